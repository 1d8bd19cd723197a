"""Lines of code as runs, each token with its colour.

Comes in: the text of a program and its language. Goes out: one text a line.
"""

from export_equipe.source import Span
from export_equipe.typesetting.run import Run, Runs


def code_lines(value: str, language: str, span: Span) -> tuple[Runs, ...]:
    """``value`` line by line; ``span`` is its place in the page."""
    del language
    return tuple((Run(text=line, origin=span, code=True),) for line in value.split("\n"))
