"""GitBook's table of contents, ``SUMMARY.md``: which pages there are, in what order, under what name.

Comes in: its text. Goes out: entries. Decided here: an entry is a link in a list item; its tooltip is its short name.
"""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from export_equipe.source import SourceText, Span

_ENTRY = re.compile(r"^\s*[*+-]\s+\[((?:[^\]\\]|\\.)*)\]\((?:<([^>]+)>|([^)\s]+))(?:\s+\"((?:[^\"\\]|\\.)*)\")?\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryEntry:
    """A page of the summary: its path in the content folder and its name."""

    path: str
    title: str
    span: Span


def read_summary(source: SourceText) -> tuple[SummaryEntry, ...]:
    """The entries of ``source`` that name a Markdown page, in order."""
    entries: list[SummaryEntry] = []
    for number, line in enumerate(source.text.split("\n"), 1):
        match = _ENTRY.match(line)
        if match is None:
            continue
        target = unquote((match[2] or match[3]).split("#")[0]).removeprefix("./")
        if target.endswith(".md") and "://" not in target:
            title = re.sub(r"\\(.)", r"\1", match[1])
            entries.append(SummaryEntry(path=target, title=title, span=source.line_span(number)))
    return tuple(entries)
