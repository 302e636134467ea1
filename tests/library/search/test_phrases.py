"""Phrases that name values and other names of the same thing."""

from library.search.expansions import NAMES, OPTIONAL, SAME
from library.search.phrases import (
    absent_phrases,
    optional_phrases,
    phrase_of,
    phrases,
    unprinted_abbreviations,
)


def test_a_value_is_named_by_every_spelling() -> None:
    found = phrases({(0, 1): ("Học kì I", "HKI"), (1, 2): ("học kì 1",)}, known=())
    assert found[phrase_of("học kỳ 1")].facets == {(0, 1), (1, 2)}
    assert found["hki"].facets == {(0, 1)}


def test_single_letters_name_nothing_but_grades_are_numbers() -> None:
    assert set(phrases({(0, 0): ("T", "6", "Toán")}, known=())) == {"6", phrase_of("Toán")}


def test_other_names_stay_only_where_they_are_printed() -> None:
    printed = phrases({}, known={"thales"})
    assert printed[phrase_of("Ta-lét")].texts == {phrase_of("Thalès"), "thales"}
    assert phrase_of("Pi-ta-go") not in printed
    assert phrases({}, known=()) == {}


def test_what_is_absent_is_known_by_its_names() -> None:
    names = ("GDCD", "Đạo đức", "đạo đức", "Đạo Đức", "T", "thi vào 10", "Giáo dục công dân", "lớp 1", "l1")
    assert absent_phrases(names) == ["dao duc", "gdcd", "giao duc cong dan", "thi vao 10"]


def test_abbreviations_of_what_no_text_names_are_no_slips_of_other_words() -> None:
    assert {"ADN", "DNA", "ARN"} <= set(unprinted_abbreviations(known=()))
    assert not {"ADN", "DNA"} & set(unprinted_abbreviations(known={"dna"}))


def test_the_data_is_clean() -> None:
    rows = [*NAMES.values(), *SAME, OPTIONAL]
    for row in rows:
        assert len(set(row)) == len(row)
        assert all(text == text.strip() and phrase_of(text) for text in row)
    assert all(len(row) > 1 for row in SAME)
    assert optional_phrases() == sorted(set(optional_phrases()))
