"""The page this project starts from: its open points, at their exact places."""

import shutil
from pathlib import Path

import pytest

from export_equipe.diagnostics import Severity
from export_equipe.pipeline.prepare import open_project, prepare_page
from export_equipe.project.files import InputFiles
from export_equipe.project.mode import Mode

CONTENT = Path(__file__).parents[2] / "content"
NAME = "equipe-produit.md"
ENRICH = "**\\[ENRICHIR]**"
HOW = "\\[COMMENT déclencher la prise de conscience]"
QUESTION = "(comment réduire cette charge ?)"


def findings(content: Path, mode: Mode) -> list[tuple[str, str, int, int, str]]:
    """Code, severity, line, column, and the characters over the carets."""
    prepared = prepare_page(open_project(content, InputFiles()), NAME, mode)
    return [
        (d.code, d.severity.value, d.line, d.column, d.snippet[d.column - 1 : d.column - 1 + d.width])
        for d in prepared.diagnostics
    ]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content folder."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def test_in_draft() -> None:
    assert findings(CONTENT, Mode.DRAFT) == [
        ("question-ouverte", "info", 28, 43, QUESTION),
        ("marqueur-ouvert", "open", 30, 1, ENRICH),
        ("marqueur-ouvert", "open", 32, 1, HOW),
    ]


def test_in_final_two_errors_exactly() -> None:
    found = findings(CONTENT, Mode.FINAL)
    assert [entry for entry in found if entry[1] == Severity.ERROR] == [
        ("marqueur-en-final", "error", 30, 1, ENRICH),
        ("marqueur-en-final", "error", 32, 1, HOW),
    ]
    assert [entry[:4] for entry in found if entry[1] != Severity.ERROR] == [
        ("note-retiree", "info", 9, 1),
        ("question-ouverte", "info", 28, 43),
    ]


def test_without_the_figure_the_note_is_open_too(content: Path) -> None:
    (content / "equipe-produit.yaml").unlink()
    assert [entry[:4] for entry in findings(content, Mode.DRAFT) if entry[1] != "info"] == [
        ("marqueur-ouvert", "open", 9, 1), ("marqueur-ouvert", "open", 30, 1), ("marqueur-ouvert", "open", 32, 1),
    ]  # fmt: skip
    assert [entry[:4] for entry in findings(content, Mode.FINAL) if entry[1] != "info"] == [
        ("marqueur-en-final", "error", 9, 1), ("marqueur-en-final", "error", 30, 1),
        ("marqueur-en-final", "error", 32, 1),
    ]  # fmt: skip


def test_a_mended_page_has_nothing_open(content: Path) -> None:
    text = (content / NAME).read_text(encoding="utf-8")
    for marker in (ENRICH + " ", HOW + "\n\n", " " + QUESTION):
        assert text.count(marker) == 1
        text = text.replace(marker, "")
    (content / NAME).write_text(text, encoding="utf-8")
    assert findings(content, Mode.DRAFT) == []
    assert [entry[:2] for entry in findings(content, Mode.FINAL)] == [("note-retiree", "info")]
