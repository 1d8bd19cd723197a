"""Long texts in parts: all is kept, nothing is too long, and the PDF stays valid."""

import re
from xml.etree.ElementTree import fromstring, tostring

import page as page_validation
import pytest

from export_equipe.inspect.pdf import inspect_pdf
from export_equipe.inspect.text import visible_text
from export_equipe.writers.html import PrintPage
from export_equipe.writers.pdf.long_texts import LONGEST, LONGEST_WORD, part_long_texts
from export_equipe.writers.pdf.write import print_page

TEXTS = {
    "word": "a" * 12_345,
    "words": "mot " * 3_000,
    "words tied together": "mot\u00a0" * 3_000,
    "strange spaces": "mot\u2003" * 3_000,
    "lines": "mot\n" * 3_000,
    "a word, then words": "a" * 5_000 + " mot" * 3_000,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_long_text_comes_in_parts_and_whole(text: str) -> None:
    tree = fromstring(f"<body><p>{text}<b>{text}</b>{text}</p><style>{text}</style></body>")
    part_long_texts(tree)
    shown = tree[0]
    assert "".join(shown.itertext()).replace("\u200b", "") == text * 3
    parts = [part for each in shown.iter() for part in (each.text or "", each.tail or "")]
    assert max(map(len, parts)) <= LONGEST
    assert all(len(word) <= LONGEST_WORD for part in parts for word in re.split(r"[ \n\u2003\u200b]", part))
    assert tree[1].text == text


def test_a_short_text_is_left_alone() -> None:
    page = "<body><p>Un <b>mot</b> court.</p></body>"
    tree = fromstring(page)
    part_long_texts(tree)
    assert tostring(tree, encoding="unicode") == page


def test_a_word_without_end_makes_a_valid_file() -> None:
    word = "abcdefghij" * 200
    html = f'<!DOCTYPE html><html lang="fr"><title>.</title><body><h1>.</h1><p>{word}</p></body></html>'
    data = print_page(PrintPage(html=html))
    text = visible_text(inspect_pdf(data))
    assert re.sub(r"[^a-z]", "", text) == word
    report = page_validation.validate_pdf_bytes(data, profile="3a")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
