"""Slides as a .pptx (PresentationML, ECMA-376 part 1, chapter 19).

Comes in: a ``DeckPlan`` and a ``Theme``. Goes out: the bytes of a .pptx. Nothing is decided here.
"""

from export_equipe.writers.pptx.deck import write_deck

__all__ = ["write_deck"]
