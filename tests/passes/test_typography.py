"""French typography: each line of the three tables, what holds of any text, and texts that nodes divide."""

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.conservation import letters

from export_equipe.model.block import CodeBlock, Paragraph
from export_equipe.model.document import Page
from export_equipe.model.inline import (
    Code,
    Emoji,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Mention,
    Strong,
    Superscript,
    Text,
)
from export_equipe.model.walk import walk_inlines
from export_equipe.passes.typography import choose_profile, set_text, set_typography
from export_equipe.passes.typography.line import set_inlines
from export_equipe.passes.typography.profiles import EUROPEAN, FRENCH, NONE, PROFILES
from export_equipe.passes.typography.rule import Profile
from export_equipe.source import Span

PLACE = Span("page.md", 0, 0)
TABLES = {FRENCH: "typography.txt", EUROPEAN: "typography-ue.txt", NONE: "typography-aucune.txt"}
CODED = re.compile(r"⟨U\+([0-9A-F]{4})⟩")
HIDDEN = re.compile("[\t\u2009\u200b]")


def read_table(profile: Profile) -> list[tuple[Profile, str, str]]:
    lines = Path(__file__).with_name(TABLES[profile]).read_text(encoding="utf-8").splitlines()
    cases = [line.split(" → ") for line in lines if line and not line.startswith("# ")]
    return [(profile, source, expected) for source, expected in cases]


CASES = [case for profile in TABLES for case in read_table(profile)]
PIECES = [
    *"aéMIX01258 \u00a0\u202f\u2009\u200b\t'’´«»;:!?,.…%€h°()[]-–/\"“”§$_\n",
    "  ", "...", "etc", "etc.", " : ", "1er", "2ème", "1ère", "XXe", "2nd", "12 %", "14h30", "9h-", "n°", "1 234",
    "234", "1500", "200k€", "M. X", "p. 3", "art.", "L.", "l'", "qu'", "« ", " »", "https://a.fr", "a@b.fr", "x.fr/a?b",
    "a.pdf", ":house:", "10:30", "6 mois", "a::b", "&amp;", ":-)", "+33 6 12", "octobre", "T4", "2026", "..", "?!",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
SETTING = st.sampled_from([FRENCH, EUROPEAN, Profile(name="no thin space", rules=FRENCH.rules, thin="\u00a0")])


def text(value: str, start: int = 0) -> Text:
    return Text(value=value, span=Span("page.md", start, start + len(value)))


def strong(*children: Inline) -> Strong:
    return Strong(children=children, span=PLACE)


def link(*children: Inline, target: str = "b.md") -> Link:
    return Link(target=target, children=children, span=PLACE)


def code(value: str = "x") -> Code:
    return Code(value=value, span=PLACE)


def set_in_page(*nodes: Inline) -> Inlines:
    page = Page(path="page.md", title=(), metadata={}, blocks=(Paragraph(children=nodes, span=PLACE),), span=PLACE)
    (found,) = set_typography(page, FRENCH).blocks
    assert isinstance(found, Paragraph)
    return found.children


def show(nodes: Inlines) -> str:
    """Inlines on one line: **stress**, [link], ^raised^, `code`; the no-break spaces made visible."""
    shown = ""
    for node in nodes:
        match node:
            case Text(value=value):
                shown += value.replace("\u00a0", "~").replace("\u202f", "_")
            case Superscript(children=children):
                shown += f"^{show(children)}^"
            case Strong(children=children) | Emphasis(children=children):
                shown += f"**{show(children)}**"
            case Link(children=children):
                shown += f"[{show(children)}]"
            case Code(value=value) | Emoji(value=value) | Mention(name=value):
                shown += f"`{value}`"
            case LineBreak():
                shown += "⏎"
            case _:
                raise AssertionError(node)
    return HIDDEN.sub(lambda hidden: f"⟨U+{ord(hidden[0]):04X}⟩", shown)


def typed(shown: str) -> str:
    return CODED.sub(lambda match: chr(int(match[1], 16)), shown).replace("~", "\u00a0").replace("_", "\u202f")


def test_there_are_enough_cases() -> None:
    assert len(read_table(FRENCH)) >= 120
    assert len(read_table(EUROPEAN)) >= 30
    assert len({(profile.name, source) for profile, source, _ in CASES}) == len(CASES)


@pytest.mark.parametrize(("profile", "source", "expected"), CASES, ids=[f"{case[0].name} {case[1]}" for case in CASES])
def test_a_text_is_set_once_and_for_all(profile: Profile, source: str, expected: str) -> None:
    once = set_inlines((text(typed(source)),), profile)
    assert show(once) == expected
    assert set_inlines(once, profile) == once
    assert set_text(typed(source), profile) == typed(expected).replace("^", "")


@given(TEXTS, SETTING)
def test_setting_twice_changes_nothing(source: str, profile: Profile) -> None:
    once = set_text(source, profile)
    assert set_text(once, profile) == once


@given(TEXTS | st.text(), SETTING)
def test_no_letter_and_no_digit_changes(source: str, profile: Profile) -> None:
    # ``letters`` knows that 2ème is 2e, and nothing else of what typography may change.
    found = set_text(source, profile)
    assert letters(found) == letters(source)
    kept = "".join(char for char in source if unicodedata.category(char)[0] == "N")
    assert "".join(char for char in found if unicodedata.category(char)[0] == "N") == kept


@st.composite
def divided(draw: st.DrawFn) -> Inlines:
    """Inlines of several nodes, one in another, each with its place in a file."""
    place = 0
    nodes: list[Inline] = []
    for value in draw(st.lists(TEXTS.filter(bool), min_size=1, max_size=5)):
        node: Inline = text(value, place)
        for wrap in draw(
            st.lists(
                st.sampled_from([strong, link, lambda node: Superscript(children=(node,), span=PLACE)]), max_size=2
            )
        ):
            node = wrap(node)
        nodes += [node, *([code()] if draw(st.booleans()) else [])]
        place += len(value) + 4
    return tuple(nodes)


@given(divided(), SETTING)
def test_what_holds_of_texts_that_nodes_divide(nodes: Inlines, profile: Profile) -> None:
    once = set_inlines(nodes, profile)
    assert set_inlines(once, profile) == once
    values, found = ([node for node in walk_inlines(tree) if isinstance(node, Text)] for tree in (nodes, once))
    whole, whole_found = ("".join(node.value for node in texts) for texts in (values, found))
    assert letters(whole_found) == letters(whole)
    assert [node for node in walk_inlines(once) if isinstance(node, Code)] == [
        node for node in walk_inlines(nodes) if isinstance(node, Code)
    ]
    last = values[-1].span.end
    assert all(0 <= node.span.start <= node.span.end <= last for node in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


def test_profiles_are_chosen_by_name_and_by_language() -> None:
    assert choose_profile("fr", "fr-FR") is FRENCH
    assert choose_profile("ue", "fr") is EUROPEAN
    assert choose_profile("aucune", "fr-BE") is NONE
    assert choose_profile("fr", "en-GB") is choose_profile("ue", "frr") is NONE
    assert set(PROFILES) == {"fr", "ue", "aucune"}


def test_a_font_without_thin_space_gets_another() -> None:
    profile = Profile(name="fr", rules=FRENCH.rules, thin="\u00a0")
    assert set_text("Quoi ? 1 234 €", profile) == "Quoi\u00a0? 1\u00a0234\u00a0€"


def test_a_rule_reads_every_line_that_it_changes() -> None:
    # ``needs`` spares time; without it, each case comes out the same.
    for profile, source, expected in CASES:
        slow = [type(rule)(name="", pattern=rule.pattern, becomes=rule.becomes) for rule in profile.rules]
        assert set_text(typed(source), Profile(name="", rules=tuple(slow))) == typed(expected).replace("^", "")


def test_long_words_are_read_once() -> None:
    # Quadratic patterns would take minutes here.
    for word in ("a.", "a/", "a::", "12", "é'", "!", " ", "h-", "0", "@", "http://", "1 ", "\u200b"):
        set_text(word * 20_000, FRENCH)


def test_code_addresses_and_names_are_left_alone() -> None:
    mention = Mention(user="x", name="l'a", span=PLACE)
    there = Link(target="l'a ; b", children=(code("l'a ; 1er ..."),), title="l'a", span=PLACE)
    own = link(text("https://a.fr/l'a?"), target="https://a.fr/l'a?")
    assert set_in_page(code(), mention, there, own) == (code(), mention, there, own)
    block = CodeBlock(value="l'a ; b", span=PLACE)
    page = Page(path="a.md", title=(), metadata={}, blocks=(block,), span=PLACE)
    assert set_typography(page, FRENCH).blocks == (block,)


EMOJI = Emoji(value="🔒", name="cadenas", span=PLACE)
MENTION = Mention(user="x", name="Ada", span=PLACE)
END = LineBreak(span=PLACE)


@pytest.mark.parametrize(
    ("nodes", "expected"),
    [
        ((strong(text("Note")), text(" : oui")), "**Note**~: oui"),
        ((strong(text("Note")), text(": oui")), "**Note**~: oui"),
        ((strong(text("Note :")), text(" oui")), "**Note~:** oui"),
        ((strong(text("Note ")), text(": oui")), "**Note~**: oui"),
        ((strong(text("Note ")), text(" : oui")), "**Note**~: oui"),
        ((text("un"), strong(text(" : deux"))), "un**~: deux**"),
        ((strong(text("Note")), text(" :"), END, text("oui")), "**Note**~:⏎oui"),
        ((strong(text("Quoi")), text(" ?")), "**Quoi**_?"),
        ((strong(text("Quoi")), text("?")), "**Quoi**_?"),
        ((strong(text("Quoi ")), strong(text("?"))), "**Quoi_****?**"),
        ((text("un"), strong(text(" ")), text("! Oui")), "un**_**! Oui"),
        ((text("un"), strong(text(" ")), text(", deux")), "un, deux"),
        ((code(), text(" ; oui")), "`x`_; oui"),
        ((code(), text(" :")), "`x`~:"),
        ((code(), text("! Oui")), "`x`_! Oui"),
        ((text("Note :"), code()), "Note~:`x`"),
        ((link(text("la page")), text(" !")), "[la page]_!"),
        ((link(text("https://a.fr/b?"), target="https://a.fr/b?"), text(" ?")), "[https://a.fr/b?]_?"),
        ((link(text("www.a.fr")), text("!")), "[www.a.fr]_!"),
        ((link(strong(text("la page"))), text("? ")), "[**la page**]_? "),
        ((EMOJI, text(" : oui")), "`🔒`~: oui"),
        ((MENTION, text(" ?")), "`Ada`_?"),
        ((text("M. "), MENTION), "M.~`Ada`"),
        ((text("« "), strong(text("mot")), text(" »")), "«~**mot**~»"),
        ((text("«"), strong(text("mot")), text("»")), "«~**mot**~»"),
        ((text("« "), code(), text(" »")), "«~`x`~»"),
        ((text("«"), code(), text("»")), "«~`x`~»"),
        ((strong(text("12")), text(" %")), "**12**~%"),
        ((strong(text("12")), text("%")), "**12**~%"),
        ((text("n° "), strong(text("12"))), "n°~**12**"),
        ((text("n°"), strong(text("12"))), "n°~**12**"),
        ((text("12 "), strong(text("000")), text(" €")), "12_**000**~€"),
        ((text("14h"), strong(text("30"))), "14~h~**30**"),
        ((text("l'"), strong(text("équipe"))), "l’**équipe**"),
        ((strong(text("l'")), text("équipe")), "**l’**équipe"),
        ((strong(text("l")), text("'équipe")), "**l**’équipe"),
        ((text("l'"), code()), "l’`x`"),
        ((text("un "), strong(text(" deux"))), "un **deux**"),
        ((text("un"), END, text("! deux")), "un⏎! deux"),
        ((text("etc"), strong(text("..."))), "etc**.**"),
        ((text("un.."), strong(text("."))), "un..**.**"),
        ((text("1"), strong(text("er mai"))), "1**^er^~mai**"),
        ((text("1"), Superscript(children=(text("er"),), span=PLACE), text(" mai")), "1^er^~mai"),
        ((text("2"), Superscript(children=(text("ème"),), span=PLACE), text("!")), "2^e^_!"),
        ((text("mot"), Superscript(children=(text("1"),), span=PLACE), text(" !")), "mot^1^_!"),
        ((text("le 1er"), text("!")), "le 1^er^_!"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_nodes_that_touch_read_as_one_line(nodes: Inlines, expected: str) -> None:
    once = set_in_page(*nodes)
    assert show(once) == expected
    assert set_in_page(*once) == once


def test_the_parts_of_an_ordinal_know_their_place() -> None:
    node = text("l'un, le 1er mai", 10)
    first, raised, last = set_in_page(node)
    assert [node.span for node in (first, raised, last)] == [
        Span("page.md", 10, 20), Span("page.md", 20, 22), Span("page.md", 22, 26),
    ]  # fmt: skip
    # Written otherwise in the file (an entity, say), a text is placed as a whole.
    node = Text(value="le 1er mai", span=Span("page.md", 10, 30))
    assert {part.span for part in set_in_page(node)} == {node.span}
