"""Stretches: runs of neighbouring entries, whose ends the entries decide themselves.

An index and a catalogue go through all entries of a site, though nearly every one is as it was. So they are
made of stretches: an entry that comes, goes or changes touches one, and what the others come to may be kept.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, Protocol, TypeVar
from zlib import crc32

from library.entry import Entry
from library.values import dataclass

Stretch = tuple[Entry, ...]
Part = TypeVar("Part")

_USUAL = 128
"""Entries of a stretch, on average: more cost an edit more, fewer cost more to join."""
_MOST = 1024
"""A stretch that no entry of its own ends is ended here."""


class Kept(Protocol):
    """What stretches came to before, where anything of that is kept."""

    def read(self, kind: str, stretches: Sequence[Stretch]) -> Iterator[tuple[int, bytes]]:
        """What is kept of some stretches, each by its position among them."""
        ...

    def fetch(self, stretch: Stretch) -> None:
        """Have at hand the records of one that is to be made."""
        ...

    def keep(self, kind: str, made: Sequence[tuple[Stretch, bytes]]) -> None:
        """Keep what some stretches came to."""
        ...


@dataclass(frozen=True, slots=True)
class Making(Generic[Part]):
    """How the parts of one kind are made, one of each stretch: it follows from its entries alone.

    `decode` gives what `encode` wrote of so many entries, and raises ValueError for anything else.
    """

    kind: str
    make: Callable[[Stretch], Part]
    encode: Callable[[Part], bytes]
    decode: Callable[[bytes, int], Part]


def stretches(entries: Iterable[Entry]) -> Iterator[Stretch]:
    """The entries in their order, cut after those whose keys say so: one more or less moves no other end."""
    run: list[Entry] = []
    for entry in entries:
        run.append(entry)
        if len(run) == _MOST or _is_an_end(entry):
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def parts_of(entries: Iterable[Entry], making: Making[Part], kept: Kept) -> Iterator[Part]:
    """The part of each stretch of the entries, one after the other: as it is kept, else made."""
    runs = list(stretches(entries))
    found = dict(kept.read(making.kind, runs))
    new: list[tuple[Stretch, bytes]] = []
    for at, run in enumerate(runs):
        part = _decoded(making, found.pop(at, None), len(run))
        if part is None:
            kept.fetch(run)
            part = making.make(run)
            new.append((run, making.encode(part)))
        yield part
    kept.keep(making.kind, new)


def _decoded(making: Making[Part], content: bytes | None, size: int) -> Part | None:
    try:
        return making.decode(content, size) if content is not None else None
    except ValueError:
        return None


def _is_an_end(entry: Entry) -> bool:
    return crc32(str(entry.key).encode()) % _USUAL == 0
