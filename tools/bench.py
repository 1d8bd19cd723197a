"""Measures our command against pandoc on the same page, then on spaces of many pages: ``make bench``.

Comes in: one page. Goes out: a table (or JSON) of medians and peak memory. Both sides make slides, memo and an
accessible PDF, each by whole processes, in turn (ours, pandoc, ours, pandoc…) after one warm-up, so that what else the
machine does weighs on both. Pandoc makes no PDF itself: its HTML goes through the same WeasyPrint as ours. Then the
time of a build that has nothing to do; then what ``bench_scale`` measures. The figures are told, never judged: a
machine's load is no defect.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypeAlias, TypeVar

import pypandoc

from bench_scale import as_json, measure_space, write_scales

SIZES = (50, 100, 200, 400)  # pages
T = TypeVar("T")
Command: TypeAlias = Sequence[str | Path]

BIN = Path(sys.executable).parent
# Left out: they would make Python compile our modules anew at each run, or read other ones.
NOT_PASSED_ON = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME"}


@dataclass(frozen=True, slots=True)
class Sample:
    """What one process took: ``seconds`` of wall clock, ``peak`` resident memory in MiB."""

    seconds: float
    peak: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What is told of one command, or of several run one after another."""

    name: str
    seconds: float
    peak: float


def run(command: Command) -> Sample:
    """Runs ``command`` as a whole process; raises ``SystemExit`` with its name when it fails."""
    words = [str(word) for word in command]
    environment = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
    silence = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    start = time.perf_counter()
    process = os.posix_spawn(words[0], words, environment, file_actions=silence)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    if code := os.waitstatus_to_exitcode(status):
        raise SystemExit(f"erreur : « {' '.join(words)} » s’est terminé avec le code {code}.")
    return Sample(seconds, usage.ru_maxrss / 1024)


def pandoc_steps(page: Path, folder: Path) -> dict[str, Command]:
    """What a person types to get the three documents with pandoc, in order."""
    pandoc = [
        pypandoc.get_pandoc_path(),
        "--standalone",
        "--metadata=lang=fr-FR",
        "--metadata=title=Page",
        str(page),
        "-o",
    ]
    html, pdf = folder / "page.html", folder / "page.pdf"
    return {
        "pandoc → pptx": [*pandoc, folder / "page.pptx"],
        "pandoc → docx": [*pandoc, folder / "page.docx"],
        "pandoc → html": [*pandoc, html],
        "weasyprint → pdf": [BIN / "weasyprint", "--quiet", "--pdf-variant", "pdf/ua-1", html, pdf],
    }


def measure(page: Path, folder: Path, runs: int) -> list[Figures]:
    """The figures of ``runs`` turns: our command, pandoc's total and steps, and a build with nothing to do."""
    ours: Command = (BIN / "export-equipe", "build", page, "--output", folder / "ours", "--quiet")
    build: Command = (*ours, "--format", "slides,memo,pdf")
    steps: dict[str, Command] = {"export-equipe (trois documents)": (*build, "--force"), **pandoc_steps(page, folder)}
    turns = repeat(lambda: {name: run(command) for name, command in steps.items()}, runs)
    unchanged = repeat(lambda: run(build), runs)
    figures = [tell(name, [turn[name] for turn in turns]) for name in steps]
    totals = [Sample(sum(s.seconds for s in theirs), max(s.peak for s in theirs)) for theirs in map(_pandoc_of, turns)]
    return [
        figures[0],
        tell("pandoc et WeasyPrint (trois documents)", totals),
        *figures[1:],
        tell("export-equipe, rien à refaire", unchanged),
    ]


def repeat(turn: Callable[[], T], runs: int) -> list[T]:
    """The results of ``runs`` turns, after one that is not counted."""
    turn()
    return [turn() for _ in range(runs)]


def _pandoc_of(turn: dict[str, Sample]) -> list[Sample]:
    return list(turn.values())[1:]


def tell(name: str, samples: Sequence[Sample]) -> Figures:
    """The median time and the highest memory of ``samples``."""
    return Figures(name, median(sample.seconds for sample in samples), max(sample.peak for sample in samples))


def write_table(figures: Sequence[Figures], ratio: float) -> str:
    """The figures as text, in French."""
    rows = [f"{f.name:<40}{f.seconds:>9.2f} s{f.peak:>10.0f} Mio" for f in figures]
    title = f"{'médianes':<40}{'durée':>11}{'mémoire':>14}"
    return "\n".join((title, *rows, f"rapport des totaux, export-equipe / pandoc : {ratio:.2f}"))


def main(arguments: list[str]) -> int:
    """Measures and prints; returns the exit code."""
    description = "Mesure export-equipe et pandoc sur la même page, puis export-equipe sur des espaces inventés."
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("page", nargs="?", type=Path, default=Path("content/equipe-produit.md"))
    parser.add_argument("--runs", type=int, default=5, help="nombre de tours mesurés")
    parser.add_argument(
        "--pages", type=read_sizes, default=SIZES, metavar="N,N…",
        help="tailles des espaces inventés à construire (50,100,200,400 : plusieurs minutes ; 0 : aucun)",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="écrit les chiffres en JSON")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="export-equipe-bench-") as folder:
        figures = measure(options.page, Path(folder), options.runs)
    ratio = figures[0].seconds / figures[1].seconds
    rows = [{"name": f.name, "seconds": round(f.seconds, 3), "peak_mib": round(f.peak, 1)} for f in figures]
    told: dict[str, object] = {"page": str(options.page), "runs": options.runs, "ratio": round(ratio, 3)}
    if not options.json:
        print(write_table(figures, ratio), flush=True)
    scales = [measure_space(pages) for pages in options.pages]
    if options.json:
        told |= {"figures": rows, "scales": [as_json(scale) for scale in scales]}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    elif scales:
        print("\n" + write_scales(scales))
    return 0


def read_sizes(text: str) -> tuple[int, ...]:
    """``50,100`` as numbers; none for ``0``."""
    return tuple(size for size in map(int, text.split(",")) if size)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
