"""The index as files: what is in it, what never is, and how large a part may be."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.catalogue import shelf_order
from library.entry import Entry
from library.present.search import search_files, search_page
from library.present.search_traits import search_order
from library.search.document import (
    FACETS,
    SearchCard,
    SearchDocument,
    SearchFacet,
    SearchTraits,
    SearchValue,
)
from library.search.index import index_files
from library.search.passages import search_text
from library.search.postings import body_rows, joined
from library.search.stretch import stretch_of
from tests.library.nothing_kept import NothingKept
from tests.library.sample_entries import with_record
from tests.library.search.index_reader import documents_with, read_parts, rows
from tests.library.search.small_catalogue import context, entries, texts_of

CARD = SearchCard("Tiêu đề", "a.html", "", "Toán", "", (), "", "")
NONE: tuple[SearchFacet, ...] = tuple(SearchFacet(key, ()) for key in FACETS)


def document(title: str) -> SearchDocument:
    return SearchDocument(title, (), (), replace(CARD, title=title))


def index_of(
    documents: Sequence[SearchDocument], texts: Iterable[Sequence[str]], cuts: Iterable[int] = ()
) -> Iterator[tuple[str, bytes]]:
    """The index of documents that nothing tells apart, made of stretches that begin at `cuts`."""
    ends = sorted({0, len(documents), *cuts})
    read = iter(texts)
    parts = [documents[start:end] for start, end in pairwise(ends)]
    stretches = [stretch_of(part, islice(read, len(part))) for part in parts]
    return index_files(stretches, [SearchTraits(((),) * len(FACETS), 0)] * len(documents), NONE)


@given(st.lists(st.text(), max_size=4))
def test_a_row_of_a_body_is_the_json_that_an_encoder_writes(texts: list[str]) -> None:
    stretch = stretch_of([document("")] * len(texts), map(search_text, texts))
    for folded, written in body_rows(joined([stretch])):
        row = json.loads(written)
        assert row[0] == folded
        assert written == json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def test_a_small_site_is_one_file_and_its_bodies() -> None:
    files = dict(search_files(context(), texts_of, NothingKept()))
    assert sorted(files) == ["tim-kiem/muc-luc.js", "tim-kiem/noi-dung-0.js"]
    assert len(files["tim-kiem/muc-luc.js"]) < 60_000


def test_neighbours_in_the_programme_stand_side_by_side_in_the_order_of_the_library() -> None:
    shown = search_order(context(sorted(entries(), key=shelf_order)))
    grades = [term.key for term in context().vocabulary.grades]
    subjects = [term.key for term in context().vocabulary.subjects]

    def place(entry: Entry) -> tuple[object, ...]:
        brief = entry.brief
        return (
            grades.index(brief.grades[0]),
            subjects.index(brief.subject),
            brief.series or "",
            shelf_order(entry),
        )

    assert shown == sorted(entries(), key=place)


def test_a_changed_key_changes_no_byte() -> None:
    without = [with_record(one, released=None) for one in entries() if not one.brief.exam]
    with_keys = [one for one in entries() if not one.brief.exam]
    assert dict(search_files(context(without), texts_of, NothingKept())) == dict(
        search_files(context(with_keys), texts_of, NothingKept())
    )


def test_what_is_for_one_class_is_in_no_index() -> None:
    assert list(search_files(replace(context(), listed=False), texts_of, NothingKept())) == []
    assert list(search_files(context([]), texts_of, NothingKept())) == []


def test_heads_and_bodies_say_who_holds_a_syllable() -> None:
    documents = [document("Phân số"), document("Số nguyên"), document("Hình")]
    parts = read_parts(index_of(documents, [(), ("phan tich",), ()]))
    assert documents_with(parts, "tu", "so") == {0, 1}
    assert documents_with(parts, "tu", "phan") == {0}
    assert documents_with(parts, "noi-dung", "phan") == {1}
    exact = {row[1] for row in rows(parts, "tu") if row[0] == "so"}
    assert exact == {"sô:4"}


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "\u2028\u2029", "__proto__ constructor"]
)
def test_text_of_strangers_stays_text(text: str) -> None:
    for _, content in index_of([document(text)], [search_text(text)]):
        written = content.decode()
        assert "<" not in written
        assert not re.search("[\u2028\u2029]", written)
        assert '"__proto__":' not in written
    card = read_parts(index_of([document(text)], [()]))["the-0"]
    assert card[0][0] == text  # type: ignore[index]


def _large() -> tuple[list[SearchDocument], list[tuple[str, ...]]]:
    """6,000 documents with their texts, of two hundred syllables."""
    words = [f"{a}{b}{c}" for a in "bcdghklmnt" for b in "aeiou" for c in ("", "n", "ng", "t")]

    def some(at: int, steps: Iterable[int]) -> str:
        return " ".join(words[at * step % len(words)] for step in steps)

    documents = [document(f"số {some(at, (1, 3, 7, 11, 13, 17))}") for at in range(6000)]
    return documents, [search_text(some(at, range(1, 61))) for at in range(6000)]


def test_another_text_of_one_document_changes_the_parts_with_its_words_and_no_others() -> None:
    documents, texts = _large()
    before = dict(index_of(documents, texts))
    texts[3000] = search_text(" ".join([*texts[3000], "ban"]))
    after = dict(index_of(documents, texts))
    changed = {name for name in before if after[name] != before[name]}
    assert "muc-luc.js" in changed
    assert 1 < len(changed) < 4 < len([name for name in after if name.startswith("noi-dung")])
    documents[3000] = document(documents[3000].title + " rieng")
    changed = {name for name, content in index_of(documents, texts) if content != after.get(name)}
    assert {name.split("-")[0] for name in changed} == {"muc", "tu", "the"}
    assert len([name for name in changed if name.startswith("the-")]) == 1


def test_parts_of_a_large_library_are_small() -> None:
    files = dict(index_of(*_large()))
    assert len(files) > 100
    assert max(map(len, files.values())) < 60_000
    parts = read_parts(files.items())
    assert documents_with(parts, "tu", "so") == set(range(6000))


def test_filters_are_named_once_with_their_counts() -> None:
    page = search_page(context())
    counts = {facet.key: {o.value: o.count for o in facet.options} for facet in page.facets}
    assert counts["school"] == {"thcs-a": len(entries()) - 2, "thcs-b": 1, "th-an": 1}
    assert sum(counts["subject"].values()) == page.total == len(entries())
    assert "part" not in counts


def test_own_school_then_current_series_then_newest_come_first() -> None:
    def order(found: list[Entry], site: str) -> list[str]:
        parts = read_parts(search_files(context(found, site), texts_of, NothingKept()))
        column = parts["cot-0"][-1]  # type: ignore[index]
        cards = [row[1] for row in parts["the-0"]]  # type: ignore[attr-defined]
        ranked = sorted(zip(column, cards, strict=True))
        return [href.rpartition("/")[2].removesuffix(".html") for _, href in ranked]

    known = {entry.key.id: entry for entry in entries()}
    older, newer = known["tap-hop"], known["uoc-chung"]
    other, reference = known["gk1-toan-6-b"], known["canh-dieu-8"]
    assert order([older, newer, other, reference], "thcs-a") == [
        "uoc-chung",
        "tap-hop",
        "canh-dieu-8",
        "gk1-toan-6-b",
    ]


def test_a_value_has_the_names_of_its_term() -> None:
    facet = SearchFacet("subject", (SearchValue("toan", "Toán", 1, names=("Maths",)),))
    facets = (SearchFacet("grade", ()), facet, *NONE[2:])
    traits = SearchTraits(((), ("toan",), (), (), (), (), ()), 0)
    found = index_files([stretch_of([document("Phân số")], [()])], [traits], facets)
    phrases = read_parts(found)["muc-luc"]["phrases"]  # type: ignore[index]
    assert [row[:2] for row in phrases] == [["maths", [[1, 0]]], ["toan", [[1, 0]]], ["toan:4", [[1, 0]]]]
