"""On a master that is not ours, slides keep the same rules: what it draws, names and colours is taken into account."""

import tempfile
from pathlib import Path

import pytest
from tests.support.masters import masters
from tests.support.pages import SEED, seed_files, write_files
from tests.support.sound import sound_files

from export_equipe.inspect.checks.pptx import check_pptx
from export_equipe.pipeline.plans import Planner
from export_equipe.pipeline.prepare import open_project, prepare_page
from export_equipe.project.files import InputFiles
from export_equipe.project.mode import Mode
from export_equipe.theme.load import load_theme
from export_equipe.writers.pptx.deck import write_deck

PAGES = {"essai": (sound_files(), "page.md"), "semence": (dict(seed_files()), f"{SEED}.md")}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", masters())
def test_the_slides_keep_every_rule(name: str, page: str) -> None:
    theme, (files, path) = load_theme("default", master=masters()[name]), PAGES[page]
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder), files)
        inputs = InputFiles()
        project = open_project(Path(folder), inputs)
        planner = Planner(project, prepare_page(project, path, Mode.DRAFT), theme, Mode.DRAFT, inputs)
        made = write_deck(planner.deck, theme)
    assert check_pptx(made) == ()
