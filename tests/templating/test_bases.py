"""A theme that completes another: the templates that it has stand in for the base's, and may extend them."""

from pathlib import Path

from tests.templating.theme_folder import read

from export_equipe.diagnostics import Sink
from export_equipe.passes.typography import choose_profile
from export_equipe.project.files import InputFiles
from export_equipe.templating.bind import bind_deck
from export_equipe.theme.load import packaged_themes

BLOCK = """{% extends "base/deck/page.yaml.j2" %}
{% block couverture %}
  - layout: cover
    title: À nous
{% endblock %}
"""
VALUES = {"pied": "", "surtitre": None, "mentions": []}


def bound(folders: list[Path]) -> list[str]:
    page = read("# Page\n\n## Une partie\n\nDes mots.\n")
    profile = choose_profile("aucune", "fr-FR")
    deck = bind_deck(page, folders, VALUES, files=InputFiles(), sink=Sink(), profile=profile)
    return [slide.layout for slide in deck.slides] + [str(deck.slides[0].title)]


def test_one_block_may_change(tmp_path: Path) -> None:
    (tmp_path / "deck").mkdir()
    (tmp_path / "deck" / "page.yaml.j2").write_text(BLOCK, encoding="utf-8")
    assert bound([tmp_path, packaged_themes() / "default"]) == ["cover", "auto", "À nous"]


def test_what_a_theme_lacks_is_the_bases(tmp_path: Path) -> None:
    assert bound([tmp_path, packaged_themes() / "default"])[:2] == ["cover", "auto"]
