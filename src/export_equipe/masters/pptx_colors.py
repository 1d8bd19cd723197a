"""The colours of a .pptx master: DrawingML's (ECMA-376 part 1, 20.1.2.3) as CSS.

Comes in: the theme's colour scheme, the map of a master or a layout, elements that hold a colour. Goes out: CSS
colours. Decided here: of a gradient, its first colour; patterns and pictures inside shapes have none. Changes of
luminance and transparency are followed, the rarer ones are not.
"""

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from export_equipe.masters.pptx_package import A, Element

_WHOLE: Final = 100_000  # 100 % in ST_Percentage
_PRESETS: Final = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF", "yellow": "FFFF00",
    "gray": "808080", "grey": "808080", "ltGray": "D3D3D3", "dkGray": "A9A9A9", "orange": "FFA500",
}  # fmt: skip
_FILLS: Final = ("solidFill", "gradFill", "noFill", "blipFill", "pattFill", "grpFill")


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours that names mean: ``scheme`` maps the theme's names to RRGGBB, ``names`` a slide's names to them."""

    scheme: Mapping[str, str]
    names: Mapping[str, str]

    def fill(self, properties: Element | None) -> tuple[bool, str | None]:
        """Whether ``properties`` (``p:spPr``, ``a:ln``, ``p:bgPr``) say how they are filled, and the colour."""
        for child in () if properties is None else properties:
            if (kind := child.tag.removeprefix(A)) in _FILLS:
                return True, self._paint(kind, child)
        return False, None

    def color(self, holder: Element | None, base: str | None = None) -> str | None:
        """The colour that stands in ``holder``; ``base`` is what the theme's own fills call ``phClr``."""
        for child in () if holder is None else holder:
            found = self._find(child, base)
            if found is not None:
                return _changed(found, child)
        return None

    def _paint(self, kind: str, fill: Element) -> str | None:
        if kind == "gradFill":
            return self.color(fill.find(f"{A}gsLst/{A}gs"))
        return self.color(fill) if kind == "solidFill" else None

    def _find(self, color: Element, base: str | None) -> str | None:
        value = color.get("val", "")
        match color.tag.removeprefix(A):
            case "srgbClr":
                return value
            case "sysClr":
                return color.get("lastClr", "000000")
            case "prstClr":
                return _PRESETS.get(value)
            case "schemeClr":
                return base if value == "phClr" else self.scheme.get(self.names.get(value, value))
            case _:
                return None


def read_scheme(theme: Element) -> dict[str, str]:
    """The colours of a theme's part, RRGGBB by name (dk1, lt1, accent1…)."""
    scheme = theme.find(f"{A}themeElements/{A}clrScheme")
    palette = Palette(scheme={}, names={})
    found = {} if scheme is None else {entry.tag.removeprefix(A): palette.color(entry) for entry in scheme}
    return {name: color.lstrip("#") for name, color in found.items() if color}


def _changed(color: str, element: Element) -> str:
    """RRGGBB as CSS, after the changes that ``element`` asks for, one after the other."""
    channels = tuple(int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    alpha = 1.0
    for change in element:
        share = int(change.get("val", "0")) / _WHOLE
        match change.tag.removeprefix(A):
            case "lumMod":
                channels = _lit(channels, times=share)
            case "lumOff":
                channels = _lit(channels, plus=share)
            case "shade":
                channels = tuple(_shown(_linear(each) * share) for each in channels)
            case "tint":
                channels = tuple(_shown(1 - (1 - _linear(each)) * share) for each in channels)
            case "alpha":
                alpha = share
    return "#" + "".join(f"{round(channel * 255):02X}" for channel in (*channels, *([alpha] if alpha < 1 else [])))


def _lit(channels: tuple[float, ...], *, times: float = 1.0, plus: float = 0.0) -> tuple[float, ...]:
    """``channels`` with another luminance."""
    red, green, blue = channels
    hue, light, vivid = colorsys.rgb_to_hls(red, green, blue)
    return colorsys.hls_to_rgb(hue, min(max(light * times + plus, 0.0), 1.0), vivid)


def _linear(channel: float) -> float:
    """A channel of sRGB as light (IEC 61966-2-1): shades and tints are mixed there (20.1.2.3.31, 20.1.2.3.34)."""
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _shown(light: float) -> float:
    kept = min(max(light, 0.0), 1.0)
    return kept * 12.92 if kept <= 0.0031308 else float(1.055 * kept ** (1 / 2.4) - 0.055)
