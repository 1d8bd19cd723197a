"""The visible text of a page in GitBook's Markdown, by a reader that shares nothing with ours.

Comes in: a content folder (path to bytes) and a page's path, or a page's Markdown alone. Goes out: a ``PageText``: the
streams that the conservation law compares, in the reading order that ``tests.support.dialect`` states. ``page_source``
and ``page_html`` say what is no text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import cast
from urllib.parse import unquote

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from tests.support.page_html import Names, VisibleText, read_visible_text
from tests.support.page_source import Surroundings, prepare_source

_SUMMARY_ENTRY = re.compile(r"\[((?:\\.|[^\]\\])+)\]\((?:<([^>]*)>|([^)\s]*))")
_VARIABLES = ".gitbook/vars.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The streams of a page; ``body`` opens with ``title`` and the description."""

    title: str
    body: str
    notes: str
    alternatives: tuple[str, ...]
    formulas: tuple[str, ...]


def read_page_text(files: Mapping[str, bytes], path: str, labels: Mapping[str, str] | None = None) -> PageText:
    """The streams of the page ``path`` of a content folder; ``labels`` gives the text of links by address."""
    return _Folder(files, labels or {}).page(path)


def extract_page_text(markdown: str, labels: Mapping[str, str], *, alternatives: bool = False) -> tuple[str, str]:
    """The visible text of ``markdown`` and that of its footnotes, as it stands: no description, nothing moved.

    ``labels`` gives the text of mentions by address; ``alternatives`` counts those of pictures as text.
    """
    reader = read_visible_text(prepare_source(markdown), Names(labels=labels), alternatives=alternatives)
    return "".join(reader.parts), "".join(reader.found.notes)


class _Folder:
    """A content folder: its pages' texts and titles, its variables."""

    def __init__(self, files: Mapping[str, bytes], labels: Mapping[str, str]) -> None:
        self._files = files
        self._labels = labels
        self._targets: dict[str, VisibleText] = {}

    def page(self, path: str) -> PageText:
        """The streams of a page."""
        prepared = prepare_source(self._text(path), path, Surroundings(included=self._included, title=self._title_at))
        front = _mapping(prepared.front_matter)
        names = Names(labels=self._labels, values=self._values(front), title=self._title_at)
        reader = read_visible_text(prepared, names, path)
        reader.read_uncalled()
        title, rest = reader.split_title()
        description = front.get("description")
        lead = " ".join(description.split()) if isinstance(description, str) else ""
        return PageText(
            title=title, body=f"{title}\n{lead}\n{rest}", notes="\n".join(reader.found.notes),
            alternatives=tuple(reader.found.alternatives), formulas=tuple(reader.found.formulas),
        )  # fmt: skip

    def _title_at(self, address: str, path: str) -> str | None:
        """The title of the page or heading at ``address``, written in the file ``path``; ``None`` when unknown."""
        page, _, anchor = unquote(address).partition("#")
        target = normpath(join(dirname(path), page)) if page else path
        if not target.endswith(".md"):
            target = join(target, "README.md")
        if target not in self._files:
            return None
        read = self._target(target)
        return read.headings.get(anchor) or read.split_title()[0].strip() or self._summary().get(target)

    def _target(self, path: str) -> VisibleText:
        if path not in self._targets:
            self._targets[path] = read_visible_text(prepare_source(self._text(path)), Names(values=self._values({})))
        return self._targets[path]

    def _summary(self) -> dict[str, str]:
        text = self._text("SUMMARY.md") if "SUMMARY.md" in self._files else ""
        return {unquote(spaced or plain): label for label, spaced, plain in _SUMMARY_ENTRY.findall(text)}

    def _included(self, address: str, path: str) -> tuple[str, str] | None:
        target = normpath(join(dirname(path), unquote(address)))
        return (target, self._text(target)) if target in self._files else None

    def _text(self, path: str) -> str:
        return self._files[path].decode("utf-8", "replace")

    def _values(self, front: Mapping[str, object]) -> dict[str, str]:
        """The values of expressions; ``front`` is the page's front matter."""
        space = _mapping(self._text(_VARIABLES)) if _VARIABLES in self._files else {}
        page = front.get("vars")
        scopes = ("space", space), ("page", page if isinstance(page, dict) else {})
        return {f"{scope}.vars.{name}": str(value) for scope, values in scopes for name, value in values.items()}


def _mapping(text: str) -> Mapping[str, object]:
    try:
        found = YAML(typ="safe", pure=True).load(text)
    except YAMLError:
        return {}
    return cast("Mapping[str, object]", found) if isinstance(found, dict) else {}
