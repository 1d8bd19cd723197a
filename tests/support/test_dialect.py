"""Drawn pages: their streams are what they hold, the independent reader finds the same, and nothing of ours is used."""

import ast
from collections import Counter
from pathlib import Path

import pytest
from tests.support.dialect import DrawnPage, draw_page, single, words_of
from tests.support.dialect.draw import DEEPEST
from tests.support.dialect.shares import count_shares, render_shares
from tests.support.dialect.single import draw_construct
from tests.support.page_text import read_page_text

SUPPORT = Path(__file__).parent
# What must know nothing of the program: each file, and all that it imports from here.
INDEPENDENT = [*sorted((SUPPORT / "dialect").glob("*.py")), *(SUPPORT / f"{name}.py" for name in (
    "mutate", "page_html", "page_source", "page_text",
))]  # fmt: skip
SEEDS = range(300)
# The constructs of the list in the tests' own words: all of them are drawn.
CONSTRUCTS = frozenset(
    """hint, info|hint, success|hint, warning|hint, danger|tabs|stepper|step closed behind a figure|columns|expandable
    code with title|embed, void|embed, paired|embed, legacy|file, void|file, paired|file, legacy|content-ref|page-ref
    include|condition|updates|prompt|openapi|openapi-operation|openapi-schemas|openapi-webhook|swagger|figure
    figure, dark variant|figure, several pictures|figure, aligned|figure, centred|figure, full width|figure, framed
    drawing|cards|cards, with cover|HTML table|HTML table, hidden header|HTML table, spans|HTML table, row headers
    column, rating|column, select|column, select multiple|column, users|column, checkbox|column, number|column, files
    column, content-ref|column, image|column, hidden|column, rich text|GFM table|GFM table, empty header
    GFM table, ragged rows|GFM table, escaped pipes|GFM table, HTML in cells|math, inline|math block|mermaid|tasks
    divider|quote|list, bullets|list, numbers|list, tight nesting|list item, bullets|list item, numbers|fence
    fence quoting tags|fence in a fence|indented code|footnote call|footnote called again|annotation
    footnote call, HTML|footnote of several paragraphs|front matter|description|mention, page|mention, person
    mention, HTML|button, link|button, action|icon|coloured mark|emoji, shortcode|emoji, span|emoji, sign
    expression, space|expression, page|inline picture|picture|picture in a link|hard break, backslash
    hard break, spaces|line break, HTML|entity|typed space|escaped marks|link|link to a page|link with spaces
    reference link|autolink
    autolink, bare|CRLF|no title|another level 1 heading|paragraph before the title|comment, inline|comment block
    underlined heading|code|code, double|code, quoted tag|strong|emphasis|strike""".replace("\n    ", "|").split("|")
)


def plain(formulas: tuple[str, ...]) -> list[str]:
    """Formulas without the white space that their place gives their lines."""
    return [" ".join(formula.split()) for formula in formulas]


@pytest.fixture(scope="module")
def pages() -> list[DrawnPage]:
    return [draw_page(seed) for seed in SEEDS]


@pytest.mark.parametrize("path", INDEPENDENT, ids=lambda path: path.name)
def test_nothing_here_knows_the_program(path: Path) -> None:
    """It imports other such files and libraries: neither the program nor what the program reads pages with."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    known = {".".join(file.relative_to(SUPPORT.parents[1]).with_suffix("").parts) for file in INDEPENDENT}
    known |= {"tests.support.dialect"}
    ours = {name for name in imported if name.startswith(("tests", "export_equipe", "markdown_it"))}
    assert ours <= known
    generator = path.parent.name == "dialect" or path.stem == "mutate"
    assert not (generator and any("page_" in name for name in imported))


def test_a_seed_gives_the_same_page_each_time(pages: list[DrawnPage]) -> None:
    assert pages[:40] == [draw_page(seed) for seed in range(40)]


def test_each_word_is_written_once_and_belongs_to_one_stream(pages: list[DrawnPage]) -> None:
    for page in pages:
        written = Counter(word for data in page.files.values() for word in words_of(data.decode("utf-8", "replace")))
        assert written == Counter((*page.body, *page.notes, *page.alternatives, *page.hidden)), page.seed
        assert set(written.values()) <= {1}
        assert page.body[: len(page.titles)] == page.titles


def test_every_construct_and_every_depth_is_drawn(pages: list[DrawnPage]) -> None:
    shares = count_shares(pages)
    assert CONSTRUCTS - shares.drawn.keys() == set()
    assert min(shares.drawn[name] for name in CONSTRUCTS) >= 2
    assert sorted(shares.deepest) == list(range(DEEPEST + 1))
    table = render_shares(shares)
    assert table.startswith("300 pages, ")
    assert all(f"\n{name} " in table for name in CONSTRUCTS)


def test_every_construct_has_a_page_of_its_own() -> None:
    assert CONSTRUCTS - set(single.CONSTRUCTS) == set()
    assert all(draw_construct(name) is draw_construct(name) for name in single.CONSTRUCTS[:3])


def test_the_independent_reader_finds_what_was_drawn(pages: list[DrawnPage]) -> None:
    for page in pages:
        found = read_page_text(page.files, page.path)
        assert tuple(words_of(found.title)) == page.titles, page.seed
        assert tuple(words_of(found.body)) == page.body, page.seed
        assert tuple(words_of(found.notes)) == page.notes, page.seed
        assert tuple(words_of(" ".join(found.alternatives))) == page.alternatives, page.seed
        assert plain(found.formulas) == plain(page.formulas), page.seed
