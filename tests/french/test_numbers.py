"""Numbers, amounts and percentages in French; ~ is U+00A0, _ is U+202F."""

from decimal import Decimal

import pytest

from export_equipe.french.numbers import Number, format_amount, format_number, format_percent, format_short_amount


def typed(shown: str) -> str:
    return shown.replace("~", "\u00a0").replace("_", "\u202f")


@pytest.mark.parametrize(
    ("value", "decimals", "french"),
    [
        (1234567, None, "1_234_567"),
        (1000, None, "1_000"),
        (0.1, None, "0,1"),
        (-1234.5, None, "-1_234,5"),
        (Decimal("3.14159"), None, "3,14159"),
        (Decimal("3.14159"), 2, "3,14"),
        (2.5, 0, "3"),
        (3, 1, "3,0"),
        (-0.4, 0, "0"),
    ],
)
def test_a_number(value: Number, decimals: int | None, french: str) -> None:
    assert format_number(value, decimals) == typed(french)


@pytest.mark.parametrize(
    ("value", "french", "short"),
    [
        (1234567.5, "1_234_567,50~€", "1,2~M€"),
        (480000, "480_000~€", "480~k€"),
        (1200000, "1_200_000~€", "1,2~M€"),
        (3_000_000_000, "3_000_000_000~€", "3~Md€"),
        (999_949, "999_949~€", "999,9~k€"),
        (999_950, "999_950~€", "1~M€"),
        (950_000, "950_000~€", "950~k€"),
        (999.99, "999,99~€", "999,99~€"),
        (999.996, "1_000~€", "1~k€"),
        (-1500, "-1_500~€", "-1,5~k€"),
        (12, "12~€", "12~€"),
        (0, "0~€", "0~€"),
        (Decimal("0.1"), "0,10~€", "0,10~€"),
    ],
)
def test_an_amount(value: Number, french: str, short: str) -> None:
    assert format_amount(value) == typed(french)
    assert format_short_amount(value) == typed(short)


@pytest.mark.parametrize(
    ("value", "decimals", "french"),
    [(0.12, None, "12~%"), (0.125, None, "12,5~%"), (1 / 3, 1, "33,3~%"), (-1.5, None, "-150~%"), (12, 0, "1_200~%")],
)
def test_a_percentage(value: Number, decimals: int | None, french: str) -> None:
    assert format_percent(value, decimals) == typed(french)
