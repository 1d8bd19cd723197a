"""A range of characters in one input file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` (half-open, in code points from 0) of the input file ``path``.

    ``path`` is relative to the content folder and uses ``/`` (``equipe-produit.md``).
    """

    path: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span out of order: {self.start}..{self.end} in {self.path}")

    def to(self, other: "Span") -> "Span":
        """The smallest span that covers this one and ``other`` (of the same file)."""
        return Span(self.path, min(self.start, other.start), max(self.end, other.end))
