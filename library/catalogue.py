"""The catalogue: which approved versions stand on which site at a moment.

An `Entry` is made here and nowhere else, and only from a version the ledger justifies. A page, a
shelf, a feed or a search record is made from entries, so nothing else can reach one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Literal

from library.approval.adoption import taken_over
from library.approval.days import VIETNAM
from library.approval.model import Key, Remark, Shelf, Version, adopted_by, adopter_of
from library.approval.standing import Standing
from library.compiled import (
    Compiled,
    CompiledContent,
    CompiledKey,
    PublicContent,
    PublicSummary,
    SecretSummary,
)
from library.curriculum import Lesson
from library.kinds.exam import key_withheld_for_good
from library.organisation import DISTRICT_SITE, Organisation, School
from library.resource import ExamDetails, Resource
from library.vietnamese import collation_key

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


@dataclass(frozen=True, slots=True)
class Entry:
    """One resource as one site shows it; `released` tells of its key once that may be shown.

    `school` is the resource's own; on the site of a school that `adopted` it that is another.
    `notices` are what the approvers want its readers to know of this version.
    """

    key: Key
    school: School
    resource: Resource
    version: Version
    public: PublicSummary
    released: SecretSummary | None
    notices: tuple[Remark, ...] = ()
    adopted: bool = False


@dataclass(frozen=True, slots=True)
class EntryContent:
    """What an entry shows of its text: the printed half, and the keys of its questions once released."""

    public: PublicContent = field(default_factory=PublicContent)
    keys: tuple[CompiledKey, ...] = ()


def content_of(entry: Entry, content: CompiledContent) -> EntryContent:
    """What an entry may show of the content of its tree."""
    return EntryContent(content.public, content.secret.keys if entry.released is not None else ())


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


def standings_by_site(
    sites: Iterable[Site], standings: Mapping[Key, Standing]
) -> dict[str, dict[Key, Standing]]:
    """The standings that can concern each site, by its id: so that each need not look through all.

    Of other schools they are those that one of the site's took over, or began to.
    """
    by_site: dict[str, dict[Key, Standing]] = {}
    of_school: dict[str, list[dict[Key, Standing]]] = {}
    of_district: list[dict[Key, Standing]] = []
    for site in sites:
        own = by_site[site.id] = {}
        if site.is_district:
            of_district.append(own)
        for school in site.schools:
            of_school.setdefault(school, []).append(own)
    for key, standing in standings.items():
        concerned = [*of_district, *of_school.get(key.school, ())]
        for shelf in taken_over(standing):
            concerned += of_school.get(adopter_of(shelf), ())
        for own in concerned:
            own[key] = standing
    return by_site


class ShelfOrder:
    """The order of the library: by place in the programme, then title, then key.

    To be called for entries of any sites; what a version says of its place is worked out once.
    """

    def __init__(self) -> None:
        self._places: dict[str, tuple[object, ...]] = {}

    def __call__(self, entry: Entry) -> tuple[object, ...]:
        place = self._places.get(entry.version.tree)
        if place is None:
            self._places[entry.version.tree] = place = _place(entry.resource)
        return place, entry.key


def _place(resource: Resource) -> tuple[object, ...]:
    place = tuple(
        (lesson.part, int(lesson.chapter), not lesson.lesson, Lesson(lesson.lesson, "").number, lesson.lesson)
        for lesson in resource.lessons[:1]
    )
    return not place, place, collation_key(resource.title)


def select(
    site: Site,
    profile: Profile,
    standings: Mapping[Key, Standing],
    compiled: Mapping[str, Compiled],
    organisation: Organisation,
    as_of: datetime,
    order: ShelfOrder | None = None,
) -> tuple[Entry, ...]:
    """The entries of a site for those who may open a profile, in the order of the library."""
    entries: list[Entry] = []
    for key, standing in standings.items():
        adopted, version = not site.owns(key), version_on(site, key, standing)
        school = organisation.schools.get(key.school)
        if version is None or school is None:
            continue
        bundle = compiled.get(version.tree)
        if bundle is None or bundle.resource is None or not bundle.publishable:
            continue
        resource = bundle.resource
        if adopted and not may_be_adopted(resource):
            continue
        if not _may_open(site, profile, resource) or not is_out(resource, as_of):
            continue
        released = bundle.secret if _keyis_out(resource, as_of) else None
        notices = standing.notices.get(version.tree, ())
        entries.append(Entry(key, school, resource, version, bundle.public, released, notices, adopted))
    return tuple(sorted(entries, key=order or ShelfOrder()))


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Entries by the moment of their approval, the last first; ties stay in the order given."""
    return sorted(entries, key=lambda entry: entry.version.at, reverse=True)


def next_change(bundles: Iterable[Compiled], organisation: Organisation, as_of: datetime) -> datetime | None:
    """The next moment after `as_of` at which time alone changes what a site shows."""
    moments = {datetime.combine(day, time.min, VIETNAM) for day in organisation.changes()}
    for bundle in bundles:
        if bundle.resource is not None and isinstance(bundle.resource.details, ExamDetails):
            details = bundle.resource.details
            moments |= {moment for moment in (details.embargo, details.key_release) if moment is not None}
    return min((moment for moment in moments if moment > as_of), default=None)


def version_on(site: Site, key: Key, standing: Standing) -> Version | None:
    """The version that stands on the shelf of a site, whoever may open it."""
    return standing.versions.get(site.shelf) if site.owns(key) else _adopted(site, standing)


def _adopted(site: Site, standing: Standing) -> Version | None:
    """The version that a school of the site, or one merged into it, took over from another."""
    if len(standing.versions) > 1:
        for school in sorted(site.schools):
            if (version := standing.versions.get(adopted_by(school))) is not None:
                return version
    return None


def may_be_adopted(resource: Resource) -> bool:
    """Whether other schools may show it: it is for everybody, and shared beyond its own school."""
    return resource.visibility == "public" and resource.share == "district"


def _may_open(site: Site, profile: Profile, resource: Resource) -> bool:
    if site.is_district and resource.share != "district":
        return False
    match profile:
        case "public":
            return resource.visibility == "public"
        case "class-link":
            return resource.visibility == "class-link" and not site.is_district
        case "staff":
            wide = resource.visibility == "district-staff"
            return wide or (resource.visibility == "school-staff" and not site.is_district)


def is_out(resource: Resource, as_of: datetime) -> bool:
    """Whether a resource is not, or no longer, held back."""
    return resource.embargo is None or as_of >= resource.embargo


def _keyis_out(resource: Resource, as_of: datetime) -> bool:
    details = resource.details
    if not isinstance(details, ExamDetails):
        return True
    if key_withheld_for_good(details):
        return False
    return details.key_release is None or as_of >= details.key_release
