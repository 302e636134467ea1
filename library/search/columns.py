"""The values of documents by facet, as columns: what filters, counts and ties are decided by.

Neighbours are alike, so that a column compresses well as a text.
"""

from collections.abc import Sequence

from library.search.document import SearchFacet, SearchTraits

CHUNK = 512
"""Documents in a part of the columns."""

ValueSet = tuple[int, ...]


def value_sets(traits: Sequence[SearchTraits], facets: Sequence[SearchFacet]) -> list[list[ValueSet]]:
    """For each facet the sets of values that occur together ("Lớp 6, 7"), by position, sorted."""
    found: list[list[ValueSet]] = []
    for at, facet in enumerate(facets):
        position = {value.key: index for index, value in enumerate(facet.values)}
        sets = {one.values[at] for one in traits}
        found.append(sorted({tuple(position[key] for key in keys) for keys in sets}))
    return found


def columns(
    traits: Sequence[SearchTraits], facets: Sequence[SearchFacet], sets: Sequence[Sequence[ValueSet]]
) -> list[list[list[int]]]:
    """For each facet the position of its set, document by document, and last the preference."""
    numbers: list[list[int]] = []
    for at, facet in enumerate(facets):
        position = {value.key: index for index, value in enumerate(facet.values)}
        known = {values: index for index, values in enumerate(sets[at])}
        meant: dict[tuple[str, ...], int] = {}
        for one in traits:
            keys = one.values[at]
            if keys not in meant:
                meant[keys] = known[tuple(position[key] for key in keys)]
        numbers.append([meant[one.values[at]] for one in traits])
    numbers.append([one.preference for one in traits])
    return [
        [numbers_of[start : start + CHUNK] for numbers_of in numbers]
        for start in range(0, len(traits), CHUNK)
    ]
