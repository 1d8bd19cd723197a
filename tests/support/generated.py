"""Generated pages for hypothesis: valid Markdown of every block, with texts from one letter to many words."""

from hypothesis import strategies as st

_LETTERS = "abcdefghiklmnoprstuvxyzéèàçùêôABCDEÉ"
_WORD = st.text(_LETTERS, min_size=1, max_size=14)
_ODD = st.sampled_from(
    ["12", "3 400 €", "« oui »", "l'idée", "RGPD,", "co-chef", "🔒 clé", "c'est :", "fin.", "quoi ?", "(note)"]
)


def words(least: int, most: int) -> st.SearchStrategy[str]:
    """Words of French text, marks of punctuation and emoji among them; always opens with a letter."""
    more = st.lists(st.one_of(_WORD, _WORD, _WORD, _ODD), min_size=max(0, least - 1), max_size=most - 1)
    return st.tuples(_WORD, more).map(lambda found: " ".join([found[0], *found[1]]))


def _styled(text: str, mark: str) -> str:
    first, _, rest = text.partition(" ")
    return f"{mark}{first}{mark} {rest}".strip()


_PARAGRAPH = st.one_of(
    words(1, 12),
    words(20, 120),
    words(3, 10).map(lambda text: f"{text} :"),
    st.tuples(words(2, 20), st.sampled_from(["**", "_", "`", "~~"])).map(lambda pair: _styled(*pair)),
    st.tuples(words(1, 8), words(1, 8)).map("\\\n".join),
)


def _listed(items: list[tuple[int, str]], *, ordered: bool) -> str:
    lines, depth = [], 0
    for level, text in items:
        depth = min(level, depth + 1) if lines else 0
        lines.append("   " * depth + ("1. " if ordered else "*  ") + text)
    return "\n".join(lines)


_LIST = st.builds(
    lambda items, ordered: _listed(items, ordered=ordered),
    st.lists(st.tuples(st.integers(0, 4), words(1, 15)), min_size=1, max_size=14),
    st.booleans(),
)


def _table(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


_TABLE = st.integers(1, 7).flatmap(
    lambda columns: st.lists(st.lists(words(1, 14), min_size=columns, max_size=columns), min_size=2, max_size=14).map(
        _table
    )
)
_HINT = st.builds(
    lambda kind, text: f'{{% hint style="{kind}" %}}\n{text}\n{{% endhint %}}',
    st.sampled_from(["info", "success", "warning", "danger"]),
    words(1, 60),
)
_QUOTE = words(1, 40).map(lambda text: f"> {text}")
_CODE = st.lists(words(1, 6), min_size=1, max_size=8).map(lambda lines: "```\n" + "\n".join(lines) + "\n```")
_BLOCK = st.one_of(_PARAGRAPH, _PARAGRAPH, _LIST, _TABLE, _HINT, _QUOTE, _CODE, st.just("***"))
_HEADING = st.tuples(st.integers(2, 5), words(1, 16)).map(lambda pair: "#" * pair[0] + " " + pair[1])


@st.composite
def pages(draw: st.DrawFn) -> str:
    """A page: a title, then headings and blocks in any order."""
    blocks = draw(st.lists(st.one_of(_BLOCK, _BLOCK, _BLOCK, _HEADING), max_size=9))
    return "\n\n".join([f"# {draw(words(1, 14))}", *blocks]) + "\n"
