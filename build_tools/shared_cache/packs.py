"""What lies in a shared place: packs of entries, never changed, and an index that lists them.

An entry is a key and a content, compressed as the cache keeps it. The index knows of each pack a short
digest of each of its keys, so that only packs which hold what is missing are fetched. It has two places
which are written in turn: whoever reads while it is written, or after a writer was killed, finds the other.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Set

from library.values import dataclass

PACK_SIZE = 4_000_000
"""In bytes; a pack takes entries until it holds so many."""
PACK_PURPOSE, INDEX_PURPOSE = b"hoclieu pack 1", b"hoclieu index 1"
INDEX_PLACES = ("index-0", "index-1")
SUFFIX = ".pack"

_SMALL = 1_000_000
_SMALL_PACKS = 16
_WORTH = 16_000
_DIGEST = 8
_LENGTH = 4

Entry = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack by the sha256 of its sealed bytes, how many they are, and the digests of its keys."""

    name: str
    size: int
    keys: frozenset[bytes]

    @property
    def file(self) -> str:
        """Its name in the shared place."""
        return self.name + SUFFIX

    @property
    def is_small(self) -> bool:
        """Whether it is worth being packed together with others."""
        return self.size < _SMALL


@dataclass(frozen=True, slots=True)
class Index:
    """The packs, newest first; `lost` are files seen there that no index listed."""

    turn: int = 0
    packs: tuple[Pack, ...] = ()
    lost: frozenset[str] = frozenset()

    @property
    def place(self) -> str:
        """Where this turn's index is written."""
        return INDEX_PLACES[self.turn % len(INDEX_PLACES)]

    @property
    def size(self) -> int:
        """How many bytes all packs are."""
        return sum(pack.size for pack in self.packs)


def digest_of(key: str) -> bytes:
    """A key in short: two that agree by chance cost a fetch in vain, no more."""
    return hashlib.sha256(key.encode()).digest()[:_DIGEST]


def worth_fetching(index: Index, missing: Iterable[str]) -> list[Pack]:
    """The packs, newest first, that hold so much of what is missing that it is quicker to fetch them."""
    left = {digest_of(key) for key in missing}
    chosen: list[Pack] = []
    for pack in index.packs:
        hits = left & pack.keys
        if len(hits) * _WORTH >= pack.size:
            chosen.append(pack)
            left -= hits
    return chosen


def to_repack(packs: Iterable[Pack]) -> list[Pack]:
    """Small packs to make one of, since each costs a request; none while they are few."""
    small = [pack for pack in packs if pack.is_small]
    return small if len(small) >= _SMALL_PACKS else []


def next_index(
    old: Index, new: Iterable[Pack], gone: Set[Pack], files: Mapping[str, int], limit: int
) -> Index:
    """The index after some packs came and others were repacked; beyond the `limit` the oldest go.

    What is not among the `files` with its full size is no longer listed, nor what newer packs hold.
    """
    kept: list[Pack] = []
    held: set[bytes] = set()
    size = 0
    there = [pack for pack in old.packs if pack not in gone and files.get(pack.file) == pack.size]
    for pack in (*new, *there):
        if pack.keys <= held:
            continue
        size += pack.size
        if size > limit:
            break
        kept.append(pack)
        held |= pack.keys
    listed = {pack.file for pack in kept}
    lost = {name for name in files if name.endswith(SUFFIX) and name not in listed}
    return Index(old.turn + 1, tuple(kept), frozenset(lost))


def write_pack(entries: Iterable[Entry]) -> bytes:
    """Entries as bytes."""
    parts: list[bytes] = []
    for key, content in entries:
        for part in (key.encode(), content):
            parts += (len(part).to_bytes(_LENGTH, "big"), part)
    return b"".join(parts)


def read_pack(plain: bytes) -> Iterator[Entry]:
    """The entries of a pack; raises ValueError where it is none."""
    at = 0

    def part() -> bytes:
        nonlocal at
        begin = at + _LENGTH
        at = begin + int.from_bytes(plain[at:begin], "big")
        if begin > len(plain) or at > len(plain):
            raise ValueError(at)
        return plain[begin:at]

    while at < len(plain):
        yield part().decode(), part()


def in_packs(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Entries in lists that fill a pack each."""
    chunk: list[Entry] = []
    size = 0
    for entry in entries:
        chunk.append(entry)
        size += len(entry[1])
        if size >= PACK_SIZE:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def write_index(index: Index) -> bytes:
    """An index as bytes."""
    packs = [
        [pack.name, pack.size, base64.b64encode(b"".join(sorted(pack.keys))).decode()] for pack in index.packs
    ]
    return json.dumps({"turn": index.turn, "packs": packs, "lost": sorted(index.lost)}).encode()


def read_index(plain: bytes) -> Index:
    """The index that `write_index` wrote; raises ValueError, TypeError or KeyError for anything else."""
    written = json.loads(plain)
    packs = tuple(
        Pack(str(name), int(size), frozenset(_digests(base64.b64decode(keys))))
        for name, size, keys in written["packs"]
    )
    return Index(int(written["turn"]), packs, frozenset(map(str, written["lost"])))


def _digests(joined: bytes) -> Iterator[bytes]:
    return (joined[at : at + _DIGEST] for at in range(0, len(joined), _DIGEST))
