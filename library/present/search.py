"""The search page of a site: what can be filtered by, and the scripts and data it loads."""

from collections import Counter
from collections.abc import Iterator

from library.addresses import SEARCH
from library.catalogue import Entry
from library.pages.views import Facet, FacetOption, SearchView
from library.present.context import Context
from library.present.shelves import home_crumb
from library.resource import ExamDetails
from library.vocabulary import Scheme


def search_page(context: Context) -> SearchView:
    """The page to search on, with the filters that have more than one answer."""
    return SearchView(
        site=context.view,
        path=SEARCH,
        title="Tìm kiếm",
        crumbs=(home_crumb(SEARCH),),
        section="search",
        facets=tuple(facet for facet in _facets(context) if len(facet.options) > 1),
        script_srcs=(),
        total=len(context.entries) if context.listed else 0,
        description=f"Tìm học liệu của {context.site.name}",
    )


def search_files(context: Context) -> Iterator[tuple[str, bytes]]:
    """The data the search page loads, by path from the root of the site."""
    yield from ()


def _facets(context: Context) -> Iterator[Facet]:
    vocabulary = context.vocabulary
    entries = context.entries if context.listed else ()
    grades = Counter(grade for entry in entries for grade in entry.resource.grades)
    yield _facet("grade", "Lớp", vocabulary.grades, grades, context)
    subjects = Counter(entry.resource.subject for entry in entries)
    yield _facet("subject", "Môn", vocabulary.subjects, subjects, context)
    types = Counter(entry.resource.type for entry in entries)
    yield _facet("type", "Loại học liệu", vocabulary.resource_types, types, context)
    exams = Counter(exam for entry in entries if (exam := _exam(entry)))
    yield _facet("exam", "Kì kiểm tra", vocabulary.exam_kinds, exams, context)
    series = Counter(entry.resource.series for entry in entries if entry.resource.series)
    yield _facet("series", "Bộ sách", vocabulary.series, series, context)
    if len(context.site.schools) != 1:
        schools = Counter(entry.key.school for entry in entries)
        known = context.organisation.schools.values()
        options = tuple(FacetOption(s.id, s.short_name, schools[s.id]) for s in known if schools[s.id])
        yield Facet("school", "Trường", options)


def _facet(key: str, label: str, scheme: Scheme, counts: Counter[str], context: Context) -> Facet:
    options = tuple(
        FacetOption(term.key, context.short(scheme, term.key), counts[term.key])
        for term in scheme
        if counts[term.key]
    )
    return Facet(key, label, options)


def _exam(entry: Entry) -> str:
    details = entry.resource.details
    return details.exam if isinstance(details, ExamDetails) else ""
