"""Subsets of the fallback fonts: only what is needed, joined forms among it, the same bytes every time."""

import uharfbuzz

from export_equipe.typesetting.measure import measurer
from export_equipe.typesetting.run import Added, Run
from export_equipe.typesetting.subset import subset_fallbacks

MAN_OK = "\U0001f646\u200d\u2642\ufe0f"


def runs(*texts: str) -> list[Run]:
    return [Run(text=text, origin=Added.TEMPLATE, emoji="x" if text == MAN_OK else "") for text in texts]


def shaped(data: bytes, text: str) -> list[int]:
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data)))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    return [info.codepoint for info in buffer.glyph_infos]


def test_what_the_family_has_needs_nothing() -> None:
    assert subset_fallbacks(runs("Une équipe produit, c’est…", "1 234 €"), measurer("arimo")) == ()


def test_a_joined_emoji_is_one_glyph_of_a_small_font() -> None:
    (subset,) = subset_fallbacks(runs("Responsable ", MAN_OK, "🔒"), measurer("arimo"))
    assert subset.name == "Noto Emoji"
    assert len(subset.data) < 10_000
    assert len(shaped(subset.data, MAN_OK)) == 1
    assert 0 not in shaped(subset.data, MAN_OK + "🔒")
    assert shaped(subset.data, "🤝") == [0]


def test_the_bytes_are_the_same_whatever_the_order() -> None:
    there = subset_fallbacks(runs("🔒", "🤝"), measurer("arimo"))
    back = subset_fallbacks(runs("🤝", "🔒", "🔒"), measurer("arimo"))
    assert [subset.data for subset in there] == [subset.data for subset in back]
