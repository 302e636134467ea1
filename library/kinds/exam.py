"""Exams: papers of a term, embargoed until they are sat, with keys released later.

A paper that was really set (`chinh-thuc`, or its spare `du-phong`) shows its key only from
`key_release` on; without that moment never, since nobody said when.
"""

import re

from library.diagnostics import Pass, Text, find
from library.fields import Fields
from library.resource import ExamDetails
from library.rules import metadata as rules
from library.vocabulary import Vocabulary

FIELDS = frozenset(
    {
        "exam", "school_year", "minutes", "points", "status",
        "code", "embargo", "key_release", "questions",
    }
)  # fmt: skip

_YEAR = re.compile(r"([0-9]{4})\s*[-–/]\s*([0-9]{4})")
_REAL = ("chinh-thuc", "du-phong")


def read(fields: Fields, vocabulary: Vocabulary) -> Pass[ExamDetails | None]:
    """The exam's facts; None where one of those it cannot do without is missing."""
    for name in ("exam", "school_year", "minutes"):
        yield from fields.require(name, vocabulary.fields[name].label)
    exam = yield from fields.term("exam", vocabulary.exam_kinds)
    year = yield from _school_year(fields)
    minutes = yield from fields.number("minutes", 5, 240, Text("phút", "minutes"))
    points = yield from fields.number("points", 1, 100, Text("điểm", "points"))
    status = yield from fields.term("status", vocabulary.exam_status)
    code = yield from fields.text("code", 20)
    embargo = yield from fields.moment("embargo")
    release = yield from fields.moment("key_release")
    questions = yield from fields.text("questions", 120)
    if embargo is not None and release is not None and release < embargo:
        reason = Text("đáp án ra trước đề", "the key would come before the exam")
        place = fields.place("key_release")
        yield find(rules.CONTRADICTION, place, key="key_release", other="embargo", reason=reason)
    unreadable = any(
        fields.has(name) and value is None
        for name, value in (("embargo", embargo), ("key_release", release), ("status", status))
    )
    if exam is None or year is None or minutes is None or unreadable:
        return None
    return ExamDetails(
        exam.key, year, minutes, points or 10, status.key if status else _REAL[0],
        code, embargo, release, questions,
    )  # fmt: skip


def key_withheld_for_good(details: ExamDetails) -> bool:
    """Whether nobody has said when the key may be shown, and it must not be guessed."""
    return details.key_release is None and details.status in _REAL


def _school_year(fields: Fields) -> Pass[str | None]:
    written = yield from fields.text("school_year", 20)
    if written is None:
        return None
    match = _YEAR.fullmatch(written)
    if match and int(match[2]) == int(match[1]) + 1 and 2000 <= int(match[1]) <= 2100:
        return f"{match[1]}-{match[2]}"
    yield find(rules.SCHOOL_YEAR, fields.place("school_year"))
    return None
