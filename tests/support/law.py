"""The conservation law on drawn pages: what comes out of the program is what was drawn, stream by stream.

Comes in: drawn pages (``tests.support.dialect``), or such pages made wrong (``tests.support.mutate``). Goes out: the
breaches found. Four laws: ``plan_law`` on the plans of all formats, ``output_law`` on the files written from them and
read back; ``robust_law``: no page, however wrong, makes the program raise or take long; ``written_law``: no more do its
files, which hold what their plans say. ``tests.support.law_runs``
(``make law``) runs them on as many pages as wanted.
"""

import re
import time
import traceback
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tests.support.conservation import contains_in_order, equal_or_diff, letters
from tests.support.dialect import DrawnPage, formulas_of, tokens_of, words_of
from tests.support.mutate import mutate_page
from tests.support.page_text import PageText
from tests.support.pages import FORMATS, KINDS, Planned, plan_folder, plan_sound_folder, text_of, traced, write_plan
from tests.support.streams import Kind, Part, Streams, document_streams, joined, plan_streams

from export_equipe.formulas.formula import Formula
from export_equipe.formulas.read import read_formula
from export_equipe.inspect import InspectedDocument, inspect_file
from export_equipe.inspect.text import notes_text, running_text
from export_equipe.layout.deck.plan import DeckPlan

_IN_WORDS = re.compile(r"\[(?:image|Image manquante)\s*: (.*)\]")
_BACKWARDS = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "FSI"})
SLOW = 10.0  # seconds of this process: no page may take longer to be planned


@dataclass(frozen=True, slots=True)
class Breach:
    """What one page breaks: ``python -m tests.support.dialect --show --seed N`` prints the page."""

    seed: int
    law: str
    message: str

    def __str__(self) -> str:
        return f"seed {self.seed}, {self.law}: {self.message}"


# The laws


def plan_law(page: DrawnPage) -> list[Breach]:
    """Each plan's own text holds the body's and the notes' words once each, in order, and none that is hidden.

    So do its pictures and formulas, or the words that stand for them.
    """
    planned, breaches = _planned(page)
    for form in FORMATS if planned else ():
        found = plan_breaches(page, plan_streams(planned.plan(form), planned.lead))
        breaches += [Breach(page.seed, f"plan of {form}", message) for message in found]
    return breaches


def output_law(page: DrawnPage) -> list[Breach]:
    """Each file, read back from its bytes, holds what its plan says in order, nothing else, nothing that is hidden."""
    planned, breaches = _planned(page)
    for form in FORMATS if planned else ():
        document = inspect_file(write_plan.__wrapped__(planned.plan(form), form), KINDS[form])
        breaches += [Breach(page.seed, form, message) for message in file_breaches(page, planned, form, document)]
    return breaches


def robust_law(page: DrawnPage) -> list[Breach]:
    """The page made wrong is read, prepared and planned in time, or refused with diagnostics: nothing is raised."""
    files = {**page.files, page.path: mutate_page(page.files[page.path], page.seed)}
    start = time.process_time()
    try:
        plan_sound_folder(files, page.path)
    except Exception:  # noqa: BLE001 - whatever is raised is what this law forbids
        return [Breach(page.seed, "mutated", traceback.format_exc(limit=-3))]
    taken = time.process_time() - start
    return [Breach(page.seed, "mutated", f"planned in {taken:.1f} s")] if taken > SLOW else []


def written_law(page: DrawnPage) -> list[Breach]:
    """The page made wrong is written in all formats in time, and each file holds what its plan says."""
    files = {**page.files, page.path: mutate_page(page.files[page.path], page.seed)}
    breaches: list[Breach] = []
    try:
        planned = plan_sound_folder(files, page.path)
        for form in FORMATS if planned else ():
            start = time.process_time()
            document = inspect_file(write_plan.__wrapped__(planned.plan(form), form), KINDS[form])
            taken = time.process_time() - start
            breaches += [Breach(page.seed, form, f"written in {taken:.1f} s")] if taken > SLOW else []
            if KINDS[form] != "pdf" or not _runs_backwards(planned, form):
                breaches += [Breach(page.seed, form, message) for message in text_breaches(planned, form, document)]
    except Exception:  # noqa: BLE001 - whatever is raised is what this law forbids
        return [Breach(page.seed, "mutated, written", traceback.format_exc(limit=-3))]
    return breaches


def _runs_backwards(planned: Planned, form: str) -> bool:
    """Whether some of the text is set from right to left: a PDF holds the signs as they stand on the page."""
    runs = (*planned.runs(form), *planned.note_runs(form))
    return any(unicodedata.bidirectional(char) in _BACKWARDS for run in runs for char in run.text)


def _planned(page: DrawnPage) -> tuple[Planned | None, list[Breach]]:
    try:
        return plan_folder(page.files, page.path), []
    except Exception:  # noqa: BLE001 - a page that makes the program raise is told like the others
        return None, [Breach(page.seed, "planning", traceback.format_exc(limit=-3))]


# What a plan and a file must hold


def plan_breaches(page: DrawnPage, streams: Streams) -> Iterator[str]:
    """What is said again is not the page's text; a picture or a formula may be said in words, which are ours then."""
    body, notes = ([part for part in parts if not part.again] for parts in (streams.body, streams.notes))
    for name, wanted, parts in (("body", page.body, body), ("notes", page.notes, notes)):
        yield from _difference(name, wanted, words_of(joined(part for part in parts if _is_own_text(part))))
        told = words_of(joined(part for part in parts if not _is_own_text(part)))
        pictured = [word for word in page.alternatives if (word in page.noted) is (name == "notes")]
        yield from _difference(
            f"alternatives of {name}", pictured, [word for word in told if word in page.alternatives]
        )
    formulas = formulas_of(joined(part for part in body if part.kind is not Kind.TEXT))
    yield from _difference("formulas", formulas_of(" ".join(page.formulas)), formulas)
    yield from _leaks(page, joined((*streams.body, *streams.notes)))


def page_breaches(page: PageText, streams: Streams) -> Iterator[str]:
    """What the independent reading of a page finds is what its plan says: texts, notes, alternatives, formulas."""
    body, notes = ([part for part in parts if not part.again] for parts in (streams.body, streams.notes))
    for name, wanted, parts in (("body", page.body, body), ("notes", page.notes, notes)):
        if difference := equal_or_diff(wanted, joined(part for part in parts if _is_own_text(part))):
            yield f"{name}: {difference}"
    formulas = (read_formula(latex, display=False) for latex in page.formulas)
    said = [letters(formula.text) for formula in formulas if isinstance(formula, Formula)]
    alternatives = list(map(letters, page.alternatives))
    shown = [text for text in _shown((*body, *notes)) if text in {*alternatives, *said}]
    for name, wanted in (("alternatives", alternatives), ("formulas", said)):
        yield from _difference(name, wanted, [text for text in shown if text in wanted])


def _shown(parts: Iterable[Part]) -> Iterator[str]:
    """What ``parts`` that are no text of the page show: pictures, formulas, the words that stand for them."""
    for part in parts:
        if part.kind is not Kind.TEXT:
            yield letters(part.text)
        elif not part.own and (named := _IN_WORDS.fullmatch(part.text)):
            yield letters(named[1])


def _is_own_text(part: Part) -> bool:
    return part.own and part.kind is Kind.TEXT


def file_breaches(page: DrawnPage, planned: Planned, form: str, document: InspectedDocument) -> Iterator[str]:
    """Texts are compared letter by letter; pictures and formulas by their place among the numbered words."""
    yield from text_breaches(planned, form, document)
    wanted, found = plan_streams(planned.plan(form), planned.lead), document_streams(document)
    if isinstance(planned.plan(form), DeckPlan):  # the notes of a deck are slides
        wanted = Streams(body=(*wanted.body, *wanted.notes), notes=())
    for name, told, read in (("body", wanted.body, found.body), ("notes", wanted.notes, found.notes)):
        yield from _difference(f"{name}, told", tokens_of(joined(told)), tokens_of(joined(read)))
    yield from _leaks(page, "\n".join((joined((*found.body, *found.notes)), running_text(document))))


def text_breaches(planned: Planned, form: str, document: InspectedDocument) -> Iterator[str]:
    """The runs of the plan are the text of the file, in order, and nothing else; so are those of its notes."""
    if difference := contains_in_order(traced(planned.runs(form)), text_of(document, form)):
        yield difference
    if isinstance(planned.plan(form), DeckPlan):
        return
    if difference := contains_in_order(traced(planned.note_runs(form)), notes_text(document)):
        yield f"notes: {difference}"


def _leaks(page: DrawnPage, text: str) -> Iterable[str]:
    leaked = [word for word in words_of(text) if word in page.hidden]
    if leaked:
        yield f"hidden words come out: {' '.join(leaked[:5])}"


def _difference(stream: str, expected: Sequence[str], found: Sequence[str]) -> Iterable[str]:
    if list(expected) == list(found):
        return
    pairs = zip(expected, found, strict=False)
    place = next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(expected), len(found)))
    wanted, got = (" ".join(words[place : place + 4]) or "(end)" for words in (expected, found))
    before = " ".join(expected[max(0, place - 2) : place]) or "(start)"
    yield f"{stream}, after «{before}»: expected «{wanted}», found «{got}»"
