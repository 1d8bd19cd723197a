"""The list of diagnostic codes in the guide is closed: every code of the program is there, and none besides."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+|configuration|usage|echec")
REPORTING = {"report", "_report", "read_yaml", "validate", "error_diagnostics", "_failed", "_error"}
COMPOSED = {
    "marqueur-ouvert",
    "marqueur-en-final",
    "mention-ouverte",
    "mention-en-final",
}  # the table of passes/checks.py


def codes_of(tree: ast.AST) -> Iterator[str]:
    """The codes given to the functions that report, as an argument, as ``code=…`` or as its default."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            named = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
            yield from constants([*named, *(node.args if name in REPORTING else ())])
        elif isinstance(node, ast.FunctionDef):
            arguments = node.args.kwonlyargs + node.args.args
            defaults = [*node.args.kw_defaults, *node.args.defaults]
            if any(argument.arg == "code" for argument in arguments):
                yield from constants([default for default in defaults if default is not None])


def constants(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        for leaf in ast.walk(node):
            if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str) and CODE.fullmatch(leaf.value):
                yield leaf.value


def test_the_guide_lists_every_code() -> None:
    sources = (ROOT / "src").rglob("*.py")
    known = {code for path in sources for code in codes_of(ast.parse(path.read_text(encoding="utf-8")))} | COMPOSED
    table = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8").split("### Les codes")[1]
    listed = re.findall(r"`([a-z0-9-]+)`", re.sub(r"\|[^|]*\|$", "", table, flags=re.MULTILINE))
    assert len(listed) == len(set(listed))
    assert known - set(listed) == set(), "not in docs/guide.md"
    assert set(listed) - known == set(), "in docs/guide.md, but no longer reported"
