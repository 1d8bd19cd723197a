"""From markdown-it's tokens to the blocks of a page: one stack for Markdown's containers, liquid tags, HTML elements.

Comes in: the tokens of a page. Goes out: flat blocks, headings among them (``passes.sections`` nests those of the
page), and footnotes. Never raises on content: what is not understood is kept as text and reported. Decided here: how
tags pair (an end tag closes what stands open inside its block, never beyond a container of Markdown; a block that is
not closed ends with the container around it), and what a paragraph that holds one thing is (a picture, a formula).
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it.token import Token

from export_equipe.diagnostics import Severity
from export_equipe.model.block import (
    Block,
    Blocks,
    CodeBlock,
    Diagram,
    Divider,
    Figure,
    Heading,
    List,
    ListItem,
    MathBlock,
    Paragraph,
    Quote,
)
from export_equipe.model.document import Footnote
from export_equipe.model.inline import Image, Inlines, LineBreak, Link, Math, Text
from export_equipe.reader.build_inlines import feed_tag, feed_tokens, read_inlines
from export_equipe.reader.build_tables import build_table
from export_equipe.reader.frames import Child, Frame, Kind, contained, flat_blocks
from export_equipe.reader.html_blocks import BLOCK_ELEMENTS, IMPLIED_ENDS, finish_html
from export_equipe.reader.inline_nodes import report_dropped
from export_equipe.reader.inline_stack import InlineStack
from export_equipe.reader.legal import legal_text
from export_equipe.reader.liquid import CONTAINERS, finish_liquid
from export_equipe.reader.liquid_tags import LiquidTag, find_paired, split_tags
from export_equipe.reader.markdown import MAX_NESTING
from export_equipe.reader.nesting import FlatBlock
from export_equipe.reader.page_reading import PageReading
from export_equipe.reader.positions import ContentMap
from export_equipe.reader.tags import Dropped, EndTag, HtmlText, StartTag, cut_html
from export_equipe.source import Span

MAX_DEPTH = 60  # open blocks in one another: what is deeper stands side by side
_TASK = re.compile(r"\[([ xX])\]\s+")
_DIAGRAMS = ("mermaid",)
_BRANCHES = ("elsif", "elseif", "else")
_NEED_END = frozenset(  # the others may stand alone
    [
        "hint",
        "tabs",
        "tab",
        "stepper",
        "step",
        "columns",
        "column",
        "updates",
        "update",
        "prompt",
        "code",
        "if",
        "swagger",
        "swagger-description",
        "swagger-parameter",
        "swagger-response",
    ]
)
_SPACES = re.compile(r"[ \t\n\r\f]+")


class TreeBuilder:
    """Builds the blocks of one file."""

    def __init__(self, page: PageReading) -> None:
        self._page = page
        self._stack = [Frame("page", Kind.MARKDOWN, Span(page.path, 0, 0))]
        self._inline: InlineStack | None = None
        self._inline_start = Span(page.path, 0, 0)
        self._closed_early: list[str] = []
        self._too_deep = 0
        self.notes: list[Footnote] = []

    def build(self, tokens: Sequence[Token]) -> tuple[FlatBlock, ...]:
        """All blocks of ``tokens``."""
        events = split_tags(tokens, self._page)
        paired = find_paired(events)
        index = 0
        while index < len(events):
            event = events[index]
            if isinstance(event, LiquidTag):
                self._liquid(event, paired=index in paired)
                index += 1
            else:
                index = self._token(event, events, index)
        self._end_until(1, self._page.span(len(self._page.source.text), len(self._page.source.text)))
        return flat_blocks(self._stack[0].children)

    # --- Markdown -----------------------------------------------------------------------------------------------------

    def _token(self, token: Token, events: Sequence[Token | LiquidTag], index: int) -> int:
        """Reads the token at ``index``; returns the index of the next one to read."""
        match token.type:
            case "heading_open":
                self._heading(token, self._inline_token(events, index + 1))
                return index + 3
            case "paragraph_open":
                self._paragraph(token, self._inline_token(events, index + 1))
                return index + 3
            case "table_open":
                return self._table(token, events, index)
            case "html_block":
                self._html(token)
            case "fence" | "code_block":
                self._add(self._code(token))
            case "math_block":
                span = self._page.lines(token)
                self._add(MathBlock(latex=legal_text(token.content.strip(), span, self._page.sink), span=span))
            case "hr":
                self._add(Divider(span=self._page.lines(token)))
            case _ if token.nesting == 1:
                self._check_depth(token)
                self._push(
                    Frame(token.type.removesuffix("_open"), Kind.MARKDOWN, self._page.lines(token), _facts(token))
                )
            case _ if token.nesting == -1:
                self._end_markdown(token.type.removesuffix("_close"))
            case other:
                raise AssertionError(f"unknown block token {other}")
        return index + 1

    @staticmethod
    def _inline_token(events: Sequence[Token | LiquidTag], index: int) -> Token:
        token = events[index]
        assert isinstance(token, Token), "a heading or a paragraph holds one inline token"
        return token

    def _heading(self, token: Token, inline: Token) -> None:
        self._page.anchors.clear()
        children = read_inlines(inline.children or (), self._places(inline), self._page)
        anchor = next(iter(self._page.anchors), "")
        level = int(token.tag[1:])
        self._add(Heading(children=children, source_level=level, anchor=anchor, span=self._page.lines(token)))

    def _paragraph(self, token: Token, inline: Token) -> None:
        if self._holds_blocks(inline):
            self._feed(inline, self._places(inline))
            self._flush()
            return
        children = read_inlines(inline.children or (), self._places(inline), self._page)
        if children:
            self._add(_special_paragraph(children, self._page.text_span(token, children)))

    def _places(self, inline: Token) -> ContentMap:
        if inline.content in self._page.environment.get("plain", ()):  # type: ignore[operator]
            message = "ce passage a trop de signes de mise en forme pour être lu : il est gardé tel quel"
            hint = "le découper en plusieurs paragraphes, ou le citer comme du code"
            self._page.warn("passage-trop-charge", self._page.lines(inline), message, hint)
        cursor = int(inline.meta.get("column", 0)) if inline.meta else 0
        return ContentMap(self._page.source, inline.content, self._page.line(inline), cursor=cursor)

    @staticmethod
    def _holds_blocks(inline: Token) -> bool:
        """Whether a line of Markdown holds HTML that ends a paragraph (lists in the cells of a table)."""
        names = (
            re.match(r"</?([A-Za-z][\w-]*)", each.content)
            for each in inline.children or ()
            if each.type == "html_inline"
        )
        return any(name is not None and name[1].lower() in BLOCK_ELEMENTS for name in names)

    def _feed(self, inline: Token, places: ContentMap) -> None:
        feed_tokens(inline.children or (), places, self._page, self._flow, self._block_tag)

    def _block_tag(self, tag: StartTag | EndTag, span: Span) -> bool:
        if tag.name not in BLOCK_ELEMENTS:
            return False
        self._tag(tag, span)
        return True

    def _code(self, token: Token) -> Block:
        span = self._page.lines(token)
        words = token.info.split()
        language = legal_text(words[0], span, self._page.sink) if words else ""
        value = legal_text(token.content.removesuffix("\n"), span, self._page.sink)
        if language.lower() in _DIAGRAMS:
            return Diagram(value=value.strip("\n"), language=language.lower(), span=span)
        return CodeBlock(value=value.rstrip("\n"), language=language, span=span)

    def _table(self, token: Token, events: Sequence[Token | LiquidTag], index: int) -> int:
        end = next(i for i in range(index, len(events)) if getattr(events[i], "type", "") == "table_close")
        tokens = [event for event in events[index + 1 : end] if isinstance(event, Token)]
        table = build_table(token, tokens, self._page, self._cell)
        if table is not None:
            self._add(table)
        return end + 1

    def _cell(self, inline: Token, places: ContentMap) -> Blocks:
        """The blocks of a cell of a GFM table: one paragraph, unless it holds HTML."""
        if not self._holds_blocks(inline):
            children = read_inlines(inline.children or (), places, self._page)
            return (Paragraph(children=children, span=children[0].span.to(children[-1].span)),) if children else ()
        depth = len(self._stack)
        self._push(Frame("cell", Kind.MARKDOWN, self._page.lines(inline)))
        self._feed(inline, places)
        self._end_until(depth + 1, self._page.lines(inline))
        self._flush()
        return contained(self._stack.pop().children)

    def _check_depth(self, container: Token) -> None:
        """markdown-it drops what a container at its last level holds."""
        if container.level >= MAX_NESTING - 1:
            message = "trop de blocs les uns dans les autres : la suite de ce passage est perdue"
            hint = f"ne pas emboîter plus de {MAX_NESTING // 2} listes ou citations"
            self._page.sink.report(
                "imbrication-trop-profonde", Severity.ERROR, self._page.lines(container), message, hint=hint
            )

    def _end_markdown(self, name: str) -> None:
        depth = next(i for i in range(len(self._stack) - 1, -1, -1) if self._stack[i].kind is Kind.MARKDOWN)
        self._end_until(depth + 1, self._stack[-1].span)
        frame = self._pop()
        assert frame.name == name, "markdown-it closes what it opens"
        match name:
            case "bullet_list" | "ordered_list":
                items = tuple(child for child in frame.children if isinstance(child, ListItem))
                start = int(frame.attributes.get("start", "1"))
                self._add(List(items=items, ordered=name == "ordered_list", start=start, span=frame.span))
            case "list_item":
                self._add(_task(contained(frame.children), frame.span))
            case "blockquote":
                self._add(Quote(children=contained(frame.children), span=frame.span))
            case "footnote":
                label = self._page.prefix + frame.attributes["label"]
                self.notes.append(Footnote(label=label, number=0, children=contained(frame.children), span=frame.span))
            case other:
                raise AssertionError(f"unknown container {other}")

    # --- Liquid tags --------------------------------------------------------------------------------------------------

    def _liquid(self, tag: LiquidTag, *, paired: bool) -> None:
        if tag.closing:
            self._end_liquid(tag)
        elif tag.name in _BRANCHES:
            self._branch(tag)
        elif tag.name == "include":
            self._include(tag)
        elif self._begin(tag) and not paired and tag.name not in _NEED_END:
            self._finish()

    def _begin(self, tag: LiquidTag) -> bool:
        """Opens the block of ``tag``; whether it was opened (it is not when too deep)."""
        self._end_sibling(tag)
        if len(self._stack) >= MAX_DEPTH:
            self._report_depth(tag.span)
            self._closed_early.append(tag.name)
            return False
        container = CONTAINERS.get(tag.name)
        if container and not any(frame.name == container for frame in self._reachable() if frame.kind is Kind.LIQUID):
            message = f"« {tag.name} » hors de « {container} »"
            self._page.warn("bloc-inattendu", tag.span, message, f"l’entourer de « {{% {container} %}} »")
        attributes = {"": tag.argument} if tag.name == "if" else tag.attributes
        self._push(Frame(tag.name, Kind.LIQUID, tag.span, attributes))
        return True

    def _end_sibling(self, tag: LiquidTag) -> None:
        """A tab that begins ends the tab before it that nobody has closed."""
        if tag.name not in CONTAINERS:
            return
        for depth in range(len(self._stack) - 1, -1, -1):
            frame = self._stack[depth]
            if frame.kind is Kind.MARKDOWN or (frame.kind is Kind.LIQUID and frame.name == CONTAINERS[tag.name]):
                return
            if frame.kind is Kind.LIQUID and frame.name == tag.name:
                self._end_until(depth, tag.span)
                return

    def _end_liquid(self, tag: LiquidTag) -> None:
        for depth in range(len(self._stack) - 1, -1, -1):
            frame = self._stack[depth]
            if frame.kind is Kind.MARKDOWN:
                break
            if frame.kind is Kind.LIQUID and frame.name == tag.name:
                self._end_until(depth + 1, tag.span)
                self._finish()
                return
        if tag.name in self._closed_early:
            self._closed_early.remove(tag.name)
            return
        hint = "l’ôter, ou écrire la balise qui ouvre le bloc, au même retrait"
        self._page.warn("balise-orpheline", tag.span, f"fin de « {tag.name} » sans début", hint)

    def _branch(self, tag: LiquidTag) -> None:
        """``else`` and ``elsif`` end what the condition before them holds, and begin another."""
        for depth in range(len(self._stack) - 1, -1, -1):
            frame = self._stack[depth]
            if frame.kind is Kind.MARKDOWN:
                break
            if frame.kind is Kind.LIQUID and frame.name == "if":
                self._end_until(depth + 1, tag.span)
                self._finish()
                self._push(Frame("if", Kind.LIQUID, tag.span, {"": tag.argument}))
                return
        hint = "l’ôter, ou écrire « {% if … %} » avant"
        self._page.warn("balise-orpheline", tag.span, f"« {tag.name} » hors d’une condition", hint)

    def _include(self, tag: LiquidTag) -> None:
        found = self._page.surroundings.include(tag.argument.strip("\"' "), self._page.metadata, tag.span)
        if found is not None:
            self._flush()
            for block in found.blocks:
                self._add(block)
            self.notes.extend(found.notes)

    # --- HTML ---------------------------------------------------------------------------------------------------------

    def _html(self, token: Token) -> None:
        places = self._page.line_map(token)
        for piece in cut_html(token.content):
            span = self._page.span(places.offset(piece.start), places.offset(piece.end))
            match piece:
                case StartTag() | EndTag():
                    self._tag(piece, span)
                case HtmlText():
                    self._text(piece, span)
                case Dropped(name=name):
                    report_dropped(name, span, self._page)
        if self._stack[-1].kind is not Kind.HTML or self._stack[-1].name not in ("p", "pre"):
            self._flush()

    def _text(self, piece: HtmlText, span: Span) -> None:
        if self._in_pre():
            self._stack[-1].raw.append(piece.value)
            return
        value = _SPACES.sub(" ", legal_text(piece.value, span, self._page.sink))
        if value.strip() or self._inline is not None:
            self._flow(span).add(Text(value=value, span=span))

    def _in_pre(self) -> bool:
        return self._stack[-1].kind is Kind.HTML and self._stack[-1].name == "pre"

    def _tag(self, tag: StartTag | EndTag, span: Span) -> None:
        """A tag of HTML: a block's ends the paragraph, an inline's stands in it."""
        if self._in_pre() and tag.name != "pre":
            return
        if tag.name == "hr" and isinstance(tag, StartTag):
            self._add(Divider(span=span))
        elif tag.name not in BLOCK_ELEMENTS:
            if isinstance(tag, StartTag) or self._inline is not None:
                feed_tag(tag, span, self._page, self._flow(span))
        elif isinstance(tag, StartTag):
            self._begin_element(tag, span)
        else:
            self._end_element(tag, span)

    def _begin_element(self, tag: StartTag, span: Span) -> None:
        self._flush()
        implied = IMPLIED_ENDS.get(tag.name, frozenset()) | {"p"}
        while self._stack[-1].kind is Kind.HTML and self._stack[-1].name in implied:
            self._finish()
        if len(self._stack) >= MAX_DEPTH:
            self._report_depth(span)
        elif tag.name in ("picture", "colgroup", "body", "html", "head"):
            return
        else:
            self._push(Frame(tag.name, Kind.HTML, span, tag.attributes))
            if tag.void:
                self._finish()

    def _end_element(self, tag: EndTag, span: Span) -> None:
        for depth in range(len(self._stack) - 1, -1, -1):
            frame = self._stack[depth]
            if frame.kind is not Kind.HTML:
                break  # an end tag of HTML closes no block of GitBook's
            if frame.name == tag.name:
                self._end_until(depth + 1, span)
                self._finish(span)
                return
        self._flush()
        if f"<{tag.name}>" in self._closed_early:
            self._closed_early.remove(f"<{tag.name}>")
        elif tag.name in ("details", "table", "figure"):
            hint = "l’ôter, ou écrire la balise qui ouvre l’élément"
            self._page.warn("balise-orpheline", span, f"fin de <{tag.name}> sans début", hint)

    # --- The stack ----------------------------------------------------------------------------------------------------

    def _flow(self, span: Span | None = None) -> InlineStack:
        """The paragraph being filled, begun when there is none."""
        if self._inline is None:
            self._inline = InlineStack(self._page)
            self._inline_start = span or self._stack[-1].span
        return self._inline

    def _flush(self) -> None:
        """Ends the paragraph being filled."""
        if self._inline is None:
            return
        children, self._inline = self._inline.finish(), None
        if children:
            span = children[0].span.to(children[-1].span)
            self._stack[-1].children.append(_special_paragraph(children, span))

    def _add(self, child: Child) -> None:
        self._flush()
        self._stack[-1].children.append(child)

    def _push(self, frame: Frame) -> None:
        self._flush()
        self._stack.append(frame)

    def _pop(self) -> Frame:
        self._flush()
        return self._stack.pop()

    def _finish(self, end: Span | None = None) -> None:
        """Closes the innermost block and gives its nodes to the block around it."""
        frame = self._pop()
        if end is not None and end.path == frame.span.path and frame.kind is Kind.HTML:
            frame.span = frame.span.to(end)
        if frame.name == "if" and frame.kind is Kind.LIQUID:
            made = self._conditional(frame)
        elif frame.kind is Kind.LIQUID:
            made = list(finish_liquid(frame, self._page))
        else:
            made = list(finish_html(frame, self._page))
        self._stack[-1].children.extend(made)

    def _conditional(self, frame: Frame) -> list[Child]:
        """What a condition holds, when it holds; ``else`` says nothing that could be judged, and is kept."""
        expression = frame.attributes.get("", "")
        kept = not expression or self._page.surroundings.condition(expression, frame.span)
        return frame.children if kept else []

    def _end_until(self, depth: int, span: Span) -> None:
        """Closes what stands open above ``depth`` frames; says so of what its author should have closed."""
        while len(self._stack) > depth:
            frame = self._stack[-1]
            if frame.kind is Kind.LIQUID:
                message = f"« {frame.name} » n’est pas fermé : ce qui suit en fait partie"
                hint = f"écrire « {{% end{frame.name} %}} » sur une ligne, au même retrait"
                self._page.warn("bloc-non-ferme", frame.span, message, hint)
                self._closed_early.append(frame.name)
            elif frame.kind is Kind.HTML and frame.name in ("details", "table", "figure"):
                hint = f"écrire « </{frame.name}> »"
                message = f"<{frame.name}> n’est pas fermé : ce qui suit en fait partie"
                self._page.warn("bloc-non-ferme", frame.span, message, hint)
                self._closed_early.append(f"<{frame.name}>")
            self._finish()
        del span

    def _reachable(self) -> Sequence[Frame]:
        """The frames that a tag here may belong to: up to the container of Markdown around it."""
        found: list[Frame] = []
        for frame in reversed(self._stack):
            if frame.kind is Kind.MARKDOWN:
                break
            found.append(frame)
        return found

    def _report_depth(self, span: Span) -> None:
        self._too_deep += 1
        if self._too_deep == 1:
            message = "trop de blocs les uns dans les autres : la suite est gardée, sans leur mise en forme"
            hint = f"ne pas emboîter plus de {MAX_DEPTH} blocs"
            self._page.sink.report("imbrication-trop-profonde", Severity.ERROR, span, message, hint=hint)


def _facts(token: Token) -> dict[str, str]:
    """What a container of Markdown must remember until its end."""
    if token.type == "ordered_list_open":
        return {"start": str(token.attrs.get("start", 1))}
    return {"label": token.info} if token.type == "footnote_open" else {}


def _special_paragraph(children: Inlines, span: Span) -> Block:
    """A paragraph; one that holds pictures alone is a figure, one that holds a formula alone a formula on its own."""
    shown = [node for node in children if not (isinstance(node, LineBreak) or _is_white(node))]
    if len(shown) == 1 and isinstance(shown[0], Math):
        return MathBlock(latex=shown[0].latex, span=span)
    images = tuple(node for node in shown if isinstance(node, Image) and not node.small)
    if images and len(images) == len(shown):
        return Figure(images=images, span=span)
    linked = shown[0] if len(shown) == 1 else None
    if isinstance(linked, Link) and len(linked.children) == 1 and isinstance(picture := linked.children[0], Image):
        return Figure(images=(picture,), caption=_link_caption(linked), span=span)
    return Paragraph(children=children, span=span)


def _link_caption(link: Link) -> Inlines:
    """Where a picture leads, said under it: a picture that is a link cannot be told from one that is none."""
    label = Text(value="Ouvrir le lien de cette image", span=Span(link.span.path, link.span.end, link.span.end))
    return (replace(link, children=(label,)),)


def _is_white(node: object) -> bool:
    return isinstance(node, Text) and not node.value.strip()


def _task(children: Blocks, span: Span) -> ListItem:
    """A list item; one that opens with ``[ ]`` or ``[x]`` is a task."""
    first = children[0] if children else None
    if isinstance(first, Paragraph) and first.children and isinstance(first.children[0], Text):
        text = first.children[0]
        match = _TASK.match(text.value)
        if match:
            linear = text.span.end - text.span.start == len(text.value)
            start = text.span.start + match.end() * linear
            rest = Text(value=text.value[match.end() :], span=Span(text.span.path, start, text.span.end))
            inlines = (rest, *first.children[1:]) if rest.value else first.children[1:]
            kept = (Paragraph(children=inlines, span=first.span),) if inlines else ()
            return ListItem(children=(*kept, *children[1:]), checked=match[1] != " ", span=span)
    return ListItem(children=children, span=span)
