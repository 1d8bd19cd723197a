"""The memo writer: a flowing plan becomes a Word document.

Comes in: a ``FlowPlan`` and a ``Theme`` (its master gives page, styles and numbering). Goes out: the bytes of a .docx.
Nothing is decided here but how WordprocessingML says it (ECMA-376 part 1, chapter 17); the rules D1 to D9 of an
accessible Word document are kept: real headings, lists, head rows, captions, languages, no paragraph without text.
"""

from export_equipe.writers.docx.memo import write_memo

__all__ = ["write_memo"]
