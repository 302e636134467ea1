"""The shelflists of all schools: one that was made before of the very same is not made again.

They say which version stands on which shelf, so they are kept as what was proved of the ledger is: by this
user's own tool, for this user alone (`ledger_parts`). Each is found by a digest of all that it follows from:
the bundles of the school, what tells its standings apart, the trees that hang on the ledger, the organisation
at the tip, and the programme.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property

from build_tools.compiled_trees import CompiledTrees
from build_tools.ledger_parts import LedgerParts
from build_tools.standings import Standings
from library.approval.authority import Authority
from library.approval.model import Key, Shelf
from library.bundles import Bundle
from library.codec import UnreadableError, decode, encode
from library.holdings import Holding
from library.rules import approval as rules
from library.shelflist import SchoolResources, Shelflist, ShelflistSummary, shelflist_of, with_holdings
from library.vocabulary import Vocabulary

_OF_THIS_CLONE = (rules.VERSION_MISSING, rules.GRAFT_DIFFERS)
"""What is wrong with the objects at hand rather than with what a shelflist follows from."""


@dataclass(frozen=True)
class SchoolShelflist:
    """The shelflist of one school; its holdings are decoded when they are looked at.

    `digest` names all that it follows from; `whole` is the shelflist, in hand or as it is kept.
    """

    digest: str
    summary: ShelflistSummary
    whole: Shelflist | bytes

    @cached_property
    def holdings(self) -> tuple[Holding, ...]:
        """All resources of the school in brief, in the order of their keys."""
        return (decode(Shelflist, self.whole) if isinstance(self.whole, bytes) else self.whole).holdings

    def with_others(self, others: Mapping[Key, Holding]) -> "SchoolShelflist":
        """The same, but of some resources what stands in `others`."""
        told = hashlib.sha256(f"{self.digest} {[others[key] for key in sorted(others)]!r}".encode())
        whole = with_holdings(Shelflist(self.summary, self.holdings), others)
        return SchoolShelflist(told.hexdigest(), whole.summary, whole)


@dataclass(frozen=True, slots=True)
class _Held:
    """What the shelflist of one school follows from, each in the order of its keys."""

    bundles: dict[Key, Bundle] = field(default_factory=dict)
    fingerprints: dict[Key, str] = field(default_factory=dict)
    grafts: dict[tuple[Shelf, Key], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shelving:
    """What shelflists are made of: the organisation at the tip, and what all trees compile to.

    `programme` names the tool's reading of resources; `parts` are where shelflists may be kept.
    """

    compiled: CompiledTrees
    tip: Authority
    vocabulary: Vocabulary
    programme: str
    parts: LedgerParts | None

    def shelflists(
        self, bundles: Iterable[Bundle], standings: Standings, grafts: Mapping[tuple[Shelf, Key], str]
    ) -> dict[str, SchoolShelflist]:
        """The shelflist of every school that has a bundle or of which the ledger speaks, by its id."""
        schools = _by_school(bundles, standings, grafts)
        digests = {school: self._digest(schools[school]) for school in sorted(schools)}
        kept = self._kept(digests.values())
        new: dict[str, bytes] = {}
        found: dict[str, SchoolShelflist] = {}
        for school, digest in digests.items():
            if digest not in kept:
                made = self._made(digest, schools[school], standings)
                kept[digest] = made
                if self._may_be_kept(made, schools[school]):
                    new[f"summary {digest}"] = encode(made.summary)
                    new[f"shelflist {digest}"] = encode(made.whole)
            found[school] = kept[digest]
        if self.parts is not None and new:
            self.parts.keep(new)
        return found

    def _kept(self, digests: Iterable[str]) -> dict[str, SchoolShelflist]:
        if self.parts is None:
            return {}
        names = {digest: (f"summary {digest}", f"shelflist {digest}") for digest in digests}
        read = self.parts.read([name for pair in names.values() for name in pair])
        found: dict[str, SchoolShelflist] = {}
        for digest, (summary, whole) in names.items():
            if summary in read and whole in read:
                with suppress(UnreadableError):
                    told = decode(ShelflistSummary, read[summary])
                    found[digest] = SchoolShelflist(digest, told, read[whole])
        return found

    def _made(self, digest: str, held: _Held, standings: Standings) -> SchoolShelflist:
        self.compiled.fetch(bundle.tree for bundle in held.bundles.values())
        standings.fetch(held.fingerprints)
        said = {key: standings[key] for key in held.fingerprints}
        resources = SchoolResources(held.bundles, said, held.fingerprints, held.grafts)
        whole = shelflist_of(resources, self.compiled, self.tip, self.vocabulary)
        return SchoolShelflist(digest, whole.summary, whole)

    def _may_be_kept(self, made: SchoolShelflist, held: _Held) -> bool:
        """Whether it would be the same in any clone that holds the same."""
        if any(finding.rule in _OF_THIS_CLONE for finding in made.summary.findings):
            return False
        trees = {bundle.tree for bundle in held.bundles.values()} | set(held.grafts.values())
        return not trees & self.compiled.incomplete

    def _digest(self, held: _Held) -> str:
        told = [self.programme, self.tip.tree, self.tip.sha256]
        told += (f"{one.folder} {one.tree}" for one in held.bundles.values())
        told += (f"{key} {said}" for key, said in held.fingerprints.items())
        told += (f"{shelf} {key} {tree}" for (shelf, key), tree in held.grafts.items())
        return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()


def _by_school(
    bundles: Iterable[Bundle], standings: Standings, grafts: Mapping[tuple[Shelf, Key], str]
) -> dict[str, _Held]:
    apart: defaultdict[str, _Held] = defaultdict(_Held)
    for bundle in sorted(bundles, key=lambda bundle: bundle.key):
        apart[bundle.key.school].bundles[bundle.key] = bundle
    for key in standings:
        apart[key.school].fingerprints[key] = standings.fingerprint(key)
    for place in sorted(grafts):
        # What the ledger does not speak of is no school's, and no shelf shows it.
        if place[1] in standings:
            apart[place[1].school].grafts[place] = grafts[place]
    return apart
