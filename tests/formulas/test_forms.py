"""What LaTeX writes, in each form: MathML, Office Math and a drawing for each command; the letters are the same."""

import random
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import example, given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator
from tests.formulas.tables import (
    check_mathml,
    check_omml,
    check_svg,
    formula,
    mathml_letters,
    omml_letters,
    read_table,
)

from export_equipe.formulas.formula import Formula, FormulaFault
from export_equipe.formulas.read import draw_formula, read_formula
from export_equipe.theme.load import load_theme

COMMANDS = read_table("commands.txt", "\t")
PIECES = r"""
a b x 1 2 { } { } ^ _ & [ ] ~ ' = + - , ; ! | / ( ) < > # $ % \frac \sqrt \left( \right) \left. \middle| \sum \int \lim
\sin \text{é$x$} \\ \hat \overline \underbrace \xrightarrow \mathbb \mathrm \not \color{red} \tag{1} \, \displaystyle
\over \limits \phantom \boxed \begin{matrix} \end{matrix} \begin{cases} \end{cases} \begin{aligned} \end{aligned}
\substack{a\\b} \big( \operatorname{f} \overset \hline \pmod \binom \genfrac \bf \cancel \vphantom \mathop \foo 😀 日
""".split()  # noqa: SIM905


@pytest.mark.parametrize("display", [True, False], ids=["seule", "en ligne"])
@pytest.mark.parametrize(("title", "latex"), COMMANDS, ids=[title for title, _ in COMMANDS])
def test_each_command_has_every_form(title: str, latex: str, display: bool) -> None:
    found = formula(latex, display=display)
    check_mathml(found.mathml)
    check_omml(found.omml)
    assert check_svg(found.svg).attrib["d"]
    assert omml_letters(found.omml) == mathml_letters(found.mathml)
    assert f'display="{"block" if display else "inline"}"' in found.mathml
    assert found.text
    assert "\\" not in found.text
    assert "\n" not in found.text


def test_the_table_covers_what_teams_write() -> None:
    assert len(COMMANDS) >= 100


@given(st.lists(st.sampled_from(PIECES), max_size=16).map(" ".join), st.booleans())
@example(r"\int _ \over 1 \binom a b", True)
@example(r"x ' ' ' ^ 2", False)
def test_any_source_is_a_formula_or_a_fault(latex: str, display: bool) -> None:
    found = read_formula(latex, display=display)
    if isinstance(found, FormulaFault):
        assert found.message
        assert found.offset is None or 0 <= found.offset <= len(latex)
        return
    check_mathml(found.mathml)
    check_omml(found.omml)
    check_svg(found.svg)
    assert omml_letters(found.omml) == mathml_letters(found.mathml)


@given(st.text(max_size=40))
def test_any_text_is_a_formula_or_a_fault(latex: str) -> None:
    found = read_formula(latex, display=False)
    if isinstance(found, Formula):
        check_mathml(found.mathml)
        check_omml(found.omml)
        check_svg(found.svg)


def test_letters_of_the_source_are_in_every_form() -> None:
    found = formula(r"a_{b}^{c} + \frac{d}{e} + \sqrt[f]{g} + \overset{i}{h} + \begin{cases} j & k \\ l \end{cases}")
    assert mathml_letters(found.mathml) == omml_letters(found.omml) == "abcdefghijkl"


def test_a_document_of_all_formulas_is_valid(tmp_path: Path) -> None:
    document = docx.Document(BytesIO(load_theme("default").memo_master))
    for _, latex in COMMANDS:
        document.add_paragraph()._p.append(parse_xml(formula(latex).omml))
    document.save(str(tmp_path / "formules.docx"))
    result = OpenXmlValidator().validate(str(tmp_path / "formules.docx"))
    assert [str(error) for error in result.errors] == []


def test_markup_in_a_formula_is_text() -> None:
    found = formula(r"\text{<script>alert(1)</script> & \"} a<b")
    for form in (found.mathml, found.omml, found.svg):
        assert "<script" not in form
    assert "<script>" in found.text
    check_mathml(found.mathml)


def test_same_formula_same_bytes() -> None:
    order = [latex for _, latex in COMMANDS]
    first = {latex: formula(latex) for latex in order}
    random.Random(3).shuffle(order)
    from export_equipe.formulas import read as room

    room._read.cache_clear()
    assert {latex: formula(latex) for latex in order} == first


def test_a_drawing_takes_a_size_and_a_colour() -> None:
    found = formula(r"\frac{a}{b}")
    drawn = draw_formula(found, size=24, color="#000091")
    path = check_svg(drawn)
    assert path.attrib == {"fill": "#000091", "d": check_svg(found.svg).attrib["d"]}
    assert f'width="{found.width * 2:g}pt" height="{found.height * 2:g}pt"' in drawn
    assert f'viewBox="0 0 {found.width:g} {found.height:g}"' in drawn
    assert 'fill="currentColor"' in found.svg
