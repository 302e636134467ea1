"""The page of one resource, by its kind."""

from collections.abc import Iterator

from library.addresses import (
    SEARCH,
    exam_page,
    grade_page,
    lesson_anchor,
    resource_folder,
    resource_page,
    subject_page,
)
from library.approval.standing import VIETNAM
from library.catalogue import Entry
from library.files import extension, media_label
from library.pages.views import (
    ApprovalLine,
    Attachment,
    DocumentView,
    ExamView,
    Link,
    MetaRow,
    Notice,
    QuestionBankView,
    ResourceView,
    VideoView,
)
from library.present.cards import cards
from library.present.context import (
    NO_MEDIA,
    Context,
    day_label,
    duration_label,
    moment_label,
    size_label,
)
from library.present.questions import html_of, part_views, question_facets
from library.present.shelves import chapter_link, grade_crumb, home_crumb, subject_crumb
from library.resource import DocumentDetails, ExamDetails, VideoDetails
from library.video import Drive, LocalFile, YouTube

_RELATED = 6
_LICENCES = {
    "cc-by-4-0": "https://creativecommons.org/licenses/by/4.0/deed.vi",
    "cc-by-sa-4-0": "https://creativecommons.org/licenses/by-sa/4.0/deed.vi",
    "cc-by-nc-4-0": "https://creativecommons.org/licenses/by-nc/4.0/deed.vi",
    "cc-by-nc-sa-4-0": "https://creativecommons.org/licenses/by-nc-sa/4.0/deed.vi",
}
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
            file_src = plain = _file(entry, name, context)
            size = size_label(sizes.get(name, 0))
        case YouTube(id=identifier):
            youtube, plain = identifier, f"https://www.youtube.com/watch?v={identifier}"
        case Drive(id=identifier):
            drive, plain = identifier, f"https://drive.google.com/file/d/{identifier}/view"
    record = entry.public.record
    seconds = media.seconds or (record.duration if record else None)
    return VideoView(
        **_common(entry, context),
        poster_src=_file(entry, media.poster, context) if media.poster else "",
        poster_large_src=_file(entry, media.poster_large, context) if media.poster_large else "",
        file_src=file_src,
        file_type=_CLIP_TYPES.get(extension(file_src), ""),
        youtube_id=youtube,
        drive_id=drive,
        captions_src=_file(entry, details.captions, context) if details.captions else "",
        duration_label=duration_label(round(seconds)) if seconds else "",
        size_label=size,
        plain_href=plain,
        body=html_of(entry.public.body, entry, context),
    )


def _bank(entry: Entry, context: Context) -> QuestionBankView:
    parts = part_views(entry, context)
    return QuestionBankView(
        **_common(entry, context),
        parts=parts,
        facets=question_facets(parts),
        body=html_of(entry.public.body, entry, context),
    )


def _exam(entry: Entry, details: ExamDetails, context: Context) -> ExamView:
    vocabulary = context.vocabulary
    office = context.organisation.district.office_at(entry.version.at.astimezone(VIETNAM).date())
    return ExamView(
        **_common(entry, context),
        authority=office,
        school=entry.school.name_at(entry.version.at.astimezone(VIETNAM).date()),
        exam_label=context.label(vocabulary.exam_kinds, details.exam),
        school_year=details.school_year,
        minutes=details.minutes,
        code=details.code or "",
        status_label=context.label(vocabulary.exam_status, details.status),
        points_label=str(details.points),
        parts=part_views(entry, context),
        key_note=_key_note(entry, details),
        body=html_of(entry.public.body, entry, context),
    )


def _key_note(entry: Entry, details: ExamDetails) -> str:
    if entry.released is not None:
        return ""
    if details.key_release is None:
        return "Đáp án của đề này không công bố trên kho."
    return f"Đáp án được công bố từ {moment_label(details.key_release)}."


def _document(entry: Entry, details: DocumentDetails, context: Context) -> DocumentView:
    media = context.media.get(entry.key, NO_MEDIA)
    common = _common(entry, context)
    if details.link:
        common["link"] = Link("Mở liên kết", details.link)
    return DocumentView(
        **common,
        poster_src=_file(entry, media.poster_large, context) if media.poster_large else "",
        body=html_of(entry.public.body, entry, context),
    )


def _common(entry: Entry, context: Context) -> dict[str, object]:
    resource, vocabulary = entry.resource, context.vocabulary
    page = resource_page(context.site, entry)
    grade = resource.grades[0]
    crumbs = [home_crumb(page)]
    if context.listed and grade in {shelf.grade for shelf in context.shelves.grades}:
        crumbs.append(grade_crumb(grade, page, context))
        crumbs.append(subject_crumb(grade, resource.subject, page, context))
        chapter = chapter_link(entry, page, context)
        crumbs += [chapter] if chapter else []
    previous, following = _neighbours(entry, page, context)
    return {
        "site": context.view,
        "path": page,
        "title": resource.title,
        "description": resource.description,
        "crumbs": tuple(crumbs),
        "section": grade_page(grade),
        "kind": resource.kind,
        "type_key": resource.type,
        "type_label": context.short(vocabulary.resource_types, resource.type),
        "subject_key": resource.subject,
        "subject_label": context.short(vocabulary.subjects, resource.subject),
        "grade_label": context.grades_label(resource.grades),
        "meta": tuple(_meta(entry, page, context)),
        "authors": tuple(_author(name, context) for name in resource.authors),
        "licence": context.label(vocabulary.licences, resource.licence),
        "licence_href": _LICENCES.get(resource.licence, ""),
        "source": resource.source,
        "approvals": tuple(
            ApprovalLine(approval.label, day_label(approval.at))
            for approval in entry.version.approvals
        ),
        "version": entry.version.ordinal,
        "version_date": day_label(entry.version.at),
        "attachments": tuple(_attachments(entry, context)),
        "tags": tuple(_tag(tag, page, context) for tag in resource.tags),
        "related": cards(_related(entry, context), page, context),
        "notices": tuple(_notices(entry, context)),
        "previous": previous,
        "next": following,
        "has_maths": entry.public.has_maths
        or (entry.released is not None and entry.released.has_maths),
    }


def _author(written: str, context: Context) -> str:
    person = context.organisation.people.get(written)
    return person.name if person else written


def _meta(entry: Entry, page: str, context: Context) -> Iterator[MetaRow]:
    resource, vocabulary = entry.resource, context.vocabulary
    subject = context.label(vocabulary.subjects, resource.subject)
    shelved = {(s.grade, sub.subject) for s in context.shelves.grades for sub in s.subjects}
    for grade in resource.grades:
        here = (grade, resource.subject) in shelved
        target = context.href(subject_page(grade, resource.subject), page) if here else ""
        label = context.short(vocabulary.grades, grade)
        yield MetaRow("Môn", f"{subject} {label.lower()}", target)
    if resource.series:
        yield MetaRow("Bộ sách", context.label(vocabulary.series, resource.series))
    chapter = chapter_link(entry, page, context)
    for lesson in resource.lessons:
        base = chapter.href if chapter and here else ""
        if lesson.lesson:
            anchor = f"{base}#{lesson_anchor(lesson.lesson)}" if base else ""
            yield MetaRow("Bài", f"Bài {lesson.lesson}. {lesson.lesson_title}", anchor)
        else:
            yield MetaRow("Chương", f"{lesson.chapter_label}. {lesson.chapter_title}", base)
    if resource.topic:
        yield MetaRow("Chủ đề", resource.topic)
    details = resource.details
    if isinstance(details, ExamDetails):
        label = context.label(vocabulary.exam_kinds, details.exam)
        target = context.href(exam_page(details.exam), page) if context.listed else ""
        yield MetaRow("Kì kiểm tra", label, target)
        yield MetaRow("Năm học", details.school_year)
    if resource.stem:
        yield MetaRow("STEM", context.label(vocabulary.stem_kinds, resource.stem))
    if resource.audience == "teachers":
        yield MetaRow("Dành cho", context.label(vocabulary.audience, "teachers"))
    if len(context.site.schools) != 1:
        yield MetaRow("Trường", entry.school.name)


def _attachments(entry: Entry, context: Context) -> Iterator[Attachment]:
    offered = [f for f in entry.public.files if f.name in entry.resource.attachments]
    if entry.released is not None:
        offered += [f for f in entry.released.files if f.name in entry.resource.key_files]
    for file in offered:
        href = _file(entry, file.name, context)
        yield Attachment(file.name, href, size_label(file.size), media_label(file.name))


def _notices(entry: Entry, context: Context) -> Iterator[Notice]:
    series = context.vocabulary.series.get(entry.resource.series or "")
    if series is not None and series.key == "sgk-2006":
        yield Notice("Học liệu theo sách giáo khoa cũ, chỉ để tham khảo.", "warning")


def _tag(tag: str, page: str, context: Context) -> Link:
    return Link(tag, context.href(SEARCH, page) + f"#q={tag}")


def _related(entry: Entry, context: Context) -> list[Entry]:
    near: dict[object, Entry] = {}
    for lesson in entry.resource.lessons:
        for other in context.by_lesson.get(lesson, ()):
            near[other.key] = other
    near.pop(entry.key, None)
    return list(near.values())[:_RELATED]


def _neighbours(entry: Entry, page: str, context: Context) -> tuple[Link | None, Link | None]:
    """The entries before and after this one in its first lesson or chapter."""
    for lesson in entry.resource.lessons[:1]:
        there = context.by_lesson.get(lesson, ())
        keys = [other.key for other in there]
        if entry.key in keys:
            at = keys.index(entry.key)
            before = there[at - 1] if at else None
            after = there[at + 1] if at + 1 < len(there) else None
            return _entry_link(before, page, context), _entry_link(after, page, context)
    return None, None


def _entry_link(entry: Entry | None, page: str, context: Context) -> Link | None:
    if entry is None:
        return None
    return Link(entry.resource.title, context.href(resource_page(context.site, entry), page))


def _file(entry: Entry, name: str, context: Context) -> str:
    page = resource_page(context.site, entry)
    return context.href(f"{resource_folder(context.site, entry)}/{name}", page)
