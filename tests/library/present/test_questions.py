"""Questions on pages: the printed half always, the key half only where it is released."""

from dataclasses import replace

import pytest

from library.compiled import CompiledKey, CompiledPart, CompiledQuestion, PublicContent
from library.entry import EntryContent
from library.present.questions import html_of, part_views, question_facets
from library.prose import ASSET_BASE
from library.questions.model import QuestionKind
from library.resource import BankDetails
from tests.library.sample_entries import entry, resource
from tests.library.sample_site import context

CHOICE, TRUTHS = QuestionKind.MULTIPLE_CHOICE, QuestionKind.TRUE_FALSE
SHORT, ESSAY = QuestionKind.SHORT_ANSWER, QuestionKind.ESSAY


def question(kind: QuestionKind = ESSAY, number: str = "1", **changes: object) -> CompiledQuestion:
    facts = {"level": "", "lesson": "", "points": "", "passage": None, "stem": "<p>x</p>", "options": ()}
    return CompiledQuestion(kind, number, **{**facts, **changes})  # type: ignore[arg-type]


PARTS = (
    CompiledPart(
        "Phần I. Trắc nghiệm", "<p>Chọn một.</p>",
        (
            question(CHOICE, "1", level="biet", lesson="bài 23", points="0,25", passage=0,
                     stem=f'<p><img src="{ASSET_BASE}hinh.png"></p>', options=("1", "3")),
            question(TRUTHS, "2", level="hieu", passage=0, options=("a", "b", "c", "d")),
        ),
    ),
    CompiledPart("Phần II.", "", (question(SHORT, "1", lesson="bài lạ"), question(ESSAY, "1a", passage=1))),
)  # fmt: skip
PASSAGES = ("<p>Đoạn một.</p>", "<p>Đoạn hai.</p>")
KEYS = (
    CompiledKey(("B",), "<p>Vì thế.</p>"), CompiledKey(("ĐSĐS",), ""),
    CompiledKey(("12,5", "~3/4"), ""), CompiledKey((), "<p>Ta có.</p>"),
)  # fmt: skip
BANK = entry(of=resource(kind="question-bank", details=BankDetails(), series="ket-noi-tri-thuc"))
TEXT = EntryContent(PublicContent(parts=PARTS, passages=PASSAGES), KEYS)


def test_parts_with_their_titles_and_introductions() -> None:
    first, second = part_views(BANK, TEXT, context())
    assert (first.title, str(first.introduction)) == ("Phần I. Trắc nghiệm", "<p>Chọn một.</p>")
    assert (second.title, str(second.introduction)) == ("Phần II.", "")
    assert [len(part.questions) for part in (first, second)] == [2, 2]


def test_a_question_with_its_key() -> None:
    choice, truths = part_views(BANK, TEXT, context())[0].questions
    assert (choice.number, choice.kind, choice.points_label) == ("1", "multiple-choice", "0,25")
    assert str(choice.stem) == '<p><img src="phan-so/hinh.png"></p>'
    assert [(option.letter, str(option.html)) for option in choice.options] == [("A", "1"), ("B", "3")]
    assert (choice.answers, choice.answer_label, str(choice.solution)) == (("B",), "B", "<p>Vì thế.</p>")
    assert (choice.level_key, choice.level_label) == ("biet", "Biết")
    assert (choice.lesson_key, choice.lesson_label) == ("6-23", "Bài 23. Mở rộng phân số. Phân số bằng nhau")
    assert [option.letter for option in truths.options] == list("abcd")


def test_a_lesson_that_no_list_has_is_shown_as_written() -> None:
    short = part_views(BANK, TEXT, context())[1].questions[0]
    assert (short.lesson_key, short.lesson_label) == ("bai-la", "Bài lạ")


def test_numbers_that_count_by_value_are_marked_for_the_script_alone() -> None:
    short = part_views(BANK, TEXT, context())[1].questions[0]
    assert short.answers == ("12,5", "~3/4")
    assert short.answer_label == "12,5 hoặc 3/4"


@pytest.mark.parametrize(
    ("accepted", "read"),
    [
        (("-12",), "−12"),
        (("~-3/4", "- 0,75"), "−3/4 hoặc −0,75"),
        (("-5", "−5"), "−5"),
        (("12", "5/2"), "12 hoặc 5/2"),
    ],
)
def test_a_typed_hyphen_is_read_as_a_minus_and_compared_as_typed(
    accepted: tuple[str, ...], read: str
) -> None:
    keys = (KEYS[0], KEYS[1], CompiledKey(accepted, ""), KEYS[3])
    short = part_views(BANK, replace(TEXT, keys=keys), context())[1].questions[0]
    assert (short.answers, short.answer_label) == (accepted, read)


def test_a_passage_stands_before_the_first_question_on_it() -> None:
    views = [q for part in part_views(BANK, TEXT, context()) for q in part.questions]
    assert [str(q.passage) for q in views] == ["<p>Đoạn một.</p>", "", "", "<p>Đoạn hai.</p>"]


def test_every_question_has_an_anchor_of_its_own() -> None:
    views = [q for part in part_views(BANK, TEXT, context()) for q in part.questions]
    assert [(q.number, q.anchor) for q in views] == [
        ("1", "cau-1"), ("2", "cau-2"), ("1", "phan-2-cau-1"), ("1a", "cau-1a"),
    ]  # fmt: skip
    same = CompiledPart("", "", tuple(question(number="7") for _ in range(4)))
    repeated = EntryContent(PublicContent(parts=(same, same)))
    anchors = [q.anchor for part in part_views(BANK, repeated, context()) for q in part.questions]
    assert len(set(anchors)) == 8


def test_without_a_released_key_nothing_of_it_is_there() -> None:
    for part in part_views(BANK, EntryContent(TEXT.public), context()):
        for view in part.questions:
            assert (view.answers, view.answer_label, str(view.solution)) == ((), "", "")


def test_facets_count_and_leave_out_what_does_not_divide() -> None:
    facets = question_facets(part_views(BANK, TEXT, context()), context())
    assert [(facet.key, [(o.value, o.count) for o in facet.options]) for facet in facets] == [
        ("level", [("biet", 1), ("hieu", 1)]),
        ("lesson", [("6-23", 1), ("bai-la", 1)]),
        ("kind", [("multiple-choice", 1), ("true-false", 1), ("short-answer", 1), ("essay", 1)]),
    ]
    same = CompiledPart("", "", (question(number="1"), question(number="2")))
    alike = EntryContent(PublicContent(parts=(same,)))
    assert question_facets(part_views(BANK, alike, context()), context()) == ()


def test_options_stand_from_easy_to_hard_and_in_the_order_of_lessons() -> None:
    mixed = CompiledPart(
        "", "",
        (
            question(ESSAY, "1", level="van-dung", lesson="bài 27"),
            question(CHOICE, "2", level="biet", lesson="bài 25", options=("1", "2")),
            question(SHORT, "3", level="hieu", lesson="bài 3"),
        ),
    )  # fmt: skip
    content = EntryContent(PublicContent(parts=(mixed,)))
    facets = question_facets(part_views(BANK, content, context()), context())
    assert [option.value for option in facets[0].options] == ["biet", "hieu", "van-dung"]
    assert [option.label.split(".")[0] for option in facets[1].options] == ["Bài 3", "Bài 25", "Bài 27"]
    assert [option.value for option in facets[2].options] == ["multiple-choice", "short-answer", "essay"]


def test_files_lie_beside_the_page() -> None:
    assert str(html_of(f'<a href="{ASSET_BASE}de.pdf">', entry("bai-1"))) == '<a href="bai-1/de.pdf">'
