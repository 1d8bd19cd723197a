"""Numbers, amounts and percentages in French.

Comes in: numbers. Goes out: « 1 234 567,50 € », « 1,2 M€ », « 12,5 % », U+202F between thousands and U+00A0 before
the unit (CLDR's own choice). Decided here: cents are written when there are some; a short amount keeps one decimal,
and its sign and scale are one word (CLDR writes « 1,2 M € »).
"""

from decimal import ROUND_HALF_UP, Decimal

from export_equipe.french.spaces import NBSP

_LOCALE = "fr"
_CENT, _TENTH = Decimal("0.01"), Decimal("0.1")
# The largest first: a unit, what it is worth, and to what the unit below it is rounded (« 1 000 k€ » is « 1 M€ »).
_SCALES = (
    ("Md€", Decimal("1E9"), Decimal("1E5")),
    ("M€", Decimal("1E6"), Decimal("1E2")),
    ("k€", Decimal("1E3"), _CENT),
)
Number = int | float | Decimal


def format_number(value: Number, decimals: int | None = None) -> str:
    """« 1 234 567,5 » with exactly ``decimals`` decimals, by default as many as ``value`` has."""
    from babel.numbers import format_decimal

    if decimals is None:
        return format_decimal(_decimal(value), "#,##0.#", locale=_LOCALE, decimal_quantization=False)
    return format_decimal(_rounded(value, Decimal(1).scaleb(-decimals)), f"#,##0.{'0' * decimals}", locale=_LOCALE)


def format_amount(value: Number) -> str:
    """An amount in euros, to the cent: « 1 234 567,50 € », « 480 000 € »."""
    exact = _rounded(value, _CENT)
    return f"{format_number(exact, 0 if exact == exact.to_integral_value() else 2)}{NBSP}€"


def format_short_amount(value: Number) -> str:
    """An amount in euros, in the largest unit that it reaches, to a tenth of it: « 480 k€ », « 1,2 M€ », « 3 Md€ »."""
    exact = _decimal(value)
    for unit, scale, below in _SCALES:
        if abs(_rounded(exact, below)) >= scale:
            return f"{format_number(_rounded(exact / scale, _TENTH).normalize())}{NBSP}{unit}"
    return format_amount(exact)


def format_percent(value: Number, decimals: int | None = None) -> str:
    """``value``, a share of one, as « 12,5 % »; ``decimals`` as in ``format_number``."""
    return f"{format_number((_decimal(value) * 100).normalize(), decimals)}{NBSP}%"


def _decimal(value: Number) -> Decimal:
    """``value`` as it is written: 0.1 is a tenth."""
    return Decimal(str(value)) + 0


def _rounded(value: Number, step: Decimal) -> Decimal:
    """``value`` to the nearest ``step``, halves away from zero: as in an office, not as in a bank; never « -0 »."""
    return _decimal(value).quantize(step, ROUND_HALF_UP) + 0
