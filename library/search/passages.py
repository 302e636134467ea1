"""The text of a page as search keeps it: in passages, for the words of a query must stand near each other."""

from library.search.syllables import folded_in_chunk
from library.vietnamese import nfc

PASSAGES = 64
"""The most passages of a text."""
_WORDS = 24


def search_text(text: str) -> tuple[str, ...]:
    """The folded syllables of a text, passage by passage, each once; words are not joined with their numbers.

    A passage has 24 words, or more where the text would have more than 64 passages.

    >>> search_text("Hai đường thẳng song song")
    ('duong hai song thang',)
    """
    chunks = nfc(text).split()
    length = max(_WORDS, -(-len(chunks) // PASSAGES))
    passages = (chunks[at : at + length] for at in range(0, len(chunks), length))
    return tuple(" ".join(sorted(_listed(passage))) for passage in passages)


def _listed(chunks: list[str]) -> set[str]:
    folded = set[str]().union(*map(folded_in_chunk, chunks))
    return {syllable for syllable in folded if not _tells_nothing(syllable)}


def _tells_nothing(folded: str) -> bool:
    """Single letters and long numbers are on every page of exercises."""
    return len(folded) == 1 or (folded.isdecimal() and len(folded) > 4)
