"""A formula in every form that a document needs, or what is wrong with it: values alone, light to import."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula.

    ``latex`` as written, trimmed; ``display`` when on a line of its own; ``mathml`` for HTML; ``omml``, an ``m:oMath``,
    for Word and PowerPoint; ``text`` says it in French; ``svg`` is drawn in ``currentColor``. Lengths are points at a
    type size of 12: ``height`` is the whole height, ``depth`` the part of it below the base line.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaFault:
    """What is wrong with a formula, in French; ``offset`` is the place in the LaTeX as given, where it is known."""

    message: str
    offset: int | None
