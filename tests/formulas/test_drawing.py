"""Drawn formulas: what grows, where the base line is, what is inked."""

import io
import re

import pytest
import resvg_py
from PIL import Image
from tests.formulas.tables import formula

from export_equipe.formulas.formula import Formula
from export_equipe.formulas.read import draw_formula


def rendered(svg: str) -> Image.Image:
    """``svg``, one pixel a point, black on white."""
    data = resvg_py.svg_to_bytes(svg_string=svg, dpi=72, background="#ffffff", skip_system_fonts=True)
    return Image.open(io.BytesIO(bytes(data))).convert("L")


def picture(latex: str, *, size: float = 48) -> Image.Image:
    """The drawing of ``latex``."""
    return rendered(draw_formula(formula(latex), size=size, color="#000000"))


def ink(image: Image.Image) -> int:
    """How many pixels are rather black."""
    return sum(image.histogram()[:128])


def height(latex: str) -> float:
    return formula(latex).height


def column(rows: int) -> str:
    return r"\begin{matrix}" + r"x\\" * rows + r"\end{matrix}"


def test_delimiters_grow_with_what_they_hold() -> None:
    heights = [height(rf"\left({column(rows)}\right)") for rows in (1, 2, 4, 30)]
    assert heights == sorted(set(heights))
    assert 0.9 * height(column(30)) < heights[-1] < 1.2 * height(column(30))


def test_a_letter_stands_on_the_base_line() -> None:
    assert formula("x").depth == pytest.approx(0.15, abs=0.2)
    assert formula("p").depth > 2
    assert formula(r"x_{p}").depth > formula("x").depth
    found = formula(r"\frac{a}{b}")
    assert 0 < found.depth < found.height
    # The line of a fraction is on the axis, where the minus sign is.
    assert found.height - found.depth > found.depth


def test_a_sum_is_larger_alone_on_its_line() -> None:
    assert height(r"\sum") > formula(r"\sum", display=False).height


def test_limits_stand_under_and_over_alone_on_a_line_only() -> None:
    alone, inline = formula(r"\sum_{i}^{n}"), formula(r"\sum_{i}^{n}", display=False)
    assert alone.width < inline.width
    assert alone.height > inline.height


def test_scripts_are_smaller() -> None:
    assert formula("x^{xxxx}").width < formula("x xxxx").width


def test_signs_are_spaced_by_their_class() -> None:
    assert formula("a=b").width > formula("a+b").width - 1
    assert formula("a-b").width > formula("a{-}b").width
    assert formula("-b").width < formula("a-b").width - formula("a").width
    assert formula("x_{a+b}").width < formula(r"x_{a\mathbin{+}b}").width + 1


def test_a_line_does_not_erase_the_ink_that_it_crosses() -> None:
    assert ink(picture(r"\cancel{x}")) > ink(picture("x"))
    assert ink(picture(r"\sout{xxx}")) > ink(picture("xxx"))


def test_a_phantom_takes_room_without_ink() -> None:
    assert formula(r"\phantom{abc}").width == pytest.approx(formula("abc").width, abs=0.5)
    assert ink(picture(r"x\phantom{abc}x")) == pytest.approx(ink(picture("xx")), rel=0.1)


@pytest.mark.parametrize("char", ["é", "日", "😀", "→", "ℝ", "\U0001d400"])
def test_each_character_is_drawn(char: str) -> None:
    assert ink(picture(rf"\text{{{char}}}")) > 20


@pytest.mark.parametrize("latex", [r"f^{2}", r"\hat{f}", r"\int_0^1", r"\overline{AB}", r"\sqrt[n]{x}", r"\Bigl("])
def test_all_ink_is_inside_the_picture(latex: str) -> None:
    found = formula(latex)
    path = re.sub(r".*(<path .*/>).*", r"\1", found.svg).replace("currentColor", "#000000")
    wide, high = found.width + 40, found.height + 40
    frame = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt" viewBox="-20 -20 {wide} {high}">'
    )
    image = rendered(f"{frame}{path}</svg>").point(lambda value: 255 if value < 200 else 0)
    left, top, right, bottom = image.getbbox() or (0, 0, 0, 0)
    assert min(left, top) >= 19
    assert right <= 22 + found.width
    assert bottom <= 22 + found.height


def test_a_formula_is_frozen() -> None:
    assert isinstance(formula("x"), Formula)
    with pytest.raises(AttributeError):
        formula("x").text = "y"  # type: ignore[misc]
