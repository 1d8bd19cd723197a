"""Pages as they are read: the tree and the findings of each case of ``fixtures/``."""

from pathlib import Path

import pytest
from tests.support.cases import Case, list_places, name_case, read_cases

from export_equipe.diagnostics import Sink
from export_equipe.model.dump import dump_nodes
from export_equipe.project.config import Config
from export_equipe.reader.page import read_page
from export_equipe.source import SourceText

CASES = read_cases(Path(__file__).with_name("fixtures"))


@pytest.mark.parametrize("case", CASES, ids=name_case)
def test_a_page_is_read(case: Case) -> None:
    sink = Sink()
    flat = read_page(SourceText("page.md", case.read("page")), Config().markers.brackets, sink)
    metadata = "".join(f"@{key}: {value!r}\n" for key, value in flat.metadata.items())
    blocks = dump_nodes(flat.blocks) if flat.blocks else ""
    case.check(arbre=metadata + blocks, constats=list_places(sink.sorted()))
