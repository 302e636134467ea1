"""Entries as search knows them: only what their public pages say, never a key.

Whether a key is out may be said, because the card says it; the key itself is not in a document.
"""

from collections.abc import Iterable

from library.addresses import SEARCH
from library.entry import Entry
from library.present.cards import card
from library.present.context import Context
from library.search.document import SearchCard, SearchDocument

SAMPLE = " (mẫu)"
"""What invented names end in, which nobody types."""
_EXCERPT = 140


def search_document(entry: Entry, context: Context) -> SearchDocument:
    """What an entry is found by, and what its result shows."""
    resource = entry.record.resource
    lessons = dict.fromkeys(
        f"Bài {place.lesson}. {place.lesson_title}" for place in resource.lessons if place.lesson
    )
    chapters = dict.fromkeys(f"{place.chapter_label}. {place.chapter_title}" for place in resource.lessons)
    shown = _card(entry, next(iter([*lessons, *chapters]), resource.topic or ""), context)
    return SearchDocument(
        title=resource.title,
        place=(*lessons, *chapters),
        more=tuple(_more(entry, shown.badges, context)),
        card=shown,
    )


def _more(entry: Entry, badges: Iterable[str], context: Context) -> Iterable[str]:
    resource, vocabulary = entry.record.resource, context.vocabulary
    yield resource.topic or ""
    yield from resource.tags
    yield from badges
    subject = vocabulary.subjects.get(resource.subject)
    for part in dict.fromkeys(lesson.part for lesson in resource.lessons if lesson.part):
        term = subject.part(part) if subject else None
        yield term.label.vi if term else ""
    if resource.stem:
        yield context.label(vocabulary.stem_kinds, resource.stem)
    if resource.audience == "teachers":
        yield context.label(vocabulary.audience, resource.audience)
    people = context.organisation.people
    yield from (people[a].name.removesuffix(SAMPLE) if a in people else a for a in resource.authors)
    yield resource.description


def _card(entry: Entry, place: str, context: Context) -> SearchCard:
    shown = card(entry, SEARCH, context)
    meta = (shown.subject_label, shown.grade_label, shown.school_label)
    return SearchCard(
        title=shown.title,
        href=shown.href,
        poster=shown.poster_src,
        meta=" · ".join(text for text in meta if text),
        length=shown.minutes_label,
        badges=shown.badges,
        place=place if place != shown.title else "",
        excerpt=_excerpt(shown.description or entry.record.public.opening),
    )


def _excerpt(text: str) -> str:
    """The first words of a text, as many as a result has room for."""
    if len(text) <= _EXCERPT:
        return text
    return text[:_EXCERPT].rsplit(" ", 1)[0].rstrip(" ,.;:–-") + "…"
