"""Column widths: no word is cut that fits, the whole width is used, and long columns share it fairly."""

from hypothesis import given
from hypothesis import strategies as st

from export_equipe.layout.widths import _lines, share_widths

LENGTHS = st.floats(0, 3000)


@given(
    st.integers(1, 6).flatmap(
        lambda n: st.lists(st.lists(LENGTHS.map(lambda x: (x,)), min_size=n, max_size=n), min_size=1, max_size=8)
    )
)
def test_widths_fill_the_width_and_hold_every_word(rows: list[list[tuple[float, ...]]]) -> None:
    least = [min(60.0, max(row[index][0] for row in rows)) for index in range(len(rows[0]))]
    widths = share_widths(rows, least, width=600, padding=18)
    assert abs(sum(widths) - 600) < 1e-6
    assert all(width >= word + 18 - 1e-6 for width, word in zip(widths, least, strict=True))


def test_two_long_columns_are_levelled() -> None:
    rows = [[(50.0,), (1800.0,), (600.0,)], [(50.0,), (600.0,), (1800.0,)]]
    narrow, left, right = share_widths(rows, [50.0, 80.0, 80.0], width=600, padding=18)
    assert narrow < 110
    assert abs(left - right) < 40
    assert _lines(rows, (narrow, left, right), 18) <= 16


def test_short_tables_keep_their_wishes() -> None:
    assert share_widths([[(40.0,), (60.0,)]], [40.0, 60.0], width=200, padding=10) == (90.0, 110.0)
