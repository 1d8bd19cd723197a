"""Pages ready for templates: the tree and the findings, in draft and in final, of each case of ``fixtures/``.

A case is a content folder: a page, and perhaps its data (« donnees »), the configuration (« config ») and the summary
(« sommaire »).
"""

from pathlib import Path

import pytest
from tests.support.cases import Case, list_places, name_case, read_cases

from export_equipe.model.dump import dump_page
from export_equipe.pipeline.prepare import open_project, prepare_page
from export_equipe.project.files import InputFiles
from export_equipe.project.mode import Mode

CASES = read_cases(Path(__file__).with_name("fixtures"))
FILES = {
    "page": "ma-page.md", "donnees": "ma-page.yaml", "config": "export-equipe.yaml", "sommaire": "SUMMARY.md",
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=name_case)
def test_a_page_is_prepared(case: Case, tmp_path: Path) -> None:
    for part, name in FILES.items():
        if part in case.parts:
            (tmp_path / name).write_text(case.read(part), encoding="utf-8")
    project = open_project(tmp_path, InputFiles())
    draft, final = (prepare_page(project, "ma-page.md", mode) for mode in (Mode.DRAFT, Mode.FINAL))
    assert draft.page == final.page
    case.check(
        arbre=dump_page(draft.page) if draft.page else "",
        brouillon=list_places(draft.diagnostics),
        final=list_places(final.diagnostics),
    )
