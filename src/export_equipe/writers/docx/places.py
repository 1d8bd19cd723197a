"""Where a block stands: inside a list, a quotation, a frame; and what that makes of its paragraphs.

Comes in: the containers around a block. Goes out: the ``ParagraphFormat`` of its paragraphs. Indents are twips, counted
from the margin.
"""

from dataclasses import dataclass, replace

from export_equipe.writers.docx.frames import BAR, BAR_SPACE, TWIPS_PER_POINT, Frame, look_alike
from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.numbering import ListKind, Marker
from export_equipe.writers.docx.paragraphs import Border, ParagraphFormat

QUOTE_STEP = 340
NESTED_STEP = 240
QUOTE_PADDING = 3  # points
NARROWEST = 0.5  # of the text width: nothing is set narrower by quotations in one another
LINE = (
    360  # LibreOffice draws the surplus of a multiple line spacing above the box, not in it: frames have least heights
)
LINES = {"code": 290, "code_title": 320, "caption": 320, "heading": 320, "picture": 240, "formula": 240}
UNSHIFTED = ("heading", "picture", "formula")  # roles whose style's own indent never counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The containers around a block.

    ``role`` is the style of its plain paragraphs; ``base`` is where lists count from, ``indent`` where the text around
    it starts; ``depth`` counts the lists; ``marker`` is what its first paragraph bears.
    """

    role: str = "body"
    frame: Frame | None = None
    base: int = 0
    indent: int = 0
    depth: int = 0
    marker: Marker | None = None

    def after_first(self) -> "Place":
        """The place of the blocks after the first: the marker is borne once."""
        return replace(self, marker=None) if self.marker is not None else self

    def in_item(self, marker: Marker) -> "Place":
        """The place of the blocks of a list item."""
        return replace(self, indent=self.base + marker.left, depth=self.depth + 1, marker=marker)

    def further(self, step: int) -> "Place":
        """The place ``step`` further in, lists and all."""
        return replace(self, base=self.base + step, indent=self.indent + step)


HERE = Place()


def in_hint(place: Place, manuscript: Manuscript, kind: str) -> Place:
    """A call-out, in the colours of its kind."""
    ground = _ground(place, manuscript, manuscript.color(f"{kind}_ground"))
    bar = Border(edge="left", width=BAR, space=BAR_SPACE, color=manuscript.color(kind))
    return _framed(place, manuscript, "hint", bar=bar, ground=ground, edge=ground)


def in_box(place: Place, manuscript: Manuscript, role: str) -> Place:
    """A frame that looks as the style of ``role`` says."""
    said = manuscript.styles.ground(role)
    ground = _ground(place, manuscript, said)
    bar = manuscript.styles.border(role, "left")
    edge = ground or manuscript.color("ground")
    return _framed(place, manuscript, role, bar=bar, ground=ground, edge=edge, styled=ground == said)


def _ground(place: Place, manuscript: Manuscript, color: str) -> str:
    """``color``, or the page's inside a frame that looks alike; a shade off that of the box above."""
    around = place.frame.ground if place.frame is not None else ""
    return manuscript.story.apart(manuscript.color("ground") if look_alike(color, around) else color)


def in_quote(place: Place, manuscript: Manuscript) -> Place:
    """A quotation with its bar; inside a frame it keeps the frame's look and stands further in."""
    if place.frame is not None:
        return further_in(place, manuscript, QUOTE_STEP)
    bar = manuscript.styles.border("quote", "left")
    edge = manuscript.color("ground")
    return _framed(place, manuscript, "quote", bar=bar, ground="", edge=edge, padding=QUOTE_PADDING)


def further_in(place: Place, manuscript: Manuscript, step: int) -> Place:
    """``place`` a ``step`` further in, while there is room."""
    narrow = place.indent + step > manuscript.text_width * NARROWEST
    return place if narrow else place.further(step)


def _framed(
    place: Place, manuscript: Manuscript, role: str, *, bar: Border | None, ground: str, edge: str,
    padding: int | None = None, styled: bool = False,
) -> Place:  # fmt: skip
    """A frame at ``place``; inside another one it keeps that one's edges, and its text stands further in."""
    outer = place.frame
    left, right = manuscript.styles.indent(role), manuscript.styles.indent(role, "right")
    inside = place.further(left) if outer is None else further_in(place, manuscript, NESTED_STEP)
    start = inside.indent - (place.marker.hanging if place.marker is not None else 0)
    frame = Frame(
        number=outer.number if outer else manuscript.frame_number(), role=role,
        left=outer.left if outer else start, right=outer.right if outer else right,
        bar=bar, ground=ground, edge=edge, placed=outer is None and start == left, styled=styled,
    )  # fmt: skip
    return replace(inside, role=role, frame=frame if padding is None else replace(frame, padding=padding))


def marker_at(place: Place, manuscript: Manuscript, kind: ListKind, start: int = 0) -> Marker:
    """The marker of a list at ``place``; ``start`` is the first number of one that counts anew.

    Where a frame's bar could not stand far enough from it, the line begins at the frame, and spaces before the sign
    bring it to its place.
    """
    left, hanging = manuscript.numberings.indents(kind, place.depth)
    shift = place.base + left - hanging - place.frame.left if place.frame else 0
    spread = shift if place.frame is not None and place.frame.too_far(shift) else 0
    if start:
        return manuscript.numberings.restarted(kind, place.depth, start, spread=spread)
    return manuscript.numberings.shared(kind, place.depth, spread=spread)


def plain_role(place: Place) -> str:
    """The role of a plain paragraph at ``place``: an item's first one is of its list."""
    return place.marker.kind.role if place.marker is not None and place.role == "body" else place.role


def form_at(
    place: Place, manuscript: Manuscript, role: str, style: str = "", *, keep_next: bool = False
) -> ParagraphFormat:
    """The format of a paragraph that plays ``role`` at ``place``; ``style`` is its id when the role has several."""
    marker = place.marker
    form = ParagraphFormat(
        style=style or manuscript.style(role), keep_next=keep_next,
        number=None if marker is None else (marker.number, marker.level),
    )  # fmt: skip
    if place.frame is not None:
        own = role in (place.frame.role, f"{place.frame.role}_title")
        return _in_frame(replace(form, line=LINES.get(role, LINE)), place, place.frame, keeps_style=own)
    left, hanging = _left(place, manuscript, role)
    return replace(form, left=left, hanging=hanging)


def _in_frame(form: ParagraphFormat, place: Place, frame: Frame, *, keeps_style: bool) -> ParagraphFormat:
    """``form`` with the frame's borders; nothing is said that the style says."""
    marker = place.marker
    hanging = marker.hanging if marker is not None else 0
    shift = place.indent - hanging - frame.left
    led = marker is None and frame.too_far(shift)
    if led:
        hanging, shift = place.indent - frame.left, 0
    borders = frame.borders(shift, hanging)
    edges = (place.indent, hanging, frame.ground, borders)
    form = replace(form, frame=frame.number, ground=frame.ground, edges=edges)
    if keeps_style and frame.placed and marker is None and place.indent == frame.left:
        return replace(form, line=0) if frame.styled else replace(form, line=0, borders=borders, fill=frame.ground)
    stop = led or (marker is not None and marker.spread > 0)
    return replace(
        form, borders=borders, fill=frame.ground, left=place.indent, right=frame.right, hanging=hanging, led=led,
        tabs=(("left", place.indent),) if stop else (),
    )  # fmt: skip


def _left(place: Place, manuscript: Manuscript, role: str) -> tuple[int | None, int]:
    """The direct indent and hanging; ``None`` where the style or the numbering says the same."""
    marker = place.marker
    own = 0 if role in UNSHIFTED else manuscript.styles.indent(role)
    if marker is not None:
        tied = role == marker.kind.role and place.base == 0
        return (None, 0) if tied else (own + place.indent, marker.hanging)
    return (own + place.indent, 0) if place.indent else (None, 0)


def room_at(place: Place, manuscript: Manuscript) -> float:
    """The width of the text at ``place``, in points."""
    right = place.frame.right if place.frame is not None else 0
    return (manuscript.text_width - place.indent - right) / TWIPS_PER_POINT
