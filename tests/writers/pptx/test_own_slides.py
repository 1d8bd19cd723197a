"""Slides that a master brings: none of them is left, nor what only they need; all that is the master's own is."""

import re
from io import BytesIO
from pathlib import Path

import openxml_audit
import pytest
from lxml import etree
from pptx import Presentation
from tests.support.shown_master import OLD, shown_master

from export_equipe.writers.package import read_package
from export_equipe.writers.pptx.master import open_master

REBUILT = ("[Content_Types].xml", "_rels/.rels", "ppt/_rels/presentation.xml.rels", "ppt/presentation.xml")
GONE = re.compile(
    r"ppt/(slides|notesSlides|charts|embeddings|media|comments|tags)/.*|ppt/commentAuthors\.xml"
)  # what belongs to slides alone
CHANGED = ("ppt/viewProps.xml", "ppt/presProps.xml")


@pytest.fixture(scope="module")
def before() -> dict[str, bytes]:
    return read_package(shown_master())


@pytest.fixture(scope="module")
def opened() -> bytes:
    output = BytesIO()
    open_master(shown_master(), "fr-FR").save(output)
    return output.getvalue()


@pytest.fixture(scope="module")
def after(opened: bytes) -> dict[str, bytes]:
    return read_package(opened)


def test_the_master_has_all_that_is_to_be_taken_out(before: dict[str, bytes]) -> None:
    told = {name for name, part in before.items() if OLD.encode() in part}
    kinds = ("slides/", "notesSlides/", "charts/", "comments/", "tags/", "commentAuthors", "presentation.xml")
    assert [kind for kind in kinds if not any(kind in name for name in told)] == []
    leading = [name for name, part in before.items() if b"../slides/slide1.xml" in part]
    assert [name for name in leading if "Master" in name or "Layout" in name] == [
        "ppt/slideLayouts/_rels/slideLayout7.xml.rels", "ppt/slideMasters/_rels/slideMaster1.xml.rels",
    ]  # fmt: skip


def test_nothing_of_the_slides_is_left(after: dict[str, bytes]) -> None:
    assert [name for name in after if GONE.fullmatch(name)] == []
    assert [name for name, part in after.items() if OLD.encode() in part] == []
    assert [name for name, part in after.items() if b"slides/slide" in part or b"hlinkClick" in part] == []


@pytest.mark.parametrize("word", ["sectionLst", "custShow", "sldIdLst", "modifyVerifier", "<p:extLst/>"])
def test_nothing_says_that_there_were_slides(after: dict[str, bytes], word: str) -> None:
    for name in ("ppt/presentation.xml", "ppt/presProps.xml"):
        assert word.encode() not in after[name]


def test_the_settings_of_a_show_stay_but_for_which_slides_it_has(after: dict[str, bytes]) -> None:
    settings = etree.fromstring(after["ppt/presProps.xml"])
    (shown,) = settings
    assert shown.attrib == {"showNarration": "1"}
    assert [etree.QName(each).localname for each in shown] == ["present"]


def test_no_other_part_is_lost(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    kept = {name for name in before if not GONE.fullmatch(re.sub(r"_rels/(.*)\.rels", r"\1", name))}
    assert kept - set(after) == set()
    assert set(after) - kept == set()


def test_the_masters_own_parts_are_the_same(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Byte for byte; the two sheets that led to a slide have lost that link, and only that."""
    linked = ("slideLayout7.xml", "slideMaster1.xml")
    for name in set(after) - {*REBUILT, *CHANGED}:
        if not name.endswith(".rels") and not name.endswith(linked):
            assert _canonical(after[name]) == _canonical(before[name]), name
    for name in (name for name in after if name.endswith(linked)):
        assert _canonical(after[name]) == re.sub(rb"<a:hlinkClick.*?</a:hlinkClick>", b"", _canonical(before[name]))


def _canonical(part: bytes) -> bytes:
    """XML that python-pptx reads is written again: the same tree, not always the same bytes.

    The language of the styles that texts start from is the deck's.
    """
    if not part.lstrip().startswith(b"<"):
        return part
    return re.sub(rb'(<a:defRPr[^>]*) lang="[^"]*"', rb"\1", etree.tostring(etree.fromstring(part), method="c14n"))


def test_all_layouts_of_both_masters_can_be_used(opened: bytes) -> None:
    deck = Presentation(BytesIO(opened))
    assert [len(master.slide_layouts) for master in deck.slide_masters] == [11, 2]
    assert len(deck.slides) == 0


def test_the_result_is_valid(opened: bytes, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(opened)
    assert [str(error) for error in openxml_audit.validate_pptx(str(file)).errors] == []
