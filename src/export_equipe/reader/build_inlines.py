"""From markdown-it's inline tokens to inline nodes.

Comes in: the tokens of one paragraph and the map to their places. Goes out: inline nodes with spans. Decided here: what
is a mention, what is an emoji, which inline HTML is understood.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from markdown_it.token import Token

from export_equipe.diagnostics import Severity, Sink
from export_equipe.model.inline import (
    Code,
    Emoji,
    Emphasis,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Mention,
    Placeholder,
    Strike,
    Strong,
    Superscript,
    Text,
)
from export_equipe.reader.emoji import find_codes, find_emoji
from export_equipe.reader.html import read_attributes
from export_equipe.reader.legal import ILLEGAL, REPLACEMENT, legal_text, report_entity
from export_equipe.reader.positions import ContentMap
from export_equipe.source import Span

MAX_DEPTH = 20  # emphasis in emphasis: nobody writes more, and recursion has an end
PERSON = re.compile(r"https?://app\.gitbook\.com/u/([\w-]+)")
_LIQUID = re.compile(r"\{%.*?%\}")
_TAG = re.compile(r"</?\s*([A-Za-z][\w-]*)")
_SILENT_TAGS = {"span", "mark", "sub", "sup", "u", "i", "b", "em", "strong", "small", "abbr", "p", "div", "kbd", "a"}


class InlineBuilder:
    """Builds the inline nodes of one run of tokens."""

    def __init__(self, path: str, places: ContentMap, sink: Sink) -> None:
        self._path = path
        self._places = places
        self._sink = sink

    def build(self, tokens: Sequence[Token]) -> Inlines:
        """The nodes of ``tokens``, adjacent texts joined, without white space at either end."""
        return _trimmed(tuple(self._joined(self._nodes(_shallow(tokens), ""))))

    def _nodes(self, tokens: Iterator[Token], until: str) -> Iterator[Inline]:
        for token in tokens:
            if token.type == until:
                return
            yield from self._node(token, tokens)

    def _node(self, token: Token, tokens: Iterator[Token]) -> Iterator[Inline]:
        span = self._span(token)
        match token.type:
            case "text" | "text_special":
                if token.content:
                    yield Text(value=self._character(token, span), span=span)
            case "softbreak":
                yield Text(value=" ", span=span)
            case "hardbreak":
                yield LineBreak(span=span)
            case "code_inline":
                yield Code(value=legal_text(token.content, span, self._sink), span=span)
            case "image":
                alternative = legal_text(_alternative(token), span, self._sink)
                yield Image(source=str(token.attrs.get("src", "")), alternative=alternative or None, span=span)
            case "html_inline":
                yield from self._html(token, span)
            case _ if token.type.endswith("_open"):
                yield self._container(token, tokens, span)
            case other:
                raise AssertionError(f"unknown inline token {other}")

    def _character(self, token: Token, span: Span) -> str:
        """The text of ``token``; an entity that stands for no legal character is reported and shown as U+FFFD."""
        if token.info != "entity" or not (token.content == REPLACEMENT or ILLEGAL.match(token.content)):
            return token.content
        report_entity(token.markup, span, self._sink)
        return REPLACEMENT

    def _container(self, token: Token, tokens: Iterator[Token], span: Span) -> Inline:
        kind = token.type.removesuffix("_open")
        children = tuple(self._joined(self._nodes(tokens, f"{kind}_close")))
        match kind:
            case "em":
                return Emphasis(children=children, span=_around(span, children, 1))
            case "strong":
                return Strong(children=children, span=_around(span, children, 2))
            case "s":
                return Strike(children=children, span=_around(span, children, 2))
            case "placeholder":
                return Placeholder(word=token.info, children=children, span=span)
            case "link":
                return self._link(token, children, span)
            case other:
                raise AssertionError(f"unknown inline container {other}")

    def _link(self, token: Token, children: Inlines, span: Span) -> Inline:
        target = str(token.attrs.get("href", ""))
        title = legal_text(str(token.attrs.get("title", "")), span, self._sink)
        person = PERSON.match(target)
        if person:
            return Mention(user=person[1], name=_plain(children) or "personne mentionnée", span=span)
        return Link(target=target, children=children, title="" if title == "mention" else title, span=span)

    def _html(self, token: Token, span: Span) -> Iterator[Inline]:
        """Inline HTML: line breaks and pictures are understood, comments vanish, other tags leave their text."""
        match = _TAG.match(token.content)
        name = match[1].lower() if match else ""
        attributes = {name: unescape(value) for name, value in read_attributes(token.content).items()}
        if name == "br":
            yield LineBreak(span=span)
        elif name == "img":
            yield Image(source=attributes.get("src", ""), alternative=attributes.get("alt") or None, span=span)
        elif name and name not in _SILENT_TAGS:
            hint = "le texte est gardé ; l’écrire en Markdown pour garder sa mise en forme"
            self._sink.report("html-ignore", Severity.WARNING, span, f"balise HTML <{name}> ignorée", hint=hint)

    def _joined(self, nodes: Iterator[Inline]) -> Iterator[Inline]:
        pending: list[Text] = []
        for node in nodes:
            if isinstance(node, Text):
                pending.append(node)
                continue
            yield from self._text(pending)
            pending = []
            yield node
        yield from self._text(pending)

    def _text(self, fragments: Sequence[Text]) -> Iterator[Inline]:
        """Adjacent texts joined, their emoji taken out."""
        value = "".join(fragment.value for fragment in fragments)
        if _LIQUID.search(value):
            hint = "mettre chaque balise GitBook seule sur sa ligne, ou la citer comme du code"
            message = "balise GitBook au milieu du texte : elle reste telle quelle"
            self._sink.report("balise-dans-le-texte", Severity.WARNING, _place(fragments), message, hint=hint)
        place = 0
        for found in sorted((*find_emoji(value), *find_codes(value)), key=lambda found: found.start):
            if found.start > place:
                yield Text(value=value[place : found.start], span=_place(fragments, place, found.start))
            yield Emoji(value=found.text, name=found.name, span=_place(fragments, found.start, found.end))
            place = found.end
        if place < len(value):
            yield Text(value=value[place:], span=_place(fragments, place))

    def _span(self, token: Token) -> Span:
        start = self._places.offset(token.meta["start"])
        return Span(self._path, start, max(start, self._places.offset(token.meta["end"])))


def _shallow(tokens: Sequence[Token]) -> Iterator[Token]:
    """``tokens`` without the containers nested deeper than ``MAX_DEPTH``; what they hold is kept."""
    depth = 0
    for token in tokens:
        depth += max(token.nesting, 0)
        if token.nesting == 0 or depth <= MAX_DEPTH:
            yield token
        depth += min(token.nesting, 0)


def _trimmed(nodes: Inlines) -> Inlines:
    """``nodes`` without the white space that GitBook writes as ``&#x20;``, or leaves before an anchor."""
    while nodes and isinstance(last := nodes[-1], Text) and last.value != last.value.rstrip():
        kept = last.value.rstrip()
        nodes = (*nodes[:-1], Text(value=kept, span=_part(last, 0, len(kept)))) if kept else nodes[:-1]
    while nodes and isinstance(first := nodes[0], Text) and first.value != first.value.lstrip():
        kept = first.value.lstrip()
        start = len(first.value) - len(kept)
        nodes = (Text(value=kept, span=_part(first, start, len(first.value))), *nodes[1:]) if kept else nodes[1:]
    return nodes


def _place(fragments: Sequence[Text], start: int = 0, end: int | None = None) -> Span:
    """Where characters ``start`` to ``end`` of the joined ``fragments`` stand."""
    spans: list[Span] = []
    offset = 0
    for fragment in fragments:
        width = len(fragment.value)
        first, last = max(start - offset, 0), width if end is None else min(width, end - offset)
        if first < last:
            spans.append(_part(fragment, first, last))
        offset += width
    return spans[0].to(spans[-1])


def _part(node: Text, start: int, end: int) -> Span:
    """The span of a part of ``node``: exact when the source holds the text as it reads, else the whole."""
    if node.span.end - node.span.start != len(node.value):
        return node.span
    return Span(node.span.path, node.span.start + start, node.span.start + end)


def _around(opening: Span, children: Inlines, width: int) -> Span:
    """The span of an emphasis with its marks, ``width`` characters on each side."""
    if not children:
        return opening
    inner = children[0].span.to(children[-1].span)
    return Span(inner.path, max(0, inner.start - width), inner.end + width)


def _alternative(image: Token) -> str:
    """What the label of ``image`` reads, its marks left out (CommonMark 0.31, section 6.4)."""
    parts: list[str] = []
    for token in image.children or ():
        if token.type == "image":
            parts.append(_alternative(token))
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type != "html_inline":
            parts.append(token.content)
    return "".join(parts)


def _plain(children: Inlines) -> str:
    parts: list[str] = []
    for node in children:
        match node:
            case Text(value=value) | Code(value=value) | Emoji(value=value):
                parts.append(value)
            case (
                Emphasis(children=inner) | Strong(children=inner) | Strike(children=inner) | Superscript(children=inner)
                | Link(children=inner) | Placeholder(children=inner)
            ):  # fmt: skip
                parts.append(_plain(inner))
            case Mention(name=name):
                parts.append(name)
            case LineBreak() | Image():
                pass
    return "".join(parts).strip()
