"""Holdings: each resource of a library with the versions its shelves show, in brief.

Made of what the ledger says of a resource and what its trees compile to, and of nothing else: neither the
moment nor a site decides what is held. Which of it a site shows is the catalogue's affair.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from library.approval.adoption import taken_over
from library.approval.ahead import wanted_shelves
from library.approval.model import Key, Shelf, adopter_of
from library.approval.standing import Standing
from library.approval.status import in_an_open_request
from library.brief import Brief, brief_of
from library.compiled import Compiled
from library.resource import ExamDetails


class BriefVersion(NamedTuple):
    """One version in brief; one that is not `publishable` stands on its shelf but is shown nowhere."""

    tree: str
    publishable: bool
    brief: Brief


class Holding(NamedTuple):
    """One resource: what is known of the versions that its shelves show, and where it stands at the tip.

    `tree` is that of the tip ("" where it no longer has it), `fingerprint` tells what the ledger says from
    all else it might ("" for nothing). `shelves` name for each shelf the version by its place and the moment
    it was approved. It is `settled` where every shelf shows the version at the tip and nobody sent it back,
    so that nobody asks how long it waits, unless the policy came to ask for more. `adopters` are the schools
    that took it over, or began to.
    """

    key: Key
    tree: str
    fingerprint: str
    settled: bool
    versions: tuple[BriefVersion, ...] = ()
    shelves: tuple[tuple[Shelf, int, datetime], ...] = ()
    adopters: tuple[str, ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether another site than that of its own school may show it, or tells of it."""
        return bool(self.adopters) or any(shelf != "school" for shelf, _, _ in self.shelves)

    def on(self, shelf: Shelf) -> tuple[BriefVersion, datetime] | None:
        """What a shelf shows of it, and when that was approved."""
        for name, at, moment in self.shelves:
            if name == shelf:
                return self.versions[at], moment
        return None


def holding_of(
    key: Key, tree: str, standing: Standing | None, fingerprint: str, compiled: Mapping[str, Compiled]
) -> Holding:
    """A resource in brief; `tree` is that of the tip, or ""."""
    if standing is None:
        return Holding(key, tree, fingerprint, settled=False)
    places: dict[str, int] = {}
    versions: list[BriefVersion] = []
    shelves: list[tuple[Shelf, int, datetime]] = []
    for shelf, version in standing.versions.items():
        known = compiled.get(version.tree)
        if known is None or known.resource is None:
            continue
        if version.tree not in places:
            places[version.tree] = len(versions)
            versions.append(BriefVersion(version.tree, known.publishable, brief_of(known.resource)))
        shelves.append((shelf, places[version.tree], version.at))
    settled = _is_settled(standing, tree, compiled.get(tree))
    adopters = tuple(sorted(map(adopter_of, taken_over(standing))))
    return Holding(key, tree, fingerprint, settled, tuple(versions), tuple(shelves), adopters)


def _is_settled(standing: Standing, tree: str, tip: Compiled | None) -> bool:
    if taken_over(standing):
        return False
    if not tree:
        return bool(standing.published)
    if tip is None or tip.resource is None or tip.facts is None or tip.resource.draft:
        return False
    if tree in standing.returned or in_an_open_request(standing, tree) is not None:
        return False
    shown = (standing.versions.get(shelf) for shelf in wanted_shelves(tip.resource))
    return all(version is not None and version.tree == tree for version in shown)


def moments_of(bundles: Iterable[Compiled]) -> frozenset[datetime]:
    """When time alone changes what is shown of some trees: embargoes end, keys are released."""
    found: set[datetime | None] = set()
    for bundle in bundles:
        if bundle.resource is not None:
            details = bundle.resource.details
            found |= {
                bundle.resource.embargo,
                details.key_release if isinstance(details, ExamDetails) else None,
            }
    return frozenset(moment for moment in found if moment is not None)
