"""Pictures: inline (D4), with their words (C3), stored once, never larger than their room."""

from dataclasses import replace

import pytest
from tests.writers.docx.reading import Memo, find, one, text
from tests.writers.docx.samples import SAMPLES, cards, image, missing, picture, picture_block, picture_run
from tests.writers.docx.words import bullets, paragraph

from export_equipe.inspect.docx import inspect_docx
from export_equipe.inspect.tree import Role
from export_equipe.layout.flow.plan import FlowBlock, FlowCard, FlowCards, FlowPlan
from export_equipe.model.picture import Picture
from export_equipe.theme.model import Theme

TEXT = 9412 / 20  # points
TALL = 0.6 * (16838 - 2 * 1417) / 20


def sizes(memo: Memo) -> list[tuple[float, float]]:
    """Width and height of each drawing, in points."""
    return [(int(each.get("cx")) / 12700, int(each.get("cy")) / 12700) for each in memo.find(".//wp:extent")]


@pytest.mark.parametrize(
    ("block", "width", "height"),
    [
        (picture_block(image(width=240)), 240, 100),
        (picture_block(image(width=9000)), TEXT, TEXT * 200 / 480),
        (picture_block(image(picture(width=300, height=3000), width=225)), TALL / 10, TALL),
        (bullets((paragraph("un"), picture_block(image(width=9000)))), TEXT - 20, (TEXT - 20) * 200 / 480),
        (paragraph("Une ", picture_run(), " image"), 14, 14),
        (paragraph("Une ", picture_run(width=60), " image"), 60, 60),
        (paragraph("Une ", picture_run(width=9000, shown=picture()), " image"), TEXT, TEXT * 200 / 480),
        (bullets((paragraph(picture_run(width=9000, shown=picture())),)), TEXT - 20, (TEXT - 20) * 200 / 480),
    ],
)
def test_a_picture_fits_its_room(block: FlowBlock, width: float, height: float, plan: FlowPlan, theme: Theme) -> None:
    assert sizes(Memo(plan, theme, (block,))) == [(pytest.approx(width, abs=0.1), pytest.approx(height, abs=0.1))]


def test_each_says_what_it_shows(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, SAMPLES["pictures"])
    said = memo.find(".//wp:docPr/@descr")
    assert said == ["Un aplat bleu"] * 6 + ["Une pastille"] * 3
    assert not memo.find(".//wp:anchor")
    numbers = memo.find(".//wp:docPr/@id")
    assert len(set(numbers)) == len(numbers)


def test_a_picture_that_only_decorates_says_so(plan: FlowPlan, theme: Theme) -> None:
    """[MS-ODRAWXML] 2.3.1.2: an empty alternative alone would count as forgotten."""
    memo = Memo(plan, theme, (picture_block(image(alternative="")), picture_block(image(), number=2)))
    figures = inspect_docx(memo.data).find(Role.FIGURE)
    assert [(each.alternative, each.decorative) for each in figures] == [("", True), ("Un aplat bleu", False)]


def test_the_same_picture_is_stored_once(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(
        plan,
        theme,
        (
            picture_block(image()),
            picture_block(image(width=100), number=2),
            paragraph("et ", picture_run(shown=picture())),
        ),
    )
    assert [name for name in memo.parts if name.startswith("word/media/")] == ["word/media/image1.png"]


@pytest.mark.parametrize("media", ["image/png", "image/jpeg"])
def test_pixels_are_embedded_as_they_are(media: str, plan: FlowPlan, theme: Theme) -> None:
    given = picture(media=media)
    memo = Memo(plan, theme, (picture_block(image(given)),))
    assert [data for name, data in memo.parts.items() if name.startswith("word/media/")] == [given.data]
    kind = {"image/png": "png", "image/jpeg": "jpg"}[media]
    types = memo.tree("[Content_Types].xml")
    assert [each.get("ContentType") for each in types if each.get("Extension") == kind] == [media]


def test_an_svg_has_a_png_beside_it(plan: FlowPlan, theme: Theme) -> None:
    given = picture(media="image/svg+xml")
    memo = Memo(plan, theme, (picture_block(image(given)),))
    targets = {key: f"word/{target}" for key, (target, _) in memo.targets().items()}
    (blip,) = memo.find(".//a:blip")
    assert memo.parts[targets[one(blip, "@r:embed")]].startswith(b"\x89PNG")
    assert memo.parts[targets[one(blip, ".//asvg:svgBlip/@r:embed")]] == given.data


def test_an_svg_that_cannot_be_drawn_in_pixels_is_there_as_svg(plan: FlowPlan, theme: Theme) -> None:
    broken = Picture(media="image/svg+xml", width=40, height=20, data=b"<svg")
    memo = Memo(plan, theme, (picture_block(image(broken)),))
    assert sorted(name.rpartition(".")[2] for name in memo.parts if name.startswith("word/media/")) == ["png", "svg"]


def test_several_pictures_share_a_paragraph_and_a_caption(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, (picture_block(image(width=100), image(width=120), number=4, align="center"),))
    shown, caption = memo.find(".//w:p[w:pPr/w:pStyle[@w:val='Image' or @w:val='Caption']]")
    assert len(find(shown, "w:r/w:drawing")) == 2
    assert find(shown, "w:pPr/w:keepNext")
    assert [one(each, "w:pPr/w:jc/@w:val") for each in (shown, caption)] == ["center", "center"]
    assert text(caption) == "Figure\u00a04. Un aplat"
    assert [each.strip() for each in find(caption, ".//w:instrText/text()")] == [r"SEQ Figure \* ARABIC"]
    assert find(caption, "w:bookmarkStart/@w:name") == ["figure_4"]


def test_a_missing_picture_is_words_in_a_dashed_frame(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, (picture_block(missing(), image(), missing("autre.png")),))
    styles = [one(each, "w:pPr/w:pStyle/@w:val") for each in memo.find(".//w:p")[-4:]]
    assert styles == ["ImageAbsente", "Image", "ImageAbsente", "Caption"]
    sheet = memo.tree("word/styles.xml")
    edges = find(sheet, "w:style[@w:styleId='ImageAbsente']/w:pPr/w:pBdr/*/@w:val")
    assert edges == ["dashed"] * 4
    assert memo.texts(".//w:p[w:pPr/w:pStyle/@w:val='ImageAbsente']")[0] == "[Image manquante\u00a0: schéma.png]"


def test_a_card_shows_its_cover_its_words_and_where_it_leads(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, (cards(),))
    assert sizes(memo) == [(pytest.approx(134.9, abs=0.1), pytest.approx(56.2, abs=0.1))]
    assert memo.texts(".//w:p[w:hyperlink]") == ["Ouvrir la page"] * 3
    grounds = [one(each, "w:pPr/w:shd/@w:fill") for each in memo.find(".//w:p[w:hyperlink]")]
    assert grounds == ["", "F5F5FF", ""]  # the second differs by a 255th from its neighbours: they stay apart


def test_pictures_without_a_caption_have_no_number(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, (replace(picture_block(image(), caption=""), anchor="figure-x"),))
    assert not memo.find(".//w:p[w:pPr/w:pStyle/@w:val='Caption']")
    assert memo.find(".//w:bookmarkStart/@w:name") == ["figure_x"]


def test_the_cover_of_a_card_is_no_poster(plan: FlowPlan, theme: Theme) -> None:
    card = FlowCard(cover=image(width=9000), blocks=(paragraph("Une carte"),))
    memo = Memo(plan, theme, (FlowCards(cards=(card,), columns=3),))
    ((width, _),) = sizes(memo)
    assert width == pytest.approx((9412 - 290 - 130) / 20 * 0.3, abs=0.1)


def test_a_tall_cover_is_as_small(plan: FlowPlan, theme: Theme) -> None:
    card = FlowCard(cover=image(picture(width=300, height=900), width=9000), blocks=(paragraph("Une carte"),))
    memo = Memo(plan, theme, (FlowCards(cards=(card,), columns=3),))
    ((_, height),) = sizes(memo)
    assert height == pytest.approx(64, abs=0.1)
