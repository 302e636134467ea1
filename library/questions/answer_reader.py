"""Reads the key of one question: its answer, its solution and its marking guide.

An answer may be told by stars, by a line `Đáp án:` and by the last words of a solution; they must
agree. Where they do not, the finding stands at the line that repeats the answer and quotes nothing.
"""

from library.diagnostics import Location, Pass, find
from library.questions.answer_line import (
    chosen_letter,
    claimed_letter,
    claimed_truths,
    has_ambiguous_number,
    read_letter,
    read_numbers,
    read_truths,
    without_tag_end,
)
from library.questions.exam_source import ExamSource
from library.questions.model import (
    EssayKey,
    MultipleChoiceKey,
    QuestionKey,
    QuestionKind,
    ShortAnswerKey,
    SourceText,
    TrueFalseKey,
)
from library.questions.question_kind import Shape
from library.questions.sections import Section, Sections, section_text
from library.rules import questions as rules
from library.values import dataclass


def read_key(
    source: ExamSource, line: int, number: str, shape: Shape, sections: Sections
) -> Pass[QuestionKey | None]:
    """The key of the question on `line`; None where its answer cannot be told."""
    solution = section_text(source, sections.solution)
    guide = section_text(source, sections.guide)
    reader = _KeyReader(
        source=source,
        place=source.place((line, 0)),
        number=number,
        shape=shape,
        sections=sections,
        solution=solution,
        guide=guide,
    )
    if shape.kind is QuestionKind.ESSAY:
        return (yield from reader.essay())
    if sections.answer is not None:
        yield from reader.check_answer_ends(sections.answer)
    match shape.kind:
        case QuestionKind.MULTIPLE_CHOICE:
            return (yield from reader.multiple_choice())
        case QuestionKind.TRUE_FALSE:
            return (yield from reader.true_false())
        case QuestionKind.SHORT_ANSWER:
            return (yield from reader.short_answer())


@dataclass(frozen=True, slots=True, kw_only=True)
class _KeyReader:
    """The one question whose key is being read, so that its passes need no list of parameters."""

    source: ExamSource
    place: Location
    number: str
    shape: Shape
    sections: Sections
    solution: SourceText | None
    guide: SourceText | None

    @property
    def answer(self) -> Section | None:
        return self.sections.answer or self.sections.claim

    def check_answer_ends(self, answer: Section) -> Pass[None]:
        """An answer is one line; what follows would be lost, and may be a forgotten `Lời giải.`"""
        rest = self.source.text((answer.begin[0] + 1, 0), answer.end)
        if rest.text:
            place = self.source.place((rest.line - self.source.first_line, 0))
            yield find(rules.TEXT_AFTER_ANSWER, place, number=self.number)

    def _answer_text(self) -> str:
        if self.answer is None:
            return ""
        line, column = self.answer.begin
        return without_tag_end(self.source.meant[line][column:])

    def _solution_text(self) -> str:
        return "" if self.solution is None else self.source.as_meant(self.solution.text)

    def multiple_choice(self) -> Pass[MultipleChoiceKey | None]:
        starred = [at for at, choice in enumerate(self.shape.choices) if choice.starred]
        if len(starred) > 1:
            count = len(starred)
            yield find(rules.SEVERAL_RIGHT_OPTIONS, self.place, number=self.number, count=count)
            return None
        right = starred[0] if starred else None
        if self.answer is not None:
            place = self.source.place(self.answer.begin)
            told = read_letter(self._answer_text())
            if told is None or told >= len(self.shape.choices):
                yield find(rules.BAD_OPTION_ANSWER, place, number=self.number)
                return None
            if right is not None and told != right:
                yield find(rules.ANSWER_CONTRADICTS_STARS, place, number=self.number)
                return None
            right = told
        if right is None:
            right = chosen_letter(self._solution_text())
        if right is None or right >= len(self.shape.choices):
            if len(self.shape.choices) > 1:  # of a single one it is said that it is alone
                yield find(rules.NO_RIGHT_OPTION, self.place, number=self.number)
            return None
        if claimed_letter(self._solution_text()) not in (None, right):
            yield find(rules.SOLUTION_CONTRADICTS, self._solution_place(), number=self.number)
        return MultipleChoiceKey(right=right, solution=self.solution, guide=self.guide)

    def true_false(self) -> Pass[TrueFalseKey | None]:
        truths = tuple(choice.starred for choice in self.shape.choices)
        if self.answer is not None:
            place = self.source.place(self.answer.begin)
            told = read_truths(self._answer_text())
            if told is None or len(told) != len(truths):
                yield find(rules.BAD_TRUTH_ANSWER, place, number=self.number)
                return None
            if any(truths) and told != truths:
                yield find(rules.ANSWER_CONTRADICTS_STARS, place, number=self.number)
                return None
            truths = told
        claims = claimed_truths(self._solution_text())
        if self.answer is None and not any(truths):
            if set(claims) != set(range(len(truths))):
                yield find(rules.UNMARKED_STATEMENTS, self.place, number=self.number)
                return None
            truths = tuple(claims[at] for at in range(len(truths)))
        if any(at < len(truths) and truths[at] != truth for at, truth in claims.items()):
            yield find(rules.SOLUTION_CONTRADICTS, self._solution_place(), number=self.number)
        return TrueFalseKey(truths=truths, solution=self.solution, guide=self.guide)

    def short_answer(self) -> Pass[ShortAnswerKey | None]:
        text = self._answer_text()
        accepted = read_numbers(text)
        if accepted is None or self.answer is None:
            place = self.source.place(self.answer.begin) if self.answer else self.place
            if len(read_truths(text) or ()) > 1:
                yield find(rules.NOT_FOUR_STATEMENTS, self.place, number=self.number, count=0)
                return None
            ambiguous = has_ambiguous_number(text)
            other = rules.ANSWER_OF_LETTERED_ITEMS if self.shape.lettered else rules.BAD_SHORT_ANSWER
            yield find(rules.AMBIGUOUS_NUMBER if ambiguous else other, place, number=self.number)
            return None
        return ShortAnswerKey(accepted=accepted, solution=self.solution, guide=self.guide)

    def essay(self) -> Pass[EssayKey]:
        """An answer line of an essay is its solution, or its guide where the solution is taken."""
        solution, guide = self.solution, self.guide
        answer = section_text(self.source, self.sections.answer)
        if answer is not None and solution is None:
            solution = answer
        elif answer is not None and guide is None:
            guide = answer
        elif answer is not None:
            yield find(rules.SOLUTION_TWICE, self.place, number=self.number)
        if solution is None and guide is None:
            yield find(rules.ESSAY_WITHOUT_SOLUTION, self.place, number=self.number)
        return EssayKey(solution=solution, guide=guide)

    def _solution_place(self) -> Location:
        section = self.sections.solution
        return self.place if section is None else self.source.place((section.begin[0], 0))
