"""The PDF as a whole: the validators, what it says of itself, its fonts, its bytes."""

import os
import re
import struct
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import page as page_validation
import pikepdf
import pytest
from fontTools.ttLib import TTFont

from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import Added, Run
from export_equipe.writers.html import PrintPage, render_print
from export_equipe.writers.pdf import write_pdf
from export_equipe.writers.pdf.stream_ends import settle_stream_ends
from export_equipe.writers.pdf.write import print_page

PLANS = ("seed_plan", "long_plan", "hard_plan", "bare_plan")


@pytest.fixture(scope="session")
def pdfs(
    seed_plan: FlowPlan, long_plan: FlowPlan, hard_plan: FlowPlan, bare_plan: FlowPlan, theme: Theme
) -> dict[str, bytes]:
    plans = (seed_plan, long_plan, hard_plan, bare_plan)
    return {name: write_pdf(plan, theme) for name, plan in zip(PLANS, plans, strict=True)}


@pytest.mark.parametrize("profile", ["ua1", "3a"])
@pytest.mark.parametrize("name", PLANS)
def test_the_validator_finds_nothing(pdfs: dict[str, bytes], name: str, profile: str) -> None:
    report = page_validation.validate_pdf_bytes(pdfs[name], profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


@pytest.mark.parametrize("name", PLANS)
def test_all_content_is_owned_once_or_is_an_artifact(
    pdfs: dict[str, bytes], name: str, find_stray_content: Callable[[bytes], list[str]]
) -> None:
    assert find_stray_content(pdfs[name]) == []


def test_the_long_page_crosses_pages(pdfs: dict[str, bytes]) -> None:
    with pikepdf.open(BytesIO(pdfs["long_plan"])) as document:
        assert len(document.pages) > 10


def test_the_file_says_what_it_is(pdfs: dict[str, bytes]) -> None:
    with pikepdf.open(BytesIO(pdfs["seed_plan"])) as document:
        root = document.Root
        assert str(document.docinfo["/Title"]) == "Une équipe produit"
        assert str(document.docinfo["/Keywords"]) == "équipe, produit, Brouillon"
        assert str(root.Lang) == "fr-FR"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert all(str(page.Tabs) == "/S" for page in document.pages)
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == "Une équipe produit"
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")


def test_the_outline_is_the_headings(pdfs: dict[str, bytes]) -> None:
    with pikepdf.open(BytesIO(pdfs["seed_plan"])) as document, document.open_outline() as outline:
        (root,) = outline.root
        assert root.title == "Une équipe produit"
        assert [child.title for child in root.children] == [
            "Une équipe produit, c’est…",
            "Porter un produit, c’est\u00a0:",
            "Points ouverts",
        ]


def test_dates_come_from_the_content_only(pdfs: dict[str, bytes]) -> None:
    with pikepdf.open(BytesIO(pdfs["seed_plan"])) as undated, pikepdf.open(BytesIO(pdfs["long_plan"])) as dated:
        assert "/CreationDate" not in undated.docinfo
        assert "/ModDate" not in undated.docinfo
        assert str(dated.docinfo["/CreationDate"]) == "D:20261214"


def test_a_final_holds_no_draft_sign(bare_plan: FlowPlan, theme: Theme) -> None:
    assert "Brouillon" not in render_print(bare_plan, theme).html
    with pikepdf.open(BytesIO(write_pdf(bare_plan, theme))) as document:
        assert "Brouillon" not in str(document.docinfo)


ROUND = """
import sys
sys.path[:0] = {path!r}
from export_equipe.writers.html import PrintPage
from export_equipe.writers.pdf.write import print_page
sys.stdout.buffer.write(print_page(PrintPage(html=sys.stdin.read())))
"""


def test_another_process_at_another_time_gives_the_same_bytes(
    pdfs: dict[str, bytes], seed_plan: FlowPlan, theme: Theme
) -> None:
    command = [sys.executable, "-c", ROUND.format(path=sys.path)]
    clock = {"SOURCE_DATE_EPOCH": "1234567890", "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    html = render_print(seed_plan, theme).html
    again = subprocess.run(command, input=html.encode(), env={**os.environ, **clock}, capture_output=True, check=True)
    assert again.stdout == pdfs["seed_plan"]
    assert again.stderr == b""


def test_the_environment_is_given_back(bare_plan: FlowPlan, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "42")
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    write_pdf(bare_plan, theme)
    assert os.environ["SOURCE_DATE_EPOCH"] == "42"
    assert "FONTCONFIG_FILE" not in os.environ


def test_the_engine_is_imported_late() -> None:
    code = f"import sys; sys.path[:0] = {sys.path!r}; import export_equipe.writers.pdf; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "export_equipe.writers.pdf.engine" in loaded
    assert not {"weasyprint", "fontTools", "pikepdf"} & set(loaded)


WITHOUT_PANGO = """
import sys
sys.path[:0] = {path!r}
import cffi
from export_equipe.diagnostics import ConfigError
from export_equipe.writers.html import PrintPage
from export_equipe.writers.pdf.write import print_page

def fail(self, name, flags=0):
    raise OSError("cannot load library " + name)

cffi.FFI.dlopen = fail
try:
    print_page(PrintPage(html="<html></html>"))
except ConfigError as error:
    sys.stderr.write(error.hint)
"""


def test_a_missing_library_is_said_and_nothing_is_printed() -> None:
    command = [sys.executable, "-c", WITHOUT_PANGO.format(path=sys.path)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "libpango-1.0-0" in result.stderr
    assert result.stdout == ""


def fonts_of(pdf: bytes) -> dict[str, str]:
    """Each font of ``pdf`` and the characters that it draws."""
    found: dict[str, str] = {}
    with pikepdf.open(BytesIO(pdf)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == "/Type0":
                assert "/FontFile2" in thing.DescendantFonts[0].FontDescriptor
                codes = re.findall(r"^<\w{4}> <(\w+)>$", thing.ToUnicode.read_bytes().decode(), re.MULTILINE)
                name = str(thing.BaseFont).partition("+")[2]
                found[name] = "".join(bytes.fromhex(code).decode("utf-16-be") for code in codes)
    return found


OWN_FONTS = {
    "Arimo",
    "Arimo-Bold",
    "Arimo-Italic",
    "Arimo-Bold-Italic",
    "IBM-Plex-Mono",
    "Noto-Emoji",
    "Noto-Sans-Symbols",
    "Noto-Sans-Symbols2",
    "Noto-Sans-Math",
}


def test_fonts_come_from_packages(pdfs: dict[str, bytes]) -> None:
    fonts = fonts_of(pdfs["long_plan"])
    assert set(fonts) <= OWN_FONTS
    assert set("◐✓☑") <= set(fonts["Noto-Sans-Symbols2"])
    assert set("≥→αβγ●○ 12345") <= set(fonts["Arimo"])
    assert "🔒" in fonts["Noto-Emoji"]
    assert not set("0123456789 #*") & set(fonts["Noto-Emoji"])


def unknown_glyphs(pdf: bytes) -> int:
    """How many glyphs are drawn that their embedded font does not have, ``.notdef`` among them."""
    unknown = 0
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    file = page.Resources.Font[str(operands[0])].DescendantFonts[0].FontDescriptor.FontFile2
                    with TTFont(BytesIO(file.read_bytes())) as font:
                        count = font["maxp"].numGlyphs
                elif str(operator) == "TJ":
                    drawn = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
                    unknown += sum(not 0 < glyph < count for (glyph,) in struct.iter_unpack(">H", drawn))
    return unknown


def printed(body: str) -> PrintPage:
    head = '<html lang="fr"><head><title>T</title><style>body { font-family: Arimo }</style></head>'
    return PrintPage(html=f"{head}<body><h1>T</h1>{body}</body></html>")


def test_other_scripts_come_from_packages_too() -> None:
    pdf = print_page(printed("<p>مرحبا สวัสดี Привет שלום</p>"))
    fonts = fonts_of(pdf)
    assert set(fonts) == {"Arimo", "Arimo-Bold", "Noto-Sans-Arabic", "Noto-Sans-Thai"}
    assert page_validation.validate_pdf_bytes(pdf, profile="ua1").is_compliant


def test_an_emoji_sequence_is_one_sign() -> None:
    with pikepdf.open(BytesIO(print_page(printed("<p>🙆\u200d♂️</p>")))) as document:
        drawn = [
            operands for operands, operator in pikepdf.parse_content_stream(document.pages[0]) if str(operator) == "TJ"
        ]
    glyphs = [
        code for part in drawn[-1][0] if isinstance(part, pikepdf.String) for code in bytes(part).hex(" ", 2).split()
    ]
    assert len(glyphs) == 1


def test_a_character_without_font_stays_in_the_text(read_tags: Callable[..., object]) -> None:
    pdf = print_page(printed("<p>chinois 中</p>"))
    assert page_validation.validate_pdf_bytes(pdf, profile="ua1").is_compliant
    spans = [tag.entries for tag in read_tags(pdf).all("Span")]  # type: ignore[attr-defined]
    assert spans == [{"ActualText": "中"}]


# What the faces' own coverage says wrongly, or not at all: name -> (text, the characters that become boxes).
UNFORESEEN = {
    "signs that only the face of code has": ("₿ ┃ ⅐", []),
    "marks without a face": ("ܰ a\u1dfa", ["\u0730", "\u1dfa"]),
    "a format character that is drawn": ("܏", ["\u070f"]),
}


@pytest.mark.parametrize(("text", "boxes"), UNFORESEEN.values(), ids=UNFORESEEN)
def test_no_character_is_drawn_without_a_glyph(text: str, boxes: list[str], read_tags: Callable[..., object]) -> None:
    pdf = print_page(printed(f"<p>{text}</p>"))
    assert [tag.entries["ActualText"] for tag in read_tags(pdf).all("Span")] == boxes  # type: ignore[attr-defined]
    assert unknown_glyphs(pdf) == 0


def test_nothing_is_fetched(tmp_path: os.PathLike[str]) -> None:
    secret = os.path.join(tmp_path, "secret.css")  # noqa: PTH118 (an address is made of it)
    with open(secret, "w", encoding="ascii") as file:  # noqa: PTH123
        file.write("p { display: none }")
    body = f'<link rel="stylesheet" href="file://{secret}"><style>@import url(file://{secret});</style><p>Visible</p>'
    with pikepdf.open(BytesIO(print_page(printed(body)))) as document:
        shown = [operator for _, operator in pikepdf.parse_content_stream(document.pages[0]) if str(operator) == "TJ"]
    assert len(shown) == 2


def test_an_address_that_a_pdf_cannot_follow_is_text(bare_plan: FlowPlan, theme: Theme) -> None:
    links = (
        Run(text="ici", origin=Added.TEMPLATE, href="autre.md"),
        Run(text="là", origin=Added.TEMPLATE, href="#rien"),
    )
    pdf = write_pdf(replace(bare_plan, lead=links), theme)
    with pikepdf.open(BytesIO(pdf)) as document:
        assert "/Annots" not in document.pages[0]
    assert page_validation.validate_pdf_bytes(pdf, profile="ua1").is_compliant


def test_the_end_of_a_stream_is_read_in_one_way() -> None:
    assert (
        settle_stream_ends(b"stream\nab\r\nendstream\nstream\ncd\nendstream")
        == b"stream\nab\r\rendstream\nstream\ncd\nendstream"
    )
