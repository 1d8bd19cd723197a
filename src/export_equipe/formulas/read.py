"""A formula in every form that a document needs, from the LaTeX that a page holds.

Comes in: LaTeX as GitBook writes it (KaTeX's dialect). Goes out: a ``Formula``, or a ``FormulaFault`` that says in
French what KaTeX would show in red. Never raises. Decided here: how long a formula may be. Results are kept: the same
formula is asked for by each format.
"""

import re
from functools import lru_cache

from export_equipe.formulas.formula import Formula, FormulaFault

MAX_LENGTH = 5000
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # not characters of XML


def read_formula(latex: str, *, display: bool) -> Formula | FormulaFault:
    """The formula that ``latex`` (without its dollars) writes."""
    if len(latex) > MAX_LENGTH:
        return FormulaFault(message="formule trop longue : 5 000 caractères au plus", offset=MAX_LENGTH)
    if found := _FORBIDDEN.search(latex):
        return FormulaFault(message=f"caractère interdit : U+{ord(found[0]):04X}", offset=found.start())
    read = _read(latex.strip(), display)
    if isinstance(read, Formula) or read.offset is None:
        return read
    return FormulaFault(message=read.message, offset=read.offset + len(latex) - len(latex.lstrip()))


def draw_formula(formula: Formula, *, size: float, color: str) -> str:
    """The picture of ``formula`` at a type size of ``size`` points, in ``color`` (``#RRGGBB``)."""
    from export_equipe.formulas.svg import redraw

    return redraw(formula.svg, width=formula.width, height=formula.height, size=size, color=color)


@lru_cache(maxsize=128)  # the longest formulas weigh a few megabytes
def _read(latex: str, display: bool) -> Formula | FormulaFault:  # noqa: FBT001
    # Imported here: most pages hold no formula.
    from export_equipe.formulas.cursor import Refused
    from export_equipe.formulas.layout import lay_out
    from export_equipe.formulas.mathml import write_mathml
    from export_equipe.formulas.omml import write_omml
    from export_equipe.formulas.parse import parse
    from export_equipe.formulas.svg import draw
    from export_equipe.formulas.tree import Size
    from export_equipe.formulas.words import write_words

    try:
        tree = parse(latex, display=display)
    except Refused as refused:
        return FormulaFault(message=refused.message, offset=refused.offset)
    text = write_words(tree)
    drawing = draw(lay_out(tree, Size.DISPLAY if display else Size.TEXT))
    return Formula(
        latex=latex,
        display=display,
        mathml=write_mathml(tree, display=display, text=text),
        omml=write_omml(tree),
        text=text,
        svg=drawing.svg,
        width=drawing.width,
        height=drawing.height,
        depth=drawing.depth,
    )
