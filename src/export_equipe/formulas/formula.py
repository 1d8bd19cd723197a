"""A formula, ready for every document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula; ``latex`` as written, trimmed; ``display`` when it stands on a line of its own.

    ``mathml`` is one ``<math>`` element for HTML, ``omml`` one ``m:oMath`` element for Word, ``text`` a text
    alternative in one line, ``svg`` the drawn formula (paths only) for PDF and slides. ``width``, ``height`` and
    ``depth`` (below the base line) are points at a type size of 12 points.
    """

    latex: str
    display: bool
    mathml: str
    omml: str
    text: str
    svg: str
    width: float
    height: float
    depth: float
