"""The examples build from their own folder with nothing to say, and what they make keeps the rules of slides."""

from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation
from tests.support.pages import ROOT
from tests.support.runs import build

from export_equipe.inspect.checks import check_file
from export_equipe.theme.load import load_theme

EXAMPLE = ROOT / "examples" / "archetypes"


@pytest.fixture
def deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """The slides of the example, built where it stands."""
    monkeypatch.chdir(EXAMPLE)
    called = build(EXAMPLE / "content", tmp_path, "--format", "slides")
    assert called.code == 0, called.out + called.err
    return (tmp_path / "slides" / "archetypes.pptx").read_bytes()


def test_the_example_shows_every_archetype(deck: bytes) -> None:
    shown = {slide.slide_layout.name for slide in Presentation(BytesIO(deck)).slides}
    names = load_theme("archetypes", search=[EXAMPLE / "templates"]).layouts.values()
    assert set(names) - shown == set()


def test_it_keeps_the_rules(deck: bytes) -> None:
    assert [finding for finding in check_file(deck, "pptx") if finding.rule != "C11"] == []
