"""Cards: one resource as it stands on a shelf."""

from collections.abc import Iterable

from library.addresses import resource_page
from library.entry import Entry
from library.pages.shelf_views import ResourceCard
from library.present.context import NO_MEDIA, Context, duration_label
from library.resource import ExamDetails


def card(entry: Entry, page: str, context: Context) -> ResourceCard:
    """The card of an entry as it stands on `page`."""
    resource = entry.record.resource
    vocabulary = context.vocabulary
    media = context.media.get(entry.key, NO_MEDIA)
    return ResourceCard(
        title=resource.title,
        href=context.href(resource_page(context.site, entry), page),
        kind=resource.kind,
        type_key=resource.type,
        type_label=context.short(vocabulary.resource_types, resource.type),
        subject_key=resource.subject,
        subject_label=context.short(vocabulary.subjects, resource.subject),
        grade_label=context.grades_label(resource.grades),
        poster_src=context.href(media.poster, page) if media.poster else "",
        description=resource.description,
        minutes_label=_length(entry, media.seconds),
        school_label=entry.school.short_name if entry.adopted or len(context.site.schools) != 1 else "",
        badges=tuple(_badges(entry, context)),
    )


def cards(entries: Iterable[Entry], page: str, context: Context) -> tuple[ResourceCard, ...]:
    """The cards of several entries, in their order."""
    return tuple(card(entry, page, context) for entry in entries)


def _length(entry: Entry, seconds: int | None) -> str:
    details, count = entry.record.resource.details, entry.record.public.question_count
    if isinstance(details, ExamDetails):
        return f"{details.minutes} phút"
    if count:
        return f"{count} câu"
    return duration_label(seconds) if seconds else ""


def _badges(entry: Entry, context: Context) -> Iterable[str]:
    brief, released = entry.brief, entry.record.released
    if brief.exam:
        yield context.short(context.vocabulary.exam_kinds, brief.exam)
        yield brief.school_year
        if released is not None and released.has_keys:
            yield "Có đáp án"
    if brief.stem:
        yield "STEM"
