"""A page whose name is not UTF-8 is an error of its own, and of no other page."""

import os
from pathlib import Path

import pytest
from tests.support.runs import call


def test_a_name_that_is_no_utf8_is_said_and_the_other_pages_are_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "content/page.md").write_text("# T\n\nUn texte.\n", encoding="utf-8")
    Path(os.fsdecode(b"content/caf\xe9.md")).write_text("# T\n\nUn texte.\n", encoding="utf-8")
    called = call("build", "--format", "html", "--json")
    assert called.code == 1
    (found,) = called.json["diagnostics"]
    assert (found["code"], found["severity"], found["path"]) == ("encodage-invalide", "error", "content/caf\\xe9.md")
    assert found["message"] == "le nom de ce fichier n’est pas en UTF-8 : la page est laissée de côté"
    assert [each["path"] for each in called.json["outputs"]] == ["build/html/page.html"]
