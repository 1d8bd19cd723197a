"""The footnotes that nothing calls, in a document whose notes stand where they are called.

Comes in: what a memo shows of its page. Goes out: a last line that calls them. Decided here: nothing of the page is
lost; Word has no place for a note without a call.
"""

from collections.abc import Iterator, Sequence

from export_equipe.layout.flow.plan import FlowParagraph
from export_equipe.layout.runs import NBSP
from export_equipe.layout.words import UNCALLED_NOTES
from export_equipe.model.block import Blocks
from export_equipe.model.document import Footnote
from export_equipe.model.inline import FootnoteRef, Inlines
from export_equipe.model.walk import block_inlines, walk_blocks, walk_inlines
from export_equipe.typesetting.run import Added, Run


def uncalled_line(texts: Sequence[Inlines | str], body: Blocks, notes: Sequence[Footnote]) -> tuple[FlowParagraph, ...]:
    """The line that calls those of ``notes`` that nothing calls: no text, no block, no note; ``()`` for none."""
    called = {number for text in texts if not isinstance(text, str) for number in _called(text)}
    for blocks in (body, *(note.children for note in notes)):
        called |= {number for block in walk_blocks(blocks) for text in block_inlines(block) for number in _called(text)}
    left = [note.number for note in notes if note.number not in called]
    if not left:
        return ()
    runs = [Run(text=f"{UNCALLED_NOTES}{NBSP}: ", origin=Added.LABEL)]
    for index, number in enumerate(left):
        runs += [Run(text=", ", origin=Added.LABEL)] if index else []
        runs.append(Run(text=str(number), origin=Added.NUMBER, superscript=True, note=number))
    return (FlowParagraph(runs=tuple(runs)),)


def _called(text: Inlines) -> Iterator[int]:
    return (node.number for node in walk_inlines(text) if isinstance(node, FootnoteRef))
