"""The shelflists of all schools: one that was made before of the very same is not made again.

They say which version stands on which shelf, so they are kept as what was proved of the ledger is: by this
user's own tool, for this user alone (`ledger_parts`). Each is found by a digest of all that it follows from:
the trees that hold what the school has at the tip and on the ledger, what tells its standings apart, the
organisation at the tip, and the programme.
"""

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from itertools import chain
from operator import attrgetter

from build_tools.approved_trees import Approved
from build_tools.compiled_trees import CompiledTrees
from build_tools.ledger_parts import LedgerParts
from build_tools.standings import Standings
from build_tools.tree_sources import TreeSources
from library.approval.authority import Authority
from library.approval.model import Key
from library.codec import UnreadableError, decode, encode
from library.found_bundles import FoundBundles
from library.holdings import Holding
from library.rules import approval as rules
from library.shelflist import (
    Holdings,
    SchoolResources,
    Shelflist,
    ShelflistSummary,
    shelflist_of,
    with_holdings,
)
from library.values import dataclass
from library.vocabulary import Vocabulary

_OF_THIS_CLONE = (rules.VERSION_MISSING, rules.GRAFT_DIFFERS)
"""What is wrong with the objects at hand rather than with what a shelflist follows from."""


@dataclass(frozen=True)
class SchoolShelflist:
    """The shelflist of one school; its holdings are decoded when they are looked at.

    `digest` names all that it follows from. `widely` are those of its holdings that other sites may show,
    `narrowly` the rest, in hand or as they are kept: most sites look at few of the former.
    """

    digest: str
    summary: ShelflistSummary
    widely: Holdings | bytes
    narrowly: Holdings | bytes

    @cached_property
    def wide(self) -> tuple[Holding, ...]:
        """The resources that another site may show in brief, in the order of their keys."""
        return _decoded(self.widely)

    @cached_property
    def holdings(self) -> tuple[Holding, ...]:
        """All resources of the school in brief, in the order of their keys."""
        return tuple(sorted((*self.wide, *_decoded(self.narrowly)), key=attrgetter("key")))

    def with_others(self, others: Mapping[Key, Holding]) -> "SchoolShelflist":
        """The same, but of some resources what stands in `others`."""
        told = hashlib.sha256(f"{self.digest} {[others[key] for key in sorted(others)]!r}".encode())
        return _in_hand(told.hexdigest(), with_holdings(Shelflist(self.summary, self.holdings), others))


def _in_hand(digest: str, whole: Shelflist) -> SchoolShelflist:
    wide = tuple(one for one in whole.holdings if one.is_wide)
    narrow = tuple(one for one in whole.holdings if not one.is_wide)
    return SchoolShelflist(digest, whole.summary, Holdings(wide), Holdings(narrow))


def _decoded(holdings: Holdings | bytes) -> tuple[Holding, ...]:
    return (decode(Holdings, holdings) if isinstance(holdings, bytes) else holdings).holdings


def _names(digest: str) -> tuple[str, str, str]:
    """The parts that a shelflist is kept in."""
    return f"shelflist {digest}", f"wide {digest}", f"narrow {digest}"


@dataclass(frozen=True, slots=True)
class Shelving:
    """What shelflists are made of: the organisation at the tip, and what all trees compile to.

    `bundles` are those at the tip, `approved` what hangs on the ledger, `sources` the files of both.
    `programme` names the tool's reading of resources; `parts` are where shelflists may be kept.
    """

    bundles: FoundBundles
    approved: Approved
    sources: TreeSources
    compiled: CompiledTrees
    tip: Authority
    vocabulary: Vocabulary
    programme: str
    parts: LedgerParts | None

    def shelflists(self, standings: Standings) -> dict[str, SchoolShelflist]:
        """The shelflist of every school that has a folder or of which the ledger speaks, by its id."""
        schools = sorted({*self.bundles.schools, *standings.schools})
        digests = {school: self._digest(school, standings) for school in schools}
        kept = self._kept(digests.values())
        new: dict[str, bytes] = {}
        found: dict[str, SchoolShelflist] = {}
        for school, digest in digests.items():
            if digest not in kept:
                kept[digest] = made = self._made(digest, self._resources(school, standings))
                if self._may_be_kept(school, made):
                    told = made.summary, made.widely, made.narrowly
                    new |= zip(_names(digest), map(encode, told), strict=True)
            found[school] = kept[digest]
        if self.parts is not None and new:
            self.parts.keep(new)
        return found

    def _kept(self, digests: Iterable[str]) -> dict[str, SchoolShelflist]:
        if self.parts is None:
            return {}
        names = {digest: _names(digest) for digest in digests}
        read = self.parts.read(chain.from_iterable(names.values()))
        found: dict[str, SchoolShelflist] = {}
        for digest, own in names.items():
            if read.keys() >= {*own}:
                summary, widely, narrowly = (read[name] for name in own)
                with suppress(UnreadableError):
                    told = decode(ShelflistSummary, summary)
                    found[digest] = SchoolShelflist(digest, told, widely, narrowly)
        return found

    def _resources(self, school: str, standings: Standings) -> SchoolResources:
        fingerprints = {Key(school, one): said for one, said in standings.fingerprints(school).items()}
        keys = sorted(fingerprints)
        standings.fetch(keys)
        # What the ledger does not speak of is no school's, and no shelf shows it.
        grafts = {
            place: tree for place, tree in self.approved.of_school(school).items() if place[1] in fingerprints
        }
        return SchoolResources(
            self.bundles.of_school(school), self.bundles.findings(school),
            {key: standings[key] for key in keys}, fingerprints, grafts,
        )  # fmt: skip

    def _made(self, digest: str, resources: SchoolResources) -> SchoolShelflist:
        self.compiled.fetch(bundle.tree for bundle in resources.bundles.values())
        return _in_hand(digest, shelflist_of(resources, self.compiled, self.tip, self.vocabulary))

    def _may_be_kept(self, school: str, made: SchoolShelflist) -> bool:
        """Whether it would be the same in any clone that holds the same of this school."""
        if any(finding.rule in _OF_THIS_CLONE for finding in made.summary.findings):
            return False
        own = {*self.sources.of_schools([school])}
        # A version may be at hand because another school has the very same, for as long as it has.
        shown = {version.tree for held in made.holdings for version in held.versions}
        return shown <= own and own.isdisjoint(self.compiled.incomplete)

    def _digest(self, school: str, standings: Standings) -> str:
        told = (
            self.programme, self.tip.tree, self.tip.sha256,
            self.sources.name_of(school), standings.name_of(school),
        )  # fmt: skip
        return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()
