"""SVG pictures: what draws survives to the pixel, what runs or fetches goes, what costs too much is refused."""

import base64
from pathlib import Path

import pytest
import resvg_py
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from tests.pictures.drawn import decode, encode, exif, image

from export_equipe.figures.png import rasterize_svg
from export_equipe.fonts.packaged import fallback_fonts, font_family
from export_equipe.model.picture import Picture
from export_equipe.pictures.read import read_picture
from export_equipe.pictures.result import FaultKind, PictureFault, ReadPicture

FOLDER = Path(__file__).parent
FILES = sorted((FOLDER / "svg").glob("*.svg"))
ATTACKS = YAML(typ="safe").load(FOLDER / "svg_attacks.yaml")
NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
RECT = '<rect width="100" height="100"/>'


def svg(body: str, attributes: str = 'width="100" height="100"') -> bytes:
    return f"<svg {NAMESPACES} {attributes}>{body}</svg>".encode()


def read(data: bytes) -> ReadPicture:
    result = read_picture(data)
    assert isinstance(result, ReadPicture)
    return result


def fault(data: bytes) -> FaultKind:
    result = read_picture(data)
    assert isinstance(result, PictureFault)
    return result.kind


def draw(text: str, width: int) -> bytes:
    """The file drawn as it is, ``width`` pixels wide, by the same program and fonts."""
    family = font_family("arimo")
    fonts = [family.upright, family.italic, *(font.path for font in fallback_fonts())]
    names = dict.fromkeys(
        ("font_family", "serif_family", "sans_serif_family", "monospace_family", "cursive_family", "fantasy_family"),
        family.name,
    )
    files = [str(path) for path in fonts]
    return bytes(
        resvg_py.svg_to_bytes(svg_string=text, width=width, dpi=96, skip_system_fonts=True, font_files=files, **names)
    )


# --- What is safe survives ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_safe_picture_is_drawn_as_before(path: Path) -> None:
    data = path.read_bytes()
    result = read(data)
    assert result.removed == ()
    text = data.decode("utf-16" if path.stem == "utf16" else "utf-8").replace('encoding="UTF-16"', "")
    before, after = (
        decode(draw(text, 480)).convert("RGBA"),
        decode(draw(result.picture.data.decode(), 480)).convert("RGBA"),
    )
    assert before.size == after.size
    assert len(set(before.tobytes())) > 10, "nothing is drawn"
    worst = max(abs(one - other) for one, other in zip(before.tobytes(), after.tobytes(), strict=True))
    assert worst <= 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_cleaned_picture_cleaned_again_is_the_same(path: Path) -> None:
    once = read(path.read_bytes())
    assert read(once.picture.data) == once


def test_there_are_a_dozen_files() -> None:
    assert len(FILES) >= 12


# --- What is not goes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", ATTACKS, ids=lambda case: case["title"])
def test_what_runs_or_fetches_goes(case: dict[str, object]) -> None:
    result = read(svg(str(case["body"])))
    text = result.picture.data.decode().replace(f" {NAMESPACES}", "", 1)
    assert sorted(kind.value for kind in result.removed) == sorted(case.get("removed", []))  # type: ignore[call-overload]
    assert [word for word in case.get("gone", []) if str(word) in text] == []  # type: ignore[attr-defined]
    assert [word for word in case.get("keeps", []) if word not in text] == []  # type: ignore[attr-defined]
    assert "://" not in text
    assert isinstance(rasterize_svg(result.picture, scale=1), bytes)
    assert read(result.picture.data).removed == ()


def test_a_picture_inside_is_read_like_any_other() -> None:
    inner = encode(image("RGB", (64, 32)), "JPEG", exif=exif(6))
    body = f'<image href="data:image/jpeg;base64,{base64.b64encode(inner).decode()}"/>'
    text = read(svg(body)).picture.data.decode()
    assert 'width="32" height="64"' in text
    kept = base64.b64decode(text.partition("base64,")[2].partition('"')[0])
    assert b"48.8566" not in kept
    assert decode(kept).size == (32, 64)


# --- Faults ---------------------------------------------------------------------------------------------------------

BOMB = "".join(
    f'<g id="a{i}">' + f'<use href="#a{i - 1}"/>' * 10 + "</g>" if i else f'<g id="a0">{RECT}</g>' for i in range(12)
)
CHAIN = "".join(f'<g id="c{i}"><use href="#c{i + 1}"/></g>' for i in range(5000))
ENTITIES = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
DEFAULTS = '<!DOCTYPE svg [<!ATTLIST rect fill CDATA "red">]>'
OUTSIDE = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (svg(""), FaultKind.EMPTY),
        (svg("<defs/><g/>"), FaultKind.EMPTY),
        (svg(RECT, 'width="0" height="10"'), FaultKind.EMPTY),
        (b"<svg", FaultKind.UNREADABLE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><rect></svg>", FaultKind.UNREADABLE),
        (b"<html xmlns='http://www.w3.org/1999/xhtml'><svg/></html>", FaultKind.UNREADABLE),
        (b"<?xml version='1.0' encoding='nimporte'?><svg/>", FaultKind.UNREADABLE),
        (ENTITIES.encode() + svg(f"<text>&b;</text>{RECT}"), FaultKind.UNREADABLE),
        (DEFAULTS.encode() + svg(RECT), FaultKind.UNREADABLE),
        (OUTSIDE.encode() + svg("<text>&x;</text>"), FaultKind.UNREADABLE),
        (svg(f"<defs>{BOMB}</defs><use href='#a11'/>"), FaultKind.TOO_COMPLEX),
        (svg(CHAIN + RECT), FaultKind.TOO_COMPLEX),
        (svg("<g>" * 500 + RECT + "</g>" * 500), FaultKind.TOO_COMPLEX),
        (svg("<g>" * 200_000), FaultKind.TOO_COMPLEX),
        (svg('<g opacity=".9">' * 40 + RECT + "</g>" * 40), FaultKind.TOO_COMPLEX),
        (svg(RECT * 70_000), FaultKind.TOO_COMPLEX),
        (svg(f"<!--{'x' * 5_000_000}-->" + RECT), FaultKind.TOO_COMPLEX),
        (svg("<style>" + "a{fill:red}" * 40_000 + "</style>" + RECT), FaultKind.TOO_COMPLEX),
        (svg('<g style="opacity:.5"><rect/></g>' * 4_000), FaultKind.TOO_COMPLEX),
    ],
)
def test_what_is_broken_or_costs_too_much_is_a_fault(data: bytes, kind: FaultKind) -> None:
    assert fault(data) is kind


# --- Sizes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("attributes", "size", "box"),
    [
        ('width="10" height="20"', (10, 20), "0 0 10 20"),
        ('width="10px" height="20.4"', (10, 20), "0 0 10 20.4"),
        ('width="72pt" height="1in" viewBox="0 0 5 5"', (96, 96), "0 0 5 5"),
        ('width="25.4mm" height="2.54cm"', (96, 96), "0 0 96 96"),
        ('width="2em" height="1pc"', (32, 16), "0 0 32 16"),
        ('viewBox="-5 -5 300 120.5"', (300, 120), "-5 -5 300 120.5"),
        ('viewBox="0,0,300,100" width="100%" height="100%"', (300, 100), "0 0 300 100"),
        ('viewBox="0 0 300 100" width="600"', (600, 200), "0 0 300 100"),
        ('viewBox="0 0 300 100" height="50"', (150, 50), "0 0 300 100"),
        ('width="50"', (50, 150), "0 0 50 150"),
        ('height="50"', (300, 50), "0 0 300 50"),
        ("", (300, 150), "0 0 300 150"),
        ('width="auto" height="calc(1px)"', (300, 150), "0 0 300 150"),
        ('width="-5" height="nan" viewBox="0 0 0 0"', (300, 150), "0 0 300 150"),
        ('width="1e9" height="5e8"', (10_000, 5_000), "0 0 1000000000 500000000"),
        ('viewBox="0 0 1e30 1e30"', (300, 150), "0 0 300 150"),
        ('viewBox="0 0 inf 5"', (300, 150), "0 0 300 150"),
        ('width="100000" height="1"', (10_000, 1), "0 0 100000 1"),
    ],
)
def test_the_size_is_worked_out(attributes: str, size: tuple[int, int], box: str) -> None:
    picture = read(svg(RECT, attributes)).picture
    assert (picture.width, picture.height) == size
    assert f'viewBox="{box}"' in picture.data.decode()
    assert isinstance(rasterize_svg(picture, scale=2), bytes)


def test_a_size_without_namespace_is_svg_all_the_same() -> None:
    assert read(b"<svg width='5' height='5'><rect width='5' height='5'/></svg>").picture.width == 5


# --- Drawn ----------------------------------------------------------------------------------------------------------


def test_a_picture_is_drawn_at_its_scale_within_bounds() -> None:
    picture = read(svg(RECT, 'width="300" height="100"')).picture
    for scale, size in ((1, (300, 100)), (2.5, (750, 250)), (100, (2400, 800)), (0.000001, (3, 1))):
        png = rasterize_svg(picture, scale=scale)
        assert isinstance(png, bytes)
        assert decode(png).size == size


def test_words_are_drawn_whatever_their_font() -> None:
    drawn = set()
    for family in ("", "Arial", "Marianne", "serif", "monospace", "fantasy", "'Police inconnue', cursive"):
        png = rasterize_svg(read(svg(f'<text y="50" font-family="{family}">Été</text>')).picture, scale=1)
        assert isinstance(png, bytes)
        assert decode(png).getchannel("A").getextrema()[1] > 200
        drawn.add(png)
    assert len(drawn) == 1


def test_what_resvg_refuses_is_a_fault() -> None:
    broken = Picture(media="image/svg+xml", width=5, height=5, data=b"pas du svg")
    assert rasterize_svg(broken, scale=1) == PictureFault(kind=FaultKind.TOO_COMPLEX)


def test_a_picture_that_would_take_minutes_is_a_fault() -> None:
    big = '<rect width="2400" height="2400" fill="red"/>'
    picture = read(svg(f'<g opacity=".99">{big}</g>' * 1000, 'width="2400" height="2400"')).picture
    assert rasterize_svg(picture, scale=1) == PictureFault(kind=FaultKind.TOO_COMPLEX)


WORDS = """
    <g> </g> <rect width="5" /> > <use href='#a'/> id='a' <style> </style> url(#a) { } fill: @media <text> </text> é
    &amp; &#0; <![CDATA[ ]]> <!-- ' " ; \\
"""
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=25).map("".join), st.binary(max_size=8))
def test_nothing_raises(body: str, tail: bytes) -> None:
    for data in (svg(body), svg(RECT + body), svg(f"<style>{body}</style>{RECT}"), svg(body) + tail, tail + svg(RECT)):
        result = read_picture(data)
        assert isinstance(result, ReadPicture | PictureFault)
        if isinstance(result, ReadPicture):
            assert read(result.picture.data).removed == ()
