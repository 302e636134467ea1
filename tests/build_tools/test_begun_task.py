"""A task that is begun early gives what it would have given here, and leaves no process behind."""

import multiprocessing
import os
import time

import pytest

from build_tools.begun_task import BegunTask
from build_tools.staging import OutputError, two_files_at
from build_tools.workers import WorkersError


def where(factor: int, number: int) -> tuple[int, int]:
    return os.getpid(), factor * number


def refuse(_: None, number: int) -> int:
    raise two_files_at(f"trang-{number}.html")


def die(_: None, number: int) -> int:
    os._exit(1)


def wait(_: None, number: int) -> int:
    time.sleep(number)
    return number


def much(_: None, number: int) -> str:
    return "x" * number


def test_another_process_does_it() -> None:
    with BegunTask(where, 3, 7) as begun:
        [(task, (pid, found))] = begun.done(wait=True)
        assert list(begun.done(wait=True)) == []
    assert (task, found, pid != os.getpid()) == (7, 21, True)


def test_more_than_a_pipe_holds_comes_back_whole() -> None:
    with BegunTask(much, None, 1_000_000) as begun:
        while not (done := list(begun.done(wait=False))):
            pass
        assert len(done[0][1]) == 1_000_000


def test_what_it_raises_is_raised_where_its_result_is_asked_for() -> None:
    with BegunTask(refuse, None, 7) as begun, pytest.raises(OutputError, match=r"trang-7\.html"):
        list(begun.done(wait=True))


def test_a_process_that_dies_is_told_with_what_to_do() -> None:
    with BegunTask(die, None, 7) as begun, pytest.raises(WorkersError, match="--workers 1"):
        list(begun.done(wait=True))


def test_so_is_one_that_dies_while_it_answers() -> None:
    with BegunTask(much, None, 1_000_000) as begun:
        assert begun._answer.poll(None)
        begun._process.kill()
        with pytest.raises(WorkersError, match="--workers 1"):
            list(begun.done(wait=True))


def test_one_that_nobody_asked_is_ended() -> None:
    before = multiprocessing.active_children()
    with BegunTask(wait, None, 3600) as begun:
        assert list(begun.done(wait=False)) == []
    assert set(multiprocessing.active_children()) <= set(before)
