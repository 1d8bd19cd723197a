"""The zones of a layout: where its content stands.

Comes in: a layout's geometry. Goes out: its zones in reading order, and the room that they take together. Decided here:
what is no content: the subtitle, the draft tag, what stands on covers and dividers, the foot.
"""

from export_equipe.masters.complete import SERVICE
from export_equipe.masters.geometry import Box, LayoutGeometry, Placeholder, PlaceholderKind

CONTENT = frozenset(
    {PlaceholderKind.BODY, PlaceholderKind.TABLE, PlaceholderKind.PICTURE, PlaceholderKind.CHART}
)  # fmt: skip


def content_zones(layout: LayoutGeometry, *kinds: PlaceholderKind) -> tuple[Placeholder, ...]:
    """The zones of ``layout`` (of ``kinds``, when some are given), in the order of their indexes."""
    wanted = kinds or tuple(CONTENT)
    found = (each for each in layout.placeholders if each.kind in wanted and each.name not in SERVICE)
    return tuple(sorted(found, key=lambda each: -1 if each.index is None else each.index))


def zone_room(layout: LayoutGeometry) -> Box | None:
    """The smallest box around the zones of ``layout``; ``None`` when it has none."""
    boxes = [each.box for each in content_zones(layout)]
    if not boxes:
        return None
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)
