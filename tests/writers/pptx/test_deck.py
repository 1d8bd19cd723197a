"""A deck made by hand, written, then read back from its bytes: the rules P1 to P8 and the same bytes each time."""

import pickle
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openxml_audit
import pytest
from lxml import etree
from pptx import Presentation
from tests.support.goldens import check_golden

from export_equipe.diagnostics import ThemeError
from export_equipe.layout.deck.plan import DeckPlan, SlidePlan
from export_equipe.theme.model import Theme
from export_equipe.writers.package import read_package, repackage
from export_equipe.writers.pptx.deck import write_deck

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
GOLDEN = Path(__file__).parent / "golden"
PARENT = """
import pickle, sys
from export_equipe.writers.pptx.deck import write_deck
plan, theme = pickle.load(sys.stdin.buffer)
sys.stdout.buffer.write(write_deck(plan, theme))
"""


@pytest.fixture(scope="module")
def parts(deck: bytes) -> dict[str, bytes]:
    return read_package(deck)


@pytest.fixture(scope="module")
def slides(parts: dict[str, bytes]) -> list[etree._Element]:
    names = sorted(name for name in parts if re.fullmatch(r"ppt/slides/slide\d+\.xml", name))
    return [etree.fromstring(parts[name]) for name in names]


def test_the_deck_is_valid(deck: bytes, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(deck)
    assert [str(error) for error in openxml_audit.validate_pptx(str(file)).errors] == []


def test_two_processes_write_the_same_bytes(plan: DeckPlan, theme: Theme, deck: bytes) -> None:
    for seed in ("1", "2"):
        environment = {"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", PARENT]
        done = subprocess.run(
            command, input=pickle.dumps((plan, theme)), check=True, capture_output=True, env=environment
        )
        assert done.stdout == deck


def test_the_bytes_are_repackaged(deck: bytes) -> None:
    assert repackage(deck) == deck


def test_each_slide_has_one_title_first(slides: list[etree._Element], plan: DeckPlan) -> None:
    for slide, planned in zip(slides, plan.slides, strict=True):
        titles = [shape for shape in slide.iter(f"{P}sp") if shape.find(f".//{P}ph[@type='title']") is not None]
        assert len(titles) == 1
        tree = slide.find(f"{P}cSld/{P}spTree")
        assert tree is not None
        assert list(tree)[2] is titles[0]  # after the group's own properties
        words = "".join(node.text or "" for node in titles[0].iter(f"{A}t"))
        assert words == "".join(run.text for run in planned.title.paragraphs[0].runs)


def test_shape_ids_are_unique_in_each_slide(slides: list[etree._Element]) -> None:
    for slide in slides:
        numbers = Counter(node.get("id") for node in slide.iter(f"{P}cNvPr"))
        assert numbers.most_common(1)[0][1] == 1
        assert "1" in numbers


def test_shapes_come_in_the_order_of_the_plan(slides: list[etree._Element], plan: DeckPlan) -> None:
    for slide, planned in zip(slides, plan.slides, strict=True):
        tree = slide.find(f"{P}cSld/{P}spTree")
        assert tree is not None
        found = [child.find(f"*/{P}cNvPr") for child in tree]
        names = [node.get("name") for node in found if node is not None and node.get("name")]
        expected = [planned.title.name, *(each.name for each in planned.elements)]
        expected += [planned.footer.name] if planned.footer else []
        expected += ["Numéro de diapositive"] if planned.number else []
        assert [name for name in names if not name.startswith("Filet de ")] == expected


def test_no_placeholder_is_left_empty(deck: bytes) -> None:
    for slide in Presentation(BytesIO(deck)).slides:
        for shape in slide.placeholders:
            assert not shape.has_text_frame or shape.text_frame.text.strip()
        assert "Zone" not in [shape.name for shape in slide.shapes]


def test_every_run_and_paragraph_end_has_a_language(parts: dict[str, bytes]) -> None:
    written = [name for name in parts if re.match(r"ppt/(slides|notesSlides)/\w+\.xml", name)]
    trees = [etree.fromstring(parts[name]) for name in written]
    runs = [node.find(f"{A}rPr") for tree in trees for tag in ("r", "br", "fld") for node in tree.iter(f"{A}{tag}")]
    ends = [node.find(f"{A}endParaRPr") for tree in trees for node in tree.iter(f"{A}p")]
    languages = Counter("" if node is None else node.get("lang", "") for node in [*runs, *ends])
    assert set(languages) == {"fr-FR", "en"}
    assert languages["en"] == 1
    assert languages["fr-FR"] > 150


def test_every_planned_word_is_on_its_slide(slides: list[etree._Element], plan: DeckPlan) -> None:
    for slide, planned in zip(slides, plan.slides, strict=True):
        shown = "".join(node.text or "" for node in slide.iter(f"{A}t"))
        for text in _texts(planned):
            assert text in shown


def _texts(slide: SlidePlan) -> list[str]:
    shapes = [slide.title, *slide.elements]
    paragraphs = [each for shape in shapes for each in getattr(shape, "paragraphs", ())]
    cells = [cell for shape in shapes for row in getattr(shape, "rows", ()) for cell in row.cells]
    boxes = [item for shape in shapes if hasattr(shape, "scene") for item in shape.scene.items]
    paragraphs += [each for holder in (*cells, *boxes) for each in getattr(holder, "paragraphs", ())]
    return [run.text.strip("\n\x0b") for paragraph in paragraphs for run in paragraph.runs]


def test_the_number_is_a_field(slides: list[etree._Element]) -> None:
    fields = [(slide.findall(f".//{A}fld"), position) for position, slide in enumerate(slides, 1)]
    assert [[(each.get("type"), each.findtext(f"{A}t")) for each in found] for found, _ in fields] == [
        [] if position == 1 else [("slidenum", str(position))] for _, position in fields
    ]


def test_the_footer_stands_in_its_placeholder(deck: bytes) -> None:
    footers = [
        shape.text_frame.text
        for slide in Presentation(BytesIO(deck)).slides
        for shape in slide.placeholders
        if shape.name == "Pied de page"
    ]
    assert footers == ["Une équipe produit · Comité d’investissement du 14 décembre 2026"] * 4


def test_nothing_moves(slides: list[etree._Element]) -> None:
    assert [node.tag for slide in slides for tag in ("transition", "timing") for node in slide.iter(f"{P}{tag}")] == []


def test_notes_are_where_the_plan_says(deck: bytes) -> None:
    slides = Presentation(BytesIO(deck)).slides
    notes = [slide.notes_slide.notes_text_frame for slide in slides if slide.has_notes_slide]
    assert [frame.text for frame in notes if frame] == ["Rappeler la décision de juin.\nLaisser cinq minutes."]


def test_control_characters_are_left_out(parts: dict[str, bytes]) -> None:
    assert "# rien d’autre</a:t>" in parts["ppt/slides/slide6.xml"].decode()


def test_a_layout_that_the_master_lacks_is_a_theme_error(plan: DeckPlan, theme: Theme) -> None:
    unknown = replace(plan.slides[0], layout="Inconnue")
    with pytest.raises(ThemeError, match="pas de disposition « Inconnue »"):
        write_deck(replace(plan, slides=(unknown,)), theme)


def test_a_slide_reads_as_expected(parts: dict[str, bytes]) -> None:
    """The list slide as pretty XML."""
    tree = etree.fromstring(parts["ppt/slides/slide5.xml"])
    etree.indent(tree)
    written = etree.tostring(tree, encoding="unicode") + "\n"
    check_golden(GOLDEN / "lists.xml", written)
