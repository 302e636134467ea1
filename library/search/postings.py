"""Which documents hold which syllables, and where.

Two inverted lists: that of the heads (title, lessons, keywords) keeps places, so that the order of
syllables counts; that of the bodies says in which passages a syllable stands, so that those of a
query must stand near each other, and is asked only where the heads find little. Both are cut into
parts, of which a query needs a few.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import sub

from library.search.document import SearchDocument
from library.search.number_text import MOST, written
from library.search.passages import PASSAGES
from library.search.syllables import Syllable, syllables

PLACES = 256
"""Places in the head of a document: a code is the document's number times this, plus the place."""
FIELDS = (0, 64, 160)
"""Where the title, the lessons and chapters, and everything else begin."""
EVERYWHERE = 1
"""A syllable with more passages than this for each document is not listed: it tells nothing."""
FEW = 1000
"""In a library smaller than this every syllable is listed."""
_LIMITS = (63, 159, 255)
_PIECE = 4000

Row = Sequence[object]
"""A folded syllable, then what tells where it stands.

In heads: an exact form ("" for the same), the first document, the steps from each document to the next
and the places in them, both as texts. In bodies: codes as differences.
"""


def head_rows(documents: Sequence[SearchDocument]) -> Iterator[Row]:
    """Rows in the order of folded syllables, one for each exact form.

    Differences are small where neighbours are about the same lesson.
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
    for folded, exact in sorted(found):
        form = "" if exact == folded else exact
        codes = found[Syllable(folded, exact)]
        for piece in _split_at_wide_steps(codes):
            steps = (code // PLACES - before // PLACES for before, code in pairwise([piece[0], *piece]))
            places = (code % PLACES for code in piece)
            yield [folded, form, piece[0] // PLACES, written(steps), written(places)]


def body_rows(bodies: Iterable[Sequence[str]]) -> Iterator[Row]:
    """Rows in the order of folded syllables, from the passages of each document as `search_text` makes them.

    A code is the document's number times the most passages, plus the passage; 0 in place of the codes
    says that the syllable stands nearly everywhere.
    """
    found: dict[str, array[int]] = defaultdict(lambda: array("I"))
    count = 0
    for count, body in enumerate(bodies, 1):
        for code, passage in enumerate(body, (count - 1) * PASSAGES):
            for folded in passage.split():
                found[folded].append(code)
    most = count * (EVERYWHERE if count > FEW else PASSAGES)
    for folded in sorted(found):
        codes = found[folded]
        if len(codes) > most:
            yield [folded, 0]
        else:
            yield from ([folded, piece] for piece in _pieces(codes))


def cut(rows: Iterable[tuple[Row, str]], limit: int) -> Iterator[list[tuple[Row, str]]]:
    """Rows with their JSON, in runs of at most `limit` characters (or one long row)."""
    run: list[tuple[Row, str]] = []
    size = 0
    for row, text in rows:
        if run and size + len(text) > limit:
            yield run
            run, size = [], 0
        run.append((row, text))
        size += len(text)
    if run:
        yield run


def _split_at_wide_steps(codes: list[int]) -> Iterator[list[int]]:
    """Codes in pieces that can each be read alone, none too long and without a step too wide to write."""
    start = 0
    for at in range(1, len(codes) + 1):
        if at == len(codes) or at - start == _PIECE or codes[at] - codes[at - 1] > MOST * PLACES:
            yield codes[start:at]
            start = at


def _pieces(codes: Sequence[int]) -> Iterator[list[int]]:
    """Codes as differences; a long list in pieces that can each be read alone."""
    for start in range(0, len(codes), _PIECE):
        piece = codes[start : start + _PIECE]
        yield [piece[0], *map(sub, piece[1:], piece)]
