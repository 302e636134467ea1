"""The cache: authentic, bounded, shared by builds at once, and never the reason why one fails."""

import hashlib
import multiprocessing
import signal
import sqlite3
import zlib
from collections.abc import Iterable
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from build_tools.cache_file import AT_ONCE
from build_tools.cache_store import CacheStore, pack

SECRET = b"s" * 32


@pytest.fixture
def store(tmp_path: Path) -> CacheStore:
    return CacheStore(tmp_path / "cache", SECRET)


def held(store: CacheStore, keys: Iterable[str]) -> dict[str, bytes]:
    return dict(store.read(keys))


def _change(store: CacheStore, words: str, *values: object) -> None:
    database = sqlite3.connect(store.file)
    with database:
        assert database.execute(words, values).rowcount == 1
    database.close()


def test_what_was_kept_is_read_and_nothing_else(store: CacheStore) -> None:
    assert held(store, ["a"]) == {}
    store.keep({"a": b"1", "b": b"2" * 10_000})
    assert held(store, ["b", "a", "c"]) == {"a": b"1", "b": b"2" * 10_000}
    assert store.size().entries == 2
    store.clear()
    assert held(store, ["a", "b"]) == {}
    assert store.size().entries == 0


def test_only_its_owner_may_read_it(store: CacheStore) -> None:
    store.keep({"a": b"1"})
    assert store.file.stat().st_mode & 0o077 == 0
    assert store.folder.stat().st_mode & 0o077 == 0


def test_an_entry_of_another_key_is_not_believed_and_goes(store: CacheStore) -> None:
    replace(store, secret=b"t" * 32).keep({"a": b"forged"})
    store.keep({"b": b"2"})
    assert held(store, ["a", "b"]) == {"b": b"2"}
    assert store.size().entries == 1


@pytest.mark.parametrize("column", ["content", "tag"])
@pytest.mark.parametrize("value", [b"altered", "text", 7])
def test_an_altered_entry_is_not_believed_and_goes(store: CacheStore, column: str, value: object) -> None:
    store.keep({"a": b"1"})
    _change(store, f"update entry set {column} = ? where key = 'a'", value)  # noqa: S608
    assert held(store, ["a"]) == {}
    assert store.size().entries == 0


def test_an_entry_under_another_name_is_not_believed(store: CacheStore) -> None:
    store.keep({"a": b"1"})
    _change(store, "update entry set key = ? where key = 'a'", "b")
    assert held(store, ["b"]) == {}


def test_a_file_that_is_no_database_is_begun_anew(store: CacheStore) -> None:
    store.folder.mkdir()
    store.file.write_bytes(b"nonsense" * 1000)
    assert held(store, ["a"]) == {}
    store.keep({"a": b"1"})
    assert held(store, ["a"]) == {"a": b"1"}


def test_a_torn_file_is_never_an_error(store: CacheStore) -> None:
    kept = {f"key-{number}": bytes([number]) * 5000 for number in range(200)}
    store.keep(kept)
    whole = store.file.read_bytes()
    for at in range(0, len(whole), 1999):
        store.file.write_bytes(whole[:at] + b"\xa5" * 700 + whole[at + 700 :])
        found = held(store, kept)
        assert all(kept[key] == content for key, content in found.items())
        store.keep({"new": b"1"})
        store.size()


def test_a_place_that_cannot_be_written_is_never_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = CacheStore(tmp_path / "file" / "cache", SECRET)
    store.keep({"a": b"1"})
    assert held(store, ["a"]) == {}
    store.clear()


def test_a_full_disk_leaves_what_was_there(store: CacheStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.keep({"a": b"1"})
    connect = sqlite3.connect

    def connect_to_full_disk(*words, **more):  # type: ignore[no-untyped-def]
        database = connect(*words, **more)
        database.execute("pragma max_page_count = 1")
        return database

    monkeypatch.setattr(sqlite3, "connect", connect_to_full_disk)
    store.keep({f"key-{number}": str(number).encode() * 300 for number in range(3000)})
    assert held(store, ["a", "key-1"]) == {"a": b"1"}


def test_a_reader_for_strangers_changes_nothing(store: CacheStore) -> None:
    reader = replace(store, writable=False)
    assert held(reader, ["a"]) == {}
    reader.keep({"a": b"1"})
    assert not store.folder.exists()
    store.keep({"a": b"1"})
    _change(store, "insert into entry values ('b', ?, ?)", b"no", b"tag")
    before = store.file.read_bytes()
    assert held(reader, ["a", "b"]) == {"a": b"1"}
    reader.clear()
    assert store.file.read_bytes() == before


def test_those_not_used_for_the_longest_time_go_first(store: CacheStore) -> None:
    small = replace(store, limit=400_000)
    for name in "abc":
        small.keep({name: _incompressible(name, 100_000)})
    for _ in range(100):
        small.keep({"often": b"1"})
    before = small.file.read_bytes()
    assert held(small, ["often"])
    assert small.file.read_bytes() == before, "what was used just now is not written down as used again"
    held(small, ["a"])
    small.keep({"d": _incompressible("d", 100_000)})
    left = held(small, "abcd")
    assert {"a", "d"} <= set(left)
    assert "b" not in left
    assert small.size().size <= 400_000


def test_its_file_stays_within_the_limit_and_is_cleared_rarely(store: CacheStore) -> None:
    """Entries of many sizes, some used again and again, so that pages are emptied only in part."""
    small = replace(store, limit=2_000_000)
    entries = cleared = 0
    for turn in range(500):
        small.keep({f"{turn} {at}": _incompressible(f"{turn}", 150 * at * at) for at in range(6)})
        held(small, (f"{used} 3" for used in range(0, min(turn, 100), 3)))
        before, entries = entries, small.size().entries
        cleared += entries < before + 6
        assert small.size().size <= small.limit
        assert held(small, [f"{turn} 5"]), "what is new stays"
    assert held(small, ["0 3"]), "what is used stays"
    assert small.size().size > 600_000
    assert small.file.stat().st_size < small.limit + 20_000
    assert 5 < cleared < 50


def test_what_is_too_large_for_the_limit_is_no_error(store: CacheStore) -> None:
    for limit in (0, 100_000):
        small = replace(store, limit=limit)
        small.keep({"a": b"1", "large": _incompressible("large", 200_000)})
        assert held(small, ["large"]) == {}
        small.keep({"b": b"2"})
        assert set(held(small, ["b"])) == ({"b"} if limit else set())


def test_entries_come_in_the_order_asked_for_and_lock_nobody_out_meanwhile(store: CacheStore) -> None:
    keys = [f"key-{number}" for number in range(2 * AT_ONCE + 7)]
    store.keep({key: key.encode() for key in keys})
    asked = [keys[-1], "none", *keys]
    reading = store.read(asked)
    assert next(reading) == (keys[-1], keys[-1].encode())
    store.keep({"other": b"1"})
    assert [key for key, _ in reading] == keys[:-1]
    assert held(store, ["other"])


def test_a_file_of_an_older_layout_is_begun_anew(store: CacheStore) -> None:
    store.folder.mkdir()
    database = sqlite3.connect(store.file)
    with database:
        database.execute("create table entry (key text)")
        database.execute("create table used (key text)")
    database.close()
    assert held(store, ["a"]) == {}
    store.keep({"a": b"1"})
    assert held(store, ["a"]) == {"a": b"1"}


def test_what_cannot_be_unpacked_is_not_there(store: CacheStore) -> None:
    store.accept([("a", b"not compressed"), ("b", zlib.compress(b"2"))])
    assert held(store, ["a", "b"]) == {"b": b"2"}


def test_what_is_offered_is_remembered_until_others_have_it(store: CacheStore) -> None:
    store.keep_packed([("a", pack(b"1")), ("b", pack(b"2"))])
    store.offer(["a"])
    assert store.offered() == [], "only a store that gives to others remembers"
    giving = replace(store, offering=True)
    giving.accept([("c", zlib.compress(b"3"))])
    giving.offer(["a", "c", "none"])
    giving.keep_packed([("d", pack(b"4"))])
    giving.keep({"e": b"5"})
    assert sorted(giving.offered()) == ["a", "d"]
    giving.settle(["a", "d"])
    giving.offer(["a", "d"])
    assert giving.offered() == []


def test_a_build_that_is_killed_leaves_what_was_there(store: CacheStore) -> None:
    store.keep({"before": b"1"})
    context = multiprocessing.get_context("spawn")
    for turn in range(3):
        ours, theirs = context.Pipe(duplex=False)
        build = context.Process(target=_fill_until_killed, args=(store, theirs))
        build.start()
        assert ours.recv() == 0
        while ours.recv() < 3 + turn:
            pass
        build.kill()
        build.join()
        assert build.exitcode == -signal.SIGKILL
        found = held(store, ["before", *(f"key-{number}" for number in range(3000))])
        assert found["before"] == b"1"
        assert len(found) % 1000 == 1, "a keep is there as a whole or not at all"
        store.keep({"after": b"2"})
        assert held(store, ["after"])


def _fill_until_killed(store: CacheStore, pipe: Connection) -> None:
    for turn in range(10_000):
        pipe.send(turn)
        first = turn % 3 * 1000
        store.keep({f"key-{number}": _incompressible(f"{number}") for number in range(first, first + 1000)})


def test_two_builds_at_once_lose_nothing(store: CacheStore) -> None:
    context = multiprocessing.get_context("spawn")
    builds = [context.Process(target=_fill, args=(store, name)) for name in "xyz"]
    for one in builds:
        one.start()
    for one in builds:
        one.join()
    assert [one.exitcode for one in builds] == [0, 0, 0]
    keys = [f"{name}{number}" for name in "xyz" for number in range(40)]
    assert sorted(held(store, keys)) == sorted(keys)


def _fill(store: CacheStore, name: str) -> None:
    for number in range(40):
        store.keep({f"{name}{number}": b"content" * 100})
        assert held(store, [f"{name}{number}"])


def _incompressible(seed: str, size: int = 960) -> bytes:
    return hashlib.shake_256(seed.encode()).digest(size)
