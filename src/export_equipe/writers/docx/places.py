"""Where a block stands: inside a list, a quotation, a call-out; and what that makes of its paragraphs.

Comes in: the containers around a block. Goes out: the ``ParagraphFormat`` of its paragraphs. Indents are twips.
"""

from dataclasses import dataclass, replace

from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.numbering import Marker
from export_equipe.writers.docx.paragraphs import Border, ParagraphFormat

BAR = 36  # eighths of a point: the thick bar at the left of a call-out
BAR_SPACE = 10  # points from the bar to the text
FARTHEST = 31  # points: what a border's distance may be (17.18.2)
PADDING = 6
TWIPS_PER_POINT = 20
QUOTE_STEP = 340
QUOTE_BAR, QUOTE_SPACE = 24, 12  # eighths of a point, points: the bar at the left of a quotation, as in our master


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A call-out's colours (``RRGGBB``)."""

    bar: str
    ground: str

    def borders(self, shift: int) -> tuple[Border, ...]:
        """The bar, and edges in the ground's colour that give the ground its padding.

        ``shift`` (twips) is how far in the paragraph starts: the bar stays where it is by standing further from it.
        """
        sides = ("top", "bottom", "right")
        edges = [Border(edge=side, width=4, space=PADDING, color=self.ground) for side in sides]
        space = min(BAR_SPACE + shift // TWIPS_PER_POINT, FARTHEST)
        return (*edges, Border(edge="left", width=BAR, space=space, color=self.bar))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The containers around a block.

    ``role`` is the style of its plain paragraphs; ``base`` is where lists count from, ``indent`` where the text of the
    item around it starts; ``depth`` counts the lists; ``marker`` is what its first paragraph bears.
    """

    role: str = "body"
    frame: Frame | None = None
    base: int = 0
    indent: int = 0
    depth: int = 0
    marker: Marker | None = None

    def after_first(self) -> "Place":
        """The place of the blocks after the first: the marker is borne once."""
        return replace(self, marker=None)

    def in_item(self, marker: Marker) -> "Place":
        """The place of the blocks of a list item."""
        return replace(self, indent=self.base + marker.left, depth=self.depth + 1, marker=marker)

    def in_quote(self) -> "Place":
        """A quotation; inside a call-out it keeps the call-out's style and stands further in."""
        if self.frame is None:
            return replace(self, role="quote")
        return replace(self, base=self.base + QUOTE_STEP, indent=self.indent + QUOTE_STEP)

    def in_hint(self, frame: Frame) -> "Place":
        """A call-out; one inside another takes its colours."""
        return replace(self, role="hint", frame=frame)


HERE = Place()


def plain_role(place: Place) -> str:
    """The role of a plain paragraph at ``place``: an item's first one is of its list."""
    return place.marker.kind.role if place.marker is not None and place.role == "body" else place.role


def form_at(
    place: Place, manuscript: Manuscript, role: str, style: str = "", *, keep_next: bool = False
) -> ParagraphFormat:
    """The format of a paragraph that plays ``role`` at ``place``; ``style`` is its id when the role has several."""
    frame = place.frame
    marker = place.marker
    left, hanging = _left(place, manuscript, role)
    return ParagraphFormat(
        style=style or manuscript.style(role),
        keep_next=keep_next,
        number=None if marker is None else (marker.number, marker.level),
        borders=frame.borders(_shift(place)) if frame else _quote_bar(place, manuscript),
        fill=frame.ground if frame else "",
        framed=frame is not None,
        left=left,
        right=manuscript.style_indent("hint", "right") if frame and role != "hint" else None,
        hanging=hanging,
    )


def _quote_bar(place: Place, manuscript: Manuscript) -> tuple[Border, ...]:
    """The bar of a quotation kept where it is beside paragraphs that stand further in."""
    shift = _shift(place)
    if place.role != "quote" or shift <= 0:
        return ()
    space = min(QUOTE_SPACE + shift // TWIPS_PER_POINT, FARTHEST)
    return (Border(edge="left", width=QUOTE_BAR, space=space, color=manuscript.color("accent_light")),)


def _left(place: Place, manuscript: Manuscript, role: str) -> tuple[int | None, int]:
    """The direct indent and hanging; ``None`` where the style or the numbering says the same."""
    marker = place.marker
    own = 0 if role in ("heading", "figure") else manuscript.style_indent("hint" if place.frame else role)
    if marker is not None:
        tied = role == marker.kind.role and place.base == 0
        return (None, 0) if tied else (own + place.indent, marker.hanging)
    return (own + place.indent, 0) if place.indent or (place.frame and role != "hint") else (None, 0)


def _shift(place: Place) -> int:
    """How far right of a call-out's own edge a paragraph's first line starts."""
    return place.indent - (place.marker.hanging if place.marker is not None else 0)
