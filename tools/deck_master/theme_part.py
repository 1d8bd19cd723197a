"""The theme part: colours, fonts and a flat style (ECMA-376 part 1, 20.1.6.9)."""

from deck_master.look import Look
from export_equipe.writers.pptx.markup import element, root

NAME = "Équipe"
# The twelve colours that PowerPoint offers, and our role for each.
_SLOTS = {
    "dk1": "texte", "lt1": "fond", "dk2": "secondaire", "lt2": "surface",
    "accent1": "accent", "accent2": "accent_leger", "accent3": "info", "accent4": "succes", "accent5": "alerte",
    "accent6": "danger", "hlink": "accent", "folHlink": "secondaire",
}  # fmt: skip


def write_theme(look: Look) -> str:
    """The theme: no gradient, no shadow, one font."""
    parts = element("a:themeElements", _colors(look), _fonts(look), _formats())
    return root("a:theme", parts, element("a:objectDefaults"), element("a:extraClrSchemeLst"), name=NAME)


def _colors(look: Look) -> str:
    slots = (
        element(f"a:{slot}", element("a:srgbClr", val=look.colors[role].lstrip("#"))) for slot, role in _SLOTS.items()
    )
    return element("a:clrScheme", *slots, name=NAME)


def _fonts(look: Look) -> str:
    faces = element("a:latin", typeface=look.font) + element("a:ea", typeface="") + element("a:cs", typeface="")
    return element("a:fontScheme", element("a:majorFont", faces), element("a:minorFont", faces), name=NAME)


def _formats() -> str:
    """Three fills, lines, effects and grounds, as the schema wants, all flat."""
    flat = element("a:solidFill", element("a:schemeClr", val="phClr"))
    lines = (element("a:ln", flat, element("a:prstDash", val="solid"), w=width) for width in (9525, 19050, 28575))
    effect = element("a:effectStyle", element("a:effectLst"))
    return element(
        "a:fmtScheme",
        element("a:fillStyleLst", flat * 3),
        element("a:lnStyleLst", *lines),
        element("a:effectStyleLst", effect * 3),
        element("a:bgFillStyleLst", flat * 3),
        name=NAME,
    )
