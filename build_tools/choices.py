"""Which parts of which sites there may be, and what each is chosen from, told without a look at a resource.

A part that follows from the same as the last time is kept as it stands; only of another is it found out what
it shows.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, partial
from itertools import chain

from build_tools.grounds import Grounds, digest_of
from build_tools.judgement import Judgement
from build_tools.kept_sums import school_sums
from build_tools.selections import PROFILES, Changes, Selection
from build_tools.shelflists import SchoolShelflist
from library import addresses
from library.approval.days import day_of
from library.approval.model import Key
from library.approval.school_sum import SchoolSum
from library.catalogue import Profile, ShelfOrder, Site, SiteRecords, concerns, last_change, select
from library.holdings import Holding


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
    judgement: Judgement, sites: Iterable[Site], grounds: Grounds, changes: Changes, as_of: datetime
) -> Iterator[Choice]:
    """Every part of the sites that may have something to show."""
    library = _Library(judgement, grounds, changes, as_of)
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
    changes: Changes
    as_of: datetime
    order: ShelfOrder = field(default_factory=ShelfOrder)

    @cached_property
    def sums(self) -> Mapping[str, SchoolSum]:
        """What the settled resources of each school come to, by its id."""
        return school_sums(self.judgement, self.grounds.organisation, self.as_of)

    @cached_property
    def states(self) -> "_States":
        unfinished = {Key(school, one) for school, known in self.sums.items() for one in known.unfinished}
        return _States(self.changes, self.as_of, unfinished)

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
    def lists(self) -> list[SchoolShelflist]:
        lists = self.library.judgement.shelflists.items()
        return [one for school, one in lists if concerns(self.site, school, one.summary.adopters)]

    @cached_property
    def sums(self) -> Mapping[str, SchoolSum]:
        """Those of the site's own schools."""
        every, site = self.library.sums.items(), self.site
        return {school: one for school, one in every if site.is_district or school in site.schools}

    @property
    def is_waited_for(self) -> bool:
        """Whether pages on approvals tell how long something waits."""
        settled = all(one.summary.settled for one in self.lists)
        return not settled or any(one.unfinished for one in self.sums.values())

    @property
    def is_for_classes(self) -> bool:
        return any(one.summary.for_classes for one in self.lists)

    def follows(self, profile: Profile) -> str:
        """What a part follows from, told without a look at any resource."""
        library, told = self.library, [self.library.window]
        for one in self.lists:
            told += one.digest, library.grounds.pictures.digests.get(one.digest, "")
        if profile == "staff":
            told.append(str(day_of(library.as_of)))
            if self.is_waited_for:
                # For how long is told from the history, and changes with every moment.
                told += str(library.as_of), library.judgement.snapshot.commit
        return digest_of(profile, *self.ground.values(), *told)

    @cached_property
    def holdings(self) -> list[Holding]:
        every = chain.from_iterable(one.holdings for one in self.lists)
        return [one for one in every if concerns(self.site, one.key.school, one.adopters)]

    @cached_property
    def records(self) -> SiteRecords:
        judgement = self.library.judgement
        return SiteRecords(self.site, judgement.standings, judgement.compiled, self.library.as_of)

    def select(self, profile: Profile) -> Selection:
        library, site, held = self.library, self.site, self.holdings
        organisation, as_of = library.judgement.organisation, library.as_of
        entries = select(site, profile, held, self.records, organisation, as_of, library.order)
        digests = {
            entry.key: library.grounds.of_entry(entry, addresses.resource_folder(site, entry))
            for entry in entries
        }
        states = {one.key: library.states.of(one) for one in held} if profile == "staff" else {}
        sums = self.sums if profile == "staff" else {}
        follows = digest_of(profile, *self.ground.values(), *digests.values(), *states.values())
        return Selection(site, profile, entries, held, self.ground, digests, states, sums, follows)


@dataclass(frozen=True)
class _States:
    """What pages on approvals follow from, by resource; each is told once.

    Of what waits they tell for how long, also where it is settled and yet `unfinished`.
    """

    changes: Changes
    as_of: datetime
    unfinished: Collection[Key]
    told: dict[Key, str] = field(default_factory=dict)

    @cached_property
    def day(self) -> date:
        return day_of(self.as_of)

    def of(self, holding: Holding) -> str:
        told = self.told.get(holding.key)
        if told is None:
            is_quiet = holding.settled and holding.key not in self.unfinished
            waits = "" if is_quiet else f"{self.changes.of(holding.key)} {self.as_of}"
            said = f"{holding.key} {holding.fingerprint} {holding.tree}"
            self.told[holding.key] = told = f"{said} {self.day} {waits}"
        return told
