"""The HTML page: its text, its structure, what it refuses."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from shutil import copytree

import pytest
from lxml import html as lxml_html

from export_equipe.diagnostics import ThemeError
from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import Added, Highlight, Run
from export_equipe.writers.html import render_print, write_page
from export_equipe.writers.html.addresses import safe_href
from export_equipe.writers.html.calls import NoteCalls
from export_equipe.writers.html.inline import InlineWriter
from export_equipe.writers.html.media import ScreenMedia


def run(text: str, **style: object) -> Run:
    return replace(Run(text=text, origin=Added.TEMPLATE), **style)  # type: ignore[arg-type]


WRITER = InlineWriter(address=safe_href, media=ScreenMedia(), calls=NoteCalls((1,)))


INLINE = {
    "plain text is escaped": ([run("a < b & « c »")], "a &lt; b &amp; « c »"),
    "styles nest": ([run("x", strong=True, emphasis=True)], "<strong><em>x</em></strong>"),
    "neighbours share an element": (
        [run("a", strong=True), run("b", strong=True, emphasis=True)],
        "<strong>a<em>b</em></strong>",
    ),
    "one link, several styles": (
        [run("a ", href="https://e.org"), run("b", href="https://e.org", strong=True)],
        '<a href="https://e.org">a <strong>b</strong></a>',
    ),
    "a forced line end": ([run("a"), run("\n"), run("b")], "a<br>b"),
    "an emoji and its name": (
        [run("🔒", emoji="cadenas fermé")],
        '<span class="emoji" role="img" aria-label="cadenas fermé">🔒</span>',
    ),
    "another language": ([run("product owner", lang="en")], '<span lang="en">product owner</span>'),
    "a marker": ([run("[X]", highlight=Highlight.PLACEHOLDER)], '<mark class="placeholder">[X]</mark>'),
    "a note": ([run("n", highlight=Highlight.NOTE)], '<mark class="note">n</mark>'),
    "strike, superscript, code": (
        [run("a", strike=True), run("e", superscript=True), run("c", code=True)],
        "<s>a</s><sup>e</sup><code>c</code>",
    ),
    "a space between two styles takes the first": (
        [run("a", strong=True), run(" "), run("b", emphasis=True)],
        "<strong>a </strong><em>b</em>",
    ),
    "a space after a link takes what follows": (
        [run("a", href="https://e.org"), run(" "), run("b", emphasis=True)],
        '<a href="https://e.org">a</a><em> b</em>',
    ),
}


@pytest.mark.parametrize(("runs", "expected"), INLINE.values(), ids=INLINE)
def test_runs_become_markup(runs: list[Run], expected: str) -> None:
    assert str(WRITER.runs(tuple(runs))) == expected


@pytest.mark.parametrize(
    "href", ["https://e.org/é?a=1&b", "http://e.org", "mailto:a@e.org", "tel:+33", "#ancre", "../page.md"]
)
def test_an_address_that_may_be_followed_is_a_link(href: str) -> None:
    (link,) = lxml_html.fragment_fromstring(str(WRITER.runs((run("x", href=href),))), create_parent="p").iter("a")
    assert link.get("href") == href


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", " JavaScript:x", "data:text/html,x", "file:///etc/passwd", "//e.org/x", "vbscript:x"],
)
def test_any_other_address_is_text(href: str) -> None:
    assert str(WRITER.runs((run("x", href=href),))) == "x"


def test_an_attribute_cannot_be_left() -> None:
    assert '"><b>' not in WRITER.runs(
        (run("x", href='https://e.org/"><b>'), run("y", emoji='"><b>'), run("z", lang='"><b>'))
    )


def test_code_keeps_its_lines() -> None:
    assert (
        str(WRITER.lines(((run("a <b>", code=True),), (), (run("  c", code=True),))))
        == '<span class="line">a &lt;b&gt;</span>\n<span class="line"></span>\n<span class="line">  c</span>'
    )


def parse(page: bytes) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(page.decode("utf-8"))


def test_the_page_stands_alone(long_plan: FlowPlan, theme: Theme) -> None:
    page = write_page(long_plan, theme)
    text = page.decode("utf-8")
    tree = parse(page)
    assert not tree.xpath("//script|//link|//img|//iframe|//object|//*[@src]")
    assert "@import" not in text
    assert set(re.findall(r"url\(([a-z]+:)?", text)) <= {"data:"}
    assert not re.search(r"\son\w+=", text)


def test_the_page_says_what_it_is(long_plan: FlowPlan, theme: Theme) -> None:
    tree = parse(write_page(long_plan, theme))
    metas = {meta.get("name"): meta.get("content") for meta in tree.iter("meta") if meta.get("name")}
    assert tree.get("lang") == "fr-FR"
    assert tree.findtext(".//title") == "Une longue page"
    assert metas["author"] == "Direction du numérique"
    assert metas["description"] == "Une longue page : qui porte quoi"
    assert metas["keywords"] == "équipe, produit, Brouillon"
    assert metas["dcterms.created"] == "2026-12-14"


def test_the_page_is_structured(long_plan: FlowPlan, theme: Theme) -> None:
    tree = parse(write_page(long_plan, theme))
    ids = [one.get("id") for one in tree.xpath("//*[@id]")]
    levels = [int(one.tag[1]) for one in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert len(tree.xpath("//main")) == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(ids) == len(set(ids))
    for table in tree.iter("table"):
        assert table.xpath("./*[1][self::caption]")
        assert {cell.get("scope") for cell in table.xpath("./thead//th")} == {"col"}
        assert {cell.get("scope") for cell in table.xpath("./tbody//th")} == {"row"}
        assert table.get("aria-describedby") in ids
    for figure in tree.iter("figure"):
        assert [child.tag.rpartition("}")[2] for child in figure] == ["svg", "figcaption"]
        assert figure[0].get("role") == "img"
        assert set(figure[0].get("aria-labelledby").split()) <= set(ids)


def test_every_emoji_has_its_name(seed_plan: FlowPlan, theme: Theme) -> None:
    tree = parse(write_page(seed_plan, theme))
    named = {one.text: one.get("aria-label") for one in tree.xpath("//*[@role='img'][not(self::svg)]") if one.text}
    assert named["🔒"] == "cadenas fermé"
    assert not re.search(
        "[🔒🤝🙆]", re.sub(r'<span class="emoji"[^>]*>[^<]*</span>', "", write_page(seed_plan, theme).decode())
    )


@pytest.mark.parametrize(
    "write", [write_page, lambda plan, theme: render_print(plan, theme).html.encode()], ids=["screen", "paper"]
)
def test_a_draft_says_so_and_a_final_does_not(
    seed_plan: FlowPlan, bare_plan: FlowPlan, theme: Theme, write: Callable[[FlowPlan, Theme], bytes]
) -> None:
    assert parse(write(seed_plan, theme)).xpath("//*[contains(concat(' ', @class, ' '), ' draft ')]/text()") == [
        "Brouillon"
    ]
    assert b"Brouillon" not in write(bare_plan, theme)


def test_the_same_plan_gives_the_same_bytes(long_plan: FlowPlan, theme: Theme) -> None:
    assert write_page(long_plan, theme) == write_page(long_plan, theme)


@pytest.fixture
def own_theme(theme: Theme, tmp_path: Path) -> Theme:
    """A copy of the theme whose templates may be broken."""
    copytree(Path(theme.folder) / "page", tmp_path / "page")
    return replace(theme, folders=(str(tmp_path),))


BROKEN = {
    "a macro is missing": ("nodes.html.j2", "macro flow_quote", "macro quote", "flow_quote"),
    "a tag is not closed": (
        "nodes.html.j2",
        "{% macro flow_divider(block) %}",
        "{% macro flow_divider(block %}",
        "nodes.html.j2:",
    ),
    "an unknown name": ("page.html.j2", "{{ properties.title }}", "{{ properties.titre }}", "titre"),
    "a way out of the sandbox": (
        "page.html.j2",
        "{{ properties.title }}",
        "{{ properties.__class__.__mro__ }}",
        "unsafe",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_template_is_said(
    own_theme: Theme, bare_plan: FlowPlan, file: str, old: str, new: str, said: str
) -> None:
    path = Path(own_theme.folder) / "page" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ThemeError) as caught:
        write_page(bare_plan, own_theme)
    assert said in caught.value.message


@pytest.mark.parametrize("file", ["page.html.j2", "nodes.html.j2", "boxes.html.j2", "print.css", "blocks.css"])
def test_a_missing_template_is_said(own_theme: Theme, bare_plan: FlowPlan, file: str) -> None:
    (Path(own_theme.folder) / "page" / file).unlink()
    with pytest.raises(ThemeError, match=re.escape(file)):
        write_page(bare_plan, own_theme)


def test_a_page_brings_the_signs_a_machine_may_lack(seed_plan: FlowPlan, bare_plan: FlowPlan, theme: Theme) -> None:
    page = write_page(seed_plan, theme).decode()
    assert re.findall(r'@font-face \{ font-family: "([^"]+)"; src: url\(data:font/ttf;base64,', page) == ["Noto Emoji"]
    assert "@font-face" not in write_page(bare_plan, theme).decode()
