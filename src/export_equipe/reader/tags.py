"""HTML as it stands in pages, cut into tags and text, in linear time and with its places.

Comes in: a piece of HTML. Goes out: start tags, end tags, texts, with their offsets. Decided here: what is no tag by
the grammar of CommonMark (0.31, 6.6) is text; comments, declarations, and what scripts and styles hold are nothing.
Never raises.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Final, TypeAlias

_NAME: Final = r"[A-Za-z][A-Za-z0-9:_-]*"
_VALUE: Final = r"(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+)"
_ATTRIBUTE: Final = rf"\s+[A-Za-z_:@][\w:.@-]*(?:\s*=\s*{_VALUE})?"
START: Final = re.compile(rf"<({_NAME})((?:{_ATTRIBUTE})*)\s*(/?)>")
END: Final = re.compile(rf"</({_NAME})\s*>")
_COMMENT: Final = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?][^>]*(?:>|\Z)", re.DOTALL)
_PAIR: Final = re.compile(rf"([A-Za-z_:@][\w:.@-]*)(?:\s*=\s*({_VALUE}))?")
VOID: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
RAW: Final = frozenset(
    ("script", "style", "textarea", "title", "xmp", "noembed", "noframes", "svg", "math", "template")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StartTag:
    """``<name …>``; attribute names are in lower case, their entities decoded; ``""`` for one without a value."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    void: bool = False
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EndTag:
    """``</name>``."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlText:
    """Characters between tags, their entities decoded."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """An element whose content is never shown (``script``, ``style``…)."""

    name: str
    start: int
    end: int


HtmlPiece: TypeAlias = StartTag | EndTag | HtmlText | Dropped


def read_attributes(source: str) -> dict[str, str]:
    """The attributes in ``source``, as they are written in HTML and in GitBook's tags."""
    return {match[1].lower(): unescape(_unquoted(match[2] or "")) for match in _PAIR.finditer(source)}


def is_well_written(source: str) -> bool:
    """Whether ``source`` is attributes and nothing else; what else there is, ``read_attributes`` leaves out."""
    return not _PAIR.sub("", source).strip(" \t\r\n/")


def read_tag(source: str) -> StartTag | EndTag | None:
    """The one tag that ``source`` is."""
    match = START.fullmatch(source.strip())
    if match:
        return _start(match)
    end = END.fullmatch(source.strip())
    return EndTag(name=end[1].lower(), start=0, end=len(source)) if end else None


def cut_html(source: str) -> Iterator[HtmlPiece]:
    """The pieces of ``source``, in order."""
    place = written = 0
    while (found := source.find("<", place)) >= 0:
        piece, end = _piece_at(source, found)
        if piece is None and end == found:  # a bare < is text
            place = found + 1
            continue
        yield from _text(source, written, found)
        if piece is not None:
            yield piece
        place = written = end
    yield from _text(source, written, len(source))


def _piece_at(source: str, place: int) -> tuple[HtmlPiece | None, int]:
    """What begins at ``place``, and where it ends; nothing for a comment."""
    match = START.match(source, place)
    if match:
        tag = _start(match)
        if tag.name in RAW and not tag.void:
            closing = re.compile(rf"</{tag.name}\s*>", re.IGNORECASE).search(source, tag.end)
            end = closing.end() if closing else len(source)
            return Dropped(name=tag.name, start=place, end=end), end
        return tag, tag.end
    end_tag = END.match(source, place)
    if end_tag:
        return EndTag(name=end_tag[1].lower(), start=place, end=end_tag.end()), end_tag.end()
    comment = _COMMENT.match(source, place) if source[place + 1 : place + 2] in ("!", "?") else None
    return None, comment.end() if comment else place


def _start(match: re.Match[str]) -> StartTag:
    name = match[1].lower()
    return StartTag(
        name=name, attributes=read_attributes(match[2]), void=name in VOID or bool(match[3]), start=match.start(),
        end=match.end(),
    )  # fmt: skip


def _text(source: str, start: int, end: int) -> Iterator[HtmlText]:
    if start < end:
        yield HtmlText(value=unescape(source[start:end]), start=start, end=end)


def _unquoted(value: str) -> str:
    return value[1:-1] if value[:1] in ("'", '"') else value
