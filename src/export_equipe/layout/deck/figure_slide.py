"""The slide of a figure: native shapes, and in a draft the note that asked for them.

Comes in: a draft with a figure. Goes out: the frame, the elements, the speaker's notes. Decided here: the figure's
caption is the subtitle, its text alternative is also what the speaker may say.
"""

from dataclasses import replace

from export_equipe.data.charts import ChartFigure
from export_equipe.data.figures import AnyFigure
from export_equipe.diagnostics import Severity
from export_equipe.figures.draw import draw_figure
from export_equipe.layout.deck.beside import beside_element, split_room
from export_equipe.layout.deck.chart_slide import chart_elements
from export_equipe.layout.deck.context import DeckContext
from export_equipe.layout.deck.draft import Draft
from export_equipe.layout.deck.fit import BOX_GAP, FittedText, TextMetrics
from export_equipe.layout.deck.outline import outline_blocks
from export_equipe.layout.deck.pieces import FigurePiece, TextPiece
from export_equipe.layout.deck.place import Frame, emu, points
from export_equipe.layout.deck.plan import Element, FigureElement
from export_equipe.layout.deck.text import text_elements
from export_equipe.layout.deck.titles import reserved_title
from export_equipe.masters.geometry import Box, LayoutGeometry
from export_equipe.model.block import EditorialNote
from export_equipe.typesetting.run import Added, Run, Runs, plain_text

_TOLERANCE = 0.5  # points: what rounding to EMU may add


def figure_slide(
    draft: Draft, piece: FigurePiece, layout: LayoutGeometry, context: DeckContext
) -> tuple[Frame, tuple[Element, ...], tuple[Runs, ...], bool]:
    """The frame, the elements and the speaker's notes of the figure of ``piece``; whether all of it is there.

    Else, what was to stand beside the figure is yet to be told.
    """
    figure = context.figures[piece.figure] if isinstance(piece.figure, int) else piece.figure
    named = () if figure.title == plain_text(draft.title) else (Run(text=figure.title, origin=Added.FIGURE),)
    frame = context.frame(layout, reserved_title(draft, 1), draft.subtitle or named)
    note = _note(piece.note, frame.body, context) if piece.note and context.properties.draft else ()
    taken = sum(element.box.height for element in note) + (emu(BOX_GAP) if note else 0)
    room = replace(frame.body, height=frame.body.height - taken)
    beside = beside_element(piece.beside, room, layout, context) if piece.beside else None
    drawn, described = _drawn(figure, split_room(room)[0] if beside else room, layout, context)
    if drawn[-1].box.bottom > room.bottom + emu(_TOLERANCE):
        message = "la figure dépasse la diapositive à la plus petite taille permise"
        hint = "raccourcir les noms ou en regrouper dans les données de la page"
        place = piece.note.span if piece.note else context.page
        context.sink.report("figure-trop-grande", Severity.WARNING, place, message, hint=hint)
    notes = draft.notes or ((Run(text=described, origin=Added.FIGURE),),)
    return frame, (*drawn, *((beside,) if beside else ()), *note), notes, beside is not None or not piece.beside


def _drawn(
    figure: AnyFigure, room: Box, layout: LayoutGeometry, context: DeckContext
) -> tuple[tuple[Element, ...], str]:
    """The figure with what stands under it, the last maybe beyond the room; and its text alternative."""
    if isinstance(figure, ChartFigure):
        chart, *under = chart_elements(figure, room, layout, context)
        return (chart, *under), chart.description
    scene = draw_figure(
        figure, width=points(room.width), height=points(room.height), measurer=context.measurer, sizes=context.sizes
    )
    drawn = FigureElement(name="Figure", box=replace(room, height=emu(scene.height)), scene=scene)
    return (drawn,), scene.description


def _note(note: EditorialNote, body: Box, context: DeckContext) -> tuple[Element, ...]:
    """The editors' note, highlighted, at the foot of ``body``."""
    pieces = tuple(p for p in outline_blocks((replace(note, figure=None),)) if isinstance(p, TextPiece))
    metrics = TextMetrics(context.measurer, points(body.width), context.sizes.pitch, points(body.height))
    size = context.sizes.body[-1]
    height = emu(metrics.total(pieces, size))
    place = Box(body.x, body.bottom - height, body.width, height)
    return text_elements(FittedText(pieces, size), place, metrics, None, ink=context.theme.colors["text"])
