"""Contrast as WCAG measures it, and colours that can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export_equipe.theme.contrast import ENOUGH, blended, contrast, least_contrast, readable

COLORS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06X}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#FFFFFF", 21.0), ("#000091", "#FFFFFF", 14.9), ("#E1000F", "#FFFFFF", 5.0),
     ("#666666", "#FFFFFF", 5.7), ("#777777", "#FFFFFF", 4.5), ("#123456", "#123456", 1.0)],
)  # fmt: skip
def test_known_contrasts(one: str, other: str, expected: float) -> None:
    assert round(contrast(one, other), 1) == expected
    assert contrast(one, other) == contrast(other, one)


@given(st.lists(COLORS, max_size=3), COLORS)
def test_on_any_ground_there_is_a_colour_that_can_be_read(wanted: list[str], ground: str) -> None:
    assert contrast(readable(wanted, (ground,)), ground) >= ENOUGH


@given(COLORS, COLORS, st.lists(COLORS, min_size=1, max_size=3))
def test_the_first_that_can_be_read_is_taken(first: str, second: str, grounds: list[str]) -> None:
    found = readable((first, second), grounds)
    if least_contrast(first, grounds) >= ENOUGH:
        assert found == first
    elif least_contrast(second, grounds) >= ENOUGH:
        assert found == second


@pytest.mark.parametrize(
    ("color", "ground", "expected"),
    [("#112233", "#FFFFFF", "#112233"), ("#000000FF", "#FFFFFF", "#000000"), ("#00000000", "#ABCDEF", "#ABCDEF"),
     ("#00000080", "#FFFFFF", "#7F7F7F")],
)  # fmt: skip
def test_what_lets_the_ground_show(color: str, ground: str, expected: str) -> None:
    assert blended(color, ground) == expected
