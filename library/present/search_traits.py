"""What the entries of a site are ordered, filtered and liked by in search: of the whole site, from briefs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from library.addresses import exam_page, grade_page, school_page
from library.approval.days import VIETNAM
from library.entry import Entry
from library.organisation import School
from library.present.context import Context
from library.present.search_documents import SAMPLE
from library.search.columns import CHUNK
from library.search.document import FACETS, SearchFacet, SearchTraits, SearchValue, Values
from library.search.expansions import NAMES
from library.vocabulary import Scheme, Term

_CLASSES = 64
"""In a large library, so many degrees of preference are told apart."""
_CURRENT, _REFERENCE, _SUPERSEDED = range(3)


def search_order(context: Context) -> list[Entry]:
    """The entries of a site, neighbours in the programme side by side.

    Of one grade, subject and series they stay in the order of the library, which they come in.
    """
    vocabulary = context.vocabulary
    grades = {term.key: at for at, term in enumerate(vocabulary.grades)}
    subjects = {term.key: at for at, term in enumerate(vocabulary.subjects)}

    def place(entry: Entry) -> tuple[list[int], int, str]:
        brief = entry.brief
        first = [grades.get(grade, len(grades)) for grade in brief.grades[:1]]
        return first, subjects.get(brief.subject, -1), brief.series or ""

    return sorted(context.entries, key=place)


def search_values(entries: Iterable[Entry]) -> list[Values]:
    """The keys of entries by facet, in the order of `FACETS`."""
    return [_values(entry) for entry in entries]


def search_traits(entries: Sequence[Entry], values: Iterable[Values], context: Context) -> list[SearchTraits]:
    """The traits of all entries of a site with these values, in the order given."""
    liked = [_preference(entry, context) for entry in entries]
    known = sorted(set(liked))
    classes = len(known) if len(entries) <= CHUNK else min(len(known), _CLASSES)
    rank = {preference: at * classes // len(known) for at, preference in enumerate(known)}
    return [SearchTraits(keys, rank[preference]) for keys, preference in zip(values, liked, strict=True)]


def search_facets(values: Sequence[Values], context: Context) -> tuple[SearchFacet, ...]:
    """What entries with these values can be filtered by, each with its number of entries."""
    if not context.listed or not values:
        return tuple(SearchFacet(key, ()) for key in FACETS)
    counts = [Counter(chain.from_iterable(facet)) for facet in zip(*values, strict=True)]
    vocabulary = context.vocabulary
    schemes = {
        "grade": vocabulary.grades,
        "subject": vocabulary.subjects,
        "type": vocabulary.resource_types,
        "exam": vocabulary.exam_kinds,
        "series": vocabulary.series,
    }
    found = {key: _term_values(key, schemes[key], counts[at], context) for at, key in enumerate(schemes)}
    found["school"] = _school_values(counts[FACETS.index("school")], context)
    found["part"] = _part_values(counts[FACETS.index("part")], vocabulary.subjects)
    absent = {key: tuple(_absent(key, schemes[key], counts[at])) for at, key in enumerate(schemes)}
    return tuple(SearchFacet(key, found[key], absent.get(key, ())) for key in FACETS)


def _term_values(key: str, scheme: Scheme, counts: Counter[str], context: Context) -> tuple[SearchValue, ...]:
    return tuple(
        SearchValue(
            term.key,
            context.short(scheme, term.key),
            counts[term.key],
            page=_shelf_page(key, term.key),
            kind=term.facts.get("kind", ""),
            names=_names(key, term),
        )
        for term in scheme
        if counts[term.key]
    )


def _absent(key: str, scheme: Scheme, counts: Counter[str]) -> Iterator[str]:
    """What terms are called that no entry has; their keys say the same without accents."""
    for term in scheme:
        if not counts[term.key]:
            yield from (name for name in _names(key, term) if name != term.key)


def _part_values(counts: Counter[str], subjects: Scheme) -> tuple[SearchValue, ...]:
    return tuple(
        SearchValue(key, part.label.vi, counts[key], names=(*part.names(), *NAMES.get(("part", key), ())))
        for subject in subjects
        for part in subject.parts
        if counts[key := f"{subject.key}/{part.key}"]
    )


def _names(facet: str, term: Term) -> tuple[str, ...]:
    parts = (name for part in term.parts for name in part.names())
    return (*term.names(), *parts, *NAMES.get((facet, term.key), ()))


def _shelf_page(facet: str, key: str) -> str:
    return {"grade": grade_page, "exam": exam_page}[facet](key) if facet in ("grade", "exam") else ""


def _school_values(counts: Counter[str], context: Context) -> tuple[SearchValue, ...]:
    return tuple(
        SearchValue(
            school.id,
            school.short_name,
            counts[school.id],
            page=school_page(school.id) if _has_shelf(school, context) else "",
            names=(context.school_name(school).removesuffix(SAMPLE), *_short_names(school), school.code),
        )
        for school in context.organisation.schools.values()
        if counts[school.id]
    )


def _short_names(school: School) -> tuple[str, str, str]:
    """What a school is called in talk: its short name, that without the word for its kind, or its number."""
    short = school.short_name.removesuffix(SAMPLE)
    name = short.partition(" ")[2]
    return short, name, name.rstrip("0123456789")


def _has_shelf(school: School, context: Context) -> bool:
    return context.site.is_district and school.merged_into is None


def _values(entry: Entry) -> Values:
    brief = entry.brief
    exam, series = (brief.exam,) if brief.exam else (), (brief.series,) if brief.series else ()
    parts = dict.fromkeys(
        f"{place.subject}/{part}" for place in brief.lessons for part in (place.part, place.strand) if part
    )
    school = (entry.key.school,)
    return brief.grades, (brief.subject,), (brief.type,), exam, series, school, tuple(parts)


def _preference(entry: Entry, context: Context) -> tuple[bool, int, int]:
    """The order of what matches alike: own school, then series in use, then newest by the day."""
    other = not context.site.is_district and entry.key.school != context.site.id
    series = context.vocabulary.series.get(entry.brief.series or "")
    standing = _CURRENT
    if series is not None and "superseded" in series.facts:
        standing = _SUPERSEDED
    elif series is not None and series.facts.get("from-2026") == "reference" and context.as_of.year >= 2026:
        standing = _REFERENCE
    return other, standing, -entry.at.astimezone(VIETNAM).toordinal()
