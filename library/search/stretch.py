"""What neighbouring documents come to in an index, apart from the number of the first of them.

Everything in it is counted from its own first document, so that it is the same wherever it stands.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import sub
from typing import NamedTuple

from library.search.document import SearchCard, SearchDocument
from library.search.number_text import written
from library.search.passages import PASSAGES
from library.search.script_json import script_json
from library.search.syllables import Syllable, syllables
from library.values import dataclass

PLACES = 256
"""The most places in the head of a document."""
FIELDS = (0, 64, 160)
"""Where the title, the lessons and chapters, and everything else begin."""
_LIMITS = (63, 159, 255)


class HeadColumns(NamedTuple):
    """For each folded syllable and exact form the first and the last document that hold it.

    For each place of it, the steps from the document before, and the place in its own, both as texts.
    """

    folded: Sequence[str] = ()
    exact: Sequence[str] = ()
    firsts: Sequence[int] = ()
    lasts: Sequence[int] = ()
    steps: Sequence[str] = ()
    places: Sequence[str] = ()


class BodyColumns(NamedTuple):
    """For each folded syllable the first and the last code, and the differences of all between, as ",1,70".

    A code is the document's number times the most passages, plus the passage.
    """

    folded: Sequence[str] = ()
    firsts: Sequence[int] = ()
    lasts: Sequence[int] = ()
    differences: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SearchStretch:
    """Some documents, fewer than a step between two is wide: who holds what, and their cards as JSON.

    By columns, because there are so many rows that each would cost more than what it says.
    """

    heads: HeadColumns
    bodies: BodyColumns
    cards: Sequence[str]


def stretch_of(documents: Sequence[SearchDocument], texts: Iterable[Sequence[str]]) -> SearchStretch:
    """The stretch of some documents; `texts` are those of their pages, as `search_text` makes them."""
    heads = HeadColumns(*zip(*_head_rows(documents), strict=True))
    bodies = BodyColumns(*zip(*_body_rows(texts), strict=True))
    return SearchStretch(heads, bodies, tuple(_card_json(one.card) for one in documents))


def _head_rows(documents: Iterable[SearchDocument]) -> Iterator[tuple[str, str, int, int, str, str]]:
    for (folded, exact), codes in _head_codes(documents).items():
        holding = [code // PLACES for code in codes]
        steps = written(after - before for before, after in pairwise([holding[0], *holding]))
        places = written(code % PLACES for code in codes)
        yield folded, exact, holding[0], holding[-1], steps, places


def _head_codes(documents: Iterable[SearchDocument]) -> Mapping[Syllable, list[int]]:
    """A code is the document's number times the most places, plus the place."""
    found: dict[Syllable, list[int]] = {}
    for number, document in enumerate(documents):
        base = number * PLACES
        for field, texts in enumerate(((document.title,), document.place, document.more)):
            place, last = base + FIELDS[field], base + _LIMITS[field]
            for text in texts:
                for syllable in syllables(text):
                    codes = found.get(syllable)
                    if codes is None:
                        found[syllable] = [place]
                    elif codes[-1] < place:
                        codes.append(place)
                    place = min(place + 1, last)
                place = min(place + 1, last)
    return found


def _body_rows(texts: Iterable[Sequence[str]]) -> Iterator[tuple[str, int, int, str]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for code, passage in enumerate(text, number * PASSAGES):
            for folded in passage.split():
                found[folded].append(code)
    for folded, codes in found.items():
        differences = "".join([f",{step}" for step in map(sub, codes[1:], codes)])
        yield folded, codes[0], codes[-1], differences


def _card_json(card: SearchCard) -> str:
    return script_json([
        card.title, card.href, card.poster, card.meta, card.length, list(card.badges), card.place,
        card.excerpt,
    ])  # fmt: skip
