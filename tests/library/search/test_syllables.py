"""Text to syllables: what is one, what is kept apart, and that nothing strange breaks it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.search.syllables import LONGEST, syllables


def folded(text: str) -> list[str]:
    return [syllable.folded for syllable in syllables(text)]


def exact(text: str) -> list[str]:
    return [syllable.exact for syllable in syllables(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Đường tròn", "duong tron"),
        ("HOÀ hòa hoa", "hoa hoa hoa"),
        ("Địa lý, vật lí, kỹ thuật, Mỹ", "dia li vat li ki thuat mi"),
        ("quý thuỷ", "quy thuy"),
        ("Chương VI. Phân số", "chuong6 phan so"),
        ("chuong 06", "chuong6"),
        ("Học kì II, tập một", "hoc ki2 tap1"),
        ("Bài 8a", "bai8a"),
        ("một bài toán", "mot bai toan"),
        ("LS&ĐL – H₂SO₄; x² = 12,5", "ls dl h2so4 x2 12 5"),
        ("phan_so-bang\u00a0nhau", "phan so bang nhau"),
        ("<b>&amp; ½ ①", "b amp 12 1"),
        ("", ""),
    ],
)
def test_folding(text: str, wanted: str) -> None:
    assert " ".join(folded(text)) == wanted


def test_accents_are_kept_apart_and_places_of_the_tone_are_not() -> None:
    assert exact("hoà") == exact("hòa") != exact("hoa")
    assert exact("lý") == exact("lí")
    assert len({tuple(exact(word)) for word in ("phân", "phấn", "phần", "phẫn", "phận", "phan")}) == 6
    assert exact("toan5") != exact("toạn")


@given(st.text(max_size=200))
def test_reading_the_folded_syllables_again_changes_nothing(text: str) -> None:
    once = folded(text)
    assert folded(" ".join(once)) == once


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậ HIVX19-–", max_size=60))
def test_letters_may_come_composed_or_apart(text: str) -> None:
    assert syllables(unicodedata.normalize("NFD", text)) == syllables(text)


def test_a_long_word_is_cut_and_a_long_text_read() -> None:
    assert folded("a" * 1_000_000) == ["a" * LONGEST]
    assert len(syllables("phân số " * 100_000)) == 200_000
