"""The figure of a team as a scene: a core of roles between the groups around it.

Comes in: the figure's data, the room in points, the type sizes. Goes out: a scene. Decided here: which of the ways to
draw it is taken; words are never dropped, cropped, set over one another, or set under the smallest size allowed.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from export_equipe.data.team import CORE, TeamFigure
from export_equipe.figures.cells import Setter
from export_equipe.figures.columns import OVER_GAP, Columns, Stack, has_room_over, over_cell, set_columns
from export_equipe.figures.description import describe_team
from export_equipe.figures.links import Line, Words
from export_equipe.figures.roster import Choice, panel_key
from export_equipe.figures.scene import Scene, SceneBox, SceneConnector, SceneItem
from export_equipe.theme.model import SlideSizes
from export_equipe.typesetting.measure import Measurer

NARROW, WIDE = 470.0, 852.0  # points: the text width of a page, the width of a slide
EDGE = 0.75  # points kept free around, where the frame of the core is half outside its box
LARGER = (6, 4, 2, 1)  # points more than a label, on a slide; the best liked first
USUAL = 2  # points more than a label: words are larger only in the usual columns
LINE = 1.75  # points, the thickness of a link
GLUE = 0.5  # points: how far from the middle of a side a line may end and still be glued to it


def draw_team(
    figure: TeamFigure, *, width: float, height: float | None, measurer: Measurer, sizes: SlideSizes
) -> Scene:
    """``figure`` in a scene ``width`` points wide.

    The scene is ``height`` points high, its figure centred, or higher when it needs more: compare ``scene.height``.
    With ``None`` it is as high as it needs to be. No label is smaller than ``sizes.label``.
    """
    setter = Setter(measurer, sizes.pitch)
    room = None if height is None else height - 2 * EDGE
    columns = _choose(figure, width=width - 2 * EDGE, height=room, setter=setter, sizes=sizes).with_even_lines(setter)
    used = columns.needed if room is None else max(columns.needed, min(room, columns.comfort))
    total = max(used + 2 * EDGE, height or 0.0)
    boxes = list(_place_stacks(columns, left=(width - columns.width) / 2, top=(total - used) / 2, height=used))
    items: list[SceneItem] = [*boxes, *_draw_lines(columns, {box.key: box for box in boxes}, setter)]
    return Scene(
        width=width, height=total, title=figure.core.title, description=describe_team(figure), items=tuple(items)
    )


def _choose(figure: TeamFigure, *, width: float, height: float | None, setter: Setter, sizes: SlideSizes) -> Columns:
    """The best liked way to draw the figure in which nothing is cut and all fits, else the one that misses least."""
    missed: list[Columns] = []
    for manner in _manners(width, sizes, fixed=height is not None):
        if not has_room_over(figure, manner, width=width, setter=setter):
            continue
        ways = [
            set_columns(
                figure, replace(manner, members=members, columns=columns, core_first=core), width=width, setter=setter
            )
            for members, columns, core in product((1, 2), (2, 3, 1), (True, False))
        ]
        best = min(ways, key=lambda way: _rank(way, height))
        usual = (best.choice.columns, best.choice.members) == (2, 1) or manner.size <= sizes.label + USUAL
        if usual and not best.cut and (height is None or best.needed <= height):
            return best
        missed.extend(ways)
    return min(missed, key=lambda way: _rank(way, height))


def _manners(width: float, sizes: SlideSizes, *, fixed: bool) -> Iterator[Choice]:
    """Type sizes (larger ones where the height is given), space in boxes, places for words; the best liked first."""
    scale = min(1.0, max(0.0, (width - NARROW) / (WIDE - NARROW)))
    larger = [(step, scale) for step in LARGER]
    manners = [*larger, (0, scale), (0, 0.0)] if fixed and scale > 0.5 else [(0, scale)]
    for shown in ((Words.OVER, Words.FOOT), (Words.NONE,)):
        for (step, space), words in product(manners, shown):
            yield Choice(size=sizes.label + step, detail=sizes.label, words=words, scale=space)


def _rank(way: Columns, height: float | None) -> tuple[float, ...]:
    """The lower the better: no cut word, room enough, then less height and fewer lines, in the usual columns."""
    needed = round(way.needed, 3)
    over = height is not None and needed > height
    liking = needed + 4.0 * way.lines + 14.0 * abs(way.choice.columns - 2) + 40.0 * (way.choice.members - 1)
    return (way.cut, needed if over else 0.0, liking)


def _place_stacks(columns: Columns, *, left: float, top: float, height: float) -> Iterator[SceneBox]:
    """All boxes, the core's first: it is the subject."""
    x = left
    placed: dict[str, list[SceneBox]] = {}
    for stack in columns.stacks:
        boxes = list(_place_stack(stack, columns, x, top, height))
        placed[boxes[0].key] = boxes
        x += stack[0].width + columns.gap
    yield from placed.pop(CORE)
    for boxes in placed.values():
        yield from boxes


def _place_stack(stack: Stack, columns: Columns, x: float, top: float, height: float) -> Iterator[SceneBox]:
    """Panels one over the other that fill ``height``; spare height goes to those with more rows."""
    spare = height - columns.height_of(stack, [panel.needed for panel in stack])
    rows = sum(len(panel.rows) for panel in stack)
    y = top
    for panel in stack:
        own = panel.needed + spare * len(panel.rows) / rows
        yield from panel.place(x, y, own)
        y += own + columns.stack_gap


def _draw_lines(columns: Columns, boxes: dict[str, SceneBox], setter: Setter) -> Iterator[SceneItem]:
    yield from _join_carriers(boxes)
    for index, line in enumerate(columns.links.lines):
        source, target = boxes[panel_key(line.link.source)], boxes[panel_key(line.link.target)]
        connector = _connect(line, source, target)
        yield connector
        if line.over:
            x, width = min(connector.x1, connector.x2), abs(connector.x2 - connector.x1)
            words = setter.set(over_cell(line, index, columns.choice), width)
            yield words.place(x, connector.y1 - OVER_GAP - words.height, words.height)


def _connect(line: Line, source: SceneBox, target: SceneBox) -> SceneConnector:
    """The straight line from the side of ``source`` that faces ``target``."""
    name = f"Lien\u00a0: {source.name.split(chr(0xA0) + ': ', 1)[1]} – {target.name.split(chr(0xA0) + ': ', 1)[1]}"
    if source.x == target.x:
        down = source.y < target.y
        sides = ("bottom", "top") if down else ("top", "bottom")
        x = source.x + source.width / 2
        ends = (x, source.y + source.height, x, target.y) if down else (x, source.y, x, target.y + target.height)
    else:
        forward = source.x < target.x
        sides = ("right", "left") if forward else ("left", "right")
        # At the middle of the group: the core is as high as all groups together.
        middle = min(source, target, key=lambda box: box.height)
        y = middle.y + middle.height / 2
        ends = (source.x + source.width, y, target.x, y) if forward else (source.x, y, target.x + target.width, y)
    x1, y1, x2, y2 = ends
    return SceneConnector(
        name=name, source=source.key, target=target.key, source_side=_glued(sides[0], source, x1, y1),
        target_side=_glued(sides[1], target, x2, y2), x1=x1, y1=y1, x2=x2, y2=y2, stroke="accent", stroke_width=LINE,
        head=line.link.direction != "aucun", tail=line.link.direction == "double",
    )  # fmt: skip


def _glued(side: str, box: SceneBox, x: float, y: float) -> str | None:
    """``side`` when the line ends in its middle: a box can be glued to there only."""
    across = side in ("left", "right")
    off = y - (box.y + box.height / 2) if across else x - (box.x + box.width / 2)
    return side if abs(off) < GLUE else None


def _join_carriers(boxes: dict[str, SceneBox]) -> Iterator[SceneConnector]:
    """A bar between two carriers that stand side by side: they carry together."""
    carriers = [box for box in boxes.values() if box.fill == "accent"]
    if len(carriers) == 2 and carriers[0].y == carriers[1].y:
        left, right = carriers
        y = left.y + left.height / 2
        yield SceneConnector(
            name="Lien entre les porteurs", source=left.key, target=right.key, source_side="right",
            target_side="left", x1=left.x + left.width, y1=y, x2=right.x, y2=y, stroke="accent", stroke_width=3.0,
            head=False,
        )  # fmt: skip
