"""A file that the system refuses to read is an error of its page, and of no other."""

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from export_equipe.diagnostics import Sink
from export_equipe.project.files import InputFiles
from export_equipe.project.workspace import Workspace

NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that anybody can enter, in a process that has no rights of its own (root may read everything)."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        (Path(name) / "ouvert.md").write_text("# T\n", encoding="utf-8")
        (Path(name) / "ferme.md").write_text("# T\n", encoding="utf-8")
        (Path(name) / "ferme.md").chmod(stat.S_IWUSR)
        root = os.geteuid() == 0
        if root:
            os.seteuid(NOBODY)
        try:
            yield Path(name)
        finally:
            if root:
                os.seteuid(0)


def test_what_cannot_be_read_is_said_and_the_rest_is_read(folder: Path) -> None:
    workspace, sink = Workspace(folder, InputFiles()), Sink()
    assert workspace.pages() == ("ferme.md", "ouvert.md")
    assert workspace.has("ferme.md")
    assert workspace.text("ferme.md", sink) is None
    assert workspace.text("ouvert.md", sink) is not None
    (found,) = sink.sorted()
    assert (found.code, found.severity.value, found.path) == ("fichier-illisible", "error", "ferme.md")
    assert "ne se lit pas" in found.message
    assert found.hint
