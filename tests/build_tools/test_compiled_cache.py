"""Builds with a cache are the same as those without, byte for byte, whatever happened in between."""

import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from build_tools import compiled_cache as compiled_cache_module
from build_tools import compiling
from build_tools.cache_file import LONG_UNUSED
from build_tools.cache_store import CacheStore
from build_tools.compiled_cache import CompiledCache, compiled_cache
from build_tools.compiling import compile_trees
from build_tools.judging import judge_commit
from build_tools.pipeline import build
from build_tools.shared_cache import shared
from build_tools.shared_cache.keys import WritingKey
from build_tools.shared_cache.shared import SharedCache
from build_tools.shell import shells
from build_tools.site_look import read_look_of
from build_tools.tree_sources import TreeSources
from library.bundle_files import BundleFiles
from library.compile import Programme, compile_bundle
from library.compiled import CompiledBundle
from library.diagnostics import Text
from tests.build_tools.small_district import AS_OF, CHAIN, QUIET, SmallDistrict, document, exam

KEYS = ("thcs-a/mot", "thcs-a/hai", "thcs-a/ba")


@pytest.fixture
def store(tmp_path: Path) -> CacheStore:
    return CacheStore(tmp_path / "cache", b"s" * 32)


def _sources(district: SmallDistrict) -> TreeSources:
    return district.judge().sources


def test_what_is_in_the_cache_is_not_compiled_again(
    district: SmallDistrict, store: CacheStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counted(files: BundleFiles, programme: Programme) -> CompiledBundle:
        asked.append(files.tree)
        return compile_bundle(files, programme)

    monkeypatch.setattr(compiling, "compile_bundle", counted)
    district.put("thcs-a/mot", document())
    district.put("thcs-a/hai", exam())
    district.commit()
    first, _ = compile_trees(district.repository, _sources(district), {}, QUIET, store=store)
    sources = _sources(district)
    asked.clear()
    assert compile_trees(district.repository, sources, {}, QUIET, store=store)[0] == first
    assert asked == []
    district.put("thcs-a/mot", document("Khác"))
    district.commit()
    sources = _sources(district)
    asked.clear()
    compile_trees(district.repository, sources, {}, QUIET, store=store)
    assert asked == [tree for tree in sources if tree not in first]
    compile_trees(district.repository, sources, {"x.yml": b"# another curriculum"}, QUIET, store=store)
    assert set(asked) == set(sources)


def test_what_another_version_of_the_tool_compiled_is_not_taken(
    district: SmallDistrict, store: CacheStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    district.put("thcs-a/mot", document())
    district.commit()
    compile_trees(district.repository, _sources(district), {}, QUIET, store=store)
    assert len(list(compiled_cache(store, {}).read([*_sources(district)]))) == 1
    monkeypatch.setattr(compiled_cache_module, "tool_digest", lambda: "another version")
    assert list(compiled_cache(store, {}).read([*_sources(district)])) == []


def test_a_cold_machine_takes_what_a_trusted_one_compiled(
    district: SmallDistrict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared, "WORTH_ASKING", 1)
    told: list[Text] = []
    writing = WritingKey(b"w" * 32)
    address = str(tmp_path / "share")
    trusted = CacheStore(
        tmp_path / "trusted", b"t" * 32, others=SharedCache(address, {}, writing, told.append), offering=True
    )
    cold = CacheStore(
        tmp_path / "cold", b"c" * 32, others=SharedCache(address, {}, writing.reading, told.append)
    )
    district.put("thcs-a/mot", document())
    district.put("thcs-a/hai", exam())
    district.commit()
    sources = _sources(district)
    first, _ = compile_trees(district.repository, sources, {}, QUIET, store=trusted)
    trusted.give_to_others()
    monkeypatch.setattr(compiling, "compile_bundle", None)
    taken, contents = compile_trees(district.repository, sources, {}, QUIET, store=cold)
    assert taken == first
    assert len(dict(contents.cache.contents(sources))) == len(sources)  # type: ignore[union-attr]
    assert told == []


def test_a_bundle_of_which_the_clone_lacks_a_file_is_not_kept(
    district: SmallDistrict, store: CacheStore
) -> None:
    district.put("thcs-a/mot", document(), note__txt=b"note")
    district.commit()
    sources = _sources(district)
    (tree,) = sources
    lost = sources[tree]["note.txt"].oid
    (district.root / ".git/objects" / lost[:2] / lost[2:]).unlink()
    compile_trees(district.repository, sources, {}, QUIET, store=store)
    assert list(compiled_cache(store, {}).read([tree])) == []


def test_schools_whose_trees_are_all_there_are_not_looked_at_until_that_is_long_ago(
    district: SmallDistrict, store: CacheStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[list[str]] = []

    def counted(self: CompiledCache, trees: Sequence[str]) -> list[str]:
        looked_at.append([*trees])
        return lacks(self, trees)

    lacks = CompiledCache.lacks
    monkeypatch.setattr(CompiledCache, "lacks", counted)
    district.put("thcs-a/mot", document())
    district.put("thcs-b/hai", document("Hai"))
    district.commit()
    for trees in ({"thcs-a/mot", "thcs-b/hai"}, set()):
        looked_at.clear()
        judge_commit(district.repository, "HEAD", district.repository, QUIET, store=store)
        assert looked_at == [sorted(map(district.tree, trees), key=[*district.judge().sources].index)]
    for turn in range(LONG_UNUSED + 1):
        store.keep({f"other {turn}": b""})
    looked_at.clear()
    judge_commit(district.repository, "HEAD", district.repository, QUIET, store=store)
    assert set(looked_at[0]) == {district.tree("thcs-a/mot"), district.tree("thcs-b/hai")}


def test_a_tree_that_went_from_the_cache_is_compiled_anew_when_it_is_looked_at(
    district: SmallDistrict, store: CacheStore
) -> None:
    district.put("thcs-a/mot", document())
    district.commit()
    first = district.judge().compiled[district.tree("thcs-a/mot")]
    judge_commit(district.repository, "HEAD", district.repository, QUIET, store=store)
    with closing(sqlite3.connect(store.file)) as database, database:
        gone = database.execute("delete from entry where key like 'compiled %'").rowcount
    assert gone == 1
    again = judge_commit(district.repository, "HEAD", district.repository, QUIET, store=store)
    assert again.compiled[district.tree("thcs-a/mot")] == first


@pytest.mark.parametrize("seed", range(3))
def test_a_build_with_a_cache_equals_a_clean_one_over_random_edits(
    district: SmallDistrict, store: CacheStore, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    for turn in range(4):
        key = chance.choice(KEYS)
        if chance.random() < 0.2:
            district.put(key, document("Hỏng", "<script>x</script>", lessons="[99/99]"))
        else:
            make = chance.choice((document, exam))
            district.put(key, make(tags=f"[the-{turn}]"))
        district.commit()
        if chance.random() < 0.7:
            _approve_if_possible(district, key)
        clean = _built(district, None, tmp_path / f"clean-{turn}")
        assert _built(district, store, tmp_path / "cached") == clean
        assert _built(district, store, tmp_path / f"warm-{turn}") == clean


def _approve_if_possible(district: SmallDistrict, key: str) -> None:
    if district.judge().compiled[district.tree(key)].publishable:
        district.approve(key, *CHAIN)


def _built(district: SmallDistrict, store: CacheStore | None, out: Path) -> dict[str, bytes]:
    judgement = judge_commit(district.repository, "HEAD", district.repository, QUIET, store=store)
    build(judgement, AS_OF, (), out, {}, QUIET, store)
    files = (path for path in sorted(out.rglob("*")) if path.is_file() and ".hoclieu" not in path.parts)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def test_mkdocs_is_not_asked_twice_for_the_same_look(
    district: SmallDistrict, store: CacheStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    judgement = district.judge()
    first, _ = read_look_of(judgement, store)
    with monkeypatch.context() as patch:
        patch.setattr(shells, "begin_mkdocs", None)
        assert read_look_of(judgement, store)[0].shells == first.shells
    district.change("mkdocs.yml", "Kho Thử", "Kho Khác")
    district.commit()
    assert read_look_of(district.judge(), store)[0].shells.site_name == "Kho Khác"
