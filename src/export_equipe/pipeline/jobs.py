"""Writers at work, side by side: the PDF in a process of its own, the others here.

Comes in: jobs (a writer, a plan, a theme). Goes out: bytes. Decided here: what runs where. The PDF's process starts
early and loads its libraries while pages are still being read.
"""

import multiprocessing
import os
import sys
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass

from export_equipe.theme.model import Theme
from export_equipe.writers.base import WRITERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An output to write."""

    format: str
    plan: object
    theme: Theme


def run_job(job: Job) -> bytes:
    """The bytes of one output."""
    return WRITERS[job.format].load()(job.plan, job.theme)


def warm_up(name: str) -> None:
    """Loads what the format ``name`` needs; what goes wrong here goes wrong again, and is said, in its first job."""
    WRITERS[name].warm_up()


class Workshop:
    """Runs jobs; use it in a ``with`` statement. ``early`` starts the PDF's process before there is a job for it."""

    def __init__(self, formats: tuple[str, ...], *, early: bool) -> None:
        self._pool: ProcessPoolExecutor | None = None
        if "pdf" in formats and len(formats) > 1 and (os.cpu_count() or 1) > 1:
            self._pool = ProcessPoolExecutor(1, mp_context=_context())
            if early:
                self._pool.submit(warm_up, "pdf")

    def submit(self, job: Job) -> Callable[[], bytes]:
        """Starts ``job``, or keeps it for when its result is asked for."""
        if self._pool is not None and job.format == "pdf":
            future: Future[bytes] = self._pool.submit(run_job, job)
            return future.result
        return lambda: run_job(job)

    def __enter__(self) -> "Workshop":
        return self

    def __exit__(self, *error: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)


def _context() -> multiprocessing.context.BaseContext:
    """Forking is the quick way, and safe here: nothing else runs in this process yet. Elsewhere, a fresh process."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
