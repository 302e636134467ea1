"""Both halves of a paper as plain data for JSON, and back, exactly.

For a cache of compiled bundles. The two halves have functions of their own, so that a file that is
public can never be given a key by mistake.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeAlias

from library.questions.model import (
    AcceptedAnswer,
    Essay,
    EssayKey,
    Level,
    MultipleChoice,
    MultipleChoiceKey,
    PaperKey,
    Part,
    Passage,
    PublicPaper,
    Question,
    QuestionKey,
    QuestionKind,
    ShortAnswer,
    ShortAnswerKey,
    SourceText,
    TrueFalse,
    TrueFalseKey,
)

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"


class NotSerialised(ValueError):
    """Data that this module did not write, or that was damaged since."""


def public_to_data(paper: PublicPaper) -> dict[str, Json]:
    """A public paper as objects, arrays, strings and numbers."""
    return {
        "parts": [_part_to_data(part) for part in paper.parts],
        "passages": [_text_to_data(passage.text) for passage in paper.passages],
        "preamble": _text_to_data(paper.preamble),
    }


def public_from_data(data: Mapping[str, Any]) -> PublicPaper:
    """The paper that `public_to_data` wrote; NotSerialised for data of any other shape."""
    try:
        passages = tuple(Passage(_text(item)) for item in data["passages"])
        parts = tuple(_part(item) for item in data["parts"])
        return PublicPaper(parts, passages, _text_or_none(data["preamble"]))
    except (KeyError, TypeError, IndexError, AttributeError, ValueError) as error:
        raise NotSerialised from error


def key_to_data(key: PaperKey) -> dict[str, Json]:
    """A key as objects, arrays, strings and numbers."""
    return {"keys": [_key_to_data(one) for one in key.keys]}


def key_from_data(data: Mapping[str, Any]) -> PaperKey:
    """The key that `key_to_data` wrote; NotSerialised for data of any other shape."""
    try:
        return PaperKey(tuple(_key(item) for item in data["keys"]))
    except (KeyError, TypeError, IndexError, AttributeError, ValueError) as error:
        raise NotSerialised from error


def _text_to_data(text: SourceText | None) -> Json:
    return None if text is None else [text.text, text.line]


def _text(data: Any) -> SourceText:
    text, line = data
    if not isinstance(text, str) or not isinstance(line, int):
        raise NotSerialised
    return SourceText(text, line)


def _text_or_none(data: Any) -> SourceText | None:
    return None if data is None else _text(data)


def _part_to_data(part: Part) -> Json:
    return {
        "number": part.number,
        "title": part.title,
        "kind": part.kind and part.kind.value,
        "introduction": _text_to_data(part.introduction),
        "questions": [_question_to_data(question) for question in part.questions],
        "line": part.line,
    }


def _part(data: Mapping[str, Any]) -> Part:
    return Part(
        number=data["number"],
        title=data["title"],
        kind=None if data["kind"] is None else QuestionKind(data["kind"]),
        introduction=_text_or_none(data["introduction"]),
        questions=tuple(_question(item) for item in data["questions"]),
        line=data["line"],
    )


def _question_to_data(question: Question) -> Json:
    items: tuple[SourceText, ...] = ()
    if isinstance(question, MultipleChoice):
        items = question.options
    elif isinstance(question, TrueFalse):
        items = question.statements
    return {
        "kind": question.kind.value,
        "number": question.number,
        "level": question.level and question.level.value,
        "level_as_written": question.level_as_written,
        "lesson": question.lesson,
        "points": None if question.points is None else str(question.points),
        "passage": question.passage,
        "line": question.line,
        "stem": _text_to_data(question.stem),
        "items": [_text_to_data(item) for item in items],
    }


def _question(data: Mapping[str, Any]) -> Question:
    facts = {
        "number": data["number"],
        "level": None if data["level"] is None else Level(data["level"]),
        "level_as_written": data["level_as_written"],
        "lesson": data["lesson"],
        "points": None if data["points"] is None else _fraction(data["points"]),
        "passage": data["passage"],
        "line": data["line"],
        "stem": _text(data["stem"]),
    }
    items = tuple(_text(item) for item in data["items"])
    match QuestionKind(data["kind"]):
        case QuestionKind.MULTIPLE_CHOICE:
            return MultipleChoice(**facts, options=items)
        case QuestionKind.TRUE_FALSE:
            return TrueFalse(**facts, statements=items)
        case QuestionKind.SHORT_ANSWER:
            return ShortAnswer(**facts)
        case QuestionKind.ESSAY:
            return Essay(**facts)


def _fraction(text: str) -> Fraction:
    """A quotient of whole numbers; Fraction's own reader would also take 1e999999999."""
    top, _, bottom = text.partition("/")
    return Fraction(int(top), int(bottom or "1") or 1)


def _key_to_data(key: QuestionKey) -> Json:
    answer: Json = None
    match key:
        case MultipleChoiceKey(right=right):
            kind, answer = QuestionKind.MULTIPLE_CHOICE, right
        case TrueFalseKey(truths=truths):
            kind, answer = QuestionKind.TRUE_FALSE, list(truths)
        case ShortAnswerKey(accepted=accepted):
            kind, answer = QuestionKind.SHORT_ANSWER, [[a.written, a.any_form] for a in accepted]
        case EssayKey():
            kind = QuestionKind.ESSAY
    solution, guide = _text_to_data(key.solution), _text_to_data(key.guide)
    return {"kind": kind.value, "answer": answer, "solution": solution, "guide": guide}


def _key(data: Mapping[str, Any]) -> QuestionKey:
    solution, guide = _text_or_none(data["solution"]), _text_or_none(data["guide"])
    answer = data["answer"]
    match QuestionKind(data["kind"]):
        case QuestionKind.MULTIPLE_CHOICE:
            return MultipleChoiceKey(right=answer, solution=solution, guide=guide)
        case QuestionKind.TRUE_FALSE:
            return TrueFalseKey(truths=tuple(answer), solution=solution, guide=guide)
        case QuestionKind.SHORT_ANSWER:
            accepted = tuple(AcceptedAnswer(written, any_form) for written, any_form in answer)
            return ShortAnswerKey(accepted=accepted, solution=solution, guide=guide)
        case QuestionKind.ESSAY:
            return EssayKey(solution=solution, guide=guide)
