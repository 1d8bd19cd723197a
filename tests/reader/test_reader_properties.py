"""What holds of any page: the reader never raises, its places lie in the text, and no word is lost or displaced."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.cases import read_cases
from tests.support.conservation import equal_or_diff, page_words

from export_equipe.diagnostics import Severity, Sink
from export_equipe.model.block import CodeBlock, ErrorBlock, Heading, List
from export_equipe.model.dump import dump_nodes
from export_equipe.model.inline import Code, Emphasis, Placeholder, Strong, Text
from export_equipe.reader.page import FlatPage, read_page
from export_equipe.source import SourceText, Span

WORDS = ["TODO", "ENRICHIR"]
PAGES = [case.read("page") for case in read_cases(Path(__file__).with_name("fixtures"))]
PAGES.append((Path(__file__).parents[2] / "content/equipe-produit.md").read_text(encoding="utf-8"))


def read(text: str) -> tuple[FlatPage, Sink]:
    sink = Sink()
    return read_page(SourceText("page.md", text), WORDS, sink), sink


def walk(value: object) -> Iterator[object]:
    """Every node below ``value``, parents first, in reading order."""
    if is_dataclass(value) and not isinstance(value, Span):
        yield value
        for field in fields(value):
            yield from walk(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from walk(item)


def check_places(text: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # as the content folder gives it
    flat, sink = read(text)
    for node in walk(flat.blocks):
        span = getattr(node, "span")  # noqa: B009  # every node has one
        assert span.path == "page.md"
        assert 0 <= span.start <= span.end <= len(text), node
    lines = text.split("\n")
    for found in sink.sorted():
        if found.line:
            assert found.snippet == lines[found.line - 1]
            assert 1 <= found.column <= len(found.snippet) + 1
    assert dump_nodes(flat.blocks)


# --- Any text -------------------------------------------------------------------------------------------------------

PIECES = [
    "#", "##", "*", "**", "_", "__", "~~", "`", "``", "```", "[", "]", "(", ")", "![", "](a)", "<b>", "</b>", "<!--",
    "-->", "<div>", "<", ">", "|", "-", "---", "===", "\\", "&", "&amp;", "&#11;", "&#x1F;", "1.", "2)",
    "* [ ]", "* [x] ",
    "[TODO ", "[ENRICHIR", "\\[TODO", "[x]:", "[^1]:", "[x]", "{%", "%}", "{{", "}}", ":house:", "🙆♂️", "🔒", "a", "é",
    "mot12", "10:30", "Schéma ici", "(pourquoi ?)", "<br>", "http://a.fr", "$$", ":::",
]  # fmt: skip
CONTROLS = [
    " ", "  ", "    ", "\n", "\n\n", "\t", "\n> ", "\n* ", "\n  ", "\n|-|-|\n", "\n---\n", "\n```\n", "\n# ", "\\\n",
]  # fmt: skip
LIQUID = ['\n{% hint style="info" %}\n', "\n{% endhint %}\n", '\n{% tab title="x" %}\n', "\n{% endtab %}\n"]
ODD = [*"\x00\x0b\x1f\x85\u2028\u200b\u200d\ufe0f\ufeff\ufffe\ue000\xa0\r"]
MARKDOWN = st.lists(st.sampled_from(PIECES + CONTROLS * 4 + LIQUID * 2), max_size=60).map("".join)
ANYTHING = st.lists(st.sampled_from(PIECES + CONTROLS * 2 + ODD), max_size=30).map("".join)


@given(MARKDOWN)
@settings(max_examples=250)
def test_markdown_in_disorder_is_read(text: str) -> None:
    check_places(text)


@given(ANYTHING)
def test_odd_characters_are_read(text: str) -> None:
    check_places(text)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    check_places(text)


@given(
    st.sampled_from(PAGES),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 2), st.binary(max_size=3)), min_size=1, max_size=6),
)
@settings(max_examples=150)
def test_damaged_pages_are_read(page: str, damages: Sequence[tuple[float, int, bytes]]) -> None:
    data = page.encode()
    for place, cut, added in damages:
        start = int(place * len(data))
        data = data[:start] + added + data[start + cut :]
    check_places(data.decode("utf-8", "replace"))


# --- Pages of numbered words ----------------------------------------------------------------------------------------

WORD = "§"  # numbered once the page is made
FORMS = ["{}", "{}", "{} {}", "**{}**", "_{} {}_", "~~{}~~", "`{}`", "[{}](a.md)", "**{} _{}_ {}**", "[TODO {}]"]
INLINES = st.lists(st.sampled_from(FORMS), min_size=1, max_size=4).map(
    lambda forms: [f.replace("{}", WORD) for f in forms]
)
CELLS = st.lists(st.lists(INLINES.map(" ".join), min_size=2, max_size=2), min_size=1, max_size=3)
Lines = list[str]


def paragraph(pieces: list[str]) -> Lines:
    return pieces


def table(rows: list[list[str]]) -> Lines:
    head, *body = (f"| {' | '.join(cells)} |" for cells in rows)
    return [head, "| --- | :-: |", *body]


def heading(pieces: list[str]) -> Lines:
    return [f"## {' '.join(pieces)}"]


def join(blocks: Sequence[Lines]) -> Lines:
    return [line for block in blocks for line in [*block, ""]]


def quote(blocks: Sequence[Lines]) -> Lines:
    return [f"> {line}".rstrip() for line in join(blocks)]


def bullets(items: Sequence[Lines]) -> Lines:
    """Each block is an item."""
    return [("* " if index == 0 else "  ") + line for item in items for index, line in enumerate([*item, ""])]


def numbers(blocks: Sequence[Lines]) -> Lines:
    """All blocks are in one item."""
    return [("1. " if index == 0 else "   ") + line for index, line in enumerate(join(blocks))]


def hint(blocks: Sequence[Lines]) -> Lines:
    return ['{% hint style="info" %}', *join(blocks), "{% endhint %}"]


LEAVES = INLINES.map(paragraph) | CELLS.map(table) | INLINES.map(heading)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(*(st.lists(inner, min_size=1, max_size=3).map(make) for make in (quote, bullets, numbers))),
    max_leaves=8,
)


def number(lines: Lines) -> str:
    counter = iter(range(100_000))
    return re.sub(WORD, lambda _: f"mot{next(counter)}", "\n".join(lines)) + "\n"


HINTS = st.lists(TREES, min_size=1, max_size=3).map(hint)
NUMBERED = st.lists(TREES | HINTS, min_size=1, max_size=5).map(join).map(number)


def texts(flat: FlatPage) -> Iterator[str]:
    for node in walk(flat.blocks):
        if isinstance(node, Text | Code | CodeBlock | ErrorBlock):
            yield node.value


@given(NUMBERED)
@settings(max_examples=100)
def test_no_word_is_lost_doubled_or_moved(page: str) -> None:
    flat, sink = read(page)
    assert sink.sorted() == ()
    assert equal_or_diff(page_words(page), " ".join(texts(flat))) is None


@given(NUMBERED)
@settings(max_examples=100)
def test_every_word_is_where_its_place_says(page: str) -> None:
    flat, _ = read(page)
    source = SourceText("page.md", page)
    for node in walk(flat.blocks):
        match node:
            case Text(value=value, span=span):
                written = re.sub(r"\s*\n[\s>]*", " ", source.slice(span))
                assert value in (written, "[", "]") or value.strip("[]") == written.strip("[]")
            case Placeholder(span=span):
                assert re.fullmatch(r"\[TODO mot\d+\]", source.slice(span))
            case Code(value=value, span=span):
                assert source.slice(span) == f"`{value}`"
            case Strong(span=span):
                # The title of a section that a quote or a list holds is strong text: its place is the whole line.
                assert re.fullmatch(r"\*\*[^*]+\*\*|.*## .+", source.slice(span))
            case Emphasis(span=span):
                assert re.fullmatch(r"_[^_]+_", source.slice(span))
            case Heading(span=span) | List(span=span):
                assert re.match(r"[> ]*(?:##|\*|1\.)", source.slice(span))


def test_a_very_deep_page_is_refused_and_not_lost_in_silence() -> None:
    for page in (">" * 500 + " a", "* " * 500 + "a", "".join("  " * depth + "* a\n" for depth in range(200))):
        _, sink = read(page)
        assert {(found.code, found.severity) for found in sink.sorted()} == {
            ("imbrication-trop-profonde", Severity.ERROR)
        }
    for page in ("*" * 5000 + "a" + "*" * 5000, "[TODO " * 2000, "![" * 1000 + "](a)" * 1000, "{% hint %}\n" * 500):
        check_places(page)
