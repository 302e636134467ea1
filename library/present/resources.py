"""The page of one resource, by its kind."""

from library.addresses import resource_page
from library.approval.days import VIETNAM
from library.catalogue import Entry
from library.files import extension
from library.pages.views import (
    DocumentView,
    ExamView,
    Link,
    QuestionBankView,
    ResourceView,
    VideoView,
)
from library.present.context import NO_MEDIA, Context, duration_label, moment_label, size_label
from library.present.questions import html_of, part_views, question_facets
from library.present.resource_frame import file_href, resource_frame
from library.resource import DocumentDetails, ExamDetails, VideoDetails
from library.video import Drive, LocalFile, YouTube

_CLIP_TYPES = {"mp4": "video/mp4", "webm": "video/webm"}


def resource_view(entry: Entry, context: Context) -> ResourceView:
    """The page of an entry."""
    details = entry.resource.details
    match details:
        case VideoDetails():
            return _video(entry, details, context)
        case ExamDetails():
            return _exam(entry, details, context)
        case DocumentDetails():
            return _document(entry, details, context)
        case _:
            return _bank(entry, context)


def _video(entry: Entry, details: VideoDetails, context: Context) -> VideoView:
    media = context.media.get(entry.key, NO_MEDIA)
    sizes = {file.name: file.size for file in entry.public.files}
    file_src = youtube = drive = plain = size = ""
    match details.video:
        case LocalFile(name=name):
            file_src = plain = file_href(entry, name, context)
            size = size_label(sizes.get(name, 0))
        case YouTube(id=identifier):
            youtube, plain = identifier, f"https://www.youtube.com/watch?v={identifier}"
        case Drive(id=identifier):
            drive, plain = identifier, f"https://drive.google.com/file/d/{identifier}/view"
    record = entry.public.record
    seconds = media.seconds or (record.duration if record else None)
    return VideoView(
        **resource_frame(entry, context),
        poster_src=_poster(media.poster, entry, context),
        poster_large_src=_poster(media.poster_large, entry, context),
        file_src=file_src,
        file_type=_CLIP_TYPES.get(extension(file_src), ""),
        youtube_id=youtube,
        drive_id=drive,
        captions_src=file_href(entry, details.captions, context) if details.captions else "",
        duration_label=duration_label(round(seconds)) if seconds else "",
        size_label=size,
        plain_href=plain,
        body=html_of(entry.public.body, entry, context),
    )


def _bank(entry: Entry, context: Context) -> QuestionBankView:
    parts = part_views(entry, context)
    return QuestionBankView(
        **resource_frame(entry, context),
        parts=parts,
        facets=question_facets(parts),
        body=html_of(entry.public.body, entry, context),
    )


def _exam(entry: Entry, details: ExamDetails, context: Context) -> ExamView:
    vocabulary = context.vocabulary
    office = context.organisation.district.office_at(entry.version.at.astimezone(VIETNAM).date())
    return ExamView(
        **resource_frame(entry, context),
        authority=office,
        school=entry.school.name_at(entry.version.at.astimezone(VIETNAM).date()),
        exam_label=_paper_title(context.label(vocabulary.exam_kinds, details.exam)),
        subject_name=context.label(vocabulary.subjects, entry.resource.subject),
        school_year=details.school_year,
        minutes=details.minutes,
        code=details.code or "",
        status_label=context.label(vocabulary.exam_status, details.status),
        points_label=str(details.points),
        parts=part_views(entry, context),
        key_note=_key_note(entry, details),
        body=html_of(entry.public.body, entry, context),
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
    if entry.released is not None:
        return ""
    if details.key_release is None:
        return "Đáp án của đề này không công bố trên kho."
    return f"Đáp án được công bố từ {moment_label(details.key_release)}."


def _document(entry: Entry, details: DocumentDetails, context: Context) -> DocumentView:
    media = context.media.get(entry.key, NO_MEDIA)
    return DocumentView(
        **resource_frame(entry, context),
        link=Link("Mở liên kết", details.link) if details.link else None,
        poster_src=_poster(media.poster_large, entry, context),
        body=html_of(entry.public.body, entry, context),
    )


def _poster(address: str, entry: Entry, context: Context) -> str:
    return context.href(address, resource_page(context.site, entry)) if address else ""
