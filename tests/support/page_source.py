"""A page's file made ready for a Markdown reader that knows nothing of GitBook: nothing of ours in it.

Comes in: text in GitBook's dialect. Goes out: ``Prepared``: CommonMark in which each liquid tag has become what it
shows (``SHOWN``), on its own, or nothing; in which formulas and such texts are marks (``\ue000 number \ue001``) that no
Markdown rule can touch; and from which the definitions of footnotes have been taken. What stands in code is left alone.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape

MARK = re.compile("\ue000(\\d+)\ue001")
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_FENCE = re.compile(r"[ \t>*+-]*(?:\d+[.)][ \t]+)?(`{3,}|~{3,})([^\n]*)")
_IN_PARAGRAPH = r"(?:(?!\n[ \t>]*\n).)+?"
_SPECIAL = re.compile(
    rf"(?P<comment><!--.*?-->)|(?P<code>(?<!`)(?P<ticks>`+)(?!`){_IN_PARAGRAPH}(?<!`)(?P=ticks)(?!`))"
    r"|(?P<pair>\{%-?\s*content-ref\b(?P<target>.*?)-?%\}(?P<label>.*?)\{%-?\s*endcontent-ref\s*-?%\})"
    r"|(?P<tag>\{%-?\s*(?P<name>\w[\w-]*)(?P<rest>.*?)-?%\})|\$\$(?P<formula>.+?)\$\$",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_DEFINITION = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*(.*)")
_OPENS_A_BLOCK = re.compile(r"[ \t]*(?:[#>*+|<{`~\[-]|\d+[.)]|$)")

# What each tag shows of its own attributes, in this order, whatever the order in which they are written.
SHOWN = {
    "tab": ("title",),
    "code": ("title",),
    "embed": ("caption",),
    "file": ("caption",),
    "prompt": ("description",),
    "openapi": ("method", "path"),
    "openapi-operation": ("method", "path"),
    "openapi-schemas": ("schemas",),
    "openapi-webhook": ("method", "name"),
    "swagger": ("method", "baseUrl", "path", "summary"),
    "swagger-parameter": ("name", "type"),
    "swagger-response": ("status", "description"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands behind a mark: a text to show, a formula, or the place of the file that follows."""

    kind: str
    text: str


@dataclass
class Prepared:
    """Markdown, its marks by number, the Markdown of its footnotes by label, its front matter."""

    markdown: str = ""
    front_matter: str = ""
    marks: list[Mark] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)

    def mark(self, kind: str, text: str) -> str:
        """The characters that stand for a new mark."""
        self.marks.append(Mark(kind, text))
        return f"\ue000{len(self.marks) - 1}\ue001"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How a page's text finds other pages: each takes an address and the file that it is written in.

    ``included`` gives the path and the text of an included file, ``title`` the title of a page; ``None`` when there is
    none.
    """

    included: Callable[[str, str], tuple[str, str] | None] = lambda _address, _path: None
    title: Callable[[str, str], str | None] = lambda _address, _path: None


def prepare_source(text: str, path: str = "", around: Surroundings | None = None) -> Prepared:
    """``text``, the file ``path``, made ready."""
    prepared = Prepared()
    prepared.markdown = _Preparation(prepared, around or Surroundings()).prepare(text, path, (path,))
    return prepared


def _shouted(text: str) -> dict[str, str]:
    """The method of a request, which is shown in capitals."""
    return {name: value.upper() for name, value in attributes_of(text) if name == "method"}


def attributes_of(text: str) -> list[tuple[str, str]]:
    """The attributes of a tag, in their order."""
    return [(name, unescape(value)) for name, value in _ATTRIBUTE.findall(text)]


class _Preparation:
    def __init__(self, prepared: Prepared, around: Surroundings) -> None:
        self._prepared = prepared
        self._around = around

    def prepare(self, text: str, path: str, trail: tuple[str, ...]) -> str:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        front = _FRONT_MATTER.match(text)
        if front:
            text = text[front.end() :]
            self._prepared.front_matter = self._prepared.front_matter or front[1] or ""
        return self._body(self._take_notes(text, path, trail), path, trail)

    def _body(self, text: str, path: str, trail: tuple[str, ...]) -> str:
        pieces = _fences(text)
        return "".join(piece if fenced else self._special(piece, path, trail) for fenced, piece in pieces)

    def _special(self, text: str, path: str, trail: tuple[str, ...]) -> str:
        return _SPECIAL.sub(lambda found: self._replacement(found, path, trail), text)

    def _replacement(self, found: re.Match[str], path: str, trail: tuple[str, ...]) -> str:
        if found["formula"] is not None:
            lines = (line.strip(" \t") for line in _unquoted(found).strip().split("\n"))
            return self._prepared.mark("formula", "\n".join(lines))
        if found["pair"]:
            return self._reference(found, path, trail)
        if not found["tag"]:
            return found[0]
        edge = "\n" + _line_start(found)
        if found["name"] == "include":
            return self._include(found["rest"].strip().strip("\"'"), edge, path, trail)
        if found["name"] == "page-ref":
            address = dict(attributes_of(found["rest"])).get("page", "")
            return edge + self._prepared.mark("text", self._around.title(address, path) or address) + edge * 2
        return edge + self._shown(found) + edge

    def _shown(self, found: re.Match[str]) -> str:
        written = dict(attributes_of(found["rest"])) | _shouted(found["rest"])
        texts = [written[name] for name in SHOWN.get(found["name"], ()) if written.get(name)]
        return self._prepared.mark("text", " ".join(texts)) + "\n" + _line_start(found) if texts else ""

    def _reference(self, found: re.Match[str], path: str, trail: tuple[str, ...]) -> str:
        edge = "\n" + _line_start(found)
        title = self._around.title(dict(attributes_of(found["target"])).get("url", ""), path)
        shown = (
            self._special(found["label"].strip(), path, trail) if title is None else self._prepared.mark("text", title)
        )
        return edge + shown + edge * 2

    def _include(self, address: str, edge: str, path: str, trail: tuple[str, ...]) -> str:
        included = self._around.included(address, path)
        if included is None or included[0] in trail:
            return edge * 2
        name, text = included
        start, end = self._prepared.mark("file", name), self._prepared.mark("file", path)
        body = self.prepare(text, name, (*trail, name)).strip("\n")
        return f"\n\n{start}\n\n{body}\n\n{end}\n\n".replace("\n", edge)

    def _take_notes(self, text: str, path: str, trail: tuple[str, ...]) -> str:
        """``text`` without the definitions of its footnotes, which are put aside."""
        kept: list[str] = []
        taken: list[tuple[str, list[str]]] = []
        for line in _lines_and_fences(text):
            definition = _DEFINITION.match(line)
            if definition:  # an empty text in ``kept`` says that the line before is a note's
                taken.append((definition[1], [definition[2]]))
            elif kept and kept[-1] == "" and _goes_on(taken[-1][1], line):
                taken[-1][1].append(line.strip())
            else:
                kept.append(line)
                continue
            kept.append("")
        for label, lines in taken:
            while label in self._prepared.notes:  # the second of two with one label: nothing calls it
                label += " "  # noqa: PLW2901
            self._prepared.notes[label] = self._body("\n".join(lines), path, trail)
        return "".join(kept)


def _goes_on(note: list[str], line: str) -> bool:
    """Whether ``line`` belongs to ``note``: it is indented, empty, or goes on with the paragraph."""
    if line.startswith(("    ", "\t")) or not line.strip():
        return True
    return bool(note[-1]) and not _OPENS_A_BLOCK.match(line)


def _lines_and_fences(text: str) -> Iterator[str]:
    """The lines of ``text``, each fenced block in one piece."""
    for fenced, piece in _fences(text):
        yield from [piece] if fenced else [line for line in re.split(r"(?<=\n)", piece) if line]


def _fences(text: str) -> Iterator[tuple[bool, str]]:
    """``text`` cut into fenced code and the rest: (is fenced, piece)."""
    piece: list[str] = []
    fence = ""
    for line in re.split(r"(?<=\n)", text):
        mark = _FENCE.match(line)
        opens = mark and not fence and not (mark[1][0] == "`" and "`" in mark[2])
        closes = mark and fence and mark[1].startswith(fence) and not mark[2].strip()
        if mark and opens:
            yield False, "".join(piece)
            piece, fence = [], mark[1]
        piece.append(line)
        if closes:
            yield True, "".join(piece)
            piece, fence = [], ""
    yield bool(fence), "".join(piece)


def _line_start(found: re.Match[str]) -> str:
    """The white space and quote marks that open the line of ``found``."""
    line = found.string[found.string.rfind("\n", 0, found.start()) + 1 : found.start()]
    start = re.match(r"[ \t>]*", line)
    return start[0] if start else ""


def _unquoted(found: re.Match[str]) -> str:
    formula = found["formula"]
    return re.sub(r"\n[ \t]*>[ \t>]*", "\n", formula) if ">" in _line_start(found) else formula
