"""Reading a formula."""

from dataclasses import dataclass

from export_equipe.formulas.formula import Formula


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaFault:
    """Why a formula cannot be drawn: a French sentence."""

    message: str


def read_formula(latex: str, *, display: bool) -> Formula | FormulaFault:
    """The formula that ``latex`` writes."""
    del display
    return FormulaFault(message=f"« {latex} » n’est pas compris")
