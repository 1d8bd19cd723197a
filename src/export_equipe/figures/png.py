"""SVG as PNG, for programs that do not draw SVG: our scenes, and the cleaned pictures of the content folder.

Comes in: a scene, a theme and a scale in pixels a point; or a picture and a scale in pixels a CSS pixel. Goes out: PNG
bytes with nothing but the pixels. Decided here: how large a picture is drawn, and that one that may cost much is drawn
in a process of its own, which can be ended.
"""

from export_equipe.figures.resvg import draw_apart, draw_here
from export_equipe.figures.scene import Scene
from export_equipe.figures.svg import draw_svg
from export_equipe.model.picture import Picture
from export_equipe.pictures.result import FaultKind, PictureFault
from export_equipe.theme.model import Theme

LONGEST_SIDE = 2400  # pixels
_FAMILY = "arimo"
_LIGHT = 1_000_000_000  # weight times pixels: at worst some two seconds of drawing


def draw_png(scene: Scene, theme: Theme, *, scale: float = 3.0) -> bytes:
    """``scene`` on the theme's ground, ``scale`` pixels a point (3 is 216 dots an inch)."""
    # One pixel a point before the zoom (0, resvg's default, makes lengths in points vanish).
    svg, ground = draw_svg(scene, theme), theme.colors["ground"]
    return draw_here(svg, dpi=72, zoom=scale, background=ground, family=theme.measured)


def rasterize_svg(picture: Picture, *, scale: float) -> bytes | PictureFault:
    """``picture``, a cleaned SVG, ``scale`` pixels a CSS pixel, transparent where it draws nothing; never raises.

    Its longest side has at most 2,400 pixels, more only where the shortest would have none. What resvg cannot draw, or
    not within seconds, is a fault.
    """
    from export_equipe.pictures.svg.weigh import weigh_svg  # few pages hold an SVG

    longest, shortest = max(picture.width, picture.height), min(picture.width, picture.height)
    zoom = max(min(scale, LONGEST_SIDE / longest), 1.0 / shortest)
    pixels = picture.width * picture.height * zoom * zoom
    if weigh_svg(picture.data) * pixels > _LIGHT:
        png = draw_apart(picture.data, zoom=zoom, family=_FAMILY)
        return png if png is not None else PictureFault(kind=FaultKind.TOO_COMPLEX)
    try:
        return draw_here(picture.data.decode("utf-8"), dpi=96, zoom=zoom, background=None, family=_FAMILY)
    except ValueError:  # all that resvg raises, and a text that is not UTF-8
        return PictureFault(kind=FaultKind.UNREADABLE)
