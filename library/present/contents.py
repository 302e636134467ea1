"""What a resource itself says: its questions, its paper or its text; the same on every site."""

from library.approval.days import day_of
from library.entry import Entry, EntryContent
from library.pages.contents import BankContent, Content, DocumentContent, ExamContent
from library.present.context import Context, moment_label
from library.present.questions import html_of, part_views, question_facets
from library.resource import DocumentDetails, ExamDetails, VideoDetails


def resource_content(entry: Entry, text: EntryContent, context: Context) -> Content | None:
    """The content of an entry, the same in whatever site's `context`; None for a video, which is its page."""
    match entry.record.resource.details:
        case VideoDetails():
            return None
        case ExamDetails() as details:
            return _exam(entry, details, text, context)
        case DocumentDetails():
            return DocumentContent(body=html_of(text.public.body, entry), language=_language(entry))
        case _:
            return _bank(entry, text, context)


def _language(entry: Entry) -> str:
    return entry.record.resource.language or ""


def _bank(entry: Entry, text: EntryContent, context: Context) -> BankContent:
    parts = part_views(entry, text, context)
    return BankContent(
        version=entry.record.version.ordinal,
        parts=parts,
        facets=question_facets(parts, context),
        body=html_of(text.public.body, entry),
        language=_language(entry),
    )


def _exam(entry: Entry, details: ExamDetails, text: EntryContent, context: Context) -> ExamContent:
    vocabulary = context.vocabulary
    day = day_of(entry.record.version.at)
    return ExamContent(
        version=entry.record.version.ordinal,
        authority=context.organisation.district.office_at(day),
        school=entry.school.name_at(day),
        exam_label=_paper_title(context.label(vocabulary.exam_kinds, details.exam)),
        subject_name=context.label(vocabulary.subjects, entry.record.resource.subject),
        grade_label=context.grades_label(entry.record.resource.grades),
        school_year=details.school_year,
        minutes=details.minutes,
        code=details.code or "",
        status_label=context.label(vocabulary.exam_status, details.status),
        parts=part_views(entry, text, context),
        key_note=_key_note(entry, details),
        body=html_of(text.public.body, entry),
        language=_language(entry),
    )


def _paper_title(exam: str) -> str:
    """What stands on top of a paper: "Đề kiểm tra giữa học kì I" for "Giữa học kì I"."""
    plain = exam.partition(" (")[0]
    words = plain[:1].lower() + plain[1:]
    if words.startswith("đề "):
        return plain
    if words.startswith(("chọn ", "tuyển ")):
        return f"Đề thi {words}"
    return f"Đề {words}" if words.startswith(("kiểm tra ", "khảo sát ")) else f"Đề kiểm tra {words}"


def _key_note(entry: Entry, details: ExamDetails) -> str:
    if entry.record.released is not None:
        return ""
    if details.key_release is None:
        return "Đáp án của đề này không công bố trên kho."
    return f"Đáp án được công bố từ {moment_label(details.key_release)}."
