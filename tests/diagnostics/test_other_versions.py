"""A record left by a version whose codes were others does not make its outputs pass for edited by hand."""

from pathlib import Path

from tests.support.pages import write_files
from tests.support.runs import build

SAID = '"code": "marqueur-ouvert"'


def test_a_code_that_is_gone_loses_its_request_alone(tmp_path: Path) -> None:
    write_files(tmp_path / "content", {"page.md": "# T\n\n[TODO finir]\n"})
    build(tmp_path / "content", tmp_path / "build", "--format", "html")
    state = tmp_path / "build/.export-equipe/state.json"
    record = state.read_text(encoding="utf-8")
    assert SAID in record
    state.write_text(record.replace(SAID, '"code": "code-d-autrefois"'), encoding="utf-8")
    called = build(tmp_path / "content", tmp_path / "build", "--format", "html")
    assert (called.code, called.statuses) == (0, {"html": "unchanged"})
    assert called.lines("open") == [("marqueur-ouvert", 3)]
    assert SAID in state.read_text(encoding="utf-8")
