"""The pages of one site for teachers and officers alone: where everything stands, and sheets of approval.

What they follow from is told by holdings; standings are looked at when a page is made, and only those
that it tells of one by one. What else there is to say of a district is in the sums of its schools.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from build_tools.grounds import digest_of
from build_tools.site_part import SitePart
from library.addresses import STATES, sheets_page, states_page
from library.approval.adoption import Adoption
from library.approval.status import Status
from library.approval.turnaround import StageWaits, Turnaround, turnaround, waits_of
from library.catalogue import version_on
from library.holdings import Holding
from library.organisation import School
from library.pages.staff import SheetsView, StaffView
from library.pages.views import Page
from library.present.sheets import Shelved, Shown, sheet_groups, sheet_hrefs, sheets_view
from library.present.states import district_states_view, school_states_view, states_view
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class StaffPage:
    """A page for staff, with a digest of what it follows from; `view` makes it."""

    path: str
    follows: str
    view: Callable[[], Page]


def staff_pages(part: SitePart) -> Iterator[StaffPage]:
    """The pages of states, and a page of sheets for each subject or school."""
    told = part.selection.states
    view = _district_states if part.site.is_district else _states
    yield StaffPage(STATES, digest_of(*told.values()), partial(view, part))
    if part.site.is_district:
        yield from _school_pages(part)
    for group, members in sheet_groups(part.selection.holdings, part.context):
        own = (f"{one.key} {one.fingerprint} {shown.tree}" for one, shown in members)
        yield StaffPage(sheets_page(group), digest_of(*own), partial(_sheets, part, group, members))


def _school_pages(part: SitePart) -> Iterator[StaffPage]:
    """Where everything stands, school by school."""
    for school in part.judgement.organisation.schools.values():
        if school.id in part.selection.shelflists:
            follows = digest_of(part.selection.states[school.id])
            yield StaffPage(states_page(school.id), follows, partial(_school_states, part, school))


def _states(part: SitePart) -> StaffView:
    every = part.selection.holdings
    return states_view(
        _statuses(part, every), _adopted(part), _times(part), sheet_hrefs(every, part.context),
        part.judgement.organisation, part.context.view, part.context.as_of,
    )  # fmt: skip


def _district_states(part: SitePart) -> StaffView:
    some = _one_by_one(part)
    return district_states_view(
        part.selection.sums, tuple(_statuses(part, some)), _times(part), sheet_hrefs(some, part.context),
        part.judgement.organisation, part.context.view, part.context.as_of,
    )  # fmt: skip


def _school_states(part: SitePart, school: School) -> StaffView:
    own = part.selection.shelflists[school.id].holdings
    return school_states_view(
        school, _statuses(part, own), sheet_hrefs(own, part.context),
        part.judgement.organisation, part.context.view, part.context.as_of,
    )  # fmt: skip


def _sheets(part: SitePart, group: str, members: Sequence[Shelved]) -> SheetsView:
    return sheets_view(group, _shown(part, members), part.context)


def _one_by_one(part: SitePart) -> list[Holding]:
    """The resources of which there is more to tell than the sums of their schools say."""
    some: list[Holding] = []
    for school, known in part.selection.sums.items():
        shelflist = part.selection.shelflists[school]
        if known.one_by_one or not shelflist.summary.settled:
            some += (one for one in shelflist.holdings if not one.settled or one.key.id in known.one_by_one)
    return some


def _times(part: SitePart) -> tuple[Turnaround, ...]:
    """How long stages took for the resources of the site's own: of settled ones the sums know it."""
    standings, waits = part.judgement.standings, list[StageWaits]()
    for school, known in part.selection.sums.items():
        waits += known.waits
        shelflist = part.selection.shelflists[school]
        if not shelflist.summary.settled:
            own = (one.key for one in shelflist.holdings if not one.settled)
            waits += waits_of(standings[key] for key in own if key in standings)
    return turnaround(waits)


def _shown(part: SitePart, members: Sequence[Shelved]) -> Iterator[Shown]:
    """Versions that stand on the shelf of the site, in full."""
    standings, compiled = part.judgement.standings, part.judgement.compiled
    standings.fetch(one.key for one, _ in members)
    compiled.fetch(shown.tree for _, shown in members)
    for holding, shown in members:
        version = version_on(part.site, holding.key, standings[holding.key])
        resource = compiled[shown.tree].resource
        if version is not None and resource is not None:
            yield holding.key, resource, version


def _statuses(part: SitePart, holdings: Iterable[Holding]) -> Iterator[Status]:
    """Where resources of the site's own stand."""
    own = [one for one in holdings if part.site.owns(one.key)]
    part.judgement.standings.fetch(one.key for one in own if one.fingerprint)
    part.judgement.compiled.fetch(one.tree for one in own if one.tree)
    for one in own:
        yield part.judgement.status(one.key, part.context.as_of, partial(part.changes.of, one.key))


def _adopted(part: SitePart) -> Iterator[tuple[Adoption, str]]:
    """What the schools of the site took over from others."""
    standings = part.judgement.standings
    taken = {one.key: standings[one.key] for one in part.selection.holdings if one.adopters}
    for adoption, title in part.judgement.adoptions(part.context.as_of, taken):
        if adoption.adopter in part.site.schools:
            yield adoption, title
