"""The page templates of a theme: found, compiled and checked.

Comes in: a theme. Goes out: its templates, ready for the functions of one document, or a ``ThemeError`` that says what
is wrong. The environment is sandboxed, escapes everything, and an unknown name is an error: a template of a ministry is
not our code.
"""

import re
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from markupsafe import Markup

from export_equipe.diagnostics import ThemeError
from export_equipe.layout.flow.plan import FlowBlock
from export_equipe.templating import sandbox
from export_equipe.templating.compiled import CompiledTemplates
from export_equipe.templating.environment import BASE, TROUBLES
from export_equipe.templating.sandbox import TEXT_BUDGET, Sandbox
from export_equipe.theme.model import Theme
from export_equipe.writers.html.turned import group_turned

STYLE_SHEETS = ("page", "blocks", "screen", "print")
_TURNED = Markup('<div class="turned">\n{}</div>\n')
_COMPILED = CompiledTemplates()
NODE_FILES = ("nodes.html.j2", "boxes.html.j2", "pictures.html.j2", "tables.html.j2")
_BUDGET = 16 * TEXT_BUDGET  # pictures are text here, and what is nested is joined at each level
_HELPERS = '"Noto Sans Symbols2", "Noto Sans Symbols", "Noto Sans Math", "Noto Emoji"'
_CARRIED = '"Noto Emoji", "Noto Sans Symbols", "Noto Sans"'  # the page holds what it needs of them (see ``faces``)
_PAPER_FONTS = {
    "font": f"Arimo, {_HELPERS}",
    "code-font": f'"IBM Plex Mono", Arimo, {_HELPERS}',
    "emoji-font": f'"Noto Emoji", Arimo, {_HELPERS}',
    "symbol-font": f"{_HELPERS}, Arimo",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTemplates:
    """The templates of a theme, ready to render; ``css`` maps ``colors`` and the names of the style sheets to CSS."""

    theme: Theme
    environment: Sandbox
    css: dict[str, Markup]

    def page(self, functions: Mapping[str, Any], **values: Any) -> str:
        """The whole page; ``functions`` are what its templates may call, besides ``blocks``."""
        with theme_errors(self.theme):
            self.environment.restart()
            known = {**functions, "blocks": self._blocks_writer(functions)}
            return self.environment.get_template("page.html.j2").render({**known, **values})

    def _blocks_writer(self, functions: Mapping[str, Any]) -> Any:
        """The function that writes blocks, each by the macro of its kind."""
        macros: dict[str, Any] = {}

        def written(blocks: tuple[FlowBlock, ...]) -> Markup:
            return Markup("").join(macros[macro_name(type(block))](block) for block in blocks)

        def blocks(blocks: tuple[FlowBlock, ...]) -> Markup:
            if not functions["paged"]:
                return written(blocks)
            groups = ((turned, written(group)) for turned, group in group_turned(blocks))
            return Markup("").join(_TURNED.format(text) if turned else text for turned, text in groups)

        for name in NODE_FILES:
            made = self.environment.get_template(name).make_module({**functions, "blocks": blocks})
            macros |= {name: value for name, value in vars(made).items() if name.startswith("flow_")}
        _check_macros(macros, self.theme)
        return blocks


def load_page_templates(theme: Theme, *, paged: bool) -> PageTemplates:
    """The page templates of ``theme``, for paper or for the screen; raises ``ThemeError``."""
    folders = [Path(folder) / "page" for folder in theme.folders]
    with theme_errors(theme):
        css = {name: Markup(_style_sheet(folders, name)) for name in STYLE_SHEETS}
    css["colors"] = write_variables(theme, paged=paged)
    return PageTemplates(theme=theme, environment=_environment(folders), css=css)


def _style_sheet(folders: Sequence[Path], name: str) -> str:
    """The first style sheet of that name; raises ``OSError`` when there is none."""
    found = next((folder / f"{name}.css" for folder in folders if (folder / f"{name}.css").is_file()), None)
    return (found or folders[0] / f"{name}.css").read_text(encoding="utf-8")


def _environment(folders: Sequence[Path]) -> Sandbox:
    under = PrefixLoader({BASE.rstrip("/"): FileSystemLoader(folders[1:])})
    return Sandbox(
        budget=_BUDGET,
        loader=ChoiceLoader([FileSystemLoader(folders), under]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_COMPILED,
    )


def macro_name(kind: type) -> str:
    """The name of the macro that writes nodes of ``kind``: ``FlowOpenPoints`` is written by ``flow_open_points``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


def write_variables(theme: Theme, *, paged: bool) -> Markup:
    """The theme's colours and fonts as CSS custom properties; on paper, only fonts that the PDF embeds."""
    colors = {role.replace("_", "-"): color for role, color in sorted(theme.colors.items())}
    values = {**colors, **(_PAPER_FONTS if paged else _screen_fonts(theme))}
    return Markup(":root { " + " ".join(f"--{name}: {value};" for name, value in values.items()) + " }")


def _screen_fonts(theme: Theme) -> dict[str, str]:
    return {
        "font": f'"{theme.font}", "{theme.measured.title()}", "Liberation Sans", Helvetica, {_CARRIED}, sans-serif',
        "code-font": f'"{theme.code_font}", "Liberation Mono", monospace',
        "emoji-font": f'{_CARRIED}, "{theme.emoji_font}", "Apple Color Emoji", "Noto Color Emoji", sans-serif',
        "symbol-font": '"Segoe UI Symbol", "Apple Symbols", "Noto Sans Symbols 2", "DejaVu Sans", sans-serif',
    }


@contextmanager
def theme_errors(theme: Theme) -> Iterator[None]:
    """Turns what Jinja and the file system say of a theme's templates into a ``ThemeError``."""
    try:
        yield
    except TemplateSyntaxError as error:
        place = f"{theme.name}/page/{error.name}:{error.lineno}"
        raise ThemeError(f"le modèle {place} ne se lit pas : {error.message}") from error
    except TemplateNotFound as error:
        raise ThemeError(f"il manque le modèle page/{error.name} au thème « {theme.name} »") from error
    except TemplateError as error:
        raise ThemeError(f"un modèle de page du thème « {theme.name} » échoue : {error.message}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ThemeError(f"une feuille de style du thème « {theme.name} » ne se lit pas : {error}") from error
    except TROUBLES as error:
        if not _is_of_template(error):
            raise
        raise ThemeError(f"un modèle de page du thème « {theme.name} » échoue : {error}") from error


def _is_of_template(error: Exception) -> bool:
    """Whether a template asked for what failed: an error in our own functions, which it calls, is a bug."""
    places = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
    last = next((place for place in reversed(places) if place.endswith(".j2") or "export_equipe" in place), "")
    return last.endswith(".j2") or last == sandbox.__file__


def _check_macros(macros: Mapping[str, Any], theme: Theme) -> None:
    missing = [name for name in map(macro_name, get_args(FlowBlock)) if name not in macros]
    if missing:
        raise ThemeError(
            f"il manque des macros aux modèles de page du thème « {theme.name} » : {', '.join(missing)}",
            hint="une macro par sorte de bloc ; le thème « default » les a toutes",
        )
