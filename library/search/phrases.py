"""Which phrases of a query name something to filter by, and which name the same thing as others.

A phrase is written as exact syllables joined by spaces. The browser folds it; whoever types accents
means a phrase only where the accents are its own, so "vẫn" is never the subject "Văn".
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import field

from library.search.expansions import OPTIONAL, SAME
from library.search.syllables import syllables
from library.values import dataclass

_MAY_SLIP = re.compile(r"[a-z]+(?: [a-z]+| 10){0,5}")
_SHORT = re.compile(r"[A-Z]{2,5}")

Meaning = tuple[int, int]
"""A facet and one of its values, by position."""


@dataclass(slots=True)
class Phrase:
    """What one phrase may mean: values of facets, and other phrases for the same thing."""

    facets: set[Meaning] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)


def phrase_of(text: str) -> str:
    """A text as a phrase: its exact syllables.

    >>> phrase_of("Học kì II")
    'hoc:5 ki:12'
    """
    return " ".join(syllable.exact for syllable in syllables(text))


def phrases(names: Mapping[Meaning, Iterable[str]], known: Container[str]) -> dict[str, Phrase]:
    """All phrases with their meanings; `names` are the spellings of every value a site can filter by.

    Of other names only those stay whose folded syllables are all `known` to the index.
    """
    found: dict[str, Phrase] = {}
    for meaning, spellings in names.items():
        for spelling in spellings:
            phrase = phrase_of(spelling)
            if len(phrase) > 1 or phrase.isdecimal():
                found.setdefault(phrase, Phrase()).facets.add(meaning)
    for row in SAME:
        read = {phrase_of(name): syllables(name) for name in row}
        printed = {phrase for phrase, list_ in read.items() if all(s.folded in known for s in list_)}
        for phrase in read:
            if printed - {phrase}:
                found.setdefault(phrase, Phrase()).texts.update(printed - {phrase})
    return found


def absent_phrases(names: Iterable[str]) -> list[str]:
    """What names a thing of which there is nothing here, without accents: "dao duc" is no slip then.

    Nor is some of "tự nhiên và xã hội" found in what has nothing to do with it. A word with a number is never
    taken for a slip.
    """
    found = {" ".join(syllable.folded for syllable in syllables(name)) for name in names}
    return sorted(name for name in found if len(name) > 1 and _MAY_SLIP.fullmatch(name))


def unprinted_abbreviations(known: Container[str]) -> Iterator[str]:
    """Short names of things that no text names: "ADN" is no slip of "ẩn" where nothing speaks of DNA."""
    for row in SAME:
        read = {name: [syllable.folded for syllable in syllables(name)] for name in row}
        if not any(all(folded in known for folded in list_) for list_ in read.values()):
            yield from (name for name in row if _SHORT.fullmatch(name) and len(read[name]) == 1)


def optional_phrases() -> list[str]:
    """The phrases that never keep anything from being found, in a fixed order."""
    return sorted({phrase_of(text) for text in OPTIONAL})
