"""The memo holds every run of its plan, in order and once, and opens elsewhere with the words where they belong."""

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from lxml import etree
from tests.support.conservation import contains_in_order

from export_equipe.figures.scene import Scene
from export_equipe.layout.flow.plan import FlowPlan, FlowTable
from export_equipe.source import Span
from export_equipe.typesetting.run import Run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def runs_of(node: object) -> Iterator[Run]:
    """The runs under ``node`` in reading order, whatever the node: a table's caption stands above it."""
    if isinstance(node, Run):
        yield node
    elif isinstance(node, FlowTable):
        for part in (node.number, node.caption, node.head, node.rows):
            yield from runs_of(part)
    elif isinstance(node, tuple):
        for child in node:
            yield from runs_of(child)
    elif is_dataclass(node) and not isinstance(node, Scene):
        for each in fields(node):
            yield from runs_of(getattr(node, each.name))


def test_the_body_holds_all_words_once(plan: FlowPlan, body: etree._Element) -> None:
    story = [run for part in (plan.title, plan.lead, plan.fields, plan.blocks) for run in runs_of(part)]
    assert len(story) > 140
    found = "".join(each.text or "" for each in body.iter(f"{W}t"))
    assert contains_in_order([(run.text, isinstance(run.origin, Span)) for run in story], found) is None


def test_another_reader_opens_it(memo: bytes, libreoffice: Callable[[Path, Path], Path], tmp_path: Path) -> None:
    """Pages, lists and repeated heads as LibreOffice lays them out."""
    path = tmp_path / "memo.docx"
    path.write_bytes(memo)
    pdf = libreoffice(path, tmp_path / "pdf")
    shown = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    pages = shown.split("\f")[:-1]
    assert 3 <= len(pages) <= 6
    for number, page in enumerate(pages, start=1):
        assert "Brouillon" in page
        assert f"Page {number} sur {len(pages)}" in page.replace("\u00a0", " ")
    assert sum("Activité" in page for page in pages[:2]) == 2
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    for line in ("3. Troisième point, le premier de cette liste", "5. Cinquième", "2. Sous-numéro deux", "1. Premier"):
        assert line in lines
