"""Vietnamese text: folding, slugs, numerals, and the order of the dictionary."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.vietnamese import collation_key, fold, nfc, roman_to_int, slug

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đường  tròn", "duong tron"),
        ("  ĐỀ   KIỂM TRA\tGIỮA KÌ ", "de kiem tra giua ki"),
        ("Phân số\u00a0bằng\nnhau", "phan so bang nhau"),
        ("nghiêng ngả", "nghieng nga"),
        ("hoà – hòa", "hoa – hoa"),
        ("", ""),
        ("Straße", "strasse"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected
    assert fold(unicodedata.normalize("NFD", text)) == expected


def test_every_vietnamese_letter_with_every_tone_folds_to_one_plain_letter() -> None:
    for letter in LETTERS:
        for tone in TONES:
            written = unicodedata.normalize("NFC", letter + tone)
            assert re.fullmatch("[a-z]", fold(written)), written
            assert fold(written.upper()) == fold(written)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_does_not_see_how_accents_are_encoded(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kết nối tri thức", "ket-noi-tri-thuc"),
        ("Bài 8a: Đo – vẽ!", "bai-8a-do-ve"),
        ("--- ???", ""),
        ("日本", ""),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
def test_a_slug_is_safe_in_an_address(text: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug(text))
    assert slug(slug(text)) == slug(text)


@given(st.text())
def test_nfc_is_the_normal_form(text: str) -> None:
    assert nfc(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("I", 1),
        ("iv", 4),
        (" VI ", 6),
        ("IX", 9),
        ("X", 10),
        ("XIV", 14),
        ("xix", 19),
        ("XXVIII", 28),
        ("XXXIX", 39),
    ],
)
def test_roman_numerals(text: str, number: int) -> None:
    assert roman_to_int(text) == number


@pytest.mark.parametrize("text", ["", " ", "iiii", "vv", "ic", "l", "xl", "iix", "6", "hai", "xxxx"])
def test_what_is_no_roman_numeral(text: str) -> None:
    assert roman_to_int(text) is None


def in_order(*words: str) -> None:
    assert sorted(words[1::2] + words[::2], key=collation_key) == list(words)


def test_letters_come_in_the_order_of_the_alphabet() -> None:
    in_order(*LETTERS)
    in_order("da", "dê", "đa", "em", "êm", "oan", "ôn", "ơn", "ta", "tư")


def test_tones_count_only_where_letters_are_alike() -> None:
    in_order("ma", "mà", "mả", "mã", "má", "mạ", "man", "mán", "mâu")
    in_order("hoa", "hóa", "hoàn")


def test_numbers_in_a_title_sort_by_value() -> None:
    in_order("Bài 2", "Bài 9", "Bài 10", "Bài 10a", "Bài 100")
    in_order("Chương 1", "chương 2", "Chương 3")


def test_spaces_come_before_letters_and_other_scripts_after() -> None:
    in_order("số", "số – chữ", "số học", "sốc", "日本")


def test_the_order_of_a_title_takes_a_byte_a_character() -> None:
    assert collation_key("Đường tròn – Bài 23: (ôn tập) “x”")[0].encode("latin-1")


def test_a_tone_without_a_letter_is_no_stumbling_block() -> None:
    in_order("b", "b\u0300", "b\u0301", "c")
    assert collation_key("\u0300") < collation_key("a")


def test_every_character_has_its_place() -> None:
    for character in map(chr, range(sys.maxunicode + 1)):
        assert collation_key(character)[1] == character
    in_order("l", "m", "ḹ")


@given(st.text(), st.text())
def test_different_texts_never_tie(one: str, other: str) -> None:
    assert (collation_key(one) == collation_key(other)) == (one == other)
