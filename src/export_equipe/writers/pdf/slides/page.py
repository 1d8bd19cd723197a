"""A deck as one HTML document for paper: a page a slide.

Comes in: a plan and a theme. Goes out: a ``PrintPage``. Decided here: nothing of the layout: each element stands at
the plan's box, in the plan's order, which is the reading order.
"""

from dataclasses import replace
from typing import Final, assert_never

from markupsafe import Markup

from export_equipe.figures.scene import Scene
from export_equipe.figures.svg import draw_svg
from export_equipe.layout.deck.plan import (
    ChartElement,
    DeckPlan,
    DecorationElement,
    Element,
    FigureElement,
    PictureElement,
    SlidePlan,
    TableElement,
    TextElement,
)
from export_equipe.masters.decoration import LayoutDecoration
from export_equipe.masters.geometry import Box, LayoutGeometry, Placeholder
from export_equipe.masters.pptx_decoration import read_master_decoration
from export_equipe.masters.pptx_geometry import read_master_geometry
from export_equipe.theme.model import Theme
from export_equipe.typesetting.measure import measurer
from export_equipe.writers.html import PrintPage
from export_equipe.writers.html.calls import NoteCalls
from export_equipe.writers.html.inline import InlineWriter
from export_equipe.writers.html.media import PaperMedia
from export_equipe.writers.html.templates import write_variables
from export_equipe.writers.pdf.slides.addresses import deck_addresses
from export_equipe.writers.pdf.slides.decoration import decoration_scene, write_decoration
from export_equipe.writers.pdf.slides.levels import title_levels
from export_equipe.writers.pdf.slides.placing import length, place, points
from export_equipe.writers.pdf.slides.tables import write_table
from export_equipe.writers.pdf.slides.texts import Pen, write_footer, write_number, write_text, write_title

DRAFT: Final = "Brouillon"
_DEEP: Final = (
    20_000  # points under each slide: what is too high for one is cut off there, and makes no page of its own
)
_STYLES: Final = """
html { image-rendering: crisp-edges; font-family: var(--font); }
html, body, h1, h2, h3, p, ul, ol, li, table, thead, tbody, tr, th, td { margin: 0; padding: 0; font-size: inherit; }
table, thead, tbody, tr, th, td { display: block; }
h1, h2, h3, th { font-weight: 400; text-align: left; }
h1, h2, h3 { position: absolute; bookmark-label: attr(data-bookmark); }
li { display: block; }
.a { position: absolute; white-space: nowrap; }
.t, .marker { display: block; white-space: nowrap; }
.center { text-align: center; }
.end { text-align: right; }
.cut { overflow: hidden; }
.shape { box-sizing: border-box; }
.words { display: flex; flex-direction: column; white-space: normal; }
a, strong, em, s, sub, sup, code, mark, span:not(.t):not(.marker) { line-height: 0; }
strong { font-weight: 700; }
a { color: var(--accent); text-decoration: underline; }
.accent a { color: inherit; }
mark { color: var(--warning); background: var(--warning-ground); }
code { font-family: var(--code-font); white-space: pre; }
.emoji { font-family: var(--emoji-font); }
sup, sub { font-size: 0.66em; }
sup { vertical-align: 0.45em; }
sub { vertical-align: -0.25em; }
"""


def render_deck(plan: DeckPlan, theme: Theme) -> PrintPage:
    """The document of ``plan``; raises ``ThemeError`` when the master cannot be read."""
    writer = _DeckWriter(plan, theme)
    levels = title_levels(plan)
    slides = (
        writer.slide(slide, number, level)
        for number, (slide, level) in enumerate(zip(plan.slides, levels, strict=True), 1)
    )
    html = Markup('<!DOCTYPE html>\n<html lang="{}">\n<head>\n{}</head>\n<body>\n{}</body>\n</html>\n').format(
        plan.properties.language, _head(plan, theme), Markup("").join(slides)
    )
    return PrintPage(html=str(html), pictures=writer.media.pictures, drawings=writer.media.drawings)


def _head(plan: DeckPlan, theme: Theme) -> Markup:
    """What the file says about itself, and its style sheet."""
    properties = plan.properties
    keywords = (*properties.keywords, *([DRAFT] if properties.draft else []))
    entries = (
        ("author", properties.author), ("description", properties.subject), ("keywords", ", ".join(keywords)),
        ("dcterms.created", properties.date), ("generator", "export-equipe"),
    )  # fmt: skip
    metas = (Markup('<meta name="{}" content="{}">\n').format(name, value) for name, value in entries if value)
    width, height = length(points(plan.width)), length(points(plan.height))
    sheet = f"@page {{ size: {width} {height}; margin: 0 0 -{_DEEP}pt; }}\n"
    slide = f".slide {{ display: block; position: relative; height: {height}; break-after: page; }}\n"
    return Markup('<meta charset="utf-8">\n<title>{}</title>\n{}<style>\n{}{}{}{}</style>\n').format(
        properties.title, Markup("").join(metas), Markup(sheet), write_variables(theme, paged=True), Markup(_STYLES),
        Markup(slide),
    )  # fmt: skip


class _DeckWriter:
    """Writes the slides of one deck; ``media`` holds the pictures that they name."""

    def __init__(self, plan: DeckPlan, theme: Theme) -> None:
        self.media = PaperMedia()
        inline = InlineWriter(address=deck_addresses(plan), media=self.media, calls=NoteCalls(()))
        self._plan = plan
        self._pen = Pen(theme=theme, measurer=measurer(theme.measured), inline=inline)
        self._geometry = read_master_geometry(theme.deck_master)
        self._decorations = read_master_decoration(theme.deck_master)

    def slide(self, slide: SlidePlan, number: int, level: int) -> Markup:
        """The page of ``slide``, the ``number``-th."""
        decoration = self._decorations.get(slide.layout, LayoutDecoration())
        parts = (
            write_decoration(decoration, self._plan.width, self._plan.height, self.media),
            write_title(slide.title, decoration.surfaces, self._pen, level),
            *(self._element(each, decoration, f"{slide.key}-{at}") for at, each in enumerate(slide.elements, 1)),
            write_footer(slide.footer, self._pen) if slide.footer else Markup(""),
            self._number(slide, number, decoration),
        )
        return Markup('<section class="slide" id="{}">{}</section>\n').format(slide.key, Markup("\n").join(parts))

    def _element(self, element: Element, decoration: LayoutDecoration, name: str) -> Markup:
        match element:
            case TextElement():
                return write_text(element, decoration.surfaces, self._pen)
            case TableElement():
                return write_table(element, self._pen)
            case FigureElement():
                return self._scene(element.scene, element.box, name)
            case ChartElement():
                said = replace(element.chart.scene, title=element.title, description=element.description)
                return self._scene(said, element.box, name)
            case PictureElement():
                return self._picture(element)
            case DecorationElement():
                return self._decoration(element)
            case _:
                assert_never(element)

    def _scene(self, scene: Scene, box: Box, name: str) -> Markup:
        """A drawing; ``name`` begins its ids."""
        svg = Markup(draw_svg(scene, self._pen.theme, name=name))
        return Markup('<div class="a" style="{}">{}</div>').format(place(box), svg)

    def _picture(self, element: PictureElement) -> Markup:
        shown = Markup('<img class="a" src="{}" alt="{}" style="{}">').format(
            self.media.source(element.picture), element.alternative, place(element.box)
        )
        href = self._pen.inline.address(element.href) if element.href else ""
        return Markup('<a href="{}">{}</a>').format(href, shown) if href else shown

    def _decoration(self, element: DecorationElement) -> Markup:
        """A shape that no reader hears."""
        svg = Markup(draw_svg(decoration_scene(element), self._pen.theme))
        return Markup('<div class="a" aria-hidden="true" style="{}">{}</div>').format(place(element.box), svg)

    def _number(self, slide: SlidePlan, number: int, decoration: LayoutDecoration) -> Markup:
        if slide.number is None:
            return Markup("")
        layout, look = self._geometry.layout(slide.layout), decoration.looks.get(slide.number)
        slot = None if layout is None else _slot(layout, slide.number)
        if slot is None or look is None:
            return Markup("")
        shown = replace(look, color=slide.number_ink) if slide.number_ink else look
        return write_number(number, slot, shown, self._pen)


def _slot(layout: LayoutGeometry, index: int) -> Placeholder | None:
    return next((each for each in layout.placeholders if each.index == index), None)
