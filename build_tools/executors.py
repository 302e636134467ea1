"""Spreads work over workers: this process alone, processes of this machine, or others.

What all tasks need is one shared value. Processes of this machine inherit it, so that it costs nothing
however large it is; others are given it once.
"""

import ctypes
import gc
import multiprocessing
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager, suppress
from typing import Any, Protocol, TypeVar

from build_tools.interrupts import end_quietly, interrupts_held_back
from build_tools.workers import stopped, workers
from library.values import dataclass

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

AHEAD = 4
"""Tasks that are handed out for each worker: enough to keep it busy, few enough not to fill the memory."""

_AHEAD_BESIDE = 2
"""The same where this process works too: what is handed out cannot be taken back when all else is done."""

TRIES = 3
"""So often a task is handed out that is lost on the way each time."""


class Workers(Protocol):
    """Whoever does tasks side by side; those `apart` cannot read or write what this process can."""

    @property
    def apart(self) -> bool: ...

    @property
    def beside(self) -> bool:
        """Whether a process more may be forked, to do something while this one goes on."""
        ...

    def spread(self, do: Callable[[S, T], R], shared: S, tasks: Iterable[T]) -> Iterator[tuple[T, R]]:
        """Each task with what `do(shared, task)` gave, as they are done: in no order of their own.

        `do` is a function of a module. Tasks from an iterator are asked for as workers come to need
        them. Raises what a task raised, and WorkersError where the workers themselves fail.
        """
        ...


@dataclass(frozen=True, slots=True)
class Processes:
    """Processes of this machine, begun for each piece of work; as many as `workers` says if not `asked`.

    Tasks that are all there already are done by this process, too: each process that is begun comes to
    hold most of what this one holds, for even to look at a value writes to it.
    """

    asked: int | None = None

    @property
    def apart(self) -> bool:
        """Whether they would have to be handed the repository and the cache, which cannot be done."""
        return self._count > 1 and not _forks()

    @property
    def beside(self) -> bool:
        return self._count > 1 and _forks()

    @property
    def _count(self) -> int:
        return self.asked or workers()

    def spread(self, do: Callable[[S, T], R], shared: S, tasks: Iterable[T]) -> Iterator[tuple[T, R]]:
        if (count := self._count) == 1:
            for task in tasks:
                yield task, do(shared, task)
            return
        # Tasks that are there already are inherited, too; then only their numbers are handed over.
        held = tasks if isinstance(tasks, Sequence) else None
        others = count if held is None else count - 1
        work = _Work(do, shared, held or ())
        context = multiprocessing.get_context("fork" if _forks() else "spawn")
        give_back()
        try:
            with (
                ProcessPoolExecutor(others, context, initializer=_begin, initargs=(work,)) as executor,
                _killed_if_interrupted(),
            ):
                # Start every worker before the first task is asked for: one that is forked while Git
                # runs would hold Git's pipe open.
                with interrupts_held_back():
                    started = executor.submit(_nothing)
                started.result()
                if held is None:
                    yield from as_done(lambda task: executor.submit(_do_handed, task), tasks, count)
                else:
                    yield from _done_together(executor, work, others)
        except BrokenExecutor:
            raise stopped() from None


def _done_together(executor: ProcessPoolExecutor, work: "_Work", others: int) -> Iterator[tuple[Any, Any]]:
    """Each task with its result: `others` do them from the first on, this process from the last."""
    left = deque(range(len(work.tasks)))
    waiting: dict[Future[Any], Any] = {}
    while left or waiting:
        while left and len(waiting) < others * _AHEAD_BESIDE:
            number = left.popleft()
            waiting[executor.submit(_do_numbered, number)] = work.tasks[number]
        if left:
            task = work.tasks[left.pop()]
            yield task, work.do(work.shared, task)
        done = wait(waiting, 0 if left else None, FIRST_COMPLETED).done
        yield from ((waiting.pop(future), future.result()) for future in done)


@contextmanager
def _killed_if_interrupted() -> Iterator[None]:
    """End what is begun within where only we are interrupted: else all that was handed out is waited for."""
    before = multiprocessing.active_children()
    try:
        yield
    except KeyboardInterrupt:
        for process in multiprocessing.active_children():
            if process not in before:
                process.kill()
        raise


def give_back() -> None:
    """Give the system back what is free, where that can be done: else each process would come to copy it.

    The texts that were read and compiled leave a hundred megabytes of gaps in a large build.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # of a C library that has no such thing
            ctypes.CDLL(None).malloc_trim(0)


def _forks() -> bool:
    return "fork" in multiprocessing.get_all_start_methods()


THIS_MACHINE = Processes()
"""As many processes as there are cores, or as were asked for."""

ALONE = Processes(1)
"""This process, for work that is done sooner than it is handed over."""


def as_done(
    submit: Callable[[T], Future[R]],
    tasks: Iterable[T],
    count: int,
    idle: Callable[[], None] | None = None,
    seconds: float | None = None,
) -> Iterator[tuple[T, R]]:
    """The results of tasks as they come, with no more of them handed out than `count` workers need.

    A task that was cancelled, as when a worker took with it what others needed, is submitted again; of
    one that is so again and again the CancelledError is raised. `idle` is called whenever nothing was done
    for so many `seconds`. Both functions may raise.
    """
    waiting: dict[Future[R], tuple[T, int]] = {}

    def finished() -> Iterator[tuple[T, R]]:
        done = wait(waiting, seconds, FIRST_COMPLETED).done
        if not done and idle is not None:
            idle()
        for future in done:
            task, tries = waiting.pop(future)
            if future.cancelled() and tries < TRIES:
                waiting[submit(task)] = task, tries + 1
            else:
                yield task, future.result()

    for task in tasks:
        waiting[submit(task)] = task, 1
        while len(waiting) >= count * AHEAD:
            yield from finished()
    while waiting:
        yield from finished()


@dataclass(frozen=True, slots=True)
class _Work:
    """What a worker process is begun with: forked it inherits it, spawned it is handed it."""

    do: Callable[[Any, Any], Any]
    shared: Any
    tasks: Sequence[Any]


_work: _Work | None = None


def _begin(work: _Work) -> None:
    global _work  # noqa: PLW0603 - what an initialiser of a worker process is for
    _work = work
    end_quietly()
    # A worker keeps nothing that could be garbage: looking for it would only cost.
    gc.disable()


def _nothing() -> None:
    """A task that starts the workers."""


def _do_handed(task: Any) -> Any:
    assert _work is not None  # noqa: S101 - set before any task is begun
    return _work.do(_work.shared, task)


def _do_numbered(number: int) -> Any:
    assert _work is not None  # noqa: S101 - set before any task is begun
    return _do_handed(_work.tasks[number])
