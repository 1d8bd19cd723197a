"""The finished documents of the seed page as text: office files as pretty XML, HTML and PDF by their trees.

A change of look shows here as a diff that can be read. ``EXPORT_EQUIPE_REWRITE=1`` rewrites the expectations.
"""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from tests.support.goldens import check_golden
from tests.support.pages import seed_plans, write_plan

from export_equipe.inspect import inspect_file
from export_equipe.inspect.dump import dump_document
from export_equipe.project.mode import Mode

GOLDEN = Path(__file__).parent / "golden"
PARTS = [
    *(("slides", f"ppt/slides/slide{number}.xml") for number in range(1, 6)),
    ("slides", "ppt/notesSlides/notesSlide1.xml"),
    ("slides", "docProps/core.xml"),
    ("memo", "word/document.xml"),
    ("memo", "word/header1.xml"),
    ("memo", "word/footer1.xml"),
    ("memo", "docProps/core.xml"),
]


def written(form: str) -> bytes:
    return write_plan(seed_plans(Mode.DRAFT).plan(form), form)


@pytest.mark.parametrize(("form", "part"), PARTS)
def test_a_part_reads_as_expected(form: str, part: str) -> None:
    with zipfile.ZipFile(io.BytesIO(written(form))) as package:
        tree = etree.fromstring(package.read(part), etree.XMLParser(remove_blank_text=True))
    check_golden(GOLDEN / form / part.rsplit("/", 1)[-1], etree.tostring(tree, pretty_print=True, encoding="unicode"))


@pytest.mark.parametrize("form", ["pdf", "html"])
def test_a_tree_reads_as_expected(form: str) -> None:
    check_golden(GOLDEN / f"equipe-produit.{form}.txt", dump_document(inspect_file(written(form), form)))
