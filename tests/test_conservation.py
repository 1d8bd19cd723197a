"""The conservation law (ARCHITECTURE.md), for the seed page and the pages of tests/pages, in all formats.

First law: the body runs of a plan are the page's visible text, as an independent reader finds it. Second law: each
output, read back from its bytes, holds all the runs of its plan in order, and nothing else. Then the test of the test:
one word of the plan deleted, doubled or swapped before it is written is always caught.
"""

import pytest
from tests.support.conservation import body_text, contains_in_order, emoji_signs, equal_or_diff, page_words
from tests.support.pages import (
    FORMATS,
    Planned,
    fixture_names,
    fixture_plans,
    read_back,
    seed_plans,
    traced,
    write_plan,
)
from tests.support.plan_mutations import mutations

from export_equipe.layout.deck.plan import DeckPlan
from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.layout.trace import deck_runs, flow_runs
from export_equipe.project.mode import Mode
from export_equipe.typesetting.run import Run

CASES = ["equipe-produit.draft", "equipe-produit.final", *fixture_names()]
NOTE_OPENING = "**Schéma ici**"


def planned_case(name: str) -> Planned:
    page, _, mode = name.partition(".")
    return seed_plans(Mode(mode)) if mode else fixture_plans(page)


def kept_text(planned: Planned, mode: str) -> str:
    """The page's source; in a final, without the note that its figure replaces (which a diagnostic says)."""
    if mode != "final":
        return planned.text
    assert [d.line for d in planned.diagnostics if d.code == "note-retiree"] == [9]
    return "\n".join(line for line in planned.text.split("\n") if not line.startswith(NOTE_OPENING))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", CASES)
def test_a_plan_holds_the_text_of_its_page(name: str, form: str) -> None:
    planned = planned_case(name)
    source = kept_text(planned, name.partition(".")[2])
    found = body_text(traced(planned.runs(form)))
    assert equal_or_diff(page_words(source), found) is None
    assert emoji_signs(found) == emoji_signs(source)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", CASES)
def test_an_output_holds_the_runs_of_its_plan_and_nothing_else(name: str, form: str) -> None:
    planned = planned_case(name)
    found = read_back(write_plan(planned.plan(form), form), form)
    assert contains_in_order(traced(planned.runs(form)), found) is None


@pytest.mark.parametrize("form", FORMATS)
def test_each_emoji_of_the_seed_page_keeps_its_sign_and_its_word(form: str) -> None:
    planned = seed_plans(Mode.DRAFT)
    found = " ".join(read_back(write_plan(planned.plan(form), form), form).split())
    for sign, word, count in (("🔒", "Responsable", 1), ("🔒", "Co-responsable", 1), ("🤝", "Participe", 5)):
        assert found.count(f"{sign} {word}") == count
    assert found.count("🙆\u200d♂️ Responsable") + found.count("🙆\u200d♂ Responsable") == 6


# The test of the test.


def runs_of(plan: DeckPlan | FlowPlan, form: str) -> tuple[Run, ...]:
    return tuple(deck_runs(plan) if isinstance(plan, DeckPlan) else flow_runs(plan, figures=form != "memo"))


@pytest.mark.parametrize("form", FORMATS)
def test_the_first_law_catches_every_mutation_of_a_plan(form: str) -> None:
    planned = seed_plans(Mode.DRAFT)
    words = page_words(planned.text)
    found = list(mutations(planned.plan(form), every=1))
    assert len(found) > 80
    missed = [name for name, plan in found if equal_or_diff(words, body_text(traced(runs_of(plan, form)))) is None]
    assert missed == []


@pytest.mark.parametrize(("form", "every"), [("slides", 9), ("memo", 9), ("html", 6), ("pdf", 40), ("slides-pdf", 30)])
def test_the_second_law_catches_a_mutated_file(form: str, every: int) -> None:
    """Files written from a plan with one word wrong, compared with the plan that is right."""
    planned = seed_plans(Mode.DRAFT)
    right = traced(planned.runs(form))
    found = list(mutations(planned.plan(form), every))
    assert len(found) >= 3
    written = ((name, read_back(write_plan.__wrapped__(plan, form), form)) for name, plan in found)
    assert [name for name, text in written if contains_in_order(right, text) is None] == []
