"""Stretches of documents: however they are cut an index finds the same, and what is kept is what was made."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.entry import Entry
from library.present.search import search_files
from library.search.document import SearchCard, SearchDocument
from library.search.passages import search_text
from library.search.stretch import SearchStretch, stretch_of
from library.search.stretch_codec import decode, encode
from tests.library.nothing_kept import NothingKept
from tests.library.search.index_reader import read_parts, rows
from tests.library.search.small_catalogue import context, entries, texts_of
from tests.library.search.test_index import document, index_of
from tests.library.test_stretches import InMemory, Locked

_words = st.sampled_from(["phân số", "Phân", "bài 1", "hình", "Toán", "<b>", "\u2028", "a\nb"]) | st.text(
    st.characters(codec="utf-8"), max_size=8
)
_cards = st.builds(SearchCard, *[_words] * 5, st.lists(_words, max_size=2).map(tuple), _words, _words)
_phrases = st.lists(_words, max_size=3).map(tuple)
_documents = st.lists(st.builds(SearchDocument, _words, _phrases, _phrases, _cards), max_size=12)


@given(_documents, st.sets(st.integers(0, 12)), st.data())
def test_an_index_is_the_same_however_it_was_cut(
    documents: list[SearchDocument], cuts: set[int], data: st.DataObject
) -> None:
    many = st.lists(_words.map(search_text), min_size=len(documents), max_size=len(documents))
    texts = data.draw(many)
    inside = {at for at in cuts if at < len(documents)}
    assert dict(index_of(documents, texts, inside)) == dict(index_of(documents, texts))


@given(_documents, st.data())
def test_a_stretch_comes_back_equal(documents: list[SearchDocument], data: st.DataObject) -> None:
    many = st.lists(_words.map(search_text), min_size=len(documents), max_size=len(documents))
    stretch = stretch_of(documents, data.draw(many))
    assert decode(encode(stretch), len(documents)) == stretch
    with pytest.raises(ValueError, match=r"."):
        decode(encode(stretch), len(documents) + 1)


@given(st.binary() | st.text().map(str.encode), st.integers(0, 3))
def test_what_is_no_stretch_is_a_value_error_at_most(content: bytes, size: int) -> None:
    try:
        found = decode(content, size)
    except ValueError:
        return
    assert isinstance(found, SearchStretch)


@given(st.data())
def test_a_torn_stretch_is_no_stretch(data: st.DataObject) -> None:
    written = encode(stretch_of([document("Phân số")] * 3, [("phan so", "hinh"), (), ("so",)]))
    at = data.draw(st.integers(0, len(written) - 1))
    with pytest.raises(ValueError, match=r"."):
        decode(written[:at], 3)


def _codes(parts: dict[str, Any], folded: str) -> list[list[int]]:
    """The codes of each row of a syllable, in the heads and in the bodies, as a browser reads them."""
    found: list[list[int]] = []
    for row in rows(parts, "tu"):
        if row[0] == folded:
            numbers = accumulate((ord(step) - 48 for step in row[3]), initial=row[2])  # type: ignore[misc, arg-type]
            next(numbers)
            found.append([256 * one + ord(at) - 48 for one, at in zip(numbers, row[4], strict=True)])  # type: ignore[call-overload, operator]
    return found + [list(accumulate(row[1])) for row in rows(parts, "noi-dung") if row[0] == folded]  # type: ignore[call-overload]


@pytest.mark.parametrize("cuts", [range(0), range(0, 5000, 50), range(7, 5000, 999), range(4998, 5000)])
def test_long_lists_go_on_from_row_to_row_whatever_the_cuts(cuts: Sequence[int]) -> None:
    documents = [document("Phân số" if at % 7 else "Phân") for at in range(5000)]
    texts = [("phan",) if at % 9 else ("hinh", "phan") for at in range(5000)]
    found = _codes(read_parts(index_of(documents, texts, cuts)), "phan")
    heads, bodies = found[: len(found) // 2], found[len(found) // 2 :]
    assert [code for row in heads for code in row] == [256 * at for at in range(5000)]
    assert [code for row in bodies for code in row] == [64 * at + (at % 9 == 0) for at in range(5000)]
    if len(cuts) > 2:
        assert max(map(len, found)) <= 4000


def test_of_what_is_kept_neither_records_nor_texts_are_asked_for() -> None:
    kept = InMemory()
    whole = dict(search_files(context(), texts_of, kept))
    closed = context()
    closed = replace(closed, entries=tuple(replace(one, records=Locked()) for one in closed.entries))
    assert dict(search_files(closed, _no_texts, kept)) == whole
    assert dict(search_files(context(), texts_of, NothingKept())) == whole
    with pytest.raises(AssertionError):
        dict(search_files(closed, texts_of, NothingKept()))


def _no_texts(shown: Sequence[Entry]) -> list[tuple[str, ...]]:
    assert list(shown) == []
    return []


def test_one_edit_asks_for_the_texts_of_its_own_stretch_alone() -> None:
    kept = InMemory()
    list(search_files(context(), texts_of, kept))
    found = list(entries())
    found[9] = replace(found[9], tree="another")
    asked: list[Entry] = []

    def counted(shown: Sequence[Entry]) -> list[tuple[str, ...]]:
        asked.extend(shown)
        return texts_of(shown)

    list(search_files(context(found), counted, kept))
    assert found[9] in asked
    (touched,) = {run for _, run in kept.held if found[9] in run}
    assert asked == list(touched)
