"""Text shaped with HarfBuzz: the width of a stretch of characters in a face, in em.

Comes in: a face (file, weight) and text. Goes out: advances in em, kerning included. Decided here: which font shows
which character (the family, else the first fallback that has it, else a box one em wide).
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from export_equipe.fonts.packaged import FallbackFont
from export_equipe.typesetting.kept import Kept

if TYPE_CHECKING:
    import uharfbuzz

BOX = 1.0  # em: the width of a character that no packaged font has
WIDTHS = 10_000  # words, texts or characters whose width is kept, a face
_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"


class ShapedFace:
    """One face at one weight; the font is opened at its first use."""

    def __init__(self, path: Path, *, weight: int, least: float = 0.0) -> None:
        self._path = path
        self._weight = weight
        self._least = least
        self._widths: Kept[str, float] = Kept(WIDTHS)

    @cached_property
    def font(self) -> "uharfbuzz.Font":
        """The HarfBuzz font, its weight set."""
        import uharfbuzz  # 15 ms, and only what is laid out needs it

        font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(self._path))))
        font.set_variations({"wght": float(self._weight)})
        return font

    def covers(self, char: str) -> bool:
        """Whether the face has a glyph for ``char``."""
        return self.font.get_nominal_glyph(ord(char)) is not None

    def width(self, text: str) -> float:
        """The advance of ``text`` in em, each glyph at least as wide as the face's least width."""
        known = self._widths.get(text)
        if known is None:
            known = self._widths[text] = self._shape(text)
        return known

    def _shape(self, text: str) -> float:
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self.font, buffer)
        units = self.font.face.upem
        return sum(
            max(position.x_advance / units, self._least) if position.x_advance else 0.0
            for position in buffer.glyph_positions
        )


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters shown by one font: ``font`` is its family name, ``""`` when no packaged font has them."""

    text: str
    font: str
    width: float


class ShapedStyle:
    """A face of the family with its fallbacks: measures any text."""

    def __init__(self, name: str, face: ShapedFace, fallbacks: tuple[FallbackFont, ...], *, weight: int) -> None:
        self._faces = {name: face}
        for fallback in fallbacks:
            self._faces[fallback.name] = ShapedFace(fallback.path, weight=weight, least=fallback.least)
        self._name = name
        self._emoji = fallbacks[0].name
        self._font_of: Kept[str, str] = Kept(WIDTHS)
        self._widths: Kept[str, float] = Kept(WIDTHS)

    def width(self, text: str) -> float:
        """The width of ``text`` in em."""
        known = self._widths.get(text)
        if known is None:
            known = self._widths[text] = sum(stretch.width for stretch in self.stretches(text))
        return known

    def stretches(self, text: str) -> list[Stretch]:
        """``text`` cut where its font changes, in order."""
        if text.isascii() and text.isprintable() and text and self._has_ascii:
            return [Stretch(text, self._name, self._width(text, self._name))]
        starts: list[int] = []
        fonts: list[str] = []
        for index in range(len(text)):
            font = self._choose(text, index, fonts[-1] if fonts else self._name)
            if not fonts or fonts[-1] != font:
                starts.append(index)
                fonts.append(font)
        pieces = (text[start:end] for start, end in pairwise([*starts, len(text)]))
        return [Stretch(piece, font, self._width(piece, font)) for piece, font in zip(pieces, fonts, strict=True)]

    @cached_property
    def _has_ascii(self) -> bool:
        """Whether the family shows all of ASCII: most words are looked at no further."""
        return all(self._faces[self._name].covers(chr(code)) for code in range(0x20, 0x7F))

    def font_for(self, char: str) -> str:
        """The name of the font that shows ``char``; ``""`` when no packaged font has it."""
        known = self._font_of.get(char)
        if known is None:
            known = next((name for name, face in self._faces.items() if face.covers(char)), "")
            self._font_of[char] = known
        return known

    def _choose(self, text: str, index: int, before: str) -> str:
        """A joiner, a mark and what a joiner ties stay with the font before; U+FE0F asks for the emoji font."""
        char = text[index]
        if is_invisible(char) or is_mark(char) or (index and text[index - 1] == _JOINER and before == self._emoji):
            return before
        if text[index + 1 : index + 2] == _EMOJI_STYLE and self._faces[self._emoji].covers(char):
            return self._emoji
        return self.font_for(char)

    def _width(self, text: str, font: str) -> float:
        if not font:
            return BOX * sum(not is_invisible(char) and not is_mark(char) for char in text)
        return self._faces[font].width(text)


def is_invisible(char: str) -> bool:
    """Whether ``char`` is ignored when no font has it: joiners, variation selectors, soft hyphen, marks of direction.

    The part in use of the Unicode property Default_Ignorable_Code_Point.
    """
    code = ord(char)
    return code >= 0xAD and (
        code in (0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF)
        or 0x200B <= code <= 0x200F
        or 0x202A <= code <= 0x202E
        or 0x2060 <= code <= 0x206F
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0000 <= code <= 0xE0FFF
    )


def is_mark(char: str) -> bool:
    """Whether ``char`` combines with the one before (accents typed apart, the keycap square)."""
    code = ord(char)
    return 0x300 <= code <= 0x36F or 0x1AB0 <= code <= 0x1AFF or 0x20D0 <= code <= 0x20FF or 0xFE20 <= code <= 0xFE2F
