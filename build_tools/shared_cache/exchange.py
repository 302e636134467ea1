"""Taking from a shared place what a cache lacks, and giving to it what others do not have yet."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from hashlib import sha256

from build_tools.cache_store import CacheStore
from build_tools.shared_cache.keys import ReadingKey, WritingKey
from build_tools.shared_cache.packs import (
    INDEX_PLACES,
    INDEX_PURPOSE,
    PACK_PURPOSE,
    PACK_SIZE,
    Entry,
    Index,
    Pack,
    digest_of,
    in_packs,
    next_index,
    read_index,
    read_pack,
    to_repack,
    worth_fetching,
    write_index,
    write_pack,
)
from build_tools.shared_cache.place import SharedPlace
from library.values import dataclass

_LARGEST_INDEX = 32_000_000
_LARGEST_PACK = 4 * PACK_SIZE
_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class ReadIndex:
    """The newest index that could be opened; `failure` is why some place of it could not be read."""

    index: Index
    failure: Exception | None = None


def newest_index(place: SharedPlace, key: ReadingKey) -> ReadIndex:
    """The index that was written last; an empty one where none is there that the key opens."""
    best, failure, opened = Index(), None, False
    for name in INDEX_PLACES:
        try:
            sealed = place.get(name, _LARGEST_INDEX)
        except Exception as error:  # noqa: BLE001 - each kind of address has exceptions of its own
            failure = error
            continue
        plain = key.open(sealed, INDEX_PURPOSE) if sealed is not None else None
        if plain is not None:
            with suppress(ValueError, TypeError, KeyError):
                found = read_index(plain)
                best, opened = (found, True) if found.turn >= best.turn else (best, opened)
    return ReadIndex(best, None if opened and failure is None else failure)


def take(place: SharedPlace, index: Index, key: ReadingKey, store: CacheStore, keys: Iterable[str]) -> None:
    """Put into the store what the packs hold of these keys; a pack that cannot be had is passed over."""
    wanted = set(keys)

    def entries(pack: Pack) -> list[Entry]:
        return [entry for entry in _entries(place, pack, key) if entry[0] in wanted]

    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for found in threads.map(entries, worth_fetching(index, wanted)):
            store.accept(found)


def give(place: SharedPlace, key: WritingKey, store: CacheStore, index: Index, limit: int) -> int:
    """Put into packs what the store offers, and list them; returns how many entries were given.

    The packs are there before the index names them, and the index before any other pack is deleted.
    """
    offered = store.offered()
    files = place.sizes()
    old = to_repack(index.packs)
    again = (entry for pack in old for entry in _entries(place, pack, key.reading))
    new = [_put(place, key, chunk) for chunk in in_packs(_once(store.packed(offered), again))]
    after = next_index(index, new, set(old), files, limit)
    place.put(after.place, key.seal(write_index(after), INDEX_PURPOSE))
    dropped = {pack.file for pack in index.packs} - {pack.file for pack in after.packs}
    # What no index lists may be another build's, not listed yet: it goes when it was seen twice.
    for name in (dropped | (index.lost & after.lost)) & files.keys():
        with suppress(Exception):
            place.remove(name)
    store.settle(offered)
    return len(offered)


def _once(*sources: Iterable[Entry]) -> Iterator[Entry]:
    """The entries of several sources, each key from the first that has it."""
    seen: set[str] = set()
    for source in sources:
        for key, content in source:
            if key not in seen:
                seen.add(key)
                yield key, content


def _entries(place: SharedPlace, pack: Pack, key: ReadingKey) -> list[Entry]:
    """The entries of a pack; none where it is not to be had or not what was once given."""
    try:
        sealed = place.get(pack.file, min(pack.size, _LARGEST_PACK))
    except Exception:  # noqa: BLE001 - each kind of address has exceptions of its own
        return []
    plain = key.open(sealed, PACK_PURPOSE) if sealed is not None else None
    try:
        return list(read_pack(plain)) if plain is not None else []
    except ValueError:
        return []


def _put(place: SharedPlace, key: WritingKey, entries: list[Entry]) -> Pack:
    sealed = key.seal(write_pack(entries), PACK_PURPOSE)
    pack = Pack(sha256(sealed).hexdigest(), len(sealed), frozenset(digest_of(name) for name, _ in entries))
    place.put(pack.file, sealed)
    return pack
