"""Offsets, lines and columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export_equipe.source import Position, SourceText, Span

TEXT = SourceText("a.md", "un\n\ndeux\n")


@pytest.mark.parametrize(
    ("offset", "line", "column"),
    [(0, 1, 1), (2, 1, 3), (3, 2, 1), (4, 3, 1), (8, 3, 5), (9, 4, 1), (99, 4, 1), (-5, 1, 1)],
)
def test_an_offset_has_a_line_and_a_column(offset: int, line: int, column: int) -> None:
    assert TEXT.position(offset) == Position(line, column)


def test_lines_have_no_line_end() -> None:
    assert [TEXT.line(number) for number in range(1, 6)] == ["un", "", "deux", "", ""]
    assert TEXT.line_span(3) == Span("a.md", 4, 8)
    assert TEXT.line_start(99) == len(TEXT.text)
    assert TEXT.slice(TEXT.line_span(3)) == "deux"


def test_columns_count_characters() -> None:
    assert SourceText("a.md", "é🙆\u200d♂️\tb").position(6) == Position(1, 7)


@given(st.text("ab\n"), st.integers(0, 40))
def test_a_position_gives_its_offset_back(text: str, offset: int) -> None:
    source = SourceText("a.md", text)
    place = source.position(offset)
    assert source.line_start(place.line) + place.column - 1 == min(offset, len(text))
    assert source.line(place.line) == text.split("\n")[place.line - 1]


def test_a_span_covers_two_others() -> None:
    assert Span("a.md", 4, 6).to(Span("a.md", 1, 5)) == Span("a.md", 1, 6)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_out_of_order_is_a_bug(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="out of order"):
        Span("a.md", start, end)
