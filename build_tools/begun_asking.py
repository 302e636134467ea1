"""The disk, asked by another process which files of the output are touched, while this one still judges.

That is before the build holds the folder. So an answer counts for the very paths, sizes and times that it
was asked for, and the disk is asked anew about a part of which the manifest has come to say anything else,
for another build has written there since. What is changed by hand after the disk was asked is seen by the
next build, as it always was.
"""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from build_tools.begun_task import BegunTask
from build_tools.executors import Workers
from build_tools.manifest import MANIFEST, STATE_FOLDER, is_unfinished, read_manifest
from build_tools.written_part import Touched, WrittenPart

WORTH_BEGINNING = 1_000_000
"""From how many bytes of a manifest on: those of 4,000 files. About so many the disk is asked in 15 ms; to
begin a process, and to take its answer, takes some 5."""

_Answer = Mapping[bytes, frozenset[str]]
"""Which files of a part are touched, by a digest of what the part says that is on the disk."""


@contextmanager
def begun_asking(out: Path, workers: Workers) -> Iterator[Touched]:
    """What tells of a part of an output which files are touched; the disk is asked from now on."""
    if not workers.beside or _size_of_manifest(out) < WORTH_BEGINNING:
        yield WrittenPart.touched
        return
    with BegunTask(_asked, None, out) as begun:
        yield _Begun(begun).touched


class _Begun:
    """The answer on its way."""

    def __init__(self, begun: BegunTask[Path, _Answer]) -> None:
        self._begun = begun

    def touched(self, part: WrittenPart, root: str) -> frozenset[str]:
        known = self._answer.get(_digest(part))
        return part.touched(root) if known is None else known

    @cached_property
    def _answer(self) -> _Answer:
        try:
            [(_, answer)] = self._begun.done(wait=True)
        except Exception:  # noqa: BLE001 - who asks here is answered, or told what is wrong
            return {}
        return answer


def _asked(_: None, out: Path) -> _Answer:
    # The files of a run that broke are moved in before this build reads the manifest.
    if is_unfinished(out):
        return {}
    return {_digest(part): part.touched(str(out)) for part in read_manifest(out).parts.values()}


def _digest(part: WrittenPart) -> bytes:
    return hashlib.sha256(part.on_disk).digest()


def _size_of_manifest(out: Path) -> int:
    try:
        return (out / STATE_FOLDER / MANIFEST).stat().st_size
    except OSError:
        return 0
