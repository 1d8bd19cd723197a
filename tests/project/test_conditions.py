"""What a condition's diagnostic advises settles that condition."""

import re
from pathlib import Path

import pytest

from export_equipe.diagnostics import Sink
from export_equipe.project.config import Config
from export_equipe.project.files import InputFiles
from export_equipe.project.surroundings import SpaceSurroundings
from export_equipe.project.workspace import Workspace
from export_equipe.reader.validate import validate
from export_equipe.reader.yaml import read_yaml
from export_equipe.source import SourceText, Span

PLACE = Span("page.md", 0, 1)
ADVISED = re.compile(r"par exemple « (.+) »$")


def judge(folder: Path, expression: str, config: Config) -> tuple[bool, Sink]:
    sink = Sink()
    around = SpaceSurroundings(
        workspace=Workspace(folder, InputFiles()), config=config, variables={}, sink=sink, trail=("page.md",)
    )
    return around.condition(expression, PLACE), sink


@pytest.mark.parametrize(
    "expression",
    [
        "visitor.claims.beta", "!visitor.claims.beta", "visitor.claims.unsigned.x === true",
        'visitor.claims.unsigned.langue == "fr"', "visitor.claims.age === 3", "visitor.claims.pays !== 'fr'",
        '"fr" in visitor.claims.pays', "a && b == 'c'",
    ],
)  # fmt: skip
def test_following_the_advice_keeps_the_content_and_says_no_more(expression: str, tmp_path: Path) -> None:
    kept, sink = judge(tmp_path, expression, Config())
    (found,) = sink.sorted()
    assert kept
    assert found.code == "condition-gardee"
    advised = ADVISED.search(found.hint)
    assert advised is not None
    source = SourceText("export-equipe.yaml", f"conditions:\n  {advised[1]}\n")
    document = read_yaml(source, sink)
    assert document is not None
    config = validate(document, Config, sink, code="configuration-invalide")
    assert config is not None
    kept, sink = judge(tmp_path, expression, config)
    assert kept
    assert sink.sorted() == ()


def test_a_condition_that_a_page_repeats_is_said_once(tmp_path: Path) -> None:
    sink = Sink()
    around = SpaceSurroundings(
        workspace=Workspace(tmp_path, InputFiles()), config=Config(conditions={"b": False}), variables={}, sink=sink,
        trail=("page.md",),
    )  # fmt: skip
    kept = [around.condition(name, Span("page.md", place, place + 1)) for place, name in enumerate("abab")]
    assert kept == [True, False, True, False]
    assert sorted(found.code for found in sink.sorted()) == ["condition-ecartee", "condition-gardee"]
