"""The font of drawn formulas: STIX Two Math, read with HarfBuzz.

Comes in: characters, sizes asked for. Goes out: glyphs, their boxes and outlines, in em. Followed: OpenType, table MATH
(constants, variants and assemblies of glyphs that stretch). Decided here: what STIX lacks comes from the program's
fallback fonts, never from the machine's.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from export_equipe.fonts.packaged import fallback_fonts, packaged_path

if TYPE_CHECKING:
    import uharfbuzz

Command = tuple[str, tuple[float, ...]]
_MOST_PARTS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """A glyph of the face number ``face``; lengths in em, ``left`` and ``right`` the limits of its ink."""

    face: int
    index: int
    advance: float
    height: float
    depth: float
    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A glyph and its place in a line, a stretched sign…; ``x`` and ``y`` in em, upwards."""

    glyph: Glyph
    x: float
    y: float


@cache
def _faces() -> "tuple[uharfbuzz.Font, ...]":
    import uharfbuzz

    math = packaged_path("ziamath", "fonts/STIXTwoMath-Regular.ttf")
    fonts = []
    for path in (math, *(font.path for font in fallback_fonts())):
        font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))
        font.set_variations({"wght": 400.0})
        fonts.append(font)
    return tuple(fonts)


@cache
def constant(name: str) -> float:
    """A constant of the MATH table by its HarfBuzz name, in em (a ratio for percentages)."""
    import uharfbuzz

    value = float(_faces()[0].get_math_constant(getattr(uharfbuzz.OTMathConstant, name)))
    return value / 100 if "PERCENT" in name else value / _faces()[0].face.upem


@lru_cache(maxsize=4096)
def glyph(face: int, index: int) -> Glyph:
    """The glyph number ``index`` of a face."""
    font = _faces()[face]
    em = font.face.upem
    box = font.get_glyph_extents(index)
    left, top, width, height = (box.x_bearing, box.y_bearing, box.width, box.height) if box else (0, 0, 0, 0)
    return Glyph(
        face=face, index=index, advance=font.get_glyph_h_advance(index) / em, height=top / em,
        depth=-(top + height) / em, left=left / em, right=(left + width) / em,
    )  # fmt: skip


def face_of(char: str) -> int:
    """The first face that has ``char``; STIX, whose box is then shown, when none does."""
    return next((at for at, font in enumerate(_faces()) if font.get_nominal_glyph(ord(char)) is not None), 0)


def char_glyph(char: str) -> Glyph:
    """The glyph of one character."""
    face = face_of(char)
    return glyph(face, _faces()[face].get_nominal_glyph(ord(char)) or 0)


@lru_cache(maxsize=4096)
def set_text(text: str, script: int) -> tuple[tuple[Piece, ...], float]:
    """``text`` as shaped glyphs, and its width; ``script`` is the level that the forms of STIX are drawn for."""
    pieces: list[Piece] = []
    x = 0.0
    for face, stretch in _stretches(text):
        for index, advance, dx, dy in _shape(face, stretch, script):
            pieces.append(Piece(glyph=glyph(face, index), x=x + dx, y=dy))
            x += advance
    return tuple(pieces), x


def _stretches(text: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for char in text:
        face = face_of(char)
        if found and found[-1][0] == face:
            found[-1] = (face, found[-1][1] + char)
        else:
            found.append((face, char))
    return found


def _shape(face: int, text: str, script: int) -> list[tuple[int, float, float, float]]:
    import uharfbuzz

    font = _faces()[face]
    em = font.face.upem
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if script:
        buffer.script = "Zmth"  # the forms for scripts (feature ssty) belong to the script « math »
    uharfbuzz.shape(font, buffer, {"ssty": script} if script else {})
    return [
        (info.codepoint, place.x_advance / em, place.x_offset / em, place.y_offset / em)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def italic_correction(of: Glyph) -> float:
    """How far the top of a slanted glyph leans out of its width."""
    if of.face:
        return 0.0
    return float(_faces()[0].get_math_glyph_italics_correction(of.index) / _faces()[0].face.upem)


def attachment(of: Glyph) -> float:
    """Where an accent stands over (or, for an accent, under) a glyph."""
    if of.face:
        return of.advance / 2
    return float(_faces()[0].get_math_glyph_top_accent_attachment(of.index) / _faces()[0].face.upem)


@lru_cache(maxsize=1024)
def stretch(char: str, size: float, *, vertical: bool) -> tuple[Piece, ...]:
    """``char`` at least ``size`` em high (or wide): a larger glyph, else one built from parts, else the largest."""
    plain = char_glyph(char)
    if plain.face:
        return (Piece(glyph=plain, x=0.0, y=0.0),)
    font = _faces()[0]
    direction = "ttb" if vertical else "ltr"
    variants = font.get_math_glyph_variants(plain.index, direction)
    for variant in variants:
        if variant.advance / font.face.upem >= size:
            return (Piece(glyph=glyph(0, variant.glyph), x=0.0, y=0.0),)
    parts, _ = font.get_math_glyph_assembly(plain.index, direction)
    if parts:
        return _assemble(parts, size, vertical=vertical)
    largest = glyph(0, variants[-1].glyph) if variants else plain
    return (Piece(glyph=largest, x=0.0, y=0.0),)


def _assemble(parts: "list[uharfbuzz.OTMathGlyphPart]", size: float, *, vertical: bool) -> tuple[Piece, ...]:
    """Parts end to end, those that repeat as often as needed, then drawn together to be ``size`` em in all."""
    import uharfbuzz

    font = _faces()[0]
    em = font.face.upem
    least = font.get_math_min_connector_overlap("ttb" if vertical else "ltr") / em
    extends = [bool(part.flags & uharfbuzz.OTMathGlyphPartFlags.EXTENDER) for part in parts]
    fixed = sum(part.full_advance / em - least for part, more in zip(parts, extends, strict=True) if not more)
    each = sum(part.full_advance / em - least for part, more in zip(parts, extends, strict=True) if more)
    times = max(0, min(_MOST_PARTS, -int(-(size - fixed - least) // each))) if each > 0 else 1
    chosen = [part for part, more in zip(parts, extends, strict=True) for _ in range(times if more else 1)]
    joints = [min(before.end_connector_length, after.start_connector_length) / em for before, after in pairwise(chosen)]
    excess = fixed + each * times + least - size
    overlap = least + max(0.0, excess) / len(joints) if joints else 0.0
    pieces: list[Piece] = []
    place = 0.0
    for part, joint in zip(chosen, [*joints, 0.0], strict=True):
        drawn = glyph(0, part.glyph)
        # A part of a vertical assembly stands on its own bottom, one of a horizontal assembly at its left.
        pieces.append(
            Piece(glyph=drawn, x=0.0, y=place + drawn.depth) if vertical else Piece(glyph=drawn, x=place, y=0.0)
        )
        place += part.full_advance / em - max(least, min(overlap, joint))
    return tuple(pieces)


@lru_cache(maxsize=2048)
def outline(face: int, index: int) -> tuple[Command, ...]:
    """The outline of a glyph as SVG commands, in em, upwards."""
    font = _faces()[face]
    pen = _Pen(font.face.upem)
    font.draw_glyph_with_pen(index, pen)
    return tuple(pen.commands)


class _Pen:
    """Notes what HarfBuzz draws; its names are those of the pens of fontTools."""

    def __init__(self, em: int) -> None:
        self._em = em
        self.commands: list[Command] = []

    def _note(self, name: str, *points: tuple[float, float]) -> None:
        self.commands.append((name, tuple(value / self._em for point in points for value in point)))

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._note("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._note("L", point)

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._note("Q", *points)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._note("C", *points)

    def closePath(self) -> None:  # noqa: N802
        self._note("Z")
