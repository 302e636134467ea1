"""Stretches: runs of neighbouring entries, whose ends the entries decide themselves.

An index and a catalogue go through all entries of a site, though nearly every one is as it was. So they are
made of stretches: an entry that comes, goes or changes touches one, and what the others come to may be kept.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from zlib import crc32

from library.entry import Entry

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

    def lacks(self, stretches: Sequence[Stretch]) -> None:
        """Be told which are to be made, so that what they are made of can be had at hand together."""
        ...

    def keep(self, kind: str, made: Iterable[tuple[Stretch, bytes]]) -> None:
        """Keep what some stretches came to."""
        ...


class NothingKept:
    """For whoever has nowhere to keep anything."""

    def read(self, _kind: str, _stretches: Sequence[Stretch]) -> Iterator[tuple[int, bytes]]:
        return iter(())

    def lacks(self, _stretches: Sequence[Stretch]) -> None:
        return

    def keep(self, _kind: str, _made: Iterable[tuple[Stretch, bytes]]) -> None:
        return


@dataclass(frozen=True, slots=True)
class Making(Generic[Part]):
    """How the parts of one kind are made, one of each stretch in order: each follows from its entries alone.

    `decode` gives what `encode` wrote of so many entries, and raises ValueError for anything else.
    """

    kind: str
    make: Callable[[Sequence[Stretch]], Iterator[Part]]
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


def parts_of(entries: Iterable[Entry], making: Making[Part], kept: Kept) -> list[Part]:
    """The part of each stretch of the entries: as it is kept, else made."""
    runs = list(stretches(entries))
    found: dict[int, Part] = {}
    for at, content in kept.read(making.kind, runs):
        try:
            found[at] = making.decode(content, len(runs[at]))
        except ValueError:
            continue
    missing = [at for at in range(len(runs)) if at not in found]
    kept.lacks([runs[at] for at in missing])
    made = list(making.make([runs[at] for at in missing]))
    kept.keep(making.kind, ((runs[at], making.encode(part)) for at, part in zip(missing, made, strict=True)))
    found |= zip(missing, made, strict=True)
    return [found[at] for at in range(len(runs))]


def _is_an_end(entry: Entry) -> bool:
    return crc32(str(entry.key).encode()) % _USUAL == 0
