"""Dates in French words.

Comes in: ISO 8601 dates. Goes out: « 1er octobre 2026 », « octobre 2026 », « T4 2026 ». Decided here: the first of a
month is an ordinal (CLDR writes « 1 octobre »), and the day never parts from its month, nor the quarter from its year.
A date that is none raises ``ValueError``: whoever reads users' files checks before.
"""

from datetime import date

from export_equipe.french.spaces import NBSP

_LOCALE = "fr"
_DAY = len("2026-10-01")
_MONTH = len("2026-10")


def format_date(iso: str) -> str:
    """« 1er octobre 2026 », ``""`` for none; what follows the day in ``iso`` (an hour) is left out."""
    return _words(_read(iso), "d MMMM y") if iso else ""


def format_date_range(start: str, end: str) -> str:
    """« du 1er au 15 octobre 2026 »: what both days share is said once; a range of one day is that day."""
    first, last = _read(start), _read(end)
    if first == last:
        return format_date(end)
    return f"du {_words(first, _own_part(first, last))} au {_words(last, 'd MMMM y')}"


def _own_part(first: date, last: date) -> str:
    """The pattern of what ``first`` does not share with ``last``."""
    if first.year != last.year:
        return "d MMMM y"
    return "d MMMM" if first.month != last.month else "d"


def format_month(iso: str) -> str:
    """« octobre 2026 », of a day or of a month (``2026-10``)."""
    return _babel(_read(f"{iso[:_MONTH]}-01"), "MMMM y")


def format_month_name(iso: str, *, short: bool) -> str:
    """« octobre », « oct. » when ``short``: for a place where the year is said beside it."""
    return _babel(_read(f"{iso[:_MONTH]}-01"), "MMM" if short else "MMMM")


def format_quarter(iso: str) -> str:
    """« T4 2026 », of a day or of a month."""
    return _babel(_read(f"{iso[:_MONTH]}-01"), "QQQ y").replace(" ", NBSP)


def _read(iso: str) -> date:
    return date.fromisoformat(iso[:_DAY])


def _words(day: date, pattern: str) -> str:
    written = _babel(day, pattern).replace(" ", NBSP, 1)
    return f"1er{written[1:]}" if day.day == 1 else written


def _babel(day: date, pattern: str) -> str:
    from babel.dates import format_date as format_by_pattern

    return format_by_pattern(day, pattern, locale=_LOCALE)
