"""What a resource itself says, apart from the page around it.

It names no site, so that it is made once for all the sites that show it, and for its copies.
"""

from typing import Literal

from library.pages.html import NO_HTML, Html
from library.values import dataclass

QuestionKind = Literal["multiple-choice", "true-false", "short-answer", "essay"]


@dataclass(frozen=True, slots=True)
class OptionView:
    """A choice (A-D) or a statement (a-d)."""

    letter: str
    html: Html


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """One question; `passage` stands before it where a passage begins here, `passage_anchor` names its own.

    `number` is as printed and may stand in two parts, `anchor` is its own on the page. `answers`: the
    letter of a choice; four letters Đ or S as one text for statements; every number accepted for a
    short answer, with a tilde where any writing of its value is right. Empty for an essay and where
    no key is released. `answer_label` is how people read them. `remark` is what is said of the question
    itself, such as that it is not scored for now.
    """

    number: str
    anchor: str
    kind: QuestionKind
    stem: Html
    options: tuple[OptionView, ...] = ()
    answers: tuple[str, ...] = ()
    answer_label: str = ""
    solution: Html = NO_HTML
    level_key: str = ""
    level_label: str = ""
    lesson_key: str = ""
    lesson_label: str = ""
    points_label: str = ""
    remark: str = ""
    passage: Html = NO_HTML
    passage_anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """A part of a bank or an exam; the title may be empty where there is only one."""

    title: str
    questions: tuple[QuestionView, ...]
    introduction: Html = NO_HTML


@dataclass(frozen=True, slots=True)
class FacetOption:
    """One thing to filter by."""

    value: str
    label: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Facet:
    """A group of things to filter by; `key` is the name scripts know it under."""

    key: str
    label: str
    options: tuple[FacetOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BankContent:
    """Questions to practise; facets use the keys `level`, `lesson` and `kind`."""

    version: int
    parts: tuple[PartView, ...]
    facets: tuple[Facet, ...] = ()
    body: Html = NO_HTML
    language: str = ""

    @property
    def question_count(self) -> int:
        """How many questions there are in all parts."""
        return sum(len(part.questions) for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamContent:
    """An exam as it is printed: with the full name of its subject.

    `key_note` says when the key comes out, "" where it is shown.
    """

    version: int
    authority: str = ""
    school: str
    exam_label: str
    subject_name: str
    grade_label: str
    school_year: str
    minutes: int
    code: str = ""
    status_label: str = ""
    parts: tuple[PartView, ...]
    key_note: str = ""
    body: Html = NO_HTML
    language: str = ""

    @property
    def has_key(self) -> bool:
        """Whether any question shows its answer or solution."""
        return any(q.answers or q.solution for part in self.parts for q in part.questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentContent:
    """The text of a document."""

    body: Html = NO_HTML
    language: str = ""


Content = BankContent | ExamContent | DocumentContent
"""What a resource itself is, the same on every site that shows it and in its copy to carry.

`language` is that of its questions or its text, "" where nobody said it; explanations may be in another.
"""
