"""A page's content stream to chunks of shown text, each with its place and the marked content that holds it.

Follows ISO 32000-1, 9.4 (text objects), 14.6 (marked content), 14.9.4 (replacement text). Places are user space units
of the page, measured along the direction of the text, so that turned text joins as well as straight text.
"""

from collections.abc import Callable
from dataclasses import replace
from math import hypot
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Stream, String, parse_content_stream

from export_equipe.inspect.pdf.chunks import (
    IDENTITY,
    LAYOUT_HYPHENS,
    SOFT_HYPHEN,
    Chunk,
    Graphics,
    Mark,
    Matrix,
    PageContent,
    multiply,
    to_matrix,
)
from export_equipe.inspect.pdf.fonts import Font, load_font

_PAINTING = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE"})


def read_content(page: Page, number: int) -> PageContent:
    """The content of ``page``, its form XObjects included; ``number`` counts from 1."""
    reader = _Reader(number, page.obj.objgen)
    reader.read(page.obj, page.obj.get("/Resources", Dictionary()))
    return reader.content


class _Reader:
    def __init__(self, number: int, owner: tuple[int, int]) -> None:
        self.content = PageContent()
        self._page, self._owner = number, owner
        self._state = Graphics()
        self._saved: list[Graphics] = []
        self._marks: list[Mark] = []
        self._matrix = self._line = IDENTITY
        self._resources: Object = Dictionary()
        self._fonts: dict[tuple[int, int], Font] = {}
        self._artifacts = 0

    def read(self, stream: Object, resources: Object) -> None:
        """Interprets one content stream with these resources."""
        outer, self._resources = self._resources, resources
        for instruction in parse_content_stream(stream):
            name = str(instruction.operator)
            action = _ACTIONS.get(name)
            if action is not None:
                action(self, *instruction.operands)
            elif name in _PAINTING and not self._owned:
                self.content.unmarked.append(name)
        self._resources = outer

    @property
    def _owned(self) -> bool:
        return any(mark.mcid or mark.artifact is not None for mark in self._marks)

    # Graphics state

    def save(self) -> None:
        self._saved.append(replace(self._state))

    def restore(self) -> None:
        self._state = self._saved.pop() if self._saved else self._state

    def transform(self, *values: Any) -> None:
        self._state.ctm = multiply(to_matrix(values), self._state.ctm)

    def set_font(self, name: Name, size: Any) -> None:
        font = self._resources["/Font"][name]
        if font.objgen not in self._fonts or font.objgen == (0, 0):
            self._fonts[font.objgen] = load_font(font)
        self._state.font, self._state.size = self._fonts[font.objgen], float(size)

    # Text

    def begin_text(self) -> None:
        self._matrix = self._line = IDENTITY

    def set_matrix(self, *values: Any) -> None:
        self._matrix = self._line = to_matrix(values)

    def move(self, x: Any, y: Any) -> None:
        self._matrix = self._line = multiply((1, 0, 0, 1, float(x), float(y)), self._line)

    def move_leading(self, x: Any, y: Any) -> None:
        self._state.leading = -float(y)
        self.move(x, y)

    def next_line(self) -> None:
        self.move(0, -self._state.leading)

    def show_on_next_line(self, string: Any) -> None:
        self.next_line()
        self.show(Array([string]))

    def show_spaced(self, word: Any, char: Any, string: Any) -> None:
        self._state.word_space, self._state.char_space = float(word), float(char)
        self.show_on_next_line(string)

    def show_string(self, string: Any) -> None:
        self.show(Array([string]))

    def show(self, items: Any) -> None:
        state, font = self._state, self._state.font
        if font is None:
            return
        before, text = self._matrix, []
        for item in items:
            if not isinstance(item, String):
                self._advance(-float(item) / 1000 * state.size)
                continue
            for characters, width, is_space in font.decode(bytes(item)):
                text.append(characters)
                self._advance(width / 1000 * state.size + state.char_space + (state.word_space if is_space else 0))
        self._keep("".join(text), before)

    def _advance(self, distance: float) -> None:
        self._matrix = multiply((1, 0, 0, 1, distance * self._state.scale, 0), self._matrix)

    def _keep(self, text: str, before: Matrix) -> None:
        if not text:
            return
        if not self._owned:
            self.content.unmarked.append(text)
        first = multiply(multiply((1, 0, 0, 1, 0, self._state.rise), before), self._state.ctm)
        last = multiply(self._matrix, self._state.ctm)
        length = hypot(first[0], first[1]) or 1.0
        ux, uy = first[0] / length, first[1] / length
        self.content.chunks.append(
            Chunk(
                text=text,
                page=self._page,
                start=first[4] * ux + first[5] * uy,
                end=last[4] * ux + last[5] * uy,
                base=first[5] * ux - first[4] * uy,
                size=self._state.size * length,
                mcid=next((mark.mcid for mark in reversed(self._marks) if mark.mcid), None),
                artifact=next((mark.artifact for mark in self._marks if mark.artifact is not None), None),
                run=self._artifacts,
            )
        )

    # Marked content

    def begin_mark(self, tag: Name, properties: Any = None) -> None:
        if isinstance(properties, Name):
            properties = self._resources.get("/Properties", Dictionary()).get(properties)
        found = properties if isinstance(properties, Dictionary) else Dictionary()
        mcid = (self._owner, int(found["/MCID"])) if "/MCID" in found else None
        if mcid:
            self.content.mcids.append(mcid)
        artifact = str(found.get("/Type", "")).removeprefix("/") if tag == "/Artifact" else None
        self._artifacts += artifact is not None
        actual = str(found["/ActualText"]) if "/ActualText" in found else None
        start = len(self.content.chunks)
        self._marks.append(Mark(tag=str(tag), start=start, mcid=mcid, artifact=artifact, actual_text=actual))

    def end_mark(self) -> None:
        if not self._marks:
            return
        mark = self._marks.pop()
        shown = self.content.chunks[mark.start :]
        if mark.actual_text is not None and shown:
            # A hyphen replaced by nothing is a hyphen of the layout: the soft hyphen says so to the joiner.
            hyphen = not mark.actual_text and "".join(chunk.text for chunk in shown) in ("-", *LAYOUT_HYPHENS)
            text = SOFT_HYPHEN if hyphen else mark.actual_text
            self.content.chunks[mark.start :] = [replace(shown[0], text=text, end=shown[-1].end)]

    def draw(self, name: Name) -> None:
        xobject = self._resources["/XObject"][name]
        if not isinstance(xobject, Stream) or xobject.get("/Subtype") != "/Form":
            if not self._owned:
                self.content.unmarked.append("Do")
            return
        self.save()
        state, owner = self._state, self._owner
        if "/Matrix" in xobject:
            state.ctm = multiply(to_matrix(tuple(xobject["/Matrix"].as_list())), state.ctm)
        if "/StructParents" in xobject:  # else its marks belong to the page (14.7.4.2)
            self._owner = xobject.objgen
        matrices = self._matrix, self._line
        self.read(xobject, xobject.get("/Resources", self._resources))
        self._matrix, self._line = matrices
        self._owner = owner
        self.restore()


def _setter(name: str, factor: float = 1.0) -> Callable[..., None]:
    return lambda reader, value: setattr(reader._state, name, float(value) * factor)


_ACTIONS: dict[str, Callable[..., None]] = {
    "q": _Reader.save,
    "Q": _Reader.restore,
    "cm": _Reader.transform,
    "BT": _Reader.begin_text,
    "Tf": _Reader.set_font,
    "Tm": _Reader.set_matrix,
    "Td": _Reader.move,
    "TD": _Reader.move_leading,
    "T*": _Reader.next_line,
    "Tj": _Reader.show_string,
    "TJ": _Reader.show,
    "'": _Reader.show_on_next_line,
    '"': _Reader.show_spaced,
    "Tc": _setter("char_space"),
    "Tw": _setter("word_space"),
    "Tz": _setter("scale", 0.01),
    "TL": _setter("leading"),
    "Ts": _setter("rise"),
    "BMC": _Reader.begin_mark,
    "BDC": _Reader.begin_mark,
    "EMC": _Reader.end_mark,
    "Do": _Reader.draw,
}
