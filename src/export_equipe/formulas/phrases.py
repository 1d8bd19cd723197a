"""The French phrases of formulas: sums and limits, matrices and cases, raised and lowered text.

Comes in: parts already in words. Goes out: a phrase. What each part says is ``words``'s business.
"""

import re
from collections.abc import Sequence

from export_equipe.formulas.tree import TableRole

_NAMES = {
    "∑": "somme", "∏": "produit", "∐": "coproduit", "⋃": "union", "⋂": "intersection", "⋁": "disjonction",
    "⋀": "conjonction", "⨁": "somme directe", "⨂": "produit tensoriel", "⨀": "produit ⊙", "⨄": "union ⊎",
    "⨆": "union ⊔", "∫": "intégrale", "∬": "intégrale double", "∭": "intégrale triple", "⨌": "intégrale quadruple",
    "∮": "intégrale de contour", "∯": "intégrale sur une surface fermée", "∰": "intégrale sur un volume fermé",
}  # fmt: skip
_LIMITS = {"lim": "limite", "lim\u2009sup": "limite supérieure", "lim\u2009inf": "limite inférieure"}
_RAISED = str.maketrans("0123456789+−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_TABLES = {"|": "déterminant", "‖": "norme de matrice"}
COLON = "\u00a0: "
SEMICOLON = "\u202f; "


def say_operator(sign: str, low: str, high: str) -> str:
    """A large operator with its limits: « somme de i = 1 à n »."""
    name = _NAMES.get(sign, sign)
    if low and high:
        return f" {name} de {low} à {high} "
    if low:
        return f" {name} {'sur' if name.startswith('intégrale') else 'pour'} {low} "
    return f" {name} jusqu’à {high} " if high else f" {name} "


def say_function(name: str, low: str, raised: str = "") -> str:
    """A named function, with what is under it: « limite quand x → 0 de »."""
    if not low:
        return f" {name}{raised}"
    return f" {_LIMITS.get(name, name)}{raised} {'quand' if name in _LIMITS else 'pour'} {low} de "


def say_table(rows: Sequence[Sequence[str]], role: TableRole, opening: str) -> str:
    """A table row by row; ``opening`` is its left delimiter."""
    if role == TableRole.STACK:
        return ", ".join(" ".join(row) for row in rows)
    if role == TableRole.LINES:
        return SEMICOLON.join(_equations(row) for row in rows)
    if role == TableRole.CASES:
        cases = (f"cas {at}{COLON}{' '.join(row)}" for at, row in enumerate(rows, start=1))
        return f" {{{SEMICOLON.join(cases)}}} "
    said = (f"ligne {at}{COLON}{SEMICOLON.join(row)}" for at, row in enumerate(rows, start=1))
    return f" {_TABLES.get(opening, 'matrice')} {len(rows)} × {len(rows[0])} ({'. '.join(said)}) "


def _equations(row: Sequence[str]) -> str:
    """A line of equations, each in two cells: « a = », « b »."""
    pairs = (" ".join(cell for cell in row[at : at + 2] if cell) for at in range(0, len(row), 2))
    return ", ".join(pair for pair in pairs if pair)


def say_labels(below: str | None, above: str | None) -> str:
    """What stands under and over something."""
    named = (("au-dessous", below), ("au-dessus", above))
    return f" ({SEMICOLON.join(f'{where}{COLON}{label}' for where, label in named if label is not None)}) "


def say_root(degree: str, body: str) -> str:
    """A root; an empty ``degree`` is a square one."""
    if re.fullmatch(r"\d*", degree):
        return f"{degree.translate(_RAISED)}√({body})"
    return f" racine d’indice {degree} de ({body})"


def lower(text: str) -> str:
    """``text`` as a subscript: ``x₁``, ``x_i``, ``x_(i+1)``."""
    if re.fullmatch(r"\d+", text):
        return text.translate(_LOWERED)
    return f"_{text}" if re.fullmatch(r"\w+", text) else f"_({text})"


def lift(text: str) -> str:
    """``text`` as a superscript: ``x²``, ``x^n``, ``x^(n+1)``."""
    if text in ("", "′", "∘"):
        return text.replace("∘", "°")
    if re.fullmatch(r"[+−]?\d+|\d*[+−]", text):
        return text.translate(_RAISED)
    return f"^{text}" if re.fullmatch(r"\d+|.", text) else f"^({text})"
