"""Answers as teachers and pupils write them: letters, truth values, numbers."""

# ruff: noqa: E501 -- a named case is read best on one line

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.questions.answer_line import (
    claimed_letter,
    claimed_truths,
    has_ambiguous_number,
    read_letter,
    read_numbers,
    read_truths,
)
from library.questions.model import AcceptedAnswer
from library.questions.number_answer import is_ambiguous, is_number, read_accepted


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("B", 1), (" b. ", 1), ("(C)", 2), ("**D**", 3), ("Chọn A", 0), ("câu B.", 1), ("Đáp án B", None),
        ("B. 12 cm", 1), ("B: 12\ncm", 1), ("B) x", 1), ("phương án C", 2), ("H", 7),
        ("I", None), ("", None), ("BC", None), ("B 12", None), ("xem sách", None),
    ],
)  # fmt: skip
def test_letters(text: str, letter: int | None) -> None:
    assert read_letter(text) == letter


@pytest.mark.parametrize(
    ("text", "truths"),
    [
        ("ĐSĐS", "1010"), ("đsđs", "1010"), ("Đ S Đ S", "1010"), ("Đ - S - Đ - S", "1010"), ("Đ, S, Đ, S.", "1010"),
        ("Đúng, Sai, Đúng, Sai", "1010"), ("a) Đúng; b) Sai; c) Đúng; d) Sai", "1010"), ("a-Đ b-S c-Đ d-S", "1010"),
        ("a) Đ b) Đ c) S d) S", "1100"), ("DSDS", "1010"), ("Đ", "1"), ("ĐS", "10"), ("SSSS", "0000"),
        ("", None), ("12", None), ("ĐSXS", None), ("Đúng vì thế", None), ("Đ" * 81, None),
    ],
)  # fmt: skip
def test_truths(text: str, truths: str | None) -> None:
    assert read_truths(text) == (None if truths is None else tuple(one == "1" for one in truths))


@pytest.mark.parametrize(
    "text",
    [
        "12,5", "12.50", "-0,5", "+3", "−7", "– 7", "1 250 000", "1 250,75", "0", "007", "1.250",
        "3/4", "6 / 8", "-3/4", "5/4", "1 1/2", "-1 1/2",
    ],
)  # fmt: skip
def test_numbers(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "12 cm",
        "12,5,0",
        "1,",
        ",5",
        "--3",
        "3/0",
        "1 3/2",
        "1 2 3",
        "12 50",
        "1e5",
        "٣",
        "∞",
        "9" * 61,
        "1/2/3",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12,5", AcceptedAnswer("12,5")),
        ("$12{,}5$", AcceptedAnswer("12,5")),
        ("~ $3/4$", AcceptedAnswer("3/4", any_form=True)),
        ("$~3/4$", AcceptedAnswer("3/4", any_form=True)),
        ("~", None),
        ("$$", None),
        ("mười hai", None),
        ("9" * 121, None),
    ],
)
def test_one_alternative_of_a_key(text: str, expected: AcceptedAnswer | None) -> None:
    assert read_accepted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12,5", ["12,5"]),
        (" 12,5. ", ["12,5"]),
        ("12,5;", ["12,5"]),
        ("12,5 | ~3/4", ["12,5", "~3/4"]),
        ("12,5 | cm", None),
        ("12,5 | ", None),
        ("", None),
        ("1.250", None),
        ("1 | 1.250", None),
        (" | ".join("1" * 21), None),
    ],
)
def test_the_alternatives_of_a_key(text: str, expected: list[str] | None) -> None:
    found = read_numbers(text)
    assert (None if found is None else [("~" if a.any_form else "") + a.written for a in found]) == expected


@pytest.mark.parametrize(
    ("text", "ambiguous"),
    [
        ("1.250", True), ("12.500.000", True), ("-1.250", True), ("$1.250$", True), ("~1.250", True), ("999.999", True),
        ("0.250", False), ("1.25", False), ("1.2500", False), ("1250", False), ("1,250", False), ("1234.567", False),
    ],
)  # fmt: skip
def test_points_that_may_set_off_thousands(text: str, ambiguous: bool) -> None:
    assert is_ambiguous(text) is ambiguous
    assert has_ambiguous_number(f"3 | {text}") is ambiguous


@pytest.mark.parametrize(
    ("solution", "letter"),
    [
        ("Vì $2 > 1$. Chọn B.", 1), ("Vậy đáp án đúng là C", 2), ("nên chọn phương án **D**.", 3), ("Đáp án: A", 0),
        ("Chọn B rồi tính tiếp.", None), ("Vậy chọn đáp án đúng", None), ("", None), ("chọn I", None),
    ],
)  # fmt: skip
def test_the_letter_a_solution_ends_with(solution: str, letter: int | None) -> None:
    assert claimed_letter(solution) == letter


@pytest.mark.parametrize(
    ("solution", "claims"),
    [
        ("a) Đúng vì thế.\nb) Sai vì kia.", {0: True, 1: False}),
        ("a) Đ, b) S; c) S. d) Đ", {0: True, 1: False, 2: False, 3: True}),
        ("a. **Sai**. b: đúng", {0: False, 1: True}),
        ("a) Sai số là 0,1.", {}),
        ("a) Đúng. Kiểm tra lại: a) Sai.", {0: True}),
        ("Cho $a) đúng$", {}),
        ("e) Đúng", {}),
        ("", {}),
    ],
)
def test_what_a_solution_says_of_each_statement(solution: str, claims: dict[int, bool]) -> None:
    assert claimed_truths(solution) == claims


@given(st.text(max_size=70), st.text("0123456789/., +-~|$", max_size=20))
def test_what_a_key_holds_is_a_number(text: str, near: str) -> None:
    for written in (text, near):
        accepted = read_accepted(written)
        assert accepted is None or is_number(accepted.written)


@given(st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=1000), st.booleans())
def test_a_fraction_of_a_key_is_kept_as_it_was_written(value: Fraction, any_form: bool) -> None:
    written = f"{value.numerator}/{value.denominator}"
    assert read_accepted("~" * any_form + written) == AcceptedAnswer(written, any_form)
