"""One process at a time holds a lock, and nobody who has gone."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from build_tools.folder_lock import FolderLock, is_held

_HOLDER = """\
import os, sys, time
from pathlib import Path
from build_tools.folder_lock import FolderLock

assert FolderLock(Path(sys.argv[1])).take()
if sys.argv[2] == "alone" or os.fork() == 0:
    print(os.getpid(), flush=True)
time.sleep(60)
"""


def test_it_is_held_by_one_until_they_give_it_back(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    assert not is_held(path)
    first, second = FolderLock(path), FolderLock(path)
    assert first.take()
    assert is_held(path)
    assert not second.take()
    second.release()
    assert is_held(path)
    first.release()
    assert not is_held(path)
    assert second.take()
    second.release()


def test_a_number_of_a_process_that_was_written_there_holds_nothing(tmp_path: Path) -> None:
    """As an older version left it; the first process of a machine is always running."""
    (tmp_path / "lock").write_text("1")
    lock = FolderLock(tmp_path / "lock")
    assert lock.take()
    lock.release()


@pytest.mark.parametrize(
    "kind",
    ["alone", pytest.param("forks", marks=pytest.mark.skipif(sys.platform == "win32", reason="no fork"))],
)
def test_whoever_was_killed_holds_it_no_longer(tmp_path: Path, kind: str) -> None:
    """Although a worker that they forked lives on."""
    path = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(path), kind], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        told = int(holder.stdout.readline())
        assert is_held(path)
        holder.kill()
        holder.wait()
        assert not is_held(path)
        if told != holder.pid:
            os.kill(told, signal.SIGKILL)
