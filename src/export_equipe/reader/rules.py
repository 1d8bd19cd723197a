"""Markdown rules for what CommonMark lacks: formulas between ``$$``, footnotes, and a paragraph's last line break.

Comes in: markdown-it's states. Goes out: tokens ``math_block``, ``math_inline``, ``footnote_ref``, ``footnote_open``
and ``footnote_close``. Decided here: a formula holds at least one character and no empty line; a footnote's call is one
only where its note is written (else it is text, which is reported).
"""

import re
from typing import Final

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_LABEL: Final = re.compile(r"\[\^([^\]\s^]+)\]")
_DEFINITION: Final = re.compile(r"\[\^([^\]\s^]+)\]:[ \t]*")
_DOLLARS: Final = "$$"
_LAST_BREAK: Final = re.compile(r"(?:^|\s)(?![A-Za-z]:\\)[^\s\\]*\\$")  # not « C:\ », nor « \\ »


def math_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """``$$`` alone on a line, LaTeX, ``$$`` alone on a line (or all of it on one line)."""
    if state.is_code_block(start_line) or not _line(state, start_line).startswith(_DOLLARS):
        return False
    first = _line(state, start_line)[2:]
    if first.rstrip().endswith(_DOLLARS) and first.strip() != _DOLLARS and first.rstrip()[:-2].strip():
        return not first.rstrip()[:-2].count(_DOLLARS) and _push(
            state, start_line, start_line + 1, first.rstrip()[:-2], silent
        )
    if first.strip():
        return False
    for line in range(start_line + 1, end_line):
        text = _line(state, line)
        if state.sCount[line] < state.blkIndent and text:
            return False
        if text.rstrip().endswith(_DOLLARS):
            lines = state.getLines(start_line + 1, line, state.blkIndent, False)
            last = text.rstrip()[:-2]
            content = f"{lines}\n{last}" if last else lines
            return bool(content.strip()) and _push(state, start_line, line + 1, content, silent)
    return False


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _push(state: StateBlock, start: int, end: int, content: str, silent: bool) -> bool:
    if not silent:
        token = state.push("math_block", "", 0)
        token.content = content
        token.map = [start, end]
        state.line = end
    return True


def math_inline(state: StateInline, silent: bool) -> bool:
    """``$$x$$`` in a line."""
    if not state.src.startswith(_DOLLARS, state.pos):
        return False
    start = state.pos + 2
    end = state.src.find(_DOLLARS, start, state.posMax)
    if end < 0 or not state.src[start:end].strip():
        return False
    if not silent:
        state.push("math_inline", "", 0).content = state.src[start:end]
    state.pos = end + 2
    return True


def last_break(state: StateInline, _silent: bool) -> bool:
    """A backslash that ends a paragraph is nothing: GitBook writes so a line break that nothing follows."""
    if state.pos + 1 < len(state.src) or state.src[state.pos] != "\\":
        return False
    line = state.src.rfind("\n", 0, state.pos) + 1
    if not _LAST_BREAK.search(state.src[line:]):
        return False
    state.pos += 1
    return True


def footnote_definition(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """``[^1]: text``, and the lines that stand further in."""
    if state.is_code_block(start_line):
        return False
    place = state.bMarks[start_line] + state.tShift[start_line]
    match = _DEFINITION.match(state.src, place, state.eMarks[start_line])
    if match is None:
        return False
    if silent:
        return True
    opening = state.push("footnote_open", "", 1)
    opening.info, opening.map = match[1], [start_line, start_line + 1]
    _read_note(state, start_line, end_line, match.end() - place)
    closing = state.push("footnote_close", "", -1)
    closing.map = None
    opening.map[1] = state.line
    return True


def _read_note(state: StateBlock, start_line: int, end_line: int, width: int) -> None:
    """The blocks of a note: its first line behind the mark, and lines that stand four spaces in."""
    b_mark, t_shift, s_count = state.bMarks[start_line], state.tShift[start_line], state.sCount[start_line]
    parent, indent = state.parentType, state.blkIndent
    state.bMarks[start_line] = b_mark + t_shift + width
    state.tShift[start_line] = 0
    state.sCount[start_line] = state.blkIndent + 4
    state.blkIndent += 4
    state.parentType = "footnote"
    state.md.block.tokenize(state, start_line, end_line)
    state.parentType, state.blkIndent = parent, indent
    state.bMarks[start_line], state.tShift[start_line], state.sCount[start_line] = b_mark, t_shift, s_count


def footnote_call(state: StateInline, silent: bool) -> bool:
    """``[^1]``, when the page has that note."""
    match = _LABEL.match(state.src, state.pos, state.posMax)
    if match is None or match[1] not in state.env.get("notes", ()):
        return False
    if not silent:
        state.push("footnote_ref", "", 0).info = match[1]
    state.pos = match.end()
    return True


def find_notes(text: str) -> frozenset[str]:
    """The labels that may have a note in ``text``: a call can come before its note."""
    return frozenset(re.findall(r"^[ \t>]*(?:[*+-][ \t]+)?\[\^([^\]\s^]+)\]:", text, re.MULTILINE))
