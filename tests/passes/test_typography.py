"""French typography: each line of ``typography.txt``, and what holds of any text."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.conservation import letters

from export_equipe.model.block import CodeBlock, Paragraph
from export_equipe.model.document import Page
from export_equipe.model.inline import Code, Emphasis, Inlines, Link, Mention, Strong, Superscript, Text
from export_equipe.passes.typography import set_text, set_typography
from export_equipe.source import Span

PLACE = Span("page.md", 0, 0)
CASES = [
    tuple(line.split(" → "))
    for line in Path(__file__).with_name("typography.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PIECES = [
    *"aéM1258 \u00a0\u202f'’«»;:!?,.…%€h°()[]-/",
    "  ", "...", "etc", " : ", "1er", "2ème", "XXe", "12 %", "14h30",
    "n°", "1 234", "200k€", "M. X", "p. 3", "l'", "qu'", "« ", " »", "https://a.fr", "a@b.fr", ":house:",
    "10:30", "6 mois", "\t",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def text(value: str) -> Text:
    return Text(value=value, span=PLACE)


def set_inlines(*nodes: Text | Code | Strong | Link | Emphasis | Mention | Superscript) -> Inlines:
    paragraph = Paragraph(children=nodes, span=PLACE)
    page = Page(path="page.md", title=(), metadata={}, blocks=(paragraph,), span=PLACE)
    (found,) = set_typography(page).blocks
    assert isinstance(found, Paragraph)
    return found.children


def show(nodes: Inlines) -> str:
    """Inlines with their no-break spaces and raised letters made visible."""
    shown = ""
    for node in nodes:
        match node:
            case Superscript(children=children):
                shown += f"^{show(children)}^"
            case Text(value=value):
                shown += value.replace("\u00a0", "~").replace("\u202f", "_")
            case _:
                raise AssertionError(node)
    return shown


def typed(shown: str) -> str:
    return shown.replace("~", "\u00a0").replace("_", "\u202f")


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60
    assert len({case[0] for case in CASES}) == len(CASES)


@pytest.mark.parametrize(("source", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_text_is_set(source: str, expected: str) -> None:
    assert show(set_inlines(text(typed(source)))) == expected


@pytest.mark.parametrize(("source", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_text_that_is_set_stays_as_it_is(source: str, expected: str) -> None:
    once = set_inlines(text(typed(source)))
    assert set_inlines(*once) == once  # type: ignore[arg-type]


@given(TEXTS)
def test_setting_twice_changes_nothing(source: str) -> None:
    once = set_text(source)
    assert set_text(once) == once


@given(TEXTS | st.text())
def test_no_letter_and_no_digit_changes(source: str) -> None:
    # ``letters`` knows that 2ème is 2e, and nothing else of what typography may change.
    assert letters(set_text(source)) == letters(source)
    kept = "".join(char for char in source if unicodedata.category(char)[0] == "N")
    assert "".join(char for char in set_text(source) if unicodedata.category(char)[0] == "N") == kept


@given(TEXTS)
def test_raising_ordinals_loses_nothing(source: str) -> None:
    nodes = set_inlines(text(source))
    assert show(nodes).replace("^", "") == set_text(source).replace("\u00a0", "~").replace("\u202f", "_")


def test_code_addresses_and_names_are_left_alone() -> None:
    code = Code(value="l'a ; 1er ...", span=PLACE)
    mention = Mention(user="x", name="l'a", span=PLACE)
    link = Link(target="l'a ; b", children=(code,), title="l'a", span=PLACE)
    assert set_inlines(code, mention, link) == (code, mention, link)
    block = CodeBlock(value="l'a ; b", span=PLACE)
    page = Page(path="a.md", title=(), metadata={}, blocks=(block,), span=PLACE)
    assert set_typography(page).blocks == (block,)


def test_spaces_that_touch_another_node_are_mended() -> None:
    def strong(value: str) -> Strong:
        return Strong(children=(text(value),), span=PLACE)

    assert set_inlines(strong("Note"), text(" : oui")) == (strong("Note"), text("\u00a0: oui"))
    assert set_inlines(strong("Quoi"), text(" ?")) == (strong("Quoi"), text("\u202f?"))
    assert set_inlines(text("« "), strong("mot"), text(" »")) == (text("«\u00a0"), strong("mot"), text("\u00a0»"))
    assert set_inlines(strong("12"), text(" %")) == (strong("12"), text("\u00a0%"))
    assert set_inlines(text("l'"), strong("avis")) == (text("l’"), strong("avis"))


def test_the_parts_of_an_ordinal_know_their_place() -> None:
    node = Text(value="le 1er mai", span=Span("page.md", 10, 20))
    first, raised, last = set_inlines(node)
    assert [node.span for node in (first, raised, last)] == [
        Span("page.md", 10, 14), Span("page.md", 14, 16), Span("page.md", 16, 20),
    ]  # fmt: skip
