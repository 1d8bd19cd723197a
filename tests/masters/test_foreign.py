"""Decks on three masters that are not ours: whole, readable, accessible, and the master still there."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePosixPath

import openxml_audit
import pytest
from lxml import etree
from pptx import Presentation
from tests.support.conservation import contains_in_order
from tests.support.foreign_decks import PAGE_NAMES, ForeignDeck, foreign_deck
from tests.support.masters import OLD, dark, masters, ministry, standard
from tests.support.pages import read_back, traced
from tests.support.slide_drawn import check_in_libreoffice
from tests.support.slide_rules import find_faults

from export_equipe.inspect.checks import check_file
from export_equipe.layout.deck.context import settle_layouts
from export_equipe.layout.deck.ground import grounds_under
from export_equipe.layout.deck.plan import TextElement
from export_equipe.masters.complete import complete_layout
from export_equipe.masters.decoration import FixedPicture, LayoutDecoration
from export_equipe.masters.geometry import PlaceholderKind
from export_equipe.masters.pptx_decoration import read_master_decoration
from export_equipe.masters.pptx_geometry import read_master_geometry
from export_equipe.theme.contrast import ENOUGH, least_contrast
from export_equipe.typesetting.measure import measurer
from export_equipe.writers.package import read_package

DECKS = [(master, page) for master in masters() for page in PAGE_NAMES]
KNOWN = {"tout": {"C6"}}  # the page « tout » has an address as a link
REMADE = re.compile(
    r"ppt/(slides|notesSlides|charts|embeddings|media)/.*|docProps/.*|ppt/(presProps|viewProps|presentation)\.xml"
    r"|.*\.rels|\[Content_Types\]\.xml"
)


@pytest.fixture(params=DECKS, ids="-".join)
def deck(request: pytest.FixtureRequest) -> ForeignDeck:
    return foreign_deck(*request.param)


def test_nothing_overflows_overlaps_or_is_too_small(deck: ForeignDeck) -> None:
    assert find_faults(deck.plan, read_master_geometry(deck.theme.deck_master), measurer(deck.theme.measured)) == []


@pytest.mark.parametrize(("master", "page"), DECKS)
def test_planning_says_no_more_than_on_our_master(master: str, page: str) -> None:
    ours = {(each.code, each.line) for each in foreign_deck("default", page).diagnostics}
    assert {(each.code, each.line) for each in foreign_deck(master, page).diagnostics} - ours == set()


@pytest.mark.parametrize(("master", "page"), DECKS)
def test_the_file_breaks_no_rule(master: str, page: str) -> None:
    findings = check_file(foreign_deck(master, page).data, "pptx")
    assert [finding for finding in findings if finding.rule not in KNOWN.get(page, set())] == []
    ours = check_file(foreign_deck("default", page).data, "pptx")
    assert len(findings) <= len(ours)


def test_the_file_holds_the_runs_of_its_plan_and_nothing_else(deck: ForeignDeck) -> None:
    assert contains_in_order(traced(deck.runs), read_back(deck.data, "slides")) is None


@pytest.mark.parametrize("page", PAGE_NAMES)
@pytest.mark.parametrize("master", masters())
def test_it_says_what_it_says_on_our_master(master: str, page: str) -> None:
    ours = {run.text.strip() for run in foreign_deck("default", page).runs} - {""}
    assert ours - {run.text.strip() for run in foreign_deck(master, page).runs} <= {"(suite 2/2)"}


def test_the_file_is_valid(deck: ForeignDeck, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(deck.data)
    assert [str(error) for error in openxml_audit.validate_pptx(str(file)).errors] == []


def test_every_part_is_led_to_and_none_is_of_an_old_slide(deck: ForeignDeck) -> None:
    parts = read_package(deck.data)
    assert set(parts) - _reached(parts) == set()
    assert [name for name, part in parts.items() if OLD.encode() in part] == []
    assert len([name for name in parts if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]) == len(deck.plan.slides)


def _reached(parts: dict[str, bytes]) -> set[str]:
    """The names of the parts that relationships lead to, and of those that hold these relationships."""
    reached, waiting = {"[Content_Types].xml"}, [""]
    while waiting:
        path = PurePosixPath(waiting.pop())
        rels = str(path.parent / "_rels" / f"{path.name}.rels") if path.name else "_rels/.rels"
        if rels not in parts:
            continue
        reached.add(rels)
        for each in etree.fromstring(parts[rels]):
            if each.get("TargetMode") != "External":
                target = _resolved(path.parent, each.get("Target"))
                waiting += [target] if target not in reached else []
                reached.add(target)
    return reached


def _resolved(folder: PurePosixPath, target: str) -> str:
    names: list[str] = [] if target.startswith("/") else [part for part in folder.parts if part != "."]
    for name in target.strip("/").split("/"):
        names = names[:-1] if name == ".." else [*names, name]
    return "/".join(names)


def test_what_the_master_holds_is_still_there(deck: ForeignDeck) -> None:
    before, after = read_package(deck.theme.deck_master), read_package(deck.data)
    for name in before:
        if not REMADE.fullmatch(name):
            assert _canonical(after[name]) == _canonical(before[name]), name
    assert _pictures(deck.theme.deck_master) <= {part for name, part in after.items() if name.startswith("ppt/media/")}


def _pictures(data: bytes) -> set[bytes]:
    """The pictures of the masters and the layouts of ``data``."""
    opened = Presentation(BytesIO(data))
    sheets = [sheet for master in opened.slide_masters for sheet in (master, *master.slide_layouts)]
    leads = [rel for sheet in sheets for rel in sheet.part.rels.values() if rel.reltype.endswith("/image")]
    return {rel.target_part.blob for rel in leads}


def _canonical(part: bytes) -> bytes:
    """The same tree, but for the language of the styles that texts start from, which is the deck's."""
    if not part.lstrip().startswith(b"<"):
        return part
    return re.sub(rb'(<a:defRPr[^>]*) lang="[^"]*"', rb"\1", etree.tostring(etree.fromstring(part), method="c14n"))


def test_both_masters_of_the_ministry_stay() -> None:
    opened = Presentation(BytesIO(foreign_deck("ministry", "tout").data))
    assert [len(master.slide_layouts) for master in opened.slide_masters] == [11, 1]


def test_every_run_names_the_measured_font_and_no_style_of_the_master(deck: ForeignDeck) -> None:
    for slide in Presentation(BytesIO(deck.data)).slides:
        for run in slide.shapes._spTree.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}r"):
            style = run[0]
            assert (style.get("cap"), style.get("spc")) == ("none", "0")
            assert style.find("{*}latin").get("typeface") in (
                deck.theme.font, deck.theme.code_font, deck.theme.emoji_font,
            )  # fmt: skip


def test_texts_that_stand_free_contrast_with_what_is_painted_there(deck: ForeignDeck) -> None:
    """By our own arithmetic; ``check_file`` says it by another."""
    layouts = settle_layouts(deck.theme, read_master_geometry(deck.theme.deck_master)).values()
    by_name = {layout.name: layout for layout in layouts}
    for slide in deck.plan.slides:
        for element in (slide.title, *slide.elements):
            if isinstance(element, TextElement) and not element.fill:
                grounds = grounds_under(element.box, by_name[slide.layout])
                colors = [deck.theme.color(paragraph.color) for paragraph in element.paragraphs]
                assert grounds
                assert min(least_contrast(color, grounds) for color in colors) >= ENOUGH, (slide.key, element.name)


def test_the_draft_tag_stands_on_nothing(deck: ForeignDeck) -> None:
    drawn = read_master_decoration(deck.theme.deck_master)
    for slide in deck.plan.slides:
        (tag,) = (each for each in slide.elements if each.name == "Statut")
        pictures = [item.box for item in drawn[slide.layout].items if isinstance(item, FixedPicture)]
        for box in pictures:
            assert (
                tag.box.right <= box.x or box.right <= tag.box.x or tag.box.bottom <= box.y or box.bottom <= tag.box.y
            )


def test_the_masters_are_the_same_each_time() -> None:
    made = masters()
    for make in (standard, dark, ministry):
        make.cache_clear()
    assert masters() == made


@pytest.mark.libreoffice
@pytest.mark.parametrize(("master", "page"), DECKS)
def test_libreoffice_draws_every_line_in_its_box(
    libreoffice: Callable[[Path, Path], Path], master: str, page: str
) -> None:
    """As many pages as slides, each line inside its box and the slide, no text over another."""
    deck = foreign_deck(master, page)
    geometry = read_master_geometry(deck.theme.deck_master)
    found = check_in_libreoffice(deck.data, deck.plan, geometry, libreoffice)
    assert found.pages == len(deck.plan.slides)
    assert found.faults == []


@pytest.mark.parametrize(("top", "kept"), [(5_500_000, True), (3_000_000, False)])
def test_a_foot_inside_the_content_is_kept_free_or_left_out(top: int, kept: bool) -> None:
    """Low in the zone for content, that ends over it; in its middle, the foot is not shown."""
    master = read_master_geometry(standard())
    own = next(each for each in master.layouts if each.name == "Title and Content")
    foot = own.find(PlaceholderKind.FOOTER)
    assert foot is not None
    places = tuple(
        replace(each, box=replace(each.box, y=top)) if each is foot else each
        for each in own.placeholders
        if each.kind not in (PlaceholderKind.DATE, PlaceholderKind.NUMBER)
    )
    made = complete_layout(replace(own, placeholders=places), "text", master=master, decoration=LayoutDecoration())
    zone, shown = made.find(PlaceholderKind.BODY, "Content Placeholder 2"), made.find(PlaceholderKind.FOOTER)
    assert zone is not None
    assert (shown is not None) is kept
    assert zone.box.bottom < top or not kept


@pytest.mark.parametrize(
    ("name", "places"),
    [("Title and Content", {"Sous-titre", "Statut"}), ("Title Only", {"Sous-titre", "Statut", "Texte"}),
     ("Title Slide", {"Surtitre", "Mentions", "Statut"}), ("Section Header", {"Numéro", "Statut"})],
)  # fmt: skip
def test_the_places_that_a_layout_lacks_are_free(name: str, places: set[str]) -> None:
    role = {"Title Slide": "cover", "Section Header": "section"}.get(name, "text")
    master = read_master_geometry(standard())
    own = next(each for each in master.layouts if each.name == name)
    made = complete_layout(own, role, master=master, decoration=LayoutDecoration())
    free = [each for each in made.placeholders if each.index is None]
    assert {each.name for each in free} == places
    for each in free:
        assert min(each.box.x, each.box.y, each.box.width, each.box.height) >= 0
        assert each.box.right <= master.width
        assert each.box.bottom <= master.height
