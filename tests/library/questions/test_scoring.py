"""What an answer earns: all or nothing, and the shares of a true/false question."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.questions.model import AcceptedAnswer, MultipleChoiceKey, ShortAnswerKey, TrueFalseKey
from library.questions.scoring import score_multiple_choice, score_short_answer, score_true_false
from tests.library.questions.scoring_cases import SHORT_ANSWERS, TRUE_FALSE

QUARTER = Fraction(1, 4)


@pytest.mark.parametrize(("chosen", "earned"), [(2, QUARTER), (0, 0), (3, 0), (None, 0)])
def test_one_option(chosen: int | None, earned: Fraction) -> None:
    assert score_multiple_choice(MultipleChoiceKey(right=2), chosen, QUARTER) == earned


@pytest.mark.parametrize(("key", "marks", "share"), TRUE_FALSE)
def test_statements_by_how_many_are_right(key: str, marks: str, share: str) -> None:
    given_marks = [None if mark == "?" else mark == "Đ" for mark in marks]
    truths = tuple(truth == "Đ" for truth in key)
    assert score_true_false(TrueFalseKey(truths=truths), given_marks, Fraction(1)) == Fraction(share)
    assert score_true_false(TrueFalseKey(truths=truths), given_marks, Fraction(2)) == 2 * Fraction(share)


@pytest.mark.parametrize(("accepted", "answer", "right"), SHORT_ANSWERS)
def test_short_answers(accepted: tuple[str, ...], answer: str, right: bool) -> None:
    answers = tuple(AcceptedAnswer(one.removeprefix("~"), one.startswith("~")) for one in accepted)
    earned = score_short_answer(ShortAnswerKey(accepted=answers), answer, Fraction(1, 2))
    assert earned == (Fraction(1, 2) if right else 0)


@given(
    st.lists(st.booleans(), min_size=4, max_size=4),
    st.lists(st.sampled_from([True, False, None]), max_size=4),
)
def test_one_more_statement_right_never_earns_less(truths: list[bool], marks: list[bool | None]) -> None:
    key = TrueFalseKey(truths=tuple(truths))
    padded = [*marks, *[None] * (4 - len(marks))]
    earned = score_true_false(key, padded, Fraction(1))
    assert 0 <= earned <= 1
    for at, truth in enumerate(truths):
        better = [*padded[:at], truth, *padded[at + 1 :]]
        assert score_true_false(key, better, Fraction(1)) >= earned
