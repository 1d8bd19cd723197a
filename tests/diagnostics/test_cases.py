"""Each case of ``fixtures/``, through the command line: what is said of it, in a draft and in a final."""

from pathlib import Path

import pytest
from tests.support.cases import Case, name_case, read_cases
from tests.support.folders import findings, lay_folder

CASES = read_cases(Path(__file__).with_name("fixtures"))


@pytest.mark.parametrize("case", CASES, ids=name_case)
def test_a_mistake_is_said(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lay_folder(case, tmp_path)
    draft = findings(case)
    final = findings(case, "--final")
    case.check(constats=draft, final=final if final != draft else "")
