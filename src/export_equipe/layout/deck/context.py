"""What every slide of a deck is made with: the theme, the master, the measures, and where to say what does not fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from export_equipe.data.figures import AnyFigure
from export_equipe.diagnostics import Sink, ThemeError
from export_equipe.layout.deck.place import Frame, frame_slide
from export_equipe.layout.deck.zones import content_zones, zone_room
from export_equipe.layout.properties import Properties
from export_equipe.masters.complete import complete_layout
from export_equipe.masters.decoration import LayoutDecoration
from export_equipe.masters.geometry import LayoutGeometry, MasterGeometry, Placeholder, PlaceholderKind
from export_equipe.masters.match import match_layouts
from export_equipe.masters.pptx_decoration import read_master_decoration
from export_equipe.masters.pptx_geometry import read_master_geometry
from export_equipe.theme.model import SlideSizes, Theme
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import Runs


def settle_layouts(theme: Theme, master: MasterGeometry) -> Mapping[str, LayoutGeometry]:
    """The layout of each role of ``theme``; raises ``ThemeError`` when ``master`` has none with a title.

    A master of the theme's own has the layouts that the theme names; those of any other are matched and completed.
    """
    settled: Mapping[str, LayoutGeometry]
    if theme.foreign:
        settled = _completed_layouts(theme.deck_master, tuple(theme.layouts.items()))
    else:
        own = {role: master.layout(name) for role, name in theme.layouts.items()}
        settled = {role: layout for role, layout in own.items() if layout and layout.find(PlaceholderKind.TITLE)}
    missing = next((name for role, name in theme.layouts.items() if role not in settled), None)
    if missing is not None:
        message = f"le gabarit du thème n’a pas de disposition « {missing} » avec un titre"
        hint = "voir « gabarits » dans theme.yaml"
        if theme.foreign:
            message += ", ni aucune qui puisse la remplacer"
            hint += ", et ce que dit « export-equipe theme check » du gabarit"
        raise ThemeError(message, hint=hint)
    return settled


@lru_cache(maxsize=4)  # a master serves every page
def _completed_layouts(data: bytes, names: tuple[tuple[str, str], ...]) -> Mapping[str, LayoutGeometry]:
    """The layouts of the master ``data`` by role, but for roles that none can serve; ``names`` as in ``Theme``."""
    master, drawn = read_master_geometry(data), read_master_decoration(data)
    found = {role: match.layout for role, match in match_layouts(master, dict(names)).items()}
    return {
        role: complete_layout(layout, role, master=master, decoration=drawn.get(layout.name, LayoutDecoration()))
        for role, layout in found.items()
        if layout is not None
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckContext:
    """The setting of one deck; ``footer`` is its running foot, ``measurer`` the measures of the theme's font.

    ``page`` is the path of the page: what a template says has no place of its own in it.
    """

    theme: Theme
    master: MasterGeometry
    figures: Sequence[AnyFigure]
    properties: Properties
    footer: str
    sink: Sink
    layouts: Mapping[str, LayoutGeometry]
    measurer: Measurer
    page: str = ""

    @property
    def sizes(self) -> SlideSizes:
        """The theme's type scale."""
        return self.theme.slides

    def layout(self, role: str) -> LayoutGeometry:
        """The layout of ``role``."""
        return self.layouts[role]

    def zone(self, layout: LayoutGeometry) -> Placeholder:
        """The placeholder for the body of ``layout``: its largest; raises ``ThemeError`` when it has none."""
        found = content_zones(layout)
        if not found:
            raise ThemeError(f"la disposition « {layout.name} » n’a pas de zone pour son contenu")
        return max(found, key=lambda place: place.box.width * place.box.height)

    def frame(self, layout: LayoutGeometry, title: Runs, subtitle: Runs) -> Frame:
        """``title`` and ``subtitle`` set on ``layout``, and the room under them."""
        zone = zone_room(layout) or self.zone(layout).box
        return frame_slide(layout, title, subtitle, sizes=self.sizes, measurer=self.measurer, zone=zone)
