"""Our measures against LibreOffice's, an independent reader given the same fonts: widths within 0.5 %, same lines."""

import re
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Pt

from export_equipe.typesetting.measure import measurer
from export_equipe.typesetting.run import Added, Run, Runs, plain_text

WIDTH = 300.0
SIZE = 16.0
SENTENCES = (
    "Une meilleure conception (urbanisation, design, etc), car les équipes sont dotées de toutes les expertises",
    "Pour quoi le mode produit\u202f? Pour dé-risquer les services publics numériques, c’est-à-dire co-construire",
    "À 12\u00a0% près, 1\u202f234\u202f567,50\u00a0€ sont dépensés chaque année par la Direction du numérique (DNUM)",
    "Un non-alignement sur les objectifs peut mener à des dépenses sans atterrissage — réalignement constant",
    "Animation des rituels et/ou des comités d’investissement\u00a0: préparation, « avant » et « après »",
    "AVANT VOYAGE À TOULOUSE, LYON, AVIGNON ET VANNES, LA TOURNÉE PASSE PAR YVETOT ET TARBES",
)
STYLES = ({}, {"strong": True}, {"emphasis": True}, {"strong": True, "emphasis": True})
CASES = [(text, style) for text in SENTENCES for style in STYLES]


def runs_of(text: str, style: dict[str, bool]) -> Runs:
    return (Run(text=text, origin=Added.TEMPLATE, **style),)


def write_deck(path: Path, *, width: float) -> Path:
    deck = Presentation()
    deck.slide_width = Pt(1200)
    for text, style in CASES:
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        frame = slide.shapes.add_textbox(Pt(20), Pt(20), Pt(width), Pt(200)).text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = 0
        run = frame.paragraphs[0].add_run()
        run.text, run.font.name, run.font.size = text, "Arial", Pt(SIZE)
        run.font.bold, run.font.italic = style.get("strong", False), style.get("emphasis", False)
    deck.save(str(path))
    return path


def read_lines(pdf: Path) -> list[list[tuple[str, float]]]:
    """The lines of each page, with their widths in points."""
    command = ["pdftotext", "-bbox-layout", str(pdf), "-"]
    pages = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("<page ")[1:]
    return [[read_line(line) for line in re.findall(r"<line (.*?)</line>", page, re.DOTALL)] for page in pages]


def read_line(line: str) -> tuple[str, float]:
    left, right = (float(re.findall(rf'{edge}="([\d.]+)"', line)[0]) for edge in ("xMin", "xMax"))
    return " ".join(unescape(word) for word in re.findall(r">([^<]+)</word>", line)), right - left


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


@pytest.fixture(scope="module")
def drawn(libreoffice: Callable[[Path, Path], Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("mesures")
    return {
        name: libreoffice(write_deck(folder / f"{name}.pptx", width=width), folder)
        for name, width in (("lines", WIDTH), ("widths", 1100.0))
    }


def test_widths_are_those_of_libreoffice(drawn: dict[str, Path]) -> None:
    for (text, style), lines in zip(CASES, read_lines(drawn["widths"]), strict=True):
        measured = measurer("arimo").width(runs_of(text, style), SIZE)
        assert measured == pytest.approx(sum(width for _, width in lines), rel=0.005), (text, style)


def test_lines_are_those_of_libreoffice(drawn: dict[str, Path]) -> None:
    for (text, style), lines in zip(CASES, read_lines(drawn["lines"]), strict=True):
        broken = measurer("arimo").break_lines(runs_of(text, style), size=SIZE, width=WIDTH)
        assert [letters(plain_text(line)) for line in broken.lines] == [letters(line) for line, _ in lines], text
