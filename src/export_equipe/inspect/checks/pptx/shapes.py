"""The shapes of a slide, a layout or a master, at every depth.

Comes in: the element of a slide and those of its layout and master. Goes out: shapes in the order of the tree, a group
before what it holds. Decided here: where a shape stands (placeholders take their place from the layout, then the
master; groups move and scale what they hold).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from export_equipe.inspect.ooxml import alternative_of, chosen_children, find_all, find_one, tag, value
from export_equipe.inspect.pptx.shapes import TITLES, shape_properties
from export_equipe.inspect.tree import NodeBox

_MENTION = 44 * 12_700  # the height of two lines at the floor of labels, in EMU
_TAG_HEIGHT, _TAG_LENGTH = 24 * 12_700, 24  # EMU; characters
_SHAPES = frozenset(map(tag, ("p:sp", "p:pic", "p:graphicFrame", "p:grpSp", "p:cxnSp")))
_TRANSFORM = "./p:spPr/a:xfrm | ./p:grpSpPr/a:xfrm | ./p:xfrm"
_MASTER_KINDS = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "tbl": "body", "chart": "body", "pic": "body"}


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


def read_shapes(root: etree._Element, models: Sequence[etree._Element]) -> Iterator[Shape]:
    """The shapes of ``root``; ``models`` are the layout and the master that it takes after, as far as it has any."""
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
