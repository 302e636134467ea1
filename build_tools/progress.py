"""Progress of long work: a live line on a terminal, a plain line per step elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from library.diagnostics import Language


class Step:
    """One step under way; `advance` counts what is done."""

    def __init__(self, label: str, total: int, stream: TextIO | None) -> None:
        self._label, self._total, self._stream = label, total, stream
        self._done = 0
        self._shown = -1

    def advance(self, count: int = 1) -> None:
        self._done += count
        if self._stream is None or not self._total:
            return
        percent = 100 * self._done // self._total
        if percent != self._shown:
            self._shown = percent
            self._stream.write(f"\r{self._label} {self._done}/{self._total}\x1b[K")
            self._stream.flush()

    @property
    def done(self) -> int:
        return self._done


class Progress:
    """Says on stderr what is being done; says nothing when `quiet`."""

    def __init__(self, language: Language = "vi", *, quiet: bool = False) -> None:
        self._language: Language = language
        self._quiet = quiet
        self._live = not quiet and sys.stderr.isatty()

    @contextmanager
    def step(self, vi: str, en: str, total: int = 0) -> Iterator[Step]:
        """A step with its name in both languages, and how many things it will count."""
        label = vi if self._language == "vi" else en
        step = Step(label, total, sys.stderr if self._live else None)
        if self._live:
            sys.stderr.write(f"\r{label} ...\x1b[K")
            sys.stderr.flush()
        yield step
        if self._quiet:
            return
        counted = f" {step.done}" if total else ""
        start, end = ("\r", "\x1b[K\n") if self._live else ("", "\n")
        sys.stderr.write(f"{start}{label}{counted}{end}")
