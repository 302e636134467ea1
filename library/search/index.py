"""Stretches of documents to the files a search page loads: a table of contents, and parts of bounded size.

A small site is one file; a large one has many, of which a query needs a few. Each file is a script
that hands its data to the page, because a script is all that a page opened from a USB stick may
load. Every part bears a digest that the table of contents names too, so that a stale one in a cache is
noticed, and one that has not changed stays there.
"""

import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from library.search.columns import CHUNK, columns, value_sets
from library.search.document import SearchFacet, SearchTraits
from library.search.number_text import written
from library.search.passages import PASSAGES
from library.search.phrases import (
    Meaning,
    Phrase,
    absent_phrases,
    optional_phrases,
    phrases,
    unprinted_abbreviations,
)
from library.search.postings import Row, body_rows, cut, head_rows, joined
from library.search.script_json import script_json
from library.search.stretch import SearchStretch
from library.values import dataclass

CONTENTS = "muc-luc"
"""The name of the file that is read first."""
BLOCK = 12
"""Cards in a part."""
_HEAD_LIMIT, _BODY_LIMIT = 4_000, 20_000
_DIGIT = re.compile(r"\d")
_ONE_FILE = 60_000


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a family, by its place in it, as JSON."""

    family: str
    at: int
    written: str

    @property
    def name(self) -> str:
        return f"{self.family}-{self.at}"

    @property
    def digest(self) -> str:
        """Four letters: that an older part bears the same happens once in sixteen million times."""
        return urlsafe_b64encode(sha256(f"{self.name}\0{self.written}".encode()).digest()[:3]).decode()


def index_files(
    stretches: Iterable[SearchStretch], traits: Sequence[SearchTraits], facets: Sequence[SearchFacet]
) -> Iterator[tuple[str, bytes]]:
    """The files of the index by name; documents come in the order that ties are left in.

    `traits` are those of all documents, in that order.
    """
    whole = joined(stretches)
    heads = list(cut(head_rows(whole), _HEAD_LIMIT))
    bodies = list(cut(body_rows(whole), _BODY_LIMIT))
    known = {folded for part in (*heads, *bodies) for folded, _ in part}
    sets = value_sets(traits, facets)
    chunks = columns(traits, facets, sets)
    contents = {
        "total": len(traits),
        "chunk": CHUNK,
        "block": BLOCK,
        "passages": PASSAGES,
        "facets": [
            [facet.key, [[value.key, value.label, value.page, value.kind] for value in facet.values], values]
            for facet, values in zip(facets, sets, strict=True)
        ],
        "terms": " ".join(_terms(heads)),
        "heads": [part[0][0] for part in heads],
        "bodies": [part[0][0] for part in bodies],
        "chunks": [[sorted(set(column)) for column in chunk[:-1]] for chunk in chunks],
        "phrases": _phrase_rows(phrases(_names(facets), known)),
        "absent": absent_phrases(
            [*(name for facet in facets for name in facet.absent), *unprinted_abbreviations(known)]
        ),
        "optional": optional_phrases(),
    }
    small = [
        *(_Part("cot", at, script_json([*map(written, chunk)])) for at, chunk in enumerate(chunks)),
        *_row_parts("tu", heads),
        *(_Part("the", at, block) for at, block in enumerate(_blocks(whole.cards))),
    ]
    yield from _files(contents, small, list(_row_parts("noi-dung", bodies)))


def _files(
    contents: Mapping[str, object], small: list[_Part], bodies: list[_Part]
) -> Iterator[tuple[str, bytes]]:
    """One file for all but the bodies where they are small together, else one for each part."""
    calls = {part: _call(part.name, part.digest, part.written) for part in (*small, *bodies)}
    made: dict[str, str] = {}
    for part in calls:
        made[part.family] = made.get(part.family, "") + part.digest
    written = script_json({**contents, "made": made})
    own = small if sum(len(part.written) for part in small) > _ONE_FILE else []
    beside = [] if own else small
    yield f"{CONTENTS}.js", "".join([*map(calls.__getitem__, beside), _call(CONTENTS, "", written)]).encode()
    for part in (*own, *bodies):
        yield f"{part.name}.js", calls[part].encode()


def _call(name: str, digest: str, written: str) -> str:
    return f'KhoSearch.add("{name}","{digest}",{written});\n'


def _row_parts(family: str, parts: Sequence[list[Row]]) -> Iterator[_Part]:
    for at, part in enumerate(parts):
        yield _Part(family, at, "[" + ",".join(written for _, written in part) + "]")


def _terms(heads: Sequence[list[Row]]) -> list[str]:
    """The folded syllables of all heads, against which slips are mended; numbers are no help there."""
    terms = dict.fromkeys(folded for part in heads for folded, _ in part)
    return [term for term in terms if not _DIGIT.search(term)]


def _blocks(cards: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(cards), BLOCK):
        yield f"[{','.join(cards[start : start + BLOCK])}]"


def _names(facets: Sequence[SearchFacet]) -> Mapping[Meaning, Iterable[str]]:
    return {
        (at, index): (value.key, value.label, *value.names)
        for at, facet in enumerate(facets)
        for index, value in enumerate(facet.values)
    }


def _phrase_rows(found: Mapping[str, Phrase]) -> list[list[object]]:
    return [
        [text, [list(meaning) for meaning in sorted(phrase.facets)], sorted(phrase.texts)]
        for text, phrase in sorted(found.items())
    ]
