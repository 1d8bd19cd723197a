"""A page's tree as text: for people who ask ``export-equipe show tree``, and for tests.

One node a line, indented; places, and what is as it is by default, are left out, the words are not.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from export_equipe.model.document import Page
from export_equipe.model.picture import Picture
from export_equipe.source import Span

_INDENT = "  "


def dump_page(page: Page) -> str:
    """``page`` as indented text, with a final line end."""
    lines = [f"Page {page.path}", *(f"{_INDENT}@{key}: {value!r}" for key, value in sorted(page.metadata.items()))]
    lines.extend(_node("title", page.title, 1))
    lines.extend(_node("blocks", page.blocks, 1))
    if page.notes:
        lines.extend(_node("notes", page.notes, 1))
    return "\n".join(lines) + "\n"


def dump_nodes(nodes: object) -> str:
    """Any node or tuple of nodes as indented text."""
    return "\n".join(_node("", nodes, 0)) + "\n"


def _node(label: str, value: object, depth: int) -> Iterator[str]:
    pad = _INDENT * depth
    name = f"{label}: " if label else ""
    if is_dataclass(value) and not isinstance(value, type):
        simple: list[tuple[str, object]] = []
        complex_: list[tuple[str, object]] = []
        for field in fields(value):
            content = getattr(value, field.name)
            if isinstance(content, Span) or content is None or content in ((), "") or content == field.default:
                continue
            (complex_ if _is_tree(content) else simple).append((field.name, content))
        shown = "".join(f" {key}={_scalar(content)}" for key, content in simple)
        yield f"{pad}{name}{type(value).__name__}{shown}"
        for key, content in complex_:
            yield from _node(key, content, depth + 1)
    elif isinstance(value, tuple):
        if label and label not in ("children", "items"):
            yield f"{pad}{label}:"
            depth += 1
        for item in value:
            yield from _node("", item, depth)
    else:
        yield f"{pad}{name}{_scalar(value)}"


def _is_tree(value: object) -> bool:
    return (is_dataclass(value) and not isinstance(value, Picture)) or (
        isinstance(value, tuple) and bool(value) and not isinstance(value[0], str | float | Enum)
    )


def _scalar(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Picture):
        return f"{value.media}:{value.width}×{value.height}"
    if isinstance(value, tuple):
        return "[" + " ".join(_scalar(item) for item in value) + "]"
    return repr(value)
