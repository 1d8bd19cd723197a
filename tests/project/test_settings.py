"""The configuration and the data of a page: every mistake at its line, in French."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.support.cases import Case, name_case, read_cases

from export_equipe.data.figures import FIGURES, PageData
from export_equipe.diagnostics import ConfigError, Diagnostic, Severity, Sink
from export_equipe.project.config import CONFIG_NAME, Config
from export_equipe.project.files import InputFiles
from export_equipe.project.workspace import Workspace
from export_equipe.reader.validate import validate
from export_equipe.reader.yaml import read_yaml
from export_equipe.source import SourceText

CASES = read_cases(Path(__file__).with_name("fixtures"))


def sentences(found: Iterable[Diagnostic]) -> str:
    return "".join(
        f"{d.line}:{d.column}+{d.width} [{d.code}] {d.message}{f' ({d.hint})' if d.code == 'cle-inconnue' else ''}\n"
        for d in found
    )


@pytest.mark.parametrize("case", [case for case in CASES if "configuration" in case.path.stem], ids=name_case)
def test_a_configuration_is_checked(case: Case, tmp_path: Path) -> None:
    (tmp_path / CONFIG_NAME).write_text(case.read("page"), encoding="utf-8")
    workspace = Workspace(tmp_path, InputFiles())
    if "constats" not in case.parts:
        assert workspace.config().theme == "default"
        return
    with pytest.raises(ConfigError, match="la configuration ne peut pas servir") as caught:
        workspace.config()
    assert {found.path for found in caught.value.diagnostics} == {f"{tmp_path.as_posix()}/{CONFIG_NAME}"}
    case.check(constats=sentences(caught.value.diagnostics))


@pytest.mark.parametrize("case", [case for case in CASES if "donnees" in case.path.stem], ids=name_case)
def test_the_data_of_a_page_is_checked(case: Case) -> None:
    sink = Sink()
    document = read_yaml(SourceText("page.yaml", case.read("page")), sink)
    assert document is not None
    data = validate(document, PageData, sink, code="donnees-invalides")
    assert data is None
    assert {found.severity for found in sink.sorted()} == {Severity.ERROR}
    case.check(constats=sentences(sink.sorted()))


def test_a_full_configuration_is_read(tmp_path: Path) -> None:
    (case,) = (case for case in CASES if case.title == "tout y est")
    (tmp_path / CONFIG_NAME).write_text(case.read("page"), encoding="utf-8")
    config = Workspace(tmp_path, InputFiles()).config()
    assert config.organisation == "DNUM"
    assert config.typography == "aucune"
    assert config.mentions == {"abc": "Ève Martin"}
    assert config.markers.brackets == ["TODO"]
    assert config.tables.corner == "Rôle"


@pytest.mark.parametrize("text", [None, "", "# rien\n"])
def test_every_setting_has_a_default(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / CONFIG_NAME).write_text(text, encoding="utf-8")
    config = Workspace(tmp_path, InputFiles()).config()
    assert config == Config()
    assert "ENRICHIR" in config.markers.brackets
    assert set(config.markers.figures.values()) == set(FIGURES)
    assert config.tables.corner == "Activité"


def test_a_configuration_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / CONFIG_NAME).write_bytes(b"theme: \xe9")
    with pytest.raises(ConfigError) as caught:
        Workspace(tmp_path, InputFiles()).config()
    assert sentences(caught.value.diagnostics) == "1:8+1 [encodage-invalide] ce fichier n’est pas en UTF-8\n"
