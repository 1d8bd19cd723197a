"""A scene as a PNG picture, for programs that do not draw SVG.

Comes in: a scene, a theme and a scale in pixels a point. Goes out: PNG bytes, the same on every machine: only the
packaged fonts are used, and nothing but the pixels is written.
"""

from export_equipe.figures.scene import Scene
from export_equipe.figures.svg import draw_svg
from export_equipe.theme.model import Theme
from export_equipe.typesetting.fonts import fallback_fonts, font_family


def draw_png(scene: Scene, theme: Theme, *, scale: float = 3.0) -> bytes:
    """``scene`` on the theme's ground, ``scale`` pixels a point (3 is 216 dots an inch)."""
    import resvg_py  # only the memo needs it

    family = font_family(theme.measured)
    files = [family.upright, family.italic, *(font.path for font in fallback_fonts())]
    picture = resvg_py.svg_to_bytes(
        svg_string=draw_svg(scene, theme),
        dpi=72,  # one pixel a point before the zoom (0, the default, makes lengths in points vanish)
        zoom=scale,
        background=theme.colors["ground"],
        skip_system_fonts=True,
        font_files=[str(path) for path in files],
        sans_serif_family=family.name,
    )
    return bytes(picture)
