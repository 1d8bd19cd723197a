"""Which faces a page needs, and what none can draw."""

import pytest
from fontTools.ttLib import TTFont

from export_equipe.fonts.coverage import find_missing, read_coverage
from export_equipe.writers.pdf.fonts import FACES, choose_faces
from export_equipe.writers.pdf.stand_ins import stand_in

TEXT = ["Arimo-Regular.ttf", "Arimo-Bold.ttf", "Arimo-Italic.ttf", "Arimo-BoldItalic.ttf"]
CODE = ["IBMPlexMono-Regular.ttf", "IBMPlexMono-Bold.ttf"]
NEEDS = {
    "plain text": ("Élève, 12\u202f345\u00a0€ : « œuvre »…", TEXT),
    "code": ("<code>x</code>", [*TEXT, *CODE]),
    "a sign that only the face of code has": ("₿", [*TEXT, *CODE]),
    "an emoji": ("🤝", [*TEXT, "NotoEmoji-Regular.ttf"]),
    "symbols": ("◐", [*TEXT, "NotoSansSymbols2-Regular.ttf"]),
    "a formula": ("∀", [*TEXT, "NotoSansMath-Regular.ttf"]),
    "Arabic": ("ع", [*TEXT, "NotoSansArabic[wght].ttf"]),
}


@pytest.mark.parametrize(("text", "faces"), NEEDS.values(), ids=NEEDS)
def test_a_page_gets_the_faces_it_needs(text: str, faces: list[str]) -> None:
    assert [face.name for face in choose_faces(text)] == faces


def test_every_face_is_there() -> None:
    everything = "<code" + "".join(chr(face.ranges[0][0]) for face in read_coverage())
    assert all(face.is_file() for face in choose_faces(everything))
    assert {face.name for face in FACES.glob("*.ttf")} <= {face.name for face in read_coverage()}


def test_the_written_coverage_is_that_of_the_files() -> None:
    for face in read_coverage():
        if "/" not in face.name:
            with TTFont(FACES / face.name, lazy=True) as font:
                assert {code for start, end in face.ranges for code in range(start, end + 1)} == set(font.getBestCmap())


def test_missing_characters_are_named() -> None:
    assert find_missing("Texte \u200b\u00ad🔒\u200d 中 ⵣ") == ("ⵣ", "中")


def test_a_box_stands_in_where_text_is_drawn() -> None:
    html = '<title>中</title><p title="中">中<svg><desc>中</desc><text>中</text></svg></p>'
    assert stand_in(html, "中") == (
        '<title>中</title><p title="中"><span data-actual-text="中">▯</span>'
        "<svg><desc>中</desc><text>▯</text></svg></p>"
    )


def test_boxes_in_a_row_are_one_text_that_can_be_cut() -> None:
    assert stand_in("<p>中文中</p>", "中文") == '<p><span data-actual-text="中文中">▯\u200b▯\u200b▯</span></p>'


def test_a_page_without_missing_characters_is_left_alone() -> None:
    assert stand_in("<p>Élève 🔒</p>", ()) == "<p>Élève 🔒</p>"
