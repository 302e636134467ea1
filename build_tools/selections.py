"""What each part of each site shows, and what everything on it follows from: made before it is presented."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cached_property, partial

from build_tools.judgement import Judgement
from build_tools.shelflists import SchoolShelflist
from library.approval.model import Key
from library.approval.school_sum import SchoolSum
from library.bundles import Bundle
from library.catalogue import Profile, Site
from library.entry import Entry
from library.holdings import Holding
from library.values import dataclass

PROFILES: dict[Profile, str] = {"public": "sites", "class-link": "class-link", "staff": "staff"}
"""The folder of the output for each profile."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What one site shows to those who may open one profile, in the order of the library.

    `holdings` are all that it may show, `shelflists` those that concern it, by school. `ground` is what all
    its pages follow from by name, `digests` are those of its entries by key. By school, `states` are what its
    pages on approvals follow from, and `sums` those of its own; `follows` names all of that at once.
    """

    site: Site
    profile: Profile
    entries: tuple[Entry, ...]
    holdings: Sequence[Holding]
    shelflists: Mapping[str, SchoolShelflist]
    ground: Mapping[str, str]
    digests: Mapping[Key, str]
    states: Mapping[str, str]
    sums: Mapping[str, SchoolSum]
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
