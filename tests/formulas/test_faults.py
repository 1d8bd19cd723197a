"""What is not a formula: a message in French and its place; hostile sources end soon."""

from time import process_time

import pytest
from tests.formulas.tables import check_mathml, check_omml, check_svg, read_table

from export_equipe.formulas.formula import Formula, FormulaFault
from export_equipe.formulas.read import read_formula

FAULTS = read_table("faults.txt", " → ")
LONG = {
    "accolades": "{" * 2499 + "}" * 2499,
    "cent mille accolades": "{" * 100_000,
    "fractions": r"\frac" * 900,
    "fractions emboîtées": r"\frac{" * 30 + "x" + "}{y}" * 30,
    "exposants emboîtés": "x^{" * 38 + "2" + "}" * 38,
    "bases emboîtées": "{" * 38 + "x" + "}^2" * 38,
    "parenthèses": r"\left(" * 39 + "x" + r"\right)" * 39,
    "matrices emboîtées": r"\begin{pmatrix}" * 12 + "x" + r"\end{pmatrix}" * 12,
    "accents": r"\widehat{" * 39 + "x" + "}" * 39,
    "accolades dessous": r"\underbrace{" * 38 + "x" + "}_{a}" * 38,
    "sommes à la suite": r"\sum" * 1200,
    "fonctions à la suite": r"\sin" * 1200,
    "sommes de parenthèses": r"\sum(" * 900,
    "cases": r"\begin{matrix}" + "&" * 4000 + r"\end{matrix}",
    "lignes": r"\begin{matrix}" + r"x\\" * 900 + r"\end{matrix}",
    "un délimiteur très haut": r"\left(\begin{matrix}" + r"x\\" * 900 + r"\end{matrix}\right)",
    "primes": "x" + "'" * 4000,
    "négations": r"\not" * 1000 + "=",
    "espaces": r"\hspace{99999em}" * 300 + "x",
    "styles": r"\bf" * 1600,
    "lettres": "x" * 5000,
    "émojis": "\U0001f600" * 2500,
    "texte": r"\text{" + "é" * 4900 + "}",
    "macros": r"\def\a{\a\a}\a",
    "commentaires": "%" * 5000,
}


@pytest.mark.parametrize(("latex", "expected"), FAULTS, ids=[latex for latex, _ in FAULTS])
def test_a_fault_says_what_and_where(latex: str, expected: str) -> None:
    found = read_formula(latex, display=True)
    assert isinstance(found, FormulaFault)
    assert f"{found.offset} {found.message}" == expected


def test_the_place_is_in_the_source_as_given() -> None:
    assert read_formula("\n  x + \\foo", display=True) == FormulaFault(message="commande inconnue : \\foo", offset=7)


@pytest.mark.parametrize("latex", ["", "  ", "{}{}", "\\\\", "% rien"])
def test_nothing_is_no_formula(latex: str) -> None:
    found = read_formula(latex, display=True)
    assert isinstance(found, FormulaFault) or found.svg


def test_empty_is_said() -> None:
    assert read_formula(" ", display=True) == FormulaFault(message="formule vide", offset=1)


@pytest.mark.parametrize("char", ["\x00", "\x0b", "\ud800", "\uffff"])
def test_a_character_that_xml_forbids_is_refused(char: str) -> None:
    found = read_formula(f"a{char}", display=True)
    assert found == FormulaFault(message=f"caractère interdit : U+{ord(char):04X}", offset=1)


@pytest.mark.parametrize("name", LONG)
def test_a_hostile_source_ends_soon(name: str) -> None:
    start = process_time()
    found = read_formula(LONG[name], display=True)
    assert process_time() - start < 10  # a second or two; what is exponential would take years
    if isinstance(found, Formula):
        check_mathml(found.mathml)
        check_omml(found.omml)
        check_svg(found.svg)
        assert len(found.svg) < 8_000_000
