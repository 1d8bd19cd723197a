"""Blocks of text: paragraphs, headings, code, formulas, diagrams, tasks, dividers, comments."""

from functools import partial

from tests.support.dialect.draw import Draw, Maker, indented
from tests.support.dialect.inlines import FORMULAS, phrase

LANGUAGES = ("", "js", "python", "bash", "json", "markdown")
CODE_OPTIONS = ('overflow="wrap"', 'lineNumbers="true"', 'expandable="true"')
QUOTED_TAGS = (
    '{{% hint style="{}" %}}',
    "{{% endhint %}} {}",
    "</details> {}",
    "$$ {} $$",
    "# {}",
    "[^1]: {}",
    "<!-- {}",
)


def _paragraph(draw: Draw) -> str:
    return phrase(draw)


def _long_paragraph(draw: Draw) -> str:
    return phrase(draw, 20, 60)


def _heading(level: int, draw: Draw) -> str:
    return f"{'#' * level} {heading_text(draw)}"


def heading_text(draw: Draw) -> str:
    """The text of a heading, with its id now and then."""
    with draw.without("line", "break"):
        text = phrase(draw, 0, 3)
    number = draw.words.count
    return text + draw.pick(("", f' <a href="#partie-{number}" id="partie-{number}"></a>', " ##"))


def _underlined_heading(draw: Draw) -> str:
    with draw.without("line", "break"):
        return f"{phrase(draw, 0, 2)}\n---"


def code_lines(draw: Draw) -> str:
    """Lines of code, empty and indented ones among them."""
    lines = [
        draw.pick(("", "  ")) + draw.some() + draw.pick((";", "", " | &amp;")) for _ in range(draw.rng.randint(1, 4))
    ]
    return "\n".join([lines[0], *(["", *lines[1:]] if draw.chance(0.3) else lines[1:])])


def fence(draw: Draw) -> str:
    """A fenced block in one of the ways to write it."""
    mark = draw.pick(("```", "```", "~~~", "````"))
    return f"{mark}{draw.pick(LANGUAGES)}\n{code_lines(draw)}\n{mark}"


def _quoting_fence(draw: Draw) -> str:
    mark = draw.pick(("```", "~~~"))
    lines = [draw.pick(QUOTED_TAGS).format(draw.word()) for _ in range(draw.rng.randint(1, 4))]
    return "\n".join([f"{mark}markdown", *lines, mark])


def _fence_in_fence(draw: Draw) -> str:
    return f"````markdown\n```js\n{draw.word()}\n```\n{{% endcode %}} {draw.word()}\n````"


def _indented_code(draw: Draw) -> str:
    return indented("\n".join(draw.some() for _ in range(draw.rng.randint(1, 3))), "    ", "    ")


def _titled_code(draw: Draw) -> str:
    title = draw.pick((' title="{}.js"', ' title="{} &#x26; co"', ""))
    options = "".join(f" {option}" for option in CODE_OPTIONS if draw.chance(0.4))
    opening = f"{{% code{title.format(draw.word()) if title else ''}{options} %}}"
    return f"{opening}\n{fence(draw)}\n{{% endcode %}}"


def _prompt(draw: Draw) -> str:
    return f'{{% prompt description="{draw.some()}" icon="robot" %}}\n{fence(draw)}\n{{% endprompt %}}'


def _math_block(draw: Draw) -> str:
    formulas = (*FORMULAS, "\\begin{aligned}\na &= N \\\\\nc &= d\n\\end{aligned}", "|x| \\le N")
    return f"$$\n{draw.formula(formulas)}\n$$"


def _mermaid(draw: Draw) -> str:
    return f"```mermaid\ngraph TD;\n  A[{draw.word()}] --> B[{draw.word()}];\n```"


def _tasks(draw: Draw) -> str:
    bullet = draw.pick(("*", "-"))
    items = [f"{bullet} [{draw.pick(' x')}] {_item(draw)}" for _ in range(draw.rng.randint(1, 4))]
    return "\n".join(items)


def _short_list(bullet: str, draw: Draw) -> str:
    items = [(f"{start}." if bullet == "1" else bullet) + f" {_item(draw)}" for start in _numbers(draw)]
    return "\n".join(items)


def _numbers(draw: Draw) -> range:
    start = draw.pick((1, 1, 7, 98))
    return range(start, start + draw.rng.randint(1, 4))


def _item(draw: Draw) -> str:
    with draw.without("line"):
        return phrase(draw, 0, 4)


def _tight_nesting(draw: Draw) -> str:
    openings = ("* ", "  1. ", "     * ", "       * ", "  2. ", "* ")
    return "\n".join(opening + _item(draw) for opening in openings)


def _comment(draw: Draw) -> str:
    return draw.pick(("<!-- {} -->", "<!--\n{}\n\n{{% hint %}}\n-->")).format(draw.secret())


def _divider(draw: Draw) -> str:
    return draw.pick(("***", "---", "* * *"))


TEXT = (
    *[Maker("paragraph", _paragraph)] * 6,
    Maker("long paragraph", _long_paragraph),
    *(Maker(f"heading {level}", partial(_heading, level), ("heading",)) for level in range(2, 7)),
    Maker("underlined heading", _underlined_heading, ("heading",)),
    Maker("fence", fence),
    Maker("fence quoting tags", _quoting_fence),
    Maker("fence in a fence", _fence_in_fence),
    Maker("indented code", _indented_code),
    Maker("code with title", _titled_code, ("liquid",)),
    Maker("prompt", _prompt, ("liquid",)),
    Maker("math block", _math_block, ("math",)),
    Maker("mermaid", _mermaid),
    Maker("tasks", _tasks),
    Maker("list, bullets", partial(_short_list, "*")),
    Maker("list, numbers", partial(_short_list, "1")),
    Maker("list, tight nesting", _tight_nesting),
    Maker("divider", _divider),
    Maker("comment block", _comment),
)
