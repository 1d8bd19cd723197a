"""What the rules read of a presentation: slides, their shapes at every depth, their text bodies, their charts.

Comes in: the bytes of a .pptx. Goes out: a ``DeckView``. Decided here: where a shape stands (placeholders take their
place from the layout, then the master; groups move and scale what they hold) and which list styles a text inherits.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree
from pptx import Presentation

from export_equipe.inspect.checks.pptx.colors import Palette, read_palette
from export_equipe.inspect.ooxml import alternative_of, chosen_children, find_all, find_one, tag, value
from export_equipe.inspect.pptx import inspect_pptx
from export_equipe.inspect.pptx.shapes import TITLES, shape_properties
from export_equipe.inspect.tree import InspectedDocument, InspectedPage, NodeBox

_MENTION = 44 * 12_700  # the height of two lines at the floor of labels, in EMU
RUNNING = frozenset({"ftr", "sldNum", "dt", "hdr"})
_SHAPES = frozenset(map(tag, ("p:sp", "p:pic", "p:graphicFrame", "p:grpSp", "p:cxnSp")))
_TRANSFORM = "./p:spPr/a:xfrm | ./p:grpSpPr/a:xfrm | ./p:xfrm"
_MASTER_KINDS = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "tbl": "body", "chart": "body", "pic": "body"}
_TAG_HEIGHT, _TAG_LENGTH = 24 * 12_700, 24  # EMU; characters
_CHART = ".//*[local-name()='chart'][@r:id]"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shape:
    """A shape: ``kind`` is its placeholder's type (``""`` for none), ``models`` the layout's and the master's.

    ``box`` is in EMU of the slide, also inside a ``group`` (the innermost one). ``top`` says that it is in no group.
    """

    element: etree._Element
    name: str
    kind: str
    index: str
    models: tuple[etree._Element, ...]
    box: NodeBox | None
    group: "Shape | None"
    alternative: str
    decorative: bool

    @property
    def label(self) -> bool:
        """Whether it is a mention at the edge: a low placeholder that the layout keeps small, or a tag.

        Layouts of other programs say « quarter » of half a slide too.
        """
        if self.box is None:
            return False
        if self.kind:
            small = find_one(self.element, "./*/p:nvPr/p:ph[@sz='quarter']") is not None
            return small and self.box.height <= _MENTION
        filled = find_one(self.element, "./p:spPr/a:solidFill") is not None
        text = "".join(part.text or "" for part in find_all(self.element, ".//a:t"))
        return filled and 0 < self.box.height <= _TAG_HEIGHT and len(text) <= _TAG_LENGTH

    @property
    def top(self) -> bool:
        """Whether the shape is in no group."""
        return self.group is None

    def is_a(self, name: str) -> bool:
        """Whether its element is ``name`` (``p:pic``)."""
        return bool(self.element.tag == tag(name))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TextBody:
    """A body of text: a shape's, or a cell's (then ``row`` and ``column`` count from 0, and ``box`` is the cell's).

    ``styles`` are the list styles that its paragraphs inherit, nearest first.
    """

    shape: Shape
    element: etree._Element
    box: NodeBox | None
    styles: tuple[etree._Element, ...]
    cell: etree._Element | None = None
    row: int = 0
    column: int = 0

    @property
    def text(self) -> str:
        """All its characters."""
        return "".join(part.text or "" for part in find_all(self.element, ".//a:t"))


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
            bodies=tuple(_bodies(sheets[0].shapes, master.element, self._defaults)),
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
    shapes = tuple(_shapes(source.element, [each for each in models[1:] if each is not source.element]))
    return Sheet(element=source.element, shapes=shapes, palette=palette)


# Shapes


def _shapes(root: etree._Element, models: Sequence[etree._Element]) -> Iterator[Shape]:
    tree = find_one(root, "p:cSld/p:spTree")
    if tree is not None:
        yield from _inside(tree, models, None, _Scale())


@dataclass(frozen=True, slots=True)
class _Scale:
    """What a group does to the places of its shapes."""

    x: float = 0.0
    y: float = 0.0
    across: float = 1.0
    down: float = 1.0

    def box(self, xfrm: etree._Element) -> NodeBox:
        x, y = (int(value(xfrm, "a:off", name) or 0) for name in ("x", "y"))
        width, height = (int(value(xfrm, "a:ext", name) or 0) for name in ("cx", "cy"))
        if round(int(xfrm.get("rot", "0")) / 5_400_000) % 2:  # turned on its side
            x, y, width, height = x + (width - height) // 2, y + (height - width) // 2, height, width
        return NodeBox(
            round(self.x + x * self.across), round(self.y + y * self.down),
            round(width * self.across), round(height * self.down),
        )  # fmt: skip

    def inside(self, xfrm: etree._Element) -> "_Scale":
        outer = self.box(xfrm)
        x, y = (int(value(xfrm, "a:chOff", name) or 0) for name in ("x", "y"))
        width, height = (int(value(xfrm, "a:chExt", name) or 0) for name in ("cx", "cy"))
        across, down = outer.width / width if width else self.across, outer.height / height if height else self.down
        return _Scale(outer.x - x * across, outer.y - y * down, across, down)


def _inside(
    tree: etree._Element, models: Sequence[etree._Element], group: Shape | None, scale: _Scale
) -> Iterator[Shape]:
    for element in chosen_children(tree):
        if element.tag not in _SHAPES:
            continue
        shape = _shape(element, models, group, scale)
        yield shape
        if shape.is_a("p:grpSp"):
            xfrm = find_one(element, "p:grpSpPr/a:xfrm")
            yield from _inside(element, models, shape, scale if xfrm is None else scale.inside(xfrm))


def _shape(element: etree._Element, models: Sequence[etree._Element], group: Shape | None, scale: _Scale) -> Shape:
    mark, properties = find_one(element, "./*/p:nvPr/p:ph"), shape_properties(element)
    kind, index = ("", "") if mark is None else (mark.get("type", "obj"), mark.get("idx", "0"))
    own = tuple(_models(kind, index, models)) if mark is not None else ()
    placed = next((found for each in (element, *own) if (found := find_one(each, _TRANSFORM)) is not None), None)
    alternative, decorative = alternative_of(properties)
    return Shape(
        element=element, name="" if properties is None else properties.get("name", ""), kind=kind, index=index,
        models=own, box=None if placed is None else scale.box(placed), group=group, alternative=alternative,
        decorative=decorative,
    )  # fmt: skip


def _models(kind: str, index: str, models: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """The placeholders that one of a slide takes after: of the same index in the layout, else of the same type."""
    for place, model in enumerate(models):
        is_master = place == len(models) - 1
        wanted = _MASTER_KINDS.get(kind, kind) if is_master else kind
        tests = [f"@type='{wanted}'"] if is_master or kind in TITLES else [f"@idx='{index}'", f"@type='{wanted}'"]
        for test in tests:
            found = find_one(model, f"p:cSld/p:spTree/p:sp[p:nvSpPr/p:nvPr/p:ph[{test}]]")
            if found is not None:
                yield found
                break


# Text bodies and charts


def _bodies(shapes: Sequence[Shape], master: etree._Element, defaults: list[etree._Element]) -> Iterator[TextBody]:
    for shape in shapes:
        body = find_one(shape.element, "p:txBody")
        if body is not None:
            yield TextBody(shape=shape, element=body, box=shape.box, styles=_styles(shape, body, master, defaults))
        for table in find_all(shape.element, "./a:graphic/a:graphicData/a:tbl"):
            yield from _cells(shape, table, defaults)


def _styles(
    shape: Shape, body: etree._Element, master: etree._Element, defaults: list[etree._Element]
) -> tuple[etree._Element, ...]:
    """The list styles of a shape's text: its own, its placeholders', the master's for its kind (21.1.2.4.12)."""
    own = find_all(body, "a:lstStyle")
    if not shape.kind:
        return (*own, *defaults)
    inherited = [found for model in shape.models for found in find_all(model, "p:txBody/a:lstStyle")]
    name = "titleStyle" if shape.kind in TITLES else "otherStyle" if shape.kind in RUNNING else "bodyStyle"
    return (*own, *inherited, *find_all(master, f"p:txStyles/p:{name}"), *defaults)


def _cells(shape: Shape, table: etree._Element, defaults: list[etree._Element]) -> Iterator[TextBody]:
    widths = [int(column.get("w", "0")) for column in find_all(table, "a:tblGrid/a:gridCol")]
    heights = [int(row.get("h", "0")) for row in find_all(table, "a:tr")]
    left, top = (0, 0) if shape.box is None else (shape.box.x, shape.box.y)
    for row, line in enumerate(find_all(table, "a:tr")):
        for column, cell in enumerate(find_all(line, "a:tc")):
            body = find_one(cell, "a:txBody")
            if body is None or any(cell.get(name) in ("1", "true") for name in ("hMerge", "vMerge")):
                continue
            across, down = int(cell.get("gridSpan", "1")), int(cell.get("rowSpan", "1"))
            box = NodeBox(
                left + sum(widths[:column]), top + sum(heights[:row]),
                sum(widths[column : column + across]), sum(heights[row : row + down]),
            )  # fmt: skip
            styles = (*find_all(body, "a:lstStyle"), *defaults)
            yield TextBody(shape=shape, element=body, box=box, styles=styles, cell=cell, row=row, column=column)


def _charts(shapes: Sequence[Shape], slide: Any) -> Iterator[tuple[Shape, etree._Element]]:
    for shape in shapes:
        for mark in find_all(shape.element, _CHART) if shape.is_a("p:graphicFrame") else ():
            related = slide.part.rels.get(mark.get(tag("r:id"), ""))
            if related is not None and not related.is_external:
                yield shape, etree.fromstring(related.target_part.blob)
