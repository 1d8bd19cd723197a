"""The axis of values: its bounds and its round steps.

Comes in: the values. Goes out: bounds and ticks, exact decimals. Decided here: an axis begins at zero, unless all
values lie in a quarter of what it would show; it has at most five steps, of 1, 2 or 5 times a power of ten.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_STEPS = 5
_FLAT = Decimal("0.25")  # of the largest value: a line that varies less needs an axis of its own


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from ``low`` to ``high``, marked at every ``step``."""

    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """The marked values."""
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + index * self.step for index in range(count + 1))

    @property
    def decimals(self) -> int:
        """How many decimals the ticks need."""
        exponent = self.step.normalize().as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0


def choose_axis(values: Sequence[int | float]) -> Axis:
    """The axis on which ``values`` are shown; there is at least one."""
    exact = [Decimal(str(value)) for value in values]
    low, high = min(exact), max(exact)
    if low == high or high - low >= _FLAT * max(abs(low), abs(high)):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = low + 1
    step = _round_step((high - low) / _STEPS)
    return Axis(
        (low / step).to_integral_value(ROUND_FLOOR) * step, (high / step).to_integral_value(ROUND_CEILING) * step, step
    )


def _round_step(least: Decimal) -> Decimal:
    """The least of 1, 2 or 5 times a power of ten that reaches ``least``."""
    power = Decimal(1).scaleb(least.adjusted())
    return next(step for factor in (1, 2, 5, 10) if (step := power * factor) >= least)
