"""Giving and taking: what comes out is what went in, and whatever was done to the place is a miss."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import fsspec
import pytest

from build_tools.cache_store import CacheStore, pack
from build_tools.shared_cache.exchange import give, newest_index, take
from build_tools.shared_cache.keys import WritingKey, new_key
from build_tools.shared_cache.packs import INDEX_PURPOSE, PACK_PURPOSE, write_pack
from build_tools.shared_cache.place import SharedPlace

KEY = WritingKey(b"w" * 32)
LIMIT = 10_000_000


@dataclass
class Shared:
    """One shared place, and machines that each have a cache of their own."""

    address: str
    root: Path
    machines: int = 0

    @property
    def place(self) -> SharedPlace:
        return SharedPlace(self.address, {}, "x")

    def machine(self) -> CacheStore:
        self.machines += 1
        return CacheStore(self.root / f"machine-{self.machines}", bytes([self.machines]) * 32, offering=True)

    def give(self, entries: dict[str, bytes], limit: int = LIMIT, machine: CacheStore | None = None) -> None:
        store = machine or self.machine()
        store.keep_packed((key, pack(content)) for key, content in entries.items())
        read = newest_index(self.place, KEY.reading)
        assert read.failure is None
        assert give(self.place, KEY, store, read.index, limit) == len(entries)
        assert store.offered() == []

    def take(self, *keys: str) -> dict[str, bytes]:
        """What a machine that has nothing comes to have of some keys."""
        store = self.machine()
        read = newest_index(self.place, KEY.reading)
        take(self.place, read.index, KEY.reading, store, keys)
        found = dict(store.read(keys))
        assert store.size().entries == len(found), "nothing is taken that was not wanted"
        return found

    def packs(self) -> list[str]:
        return sorted(name for name in self.place.sizes() if name.endswith(".pack"))


@pytest.fixture(params=["memory", "file"])
def shared(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shared]:
    yield Shared("memory://shared" if request.param == "memory" else str(tmp_path / "share"), tmp_path)
    fsspec.filesystem("memory").store.clear()


def noise(seed: str, size: int = 1000) -> bytes:
    return b"".join(hashlib.sha256(f"{seed} {at}".encode()).digest() for at in range(size // 32))


def entries(name: str, count: int = 3) -> dict[str, bytes]:
    return {f"{name}-{number}": noise(f"{name}-{number}") for number in range(count)}


def test_one_machine_takes_what_others_gave(shared: Shared) -> None:
    assert shared.take("a-0") == {}
    shared.give(entries("a"))
    shared.give(entries("b"))
    assert shared.take("b-2", "a-0", "c-0") == {"b-2": noise("b-2"), "a-0": noise("a-0")}
    assert newest_index(shared.place, new_key().reading).index.packs == ()


def test_nothing_can_be_read_without_the_key(shared: Shared) -> None:
    shared.give({"compiled thpt-a/de-thi": b"Dap an: 1B 2C" * 100})
    for name in shared.place.sizes():
        content = shared.place.get(name, LIMIT)
        assert content is not None
        assert b"de-thi" not in content
        assert b"Dap an" not in content
        assert b"turn" not in content


def harmed(pack: bytes, index: bytes) -> dict[str, bytes]:
    return {
        "cut off": pack[:-1],
        "empty": b"",
        "altered": pack[:200] + bytes([pack[200] ^ 1]) + pack[201:],
        "made with another key": new_key().seal(write_pack([("a-0", b"x")]), PACK_PURPOSE),
        "an index": index,
        "no pack within": KEY.seal(b"\0\0\1\0abc", PACK_PURPOSE),
        "much too large": pack * 50,
    }


@pytest.mark.parametrize("harm", harmed(b"." * 201, b""))
def test_a_pack_that_is_not_what_was_given_is_a_miss(shared: Shared, harm: str) -> None:
    shared.give(entries("a"))
    (name,) = shared.packs()
    shared.give(entries("b"))
    pack, index = shared.place.get(name, LIMIT), shared.place.get("index-0", LIMIT)
    assert pack is not None
    assert index is not None
    shared.place.put(name, harmed(pack, index)[harm])
    found = shared.take("a-0", "b-0")
    # Whoever can only lengthen a file does no harm: its size is known.
    assert found == ({"a-0": noise("a-0")} if harm == "much too large" else {}) | {"b-0": noise("b-0")}


def test_what_is_missing_again_is_given_again(shared: Shared) -> None:
    shared.give(entries("a"))
    (gone,) = shared.packs()
    shared.place.remove(gone)
    assert shared.take("a-0") == {}
    shared.give(entries("b"))
    assert len(newest_index(shared.place, KEY.reading).index.packs) == 1
    shared.give(entries("a"))
    assert shared.take("a-0", "b-0") == {"a-0": noise("a-0"), "b-0": noise("b-0")}


@pytest.mark.parametrize("left", [0, 100])
def test_an_index_torn_by_a_killed_writer_leaves_the_one_before(shared: Shared, left: int) -> None:
    shared.give(entries("a"))
    shared.give(entries("b"))
    torn = newest_index(shared.place, KEY.reading).index.place
    content = shared.place.get(torn, LIMIT)
    assert content is not None
    shared.place.put(torn, content[:left])
    assert shared.take("a-0", "b-0") == {"a-0": noise("a-0")}
    shared.give(entries("c"))
    assert shared.take("a-0", "c-0") == {"a-0": noise("a-0"), "c-0": noise("c-0")}


def test_an_index_that_says_nonsense_is_none(shared: Shared) -> None:
    for written in (b"", b"[]", b"{}", b'{"turn": 9, "packs": [["x"]], "lost": []}'):
        shared.place.put("index-0", KEY.seal(written, INDEX_PURPOSE))
        assert newest_index(shared.place, KEY.reading).index.turn == 0


def test_many_small_packs_become_one(shared: Shared) -> None:
    for number in range(40):
        shared.give(entries(str(number)))
    assert len(shared.packs()) < 20
    wanted = [f"{number}-{at}" for number in range(40) for at in range(3)]
    assert sorted(shared.take(*wanted)) == sorted(wanted)


def test_the_place_is_bounded_and_the_oldest_go_first(shared: Shared) -> None:
    for number in range(12):
        shared.give(entries(str(number)), limit=20_000)
    packs = {name: size for name, size in shared.place.sizes().items() if name.endswith(".pack")}
    assert sum(packs.values()) <= 20_000
    assert shared.take("0-0", "11-0") == {"11-0": noise("11-0")}


def test_two_writers_at_once_make_a_miss_at_worst(shared: Shared) -> None:
    shared.give(entries("a"))
    second = shared.machine()
    second.keep_packed((key, pack(content)) for key, content in entries("c").items())
    seen_by_both = newest_index(shared.place, KEY.reading).index
    shared.give(entries("b"))
    give(shared.place, KEY, second, seen_by_both, LIMIT)
    assert shared.take("a-0", "b-0", "c-0") == {"a-0": noise("a-0"), "c-0": noise("c-0")}
    # What the first of them wrote is listed nowhere: it goes once two indexes have seen it so.
    assert len(shared.packs()) == 3
    shared.give(entries("d"))
    assert len(shared.packs()) == len(newest_index(shared.place, KEY.reading).index.packs) == 3


def test_packs_are_fetched_only_for_what_is_worth_it(shared: Shared, monkeypatch: pytest.MonkeyPatch) -> None:
    shared.give(entries("large", 200))
    (large,) = shared.packs()
    shared.give(entries("small"))
    asked: list[str] = []
    get = SharedPlace.get

    def noted(place: SharedPlace, name: str, most: int) -> bytes | None:
        asked.append(name)
        return get(place, name, most)

    monkeypatch.setattr(SharedPlace, "get", noted)
    assert shared.take("large-7", "small-0") == {"small-0": noise("small-0")}
    assert large not in asked
    assert len(shared.take(*(f"large-{number}" for number in range(50)))) == 50
