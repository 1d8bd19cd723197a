"""The conservation law on drawn pages: what comes out of the program is what was drawn, stream by stream.

Comes in: drawn pages (``tests.support.dialect``), or such pages made wrong (``tests.support.mutate``). Goes out: the
breaches found. Three laws: ``plan_law`` on the plans of all formats, ``output_law`` on the files written from them and
read back, ``robust_law``: no page, however wrong, makes the program raise.

``make law`` runs them on as many pages as wanted, on all cores: ``python -m tests.support.law --pages 10000
--outputs 500 --mutated 10000``. It prints the share of each construct and depth, then the breaches.
"""

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from tests.support.conservation import contains_in_order
from tests.support.dialect import DrawnPage, draw_page, words_of
from tests.support.dialect.shares import count_shares, render_shares
from tests.support.mutate import mutate_page
from tests.support.pages import FORMATS, KINDS, Planned, open_planner, plan_folder, read_back, traced, write_plan

from export_equipe.inspect import inspect_file
from export_equipe.source import Span
from export_equipe.typesetting.run import Run

CHUNK = 20
SHOWN = 20


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
    """Each plan's own text holds the body's and the notes' words once each, in order, and none that is hidden."""
    planned, breaches = _planned(page)
    for form in FORMATS if planned else ():
        breaches += [
            Breach(page.seed, f"plan of {form}", message) for message in _plan_breaches(page, planned.runs(form))
        ]
    return breaches


def output_law(page: DrawnPage) -> list[Breach]:
    """Each file, read back from its bytes, holds its plan's runs in order, the alternatives, nothing that is hidden."""
    planned, breaches = _planned(page)
    for form in FORMATS if planned else ():
        breaches += [Breach(page.seed, form, message) for message in _output_breaches(page, planned, form)]
    return breaches


def robust_law(page: DrawnPage) -> list[Breach]:
    """The page made wrong is read, prepared and planned, or refused with diagnostics: nothing is raised."""
    files = {**page.files, page.path: mutate_page(page.files[page.path], page.seed)}
    try:
        with open_planner(files, page.path) as planner:
            if planner.prepared.page is not None and not planner.prepared.refused:
                for kind in ("deck", "memo", "page"):
                    planner.plan(kind)
    except Exception:  # noqa: BLE001 - whatever is raised is what this law forbids
        return [Breach(page.seed, "mutated", traceback.format_exc(limit=-3))]
    return []


def _planned(page: DrawnPage) -> tuple[Planned | None, list[Breach]]:
    try:
        return plan_folder(page.files, page.path), []
    except Exception:  # noqa: BLE001 - a page that makes the program raise is told like the others
        return None, [Breach(page.seed, "planning", traceback.format_exc(limit=-3))]


def _plan_breaches(page: DrawnPage, runs: Sequence[Run]) -> Iterable[str]:
    """Alternatives are no body: some formats show them in the place of their picture, none has to."""
    found = words_of("".join(run.text for run in runs if isinstance(run.origin, Span)))
    notes, others = set(page.notes), set(page.alternatives)
    yield from _difference("body", page.body, [word for word in found if word not in notes | others])
    yield from _difference("notes", page.notes, [word for word in found if word in notes])
    yield from _leaks(page, "".join(run.text for run in runs))


def _output_breaches(page: DrawnPage, planned: Planned, form: str) -> Iterable[str]:
    data = write_plan.__wrapped__(planned.plan(form), form)
    text = read_back(data, form)
    difference = contains_in_order(traced(planned.runs(form)), text)
    if difference:
        yield difference
    yield from _leaks(page, text)
    nodes = list(inspect_file(data, KINDS[form]).walk())
    told = set(words_of(" ".join([text, *(node.alternative for node in nodes)])))
    lost = [word for word in page.alternatives if word not in told]
    if lost:
        yield f"alternatives lost: {' '.join(lost[:5])}"


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


# Many pages


def check_seeds(law: Callable[[DrawnPage], list[Breach]], seeds: Sequence[int]) -> list[Breach]:
    """What the pages of ``seeds`` break."""
    return [breach for seed in seeds for breach in law(draw_page(seed))]


def check_in_parallel(law: Callable[[DrawnPage], list[Breach]], seeds: range) -> list[Breach]:
    """The same on all cores."""
    chunks = [seeds[start : start + CHUNK] for start in range(0, len(seeds), CHUNK)]
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        found = pool.map(check_seeds, [law] * len(chunks), chunks)
        return [breach for breaches in found for breach in breaches]


def report(name: str, pages: int, breaches: Sequence[Breach]) -> str:
    """What a law found, the first breaches in full."""
    bad = len({breach.seed for breach in breaches})
    lines = [f"{name}: {pages} pages, {bad} with breaches", *map(str, breaches[:SHOWN])]
    return "\n".join([*lines, f"… and {len(breaches) - SHOWN} more"] if len(breaches) > SHOWN else lines)


def main() -> int:
    """Runs the laws asked for; 1 when one is broken."""
    parser = argparse.ArgumentParser(description="The conservation law on drawn pages.")
    parser.add_argument("--pages", type=int, default=10_000, help="pages through reader and plans")
    parser.add_argument("--outputs", type=int, default=500, help="pages to all outputs")
    parser.add_argument("--mutated", type=int, default=10_000, help="pages made wrong through reader and plans")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    options = parser.parse_args()
    print(render_shares(count_shares(draw_page(options.seed + index) for index in range(options.pages))), end="\n\n")
    broken = 0
    laws = (
        ("plans", plan_law, options.pages),
        ("outputs", output_law, options.outputs),
        ("mutated", robust_law, options.mutated),
    )
    for name, law, pages in laws:
        breaches = check_in_parallel(law, range(options.seed, options.seed + pages))
        print(report(name, pages, breaches), flush=True)
        broken += len(breaches)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
