"""Environments: matrices, cases, equations one under the other.

Comes in: a parser that has just read ``\\begin``. Goes out: a table, between its delimiters. Decided here: columns'
alignment and spacing, as KaTeX sets them; equations are not numbered (a document has its own numbers).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from export_equipe.formulas.cursor import Refused, Token
from export_equipe.formulas.tree import Fence, Node, Row, Size, Table, TableRole

if TYPE_CHECKING:
    from export_equipe.formulas.parse import Context, Parser


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """How an environment sets its cells; ``argument`` says that a column specification or a number follows."""

    role: TableRole
    columns: str = "c"
    size: Size = Size.TEXT
    opening: str = ""
    closing: str = ""
    gap: float = 1.0
    argument: bool = False


_MATRICES = {"": ("", ""), "p": ("(", ")"), "b": ("[", "]"), "B": ("{", "}"), "v": ("|", "|"), "V": ("‖", "‖")}
_ALIGNED = _Form(role=TableRole.LINES, columns="rl", size=Size.DISPLAY)
_GATHERED = _Form(role=TableRole.LINES, size=Size.DISPLAY)
_CASES = _Form(role=TableRole.CASES, columns="l", opening="{")
_FORMS = {
    f"{letter}matrix": _Form(role=TableRole.MATRIX, opening=opening, closing=closing)
    for letter, (opening, closing) in _MATRICES.items()
} | {
    "smallmatrix": _Form(role=TableRole.MATRIX, size=Size.SCRIPT, gap=0.5),
    "array": _Form(role=TableRole.MATRIX, argument=True),
    "darray": _Form(role=TableRole.MATRIX, size=Size.DISPLAY, argument=True),
    "subarray": _Form(role=TableRole.STACK, size=Size.SCRIPT, argument=True),
    "cases": _CASES,
    "dcases": _Form(role=TableRole.CASES, columns="l", size=Size.DISPLAY, opening="{"),
    "rcases": _Form(role=TableRole.CASES, columns="l", closing="}"),
    "drcases": _Form(role=TableRole.CASES, columns="l", size=Size.DISPLAY, closing="}"),
    "aligned": _ALIGNED, "align": _ALIGNED, "split": _ALIGNED, "eqnarray": _ALIGNED,
    "alignedat": _Form(role=TableRole.LINES, columns="rl", size=Size.DISPLAY, gap=0.0, argument=True),
    "alignat": _Form(role=TableRole.LINES, columns="rl", size=Size.DISPLAY, gap=0.0, argument=True),
    "gathered": _GATHERED, "gather": _GATHERED, "equation": _GATHERED, "multline": _GATHERED,
}  # fmt: skip
_MAX_CELLS = 1000
_ROW_ENDS = ("\\\\", "\\cr", "\\newline")
_RULES = ("\\hline", "\\hdashline")


def read_environment(parser: "Parser", token: Token, context: "Context") -> Iterable[Node]:
    """``\\begin{…} … \\end{…}``."""
    name = parser.cursor.group(token)
    form = _FORMS.get(name.removesuffix("*"))
    if form is None:
        raise Refused(f"environnement inconnu : « {name} »", token.start)
    columns = form.columns
    rules: frozenset[int] = frozenset()
    if form.argument:
        specification = parser.cursor.group(token)
        if form.columns == "c":
            columns, rules = _columns(specification, token)
    elif name.endswith("matrix*") and parser.cursor.skip("["):
        columns = _star(parser, token)
    rows, lines = _rows(parser, token, context.within(form.size), name)
    if len(rows) * max(len(row) for row in rows) > _MAX_CELLS:
        raise Refused(f"tableau trop grand : {_MAX_CELLS} cases au plus", token.start)
    table = _table(rows, form, columns, rules, lines)
    if not form.opening and not form.closing:
        return (table,)
    return (Fence(opening=form.opening, closing=form.closing, parts=(Row(children=(table,)),)),)


def read_stack(parser: "Parser", token: Token, context: "Context") -> Iterable[Node]:
    """``\\substack{… \\\\ …}``."""
    if not parser.cursor.skip("{"):
        raise Refused("il manque un argument après \\substack", token.start)
    inner = context.within(Size.SCRIPT)
    rows = [(parser.row(inner, ("}", *_ROW_ENDS)),)]
    while (text := parser.cursor.take().text) in _ROW_ENDS:
        rows.append((parser.row(inner, ("}", *_ROW_ENDS)),))
    if text != "}":
        raise Refused("accolade ouverte et jamais refermée", token.start)
    return (Table(rows=tuple(rows), role=TableRole.STACK, columns="c", gaps=(0.0,), size=Size.SCRIPT),)


def _columns(specification: str, token: Token) -> tuple[str, frozenset[int]]:
    """The columns of ``c|cr``, and those that a line precedes."""
    text = re.sub(r"\s", "", specification)
    if not re.fullmatch(r"[|:]*(?:[lcr][|:]*)+", text):
        raise Refused(f"colonnes illisibles : « {specification} »", token.start)
    rules = {len(re.sub(r"[|:]", "", text[: match.start()])) for match in re.finditer(r"[|:]", text)}
    return re.sub(r"[|:]", "", text), frozenset(rules)


def _star(parser: "Parser", token: Token) -> str:
    """The alignment of ``pmatrix*[r]``."""
    text = parser.cursor.take().text
    if text not in {"l", "c", "r"} or not parser.cursor.skip("]"):
        raise Refused(f"alignement illisible : « {text} »", token.start)
    return text


def _rows(parser: "Parser", token: Token, context: "Context", name: str) -> tuple[list[list[Row]], frozenset[int]]:
    """The cells up to the ``\\end`` of ``name``, and the rows that a line precedes."""
    rows: list[list[Row]] = [[]]
    lines: set[int] = set()
    while True:
        while not rows[-1] and parser.cursor.peek() in _RULES:
            parser.cursor.take()
            lines.add(len(rows) - 1)
        rows[-1].append(parser.row(context, ("&", "\\end", *_ROW_ENDS)))
        end = parser.cursor.take()
        if end.text in _ROW_ENDS:
            _skip_gap(parser)
            rows.append([])
        elif end.text == "\\end":
            _close(parser, end, name)
            break
        elif not end.text:
            raise Refused(f"\\begin{{{name}}} sans \\end{{{name}}}", token.start)
    if len(rows) > 1 and len(rows[-1]) == 1 and not rows[-1][0].children:
        rows.pop()
    return rows, frozenset(lines)


def _close(parser: "Parser", end: Token, name: str) -> None:
    found = parser.cursor.group(end)
    if found != name:
        raise Refused(f"\\begin{{{name}}} refermé par \\end{{{found}}}", end.start)


def _skip_gap(parser: "Parser") -> None:
    """Steps over ``[1ex]`` right after the end of a row."""
    if parser.cursor.raw.text != "[":
        return
    while parser.cursor.take_raw().text not in ("]", ""):
        pass


def _table(rows: list[list[Row]], form: _Form, columns: str, rules: frozenset[int], lines: frozenset[int]) -> Table:
    """The rows, filled up to the same number of cells."""
    width = max(len(row) for row in rows)
    pairs = form.columns == "rl"
    # TeX opens a right-hand cell with an empty atom, so that « &= » is spaced as « a = ».
    cells = [tuple(_opened(cell) if pairs and at % 2 else cell for at, cell in enumerate(row)) for row in rows]
    full = tuple(row + tuple(Row(children=()) for _ in range(width - len(row))) for row in cells)
    letters = (columns * width)[:width] if len(columns) < width else columns[:width]
    gaps = tuple(0.0 if at == 0 or (pairs and at % 2) else form.gap for at in range(width))
    return Table(rows=full, role=form.role, columns=letters, gaps=gaps, size=form.size, rules=rules, lines=lines)


def _opened(cell: Row) -> Row:
    return Row(children=(Row(children=()), *cell.children)) if cell.children else cell
