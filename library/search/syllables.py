"""Text to the syllables that search compares; `search-syllables.js` is its twin, rule for rule.

A syllable is compared by its folded form and ranked by its exact one. In the exact form the tone
stands behind the letters ("toan:4"), so that "hoà" and "hòa" are one; "lý" and "lí" are one in both. A word
that numbers something takes its number with it: "Chương VI", "chuong 6" and "chuong6" are all
"chuong6", which keeps "chương 1" from meaning grade 1.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from library.vietnamese import nfc, roman_to_int

MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
LONGEST = 40
NUMBERED = frozenset(
    "bai chuong lop khoi ki hk gk ck tap tiet tuan unit quyen".split()  # noqa: SIM905 - a list of words
)
COUNTED_IN_WORDS = {"ki": {"mot": "1", "hai": "2"}, "tap": {"mot": "1", "hai": "2"}}
_WORD = re.compile(rf"[\w{MARKS}]+")
_MARK = re.compile(rf"[{MARKS}]")
_NOT_WORD = re.compile(r"[\W_]+")
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_TONES = {"\u0300": ":1", "\u0309": ":2", "\u0303": ":3", "\u0301": ":4", "\u0323": ":5"}
_Y_FOR_I = frozenset(("hy", "ky", "ly", "my", "sy", "ty"))
_NUMBER = re.compile(r"0*(\d{1,3})([a-z]?)")


class Syllable(NamedTuple):
    """One syllable or word: without accents, and with them in one spelling."""

    folded: str
    exact: str


@lru_cache(1 << 15)
def syllables(text: str) -> tuple[Syllable, ...]:
    """The syllables of a text in order; titles of lessons come again and again, so they are kept.

    >>> [s.folded for s in syllables("Học kì II – Địa lý")]
    ['hoc', 'ki2', 'dia', 'li']
    """
    found: list[Syllable] = []
    before = ""
    for chunk in nfc(text).split():
        for syllable in syllables_in_chunk(chunk):
            if before in NUMBERED:
                number = _number(syllable.folded, before)
                if number:
                    noun = found[-1]
                    found[-1] = Syllable(noun.folded + number, noun.exact + number)
                    before = ""
                    continue
            found.append(syllable)
            before = syllable.folded
    return tuple(found)


@lru_cache(1 << 16)
def syllables_in_chunk(chunk: str) -> tuple[Syllable, ...]:
    """The syllables between two spaces; texts share their chunks, so each is read once."""
    read = map(syllable_of, _WORD.findall(chunk.replace("_", " ")))
    return tuple([syllable for syllable in read if syllable.folded])


def syllable_of(word: str) -> Syllable:
    """What one word is compared by; folded is "" where nothing of it can be compared."""
    if word.isascii():
        folded = word[:LONGEST].lower()
        if not folded.isalnum():
            folded = _NOT_WORD.sub("", folded)
        return (
            Syllable(folded, folded) if folded not in _Y_FOR_I else Syllable(f"{folded[0]}i", f"{folded[0]}i")
        )
    plain = unicodedata.normalize("NFKC", word[:LONGEST]).lower()[:LONGEST]
    apart = unicodedata.normalize("NFD", plain)
    folded = unicodedata.normalize("NFC", _MARK.sub("", apart)).replace("đ", "d")
    folded = _NOT_WORD.sub("", folded)
    if folded == plain:
        exact, tone = plain, ""
    else:
        marks = _TONE.search(apart)
        tone = _TONES[marks.group()] if marks else ""
        exact = _NOT_WORD.sub("", unicodedata.normalize("NFC", _TONE.sub("", apart)))
    if folded in _Y_FOR_I:
        return Syllable(folded[0] + "i", exact[0] + "i" + tone)
    return Syllable(folded, exact + tone)


def _number(folded: str, before: str) -> str:
    """The number a word stands for behind a word that numbers something; "" for none."""
    digits = _NUMBER.fullmatch(folded)
    if digits:
        return str(int(digits.group(1))) + digits.group(2)
    if folded in COUNTED_IN_WORDS.get(before, {}):
        return COUNTED_IN_WORDS[before][folded]
    roman = roman_to_int(folded) if folded.isascii() else None
    return str(roman) if roman else ""
