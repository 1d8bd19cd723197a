"""Blocks that hold blocks, and the drawing of blocks at any depth.

What a place must allow: ``liquid`` tags ``{% … %}`` (GitBook writes none in a quote), ``heading`` headings (not in list
items and quotes), ``include`` an included file.
"""

from collections.abc import Callable
from functools import partial

from tests.support.dialect.api import API
from tests.support.dialect.draw import Draw, Maker, choose, indented
from tests.support.dialect.inlines import html_phrase, phrase
from tests.support.dialect.media import MEDIA
from tests.support.dialect.tables import TABLES
from tests.support.dialect.text import TEXT, heading_text

STYLES = ("info", "success", "warning", "danger")


def draw_blocks(draw: Draw, least: int = 1, most: int = 2) -> str:
    """A few blocks, one of them a container as long as the page reaches deeper."""
    count = draw.rng.randint(least, most)
    deep = draw.rng.randrange(count) if draw.reach else -1
    return "\n\n".join(_container(draw) if index == deep else _leaf(draw) for index in range(count))


def _leaf(draw: Draw) -> str:
    family = draw.rng.choices((TEXT, MEDIA, TABLES, API, (INCLUDE,)), (10, 5, 4, 1, 0.5))[0]
    if not any(draw.banned.isdisjoint(maker.needs) for maker in family):
        family = TEXT
    draw.depths[draw.depth] += 1
    return choose(draw, family)


def _container(draw: Draw) -> str:
    with draw.within():
        return choose(draw, CONTAINERS)


def _compartments(draw: Draw, count: int, make: Callable[[Draw], str]) -> list[str]:
    """``count`` parts of a container, one of which reaches deeper."""
    deep = draw.rng.randrange(count)
    made = []
    for index in range(count):
        with draw.reaching(draw.reach if index == deep else 0):
            made.append(make(draw))
    return made


# Liquid containers


def _tagged(draw: Draw, tag: str, attributes: str, content: str) -> str:
    """``content`` between the tags; the exporter leaves no empty line there, hands that edit the file do."""
    edge = draw.pick(("\n", "\n", "\n\n"))
    return f"{{% {tag}{attributes} %}}{edge}{content}{edge}{{% end{tag} %}}"


def _hint(style: str, draw: Draw) -> str:
    return _tagged(draw, "hint", f' style="{style}"' + draw.pick(("", ' icon="books"')), draw_blocks(draw))


def _tabs(draw: Draw) -> str:
    return _tagged(draw, "tabs", "", _joined(draw, _compartments(draw, draw.rng.randint(1, 3), _tab)))


def _tab(draw: Draw) -> str:
    title = draw.some() + draw.pick(("", " &#x26; co", " *"))
    return _tagged(draw, "tab", f' title="{title}"' + draw.pick(("", ' icon="windows"')), draw_blocks(draw))


def _stepper(draw: Draw) -> str:
    return _tagged(draw, "stepper", "", _joined(draw, _compartments(draw, draw.rng.randint(1, 3), _step)))


def _step(draw: Draw) -> str:
    heading = f"{draw.pick(('##', '###', '####'))} {heading_text(draw)}\n\n" if _titled(draw) else ""
    return _tagged(draw, "step", "", heading + draw_blocks(draw))


def _figure_step(draw: Draw) -> str:
    """The exporter's trap: a picture's HTML, and the closing tag on the very next line."""
    figure = next(maker for maker in MEDIA if maker.name == "figure").make
    draw.depths[draw.depth] += 1
    content = f"{draw_blocks(draw, 1, 1)}\n\n{figure(draw)}"
    return f"{{% stepper %}}\n{{% step %}}\n{content}\n{{% endstep %}}\n{{% endstepper %}}"


def _columns(draw: Draw) -> str:
    return _tagged(draw, "columns", "", _joined(draw, _compartments(draw, draw.rng.randint(1, 3), _column)))


def _column(draw: Draw) -> str:
    return _tagged(draw, "column", draw.pick(("", ' width="50%"')), draw_blocks(draw))


def _updates(draw: Draw) -> str:
    parts = _joined(draw, _compartments(draw, draw.rng.randint(1, 3), _update))
    return _tagged(draw, "updates", draw.pick(("", ' format="full"')), parts)


def _update(draw: Draw) -> str:
    heading = f"## {heading_text(draw)}\n\n" if _titled(draw) else ""
    tags = draw.pick(("", ' tags="api,beta"'))
    return _tagged(draw, "update", f' date="2026-04-22"{tags}', heading + draw_blocks(draw))


def _condition(draw: Draw) -> str:
    test = draw.pick(("=== true", '=== "bêta"', "!== false"))
    return _tagged(draw, "if", f" visitor.claims.unsigned.x {test}", draw_blocks(draw))


def _titled(draw: Draw) -> bool:
    return "heading" not in draw.banned and draw.chance(0.8)


def _joined(draw: Draw, parts: list[str]) -> str:
    return draw.pick(("\n\n", "\n")).join(parts)


# HTML and Markdown containers


def _details(draw: Draw) -> str:
    opening = draw.pick(("<details>", "<details open>"))
    edge = draw.pick(("\n\n", ""))
    return f"{opening}{edge}<summary>{html_phrase(draw)}</summary>\n\n{draw_blocks(draw)}\n\n</details>"


def _quote(draw: Draw) -> str:
    with draw.without("liquid", "heading"):
        quoted = draw_blocks(draw)
    return "\n".join(f"> {line}" if line else ">" for line in quoted.split("\n"))


def _list(ordered: bool, draw: Draw) -> str:
    width = draw.pick((0, 0, 1))
    number = draw.pick((1, 1, 3))
    with draw.without("heading"):
        items = _compartments(draw, draw.rng.randint(1, 3), _item)
    markers = [f"{number + index}. " if ordered else draw.pick(("* ",)) for index in range(len(items))]
    markers = [marker + " " * width for marker in markers]
    edge = draw.pick(("\n", "\n\n"))
    return edge.join(indented(item, marker, " " * len(marker)) for marker, item in zip(markers, items, strict=True))


def _item(draw: Draw) -> str:
    with draw.without("line"):
        opening = phrase(draw, 0, 3)
    return f"{opening}\n\n{draw_blocks(draw)}" if draw.reach or draw.chance(0.6) else opening


def _include(draw: Draw) -> str:
    """An included file; its own addresses start from where it stands."""
    name = f"bloc-{len(draw.files)}.md"
    path = f".gitbook/includes/{name}"
    draw.files[path] = b""
    base, reach, draw.base, draw.reach = draw.base, draw.reach, "../../", 0
    with draw.without("note", "reference", "var", "include"):
        front = f"---\ntitle: {draw.secret()}\n---\n\n" if draw.chance(0.5) else ""
        draw.files[path] = f"{front}{draw_blocks(draw)}\n".encode()
    draw.base, draw.reach = base, reach
    return f'{{% include "{draw.base}{path}" %}}'


INCLUDE = Maker("include", _include, ("include", "liquid"))
CONTAINERS = (
    *(Maker(f"hint, {style}", partial(_hint, style), ("liquid",)) for style in STYLES),
    *[Maker("tabs", _tabs, ("liquid",))] * 3,
    *[Maker("stepper", _stepper, ("liquid",))] * 2,
    Maker("step closed behind a figure", _figure_step, ("liquid",)),
    *[Maker("columns", _columns, ("liquid",))] * 2,
    Maker("updates", _updates, ("liquid",)),
    Maker("condition", _condition, ("liquid",)),
    *[Maker("expandable", _details)] * 3,
    *[Maker("quote", _quote)] * 2,
    *[Maker("list item, bullets", partial(_list, False))] * 2,
    *[Maker("list item, numbers", partial(_list, True))] * 2,
)
