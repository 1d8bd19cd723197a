"""Writes a deck: the plan's slides on the theme's master.

Comes in: a ``DeckPlan`` and a ``Theme``. Goes out: the bytes of a .pptx, the same for the same plan. Decided here:
nothing; the plan says what stands where, this room says it in PresentationML.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from io import BytesIO

from pptx.opc.package import XmlPart
from pptx.oxml import parse_xml
from pptx.parts.slide import BaseSlidePart
from pptx.slide import Slide

from export_equipe.layout.deck.plan import DeckPlan, SlidePlan
from export_equipe.theme.model import Theme
from export_equipe.writers.package import repackage
from export_equipe.writers.pptx.addresses import find_target
from export_equipe.writers.pptx.chart import Charts
from export_equipe.writers.pptx.master import open_master, read_model
from export_equipe.writers.pptx.media import Media
from export_equipe.writers.pptx.notes import write_notes
from export_equipe.writers.pptx.properties import write_properties
from export_equipe.writers.pptx.sections import write_sections
from export_equipe.writers.pptx.shapes import Slots
from export_equipe.writers.pptx.slide import write_tree
from export_equipe.writers.pptx.text import Ink


def write_deck(plan: DeckPlan, theme: Theme) -> bytes:
    """The .pptx of ``plan``; raises ``ThemeError`` when the master lacks a layout that the plan names."""
    deck = open_master(theme.deck_master, plan.properties.language)
    models = {name: read_model(deck, name) for name in dict.fromkeys(slide.layout for slide in plan.slides)}
    slides = [deck.slides.add_slide(models[slide.layout].layout) for slide in plan.slides]
    package = deck.part.package
    charts = Charts(package, theme, plan.properties.language)
    writer = _SlideWriter(plan, theme, _anchored(plan, slides), Media(package), charts)
    for position, (slide, planned) in enumerate(zip(slides, plan.slides, strict=True), 1):
        writer.fill(slide, planned, position, models[planned.layout].slots)
    write_sections(deck, plan.slides, plan.properties.title)
    write_properties(deck.part.package, plan.properties, len(plan.slides))
    output = BytesIO()
    deck.save(output)
    return repackage(output.getvalue())


def _anchored(plan: DeckPlan, slides: Sequence[Slide]) -> dict[str, BaseSlidePart]:
    """The first slide that answers to each anchor."""
    pairs = zip(reversed(plan.slides), reversed(slides), strict=True)
    return {anchor: slide.part for planned, slide in pairs for anchor in planned.anchors}


class _SlideWriter:
    """Fills the slides of one deck; they all exist before, since one may lead to another."""

    def __init__(
        self, plan: DeckPlan, theme: Theme, anchors: Mapping[str, BaseSlidePart], media: Media, charts: Charts
    ) -> None:
        self._plan, self._theme, self._anchors, self._media, self._charts = plan, theme, anchors, media, charts

    def fill(self, slide: Slide, planned: SlidePlan, position: int, slots: Slots) -> None:
        """Writes ``planned`` into ``slide``, the ``position``-th of the deck."""
        embed = partial(self._media.embed, slide=slide.part)
        embed_chart = partial(self._charts.embed, slide=slide.part)
        tree = parse_xml(write_tree(planned, position, slots, self._ink(slide.part), embed, embed_chart))
        own = slide.shapes._spTree
        parent = own.getparent()
        assert parent is not None, "a shape tree stands in its slide"
        parent.replace(own, tree)
        if planned.notes:
            write_notes(slide, planned.notes, self._ink(slide.notes_slide.part))

    def _ink(self, part: XmlPart) -> Ink:
        """What the texts of ``part`` share; a link becomes one of its relationships."""
        link = partial(find_target, part=part, slides=self._anchors, source=self._plan.source)
        return Ink(theme=self._theme, language=self._plan.properties.language, link=link)
