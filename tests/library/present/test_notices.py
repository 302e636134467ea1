"""Notices above a version, the correction after them, and questions that are not scored for now."""

import pytest

from library.approval.model import Remark
from library.pages.resource_views import Notice
from library.present.notices import is_suspended, notices_of
from library.present.questions import part_views
from tests.library.present.test_questions import BANK, TEXT
from tests.library.sample_entries import NOW, entry, with_record
from tests.library.sample_site import context


def remark(text: str, *questions: str) -> Remark:
    return Remark("a" * 40, "p-minh", NOW, text, 7, questions)


def test_a_notice_is_dated_and_a_warning() -> None:
    noticed = with_record(entry(), notices=(remark("Câu 7 sai đáp án, đang sửa."),))
    assert list(notices_of(noticed)) == [
        Notice("Thông báo ngày 20/11/2026: Câu 7 sai đáp án, đang sửa.", "warning")
    ]


def test_the_corrected_version_says_what_it_corrects_and_since_when() -> None:
    plain = entry()
    corrected = with_record(
        plain, version=plain.record.version._replace(corrects=(remark("Câu 7 sai"), remark("Hình mờ")))
    )
    assert list(notices_of(corrected)) == [
        Notice("Đính chính ngày 1/9/2026: bản này đã sửa “Câu 7 sai”; “Hình mờ”.")
    ]
    assert list(notices_of(plain)) == []


@pytest.mark.parametrize(
    ("named", "suspended"), [("7", True), ("2/7", True), ("1/7", False), ("17", False), ("7a", False)]
)
def test_a_question_is_named_by_its_number_or_by_its_part_too(named: str, suspended: bool) -> None:
    assert is_suspended(with_record(entry(), notices=(remark("Sai", named),)), 2, "7") is suspended


def test_a_suspended_question_is_shown_without_its_key() -> None:
    views = part_views(with_record(BANK, notices=(remark("Sai", "2/1"),)), TEXT, context())
    choice, doubtful = views[0].questions[0], views[1].questions[0]
    assert (choice.answers, choice.remark) == (("B",), "")
    assert (doubtful.answers, doubtful.answer_label, str(doubtful.solution)) == ((), "", "")
    assert doubtful.remark == "tạm không tính điểm"
