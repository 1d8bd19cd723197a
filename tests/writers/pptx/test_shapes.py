"""Tables, figures and boxes, read back by python-pptx."""

from io import BytesIO
from itertools import pairwise

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from pptx.slide import Slide

from export_equipe.figures.scene import SceneBox, SceneConnector
from export_equipe.layout.deck.plan import DeckPlan, FigureElement, TableElement
from export_equipe.theme.model import Theme

MATRIX, FIGURE, LISTS, BOXES = 2, 3, 4, 5


@pytest.fixture(scope="module")
def slides(deck: bytes) -> list[Slide]:
    return list(Presentation(BytesIO(deck)).slides)


@pytest.fixture(scope="module")
def table(plan: DeckPlan) -> TableElement:
    return next(each for each in plan.slides[MATRIX].elements if isinstance(each, TableElement))


@pytest.fixture(scope="module")
def figure(plan: DeckPlan) -> FigureElement:
    return next(each for each in plan.slides[FIGURE].elements if isinstance(each, FigureElement))


def frame(slides: list[Slide]):  # type: ignore[no-untyped-def]
    return next(shape for shape in slides[MATRIX].shapes if shape.has_table)


def test_the_table_stands_in_the_layouts_placeholder(slides: list[Slide], table: TableElement) -> None:
    found = frame(slides)
    assert found.is_placeholder
    assert found.placeholder_format.idx == 1
    assert (found.left, found.top, found.width, found.height) == (
        table.box.x, table.box.y, table.box.width, table.box.height,
    )  # fmt: skip


def test_the_table_says_what_it_is(slides: list[Slide], table: TableElement) -> None:
    properties = frame(slides)._element.find(f".//{qn('p:cNvPr')}")
    assert (properties.get("title"), properties.get("descr")) == (table.title, table.description)


def test_the_table_has_header_row_and_column_and_no_bands(slides: list[Slide]) -> None:
    found = frame(slides).table
    assert (found.first_row, found.first_col) == (True, True)
    assert (found.horz_banding, found.vert_banding, found.last_row) == (False, False, False)


def test_rows_and_columns_have_the_planned_sizes(slides: list[Slide], table: TableElement) -> None:
    found = frame(slides).table
    assert [row.height for row in found.rows] == [row.height for row in table.rows]
    assert [column.width for column in found.columns] == list(table.columns)


def test_cells_have_rules_between_rows_and_none_upright(slides: list[Slide]) -> None:
    rows = frame(slides)._element.findall(f".//{qn('a:tr')}")
    below = [_rule(row, "a:lnB") for row in rows]
    above = [_rule(row, "a:lnT") for row in rows]
    assert below == [("19050", "000091"), *[("9525", "DDDDDD")] * (len(rows) - 1)]
    assert above == [("0", ""), *below[:-1]]
    assert {_rule(row, side) for row in rows for side in ("a:lnL", "a:lnR")} == {("0", "")}


def _rule(row, side: str) -> tuple[str, str]:  # type: ignore[no-untyped-def]
    (rule,) = {
        (line.get("w"), color.get("val") if (color := line.find(f".//{qn('a:srgbClr')}")) is not None else "")
        for line in row.iter(qn(side))
    }
    return rule


def test_only_the_head_has_a_ground(slides: list[Slide]) -> None:
    rows = frame(slides)._element.findall(f".//{qn('a:tr')}")
    grounds = [{cell.find(f"{qn('a:solidFill')}/*").get("val") for cell in rows[0].iter(qn("a:tcPr"))}]
    grounds += [{cell.find(qn("a:noFill")) is not None for cell in row.iter(qn("a:tcPr"))} for row in rows[1:]]
    assert grounds == [{"ECECFE"}, *[{True}] * (len(rows) - 1)]


def group(slides: list[Slide]):  # type: ignore[no-untyped-def]
    (found,) = [shape for shape in slides[FIGURE].shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    return found


def test_the_figure_is_one_group_with_its_alternative(slides: list[Slide], figure: FigureElement) -> None:
    properties = group(slides)._element.find(f"*/{qn('p:cNvPr')}")
    assert (properties.get("descr"), properties.get("title")) == (figure.scene.description, figure.scene.title)


def test_the_group_keeps_the_slides_coordinates(slides: list[Slide], figure: FigureElement) -> None:
    place = group(slides)._element.grpSpPr.find(qn("a:xfrm"))
    values = [tuple(map(int, node.attrib.values())) for node in place]
    box = figure.box
    assert values == [(box.x, box.y), (box.width, box.height)] * 2
    for shape in group(slides).shapes:
        assert box.x <= shape.left <= shape.left + shape.width <= box.right + 1
        assert box.y <= shape.top <= shape.top + shape.height <= box.bottom + 1


def test_boxes_and_connectors_come_in_reading_order(slides: list[Slide], figure: FigureElement) -> None:
    assert [shape.name for shape in group(slides).shapes] == [item.name for item in figure.scene.items]


def test_connectors_are_glued_to_their_boxes(slides: list[Slide], figure: FigureElement) -> None:
    names = {str(shape.shape_id): shape.name for shape in group(slides).shapes}
    boxes = {item.key: item.name for item in figure.scene.items if isinstance(item, SceneBox)}
    sites = {"top": "0", "left": "1", "bottom": "2", "right": "3"}
    links = [item for item in figure.scene.items if isinstance(item, SceneConnector)]
    found = [shape._element for shape in group(slides).shapes if shape.shape_type == MSO_SHAPE_TYPE.LINE]
    assert len(found) == len(links) == 3
    for link, shape in zip(links, found, strict=True):
        start, end = shape.find(f".//{qn('a:stCxn')}"), shape.find(f".//{qn('a:endCxn')}")
        assert (names[start.get("id")], start.get("idx")) == (boxes[link.source], sites[link.source_side])
        assert (names[end.get("id")], end.get("idx")) == (boxes[link.target], sites[link.target_side])
        assert (shape.find(f".//{qn('a:tailEnd')}") is not None) == link.head
        assert (shape.find(f".//{qn('a:headEnd')}") is not None) == link.tail


def test_a_line_to_the_left_is_flipped(slides: list[Slide], figure: FigureElement) -> None:
    last = list(group(slides).shapes)[-1]
    assert (last.begin_x, last.end_x) == (figure.box.x + 642 * 12_700, figure.box.x + 606 * 12_700)
    assert last.begin_y == last.end_y


def test_a_radius_is_a_share_of_the_shorter_side(slides: list[Slide]) -> None:
    shape = next(shape for shape in group(slides).shapes if shape.name == "Designer")
    assert shape.adjustments[0] == pytest.approx(3 / 45, abs=1e-5)


def test_paragraphs_of_a_box_stay_whole(slides: list[Slide]) -> None:
    shape = next(shape for shape in group(slides).shapes if shape.name == "Responsable métier")
    assert [each.text for each in shape.text_frame.paragraphs] == ["Responsable métier", "porte la politique publique"]


def test_a_placeholder_keeps_the_layouts_place(slides: list[Slide]) -> None:
    body = next(shape for shape in slides[LISTS].placeholders if shape.name == "Corps")
    assert body._element.spPr.find(qn("a:xfrm")) is None


def test_a_rule_is_decoration_painted_over_the_ground_of_its_text(slides: list[Slide]) -> None:
    names = [shape.name for shape in slides[BOXES].shapes]
    assert ("Citation", "Filet de Citation") in list(pairwise(names))
    rule = next(shape for shape in slides[BOXES].shapes if shape.name == "Filet de Citation")
    assert b"decorative" in _xml(rule)
    assert rule.width == 57_150


def _xml(shape) -> bytes:  # type: ignore[no-untyped-def]
    return bytes(shape._element.xml, "utf-8")


def test_a_ground_fills_the_box(slides: list[Slide], theme: Theme) -> None:
    code = next(shape for shape in slides[BOXES].shapes if shape.name == "Code")
    assert str(code.fill.fore_color.rgb) == theme.colors["neutral"].lstrip("#")
    frame_ = code.text_frame
    assert [round(side.pt, 1) for side in (frame_.margin_left, frame_.margin_top)] == [12, 10.5]


def test_a_link_is_a_relationship_of_its_slide(slides: list[Slide]) -> None:
    body = next(shape for shape in slides[LISTS].placeholders if shape.name == "Corps")
    addresses = [run.hyperlink.address for paragraph in body.text_frame.paragraphs for run in paragraph.runs]
    assert [address for address in addresses if address] == ["https://exemple.gouv.fr/m%C3%A9thode%20page"]
