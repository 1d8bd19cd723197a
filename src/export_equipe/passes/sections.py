"""Flat blocks become a tree of sections; the page gets its title.

Comes in: a page as read. Goes out: a ``Page``. Decided here: the title (the first level-1 heading, else the name in the
summary, else the file name), levels that skip nothing, anchors that are unique.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from export_equipe.diagnostics import Severity, Sink
from export_equipe.model.block import Block, Heading, Section
from export_equipe.model.document import Page
from export_equipe.model.inline import Inlines, Text
from export_equipe.model.walk import fold_spaces, plain_inlines
from export_equipe.reader.build_blocks import FlatBlock
from export_equipe.reader.page import FlatPage
from export_equipe.source import Span


@dataclass
class _Open:
    """A section still being filled."""

    heading: Heading
    level: int
    children: list[Block] = field(default_factory=list)


def nest_sections(flat: FlatPage, names: Mapping[str, str], sink: Sink) -> Page:
    """``flat`` as a tree; ``names`` gives each page's name in the summary."""
    title = next((b for b in flat.blocks if isinstance(b, Heading) and b.source_level == 1 and b.children), None)
    rest = [block for block in flat.blocks if block is not title]
    return Page(
        path=flat.path,
        title=title.children if title else _name(flat, names, sink),
        metadata=flat.metadata,
        description=_description(flat),
        blocks=_Nester(flat.span.path).nest(rest),
        span=title.span if title else Span(flat.path, 0, 0),
    )


def _description(flat: FlatPage) -> str:
    """The lead of the page, white space folded; no-break spaces are kept."""
    description = flat.metadata.get("description")
    return fold_spaces(description) if isinstance(description, str) else ""


def _name(flat: FlatPage, names: Mapping[str, str], sink: Sink) -> Inlines:
    name = names.get(flat.path)
    if name is None:
        path = PurePosixPath(flat.path)
        stem = path.parent.name if path.stem.lower() == "readme" and path.parent.name else path.stem
        name = re.sub(r"[-_]+", " ", stem).strip().capitalize() or flat.path
        if flat.blocks:
            hint = "commencer la page par « # Titre »"
            message = f"la page n’a pas de titre : « {name} » vient du nom du fichier"
            sink.report("page-sans-titre", Severity.WARNING, flat.path, message, hint=hint)
    return (Text(value=name, span=Span(flat.path, 0, 0)),)


class _Nester:
    """Nests blocks under headings, level by level."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._anchors: set[str] = set()
        self._top: list[Block] = []
        self._stack: list[_Open] = []

    def nest(self, blocks: Sequence[FlatBlock]) -> tuple[Block, ...]:
        """The blocks, each under its heading; empty headings are dropped."""
        for block in blocks:
            if not isinstance(block, Heading):
                self._add(block)
            elif block.children:
                self._close(block.source_level)
                self._stack.append(_Open(block, len(self._stack) + 2))
        self._close(0)
        return tuple(self._top)

    def _add(self, block: Block) -> None:
        (self._stack[-1].children if self._stack else self._top).append(block)

    def _close(self, level: int) -> None:
        while self._stack and self._stack[-1].heading.source_level >= level:
            done = self._stack.pop()
            end = done.children[-1].span if done.children else done.heading.span
            section = Section(
                heading=done.heading, level=done.level, children=tuple(done.children),
                anchor=self._anchor(done.heading.children), span=done.heading.span.to(end),
            )  # fmt: skip
            self._add(section)

    def _anchor(self, children: Inlines) -> str:
        anchor = base = slug(plain_inlines(children)) or "section"
        count = 1
        while anchor in self._anchors:
            count += 1
            anchor = f"{base}-{count}"
        self._anchors.add(anchor)
        return anchor


def slug(text: str) -> str:
    """``text`` as an identifier: lower case ASCII letters, digits and hyphens."""
    whole = text.lower().replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    ascii_text = unicodedata.normalize("NFKD", whole).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")
