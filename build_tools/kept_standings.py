"""Standings as they are kept: a list for each school, and its records in blocks.

So one new statement writes one block and one list anew, and whoever looks at one resource reads one block.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from build_tools.ledger_parts import LedgerParts, put
from build_tools.standings import BLOCKS, Found, Record, block_of, fingerprint_of, name_of
from library.approval.model import Key


class KeptSchool(NamedTuple):
    """The `part` that lists a school's standings, and the `name` of their fingerprints."""

    part: str
    name: str


class KeptStandings:
    """The standings of a proof, read by school and block as they are looked at.

    `again` judges one resource again, for what got lost.
    """

    def __init__(
        self, parts: LedgerParts, schools: Mapping[str, KeptSchool], again: Callable[[Key], Record]
    ) -> None:
        self._parts, self._schools, self._again = parts, schools, again
        self._written: dict[str, bytes] = {}
        self._lists: dict[str, tuple[dict[str, str], dict[str, str]]] = {}
        self._blocks: dict[str, dict[str, Record]] = {}
        self._ahead = 1

    def schools(self) -> Iterable[str]:
        return self._schools

    def whole(self) -> bool:
        """Whether the lists of all schools are at hand; without one nobody knows what it held."""
        read = self._parts.read(one.part for one in self._schools.values())
        self._written = {school: read[one.part] for school, one in self._schools.items() if one.part in read}
        return self._written.keys() >= self._schools.keys()

    def name_of(self, school: str) -> str:
        return self._schools[school].name if school in self._schools else ""

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
        if school in self._written and school not in self._lists:
            self._lists[school] = tuple(json.loads(self._written[school]))
        return self._lists.get(school, ({}, {}))


def put_school(
    new: dict[str, bytes], school: str, keys: list[Key], found: Found, kept: KeptStandings | None
) -> KeptSchool:
    """The standings of a school: in `new` are their list, and the blocks that are another than before."""
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
    return KeptSchool(put(new, json.dumps([blocks, prints], separators=(",", ":")).encode()), name_of(prints))
