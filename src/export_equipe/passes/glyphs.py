"""Characters that no packaged face can draw.

Comes in: a page whose passes are done. Goes out: one diagnostic that names them. Decided here: it is said once a page,
at the first of them; the text itself is whole in every format, only its drawing is not.
"""

from collections.abc import Iterator

from export_equipe.diagnostics import Severity, Sink
from export_equipe.fonts.coverage import find_missing
from export_equipe.model.block import CodeBlock, Diagram
from export_equipe.model.document import Page
from export_equipe.model.inline import Code, Text
from export_equipe.model.walk import page_blocks, page_inlines, walk_inlines
from export_equipe.source import Span

_SHOWN = 6  # characters named in the message


def check_glyphs(page: Page, sink: Sink) -> None:
    """Reports the characters of ``page`` that its PDF shows as boxes."""
    first: Span | None = None
    found: dict[str, None] = {}
    for text, span in _texts(page):
        missing = set(find_missing(text))
        if missing:
            first = first or span
            found |= dict.fromkeys(one for one in text if one in missing)
    if first is None:
        return
    shown = ", ".join(f"« {one} »" for one in list(found)[:_SHOWN]) + ("…" if len(found) > _SHOWN else "")
    many = f"{len(found)} caractères n’ont" if len(found) > 1 else "un caractère n’a"
    message = f"{many} pas de dessin dans les polices fournies : {shown}"
    hint = "le PDF montre un cadre à leur place ; leur texte y reste, et les autres formats le gardent"
    sink.report("caractere-sans-dessin", Severity.WARNING, first, message, hint=hint)


def _texts(page: Page) -> Iterator[tuple[str, Span]]:
    """Every text of ``page`` that is not in ASCII alone, with its place."""
    for nodes in page_inlines(page):
        for node in walk_inlines(nodes):
            if isinstance(node, Text | Code) and not node.value.isascii():
                yield node.value, node.span
    for block in page_blocks(page):
        if isinstance(block, CodeBlock | Diagram) and not block.value.isascii():
            yield block.value, block.span
