"""The pages and files of a space as other pages see them: what a link can lead to, and what it is called.

Comes in: a content folder. Goes out: for an address of a page, what it leads to; for a page, its title and its anchors.
Decided here: an address may name a page with or without ``.md``, a folder by its ``README.md``, an old address by its
redirect. A page is read lightly here (its headings), and not again while its text stays the same.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from export_equipe.diagnostics import Sink
from export_equipe.project.assets import AssetFault, FoundAsset, find_asset
from export_equipe.project.slug import slug
from export_equipe.project.space import Space
from export_equipe.project.workspace import Workspace

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$")
_HTML_HEADING = re.compile(r"<h([1-6])[^>]*>(.*?)</h\1>", re.IGNORECASE | re.DOTALL)
_ID = re.compile(r"\bid=[\"']([^\"']+)[\"']")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_MARKS = re.compile(r"<[^>]*>|[*_`~]+|\\(?=[^\w\s])")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_SHORTCODE = re.compile(r"(?<!\w):[a-z0-9_+-]+:(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """The title of a page (``""``: it has none) and its anchors, each with the title of its section (``""``: none)."""

    title: str
    anchors: Mapping[str, str]

    def anchor(self, wanted: str) -> str | None:
        """The anchor that ``wanted`` means, be it written with accents or in capitals; ``None`` when there is none."""
        if wanted in self.anchors:
            return wanted
        plain = slug(wanted)
        return plain if plain in self.anchors else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToPage:
    """A page of the space: its path, what follows ``#``."""

    path: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToFile:
    """A file of the folder that is no page."""

    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToNothing:
    """An address that leads nowhere, and why."""

    fault: AssetFault


Destination: TypeAlias = ToPage | ToFile | ToNothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The pages of a space; ``names`` gives the title of pages in the summary."""

    workspace: Workspace
    space: Space
    names: Mapping[str, str] = field(default_factory=dict)

    def find(self, address: str, origin: str) -> Destination:
        """Where ``address``, written in the file ``origin``, leads; ``address`` has no scheme."""
        path, _, anchor = address.partition("#")
        redirect = self.space.redirects.get(path.strip("/"))
        found: Destination | None = None
        for candidate in _candidates(path, self.space.readme):
            result = find_asset(self.workspace, origin, candidate)
            if isinstance(result, FoundAsset):
                page = result.path.endswith(".md")
                return ToPage(path=result.path, anchor=anchor) if page else ToFile(path=result.path)
            found = found or ToNothing(fault=result.fault)
        if redirect is not None and self.workspace.has(redirect):
            return ToPage(path=redirect, anchor=anchor)
        return found or ToNothing(fault=AssetFault.EMPTY)

    def facts(self, path: str) -> PageFacts:
        """What others may know of the page ``path``."""
        text = self.workspace.text(path, Sink())
        return read_facts(text.text) if text is not None else PageFacts(title="", anchors={})

    def title(self, path: str) -> str:
        """The title of the page ``path``: its own, else its name in the summary, else its file's."""
        return self.facts(path).title or self.names.get(path) or path.removesuffix(".md").rpartition("/")[2]

    def size(self, path: str) -> int:
        """The bytes of the file ``path``; 0 when it cannot be read."""
        data = self.workspace.bytes(path, Sink())
        return len(data) if data is not None else 0


def _candidates(path: str, readme: str) -> Iterator[str]:
    """What ``path`` may name, the likeliest first."""
    if not path.endswith("/"):
        yield path
        if not path.lower().endswith(".md"):
            yield f"{path}.md"
    yield f"{path.rstrip('/')}/{readme}"
    if readme != "README.md":
        yield f"{path.rstrip('/')}/README.md"


@lru_cache(maxsize=512)
def read_facts(text: str) -> PageFacts:
    """The facts of a page's ``text``: its headings, read without building its tree."""
    title, anchors, counts = "", dict[str, str](), dict[str, int]()
    for level, words, line in _headings(_FRONT_MATTER.sub("", text, count=1)):
        if level == 1 and not title:
            title = words
        given = _ID.search(line)
        base = given[1] if given else slug(words)
        anchor = base
        while anchor in anchors:
            counts[base] = counts.get(base, 1) + 1
            anchor = f"{base}-{counts[base]}"
        if anchor and not (level == 1 and words == title and not given):
            anchors[anchor] = words
    return PageFacts(title=title, anchors={**dict.fromkeys(_ID.findall(text), ""), **anchors})


def _headings(text: str) -> Iterator[tuple[int, str, str]]:
    fence = ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and fence:
            fence = ""
        elif not fence and (found := _HEADING.match(line.strip() if line.startswith("  ") else line)):
            yield len(found[1]), _plain(found[2]), line
        elif not fence and (html := _HTML_HEADING.search(line)):
            yield int(html[1]), _plain(html[2]), line


def _plain(words: str) -> str:
    """The words of a heading without its marks."""
    from html import unescape

    text = _MARKS.sub("", _LINK.sub(r"\1", words))
    return " ".join(unescape(_SHORTCODE.sub("", text)).split())
