"""Lists of small numbers as text: a character for each, which gzip packs better than digits."""

from collections.abc import Iterable
from functools import lru_cache

FIRST = ord("0")
MOST = 50_000
"""Greater numbers are written as this one, which stays below the surrogates."""


def written(numbers: Iterable[int]) -> str:
    """Numbers as text: the character of a number is the one that many after "0".

    >>> written([0, 0, 9, 17])
    '009A'
    """
    return "".join(map(sign, numbers))


@lru_cache(1 << 10)
def sign(number: int) -> str:
    """The character of a number."""
    return chr(FIRST + min(number, MOST))
