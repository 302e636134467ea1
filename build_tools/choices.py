"""Which parts of which sites there may be, and what each is chosen from, told without a look at a resource.

A part that follows from the same as the last time is kept as it stands; only of another is it found out what
it shows.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property, partial
from itertools import chain

from build_tools.grounds import Grounds, digest_of
from build_tools.judgement import Judgement
from build_tools.kept_sums import school_sums
from build_tools.selections import PROFILES, Selection
from build_tools.shelflists import SchoolShelflist
from library import addresses
from library.approval.days import day_of
from library.approval.school_sum import SchoolSum
from library.catalogue import Profile, Site, SiteRecords, concerns, last_change, select
from library.holdings import Holding
from library.values import dataclass


@dataclass(frozen=True)
class Choice:
    """A part of a site that may have something to show, selected when somebody looks.

    `follows` names all that the selection follows from; `ground` what all its pages follow from, by name.
    """

    site: Site
    profile: Profile
    ground: Mapping[str, str]
    follows: str
    select: Callable[[], Selection]

    @property
    def folder(self) -> str:
        """Where the part stands in the output."""
        return f"{PROFILES[self.profile]}/{self.site.id}"

    @cached_property
    def selection(self) -> Selection:
        return self.select()


def choices(
    judgement: Judgement, sites: Iterable[Site], grounds: Grounds, as_of: datetime
) -> Iterator[Choice]:
    """Every part of the sites that may have something to show."""
    library = _Library(judgement, grounds, as_of)
    for site in sites:
        shelf = _SiteShelf(library, site)
        for profile in PROFILES:
            if profile != "class-link" or shelf.is_for_classes:
                yield Choice(
                    site, profile, shelf.ground, shelf.follows(profile), partial(shelf.select, profile)
                )


@dataclass(frozen=True)
class _Library:
    """What the parts of all sites are selected from."""

    judgement: Judgement
    grounds: Grounds
    as_of: datetime

    @cached_property
    def sums(self) -> Mapping[str, SchoolSum]:
        """What the settled resources of each school come to, by its id."""
        return school_sums(self.judgement, self.grounds.organisation, self.as_of)

    def states_of(self, school: str, shelflist: SchoolShelflist) -> str:
        """What pages on approvals follow from that tell of a school.

        Of what waits, or is settled and yet unfinished, they tell for how long: that is told from the
        history, and changes with every moment.
        """
        is_quiet = shelflist.summary.settled and not self.sums[school].unfinished
        waits = "" if is_quiet else f"{self.as_of} {self.judgement.snapshot.commit}"
        return f"{shelflist.digest} {day_of(self.as_of)} {waits}"

    @cached_property
    def window(self) -> str:
        """Names the time around the moment in which time alone changes nothing that is shown."""
        judgement = self.judgement
        return str(last_change(judgement.moments(), judgement.organisation, self.as_of))


@dataclass(frozen=True)
class _SiteShelf:
    """What can concern one site."""

    library: _Library
    site: Site

    @cached_property
    def ground(self) -> Mapping[str, str]:
        return self.library.grounds.of_site(self.site)

    @cached_property
    def lists(self) -> dict[str, SchoolShelflist]:
        lists = self.library.judgement.shelflists.items()
        return {school: one for school, one in lists if concerns(self.site, school, one.summary.adopters)}

    @cached_property
    def sums(self) -> Mapping[str, SchoolSum]:
        """Those of the site's own schools."""
        every, site = self.library.sums.items(), self.site
        return {school: one for school, one in every if site.is_district or school in site.schools}

    @cached_property
    def states(self) -> dict[str, str]:
        return {school: self.library.states_of(school, one) for school, one in self.lists.items()}

    @property
    def is_for_classes(self) -> bool:
        return any(one.summary.for_classes for one in self.lists.values())

    def follows(self, profile: Profile) -> str:
        """What a part follows from, told without a look at any resource."""
        library, told = self.library, [self.library.window]
        for one in self.lists.values():
            told += one.digest, library.grounds.pictures.digests.get(one.digest, "")
        if profile == "staff":
            told += self.states.values()
        return digest_of(profile, *self.ground.values(), *told)

    @cached_property
    def holdings(self) -> list[Holding]:
        own = self.site.schools
        every = (one.holdings if school in own else one.wide for school, one in self.lists.items())
        return [
            one for one in chain.from_iterable(every) if concerns(self.site, one.key.school, one.adopters)
        ]

    @cached_property
    def records(self) -> SiteRecords:
        judgement = self.library.judgement
        return SiteRecords(self.site, judgement.standings, judgement.compiled, self.library.as_of)

    def select(self, profile: Profile) -> Selection:
        library, site, held = self.library, self.site, self.holdings
        organisation, as_of = library.judgement.organisation, library.as_of
        entries = select(site, profile, held, self.records, organisation, as_of)
        digests = {
            entry.key: library.grounds.of_entry(entry, addresses.resource_folder(site, entry))
            for entry in entries
        }
        states, sums = (self.states, self.sums) if profile == "staff" else ({}, {})
        follows = digest_of(profile, *self.ground.values(), *digests.values(), *states.values())
        return Selection(
            site, profile, entries, held, self.lists, self.ground, digests, states, sums, follows
        )
