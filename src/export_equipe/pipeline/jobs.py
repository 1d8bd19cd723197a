"""Who does the work: this process alone, this one and the PDF's, or a crew that takes whole pages.

Comes in: how many pages there are to build, how many processes may run. Goes out: a ``Workshop``. Decided here: what
runs where. For a page or two the quickest is one process for the PDF, which loads its libraries while this one reads
the pages; for more, each process of a crew takes one page after another.
"""

import gc
import multiprocessing
import os
from collections.abc import Callable, Generator, Iterable, Sequence
from functools import partial
from importlib import import_module
from threading import Thread
from typing import TypeVar

from export_equipe.pipeline.crew import Crew
from export_equipe.pipeline.output import Job, run_job
from export_equipe.pipeline.worker import FORKS, Worker, serve, start_process
from export_equipe.writers.base import WRITERS, first_slow

Task = TypeVar("Task")
Result = TypeVar("Result")

SWEEP = 8  # pages between two sweeps of memory, in a process that does other things too
FEW = 2  # pages that one process and the PDF's build as quickly as a crew would


def warm_up(formats: Sequence[str]) -> None:
    """Loads what ``formats`` need; what goes wrong here goes wrong again, and is said, in the first job."""
    for name in formats:
        WRITERS[name].warm_up()


def load_all(formats: Sequence[str]) -> None:
    """Loads what whole pages need."""
    import_module("export_equipe.pipeline.page")
    for name in formats:
        WRITERS[name].load()
    warm_up(formats)


def usable_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Workshop:
    """The processes of a build; use it in a ``with`` statement, which ends them."""

    def __init__(self, formats: tuple[str, ...], *, pages: int, jobs: int, early: bool) -> None:
        """For about ``pages`` pages; ``early`` starts the PDF's process before there is a job for it."""
        self._crew: Crew | None = None
        self._printer: _Printer | None = None
        if pages > FEW and jobs > 1:
            self._crew = Crew(min(jobs, pages), partial(load_all, formats))
        elif (printed := first_slow(formats)) and len(formats) > 1 and jobs > 1:
            self._printer = _Printer(printed, early=early)

    @property
    def shares_pages(self) -> bool:
        """Whether whole pages go to other processes."""
        return self._crew is not None

    def submit(self, job: Job) -> Callable[[], bytes]:
        """Starts ``job``, or keeps it for when its result is asked for."""
        if self._printer is not None and job.format == self._printer.format:
            return self._printer.submit(job)
        return lambda: run_job(job)

    def in_order(
        self, work: Callable[[Task], Result], tasks: Iterable[Task], begun: Callable[[Task], None]
    ) -> Generator[Result, None, None]:
        """What ``work`` answers to each of ``tasks``, in their order; ``begun`` is told when one is taken up.

        Raises what ``work`` raised, when its turn comes.
        """
        if self._crew is not None:
            yield from self._crew.in_order(work, tasks, begun)
            return
        for number, task in enumerate(tasks, 1):
            begun(task)
            yield work(task)
            if number % SWEEP == 0:
                gc.collect()

    def __enter__(self) -> "Workshop":
        return self

    def __exit__(self, *error: object) -> None:
        for each in (self._crew, self._printer):
            if each is not None:
                each.stop()


class _Printer:
    """The process of the PDF ``format``."""

    def __init__(self, format_: str, *, early: bool) -> None:
        self.format = format_
        ours, theirs = multiprocessing.Pipe()
        self._process = start_process(serve, theirs, [ours] if FORKS else [])
        theirs.close()
        self._worker = Worker(ours, self._process)
        self._awaited = 0
        if early:
            self._awaited = 1
            self._worker.send((self.format,), work=warm_up, about="le PDF")

    def submit(self, job: Job) -> Callable[[], bytes]:
        """Starts ``job``; call what is returned for its bytes, before another job is submitted.

        It is sent in a thread: a long plan fills the pipe while the process is still loading its libraries.
        """
        options = {"work": run_job, "about": "le PDF"}
        Thread(target=self._worker.send, args=(job,), kwargs=options, daemon=True).start()
        return self._result

    def stop(self) -> None:
        self._process.kill()
        self._process.join()
        self._worker.connection.close()

    def _result(self) -> bytes:
        for _ in range(self._awaited):  # the answer of the warm-up
            self._worker.receive()
        self._awaited = 0
        data: bytes = self._worker.receive().open()
        return data
