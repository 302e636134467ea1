"""Stretches in the cache: an edit makes its own anew, and so is what is spoiled; none tells a key."""

from pathlib import Path

import pytest

from build_tools.cache_file import open_file
from build_tools.cache_store import CacheStore
from build_tools.contents import Contents
from library import stretches
from tests.build_tools.small_district import AS_OF, CHAIN, EXAM_TEXT, SmallDistrict, document, exam
from tests.build_tools.test_incremental import built

NAMES = tuple(f"thcs-a/bai-{number}" for number in range(12))
KINDS = ("search-stretch ", "catalogue-stretch ")


@pytest.fixture
def store(tmp_path: Path) -> CacheStore:
    return CacheStore(tmp_path / "cache", b"s" * 32)


@pytest.fixture(scope="module")
def many_once(tmp_path_factory: pytest.TempPathFactory) -> SmallDistrict:
    """A dozen published resources; nothing may change it."""
    district = SmallDistrict(tmp_path_factory.mktemp("many") / "repository")
    for name in NAMES:
        district.put(name, document(f"Bài {name}", "Phân số bằng nhau."))
    district.commit()
    for name in NAMES:
        district.approve(name, *CHAIN)
    return district


@pytest.fixture
def many(many_once: SmallDistrict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallDistrict:
    """A copy of that district, in some stretches of a few."""
    monkeypatch.setattr(stretches, "_USUAL", 3)
    return many_once.copied(tmp_path / "repository")


def kept(store: CacheStore) -> dict[str, bytes]:
    """What is kept of stretches, by key."""
    with open_file(store.folder, writable=False) as database:
        assert database is not None
        keys = [key for (key,) in database.execute("select key from entry") if key.startswith(KINDS)]
    return dict(store.read(keys))


def test_an_edit_makes_its_own_stretches_and_no_others(
    many: SmallDistrict, store: CacheStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(many, store, tmp_path / "out", AS_OF)
    before = kept(store)
    assert len([key for key in before if key.startswith(KINDS[0])]) > 2
    many.put(NAMES[5], document(f"Bài {NAMES[5]}", "Số nguyên."))
    many.commit()
    many.approve(NAMES[5], *CHAIN)
    asked: list[str] = []
    searches = Contents.searches

    def counted(self: Contents, trees: list[str]) -> object:
        asked.extend(trees)
        return searches(self, trees)

    monkeypatch.setattr(Contents, "searches", counted)
    after = built(many, store, tmp_path / "out", AS_OF)
    new = kept(store).keys() - before.keys()
    assert sorted(key.partition(" ")[0] for key in new) == ["catalogue-stretch", "search-stretch"]
    assert 0 < len(asked) < len(NAMES)
    assert after == built(many, CacheStore(tmp_path / "other", b"s" * 32), tmp_path / "clean", AS_OF)
    assert b'"nguyen"' in after["sites/thcs-a/tim-kiem/noi-dung-0.js"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"1\n2", b"\n" * 13, b"a \n" * 40])
def test_a_spoiled_stretch_is_made_anew(
    many: SmallDistrict, store: CacheStore, tmp_path: Path, content: bytes
) -> None:
    wanted = built(many, store, tmp_path / "out", AS_OF)
    whole = kept(store)
    store.keep(dict.fromkeys(whole, content))
    assert built(many, store, tmp_path / "again", AS_OF) == wanted
    assert kept(store) == whole


def test_without_a_cache_and_with_one_that_may_only_be_read_the_files_are_the_same(
    many: SmallDistrict, store: CacheStore, tmp_path: Path
) -> None:
    wanted = built(many, store, tmp_path / "out", AS_OF)
    before = kept(store)
    read_only = CacheStore(store.folder, store.secret, writable=False)
    assert built(many, read_only, tmp_path / "read", AS_OF) == wanted
    many.build(tmp_path / "none")
    assert built(many, read_only, tmp_path / "none", AS_OF) == wanted
    assert kept(store) == before


def test_another_key_of_an_exam_changes_no_stretch(tmp_path: Path) -> None:
    found: list[set[bytes]] = []
    for turn, mark in enumerate(("DAUHIEUMOT", "DAUHIEUHAI")):
        other = SmallDistrict(tmp_path / f"district-{turn}")
        other.put("thcs-a/de", exam(EXAM_TEXT.replace("Vì 3 lớn nhất", mark)))
        other.commit()
        other.approve("thcs-a/de", *CHAIN)
        own = CacheStore(tmp_path / f"cache-{turn}", b"s" * 32)
        built(other, own, tmp_path / f"out-{turn}", AS_OF)
        found.append(set(kept(own).values()))
        assert found[turn]
        assert not any(mark.encode() in content for content in found[turn])
    assert found[0] == found[1]
