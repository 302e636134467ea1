"""The data that comes with the package: readable, whole, and read once."""

import dataclasses
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


def test_both_folders_are_read_whole() -> None:
    assert len(data("vocabulary")) == len(dataclasses.fields(builtin.builtin_vocabulary())) == 30
    assert len(data("curriculum")) == len(builtin.builtin_curriculum().programmes) == 24
