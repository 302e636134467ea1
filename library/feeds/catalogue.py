"""The catalogue of a site as CSV and JSON.

The CSV opens in Excel with Vietnamese letters (UTF-8 with a byte order mark) and holds no cell that
a spreadsheet would run as a formula (CWE-1236).
"""

import csv
import io
import json
from collections.abc import Iterator

from library.addresses import resource_page
from library.approval.days import day_of
from library.entry import Entry
from library.present.context import Context
from library.resource import ExamDetails

_COLUMNS = {
    "id": "Mã",
    "title": "Tiêu đề",
    "type": "Loại",
    "subject": "Môn",
    "grade": "Lớp",
    "series": "Bộ sách",
    "lessons": "Bài",
    "exam": "Kì kiểm tra",
    "school_year": "Năm học",
    "authors": "Người soạn",
    "licence": "Giấy phép",
    "source": "Nguồn",
    "school": "Trường",
    "version": "Phiên bản",
    "approved": "Ngày duyệt",
    "address": "Địa chỉ",
}
_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def catalogue_csv(context: Context) -> bytes:
    """One row a resource, with Vietnamese headings and labels."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(_COLUMNS.values())
    for entry in context.entries:
        facts = _facts(entry, context)
        writer.writerow(_safe(_joined(facts[name])) for name in _COLUMNS)
    return b"\xef\xbb\xbf" + sheet.getvalue().encode()


def catalogue_json(context: Context) -> bytes:
    """The same as objects with English keys, labels in Vietnamese; a line for each."""
    listed = ",\n".join(_json(_facts(entry, context)) for entry in context.entries)
    return f'{{"site": {_json(context.site.name)}, "resources": [\n{listed}\n]}}\n'.encode()


def _facts(entry: Entry, context: Context) -> dict[str, object]:
    resource, vocabulary = entry.record.resource, context.vocabulary
    details = resource.details
    exam = details if isinstance(details, ExamDetails) else None
    people = context.organisation.people
    authors = [people[a].name if a in people else a for a in resource.authors]
    return {
        "id": str(entry.key),
        "title": resource.title,
        "type": context.label(vocabulary.resource_types, resource.type),
        "subject": context.label(vocabulary.subjects, resource.subject),
        "grade": [context.label(vocabulary.grades, grade) for grade in resource.grades],
        "series": context.label(vocabulary.series, resource.series) if resource.series else "",
        "lessons": list(_lessons(entry)),
        "exam": context.label(vocabulary.exam_kinds, exam.exam) if exam else "",
        "school_year": exam.school_year if exam else "",
        "authors": authors,
        "licence": context.label(vocabulary.licences, resource.licence),
        "source": resource.source,
        "school": context.school_name(entry.school),
        "version": entry.record.version.ordinal,
        "approved": day_of(entry.at).isoformat(),
        "address": resource_page(context.site, entry),
    }


def _lessons(entry: Entry) -> Iterator[str]:
    for lesson in entry.brief.lessons:
        chapter = f"{lesson.chapter_label}. {lesson.chapter_title}"
        yield f"Bài {lesson.lesson}. {lesson.lesson_title}" if lesson.lesson else chapter


def _joined(value: object) -> str:
    return "; ".join(str(item) for item in value) if isinstance(value, list) else str(value)


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
