"""The values of documents by facet, as columns: what filters, counts and ties are decided by.

A column is written as a text with a character for each document: neighbours are alike, so it
compresses well.
"""

from collections.abc import Sequence

from library.search.document import SearchDocument, SearchFacet

CHUNK = 2048
"""Documents in a part of the columns."""

FIRST = ord("0")
MOST = 50_000
"""Greater numbers are written as this one, which stays below the surrogates."""

ValueSet = tuple[int, ...]


def value_sets(documents: Sequence[SearchDocument], facets: Sequence[SearchFacet]) -> list[list[ValueSet]]:
    """For each facet the sets of values that occur together ("Lớp 6, 7"), by position, sorted."""
    found: list[list[ValueSet]] = []
    for at, facet in enumerate(facets):
        position = {value.key: index for index, value in enumerate(facet.values)}
        sets = {document.values[at] for document in documents}
        found.append(sorted({tuple(position[key] for key in keys) for keys in sets}))
    return found


def columns(
    documents: Sequence[SearchDocument], facets: Sequence[SearchFacet], sets: Sequence[Sequence[ValueSet]]
) -> list[list[list[int]]]:
    """For each facet the position of its set, document by document, and last the preference."""
    numbers: list[list[int]] = []
    for at, facet in enumerate(facets):
        position = {value.key: index for index, value in enumerate(facet.values)}
        known = {values: index for index, values in enumerate(sets[at])}
        meant: dict[tuple[str, ...], int] = {}
        for document in documents:
            keys = document.values[at]
            if keys not in meant:
                meant[keys] = known[tuple(position[key] for key in keys)]
        numbers.append([meant[document.values[at]] for document in documents])
    numbers.append([document.preference for document in documents])
    return [
        [numbers_of[start : start + CHUNK] for numbers_of in numbers]
        for start in range(0, len(documents), CHUNK)
    ]


def written(column: Sequence[int]) -> str:
    """A column as text: the character of a number is the one that many after "0".

    >>> written([0, 0, 9, 17])
    '009A'
    """
    return "".join(map(chr, (FIRST + min(number, MOST) for number in column)))
