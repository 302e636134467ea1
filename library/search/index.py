"""Documents to the files a search page loads: a table of contents, and parts of bounded size.

A small site is one file; a large one has many, of which a query needs a few. Each file is a script
that hands its data to the page, because a script is all that a page opened from a USB stick may
load. Every part bears a digest that the table of contents names too, so that a stale one in a cache is
noticed, and one that has not changed stays there.
"""

import json
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from library.search.columns import CHUNK, columns, value_sets
from library.search.document import SearchCard, SearchDocument, SearchFacet
from library.search.number_text import written
from library.search.passages import PASSAGES
from library.search.phrases import Meaning, Phrase, optional_phrases, phrases
from library.search.postings import Row, body_rows, cut, head_rows

CONTENTS = "muc-luc"
"""The name of the file that is read first."""
BLOCK = 12
"""Cards in a part."""
_HEAD_LIMIT, _BODY_LIMIT = 4_000, 20_000
_DIGIT = re.compile(r"\d")
_ONE_FILE = 60_000
_ESCAPED = re.compile("[<\u2028\u2029]")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
_ESCAPES = str.maketrans({"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"})


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
    documents: Sequence[SearchDocument], texts: Iterable[Sequence[str]], facets: Sequence[SearchFacet]
) -> Iterator[tuple[str, bytes]]:
    """The files of the index by name; documents come in the order that ties are left in.

    `texts` are those of their pages in the same order, as `search_text` makes them; each is read once.
    """
    heads = list(cut(((row, _json(row)) for row in head_rows(documents)), _HEAD_LIMIT))
    bodies = list(cut(((row, body_json(row)) for row in body_rows(texts)), _BODY_LIMIT))
    known = {str(row[0]) for part in (*heads, *bodies) for row, _ in part}
    sets = value_sets(documents, facets)
    chunks = columns(documents, facets, sets)
    contents = {
        "total": len(documents),
        "chunk": CHUNK,
        "block": BLOCK,
        "passages": PASSAGES,
        "facets": [
            [facet.key, [[value.key, value.label, value.page, value.kind] for value in facet.values], values]
            for facet, values in zip(facets, sets, strict=True)
        ],
        "terms": " ".join(_terms(heads)),
        "heads": [part[0][0][0] for part in heads],
        "bodies": [part[0][0][0] for part in bodies],
        "chunks": [[sorted(set(column)) for column in chunk[:-1]] for chunk in chunks],
        "phrases": _phrase_rows(phrases(_names(facets), known)),
        "optional": optional_phrases(),
    }
    small = [
        *(_Part("cot", at, _json([*map(written, chunk)])) for at, chunk in enumerate(chunks)),
        *_row_parts("tu", heads),
        *(_Part("the", at, _json(block)) for at, block in enumerate(_blocks(documents))),
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
    written = _json({**contents, "made": made})
    own = small if sum(len(part.written) for part in small) > _ONE_FILE else []
    beside = [] if own else small
    yield f"{CONTENTS}.js", "".join([*map(calls.__getitem__, beside), _call(CONTENTS, "", written)]).encode()
    for part in (*own, *bodies):
        yield f"{part.name}.js", calls[part].encode()


def _call(name: str, digest: str, written: str) -> str:
    return f'KhoSearch.add("{name}","{digest}",{written});\n'


def body_json(row: Row) -> str:
    """A row of the bodies as compact JSON; a syllable has letters and digits alone, so nothing is escaped.

    There are so many rows that a JSON encoder, begun for each, would take a third of the time of an index.
    """
    folded, codes = row
    written = f"[{','.join(map(str, codes))}]" if isinstance(codes, list) else str(codes)
    return f'["{folded}",{written}]'


def _row_parts(family: str, parts: Sequence[list[tuple[Row, str]]]) -> Iterator[_Part]:
    for at, part in enumerate(parts):
        yield _Part(family, at, "[" + ",".join(written for _, written in part) + "]")


def _terms(heads: Sequence[list[tuple[Row, str]]]) -> list[str]:
    """The folded syllables of all heads, against which slips are mended; numbers are no help there."""
    terms = dict.fromkeys(str(row[0]) for part in heads for row, _ in part)
    return [term for term in terms if not _DIGIT.search(term)]


def _blocks(documents: Sequence[SearchDocument]) -> Iterator[list[list[object]]]:
    for start in range(0, len(documents), BLOCK):
        yield [_card_row(document.card) for document in documents[start : start + BLOCK]]


def _card_row(card: SearchCard) -> list[object]:
    return [
        card.title, card.href, card.poster, card.meta, card.length, list(card.badges), card.place,
        card.excerpt,
    ]  # fmt: skip


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


def _json(value: object) -> str:
    """Compact JSON that may stand in a script, and in a page."""
    text = _encode(value)
    return text.translate(_ESCAPES) if _ESCAPED.search(text) else text
