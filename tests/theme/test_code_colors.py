"""The colours of code: one a role, readable where code stands, and no rainbow."""

from colorsys import rgb_to_hls

import pytest

from export_equipe.layout.highlight import CodeRole
from export_equipe.theme.load import load_theme


def channels(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def luminance(color: str) -> float:
    """Relative luminance, as WCAG 2.1 defines it."""
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels(color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("role", CodeRole)
@pytest.mark.parametrize("ground", ["neutral", "ground"])
def test_code_is_readable(role: CodeRole, ground: str) -> None:
    colors = load_theme("default").colors
    assert contrast(colors[f"code_{role}"], colors[ground]) >= 4.5


def test_roles_are_told_apart_within_two_hues() -> None:
    colors = {role: load_theme("default").colors[f"code_{role}"] for role in CodeRole}
    assert len(set(colors.values())) == len(CodeRole)
    hues = {
        role: round(rgb_to_hls(*channels(color))[0] * 360)
        for role, color in colors.items()
        if rgb_to_hls(*channels(color))[2] > 0.1
    }
    assert all(205 <= hue <= 245 or 135 <= hue <= 180 for hue in hues.values()), hues
