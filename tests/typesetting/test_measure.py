"""Widths and line breaks of runs: the rules of the breaks, what is kept, what is reported."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from export_equipe.diagnostics import ThemeError
from export_equipe.typesetting.lines import MeasuredText
from export_equipe.typesetting.measure import measurer
from export_equipe.typesetting.run import Added, Highlight, Run, Runs, plain_text

MEASURES = measurer("arimo")


def run(text: str, **style: bool) -> Run:
    return Run(text=text, origin=Added.TEMPLATE, **style)


def lines_of(runs: Runs, width: float, size: float = 10.0) -> list[str]:
    return [plain_text(line) for line in MEASURES.break_lines(runs, size=size, width=width).lines]


def test_widths_are_those_of_the_font_tables() -> None:
    # Advances of Arial, in 2048 units: A 1366, V 1366, the pair A V is kerned by -152; a 1139, in bold 1139.
    assert MEASURES.width((run("AV"),), 2048.0) == pytest.approx(1366 + 1366 - 152, abs=2)
    assert MEASURES.width((run("a"),), 2048.0) == 1139
    assert MEASURES.width((run("i"),), 2048.0) == 455
    assert MEASURES.width((run("i", strong=True),), 2048.0) == 569


def test_code_stands_on_the_grid_of_courier() -> None:
    assert MEASURES.width((run("iiWW", code=True),), 10.0) == pytest.approx(24.0)


@pytest.mark.parametrize("style", ["superscript", "subscript"])
def test_what_is_raised_or_lowered_is_smaller(style: str) -> None:
    assert MEASURES.width((run("er", **{style: True}),), 10.0) < 0.7 * MEASURES.width((run("er"),), 10.0)


def test_what_is_drawn_bold_is_measured_bold() -> None:
    strong = MEASURES.width((run("Un mot", strong=True),), 10.0)
    marked = Run(text="Un mot", origin=Added.TEMPLATE, highlight=Highlight.NOTE)
    assert [MEASURES.width((each,), 10.0) for each in (run("Un mot", button=True), marked)] == [strong, strong]
    assert strong > MEASURES.width((run("Un mot"),), 10.0)


@pytest.mark.parametrize("emoji", ["🔒", "🙆\u200d♂\ufe0f", "🇫🇷", "1\ufe0f\u20e3", "👩🏽\u200d💻"])
def test_an_emoji_is_one_glyph_as_wide_as_that_of_office(emoji: str) -> None:
    assert MEASURES.width((Run(text=emoji, origin=Added.TEMPLATE, emoji="nom"),), 1.0) == pytest.approx(1.37)


def test_a_character_that_the_family_lacks_is_measured_with_a_named_fallback() -> None:
    assert [(part.text, part.font) for part in MEASURES.stretches(run("a ⚠ ♀ ☓"))] == [
        ("a ", "Arimo"),
        ("⚠", "Noto Emoji"),
        (" ♀ ", "Arimo"),
        ("☓", "Noto Sans Symbols"),
    ]


def test_characters_without_any_font_are_named_and_take_an_em() -> None:
    assert MEASURES.missing("é\u202f🙆\u200d♂\ufe0f\n中a\u0301☐") == {"中", "☐"}
    assert MEASURES.width((run("中"),), 10.0) == 10.0


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("un deux", ["un ", "deux"]),
        ("dé-risquer", ["dé-", "risquer"]),
        ("12\u00a0% de 1\u202f000", ["12\u00a0% ", "de ", "1\u202f000"]),
        ("«\u00a0mot\u00a0»\u202f!", ["«\u00a0mot\u00a0»\u202f!"]),
        ("2026-2027", ["2026-2027"]),
        ("et/ou", ["et/ou"]),
        ("avant—après", ["avant", "—", "après"]),
        ("anti\u2011bruit", ["anti\u2011bruit"]),
        ("https://a.fr/bb/c", ["https://", "a.fr/", "bb/", "c"]),
    ],
)  # fmt: skip
def test_where_a_line_may_end(text: str, pieces: list[str]) -> None:
    ends = {len("".join(pieces[:index])) for index in range(1, len(pieces))}
    reached = set()
    for step in range(4, 1200):
        broken = MEASURES.break_lines((run(text),), size=10.0, width=step / 4)
        if not broken.overflow:
            lengths = [len(plain_text(line)) for line in broken.lines]
            reached |= {sum(lengths[:index]) for index in range(1, len(lengths))}
    assert reached == ends


def test_an_address_that_fits_a_line_is_not_cut_at_its_slashes() -> None:
    address = "https://exemple.fr/dossier/page"
    wide = MEASURES.width((run(address),), 10.0)
    assert lines_of((run(f"Un mot {address} après"),), wide + 1) == ["Un mot ", f"{address} ", "après"]
    assert lines_of((run(address),), wide - 1) == ["https://exemple.fr/dossier/", "page"]


def test_an_emoji_that_does_not_fit_takes_the_word_before_it_along() -> None:
    """As in LibreOffice; a line holds one of them at least."""
    runs = (run("un mot voisin "), Run(text="🔒", origin=Added.TEMPLATE, emoji="cadenas"), run(" clé"))
    assert lines_of(runs, 65.0) == ["un mot ", "voisin 🔒 clé"]
    assert lines_of(runs, 78.0) == ["un mot voisin 🔒 ", "clé"]
    assert lines_of(runs, 35.0) == ["un mot ", "voisin ", "🔒 clé"]
    assert MEASURES.least_width(runs, size=10.0) == MEASURES.width((run("voisin"),), 10.0)
    assert not MEASURES.break_lines(runs, size=10.0, width=35.0).overflow


def test_an_address_wider_than_the_line_begins_one() -> None:
    """As in LibreOffice, which then cuts it between two characters."""
    address = run("voir https://exemple.fr/un/chemin")
    assert lines_of((address,), 100.0) == ["voir ", "https://exemple.fr/un/", "chemin"]


def test_a_link_that_does_not_fit_begins_a_line() -> None:
    """As in LibreOffice, to which it is a field."""
    link = Run(text="un lien de cinq mots", origin=Added.TEMPLATE, href="https://exemple.fr/")
    assert lines_of((run("voir "), link, run(" fin")), 100.0) == ["voir ", "un lien de cinq mots ", "fin"]
    assert lines_of((run("voir "), link), 60.0) == ["voir ", "un lien de ", "cinq mots"]
    assert MEASURES.least_width((link,), size=10.0) == MEASURES.width((run("mots"),), 10.0)


def test_an_address_asks_for_no_more_room_than_its_widest_part() -> None:
    address = run("https://exemple.fr/un/chemin")
    assert MEASURES.least_width((address,), size=10.0) == MEASURES.width((run("exemple.fr/"),), 10.0)


def test_spaces_hang_at_the_end_of_a_line() -> None:
    width = MEASURES.width((run("un deux"),), 10.0)
    assert lines_of((run("un deux trois"),), width + 0.01) == ["un deux ", "trois"]


def test_forced_line_ends() -> None:
    runs = (run("un"), run("\n"), run("deux\n\ntrois\n"))
    assert lines_of(runs, 500.0) == ["un", "deux", "", "trois", ""]


def test_a_word_wider_than_the_line_is_cut_between_characters_and_reported() -> None:
    broken = MEASURES.break_lines((run("un anticonstitutionnellement deux"),), size=10.0, width=50.0)
    assert broken.overflow
    assert [plain_text(line) for line in broken.lines] == ["un ", "anticonstit", "utionnelle", "ment deux"]


def test_a_word_without_end_is_measured_a_few_times_over() -> None:
    measured: list[int] = []

    def measure(run: Run, text: str) -> float:
        measured.append(len(text))
        return 0.5 * len(text)

    word = "a" * 50_000
    broken = MeasuredText((run(word),), measure).broken(40.0)
    assert [len(line[0].text) for line in broken.lines] == [80] * 625
    assert sum(measured) < 30 * len(word)


def test_an_emoji_and_an_accent_are_never_cut() -> None:
    runs = (Run(text="🙆\u200d♂\ufe0f", origin=Added.TEMPLATE, emoji="homme"), run("e\u0301e\u0301"))
    assert lines_of(runs, 1.0) == ["🙆\u200d♂\ufe0f", "e\u0301", "e\u0301"]


def test_runs_keep_their_style_when_they_are_cut() -> None:
    broken = MEASURES.break_lines((run("un "), run("deux trois", strong=True)), size=10.0, width=45.0)
    assert broken.lines == ((run("un "), run("deux ", strong=True)), (run("trois", strong=True),))


def test_an_unknown_family_is_a_theme_error() -> None:
    with pytest.raises(ThemeError, match="marianne"):
        measurer("marianne")


_texts = st.text("aéœ AV-/—\u00a0\u202f\n🔒⚠中\u00ad\u200d", max_size=40)


@settings(max_examples=200, deadline=None)
@given(st.lists(_texts, max_size=4), st.floats(1.0, 300.0))
def test_no_character_is_lost_and_no_line_is_too_wide(texts: list[str], width: float) -> None:
    runs = tuple(run(text, strong=index % 2 == 1) for index, text in enumerate(texts))
    broken = MEASURES.break_lines(runs, size=10.0, width=width)
    assert "".join(plain_text(line) for line in broken.lines) == plain_text(runs).replace("\n", "")
    for line in broken.lines:
        shown = plain_text(line).rstrip(" ")
        if not broken.overflow and shown:
            *first, last = line
            assert MEASURES.width((*first, run(last.text.rstrip(" "), strong=last.strong)), 10.0) <= width + 1.0


@settings(max_examples=60, deadline=None)
@given(st.text("abé -🔒", max_size=60), st.floats(30.0, 200.0), st.floats(0.0, 50.0))
def test_more_room_never_needs_more_height(text: str, width: float, more: float) -> None:
    low, high = (MEASURES.height((run(text),), size=10.0, width=each, pitch=12.5) for each in (width, width + more))
    assert high <= low
