"""A folder around drawn blocks: the page with its front matter and title, the files that it points to."""

from collections.abc import Callable
from random import Random

from tests.support.dialect.assets import shared_files
from tests.support.dialect.containers import draw_blocks
from tests.support.dialect.draw import DEEPEST, Draw, DrawnPage
from tests.support.dialect.inlines import phrase

REACHES = (0, 1, 2, 3, 4, 5, DEEPEST)
SHARES = (12, 4, 3, 2, 2, 1, 1)
# What front matter holds beside the description and the variables, and never comes out.
OTHER_KEYS = (
    "icon: {}",
    "hidden: true",
    "noIndex: true\nnoRobotsIndex: true",
    "cover: .gitbook/assets/{}.png\ncoverY: -12.5\ncoverHeight: 300",
    "tags:\n  - {}",
    "if: visitor.claims.unsigned.x === true",
    "metaLinks:\n  canonical: https://exemple.fr/{}",
    "layout:\n  width: wide\n  title:\n    visible: true\n  description:\n    visible: false",
    "cleInconnue:\n  - {}: [1, 2]",
)


def draw_page(seed: int) -> DrawnPage:
    """The page of that seed: the same folder each time."""
    draw = Draw(Random(seed), files=shared_files())
    path = draw.pick(("page.md", "page.md", "guide/page.md"))
    draw.base = "../" if "/" in path else ""
    title, titles = _title(draw)
    description = _description(draw)
    opening = _before_title(draw) if title else ""
    blocks = "\n\n".join(_top_blocks(draw) for _ in range(draw.rng.randint(1, 6)))
    front = _front_matter(draw, description)
    text = front + _assembled(draw, f"{opening}\n\n{title}".strip("\n"), blocks)
    if draw.chance(0.05):
        text = text.replace("\n", "\r\n")
        draw.count("CRLF")
    return _folder(draw, seed, path, text, titles)


def draw_blocks_page(seed: int, blocks: Callable[[Draw], str]) -> DrawnPage:
    """A page of a title and what ``blocks`` draws, with the notes, references and variables that it calls for."""
    draw = Draw(Random(seed), files=shared_files())
    title = f"# {draw.some()}"
    titles = list(draw.body)
    text = _assembled(draw, title, blocks(draw))
    return _folder(draw, seed, "page.md", _front_matter(draw, "") + text, titles)


def _folder(draw: Draw, seed: int, path: str, text: str, titles: list[str]) -> DrawnPage:
    draw.files[path] = text.encode()
    draw.files |= _around(draw, path)
    return DrawnPage(
        seed=seed, path=path, files=draw.files, titles=tuple(titles), body=tuple(draw.body), notes=tuple(draw.notes),
        alternatives=tuple(draw.alternatives), noted=frozenset(draw.noted), formulas=tuple(draw.formulas),
        hidden=frozenset(draw.hidden),        constructs=draw.constructs, depths=draw.depths,
    )  # fmt: skip


def _assembled(draw: Draw, opening: str, blocks: str) -> str:
    """The page under its front matter. What is indented behind a note would be the note's: such notes come last."""
    early, late = draw.early_notes, draw.late_notes
    if blocks.startswith("    "):
        early, late = [], [*early, *late]
    parts = [opening, *early, blocks, *late, "\n".join(draw.references)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _title(draw: Draw) -> tuple[str, list[str]]:
    if draw.chance(0.12):
        draw.count("no title")
        return "", []
    with draw.without("line", "break", "note", "math"):
        return f"# {phrase(draw, 0, 3)}", list(draw.body)


def _before_title(draw: Draw) -> str:
    """A paragraph that stands before the title: it is read after it (and has no picture: that stream has one order)."""
    if not draw.chance(0.06):
        return ""
    draw.count("paragraph before the title")
    with draw.without("picture", "math"):
        return phrase(draw)


def _top_blocks(draw: Draw) -> str:
    reach = draw.rng.choices(REACHES, SHARES)[0]
    with draw.reaching(reach):
        blocks = draw_blocks(draw)
    if draw.chance(0.03) and draw.constructs["no title"] == 0:
        draw.count("another level 1 heading")
        return f"{blocks}\n\n# {draw.some()}"
    return blocks


# Around the page


def _description(draw: Draw) -> str:
    """The page's description, with its key: on a line, quoted, or folded."""
    if draw.chance(0.5):
        return ""
    draw.count("description")
    lines = [draw.some(1, 4) for _ in range(2)]
    forms = ("description: {0} {1}", 'description: "{0} : {1}"', "description: >-\n  {0} : l'essai\n  {1}")
    return draw.pick(forms).format(*lines)


def _front_matter(draw: Draw, description: str) -> str:
    """The page's front matter; the only words of it that come out are those of its description and variables."""
    chosen = draw.rng.sample(OTHER_KEYS, draw.rng.choice((0, 0, 1, 2, 4)))
    if draw.constructs["no title"]:  # without a title, a page may open with a divider: no front matter of its own
        chosen = chosen or ["hidden: true"]
    chosen = [key.format(draw.secret()) if "{}" in key else key for key in chosen]
    if draw.page_vars:
        chosen.append("vars:\n" + _mapping(draw.page_vars, "  "))
    lines = [description, *chosen] if description else chosen
    if not lines:
        return ""
    draw.count("front matter")
    draw.rng.shuffle(lines)
    return "---\n" + "\n".join(lines) + "\n---\n" + draw.pick(("\n", ""))


def _mapping(values: dict[str, str], indent: str = "") -> str:
    return "\n".join(f"{indent}{name}: {value}" for name, value in values.items())


def _around(draw: Draw, path: str) -> dict[str, bytes]:
    files = {"SUMMARY.md": f"# Table of contents\n\n* [La page]({path})\n* [Voisine](voisine.md)\n".encode()}
    if draw.space_vars:
        files[".gitbook/vars.yaml"] = (_mapping(draw.space_vars) + f"\ninutile: {draw.secret()}\n").encode()
    return files
