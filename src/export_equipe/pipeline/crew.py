"""Several processes that share the pages of a build.

Comes in: tasks, one after another. Goes out: their answers, in the same order however many processes there are. Decided
here: how the crew starts, and how far it runs ahead. A foreman, forked while nothing is loaded yet, loads once what all
need and then forks the workers, which share it. A task is drawn only when a worker is free for it and few answers wait
for their turn, so that a long page holds back neither the others nor all memory.
"""

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import wait
from typing import Any

from export_equipe.pipeline.worker import FORKS, Answer, Connection, Process, Worker, serve, start_process

AHEAD = 4  # tasks, times the number of workers, that may be begun before the one whose turn it is has ended


class Crew:
    """``size`` workers that have done ``warm_up``."""

    def __init__(self, size: int, warm_up: Callable[[], None]) -> None:
        pipes = [multiprocessing.Pipe() for _ in range(size)]
        ours, theirs = [our for our, _ in pipes], [their for _, their in pipes]
        if FORKS:
            self._processes = [start_process(_lead, theirs, ours, warm_up)]
        else:
            self._processes = [start_process(_serve_warm, their, warm_up) for their in theirs]
        for their in theirs:
            their.close()
        started = self._processes * size if FORKS else self._processes
        self._workers = [Worker(our, process) for our, process in zip(ours, started, strict=True)]

    def in_order(self, work: Callable[[Any], Any], tasks: Iterable[Any], begun: Callable[[Any], None]) -> Iterator[Any]:
        """What ``work`` answers to each of ``tasks``; see ``Workshop.in_order``."""
        shift = _Shift(self._workers, work, begun)
        rest = iter(tasks)
        turn = 0
        while True:
            shift.begin(rest, limit=turn + AHEAD * len(self._workers))
            if turn in shift.done:
                yield shift.done.pop(turn).open()
                turn += 1
            elif shift.at_work:
                shift.wait()
            else:
                return

    def stop(self) -> None:
        """Ends the processes at once; whoever has all answers loses nothing by it."""
        for process in self._processes:
            _kill(process)
        for worker in self._workers:
            worker.connection.close()
        for process in self._processes:
            process.join()


def _lead(theirs: Sequence[Connection], ours: Sequence[Connection], warm_up: Callable[[], None]) -> None:
    """The life of the foreman: it ends when its workers have, as the first one that dies did."""
    os.setpgid(0, 0)  # so that all can be ended at once
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for our in ours:
        our.close()
    _warm(warm_up)
    for their in theirs:
        if os.fork() == 0:
            try:
                serve(their, [other for other in theirs if other is not their])
            finally:
                os._exit(0)
    for their in theirs:
        their.close()
    for _ in theirs:
        code = os.waitstatus_to_exitcode(os.wait()[1])
        if code < 0:
            os.kill(os.getpid(), -code)


def _serve_warm(their: Connection, warm_up: Callable[[], None]) -> None:
    """The life of a worker where processes are not forked."""
    _warm(warm_up)
    serve(their)


def _warm(warm_up: Callable[[], None]) -> None:
    with suppress(Exception):  # what goes wrong here goes wrong again, and is said, in the first task
        warm_up()
    gc.collect()
    gc.freeze()


def _kill(process: Process) -> None:
    process.kill()
    if FORKS and process.pid is not None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


class _Shift:
    """One use of the crew: who is free, who is at which task, which tasks are done."""

    def __init__(self, workers: Sequence[Worker], work: Callable[[Any], Any], begun: Callable[[Any], None]) -> None:
        self.done: dict[int, Answer] = {}
        self.at_work: dict[Worker, int] = {}
        self._work = work
        self._told: set[Worker] = set()
        self._free = list(workers)
        self._begun = begun
        self._next = 0
        self._failed = False

    def begin(self, tasks: Iterator[Any], *, limit: int) -> None:
        """Has free workers begin ``tasks``, up to the task number ``limit``; none any more once one has failed."""
        while self._free and self._next < limit and not self._failed:
            task = next(tasks, None)
            if task is None:
                return
            worker = self._free.pop(0)
            self._begun(task)
            worker.send(task, work=None if worker in self._told else self._work, about=f"« {task} »")
            self._told.add(worker)
            self.at_work[worker] = self._next
            self._next += 1

    def wait(self) -> None:
        """Waits until a task is done."""
        connections = {worker.connection: worker for worker in self.at_work}
        for ready in wait(list(connections)):
            worker = connections[ready]  # type: ignore[index]  # what ``wait`` gives back is what it was given
            answer = worker.receive()
            self.done[self.at_work.pop(worker)] = answer
            self._failed = self._failed or answer.error is not None
            self._free.append(worker)
