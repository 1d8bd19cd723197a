"""Emoji found in text: one piece each, named, in full form; symbols that are text stay text."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import export_equipe.reader.emoji as emoji_module
from export_equipe.reader.emoji import emoji_of_code, find_codes, find_emoji

NAMES = json.loads(Path(emoji_module.__file__).with_name("emoji_names.json").read_text(encoding="utf-8"))
MAN_OK = "\U0001f646\u200d\u2642\ufe0f"


def split_emoji(text: str) -> list[tuple[str, str | None]]:
    """``text`` in pieces: words with ``None``, and each emoji in its full form with its name."""
    pieces: list[tuple[str, str | None]] = []
    place = 0
    for found in find_emoji(text):
        if found.start > place:
            pieces.append((text[place : found.start], None))
        pieces.append((found.text, found.name))
        place = found.end
    return [*pieces, (text[place:], None)] if place < len(text) else pieces


def mend_joiners(text: str) -> str:
    return "".join(piece for piece, _ in split_emoji(text))


def test_every_known_emoji_is_one_piece_with_its_name() -> None:
    assert len(NAMES) > 3900
    assert [text for text, name in NAMES.items() if split_emoji(text) != [(text, name)]] == []


@pytest.mark.parametrize("text", ["🙆♂️", "🙆♂", "🙆\u200d♂", "🙆\u200d♂️"])
def test_a_lost_joiner_is_put_back(text: str) -> None:
    assert mend_joiners(text) == MAN_OK
    assert split_emoji(f"{text} Responsable") == [
        (MAN_OK, "homme faisant un geste d’acceptation"),
        (" Responsable", None),
    ]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("© 2026 ™ ↔ # * 1 ⚠ ♂", []),
        ("⚠\ufe0f ©\ufe0f", ["⚠\ufe0f", "©\ufe0f"]),
        ("😀\ufe0e ⚠\ufe0e", []),
        ("1\ufe0f\u20e3 2\u20e3", ["1\ufe0f\u20e3", "2\ufe0f\u20e3"]),
        ("🇫🇷🇩🇪 🇫", ["🇫🇷", "🇩🇪"]),
        ("🙆🏽♀️", ["🙆🏽\u200d♀\ufe0f"]),
        ("👩🏽\u200d💻👩💻", ["👩🏽\u200d💻", "👩", "💻"]),
        ("❤\u200d🔥", ["❤\ufe0f\u200d🔥"]),
        ("🛠 ✅ok", ["🛠\ufe0f", "✅"]),
        ("🔒♂\ufe0f", ["🔒", "♂\ufe0f"]),
        ("🙆 ♂\ufe0f", ["🙆", "♂\ufe0f"]),
        ("😀\u200d😀", ["😀", "😀"]),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
         ["🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"]),
    ],
)  # fmt: skip
def test_what_is_an_emoji(text: str, pieces: list[str]) -> None:
    assert [piece for piece, name in split_emoji(text) if name is not None] == pieces


def test_places_are_those_of_the_source() -> None:
    text = "a 🙆♂️ b 🔒"
    assert [(text[found.start : found.end], found.text) for found in find_emoji(text)] == [
        ("🙆♂️", MAN_OK),
        ("🔒", "🔒"),
    ]


def test_shortcodes() -> None:
    assert emoji_of_code("house") == "🏠"
    assert emoji_of_code("pas-un-code") is None
    text = "une :house: :pas-un-code: à 10:30:15, a:house:b :+1:"
    assert [(text[found.start : found.end], found.text, found.name) for found in find_codes(text)] == [
        (":house:", "🏠", "maison"),
        (":+1:", "👍", "pouce vers le haut"),
    ]


def test_text_without_emoji_reads_no_table() -> None:
    emoji_module._read.cache_clear()
    emoji_module._full_forms.cache_clear()
    emoji_module._starts.cache_clear()
    assert split_emoji("Responsable (porte la politique publique) © ↔ 12 %") == [
        ("Responsable (porte la politique publique) © ↔ 12 %", None)
    ]
    assert emoji_module._read.cache_info().misses == 0


@given(st.text("a 1#🙆♂♀\u200d\ufe0f\ufe0e\u20e3🏽🇫🇷⚠🔒\U000e0067\U000e007f"))
def test_nothing_is_lost_and_mending_twice_changes_nothing(text: str) -> None:
    def bare(some: str) -> str:
        return some.replace("\ufe0f", "").replace("\u200d", "")

    once = mend_joiners(text)
    assert bare(once) == bare(text)
    assert mend_joiners(once) == once
