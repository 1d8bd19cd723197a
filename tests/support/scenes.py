"""What holds for the scene of any figure: nothing cropped, nothing over anything else, nothing hidden."""

from collections.abc import Iterator
from itertools import combinations

from export_equipe.figures.scene import Scene, SceneBox, SceneConnector
from export_equipe.typesetting.measure import measurer
from export_equipe.typesetting.run import Added, plain_text

MEASURES = measurer("arimo")
EPSILON = 0.01
Area = tuple[float, float, float, float]  # left, top, right, bottom


def boxes_of(scene: Scene) -> list[SceneBox]:
    return [item for item in scene.items if isinstance(item, SceneBox)]


def texts_of(scene: Scene) -> list[str]:
    return [plain_text(paragraph.runs) for box in boxes_of(scene) for paragraph in box.paragraphs]


def area(box: SceneBox) -> Area:
    return box.x, box.y, box.x + box.width, box.y + box.height


def text_area(box: SceneBox) -> Area:
    left, right = box.insets
    return box.x + left, box.y + box.padding, box.x + box.width - right, box.y + box.height - box.padding


def apart(one: Area, other: Area) -> bool:
    return (
        one[2] <= other[0] + EPSILON
        or other[2] <= one[0] + EPSILON
        or one[3] <= other[1] + EPSILON
        or other[3] <= one[1] + EPSILON
    )


def find_faults(scene: Scene, least_size: float) -> list[str]:
    """All that is wrong with ``scene``; words smaller than ``least_size`` points are a fault."""
    checks = (_repeated_keys, _outside, _overlapping, _hidden, _astray)
    return [*(fault for check in checks for fault in check(scene)), *_overflowing(scene, least_size)]


def _repeated_keys(scene: Scene) -> Iterator[str]:
    keys = [box.key for box in boxes_of(scene)]
    yield from (f"key twice: {key}" for key in sorted(set(keys)) if keys.count(key) > 1)
    yield from (f"no name: {item}" for item in scene.items if not item.name)


def _outside(scene: Scene) -> Iterator[str]:
    for box in boxes_of(scene):
        left, top, right, bottom = area(box)
        half = box.stroke_width / 2 if box.stroke else 0.0
        if min(left, top) < half - EPSILON or max(right - scene.width, bottom - scene.height) > EPSILON - half:
            yield f"out of the scene: {box.name}"
        if box.width <= 0 or box.height <= 0:
            yield f"no extent: {box.name}"


def _overflowing(scene: Scene, least_size: float) -> Iterator[str]:
    for box in boxes_of(scene):
        left, top, right, bottom = text_area(box)
        if sum(len(one.lines) * one.pitch for one in box.paragraphs) > bottom - top + EPSILON and box.paragraphs:
            yield f"too high: {box.name}"
        for paragraph in box.paragraphs:
            if paragraph.size < least_size:
                yield f"too small: {box.name}"
            if "".join(plain_text(line) for line in paragraph.lines) != plain_text(paragraph.runs):
                yield f"lines lose words: {box.name}"
            for line in paragraph.lines:
                if any(run.origin is not Added.FIGURE for run in line):
                    yield f"not the figure's: {box.name}"
                shown = plain_text(line).rstrip()
                if (
                    len(shown) > 1 and MEASURES.width(line, paragraph.size) > right - left + 4.0
                ):  # 4: a space at its end
                    yield f"too wide: {box.name}"


def _overlapping(scene: Scene) -> Iterator[str]:
    """Texts over one another; texts over a mark (a dot, a diamond)."""
    texts = [box for box in boxes_of(scene) if box.paragraphs]
    marks = [box for box in boxes_of(scene) if not box.paragraphs and box.shape in ("ellipse", "diamond")]
    pairs = [*combinations(texts, 2), *((text, mark) for text in texts for mark in marks), *combinations(marks, 2)]
    yield from (f"overlap: {one.name} / {other.name}" for one, other in pairs if not apart(area(one), area(other)))


def _hidden(scene: Scene) -> Iterator[str]:
    """Texts under something painted after them."""
    boxes = boxes_of(scene)
    for index, box in enumerate(boxes):
        for later in boxes[index + 1 :]:
            if box.paragraphs and later.fill is not None and not apart(text_area(box), area(later)):
                yield f"hidden: {box.name} under {later.name}"


def _astray(scene: Scene) -> Iterator[str]:
    """Lines that are slanted, that do not touch what they join, or that cross a text."""
    boxes = {box.key: box for box in boxes_of(scene)}
    for line in (item for item in scene.items if isinstance(item, SceneConnector)):
        if line.x1 != line.x2 and line.y1 != line.y2:
            yield f"slanted: {line.name}"
        for key, x, y in ((line.source, line.x1, line.y1), (line.target, line.x2, line.y2)):
            left, top, right, bottom = area(boxes[key])
            if not (left - EPSILON <= x <= right + EPSILON and top - EPSILON <= y <= bottom + EPSILON):
                yield f"loose: {line.name}"
        span = min(line.x1, line.x2), min(line.y1, line.y2), max(line.x1, line.x2), max(line.y1, line.y2)
        for box in boxes.values():
            if box.paragraphs and not apart(span, area(box)):
                yield f"crosses {box.name}: {line.name}"
