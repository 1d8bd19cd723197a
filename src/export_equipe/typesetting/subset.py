"""Pieces of the packaged fonts, for a document that must show the same signs on every machine.

Comes in: runs and a measurer. Goes out: for each fallback font that some character needs, a small TrueType font with
the glyphs of those characters (and their joined forms). Decided here: nothing; the measurer says which font shows what.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from export_equipe.fonts.packaged import REGULAR, FallbackFont, fallback_fonts
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import Run


@dataclass(frozen=True, slots=True)
class FontSubset:
    """A font file reduced to some characters: its family name and its bytes."""

    name: str
    data: bytes


def subset_fallbacks(runs: Iterable[Run], measurer: Measurer) -> tuple[FontSubset, ...]:
    """A subset of each fallback font that ``runs`` need, in the order of the fallbacks; the same bytes every time."""
    needed: defaultdict[str, set[str]] = defaultdict(set)
    for run in runs:
        for stretch in measurer.stretches(run):
            needed[stretch.font].update(stretch.text)
    return tuple(
        FontSubset(font.name, _subset(font, "".join(sorted(needed[font.name]))))
        for font in fallback_fonts()
        if needed.get(font.name)
    )


def _subset(font: FallbackFont, text: str) -> bytes:
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(font.path))
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(ord(char) for char in text)
    wanted.pin_all_axes_to_default(face)
    wanted.pin_axis_location(face, "wght", REGULAR)
    return bytes(uharfbuzz.subset(face, wanted).blob.data)
