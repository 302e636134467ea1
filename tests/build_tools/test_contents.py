"""The texts of compiled bundles: the same whether they were kept, held, or lost and compiled anew."""

from pathlib import Path

import pytest

from build_tools.cache_store import CacheStore
from build_tools.compiling import compile_trees
from build_tools.contents import Contents
from tests.build_tools.small_district import QUIET, SmallDistrict, document, exam


@pytest.fixture
def store(tmp_path: Path) -> CacheStore:
    return CacheStore(tmp_path / "cache", b"s" * 32)


def _contents(district: SmallDistrict, store: CacheStore | None) -> tuple[list[str], Contents]:
    sources = district.judge().sources
    compiled, contents = compile_trees(district.repository, sources, {}, QUIET, store=store)
    return list(compiled), contents


def test_texts_are_the_same_from_the_cache_from_memory_and_compiled_anew(
    district: SmallDistrict, store: CacheStore
) -> None:
    district.put("thcs-a/mot", document())
    district.put("thcs-a/hai", exam())
    district.commit()
    trees, kept = _contents(district, store)
    _, held = _contents(district, None)
    assert len(trees) == 2
    assert (kept.held, sorted(held.held)) == ({}, sorted(trees))
    texts, searches = held.of(trees), list(held.searches(trees))
    assert any(text.secret.keys for text in texts.values())
    assert all(searches)
    assert (kept.of(trees), list(kept.searches(trees))) == (texts, searches)
    store.clear()
    assert (kept.of(trees), list(kept.searches(trees))) == (texts, searches)


def test_what_each_tree_is_found_by_comes_in_the_order_asked_for(district: SmallDistrict) -> None:
    district.put("thcs-a/mot", document("Hình thang"))
    district.put("thcs-a/hai", document("Hình thoi", "Bốn cạnh bằng nhau."))
    district.commit()
    trees, contents = _contents(district, None)
    one, other = contents.searches(trees)
    assert list(contents.searches(trees[::-1])) == [other, one]
    assert one != other
    assert list(contents.searches([])) == []


def test_a_cache_that_must_not_be_written_leaves_texts_in_memory(
    district: SmallDistrict, store: CacheStore
) -> None:
    district.put("thcs-a/mot", document())
    district.commit()
    trees, contents = _contents(district, CacheStore(store.folder, store.secret, writable=False))
    assert sorted(contents.held) == sorted(trees)
    assert not store.file.exists()
