"""Inline constructs, in Markdown and in the HTML of cells and captions: one function each, and a table of them.

What a place must allow: ``line`` a line end, ``break`` a ``<br>``, ``pipe`` a vertical bar, ``note`` a footnote,
``var`` an expression of the page's variables, ``reference`` a link definition at the page's end, ``math`` a formula,
``picture`` a picture.
"""

from functools import partial

from tests.support.dialect.assets import FILE, INLINE_PICTURE, NEIGHBOUR, SPACED_NEIGHBOUR, SPACED_PICTURE, picture
from tests.support.dialect.draw import Draw, Maker, below, choose

# A « N » in them becomes the formula's number.
FORMULAS = (
    "x_{N}^2", "\\frac{a}{N}", "\\sum_{i=N}^{n} i", "a < N", "\\alpha_{N} * \\beta_2", "E = Nc^2", "\\{0, N\\}",
    "\\sqrt{N} \\le \\text{seuil}", "\\mathbf{v} \\times \\left( a + N \\right)",
)  # fmt: skip
EMOJI = ("🎉", "🙆♂️", "🙆\u200d♂️", "👩\u200d💻", "🇫🇷", "1️⃣", "👍🏽", "⚠️", "🏴\u200d☠️")
SHORTCODES = ("house", "warning", "rocket", "white_check_mark", "flag_fr")
ICONS = ("check", "github", "circle-info", "users")
COLOURS = ("color:orange;", "background-color:purple;", "color:orange;background-color:purple;", "color:$primary;")
ENTITIES = ("&#x20;", "&nbsp;", "&amp;", "&#x26;", "&#x3C;", "&lt;", "&hellip;", "&eacute;", "&#171;", "&rarr;")
SPACES = ("\u00a0", "\u202f", "\u200b", "\u00a0: ")
HTML_TAGS = ("sup", "sub", "u", "kbd", "b", "i", "em", "strong", "del", "s", "small", "span")
PERSON = "https://app.gitbook.com/u/{}"


def _around(before: str, after: str, draw: Draw) -> str:
    return f"{before}{draw.some()}{after}"


def _around_one(before: str, after: str, draw: Draw) -> str:
    return f"{before}{draw.word()}{after}"


def _between(text: str, draw: Draw) -> str:
    return f"{draw.word()}{text}{draw.word()}"


def _punctuated(draw: Draw) -> str:
    return draw.word() + draw.pick((",", ".", " ;", " !", " ?", " :", "...", "'s", " (5 $ ou 6 $)", " & co", " < 3"))


def _quoted_tag(draw: Draw) -> str:
    tag = draw.pick(('{{% hint style="{}" %}}', "{{% endtab %}} {}", "</details> {}", "{{% if {} %}}", "$$ {} $$"))
    return f"`{tag.format(draw.word())}`"


def _url(draw: Draw) -> str:
    return draw.pick(("https://exemple.fr/", "http://exemple.fr/a?b=c&d=e#f", "mailto:equipe@exemple.fr", "#partie"))


def _link(draw: Draw) -> str:
    text = draw.pick(("{}", "**{}**", "`{}`", "_{}_"))
    title = draw.pick(("", ' "une infobulle"'))
    return f"[{text.format(draw.some())}]({_url(draw)}{title})"


def _page_link(draw: Draw) -> str:
    return f"[{draw.some()}]({below(draw, NEIGHBOUR)}{draw.pick(('', '#partie'))})"


def _spaced_link(draw: Draw) -> str:
    return f"[{draw.some()}](<{below(draw, SPACED_NEIGHBOUR)}>)"


def _reference(draw: Draw) -> str:
    label = f"ref-{len(draw.references)}"
    draw.references.append(f"[{label}]: {_url(draw)}")
    return f"[{draw.some()}][{label}]"


def _linked_picture(draw: Draw) -> str:
    return f"[![{draw.alternative()}]({picture(draw)})]({_url(draw)})"


def _page_mention(draw: Draw) -> str:
    path = below(draw, NEIGHBOUR)
    return draw.pick((f'[voisine.md]({path} "mention")', f'[#partie]({path}#partie "mention")'))


def _person(draw: Draw) -> str:
    return f'[{draw.word()}]({PERSON.format("Ab" + str(draw.rng.randint(100, 999)))} "mention")'


def _html_mention(draw: Draw) -> str:
    return f'<a data-mention href="{below(draw, NEIGHBOUR)}">voisine.md</a>'


def _link_button(draw: Draw) -> str:
    return f'<a href="{_url(draw)}" class="button primary" data-icon="{draw.pick(ICONS)}">{draw.some()}</a>'


def _icon(draw: Draw) -> str:
    if draw.chance(0.5):
        return f'<i class="fa-{draw.pick(ICONS)}">{draw.secret()}</i>'
    return f'<i class="fa-{draw.pick(ICONS)}" style="color:red;">:{draw.secret()}:</i>'


def _mark(draw: Draw) -> str:
    return f'<mark style="{draw.pick(COLOURS)}">{draw.some()}</mark>'


def _emoji_span(draw: Draw) -> str:
    return '<span data-gb-custom-inline data-tag="emoji" data-code="2728">✨</span>'


def _inline_picture(draw: Draw) -> str:
    return f'<img src="{below(draw, INLINE_PICTURE)}" alt="{draw.alternative()}" data-size="line">'


def _markdown_picture(draw: Draw) -> str:
    address = draw.pick((picture(draw), f"<{below(draw, SPACED_PICTURE)}>"))
    return f"![{draw.alternative()}]({address})"


def _expression(scope: str, draw: Draw) -> str:
    values = draw.space_vars if scope == "space" else draw.page_vars
    name = f"valeur_{len(values)}"
    values[name] = draw.some(1, 2)
    return f'<code class="expression">{scope}.vars.{name}</code>'


def _math(draw: Draw) -> str:
    return f"$${draw.formula(FORMULAS)}$$"


def _comment(draw: Draw) -> str:
    return f"<!-- {draw.secret()} {{% {draw.secret()} %}} -->"


def _note(draw: Draw) -> str:
    """A new note: its label. Its definition stands before or after the blocks, its words in the stream of notes."""
    label = draw.pick(("{}", "note-{}")).format(len(draw.labels) + 1)
    draw.labels.append(label)
    with draw.into(draw.notes), draw.without("note", "line", "math"):
        paragraphs = [phrase(draw, 2, 5) for _ in range(draw.pick((1, 1, 1, 2, 3)))]
    stream = draw.early_notes if draw.chance(0.3) else draw.late_notes
    stream.append("\n\n    ".join([f"[^{label}]: {paragraphs[0]}", *paragraphs[1:]]))
    draw.count("footnote of several paragraphs" if len(paragraphs) > 1 else "footnote definition")
    return label


def _call(draw: Draw) -> str:
    if draw.labels and draw.chance(0.25):
        draw.count("footnote called again")
        return f"{draw.word()}[^{draw.pick(draw.labels)}]"
    word = draw.word()
    return f"{word}[^{_note(draw)}]"


def _annotation(draw: Draw) -> str:
    text = draw.some()
    label = _note(draw)
    return f"[{text}](#user-content-fn-{label})[^{label}]"


def _html_call(draw: Draw) -> str:
    text = draw.some()
    return f'<a data-footnote-ref href="#user-content-fn-{_note(draw)}">{text}</a>'


def _html_link(draw: Draw) -> str:
    return f'<a href="{_url(draw).replace("&", "&amp;")}">{draw.some()}</a>'


def _html_file(draw: Draw) -> str:
    return f'<a href="{below(draw, FILE)}">{draw.word()}.pdf</a>'


def _around_each(tags: tuple[str, ...]) -> list[Maker]:
    return [Maker(f"<{tag}>", partial(_around, f"<{tag}>", f"</{tag}>")) for tag in tags]


_BOTH = (
    Maker("icon", _icon),
    Maker("coloured mark", _mark),
    Maker("emoji, span", _emoji_span),
    Maker("emoji, sign", lambda draw: draw.pick(EMOJI)),
    Maker("inline picture", _inline_picture, ("picture",)),
    Maker("expression, space", partial(_expression, "space")),
    Maker("expression, page", partial(_expression, "page"), ("var",)),
    Maker("comment, inline", _comment),
    Maker("entity", lambda draw: _between(draw.pick(ENTITIES), draw)),
    Maker("typed space", lambda draw: _between(draw.pick(SPACES), draw)),
    Maker("button, link", _link_button),
    Maker("mention, HTML", _html_mention),
    Maker("footnote call, HTML", _html_call, ("note",)),
    Maker("line break, HTML", lambda draw: _between(draw.pick(("<br>", "<br/>")), draw), ("break",)),
    *_around_each(HTML_TAGS),
)
MARKDOWN = (
    *_BOTH,
    Maker("strong", partial(_around, "**", "**")),
    Maker("strong, inside a word", lambda draw: f"{draw.word()}**{draw.word()}**{draw.word()}"),
    Maker("emphasis", partial(_around, "_", "_")),
    Maker("emphasis, star", partial(_around, "*", "*")),
    Maker("strong emphasis", partial(_around, "**_", "_**")),
    Maker("strike", partial(_around, "~~", "~~")),
    Maker("code", partial(_around, "`", "`")),
    Maker("code, double", lambda draw: f"`` {draw.word()} ` {draw.word()} ``"),
    Maker("code, quoted tag", _quoted_tag),
    Maker("code, pipe", lambda draw: f"`{draw.word()} | {draw.word()}`", ("pipe",)),
    Maker("escaped marks", partial(_around_one, "\\[", "]")),
    Maker("escaped stars", partial(_around_one, "\\*\\*", "\\*\\*")),
    Maker("escaped underscore", partial(_between, "\\_")),
    Maker("link", _link),
    Maker("link to a page", _page_link),
    Maker("link with spaces", _spaced_link),
    Maker("link, broken", lambda draw: f"[{draw.some()}](/broken/pages/abc123)"),
    Maker("reference link", _reference, ("reference",)),
    Maker("autolink", lambda _draw: "<https://exemple.fr/adresse>"),
    Maker("autolink, bare", lambda _draw: "https://exemple.fr/adresse"),
    Maker("autolink, mail", lambda _draw: "<equipe@exemple.fr>"),
    Maker("picture in a link", _linked_picture, ("picture",)),
    Maker("mention, page", _page_mention),
    Maker("mention, person", _person),
    Maker(
        "button, action",
        partial(_around, '<button type="button" class="button primary" data-action="ask">', "</button>"),
    ),
    Maker("emoji, shortcode", lambda draw: f":{draw.pick(SHORTCODES)}:"),
    Maker("picture", _markdown_picture, ("picture",)),
    Maker("math, inline", _math, ("math",)),
    Maker("footnote call", _call, ("note",)),
    Maker("annotation", _annotation, ("note",)),
    Maker("hard break, backslash", partial(_between, "\\\n"), ("line",)),
    Maker("hard break, spaces", partial(_between, "  \n"), ("line",)),
    Maker("soft break", partial(_between, "\n"), ("line",)),
)
HTML = (
    *_BOTH,
    *_around_each(("code",)),
    Maker("link, HTML", _html_link),
    Maker("link to a file, HTML", _html_file),
)


def phrase(draw: Draw, least: int = 1, most: int = 6) -> str:
    """Markdown text that opens with a word: what opens a line could make it a block."""
    rest = (choose(draw, MARKDOWN) if draw.chance(0.4) else _plain(draw) for _ in range(draw.rng.randint(least, most)))
    return " ".join([draw.word(), *rest])


def html_phrase(draw: Draw, least: int = 0, most: int = 3) -> str:
    """Text in HTML, where Markdown means nothing."""
    rest = (choose(draw, HTML) if draw.chance(0.4) else draw.word() for _ in range(draw.rng.randint(least, most)))
    return " ".join([draw.word(), *rest])


def _plain(draw: Draw) -> str:
    return _punctuated(draw) if draw.chance(0.2) else draw.word()
