"""How each block of the dialect comes out on slides, alone and nested: ``deck/*.md``, told slide by slide."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from tests.support.cases import Case, name_case, read_cases
from tests.support.pages import Planned, default_theme, plan_folder
from tests.support.slide_rules import find_faults

from export_equipe.layout.deck.plan import (
    CellPlan,
    ChartElement,
    DeckPlan,
    Element,
    FigureElement,
    Marker,
    PictureElement,
    SlideParagraph,
    TableElement,
    TextElement,
)
from export_equipe.masters.pptx_geometry import read_master_geometry
from export_equipe.typesetting.measure import measurer
from export_equipe.typesetting.run import Run

CASES = read_cases(Path(__file__).parent / "deck")
OPENING = "# Essai\n\n## Partie\n\n"
MARKS = {Marker.NONE: "", Marker.BULLET: "• ", Marker.NUMBER: "{}. ", Marker.TODO: "☐ ", Marker.DONE: "☑ "}


def png(width: int = 400) -> bytes:
    """A picture 200 pixels high."""
    out = BytesIO()
    Image.new("RGB", (width, 200), "#0063CB").save(out, "PNG")
    return out.getvalue()


def plan_page(text: str) -> Planned:
    files = {
        "page.md": OPENING + text,
        "image.png": png(),
        "carre.png": png(200),
        "grille.pdf": b"%PDF-1.4 essai",
        "absente.txt": "x",
    }
    return plan_folder(files, "page.md")


@pytest.mark.parametrize("case", CASES, ids=name_case)
def test_a_block_comes_out_as_told(case: Case) -> None:
    planned = plan_page(case.read("page"))
    case.check(récit="".join(f"{line}\n" for line in story(planned.deck)))
    master, measures = read_master_geometry(default_theme().deck_master), measurer(default_theme().measured)
    assert find_faults(planned.deck, master, measures) == []


def story(deck: DeckPlan) -> Iterator[str]:
    """The slides after the cover: what they show, in the order in which it is read."""
    for slide in deck.slides[1:]:
        anchors = "".join(f" #{anchor}" for anchor in slide.anchors)
        yield f"= {words(slide.title.paragraphs[0].runs)}{anchors} [{slide.layout}]"
        for element in slide.elements:
            if element.name != "Statut":
                yield from (f"  {line}" for line in told(element))


def told(element: Element) -> Iterator[str]:
    match element:
        case TextElement(paragraphs=paragraphs, fill=fill, rule=rule):
            box = "|" if fill or rule else ""
            role = {"Sous-titre": "sous-titre : ", "Légende": "légende : "}.get(element.name, "")
            yield from (f"{box}{role}{paragraph(each)}" for each in paragraphs)
        case PictureElement(picture=picture, alternative=alternative, href=href):
            yield f"[{picture.media} : {alternative}]{f'<{href}>' if href else ''}"
        case TableElement(rows=rows, head_rows=heads):
            for index, row in enumerate(rows):
                yield f"{'=' if index < heads else '-'} " + " | ".join(cell(each) for each in row.cells)
        case FigureElement():
            yield "[figure]"
        case ChartElement():
            yield "[graphique]"


def cell(plan: CellPlan) -> str:
    size = f"{plan.columns}×{plan.rows} " if (plan.columns, plan.rows) != (1, 1) else ""
    return size + " / ".join(paragraph(each) for each in plan.paragraphs)


def paragraph(plan: SlideParagraph) -> str:
    mark = MARKS[plan.marker].format(plan.number)
    text = words(plan.runs)
    return (
        "    " * plan.level
        + ("  " if plan.indent and not mark else "")
        + mark
        + (f"**{text}**" if plan.strong else text)
    )


def words(runs: tuple[Run, ...]) -> str:
    return "".join(word(run) for run in runs).replace("\n", "⏎").replace("\u00a0", " ").replace("\u202f", " ")


def word(run: Run) -> str:
    text = f"`{run.text}`" if run.code and run.text != "\n" else run.text
    text = f"{{{'/'.join(filter(None, (run.color, run.ground)))}:{text}}}" if run.color or run.ground else text
    raised = "^" if run.superscript else "~" if run.subscript else ""
    return f"{raised}{text}" + (f"<{run.href}>" if run.href else "")
