"""Several processes that share the pages of a build.

Comes in: tasks, one after another. Goes out: their answers, in the same order however many processes there are. Decided
here: how far the crew runs ahead. A task is drawn only when a process is free for it and few answers wait for their
turn, so that a long page holds back neither the others nor all memory.
"""

from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import wait
from typing import Any

from export_equipe.pipeline.worker import Answer, Worker

AHEAD = 4  # tasks, times the number of processes, that may be begun before the one whose turn it is has ended


class Crew:
    """``size`` processes, which begin with ``warm_up``."""

    def __init__(self, size: int, warm_up: Callable[[object], object]) -> None:
        self._workers: list[Worker] = []
        for _ in range(size):
            self._workers.append(Worker(self._workers))
        for worker in self._workers:
            worker.send(None, work=warm_up, about="les documents")
        self._warming = set(self._workers)

    def in_order(self, work: Callable[[Any], Any], tasks: Iterable[Any], begun: Callable[[Any], None]) -> Iterator[Any]:
        """What ``work`` answers to each of ``tasks``; see ``Workshop.in_order``."""
        shift = _Shift(self._workers, self._warming, work, begun)
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

    def stop(self, *, at_once: bool) -> None:
        """Ends the processes: ``at_once``, or when they have done what they are at."""
        for worker in self._workers:
            worker.stop(at_once=at_once)


class _Shift:
    """One use of the crew: who is free, who is at which task, which tasks are done."""

    def __init__(
        self, workers: list[Worker], warming: set[Worker], work: Callable[[Any], Any], begun: Callable[[Any], None]
    ) -> None:
        self.done: dict[int, Answer] = {}
        self.at_work: dict[Worker, int] = {}
        self._work = work
        self._told: set[Worker] = set()
        self._warming = warming
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
            if worker in self._warming:
                self._warming.remove(worker)
                continue
            self.done[self.at_work.pop(worker)] = answer
            self._failed = self._failed or answer.error is not None
            self._free.append(worker)
