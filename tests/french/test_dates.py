"""Dates in French words."""

import pytest

from export_equipe.french.dates import format_date, format_date_range, format_month, format_month_name, format_quarter


@pytest.mark.parametrize(
    ("iso", "french"),
    [
        ("2026-10-01", "1er\u00a0octobre 2026"),
        ("2026-12-14", "14\u00a0décembre 2026"),
        ("2026-08-11", "11\u00a0août 2026"),
        ("2026-02-21T10:30:00", "21\u00a0février 2026"),
        ("", ""),
    ],
)
def test_a_date_in_words(iso: str, french: str) -> None:
    assert format_date(iso) == french


@pytest.mark.parametrize("iso", ["2026-02-30", "demain", "2026-13-01"])
def test_what_is_no_date_is_a_mistake_of_ours(iso: str) -> None:
    with pytest.raises(ValueError, match=r"day|isoformat|month"):
        format_date(iso)


@pytest.mark.parametrize(
    ("start", "end", "french"),
    [
        ("2026-10-01", "2026-10-15", "du 1er au 15\u00a0octobre 2026"),
        ("2026-09-28", "2026-10-01", "du 28\u00a0septembre au 1er\u00a0octobre 2026"),
        ("2026-12-28", "2027-01-03", "du 28\u00a0décembre 2026 au 3\u00a0janvier 2027"),
        ("2026-10-01", "2026-10-01", "1er\u00a0octobre 2026"),
        ("2025-10-01", "2026-10-01", "du 1er\u00a0octobre 2025 au 1er\u00a0octobre 2026"),
    ],
)
def test_a_range_says_once_what_both_days_share(start: str, end: str, french: str) -> None:
    assert format_date_range(start, end) == french


def test_months_and_quarters() -> None:
    assert format_month("2026-10") == format_month("2026-10-31") == "octobre 2026"
    assert [format_quarter(f"2026-{month:02}") for month in (1, 6, 9, 12)] == [
        "T1\u00a02026", "T2\u00a02026", "T3\u00a02026", "T4\u00a02026",
    ]  # fmt: skip


def test_a_month_alone_is_said_in_full_or_shortened() -> None:
    months = [f"2027-{number:02}" for number in (1, 2, 5, 7, 9)]
    assert [format_month_name(month, short=False) for month in months] == [
        "janvier", "février", "mai", "juillet", "septembre",
    ]  # fmt: skip
    assert [format_month_name(month, short=True) for month in months] == ["janv.", "févr.", "mai", "juil.", "sept."]
