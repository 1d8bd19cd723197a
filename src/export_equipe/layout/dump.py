"""Plans as text: for people who ask ``export-equipe show plan``, and for tests.

One element a line. Runs print their text with their style: ``**strong**``, ``_emphasis_``, added text between ``‹ ›``.
Places are points, rounded.
"""

from collections.abc import Iterator
from typing import assert_never

from export_equipe.figures.chart import Chart
from export_equipe.figures.scene import Scene, SceneBox, SceneConnector, ScenePath, SceneSector
from export_equipe.layout.cell_paragraph import CellMarker, CellParagraph
from export_equipe.layout.cells import TableCell
from export_equipe.layout.deck.plan import (
    ChartElement,
    DeckPlan,
    DecorationElement,
    Element,
    FigureElement,
    Marker,
    PictureElement,
    SlideParagraph,
    TableElement,
    TextElement,
)
from export_equipe.layout.flow.plan import (
    FlowBlock,
    FlowBox,
    FlowCards,
    FlowCode,
    FlowColumns,
    FlowContainer,
    FlowDivider,
    FlowFigure,
    FlowHeading,
    FlowHint,
    FlowImage,
    FlowLink,
    FlowList,
    FlowMath,
    FlowNote,
    FlowOpenPoints,
    FlowParagraph,
    FlowPicture,
    FlowPlan,
    FlowQuote,
    FlowSteps,
    FlowTable,
)
from export_equipe.layout.properties import Properties
from export_equipe.masters.geometry import EMU_PER_POINT, Box
from export_equipe.typesetting.run import Added, Run, Runs, plain_text

_INDENT = "  "
_MARKS = {Marker.NONE: "", Marker.BULLET: "• ", Marker.NUMBER: "{}. ", Marker.TODO: "☐ ", Marker.DONE: "☑ "}


def dump_deck(plan: DeckPlan) -> str:
    """A deck's plan."""
    lines = [f"deck {_properties(plan.properties)}"]
    for number, slide in enumerate(plan.slides, 1):
        lines.append(f"slide {number} [{slide.layout}]{f' section {slide.section!r}' if slide.section else ''}")
        for element in (slide.title, *slide.elements):
            lines.extend(_INDENT + line for line in _element(element))
        if slide.footer:
            lines.extend(_INDENT + line for line in _element(slide.footer))
        lines.extend(f"{_INDENT}notes: {_runs(runs)}" for runs in slide.notes)
    return "\n".join(lines) + "\n"


def _properties(properties: Properties) -> str:
    draft = " draft" if properties.draft else ""
    keywords = ", ".join(properties.keywords)
    return (
        f"« {properties.title} » author={properties.author} subject={properties.subject} keywords={keywords} "
        f"{properties.language}{' ' + properties.date if properties.date else ''}{draft}"
    )


def _box(box: Box) -> str:
    x, y, width, height = (round(value / EMU_PER_POINT) for value in (box.x, box.y, box.width, box.height))
    return f"@{x},{y} {width}×{height}"


def _element(element: Element) -> Iterator[str]:
    match element:
        case TextElement():
            where = f" #{element.placeholder}" if element.placeholder is not None else ""
            yield f"text {element.name!r}{where} {_box(element.box)}"
            yield from (_INDENT + _paragraph(paragraph) for paragraph in element.paragraphs)
        case TableElement():
            widths = " ".join(str(round(width / EMU_PER_POINT)) for width in element.columns)
            yield f"table {element.title!r} {_box(element.box)} columns {widths}"
            yield f"{_INDENT}description: {element.description}"
            for index, row in enumerate(element.rows):
                head = " head" if index < element.head_rows else ""
                yield f"{_INDENT}row {round(row.height / EMU_PER_POINT)}{head}"
                for cell in row.cells:
                    yield f"{_INDENT * 2}{'th' if cell.header else 'td'} " + " / ".join(
                        _paragraph(paragraph) for paragraph in cell.paragraphs
                    )
        case FigureElement():
            yield f"figure {_box(element.box)}"
            yield from (_INDENT + line for line in _scene(element.scene))
        case DecorationElement(shape=shape):
            yield f"decoration {shape} {_box(element.box)}"
        case PictureElement():
            link = f" <{element.href}>" if element.href else ""
            yield f"picture {element.picture.media} {_box(element.box)} {element.alternative!r}{link}"
        case ChartElement():
            where = f" #{element.placeholder}" if element.placeholder is not None else ""
            yield f"chart {element.title!r}{where} {_box(element.box)}"
            yield f"{_INDENT}description: {element.description}"
            yield from (_INDENT + line for line in _chart(element.chart.chart))
        case _:
            assert_never(element)


def _chart(chart: Chart) -> Iterator[str]:
    yield f"{chart.form.value} {' | '.join(chart.categories)}"
    for series in chart.series:
        dashed = "" if series.dash_from is None else f" dashed from {chart.categories[series.dash_from]}"
        yield f"{series.name} ({', '.join(dict.fromkeys(series.roles))}){dashed}: {' | '.join(series.labels)}"
    if chart.target:
        yield f"target {chart.target.label}"


def _paragraph(paragraph: SlideParagraph) -> str:
    marker = _MARKS[paragraph.marker].format(paragraph.number)
    strong = " strong" if paragraph.strong else ""
    return f"{paragraph.size:g}pt {paragraph.color}{strong} {'> ' * paragraph.level}{marker}{_runs(paragraph.runs)}"


def _scene(scene: Scene) -> Iterator[str]:
    yield f"scene {scene.title!r} {round(scene.width)}×{round(scene.height)}"
    yield f"{_INDENT}description: {scene.description}"
    for item in scene.items:
        match item:
            case SceneBox():
                place = f"@{round(item.x)},{round(item.y)} {round(item.width)}×{round(item.height)}"
                words = " / ".join(f"{p.size:g}pt {_runs(p.runs)}" for p in item.paragraphs)
                yield f"{_INDENT}box {item.key} {place} {words}".rstrip()
            case SceneConnector():
                yield f"{_INDENT}line {item.source} → {item.target}"
            case ScenePath():
                ends = " → ".join(f"{round(x)},{round(y)}" for x, y in (item.points[0], item.points[-1]))
                yield f"{_INDENT}path {item.name!r} {ends}{' dashed' if item.dashed else ''}"
            case SceneSector():
                yield f"{_INDENT}sector {item.name!r} {item.start:.3f} → {item.end:.3f}"


def dump_flow(plan: FlowPlan) -> str:
    """A flowing document's plan."""
    lines = [f"flow {_properties(plan.properties)}", f"title: {_runs(plan.title)}"]
    for name, runs in (("lead", plan.lead), ("head", plan.head), ("foot", plan.foot), ("draft", plan.draft)):
        if runs:
            lines.append(f"{name}: {_runs(runs)}")
    lines.extend(f"field {_runs(field.label)}: {_runs(field.value)}" for field in plan.fields)
    for block in plan.blocks:
        lines.extend(_block(block))
    for note in plan.notes:
        lines.append(f"footnote {note.number}")
        lines.extend(_inside(note.blocks, 1))
    return "\n".join(lines) + "\n"


def _block(block: FlowBlock) -> Iterator[str]:
    match block:
        case FlowHeading(level=level, runs=runs, anchor=anchor):
            yield f"h{level} #{anchor} {_runs(runs)}"
        case FlowParagraph(runs=runs, keep_with_next=keep):
            yield f"p{' keep' if keep else ''} {_runs(runs)}"
        case FlowLink(kind=link, word=word, title=title, address=address):
            yield f"link {link.value} {_runs(word)} {_runs(title)} {_runs(address)}".rstrip()
        case FlowCode(lines=texts, language=language, title=title, word=word, numbered=numbered):
            parts = ("code", language, "numbered" if numbered else "", _runs(word), _runs(title))
            yield " ".join(part for part in parts if part)
            yield from (f"{_INDENT}|{plain_text(line)}" for line in texts)
        case FlowMath(formula=formula):
            yield f"formula {formula.latex!r} {formula.text!r}"
        case FlowPicture(images=images, number=number, caption=caption, align=align):
            yield f"pictures {align} {_runs(number)} {_runs(caption)}".replace("  ", " ").rstrip()
            yield from (_INDENT + _image(image) for image in images)
        case FlowTable():
            yield from _table(block)
        case FlowFigure(scene=scene, number=number, caption=caption):
            yield f"figure {_runs(number)} {_runs(caption)}"
            yield from (_INDENT + line for line in _scene(scene))
        case FlowNote(word=word, runs=runs):
            yield f"note {_runs(word)} {_runs(runs)}"
        case FlowOpenPoints(heading=heading, points=points):
            yield from _block(heading)
            yield from (f"{_INDENT}point {_runs(point.runs)}" for point in points)
        case FlowDivider():
            yield "divider"
        case FlowList() | FlowQuote() | FlowHint() | FlowBox() | FlowSteps() | FlowColumns() | FlowCards():
            yield from _container(block)
        case _:
            assert_never(block)


def _container(block: FlowContainer) -> Iterator[str]:
    match block:
        case FlowList(items=items, ordered=ordered, start=start):
            yield f"list{f' from {start}' if ordered else ''}"
            for item in items:
                checked = "" if item.checked is None else f" [{'x' if item.checked else ' '}]"
                yield f"{_INDENT}item{checked}"
                yield from _inside(item.blocks, 2)
        case FlowQuote(blocks=blocks):
            yield "quote"
            yield from _inside(blocks, 1)
        case FlowHint(kind=kind, word=word, blocks=blocks):
            yield f"hint {kind} {_runs(word)}"
            yield from _inside(blocks, 1)
        case FlowBox(kind=box, word=word, title=title, blocks=blocks):
            yield " ".join(part for part in (f"box {box.value}", _runs(word), _runs(title)) if part)
            yield from _inside(blocks, 1)
        case FlowSteps(steps=steps):
            yield "steps"
            for step in steps:
                yield f"{_INDENT}step #{step.anchor} h{step.level} {_runs(step.number)} {_runs(step.title)}".rstrip()
                yield from _inside(step.blocks, 2)
        case FlowColumns(columns=columns):
            yield "columns"
            for column in columns:
                yield f"{_INDENT}column {column.share:.3f}"
                yield from _inside(column.blocks, 2)
        case FlowCards(cards=cards, columns=count):
            yield f"cards by {count}"
            for card in cards:
                yield f"{_INDENT}card"
                yield from (_INDENT * 2 + _image(card.cover),) if card.cover else ()
                yield from _inside(card.blocks, 2)
                yield from (f"{_INDENT * 2}link {_runs(card.link)}",) if card.link else ()
        case _:
            assert_never(block)


def _image(image: FlowImage) -> str:
    if image.picture is None:
        return f"frame {_runs(image.frame)}"
    return f"picture {image.picture.media} {round(image.width)}pt {image.alternative!r}"


def _inside(blocks: tuple[FlowBlock, ...], depth: int) -> Iterator[str]:
    for block in blocks:
        yield from (_INDENT * depth + line for line in _block(block))


def _table(table: FlowTable) -> Iterator[str]:
    widths = " ".join(f"{width:.3f}" for width in table.widths)
    yield f"table #{table.anchor} {_runs(table.number)} {_runs(table.caption)} widths {widths}"
    yield f"{_INDENT}description: {table.description}"
    for row in (*table.head, *table.rows):
        yield _INDENT + " | ".join(_cell(cell) for cell in row)


def _cell(cell: TableCell) -> str:
    size = f"{cell.columns}×{cell.rows} " if (cell.columns, cell.rows) != (1, 1) else ""
    return ("th " if cell.header else "") + size + " / ".join(_cell_paragraph(each) for each in cell.paragraphs)


def _cell_paragraph(paragraph: CellParagraph) -> str:
    marks = {CellMarker.NONE: "", CellMarker.BULLET: "• ", CellMarker.NUMBER: f"{paragraph.number}. ",
             CellMarker.TODO: "☐ ", CellMarker.DONE: "☑ "}  # fmt: skip
    return "> " * paragraph.level + marks[paragraph.marker] + _runs(paragraph.runs)


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = run.text.replace("\n", "⏎").replace("\u00a0", "⍽").replace("\u202f", "⎵")
    if run.emoji:
        text = f"{text}({run.emoji})"
    if run.picture:
        text = f"(picture {run.picture.alternative!r})"
    if run.formula:
        text = f"(formula {run.formula.text!r})"
    for flag, mark in (
        (run.code, "`"),
        (run.emphasis, "_"),
        (run.strong, "**"),
        (run.strike, "~~"),
        (run.superscript, "^"),
        (run.subscript, "~"),
    ):
        text = f"{mark}{text}{mark}" if flag else text
    if run.highlight:
        text = f"[{run.highlight.value}:{text}]"
    if run.color or run.ground:
        text = f"{{{run.color}/{run.ground}:{text}}}"
    if run.href:
        text = f"{text}<{run.href}>"
    return f"‹{text}›" if isinstance(run.origin, Added) else text
