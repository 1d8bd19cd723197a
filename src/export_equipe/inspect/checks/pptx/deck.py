"""What the rules read of a presentation: slides, their shapes at every depth, their text bodies, their charts.

Comes in: the bytes of a .pptx. Goes out: a ``DeckView``. Decided here: which sheets a slide stands on, read once each.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree
from pptx import Presentation

from export_equipe.inspect.checks.pptx.bodies import TextBody, read_bodies
from export_equipe.inspect.checks.pptx.colors import Palette, read_palette
from export_equipe.inspect.checks.pptx.shapes import Shape, read_shapes
from export_equipe.inspect.ooxml import find_all, tag
from export_equipe.inspect.pptx import inspect_pptx
from export_equipe.inspect.tree import InspectedDocument, InspectedPage

_CHART = ".//*[local-name()='chart'][@r:id]"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sheet:
    """A layout or a master as a ground: its shapes, its background, the colours that its words mean."""

    element: etree._Element
    shapes: tuple[Shape, ...]
    palette: Palette


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SlideView:
    """A slide, all of it; ``sheets`` are the slide itself, its layout and its master, nearest first."""

    number: int
    slide: Any
    page: InspectedPage
    sheets: tuple[Sheet, ...]
    bodies: tuple[TextBody, ...]
    charts: tuple[tuple[Shape, etree._Element], ...]
    language: str
    draft: bool

    @property
    def place(self) -> str:
        """Where findings stand."""
        return f"diapositive {self.number}"

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """Every shape, a group before what it holds."""
        return self.sheets[0].shapes

    @property
    def top_shapes(self) -> tuple[Shape, ...]:
        """The shapes that are in no group, in the order of the tree."""
        return tuple(shape for shape in self.shapes if shape.top)

    @property
    def palette(self) -> Palette:
        """The colours that the slide's words mean."""
        return self.sheets[0].palette


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DeckView:
    """A presentation, all of it."""

    opened: Any
    document: InspectedDocument
    slides: tuple[SlideView, ...]


def open_deck(data: bytes) -> DeckView:
    """The presentation ``data``, parsed once for all rules."""
    document = inspect_pptx(data)
    opened = Presentation(BytesIO(data))
    reader = _Reader(opened, document)
    slides = tuple(reader.read(page, slide) for page, slide in zip(document.pages, opened.slides, strict=True))
    return DeckView(opened=opened, document=document, slides=slides)


class _Reader:
    """Reads slides; layouts and masters once each."""

    def __init__(self, opened: Any, document: InspectedDocument) -> None:
        self._document = document
        self._defaults = find_all(opened.element, "p:defaultTextStyle")
        self._sheets: dict[str, Sheet] = {}
        status = document.properties.get("status", "").casefold()
        self._draft = "brouillon" in status or "draft" in status

    def read(self, page: InspectedPage, slide: Any) -> SlideView:
        layout = slide.slide_layout
        master = self._sheet(layout.slide_master, layout.slide_master)
        sheets = (_sheet(slide, layout.slide_master), self._sheet(layout, layout.slide_master), master)
        return SlideView(
            number=page.number, slide=slide, page=page, sheets=sheets,
            bodies=tuple(read_bodies(sheets[0].shapes, master.element, self._defaults)),
            charts=tuple(_charts(sheets[0].shapes, slide)), language=self._document.language, draft=self._draft,
        )  # fmt: skip

    def _sheet(self, source: Any, master: Any) -> Sheet:
        name = str(source.part.partname)
        if name not in self._sheets:
            self._sheets[name] = _sheet(source, master)
        return self._sheets[name]


def _sheet(source: Any, master: Any) -> Sheet:
    layout = getattr(source, "slide_layout", None)
    models = (source.element, *(() if layout is None else (layout.element,)), master.element)
    palette = read_palette(master.part, [each for each in models if each is not None])
    shapes = tuple(read_shapes(source.element, [each for each in models[1:] if each is not source.element]))
    return Sheet(element=source.element, shapes=shapes, palette=palette)


def _charts(shapes: Sequence[Shape], slide: Any) -> Iterator[tuple[Shape, etree._Element]]:
    """The charts that shapes point to; those of Office 2016 (``cx``), which are made otherwise, are left out."""
    for shape in shapes:
        for mark in find_all(shape.element, _CHART) if shape.is_a("p:graphicFrame") else ():
            related = slide.part.rels.get(mark.get(tag("r:id"), ""))
            if related is not None and not related.is_external:
                chart = etree.fromstring(related.target_part.blob)
                if chart.tag == tag("c:chartSpace"):
                    yield shape, chart
