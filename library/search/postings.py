"""Which documents hold which syllables, and where.

Two inverted lists: that of the heads (title, lessons, keywords) keeps places, so that the order of
syllables counts; that of the bodies says only which documents hold a syllable, and is asked only
where the heads find little. Both are cut into parts, of which a query needs a few.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from library.search.document import SearchDocument
from library.search.syllables import Syllable, folded_set, syllables

PLACES = 256
"""Places in the head of a document: a code is the document's number times this, plus the place."""
FIELDS = (0, 64, 160)
"""Where the title, the lessons and chapters, and everything else begin."""
EVERYWHERE = 0.5
"""A syllable that stands in more of the bodies than this is not listed: it tells nothing."""
FEW = 1000
"""In a library smaller than this every syllable is listed."""
_LIMITS = (63, 159, 255)

Row = list[object]


def head_rows(documents: Sequence[SearchDocument]) -> list[Row]:
    """A row for each folded syllable in order: itself, then each exact form with its codes.

    Codes stand as differences, which are small where neighbours are about the same lesson.
    """
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
    rows: dict[str, Row] = {}
    for syllable in sorted(found):
        row = rows.setdefault(syllable.folded, [syllable.folded])
        row += ["" if syllable.exact == syllable.folded else syllable.exact, _differences(found[syllable])]
    return list(rows.values())


def body_rows(documents: Sequence[SearchDocument]) -> list[Row]:
    """A row for each folded syllable in order: itself, then the numbers of documents as differences.

    0 in place of the numbers says that it stands nearly everywhere.
    """
    found: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        for folded in folded_set(document.body):
            if len(folded) > 1 and not (folded.isdecimal() and len(folded) > 4):
                found.setdefault(folded, []).append(number)
    most = len(documents) * EVERYWHERE if len(documents) > FEW else len(documents)
    return [
        [folded, _differences(found[folded]) if len(found[folded]) <= most else 0] for folded in sorted(found)
    ]


def cut(rows: Iterable[tuple[Row, str]], limit: int) -> Iterator[list[tuple[Row, str]]]:
    """Rows with their JSON, in runs of at most `limit` characters (or one long row)."""
    run: list[tuple[Row, str]] = []
    size = 0
    for row, written in rows:
        if run and size + len(written) > limit:
            yield run
            run, size = [], 0
        run.append((row, written))
        size += len(written)
    if run:
        yield run


def _differences(numbers: list[int]) -> list[int]:
    return [numbers[0], *(after - before for before, after in pairwise(numbers))]
