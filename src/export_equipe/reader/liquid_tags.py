"""GitBook's liquid tags as events among markdown-it's tokens.

Comes in: tokens. Goes out: the same, each tag an event of its own, also one that stands in a line of text (``{% file
src="a.pdf" %}Le dossier{% endfile %}``). Decided here: a tag of GitBook's inside code is text; which openings have an
end: a tag that may stand alone (``embed``) is closed at once when it has none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from markdown_it.token import Token

from export_equipe.reader.markdown import LONGEST_TAG
from export_equipe.reader.page_reading import PageReading
from export_equipe.reader.positions import ContentMap
from export_equipe.reader.tags import is_well_written, read_attributes
from export_equipe.source import Span

TAG: Final = re.compile(rf"\{{%-?\s*(/?)([A-Za-z][\w-]*)((?:[^%]|%(?!\}})){{0,{LONGEST_TAG}}}?)-?%\}}")
_CODE: Final = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_LINE_TAGS: Final = frozenset(
    [
        "hint",
        "tabs",
        "tab",
        "stepper",
        "step",
        "columns",
        "column",
        "code",
        "embed",
        "file",
        "content-ref",
        "page-ref",
        "include",
        "if",
        "elsif",
        "elseif",
        "else",
        "updates",
        "update",
        "prompt",
        "openapi",
        "openapi-operation",
        "openapi-schemas",
        "openapi-webhook",
        "swagger",
        "swagger-description",
        "swagger-parameter",
        "swagger-response",
    ]
)
_WITH_EXPRESSIONS: Final = frozenset(("if", "elsif", "elseif", "else", "include"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LiquidTag:
    """``{% name … %}`` or ``{% endname %}``; ``argument`` is what follows the name, as written."""

    name: str
    closing: bool
    argument: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    span: Span


def split_tags(tokens: Sequence[Token], page: PageReading) -> list[Token | LiquidTag]:
    """``tokens`` with their tags as events."""
    return list(_split(tokens, page))


def _split(tokens: Sequence[Token], page: PageReading) -> Iterator[Token | LiquidTag]:
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "liquid":
            match = TAG.match(token.content)
            assert match is not None, "the rule of the parser has seen a tag"
            yield _tag(match, page.lines(token), page)
        elif token.type == "paragraph_open" and _has_tags(tokens[index + 1].content):
            yield from _split_paragraph(token, tokens[index + 1], tokens[index + 2], page)
            index += 2
        else:
            yield token
        index += 1


def _has_tags(content: str) -> bool:
    return "{%" in content and any(True for _ in _tags_in(content))


def _tags_in(content: str) -> Iterator[re.Match[str]]:
    """The tags of GitBook's in a text; one that is quoted, as code or in the middle of a sentence, is text.

    A tag counts at the start of a line, as an end, or when its end stands in the same text.
    """
    codes = [match.span() for match in _CODE.finditer(content)] if "`" in content else []
    found = [match for match in TAG.finditer(content) if match[2].lower().removeprefix("end") in _LINE_TAGS]
    found = [match for match in found if not any(start <= match.start() < end for start, end in codes)]
    ends = {match[2].lower() for match in found}
    for match in found:
        name = match[2].lower()
        opens_line = not content[content.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
        if opens_line or match[1] or name.startswith("end") or f"end{name}" in ends:
            yield match


def _split_paragraph(opening: Token, inline: Token, closing: Token, page: PageReading) -> Iterator[Token | LiquidTag]:
    """A paragraph cut at its tags: what stands between two of them is a paragraph of its own."""
    content, place = inline.content, 0
    whole = ContentMap(page.source, content, page.line(inline))
    for match in _tags_in(content):
        yield from _part(opening, inline, closing, content, place, match.start(), page, whole)
        yield _tag(match, page.span(whole.offset(match.start()), whole.offset(match.end())), page)
        place = match.end()
    yield from _part(opening, inline, closing, content, place, len(content), page, whole)


def _part(
    opening: Token, inline: Token, closing: Token, content: str, start: int, end: int, page: PageReading,
    whole: ContentMap,
) -> Iterator[Token]:  # fmt: skip
    """The text of ``inline`` from ``start`` to ``end`` as a paragraph, unless it is white."""
    text = content[start:end]
    kept = text.strip()
    if not kept:
        return
    start += len(text) - len(text.lstrip())
    first = (inline.map or [0, 0])[0] + content.count("\n", 0, start)
    lines = [first, first + kept.count("\n") + 1]
    place = whole.offset(start)
    column = place - page.source.line_start(first + page.first_line)
    children: list[Token] = []
    page.parser.inline.parse(kept, page.parser, page.environment, children)
    part = Token("inline", "", 0, map=lines, content=kept, children=children, meta={"column": max(column, 0)})
    yield Token(opening.type, opening.tag, 1, map=lines)
    yield part
    yield Token(closing.type, closing.tag, -1)


def _tag(match: re.Match[str], span: Span, page: PageReading) -> LiquidTag:
    name, argument = match[2].lower(), match[3].strip()
    closing = bool(match[1]) or name.startswith("end")
    if name in _LINE_TAGS and name not in _WITH_EXPRESSIONS and not is_well_written(argument):
        page.warn(
            "attributs-mal-ecrits", span, f"les attributs de « {name} » sont mal écrits : une partie n’est pas lue",
            hint="vérifier les guillemets : un de chaque côté de chaque valeur, aucun à l’intérieur",
        )  # fmt: skip
    return LiquidTag(
        name=name.removeprefix("end") if not match[1] else name, closing=closing, argument=argument,
        attributes=read_attributes(" " + argument), span=span,
    )  # fmt: skip


def find_paired(events: Sequence[Token | LiquidTag]) -> frozenset[int]:
    """The indexes of the opening tags that have an end."""
    opened: dict[str, list[int]] = {}
    paired: set[int] = set()
    for index, event in enumerate(events):
        if not isinstance(event, LiquidTag):
            continue
        if not event.closing:
            opened.setdefault(event.name, []).append(index)
        elif opened.get(event.name):
            paired.add(opened[event.name].pop())
    return frozenset(paired)
