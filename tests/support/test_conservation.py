"""The conservation law's machinery, and the test of the test: one word deleted, doubled or swapped is always caught."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.conservation import (
    body_text,
    contains_in_order,
    delete_word,
    double_word,
    emoji_signs,
    equal_or_diff,
    letters,
    mutations,
    page_note_words,
    page_words,
    swap_words,
)

SEED = Path(__file__).parents[2] / "content" / "equipe-produit.md"
TEXTS = st.lists(st.text("abéÀ1 ’-\u202f🔒", min_size=1, max_size=6), max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("---\nicon: football\n---\n\n# Titre\n", "Titre"),
        ("---\nicon: x\n---\n---\n\ntexte", "texte"),
        (
            "Un **gras**, _ital_ et ~~barré~~ `code` \\[ENRICHIR] &amp; &#x20;x",
            "Un gras, ital et barré code [ENRICHIR] & x",
        ),
        ("a\\\nb  \nc<br>d", "a b c d"),
        ("| | A |\n|---|---|\n| b | c d |\n", "A b c d"),
        ("* un\n  1. deux\n* [ ] trois\n", "un deux trois"),
        ('[norman](https://app.gitbook.com/u/1 "mention").', "norman."),
        ("![alt](a.png) après <img src='x' alt='y'>", "après"),
        ("<figure><img src='x' alt='y'><figcaption><p>Légende</p></figcaption></figure>", "Légende"),
        ('{% hint style="info" %}\nGare\n{% endhint %}', "Gare"),
        ('{% tabs %}\n{% tab title="Un" %}\ndeux\n{% endtab %}\n{% endtabs %}', "Un deux"),
        ("```\n{% hint %}\n```\n\n`{% tab %}`", "{% hint %} {% tab %}"),
        ("<details><summary>Voir</summary>\n\nplus\n\n</details>", "Voir plus"),
        ("<table data-header-hidden><thead><tr><th>H</th></tr></thead><tbody><tr><td>x</td></tr></tbody></table>", "x"),
        ("<table><thead><tr><th>H</th><th data-hidden>I</th></tr></thead><tr><td>x</td><td>y</td></tr></table>", "H x"),
        ('<i class="fa-check">check</i> :house: fait à 10:30', "fait à 10:30"),
        ("mot[^1] suite\n\n[^1]: La note.\n", "mot suite"),
        ('## Titre <a href="#x" id="x"></a>', "Titre"),
    ],
)
def test_the_visible_words_of_a_page(markdown: str, words: str) -> None:
    assert page_words(markdown) == words.split()


def test_alternatives_may_count_as_text() -> None:
    assert page_words("avant ![une vue](a.png) après", alternatives=True) == ["avant", "une", "vue", "après"]


def test_labels_rename_mentions_and_notes_are_a_stream_of_their_own() -> None:
    assert page_words('[a.md](a.md "mention") x', {"a.md": "Page A"}) == ["Page", "A", "x"]
    assert letters("".join(page_note_words("mot[^1]\n\n[^1]: La note.\n"))) == "Lanote"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("c'est...", "c’est…"),
        ("12 345 ;", "12\u202f345\u202f;"),
        ("le 1er, la 2ème, la 1ère, les 3èmes", "le 1ᵉʳ, la 2ᵉ, la 1re, les 3ᵉˢ"),
        ("14h30", "14\u00a0h\u00a030"),
        ("co\u00adupure efﬁcace", "coupure efficace"),
        ("e\u0301quipe", "équipe"),
        ("🙆♂️ fait", "🙆\u200d♂️ fait"),
    ],
)
def test_what_typography_changes_is_no_difference(first: str, second: str) -> None:
    assert equal_or_diff(first, second) is None


def test_the_first_difference_is_shown_in_context() -> None:
    assert equal_or_diff(["un", "deux", "trois"], "un deux quatre") == "after «undeux» expected «trois», found «quatre»"
    assert equal_or_diff("un deux", "un") == "after «un» expected «deux», found «(end)»"


def test_runs_are_held_in_order_and_nothing_else() -> None:
    runs = [("Porter ", True), ("(suite)", False), (" un produit", True)]
    assert body_text(runs) == "Porter  un produit"
    assert contains_in_order(runs, "Porter (suite)\nun produit") is None
    missing = contains_in_order(runs, "Porter un produit")
    assert missing is not None
    assert missing.startswith("run 2 of 3 (added)")
    extra = contains_in_order(runs, "Porter (suite) un produit de trop")
    assert extra is not None
    assert "found «detrop»" in extra


def test_emoji_are_compared_without_selectors_and_joiners() -> None:
    assert emoji_signs("🙆♂️ 🔒 ●") == emoji_signs("🙆\u200d♂️ 🔒 ●") == ["🙆", "♂", "🔒", "●"]


def test_the_mutators() -> None:
    assert delete_word("un deux trois", 1) == "un trois"
    assert double_word("un deux trois", 1) == "un deux deux trois"
    assert swap_words("un deux trois", 1) == "un trois deux"


@given(TEXTS)
def test_every_mutation_is_caught_and_the_text_itself_is_not(text: str) -> None:
    assert equal_or_diff(text, " ".join(text.split())) is None
    for mutation in mutations(text):
        assert equal_or_diff(text, mutation.text) is not None, mutation.name


@given(TEXTS)
def test_letters_are_stable(text: str) -> None:
    assert letters(letters(text)) == letters(text)


def test_every_mutation_of_the_seed_page_is_caught() -> None:
    words = " ".join(page_words(SEED.read_text(encoding="utf-8")))
    found = list(mutations(words))
    assert len(found) > 500
    assert [mutation.name for mutation in found if equal_or_diff(words, mutation.text) is None] == []
