"""The text of a page as search keeps it: in passages, for the words of a query must stand near each other."""

from functools import lru_cache

from library.search.syllables import syllables_in_chunk
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
    return set[str]().union(*map(_telling, chunks))


@lru_cache(1 << 16)
def _telling(chunk: str) -> tuple[str, ...]:
    """The folded syllables between two spaces that tell something; texts share their chunks.

    Single letters and long numbers are on every page of exercises.
    """
    return tuple(
        [
            syllable.folded
            for syllable in syllables_in_chunk(chunk)
            if len(syllable.folded) > 1 and not (len(syllable.folded) > 4 and syllable.folded.isdecimal())
        ]
    )
