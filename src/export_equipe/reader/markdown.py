"""The Markdown parser: CommonMark with GFM's tables and strikethrough, formulas, footnotes, liquid tags, markers.

Comes in: the words that make a marker. Goes out: a configured markdown-it parser whose inline tokens know their place.
Decided here: which syntax is recognised. Follows CommonMark 0.31 and the GFM specification.
"""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, html_block, reference
from markdown_it.rules_inline import StateInline, link

from export_equipe.reader.positions import PositionedInline
from export_equipe.reader.rules import footnote_call, footnote_definition, last_break, math_block, math_inline

LONGEST_TAG = 1_000  # characters of a liquid tag: what bounds the search for its end
LIQUID_LINE = re.compile(rf"\{{%-?\s*(/?[A-Za-z][\w-]*)((?:[^%]|%(?!\}})){{0,{LONGEST_TAG}}})%\}}\s*$")
_CODE = re.compile(r"(`+)(?!`)[^`]+\1(?!`)")  # code as people write it: a bracket in it closes nothing
_VERBATIM_HTML = re.compile(r"<(?:script|pre|style|textarea)\b|<[!?]", re.IGNORECASE)  # its end is a mark of its own
_DEFINITION_LINES = 12
MAX_NESTING = 50  # containers in containers: the parser skips what is deeper, so the builder must say so


def make_parser(marker_words: Sequence[str]) -> MarkdownIt:
    """A parser that makes ``placeholder`` tokens of ``[WORD …]`` for each of ``marker_words``."""
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable(["table", "strikethrough"])
    inline = PositionedInline()
    inline.ruler.disable("linkify")
    parser.inline = inline
    # Every address is read, also one that no document may hold: ``passes.links`` refuses it, and says so.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    if marker_words:
        inline.ruler.before("escape", "marker", _marker_rule(marker_words))
    inline.ruler.before("escape", "last_break", last_break)
    inline.ruler.before("escape", "math_inline", math_inline)
    inline.ruler.before("link", "footnote_call", footnote_call)
    containers: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list", "table"]}
    parser.block.ruler.before("fence", "math_block", math_block, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.block.ruler.before("reference", "footnote", footnote_definition, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.at("reference", _reference_rule(marker_words))
    parser.block.ruler.at("html_block", _html_rule, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.block.ruler.before("fence", "liquid", _liquid_rule, containers)
    parser.core.ruler.disable("text_join")
    return parser


def _liquid_rule(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    """A line that is one GitBook tag: ``{% hint style="info" %}``."""
    if state.is_code_block(start_line):
        return False
    text = state.src[state.bMarks[start_line] + state.tShift[start_line] : state.eMarks[start_line]]
    match = LIQUID_LINE.match(text)
    if match is None:
        return False
    if not silent:
        token = state.push("liquid", "", 0)
        token.map = [start_line, start_line + 1]
        token.content = text
        token.info = match[1]
        token.meta = {"attributes": match[2].strip()}
        state.line = start_line + 1
    return True


def _html_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A block of HTML, ended by a liquid tag too: GitBook writes one right under a figure, without an empty line."""
    opening = state.src[state.bMarks[start_line] + state.tShift[start_line] : state.eMarks[start_line]]
    if not opening.startswith("<"):
        return False
    if not _VERBATIM_HTML.match(opening):
        for line in range(start_line + 1, end_line):
            if state.isEmpty(line):  # the block ends here in any case
                break
            if LIQUID_LINE.match(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]):
                end_line = line
                break
    return html_block(state, start_line, end_line, silent)


def _marker_rule(words: Sequence[str]):  # type: ignore[no-untyped-def]  # markdown-it's rule type is a bare Callable
    choice = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    opening = re.compile(rf"\\?\[(?:\\?\s)*({choice})(?![\w-])")

    def marker(state: StateInline, silent: bool) -> bool:
        match = opening.match(state.src, state.pos, state.posMax)
        escaped = state.src[state.pos] == "\\"
        if match is None or (silent and not escaped):  # silent: inside the text of a link, which counts brackets itself
            return False
        inner = match.start(1)
        close, end = _closing(state.src, inner, state.posMax)
        if not escaped and end < state.posMax and state.src[end] in "([" and _is_link(state):
            return False  # a link whose text opens with the word
        if not silent:
            _push_marker(state, match[1], inner, close, end)
        state.pos = end
        return True

    return marker


def _is_link(state: StateInline) -> bool:
    position = state.pos
    found = link(state, True)
    state.pos = position
    return found


def _reference_rule(words: Sequence[str]):  # type: ignore[no-untyped-def]  # as above
    """Link definitions vanish from the text: neither a marker (``[TODO]: a``) nor a footnote is one."""
    choice = "|".join(re.escape(word) for word in words)
    kept = re.compile(rf"\[\s*(?:\^|(?:{choice})(?![\w-]))" if words else r"\[\^")

    def definition(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        start = state.bMarks[start_line] + state.tShift[start_line]
        # A definition takes a few lines: looking no further keeps a long run of them from costing its square.
        end_line = min(end_line, start_line + _DEFINITION_LINES)
        return kept.match(state.src, start) is None and reference(state, start_line, end_line, silent)

    return definition


def _closing(text: str, start: int, limit: int) -> tuple[int, int]:
    """Where the bracket opened before ``start`` closes: the offset of its mark (``]`` or ``\\]``), and what follows it.

    A bracket that never closes runs to the end of the text.
    """
    depth, position = 1, start
    while position < limit:
        code = _CODE.match(text, position, limit)
        if code:
            position = code.end()
            continue
        width = 2 if text[position] == "\\" and position + 1 < limit else 1
        char = text[position + width - 1]
        depth += {"[": 1, "]": -1}.get(char, 0)
        if depth == 0:
            return position, position + width
        position += width
    return limit, limit


def _push_marker(state: StateInline, word: str, inner: int, close: int, end: int) -> None:
    opening = state.push("placeholder_open", "", 1)
    opening.info = word
    opening.meta = {**opening.meta, "end": end}
    state.push("text", "", 0).content = "["
    old = state.posMax
    state.pos, state.posMax = inner, close
    state.md.inline.tokenize(state)
    if end > close:
        state.push("text", "", 0).content = "]"
    state.push("placeholder_close", "", -1)
    state.posMax = old
