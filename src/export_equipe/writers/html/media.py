"""What a document shows that is no text: pictures and formulas.

Comes in: pictures and formulas. Goes out: the address that an ``img`` bears, the markup of a formula. Decided here: a
page for the screen holds its pictures (``data:`` addresses, RFC 2397) and its formulas as MathML; a page for paper
names them, and they travel beside it: whoever prints it needs to fetch nothing else.
"""

import base64
from typing import Protocol

from markupsafe import Markup

from export_equipe.formulas.formula import Formula
from export_equipe.layout.flow.plan import FlowImage
from export_equipe.model.picture import Picture
from export_equipe.typesetting.run import InlinePicture
from export_equipe.writers.html.mathml import rebuild_mathml

TALLEST = 430.0  # points: about 60 % of the text's height on an A4 page
_SVG = "image/svg+xml"
LARGER = 1.1  # the letters of the formulas' font are so much smaller than those of the text, at the same size
_FORMULA_SIZE = 12  # the type size, in points, for which a formula's lengths are given


class Media(Protocol):
    """Shows pictures and formulas in one document."""

    def source(self, picture: Picture) -> str:
        """The address that shows ``picture``."""

    def formula(self, formula: Formula) -> Markup:
        """``formula`` as it stands in a line."""


class ScreenMedia:
    """What a page for the screen holds."""

    def source(self, picture: Picture) -> str:
        """A ``data:`` address."""
        return f"data:{picture.media};base64,{base64.b64encode(picture.data).decode('ascii')}"

    def formula(self, formula: Formula) -> Markup:
        """The formula's MathML."""
        return rebuild_mathml(formula.mathml, alternative=formula.text)


class PaperMedia:
    """What a page for paper names; ``pictures`` and ``drawings`` (of formulas) are what must travel with it."""

    def __init__(self) -> None:
        self.pictures: dict[str, Picture] = {}
        self.drawings: dict[str, bytes] = {}
        self._names: dict[bytes, str] = {}

    def source(self, picture: Picture) -> str:
        """A name; the same picture has one name only."""
        name = self._names.setdefault(picture.data, f"picture:{len(self._names) + 1}")
        self.pictures[name] = picture
        return name

    def formula(self, formula: Formula) -> Markup:
        """The formula's drawing, as large as the type around it, on the base line."""
        data = formula.svg.encode("utf-8")
        name = self._names.setdefault(data, f"formula:{len(self._names) + 1}")
        self.drawings[name] = data
        lengths = (formula.width, formula.height, formula.depth)
        width, height, depth = (length * LARGER / _FORMULA_SIZE for length in lengths)
        style = f"width: {width:.4f}em; height: {height:.4f}em; vertical-align: {-depth:.4f}em"
        return Markup('<img class="formula" role="math" src="{}" alt="{}" style="{}">').format(
            name, formula.text, style
        )


def shown_width(image: FlowImage | InlinePicture) -> float:
    """The width of ``image`` in points: its own, unless the picture would be too high for a page."""
    picture = image.picture
    if picture is None or not picture.height:
        return image.width
    return min(image.width, TALLEST * picture.width / picture.height)
