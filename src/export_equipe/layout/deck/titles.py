"""Titles of slides: no two alike in a deck, and those of continued slides say so.

Comes in: drafts, and parts of drafts. Goes out: titles. Decided here: the words of « (suite 2/3) »; a title that was
already said on another slide is no longer the page's own text there.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from export_equipe.layout.deck.draft import Draft
from export_equipe.layout.runs import repeated, suffixed
from export_equipe.layout.words import continued, continued_again
from export_equipe.source import Span
from export_equipe.typesetting.run import Added, Run, Runs, plain_text

_BETWEEN = " — "


def part_title(title: Runs, index: int, count: int) -> Runs:
    """The title of the part ``index`` of ``count``: the first has it plain, the others say that they continue."""
    if index == 1:
        return title
    named = tuple(run for run in title if run.origin is not Added.SUITE)
    said = "".join(run.text for run in title if run.origin is Added.SUITE)
    return suffixed(repeated(named), continued(index, count, said), Added.SUITE)


def joined_title(first: Runs, second: Runs) -> Runs:
    """« Installation — Linux »: a part and a topic in it."""
    return (*first, Run(text=_BETWEEN, origin=Added.LABEL), *second) if first and second else (*first, *second)


def unique_titles(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """``drafts`` whose titles no two share: a title met again says that it continues."""
    drafts = tuple(drafts)
    counts = Counter(plain_text(draft.title) for draft in drafts)
    met: Counter[str] = Counter()
    said: set[Span] = set()
    for draft in drafts:
        text = plain_text(draft.title)
        met[text] += 1
        title = _said_once(draft.title, said, again=met[text] > 1)
        said |= {run.origin for run in draft.title if isinstance(run.origin, Span)}
        while met[text] > 1 and text + continued_again(met[text], counts[text]) in counts:
            met[text] += 1  # a title of the page that already reads like this
            counts[text] += 2
        if met[text] > 1:
            title = suffixed(title, continued_again(met[text], counts[text]), Added.SUITE)
        yield replace(draft, title=title)


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
