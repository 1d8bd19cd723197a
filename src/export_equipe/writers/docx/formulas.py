"""Formulas as Office Math, which Word reads aloud and people can edit (ECMA-376 part 1, 22.1).

Comes in: a ``Formula``. Goes out: ``m:oMath`` in a line, or ``m:oMathPara`` on a line of its own.
"""

from docx.oxml.parser import parse_xml

from export_equipe.formulas.formula import Formula
from export_equipe.writers.docx.wordml import Element

_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def formula_in_line(formula: Formula) -> Element:
    """The formula among words."""
    return parse_xml(formula.omml)


def formula_alone(formula: Formula) -> Element:
    """The formula that is a paragraph."""
    return parse_xml(f'<m:oMathPara xmlns:m="{_MATH}">{formula.omml}</m:oMathPara>')
