"""Frames: the look of call-outs, boxes, cards, quotations, and the edges of the rectangle that they fill.

Comes in: a style, or colours. Goes out: borders of paragraphs. Word gives a paragraph one set of borders, and lets it
stand at most 31 points from its text (ECMA-376 part 1, 17.18.2 and 17.3.1.7): what stands in a frame keeps the edges of
the outermost one, so that the rectangle stays whole, and shows the colours of the innermost. Indents are twips.
"""

from dataclasses import dataclass, replace

from export_equipe.writers.docx.paragraphs import Border

BAR = 36  # eighths of a point: the thick bar at the left of a call-out
BAR_SPACE = 10  # points from the bar to the text
FARTHEST = 31  # points: what a border's distance may be
PADDING = 5
EDGE = 2  # as thin as can be: where two boxes touch, it cuts the bar
NEAR = 6  # of 255: two grounds that nobody would tell one from the other
TWIPS_PER_POINT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A rectangle: ``number`` counts them; its text stands between ``left`` and ``right``.

    ``bar`` is its left border (``None``: it has none), ``ground`` its colour (``""``: none), ``edge`` the colour of the
    other borders, which give the ground its padding. ``role`` is the style of its plain paragraphs; ``placed`` says
    that the style itself puts them where they stand, ``styled`` that it draws all the rest too.
    """

    number: int
    role: str
    left: int
    right: int
    bar: Border | None
    ground: str
    edge: str
    padding: int = PADDING
    placed: bool = False
    styled: bool = False

    def borders(self, shift: int, hanging: int) -> tuple[Border, ...]:
        """The borders of a paragraph that starts ``shift`` twips to the right of the frame's own text.

        The bar stays where it is by standing further from the text. Programs do not agree on whether paragraphs of
        different indents share a box: edges that differ by some 255ths say that they do not.
        """
        sides = ("top", "bottom", "right") if self.ground else ("top", "bottom")
        color = f"{int(self.edge, 16) ^ ((shift + hanging * 3) // TWIPS_PER_POINT % 8):06X}"
        edges = tuple(Border(edge=side, width=EDGE, space=self.padding, color=color) for side in sides)
        if self.bar is None:
            return edges if self.ground else ()
        return (*edges, replace(self.bar, space=min(self.bar.space + shift // TWIPS_PER_POINT, FARTHEST)))

    def too_far(self, shift: int) -> bool:
        """Whether a paragraph that starts ``shift`` twips in would leave the bar behind."""
        space = self.bar.space if self.bar is not None else self.padding
        return shift > 0 and space + shift // TWIPS_PER_POINT > FARTHEST


def look_alike(color: str, other: str) -> bool:
    """Whether nobody would tell one ground (``RRGGBB``, ``""`` for none) from the other."""
    if not color or not other:
        return False
    parts = ([int(each[index : index + 2], 16) for index in (0, 2, 4)] for each in (color, other))
    return all(abs(one - two) < NEAR for one, two in zip(*parts, strict=True))
