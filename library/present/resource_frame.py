"""What every kind of resource shows around its content: facts, approvals, files, neighbours."""

from collections.abc import Iterator
from itertools import chain
from typing import TypedDict
from urllib.parse import quote

from library.addresses import (
    SEARCH,
    exam_page,
    grade_page,
    lesson_anchor,
    own_page,
    resource_folder,
    resource_page,
    subject_page,
)
from library.approval.model import Approval, Key
from library.entry import Entry
from library.files import media_label
from library.pages.html import NO_HTML, Html
from library.pages.resource_views import ApprovalLine, Attachment, MetaRow, Notice
from library.pages.shelf_views import Kind, ResourceCard
from library.pages.views import Link, SiteView
from library.present.cards import cards
from library.present.context import Context, day_label, size_label
from library.present.notices import notices_of
from library.present.qr import qr_svg
from library.present.reporting import report_href
from library.present.ways import chapter_link_of, grade_crumb, home_crumb, level_of, subject_crumb
from library.resource import ExamDetails
from library.values import dataclass

_RELATED = 6
_LICENCES = {
    "cc-by-4-0": "https://creativecommons.org/licenses/by/4.0/deed.vi",
    "cc-by-sa-4-0": "https://creativecommons.org/licenses/by-sa/4.0/deed.vi",
    "cc-by-nc-4-0": "https://creativecommons.org/licenses/by-nc/4.0/deed.vi",
    "cc-by-nc-sa-4-0": "https://creativecommons.org/licenses/by-nc-sa/4.0/deed.vi",
}


class ResourceFrame(TypedDict):
    """The fields that every `ResourceView` takes, whatever its kind."""

    site: SiteView
    path: str
    title: str
    description: str
    crumbs: tuple[Link, ...]
    section: str
    kind: Kind
    type_key: str
    type_label: str
    subject_key: str
    subject_label: str
    grade_label: str
    meta: tuple[MetaRow, ...]
    authors: tuple[str, ...]
    licence: str
    licence_href: str
    source: str
    approvals: tuple[ApprovalLine, ...]
    version: int
    version_date: str
    origin_address: str
    attachments: tuple[Attachment, ...]
    tags: tuple[Link, ...]
    related: tuple[ResourceCard, ...]
    notices: tuple[Notice, ...]
    previous: Link | None
    next: Link | None
    report_href: str
    qr: Html
    has_maths: bool


def resource_frame(entry: Entry, context: Context) -> ResourceFrame:
    """Everything about an entry but its content."""
    resource, vocabulary = entry.record.resource, context.vocabulary
    page = resource_page(context.site, entry)
    grade = resource.grades[0]
    crumbs = [home_crumb(page)]
    if context.listed and grade in {shelf.grade for shelf in context.shelves.grades}:
        crumbs.append(grade_crumb(grade, page, context))
        crumbs.append(subject_crumb(grade, resource.subject, page, context))
        crumbs += [chapter_link_of(place, page, context) for place in resource.lessons[:1]]
    beside = near(entry, context)
    site_url = context.view.site_url
    address = f"{site_url.rstrip('/')}/{page}" if site_url else ""
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
        "approvals": tuple(_approval(approval, context) for approval in entry.record.version.approvals),
        "version": entry.record.version.ordinal,
        "version_date": day_label(entry.record.version.at),
        "attachments": tuple(_attachments(entry, context)),
        "tags": tuple(_tag(tag, page, context) for tag in resource.tags),
        "related": cards(beside.related, page, context),
        "notices": tuple(_notices(entry, context)),
        "previous": _entry_link(beside.previous, page, context),
        "next": _entry_link(beside.next, page, context),
        "origin_address": _origin(entry),
        "report_href": report_href(context.view.report, entry, address or page),
        "qr": Html(qr_svg(address)) if address and resource.kind != "lesson-video" else NO_HTML,
        "has_maths": entry.record.public.has_maths
        or (entry.record.released is not None and entry.record.released.has_maths),
    }


def _approval(approval: Approval, context: Context) -> ApprovalLine:
    """A stage that was taken: in which role, and by name only where the policy wants names shown."""
    by = context.short(context.vocabulary.person_roles, approval.role)
    if context.show_names:
        by = f"{_author(approval.person, context)}, {by[:1].lower()}{by[1:]}"
    return ApprovalLine(approval.label, by, day_label(approval.at))


def _author(written: str, context: Context) -> str:
    person = context.organisation.people.get(written)
    return person.name if person else written


def _meta(entry: Entry, page: str, context: Context) -> Iterator[MetaRow]:
    resource, vocabulary = entry.record.resource, context.vocabulary
    subject = context.label(vocabulary.subjects, resource.subject)
    shelved = {(s.grade, sub.subject) for s in context.shelves.grades for sub in s.subjects}
    for grade in resource.grades:
        here = (grade, resource.subject) in shelved
        target = context.href(subject_page(grade, resource.subject), page) if here else ""
        label = context.short(vocabulary.grades, grade)
        name = "Lĩnh vực" if level_of(grade, context) == "mam-non" else "Môn"
        yield MetaRow(name, f"{subject} {label.lower()}", target)
    if resource.series:
        yield MetaRow("Bộ sách", context.label(vocabulary.series, resource.series))
    for place in resource.lessons:
        chapter = chapter_link_of(place, page, context)
        href = chapter.href if context.listed else ""
        if place.lesson:
            anchor = f"{href}#{lesson_anchor(place.lesson)}" if href else ""
            yield MetaRow("Bài", f"Bài {place.lesson}. {place.lesson_title}", anchor)
        else:
            yield MetaRow("Chương", chapter.label, href)
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
    if entry.adopted:
        yield MetaRow("Học liệu của", context.school_name(entry.school), _origin(entry))
    elif len(context.site.schools) != 1:
        yield MetaRow("Trường", context.school_name(entry.school))


def _origin(entry: Entry) -> str:
    """The page of an adopted resource on its own school's site, where that has an address."""
    address = entry.school.site_url
    return f"{address.rstrip('/')}/{own_page(entry)}" if entry.adopted and address else ""


def _attachments(entry: Entry, context: Context) -> Iterator[Attachment]:
    offered = [f for f in entry.record.public.files if f.name in entry.record.resource.attachments]
    if entry.record.released is not None:
        offered += [f for f in entry.record.released.files if f.name in entry.record.resource.key_files]
    for file in offered:
        href = file_href(entry, file.name, context)
        yield Attachment(file.name, href, size_label(file.size), media_label(file.name))


def _notices(entry: Entry, context: Context) -> Iterator[Notice]:
    yield from notices_of(entry)
    series = context.vocabulary.series.get(entry.brief.series or "")
    if series is not None and series.key == "sgk-2006":
        yield Notice("Học liệu theo sách giáo khoa cũ, chỉ để tham khảo.", "warning")


def _tag(tag: str, page: str, context: Context) -> Link:
    return Link(tag, f"{context.href(SEARCH, page)}?q={quote(tag)}" if context.listed else "")


@dataclass(frozen=True, slots=True)
class Near:
    """What stands beside an entry in its lessons: what is related, and its neighbours in the first."""

    related: tuple[Entry, ...] = ()
    previous: Entry | None = None
    next: Entry | None = None


def near(entry: Entry, context: Context) -> Near:
    """What the page of an entry shows of others: all that it follows from but the entry itself."""
    there = chain.from_iterable(context.by_lesson.get(lesson, ()) for lesson in entry.brief.lessons)
    others: dict[Key, Entry] = {}
    for other in there:
        others[other.key] = other
        if len(others) > _RELATED:
            break
    others.pop(entry.key, None)
    previous, following = _neighbours(entry, context)
    return Near(tuple(others.values())[:_RELATED], previous, following)


def _neighbours(entry: Entry, context: Context) -> tuple[Entry | None, Entry | None]:
    """The entries before and after this one in its first lesson or chapter."""
    for lesson in entry.brief.lessons[:1]:
        there = context.by_lesson.get(lesson, ())
        keys = [other.key for other in there]
        if entry.key in keys:
            at = keys.index(entry.key)
            return there[at - 1] if at else None, there[at + 1] if at + 1 < len(there) else None
    return None, None


def _entry_link(entry: Entry | None, page: str, context: Context) -> Link | None:
    if entry is None:
        return None
    return Link(entry.brief.title, context.href(resource_page(context.site, entry), page))


def file_href(entry: Entry, name: str, context: Context) -> str:
    """The way from an entry's page to one of its files."""
    page = resource_page(context.site, entry)
    return context.href(f"{resource_folder(context.site, entry)}/{name}", page)
