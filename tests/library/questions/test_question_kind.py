"""Which of the four kinds a question is."""

import pytest

from library.questions.choices import find_choices
from library.questions.exam_source import exam_source
from library.questions.model import QuestionKind
from library.questions.question_kind import Shape, Signs, decide_shape, kind_in_title

CHOICE, TRUTHS = QuestionKind.MULTIPLE_CHOICE, QuestionKind.TRUE_FALSE
SHORT, ESSAY = QuestionKind.SHORT_ANSWER, QuestionKind.ESSAY


def shape(
    text: str,
    *,
    tag: bool = False,
    part: QuestionKind | None = None,
    answer: str | None = None,
    claim: str | None = None,
    guide: bool = False,
) -> Shape:
    source = exam_source(text, "de.md", 1)
    choices = find_choices(source, (0, 0), (len(source.lines), 0), frozenset())
    return decide_shape(choices, Signs(tag, part, answer, claim, guide))


OPTIONS = "A. 1\n*B. 2\nC. 3\nD. 4"
FOUR = "a) 1\nb) 2\nc) 3\nd) 4"


def test_capital_letters_are_options() -> None:
    assert shape(OPTIONS).kind is CHOICE
    assert len(shape(OPTIONS).choices) == 4
    assert shape(OPTIONS, part=ESSAY).kind is CHOICE


def test_the_tag_of_an_essay_wins_over_letters() -> None:
    assert shape(OPTIONS, tag=True) == Shape(ESSAY)
    assert shape(FOUR, tag=True, answer="ĐSĐS") == Shape(ESSAY)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A: Xin chào.\nB: Chào bạn.", ESSAY),  # two speakers
        ("A: 1\nB: 2\nC: 3", CHOICE),
        ("A: Xin chào.\nB: Chào.\nA: Khoẻ không?", ESSAY),
        ("*A: 1\nB: 2", CHOICE),
        ("C. Mác viết bộ sách nào?", ESSAY),  # an initial
        ("*C. Mác", CHOICE),
        ("A. Einstein", CHOICE),  # one option is a finding later
    ],
)
def test_letters_that_may_be_something_else(text: str, kind: QuestionKind) -> None:
    assert shape(text).kind is kind


def test_small_letters_need_a_sign() -> None:
    assert shape(FOUR).kind is TRUTHS
    assert shape(FOUR, guide=True).kind is ESSAY
    assert shape(FOUR, answer="12").kind is SHORT
    assert shape(FOUR, answer="Đ S Đ S", guide=True).kind is TRUTHS
    assert shape(FOUR, claim="a) Đ b) S c) Đ d) S", guide=True).kind is TRUTHS
    assert shape(FOUR, part=TRUTHS, guide=True).kind is TRUTHS
    assert shape(FOUR, part=ESSAY).kind is ESSAY
    assert shape("a) 1\nb) 2").kind is ESSAY
    assert shape("*a) 1\nb) 2").kind is TRUTHS
    assert shape("a) 1\nb) 2", part=TRUTHS).kind is TRUTHS


def test_an_answer_line_without_letters_is_a_short_answer() -> None:
    assert shape("Tìm x.", answer="12,5").kind is SHORT
    assert shape("Tìm x.", claim="12,5").kind is SHORT
    assert shape("Tìm x.", claim="như trên").kind is ESSAY
    assert shape("Tìm x.", answer="12,5", part=ESSAY).kind is ESSAY
    assert shape("Tìm x.").kind is ESSAY


def test_options_and_marked_statements_together_are_noticed() -> None:
    assert shape("*a) 1\nA. 2\nB. 3").mixed
    assert not shape("a) 1\nA. 2\nB. 3").mixed


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Câu trắc nghiệm nhiều phương án lựa chọn", CHOICE),
        ("TRẮC NGHIỆM NHIỀU LỰA CHỌN (3 điểm)", CHOICE),
        ("Câu trắc nghiệm đúng – sai", TRUTHS),
        ("Đúng hoặc sai", TRUTHS),
        ("Trả lời ngắn", SHORT),
        ("TỰ LUẬN (4,0 điểm)", ESSAY),
        ("Trắc nghiệm", None),
        ("Đúng sai và trả lời ngắn", None),
        ("", None),
    ],
)
def test_what_a_title_promises(title: str, kind: QuestionKind | None) -> None:
    assert kind_in_title(title) is kind
