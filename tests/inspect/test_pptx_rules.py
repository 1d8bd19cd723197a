"""Each rule of slides with the defects that break it: what is planted in a sound deck is reported, and nothing else."""

from collections.abc import Callable
from typing import Any

import pytest
from pptx.util import Pt
from tests.support.pages import DRAFT_WORDS
from tests.support.sound import (
    BULLETS,
    CHART,
    PICTURE,
    PROCESS,
    RING,
    TABLE,
    TEAM,
    R,
    decorate,
    pick,
    pick_all,
    shape,
    sound_deck,
    spoilt_deck,
    xml,
)

from export_equipe.inspect.checks.draft_signs import find_draft_signs
from export_equipe.inspect.checks.pptx import check_pptx, warn_pptx

Change = Callable[[Any], None]
PLANTED: list[tuple[str, str, Change]] = []  # the rule, what the finding says, the defect


def plants(rule: str, message: str) -> Callable[[Change], Change]:
    """Adds a defect to the table."""

    def add(change: Change) -> Change:
        PLANTED.append((rule, message, change))
        return change

    return add


def tree(deck: Any, slide: int) -> Any:
    return deck.slides[slide].shapes._spTree


def body(deck: Any) -> Any:
    """The list of the slide of bullets."""
    return shape(deck, BULLETS, "Puces")._element


def enlarge(deck: Any) -> None:
    """Gives the list room for more lines."""
    box = shape(deck, BULLETS, "Puces")
    box.left, box.top, box.width, box.height = (Pt(each) for each in (54, 89, 852, 390))


def run_of(deck: Any) -> Any:
    return pick(body(deck), ".//a:r")


def cells(deck: Any) -> list[Any]:
    return pick_all(tree(deck, TABLE), ".//a:tc")


def set_text(element: Any, text: str) -> None:
    """Puts ``text`` in the first run of ``element``."""
    pick(element, ".//a:t").text = text


def set_fill(properties: Any, color: str) -> None:
    """Puts a plain fill where there was one, or before what follows it."""
    for old in properties.xpath("./a:solidFill | ./a:noFill"):
        properties.remove(old)
    at = next((n for n, each in enumerate(properties) if each.tag.endswith(("}latin", "}highlight"))), len(properties))
    properties.insert(at, xml(f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'))


def add_text(deck: Any, slide: int, words: str, place: tuple[int, int, int, int]) -> Any:
    """A free text box; the place is in points."""
    box = deck.slides[slide].shapes.add_textbox(*(Pt(each) for each in place))
    box.text_frame.word_wrap = True
    box.text_frame.text = words
    for run in pick_all(box._element, ".//a:r"):
        run.insert(0, xml('<a:rPr lang="fr-FR" sz="2000"><a:latin typeface="Arial"/></a:rPr>'))
    return box


def chart(deck: Any, slide: int = CHART) -> Any:
    return shape(deck, slide, "Graphique").chart._chartSpace


# All formats


@plants("C1", "ne dit rien du contenu, « Présentation »")
def _empty_title(deck: Any) -> None:
    deck.core_properties.title = "Présentation"


@plants("C1", "écrit par une bibliothèque")
def _program_title(deck: Any) -> None:
    deck.core_properties.title = "PowerPoint Presentation"


@plants("C1", "ne dit rien du contenu, « dossier-v2.pptx »")
def _file_title(deck: Any) -> None:
    deck.core_properties.title = "dossier-v2.pptx"


@plants("C1", "mots-clés : absent")
def _no_keywords(deck: Any) -> None:
    deck.core_properties.keywords = ""


@plants("C2", "aucune langue dans le style de texte par défaut")
def _no_default_language(deck: Any) -> None:
    for properties in pick_all(deck.element, "p:defaultTextStyle//a:defRPr"):
        properties.attrib.pop("lang", None)


@plants("C2", "style des corps en en-US")
def _english_master(deck: Any) -> None:
    pick(deck.slide_masters[0].element, ".//p:bodyStyle/a:lvl1pPr/a:defRPr").set("lang", "en-US")


@plants("C2", "langue en-GB, alors que le texte est en fr-FR")
def _english_document(deck: Any) -> None:
    deck.core_properties.language = "en-GB"


@plants("C4", "contraste de 3,11 au lieu de 4,5, #929292 sur #FFFFFF : « recevoir")
def _pale_text(deck: Any) -> None:
    for properties in pick_all(body(deck), ".//a:rPr"):
        properties.set("sz", "1700")
        set_fill(properties, "929292" if properties.getparent() is run_of(deck) else "161616")
    for end in pick_all(body(deck), ".//a:endParaRPr"):
        end.set("sz", "1700")


@plants("C4", "au lieu de 3, #C8C8C8 sur #FFFFFF : « Ce que fait le service »")
def _pale_title(deck: Any) -> None:
    set_fill(pick(shape(deck, BULLETS, "Titre")._element, ".//a:rPr"), "C8C8C8")


@plants("C4", "au lieu de 3, #161616 sur #000091 : « Informé »")
def _dark_cell(deck: Any) -> None:
    set_fill(pick(cells(deck)[5], "a:tcPr"), "000091")


@plants("C4", "au lieu de 4,5, #FFFFFF sur #FFFFFF")
def _inherited_white(deck: Any) -> None:
    for properties in pick_all(shape(deck, BULLETS, "Pied")._element, ".//a:rPr"):
        for fill in properties.findall("{*}solidFill"):
            properties.remove(fill)
    for level in pick_all(deck.slide_masters[0].element, ".//p:sp[p:nvSpPr/p:nvPr/p:ph[@type='ftr']]//a:defRPr"):
        set_fill(level, "FFFFFF")


@plants("C4", "au lieu de 3, #B6B6FF sur #FFFFFF")
def _theme_tint(deck: Any) -> None:
    """The theme's accent, mostly taken away: only arithmetic tells the colour."""
    properties = pick(shape(deck, BULLETS, "Titre")._element, ".//a:rPr")
    set_fill(properties, "000000")
    fill = properties.find("{*}solidFill")
    fill[:] = [xml('<a:schemeClr val="accent1"><a:lumMod val="20000"/><a:lumOff val="80000"/></a:schemeClr>')]


@plants("C4", "sur #1E1E1E : « recevoir")
def _dark_background(deck: Any) -> None:
    sheet = deck.slides[BULLETS]._element.find("{*}cSld")
    sheet.insert(
        0, xml("<p:bg><p:bgPr><a:solidFill><a:srgbClr val='1E1E1E'/></a:solidFill><a:effectLst/></p:bgPr></p:bg>")
    )


@plants("C4", "sur #161616 : « Les chiffres de l’essai »")
def _dark_shape_beneath(deck: Any) -> None:
    caption = shape(deck, PICTURE, "Légende")
    panel = deck.slides[PICTURE].shapes.add_shape(1, caption.left, caption.top, caption.width, caption.height)
    set_fill(panel._element.spPr, "161616")
    decorate(panel._element)
    caption._element.addprevious(panel._element)


@plants("C4", "#FFFF00 : « recevoir")
def _highlight(deck: Any) -> None:
    properties = run_of(deck).find("{*}rPr")
    set_fill(properties, "FFFFFF")
    properties.append(xml('<a:highlight><a:srgbClr val="FFFF00"/></a:highlight>'))


@plants("C4", "au lieu de 3, #DDDDDD sur #FFFFFF : tracé")
def _pale_arrow(deck: Any) -> None:
    set_fill(pick(tree(deck, PROCESS), ".//p:cxnSp/p:spPr/a:ln"), "DDDDDD")


@plants("C4", "Graphique, « Évolutions »")
def _pale_series(deck: Any) -> None:
    for properties in pick_all(chart(deck), ".//c:ser[1]/c:spPr"):
        set_fill(properties, "EEEEEE")
        properties.remove(properties.find("{*}ln"))


@plants("C4", "étiquette dans « Évolutions »")
def _pale_label(deck: Any) -> None:
    for properties in pick_all(chart(deck), ".//c:ser[1]/c:dLbls//a:defRPr"):
        set_fill(properties, "000050")


@plants("C5", "ne se distinguent que par la couleur")
def _same_grey(deck: Any) -> None:
    """A red and a green of one lightness."""
    for series, color in zip(pick_all(chart(deck), ".//c:ser"), ("C00000", "00700F"), strict=True):
        set_fill(series.find("{*}spPr"), color)
        for properties in pick_all(series, "c:dLbls//a:defRPr"):
            set_fill(properties, "FFFFFF")


@plants("C5", "« Courriel » et « Guichet » ne se distinguent")
def _unnamed_parts(deck: Any) -> None:
    for flag in pick_all(chart(deck, RING), ".//c:dLbls//c:showCatName"):
        flag.set("val", "0")


@plants("C5", "signe sans mot à côté : « 🔒 »")
def _lonely_emoji(deck: Any) -> None:
    runs = pick_all(cells(deck)[4], ".//a:r")
    for run in runs[1:]:
        run.getparent().remove(run)


@plants("C5", "signe sans mot à côté : « ✔ »")
def _lonely_check(deck: Any) -> None:
    set_text(body(deck), "✔")


@plants("C5", "cellule sans texte, marquée par sa seule couleur #6A6AF4")
def _colored_cell(deck: Any) -> None:
    cell = cells(deck)[5]
    run = pick(cell, ".//a:r")
    run.getparent().remove(run)
    set_fill(pick(cell, "a:tcPr"), "6A6AF4")


@plants("C5", "même texte en deux couleurs : « Responsable »")
def _two_colors(deck: Any) -> None:
    set_text(cells(deck)[11], "Responsable")
    set_fill(pick(cells(deck)[8], "a:tcPr"), "B8FEC9")


@plants("C6", "« cliquez ici »")
def _vague_link(deck: Any) -> None:
    set_text(pick(body(deck), ".//a:r[a:rPr/a:hlinkClick]"), "cliquez ici")


@plants("C7", "numéros ou tirets tapés à la main : « 2. deuxième »")
def _typed_number_of_a_list(deck: Any) -> None:
    add_text(deck, BULLETS, "1. premier\n2. deuxième", (54, 400, 400, 80))


@plants("C7", "puce tapée à la main : « • un »")
def _typed_bullet(deck: Any) -> None:
    add_text(deck, BULLETS, "• un", (54, 400, 400, 40))


@plants("C7", "puce ou lettre tapée à la main : « b) deux »")
def _typed_letters(deck: Any) -> None:
    add_text(deck, BULLETS, "a) un\nb) deux", (54, 400, 400, 80))


@plants("C7", "liste tapée dans un seul paragraphe")
def _typed_lines(deck: Any) -> None:
    enlarge(deck)
    paragraph = pick(body(deck), ".//a:p[1]")
    run = pick(paragraph, "a:r")
    set_text(run, "À faire :")
    for words in ("• un", "• deux"):
        line = xml(f'<a:r><a:rPr lang="fr-FR" sz="2400"/><a:t>{words}</a:t></a:r>')
        run.addnext(line)
        run.addnext(xml('<a:br><a:rPr lang="fr-FR" sz="2400"/></a:br>'))


@plants("C7", "numéros ou tirets tapés à la main : « — deux »")
def _typed_dashes(deck: Any) -> None:
    add_text(deck, BULLETS, "— un\n— deux", (54, 400, 400, 80))


@plants("C8", "item vide")
def _empty_paragraph(deck: Any) -> None:
    enlarge(deck)
    pick(body(deck), ".//a:p[1]").addnext(xml('<a:p><a:endParaRPr lang="fr-FR" sz="1800"/></a:p>'))


@plants("C8", "suite d’espaces")
def _spaces(deck: Any) -> None:
    set_text(body(deck), "recevoir      répondre")


@plants("C8", "tabulation dans")
def _tab(deck: Any) -> None:
    set_text(body(deck), "recevoir\trépondre")


@plants("C8", "sauts de ligne pour la mise en page")
def _line_ends(deck: Any) -> None:
    enlarge(deck)
    for _ in range(2):
        run_of(deck).addnext(xml('<a:br><a:rPr lang="fr-FR" sz="1800"/></a:br>'))


@plants("C9", "cellule d’en-tête vide")
def _empty_head(deck: Any) -> None:
    set_text(cells(deck)[1], "")


@plants("C10", "texte de 16 points, sous le minimum de 18")
def _small_text(deck: Any) -> None:
    run_of(deck).find("{*}rPr").set("sz", "1600")


@plants("C10", "texte de 17 points, sous le minimum de 18")
def _small_by_inheritance(deck: Any) -> None:
    """Nothing on the slide says the size: the layout's placeholder does."""
    for properties in pick_all(body(deck), ".//a:rPr"):
        properties.attrib.pop("sz", None)
    for level in pick_all(deck.slides[BULLETS].slide_layout._element, ".//p:sp[.//p:ph[@idx='1']]//a:lstStyle"):
        level[:] = [xml('<a:lvl1pPr><a:defRPr sz="1700"/></a:lvl1pPr>')]


@plants("C10", "texte de 11 points, sous le minimum de 12")
def _small_cell(deck: Any) -> None:
    for properties in pick_all(cells(deck)[5], ".//a:rPr"):
        properties.set("sz", "1100")


@plants("C10", "texte réduit par le logiciel à 85 %")
def _shrunk(deck: Any) -> None:
    pick(body(deck), ".//a:bodyPr")[:] = [xml('<a:normAutofit fontScale="85000"/>')]


@plants("C10", "Graphique : texte de 9 points")
def _small_chart(deck: Any) -> None:
    pick(chart(deck), ".//c:catAx//a:defRPr").set("sz", "900")


@plants("C10", "la taille des textes du graphique n’est pas fixée")
def _chart_without_size(deck: Any) -> None:
    for properties in pick_all(chart(deck), "c:txPr//a:defRPr"):
        properties.attrib.pop("sz")


@plants("C12", "marque de rédaction : « [À compléter] »")
def _mark(deck: Any) -> None:
    set_text(body(deck), "[À compléter]")


@plants("C12", "mention non résolue : « voir equipe/roles.md »")
def _mention(deck: Any) -> None:
    set_text(body(deck), "voir equipe/roles.md")


@plants("C12", "lien sans cible")
def _link_without_target(deck: Any) -> None:
    pick(body(deck), ".//a:hlinkClick").set(f"{{{R}}}id", "rId999")


@plants("C12", "lien sans adresse")
def _link_without_address(deck: Any) -> None:
    pick(body(deck), ".//a:hlinkClick").attrib.pop(f"{{{R}}}id")


@plants("C12", "lien vers une diapositive absente")
def _jump_to_nowhere(deck: Any) -> None:
    link = pick(body(deck), ".//a:hlinkClick")
    gone = deck.slides[PROCESS].part
    link.set(f"{{{R}}}id", deck.slides[BULLETS].part.relate_to(gone, f"{R}/slide"))
    link.set("action", "ppaction://hlinksldjump")
    entry = deck.slides._sldIdLst[PROCESS]
    deck.part.drop_rel(entry.rId)
    deck.slides._sldIdLst.remove(entry)


# Slides


@plants("P1", "titre vide")
def _no_words_in_the_title(deck: Any) -> None:
    set_text(shape(deck, TABLE, "Titre")._element, "")


@plants("P1", "0 titre(s) au lieu d’un")
def _no_title(deck: Any) -> None:
    title = shape(deck, TABLE, "Titre")._element
    title.getparent().remove(title)


@plants("P1", "même titre que la diapositive 2")
def _same_title(deck: Any) -> None:
    set_text(shape(deck, TABLE, "Titre")._element, "Ce que fait le service")


@plants("P1", "titre qui ne dit rien : « Titre de la diapositive »")
def _prompt_title(deck: Any) -> None:
    set_text(shape(deck, TABLE, "Titre")._element, "Titre de la diapositive")


@plants("P2", "espace réservé laissé vide (body)")
def _empty_placeholder(deck: Any) -> None:
    for run in pick_all(body(deck), ".//a:r"):
        run.getparent().remove(run)
    for paragraph in pick_all(body(deck), ".//a:p")[1:]:
        paragraph.getparent().remove(paragraph)


@plants("P2", "consigne de la disposition laissée")
def _prompt(deck: Any) -> None:
    words = pick_all(deck.slides[BULLETS].slide_layout._element, ".//p:sp[.//p:ph[@idx='1']]//a:t")
    for paragraph in pick_all(body(deck), ".//a:p")[1:]:
        paragraph.getparent().remove(paragraph)
    set_text(body(deck), " ".join(each.text for each in words))


@plants("P2", "texte libre (Puces) alors que la disposition")
def _free_text(deck: Any) -> None:
    mark = pick(body(deck), ".//p:ph")
    mark.getparent().remove(mark)
    properties = pick(body(deck), "./p:spPr")
    if properties.find("{*}xfrm") is None:
        properties.insert(0, xml('<a:xfrm><a:off x="685800" y="1409700"/><a:ext cx="10820400" cy="4781550"/></a:xfrm>'))
    for paragraph in pick_all(body(deck), ".//a:p/a:pPr"):
        paragraph.set("marL", "342900")


@plants("P2", "tableau libre (Corps) alors que la disposition")
def _free_table(deck: Any) -> None:
    mark = pick(shape(deck, TABLE, "Corps")._element, ".//p:ph")
    mark.getparent().remove(mark)


@plants("P2", "graphique libre (Graphique) alors que la disposition")
def _free_chart(deck: Any) -> None:
    mark = pick(shape(deck, CHART, "Graphique")._element, ".//p:ph")
    mark.getparent().remove(mark)


@plants("P3", "le titre n’est pas le premier")
def _title_last(deck: Any) -> None:
    tree(deck, BULLETS).append(shape(deck, BULLETS, "Titre")._element)


@plants("P3", "Sous-titre est lu après Figure, qui est plus bas")
def _subtitle_last(deck: Any) -> None:
    shape(deck, TEAM, "Figure")._element.addnext(shape(deck, TEAM, "Sous-titre")._element)


@plants("P3", "est lu après Droite, qui est plus à droite")
def _left_after_right(deck: Any) -> None:
    for name, left in (("Droite", 500), ("Gauche", 60)):
        add_text(deck, BULLETS, name, (left, 300, 300, 40)).name = name


@plants("P4", "aucun texte de remplacement")
def _no_alternative(deck: Any) -> None:
    pick(shape(deck, TEAM, "Figure")._element, "./*/p:cNvPr").set("descr", "")


@plants("P4", "Graphique : aucun texte de remplacement")
def _chart_without_alternative(deck: Any) -> None:
    pick(shape(deck, CHART, "Graphique")._element, "./*/p:cNvPr").set("descr", " ")


@plants("P4", "est un nom de fichier, « bord.png »")
def _file_name(deck: Any) -> None:
    pick(shape(deck, PICTURE, "Image")._element, "./*/p:cNvPr").set("descr", "bord.png")


@plants("P4", "le texte de remplacement dit « Image de ")
def _image_of(deck: Any) -> None:
    pick(shape(deck, PICTURE, "Image")._element, "./*/p:cNvPr").set("descr", "Image de trois courbes")


@plants("P4", "ne dit rien, « Image 3 »")
def _numbered_image(deck: Any) -> None:
    pick(shape(deck, PICTURE, "Image")._element, "./*/p:cNvPr").set("descr", "Image 3")


@plants("P4", "répète le texte voisin, « Les chiffres de l'essai. »")
def _caption_again(deck: Any) -> None:
    pick(shape(deck, PICTURE, "Image")._element, "./*/p:cNvPr").set("descr", "Les chiffres de l'essai.")


@plants("P4", "répète le texte voisin, « Qui fait quoi »")
def _title_again(deck: Any) -> None:
    pick(shape(deck, TABLE, "Corps")._element, "./*/p:cNvPr").set("descr", "Qui fait quoi")


@plants("P4", "marqué comme décoratif, mais il contient du texte")
def _decorative_words(deck: Any) -> None:
    decorate(shape(deck, TEAM, "Figure")._element)


@plants("P5", "sans ligne d’en-tête (firstRow)")
def _no_first_row(deck: Any) -> None:
    shape(deck, TABLE, "Corps").table.first_row = False


@plants("P5", "sans être déclarée en-tête (firstCol)")
def _no_first_column(deck: Any) -> None:
    shape(deck, TABLE, "Corps").table.first_col = False


@plants("P6", "texte sans langue : « recevoir")
def _no_language(deck: Any) -> None:
    run_of(deck).find("{*}rPr").attrib.pop("lang")


@plants("P6", "texte sans langue : « Informé »")
def _no_language_in_a_cell(deck: Any) -> None:
    pick(cells(deck)[5], ".//a:rPr").attrib.pop("lang")


@plants("P6", "fin de paragraphe sans langue")
def _no_language_at_the_end(deck: Any) -> None:
    pick(body(deck), ".//a:endParaRPr").attrib.pop("lang")


@plants("P6", "diapositive 2, commentaires")
def _no_language_in_the_notes(deck: Any) -> None:
    deck.slides[BULLETS].notes_slide.notes_text_frame.text = "À dire"


@plants("P6", "textes du graphique sans langue")
def _no_language_in_a_chart(deck: Any) -> None:
    for properties in pick_all(chart(deck), "c:txPr//*[@lang]"):
        properties.attrib.pop("lang")


@plants("P7", "transition")
def _transition(deck: Any) -> None:
    deck.slides[BULLETS].element.append(xml('<p:transition advTm="3000"/>'))


@plants("P7", "animation")
def _animation(deck: Any) -> None:
    deck.slide_layouts[1]._element.append(xml("<p:timing/>"))


@plants("P8", "pas de numéro de diapositive")
def _typed_number(deck: Any) -> None:
    for field in pick_all(tree(deck, BULLETS), ".//a:fld"):
        field.tag = field.tag.replace("}fld", "}r")
        field.attrib.clear()


@plants("P9", "Graphique sort de la diapositive")
def _outside(deck: Any) -> None:
    shape(deck, CHART, "Graphique").left = deck.slide_width - Pt(100)


@plants("P9", "sort de la diapositive")
def _outside_in_a_group(deck: Any) -> None:
    last = pick_all(shape(deck, TEAM, "Figure")._element, "./p:sp[p:txBody//a:t]")[-1]
    pick(last, "p:spPr/a:xfrm/a:off").set("x", str(deck.slide_width - Pt(20)))


@plants("P9", "Sous-titre et Figure se chevauchent")
def _overlap(deck: Any) -> None:
    box = shape(deck, TEAM, "Sous-titre")
    box.left, box.top, box.width, box.height = (Pt(each) for each in (54, 100, 852, 22))


@plants("P9", "se chevauchent")
def _overlap_in_a_group(deck: Any) -> None:
    one, other = pick_all(shape(deck, PROCESS, "Figure")._element, "./p:sp[p:txBody//a:t]")[:2]
    for side in ("x", "y"):
        place = pick(one, "p:spPr/a:xfrm/a:off").get(side)
        pick(other, "p:spPr/a:xfrm/a:off").set(side, place)


@plants("P9", "texte haut de")
def _too_much_text(deck: Any) -> None:
    set_text(body(deck), "recevoir les demandes et y répondre dans le délai " * 20)


@plants("P9", "texte haut de")
def _too_much_in_a_cell(deck: Any) -> None:
    set_text(cells(deck)[5], "recevoir les demandes et y répondre dans le délai " * 3)


@plants("P9", "texte haut de")
def _too_much_in_a_box(deck: Any) -> None:
    box = pick(shape(deck, PROCESS, "Figure")._element, "./p:sp[p:txBody//a:t]")
    set_text(box, "recevoir les demandes et y répondre dans le délai " * 12)


@plants("P9", "plus large que sa boîte")
def _too_long_a_word(deck: Any) -> None:
    set_text(cells(deck)[5], "anticonstitutionnellement" * 2)


# A defect that cannot be planted without another.
SIDE_EFFECTS = {
    "_pale_text": {"C10"},  # small enough for the higher contrast
    "_pale_series": {"C5"},  # as pale as its neighbour
}


def test_the_sound_deck_has_no_fault() -> None:
    assert check_pptx(sound_deck()) == ()
    assert warn_pptx(sound_deck()) == ()
    assert find_draft_signs(sound_deck(), DRAFT_WORDS) == ()


@pytest.mark.parametrize(
    ("rule", "message", "change"), [pytest.param(*row, id=f"{row[0]}{row[2].__name__}") for row in PLANTED]
)
def test_a_planted_defect_is_reported(rule: str, message: str, change: Change) -> None:
    found = check_pptx(spoilt_deck(change))
    assert [each for each in found if each.rule == rule and message in f"{each.place} : {each.message}"], found
    assert {each.rule for each in found} - {rule} <= SIDE_EFFECTS.get(change.__name__, set()), found


def test_every_rule_has_a_planted_defect() -> None:
    wanted = {f"C{number}" for number in range(1, 13)} | {f"P{number}" for number in range(1, 10)}
    assert wanted - {rule for rule, _, _ in PLANTED} == {"C3", "C11"}, "C3 is P4 on slides; C11 is a warning"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("confié à la DGFIP", ["DGFIP"]),
        ("confié à la direction générale des finances publiques (DGFIP)", []),
        ("la DGFIP (direction générale des finances publiques)", []),
        ("20 TTC en PDF, tome IV", []),
        ("UN TITRE EN CAPITALES", []),
        ("les API et l’API", ["API"]),
    ],
)
def test_an_acronym_is_expanded_at_its_first_use(words: str, expected: list[str]) -> None:
    found = warn_pptx(spoilt_deck(lambda deck: set_text(body(deck), words)))
    assert [each.message.split()[-1] for each in found if each.rule == "C11"] == expected


def test_a_number_or_a_dash_alone_is_no_list() -> None:
    def change(deck: Any) -> None:
        for name, top in (("2. Contexte", 400), ("— Une agente", 440)):
            add_text(deck, BULLETS, name, (54, top, 400, 40))

    assert check_pptx(spoilt_deck(change)) == ()


def test_what_cannot_be_known_is_not_reported() -> None:
    """A text on a picture; a font without metrics."""

    def change(deck: Any) -> None:
        add_text(deck, PICTURE, "Blanc", (340, 200, 200, 40))
        set_fill(pick(tree(deck, PICTURE), "./p:sp[last()]//a:rPr"), "FFFFFF")
        for properties in pick_all(body(deck), ".//a:rPr"):
            properties.append(xml('<a:latin typeface="Marianne"/>'))

    assert [each for each in check_pptx(spoilt_deck(change)) if each.rule in ("C4", "P9")] == []
