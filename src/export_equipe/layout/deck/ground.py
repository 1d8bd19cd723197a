"""What elements stand on, and what it takes to read them there.

Comes in: an element of a slide, a layout of a master that is not ours. Goes out: the element in colours that can be
read on its ground; a light ground of its own, for what is drawn in the theme's colours. Decided here: the theme's
colour where it can be read, else the master's, else black or white; texts that have a ground of their own are left
alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from export_equipe.layout.deck.place import emu
from export_equipe.layout.deck.plan import DecorationElement, Element, SlideParagraph, TextElement
from export_equipe.masters.geometry import Box, LayoutGeometry, Placeholder, PlaceholderKind
from export_equipe.theme.contrast import ENOUGH, ENOUGH_LARGE, blended, least_contrast, readable
from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import Runs

BACKING_NAME = "Fond"
BACKING = 6.0  # points by which a light ground is larger than what it bears
_SHARE = 0.3  # of a text's box: a picture that covers less of it is not its ground
_DRAWN = ("text", "mention", "accent")  # roles that tables, figures and charts are drawn in


def grounds_under(box: Box, layout: LayoutGeometry) -> tuple[str, ...]:
    """The colours that ``layout`` paints under ``box``; none when a picture lies there."""
    found: list[str] = []
    for patch in layout.patches:
        covered = _common(patch.box, box) / max(box.width * box.height, 1)
        if patch.color is None:
            found = [""] if covered >= _SHARE else found
        elif covered >= 0.98:
            found = (
                [blended(patch.color, each or "#FFFFFF") for each in found] if len(patch.color) > 7 else [patch.color]
            )
        elif covered >= 0.02:
            found += [blended(patch.color, each or "#FFFFFF") for each in (found[:1] or ["#FFFFFF"])]
    return () if "" in found else tuple(dict.fromkeys(found))


def place_grounds(place: Placeholder, layout: LayoutGeometry) -> tuple[str, ...]:
    """The colours under the text of ``place``: its own ground, or what ``layout`` paints there."""
    return (place.ground[:7],) if place.ground else grounds_under(place.box, layout)


def readable_color(role: str, grounds: tuple[str, ...], *, own: str, theme: Theme) -> str:
    """The colour in which a text of ``role`` is written on ``grounds``; ``own`` is the master's there."""
    wanted = (role, "accent") if role == "on_accent" else (role,)
    return readable((*map(theme.color, wanted), own), grounds)


def _common(one: Box, other: Box) -> int:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(across, 0) * max(down, 0)


@dataclass(frozen=True, slots=True)
class SlideGround:
    """The ground of the slides of one layout."""

    layout: LayoutGeometry
    theme: Theme

    def elements(self, element: Element) -> Iterator[Element]:
        """``element`` such that it can be read, after the ground that it needs."""
        if not self.layout.adapted:
            yield element
        elif isinstance(element, TextElement):
            yield self.text(element)
        elif isinstance(element, DecorationElement):
            yield replace(element, fill=self._drawn(element.fill, element.box))
        else:
            yield from self._backing(element)
            yield element

    def text(self, element: TextElement) -> TextElement:
        """``element`` in colours that can be read."""
        if not self.layout.adapted or element.fill:
            return element
        place = self._place(element)
        grounds = (place.ground[:7],) if place and place.ground else grounds_under(element.box, self.layout)
        own = (place.color if place else "") or self._body_color()
        paragraphs = tuple(self._inked(each, grounds, own[:7]) for each in element.paragraphs)
        rule = self._drawn(element.rule, element.box) if element.rule else None
        return replace(element, paragraphs=paragraphs, rule=rule)

    def number_ink(self) -> str:
        """The colour of the slide's number; ``""`` where the master's own can be read, or its ground is not known."""
        place = self.layout.find(PlaceholderKind.NUMBER)
        if not self.layout.adapted or place is None or not place.color:
            return ""
        grounds = place_grounds(place, self.layout)
        if not grounds or least_contrast(place.color[:7], grounds) >= ENOUGH:
            return ""
        return readable((self.theme.colors["mention"], self._body_color()), grounds)

    def _inked(self, paragraph: SlideParagraph, grounds: tuple[str, ...], own: str) -> SlideParagraph:
        role = paragraph.color
        roles = (role, *(["accent"] if _has_link(paragraph.runs) else []))
        if grounds and all(least_contrast(self.theme.color(each), grounds) >= ENOUGH for each in roles):
            return paragraph
        return replace(paragraph, color=readable_color(role, grounds, own=own, theme=self.theme))

    def _drawn(self, role: str, box: Box) -> str:
        """The colour of a drawing that says nothing."""
        grounds = grounds_under(box, self.layout)
        color = self.theme.color(role)
        if grounds and least_contrast(color, grounds) >= ENOUGH_LARGE:
            return role
        return readable((color, self._body_color()), grounds, enough=ENOUGH_LARGE)

    def _backing(self, element: Element) -> Iterator[DecorationElement]:
        grounds = grounds_under(element.box, self.layout)
        least = (
            min((least_contrast(self.theme.color(role), grounds) for role in _DRAWN), default=0.0) if grounds else 0.0
        )
        if least < ENOUGH:
            around, box = emu(BACKING), element.box
            place = Box(box.x - around, box.y - around, box.width + 2 * around, box.height + 2 * around)
            yield DecorationElement(name=BACKING_NAME, box=place, shape="rect", fill="ground")

    def _place(self, element: TextElement) -> Placeholder | None:
        places = self.layout.placeholders
        return next((each for each in places if each.index == element.placeholder and each.index is not None), None)

    def _body_color(self) -> str:
        """The colour in which the master sets the text of this layout, its title's when it has no other."""
        kinds = (PlaceholderKind.BODY, PlaceholderKind.SUBTITLE, PlaceholderKind.TITLE)
        places = self.layout.placeholders
        found = (each.color for kind in kinds for each in places if each.kind is kind and each.color)
        return next(found, "")[:7]


def _has_link(runs: Runs) -> bool:
    return any(run.href for run in runs)
