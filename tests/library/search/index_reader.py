"""Reads the files of an index back, for tests that ask what is in them."""

import json
import re
from collections.abc import Iterable
from itertools import accumulate
from typing import Any

from library.search.index import CONTENTS
from library.search.number_text import FIRST
from library.search.postings import PASSAGES

_CALL = re.compile(r'KhoSearch\.add\("([a-z]+(?:-[a-z]+)*(?:-\d+)?)","([\w-]{4}|)",(.*)\);')


def read_parts(files: Iterable[tuple[str, bytes]]) -> dict[str, object]:
    """The data of every part by name; every line of a file is one call, with the digest its contents name."""
    parts: dict[str, Any] = {}
    digests: dict[str, str] = {}
    for _, content in files:
        for line in content.decode().splitlines():
            call = _CALL.fullmatch(line)
            assert call is not None, line[:80]
            name, digests[name], data = call.groups()
            parts[name] = json.loads(data)
    named = {
        f"{family}-{at // 4}": row[at : at + 4]
        for family, row in parts[CONTENTS]["made"].items()
        for at in range(0, len(row), 4)
    }
    assert {**named, CONTENTS: ""} == digests
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
