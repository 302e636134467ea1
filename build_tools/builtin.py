"""The vocabulary and the programme that come with the package, read once a process.

A finding in our own data is a fault of the tool, not of a teacher: it stops everything.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

import library
from library.curriculum import Curriculum, read_curriculum
from library.diagnostics import Pass, collect
from library.vocabulary import Vocabulary, read_vocabulary

T = TypeVar("T")
_HOME = Path(library.__file__).parent


@cache
def builtin_vocabulary() -> Vocabulary:
    """The controlled terms of the package."""
    return _read(read_vocabulary, "vocabulary")


@cache
def builtin_curriculum() -> Curriculum:
    """The lists of chapters and lessons of the package."""
    return _read(read_curriculum, "curriculum")


def _read(reader: Callable[[Mapping[str, bytes]], Pass[T]], folder: str) -> T:
    value, findings = collect(reader(_files(folder)))
    if findings:
        said = "; ".join(f"{one.location} {one.message('en')}" for one in findings)
        raise AssertionError(said)
    return value


def _files(folder: str) -> Mapping[str, bytes]:
    """The data files of one package, contents by a path that reads well in a finding."""
    found = sorted((_HOME / folder / "data").glob("*.yml"))
    return {f"library/{folder}/data/{path.name}": path.read_bytes() for path in found}
