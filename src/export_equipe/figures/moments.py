"""Moments in the words of figures.

Comes in: ISO 8601 days and months, or what the team wrote instead. Goes out: French words. Decided here: what is no
date stays as written.
"""

from export_equipe.data.moments import is_day, is_month
from export_equipe.french.dates import format_date, format_month
from export_equipe.french.spaces import NBSP


def say_moment(moment: str) -> str:
    """« 15 janvier 2027 », « janvier 2027 », « T4 2026 »."""
    if is_day(moment):
        return format_date(moment)
    return format_month(moment) if is_month(moment) else moment


def head_moment(moment: str) -> str:
    """The same where a text begins: « Janvier 2027 »."""
    said = say_moment(moment)
    return f"{said[0].upper()}{said[1:]}" if is_month(moment) else said


def say_at(moment: str) -> str:
    """« le 15 janvier 2027 », « en janvier 2027 », « T4 2026 »."""
    if is_day(moment):
        return f"le {format_date(moment)}"
    return f"en {format_month(moment)}" if is_month(moment) else moment


def say_day(moment: str) -> str:
    """« 15 janvier », where the year is said elsewhere; ``""`` for a month."""
    return format_date(moment).rsplit(" ", 1)[0].replace(" ", NBSP) if is_day(moment) else ""


def say_range(start: str, end: str) -> str:
    """« de janvier 2027 à mars 2027 », « du 15 janvier 2027 à mars 2027 », « en mars 2027 »."""
    if start == end:
        return say_at(start)
    since = f"du {say_moment(start)}" if is_day(start) else f"{_of(say_moment(start))}{say_moment(start)}"
    return f"{since} {'au' if is_day(end) else 'à'} {say_moment(end)}"


def _of(word: str) -> str:
    """« de », or « d’ » before a vowel (avril, août, octobre)."""
    return "d’" if word[0] in "aeiou" else "de "
