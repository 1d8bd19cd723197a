"""Titles of slides: no two alike in a deck, and those of continued slides say so.

Comes in: drafts, then the slides made of them. Goes out: titles. Decided here: the words of « (suite 2/3) », counted
over all the slides that one part of the storyboard takes under one title; two parts of one name are told apart by «
(2) »; a title that was already said on another slide is no longer the page's own text there.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from export_equipe.layout.deck.draft import Draft
from export_equipe.layout.deck.plan import SlidePlan
from export_equipe.layout.runs import repeated, suffixed
from export_equipe.layout.words import continued, homonym
from export_equipe.source import Span
from export_equipe.typesetting.run import Added, Run, Runs, plain_text

_BETWEEN = " — "
_SUITE = re.compile(r" \(suite \d+/\d+\)$")
RESERVED = 88  # continued slides: titles keep room for a number as wide as this


def reserved_title(draft: Draft, index: int) -> Runs:
    """The title that the slide ``index`` (from 1) of ``draft`` is measured with, before slides are counted."""
    return part_title(draft.title, RESERVED, RESERVED) if draft.continues or index > 1 else draft.title


def part_title(title: Runs, index: int, count: int) -> Runs:
    """The title of the part ``index`` of ``count``: the first has it plain, the others say that they continue."""
    return title if index == 1 else suffixed(title, continued(index, count), Added.SUITE)


def joined_title(first: Runs, second: Runs) -> Runs:
    """« Installation — Linux »: a part and a topic in it."""
    return (*first, Run(text=_BETWEEN, origin=Added.LABEL), *second) if first and second else (*first, *second)


def distinct_titles(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """``drafts`` with titles that only those that continue one another share."""
    drafts = tuple(drafts)
    taken = {plain_text(draft.title) for draft in drafts}
    names: dict[tuple[int, str], str] = {}  # what a part called so is told apart by
    met: Counter[str] = Counter()
    said: set[Span] = set()
    for draft in drafts:
        text = plain_text(draft.title)
        part = (draft.series, text)
        title = _said_once(draft.title, said, again=met[text] > 0)
        said |= {run.origin for run in draft.title if isinstance(run.origin, Span)}
        continues = part in names
        if not continues:
            met[text] += 1
            names[part] = _mark(text, met, taken)
        title = suffixed(title, names[part], Added.SUITE) if names[part] else title
        yield replace(draft, title=title, continues=continues)


def _mark(text: str, met: Counter[str], taken: set[str]) -> str:
    """What is added to the title ``text`` of a part; one that reads as a continued title is always marked."""
    while met[text] > 1 or _SUITE.search(text):
        met[text] = max(met[text], 2)
        mark = homonym(met[text])
        if text + mark not in taken:
            taken.add(text + mark)
            return mark
        met[text] += 1
    return ""


def _said_once(title: Runs, said: set[Span], *, again: bool) -> Runs:
    """``title``, of which what was ``said`` before is said again; all of it when it has no text of the page.

    What the page says without words (a picture, a formula) goes with the words before it.
    """
    places = [run.origin for run in title if isinstance(run.origin, Span)]
    before = places[0] in said if places else again
    kept: list[Run] = []
    for run in title:
        before = run.origin in said if isinstance(run.origin, Span) else before
        kept.extend(repeated((run,)) if before else (run,))
    return tuple(kept)


def counted_titles(made: Sequence[tuple[Draft, SlidePlan]]) -> list[SlidePlan]:
    """The slides of ``made``, those that one part takes under one title counted: « (suite 2/3) »."""
    parts: Counter[tuple[int, str]] = Counter(_part(draft) for draft, _ in made)
    met: Counter[tuple[int, str]] = Counter()
    slides = []
    before: Draft | None = None
    for draft, slide in made:
        part = _part(draft)
        met[part] += 1
        title = draft.title if draft is not before else repeated(draft.title)
        slides.append(_titled(slide, part_title(title, met[part], parts[part])))
        before = draft
    return slides


def _part(draft: Draft) -> tuple[int, str]:
    return draft.series, plain_text(draft.title)


def _titled(slide: SlidePlan, title: Runs) -> SlidePlan:
    paragraph = replace(slide.title.paragraphs[0], runs=title)
    return replace(slide, title=replace(slide.title, paragraphs=(paragraph,)))
