"""Paragraphs and runs as DrawingML."""

from dataclasses import replace

import pytest
from lxml import etree

from export_equipe.layout.deck.plan import Marker, SlideParagraph
from export_equipe.source import Span
from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import Highlight, Run
from export_equipe.writers.pptx.markup import element, namespaces
from export_equipe.writers.pptx.text import Ink, Target, write_paragraphs

SPACES = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
RUN = Run(text="mot", origin=Span("x.md", 0, 3))
PARAGRAPH = SlideParagraph(runs=(RUN,), size=20, pitch=25, color="text")


@pytest.fixture
def ink(theme: Theme) -> Ink:
    return Ink(
        theme=theme, language="fr-FR", link=lambda address: Target(relation=f"rel:{address}") if address else None
    )


def test_a_colour_that_the_theme_lacks_is_a_bug(ink: Ink) -> None:
    with pytest.raises(KeyError, match="tint_mauve"):
        style(ink, color="tint_mauve")


def test_text_that_leads_nowhere_does_not_look_like_a_link(theme: Theme) -> None:
    nowhere = Ink(theme=theme, language="fr-FR", link=lambda _: None)
    found = style(nowhere, href="javascript:alert(1)")
    assert "u=" not in found
    assert "hlinkClick" not in found
    assert 'srgbClr val="161616"' in found


@pytest.mark.parametrize(("marker", "sign"), [(Marker.TODO, "☐"), (Marker.DONE, "☑"), (Marker.BULLET, "•")])
def test_a_task_has_a_check_mark_for_a_bullet(ink: Ink, marker: Marker, sign: str) -> None:
    bullet = written(ink, replace(PARAGRAPH, marker=marker)).find(".//a:buChar", SPACES)
    assert bullet is not None
    assert bullet.get("char") == sign


def written(ink: Ink, *paragraphs: SlideParagraph) -> etree._Element:
    return etree.fromstring(element("x", write_paragraphs(paragraphs, ink), **namespaces("a", "r")))


def style(ink: Ink, **flags: object) -> str:
    """The run properties of one run, as text without namespace declarations."""
    run = replace(RUN, **flags)  # type: ignore[arg-type]
    found = written(ink, replace(PARAGRAPH, runs=(run,))).find(".//a:rPr", SPACES)
    assert found is not None
    text = etree.tostring(found, encoding="unicode")
    return text.replace("a:", "").replace(' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"', "")


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ({}, 'lang="fr-FR" sz="2000" b="0"'),
        ({"strong": True}, 'b="1"'),
        ({"emphasis": True}, 'i="1"'),
        ({"strike": True}, 'strike="sngStrike"'),
        ({"superscript": True}, 'baseline="30000"'),
        ({"subscript": True}, 'baseline="-25000"'),
        ({"color": "tint_red"}, 'srgbClr val="C00000"'),
        ({"color": "tint_red", "ground": "tint_red_ground"}, 'highlight><srgbClr val="FFE3E3"'),
        ({"color": "tint_red", "highlight": Highlight.NOTE}, 'highlight><srgbClr val="FFE9E6"'),
        ({"href": "https://a.fr", "button": True}, 'b="1"'),
        ({"code": True}, 'noProof="1"'),
        ({"code": True}, 'latin typeface="Courier New"'),
        ({"lang": "en"}, 'lang="en"'),
        ({"href": "https://a.fr"}, 'u="sng"'),
        ({"href": "https://a.fr"}, 'id="rel:https://a.fr"'),
        ({"href": "https://a.fr"}, 'srgbClr val="000091"'),
        ({"highlight": Highlight.PLACEHOLDER}, 'highlight><srgbClr val="FFE9E6"'),
        ({"highlight": Highlight.NOTE}, 'b="1"'),
        ({"highlight": Highlight.NOTE}, 'srgbClr val="B34000"'),
    ],
)
def test_a_flag_of_the_run_is_written(ink: Ink, flags: dict[str, object], expected: str) -> None:
    assert expected in style(ink, **flags)


def test_children_come_in_the_order_of_the_schema(ink: Ink) -> None:
    run = replace(RUN, highlight=Highlight.PLACEHOLDER, code=True, href="https://a.fr")
    found = written(ink, replace(PARAGRAPH, runs=(run,))).find(".//a:rPr", SPACES)
    assert found is not None
    assert [etree.QName(child).localname for child in found] == [
        "solidFill", "highlight", "latin", "cs", "hlinkClick",
    ]  # fmt: skip


def test_an_emoji_has_the_emoji_font_in_every_slot(ink: Ink) -> None:
    found = written(ink, replace(PARAGRAPH, runs=(replace(RUN, text="🔒", emoji="cadenas"),))).find(".//a:rPr", SPACES)
    assert found is not None
    fonts = [(etree.QName(child).localname, child.get("typeface")) for child in found][1:]
    assert fonts == [(slot, "Segoe UI Emoji") for slot in ("latin", "ea", "cs", "sym")]


def test_a_link_on_the_accent_keeps_its_colour(ink: Ink) -> None:
    run = replace(RUN, href="https://a.fr")
    found = written(ink, replace(PARAGRAPH, runs=(run,), color="on_accent")).find(".//a:rPr//a:srgbClr", SPACES)
    assert found is not None
    assert found.get("val") == "FFFFFF"


def test_a_line_end_is_a_break(ink: Ink) -> None:
    runs = (replace(RUN, text="un"), replace(RUN, text="\n"), replace(RUN, text="deux\ntrois"))
    (paragraph,) = written(ink, replace(PARAGRAPH, runs=runs))
    assert [etree.QName(child).localname for child in paragraph] == ["pPr", "r", "br", "r", "br", "r", "endParaRPr"]


def test_spacing_is_exact(ink: Ink) -> None:
    (paragraph,) = written(ink, replace(PARAGRAPH, pitch=27.5, space_before=6))
    points = [node.get("val") for node in paragraph.findall("a:pPr/*/a:spcPts", SPACES)]
    assert points == ["2750", "600", "0"]


@pytest.mark.parametrize(
    ("paragraph", "left", "first"),
    [
        (PARAGRAPH, "0", "0"),
        (replace(PARAGRAPH, marker=Marker.BULLET, indent=18), "228600", "-228600"),
        (replace(PARAGRAPH, marker=Marker.BULLET, indent=18, level=1), "457200", "-228600"),
        (replace(PARAGRAPH, indent=18), "228600", "0"),  # a second paragraph of an item
    ],
)
def test_markers_hang(ink: Ink, paragraph: SlideParagraph, left: str, first: str) -> None:
    found = written(ink, paragraph).find("a:p/a:pPr", SPACES)
    assert found is not None
    assert (found.get("marL"), found.get("indent")) == (left, first)


def numbered(number: int, level: int = 0) -> SlideParagraph:
    return replace(PARAGRAPH, marker=Marker.NUMBER, number=number, level=level)


@pytest.mark.parametrize(
    ("paragraphs", "starts"),
    [
        ((numbered(1), numbered(2), numbered(3)), [None, None, None]),
        ((numbered(3), numbered(4)), ["3", "3"]),
        ((numbered(1), PARAGRAPH, numbered(2)), [None, "2"]),  # what interrupts a list ends PowerPoint's count
        ((numbered(1), numbered(1, level=1), numbered(2)), [None, None, None]),
        ((numbered(1), numbered(1, level=1), numbered(2), numbered(1, level=1)), [None, None, None, None]),
        ((numbered(2), numbered(7)), ["2", "7"]),
    ],
)
def test_a_list_goes_on_counting(ink: Ink, paragraphs: tuple[SlideParagraph, ...], starts: list[str | None]) -> None:
    found = written(ink, *paragraphs).findall(".//a:buAutoNum", SPACES)
    assert [node.get("startAt") for node in found] == starts


def test_what_xml_forbids_is_left_out(ink: Ink) -> None:
    run = replace(RUN, text="a\x00b\x0bc\ud800d\uffffe < & é")
    assert written(ink, replace(PARAGRAPH, runs=(run,))).findtext(".//a:t", namespaces=SPACES) == "abcde < & é"
