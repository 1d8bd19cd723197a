"""Measures how a build grows with the number of pages: the second half of ``make bench``.

Comes in: numbers of pages. Goes out: for each, what it takes to build an invented space of that many pages in four
formats, in whole processes: pages a second, memory, then the time of a build that has nothing to do and of one in which
one page has changed. Decided here: memory is that of the largest process (its high-water mark) and that of all of them
at once (the sum of their resident sets, looked at twenty times a second); growth is the exponent of the power of the
number of pages that comes nearest, 1 for time and 0 for memory being the aim.
"""

import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench_space import page_name, write_space

FORMATS = "slides,memo,pdf,html"
PAUSE = 0.05  # seconds between two looks at the processes


@dataclass(frozen=True, slots=True)
class Use:
    """What a process and its children took: ``seconds`` of wall clock, the rest in MiB."""

    seconds: float
    largest: float
    together: float


@dataclass(frozen=True, slots=True)
class Scale:
    """What a space of ``pages`` pages took: from nothing, again, and with one page changed."""

    pages: int
    build: Use
    again: Use
    one: Use

    @property
    def rate(self) -> float:
        """Pages a second, from nothing."""
        return self.pages / self.build.seconds


def measure_space(pages: int, *, formats: str = FORMATS) -> Scale:
    """Builds an invented space of ``pages`` pages three times; raises ``SystemExit`` when a build fails."""
    with tempfile.TemporaryDirectory(prefix="export-equipe-bench-") as folder:
        content = Path(folder, "content")
        write_space(content, pages)
        command = [sys.executable, "-m", "export_equipe", "build", "--format", formats, "--quiet"]
        command += ["--content", str(content), "--output", str(Path(folder, "build"))]
        build, again = use(command), use(command)
        changed = content / page_name(pages // 2)
        changed.write_text(changed.read_text(encoding="utf-8") + "\nUn paragraphe de plus.\n", encoding="utf-8")
        return Scale(pages, build, again, use(command))


def use(command: Sequence[str]) -> Use:
    """What ``command`` takes as a whole process with all its children."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    largest = together = 0.0
    while process.poll() is None:
        sizes = [memory(each) for each in family(process.pid)]
        largest = max([largest, *(peak for _, peak in sizes)])
        together = max(together, sum(now for now, _ in sizes))
        time.sleep(PAUSE)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"erreur : « {' '.join(command)} » s’est terminé avec le code {process.returncode}.")
    return Use(seconds, largest, together)


def family(process: int) -> Iterator[int]:
    """``process``, its children, and theirs (Linux)."""
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:  # it has ended meanwhile
        return
    for child in children:
        yield from family(int(child))


def memory(process: int) -> tuple[float, float]:
    """The resident set of ``process`` now and at its highest, in MiB; zeros once it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0, 0.0
    values = {line.partition(":")[0]: line.split()[1] for line in lines if line.startswith(("VmRSS", "VmHWM"))}
    return int(values.get("VmRSS", 0)) / 1024, int(values.get("VmHWM", 0)) / 1024


def growth(points: Sequence[tuple[float, float]]) -> float:
    """The exponent of the power law nearest to ``points``, by least squares of their logarithms."""
    logs = [(math.log(x), math.log(y)) for x, y in points]
    mean_x, mean_y = (sum(each) / len(logs) for each in zip(*logs, strict=True))
    spread = sum((x - mean_x) ** 2 for x, _ in logs)
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / spread if spread else math.nan


def write_scales(scales: Sequence[Scale]) -> str:
    """The figures as text, in French."""
    heads = ("pages", "durée", "pages/s", "plus grand", "ensemble", "rien à faire", "une changée")
    units = ("", " s", "", " Mio", " Mio", " s", " s")
    rows = [
        (f"{s.pages}", f"{s.build.seconds:.1f}", f"{s.rate:.2f}", f"{s.build.largest:.0f}", f"{s.build.together:.0f}",
         f"{s.again.seconds:.2f}", f"{s.one.seconds:.2f}")
        for s in scales
    ]  # fmt: skip
    lines = ["".join(f"{head:>14}" for head in heads)]
    lines += ["".join(f"{value + unit:>14}" for value, unit in zip(row, units, strict=True)) for row in rows]
    if len(scales) > 1:
        lines.append("croissance, puissance du nombre de pages : " + " ; ".join(
            f"{name} {value:.2f}" for name, value in exponents(scales).items()
        ))  # fmt: skip
    return "\n".join(lines)


def exponents(scales: Sequence[Scale]) -> dict[str, float]:
    """How time and memory grow with the number of pages."""
    return {
        "durée": growth([(s.pages, s.build.seconds) for s in scales]),
        "mémoire du plus grand processus": growth([(s.pages, s.build.largest) for s in scales]),
        "mémoire de l’ensemble": growth([(s.pages, s.build.together) for s in scales]),
    }


def as_json(scale: Scale) -> dict[str, float]:
    """The figures of one size for programs."""
    return {
        "pages": scale.pages, "seconds": round(scale.build.seconds, 2), "pages_per_second": round(scale.rate, 2),
        "largest_mib": round(scale.build.largest, 1), "together_mib": round(scale.build.together, 1),
        "again_seconds": round(scale.again.seconds, 2), "one_changed_seconds": round(scale.one.seconds, 2),
    }  # fmt: skip
