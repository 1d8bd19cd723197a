"""Every node, alone and nested, in both documents: its words, its validity, its sound structure."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import page as page_validation
import pytest
from tests.writers.page.parts import heading, plan, runs
from tests.writers.page.samples import COLORS, NOTES, SAMPLES, call

from export_equipe.inspect.checks.html import check_html
from export_equipe.inspect.checks.pdf import check_pdf
from export_equipe.inspect.html import inspect_html
from export_equipe.inspect.pdf import inspect_pdf
from export_equipe.inspect.text import notes_text, visible_text
from export_equipe.inspect.tree import InspectedDocument
from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.layout.trace import flow_runs, note_runs
from export_equipe.theme.load import load_theme
from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import OBJECT, Run
from export_equipe.writers.html import write_page
from export_equipe.writers.pdf import write_pdf

NAMES = tuple(SAMPLES)


@pytest.fixture(scope="module")
def theme() -> Theme:
    default = load_theme("default")
    return replace(default, colors={**COLORS, **default.colors})


@pytest.fixture(scope="module")
def plans() -> dict[str, FlowPlan]:
    top = replace(heading(2, "Un chapitre", "chapitre"), runs=(*runs("Un chapitre"), call(1)))
    return {
        name: replace(plan(f"Essai de {name}", (top, *blocks)), notes=NOTES, source="guide/essai")
        for name, blocks in SAMPLES.items()
    }


@pytest.fixture(scope="module")
def pages(plans: dict[str, FlowPlan], theme: Theme) -> dict[str, bytes]:
    return {name: write_page(each, theme) for name, each in plans.items()}


@pytest.fixture(scope="module")
def pdfs(plans: dict[str, FlowPlan], theme: Theme) -> dict[str, bytes]:
    return {name: write_pdf(each, theme) for name, each in plans.items()}


def letters(text: str) -> str:
    return "".join(one for one in text if one.isalnum())


def said(found: Iterable[Run]) -> str:
    return letters("".join(run.text for run in found if run.text != OBJECT))


def check_words(document: InspectedDocument, wanted: FlowPlan) -> None:
    assert letters(visible_text(document)) == said(flow_runs(wanted, figures=True))
    assert letters(notes_text(document)) == said(note_runs(wanted))


@pytest.mark.parametrize("name", NAMES)
def test_the_page_holds_all_words_once_and_in_order(
    name: str, pages: dict[str, bytes], plans: dict[str, FlowPlan]
) -> None:
    check_words(inspect_html(pages[name]), plans[name])


@pytest.mark.parametrize("name", NAMES)
def test_the_pdf_holds_all_words_once_and_in_order(
    name: str, pdfs: dict[str, bytes], plans: dict[str, FlowPlan]
) -> None:
    check_words(inspect_pdf(pdfs[name]), plans[name])


@pytest.mark.parametrize("name", NAMES)
def test_the_page_breaks_no_rule(name: str, pages: dict[str, bytes]) -> None:
    assert check_html(pages[name]) == ()


@pytest.mark.parametrize("name", NAMES)
def test_the_pdf_breaks_no_rule(name: str, pdfs: dict[str, bytes]) -> None:
    assert check_pdf(pdfs[name]) == ()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_the_validator_finds_nothing(name: str, profile: str, pdfs: dict[str, bytes]) -> None:
    report = page_validation.validate_pdf_bytes(pdfs[name], profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


@pytest.mark.parametrize("name", NAMES)
def test_all_content_is_owned_once_or_is_an_artifact(
    name: str, pdfs: dict[str, bytes], find_stray_content: Callable[[bytes], list[str]]
) -> None:
    assert find_stray_content(pdfs[name]) == []
