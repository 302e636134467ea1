"""What a paper of questions is, with what pupils may see apart from what they may not.

A question has two halves of different types. The public half (`Question`) holds what is printed on
the sheet; the key half (`QuestionKey`) holds the right answer, the solution and the marking guide.
They are paired by position. Nothing in a public half may depend on a secret: options stay in the
order they were written in and carry no mark, and no column is kept, because the star before the
right option would shift it. The `line` of a text is for findings only: it does depend on how long the
solutions above it are, so nothing that is compiled holds one.
"""

from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from library.values import dataclass


class QuestionKind(StrEnum):
    """The four kinds of question of the letter on test papers (CV 7991/BGDĐT-GDTrH)."""

    MULTIPLE_CHOICE = "multiple-choice"
    TRUE_FALSE = "true-false"
    SHORT_ANSWER = "short-answer"
    ESSAY = "essay"


class Level(StrEnum):
    """The three cognitive levels in force; older names are mapped to them."""

    BIET = "biet"
    HIEU = "hieu"
    VAN_DUNG = "van-dung"


@dataclass(frozen=True, slots=True)
class SourceText:
    """Markdown as it was written, and the line it starts on: its n-th line stands n lines below."""

    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFacts:
    """What every question has: its number as printed, where it belongs, and its stem.

    `level_as_written` and `lesson` are the texts of the square tags ("VDC", "bài 23"), "" where
    there is none; `passage` counts from 0 in the paper's passages.
    """

    number: str
    level: Level | None
    level_as_written: str
    lesson: str
    points: Fraction | None
    passage: int | None
    line: int
    stem: SourceText


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleChoice(QuestionFacts):
    """A question with two to eight options, A, B, C ... by position; exactly one is right."""

    kind: ClassVar[QuestionKind] = QuestionKind.MULTIPLE_CHOICE
    options: tuple[SourceText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(QuestionFacts):
    """A stem and four statements, a to d, each true or false by itself."""

    kind: ClassVar[QuestionKind] = QuestionKind.TRUE_FALSE
    statements: tuple[SourceText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortAnswer(QuestionFacts):
    """A question that is answered with a number."""

    kind: ClassVar[QuestionKind] = QuestionKind.SHORT_ANSWER


@dataclass(frozen=True, slots=True, kw_only=True)
class Essay(QuestionFacts):
    """A question that is answered in the pupil's own words and marked by a teacher."""

    kind: ClassVar[QuestionKind] = QuestionKind.ESSAY


Question = MultipleChoice | TrueFalse | ShortAnswer | Essay


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What every key may hold besides the answer: a solution and a marking guide."""

    solution: SourceText | None = None
    guide: SourceText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleChoiceKey(Explanation):
    """The position of the right option, from 0."""

    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalseKey(Explanation):
    """For each statement whether it is true."""

    truths: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class AcceptedAnswer:
    """A number as the teacher wrote it; `any_form` accepts every writing of the same value."""

    written: str
    any_form: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortAnswerKey(Explanation):
    """The numbers that count as right."""

    accepted: tuple[AcceptedAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EssayKey(Explanation):
    """An essay's key is its solution and marking guide alone."""


QuestionKey = MultipleChoiceKey | TrueFalseKey | ShortAnswerKey | EssayKey


@dataclass(frozen=True, slots=True)
class Part:
    """The questions under one `PHẦN` heading; number and title are "" for those before the first.

    `kind` is what the title promises, None where it promises nothing.
    """

    number: str
    title: str
    kind: QuestionKind | None
    introduction: SourceText | None
    questions: tuple[Question, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that several questions ask about (*ngữ liệu*)."""

    text: SourceText


@dataclass(frozen=True, slots=True)
class PublicPaper:
    """All that is printed on the sheet; `preamble` is the text before the first question."""

    parts: tuple[Part, ...]
    passages: tuple[Passage, ...]
    preamble: SourceText | None

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for part in self.parts for question in part.questions)


@dataclass(frozen=True, slots=True)
class PaperKey:
    """The secret half of a paper: one key for each of its questions, in their order."""

    keys: tuple[QuestionKey, ...]


@dataclass(frozen=True, slots=True)
class ParsedPaper:
    """Both halves, as the author sees them; hand `public` alone to whatever makes public pages."""

    public: PublicPaper
    key: PaperKey

    @property
    def pairs(self) -> tuple[tuple[Question, QuestionKey], ...]:
        return tuple(zip(self.public.questions, self.key.keys, strict=True))
