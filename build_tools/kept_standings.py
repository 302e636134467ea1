"""Standings as they are kept: a list for each school, and its records in blocks.

So one new statement writes one block and one list anew, and whoever looks at one resource reads one block.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

from build_tools.ledger_parts import LedgerParts, put
from build_tools.standings import BLOCKS, Found, Record, block_of, fingerprint_of
from library.approval.model import Key


class KeptStandings:
    """The standings of a proof, read by school and block as they are looked at.

    `again` judges one resource again, for what got lost.
    """

    def __init__(
        self, parts: LedgerParts, schools: Mapping[str, str], again: Callable[[Key], Record]
    ) -> None:
        self._parts, self._schools, self._again = parts, schools, again
        self._lists: dict[str, tuple[dict[str, str], dict[str, str]]] = {}
        self._blocks: dict[str, dict[str, Record]] = {}
        self._ahead = 1

    def schools(self) -> Iterable[str]:
        return self._schools

    def whole(self) -> bool:
        """Whether the lists of all schools are at hand; without one nobody knows what it held."""
        names = [name for school, name in self._schools.items() if school not in self._lists]
        read = self._parts.read(names)
        for school, name in self._schools.items():
            if name in read:
                self._lists[school] = tuple(json.loads(read[name]))
        return self._lists.keys() >= self._schools.keys()

    def fingerprints(self, school: str) -> Mapping[str, str]:
        return self._list(school)[1]

    def blocks(self, school: str) -> Mapping[str, str]:
        """The parts that hold a school's records, by the number of their block."""
        return self._list(school)[0]

    def fetch(self, keys: Iterable[Key] | None = None) -> None:
        if keys is None:
            names = {name for school in self._schools for name in self.blocks(school).values()}
        else:
            names = {self.blocks(key.school).get(str(block_of(key)), "") for key in keys}
        self._read([name for name in names if name and name not in self._blocks])

    def record(self, key: Key) -> Record:
        name = self.blocks(key.school)[str(block_of(key))]
        if name not in self._blocks:
            # Whoever asks for one after the other may well ask for all.
            others = (one for one in self.blocks(key.school).values() if one not in self._blocks)
            self._read([*dict.fromkeys((name, *islice(others, self._ahead - 1)))])
            self._ahead = min(2 * self._ahead, BLOCKS)
        record = self._blocks[name].get(key.id)
        return self._again(key) if record is None else record

    def _read(self, names: Sequence[str]) -> None:
        found = self._parts.read(names)
        for name in names:
            rows = (line.partition(b"\t") for line in found.get(name, b"").split(b"\n")[:-1])
            self._blocks[name] = {one.decode(): record for one, _, record in rows}

    def _list(self, school: str) -> tuple[dict[str, str], dict[str, str]]:
        if school in self._schools and school not in self._lists:
            self.whole()
        return self._lists.get(school, ({}, {}))


def put_school(
    new: dict[str, bytes], school: str, keys: list[Key], found: Found, kept: KeptStandings | None
) -> bytes:
    """The list of a school's standings, and in `new` the blocks of them that are another than before."""
    blocks = dict(kept.blocks(school)) if kept is not None else {}
    prints = dict(kept.fingerprints(school)) if kept is not None else {}
    old: dict[int, list[Key]] = {}
    for name in prints:
        old.setdefault(block_of(Key(school, name)), []).append(Key(school, name))
    touched: dict[int, dict[Key, Record]] = {}
    for key in keys:
        touched.setdefault(block_of(key), {})[key] = found.records[key]
        prints[key.id] = fingerprint_of(found.records[key])
    for block, records in touched.items():
        for key in old.get(block, ()):
            if key not in records and kept is not None:
                records[key] = kept.record(key)
        rows = [f"{key.id}\t".encode() + records[key] + b"\n" for key in sorted(records)]
        blocks[str(block)] = put(new, b"".join(rows))
    return json.dumps([blocks, prints], separators=(",", ":")).encode()
