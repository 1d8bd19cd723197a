"""Tables: GFM's, HTML's with typed columns, cards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from tests.support.dialect.assets import FILE, NEIGHBOUR, any_picture, picture
from tests.support.dialect.draw import Draw, Maker, below
from tests.support.dialect.inlines import PERSON, html_phrase, phrase

DASHES = ("---", ":---", "---:", ":---:", "-", "---------")


# GFM tables


def _gfm(draw: Draw, *, head: Callable[[Draw], str], cell: Callable[[Draw], str], ragged: bool = False) -> str:
    columns, rows = draw.rng.randint(2, 4), draw.rng.randint(1, 4)
    bars = ("| ", " | ", " |") if columns == 1 or draw.chance(0.8) else ("", " | ", "")
    with draw.without("line", "pipe"):
        lines = [[head(draw) for _ in range(columns)], [draw.pick(DASHES) for _ in range(columns)]]
        for _ in range(rows):
            filled = draw.rng.randint(1, columns) if ragged else columns
            lines += [[cell(draw) for _ in range(filled)]]
    return "\n".join(f"{bars[0]}{bars[1].join(line)}{bars[2]}".rstrip(" ") for line in lines)


def _text_cell(draw: Draw) -> str:
    return phrase(draw, 0, 2)


def _word_cell(draw: Draw) -> str:
    return draw.word()


def _no_text(draw: Draw) -> str:
    return "   "


def _piped_cell(draw: Draw) -> str:
    return draw.pick(("{} \\| {}", "`{} \\| {}`")).format(draw.word(), draw.word())


def _html_cell(draw: Draw) -> str:
    forms = (
        "<p>{0}</p><p>{1}</p>",
        "<ul><li>{0}</li><li>{1}</li></ul>",
        "{0}<br>{1}",
        "<ol><li><p>{0}</p></li></ol>{1}",
    )
    return draw.pick(forms).format(draw.some(), draw.some())


def _picture_cell(draw: Draw) -> str:
    return f'<img src="{picture(draw)}" alt="{draw.alternative()}" data-size="line"> {draw.word()}'


def _gfm_maker(name: str, head: Callable[[Draw], str], cell: Callable[[Draw], str], *, ragged: bool = False) -> Maker:
    return Maker(f"GFM table{name}", partial(_gfm, head=head, cell=cell, ragged=ragged))


# Typed HTML tables


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of column: the attributes of its header, and how a cell is drawn."""

    attributes: str
    cell: Callable[[Draw], str]


def _select(draw: Draw) -> str:
    return f'<span data-option="{draw.rng.randrange(10**6):x}">{draw.some(1, 2)}</span>'


def _selects(draw: Draw) -> str:
    return ", ".join(_select(draw) for _ in range(draw.rng.randint(1, 3)))


def _user(draw: Draw) -> str:
    return f'<a href="{PERSON.format("Xy" + str(draw.rng.randint(100, 999)))}">{draw.word()}</a>'


def _file(draw: Draw) -> str:
    return f'<a href="{below(draw, FILE)}">{draw.word()}.pdf</a>'


def _page(draw: Draw) -> str:
    return f'<a href="{below(draw, NEIGHBOUR)}">voisine.md</a>'


def _image(draw: Draw) -> str:
    return f'<img src="{any_picture(draw)}" alt="{draw.alternative()}">'


def _check(draw: Draw) -> str:
    return draw.pick(("true", "false"))


def _digit(draw: Draw) -> str:
    return str(draw.rng.randint(0, 5))


def _number(draw: Draw) -> str:
    return draw.pick(("12", "3.5", "1234567", "-4", "0", ""))


def _rich(draw: Draw) -> str:
    form = draw.pick(
        ("{}", "<p>{}</p><p>{}</p>", "<ul><li>{}</li><li>{}</li></ul>", "<p>{}</p><ol><li>{}</li></ol>", "{}<br>{}")
    )
    return "".join(part if index == 0 else html_phrase(draw) + part for index, part in enumerate(form.split("{}")))


KINDS = {
    "text": _Kind("", html_phrase),
    "rich text": _Kind(' width="200"', _rich),
    "rating": _Kind(' width="120" data-type="rating" data-max="5"', _digit),
    "select": _Kind(' data-type="select"', _select),
    "select multiple": _Kind(' data-type="select" data-multiple', _selects),
    "users": _Kind(' data-type="users" data-multiple', _user),
    "checkbox": _Kind(' data-type="checkbox"', _check),
    "number": _Kind(' data-type="number"', _number),
    "files": _Kind(' data-type="files"', _file),
    "content-ref": _Kind(' data-type="content-ref"', _page),
    "image": _Kind(' data-type="image"', _image),
}


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of an HTML table, as it is drawn: attributes, header, cell, and whether it is hidden."""

    attributes: str
    head: Callable[[Draw], str]
    cell: Callable[[Draw], str]
    hidden: bool = False


def _columns(draw: Draw) -> list[_Column]:
    names = draw.rng.sample(list(KINDS), draw.rng.randint(2, 5))
    columns = [
        _Column(KINDS[name].attributes, lambda draw: html_phrase(draw, 0, 1), KINDS[name].cell) for name in names
    ]
    for name in names:
        draw.count(f"column, {name}")
    if draw.chance(0.3):
        columns.insert(draw.rng.randint(0, len(columns)), _hidden_column())
        draw.count("column, hidden")
    return columns


def lone_column(kind: str, draw: Draw) -> str:
    """A table of a column of text and one of the ``kind``, one of ``KINDS`` or ``hidden``."""
    text = _Column("", html_phrase, html_phrase)
    if kind == "hidden":
        return _html(draw, "", [text, _hidden_column()])
    draw.count(f"column, {kind}")
    return _html(draw, "", [text, _Column(KINDS[kind].attributes, html_phrase, KINDS[kind].cell)])


def _hidden_column() -> _Column:
    return _Column(" data-hidden", Draw.secret, lambda draw: f"<p>{draw.secret()}</p>", hidden=True)


def _typed(draw: Draw) -> str:
    return _html(draw, draw.pick(("", ' data-full-width="true"')), _columns(draw))


def _headless(draw: Draw) -> str:
    columns = [_Column(column.attributes, Draw.secret, column.cell, column.hidden) for column in _columns(draw)]
    return _html(draw, " data-header-hidden", columns)


def _html(draw: Draw, attributes: str, columns: Sequence[_Column]) -> str:
    head = "".join(f"<th{column.attributes}>{column.head(draw)}</th>" for column in columns)
    rows = ["".join(f"<td>{column.cell(draw)}</td>" for column in columns) for _ in range(draw.rng.randint(1, 4))]
    return _written(draw, attributes, head, rows)


def _written(draw: Draw, attributes: str, head: str, rows: Sequence[str]) -> str:
    edge = draw.pick(("", "", "\n"))
    body = edge.join(f"<tr>{row}</tr>" for row in rows)
    parts = (f"<table{attributes}>", f"<thead><tr>{head}</tr></thead>", "<tbody>", body, "</tbody></table>")
    return edge.join(parts)


def _spans(draw: Draw) -> str:
    head = f'<th colspan="2">{html_phrase(draw)}</th><th>{html_phrase(draw)}</th>'
    first = f'<td rowspan="2">{html_phrase(draw)}</td><td>{html_phrase(draw)}</td><td>{_rich(draw)}</td>'
    second = f"<td>{html_phrase(draw)}</td><td>{html_phrase(draw)}</td>"
    third = f'<td colspan="3">{html_phrase(draw)}</td>'
    return _written(draw, "", head, [first, second, third])


def _row_heads(draw: Draw) -> str:
    head = f'<th scope="col">{html_phrase(draw)}</th><th scope="col">{html_phrase(draw)}</th>'
    rows = [
        f'<th scope="row">{html_phrase(draw)}</th><td>{html_phrase(draw)}</td>' for _ in range(draw.rng.randint(1, 3))
    ]
    return _written(draw, "", head, rows)


# Cards


def _secret_link(address: Callable[[Draw], str], draw: Draw) -> str:
    return f'<a href="{address(draw)}">{draw.secret()}</a>'


def _nothing(draw: Draw) -> str:
    return ""


def _cards(draw: Draw) -> str:
    target = _Column(
        ' data-hidden data-card-target data-type="content-ref"', _nothing,
        partial(_secret_link, lambda draw: below(draw, NEIGHBOUR)), hidden=True,
    )  # fmt: skip
    cover = _Column(
        ' data-hidden data-card-cover data-type="files"', _nothing, partial(_secret_link, picture), hidden=True
    )
    visible = [_Column(draw.pick(("", ' data-type="select"')), _nothing, cell) for cell in (_title, html_phrase, _rich)]
    columns = [
        *visible[: draw.rng.randint(1, 3)],
        *draw.pick(([], [target], [cover], [target, cover], [cover, target])),
    ]
    size = draw.pick(("", ' data-card-size="large"'))
    draw.count("cards, with cover" if cover in columns else "cards, without cover")
    return _html(draw, f' data-view="cards"{size}', columns)


def _title(draw: Draw) -> str:
    return f"<strong>{draw.some()}</strong>"


TABLES = (
    _gfm_maker("", _text_cell, _text_cell),
    _gfm_maker(", empty header", _no_text, _text_cell),
    _gfm_maker(", ragged rows", _word_cell, _text_cell, ragged=True),
    _gfm_maker(", escaped pipes", _word_cell, _piped_cell),
    _gfm_maker(", HTML in cells", _word_cell, _html_cell),
    _gfm_maker(", pictures", _word_cell, _picture_cell),
    *[Maker("HTML table", _typed)] * 3,
    Maker("HTML table, hidden header", _headless),
    Maker("HTML table, spans", _spans),
    Maker("HTML table, row headers", _row_heads),
    *[Maker("cards", _cards)] * 2,
)
