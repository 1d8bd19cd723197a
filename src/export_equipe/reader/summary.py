"""GitBook's table of contents, ``SUMMARY.md``: which pages there are, in what order, in which groups, under what name.

Comes in: its text. Goes out: entries. Decided here: an entry is a link in a list item, however deep; a level-2 heading
is the name of a group; a link's tooltip is its short name; a link to a folder leads to its ``README.md``; addresses of
the web are no pages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from export_equipe.reader.legal import ILLEGAL
from export_equipe.source import SourceText, Span

README = "README.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryEntry:
    """A page of the summary: its path in the content folder, its name, its group, how deep it stands (from 0)."""

    path: str
    title: str
    span: Span
    short: str = ""
    group: str = ""
    depth: int = 0


def read_summary(source: SourceText, readme: str = README) -> tuple[SummaryEntry, ...]:
    """The entries of ``source`` that name a Markdown page, in order."""
    return tuple(_entries(MarkdownIt("commonmark").parse(source.text), source, readme))


def _entries(tokens: Sequence[Token], source: SourceText, readme: str) -> Iterator[SummaryEntry]:
    group, depth, heading = "", 0, ""
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                depth += 1
            case "bullet_list_close" | "ordered_list_close":
                depth -= 1
            case "heading_open":
                heading = token.tag
            case "heading_close":
                heading = ""
            case "inline" if heading == "h2":
                group = _plain(token.children or ())
            case "inline" if depth:
                yield from _links(token, source, readme, group, depth - 1)
            case _:
                pass


def _links(token: Token, source: SourceText, readme: str, group: str, depth: int) -> Iterator[SummaryEntry]:
    children = token.children or []
    for index, child in enumerate(children):
        if child.type != "link_open":
            continue
        path = _page_path(str(child.attrs.get("href", "")), readme)
        if path:
            end = next(i for i in range(index, len(children)) if children[i].type == "link_close")
            title = _plain(children[index + 1 : end]) or path
            line = (token.map or [0])[0] + 1
            short = str(child.attrs.get("title", ""))
            span = _entry_span(source, line)
            yield SummaryEntry(path=path, title=title, short=short, group=group, depth=depth, span=span)


def _entry_span(source: SourceText, line: int) -> Span:
    """The link on a line, without the bullet before it."""
    span, start = source.line_span(line), source.line(line).find("[")
    return Span(span.path, span.start + max(start, 0), span.end)


def _page_path(target: str, readme: str) -> str:
    """The page that ``target`` names, ``""`` for anything else."""
    path = unquote(target.partition("#")[0]).removeprefix("./").lstrip("/")
    if not path or "://" in path or path.startswith(("mailto:", "tel:")) or ILLEGAL.search(path):
        return ""
    if path.endswith("/"):
        return path + readme
    return path if path.endswith(".md") else ""


def _plain(tokens: Sequence[Token]) -> str:
    return " ".join(
        "".join(ILLEGAL.sub("", token.content) or " " * (token.type == "softbreak") for token in tokens).split()
    )
