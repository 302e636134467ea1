"""The pages of one site for teachers and officers alone: where everything stands, and sheets of approval."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from build_tools.grounds import digest_of
from build_tools.site_part import SitePart
from library.addresses import STATES, states_page
from library.approval.adoption import Adoption
from library.approval.model import Key
from library.approval.status import Status
from library.approval.turnaround import Turnaround, turnaround
from library.catalogue import listing_on, version_on
from library.organisation import School
from library.pages.staff import StaffView
from library.pages.views import Page
from library.present.sheets import Shown, sheet_hrefs, sheets_pages
from library.present.states import district_states_view, school_states_view, states_view


@dataclass(frozen=True, slots=True)
class StaffPage:
    """A page for staff, with a digest of what it follows from; `view` makes it."""

    path: str
    follows: str
    view: Callable[[], Page]


def staff_pages(part: SitePart) -> Iterator[StaffPage]:
    """The pages of states, and a page of sheets for each subject or school."""
    shown = tuple(_shown(part))
    told = part.selection.states
    view = _district_states if part.site.is_district else _states
    yield StaffPage(STATES, digest_of(*told.values()), partial(view, part, shown))
    if part.site.is_district:
        yield from _school_pages(part, shown)
    fingerprint = part.judgement.standings.fingerprint
    for page in sheets_pages(shown, part.context):
        own = (f"{key} {fingerprint(key)} {version.tree}" for key, _, version in page.members)
        yield StaffPage(page.path, digest_of(*own), page.view)


def _school_pages(part: SitePart, shown: Sequence[Shown]) -> Iterator[StaffPage]:
    """Where everything stands, school by school."""
    told = part.selection.states
    keys: dict[str, list[Key]] = {}
    for key in told:
        keys.setdefault(key.school, []).append(key)
    of_school: dict[str, list[Shown]] = {}
    for one in shown:
        of_school.setdefault(one[0].school, []).append(one)
    for school in part.judgement.organisation.schools.values():
        if school.id in keys:
            own = keys[school.id]
            view = partial(_school_states, part, school, own, of_school.get(school.id, []))
            yield StaffPage(states_page(school.id), digest_of(*(told[key] for key in own)), view)


def _states(part: SitePart, shown: Sequence[Shown]) -> StaffView:
    return states_view(
        _statuses(part, part.selection.states), _adopted(part), _times(part),
        sheet_hrefs(shown, part.context),
        part.judgement.organisation, part.context.view, part.context.as_of,
    )  # fmt: skip


def _district_states(part: SitePart, shown: Sequence[Shown]) -> StaffView:
    return district_states_view(
        tuple(_statuses(part, part.selection.states)), _times(part), sheet_hrefs(shown, part.context),
        part.judgement.organisation, part.context.view, part.context.as_of,
    )  # fmt: skip


def _school_states(part: SitePart, school: School, keys: Sequence[Key], shown: Sequence[Shown]) -> StaffView:
    return school_states_view(
        school, _statuses(part, keys), sheet_hrefs(shown, part.context),
        part.judgement.organisation, part.context.view, part.context.as_of,
    )  # fmt: skip


def _times(part: SitePart) -> tuple[Turnaround, ...]:
    standings = part.judgement.standings
    own = (one.key for one in part.selection.holdings if part.site.owns(one.key))
    return turnaround(standings[key] for key in own if key in standings)


def _shown(part: SitePart) -> Iterator[Shown]:
    """Every version that stands on the shelf of the site, whoever may open it."""
    standings, compiled = part.judgement.standings, part.judgement.compiled
    for holding in part.selection.holdings:
        if listing_on(part.site, holding) is not None:
            version = version_on(part.site, holding.key, standings[holding.key])
            resource = compiled[version.tree].resource if version is not None else None
            if version is not None and resource is not None:
                yield holding.key, resource, version


def _statuses(part: SitePart, keys: Iterable[Key]) -> Iterator[Status]:
    """Where resources of the site's own stand."""
    for key in keys:
        if part.site.owns(key):
            yield part.judgement.status(key, part.changes.of(key), part.context.as_of)


def _adopted(part: SitePart) -> Iterator[tuple[Adoption, str]]:
    """What the schools of the site took over from others."""
    standings = part.judgement.standings
    taken = {one.key: standings[one.key] for one in part.selection.holdings if one.adopters}
    for adoption, title in part.judgement.adoptions(part.context.as_of, taken):
        if adoption.adopter in part.site.schools:
            yield adoption, title
