"""A theme of one template, and a page bound to it."""

from collections.abc import Mapping
from pathlib import Path

from export_equipe.diagnostics import Sink
from export_equipe.model.document import Page
from export_equipe.passes.sections import nest_sections
from export_equipe.passes.typography import choose_profile
from export_equipe.project.files import InputFiles
from export_equipe.reader.page import read_page
from export_equipe.source import SourceText
from export_equipe.templating.bind import DECK_TEMPLATE, BoundDeck, bind_deck


def make_theme(folder: Path, template: str, others: Mapping[str, str] | None = None) -> Path:
    """The folder of a theme « essai » whose deck has ``template``; ``others`` are more of its files."""
    theme = folder / "essai"
    for name, text in {DECK_TEMPLATE: template, **(others or {})}.items():
        (theme / name).parent.mkdir(parents=True, exist_ok=True)
        (theme / name).write_text(text, encoding="utf-8")
    return theme


def read(markdown: str) -> Page:
    """A page, its sections nested, nothing else done to it."""
    return nest_sections(read_page(SourceText("page.md", markdown), ["TODO"], Sink()), {}, Sink())


def bind(theme: Path, markdown: str, sink: Sink | None = None, **values: object) -> BoundDeck:
    """The deck that ``theme`` makes of the page ``markdown``."""
    sink = sink or Sink()
    sink.know(SourceText("page.md", markdown))
    return bind_deck(
        read(markdown), [theme], values, files=InputFiles(), sink=sink, profile=choose_profile("aucune", "fr-FR")
    )
