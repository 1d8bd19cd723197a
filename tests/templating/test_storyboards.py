"""What templates see of a page, what they print, and what they leave out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.templating.theme_folder import bind, make_theme, read

from export_equipe.diagnostics import Sink
from export_equipe.model.walk import block_inlines, plain_inlines, walk_blocks
from export_equipe.passes.typography import choose_profile
from export_equipe.project.files import InputFiles
from export_equipe.reader.yaml import read_yaml
from export_equipe.source import SourceText
from export_equipe.templating.bind import BoundText, bind_deck, bind_memo
from export_equipe.templating.environment import render_storyboard
from export_equipe.templating.query import Registry, view_page

PAGE = """---
description: le  chapeau de l'équipe
date: 2026-10-01
---
# Le **titre**

intro

## Une

un

### Sous-une

sous

## Deux
"""
VIEW = """slides:
  - title: {{ page.title }}
    subtitle: {{ page.description }}
    kicker: {{ page.date }}
    body: {{ page.intro }}
{% for section in page.outline %}
  - title: {{ section.title }}
    kicker: {{ section.level|string ~ " " ~ section.sections|length }}
    body: {{ section.body or none }}
{% endfor %}
"""
ODD = """a"b': #{{ 7 * 7 }}{% set x %}{# y #}\n\t\\ - [x] {"$ref": 0}, é🔒"""
ODD += "\u00a0\u2028\u2029\ue000:1\ue001\ufeff\x7f\x85\u200d"


def words(text: BoundText) -> str:
    return text if isinstance(text, str) else plain_inlines(text)


def test_a_template_sees_the_title_the_introduction_and_every_section(tmp_path: Path) -> None:
    deck = bind(make_theme(tmp_path, VIEW), PAGE)
    bodies = [[plain_inlines(nodes) for block in s.body for nodes in block_inlines(block)] for s in deck.slides]
    assert [(words(slide.title), slide.kicker) for slide in deck.slides] == [
        ("Le titre", "2026-10-01"), ("Une", "2 1"), ("Sous-une", "3 0"), ("Deux", "2 0"),
    ]  # fmt: skip
    assert bodies == [["intro"], ["un"], ["sous"], []]
    assert deck.slides[0].subtitle == "le chapeau de l'équipe"


def test_a_reference_gives_the_very_nodes_of_the_page(tmp_path: Path) -> None:
    page = read(PAGE)
    folder = make_theme(tmp_path, "", {"memo/page.yaml.j2": "title: {{ page.title }}\nbody: {{ page.blocks }}\n"})
    memo = bind_memo(page, [folder], {}, files=InputFiles(), sink=Sink(), profile=choose_profile("aucune", "fr-FR"))
    assert memo.title is page.title or memo.title == page.title
    assert [id(block) for block in walk_blocks(memo.body)] == [id(block) for block in walk_blocks(page.blocks)]


def test_a_body_may_be_several_passages(tmp_path: Path) -> None:
    template = "slides:\n  - title: x\n    body: [{{ page.sections[1].whole }}, {{ page.intro }}]\n"
    (slide,) = bind(make_theme(tmp_path, template), "# T\n\na\n\n## B\n\nb\n\n## C\n\nc\n").slides
    assert [type(block).__name__ for block in slide.body] == ["Section", "Paragraph"]


def test_nothing_is_false_and_prints_null(tmp_path: Path) -> None:
    template = "slides:\n  - title: {{ 'intro' if page.intro else 'rien' }}\n    body: {{ page.intro }}\n"
    (slide,) = bind(make_theme(tmp_path, template), "# T\n").slides
    assert (slide.title, slide.body) == ("rien", ())


def test_the_words_of_a_title_are_a_filter_away(tmp_path: Path) -> None:
    template = 'slides:\n  - title: {{ "Suite : " ~ page.title|texte }}\n'
    (slide,) = bind(make_theme(tmp_path, template), PAGE).slides
    assert slide.title == "Suite : Le titre"


def test_templates_share_what_makes_a_slide_by_inclusion(tmp_path: Path) -> None:
    template = 'slides:\n{% for section in page.outline %}\n{% include "deck/partie.j2" %}\n{% endfor %}\n'
    shared = "  - title: {{ section.title }}\n    body: {{ section.body or none }}\n"
    deck = bind(make_theme(tmp_path, template, {"deck/partie.j2": shared}), PAGE)
    assert [words(slide.title) for slide in deck.slides] == ["Une", "Sous-une", "Deux"]


# --- What is printed ------------------------------------------------------------------------------------------------


def printed(folder: Path, value: object) -> object:
    template = "slides:\n  - title: {{ valeur }} # fin\n    body: {{ page.intro or none }}\n"
    rendered = render_storyboard(
        [make_theme(folder, template)], "deck/page.yaml.j2",
        {"valeur": value, "page": view_page(read("# T\n"), Registry())}, InputFiles(),
    )  # fmt: skip
    assert len(rendered.text.split("\n")) == 4, "a value never breaks a line"
    document = read_yaml(SourceText("x", rendered.text), Sink())
    assert document is not None
    assert isinstance(document.value, dict)
    slides = document.value["slides"]
    assert isinstance(slides, list)
    assert isinstance(slides[0], dict)
    return slides[0]["title"]


@pytest.mark.parametrize("value", [ODD, "", "null", "- x", "&a *a !b", "2026-10-01", "012", 12, True, None, ["a", "b"]])
def test_a_value_prints_as_itself(value: object, tmp_path: Path) -> None:
    replaced = value.replace("\x7f", "\ufffd") if isinstance(value, str) else value
    assert printed(tmp_path, value) == replaced


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_any_text_prints_as_itself(tmp_path_factory: pytest.TempPathFactory, value: str) -> None:
    found = printed(tmp_path_factory.getbasetemp() / "scenario", value)
    assert isinstance(found, str)
    kept = [(a, b) for a, b in zip(value, found, strict=True) if a != b]
    assert all(b == "\ufffd" for _, b in kept)  # what no document may hold


def test_page_text_is_never_a_template(tmp_path: Path) -> None:
    source = "# {{ 7 * 7 }} {% raw %}\n\n{{ page.title }} `{% include 'x' %}` {# rien #}\n\n## {{ config }}\n"
    deck = bind(make_theme(tmp_path, VIEW), source)
    assert [words(slide.title) for slide in deck.slides] == ["{{ 7 * 7 }} {% raw %}", "{{ config }}"]
    assert "49" not in deck.storyboard
    described = "---\ndescription: '{{ 7 * 7 }} {% raw %} # : \"'\n---\n# T\n\n"
    assert bind(make_theme(tmp_path, VIEW), described).slides[0].subtitle == '{{ 7 * 7 }} {% raw %} # : "'


# --- What is left out -----------------------------------------------------------------------------------------------


def left_out(folder: Path, template: str, source: str) -> list[tuple[int, str]]:
    sink = Sink()
    bind(make_theme(folder, template), source, sink)
    assert {found.code for found in sink.sorted()} <= {"passage-non-repris"}
    return [(found.line, found.snippet) for found in sink.sorted()]


def test_what_a_template_leaves_out_is_said_at_its_line(tmp_path: Path) -> None:
    source = "# T\n\nintro\n\n---\n\n## Une\n\nun\n\n* deux\n\n### Sous\n\ntrois\n"
    one = "slides:\n  - title: x\n    body: {{ page.sections[0].body }}\n"
    assert left_out(tmp_path, one, source) == [(3, "intro"), (15, "trois")]
    nothing = "slides:\n  - title: x\n"
    assert left_out(tmp_path, nothing, source) == [(3, "intro"), (9, "un"), (11, "* deux"), (15, "trois")]


@pytest.mark.parametrize("body", ["page.blocks", "page.intro }}, {{ page.sections[0].whole"])
def test_nothing_is_left_out_when_all_is_taken(body: str, tmp_path: Path) -> None:
    template = f"slides:\n  - title: x\n    body: [{{{{ {body} }}}}]\n"
    assert left_out(tmp_path, template, "# T\n\nintro\n\n## Une\n\nun\n\n### Sous\n\ntrois\n") == []


def test_each_line_of_a_storyboard_knows_its_template(tmp_path: Path) -> None:
    base = "footer: x\nslides:\n{% block corps %}{% endblock %}\n"
    block = "{% block corps %}\n{% for i in [1, 2] %}\n  - title: {{ i }}\n{% endfor %}\n{% endblock %}\n"
    template = '{% extends "deck/base.j2" %}\n' + block
    folder = make_theme(tmp_path, template, {"deck/base.j2": base})
    rendered = render_storyboard([folder], "deck/page.yaml.j2", {}, InputFiles())
    lines = [(line, *rendered.origin(number)) for number, line in enumerate(rendered.text.split("\n"), 1) if line]
    assert lines == [
        ("footer: x", "deck/base.j2", 1), ("slides:", "deck/base.j2", 2),
        ("  - title: 1", "deck/page.yaml.j2", 4), ("  - title: 2", "deck/page.yaml.j2", 4),
    ]  # fmt: skip


def test_the_words_of_a_template_are_set_as_the_page_is(tmp_path: Path) -> None:
    theme = make_theme(tmp_path, 'slides:\n  - title: "Coût : 12 %"\n    layout: cards\n    items: [{text: "l\'an"}]\n')
    deck = bind_deck(
        read("# Page\n"), [theme], {}, files=InputFiles(), sink=Sink(), profile=choose_profile("fr", "fr-FR")
    )
    (slide,) = deck.slides
    assert (slide.title, slide.layout, slide.items[0].text) == ("Coût\u00a0: 12\u00a0%", "cards", "l’an")
