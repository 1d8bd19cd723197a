"""Lines of code as runs, each token with its colour.

Comes in: the text of a program and its language. Goes out: one text a line. Decided here: plain code has no colour of
its own, since it has that of its block.
"""

from export_equipe.layout.highlight import CodeRole, highlight_lines
from export_equipe.source import Span
from export_equipe.typesetting.run import Run, Runs


def code_lines(value: str, language: str, span: Span) -> tuple[Runs, ...]:
    """``value`` line by line; ``span`` is its place in the page. An empty line is one empty run."""
    return tuple(
        tuple(Run(text=token.text, origin=span, code=True, color=_color(token.role)) for token in line)
        or (Run(text="", origin=span, code=True),)
        for line in highlight_lines(value, language)
    )


def _color(role: CodeRole) -> str:
    return "" if role is CodeRole.PLAIN else f"code_{role}"
