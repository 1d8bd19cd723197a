"""The faces that a page needs, and those only.

Comes in: the page's text. Goes out: the font files to give to WeasyPrint. Decided here: the text face has what it can
draw, other packaged faces the rest. The system's fonts are never seen (``faces/fonts.conf`` names no folder), so that
the same page gives the same PDF on every machine.
"""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from export_equipe.diagnostics import BuildFailed
from export_equipe.fonts.coverage import foreign_characters, read_coverage

FACES = Path(__file__).parent / "faces"
CONFIGURATION = FACES / "fonts.conf"
TEXT = "Arimo-Regular.ttf"
_TEXT_FACES = (TEXT, "Arimo-Bold.ttf", "Arimo-Italic.ttf", "Arimo-BoldItalic.ttf")
_CODE_FACES = ("IBMPlexMono-Regular.ttf", "IBMPlexMono-Bold.ttf")


def choose_faces(text: str) -> tuple[Path, ...]:
    """The font files for ``text`` (a page's markup), the faces of plain text first."""
    foreign = foreign_characters(text)
    always = (*_TEXT_FACES, *(_CODE_FACES if "<code" in text else ()))
    # The faces of code are helpers too: ₿ or ┃ in plain text is theirs alone.
    helpers = (one for one in read_coverage() if one.name not in always)
    names = (*always, *(one.name for one in helpers if any(map(one.covers, foreign))))
    return tuple(_find_face(name) for name in names)


def read_undrawn(document: Any) -> frozenset[str]:
    """The characters that found no glyph in a WeasyPrint ``Document`` that was written."""
    return frozenset(chr(code) for font in document.fonts.values() for code in font.missing)


@lru_cache(maxsize=8)
def configure_faces(faces: tuple[Path, ...]) -> Any:
    """A WeasyPrint ``FontConfiguration`` that has ``faces``; call it inside ``closed_world()``.

    Straight through fontconfig: an ``@font-face`` rule would copy each file and write a configuration for it. Kept for
    the next page, because what fontconfig takes for one (0.2 MB) is never given back.
    """
    from weasyprint.text.ffi import ffi, fontconfig, pangoft2
    from weasyprint.text.fonts import FontConfiguration

    configuration = FontConfiguration()
    for face in faces:
        fontconfig.FcConfigAppFontAddFile(configuration._config, str(face).encode())
    pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", configuration.font_map))
    return configuration


def _find_face(name: str) -> Path:
    package, _, file = name.rpartition("/")
    if not package:
        return FACES / file
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise BuildFailed(f"la bibliothèque de polices « {package} » n’est pas installée")
    return Path(spec.origin).parent / file
