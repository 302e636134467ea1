"""Where the cache lies, and whose key it takes."""

from pathlib import Path

import pytest

from build_tools import cache_place
from build_tools.cache_place import open_cache, open_sharing_cache
from build_tools.shared_cache.keys import WritingKey
from build_tools.shared_cache.shared import SharedCache
from library.diagnostics import Text

KEY = WritingKey(b"w" * 32)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "HOCLIEU_CACHE",
        "HOCLIEU_CACHE_KEY",
        "XDG_CACHE_HOME",
        "XDG_CONFIG_HOME",
        cache_place.SHARED,
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_it_lies_in_the_home_and_its_key_apart_from_it(home: Path) -> None:
    store = open_cache()
    assert store is not None
    assert store.folder == home / ".cache/hoclieu"
    key = home / ".config/hoclieu/cache.key"
    assert key.read_bytes() == store.secret
    assert key.stat().st_mode & 0o777 == 0o600
    assert open_cache() == store


def test_it_lies_where_it_is_told_to(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "shared"))
    store = open_cache()
    assert store is not None
    assert store.folder == home / "shared/hoclieu"
    monkeypatch.setenv(cache_place.FOLDER, str(home / "own"))
    store = open_cache()
    assert store is not None
    assert store.folder == home / "own"


def test_a_key_that_others_can_read_or_of_another_length_is_not_used(home: Path) -> None:
    assert open_cache() is not None
    key = home / ".config/hoclieu/cache.key"
    key.chmod(0o644)
    assert open_cache() is None
    key.chmod(0o600)
    key.write_bytes(b"short")
    assert open_cache() is None


def test_a_reader_for_strangers_makes_no_key(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache_place.READ_ONLY, "1")
    assert open_cache() is None
    assert list(home.iterdir()) == []
    monkeypatch.delenv(cache_place.READ_ONLY)
    assert open_cache() is not None
    monkeypatch.setenv(cache_place.READ_ONLY, "1")
    store = open_cache()
    assert store is not None
    assert not store.writable


@pytest.fixture
def told() -> list[Text]:
    return []


def test_it_is_shared_at_the_address_that_is_named(
    home: Path, told: list[Text], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert open_sharing_cache(told.append) == open_cache()
    monkeypatch.setenv(cache_place.SHARED, "s3://kho/hoclieu")
    monkeypatch.setenv(cache_place.SHARED_OPTIONS, '{"endpoint_url": "https://s3.example.vn"}')
    for key, writes in ((KEY.text, True), (KEY.reading.text + "\n", False)):
        monkeypatch.setenv(cache_place.SHARED_KEY, key)
        store = open_sharing_cache(told.append)
        assert store is not None
        assert isinstance(store.others, SharedCache)
        assert store.others.address == "s3://kho/hoclieu"
        assert store.others.options == {"endpoint_url": "https://s3.example.vn"}
        assert store.offering == writes
        preview = open_sharing_cache(told.append, offering=False)
        assert preview is not None
        assert not preview.offering
    assert told == []


@pytest.mark.parametrize(
    ("key", "options", "named"),
    [
        ("", "", "SHARED_KEY"),
        ("x", "{}", "SHARED_KEY"),
        (KEY.text, "{", "OPTIONS"),
        (KEY.text, "[]", "OPTIONS"),
    ],
)
def test_it_is_not_shared_without_a_key_or_with_nonsense_and_that_is_told(
    home: Path, told: list[Text], monkeypatch: pytest.MonkeyPatch, key: str, options: str, named: str
) -> None:
    monkeypatch.setenv(cache_place.SHARED, "s3://kho/hoclieu")
    monkeypatch.setenv(cache_place.SHARED_KEY, key)
    monkeypatch.setenv(cache_place.SHARED_OPTIONS, options)
    assert open_sharing_cache(told.append) == open_cache()
    assert len(told) == 1
    assert named in told[0].en


@pytest.mark.parametrize("address", ["memory://hoclieu", "memory:", "data:,", "simplecache::MEMORY://x"])
def test_what_ends_with_this_process_is_no_place_to_share_and_that_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    told: list[Text] = []
    monkeypatch.setenv(cache_place.SHARED, address)
    monkeypatch.setenv(cache_place.SHARED_KEY, KEY.text)
    assert open_sharing_cache(told.append) == open_cache()
    (only,) = told
    assert "neither another machine nor the next run sees" in only.en
    assert "name a folder on a share" in only.en


def test_a_cache_that_nothing_can_be_added_to_asks_nobody(
    home: Path, told: list[Text], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert open_cache() is not None
    monkeypatch.setenv(cache_place.READ_ONLY, "1")
    monkeypatch.setenv(cache_place.SHARED, "s3://kho/hoclieu")
    monkeypatch.setenv(cache_place.SHARED_KEY, KEY.text)
    store = open_sharing_cache(told.append)
    assert store is not None
    assert store.others is None
