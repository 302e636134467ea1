"""One long task that another process does while this one still finds out what else there is to do."""

import gc
import multiprocessing
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from build_tools.executors import give_back
from build_tools.interrupts import end_quietly, interrupts_held_back
from build_tools.workers import stopped

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")


class BegunTask(Generic[T, R]):
    """A task that a process forked for it does as `do(shared, task)`; to be left as a context.

    Without a thread of its own, unlike a pool: so that other processes may be forked meanwhile.
    """

    def __init__(self, do: Callable[[S, T], R], shared: S, task: T) -> None:
        self.task = task
        self._told = False
        self._answer, theirs = multiprocessing.Pipe(duplex=False)
        context = multiprocessing.get_context("fork")
        self._process = context.Process(target=_answer, args=(do, shared, task, theirs), daemon=True)
        give_back()
        try:
            with interrupts_held_back():
                self._process.start()
        except KeyboardInterrupt:
            if self._process.pid is not None:  # it has been forked already
                self._end()
            raise
        finally:
            theirs.close()  # else nobody would notice that the process is gone

    def done(self, *, wait: bool) -> Iterator[tuple[T, R]]:
        """The task with what it gave, once: when that is there, or is to be waited for.

        Raises what the task raised, and WorkersError where its process was stopped.
        """
        if self._told or not (wait or self._answer.poll()):
            return
        self._told = True
        try:
            found, failure = self._answer.recv()
        except (EOFError, OSError):  # before it had answered, or in the midst of it
            raise stopped() from None
        if failure is not None:
            raise failure
        yield self.task, found

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def _end(self) -> None:
        self._process.kill()  # at most what nobody will ask for is lost
        self._process.join()
        self._answer.close()


def _answer(do: Callable[[Any, Any], Any], shared: Any, task: Any, answer: Connection) -> None:
    end_quietly()
    gc.disable()  # as in every worker
    told: tuple[Any, Exception | None]
    try:
        told = do(shared, task), None
    except Exception as error:  # noqa: BLE001 - it is raised where the result is asked for
        told = None, error
    answer.send(told)
