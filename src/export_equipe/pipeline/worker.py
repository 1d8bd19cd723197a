"""A process beside this one that does what it is sent, one thing at a time.

Comes in: a function and what to give it, one after another. Goes out: what it answered, or its error, which crosses the
border whole. Decided here: how such a process starts (forked before anything heavy is imported, so that it inherits
next to nothing), and how it ends: with its connection, when nobody listens any longer; at once, when it is killed. It
leaves Ctrl-C to the process that started it. It writes no file: one that dies leaves nothing half-written. It sweeps
its memory after each task, so that it stays as small after hundreds as after a few.
"""

import gc
import multiprocessing
import multiprocessing.connection
import multiprocessing.process
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pickle import PicklingError
from typing import Any, TypeAlias

from export_equipe.diagnostics import BuildFailed

Connection: TypeAlias = multiprocessing.connection.Connection
Process: TypeAlias = multiprocessing.process.BaseProcess

FORKS = sys.platform == "linux"  # the quick way, and safe here: nothing else runs in this process yet
_Process = multiprocessing.get_context("fork").Process if FORKS else multiprocessing.get_context("spawn").Process


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of a task: its ``value``, or the ``error`` that it ended with, and where in the other process."""

    value: Any = None
    error: Exception | None = None
    trace: str = ""

    def open(self) -> Any:
        """The value; raises the error."""
        if self.error is not None:
            raise self.error from (_ElsewhereError(self.trace) if self.trace else None)
        return self.value


class _ElsewhereError(Exception):
    """The cause of an error of another process: its traceback, as text."""

    def __str__(self) -> str:
        return f"\n{self.args[0]}"


class Worker:
    """Our end of the connection with such a process; ``process`` ends when it dies."""

    def __init__(self, connection: Connection, process: Process) -> None:
        self.connection = connection
        self._process = process
        self._about = ""

    def send(self, argument: object, *, work: Callable[[Any], Any] | None = None, about: str) -> None:
        """Has ``work`` (or the last one that was sent) called with ``argument``; ``about`` names it to the user."""
        self._about = about
        with suppress(ConnectionError):  # a dead process is told by ``receive``
            self.connection.send((work, argument))

    def receive(self) -> Answer:
        """The answer to what was sent; an error of ours when the process died of it."""
        try:
            answer: Answer = self.connection.recv()
        except (EOFError, ConnectionError):
            self._process.join()
            return Answer(error=_died(self._about, self._process.exitcode))
        return answer


def start_process(life: Callable[..., None], *arguments: object) -> Process:
    """A process that does ``life``; it ends with this one at the latest."""
    process = _Process(target=life, args=arguments, daemon=True)
    process.start()
    return process


def serve(connection: Connection, others: Sequence[Connection] = ()) -> None:
    """The life of such a process, until nobody is at the other end; ``others`` were inherited and are not its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in others:
        other.close()
    work: Callable[[Any], Any] | None = None
    with suppress(EOFError, ConnectionError):
        while True:
            sent, argument = connection.recv()
            work = sent or work
            assert work is not None, "the first thing sent says what to do"
            _reply(connection, _done(work, argument))
            gc.collect()
            if sent is not None:
                gc.freeze()  # what was loaded stays: the sweep after each task need not look at it again


def _done(work: Callable[[Any], Any], argument: object) -> Answer:
    try:
        return Answer(value=work(argument))
    except Exception as error:  # noqa: BLE001  # it is raised again at the other end
        return Answer(error=error, trace=traceback.format_exc())


def _reply(connection: Connection, answer: Answer) -> None:
    try:
        connection.send(answer)
    except (PicklingError, TypeError, AttributeError):  # an error made of what cannot travel: its name and words do
        error = answer.error if answer.error is not None else answer
        connection.send(Answer(error=RuntimeError(f"{type(error).__name__} : {error}"), trace=answer.trace))


def _died(about: str, code: int | None) -> BuildFailed:
    how = f"signal {-code}" if code is not None and code < 0 else f"code {code}"
    return BuildFailed(
        f"le processus qui construisait {about} a été arrêté ({how})",
        hint="la mémoire a pu manquer : fermer d’autres programmes, ou essayer avec --jobs 1",
    )
