"""The pieces that layout is made of: parts evenly filled, widths shared, runs cut and stripped, titles shortened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export_equipe.layout.deck.fit import split_evenly
from export_equipe.layout.runs import line_ends, slice_runs, split_detail, stripped, without_colon
from export_equipe.layout.widths import share_widths
from export_equipe.layout.words import shorten
from export_equipe.typesetting.measure import measurer
from export_equipe.typesetting.run import Added, Run, Runs, plain_text

HEIGHTS = st.lists(st.floats(1, 150, allow_nan=False), min_size=1, max_size=30)
TEXTS = st.lists(st.text("ab é\n(),:🔒", max_size=9), max_size=6)


def runs(*texts: str) -> Runs:
    return tuple(Run(text=text, origin=Added.TEMPLATE) for text in texts)


@given(HEIGHTS)
def test_parts_keep_the_order_and_fit(heights: list[float]) -> None:
    parts = split_evenly(heights, 100.0, sum)
    assert [height for part in parts for height in part] == heights
    assert all(sum(part) <= 100.0 or len(part) == 1 for part in parts)


@given(HEIGHTS)
def test_parts_are_as_few_as_can_be(heights: list[float]) -> None:
    greedy, filled = 1, 0.0
    for index, height in enumerate(heights):
        if index and filled + height > 100.0:
            greedy, filled = greedy + 1, 0.0
        filled += height
    assert len(split_evenly(heights, 100.0, sum)) == greedy


def test_parts_are_even() -> None:
    assert [len(part) for part in split_evenly([10.0] * 12, 100.0, sum)] == [6, 6]


@given(st.lists(st.tuples(st.floats(1, 300), st.floats(0, 900)), min_size=1, max_size=12))
def test_widths_sum_to_the_room_and_hold_the_widest_words(columns: list[tuple[float, float]]) -> None:
    least = [word for word, _ in columns]
    rows = [[(max(word, length),) for word, length in columns]]
    widths = share_widths(rows, least, width=850.0, padding=20.0)
    assert sum(widths) == pytest.approx(850.0)
    if sum(least) + 20.0 * len(columns) <= 850.0:
        assert all(width >= word + 20.0 - 1e-6 for width, word in zip(widths, least, strict=True))
    else:  # too much: no column pays for another's long word
        fair = 850.0 / len(columns)
        assert all(width >= min(word + 20.0, fair) - 1e-6 for width, word in zip(widths, least, strict=True))


@given(TEXTS, st.integers(0, 30), st.integers(0, 30))
def test_a_cut_takes_exactly_those_characters(texts: list[str], start: int, end: int) -> None:
    assert plain_text(slice_runs(runs(*texts), start, end)) == "".join(texts)[start : max(start, end)]


@given(TEXTS)
def test_stripping_takes_white_space_alone(texts: list[str]) -> None:
    assert plain_text(stripped(runs(*texts))) == "".join(texts).strip()


@given(TEXTS, st.floats(5, 200))
def test_the_ends_of_lines_cover_the_text(texts: list[str], width: float) -> None:
    given_runs = runs(*texts)
    lines = measurer("arimo").break_lines(given_runs, size=12, width=width).lines
    ends = line_ends(given_runs, lines)
    text = "".join(texts)
    assert ends[-1:] == [len(text)]
    pieces = [text[low:high] for low, high in zip([0, *ends], ends, strict=False)]
    assert [piece.removesuffix("\n") for piece in pieces] == [plain_text(line) for line in lines]


@pytest.mark.parametrize(
    ("text", "main", "detail"),
    [
        ("Incarner la vision", "Incarner la vision", ""),
        ("Mener (parcours, design)", "Mener", "(parcours, design)"),
        ("Mener (a (b) c)", "Mener", "(a (b) c)"),
        ("Un (a) puis (b)", "Un (a) puis", "(b)"),
        ("(tout entre parenthèses)", "(tout entre parenthèses)", ""),
        ("chef(fe)", "chef(fe)", ""),
        ("fermée de trop)", "fermée de trop)", ""),
        ("Suite (a), fin", "Suite (a), fin", ""),
        ("", "", ""),
    ],
)
def test_a_parenthesis_that_ends_a_cell(text: str, main: str, detail: str) -> None:
    found = split_detail(runs(text))
    assert tuple(plain_text(part) for part in found) == (main, detail)
    halves = split_detail(runs(text[: len(text) // 2], text[len(text) // 2 :]))
    assert tuple(plain_text(part) for part in halves) == (main, detail)


@pytest.mark.parametrize(
    ("text", "title"),
    [("Porter, c’est\u00a0:", "Porter, c’est"), ("14:30", "14:30"), ("Fin : ", "Fin"), ("A", "A"), (":", "")],
)
def test_a_title_ends_in_no_colon(text: str, title: str) -> None:
    assert plain_text(without_colon(runs(text))) == title


def test_running_heads_are_cut_between_words() -> None:
    assert shorten("Un titre court") == "Un titre court"
    cut = shorten("Un titre, assez long pour qu’un pied de page ne puisse pas le porter en entier, hélas")
    assert cut == "Un titre, assez long pour qu’un pied de page ne puisse pas le porter…"
    assert all(len(shorten(text, 255)) <= 255 for text in ("mot " * 90, "é" * 300))
