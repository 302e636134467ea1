"""Work that is spread over workers comes to the same as work that is not."""

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from build_tools.executors import AHEAD, ALONE, Processes, Workers
from build_tools.staging import OutputError, two_files_at
from build_tools.workers import WorkersError


def times(factor: int, number: int) -> int:
    return factor * number


def where(_: None, number: int) -> int:
    return os.getpid()


def refuse(_: None, number: int) -> int:
    raise two_files_at(f"trang-{number}.html")


def die(here: int, number: int) -> int:
    if os.getpid() != here:
        os._exit(1)
    return number


def _without_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a system that has no fork."""
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])


@pytest.mark.parametrize("workers", [ALONE, Processes(2)])
@pytest.mark.parametrize("count", [0, 1, 30])
def test_every_task_comes_back_with_its_result(workers: Workers, count: int) -> None:
    for tasks in (range(count), iter(range(count))):
        assert sorted(workers.spread(times, 3, tasks)) == [(number, 3 * number) for number in range(count)]


def test_workers_that_cannot_be_forked_are_handed_what_they_share(monkeypatch: pytest.MonkeyPatch) -> None:
    _without_fork(monkeypatch)
    assert sorted(Processes(2).spread(times, 3, [1, 2])) == [(1, 3), (2, 6)]
    assert sorted(Processes(2).spread(times, 3, iter([1, 2]))) == [(1, 3), (2, 6)]


def test_only_one_works_in_this_process() -> None:
    assert {pid for _, pid in ALONE.spread(where, None, range(3))} == {os.getpid()}
    assert os.getpid() not in {pid for _, pid in Processes(2).spread(where, None, iter(range(3)))}


def test_this_process_works_too_from_the_last_task_on_where_all_are_there() -> None:
    done = dict(Processes(2).spread(where, None, range(30)))
    assert done[29] == os.getpid() != done[0]
    assert len({*done.values()}) == 2


def test_no_more_tasks_are_asked_for_than_workers_can_chew() -> None:
    asked: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(100):
            asked.append(number)
            yield number

    done = 0
    for _ in Processes(2).spread(times, 3, tasks()):
        assert len(asked) - done <= 2 * AHEAD + 1
        done += 1
    assert done == 100


def test_what_a_task_raises_is_raised_here() -> None:
    with pytest.raises(OutputError, match=r"two files for one address: trang-7\.html"):
        list(Processes(2).spread(refuse, None, [7]))


def test_a_worker_that_dies_is_told_with_what_to_do() -> None:
    with pytest.raises(WorkersError, match="--workers 1") as raised:
        list(Processes(2).spread(die, os.getpid(), range(5)))
    assert "hết bộ nhớ" in raised.value.text.vi


_NAPS = """
import time
from build_tools.executors import Processes

def nap(shared, task):
    if task == 0:
        print("begun", flush=True)
    time.sleep(20)

try:
    list(Processes(2).spread(nap, None, iter(range(9))))
except KeyboardInterrupt:
    print("ended")
"""


def _interrupted(script: str, interrupt: Callable[[int, int], None] | None) -> tuple[list[str], str]:
    """What a process writes to its output and errors that is interrupted once it has begun."""
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        if interrupt is not None:
            assert process.stdout.readline() == "begun\n"
            interrupt(process.pid, signal.SIGINT)
        try:
            out, err = process.communicate(timeout=120)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        return out.splitlines(), err


@pytest.mark.skipif(sys.platform == "win32", reason="has no groups of processes that are interrupted")
def test_workers_that_are_interrupted_end_at_once_and_say_nothing() -> None:
    out, err = _interrupted(_NAPS, os.killpg)
    assert (out[-1], err) == ("ended", "")


@pytest.mark.skipif(sys.platform == "win32", reason="has no interrupts of one process")
def test_so_they_do_where_only_the_process_that_began_them_is_interrupted() -> None:
    out, err = _interrupted(_NAPS.replace("sleep(20)", "sleep(3600)"), os.kill)
    assert (out[-1], err) == ("ended", "")


_WHILE_FORKING = """
import multiprocessing
import os
import signal
import time
from build_tools.begun_task import BegunTask
from build_tools.executors import Processes

def interrupt():
    os.kill(os.getpid(), signal.SIGINT)

def nap(shared, task):
    time.sleep(3600)

def spread():
    list(Processes(2).spread(nap, None, TASKS))

def begin():
    with BegunTask(nap, None, 1) as begun:
        list(begun.done(wait=True))

os.register_at_fork(after_in_child=interrupt, after_in_parent=interrupt)
try:
    BEGIN()
except KeyboardInterrupt:
    print("ended", len(multiprocessing.active_children()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="has no fork")
@pytest.mark.parametrize("tasks", ["range(9)", "iter(range(9))"])
def test_an_interrupt_while_workers_are_forked_is_not_lost_and_they_say_nothing(tasks: str) -> None:
    script = _WHILE_FORKING.replace("TASKS", tasks).replace("BEGIN", "spread")
    assert _interrupted(script, None) == (["ended 0"], "")


@pytest.mark.skipif(sys.platform == "win32", reason="has no fork")
def test_nor_is_one_while_a_task_is_begun_early() -> None:
    assert _interrupted(_WHILE_FORKING.replace("BEGIN", "begin"), None) == (["ended 0"], "")
