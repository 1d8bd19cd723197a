"""Text styles: of titles, of bodies with their bullets, of everything else (ECMA-376 part 1, 19.3.1.52)."""

from collections.abc import Callable

from deck_master.look import Look
from export_equipe.writers.pptx.markup import element, hundredths
from export_equipe.writers.pptx.text import BULLET_FONT, BULLETS

LANGUAGE = "fr-FR"
LEVELS = range(1, 10)
_HANG = 228_600  # EMU: 18 points
_LINE = 108_000  # thousandths of a percent: Arial's own pitch, 1.15, becomes 1.24
_FACES = {"latin": "lt", "ea": "ea", "cs": "cs"}
_PROMPTS = ("Premier niveau", "Deuxième niveau", "Troisième niveau")


def color(look: Look, role: str) -> str:
    """A fill with the role's colour, through the theme where the theme has it."""
    scheme = {"accent": "accent1", "texte": "tx1", "sur_accent": "bg1", "secondaire": "tx2"}.get(role)
    if scheme:
        return element("a:solidFill", element("a:schemeClr", val=scheme))
    return element("a:solidFill", element("a:srgbClr", val=look.colors[role].lstrip("#")))


def run_style(look: Look, size: float, role: str, *, bold: bool = False, font: str = "mn") -> str:
    """The default style of runs, in the theme's font for text (``mn``) or for titles (``mj``)."""
    faces = "".join(element(f"a:{slot}", typeface=f"+{font}-{short}") for slot, short in _FACES.items())
    return element(
        "a:defRPr", color(look, role), faces,
        lang=LANGUAGE, sz=hundredths(size), b=bold, i=False, u="none", strike="noStrike", kern=0, baseline=0,
    )  # fmt: skip


def level_style(level: int, style: str, *, align: str = "l", bullet: str = "", left: int = 0, before: float = 0) -> str:
    """The style of one level (1 to 9): its bullet, if any, hangs to the left of ``left`` EMU."""
    font = element("a:buFont", typeface=BULLET_FONT)
    return element(
        f"a:lvl{level}pPr",
        element("a:lnSpc", element("a:spcPct", val=_LINE)),
        element("a:spcBef", element("a:spcPts", val=hundredths(before))),
        font + element("a:buChar", char=bullet) if bullet else element("a:buNone"),
        style,
        marL=left, indent=-_HANG if bullet else 0, algn=align, defTabSz=914_400, rtl=0, eaLnBrk=1, latinLnBrk=0,
        hangingPunct=1,
    )  # fmt: skip


def write_text_styles(look: Look) -> str:
    """The master's three styles."""
    title = level_style(1, run_style(look, look.sizes["titre"][0], "accent", bold=True, font="mj"))
    return element(
        "p:txStyles",
        element("p:titleStyle", title),
        element("p:bodyStyle", *(_body_level(look, level) for level in LEVELS)),
        element("p:otherStyle", default_paragraph(), *_all_levels(lambda: run_style(look, 18, "texte"))),
    )


def default_text_style(look: Look) -> str:
    """The presentation's defaults, for text that no placeholder styles."""
    return element("p:defaultTextStyle", default_paragraph(), *_all_levels(lambda: run_style(look, 18, "texte")))


def notes_style(look: Look) -> str:
    """How notes look."""
    return element("p:notesStyle", *_all_levels(lambda: run_style(look, 12, "texte")))


def default_paragraph() -> str:
    """What every level starts from: the language."""
    return element("a:defPPr", element("a:defRPr", lang=LANGUAGE))


def prompt(text: str = "") -> str:
    """Prompt text: ``text``, or the name of each level of a body."""
    lines = [(0, text)] if text else list(enumerate(_PROMPTS))
    return "".join(
        element(
            "a:p",
            element("a:pPr", lvl=level) if level else "",
            element("a:r", element("a:rPr", lang=LANGUAGE), element("a:t", line)),
        )
        for level, line in lines
    )


def _body_level(look: Look, level: int) -> str:
    sizes = look.sizes["corps"]
    size = sizes[min(level, len(sizes)) - 1]
    bullet = BULLETS[min(level, len(BULLETS)) - 1]
    return level_style(level, run_style(look, size, "texte"), bullet=bullet, left=_HANG * level, before=size / 4)


def _all_levels(style: Callable[[], str]) -> list[str]:
    return [level_style(level, style()) for level in LEVELS]
