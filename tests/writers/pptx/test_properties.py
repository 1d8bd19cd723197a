"""What the file says about itself, in draft and in final, and what it must not say."""

from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree
from pptx import Presentation

from export_equipe.layout.deck.plan import DeckPlan, TextElement
from export_equipe.theme.model import Theme
from export_equipe.writers.package import read_package
from export_equipe.writers.pptx.deck import write_deck


@pytest.fixture(scope="module")
def final(plan: DeckPlan, theme: Theme) -> bytes:
    """The same deck without draft signs and without a date."""
    slides = tuple(
        replace(slide, elements=tuple(each for each in slide.elements if each.name != "Statut"))
        for slide in plan.slides
    )
    properties = replace(plan.properties, draft=False, date="", title="<&\x01>")
    return write_deck(replace(plan, slides=slides, properties=properties), theme)


def test_core_properties_come_from_the_plan(deck: bytes, plan: DeckPlan) -> None:
    core = Presentation(BytesIO(deck)).core_properties
    properties = plan.properties
    assert (core.title, core.author, core.subject) == (properties.title, properties.author, properties.subject)
    assert (core.keywords, core.language, core.category) == ("produit, équipe", "fr-FR", "")
    assert (core.last_modified_by, core.revision, core.comments) == (properties.author, 1, "")
    assert core.created is not None
    assert core.modified is not None
    assert core.created.isoformat() == core.modified.isoformat() == "2026-12-14T00:00:00"


def test_a_draft_says_so(deck: bytes) -> None:
    assert Presentation(BytesIO(deck)).core_properties.content_status == "Brouillon"


def test_a_final_says_nothing_of_drafts_anywhere(final: bytes) -> None:
    assert [name for name, part in read_package(final).items() if "rouillon" in part.decode()] == []


def test_without_a_date_there_is_none(final: bytes) -> None:
    core = etree.fromstring(read_package(final)["docProps/core.xml"])
    names = [etree.QName(node).localname for node in core]
    assert names == ["title", "subject", "creator", "keywords", "lastModifiedBy", "revision", "language"]


def test_properties_are_escaped(final: bytes) -> None:
    assert Presentation(BytesIO(final)).core_properties.title == "<&>"


def test_no_part_is_anybodys_template(deck: bytes) -> None:
    parts = read_package(deck)
    assert not [name for name in parts if "thumbnail" in name or "printer" in name]
    for word in (b"python-pptx", b"Office Theme", b"Click to edit", b"PowerPoint Presentation"):
        assert [name for name, part in parts.items() if word in part] == []


def test_extended_properties_count_the_slides(deck: bytes) -> None:
    application = etree.fromstring(read_package(deck)["docProps/app.xml"])
    assert [(etree.QName(node).localname, node.text) for node in application] == [
        ("Application", "export_equipe"),
        ("Slides", "6"),
    ]


def test_the_draft_tag_is_the_plans(plan: DeckPlan) -> None:
    """The fixture has tags to lose: else the final above would prove nothing."""
    tags = [each for slide in plan.slides for each in slide.elements if isinstance(each, TextElement)]
    assert "Statut" in {tag.name for tag in tags}
