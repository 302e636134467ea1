"""The catalogue: which approved versions stand on which site at a moment.

Here alone an `Entry` is made, and only from a version the ledger justifies.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import datetime, time
from functools import lru_cache
from operator import attrgetter
from typing import Literal

from library.approval.days import VIETNAM
from library.approval.model import Key, Shelf, Version, adopted_by
from library.approval.standing import Standing
from library.brief import Brief
from library.compiled import Compiled
from library.curriculum import Lesson, LessonPlace
from library.entry import Entry, Record, Records
from library.holdings import BriefVersion, Holding
from library.organisation import DISTRICT_SITE, Organisation
from library.resource import Resource
from library.values import dataclass

Profile = Literal["public", "class-link", "staff"]


@dataclass(frozen=True, slots=True)
class Site:
    """One site of the library: the district's, or a school's."""

    id: str
    name: str
    short_name: str
    shelf: Shelf
    site_url: str | None = None
    schools: frozenset[str] = frozenset()

    @property
    def is_district(self) -> bool:
        return self.shelf == "district"

    def owns(self, key: Key) -> bool:
        """Whether a resource is of the site's own: of its school, or of any where it is the district's."""
        return self.is_district or key.school in self.schools


def sites_of(organisation: Organisation, as_of: datetime) -> tuple[Site, ...]:
    """The district's site and one of each school, a merged school's among them.

    A merged school keeps its addresses; its successor's site shows its resources too.
    """
    district = organisation.district
    day = as_of.astimezone(VIETNAM).date()
    found = [Site(DISTRICT_SITE, district.name, district.short_name, "district", district.site_url)]
    for school in organisation.schools.values():
        schools = absorbed(school.id, organisation)
        name = school.name_at(day)
        found.append(Site(school.id, name, school.short_name, "school", school.site_url, schools))
    return tuple(found)


def absorbed(school: str, organisation: Organisation) -> frozenset[str]:
    """A school with all that were merged into it, or into one of those."""
    found = {school}
    while True:
        more = {other.id for other in organisation.schools.values() if other.merged_into in found} - found
        if not more:
            return frozenset(found)
        found |= more


def concerns(site: Site, school: str, adopters: Iterable[str]) -> bool:
    """Whether what a school holds can concern a site: its own, and what one of its schools took over."""
    return site.is_district or school in site.schools or not site.schools.isdisjoint(adopters)


def shelf_order(entry: Entry) -> tuple[object, ...]:
    """The key of the order of the library: by place in the programme, then title, then key."""
    brief = entry.brief
    if not brief.lessons:
        return True, (), brief.order, brief.title, entry.key
    return False, _lesson_place(brief.lessons[0]), brief.order, brief.title, entry.key


@lru_cache(8192)
def _lesson_place(lesson: LessonPlace) -> tuple[object, ...]:
    number = Lesson(lesson.lesson, "").number
    return lesson.part, int(lesson.chapter), not lesson.lesson, number, lesson.lesson


@dataclass(frozen=True, slots=True)
class SiteRecords:
    """The full records of a site's entries, from what the ledger and the compiler say of its versions."""

    site: Site
    standings: Mapping[Key, Standing]
    compiled: Mapping[str, Compiled]
    as_of: datetime
    _found: dict[Key, Record] = field(default_factory=dict, compare=False, repr=False)

    def of(self, entry: Entry) -> Record:
        """The record of an entry; it is what its `select` was made from, so that it is there."""
        found = self._found.get(entry.key)
        if found is None:
            self._found[entry.key] = found = self._record(entry)
        return found

    def _record(self, entry: Entry) -> Record:
        standing, bundle = self.standings[entry.key], self.compiled[entry.tree]
        version = version_on(self.site, entry.key, standing)
        if version is None or version.tree != entry.tree or bundle.resource is None:
            raise LookupError(entry.key)
        released = bundle.secret if entry.brief.is_key_out(self.as_of) else None
        return Record(
            bundle.resource, version, bundle.public, released, standing.notices.get(version.tree, ())
        )


def select(
    site: Site,
    profile: Profile,
    holdings: Iterable[Holding],
    records: Records,
    organisation: Organisation,
    as_of: datetime,
) -> tuple[Entry, ...]:
    """The entries of a site for those who may open a profile, in the order of the library.

    `holdings` are those that can concern it, `records` where its entries find their full ones.
    """
    entries: list[Entry] = []
    for holding in holdings:
        key = holding.key
        shown, school = brief_on(site, holding), organisation.schools.get(key.school)
        if shown is None or school is None:
            continue
        version, at = shown
        brief, adopted = version.brief, not site.owns(key)
        if not version.publishable or (adopted and not may_be_adopted(brief)):
            continue
        if _may_open(site, profile, brief) and brief.is_out(as_of):
            entries.append(Entry(key, school, version.tree, at, brief, adopted, records))
    return tuple(sorted(entries, key=shelf_order))


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Entries by the moment of their approval, the last first; ties stay in the order given."""
    return sorted(entries, key=attrgetter("at"), reverse=True)


def next_change(moments: Iterable[datetime], organisation: Organisation, as_of: datetime) -> datetime | None:
    """The next moment after `as_of` at which time alone changes what a site shows.

    `moments` are those of its resources, as `moments_of` finds them.
    """
    return min((moment for moment in _changes(moments, organisation) if moment > as_of), default=None)


def last_change(moments: Iterable[datetime], organisation: Organisation, as_of: datetime) -> datetime | None:
    """The last moment until `as_of` at which time alone changed what a site shows; `moments` as before."""
    return max((moment for moment in _changes(moments, organisation) if moment <= as_of), default=None)


def _changes(moments: Iterable[datetime], organisation: Organisation) -> set[datetime]:
    return {*(datetime.combine(day, time.min, VIETNAM) for day in organisation.changes()), *moments}


def brief_on(site: Site, holding: Holding) -> tuple[BriefVersion, datetime] | None:
    """The version that stands on the shelf of a site in brief, whoever may open it, and since when."""
    for shelf in _shelves_of(site, holding.key):
        if (shown := holding.on(shelf)) is not None:
            return shown
    return None


def version_on(site: Site, key: Key, standing: Standing) -> Version | None:
    """The version that stands on the shelf of a site, whoever may open it."""
    return next((one for shelf in _shelves_of(site, key) if (one := standing.versions.get(shelf))), None)


def _shelves_of(site: Site, key: Key) -> list[Shelf]:
    """The shelves from which a site may show a resource: its own, or those of what its schools adopted."""
    return [site.shelf] if site.owns(key) else [adopted_by(school) for school in sorted(site.schools)]


def may_be_adopted(resource: Resource | Brief) -> bool:
    """Whether other schools may show it: it is for everybody, and shared beyond its own school."""
    return resource.visibility == "public" and resource.share == "district"


def _may_open(site: Site, profile: Profile, brief: Brief) -> bool:
    if site.is_district and brief.share != "district":
        return False
    match profile:
        case "public":
            return brief.visibility == "public"
        case "class-link":
            return brief.visibility == "class-link" and not site.is_district
        case "staff":
            wide = brief.visibility == "district-staff"
            return wide or (brief.visibility == "school-staff" and not site.is_district)
