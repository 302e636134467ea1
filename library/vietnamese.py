"""Vietnamese text: normal form, folding, slugs, numerals and collation.

Folding is the one definition of "the same word typed without accents"; search, slugs and "did you
mean" all rest on it. đ is a letter of its own in Unicode and does not decompose, which is why every
engine that only strips combining marks fails on it.
"""

import re
import unicodedata
from functools import lru_cache
from sys import maxunicode

_ROMAN = {"i": 1, "v": 5, "x": 10}
_ROMAN_SHAPE = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_NUMBER_OR_WORD = re.compile(r"\d+|\D+")
_TONES_BEGIN = "\x1f"
"""Between the letters and the tones of an order: before everything else."""
_SPACE = " "
"""What a space becomes, among letters and among tones."""
_NUMERAL = "!"
"""Before a number: after a space, and before everything else."""
_FIRST_SIGN, _FIRST_LETTER = 34, 200
"""Where signs and letters come; up to the last letter an order takes a byte for each of its characters."""
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


def collation_key(text: str) -> tuple[str, str]:
    """A sort key in the order of Vietnamese dictionaries, letters first, then tones; and the text itself.

    Numbers inside the text sort by value ("Bài 9" before "Bài 10"). The letters' order is
    a ă â b c d đ e ê ... o ô ơ ... u ư; the tones' order is level, huyền, hỏi, ngã, sắc, nặng.
    """
    words = unicodedata.normalize("NFC", text.casefold()).split(" ")
    letters, tones = zip(*map(_word_key, words), strict=True)
    return f"{_SPACE.join(letters)}{_TONES_BEGIN}{_SPACE.join(tones)}", text


@lru_cache(8192)
def _word_key(word: str) -> tuple[str, str]:
    """The letters and the tones of one word; most titles are made of the same few thousand syllables."""
    runs = _NUMBER_OR_WORD.findall(word)
    letters = (_by_value(run) if run.isdecimal() else run.translate(_LETTERS) for run in runs)
    tones = (run.translate(_MARKS) for run in runs if not run.isdecimal())
    return "".join(letters), "".join(tones)


def _by_value(number: str) -> str:
    """Digits as text whose order is that of their values; longer ones first say how long they are."""
    digits = str(int(number[:18]))
    return f"{_NUMERAL}{len(digits) + 48:c}{digits}"


class _Letters(dict[int, int | None]):
    """The rank of the letter of a code point, as a code point; each is looked up once.

    A tone without a letter of its own has none: it marks the one before it.
    """

    def __missing__(self, code: int) -> int | None:
        bare = "".join(mark for mark in unicodedata.normalize("NFD", chr(code)) if mark not in _TONES)
        letter = unicodedata.normalize("NFC", bare)
        self[code] = rank = _rank(letter) if letter else None
        return rank


class _Marks(dict[int, int]):
    """The rank of the tone of a code point, as a code point; each is looked up once."""

    def __missing__(self, code: int) -> int:
        tones = (_TONES.get(mark, 0) for mark in unicodedata.normalize("NFD", chr(code)))
        self[code] = tone = ord("0") + max(tones)
        return tone


def _rank(letter: str) -> int:
    """Where a letter comes: spaces first, then signs, and other scripts after the alphabet."""
    if letter in _ALPHABET:
        return _ALPHABET[letter] + _FIRST_LETTER
    first = letter[0]  # A few letters keep a second mark that none of theirs can take up, as ḹ does.
    if first.isspace():
        return ord(_SPACE)
    if first.isalpha():
        return min(ord(first) + 2000, maxunicode)
    return min(ord(first) + _FIRST_SIGN, _FIRST_LETTER - 1)


_LETTERS, _MARKS = _Letters(), _Marks()
