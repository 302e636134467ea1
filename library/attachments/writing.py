"""Plain writing: lists of people's numbers, which a class list or a register carries with it."""

import re
from collections.abc import Iterator

from library.diagnostics import Finding, Location, find
from library.rules import files as rules

FEWEST = 3
"""From how many different numbers on a text is a list of people and no example."""
_READ = 8 * 2**20

# Mobile numbers of Viet Nam, and the number of the citizen's card.
NUMBER = re.compile(r"(?<![\d.])(?:(?:\+84|0)[ .]?[35789]\d(?:[ .]?\d){7}|0\d{11})(?![\d/])")


def judge_writing(name: str, kind: str, content: bytes) -> Iterator[Finding]:  # noqa: ARG001
    """Whether a text file lists people's numbers."""
    count = numbers_of_people(content[:_READ].decode("utf-8", "replace"))
    if count:
        yield find(rules.NUMBERS_OF_PEOPLE, Location(name), name=name, count=count)


def numbers_of_people(text: str) -> int:
    """How many different numbers of people a text lists; 0 where there are only a few."""
    found = {"".join(filter(str.isdecimal, match)) for match in NUMBER.findall(text)}
    return len(found) if len(found) >= FEWEST else 0
