"""One construct at a time: a small page that has it alone, then inside other blocks.

Comes in: the name of a construct. Goes out: its ``DrawnPage``, the same each time. A block stands alone, in a hint in a
step, and in an item of a list in a quote where GitBook writes it there; an inline stands in a paragraph, in an item of
a list in a hint, and in a cell. What belongs to whole pages (front matter, line ends…) is found among drawn pages.
"""

from collections.abc import Callable, Iterator
from functools import cache, partial

from tests.support.dialect.api import API
from tests.support.dialect.containers import CONTAINERS, INCLUDE
from tests.support.dialect.draw import DEEPEST, Draw, DrawnPage, Maker, indented
from tests.support.dialect.inlines import HTML, MARKDOWN
from tests.support.dialect.media import MEDIA
from tests.support.dialect.page import draw_blocks_page, draw_page
from tests.support.dialect.tables import KINDS, TABLES, lone_column
from tests.support.dialect.text import TEXT

_COLUMNS = [Maker(f"column, {kind}", partial(lone_column, kind)) for kind in (*KINDS, "hidden")]
BLOCKS = {maker.name: maker for maker in (*TEXT, *MEDIA, *TABLES, *_COLUMNS, *API, INCLUDE, *CONTAINERS)}
INLINES = {maker.name: maker for maker in MARKDOWN}
HTML_INLINES = {maker.name: maker for maker in HTML}
# What belongs to a page, and how a drawn page that has it is known.
PAGES: dict[str, Callable[[DrawnPage], bool]] = {
    **{
        name: lambda page, name=name: page.constructs[name] > 0  # type: ignore[misc]
        for name in (
            "front matter", "description", "no title", "another level 1 heading", "paragraph before the title", "CRLF",
            "footnote definition", "footnote of several paragraphs", "footnote called again", "cards, with cover",
        )
    },
    **{f"{depth} blocks deep": lambda page, depth=depth: page.depth == depth for depth in range(2, DEEPEST + 1)},  # type: ignore[misc]
}  # fmt: skip
CONSTRUCTS = (*BLOCKS, *dict.fromkeys((*INLINES, *HTML_INLINES)), *PAGES)


@cache
def draw_construct(name: str) -> DrawnPage:
    """The page of the construct ``name``, one of ``CONSTRUCTS``."""
    if name in PAGES:
        return next(page for page in map(draw_page, range(1000)) if PAGES[name](page))
    seed = CONSTRUCTS.index(name)
    if name in BLOCKS:
        return draw_blocks_page(seed, lambda draw: "\n\n".join(_blocks(BLOCKS[name], draw)))
    return draw_blocks_page(seed, lambda draw: "\n\n".join(_inlines(name, draw)))


def _blocks(maker: Maker, draw: Draw) -> Iterator[str]:
    yield f"{draw.word()}\n\n{_made(maker, draw)}\n\n{draw.word()}"
    yield _in_step(_in_hint(_made(maker, draw)))
    if not {"liquid", "heading"} & set(maker.needs):
        with draw.without("liquid", "heading"):
            yield _in_quote(indented(f"{draw.word()}\n\n{_made(maker, draw)}", "* ", "  "))


def _inlines(name: str, draw: Draw) -> Iterator[str]:
    maker = INLINES.get(name)
    if maker is not None:
        yield _around(maker, draw)
        yield _in_hint(_around(maker, draw) if "line" in maker.needs else f"* {_around(maker, draw)}")
    if name in HTML_INLINES:
        start = f"<table><thead><tr><th>{draw.word()}</th></tr></thead><tbody><tr><td>"
        yield f"{start}{_around(HTML_INLINES[name], draw)}</td></tr></tbody></table>"
    elif maker is not None and not {"line", "pipe"} & set(maker.needs):
        yield f"| {draw.word()} |\n| --- |\n| {_around(maker, draw)} |"


def _made(maker: Maker, draw: Draw) -> str:
    draw.count(maker.name)
    return maker.make(draw)


def _around(maker: Maker, draw: Draw) -> str:
    return f"{draw.word()} {_made(maker, draw)} {draw.word()}"


def _in_hint(content: str) -> str:
    return f'{{% hint style="info" %}}\n{content}\n{{% endhint %}}'


def _in_step(content: str) -> str:
    return f"{{% stepper %}}\n{{% step %}}\n{content}\n{{% endstep %}}\n{{% endstepper %}}"


def _in_quote(content: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in content.split("\n"))
