"""Colours of DrawingML: a theme's words, the map of a master, the changes that a colour undergoes (20.1.2.3).

Comes in: the element that holds a colour (``a:solidFill``). Goes out: a ``Paint``, or ``None`` when it cannot be
known. Decided here: the arithmetic, as PowerPoint does it (tints and shades in linear light, the rest in HSL).
"""

from collections.abc import Callable, Mapping, Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE

from export_equipe.inspect.ooxml import find_all, find_one, read_share

_PRESETS = {"black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF",
            "yellow": "FFFF00", "gray": "808080", "grey": "808080", "silver": "C0C0C0", "navy": "000080"}  # fmt: skip
_SYSTEM = {"windowText": "000000", "window": "FFFFFF"}
_NO_MAP: Mapping[str, str] = MappingProxyType({"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"})


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour, each part from 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    @property
    def hexadecimal(self) -> str:
        """« #RRVVBB »."""
        return "#" + "".join(f"{round(part * 255):02X}" for part in (self.red, self.green, self.blue))

    @property
    def luminance(self) -> float:
        """The relative luminance of WCAG 2."""
        red, green, blue = (_linear(part) for part in (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def over(self, ground: "Paint") -> "Paint":
        """The colour as it is seen on ``ground``."""
        parts = zip((self.red, self.green, self.blue), (ground.red, ground.green, ground.blue), strict=True)
        return Paint(*(own * self.alpha + below * (1 - self.alpha) for own, below in parts))


@dataclass(frozen=True, slots=True, eq=False)
class Palette:
    """What a theme's colour words mean on a slide: the theme's own, and the map from ``tx1`` to ``dk1``.

    ``fills`` and ``grounds`` are the theme's lists of fills, for shapes and for backgrounds.
    """

    scheme: Mapping[str, Paint]
    names: Mapping[str, str]
    fills: tuple[etree._Element, ...] = ()
    grounds: tuple[etree._Element, ...] = ()
    fonts: Mapping[str, str] = field(default_factory=dict)

    def word(self, name: str) -> Paint | None:
        """The colour that ``name`` (``accent1``, ``tx1``) means."""
        return self.scheme.get(self.names.get(name, name))


def contrast(one: Paint, other: Paint) -> float:
    """The contrast of WCAG 2, from 1 to 21."""
    light, dark = sorted((one.luminance, other.luminance), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def read_palette(master: Any, sheets: Sequence[etree._Element]) -> Palette:
    """The palette of a slide: its master's theme, and the nearest map of the ``sheets`` (slide, layout, master)."""
    theme = etree.fromstring(master.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    bare = Palette({}, {})
    entries = find_all(theme, "a:themeElements/a:clrScheme/*")
    scheme = {etree.QName(entry).localname: paint for entry in entries if (paint := read_paint(entry, bare))}
    maps = [found for sheet in sheets for found in find_all(sheet, "p:clrMap | p:clrMapOvr/a:overrideClrMapping")]
    fills, grounds = (
        tuple(find_all(theme, f"a:themeElements/a:fmtScheme/a:{name}/*")) for name in ("fillStyleLst", "bgFillStyleLst")
    )
    names = {str(key): str(name) for key, name in maps[0].attrib.items()} if maps else dict(_NO_MAP)
    return Palette(scheme, names, fills, grounds, _fonts(theme))


def _fonts(theme: etree._Element) -> dict[str, str]:
    fonts = {"+mj-lt": "majorFont", "+mn-lt": "minorFont"}
    return {
        key: str(found.get("typeface", ""))
        for key, name in fonts.items()
        if (found := find_one(theme, f"a:themeElements/a:fontScheme/a:{name}/a:latin")) is not None
    }


def read_paint(holder: etree._Element, palette: Palette, theme_color: Paint | None = None) -> Paint | None:
    """The colour that ``holder`` holds; ``theme_color`` is what ``phClr`` means inside a theme's fill."""
    for element in holder:
        base = _base(element, palette, theme_color)
        if base is not None:
            for change in element:
                base = _changed(base, etree.QName(change).localname, change.get("val", ""))
            return base
    return None


def _base(element: etree._Element, palette: Palette, theme_color: Paint | None) -> Paint | None:
    name = element.get("val", "")
    match etree.QName(element).localname:
        case "srgbClr":
            return _from_hexadecimal(name)
        case "schemeClr":
            return theme_color if name == "phClr" else palette.word(name)
        case "sysClr":
            return _from_hexadecimal(element.get("lastClr", "") or _SYSTEM.get(name, ""))
        case "prstClr":
            return _from_hexadecimal(_PRESETS.get(name, ""))
        case "scrgbClr":
            return Paint(*(_encoded(int(element.get(part, "0")) / 100_000) for part in "rgb"))
        case "hslClr":
            hue = int(element.get("hue", "0")) / 21_600_000
            return Paint(*hls_to_rgb(hue, *(int(element.get(part, "0")) / 100_000 for part in ("lum", "sat"))))
        case _:
            return None


def _from_hexadecimal(text: str) -> Paint | None:
    if len(text) != 6:
        return None
    return Paint(*(int(text[at : at + 2], 16) / 255 for at in (0, 2, 4)))


def _changed(paint: Paint, change: str, amount: str) -> Paint:
    """``paint`` after one change (``lumMod``); unknown ones, which are rare, leave it as it is."""
    part = read_share(amount)
    match change:
        case "alpha":
            return replace(paint, alpha=part)
        case "tint":
            return _mapped(paint, lambda light: light * part + 1 - part)
        case "shade":
            return _mapped(paint, lambda light: light * part)
        case "lumMod" | "lumOff" | "satMod" | "satOff":
            return _in_hsl(paint, change, part)
        case _:
            return paint


def _mapped(paint: Paint, change: Callable[[float], float]) -> Paint:
    red, green, blue = (_encoded(_bounded(change(_linear(part)))) for part in (paint.red, paint.green, paint.blue))
    return Paint(red, green, blue, paint.alpha)


def _in_hsl(paint: Paint, change: str, part: float) -> Paint:
    hue, light, saturation = rgb_to_hls(paint.red, paint.green, paint.blue)
    light = _bounded(light * part if change == "lumMod" else light + part if change == "lumOff" else light)
    saturation = _bounded(
        saturation * part if change == "satMod" else saturation + part if change == "satOff" else saturation
    )
    return Paint(*hls_to_rgb(hue, light, saturation), alpha=paint.alpha)


def _bounded(part: float) -> float:
    return min(max(part, 0.0), 1.0)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # sRGB to linear light


def _encoded(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
