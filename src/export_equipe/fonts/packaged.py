"""The font files that the program may use: only those of its packages, never one of the machine.

Comes in: the name of a measured family, as a theme gives it. Goes out: the paths of its faces, and of the fallbacks
for the characters that it lacks. Decided here: the packaged families and the order of the fallbacks.
"""

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from export_equipe.diagnostics import BuildFailed, ThemeError

REGULAR = 400
BOLD = 700


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFamily:
    """A family made of variable fonts: ``name`` is the family name inside the files.

    ``upright`` and ``italic`` have the axis ``wght`` from 400 to 700; ``substitutes`` are families of the same metrics.
    """

    name: str
    upright: Path
    italic: Path
    substitutes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FallbackFont:
    """A font for the characters that the family lacks; ``name`` is the family name inside the file.

    ``least`` is the least width of a glyph, in em: Segoe UI Emoji, which Office uses, is wider than Noto Emoji.
    """

    name: str
    path: Path
    least: float = 0.0


def packaged_path(package: str, file: str) -> Path:
    """The path of ``file`` in the installed ``package``, found without importing it; raises ``BuildFailed``."""
    # importlib.resources would do the same after importing the package and 25 ms of modules.
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        path = Path(folder) / file
        if path.is_file():
            return path
    raise BuildFailed(f"la police « {file} » du paquet {package} est introuvable", hint="réinstaller avec « make »")


@cache
def font_family(name: str) -> FontFamily:
    """The packaged family called ``name`` in themes (``arimo``); raises ``ThemeError`` for an unknown one."""
    if name != "arimo":
        raise ThemeError(f"police de mesure inconnue : « {name} »", hint="la seule police fournie est « arimo »")
    return FontFamily(
        name="Arimo",
        upright=packaged_path("fontpkg_arimo", "files/Arimo[wght].ttf"),
        italic=packaged_path("fontpkg_arimo", "files/Arimo-Italic[wght].ttf"),
        substitutes=("Arial", "Liberation Sans", "Helvetica"),
    )


@cache
def fallback_fonts() -> tuple[FallbackFont, ...]:
    """The fallbacks, in the order in which they are asked for a character that the family lacks."""
    return (
        FallbackFont(name="Noto Emoji", path=packaged_path("manimgx_fonts", "NotoEmoji[wght].ttf"), least=1.37),
        FallbackFont(name="Noto Sans Symbols", path=packaged_path("manimgx_fonts", "NotoSansSymbols[wght].ttf")),
        FallbackFont(name="Noto Sans", path=packaged_path("manimgx_fonts", "NotoSans[wght].ttf")),
    )
