"""What each node is in the HTML page: elements, addresses, what is refused."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import html as lxml_html
from tests.writers.page.parts import cell, head, paragraph, placed, plan, row, runs, say
from tests.writers.page.samples import (
    BLUE,
    COLORS,
    FRACTION,
    NOTES,
    RICH_CELL,
    SAMPLES,
    SPANS,
    call,
    formula,
    image,
    link,
    picture,
    shown,
)

from export_equipe.layout.flow.plan import FlowBlock, FlowMath, FlowTable
from export_equipe.theme.load import load_theme
from export_equipe.theme.model import Theme
from export_equipe.writers.html import render_print, write_page
from export_equipe.writers.html.mathml import rebuild_mathml


@pytest.fixture(scope="module")
def theme() -> Theme:
    default = load_theme("default")
    return replace(default, colors={**COLORS, **default.colors})


@pytest.fixture(scope="module")
def written(theme: Theme) -> Callable[..., lxml_html.HtmlElement]:
    """The ``main`` element of a page made of blocks."""

    def write(*blocks: FlowBlock, paged: bool = False) -> lxml_html.HtmlElement:
        made = replace(plan("Essai", blocks, draft=False), notes=NOTES, source="guide/essai")
        text = render_print(made, theme).html if paged else write_page(made, theme).decode()
        (main,) = lxml_html.document_fromstring(text).iter("main")
        return main

    return write


# sample: (XPath, what it finds: the number of elements, or their texts or attributes)
STRUCTURE: dict[str, tuple[str, str, object]] = {
    "a subscript": ("text", "//sub/text()", ["2"]),
    "a tint": (
        "text",
        "//span[@class='tint']/@style[contains(., 'tint-red')]",
        ["color: var(--tint-red)", "background: var(--tint-red-ground)"],
    ),
    "a button": ("text", "//a[@class='button']/text()", ["Demander un accès", "Écrire"]),
    "another language": ("text", "//span[@lang='en']//text()", ["both"]),
    "a picture in the text": ("text", "//p/img[@class='as-text']/@alt", ["une pastille rouge"]),
    "a formula in the text": ("text", "//p/math/@alttext", ["a sur b"]),
    "a hint and its kinds": (
        "hints",
        "//div[@role='note']/@class",
        ["hint info", "hint success", "hint warning", "hint danger"],
    ),
    "an icon is decoration": ("hints", "//p[@class='word']/*[local-name()='svg']/@aria-hidden", ["true"] * 4),
    "a hint's word": ("hints", "//p[@class='word']/strong/text()", ["Information", "Réussite", "Attention", "Danger"]),
    "boxes with a level have headings": (
        "boxes",
        "//h3[@class='box-title']/text()",
        ["Avec un compte", "Sans compte", "Comment le budget est-il compté\u202f?"],
    ),
    "boxes without level have none": (
        "boxes",
        "//p[@class='box-title']/text()",
        ["Et après\u202f?", "Résumer une page", "7 décembre 2026", "GET /equipes/{id}"],
    ),
    "steps have headings and numbers": ("steps", "//h3[@class='step-title']/span/text()", ["1", "3"]),
    "a step without title has its number": ("steps", "//h3[contains(@class, 'bare')]/span/text()", ["2"]),
    "columns have their shares, and 18 points between them": (
        "columns",
        "//div[@class='column']/@style",
        ["width: 60.00%; padding: 0 9.00pt 0 0.00pt", "width: 40.00%; padding: 0 0.00pt 0 9.00pt"],
    ),
    "cards stand in rows": ("cards", "count(//div[@class='cards-row'][count(*) = 3])", 2.0),
    "a card leads somewhere": ("cards", "//p[@class='card-link']/a/@href", ["../a.html", "https://example.org"]),
    "a link line leads to a file, to the web, to a page": (
        "links",
        "//p[starts-with(@class, 'link-line')]//a/@href",
        ["../../fichiers/b.ods", "https://example.org/v", "../equipe.html"],
    ),
    "code has its title": ("code", "//p[@class='code-title']//text()", ["produit.py", "Diagramme (mermaid)"]),
    "a token has its colour": (
        "code",
        "//pre[1]//span[@class='tint'][contains(@style, 'code-keyword')]/text()",
        ["def", " return"],
    ),
    "line numbers are no text": ("code", "//pre[@class='numbered']//text()[normalize-space() = '1']", []),
    "a formula on its line": ("formulas", "//div[@class='math']/math/@display", ["block"]),
    "pictures say their alternative": (
        "pictures",
        "//figure//img/@alt",
        ["des carreaux bleus", "des carreaux bleus", "un rond et un triangle", "une bande verte, très haute"],
    ),
    "a picture is never too high": ("pictures", "//figure[@id='image-3']//img/@style", ["width: 95.56pt"]),
    "a missing picture is a frame": ("pictures", "//p[@class='missing']/text()", ["Image absente\u00a0: photo.png"]),
    "header cells say what they name": (
        "tables",
        "(//table)[1]//th/@scope",
        ["col", "colgroup", "col", "col", "rowgroup", "row"],
    ),
    "cells span": (
        "tables",
        "(//table)[1]//*[@rowspan or @colspan]/@*[name()='rowspan' or name()='colspan']",
        ["2", "2", "2", "2"],
    ),
    "a cell names its headers": (
        "tables",
        "(//table)[1]//td[.='11 mois']/@headers",
        ["tableau-2-t2 tableau-2-t4 tableau-2-t5"],
    ),
    "a plain table needs no names": ("tables", "//table[@id='tableau-3']//@headers", []),
    "a cell's lists are lists": ("tables", "//td/ul/li/ol/li/p/text()", ["ceux qui débutent", "ceux qui partent"]),
    "a cell's tasks are said": ("tables", "//td//li[@class='task']/span/@aria-label", ["Fait", "À faire"]),
    "a cell's code is one block": (
        "tables",
        "//td/pre/code/span/code/text() | //td/pre/code/span/text()",
        ["make final", "make pack"],
    ),
}


@pytest.mark.parametrize(("sample", "path", "found"), STRUCTURE.values(), ids=STRUCTURE)
def test_a_node_is_what_it_is(
    sample: str, path: str, found: object, written: Callable[..., lxml_html.HtmlElement]
) -> None:
    main = written(*SAMPLES[sample])
    assert main.xpath(path) == found


ADDRESSES: dict[str, tuple[str, str, str]] = {
    "the web": ("https://example.org/é", "https://example.org/é", "https://example.org/é"),
    "a mail": ("mailto:a@example.org", "mailto:a@example.org", "mailto:a@example.org"),
    "a page": ("page:guide/a b.md#c", "a%20b.html#c", "a%20b.pdf#c"),
    "a page of another folder": ("page:c.md", "../c.html", "../c.pdf"),
    "a file": ("file:x/é.ods", "../../fichiers/x/%C3%A9.ods", "../../fichiers/x/%C3%A9.ods"),
    "an anchor of the page": ("#image-9", "#image-9", "#image-9"),
    "an anchor that is not there": ("#absent", "", ""),
    "an anchor of ours that is no note": ("#_note-99", "", ""),
    "what was not settled": ("autre.md", "autre.md", ""),
    "a script": ("javascript:alert(1)", "", ""),
    "a script in disguise": (" \x01Java\nscr\tipt:alert(1)", "", ""),
    "data": ("data:text/html,x", "", ""),
    "an unknown scheme": ("steam://run", "", ""),
    "another host": ("//example.org", "", ""),
    "another host in disguise": ("/\\example.org", "", ""),
}


@pytest.mark.parametrize(("href", "screen", "paper"), ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_leads_where_the_document_says(
    href: str, screen: str, paper: str, written: Callable[..., lxml_html.HtmlElement]
) -> None:
    blocks = (paragraph(link("mot", href)), picture(9, image(BLUE, "bleu", 10)))
    for paged, wanted in ((False, screen), (True, paper)):
        main = written(*blocks, paged=paged)
        assert main.xpath("//p[.='mot']//a/@href") == ([wanted] if wanted else [])


def test_notes_are_a_part_at_the_end_with_ways_back(written: Callable[..., lxml_html.HtmlElement]) -> None:
    main = written(paragraph("a", call(1), " b", call(1), " c", call(9)))
    assert main.xpath("//sup/a/@href") == ["#_note-1", "#_note-1", "#_note-6"]
    assert main.xpath("//sup[@id]/@id") == ["_appel-1", "_appel-6"]
    assert main.xpath("//sup[not(a)]/text()") == ["9"]
    assert main[-1].xpath("./ol/li/@value") == ["1", "2", "3", "4", "5", "6"]
    assert main[-1].xpath("./ol/li[1]//a[@role='doc-backlink']/@href") == ["#_appel-1"]


def test_a_note_of_several_blocks_keeps_them(written: Callable[..., lxml_html.HtmlElement]) -> None:
    (note,) = written(paragraph("a", call(2))).xpath("//li[@id='_note-2']")
    assert [child.tag for child in note] == ["p", "ul", "pre", "a"]


SCRIPT = "<script>alert(1)</script>"
HOSTILE: dict[str, FlowBlock] = {
    "text": paragraph(SCRIPT),
    "a colour": paragraph(say("x", color='red"><script>', ground="tint;url(x)")),
    "a language": paragraph(say("x", lang='"><script>')),
    "an alternative": paragraph(shown(BLUE, '"><script>alert(1)</script>')),
    "a formula": paragraph(formula(replace(FRACTION, mathml=f"<math><mi onclick='x'>a</mi>{SCRIPT}</math>"))),
    "a formula that is none": FlowMath(formula=replace(FRACTION, mathml=SCRIPT, text=SCRIPT)),
    "a formula with an entity": FlowMath(
        formula=replace(FRACTION, mathml='<!DOCTYPE math [<!ENTITY a "b">]><math>&a;</math>')
    ),
    "a caption": picture(1, image(BLUE, SCRIPT, 10), caption=runs(SCRIPT)),
    "a frame": picture(1, image(None, SCRIPT, 10, SCRIPT)),
    "a cell": replace(SPANS, head=(), rows=(placed(cell(SCRIPT)),), description=SCRIPT, caption=runs(SCRIPT)),
}


@pytest.mark.parametrize("block", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("paged", [False, True])
def test_nothing_of_the_page_is_markup(
    block: FlowBlock,
    paged: bool,
    written: Callable[..., lxml_html.HtmlElement],
) -> None:
    main = written(block, paged=paged)
    assert main.xpath("//script | //@onclick") == []


def test_mathml_is_rebuilt() -> None:
    inside = '<mi style="x" mathvariant="normal">a&lt;</mi><b>c</b><annotation>d</annotation>'
    text = f'<math href="x" display="block">{inside}</math>'
    assert rebuild_mathml(text, alternative="dit") == (
        '<math display="block" alttext="dit"><mi mathvariant="normal">a&lt;</mi>c</math>'
    )


def test_paper_names_its_pictures_and_holds_no_other_address(theme: Theme) -> None:
    blocks = (*SAMPLES["pictures"], *SAMPLES["text"])
    printed = render_print(replace(plan("Essai", blocks), notes=NOTES), theme)
    sources = set(lxml_html.document_fromstring(printed.html).xpath("//img/@src"))
    assert sources == {*printed.pictures, *printed.drawings}
    assert {name.partition(":")[0] for name in sources} == {"picture", "formula"}
    assert "data:" not in printed.html.partition("<body>")[2].replace("données", "")


def short(text: str) -> FlowTable:
    return replace(SPANS, head=(head("A", "B", "C"),), rows=(placed(cell(text)),), anchor="court")


def test_a_short_row_is_filled(written: Callable[..., lxml_html.HtmlElement]) -> None:
    main = written(short("seul"), replace(SPANS, rows=(row("a", "b", "c"), placed(cell("d", rows=9)))))
    assert [len(each) for each in main.xpath("(//table)[1]/tbody/tr")] == [3]
    assert main.xpath("//table[@id='tableau-2']/tbody/tr[2]/*/@rowspan") == []


def test_lists_of_a_cell_split_where_they_change(written: Callable[..., lxml_html.HtmlElement]) -> None:
    main = written(replace(SPANS, head=(), rows=(placed(RICH_CELL),), widths=(1.0,)))
    assert [child.tag for child in main.xpath("//td")[0]] == ["p", "ul", "pre"]
