"""The conservation law on the fixture site: every page of ``tests/site``, in all formats.

What is body and what is a label is decided by ``tests.support.page_source.SHOWN`` and ``tests.support.page_html``. The
faulty page is under the law too: what the tool does not understand is kept as it is written.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.support.conservation import equal_or_diff
from tests.support.law import page_breaches, text_breaches
from tests.support.page_text import read_page_text
from tests.support.pages import FORMATS, KINDS, Planned, plan_folder, write_plan
from tests.support.plan_mutations import mutations
from tests.support.site import FAULTY, SITE, SPACE
from tests.support.streams import Kind, Part, document_streams, joined, plan_streams

from export_equipe.inspect import inspect_file

PEOPLE = {"Kw3Amina0001": "Amina Exemple", "Kw3Lucas0002": "Lucas Exemple", "Kw3Sofia0003": "Sofia Exemple"}
LABELS = {f"https://app.gitbook.com/u/{key}": name for key, name in PEOPLE.items()}
FILES = {path.relative_to(SITE).as_posix(): path.read_bytes() for path in sorted(SITE.rglob("*")) if path.is_file()}
INSIDE = {path.relative_to(SPACE).as_posix(): path.read_bytes() for path in sorted(SPACE.rglob("*")) if path.is_file()}
# What the faulty page has that is left out on purpose (docs/gitbook.md), and the diagnostic that says so.
LEFT_OUT = {"cellule-en-trop": "une cellule de trop"}
NESTED = "reference/blocs-imbriques.md"
PAGES = [name for name in INSIDE if name.endswith(".md") and not name.startswith(".") and name != "SUMMARY.md"]


@pytest.fixture(scope="module", params=PAGES)
def case(request: pytest.FixtureRequest) -> tuple[str, Planned]:
    return request.param, plan_folder(FILES, request.param)


@pytest.mark.parametrize("form", FORMATS)
def test_a_plan_holds_the_text_of_its_page(case: tuple[str, Planned], form: str) -> None:
    name, planned = case
    text = read_page_text(INSIDE, name, LABELS)
    for code, words in LEFT_OUT.items() if name == FAULTY else ():
        assert code in {diagnostic.code for diagnostic in planned.diagnostics}
        assert words in text.body
        text = replace(text, body=text.body.replace(words, ""))
    assert list(page_breaches(text, plan_streams(planned.plan(form), planned.lead))) == []


@pytest.mark.parametrize("form", FORMATS)
def test_an_output_holds_what_its_plan_says_and_nothing_else(case: tuple[str, Planned], form: str) -> None:
    planned = case[1]
    assert list(_differences(planned, form, write_plan(planned.plan(form), form))) == []


def _differences(planned: Planned, form: str, data: bytes) -> Iterator[str]:
    """What the plan and the file say otherwise: their texts; their texts with pictures and formulas among them."""
    document = inspect_file(data, KINDS[form])
    yield from text_breaches(planned, form, document)
    wanted, found = plan_streams(planned.plan(form), planned.lead), document_streams(document)
    told = (joined(_named(part, form) for part in (*each.body, *each.notes)) for each in (wanted, found))
    if difference := equal_or_diff(*told):
        yield difference


def _named(part: Part, form: str) -> Part:
    """A formula of Word has no words: what is compared there is its place."""
    return replace(part, text="formule") if form == "memo" and part.kind is Kind.FORMULA else part


def test_only_the_faulty_page_is_at_fault(case: tuple[str, Planned]) -> None:
    name, planned = case
    codes = {diagnostic.code for diagnostic in planned.diagnostics}
    assert (len(codes) >= 10) == (name == FAULTY)


# The test of the test, on the page that nests every block.


@pytest.fixture(scope="module")
def nested() -> Planned:
    return plan_folder(FILES, NESTED)


@pytest.mark.parametrize("form", FORMATS)
def test_the_first_law_catches_every_mutation_of_a_plan(nested: Planned, form: str) -> None:
    text = read_page_text(INSIDE, NESTED, LABELS)
    found = list(mutations(nested.plan(form), every=1))
    assert len(found) > 150
    streams = ((name, plan_streams(plan, nested.lead)) for name, plan in found)
    assert [name for name, each in streams if not list(page_breaches(text, each))] == []


SECOND = [("slides", 40), ("memo", 30), ("html", 6), ("pdf", 90), ("slides-pdf", 120)]


@pytest.mark.parametrize(("form", "every"), SECOND)
def test_the_second_law_catches_a_mutated_file(nested: Planned, form: str, every: int) -> None:
    """Files written from a plan with one thing wrong, compared with the plan that is right."""
    found = list(mutations(nested.plan(form), every))
    assert len(found) >= 3
    written = ((name, write_plan.__wrapped__(plan, form)) for name, plan in found)
    assert [name for name, data in written if not list(_differences(nested, form, data))] == []
