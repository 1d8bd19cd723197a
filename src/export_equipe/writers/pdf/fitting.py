"""Pictures that would leave much of a page empty.

Comes in: WeasyPrint's layout of blocks. Goes out: the same, where a figure that does not fit in what is left of its
page is set smaller, as long as that is little. Decided here: how much smaller. Only pictures of the page: the words of
our own figures would become too small.

WeasyPrint has no rule that says this, and only its layout knows what is left of a page: the figure is laid out again,
there and then, with pictures a step smaller.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

KEPT = "__own_size"  # the custom property of the style sheet that says that pictures keep their size
STEPS = (0.92, 0.84, 0.76, 0.68, 0.6)  # of the width


@contextmanager
def fitting_pictures(engine: ModuleType) -> Iterator[None]:
    """While it lasts, figures of pictures shrink a little rather than leave a page half empty."""
    layout = engine.layout.block
    before = layout.block_level_layout
    layout.block_level_layout = _Fitting(before)
    try:
        yield
    finally:
        layout.block_level_layout = before


class _Fitting:
    """WeasyPrint's ``block_level_layout``, with its signature."""

    def __init__(self, lay_out: Any) -> None:
        self._lay_out = lay_out

    def __call__(
        self, context: Any, box: Any, bottom_space: Any, skip_stack: Any, around: Any, *others: Any, **named: Any
    ) -> Any:
        place = (context, box, bottom_space, skip_stack, around)
        if box.element_tag != "figure" or skip_stack is not None or box.style[KEPT]:
            return self._lay_out(*place, *others, **named)
        pictures = _Pictures(box, around.width)
        pictures.scale(1.0)  # it may have been tried at the foot of another page before
        result = self._lay_out(*place, *others, **named)
        for step in STEPS if pictures.found and result[0] is None else ():
            pictures.scale(step)
            smaller = self._lay_out(*place, *others, **named)
            if smaller[0] is not None:
                return smaller
        pictures.scale(1.0)
        return result


class _Pictures:
    """The pictures of a figure; each remembers how wide it is when nothing is shrunk (in CSS pixels).

    One as high as its line, in the caption, has no width of its own: it goes with the words.
    """

    def __init__(self, figure: Any, room: float) -> None:
        images = (one for one in figure.descendants() if one.element_tag == "img")
        self.found = [one for one in images if getattr(one.style["width"], "unit", "") == "px"]
        for picture in self.found:
            if not hasattr(picture, "own_width"):
                picture.own_width = picture.style["width"]
        self._room = room

    def scale(self, factor: float) -> None:
        """Sets the pictures at ``factor`` of their widths."""
        for picture in self.found:
            own = picture.own_width
            picture.style["width"] = own if factor == 1 else own._replace(value=min(own.value, self._room) * factor)
