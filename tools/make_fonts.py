"""Makes the font files that the PDF embeds: ``python tools/make_fonts.py``.

In: the variable and static fonts of the packages named in ``SOURCES`` (only this script needs ``pymupdf-fonts`` and
``fontpkg-ibm-plex-mono``). Out: ``src/export_equipe/writers/pdf/faces/*.ttf``, one file a face, without hinting (the
PDF drops it anyway), and ``src/export_equipe/fonts/coverage.txt``, which says what each file can draw.

Why not use the variable fonts as they are: to embed one, WeasyPrint has fontTools make it static at every build, which
costs 0.15 to 0.2 s a page; and the fonts' own files say nothing of their coverage before they are opened.
"""

import importlib
import io
from collections.abc import Iterable
from importlib.metadata import files
from itertools import pairwise
from pathlib import Path
from shutil import copyfile

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.varLib import instancer

PACKAGE = Path(__file__).resolve().parent.parent / "src/export_equipe"
FACES = PACKAGE / "writers/pdf/faces"
COVERAGE = PACKAGE / "fonts/coverage.txt"

# file name -> (package, file or module of the package, weight of a variable font or 0)
SOURCES = {
    "Arimo-Regular.ttf": ("fontpkg_arimo", "files/Arimo[wght].ttf", 400),
    "Arimo-Bold.ttf": ("fontpkg_arimo", "files/Arimo[wght].ttf", 700),
    "Arimo-Italic.ttf": ("fontpkg_arimo", "files/Arimo-Italic[wght].ttf", 400),
    "Arimo-BoldItalic.ttf": ("fontpkg_arimo", "files/Arimo-Italic[wght].ttf", 700),
    "IBMPlexMono-Regular.ttf": ("fontpkg_ibm_plex_mono", "files/IBMPlexMono-Regular.ttf", 0),
    "IBMPlexMono-Bold.ttf": ("fontpkg_ibm_plex_mono", "files/IBMPlexMono-Bold.ttf", 0),
    "NotoEmoji-Regular.ttf": ("manimgx_fonts", "NotoEmoji[wght].ttf", 400),
    "NotoSansSymbols-Regular.ttf": ("manimgx_fonts", "NotoSansSymbols[wght].ttf", 400),
    "NotoSansSymbols2-Regular.ttf": ("pymupdf_fonts", "NotoSansSymbols2_Regular", 0),
    "NotoSansMath-Regular.ttf": ("pymupdf_fonts", "NotoSansMath_Regular", 0),
}
# « Plex » is a reserved name (OFL, 5): a changed file could not bear it, so these are copied byte for byte.
UNCHANGED = ("IBMPlexMono-Regular.ttf", "IBMPlexMono-Bold.ttf")
# Faces that only help out: they keep what the text face (the first) lacks, and spaces, which Pango takes from the
# face of the character before.
SPACES = frozenset({0x20, 0xA0, 0x2009, 0x202F})
HELPERS = ("NotoSansSymbols-Regular.ttf", "NotoSansSymbols2-Regular.ttf", "NotoSansMath-Regular.ttf")
LICENSES = ("fontpkg-arimo", "fontpkg-ibm-plex-mono", "manimgx-fonts", "pymupdf-fonts")
# Fonts of other scripts, read where their package lies when a page needs them: only their coverage is written here.
SCRIPTS = (
    "Arabic", "Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi", "Hebrew", "Kannada",
    "Khmer", "Lao", "Malayalam", "Myanmar", "Oriya", "Sinhala", "Tamil", "Telugu", "Thai",
)  # fmt: skip


def read_source(package: str, name: str) -> TTFont:
    """The font ``name`` of ``package``: a file beside its code, or a module that holds the bytes."""
    if name.endswith(".ttf"):
        folder = Path(str(importlib.import_module(package).__file__)).parent
        return TTFont(folder / name, recalcTimestamp=False)
    module = importlib.import_module(f"{package}.{name}")
    return TTFont(io.BytesIO(module.fontbuffer), recalcTimestamp=False)


def read_license(package: str) -> str:
    """The licence of ``package``, under its name."""
    (path,) = (
        one for one in files(package) or () if one.name.lower().startswith("license") and "dist-info" in str(one)
    )
    return f"==== {package} ====\n\n{path.read_text(encoding='utf-8').strip()}\n"


def turn_to_truetype(font: TTFont) -> None:
    """Replaces cubic outlines (CFF) by quadratic ones: one kind of font in the PDF, and no FontFile3."""
    if "CFF " not in font:
        return
    glyphs = font.getGlyphSet()
    table = newTable("glyf")
    table.glyphOrder = font.getGlyphOrder()
    table.glyphs = {}
    for name in table.glyphOrder:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, 0.5, reverse_direction=True))
        table.glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), table
    font["maxp"].tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                  "maxStackElements", "maxSizeOfInstructions", "maxComponentElements"):  # fmt: skip
        setattr(font["maxp"], field, 1 if field == "maxZones" else 0)
    table.compile(font)
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    font.sfntVersion = "\000\001\000\000"


def keep_characters(font: TTFont, characters: Iterable[int]) -> TTFont:
    """``font`` with only ``characters``, its layout features and names, without hinting."""
    options = subset.Options(hinting=False, layout_features=["*"], notdef_outline=True, glyph_names=False)
    options.name_IDs = ["*"]
    options.drop_tables += ["DSIG", "STAT", "MATH"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def make_face(name: str, without: frozenset[int]) -> TTFont:
    """The face ``name``, without the characters of ``without``."""
    package, source, weight = SOURCES[name]
    font = read_source(package, source)
    if name in UNCHANGED:
        return font
    if weight:
        instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True, updateFontNames=True)
    turn_to_truetype(font)
    return keep_characters(font, sorted(set(font.getBestCmap()) - without))


def write_ranges(characters: Iterable[int]) -> str:
    """``characters`` as ``20-7e,a0`` (hexadecimal, inclusive)."""
    ordered = sorted(characters)
    starts = [ordered[0], *(after for before, after in pairwise(ordered) if after != before + 1)]
    ends = [*(before for before, after in pairwise(ordered) if after != before + 1), ordered[-1]]
    return ",".join(f"{a:x}" if a == b else f"{a:x}-{b:x}" for a, b in zip(starts, ends, strict=True))


def main() -> None:
    """Writes the faces and their coverage."""
    FACES.mkdir(exist_ok=True)
    text = frozenset(read_source(*SOURCES["Arimo-Regular.ttf"][:2]).getBestCmap())
    lines, notices = [], []
    for name in SOURCES:
        font = make_face(name, text - SPACES if name in HELPERS else frozenset())
        if name in UNCHANGED:
            copyfile(str(font.reader.file.name), FACES / name)
        else:
            font.save(FACES / name)
        lines.append(f"{name} {write_ranges(font.getBestCmap())}")
        notices.append(f"{name}: {font['name'].getDebugName(0)} {font['name'].getDebugName(13)}")
    for script in SCRIPTS:
        name = f"NotoSans{script}[wght].ttf"
        characters = frozenset(read_source("manimgx_fonts", name).getBestCmap()) - text
        lines.append(f"manimgx_fonts/{name} {write_ranges(characters)}")
    (FACES / "LICENSES.txt").write_text(
        "\n\n".join(["\n".join(notices), *map(read_license, LICENSES)]), encoding="utf-8"
    )
    COVERAGE.write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
