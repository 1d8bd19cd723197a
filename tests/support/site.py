"""Where each construct of the dialect stands in the fixture site ``tests/site``: alone, and inside another block.

Comes in: the site's pages, read line by line with regular expressions alone. Goes out: the table of
``tests/site/README.md`` (``python -m tests.support.site`` writes it anew). A line is nested when it stands in an open
hint, tab, step, column, update, expandable or condition, or in a list, a quote or a table's cell.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SITE = Path(__file__).parents[1] / "site"
SPACE = SITE / "espace"
FAULTY = "page-fautive.md"
README = SITE / "README.md"
MARK = "<!-- table -->\n"
BOTH, PAGE = "both", "page"  # a construct stands alone and nested; or belongs to whole pages

_HOLDERS = "hint|tab|step|column|update|if|details|swagger"
_OPENING = re.compile(rf"\{{% (?:{_HOLDERS})\b|<details")
_CLOSING = re.compile(rf"\{{% end(?:{_HOLDERS})\b|</details")
_FENCE = re.compile(r"[ >]*(`{3,}|~{3,})(.*)")
_IN_LIST = re.compile(r"\s+\S|\s*(?:[*-]|\d+\.) ")


@dataclass(frozen=True, slots=True)
class Construct:
    """A row: what it is called, how a line that has it looks, what is asked of it.

    ``code`` says that it is looked for in fenced code, and nowhere else.
    """

    name: str
    pattern: str
    need: str = BOTH
    code: bool = False


@dataclass
class Places:
    """The lines that have a construct, as ``page:line``."""

    alone: list[str] = field(default_factory=list)
    nested: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: where it is, its text, whether it is fenced code, whether it stands in another block."""

    place: str
    text: str
    fenced: bool
    nested: bool
    listed: bool


CONSTRUCTS = (
    Construct("front matter", r"^---\r?$", PAGE),
    Construct("description, folded", r"^description: >-?$", PAGE),
    Construct("description, on a line", r"^description: [^>]", PAGE),
    Construct("page variables", r"^vars:$", PAGE),
    Construct(
        "layout, cover, metaLinks, tags, if, noIndex, unknown key",
        r"^(?:layout|cover|metaLinks|tags|if|noIndex|cleInconnue):",
        PAGE,
    ),
    Construct("line ends of Windows", r"\r$", PAGE),
    Construct("hint, info", r'{% hint style="info"'),
    Construct("hint, success", r'{% hint style="success"'),
    Construct("hint, warning", r'{% hint style="warning"'),
    Construct("hint, danger", r'{% hint style="danger"'),
    Construct("tabs", r"{% tabs %}"),
    Construct("tab", r'{% tab title="'),
    Construct("stepper", r"{% stepper %}"),
    Construct("step", r"{% step %}"),
    Construct("columns", r"{% columns %}"),
    Construct("column", r"{% column"),
    Construct("expandable", r"<details"),
    Construct("code with title", r"{% code .*title="),
    Construct("embed, void", r'{% embed url="[^"]*(?:lettre|ouverture)'),
    Construct("embed, paired", r'{% embed url="[^"]*(?:bilan|depannage)'),
    Construct("embed, legacy", r"{% embed .*caption="),
    Construct("file, void", r"{% file src=\"[^\"]*\" %}$"),
    Construct("file, paired", r"{% endfile %}"),
    Construct("file, legacy", r"{% file .*caption="),
    Construct("content-ref", r"{% content-ref url="),
    Construct("page-ref", r"{% page-ref page="),
    Construct("include", r"{% include "),
    Construct("condition", r"{% if "),
    Construct("updates", r"{% updates"),
    Construct("update", r"{% update date="),
    Construct("prompt", r"{% prompt "),
    Construct("openapi", r"{% openapi src="),
    Construct("openapi-operation", r"{% openapi-operation "),
    Construct("openapi-schemas", r"{% openapi-schemas "),
    Construct("openapi-webhook", r"{% openapi-webhook "),
    Construct("swagger", r"{% swagger method="),
    Construct("swagger-description", r"{% swagger-description %}", PAGE),
    Construct("swagger-parameter", r"{% swagger-parameter ", PAGE),
    Construct("swagger-response", r"{% swagger-response ", PAGE),
    Construct("figure", r"<figure>"),
    Construct("figure, aligned", r'<div align="(?:left|center)"><figure>'),
    Construct("figure, full width", r'<div data-full-width="true">'),
    Construct("figure, framed", r'<div data-with-frame="true">'),
    Construct("figure, dark variant", r"<picture><source media="),
    Construct("figure, several pictures", r"<figure><img[^>]*><img"),
    Construct("figure, caption", r"<figcaption>[^<]*(?:<p>)?[^<]+"),
    Construct("drawing", r'class="gitbook-drawing"'),
    Construct("cards", r'data-view="cards"'),
    Construct("column, rating", r'data-type="rating" data-max='),
    Construct("column, select", r'data-type="select">'),
    Construct("column, select multiple", r'data-type="select" data-multiple'),
    Construct("column, users", r'data-type="users"'),
    Construct("column, checkbox", r'data-type="checkbox"'),
    Construct("column, number", r'data-type="number"'),
    Construct("column, files", r'<th data-type="files"'),
    Construct("column, content-ref", r'<th data-type="content-ref"'),
    Construct("column, image", r'data-type="image"'),
    Construct("column, hidden", r"<th data-hidden>"),
    Construct("column, width", r"<th width="),
    Construct("table, hidden header", r"<table data-header-hidden"),
    Construct("table, full width", r"<table data-full-width"),
    Construct("table, colspan", r"colspan="),
    Construct("table, rowspan", r"rowspan="),
    Construct("table, row headers", r'<th scope="row"'),
    Construct("GFM table", r"^\|(?: :?-+:? \|)+"),
    Construct("GFM table, alignment", r"^\|.* -+: \|"),
    Construct("GFM table, empty header", r"^\|( +\|){2}\r?$"),
    Construct("GFM table, HTML in a cell", r"^\|.*<(?:ul|br|img)\b", PAGE),
    Construct("GFM table, escaped bar", r"^\|.*\\\|", PAGE),
    Construct("GFM table, short row", r"^\| \w+ \|$"),
    Construct("math, inline", r"\$\$[^$\n]+\$\$"),
    Construct("math, block", r"^\s*\$\$$"),
    Construct("mermaid", r"^```mermaid", code=True),
    Construct("tasks", r"^\s*\* \[[ x]\] "),
    Construct("divider", r"^\*\*\*$"),
    Construct("quote", r"^> "),
    Construct("list, bullets", r"^\s*\* "),
    Construct("list, numbers", r"^\s*\d+\. "),
    Construct("list, first number", r"^4\. ", PAGE),
    Construct("fence", r"^\s*```\w", code=True),
    Construct("fence, tildes", r"^~~~\w", code=True),
    Construct("tags quoted in a fence", r"{% \w+ .*%}|{% \w+ %}", code=True),
    Construct("tags quoted in code", r"`{% \w+ %}`", PAGE),
    Construct("indented code", r"^    (?:Un bloc|guichet)", PAGE),
    Construct("tags in a list item", r"^ {2,}{% hint", PAGE),
    Construct("footnote call", r"\[\^\w+\](?!:)"),
    Construct("footnote definition", r"^\[\^\w+\]: ", PAGE),
    Construct("footnote of several paragraphs", r"^    On note ce", PAGE),
    Construct("annotation", r"\]\(#user-content-fn-\w+\)\["),
    Construct("footnote call, HTML", r"<a data-footnote-ref"),
    Construct("mention of a page", r'\[\w[^\]]*\.md\]\([^)]*\.md "mention"\)'),
    Construct("mention of an anchor", r'\[#[^\]]*\]\([^)]* "mention"\)'),
    Construct("mention of a person", r'app\.gitbook\.com/u/\w+ "mention"\)'),
    Construct("mention, HTML", r"<a data-mention"),
    Construct("button, link", r'<a href="[^"]*" class="button'),
    Construct("button, action", r'<button type="button"'),
    Construct("icon", r'<i class="fa-'),
    Construct("coloured mark", r'<mark style="'),
    Construct("emoji, shortcode", r"(?<!\w):[a-z_]+:"),
    Construct("emoji, span", r'data-tag="emoji"'),
    Construct("emoji, sign", "[🎉🙆🔒👩]"),
    Construct("expression of the space", r'<code class="expression">space\.vars'),
    Construct("expression of the page", r'<code class="expression">page\.vars'),
    Construct("inline picture", r'data-size="line"'),
    Construct("picture in Markdown", r"!\["),
    Construct("picture in a link", r"\[!\["),
    Construct("heading with an id", r'^#+ .*<a href="#[^"]*" id='),
    Construct("heading that skips a level", r"^##### ", PAGE),
    Construct("heading, underlined", r"^-{20,}$", PAGE),
    Construct("second heading of level 1", r"^# Un second", PAGE),
    Construct("hard break, backslash", r"\\\r?$"),
    Construct("hard break, spaces", r"\S {2}$"),
    Construct("hard break, HTML", r"<br>"),
    Construct("entities", r"&(?:#x?\w+|\w+);"),
    Construct("spaces already typed", "[\u00a0\u202f\u200b]"),
    Construct("escaped marks", r"\\[\[*_]"),
    Construct("link to a page", r"\]\([^)]*\.md\)"),
    Construct("link with spaces", r"\]\(<[^>]* [^>]*>\)"),
    Construct("reference link", r"\]\[guichet\]"),
    Construct("autolink", r"<(?:https?:|\w+@)[^>]*>"),
    Construct("strong, emphasis, strike, code", r"\*\*.*_.*~~.*`"),
    Construct("HTML in a sentence", r"<(?:sup|sub|u|kbd)>"),
    Construct("comment", r"<!--"),
)


def find_places(space: Path = SPACE) -> dict[str, Places]:
    """The lines of all sound pages and included files that have each construct."""
    found = {construct.name: Places() for construct in CONSTRUCTS}
    for path in sorted(space.rglob("*.md")):
        name = path.relative_to(space).as_posix()
        if name not in (FAULTY, "SUMMARY.md") and "boucle" not in name:
            for line in read_lines(name, path.read_bytes().decode()):
                _note(line, found)
    return found


def _note(line: Line, found: dict[str, Places]) -> None:
    for construct in CONSTRUCTS:
        match = re.search(construct.pattern, line.text)
        if match and line.fenced == construct.code:
            places = found[construct.name]
            (places.nested if _is_nested(construct, line, match.start()) else places.alone).append(line.place)


def _is_nested(construct: Construct, line: Line, start: int) -> bool:
    """Whether what begins at ``start`` stands in another block: a list's own mark is none for a list."""
    before = line.text[:start]
    is_list = construct.pattern.startswith((r"^\s*\*", r"^\s*\d", r"^4"))
    own_mark = is_list and not line.text.startswith(" ")
    is_table = construct.pattern.startswith(r"^\|") or re.search("<t[ah]|data-type|span=", construct.pattern)
    in_cell = not is_table and ("<td" in before or line.text.startswith("|"))
    in_quote = line.text.startswith(">") and not construct.pattern.startswith("^>")
    return line.nested or in_cell or in_quote or (line.listed and not own_mark)


def read_lines(name: str, text: str) -> Iterator[Line]:
    """The lines of a page."""
    depth, fence, listed = 0, "", False
    for number, line in enumerate(text.split("\n"), start=1):
        mark = _FENCE.match(line)
        opens = bool(mark and not fence)
        if not fence:
            depth -= len(_CLOSING.findall(line))
            listed = (bool(_IN_LIST.match(line)) and not line.startswith("    ")) or (listed and line.startswith("  "))
        yield Line(f"{name}:{number}", line, bool(fence) or opens, depth > 0, listed)
        if mark and fence and mark[1].startswith(fence) and not mark[2].strip():
            fence = ""
        elif mark and opens:
            fence = mark[1]
        if not fence and not opens:
            depth += len(_OPENING.findall(line))


def render_table(found: dict[str, Places]) -> str:
    """The table of the README: the first places of each construct."""
    lines = ["| construct | alone | nested |", "|---|---|---|"]
    for construct in CONSTRUCTS:
        places = found[construct.name]
        lines.append(f"| {construct.name} | {_some(places.alone)} | {_some(places.nested)} |")
    return "\n".join(lines) + "\n"


def _some(places: list[str]) -> str:
    return ", ".join(f"`{place}`" for place in places[:2]) + (f", {len(places) - 2} more" if len(places) > 2 else "")


def with_table(readme: str) -> str:
    """``readme`` with the table as it is now, from its mark to its end."""
    return readme[: readme.index(MARK)] + MARK + "\n" + render_table(find_places())


if __name__ == "__main__":
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8")
