"""Hypothesis strategies for papers: any that a converter could build, texts of strangers among them."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from library.questions.answer_line import claimed_letter, claimed_truths
from library.questions.levels import read_level
from library.questions.model import (
    AcceptedAnswer,
    Essay,
    EssayKey,
    MultipleChoice,
    MultipleChoiceKey,
    PaperKey,
    ParsedPaper,
    Part,
    Passage,
    PublicPaper,
    Question,
    QuestionKey,
    ShortAnswer,
    ShortAnswerKey,
    SourceText,
    TrueFalse,
    TrueFalseKey,
)
from library.questions.question_kind import kind_in_title
from tests.library.questions.exam_text_escape import escape_exam_text, shows_nothing

WORDS = (
    *("Câu 1.", "Câu 2. Tìm x", "Bài 3:", "PHẦN II. Tự luận", "Ngữ liệu.", "Hết ngữ liệu.", "HẾT", "---"),
    *(
        "Đáp án: B",
        "Đáp án: 12",
        "Lời giải.",
        "Hướng dẫn chấm.",
        "Giải:",
        "Chọn B",
        "BẢNG ĐÁP ÁN",
        "--- ĐÁP ÁN ---",
    ),
    *("A. một", "*B. hai", "a) nhỏ", "*c) nhỏ", "D: bốn", "x   C. ba", "[NB]", "[bài 1]", "(1 điểm)", "(x)"),
    *(
        "$x$",
        "$$",
        "$$x$$",
        "`A. mã`",
        "```",
        "~~~",
        "**đậm**",
        "1. danh sách",
        "- gạch",
        "| a | b |",
        "\\",
        "*",
    ),
    *(
        "Hà Nội",
        "phân số",
        ".",
        ":",
        "",
        " ",
        "\t",
        "\u00a0",
        "Trả lời: ....",
        "Giải thích.",
        "A.D. Sakharov",
    ),
)
_LINES = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=4).map("".join)


def texts(min_size: int = 1) -> st.SearchStrategy[SourceText]:
    """A text as a converter hands it over: escaped, never empty where one is needed."""
    raw = st.lists(_LINES, max_size=4).map("\n".join)
    escaped = raw.map(escape_exam_text).filter(lambda text: len(text) >= min_size and shows_nothing(text))
    return escaped.map(lambda text: SourceText(text, 0))


def _facts(number: int) -> st.SearchStrategy[dict[str, Any]]:
    level = st.sampled_from(["", "NB", "Thông hiểu", "VDC", "mức 2"])
    return st.fixed_dictionaries(
        {
            "number": st.just(str(number)),
            "level_as_written": level,
            "lesson": st.sampled_from(["", "bài 23", "6/23", "lich-su/2/5a"]),
            "points": st.none() | st.sampled_from(["1/4", "1/2", "1", "2", "1/3", "5/4"]).map(Fraction),
            "passage": st.none(),
            "line": st.just(0),
            "stem": texts(),
        }
    ).map(lambda facts: {**facts, "level": read_level(facts["level_as_written"])})


def _maybe(texts: st.SearchStrategy[SourceText]) -> st.SearchStrategy[SourceText | None]:
    return st.none() | texts


def _distinct(size: int) -> st.SearchStrategy[tuple[SourceText, ...]]:
    def plain(text: SourceText) -> str:
        return " ".join(text.text.split())

    return st.lists(texts(), min_size=size, max_size=size, unique_by=plain).map(tuple)


@st.composite
def _multiple_choice(draw: Callable[..., Any], number: int) -> tuple[Question, QuestionKey]:
    options = draw(st.integers(2, 8).flatmap(_distinct))
    right = draw(st.integers(0, len(options) - 1))
    solution = draw(_maybe(texts().filter(lambda text: claimed_letter(text.text) is None)))
    key = MultipleChoiceKey(right=right, solution=solution, guide=draw(_maybe(texts())))
    return MultipleChoice(**draw(_facts(number)), options=options), key


@st.composite
def _true_false(draw: Callable[..., Any], number: int) -> tuple[Question, QuestionKey]:
    truths = tuple(draw(st.lists(st.booleans(), min_size=4, max_size=4)))
    solution = draw(_maybe(texts().filter(lambda text: not claimed_truths(text.text))))
    key = TrueFalseKey(truths=truths, solution=solution, guide=draw(_maybe(texts())))
    return TrueFalse(**draw(_facts(number)), statements=draw(_distinct(4))), key


@st.composite
def _short_answer(draw: Callable[..., Any], number: int) -> tuple[Question, QuestionKey]:
    written = st.sampled_from(["12,5", "-3", "3/4", "1 1/2", "1 250", "0"])
    accepted = st.lists(st.builds(AcceptedAnswer, written, st.booleans()), min_size=1, max_size=3)
    key = ShortAnswerKey(
        accepted=tuple(draw(accepted)), solution=draw(_maybe(texts())), guide=draw(_maybe(texts()))
    )
    return ShortAnswer(**draw(_facts(number))), key


@st.composite
def _essay(draw: Callable[..., Any], number: int) -> tuple[Question, QuestionKey]:
    key = EssayKey(solution=draw(_maybe(texts())), guide=draw(_maybe(texts())))
    return Essay(**draw(_facts(number))), key


def questions(number: int) -> st.SearchStrategy[tuple[Question, QuestionKey]]:
    """A question of any kind with its key."""
    return st.one_of(_multiple_choice(number), _true_false(number), _short_answer(number), _essay(number))


@st.composite
def papers(draw: Callable[..., Any]) -> ParsedPaper:
    """A whole paper; its passages are each asked about in one stretch of one part."""
    parts: list[Part] = []
    keys: list[QuestionKey] = []
    passages: list[Passage] = []
    titles = ("", "Trắc nghiệm", "Phần chung (4 điểm)")
    for at in range(draw(st.integers(1, 3))):
        asked: list[Question] = []
        passage: int | None = None
        for number in range(1, draw(st.integers(1, 3)) + 1):
            question, key = draw(questions(number))
            match draw(st.sampled_from(["same", "same", "new", "none"])):
                case "new":
                    passage = len(passages)
                    passages.append(Passage(draw(texts())))
                case "none":
                    passage = None
            asked.append(replace(question, passage=passage))
            keys.append(key)
        named = draw(st.booleans()) or at > 0
        title = draw(st.sampled_from(titles)) if named else ""
        introduction = draw(_maybe(texts())) if named else None
        number_of_part = ("I", "II", "III")[at] if named else ""
        parts.append(Part(number_of_part, title, kind_in_title(title), introduction, tuple(asked), 0))
    preamble = draw(_maybe(texts()))
    return ParsedPaper(PublicPaper(tuple(parts), tuple(passages), preamble), PaperKey(tuple(keys)))


def without_lines(paper: PublicPaper) -> PublicPaper:
    """`paper` with every line 0: the same whatever the solutions between its questions."""
    parts = tuple(
        replace(
            part,
            line=0,
            introduction=_bare_text(part.introduction),
            questions=tuple(_bare_question(question) for question in part.questions),
        )
        for part in paper.parts
    )
    passages = tuple(Passage(SourceText(passage.text.text, 0)) for passage in paper.passages)
    return PublicPaper(parts, passages, _bare_text(paper.preamble))


def _bare_text(text: SourceText | None) -> SourceText | None:
    return None if text is None else SourceText(text.text, 0)


def _bare_question(question: Question) -> Question:
    stem = SourceText(question.stem.text, 0)
    match question:
        case MultipleChoice(options=options):
            bare = tuple(SourceText(option.text, 0) for option in options)
            return replace(question, line=0, stem=stem, options=bare)
        case TrueFalse(statements=statements):
            bare = tuple(SourceText(statement.text, 0) for statement in statements)
            return replace(question, line=0, stem=stem, statements=bare)
        case ShortAnswer() | Essay():
            return replace(question, line=0, stem=stem)


def key_without_lines(key: PaperKey) -> PaperKey:
    """A key with every line 0, as it is before it was ever written down."""
    return PaperKey(tuple(_bare_key(one) for one in key.keys))


def _bare_key(key: QuestionKey) -> QuestionKey:
    return replace(key, solution=_bare_text(key.solution), guide=_bare_text(key.guide))
