"""Which documents hold which syllables, and where, joined from stretches of them.

Two inverted lists: that of the heads (title, lessons, keywords) keeps places, so that the order of
syllables counts; that of the bodies says in which passages a syllable stands, so that those of a
query must stand near each other, and is asked only where the heads find little. Both are cut into
parts, of which a query needs a few.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import add, sub
from typing import TypeVar

from library.search.number_text import MOST, sign
from library.search.passages import PASSAGES
from library.search.script_json import script_json
from library.search.stretch import SearchStretch
from library.values import dataclass

EVERYWHERE = 1
"""A syllable with more passages than this for each document is not listed: it tells nothing."""
FEW = 1000
"""In a library smaller than this every syllable is listed."""
_PIECE = 4000
"""Codes of a row, unless one stretch alone has more."""

Row = tuple[str, str]
"""A folded syllable, and as JSON a list of it with what tells where it stands.

In heads: an exact form ("" for the same), the first document, the steps from each document to the next
and the places in them, both as texts. In bodies: codes as differences; 0 in place of them says that the
syllable stands nearly everywhere. There are so many rows that a JSON encoder, begun for each, would take a
third of the time of an index; and syllables have letters and digits alone, so nothing of them is escaped.
"""

_HeadRun = tuple[int, int, str, str]
"""What one stretch has for a row: the first and the last document, the steps, the places."""
_BodyRun = tuple[int, int, str]
"""What one stretch has for a row: the first and the last code, the differences."""
_Run = TypeVar("_Run", _HeadRun, _BodyRun)


@dataclass(frozen=True, slots=True)
class Joined:
    """Stretches joined: their runs for each row, and their cards."""

    heads: dict[tuple[str, str], list[_HeadRun]]
    bodies: dict[str, list[_BodyRun]]
    cards: list[str]


def joined(stretches: Iterable[SearchStretch]) -> Joined:
    """Stretches joined in their order; each is asked for when the one before has been looked at."""
    heads: dict[tuple[str, str], list[_HeadRun]] = defaultdict(list)
    bodies: dict[str, list[_BodyRun]] = defaultdict(list)
    cards: list[str] = []
    for stretch in stretches:
        base, one = len(cards), stretch.heads
        rows = zip(one.folded, one.exact, one.firsts, one.lasts, one.steps, one.places, strict=True)
        for folded, exact, first, last, steps, places in rows:
            heads[folded, exact].append((base + first, base + last, steps, places))
        base, other = len(cards) * PASSAGES, stretch.bodies
        listed = zip(other.folded, other.firsts, other.lasts, other.differences, strict=True)
        for folded, first, last, differences in listed:
            bodies[folded].append((base + first, base + last, differences))
        cards += stretch.cards
    return Joined(heads, bodies, cards)


def head_rows(of: Joined) -> Iterator[Row]:
    """Rows in the order of folded syllables, one for each exact form.

    Differences are small where neighbours are about the same lesson.
    """
    for folded, exact in sorted(of.heads):
        whole = of.heads[folded, exact]
        for piece in _pieces(whole, [len(places) for *_, places in whole], MOST):
            yield folded, _head_json(folded, "" if exact == folded else exact, piece)


def body_rows(of: Joined) -> Iterator[Row]:
    """Rows in the order of folded syllables."""
    count = len(of.cards)
    most = count * (EVERYWHERE if count > FEW else PASSAGES)
    for folded in sorted(of.bodies):
        whole = of.bodies[folded]
        codes = _differences(whole)
        known = codes.count(",") + 1
        if known > most:
            yield folded, f'["{folded}",0]'
        elif known <= _PIECE:
            yield folded, f'["{folded}",[{codes}]]'
        else:
            sizes = [differences.count(",") + 1 for *_, differences in whole]
            for piece in _pieces(whole, sizes, count * PASSAGES):
                yield folded, f'["{folded}",[{_differences(piece)}]]'


def cut(rows: Iterable[Row], limit: int) -> Iterator[list[Row]]:
    """Rows in runs of at most `limit` characters (or one long row)."""
    run: list[Row] = []
    size = 0
    for row in rows:
        if run and size + len(row[1]) > limit:
            yield run
            run, size = [], 0
        run.append(row)
        size += len(row[1])
    if run:
        yield run


def _pieces(runs: Sequence[_Run], sizes: Sequence[int], widest: int) -> Iterator[Sequence[_Run]]:
    """Runs of so many codes in pieces that can each be read alone, none too long.

    No step of a piece is wider than `widest`.
    """
    start = count = 0
    for at, (run, size) in enumerate(zip(runs, sizes, strict=True)):
        if at > start and (count + size > _PIECE or run[0] - runs[at - 1][1] > widest):
            yield runs[start:at]
            start, count = at, 0
        count += size
    yield runs[start:]


def _head_json(folded: str, form: str, piece: Sequence[_HeadRun]) -> str:
    first, before, begun, _ = piece[0]
    steps = [begun]
    for start, end, inside, _ in piece[1:]:
        steps += (sign(start - before), inside[1:])
        before = end
    places = "".join([run[3] for run in piece])
    return f'["{folded}","{form}",{first},{script_json("".join(steps))},{script_json(places)}]'


def _differences(runs: Iterable[_BodyRun]) -> str:
    """The codes of some runs as one list of differences."""
    firsts, lasts, differences = zip(*runs, strict=True)
    steps = map(sub, firsts, (0, *lasts))
    return ",".join(map(add, map(str, steps), differences))
