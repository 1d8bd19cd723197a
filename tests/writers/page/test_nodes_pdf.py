"""What each node is in the PDF: its structure, its notes at the foot, its links, its pictures."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import page as page_validation
import pikepdf
import pytest
from tests.writers.page.parts import MATRIX, WORDS, cell, heading, paragraph, plan, runs, say, table
from tests.writers.page.samples import (
    BLUE,
    COLORS,
    FRACTION,
    NOTES,
    SAMPLES,
    SPANS,
    call,
    columns,
    formula,
    image,
    link,
    picture,
    shown,
)

from export_equipe.inspect.pdf import inspect_pdf
from export_equipe.inspect.text import notes_text, visible_text
from export_equipe.inspect.tree import Role
from export_equipe.layout.flow.plan import FlowBlock, FlowFootnote, FlowPlan
from export_equipe.model.picture import Picture
from export_equipe.theme.load import load_theme
from export_equipe.theme.model import Theme
from export_equipe.writers.html import PrintPage
from export_equipe.writers.pdf import write_pdf
from export_equipe.writers.pdf.write import print_page


@pytest.fixture(scope="module")
def theme() -> Theme:
    default = load_theme("default")
    return replace(default, colors={**COLORS, **default.colors})


def made(*blocks: FlowBlock, notes: tuple[FlowFootnote, ...] = NOTES) -> FlowPlan:
    return replace(plan("Essai", blocks, draft=False), notes=notes, source="guide/essai")


@pytest.fixture(scope="module")
def trees(theme: Theme, read_tags: Callable[[bytes], Any]) -> dict[str, Any]:
    names = ("text", "tables", "pictures", "formulas", "steps", "code")
    return {name: read_tags(write_pdf(made(*SAMPLES[name]), theme)) for name in names}


def entries(root: Any, role: str, name: str) -> list[str | None]:
    return [tag.entries.get(name) for tag in root.all(role)]


def parents(root: Any, role: str) -> list[str]:
    return [tag.role for tag in root.all() for kid in tag.kids if kid.role == role]


# sample: what is read from its tree, and what it must be
TREES: dict[str, tuple[str, Callable[[Any], object], object]] = {
    "a formula says itself": ("formulas", lambda root: entries(root, "Formula", "Alt"), ["somme sur i de x indice i"]),
    "a formula in the text is in its paragraph": ("text", lambda root: parents(root, "Formula"), ["P"]),
    "pictures say their alternative": (
        "pictures",
        lambda root: entries(root, "Figure", "Alt"),
        ["des carreaux bleus", "des carreaux bleus", "un rond et un triangle", "une bande verte, très haute"],
    ),
    "a picture stands beside its caption": ("pictures", lambda root: set(parents(root, "Caption")), {"Div"}),
    "a picture in a cell is in its cell": ("tables", lambda root: parents(root, "Figure"), ["TH"]),
    "header cells say what they name": (
        "tables",
        lambda root: entries(root.all("Table")[0], "TH", "Scope"),
        ["/Column", "/Column", "/Column", "/Column", "/Row", "/Row"],
    ),
    "cells span": (
        "tables",
        lambda root: [(tag.entries.get("ColSpan"), tag.entries.get("RowSpan")) for tag in root.all("TH")[:2]],
        [(None, "2"), ("2", None)],
    ),
    "a cell names its headers": (
        "tables",
        lambda root: root.all("Table")[0].all("TD")[3].entries["Headers"],
        "tableau-2-t2 tableau-2-t4 tableau-2-t5",
    ),
    "a list in a cell is a list": ("tables", lambda root: parents(root, "L")[:2], ["TD", "LBody"]),
    "a note follows the block that calls it": ("text", lambda root: parents(root, "Note")[:1], ["Document"]),
    "a note has its name": ("text", lambda root: entries(root, "Note", "ID")[0], "_note-1"),
    "a note's number is a label": ("text", lambda root: parents(root, "Lbl")[:1], ["Note"]),
    "a call is a reference": ("text", lambda root: [tag.kids[0].role for tag in root.all("Reference")][:1], ["Link"]),
    "a step's title is a heading": ("steps", lambda root: len(root.all("H3")), 3),
    "code is code": ("code", lambda root: parents(root, "Code")[:1], ["P"]),
}  # fmt: skip


@pytest.mark.parametrize(("sample", "read", "wanted"), TREES.values(), ids=TREES)
def test_the_tree(sample: str, read: Callable[[Any], object], wanted: object, trees: dict[str, Any]) -> None:
    assert read(trees[sample]) == wanted


def pages_of(pdf: bytes) -> list[str]:
    """The text that each page shows, in the order in which it is painted."""
    with pikepdf.open(BytesIO(pdf)) as document:
        count = len(document.pages)
    found = []
    for number in range(count):
        with pikepdf.open(BytesIO(pdf)) as document:
            for index in reversed([index for index in range(count) if index != number]):
                del document.pages[index]
            del document.Root["/StructTreeRoot"]
            buffer = BytesIO()
            document.save(buffer)
        running = inspect_pdf(buffer.getvalue()).pages[0].running
        found.append(" ".join(leaf.text for node in running for leaf in node.walk() if leaf.text))
    return found


def note(number: int, *blocks: FlowBlock) -> FlowFootnote:
    return FlowFootnote(number=number, blocks=blocks)


PLACES: dict[str, tuple[FlowBlock, ...]] = {
    "a paragraph": (paragraph("Un mot", call(1), "."),),
    "a heading": (replace(heading(2, "Un titre", "titre"), runs=(*runs("Un titre"), call(1))),),
    "a caption of a table": (replace(table(MATRIX[:2], 1, "t"), caption=(*runs("Qui"), call(1))),),
    "a head": (replace(SPANS, head=((cell(call(1), columns=3),),), caption=()),),
    "a cell": (replace(SPANS, rows=((cell(call(1), columns=3),),), caption=()),),
    "a caption of a figure": (picture(1, image(BLUE, "bleu", 200), caption=(*runs("Bleu"), call(1))),),
    "a column": (columns((0.5, (paragraph("À gauche"),)), (0.5, (paragraph("À droite", call(1)),))),),
}


@pytest.mark.parametrize("blocks", PLACES.values(), ids=PLACES)
def test_a_note_stands_at_the_foot_of_its_page(
    blocks: tuple[FlowBlock, ...], theme: Theme, find_stray_content: Callable[[bytes], list[str]]
) -> None:
    after = tuple(paragraph(WORDS * 3) for _ in range(20))
    pdf = write_pdf(made(*blocks, *after, notes=(note(1, paragraph("Motdelanote.")),)), theme)
    first, *others = pages_of(pdf)
    assert "Motdelanote" in first
    assert "Motdelanote" not in " ".join(others)
    assert "Motdelanote" not in visible_text(inspect_pdf(pdf))
    assert notes_text(inspect_pdf(pdf)) == "Motdelanote."
    assert find_stray_content(pdf) == []
    assert page_validation.validate_pdf_bytes(pdf, profile="ua1").is_compliant


def test_a_note_that_no_page_could_hold_stands_at_the_end(theme: Theme) -> None:
    long = note(1, *(paragraph(WORDS * 3) for _ in range(30)), paragraph("Findelanote."))
    pdf = write_pdf(made(paragraph("Un mot", call(1), "."), paragraph("Findutexte."), notes=(long,)), theme)
    texts = pages_of(pdf)
    assert "Findutexte" in texts[0]
    assert "Findelanote" in texts[-1]
    assert len(texts) > 2


def test_many_notes_on_a_page_lose_nothing(theme: Theme) -> None:
    notes = tuple(note(number, paragraph(f"Note{number}x. ", WORDS * 2)) for number in range(1, 25))
    blocks = tuple(paragraph(f"Appel{each.number}x", call(each.number), ". ") for each in notes)
    pdf = write_pdf(made(*blocks, notes=notes), theme)
    found = " ".join(pages_of(pdf))
    assert [number for number in range(1, 25) if found.count(f"Note{number}x") != 1] == []
    assert notes_text(inspect_pdf(pdf)).split("\n")[4].startswith("Note5x")


def test_later_calls_lead_to_the_same_note(theme: Theme) -> None:
    pdf = write_pdf(made(paragraph("un", call(1), " deux", call(1)), notes=NOTES[:1]), theme)
    with pikepdf.open(BytesIO(pdf)) as document:
        targets = [str(one.Dest) for one in document.pages[0].Annots if "/Dest" in one]
        names = [str(name) for name in document.Root.Names.Dests.Names if isinstance(name, pikepdf.String)]
    assert targets == ["_note-1", "_note-1"]
    assert names.count("_note-1") == 1


def test_ids_lead_to_their_elements(theme: Theme) -> None:
    with pikepdf.open(BytesIO(write_pdf(made(*SAMPLES["tables"]), theme))) as document:
        names = document.Root.StructTreeRoot.IDTree.Names
        pairs = [(str(names[index]), names[index + 1]) for index in range(0, len(names), 2)]
        assert [name for name, _ in pairs] == sorted(name for name, _ in pairs)
        assert all(str(element.ID) == name for name, element in pairs)
        assert {str(element.S) for _, element in pairs} == {"/Note", "/TH"}


def test_links_lead_to_neighbours_and_say_where(theme: Theme) -> None:
    blocks = (
        paragraph(
            link("la page", "page:guide/a b.md#c"), " ", link("le fichier", "file:b.ods"), " ", link("ici", "#x")
        ),
        paragraph(replace(shown(BLUE, "une image qui mène au site", 40.0), href="https://example.org")),
    )
    with pikepdf.open(BytesIO(write_pdf(made(*blocks, notes=()), theme))) as document:
        found = [(str(one.A.URI), str(one.Contents)) for one in document.pages[0].Annots]
    assert found == [
        ("a%20b.pdf#c", "la page"),
        ("../../fichiers/b.ods", "le fichier"),
        ("https://example.org", "une image qui mène au site"),
    ]


def test_a_bookmark_says_pictures_and_leaves_calls_out(theme: Theme) -> None:
    top = (*runs("Un titre"), call(1), say(" et "), formula(FRACTION))
    pdf = write_pdf(made(replace(heading(2, "", "titre"), runs=top)), theme)
    assert [mark.text for mark in inspect_pdf(pdf).bookmarks] == ["Essai", "Un titre et a sur b"]


def test_code_numbers_are_drawn_and_never_read(theme: Theme) -> None:
    document = inspect_pdf(write_pdf(made(SAMPLES["code"][0], notes=()), theme))
    running = " ".join(leaf.text for node in document.pages[0].running for leaf in node.walk())
    assert {"1", "2", "3", "4"} <= set(running.split())
    block = document.find(Role.CODE)[0]
    assert "".join(leaf.text for leaf in block.walk()).startswith("def porter(produit):")


def test_nothing_is_fetched_but_the_pictures_of_the_page() -> None:
    dot = "data:image/png;base64,iVBORw0KGgo="
    body = (
        f'<h1>T</h1><p><img alt="un" src="picture:1"><img alt="deux" src="picture:2"><img alt="trois" src="{dot}"></p>'
    )
    html = f'<html lang="fr"><head><title>T</title></head><body>{body}</body></html>'
    printed = print_page(PrintPage(html=html, pictures={"picture:1": BLUE}))
    with pikepdf.open(BytesIO(printed)) as document:
        images = [
            one for one in document.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]
    assert {(int(one.Width), int(one.Height)) for one in images} == {(BLUE.width, BLUE.height)}


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_a_drawing_becomes_a_picture(theme: Theme, profile: str) -> None:
    square = b'<rect width="9" height="9" opacity=".5"/>'
    data = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">' + square + b"</svg>"
    drawing = Picture(media="image/svg+xml", width=10, height=10, data=data)
    pdf = write_pdf(made(picture(1, image(drawing, "un carré", 60), caption=runs("Un carré"))), theme)
    assert page_validation.validate_pdf_bytes(pdf, profile=profile).is_compliant


def test_the_same_page_gives_the_same_bytes(theme: Theme) -> None:
    nested = made(*SAMPLES["nested"])
    assert write_pdf(nested, theme) == write_pdf(nested, theme)
