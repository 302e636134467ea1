"""A stretch as bytes and back: lines of text, because a hundred thousand rows are read in each build.

Each column is a line with a space after every value, each card a line.
"""

from library.search.stretch import BodyColumns, HeadColumns, SearchStretch


def encode(stretch: SearchStretch) -> bytes:
    """A stretch as bytes; neither syllables, numbers nor texts of numbers hold a space or a line's end."""
    columns = ("".join([f"{value} " for value in column]) for column in (*stretch.bodies, *stretch.heads))
    return "".join([f"{line}\n" for line in (*columns, *stretch.cards)]).encode()


def decode(content: bytes, size: int) -> SearchStretch:
    """The stretch of so many documents that `encode` wrote; ValueError for anything of another shape."""
    # Line by line, because only some hold letters that take more room in memory.
    *lines, rest = map(bytes.decode, content.split(b"\n"))
    folded, firsts, lasts, differences, folded_head, exact, first, last, steps, places, *cards = lines
    bodies = BodyColumns(_texts(folded), _numbers(firsts), _numbers(lasts), _texts(differences))
    heads = HeadColumns(
        _texts(folded_head), _texts(exact), _numbers(first), _numbers(last), _texts(steps), _texts(places)
    )
    lengths = {*map(len, bodies)}, {*map(len, heads)}
    if rest or len(cards) != size or any(len(one) != 1 for one in lengths):
        raise ValueError(lengths, len(cards))
    return SearchStretch(heads, bodies, tuple(cards))


def _texts(line: str) -> tuple[str, ...]:
    return tuple(line.split(" ")[:-1])


def _numbers(line: str) -> tuple[int, ...]:
    return tuple(map(int, _texts(line)))
