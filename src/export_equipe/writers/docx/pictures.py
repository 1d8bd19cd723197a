"""Pictures on lines of their own, with their caption below (D4).

Comes in: a ``FlowFigure`` (a scene), a ``FlowPicture`` or the cover of a card. Goes out: a paragraph of drawings, and
the caption; a dashed frame with words where there is no picture to show. Decided here: how high a picture may be, so
that its caption stands on the same page.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from export_equipe.figures.png import draw_png
from export_equipe.figures.scene import Scene
from export_equipe.figures.svg import draw_svg
from export_equipe.layout.flow.plan import FlowFigure, FlowImage, FlowPicture
from export_equipe.typesetting.run import Runs
from export_equipe.writers.docx.captions import write_caption
from export_equipe.writers.docx.drawings import Drawing, drawing_of, fit, write_drawing
from export_equipe.writers.docx.frames import TWIPS_PER_POINT
from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.places import Place, form_at, room_at
from export_equipe.writers.docx.runs import TALLEST_PICTURE, write_runs
from export_equipe.writers.docx.wordml import Element, w, w_text

PNG_SCALE = 2.0  # pixels a point: the fallback of a vector picture
COVER, COVER_HEIGHT = 0.3, 64.0  # of the card's width, points
TALLEST_SCENE = 0.85  # of the text's height
ALIGNS = {"start": "left", "center": "center", "end": "right"}


def write_figure(figure: FlowFigure, manuscript: Manuscript, place: Place) -> None:
    """Appends the drawn scene, tied to its caption."""
    drawing = w("r", write_drawing(_scene(figure.scene, manuscript, place), manuscript))
    _write_captioned([drawing], figure, manuscript, place, align="")


def write_picture(block: FlowPicture, manuscript: Manuscript, place: Place) -> None:
    """Appends the pictures in their order, tied to their caption."""
    shown = [
        (missing, tuple(images)) for missing, images in groupby(block.images, key=lambda image: image.picture is None)
    ]
    last = len(shown) - 1
    captioned = bool(block.number or block.caption)
    for index, (missing, images) in enumerate(shown):
        if missing:
            for image in images:
                write_missing(image, manuscript, place, keep_next=captioned or index < last)
        elif index == last:
            _write_captioned(_drawings(images, manuscript, place), block, manuscript, place, align=block.align)
            return
        else:
            _write_pictures(images, manuscript, place, keep_next=True)
        place = place.after_first()
    _write_caption(block, manuscript, place, align=block.align)


def write_cover(image: FlowImage, manuscript: Manuscript, place: Place, *, keep_next: bool = False) -> None:
    """Appends a picture without a caption: the cover of a card, which is no poster."""
    ratio = image.picture.width / image.picture.height if image.picture is not None else 1.0
    widest = min(room_at(place, manuscript) * COVER, COVER_HEIGHT * ratio)
    _write_pictures((replace(image, width=min(image.width, widest)),), manuscript, place, keep_next=keep_next)


def _write_pictures(images: tuple[FlowImage, ...], manuscript: Manuscript, place: Place, *, keep_next: bool) -> None:
    """Appends pictures side by side in one paragraph."""
    form = form_at(place, manuscript, "picture", keep_next=keep_next)
    manuscript.add("picture", form, _drawings(images, manuscript, place))


def write_missing(image: FlowImage, manuscript: Manuscript, place: Place, *, keep_next: bool = False) -> None:
    """Appends the words that stand for a picture, in a dashed frame."""
    form = form_at(place, manuscript, "missing_picture", keep_next=keep_next)
    manuscript.add("missing_picture", form, write_runs(_calm(image.frame), manuscript))


def _calm(runs: Runs) -> Runs:
    """The dashed frame is the highlight: its runs need none of their own."""
    return tuple(replace(run, highlight=None) for run in runs)


def _write_captioned(
    drawings: list[Element], block: FlowFigure | FlowPicture, manuscript: Manuscript, place: Place, *, align: str
) -> None:
    captioned = bool(block.number or block.caption)
    content = drawings if captioned else manuscript.bookmarks.wrap(block.anchor, drawings)
    form = replace(form_at(place, manuscript, "picture", keep_next=captioned), align=ALIGNS.get(align, ""))
    manuscript.add("picture", form, content)
    _write_caption(block, manuscript, place.after_first(), align=align)


def _write_caption(block: FlowFigure | FlowPicture, manuscript: Manuscript, place: Place, *, align: str) -> None:
    room = room_at(place, manuscript)
    content = write_caption(block.number, block.caption, block.anchor, manuscript, room=room)
    form = replace(form_at(place, manuscript, "caption"), align=ALIGNS.get(align, ""))
    manuscript.add("caption", form, content)


def _drawings(images: tuple[FlowImage, ...], manuscript: Manuscript, place: Place) -> list[Element]:
    """Pictures with a space between two."""
    runs = [w("r", write_drawing(each, manuscript)) for each in _fitted(images, manuscript, place)]
    return [part for index, run in enumerate(runs) for part in ([w("r", w_text("t", " "))] if index else []) + [run]]


def _fitted(images: tuple[FlowImage, ...], manuscript: Manuscript, place: Place) -> Iterator[Drawing]:
    room, tallest = room_at(place, manuscript), manuscript.text_height * TALLEST_PICTURE / TWIPS_PER_POINT
    for image in images:
        if image.picture is not None:
            height = image.width * image.picture.height / image.picture.width
            yield drawing_of(image.picture, image.alternative, *fit(image.width, height, room, tallest))


def _scene(scene: Scene, manuscript: Manuscript, place: Place) -> Drawing:
    tallest = manuscript.text_height * TALLEST_SCENE / TWIPS_PER_POINT
    width, height = fit(scene.width, scene.height, room_at(place, manuscript), tallest)
    return Drawing(
        pixels=draw_png(scene, manuscript.theme, scale=PNG_SCALE), media="image/png",
        svg=draw_svg(scene, manuscript.theme).encode("utf-8"), width=width, height=height,
        alternative=scene.description, title=scene.title,
    )  # fmt: skip
