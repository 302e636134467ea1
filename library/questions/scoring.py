"""What an answer earns, in exact fractions of a point.

The shares of a true/false question are those of the annex of CV 7991/BGDĐT-GDTrH of 17/12/2024 (and
of the national exam from 2025): one statement right earns a tenth of the question's points, two a
quarter, three a half, four all of them. The same rules run in JavaScript on the pupils' pages;
`tests/library/questions/scoring_cases.py` has the tables that both must pass.
"""

from collections.abc import Sequence
from fractions import Fraction

from library.questions.model import MultipleChoiceKey, ShortAnswerKey, TrueFalseKey
from library.questions.number_answer import accepts

TRUE_FALSE_SHARES = (Fraction(0), Fraction(1, 10), Fraction(1, 4), Fraction(1, 2), Fraction(1))


def score_multiple_choice(key: MultipleChoiceKey, chosen: int | None, points: Fraction) -> Fraction:
    """All points for the right option (counted from 0), none for another or for no choice."""
    return points if chosen == key.right else Fraction(0)


def score_true_false(key: TrueFalseKey, marks: Sequence[bool | None], points: Fraction) -> Fraction:
    """Points by the number of the four statements judged rightly; None is a statement left open."""
    right = sum(mark is truth for mark, truth in zip(marks, key.truths, strict=False))
    return points * TRUE_FALSE_SHARES[right]


def score_short_answer(key: ShortAnswerKey, answer: str, points: Fraction) -> Fraction:
    """All points for an answer that one of the accepted numbers matches."""
    matched = any(accepts(accepted, answer) for accepted in key.accepted)
    return points if matched else Fraction(0)
