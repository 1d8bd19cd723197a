"""A width shared among the columns of a table."""

from collections.abc import Sequence


def share_widths(least: Sequence[float], wish: Sequence[float], width: float) -> tuple[float, ...]:
    """``width`` shared among columns: their wishes if they fit, else their least and a share of the rest."""
    if sum(wish) <= width:
        spare = (width - sum(wish)) / max(len(wish), 1)
        return tuple(value + spare for value in wish)
    if sum(least) >= width:
        return tuple(value * width / sum(least) for value in least)
    gaps = [max(w - m, 0.0) ** 0.7 for m, w in zip(least, wish, strict=True)]
    spare = width - sum(least)
    return tuple(m + spare * gap / sum(gaps) for m, gap in zip(least, gaps, strict=True))
