"""Decides which of the four kinds a question is, from what its author typed.

Capital letters make multiple choice. Small letters make true/false only when something says so: a
star, an answer of the shape `ĐSĐS`, the part's heading, or exactly four of them with no sign of an
essay; for `a) ... b) ...` is also how the tasks of an essay are numbered. An answer line without
letters makes a short answer, and all else is an essay.
"""

from collections.abc import Sequence

from library.questions.answer_line import read_numbers, read_truths
from library.questions.choices import Choice
from library.questions.model import QuestionKind
from library.values import dataclass
from library.vietnamese import fold

_FEWEST_WITH_COLONS = 3


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind, and the choices that are its options or statements; `mixed` if both were starred.

    `lettered` says of a short answer that items a), b) stand in its stem: it may be meant as another kind.
    """

    kind: QuestionKind
    choices: tuple[Choice, ...] = ()
    mixed: bool = False
    lettered: bool = False


@dataclass(frozen=True, slots=True)
class Signs:
    """What, besides its letters, tells the kind of a question."""

    essay_tag: bool
    part_kind: QuestionKind | None
    answer: str | None
    claim: str | None
    has_guide: bool


def decide_shape(choices: Sequence[Choice], signs: Signs) -> Shape:
    """The kind of a question, by the order of signs that the module's text describes."""
    if signs.essay_tag:
        return Shape(QuestionKind.ESSAY)
    options, statements = _options(choices), _statements(choices)
    if options:
        mixed = any(statement.starred for statement in statements)
        return Shape(QuestionKind.MULTIPLE_CHOICE, options, mixed)
    if statements and _is_true_false(statements, signs):
        return Shape(QuestionKind.TRUE_FALSE, statements)
    if signs.part_kind is QuestionKind.ESSAY:
        return Shape(QuestionKind.ESSAY)
    claimed = signs.claim is not None and read_numbers(signs.claim) is not None
    if signs.answer is not None or claimed:
        return Shape(QuestionKind.SHORT_ANSWER, lettered=len(statements) > 1)
    return Shape(QuestionKind.ESSAY)


def _options(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """Capital letters; `A:` counts only where it is no speaker in a dialogue."""
    capitals = [choice for choice in choices if choice.letter.isupper()]
    if any(choice.delimiter != ":" for choice in capitals):
        capitals = [choice for choice in capitals if choice.delimiter != ":" or choice.starred]
    elif not any(choice.starred for choice in capitals):
        letters = "".join(choice.letter for choice in capitals)
        if len(letters) < _FEWEST_WITH_COLONS or not "ABCDEFGH".startswith(letters):
            return ()
    if len(capitals) == 1 and capitals[0].letter != "A" and not capitals[0].starred:
        return ()  # one initial in the stem, as in "C. Mác"
    return tuple(capitals)


def _statements(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    small = [choice for choice in choices if choice.letter.islower()]
    return tuple(choice for choice in small if choice.delimiter != ":" or choice.starred)


def _is_true_false(statements: Sequence[Choice], signs: Signs) -> bool:
    if any(statement.starred for statement in statements):
        return True
    answer = signs.answer if signs.answer is not None else signs.claim
    if answer is not None and read_truths(answer) is not None:
        return True
    if signs.part_kind is not None:
        return signs.part_kind is QuestionKind.TRUE_FALSE
    letters = "".join(statement.letter for statement in statements)
    return letters == "abcd" and signs.answer is None and not signs.has_guide


def kind_in_title(title: str) -> QuestionKind | None:
    """The kind of question that a part's title promises; None for a bare `Trắc nghiệm`.

    >>> kind_in_title("Câu trắc nghiệm đúng – sai")
    <QuestionKind.TRUE_FALSE: 'true-false'>
    """
    words = " ".join("".join(c if c.isalnum() else " " for c in fold(title[:200])).split())
    promises = {kind for name, kind in _TITLES.items() if name in words}
    return promises.pop() if len(promises) == 1 else None


_TITLES = {
    "nhieu lua chon": QuestionKind.MULTIPLE_CHOICE,
    "nhieu phuong an": QuestionKind.MULTIPLE_CHOICE,
    "dung sai": QuestionKind.TRUE_FALSE,
    "dung hoac sai": QuestionKind.TRUE_FALSE,
    "tra loi ngan": QuestionKind.SHORT_ANSWER,
    "tu luan": QuestionKind.ESSAY,
}
