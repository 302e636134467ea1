"""Reads the files of an index back, for tests that ask what is in them."""

import json
import re
from collections.abc import Iterable
from itertools import accumulate

from library.search.number_text import FIRST
from library.search.postings import PASSAGES

_CALL = re.compile(r'KhoSearch\.add\("([a-z]+(?:-[a-z]+)*(?:-\d+)?)","([0-9a-f]{12})",(.*)\);')


def read_parts(files: Iterable[tuple[str, bytes]]) -> dict[str, object]:
    """The data of every part by name; every line of a file is one call, all of one generation."""
    parts: dict[str, object] = {}
    generations: set[str] = set()
    for _, content in files:
        for line in content.decode().splitlines():
            call = _CALL.fullmatch(line)
            assert call is not None, line[:80]
            name, generation, data = call.groups()
            parts[name] = json.loads(data)
            generations.add(generation)
    assert len(generations) == 1
    return parts


def rows(parts: dict[str, object], family: str) -> list[list[object]]:
    """The rows of a family of parts, in order."""
    names = sorted(
        (n for n in parts if re.fullmatch(rf"{family}-\d+", n)), key=lambda n: int(n.split("-")[-1])
    )
    return [row for name in names for row in parts[name]]  # type: ignore[attr-defined]


def _documents(row: list[object]) -> Iterable[int]:
    match row:
        case [_, _, int(first), str(steps), str(places)]:
            assert len(steps) == len(places)
            return accumulate((ord(step) - FIRST for step in steps), initial=first)
        case [_, list(differences)]:
            return (code // PASSAGES for code in accumulate(differences))
        case _:
            raise AssertionError(row)


def documents_with(parts: dict[str, object], family: str, folded: str) -> set[int]:
    """The numbers of the documents that hold a syllable, in their heads (tu) or bodies (noi-dung)."""
    found: set[int] = set()
    for row in rows(parts, family):
        if row[0] == folded:
            found |= set(_documents(row))
    return found
