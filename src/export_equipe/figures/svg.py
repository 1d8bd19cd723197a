"""A scene as a standalone SVG picture.

Comes in: a scene and a theme. Goes out: SVG 1.1 text, one unit a point, colours and fonts of the theme, with its title
and text alternative (WAI-ARIA Graphics: ``role="img"`` labelled by ``title`` and ``desc``). Nothing is decided here:
each line of text stands where the scene's measures put it, so that every renderer shows the same lines.
"""

from collections.abc import Iterable, Iterator
from html import escape
from math import cos, hypot, pi, sin
from typing import assert_never

from export_equipe.figures.scene import (
    Scene,
    SceneBox,
    SceneConnector,
    SceneItem,
    SceneParagraph,
    ScenePath,
    SceneSector,
)
from export_equipe.theme.model import Theme
from export_equipe.typesetting.measure import Measurer, measurer
from export_equipe.typesetting.run import Run, Runs

# Arimo, as Arial: hhea ascent 1854 and descent 434 of 2048 units.
ASCENT = 0.905
DESCENT = 0.212
HEAD_LENGTH = 8.0  # points, along the line
HEAD_WIDTH = 7.5


def draw_svg(scene: Scene, theme: Theme, *, name: str = "figure") -> str:
    """``scene`` as one ``svg`` element; ``name`` begins its ids, so that a page may hold several figures."""
    pen = _Pen(theme, measurer(theme.measured))
    width, height = _number(scene.width), _number(scene.height)
    title, description = f"{name}-titre", f"{name}-description"
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="{title} {description}" '
        f'font-family="{escape(pen.families, quote=False)}">'
    )
    return "\n".join(
        [
            opening,
            f'<title id="{title}">{escape(scene.title)}</title>',
            f'<desc id="{description}">{escape(scene.description)}</desc>',
            *(line for item in scene.items for line in pen.draw(item)),
            "</svg>\n",
        ]
    )


class _Pen:
    """Draws the items of a scene with the colours and fonts of a theme."""

    def __init__(self, theme: Theme, measures: Measurer) -> None:
        self._theme, self._colors = theme, theme.colors
        self._measures = measures
        self._emoji = theme.emoji_font
        self._code = theme.code_font
        names = dict.fromkeys([theme.font, measures.family.name, *measures.family.substitutes])
        self.families = ", ".join([*(_family(name) for name in names), "sans-serif"])

    def draw(self, item: SceneItem) -> Iterator[str]:
        """The elements of one item."""
        match item:
            case SceneBox():
                if item.fill is not None or item.stroke is not None:
                    yield self._draw_shape(item)
                yield from self._draw_text(item)
            case SceneConnector():
                yield from self._draw_connector(item)
            case ScenePath():
                yield self._draw_path(item)
            case SceneSector():
                yield self._draw_sector(item)
            case _:
                assert_never(item)

    def _draw_path(self, path: ScenePath) -> str:
        points = " ".join(f"{_number(x)},{_number(y)}" for x, y in path.points)
        width = path.stroke_width
        dashes = f' stroke-dasharray="{_number(width * 3)} {_number(width * 2)}"' if path.dashed else ""
        return (
            f'<polyline points="{points}" fill="none" stroke="{self._colors[path.stroke]}" '
            f'stroke-width="{_number(width)}" stroke-linejoin="round"{dashes}/>'
        )

    def _draw_sector(self, sector: SceneSector) -> str:
        stroke = f'stroke="{self._colors[sector.stroke]}" stroke-width="{_number(sector.stroke_width)}"'
        return f'<path d="{_outline(sector)}" fill="{self._colors[sector.fill]}" {stroke}/>'

    def _draw_shape(self, box: SceneBox) -> str:
        fill = self._theme.color(box.fill) if box.fill is not None else "none"
        stroke = (
            f' stroke="{self._colors[box.stroke]}" stroke-width="{_number(box.stroke_width)}"' if box.stroke else ""
        )
        return f'<{_shape_outline(box)} fill="{fill}"{stroke}/>'

    def _draw_text(self, box: SceneBox) -> Iterator[str]:
        height = sum(len(paragraph.lines) * paragraph.pitch for paragraph in box.paragraphs)
        top = box.y + ((box.height - height) / 2 if box.anchor == "middle" else box.padding)
        for paragraph in box.paragraphs:
            for line in paragraph.lines:
                baseline = top + (paragraph.pitch - (ASCENT + DESCENT) * paragraph.size) / 2 + ASCENT * paragraph.size
                yield from self._draw_line(line, paragraph, box, baseline)
                top += paragraph.pitch

    def _draw_line(self, line: Runs, paragraph: SceneParagraph, box: SceneBox, baseline: float) -> Iterator[str]:
        """One line: anchored at its middle when it is of one piece, else piece by piece from its measured start."""
        pieces = list(self._pieces(line, paragraph.size))
        if not pieces:
            return
        centered = box.align == "center"
        width = sum(piece[2] for piece in pieces)
        left, right = box.insets
        middle = box.x + (left + box.width - right) / 2
        x = middle - width / 2 if centered else box.x + left
        anchor = ""
        if centered and len(pieces) == 1:
            x, anchor = middle, ' text-anchor="middle"'
        elif box.align == "end":
            x = box.x + box.width - right - width
            x, anchor = (x + width, ' text-anchor="end"') if len(pieces) == 1 else (x, "")
        spans = []
        for text, style, advance in pieces:
            spans.append(f'<tspan x="{_number(x)}"{style}>{escape(text, quote=False)}</tspan>')
            x += advance
        color = self._colors[paragraph.color]
        yield (
            f'<text y="{_number(baseline)}" font-size="{_number(paragraph.size)}" fill="{color}"{anchor} '
            f'xml:space="preserve">{"".join(spans)}</text>'
        )

    def _pieces(self, line: Runs, size: float) -> Iterator[tuple[str, str, float]]:
        """Each stretch of one style and font: its text, its attributes, its width in points."""
        last = len(line) - 1
        for index, run in enumerate(line):
            shown = Run(
                text=run.text.rstrip() if index == last else run.text, origin=run.origin, strong=run.strong,
                emphasis=run.emphasis, code=run.code, strike=run.strike,
            )  # fmt: skip
            for stretch in self._measures.stretches(shown):
                own = stretch.font in ("", self._measures.family.name)
                yield stretch.text, self._style(shown, "" if own else stretch.font), stretch.width * size

    def _style(self, run: Run, font: str) -> str:
        style = ' font-weight="700"' if run.strong else ""
        style += ' font-style="italic"' if run.emphasis and not font else ""
        style += ' text-decoration="line-through"' if run.strike else ""
        if run.code:
            return style + f' font-family="{escape(f"{_family(self._code)}, {self.families}")}"'
        return style + (f' font-family="{escape(f"{_family(font)}, {self.families}")}"' if font else "")

    def _draw_connector(self, line: SceneConnector) -> Iterator[str]:
        color = self._colors[line.stroke]
        length = hypot(line.x2 - line.x1, line.y2 - line.y1) or 1.0
        ux, uy = (line.x2 - line.x1) / length, (line.y2 - line.y1) / length
        back = min(HEAD_LENGTH, length / 2)
        # The line stops inside its arrow heads, or its square end would show at their tips.
        x1, y1 = (line.x1 + ux * back * 0.8, line.y1 + uy * back * 0.8) if line.tail else (line.x1, line.y1)
        x2, y2 = (line.x2 - ux * back * 0.8, line.y2 - uy * back * 0.8) if line.head else (line.x2, line.y2)
        ends = f'x1="{_number(x1)}" y1="{_number(y1)}" x2="{_number(x2)}" y2="{_number(y2)}"'
        dots = f' stroke-dasharray="{_number(line.stroke_width)}"'
        yield (
            f'<line {ends} stroke="{color}" stroke-width="{_number(line.stroke_width)}"{dots if line.dotted else ""}/>'
        )
        if line.head:
            yield _draw_head(line.x2, line.y2, ux * back, uy * back, color)
        if line.tail:
            yield _draw_head(line.x1, line.y1, -ux * back, -uy * back, color)


def _shape_outline(box: SceneBox) -> str:
    """The element that draws the shape of ``box``, with its geometry."""
    left, right, top, bottom = box.x, box.x + box.width, box.y, box.y + box.height
    across, middle = (left + right) / 2, (top + bottom) / 2
    shoulder, notch = right - box.point, left + box.point
    match box.shape:
        case "rect":
            corner = f' rx="{_number(box.radius)}"' if box.radius else ""
            size = f'width="{_number(box.width)}" height="{_number(box.height)}"'
            return f'rect x="{_number(left)}" y="{_number(top)}" {size}{corner}'
        case "ellipse":
            radii = f'rx="{_number(box.width / 2)}" ry="{_number(box.height / 2)}"'
            return f'ellipse cx="{_number(across)}" cy="{_number(middle)}" {radii}'
        case "diamond":
            corners = [(across, top), (right, middle), (across, bottom), (left, middle)]
        case "homePlate":
            corners = [(left, top), (shoulder, top), (right, middle), (shoulder, bottom), (left, bottom)]
        case "chevron":
            corners = [
                (left, top), (shoulder, top), (right, middle), (shoulder, bottom), (left, bottom), (notch, middle)
            ]  # fmt: skip
        case _:
            assert_never(box.shape)
    return f'polygon points="{_points(corners)}"'


def _outline(sector: SceneSector) -> str:
    """The outer arc there, the inner arc back; each in two halves: no arc ends where it begins."""
    middle = (sector.start + sector.end) / 2
    cuts = [sector.start, middle, sector.end]
    there = [_arc(sector, sector.radius, to=turn, sweep=1) for turn in cuts[1:]]
    back = [_arc(sector, sector.hole, to=turn, sweep=0) for turn in cuts[-2::-1]]
    start, inner = (_at(sector, radius, turn) for radius, turn in ((sector.radius, cuts[0]), (sector.hole, cuts[-1])))
    return " ".join([f"M{start}", *there, f"L{inner}", *back, "Z"])


def _arc(sector: SceneSector, radius: float, *, to: float, sweep: int) -> str:
    return f"A{_number(radius)} {_number(radius)} 0 0 {sweep} {_at(sector, radius, to)}"


def _at(sector: SceneSector, radius: float, turn: float) -> str:
    angle = 2 * pi * turn
    return f"{_number(sector.x + radius * sin(angle))} {_number(sector.y - radius * cos(angle))}"


def _draw_head(x: float, y: float, dx: float, dy: float, color: str) -> str:
    """An arrow head whose tip is at ``x``, ``y`` and whose body is the vector ``dx``, ``dy``."""
    half = HEAD_WIDTH / 2 / HEAD_LENGTH
    corners = [(x, y), (x - dx - dy * half, y - dy + dx * half), (x - dx + dy * half, y - dy - dx * half)]
    return f'<polygon points="{_points(corners)}" fill="{color}"/>'


def _points(corners: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in corners)


def _family(name: str) -> str:
    return f"'{name}'" if " " in name else name


def _number(value: float) -> str:
    """``value`` to a hundredth of a point, without needless zeros: the same text on every machine."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
