"""C10: 18 points at least for what a slide says, 12 for tables, figures, charts, captions, labels and footers.

A caption is a short text that stands right above or below a picture, a table or a figure; a label is a placeholder
that the layout keeps small (``sz="quarter"``), as it does for footers. A size that the program has shrunk by itself
(``fontScale``) is refused: it changes with the machine.
"""

from collections.abc import Iterator

from export_equipe.inspect.checks.common import shorten
from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.bodies import RUNNING, TextBody
from export_equipe.inspect.checks.pptx.deck import SlideView
from export_equipe.inspect.checks.pptx.inherit import font_scale, paragraphs_of, run_size, run_text, runs_of
from export_equipe.inspect.tree import NodeBox

FLOOR, SMALL_FLOOR = 18.0, 12.0  # points
_NEAR = 24 * 12_700  # how far a caption stands from what it names, in EMU
_CAPTION = 240  # characters
_FIGURES = ("p:pic", "p:graphicFrame", "p:grpSp")


def check_slide(slide: SlideView) -> Iterator[Finding]:
    """C10 on a slide and in its charts."""
    figures = [shape.box for shape in slide.top_shapes if any(map(shape.is_a, _FIGURES)) and shape.box]
    for body in slide.bodies:
        floor = SMALL_FLOOR if _is_small(body, figures) else FLOOR
        scale = font_scale(body)
        if scale < 1:
            yield Finding("C10", slide.place, f"{body.shape.name} : texte réduit par le logiciel à {100 * scale:.0f} %")
        sizes = (
            (run_size(run, paragraph, body) * scale, run_text(run))
            for paragraph in paragraphs_of(body)
            for run in runs_of(paragraph)
        )
        yield from (_too_small(slide, size, text, floor) for size, text in sizes if size < floor and text.strip())


def _too_small(slide: SlideView, size: float, text: str, floor: float) -> Finding:
    shown = f"{size:.4g}".replace(".", ",")
    return Finding("C10", slide.place, f"texte de {shown} points, sous le minimum de {floor:g} : {shorten(text)}")


def _is_small(body: TextBody, figures: list[NodeBox]) -> bool:
    """Whether the lower floor holds for a text."""
    shape = body.shape
    if body.cell is not None or not shape.top or shape.kind in RUNNING or shape.label:
        return True
    box = body.box
    if box is None or len(body.text) > _CAPTION or shape.kind in ("title", "ctrTitle"):
        return False
    return any(_is_near(box, figure) for figure in figures)


def _is_near(box: NodeBox, figure: NodeBox) -> bool:
    across, down = box.shared(figure)
    return across > min(box.width, figure.width) // 2 and -_NEAR <= down <= _NEAR // 4 and box.height < figure.height
