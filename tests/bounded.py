"""A limit for what must end; it measures nothing.

What goes wrong on a hostile text takes minutes or hours of processor time, never seconds, so a
minute tells the two apart on any machine.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 60


@contextmanager
def must_end() -> Iterator[None]:
    """Fail once this process has worked for a minute inside the block."""

    def give_up(*_: object) -> None:
        raise AssertionError(f"still at work after {SECONDS} s of processor time")

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
