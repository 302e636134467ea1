"""The index as files: what is in it, what never is, and how large a part may be."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.entry import Entry
from library.present.search import search_files, search_page
from library.search.document import FACETS, SearchCard, SearchDocument, SearchFacet, SearchValue
from library.search.index import body_json, index_files
from library.search.passages import search_text
from library.search.postings import body_rows
from tests.library.sample_entries import with_record
from tests.library.search.index_reader import documents_with, read_parts, rows
from tests.library.search.small_catalogue import context, entries, texts_of

CARD = SearchCard("Tiêu đề", "a.html", "", "Toán", "", (), "", "")
NONE: tuple[SearchFacet, ...] = tuple(SearchFacet(key, ()) for key in FACETS)


def document(title: str) -> SearchDocument:
    return SearchDocument(title, (), (), ((),) * len(FACETS), 0, replace(CARD, title=title))


@given(st.lists(st.text(), max_size=4))
def test_a_row_of_a_body_is_the_json_that_an_encoder_writes(texts: list[str]) -> None:
    for row in body_rows(map(search_text, texts)):
        assert body_json(row) == json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def test_a_small_site_is_one_file_and_its_bodies() -> None:
    files = dict(search_files(context(), texts_of))
    assert sorted(files) == ["tim-kiem/muc-luc.js", "tim-kiem/noi-dung-0.js"]
    assert len(files["tim-kiem/muc-luc.js"]) < 60_000


def test_the_order_of_entries_changes_nothing() -> None:
    wanted = dict(search_files(context(), texts_of))
    found = list(entries())
    for order in (found[::-1], found[20:] + found[:20], found[::2] + found[1::2]):
        assert dict(search_files(context(order), texts_of)) == wanted


def test_a_changed_key_changes_no_byte() -> None:
    without = [with_record(one, released=None) for one in entries() if not one.brief.exam]
    with_keys = [one for one in entries() if not one.brief.exam]
    assert dict(search_files(context(without), texts_of)) == dict(search_files(context(with_keys), texts_of))


def test_what_is_for_one_class_is_in_no_index() -> None:
    assert list(search_files(replace(context(), listed=False), texts_of)) == []
    assert list(search_files(context([]), texts_of)) == []


def test_heads_and_bodies_say_who_holds_a_syllable() -> None:
    documents = [document("Phân số"), document("Số nguyên"), document("Hình")]
    parts = read_parts(index_files(documents, [(), ("phan tich",), ()], NONE))
    assert documents_with(parts, "tu", "so") == {0, 1}
    assert documents_with(parts, "tu", "phan") == {0}
    assert documents_with(parts, "noi-dung", "phan") == {1}
    exact = {row[1] for row in rows(parts, "tu") if row[0] == "so"}
    assert exact == {"sô:4"}


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "\u2028\u2029", "__proto__ constructor"]
)
def test_text_of_strangers_stays_text(text: str) -> None:
    for _, content in index_files([document(text)], [search_text(text)], NONE):
        written = content.decode()
        assert "<" not in written
        assert not re.search("[\u2028\u2029]", written)
        assert '"__proto__":' not in written
    card = read_parts(index_files([document(text)], [()], NONE))["the-0"]
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
    before = dict(index_files(documents, texts, NONE))
    texts[3000] = search_text(" ".join([*texts[3000], "ban"]))
    after = dict(index_files(documents, texts, NONE))
    changed = {name for name in before if after[name] != before[name]}
    assert "muc-luc.js" in changed
    assert 1 < len(changed) < 4 < len([name for name in after if name.startswith("noi-dung")])
    documents[3000] = document(documents[3000].title + " rieng")
    changed = {name for name, content in index_files(documents, texts, NONE) if content != after.get(name)}
    assert {name.split("-")[0] for name in changed} == {"muc", "tu", "the"}
    assert len([name for name in changed if name.startswith("the-")]) == 1


def test_parts_of_a_large_library_are_small() -> None:
    files = dict(index_files(*_large(), NONE))
    assert len(files) > 100
    assert max(map(len, files.values())) < 60_000
    parts = read_parts(files.items())
    assert documents_with(parts, "tu", "so") == set(range(6000))


def test_filters_are_named_once_with_their_counts() -> None:
    page = search_page(context())
    counts = {facet.key: {o.value: o.count for o in facet.options} for facet in page.facets}
    assert counts["school"] == {"thcs-a": len(entries()) - 1, "thcs-b": 1}
    assert sum(counts["subject"].values()) == page.total == len(entries())
    assert "part" not in counts


def test_own_school_then_current_series_then_newest_come_first() -> None:
    def order(found: list[Entry], site: str) -> list[str]:
        parts = read_parts(search_files(context(found, site), texts_of))
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
    one = replace(document("Phân số"), values=((), ("toan",), (), (), (), (), ()))
    phrases = read_parts(index_files([one], [()], facets))["muc-luc"]["phrases"]  # type: ignore[index]
    assert [row[:2] for row in phrases] == [["maths", [[1, 0]]], ["toan", [[1, 0]]], ["toan:4", [[1, 0]]]]
