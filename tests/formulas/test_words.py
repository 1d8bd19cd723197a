"""The text alternative of formulas, one line of ``words.txt`` a case."""

import pytest
from tests.formulas.tables import formula, read_table

WORDS = read_table("words.txt", " → ")


def cut(line: tuple[str, str]) -> tuple[str, str]:
    return line[0], line[1].replace("␣", "\u00a0").replace("˽", "\u202f")


@pytest.mark.parametrize(("latex", "text"), [cut(line) for line in WORDS], ids=[latex for latex, _ in WORDS])
def test_a_formula_in_words(latex: str, text: str) -> None:
    found = formula(latex)
    assert found.text == text
    assert formula(latex, display=False).text == text


def test_the_table_is_long_enough() -> None:
    assert len(WORDS) >= 40
