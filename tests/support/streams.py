"""The streams of a document: what a plan says, what its file says when it is read back, in reading order.

Comes in: a plan, or the bytes of a file. Goes out: its parts in order, each a text, a picture's alternative or a
formula, with whether it is the page's own; body and notes apart. Decided here: what counts as the page's own text: a
run with a place in the page, and the lead, which comes from the page's front matter.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from export_equipe.inspect import InspectedDocument, Node, Role
from export_equipe.inspect.tree import INLINE
from export_equipe.layout.deck.plan import DeckPlan, SlidePlan
from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.layout.trace import flow_runs, note_runs, slide_runs
from export_equipe.layout.words import NOTES_TITLE
from export_equipe.source import Span
from export_equipe.typesetting.run import Added, Run


class Kind(StrEnum):
    """What a part of a document is."""

    TEXT = "text"
    ALTERNATIVE = "alternative"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document: what it says; ``own`` is the page's text, ``again`` something said before."""

    kind: Kind
    text: str
    own: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Streams:
    """A document in parts."""

    body: tuple[Part, ...]
    notes: tuple[Part, ...]


def joined(parts: Iterable[Part]) -> str:
    """What ``parts`` say; what is no text stands apart from what surrounds it.

    White space of texts is left out: in a PDF, a word that is wider than its column has some at each of its line ends.
    """
    return "".join("".join(part.text.split()) if part.kind is Kind.TEXT else f" {part.text} " for part in parts)


# Plans


def plan_streams(plan: DeckPlan | FlowPlan, lead: str = "") -> Streams:
    """The streams of ``plan``; ``lead`` is the page's description."""
    if isinstance(plan, DeckPlan):
        return _deck_streams(plan, lead)
    body = list(_parts(flow_runs(plan, figures=False)))
    start = sum(not run.note for run in plan.title)
    end = start + len(plan.lead)
    body[start:end] = [replace(part, own=True) for part in body[start:end]]
    return Streams(body=tuple(body), notes=tuple(_parts(note_runs(plan))))


def _deck_streams(plan: DeckPlan, lead: str) -> Streams:
    """The notes of a deck are its last slides, under a title of ours; the lead stands on its cover."""
    count = next((index for index, slide in enumerate(plan.slides) if _holds_notes(slide)), len(plan.slides))
    body, notes = (
        [part for slide in slides for part in _parts(slide_runs(slide))]
        for slides in (plan.slides[:count], plan.slides[count:])
    )
    places = [index for index, part in enumerate(body) if not part.own and part.text.strip() == lead.strip()]
    for index in places[:1] if lead else ():
        body[index] = replace(body[index], own=True)
    return Streams(body=tuple(body), notes=tuple(notes))


def _holds_notes(slide: SlidePlan) -> bool:
    opening = slide.title.paragraphs[0].runs[:1]
    return bool(opening) and opening[0].text == NOTES_TITLE and not isinstance(opening[0].origin, Span)


def _parts(runs: Iterable[Run]) -> Iterator[Part]:
    return (_part(run) for run in runs)


def _part(run: Run) -> Part:
    again = run.origin is Added.REPEATED_HEAD
    if run.picture is not None:
        return Part(Kind.ALTERNATIVE, run.picture.alternative, own=not again, again=again)
    if run.formula is not None:
        return Part(Kind.FORMULA, run.formula.text, own=not again, again=again)
    kind = Kind.FORMULA if run.origin is Added.FORMULA else Kind.TEXT
    return Part(kind, run.text, own=isinstance(run.origin, Span), again=again)


# Files


def document_streams(document: InspectedDocument) -> Streams:
    """The streams of a file read back; those of a deck are all in its body."""
    return Streams(body=_read(document.body()), notes=_read(document.notes))


def _read(nodes: Sequence[Node]) -> tuple[Part, ...]:
    return tuple(part for node in nodes for part in _node_parts(node))


def _node_parts(node: Node) -> Iterator[Part]:
    if node.role in (Role.LABEL, Role.ARTIFACT):
        return
    if node.role is Role.FORMULA:
        yield Part(Kind.FORMULA, node.alternative)
        return
    if node.role is Role.FIGURE and node.alternative:  # the words drawn in it are none of the plan's
        yield Part(Kind.ALTERNATIVE, node.alternative)
        return
    if node.text or node.role not in INLINE:
        yield Part(Kind.TEXT, node.text or "\n")
    for child in node.children:
        yield from _node_parts(child)
