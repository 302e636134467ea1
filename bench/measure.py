"""Runs commands, and says what they cost together: seconds on the clock, of processor, and memory.

Memory is the largest sum of PSS (what processes share is counted once) over everything that the commands
started, looked at five times a second in /proc; a peak shorter than that may be missed, for every row alike.
"""

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.2
_PROC = Path("/proc")


class FailedError(Exception):
    """A command that ended badly; the message is the end of what it printed."""


@dataclass(frozen=True, slots=True)
class Run:
    """One command, the folder it runs in, and what its environment has besides ours."""

    command: tuple[str, ...]
    folder: Path
    environment: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, seconds of processor in all processes, bytes of memory at the peak."""

    wall: float
    cpu: float
    peak: int


def measured(runs: Sequence[Run], at_once: int = 1) -> Cost:
    """Carry out the runs in order, so many side by side; FailedError where one fails."""
    waiting = list(reversed(runs))
    begun: dict[int, subprocess.Popen[bytes]] = {}
    cpu = 0.0
    with tempfile.TemporaryFile() as said, _Watch() as watch:
        begin = time.perf_counter()
        while waiting or begun:
            while waiting and len(begun) < at_once:
                run = waiting.pop()
                process = subprocess.Popen(
                    run.command, cwd=run.folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
                    start_new_session=True, env={**os.environ, **dict(run.environment)},
                )  # fmt: skip
                begun[process.pid] = process
                watch.sessions.add(process.pid)
            pid, status, used = os.wait4(-1, 0)
            process = begun.pop(pid)
            process.returncode = os.waitstatus_to_exitcode(status)
            cpu += used.ru_utime + used.ru_stime
            if process.returncode:
                _wait_for(begun)
                said.seek(0)
                raise FailedError(said.read().decode(errors="replace")[-2000:])
        wall = time.perf_counter() - begin
    return Cost(wall, cpu, watch.peak)


def _wait_for(begun: dict[int, subprocess.Popen[bytes]]) -> None:
    for process in begun.values():
        process.wait()


class _Watch:
    """Looks at the memory of all processes of the sessions named, until the block ends."""

    def __init__(self) -> None:
        self.sessions: set[int] = set()
        self.peak = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "_Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_EVERY):
            sessions = set(self.sessions)
            self.peak = max(self.peak, sum(map(_pss, _processes(sessions))))


def _processes(sessions: set[int]) -> list[str]:
    found: list[str] = []
    for name in os.listdir(_PROC):  # noqa: PTH208 - thousands of times
        if name.isdigit():
            try:
                # After the name in brackets, which may hold anything: state, parent, group, session.
                facts = (_PROC / name / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(facts[3]) in sessions:
                found.append(name)
    return found


def _pss(process: str) -> int:
    try:
        rows = (_PROC / process / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(row.split()[1]) * 1024 for row in rows if row.startswith("Pss:")), 0)
