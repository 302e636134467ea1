"""Plain writing: lists of people's numbers, which a class list or a register carries with it."""

import codecs
import re
from collections.abc import Iterator
from itertools import islice

from library.diagnostics import Finding, Location, find
from library.rules import files as rules
from library.rules import text as text_rules

FEWEST = 3
"""From how many different numbers on a text is a list of people and no example."""
_READ = 8 * 2**20
_MOST_TOLD = 5
_MARKS_OF_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# Mobile numbers of Viet Nam, and the number of the citizen's card.
NUMBER = re.compile(r"(?<![\d.])(?:(?:\+84|0)[ .-]?[35789]\d(?:[ .-]?\d){7}|0\d{11})(?![\d/])")


def numbers_in_prose(text: str, path: str, first_line: int) -> Iterator[Finding]:
    """The first numbers in a text that look like those of people, each on its line."""
    for match in islice(NUMBER.finditer(text), _MOST_TOLD):
        before = text[: match.start()]
        column = len(before) - before.rfind("\n")
        place = Location(path, first_line + before.count("\n"), column)
        yield find(text_rules.NUMBER_OF_PERSON, place)


def judge_writing(name: str, kind: str, content: bytes) -> Iterator[Finding]:  # noqa: ARG001
    """Whether a text file lists people's numbers."""
    count = numbers_of_people(decoded(content[:_READ]))
    if count:
        yield find(rules.NUMBERS_OF_PEOPLE, Location(name), name=name, count=count)


def decoded(content: bytes) -> str:
    """What is written in a file: UTF-8, or UTF-16 as Excel saves what it calls Unicode text."""
    return content.decode("utf-16" if content.startswith(_MARKS_OF_UTF16) else "utf-8", "replace")


def numbers_of_people(text: str) -> int:
    """How many different numbers of people a text lists; 0 where there are only a few."""
    found = {"".join(filter(str.isdecimal, match)) for match in NUMBER.findall(text)}
    return len(found) if len(found) >= FEWEST else 0
