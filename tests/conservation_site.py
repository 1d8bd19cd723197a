"""The conservation law on the fixture site: every page of ``tests/site``, in all formats.

Not collected yet (its name lacks ``test_``): it is switched on with the reader of the whole dialect. What is body and
what is a label is decided by ``tests.support.page_source.SHOWN`` and ``tests.support.page_html``.
"""

import pytest
from tests.support.conservation import body_text, contains_in_order, equal_or_diff
from tests.support.page_text import read_page_text
from tests.support.pages import FORMATS, Planned, plan_folder, read_back, traced, write_plan
from tests.support.site import FAULTY, SITE, SPACE

PEOPLE = {"Kw3Amina0001": "Amina Exemple", "Kw3Lucas0002": "Lucas Exemple", "Kw3Sofia0003": "Sofia Exemple"}
LABELS = {f"https://app.gitbook.com/u/{key}": name for key, name in PEOPLE.items()}
FILES = {path.relative_to(SITE).as_posix(): path.read_bytes() for path in sorted(SITE.rglob("*")) if path.is_file()}
INSIDE = {path.relative_to(SPACE).as_posix(): path.read_bytes() for path in sorted(SPACE.rglob("*")) if path.is_file()}
PAGES = [name for name in INSIDE if name.endswith(".md") and not name.startswith(".") and name != "SUMMARY.md"]


@pytest.fixture(scope="module", params=PAGES)
def case(request: pytest.FixtureRequest) -> tuple[str, Planned]:
    return request.param, plan_folder(FILES, f"{SPACE.name}/{request.param}")


@pytest.mark.parametrize("form", FORMATS)
def test_a_plan_holds_the_text_of_its_page(case: tuple[str, Planned], form: str) -> None:
    name, planned = case
    text = read_page_text(INSIDE, name, LABELS)
    assert equal_or_diff(text.body, body_text(traced(planned.runs(form)))) is None


@pytest.mark.parametrize("form", FORMATS)
def test_an_output_holds_the_runs_of_its_plan_and_nothing_else(case: tuple[str, Planned], form: str) -> None:
    planned = case[1]
    found = read_back(write_plan(planned.plan(form), form), form)
    assert contains_in_order(traced(planned.runs(form)), found) is None


def test_only_the_faulty_page_is_at_fault(case: tuple[str, Planned]) -> None:
    name, planned = case
    codes = {diagnostic.code for diagnostic in planned.diagnostics}
    assert (len(codes) >= 10) == (name == FAULTY)
