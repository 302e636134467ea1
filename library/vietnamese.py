"""Vietnamese text: normal form, folding, slugs, numerals and collation.

Folding is the one definition of "the same word typed without accents"; search, slugs and "did you
mean" all rest on it. đ is a letter of its own in Unicode and does not decompose, which is why every
engine that only strips combining marks fails on it.
"""

import re
import unicodedata
from functools import lru_cache

_ROMAN = {"i": 1, "v": 5, "x": 10}
_ROMAN_SHAPE = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_NUMBER = re.compile(r"\d")
_NUMBER_OR_CHARACTER = re.compile(r"\d+|\D")
_ALPHABET = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}


class _Bare(dict[int, int | None]):
    """What a code point of a decomposed text becomes without marks; each is looked up once."""

    def __missing__(self, code: int) -> int | None:
        self[code] = bare = None if unicodedata.combining(chr(code)) else code
        return bare


_BARE = _Bare({ord("đ"): ord("d"), ord("Đ"): ord("D")})


def nfc(text: str) -> str:
    """`text` in Unicode normal form C, the form of everything inside the tool."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """`text` without case, tones, vowel marks and the stroke of đ; spaces collapsed.

    >>> fold("Đường  tròn")
    'duong tron'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFD", text).translate(_BARE)
    return " ".join(text.split()).casefold()


def slug(text: str) -> str:
    """An ASCII name for addresses: folded words joined by hyphens.

    >>> slug("Kết nối tri thức")
    'ket-noi-tri-thuc'
    """
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def roman_to_int(text: str) -> int | None:
    """The value of a roman numeral from I to XXXIX; None for anything else."""
    word = text.strip().casefold()
    if not word or not _ROMAN_SHAPE.fullmatch(word):
        return None
    values = [_ROMAN[c] for c in word]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


@lru_cache(65536)
def collation_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """A sort key in the order of Vietnamese dictionaries: letters first, then tones.

    Numbers inside the text sort by value ("Bài 9" before "Bài 10"). The letters' order is
    a ă â b c d đ e ê ... o ô ơ ... u ư; the tones' order is level, huyền, hỏi, ngã, sắc, nặng.
    """
    letters: list[int] = []
    tones: list[int] = []
    normal = unicodedata.normalize("NFC", text.casefold())
    for part in _NUMBER_OR_CHARACTER.findall(normal) if _NUMBER.search(normal) else normal:
        if part.isdecimal():
            letters += (1, int(part[:18]))
        else:
            rank, tone = _RANKS[part]
            letters += rank
            tones.append(tone)
    return tuple(letters), tuple(tones), text


def _other(character: str) -> int:
    """Rank of what is no Vietnamese letter: spaces first, other scripts after the alphabet."""
    return 0 if character.isspace() else ord(character) + (2000 if character.isalpha() else 2)


class _Ranks(dict[str, tuple[tuple[int, ...], int]]):
    """The ranks of a character's letter and of its tone; each is looked up once.

    A tone without a letter of its own marks the one before it.
    """

    def __missing__(self, character: str) -> tuple[tuple[int, ...], int]:
        decomposed = unicodedata.normalize("NFD", character)
        tone = max(_TONES.get(mark, 0) for mark in decomposed)
        letter = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONES))
        rank = _ALPHABET[letter] + 1000 if letter in _ALPHABET else _other(letter) if letter else None
        self[character] = ranks = () if rank is None else (rank,), tone
        return ranks


_RANKS = _Ranks()
