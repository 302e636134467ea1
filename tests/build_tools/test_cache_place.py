"""Where the cache lies, and whose key it takes."""

from pathlib import Path

import pytest

from build_tools import cache_place
from build_tools.cache_place import open_cache


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOCLIEU_CACHE", "HOCLIEU_CACHE_KEY", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
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
