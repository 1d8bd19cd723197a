"""Positions in source text: what every later phase needs to point at a line.

Comes in: the text of an input file. Goes out: spans (half-open character ranges) and their lines and columns.
Decided here: lines and columns count from 1, columns in characters.
"""

from export_equipe.source.span import Span
from export_equipe.source.text import Position, SourceText

__all__ = ["Position", "SourceText", "Span"]
