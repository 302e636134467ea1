"""The standings of a library by key, each decoded only when it is looked at.

Most commands look at few of a hundred thousand. A fingerprint tells whether a standing is another than
it was, without a look at it.
"""

import hashlib
import zlib
from collections.abc import Collection, ItemsView, Iterable, Iterator, Mapping, ValuesView
from dataclasses import field
from functools import cached_property
from itertools import groupby
from sys import intern
from typing import Any, Protocol

from library.approval.ledger import evidence_path
from library.approval.model import Key
from library.approval.standing import Standing
from library.approval.standing_codec import decode_standing, encode_standing
from library.values import dataclass

Record = bytes
"""A standing as `encode_standing` writes it."""

BLOCKS = 64
"""Into how many blocks the records of a school are parted: few enough to be read soon when one is needed,
so many that one new record does not write all of them anew."""


def block_of(key: Key) -> int:
    """In which block of its school a resource stands."""
    return zlib.crc32(key.id.encode()) % BLOCKS


def fingerprint_of(record: Record) -> str:
    """What tells one standing from all others, in 32 letters."""
    return hashlib.sha256(record).hexdigest()[:32]


def name_of(fingerprints: Mapping[str, str]) -> str:
    """What tells the standings of one school, by id, from all others; "" where there is none."""
    if not fingerprints:
        return ""
    told = (f"{one} {fingerprints[one]}\n" for one in sorted(fingerprints))
    return hashlib.sha256("".join(told).encode()).hexdigest()


class Kept(Protocol):
    """Standings that were found before and are kept somewhere."""

    def schools(self) -> Iterable[str]: ...

    def name_of(self, school: str) -> str:
        """What names the fingerprints of a school, told without a look at them."""
        ...

    def fingerprints(self, school: str) -> Mapping[str, str]:
        """Those of the resources of one school, by id."""
        ...

    def record(self, key: Key) -> Record:
        """What is kept of one of them; found out again where it got lost."""
        ...

    def fetch(self, keys: Iterable[Key] | None = None) -> None:
        """Have the records of some, or of all, at hand: to read them together takes a tenth of the time."""
        ...


class Standings(Mapping[Key, Standing]):
    """The standings that were `found` now, and those that were `kept` from before where they still hold.

    In the order of the ledger's files. Whoever is handed them gets them all, as they are.
    """

    def __init__(self, found: Mapping[Key, Standing | Record], kept: Kept | None = None) -> None:
        self._found = dict(found)
        self._kept = kept
        self._decoded: dict[Key, Standing] = {}
        self._prints: dict[Key, str] = {}

    def __getitem__(self, key: Key) -> Standing:
        standing = self._decoded.get(key)
        if standing is None:
            held = self._held(key)
            standing = held if isinstance(held, Standing) else decode_standing(key, held)
            self._decoded[key] = standing
        return standing

    def __contains__(self, key: object) -> bool:
        if key in self._found:
            return True
        return (
            self._kept is not None and isinstance(key, Key) and key.id in self._kept.fingerprints(key.school)
        )

    def __iter__(self) -> Iterator[Key]:
        return iter(self._order)

    def __len__(self) -> int:
        return len(self._order)

    def items(self) -> ItemsView[Key, Standing]:
        self.fetch()
        return super().items()

    def values(self) -> ValuesView[Standing]:
        self.fetch()
        return super().values()

    def __reduce__(self) -> tuple[Any, ...]:
        return Standings, (dict(self.items()),)

    def record(self, key: Key) -> Record:
        """A standing as bytes, without a look at it."""
        held = self._held(key)
        return encode_standing(held) if isinstance(held, Standing) else held

    def fingerprint(self, key: Key) -> str:
        """What tells this standing from all others; KeyError where there is none."""
        if key in self._found or self._kept is None:
            if key not in self._prints:
                self._prints[key] = fingerprint_of(self.record(key))
            return self._prints[key]
        return self._kept.fingerprints(key.school)[key.id]

    @property
    def schools(self) -> Collection[str]:
        """The schools of whose resources the ledger speaks."""
        return {*self._found_of, *(self._kept.schools() if self._kept is not None else ())}

    def fingerprints(self, school: str) -> Mapping[str, str]:
        """What tells the standings of one school from all others, by id."""
        found = {key.id: self.fingerprint(key) for key in self._found_of.get(school, ())}
        return found if self._kept is None else {**self._kept.fingerprints(school), **found}

    def name_of(self, school: str) -> str:
        """What tells the standings of one school from all others, at once."""
        if self._kept is not None and school not in self._found_of:
            return self._kept.name_of(school)
        return name_of(self.fingerprints(school))

    def with_others(self, others: Mapping[Key, Standing]) -> "Standings":
        """The same, but of the resources in `others` what stands there."""
        changed = Standings({**self._found, **others}, self._kept)
        changed._decoded = {key: known for key, known in self._decoded.items() if key not in others}
        return changed

    @cached_property
    def _found_of(self) -> dict[str, list[Key]]:
        """Those that were found now, by school."""
        found: dict[str, list[Key]] = {}
        for key in self._found:
            found.setdefault(key.school, []).append(key)
        return found

    @cached_property
    def _order(self) -> tuple[Key, ...]:
        keys = list(self._found)
        if self._kept is not None:
            for school in self._kept.schools():
                old = (Key(school, intern(one)) for one in self._kept.fingerprints(school))
                keys += (key for key in old if key not in self._found)
        return tuple(sorted(keys, key=evidence_path))

    def fetch(self, keys: Iterable[Key] | None = None) -> None:
        """Have some standings, or all, at hand: to read them together takes a tenth of the time."""
        if self._kept is not None:
            wanted = None if keys is None else [key for key in keys if key not in self._found]
            self._kept.fetch(wanted)

    def _held(self, key: Key) -> Standing | Record:
        held = self._found.get(key)
        if held is not None:
            return held
        if key not in self:
            raise KeyError(key)
        assert self._kept is not None  # noqa: S101 - where else would it be
        return self._kept.record(key)


@dataclass(slots=True)
class Found:
    """What judging some resources came to: `judged` are all of them, `sound` where every line could be read.

    `void` are the lines that do not count, by key; `unlike` the trees of which what is known is not what
    was said, by key and tree, with what is known.
    """

    records: dict[Key, Record] = field(default_factory=dict)
    void: dict[Key, list[Any]] = field(default_factory=dict)
    unlike: dict[Key, dict[str, str]] = field(default_factory=dict)
    judged: list[Key] = field(default_factory=list)
    sound: bool = True


def by_school(keys: Iterable[Key]) -> Iterator[tuple[str, list[Key]]]:
    """Keys by school, both in their order."""
    for school, ones in groupby(sorted(keys), key=lambda key: key.school):
        yield school, list(ones)
