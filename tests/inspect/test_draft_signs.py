"""Draft signs, wherever they hide."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from pikepdf import Name, Pdf, String
from tests.support.decks import build_deck, set_alternative
from tests.support.memos import append, build_memo
from tests.support.sheets import build_sheet, elements

from export_equipe.inspect.checks.draft_signs import find_draft_signs

WORDS = ("Brouillon", "[ENRICHIR]", "Schéma ici", "L’à-venir")


def _found(data: bytes) -> list[str]:
    return [finding.message for finding in find_draft_signs(data, WORDS)]


@pytest.mark.parametrize("build", [build_deck, build_memo, build_sheet])
def test_a_sound_file_has_none(build: Callable[[], bytes]) -> None:
    assert _found(build()) == []


def _deck_title(deck: Any) -> None:
    paragraph = deck.slides[0].shapes.title.text_frame.paragraphs[0]
    for piece in ("BROU", "ILLON"):
        paragraph.add_run().text = piece


def _deck_notes(deck: Any) -> None:
    deck.slides[0].notes_slide.notes_text_frame.text = "schéma\u00a0ici"


def _deck_alternative(deck: Any) -> None:
    set_alternative(deck.slides[2].shapes[1], "Brouillon de schéma")


def _deck_status(deck: Any) -> None:
    deck.core_properties.content_status = "Brouillon"


def _deck_master(deck: Any) -> None:
    deck.slide_masters[0].placeholders[0].text_frame.text = "[ENRICHIR]"


def _deck_name(deck: Any) -> None:
    deck.slides[0].shapes[1].name = "Étiquette brouillon"


@pytest.mark.parametrize("plant", [_deck_title, _deck_notes, _deck_alternative, _deck_status, _deck_master, _deck_name])
def test_a_sign_in_a_deck_is_found(plant: Callable[[Any], None]) -> None:
    assert len(_found(build_deck(plant))) == 1


def _memo_header(document: Any) -> None:
    document.sections[0].header.paragraphs[0].text = "Brouillon"


def _memo_hidden(document: Any) -> None:
    append(document.paragraphs[2], "<w:r><w:rPr><w:vanish/></w:rPr><w:t>l'à-venir</w:t></w:r>")


def _memo_keywords(document: Any) -> None:
    document.core_properties.keywords = "produit, brouillon"


@pytest.mark.parametrize("plant", [_memo_header, _memo_hidden, _memo_keywords])
def test_a_sign_in_a_memo_is_found(plant: Callable[[Any], None]) -> None:
    assert len(_found(build_memo(plant))) == 1


def _pdf_alternative(pdf: Pdf) -> None:
    elements(pdf, "Figure")[0]["/Alt"] = String("Brouillon")


def _pdf_information(pdf: Pdf) -> None:
    pdf.trailer["/Info"]["/Keywords"] = String("Brouillon")


def _pdf_metadata(pdf: Pdf) -> None:
    packet = pdf.Root["/Metadata"].read_bytes().replace(b"</rdf:RDF>", b"<!-- Brouillon --></rdf:RDF>")
    stream = pdf.make_stream(packet)
    stream["/Type"], stream["/Subtype"] = Name.Metadata, Name.XML
    pdf.Root["/Metadata"] = stream


def _pdf_bookmark(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[0].title = "Schéma ici"


@pytest.mark.parametrize("plant", [_pdf_alternative, _pdf_information, _pdf_metadata, _pdf_bookmark])
def test_a_sign_in_a_pdf_is_found(plant: Callable[[Pdf], None]) -> None:
    assert len(_found(build_sheet(plant))) == 1


def test_a_sign_in_the_text_of_a_pdf_is_found_when_a_line_cuts_it() -> None:
    assert _found(build_sheet(body="<h1>Titre</h1><p style='width: 55pt'>Un brouillon, schéma ici</p>")) == [
        "« Brouillon » reste dans le fichier",
        "« Schéma ici » reste dans le fichier",
    ]


@pytest.mark.parametrize("page", ["<p>Sch&eacute;ma&nbsp;ici</p>", "<!-- brouillon -->", '<p title="[enrichir]">'])
def test_a_sign_in_html_is_found(page: str) -> None:
    assert len(_found(f"<html><body>{page}</body></html>".encode())) == 1


def test_a_package_in_a_package_is_read() -> None:
    def packed(name: str, data: bytes) -> bytes:
        buffer = BytesIO()
        with ZipFile(buffer, "w") as package:
            package.writestr(name, data)
        return buffer.getvalue()

    inner = packed("xl/sheet.xml", b"<a><t>Brou</t><t>illon</t></a>")
    findings = find_draft_signs(packed("ppt/embeddings/book.xlsx", inner), WORDS)
    assert [finding.place for finding in findings] == ["ppt/embeddings/book.xlsx/xl/sheet.xml"]
