"""The page as HTML.

Comes in: a plan and a theme. Goes out: a page that stands alone (nothing to fetch, no script), or the same page for
paper, from which the PDF is made. Decided here: what the templates may call.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from export_equipe.figures.scene import Scene
from export_equipe.figures.svg import draw_svg
from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.model.picture import Picture
from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import plain_text
from export_equipe.writers.html.addresses import paper_addresses, screen_addresses
from export_equipe.writers.html.calls import NoteCalls, call_id, note_id
from export_equipe.writers.html.cells import cell_blocks, is_plain, is_tall, place_cells
from export_equipe.writers.html.faces import write_faces
from export_equipe.writers.html.inline import InlineWriter
from export_equipe.writers.html.lengths import is_long
from export_equipe.writers.html.media import Media, PaperMedia, ScreenMedia, shown_width
from export_equipe.writers.html.nodes import is_plain_page
from export_equipe.writers.html.templates import load_page_templates
from export_equipe.writers.html.turned import begins_turned


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPage:
    """A page for paper; what its ``img`` elements name: ``pictures``, and ``drawings`` (SVG of our own)."""

    html: str
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    drawings: Mapping[str, bytes] = field(default_factory=dict)


def write_page(plan: FlowPlan, theme: Theme) -> bytes:
    """The page for the screen, in UTF-8; raises ``ThemeError`` when the theme's templates cannot be used."""
    media = ScreenMedia()
    faces = write_faces(plan, theme)
    return _render(plan, theme, media, screen_addresses(plan), faces=faces, paged=False).encode("utf-8")


def render_print(plan: FlowPlan, theme: Theme) -> PrintPage:
    """The page for paper (CSS Paged Media); raises ``ThemeError`` when the theme's templates cannot be used."""
    media = PaperMedia()
    html = _render(plan, theme, media, paper_addresses(plan), faces=Markup(""), paged=True)
    return PrintPage(html=html, pictures=media.pictures, drawings=media.drawings)


def _render(
    plan: FlowPlan, theme: Theme, media: Media, address: Callable[[str], str], *, faces: Markup, paged: bool
) -> str:
    templates = load_page_templates(theme, paged=paged)
    calls = NoteCalls(note.number for note in plan.notes)
    writer = InlineWriter(address=address, media=media, calls=calls)
    blocks = Markup("") if is_plain_page(plan) else templates.css["blocks"]
    # The mention « Brouillon » also stands in the file's properties, where a search finds it.
    keywords = (*plan.properties.keywords, *([plain_text(plan.draft)] if plan.draft else []))
    return templates.page(
        {**_functions(writer, theme), "paged": paged},
        plan=plan, properties=plan.properties, keywords=keywords,
        css={**templates.css, "blocks": blocks, "faces": faces},
    )  # fmt: skip


def _functions(writer: InlineWriter, theme: Theme) -> dict[str, Any]:
    """What the templates may call."""
    return {
        "inline": writer.runs, "lines": writer.lines, "formula": writer.media.formula, "source": writer.media.source,
        "shown_width": shown_width, "place_cells": place_cells, "is_plain": is_plain, "cell_blocks": cell_blocks,
        "is_tall": is_tall, "is_long": is_long, "begins_turned": begins_turned,
        "note_id": note_id, "call_id": call_id, "figure": _figure(theme), "color": theme.colors.__getitem__,
    }  # fmt: skip


def _figure(theme: Theme) -> Callable[[Scene, str], Markup]:
    return lambda scene, anchor: Markup(draw_svg(scene, theme, name=f"{anchor}-image"))
