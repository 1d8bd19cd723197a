"""Text nodes: fragments joined, emoji taken out, ends trimmed, each with its place.

Comes in: text nodes as they were read, one a fragment. Goes out: texts and emoji. Decided here: what a tag in the
middle of a text becomes (text, reported), and which characters no document can hold.
"""

import re
from collections.abc import Iterator, Sequence

from export_equipe.diagnostics import Severity, Sink
from export_equipe.model.inline import Emoji, Inline, Inlines, Text
from export_equipe.reader.emoji import find_codes, find_emoji
from export_equipe.reader.legal import legal_text
from export_equipe.source import Span

_UNCALLED = re.compile(r"\[\^[^\]\s\[]{1,100}\]")


def read_text(value: str, span: Span, sink: Sink) -> Iterator[Inline]:
    """``value`` as one text, its illegal characters replaced."""
    yield Text(value=legal_text(value, span, sink), span=span)


def joined(nodes: Iterator[Inline], sink: Sink) -> Iterator[Inline]:
    """``nodes``, adjacent texts joined and their emoji taken out."""
    pending: list[Text] = []
    for node in nodes:
        if isinstance(node, Text):
            pending.append(node)
            continue
        yield from _text(pending, sink)
        pending = []
        yield node
    yield from _text(pending, sink)


def _text(fragments: Sequence[Text], sink: Sink) -> Iterator[Inline]:
    value = "".join(fragment.value for fragment in fragments)
    if not value:
        return
    _check(value, fragments, sink)
    place = 0
    for found in sorted((*find_emoji(value), *find_codes(value)), key=lambda found: found.start):
        if found.start > place:
            yield Text(value=value[place : found.start], span=_place(fragments, place, found.start))
        yield Emoji(value=found.text, name=found.name, span=_place(fragments, found.start, found.end))
        place = found.end
    if place < len(value):
        yield Text(value=value[place:], span=_place(fragments, place))


def _check(value: str, fragments: Sequence[Text], sink: Sink) -> None:
    tag = value.find("{%")
    if tag >= 0 and (end := value.find("%}", tag)) >= 0:
        hint = "mettre chaque balise GitBook seule sur sa ligne, ou la citer comme du code"
        message = "balise GitBook au milieu du texte : elle reste telle quelle"
        sink.report("balise-dans-le-texte", Severity.WARNING, _place(fragments, tag, end + 2), message, hint=hint)
    for call in _UNCALLED.finditer(value):
        hint = f"écrire la note (« {call[0]}: texte ») dans la page, ou ôter l’appel"
        message = f"l’appel de note « {call[0]} » n’a pas de note : il reste tel quel"
        sink.report("note-sans-texte", Severity.WARNING, _place(fragments, *call.span()), message, hint=hint)


def trimmed(nodes: Inlines) -> Inlines:
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
