"""P9: no text is higher than its box, none has a word wider than its line; a row is as high as its highest cell.

Measured again from the file (``measure``). A text may use the insets of its shape, above or below, but not leave the
shape. PowerPoint lets a row grow with its text: the table is then higher than the plan said, which is the same fault.
"""

from collections.abc import Iterator

from export_equipe.inspect.checks.common import shorten
from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.bodies import TextBody
from export_equipe.inspect.checks.pptx.deck import SlideView
from export_equipe.inspect.checks.pptx.frames import EMU_PER_POINT
from export_equipe.inspect.checks.pptx.inherit import body_property
from export_equipe.inspect.checks.pptx.measure import Measured, measure_body

SLACK = 1.0  # points


def check_slide(slide: SlideView) -> Iterator[Finding]:
    """P9 on the texts of a slide."""
    for body in slide.bodies:
        measured = measure_body(slide, body) if body.text.strip() else None
        if measured is None or body.box is None:
            continue
        what = f"{body.shape.name}, {shorten(body.text)}"
        room = _room(body, measured)
        if measured.height > room + SLACK:
            yield Finding("P9", slide.place, f"texte haut de {measured.height:.0f} points dans {room:.0f} : {what}")
        width = measured.frame.width
        if measured.cut or measured.width > width + SLACK:
            yield Finding("P9", slide.place, f"texte plus large que sa boîte de {width:.0f} points : {what}")


def _room(body: TextBody, measured: Measured) -> float:
    """How high the text of a body may be, in points."""
    frame, box = measured.frame, body.box
    if box is None or body.cell is not None:
        return frame.height
    top, bottom = box.y / EMU_PER_POINT, box.bottom / EMU_PER_POINT
    match body_property(body, "anchor", "t"):
        case "ctr":
            middle = frame.y + frame.height / 2
            return 2 * min(middle - top, bottom - middle)
        case "b":
            return frame.y + frame.height - top
        case _:
            return bottom - frame.y
