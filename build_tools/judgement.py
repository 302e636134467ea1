"""Everything that is known at one commit: organisation, bundles, what is approved, what is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from build_tools.compiled_trees import CompiledTrees, FactsOfTrees
from build_tools.contents import Contents
from build_tools.ledger_branch import LedgerBranch
from build_tools.ledger_parts import LedgerParts
from build_tools.repository import Repository
from build_tools.shelflists import SchoolShelflist
from build_tools.standings import Standings
from build_tools.tree_sources import TreeSources
from library.approval.adoption import Adoption, adoptions, taken_over
from library.approval.authority import Authority
from library.approval.in_force import InForce
from library.approval.ledger import Ledger
from library.approval.model import Facts, Key, Shelf, Version
from library.approval.standing import Standing
from library.approval.status import LastChange, Status, status_of
from library.bundles import Bundle
from library.compile import Programme
from library.diagnostics import Finding
from library.entry import Entry
from library.holdings import Holding, holding_of
from library.organisation import DISTRICT_FOLDER, Organisation
from library.snapshot import Snapshot
from library.tip import is_exposed
from library.values import dataclass
from library.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Judgement:
    """The whole library at one commit.

    `authority` is the organisation in force, `tip_authority` the one that stands at the tip; they
    differ while a change of people or policy waits for the district; before the first line of a
    ledger, that of the tip is in force. `bundles` are those of the tip by key; `compiled` and `sources`
    are by tree, of the tip and of every approved version, and `contents` are their texts; `shelflists` are
    by school, `parts` where more that follows from them may be kept.
    `tip_findings` speak of what waits on the tip, `findings` of what is or should be published. A
    `refused` ledger must not change a published site; a `preview` must not become one.
    """

    repository: Repository
    snapshot: Snapshot
    authority: Authority
    tip_authority: Authority
    organisation_tree: str
    vocabulary: Vocabulary
    programme: Programme
    bundles: Mapping[Key, Bundle]
    compiled: CompiledTrees
    contents: Contents
    sources: TreeSources
    branch: LedgerBranch
    ledger: Ledger
    in_force: InForce
    refused: bool
    standings: Standings
    shelflists: Mapping[str, SchoolShelflist]
    parts: LedgerParts | None = None
    tip_findings: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()
    preview: bool = False

    @property
    def organisation(self) -> Organisation:
        return self.authority.organisation

    @property
    def tip_organisation_tree(self) -> str:
        return self.snapshot.tree(DISTRICT_FOLDER)

    @property
    def facts(self) -> Mapping[str, Facts]:
        """What is known of every tree that was compiled."""
        return FactsOfTrees(self.compiled)

    def status(self, key: Key, now: datetime, changed: LastChange = lambda: None) -> Status:
        """Where a resource stands; `changed` tells when its bundle was last changed at the tip."""
        bundle = self.bundles.get(key)
        compiled = self.compiled[bundle.tree] if bundle else None
        return status_of(
            key,
            bundle.tree if bundle else None,
            compiled.resource if compiled else None,
            compiled.facts if compiled else None,
            self.standings.get(key, Standing(key)),
            self.authority,
            changed,
            now,
        )

    def may_be_approved(self, tree: str) -> bool:
        """Whether nothing about a tree keeps it from being approved at all, whoever approves it."""
        compiled = self.compiled.get(tree)
        if compiled is None or compiled.resource is None or not compiled.publishable:
            return False
        return not compiled.resource.draft and not is_exposed(compiled.resource, self.authority.policy)

    def adoptions(
        self, now: datetime, standings: Mapping[Key, Standing] | None = None
    ) -> Iterator[tuple[Adoption, str]]:
        """Every adoption of a resource by another school, each with the title of what is adopted.

        Of some `standings`, or of all.
        """
        every = self.standings if standings is None else standings
        some = [standing for standing in every.values() if taken_over(standing)]
        facts = self.facts if some else {}
        for standing in some:
            for one in adoptions(standing, facts, self.authority, now):
                compiled = self.compiled.get(one.tree)
                resource = compiled.resource if compiled else None
                yield one, resource.title if resource else str(one.key)

    def with_standings(self, others: Mapping[Key, Standing]) -> "Judgement":
        """The same, as if the ledger said of some resources what stands in `others`."""
        changed = replace(self, standings=self.standings.with_others(others))
        shelflists = dict(self.shelflists)
        for school, keys in groupby(sorted(others), key=lambda key: key.school):
            held = {one.key: one for one in changed.holdings(keys)}
            shelflists[school] = shelflists[school].with_others(held)
        return replace(changed, shelflists=shelflists)

    def holdings(self, keys: Iterable[Key]) -> Iterator[Holding]:
        """Some resources in brief."""
        for key in keys:
            bundle, known = self.bundles.get(key), key in self.standings
            yield holding_of(
                key,
                bundle.tree if bundle else "",
                self.standings[key] if known else None,
                self.standings.fingerprint(key) if known else "",
                self.compiled,
            )

    def fetch(self, entries: Iterable[Entry]) -> None:
        """Have at hand what the records of some entries are found by."""
        some = list(entries)
        self.compiled.fetch(entry.tree for entry in some)
        self.standings.fetch(entry.key for entry in some)

    def moments(self) -> Iterator[datetime]:
        """When time alone changes what is shown of some resource."""
        for shelflist in self.shelflists.values():
            yield from shelflist.summary.moments

    def versions(self) -> Iterable[tuple[Key, Shelf, Version]]:
        """Every version that some shelf shows."""
        for key, standing in self.standings.items():
            for shelf, version in standing.versions.items():
                yield key, shelf, version
