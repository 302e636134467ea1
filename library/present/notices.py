"""What the approvers put above a version: notices, and the correction that ended the ones before."""

from collections.abc import Iterator
from dataclasses import replace

from library.approval.question_names import names_of_question
from library.entry import Entry
from library.pages.contents import QuestionView
from library.pages.html import NO_HTML
from library.pages.resource_views import Notice
from library.present.context import day_label

_NOT_SCORED = "tạm không tính điểm"


def notices_of(entry: Entry) -> Iterator[Notice]:
    """The notices on the version an entry shows, and what it corrects of the version before."""
    for notice in entry.record.notices:
        yield Notice(f"Thông báo ngày {day_label(notice.at)}: {notice.reasons}", "warning")
    corrected = "; ".join(f"“{notice.reasons}”" for notice in entry.record.version.corrects)
    if corrected:
        yield Notice(f"Đính chính ngày {day_label(entry.record.version.at)}: bản này đã sửa {corrected}.")


def is_suspended(entry: Entry, part: int, number: str) -> bool:
    """Whether a notice takes a question out of the scoring; parts count from 1."""
    names = names_of_question(part, number)
    return any(name in names for notice in entry.record.notices for name in notice.questions)


def without_key(question: QuestionView) -> QuestionView:
    """A question whose key is in doubt: it is shown, and neither scored nor solved."""
    return replace(question, answers=(), answer_label="", solution=NO_HTML, remark=_NOT_SCORED)
