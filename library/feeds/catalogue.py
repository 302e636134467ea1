"""The catalogue of a site as CSV and JSON.

The CSV opens in Excel with Vietnamese letters (UTF-8 with a byte order mark) and holds no cell that
a spreadsheet would run as a formula (CWE-1236), whether it parts the lines at commas or at semicolons.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from functools import partial

from library.addresses import resource_page
from library.approval.days import day_of
from library.entry import Entry
from library.present.context import Context
from library.resource import ExamDetails
from library.stretches import Kept, Making, Stretch, parts_of
from library.values import dataclass

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
# Where the system's list separator is `;`, Excel parts the lines there. Quotes in the middle of a line then
# protect nothing, and those that a part begins with are taken off.
_FORMULA_IN_A_PART = re.compile(r"""([;\r\n][ \u00a0"]*)(?=[=+\-@])""")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The catalogue as a CSV with Vietnamese headings and labels, and as JSON with English keys."""

    csv: bytes
    json: bytes


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a stretch of entries, in both forms; objects have a comma between them."""

    csv: bytes
    json: bytes


def catalogue(context: Context, kept: Kept) -> Catalogue:
    """One row a resource, and one object in a line of its own, but for stretches that are `kept`."""
    making = Making("catalogue", partial(_rows, context=context), _encode, _decode)
    parts = list(parts_of(context.entries, making, kept))
    headings = b"\xef\xbb\xbf" + _csv([_COLUMNS.values()])
    before = f'{{"site": {_json(context.site.name)}, "resources": [\n'.encode()
    listed = b",\n".join(part.json for part in parts)
    return Catalogue(
        b"".join([headings, *(part.csv for part in parts)]), b"".join([before, listed, b"\n]}\n"])
    )


def _rows(entries: Stretch, context: Context) -> _Rows:
    facts = [_facts(entry, context) for entry in entries]
    rows = ([_safe(_joined(one[name])) for name in _COLUMNS] for one in facts)
    return _Rows(_csv(rows), ",\n".join(map(_json, facts)).encode())


def _csv(rows: Iterable[Iterable[str]]) -> bytes:
    sheet = io.StringIO()
    csv.writer(sheet, lineterminator="\r\n").writerows(rows)
    return sheet.getvalue().encode()


def _encode(rows: _Rows) -> bytes:
    return b"%d\n%b%b" % (len(rows.csv), rows.csv, rows.json)


def _decode(content: bytes, size: int) -> _Rows:
    length, _, both = content.partition(b"\n")
    rows = _Rows(both[: int(length)], both[int(length) :])
    whole = rows.csv.endswith(b"\r\n") and rows.json.endswith(b"}")
    if not whole or rows.json.count(b"\n") != size - 1:
        raise ValueError(length)
    return rows


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
    safe = _FORMULA_IN_A_PART.sub(r"\1'", cell)
    return f"'{safe}" if cell.startswith(_FORMULA) else safe
