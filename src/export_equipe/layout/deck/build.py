"""The deck: drafts fitted, placed and numbered.

Comes in: a bound deck, the theme, the master's geometry, the page's figures. Goes out: a ``DeckPlan``. Decided
here: the titles of continued slides, unique in the deck; what each archetype shows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from export_equipe.data.figures import TeamFigure
from export_equipe.diagnostics import Severity, Sink, ThemeError
from export_equipe.figures.team import draw_team
from export_equipe.layout.deck.compose import Archetype, Draft, compose_slide, repeated, suffixed
from export_equipe.layout.deck.cover import cover_elements, section_elements
from export_equipe.layout.deck.fit import BOX_GAP, TextMetrics, fit_text
from export_equipe.layout.deck.outline import TextPiece, outline_blocks
from export_equipe.layout.deck.place import (
    draft_tag,
    emu,
    footer,
    frame_slide,
    points,
    slide_number,
)
from export_equipe.layout.deck.plan import (
    CellPlan,
    DeckPlan,
    Element,
    FigureElement,
    RowPlan,
    SlideParagraph,
    SlidePlan,
    TableElement,
)
from export_equipe.layout.deck.table import INSET, Grid, GridCell, GridRow, fit_table
from export_equipe.layout.deck.text import text_elements
from export_equipe.layout.describe import describe_table
from export_equipe.layout.properties import Properties
from export_equipe.layout.words import continued
from export_equipe.masters.geometry import Box, LayoutGeometry, MasterGeometry, Placeholder, PlaceholderKind
from export_equipe.model.block import EditorialNote
from export_equipe.source import Span
from export_equipe.templating.bind import BoundDeck
from export_equipe.theme.model import Theme
from export_equipe.typesetting.measure import Measurer, measurer
from export_equipe.typesetting.run import Added, Run, Runs, plain_text


def plan_deck(
    deck: BoundDeck, *, theme: Theme, master: MasterGeometry, figures: Sequence[TeamFigure], properties: Properties,
    sink: Sink,
) -> DeckPlan:  # fmt: skip
    """The plan of ``deck``; what cannot fit is reported at its source line, and still comes out."""
    builder = _DeckBuilder(theme, master, figures, properties, deck.footer, sink)
    slides = [slide for bound in deck.slides for draft in compose_slide(bound) for slide in builder.slides(draft)]
    return DeckPlan(properties=properties, slides=tuple(_keyed(_unique_titles(slides))))


@dataclass(frozen=True, slots=True)
class _DeckBuilder:
    """Makes the slides of one deck."""

    theme: Theme
    master: MasterGeometry
    figures: Sequence[TeamFigure]
    properties: Properties
    footer: str
    sink: Sink

    @property
    def measurer(self) -> Measurer:
        return measurer(self.theme.measured)

    def slides(self, draft: Draft) -> Iterator[SlidePlan]:
        """The slides that ``draft`` takes."""
        match draft.archetype:
            case Archetype.COVER | Archetype.SECTION:
                yield self._opening(draft)
            case Archetype.TEXT:
                yield from self._text(draft)
            case Archetype.TABLE:
                yield from self._table(draft)
            case Archetype.FIGURE:
                yield self._figure(draft)

    def _opening(self, draft: Draft) -> SlidePlan:
        layout = self._layout(draft.archetype)
        make = cover_elements if draft.archetype is Archetype.COVER else section_elements
        title, elements = make(draft, layout, self.theme.slides, self.measurer)
        return self._slide(draft, layout, title=title, elements=elements, foot=False)

    def _text(self, draft: Draft) -> Iterator[SlidePlan]:
        layout = self._layout(Archetype.TEXT)
        place = _zone(layout)
        frame = frame_slide(
            layout, draft.title, draft.subtitle, sizes=self.theme.slides, measurer=self.measurer, zone=place.box
        )
        margins = points(place.inset_left + place.inset_right)
        metrics = TextMetrics(self.measurer, points(frame.body.width) - margins, self.theme.slides.pitch)
        parts = fit_text(draft.pieces, height=points(frame.body.height), sizes=self.theme.slides.body, metrics=metrics)
        for index, part in enumerate(parts, 1):
            title = _part_title(draft.title, index, len(parts))
            again = repeated(draft.subtitle) if index > 1 else draft.subtitle
            framed = frame_slide(layout, title, again, sizes=self.theme.slides, measurer=self.measurer, zone=place.box)
            elements = text_elements(part, framed.body, metrics, place)
            yield self._slide(
                draft, layout, title=framed.title, elements=_with(framed.subtitle, elements), first=index == 1
            )

    def _table(self, draft: Draft) -> Iterator[SlidePlan]:
        assert draft.table is not None
        layout = self._layout(Archetype.TABLE)
        zone = _zone(layout)
        frame = frame_slide(layout, _part_title(draft.title, 2, 2), draft.subtitle, sizes=self.theme.slides,
                            measurer=self.measurer, zone=zone.box)  # fmt: skip
        grids = fit_table(draft.table, width=points(frame.body.width), height=points(frame.body.height),
                          sizes=self.theme.slides, measurer=self.measurer)  # fmt: skip
        for index, grid in enumerate(grids, 1):
            title = _part_title(draft.title, index, len(grids))
            again = repeated(draft.subtitle) if index > 1 else draft.subtitle
            framed = frame_slide(layout, title, again, sizes=self.theme.slides, measurer=self.measurer, zone=zone.box)
            element = self._grid(grid, framed.body, zone, title, draft)
            yield self._slide(
                draft, layout, title=framed.title, elements=_with(framed.subtitle, (element,)), first=index == 1
            )

    def _grid(self, grid: Grid, body: Box, zone: Placeholder, title: Runs, draft: Draft) -> TableElement:
        assert draft.table is not None
        heights = [emu(height) for height in grid.heights]
        if sum(heights) > body.height + emu(0.5):
            self.sink.report("tableau-trop-grand", Severity.WARNING, draft.table.span,
                             "ce tableau dépasse la diapositive à la plus petite taille permise",
                             hint="raccourcir ses textes ou lui ôter des colonnes")  # fmt: skip
        widths = [emu(width) for width in grid.widths[:-1]]
        widths.append(body.width - sum(widths))
        rows = tuple(RowPlan(height=h, cells=tuple(self._cell(c, grid, row) for c in row.cells))
                     for row, h in zip(grid.rows, heights, strict=True))  # fmt: skip
        return TableElement(
            name=zone.name, box=Box(body.x, body.y, body.width, sum(heights)), columns=tuple(widths), rows=rows,
            head_rows=grid.head_rows, header_columns=grid.header_columns,
            title=draft.table.caption or plain_text(title),

            description=describe_table(draft.table), inset=INSET,
            placeholder=zone.index if zone.kind is PlaceholderKind.TABLE else None,
        )  # fmt: skip

    def _cell(self, cell: GridCell, grid: Grid, row: GridRow) -> CellPlan:
        pitch = self.theme.slides.pitch
        color = "accent" if row.head else "text"
        main = SlideParagraph(runs=cell.runs, size=grid.size, pitch=grid.size * pitch, color=color,
                              strong=cell.header, align=cell.align)  # fmt: skip
        if not cell.detail:
            return CellPlan(paragraphs=(main,), header=cell.header)
        size = self.theme.slides.detail
        detail = SlideParagraph(runs=cell.detail, size=size, pitch=size * pitch, color="mention", align=cell.align)
        return CellPlan(paragraphs=(main, detail), header=cell.header)

    def _figure(self, draft: Draft) -> SlidePlan:
        assert draft.note is not None
        assert draft.note.figure is not None
        figure = self.figures[draft.note.figure]
        layout = self._layout(Archetype.FIGURE)
        zone = _zone(layout)
        subtitle = draft.subtitle or (Run(text=figure.title, origin=Added.FIGURE),)
        frame = frame_slide(
            layout, draft.title, subtitle, sizes=self.theme.slides, measurer=self.measurer, zone=zone.box
        )
        note = self._note(draft.note, frame.body) if self.properties.draft else ()
        taken = sum(element.box.height for element in note) + (emu(BOX_GAP) if note else 0)
        room = replace(frame.body, height=frame.body.height - taken)
        scene = draw_team(figure, width=points(room.width), height=points(room.height), measurer=self.measurer,
                          sizes=self.theme.slides)  # fmt: skip
        if emu(scene.height) > room.height + emu(0.5):
            self.sink.report("figure-trop-grande", Severity.WARNING, draft.note.span,
                             "la figure dépasse la diapositive à la plus petite taille permise",
                             hint="raccourcir les noms ou en regrouper dans les données de la page")  # fmt: skip
        element = FigureElement(name="Figure", box=replace(room, height=emu(scene.height)), scene=scene)
        notes = draft.notes or ((Run(text=scene.description, origin=Added.FIGURE),),)
        shown = _with(frame.subtitle, (element, *note))
        return self._slide(replace(draft, notes=notes), layout, title=frame.title, elements=shown)

    def _note(self, note: EditorialNote, body: Box) -> tuple[Element, ...]:
        """The editors' note under its figure, highlighted, at the foot of ``body``."""
        pieces = tuple(p for p in outline_blocks((replace(note, figure=None),)) if isinstance(p, TextPiece))
        metrics = TextMetrics(self.measurer, points(body.width), self.theme.slides.pitch)
        fitted = fit_text(pieces, height=points(body.height) / 3, sizes=(18.0,), metrics=metrics)[0]
        height = emu(metrics.total(pieces, fitted.size))
        place = Box(body.x, body.bottom - height, body.width, height)
        return text_elements(replace(fitted, pieces=pieces), place, metrics, None)

    def _layout(self, archetype: Archetype) -> LayoutGeometry:
        name = self.theme.layouts[archetype.value]
        layout = self.master.layout(name)
        if layout is None or layout.find(PlaceholderKind.TITLE) is None:
            raise ThemeError(f"le gabarit du thème n’a pas de disposition « {name} » avec un titre",
                             hint="voir « gabarits » dans theme.yaml")  # fmt: skip
        return layout

    def _slide(
        self, draft: Draft, layout: LayoutGeometry, *, title: Element, elements: tuple[Element, ...],
        foot: bool = True, first: bool = True,
    ) -> SlidePlan:  # fmt: skip
        tag = draft_tag(layout, self.theme.slides) if self.properties.draft else None
        return SlidePlan(
            key="", layout=layout.name, title=title, elements=(*elements, *((tag,) if tag else ())),  # type: ignore[arg-type]
            footer=footer(layout, self.footer, self.theme.slides) if foot else None,
            number=slide_number(layout) if foot else None, notes=draft.notes if first else (),
        )  # fmt: skip


def _zone(layout: LayoutGeometry) -> Placeholder:
    """The placeholder for the body: the largest that is not a title, a subtitle, a footer."""
    kinds = (PlaceholderKind.BODY, PlaceholderKind.TABLE, PlaceholderKind.PICTURE, PlaceholderKind.CHART)
    found = [place for place in layout.placeholders if place.kind in kinds]
    if not found:
        raise ThemeError(f"la disposition « {layout.name} » n’a pas de zone pour son contenu")
    return max(found, key=lambda place: place.box.width * place.box.height)


def _with(subtitle: Element | None, elements: Sequence[Element]) -> tuple[Element, ...]:
    return ((subtitle,) if subtitle else ()) + tuple(elements)


def _part_title(title: Runs, index: int, count: int) -> Runs:
    """The title of the part ``index`` of ``count``: the first has it plain, the others say that they continue."""
    return title if index == 1 else suffixed(repeated(title), continued(index, count), Added.SUITE)


def _unique_titles(slides: Sequence[SlidePlan]) -> Iterator[SlidePlan]:
    """Slides whose titles no two share: a title met again says that it continues."""
    texts = [plain_text(slide.title.paragraphs[0].runs) for slide in slides]
    seen: dict[str, int] = {}
    said: set[Span] = set()
    for slide, text in zip(slides, texts, strict=True):
        count = seen[text] = seen.get(text, 0) + 1
        paragraph = slide.title.paragraphs[0]
        spans = {run.origin for run in paragraph.runs if isinstance(run.origin, Span)}
        again = repeated(paragraph.runs) if spans & said else paragraph.runs
        said |= spans
        if count == 1:
            yield slide
            continue
        suffix = f" (suite {count})" if texts.count(text) > 2 else " (suite)"
        runs = suffixed(again, suffix, Added.SUITE)
        yield replace(slide, title=replace(slide.title, paragraphs=(replace(paragraph, runs=runs),)))


def _keyed(slides: Iterator[SlidePlan]) -> Iterator[SlidePlan]:
    for number, slide in enumerate(slides, 1):
        yield replace(slide, key=f"diapositive-{number}")
