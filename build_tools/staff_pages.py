"""The pages of one site for teachers and officers alone: where everything stands, and sheets of approval."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from build_tools.grounds import digest_of
from build_tools.site_part import SitePart
from library import addresses
from library.approval.adoption import Adoption
from library.approval.status import Status
from library.approval.turnaround import turnaround
from library.catalogue import version_on
from library.pages.staff import StaffView
from library.pages.views import Page
from library.present.sheets import Shown, sheet_hrefs, sheets_pages
from library.present.states import states_view


@dataclass(frozen=True, slots=True)
class StaffPage:
    """A page for staff, with a digest of what it follows from; `view` makes it."""

    path: str
    follows: str
    view: Callable[[], Page]


def staff_pages(part: SitePart) -> Iterator[StaffPage]:
    """The page of states, and a page of sheets for each subject or school."""
    shown = tuple(_shown(part))
    yield StaffPage(addresses.STATES, part.selection.states, partial(_states, part, shown))
    fingerprint = part.judgement.standings.fingerprint
    for page in sheets_pages(shown, part.context):
        told = (f"{key} {fingerprint(key)} {version.tree}" for key, _, version in page.members)
        yield StaffPage(page.path, digest_of(*told), page.view)


def _states(part: SitePart, shown: tuple[Shown, ...]) -> StaffView:
    standings = part.selection.standings
    own = (standing for key, standing in standings.items() if part.site.owns(key))
    return states_view(
        _statuses(part), _adopted(part), turnaround(own), sheet_hrefs(shown, part.context),
        part.judgement.organisation, part.context.view, part.context.as_of,
    )  # fmt: skip


def _shown(part: SitePart) -> Iterator[Shown]:
    """Every version that stands on the shelf of the site, whoever may open it."""
    for key, standing in part.selection.standings.items():
        version = version_on(part.site, key, standing)
        compiled = part.judgement.compiled.get(version.tree) if version is not None else None
        if version is not None and compiled is not None and compiled.resource is not None:
            yield key, compiled.resource, version


def _statuses(part: SitePart) -> Iterator[Status]:
    judgement = part.judgement
    keys = {*judgement.bundles, *part.selection.standings}
    for key in sorted(key for key in keys if part.site.owns(key)):
        yield judgement.status(key, part.changes.of(key), part.context.as_of)


def _adopted(part: SitePart) -> Iterator[tuple[Adoption, str]]:
    """What the schools of the site took over from others."""
    if part.site.is_district:
        return
    for adoption, title in part.judgement.adoptions(part.context.as_of, part.selection.standings):
        if adoption.adopter in part.site.schools:
            yield adoption, title
