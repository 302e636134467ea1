"""Which term a spelling stands for."""

import pytest

from library.diagnostics import Text
from library.vocabulary import Scheme, Term

SCHEME = Scheme(
    "things",
    Text("Thứ", "Things"),
    (
        Term("hoa-hoc", Text("Hoá học", "Chemistry"), ("Môn Hoá",)),
        Term("hoa", Text("Hoa", "Flower")),
        Term("dia-li", Text("Địa lí", "Geography"), ("Bản đồ",)),
        Term("ban-do", Text("Bàn đỏ", "Red table")),
        Term("key_files", Text("Tệp đáp án", "Key files")),
    ),
)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("hoa-hoc", "hoa-hoc"),
        ("HOA_HOC", "hoa-hoc"),
        ("Hoá học", "hoa-hoc"),
        ("hóa học", "hoa-hoc"),
        ("  hoa   hoc ", "hoa-hoc"),
        ("chemistry", "hoa-hoc"),
        ("mon hoa", "hoa-hoc"),
        ("Hoa", "hoa"),
        ("địa lý", "dia-li"),
        ("DIA LY", "dia-li"),
        ("Địa\u00a0lí", "dia-li"),
        ("Đi\u0323a li\u0301", "dia-li"),
        ("Bản đồ", "dia-li"),
        ("bàn đỏ", "ban-do"),
        ("ban do", "ban-do"),  # the key itself wins over an accented label of another term
        ("bản đỏ", None),  # neither is written so, and both fold alike
        ("key-files", "key_files"),
        ("key_files", "key_files"),
        ("", None),
        ("-", None),
        ("hoá", "hoa"),
        ("sinh học", None),
    ],
)
def test_spellings(written: str, key: str | None) -> None:
    found = SCHEME.find(written)
    assert (found.key if found else None) == key


def test_keys_are_looked_up_exactly() -> None:
    assert SCHEME["hoa"].label.en == "Flower"
    assert SCHEME.get("Hoa") is None
    assert "hoa" in SCHEME
    assert [term.key for term in SCHEME][:2] == ["hoa-hoc", "hoa"]
    with pytest.raises(KeyError):
        SCHEME["none"]


def test_a_part_is_found_within_its_subject() -> None:
    subject = Term("lsdl", Text("Sử Địa", "Both"), parts=SCHEME.terms)
    found = subject.part("Địa lý")
    assert found is not None
    assert found.key == "dia-li"
    assert subject.part("Toán") is None
