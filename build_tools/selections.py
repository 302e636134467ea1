"""Which entries each part of each site shows, and what everything on it follows from.

Made before anything is presented: a part that follows from the same as the last time is left as it is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from itertools import chain

from build_tools.grounds import Grounds, digest_of
from build_tools.judgement import Judgement
from library import addresses
from library.approval.adoption import taken_over
from library.approval.ahead import wanted_shelves
from library.approval.days import day_of
from library.approval.model import Key
from library.approval.standing import Standing
from library.approval.status import in_an_open_request
from library.bundles import Bundle
from library.catalogue import Entry, Profile, ShelfOrder, Site, select, standings_by_site

PROFILES: dict[Profile, str] = {"public": "sites", "class-link": "class-link", "staff": "staff"}
"""The folder of the output for each profile."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What one site shows to those who may open one profile, in the order of the library.

    `standings` are all that concern the site. `ground` is what all its pages follow from by name, `digests`
    are those of its entries by key, and `states` are what its pages on approvals follow from, by key;
    `follows` names all of that at once.
    """

    site: Site
    profile: Profile
    entries: tuple[Entry, ...]
    standings: Mapping[Key, Standing]
    ground: Mapping[str, str]
    digests: Mapping[Key, str]
    states: Mapping[Key, str]
    follows: str

    @property
    def folder(self) -> str:
        """Where the part stands in the output."""
        return f"{PROFILES[self.profile]}/{self.site.id}"


@dataclass(frozen=True)
class Changes:
    """When each of the `bundles` was last changed at the tip; asked when that is wanted first.

    `ask` gives it by the folders of bundles.
    """

    bundles: Mapping[Key, Bundle]
    ask: Callable[[], Mapping[str, datetime]]

    def of(self, key: Key) -> datetime | None:
        bundle = self.bundles.get(key)
        return self._by_folder.get(bundle.folder) if bundle is not None else None

    def asked(self) -> "Changes":
        """The same, asked for now: to be handed to those who could not."""
        return Changes(self.bundles, partial(dict, self._by_folder))

    @cached_property
    def _by_folder(self) -> Mapping[str, datetime]:
        return self.ask()


def changes_of(judgement: Judgement) -> Changes:
    """When the bundles of a judgement were last changed, as Git tells."""
    ask = partial(judgement.repository.last_changes, judgement.snapshot.commit)
    return Changes(judgement.bundles, ask)


def selections(
    judgement: Judgement, sites: Iterable[Site], grounds: Grounds, changes: Changes, as_of: datetime
) -> Iterator[Selection]:
    """Every part of the sites that has something to show."""
    sites = tuple(sites)
    by_site = standings_by_site(sites, judgement.standings)
    states, order = _States(judgement, changes, as_of), ShelfOrder()
    for site in sites:
        ground = grounds.of_site(site)
        for profile in PROFILES:
            own = by_site[site.id]
            entries = select(site, profile, own, judgement.compiled, judgement.organisation, as_of, order)
            if profile == "class-link" and not entries:
                continue
            digests = {
                entry.key: grounds.of_entry(entry, addresses.resource_folder(site, entry))
                for entry in entries
            }
            told = states.of_site(site, own) if profile == "staff" else {}
            follows = digest_of(profile, *ground.values(), *digests.values(), *told.values())
            yield Selection(site, profile, entries, own, ground, digests, told, follows)


@dataclass(frozen=True)
class _States:
    """What the page on approvals of each site follows from."""

    judgement: Judgement
    changes: Changes
    as_of: datetime

    def of_site(self, site: Site, standings: Iterable[Key]) -> Mapping[Key, str]:
        """By key, in their order; `standings` are those that concern the site."""
        schools = self._bundles_by_school if site.is_district else site.schools
        own = chain.from_iterable(self._bundles_by_school.get(school, ()) for school in schools)
        told = self._told_by_key
        return {key: told[key] for key in sorted({*own, *standings})}

    @cached_property
    def _bundles_by_school(self) -> dict[str, list[Key]]:
        found: dict[str, list[Key]] = {}
        for key in self.judgement.bundles:
            found.setdefault(key.school, []).append(key)
        return found

    @cached_property
    def _told_by_key(self) -> dict[Key, str]:
        keys = {*self.judgement.bundles, *self.judgement.standings}
        return {key: self._told(key) for key in keys}

    def _told(self, key: Key) -> str:
        bundle, standings = self.judgement.bundles.get(key), self.judgement.standings
        said = standings.fingerprint(key) if key in standings else ""
        waits = "" if self._is_settled(key) else f"{self.changes.of(key)} {self.as_of}"
        return f"{key} {said} {bundle.tree if bundle else ''} {day_of(self.as_of)} {waits}"

    def _is_settled(self, key: Key) -> bool:
        """Whether every shelf shows the version at the tip, so that nobody asks how long it waits."""
        bundle, standing = self.judgement.bundles.get(key), self.judgement.standings.get(key)
        if standing is None or taken_over(standing):
            return False
        if bundle is None:
            return bool(standing.published)
        resource = self.judgement.compiled[bundle.tree].resource
        if resource is None or in_an_open_request(standing, bundle.tree) is not None:
            return False
        shown = (standing.versions.get(shelf) for shelf in wanted_shelves(resource))
        return all(version is not None and version.tree == bundle.tree for version in shown)
