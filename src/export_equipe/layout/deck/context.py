"""What every slide of a deck is made with: the theme, the master, the measures, and where to say what does not fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from export_equipe.data.figures import AnyFigure
from export_equipe.diagnostics import Sink, ThemeError
from export_equipe.layout.deck.place import Frame, frame_slide
from export_equipe.layout.deck.zones import zone_room
from export_equipe.layout.properties import Properties
from export_equipe.masters.geometry import LayoutGeometry, MasterGeometry, Placeholder, PlaceholderKind
from export_equipe.theme.model import SlideSizes, Theme
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import Runs

_ZONES = (PlaceholderKind.BODY, PlaceholderKind.TABLE, PlaceholderKind.PICTURE, PlaceholderKind.CHART)


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
    measurer: Measurer
    page: str = ""

    @property
    def sizes(self) -> SlideSizes:
        """The theme's type scale."""
        return self.theme.slides

    def layout(self, role: str) -> LayoutGeometry:
        """The layout that the theme names for ``role``; raises ``ThemeError`` when the master has none with a title."""
        name = self.theme.layouts[role]
        layout = self.master.layout(name)
        if layout is None or layout.find(PlaceholderKind.TITLE) is None:
            message = f"le gabarit du thème n’a pas de disposition « {name} » avec un titre"
            raise ThemeError(message, hint="voir « gabarits » dans theme.yaml")
        return layout

    def zone(self, layout: LayoutGeometry) -> Placeholder:
        """The placeholder for the body of ``layout``: its largest; raises ``ThemeError`` when it has none."""
        found = [place for place in layout.placeholders if place.kind in _ZONES]
        if not found:
            raise ThemeError(f"la disposition « {layout.name} » n’a pas de zone pour son contenu")
        return max(found, key=lambda place: place.box.width * place.box.height)

    def frame(self, layout: LayoutGeometry, title: Runs, subtitle: Runs) -> Frame:
        """``title`` and ``subtitle`` set on ``layout``, and the room under them."""
        zone = zone_room(layout) or self.zone(layout).box
        return frame_slide(layout, title, subtitle, sizes=self.sizes, measurer=self.measurer, zone=zone)
