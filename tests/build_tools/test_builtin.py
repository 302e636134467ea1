"""The data that comes with the package: readable, read once, and named by a digest."""

from pathlib import Path

import library
from build_tools import builtin
from library.curriculum import read_curriculum
from library.diagnostics import collect
from library.vocabulary import read_vocabulary


def data(folder: str) -> dict[str, bytes]:
    home = Path(library.__file__).parent / folder / "data"
    return {path.name: path.read_bytes() for path in home.iterdir()}


def test_our_own_data_has_no_findings() -> None:
    assert collect(read_vocabulary(data("vocabulary")))[1] == []
    assert collect(read_curriculum(data("curriculum")))[1] == []


def test_each_value_is_read_once() -> None:
    assert builtin.builtin_vocabulary() is builtin.builtin_vocabulary()
    assert builtin.builtin_curriculum() is builtin.builtin_curriculum()


def test_the_digest_is_stable_and_covers_both_folders() -> None:
    digest = builtin.builtin_digest()
    assert len(digest) == 64
    builtin.builtin_digest.cache_clear()
    assert builtin.builtin_digest() == digest
    names = {*builtin._files("vocabulary"), *builtin._files("curriculum")}
    assert len(names) == len(data("vocabulary")) + len(data("curriculum")) == 29 + 24
    assert "library/curriculum/data/toan-6-ket-noi-tri-thuc.yml" in names
