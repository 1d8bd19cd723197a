"""Pages drawn by chance for slides: each part holds what makes one kind of slide, in every length.

Comes in: a seed. Goes out: the files of a small content folder. ``tests.support.dialect`` draws every construct of the
dialect, nested in every way, with short texts; here texts are as short or as long as a slide can meet them. Nothing
here looks at the program.
"""

from collections.abc import Callable, Mapping
from random import Random

from tests.support.dialect.assets import png
from tests.support.slide_words import giant, length, marked, text, word

PAGE = "page.md"
_PICTURES = {"ecran.png": (600, 450), "bandeau.png": (900, 90), "haut.png": (200, 900), "signe.png": (24, 24)}
PARTS = 5

Part = Callable[[Random], str]


def draw_slides_page(seed: int) -> dict[str, str | bytes]:
    """The folder of the page of ``seed``; ``PAGE`` is its page."""
    rng = Random(seed)
    parts = [_section(rng) for _ in range(rng.randint(1, PARTS))]
    lead = f"---\ndescription: {text(rng, length(rng)).replace(':', ' ')}\n---\n\n" if rng.random() < 0.3 else ""
    intro = marked(rng, length(rng)) if rng.random() < 0.3 else ""
    title = text(rng, rng.choice(("short", "usual", "usual", "long") if seed % 9 == 0 else ("short", "usual")))
    page = "\n\n".join([f"{lead}# {title}", intro, *parts]) + "\n"
    pictures = {name: png(*size, (0, 110, 180)) for name, size in _PICTURES.items()}
    return {PAGE: page, **pictures}


def _section(rng: Random) -> str:
    """A part of the page: its heading, then one or two things."""
    heading = "#" * rng.choice((2, 2, 2, 3)) + " " + text(rng, rng.choice(("short", "short", "usual")))
    bodies = [rng.choice(tuple(PARTS_OF_PAGES.values()))(rng) for _ in range(rng.choice((1, 1, 1, 2)))]
    return "\n\n".join([heading, *bodies])


def _paragraphs(rng: Random) -> str:
    return "\n\n".join(marked(rng, length(rng)) for _ in range(rng.randint(1, 4)))


def _sentence(rng: Random) -> str:
    return f"{text(rng, 'usual')}."


def _list(rng: Random) -> str:
    ordered = rng.random() < 0.4
    deep, lines = rng.choice((0, 0, 1, 3, 6)), []
    level = 0
    for _ in range(rng.choice((2, 4, 6, 9, 30))):
        lines.append("   " * level + ("1. " if ordered else "*  ") + marked(rng, length(rng)))
        level = rng.randint(0, min(deep, level + 1))
    return "\n".join(lines)


def _tasks(rng: Random) -> str:
    return "\n".join(f"* [{rng.choice('x ')}] {marked(rng, 'usual')}" for _ in range(rng.randint(2, 7)))


def _numbers(rng: Random) -> str:
    count = rng.randint(2, 4)
    numbers = ("98 %", "0,52 €", "40 000", "3 sur 4", "12")
    return "\n".join(f"* **{rng.choice(numbers)}** {text(rng, rng.choice(('short', 'usual')))}" for _ in range(count))


def _table_of(rng: Random, rows: int, columns: int, sizes: tuple[str, ...]) -> str:
    head = sizes if rng.random() < 0.03 else ("short",)
    cells = [[marked(rng, rng.choice(sizes if row else head)) for _ in range(columns)] for row in range(rows)]
    for row in cells[1:]:
        if rng.random() < 0.1:
            row[rng.randrange(columns)] = ""
    lines = ["| " + " | ".join(row) + " |" for row in cells]
    return "\n".join([lines[0], "|" + " --- |" * columns, *lines[1:]])


def _table(rng: Random) -> str:
    sizes = rng.choice((("short",), ("short", "usual"), ("usual", "long")))
    return _table_of(rng, rng.choice((2, 4, 7, 15)), rng.randint(1, 6), sizes)


def _wide_table(rng: Random) -> str:
    return _table_of(rng, rng.randint(2, 4), 30 if rng.random() < 0.15 else rng.choice((8, 10)), ("short",))


def _long_table(rng: Random) -> str:
    return _table_of(rng, rng.choice((90, 400) if rng.random() < 0.1 else (20, 30)), rng.randint(2, 3), ("short",))


def _cut_table(rng: Random) -> str:
    """A table with a word that no column holds, or a cell that no slide holds."""
    rows = [[text(rng, "short") for _ in range(3)] for _ in range(3)]
    rows[2][rng.randrange(3)] = giant(rng) if rng.random() < 0.5 else text(rng, "extreme")
    return "\n".join("| " + " | ".join(row) + " |" + ("\n|---|---|---|" if not i else "") for i, row in enumerate(rows))


def _matrix(rng: Random) -> str:
    roles = ["Activité", *(text(rng, "short") for _ in range(rng.randint(3, 5)))]
    said = [word(rng).capitalize() for _ in range(3)]
    rows = [roles, *([text(rng, "usual"), *(rng.choice(said) for _ in roles[1:])] for _ in range(rng.randint(4, 9)))]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(roles), *lines[1:]])


def _merged_table(rng: Random) -> str:
    rows = "".join(
        f'<tr><td rowspan="2">{text(rng, "short")}</td><td>{text(rng, "usual")}</td></tr>'
        f"<tr><td>{text(rng, 'usual')}</td></tr>"
        for _ in range(rng.randint(1, 9))
    )
    head = f'<tr><th colspan="2">{text(rng, "short")}</th></tr>'
    return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"


def _tagged(tag: str, part: str, bodies: list[str], names: list[str]) -> str:
    opening = [f"{{% {part}{name} %}}\n{body}\n{{% end{part} %}}" for body, name in zip(bodies, names, strict=True)]
    return f"{{% {tag} %}}\n" + "\n".join(opening) + f"\n{{% end{tag} %}}"


def _columns(rng: Random) -> str:
    bodies = [_small(rng) for _ in range(rng.choice((2, 2, 2, 3)))]
    return _tagged("columns", "column", bodies, ["" for _ in bodies])


def _tabs(rng: Random) -> str:
    bodies = [_small(rng) for _ in range(rng.choice((2, 2, 2, 3, 4)))]
    return _tagged("tabs", "tab", bodies, [f' title="{word(rng)} {word(rng)}"' for _ in bodies])


def _steps(rng: Random) -> str:
    bodies = [f"### {text(rng, 'short')}\n\n{_small(rng)}" for _ in range(rng.choice((2, 3, 4, 6, 9)))]
    return _tagged("stepper", "step", bodies, ["" for _ in bodies])


def _small(rng: Random) -> str:
    """What stands in a column, a tab or a step."""
    size = rng.choice(("short", "usual", "usual", "long"))
    if rng.random() < 0.5:
        return marked(rng, size)
    return "\n".join(f"* {marked(rng, size)}" for _ in range(rng.randint(2, 4)))


def _cards(rng: Random) -> str:
    size = rng.choice(("short", "usual", "usual", "long"))
    rows = "".join(
        f"<tr><td><strong>{text(rng, 'short')}</strong></td><td>{text(rng, size)}</td></tr>"
        for _ in range(rng.choice((2, 3, 4, 6, 8)))
    )
    return f'<table data-view="cards"><thead><tr><th></th><th></th></tr></thead><tbody>{rows}</tbody></table>'


def _hint(rng: Random) -> str:
    style = rng.choice(("info", "success", "warning", "danger"))
    return f'{{% hint style="{style}" %}}\n{marked(rng, length(rng))}\n{{% endhint %}}'


def _quote(rng: Random) -> str:
    return f"> {marked(rng, rng.choice(('short', 'usual', 'usual', 'long')))}"


def _code(rng: Random) -> str:
    lines = [f"{word(rng)} = {word(rng)}({rng.randint(1, 99)})  # {text(rng, 'short')}"]
    lines += ["    " * rng.randint(0, 3) + text(rng, "short") for _ in range(rng.choice((2, 6, 12, 60)))]
    return "```python\n" + "\n".join(lines) + "\n```"


def _picture(rng: Random) -> str:
    name = rng.choice(tuple(_PICTURES))
    return (
        f'<figure><img src="{name}" alt="{text(rng, "short")}"><figcaption>{text(rng, "usual")}</figcaption></figure>'
    )


def _picture_text(rng: Random) -> str:
    return _beside(rng, _small(rng))


def _picture_long_text(rng: Random) -> str:
    return _beside(rng, rng.choice((_list, _paragraphs))(rng))


def _beside(rng: Random, body: str) -> str:
    shown = f"![{text(rng, 'short')}](ecran.png)"
    return "\n\n".join((shown, body) if rng.random() < 0.5 else (body, shown))


def _empty(rng: Random) -> str:
    return rng.choice(("", "***", "* \n* ", "> "))


PARTS_OF_PAGES: Mapping[str, Part] = {
    "paragraphs": _paragraphs, "sentence": _sentence, "list": _list, "tasks": _tasks, "numbers": _numbers,
    "table": _table, "wide table": _wide_table, "long table": _long_table, "cut table": _cut_table, "matrix": _matrix,
    "merged table": _merged_table, "columns": _columns, "tabs": _tabs, "steps": _steps, "cards": _cards, "hint": _hint,
    "quote": _quote, "code": _code, "picture": _picture, "picture and text": _picture_text,
    "picture and long text": _picture_long_text, "empty": _empty,
}  # fmt: skip
