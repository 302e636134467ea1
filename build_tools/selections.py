"""Which entries each part of each site shows, and what everything on it follows from.

Made before anything is presented: a part that follows from the same as the last time is left as it is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from itertools import chain

from build_tools.grounds import Grounds, digest_of
from build_tools.judgement import Judgement
from library import addresses
from library.approval.days import day_of
from library.approval.model import Key
from library.bundles import Bundle
from library.catalogue import Profile, ShelfOrder, Site, SiteRecords, holdings_by_site, select
from library.entry import Entry
from library.holdings import Holding

PROFILES: dict[Profile, str] = {"public": "sites", "class-link": "class-link", "staff": "staff"}
"""The folder of the output for each profile."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What one site shows to those who may open one profile, in the order of the library.

    `holdings` are all that concern the site. `ground` is what all its pages follow from by name, `digests`
    are those of its entries by key, and `states` are what its pages on approvals follow from, by key;
    `follows` names all of that at once.
    """

    site: Site
    profile: Profile
    entries: tuple[Entry, ...]
    holdings: Sequence[Holding]
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
    lists = judgement.shelflists.values()
    by_site = holdings_by_site(sites, chain.from_iterable(one.holdings for one in lists))
    order, states = ShelfOrder(), _States(changes, as_of, {})
    for site in sites:
        ground, held = grounds.of_site(site), by_site[site.id]
        records = SiteRecords(site, judgement.standings, judgement.compiled, as_of)
        for profile in PROFILES:
            entries = select(site, profile, held, records, judgement.organisation, as_of, order)
            if profile == "class-link" and not entries:
                continue
            digests = {
                entry.key: grounds.of_entry(entry, addresses.resource_folder(site, entry))
                for entry in entries
            }
            told = {one.key: states.of(one) for one in held} if profile == "staff" else {}
            follows = digest_of(profile, *ground.values(), *digests.values(), *told.values())
            yield Selection(site, profile, entries, held, ground, digests, told, follows)


@dataclass(frozen=True)
class _States:
    """What pages on approvals follow from, by resource; each is told once."""

    changes: Changes
    as_of: datetime
    told: dict[Key, str]

    def of(self, holding: Holding) -> str:
        told = self.told.get(holding.key)
        if told is None:
            waits = "" if holding.settled else f"{self.changes.of(holding.key)} {self.as_of}"
            said = f"{holding.key} {holding.fingerprint} {holding.tree}"
            self.told[holding.key] = told = f"{said} {day_of(self.as_of)} {waits}"
        return told
