"""An interrupt (Ctrl-C) that comes while a process is forked is neither lost nor told by the new one.

What runs around a fork may not fail: an exception there is written out and forgotten, and with it the
interrupt. A process that was just forked has our handlers until it has set its own.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def interrupts_held_back() -> Iterator[None]:
    """Within, an interrupt waits; it comes at the end, here and in each process that says `end_quietly`."""
    if not hasattr(signal, "pthread_sigmask"):  # there nothing forks
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_quietly() -> None:
    """Let an interrupt end this worker process at once, without a word: who began us is told so, too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
