"""Where pages end: nothing is stranded, nothing leaves a page half empty that could help it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO

import page as page_validation
import pikepdf
import pytest
from tests.writers.page.parts import cell, head, heading, paragraph, plan, row, runs, table
from tests.writers.page.samples import columns, image, picture, png

from export_equipe.layout.flow.plan import FlowBlock, FlowHint, FlowPlan, FlowTable
from export_equipe.theme.load import load_theme
from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import Added, Run
from export_equipe.writers.html.lengths import is_long
from export_equipe.writers.html.turned import begins_turned, group_turned
from export_equipe.writers.pdf import write_pdf

BAND = "Une phrase qui fait une ligne, ou presque, pour remplir la page jusqu’où il faut."
NAMES = ("Identifiant", "Responsable", "Département", "Interlocuteur", "Commencement", "Avancement", "Financement")
TALL = png(300, 600, (20, 60, 140, 255))


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load_theme("default")


@pytest.fixture(scope="module")
def pages(theme: Theme) -> Iterator[Callable[..., list[pikepdf.Page]]]:
    opened: list[pikepdf.Pdf] = []  # pages live as long as their file

    def write(*blocks: FlowBlock) -> list[pikepdf.Page]:
        opened.append(pikepdf.open(BytesIO(write_pdf(made(*blocks), theme))))
        return list(opened[-1].pages)

    yield write
    for file in opened:
        file.close()


def made(*blocks: FlowBlock) -> FlowPlan:
    return plan("Essai", blocks, draft=False)


def bands(count: int) -> tuple[FlowBlock, ...]:
    return tuple(paragraph(BAND) for _ in range(count))


def wide() -> FlowTable:
    shares = (1 / 7,) * 7
    return replace(table((row(*NAMES),), 1, "tableau-1"), head=(head(*NAMES),), widths=shares, turned=shares)


def on_its_side(page: pikepdf.Page) -> bool:
    _, _, width, height = (float(value) for value in page.mediabox)
    return width > height


def test_a_wide_table_has_a_page_on_its_side(pages: Callable[..., list[pikepdf.Page]]) -> None:
    written = pages(*bands(2), heading(2, "Le tableau", "le-tableau"), wide(), *bands(2))
    assert [on_its_side(page) for page in written] == [False, True, False]


def test_a_page_that_begins_with_a_wide_table_begins_on_its_side(pages: Callable[..., list[pikepdf.Page]]) -> None:
    assert [on_its_side(page) for page in pages(heading(2, "Le tableau", "le-tableau"), wide())] == [True]


def test_what_leads_to_a_wide_table_goes_with_it() -> None:
    before, title, lead, after = paragraph("a"), heading(2, "T", "t"), paragraph("voici :", lead=True), paragraph("b")
    one, other = wide(), replace(wide(), anchor="tableau-2")
    found = list(group_turned((before, title, lead, one, other, after)))
    assert found == [(False, (before,)), (True, (title, lead, one, other)), (False, (after,))]
    assert list(group_turned((before, title))) == [(False, (before, title))]
    assert begins_turned((title, one))
    assert not begins_turned((before, one))


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_a_page_on_its_side_is_valid(profile: str, theme: Theme) -> None:
    pdf = write_pdf(made(*bands(1), heading(2, "Le tableau", "le-tableau"), wide(), *bands(1)), theme)
    assert page_validation.validate_pdf_bytes(pdf, profile=profile).is_compliant


def test_a_picture_shrinks_a_little_rather_than_leave_a_page_half_empty(
    pages: Callable[..., list[pikepdf.Page]],
) -> None:
    shown = picture(1, image(TALL, "Un écran", 200), caption=runs("Un écran"))
    assert len(pages(*bands(12), shown)) == 1


def test_a_picture_that_would_shrink_too_much_keeps_its_size(pages: Callable[..., list[pikepdf.Page]]) -> None:
    shown = picture(1, image(TALL, "Un écran", 200), caption=runs("Un écran"))
    written = pages(*bands(22), shown)
    assert len(written) == 2
    assert 199 < widest_picture(written[1]) < 201


def test_pictures_side_by_side_keep_their_size(pages: Callable[..., list[pikepdf.Page]]) -> None:
    beside = columns((0.5, (picture(1, image(TALL, "Un écran", 200)),)), (0.5, (paragraph("à côté"),)))
    written = pages(*bands(14), beside)
    assert 199 < max(widest_picture(page) for page in written) < 201


def widest_picture(page: pikepdf.Page) -> float:
    """The width in points of the widest picture drawn on ``page``."""
    stack, current, widths = [], pikepdf.Matrix(), [0.0]
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                stack.append(current)
            case "Q":
                current = stack.pop()
            case "cm":
                current = pikepdf.Matrix(*(float(value) for value in operands)) @ current
            case "Do":
                widths.append(current.a)
    return max(widths)


def test_a_row_higher_than_a_page_strands_neither_its_title_nor_its_head(
    pages: Callable[..., list[pikepdf.Page]],
) -> None:
    tall = replace(
        table(((cell("Sujet"), replace(cell(BAND * 45), column=1)),), 1, "tableau-1"),
        head=(head("Sujet", "Texte"),), widths=(0.2, 0.8),
    )  # fmt: skip
    assert len(pages(*bands(3), heading(2, "Une longue ligne", "une-longue-ligne"), tall)) == 2


def test_a_short_hint_is_not_cut() -> None:
    said = (Run(text="Information", origin=Added.KIND_WORD),)
    assert not is_long((FlowHint(kind="info", word=said, blocks=bands(3)),))
    assert is_long((FlowHint(kind="info", word=said, blocks=bands(16)),))
    assert is_long((picture(1, image(TALL, "Un écran", 200)),))
