"""What a master can do for our slides.

Comes in: a .pptx, a .potx, or the folder of a theme. Goes out: a report: which layout serves each kind of slide, how
it was found, what it lacks, and whether its texts can be read. Decided here: what counts as lacking, and when a master
cannot serve.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from export_equipe.diagnostics import ConfigError
from export_equipe.layout.deck.archetype import DIVIDERS, Archetype
from export_equipe.layout.deck.ground import place_grounds, readable_color
from export_equipe.layout.deck.zones import content_zones
from export_equipe.masters.complete import looked_layout
from export_equipe.masters.decoration import LayoutDecoration
from export_equipe.masters.geometry import EMU_PER_POINT, LayoutGeometry, MasterGeometry, Placeholder, PlaceholderKind
from export_equipe.masters.match import Found, Match, match_layouts
from export_equipe.masters.pptx_decoration import read_master_decoration
from export_equipe.masters.pptx_fonts import read_master_fonts
from export_equipe.masters.pptx_geometry import read_master_geometry
from export_equipe.project.files import InputFiles
from export_equipe.theme.contrast import ENOUGH, ENOUGH_LARGE, least_contrast
from export_equipe.theme.load import LAYOUTS, load_theme
from export_equipe.theme.model import Theme

MEASURED = frozenset({"arial", "arimo", "liberation sans", "helvetica"})  # fonts of the metrics that we measure with


@dataclass(frozen=True, slots=True, kw_only=True)
class Inks:
    """How well texts can be read on a layout: contrasts of title and text, of the master's and of what we write.

    ``None`` where nobody can tell: a picture is the ground.
    """

    own_title: float | None
    title: float | None
    own_text: float | None
    text: float | None

    @property
    def enough(self) -> bool:
        """Whether what we write can be read."""
        title = self.title is None or self.title >= ENOUGH_LARGE
        return title and (self.text is None or self.text >= ENOUGH)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleReport:
    """A kind of slide (its key in ``gabarits``), its layout, and what that lacks, in French."""

    key: str
    match: Match
    lacking: tuple[str, ...]
    inks: Inks | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeReport:
    """All there is to say of a master; lengths are points; ``fonts`` are pairs (titles, texts), one a master."""

    name: str
    width: float
    height: float
    layouts: int
    fonts: tuple[tuple[str, str], ...]
    written: str
    roles: tuple[RoleReport, ...]

    @property
    def serves(self) -> bool:
        """Whether every kind of slide has a layout, on which texts can be read."""
        return all(role.match.layout is not None and (role.inks is None or role.inks.enough) for role in self.roles)

    @property
    def exact(self) -> bool:
        """Whether what is measured is the master's own font."""
        return all(name.casefold() in MEASURED for pair in self.fonts for name in pair)


def check_theme(path: Path) -> ThemeReport:
    """The report on ``path``; raises ``ConfigError`` or ``ThemeError`` when it is no master and no theme."""
    theme = _theme(path)
    master = read_master_geometry(theme.deck_master)
    drawn = read_master_decoration(theme.deck_master)
    matches = match_layouts(master, theme.layouts)
    roles = tuple(_role(key, matches[role], master, drawn, theme) for key, role in LAYOUTS.items())
    return ThemeReport(
        name=path.name, width=master.width / EMU_PER_POINT, height=master.height / EMU_PER_POINT,
        layouts=len(master.layouts), fonts=read_master_fonts(theme.deck_master), written=theme.font, roles=roles,
    )  # fmt: skip


def _theme(path: Path) -> Theme:
    """The theme in the folder ``path``, or the default one with ``path`` as its master."""
    if path.is_dir():
        return load_theme(path.name, search=[path.parent])
    try:
        data = InputFiles().read(path)
    except OSError as error:
        raise ConfigError(f"« {path} » est introuvable ou illisible", hint="un .pptx, un .potx ou un thème") from error
    return load_theme("default", master=data)


def _role(
    key: str, match: Match, master: MasterGeometry, drawn: Mapping[str, LayoutDecoration], theme: Theme
) -> RoleReport:
    if match.layout is None:
        return RoleReport(key=key, match=match, lacking=("disposition avec un titre",), inks=None)
    lacking = () if match.found is Found.NAME else tuple(_lacking(match.layout, Archetype(match.role)))
    decoration = drawn.get(match.layout.name, LayoutDecoration())
    inks = _inks(looked_layout(match.layout, master=master, decoration=decoration), Archetype(match.role), theme)
    return RoleReport(key=key, match=match, lacking=lacking, inks=inks)


def _lacking(layout: LayoutGeometry, archetype: Archetype) -> list[str]:
    """What ``layout`` has no place for: free shapes stand there instead."""
    opening = archetype is Archetype.COVER or archetype in DIVIDERS
    found = []
    if opening and layout.find(PlaceholderKind.SUBTITLE) is None and layout.find(PlaceholderKind.BODY) is None:
        found.append("sous-titre")
    if not opening and not content_zones(layout):
        found.append("contenu")
    if layout.find(PlaceholderKind.FOOTER) is None and archetype is not Archetype.COVER:
        found.append("pied")
    if layout.find(PlaceholderKind.NUMBER) is None and archetype is not Archetype.COVER:
        found.append("numéro")
    return found


def _inks(layout: LayoutGeometry, archetype: Archetype, theme: Theme) -> Inks:
    title = layout.find(PlaceholderKind.TITLE)
    texts = (
        (PlaceholderKind.SUBTITLE, PlaceholderKind.BODY) if archetype is Archetype.COVER else (PlaceholderKind.BODY,)
    )
    text = next((place for kind in texts for place in layout.placeholders if place.kind is kind), None)
    own_title, shown_title = _contrasts(
        title, "on_accent" if archetype is Archetype.SECTION else "accent", layout, theme
    )
    own_text, shown_text = _contrasts(text, "text", layout, theme)
    return Inks(own_title=own_title, title=shown_title, own_text=own_text, text=shown_text)


def _contrasts(
    place: Placeholder | None, role: str, layout: LayoutGeometry, theme: Theme
) -> tuple[float | None, float | None]:
    """The contrasts on its ground of the master's text in ``place``, and of what we write there."""
    grounds = place_grounds(place, layout) if place else ()
    if place is None or not grounds:
        return None, None
    own = place.color[:7]
    shown = readable_color(role, grounds, own=own, theme=theme)
    return (least_contrast(own, grounds) if own else None), least_contrast(shown, grounds)
