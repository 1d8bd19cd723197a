"""The conservation law (ARCHITECTURE.md), for the seed page and the pages of tests/pages, in all four formats.

First law: the body runs of a plan are the page's visible text, as an independent reader finds it. Second law: each
output, read back from its bytes, holds all the runs of its plan in order, and nothing else. Then the test of the test:
one word of the plan deleted, doubled or swapped before it is written is always caught.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from tests.support.conservation import body_text, contains_in_order, emoji_signs, equal_or_diff, letters, page_words
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

from export_equipe.figures.scene import Scene
from export_equipe.layout.deck.plan import DeckPlan
from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.layout.trace import deck_runs, flow_runs
from export_equipe.project.mode import Mode
from export_equipe.source import Span
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


def replaced(node: Any, index: int, runs: tuple[Run, ...], counter: list[int]) -> Any:
    """``node`` with its run number ``index`` (counted from the front) replaced by ``runs``; scenes are left alone."""
    if isinstance(node, tuple):
        found: list[Any] = []
        for child in node:
            if not isinstance(child, Run):
                found.append(replaced(child, index, runs, counter))
                continue
            found.extend(runs if counter[0] == index else (child,))
            counter[0] += 1
        return tuple(found)
    if not is_dataclass(node) or isinstance(node, type | Scene | Span):
        return node
    changes = {each.name: replaced(getattr(node, each.name), index, runs, counter) for each in fields(node)}
    return replace(node, **changes)  # type: ignore[type-var]


def all_runs(node: Any) -> Iterator[Run]:
    """The runs of a plan in the order in which ``replaced`` counts them."""
    if isinstance(node, Run):
        yield node
    elif isinstance(node, tuple):
        for child in node:
            yield from all_runs(child)
    elif is_dataclass(node) and not isinstance(node, type | Scene | Span):
        for each in fields(node):
            yield from all_runs(getattr(node, each.name))


def mutated(run: Run) -> dict[str, tuple[Run, ...]]:
    """``run`` with its middle word deleted, doubled, swapped with the next one."""
    words = run.text.split(" ")
    middle = len(words) // 2
    before, after = words[:middle], words[middle + 1 :]
    texts = {"deleted": [*before, *after], "doubled": [*before, words[middle], *words[middle:]]}
    if after and letters(words[middle] + after[0]) != letters(after[0] + words[middle]):
        texts["swapped"] = [*before, after[0], words[middle], *after[1:]]
    return {name: (replace(run, text=" ".join(text)),) for name, text in texts.items()}


def mutations(plan: DeckPlan | FlowPlan, every: int) -> Iterator[tuple[str, DeckPlan | FlowPlan]]:
    """``plan`` with one word of its page deleted, doubled or swapped, taken here and there in the page."""
    for index, run in enumerate(all_runs(plan)):
        middle = run.text.split(" ")[len(run.text.split(" ")) // 2] if run.text else ""
        if not isinstance(run.origin, Span) or index % every or not letters(middle):
            continue
        for name, runs in mutated(run).items():
            yield f"{name} in {run.text!r}", replaced(plan, index, runs, [0])


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


@pytest.mark.parametrize(("form", "every"), [("slides", 9), ("memo", 9), ("html", 6), ("pdf", 40)])
def test_the_second_law_catches_a_mutated_file(form: str, every: int) -> None:
    """Files written from a plan with one word wrong, compared with the plan that is right."""
    planned = seed_plans(Mode.DRAFT)
    right = traced(planned.runs(form))
    found = list(mutations(planned.plan(form), every))
    assert len(found) >= 3
    written = ((name, read_back(write_plan.__wrapped__(plan, form), form)) for name, plan in found)
    assert [name for name, text in written if contains_in_order(right, text) is None] == []
