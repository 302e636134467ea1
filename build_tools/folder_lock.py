"""A lock that one process at a time holds; the system gives it back, whatever becomes of its holder.

The number of a process says less: another one may have it by now, as in a container, where all are small.
"""

import os
import sys
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _seize(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _give_back(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

    _BUSY: tuple[type[OSError], ...] = (OSError,)
else:
    import fcntl

    def _seize(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give_back(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)

    _BUSY = (BlockingIOError,)

_held: set[BinaryIO] = set()


class FolderLock:
    """The lock that a file stands for. The file stays: where it went, two could hold the lock of its name."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None

    def take(self) -> bool:
        """Whether nobody else held it, so that it is ours now."""
        file = self._path.open("ab")
        try:
            _seize(file)
        except _BUSY:
            file.close()
            return False
        except OSError:
            # A disk without locks: one build at a time is then the matter of whoever starts them.
            pass
        self._file = file
        _held.add(file)
        return True

    def release(self) -> None:
        """Let others take it; does nothing where it is not ours."""
        if self._file is not None:
            _held.discard(self._file)
            try:
                _give_back(self._file)
            except OSError:
                pass
            finally:
                self._file.close()
                self._file = None


def is_held(path: Path) -> bool:
    """Whether somebody holds the lock of a file just now."""
    if not path.is_file():
        return False
    lock = FolderLock(path)
    taken = lock.take()
    lock.release()
    return not taken


def _leave_to_parent() -> None:
    """A worker process must not hold what its parent held, and outlive it."""
    for file in _held:
        file.close()
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_to_parent)
