"""One Markdown file read: its front matter and its flat blocks.

Comes in: a page's text. Goes out: metadata and blocks; never raises on content. Decided here: where the front matter
ends (it never leaks into the blocks).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from export_equipe.diagnostics import Severity, Sink
from export_equipe.reader.build_blocks import BlockBuilder, FlatBlock
from export_equipe.reader.legal import check_characters
from export_equipe.reader.markdown import make_parser
from export_equipe.reader.yaml import read_yaml
from export_equipe.source import SourceText, Span

_FENCE = "---"
_OPENED = re.compile(r"---[ \t]*\n[\w-]+:(?:\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatPage:
    """A page as it was read; ``blocks`` are in order, headings among them."""

    path: str
    metadata: Mapping[str, object]
    blocks: tuple[FlatBlock, ...]
    span: Span = field(compare=False)


def read_page(source: SourceText, marker_words: Sequence[str], sink: Sink) -> FlatPage:
    """Reads ``source``; ``marker_words`` are the words that make an editorial marker in brackets."""
    sink.know(source)
    whole = Span(source.path, 0, len(source.text))
    if not source.text.strip():
        hint = "écrire la page, ou l’ôter du dossier"
        sink.report("page-vide", Severity.ERROR, source.path, "la page est vide", hint=hint)
        return FlatPage(path=source.path, metadata={}, blocks=(), span=whole)
    if not check_characters(source, sink):
        return FlatPage(path=source.path, metadata={}, blocks=(), span=whole)
    lines = _front_matter_lines(source)
    if not lines and _OPENED.match(source.text):
        hint = "fermer l’en-tête par une ligne « --- »"
        message = "l’en-tête de la page n’est pas fermé : il est lu comme du texte"
        sink.report("en-tete-non-ferme", Severity.ERROR, source.line_span(1), message, hint=hint)
    metadata = _metadata(source, lines, sink)
    body = source.text[source.line_start(lines + 1) :]
    tokens = make_parser(marker_words).parse(body)
    return FlatPage(
        path=source.path, metadata=metadata, blocks=BlockBuilder(source, lines + 1, sink).build(tokens), span=whole
    )


def _front_matter_lines(source: SourceText) -> int:
    """How many lines the front matter takes, its fences included; 0 when there is none."""
    lines = source.text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return 0
    closing = next((index for index, line in enumerate(lines[1:], 1) if line.rstrip() in (_FENCE, "...")), None)
    return closing + 1 if closing is not None else 0


def _metadata(source: SourceText, lines: int, sink: Sink) -> Mapping[str, object]:
    if not lines:
        return {}
    end = source.line_start(lines)
    text = "".join(char if char == "\n" else " " for char in source.text[: source.line_start(2)])
    document = read_yaml(SourceText(source.path, text + source.text[source.line_start(2) : end]), sink)
    sink.know(source)
    if document is None or document.value in ({}, None):
        return {}
    if not isinstance(document.value, dict):
        message = "l’en-tête de la page doit être fait de clés et de valeurs"
        sink.report("yaml-illisible", Severity.ERROR, source.line_span(2), message)
        return {}
    return document.value
