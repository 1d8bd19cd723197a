"""One Markdown file read: its front matter and its flat blocks.

Comes in: a page's text. Goes out: metadata and blocks; never raises on content. Decided here: where the front matter
ends (it never leaks into the blocks).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from export_equipe.diagnostics import Severity, Sink
from export_equipe.model.block import Heading
from export_equipe.model.document import Footnote
from export_equipe.reader.build_tree import TreeBuilder
from export_equipe.reader.legal import check_characters
from export_equipe.reader.markdown import make_parser
from export_equipe.reader.nesting import FlatBlock
from export_equipe.reader.page_reading import PageReading
from export_equipe.reader.rules import find_notes
from export_equipe.reader.surroundings import Alone, Surroundings
from export_equipe.reader.yaml import read_yaml
from export_equipe.source import SourceText, Span

MAX_CHARACTERS = 2_000_000
MAX_HEADINGS = 2_000  # each is a slide at least, and a line of the contents
MAX_NOTES = 2_000  # each costs a PDF some 15 ms and 170 KiB
_FENCE = "---"
_OPENED = re.compile(r"---[ \t]*\n[\w-]+:(?:\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatPage:
    """A page as it was read; ``blocks`` are in order, headings among them; ``notes`` are the footnotes as written."""

    path: str
    metadata: Mapping[str, object]
    blocks: tuple[FlatBlock, ...]
    notes: tuple[Footnote, ...] = ()
    span: Span = field(compare=False)


def read_page(
    source: SourceText, marker_words: Sequence[str], sink: Sink, surroundings: Surroundings | None = None, *,
    prefix: str = "",
) -> FlatPage:  # fmt: skip
    """Reads ``source``; ``marker_words`` are the words that make an editorial marker in brackets.

    ``surroundings`` answers what the page asks of other files; ``prefix`` keeps the footnotes of an included file
    apart.
    """
    sink.know(source)
    whole = Span(source.path, 0, len(source.text))
    empty = FlatPage(path=source.path, metadata={}, blocks=(), span=whole)
    if not source.text.strip():
        hint = "écrire la page, ou l’ôter du dossier"
        sink.report("page-vide", Severity.ERROR, source.path, "la page est vide", hint=hint)
        return empty
    if len(source.text) > MAX_CHARACTERS:
        hint = "la découper en plusieurs pages, ou joindre les données en fichier"
        message = f"la page a plus de {MAX_CHARACTERS // 1_000_000} millions de caractères"
        sink.report("page-trop-lourde", Severity.ERROR, source.path, message, hint=hint)
        return empty
    if not check_characters(source, sink):
        return empty
    lines = _front_matter_lines(source)
    if not lines and _OPENED.match(source.text):
        hint = "fermer l’en-tête par une ligne « --- »"
        message = "l’en-tête de la page n’est pas fermé : il est lu comme du texte"
        sink.report("en-tete-non-ferme", Severity.ERROR, source.line_span(1), message, hint=hint)
    metadata = _metadata(source, lines, sink)
    body = source.text[source.line_start(lines + 1) :]
    parser = make_parser(marker_words)
    environment: dict[str, object] = {"notes": find_notes(body)}
    page = PageReading(
        source=source, first_line=lines + 1, sink=sink, parser=parser, metadata=metadata, prefix=prefix,
        surroundings=surroundings or Alone(), environment=environment,
    )  # fmt: skip
    builder = TreeBuilder(page)
    blocks = builder.build(parser.parse(body, environment))
    headings = sum(isinstance(block, Heading) for block in blocks)
    for count, limit, things in ((headings, MAX_HEADINGS, "titres"), (len(builder.notes), MAX_NOTES, "notes")):
        if count > limit:
            message = f"la page a plus de {limit // 1000} 000 {things}"
            sink.report("page-trop-lourde", Severity.ERROR, source.path, message, hint="la découper en plusieurs pages")
    return FlatPage(path=source.path, metadata=metadata, blocks=blocks, notes=tuple(builder.notes), span=whole)


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
