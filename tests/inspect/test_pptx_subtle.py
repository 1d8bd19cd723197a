"""Defects that hide: in notes, charts, alternatives, odd spaces, half covered grounds; and what only looks like one.

Rows as in ``test_pptx_rules``: the rule, what the finding says, what is planted in the sound deck.
"""

from collections.abc import Callable
from typing import Any

import pytest
from pptx.util import Pt
from tests.support.sound import (
    BULLETS,
    CHART,
    PICTURE,
    R,
    decorate,
    pick,
    pick_all,
    shape,
    spoilt_deck,
    xml,
)

from export_equipe.inspect.checks.pptx import check_pptx

Change = Callable[[Any], None]
PLANTED: list[tuple[str, str, Change]] = []
SOUND: list[Change] = []


def plants(rule: str, message: str) -> Callable[[Change], Change]:
    """Adds a defect to the table."""

    def add(change: Change) -> Change:
        PLANTED.append((rule, message, change))
        return change

    return add


def sound(change: Change) -> Change:
    """Adds a change that breaks nothing."""
    SOUND.append(change)
    return change


def body(deck: Any) -> Any:
    return shape(deck, BULLETS, "Puces")._element


def chart(deck: Any) -> Any:
    return shape(deck, CHART, "Graphique").chart._chartSpace


def set_text(element: Any, text: str) -> None:
    pick(element, ".//a:t").text = text


def set_fill(properties: Any, color: str) -> None:
    """A plain fill, in place of the first child's when it is one."""
    for old in properties.xpath("./a:solidFill | ./a:noFill"):
        properties.remove(old)
    at = next((n for n, each in enumerate(properties) if each.tag.endswith("}latin")), len(properties))
    properties.insert(at, xml(f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'))


def set_alternative(deck: Any, text: str) -> None:
    pick(shape(deck, PICTURE, "Image")._element, "./*/p:cNvPr").set("descr", text)


def add_text(deck: Any, words: str, color: str = "161616") -> Any:
    """A free text below the list."""
    box = deck.slides[BULLETS].shapes.add_textbox(Pt(60), Pt(380), Pt(400), Pt(60))
    box.text_frame.word_wrap = True
    box.text_frame.text = words
    for run in pick_all(box._element, ".//a:r"):
        run.insert(0, xml('<a:rPr lang="fr-FR" sz="2000"><a:latin typeface="Arial"/></a:rPr>'))
        set_fill(run[0], color)
    return box


def add_panel(deck: Any, width: int, color: str) -> None:
    """A panel of that width, drawn before what is added next, where ``add_text`` puts its box."""
    panel = deck.slides[BULLETS].shapes.add_shape(1, Pt(60), Pt(380), Pt(width), Pt(60))
    set_fill(panel._element.spPr, color)
    decorate(panel._element)


def lead_to(deck: Any, address: str) -> None:
    """Changes the address of the slide's link."""
    part = deck.slides[BULLETS].part
    identifier = part.relate_to(address, f"{R}/hyperlink", is_external=True)
    pick(body(deck), ".//a:hlinkClick").set(f"{{{R}}}id", identifier)


@plants("C1", "auteur : écrit par un logiciel, « Steve Canny »")
def _program_author(deck: Any) -> None:
    deck.core_properties.author = "Steve Canny"


@plants("C1", "ne dit rien du contenu, « dossier_comite_v2 »")
def _underscored_title(deck: Any) -> None:
    deck.core_properties.title = "dossier_comite_v2"


@plants("C4", "#000000 sur #161616 : « Bonjour »")
def _dark_on_a_narrow_panel(deck: Any) -> None:
    """The panel does not hold the text's box, but it holds the text."""
    add_panel(deck, 200, "161616")
    add_text(deck, "Bonjour", "000000")


@plants("C4", "#DDDDDD sur #FFFFFF : « recevoir")
def _pale_master(deck: Any) -> None:
    """The colour stands in the master's text style alone."""
    for properties in pick_all(body(deck), ".//a:rPr"):
        for fill in properties.findall("{*}solidFill"):
            properties.remove(fill)
    for level in pick_all(deck.slides[BULLETS].slide_layout._element, ".//p:sp[.//p:ph[@idx='1']]//a:lstStyle"):
        level[:] = []
    for properties in pick_all(deck.slide_masters[0].element, ".//p:bodyStyle//a:defRPr"):
        set_fill(properties, "DDDDDD")


@plants("C4", "sur #161616 : « recevoir")
def _other_color_map(deck: Any) -> None:
    """The slide turns the master's colours round, the background too."""
    master = deck.slide_masters[0].element
    pick(master, "p:cSld/p:bg/p:bgPr/a:solidFill")[:] = [xml('<a:schemeClr val="bg1"/>')]
    slide = deck.slides[BULLETS]._element
    for old in slide.findall("{*}clrMapOvr"):
        slide.remove(old)
    same = " ".join(f'{name}="{name}"' for name in (*(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink"))
    names = f'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" {same}'
    slide.append(xml(f"<p:clrMapOvr><a:overrideClrMapping {names}/></p:clrMapOvr>"))


@plants("C4", "#CCCCCC sur #FFFFFF : textes de Graphique")
def _pale_axis(deck: Any) -> None:
    set_fill(pick(chart(deck), ".//c:catAx//a:defRPr"), "CCCCCC")


@plants("C4", "#000050 sur #000091 : étiquette dans « Évolutions »")
def _label_without_a_place(deck: Any) -> None:
    """Labels of stacked bars stand inside when nothing says where."""
    for place in pick_all(chart(deck), ".//c:ser[1]//c:dLblPos"):
        place.getparent().remove(place)
    for properties in pick_all(chart(deck), ".//c:ser[1]/c:dLbls//a:defRPr"):
        set_fill(properties, "000050")


@plants("C6", "« exemple.fr/bilan »")
def _address_without_scheme(deck: Any) -> None:
    set_text(pick(body(deck), ".//a:r[a:rPr/a:hlinkClick]"), "exemple.fr/bilan")


@plants("C6", "« En savoir plus… »")
def _vague_with_a_stop(deck: Any) -> None:
    set_text(pick(body(deck), ".//a:r[a:rPr/a:hlinkClick]"), "En savoir plus…")


@plants("C6", "ne dit pas où il mène : « → »")
def _arrow_as_a_link(deck: Any) -> None:
    set_text(pick(body(deck), ".//a:r[a:rPr/a:hlinkClick]"), "→")


@plants("C7", "puce tapée à la main : « ➢ premier »")
def _typed_arrow(deck: Any) -> None:
    add_text(deck, "➢ premier")


@plants("C8", "espaces insécables ou larges")
def _hard_spaces(deck: Any) -> None:
    set_text(body(deck), "recevoir\u00a0\u00a0\u00a0\u00a0répondre")


@plants("C8", "espaces insécables ou larges")
def _alternating_spaces(deck: Any) -> None:
    set_text(body(deck), "recevoir \u00a0 \u00a0 répondre")


@plants("C8", "zone de texte vide (TextBox")
def _empty_text_box(deck: Any) -> None:
    deck.slides[BULLETS].shapes.add_textbox(Pt(60), Pt(380), Pt(400), Pt(60))


@plants("C10", "texte réduit par le logiciel à 85")
def _shrunk_with_a_sign(deck: Any) -> None:
    """A share may be written with a sign."""
    for properties in pick_all(body(deck), ".//a:rPr"):
        properties.set("sz", "2400")
    pick(body(deck), ".//a:bodyPr")[:] = [xml('<a:normAutofit fontScale="85%"/>')]


@plants("C10", "texte de 12 points, sous le minimum de 18")
def _quarter_of_a_slide(deck: Any) -> None:
    """Masters of other programs call « quarter » what holds a slide's content."""
    for properties in pick_all(body(deck), ".//a:rPr"):
        properties.set("sz", "1200")
    pick(body(deck), ".//p:ph").set("sz", "quarter")


@plants("C12", "marque de rédaction : « Schéma ici »")
def _place_of_a_figure(deck: Any) -> None:
    set_text(body(deck), "Schéma ici")


@plants("C12", "marque de rédaction : « [À compléter] trois courbes »")
def _mark_in_an_alternative(deck: Any) -> None:
    set_alternative(deck, "[À compléter] trois courbes")


@plants("C12", "marque de rédaction : « [TODO] »")
def _mark_in_a_chart(deck: Any) -> None:
    pick(chart(deck), ".//c:ser[1]/c:tx//c:v").text = "[TODO]"


@plants("C12", "diapositive 2, commentaires : marque de rédaction")
def _mark_in_the_notes(deck: Any) -> None:
    deck.slides[BULLETS].notes_slide.notes_text_frame.text = "[ENRICHIR] dire"
    pick(deck.slides[BULLETS].notes_slide._element, ".//a:r").insert(0, xml('<a:rPr lang="fr-FR"/>'))


@plants("C12", "lien vers un fichier que le lecteur n’a pas")
def _link_to_a_page_of_the_source(deck: Any) -> None:
    lead_to(deck, "equipe/roles.md")


@plants("C12", "lien vers un fichier que le lecteur n’a pas")
def _link_to_a_disk(deck: Any) -> None:
    lead_to(deck, "file:///C:/bilan.docx")


@plants("C12", "lien sans adresse")
def _link_to_nothing(deck: Any) -> None:
    lead_to(deck, "#")


@plants("P4", "le texte de remplacement dit « Image représentant")
def _image_showing(deck: Any) -> None:
    set_alternative(deck, "Image représentant trois courbes")


@plants("P4", "ne dit rien, « IMG_20240112 »")
def _name_of_a_camera(deck: Any) -> None:
    set_alternative(deck, "IMG_20240112")


@plants("P4", "tracé sans texte de remplacement")
def _panel_without_words(deck: Any) -> None:
    panel = deck.slides[BULLETS].shapes.add_shape(1, Pt(60), Pt(380), Pt(400), Pt(60))
    set_fill(panel._element.spPr, "000091")


@plants("P6", "texte sans langue")
def _empty_language(deck: Any) -> None:
    pick(body(deck), ".//a:r/a:rPr").set("lang", "")


@plants("P9", "Rectangle 5 couvre le texte de Puces")
def _panel_over_a_text(deck: Any) -> None:
    covered = shape(deck, BULLETS, "Puces")
    panel = deck.slides[BULLETS].shapes.add_shape(1, covered.left, covered.top, covered.width, covered.height)
    set_fill(panel._element.spPr, "000091")
    decorate(panel._element)


@plants("P9", "Image couvre le texte de Légende")
def _picture_over_its_caption(deck: Any) -> None:
    caption, picture = shape(deck, PICTURE, "Légende"), shape(deck, PICTURE, "Image")
    picture.top = caption.top - picture.height + caption.height
    pick(caption._element, ".//a:r/a:rPr").set("sz", "1800")
    caption._element.addnext(picture._element)


@sound
def _white_on_a_narrow_panel(deck: Any) -> None:
    add_panel(deck, 200, "161616")
    add_text(deck, "Bonjour", "FFFFFF")


@sound
def _white_across_an_edge(deck: Any) -> None:
    """Half on the panel, half beside it: what the eye sees is not known."""
    add_panel(deck, 100, "161616")
    add_text(deck, "Bonjour à toutes et à tous", "FFFFFF")


@sound
def _link_to_a_mailbox(deck: Any) -> None:
    lead_to(deck, "mailto:equipe@exemple.fr")


@sound
def _link_to_a_document_beside(deck: Any) -> None:
    lead_to(deck, "../equipe/arrivee.pptx")


@sound
def _link_to_a_page_elsewhere(deck: Any) -> None:
    lead_to(deck, "https://exemple.fr/README.md")


@sound
def _french_spaces(deck: Any) -> None:
    set_text(body(deck), "1\u202f000\u00a0€ : «\u00a0oui\u00a0» — b. 3 à 4\u202f%")


@sound
def _one_glyph_among_words(deck: Any) -> None:
    add_text(deck, "Accueil ▶ Démarches ▶ Suivi, ici présenté")


@sound
def _name_of_a_site(deck: Any) -> None:
    set_text(pick(body(deck), ".//a:r[a:rPr/a:hlinkClick]"), "data.gouv.fr")


@sound
def _alternative_with_a_number(deck: Any) -> None:
    set_alternative(deck, "Tableau de bord : 3 courbes en 2026")


@sound
def _number_that_is_none(deck: Any) -> None:
    """What a spreadsheet says of a missing value."""
    pick(chart(deck), ".//c:ser[1]/c:val//c:pt/c:v").text = "#N/A"


@sound
def _chart_of_another_kind(deck: Any) -> None:
    """A treemap, whose markup says nothing that is read here."""
    namespace = "http://schemas.microsoft.com/office/drawing/2014/chartex"
    part = shape(deck, CHART, "Graphique").chart.part
    part._element = xml(f'<cx:chartSpace xmlns:cx="{namespace}"><cx:chart/></cx:chartSpace>')


@pytest.mark.parametrize(
    ("rule", "message", "change"), [pytest.param(*row, id=f"{row[0]}{row[2].__name__}") for row in PLANTED]
)
def test_a_hidden_defect_is_reported(rule: str, message: str, change: Change) -> None:
    found = check_pptx(spoilt_deck(change))
    assert [each for each in found if each.rule == rule and message in f"{each.place} : {each.message}"], found
    assert {each.rule for each in found} == {rule}, found


@pytest.mark.parametrize("change", SOUND, ids=[change.__name__ for change in SOUND])
def test_what_only_looks_like_a_defect_is_not(change: Change) -> None:
    assert check_pptx(spoilt_deck(change)) == ()
