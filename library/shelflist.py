"""The shelflist of a school: its holdings in brief, and what judging them found.

It follows from the school's own bundles, from what the ledger says of its resources, and from the
organisation of the tip; so it is as it was until one of these changes, however many other schools do.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from library.approval.authority import Authority
from library.approval.model import Key, Shelf
from library.approval.standing import Standing
from library.bundles import Bundle
from library.compiled import Compiled
from library.diagnostics import Finding, Location, Severity, find
from library.holdings import Holding, holding_of, moments_of
from library.rules import approval as rules
from library.rules.files import FILE_LACKING
from library.tip import findings_at_tip
from library.values import dataclass
from library.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class SchoolResources:
    """Everything of one school by key: its bundles at the tip, and what the ledger says of its resources.

    `places` is what is wrong with names and places; `fingerprints` tell standings apart; `grafts` are the
    trees that hang on the ledger.
    """

    bundles: Mapping[Key, Bundle]
    places: Sequence[Finding]
    standings: Mapping[Key, Standing]
    fingerprints: Mapping[Key, str]
    grafts: Mapping[tuple[Shelf, Key], str]

    def in_order(self) -> list[Key]:
        """The resources that either speaks of, in order."""
        return sorted({*self.bundles, *self.fingerprints})


@dataclass(frozen=True, slots=True)
class ShelflistSummary:
    """What judging a school found, of its tip and of what is published, and what concerns other sites.

    The tip has so many `bundles` of it. `moments` are those at which time alone changes what is shown,
    `adopters` the schools that took over something, or began to. It is `settled` where each resource is, and
    `for_classes` where some version is for one class alone. `left_out` are the resources whose version at the
    tip is not the one that the school shows.
    """

    bundles: int
    tip_findings: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    moments: tuple[datetime, ...]
    adopters: tuple[str, ...]
    settled: bool
    for_classes: bool
    left_out: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """Some holdings of a school in the order of their keys."""

    holdings: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Shelflist:
    """The holdings of a school in the order of their keys, with the summary."""

    summary: ShelflistSummary
    holdings: tuple[Holding, ...]


def shelflist_of(
    school: SchoolResources, compiled: Mapping[str, Compiled], tip: Authority, vocabulary: Vocabulary
) -> Shelflist:
    """The shelflist of one school; `tip` is the organisation that stands at the tip."""
    holdings = tuple(
        holding_of(
            key,
            school.bundles[key].tree if key in school.bundles else "",
            school.standings.get(key),
            school.fingerprints.get(key, ""),
            compiled,
        )
        for key in school.in_order()
    )
    at_tip = (
        finding
        for bundle in school.bundles.values()
        for finding in findings_at_tip(bundle, compiled[bundle.tree], tip, vocabulary)
    )
    trees = {bundle.tree for bundle in school.bundles.values()}
    trees |= {version.tree for one in school.standings.values() for version in one.versions.values()}
    moments = moments_of(compiled[tree] for tree in trees if tree in compiled)
    published = tuple(_unpublishable(school, compiled))
    summary = ShelflistSummary(
        len(school.bundles), (*school.places, *at_tip), published, tuple(sorted(moments)),
        _adopters(holdings), _are_settled(holdings), _are_for_classes(holdings), _left_out(holdings),
    )  # fmt: skip
    return Shelflist(summary, holdings)


def with_holdings(shelflist: Shelflist, others: Mapping[Key, Holding]) -> Shelflist:
    """The same, but of some resources what stands in `others`."""
    by_key = {one.key: one for one in shelflist.holdings} | dict(others)
    holdings = tuple(by_key[key] for key in sorted(by_key))
    summary = replace(
        shelflist.summary,
        adopters=_adopters(holdings),
        settled=_are_settled(holdings),
        for_classes=_are_for_classes(holdings),
        left_out=_left_out(holdings),
    )
    return Shelflist(summary, holdings)


def _adopters(holdings: Iterable[Holding]) -> tuple[str, ...]:
    return tuple(sorted({adopter for one in holdings for adopter in one.adopters}))


def _are_settled(holdings: Iterable[Holding]) -> bool:
    return all(one.settled for one in holdings)


def _are_for_classes(holdings: Iterable[Holding]) -> bool:
    return any(one.brief.visibility == "class-link" for held in holdings for one in held.versions)


def _left_out(holdings: Iterable[Holding]) -> tuple[Key, ...]:
    shown = ((held, held.on("school")) for held in holdings if held.tree)
    return tuple(held.key for held, one in shown if one is None or one[0].tree != held.tree)


def _unpublishable(school: SchoolResources, compiled: Mapping[str, Compiled]) -> Iterator[Finding]:
    """What keeps versions that were approved off the sites."""
    for key, standing in school.standings.items():
        for shelf, version in standing.versions.items():
            bundle, graft = compiled.get(version.tree), school.grafts.get((shelf, key))
            if bundle is not None and bundle.publishable and graft in (None, version.tree):
                continue
            place = Location(f"approvals:approved/{shelf}/{key}")
            if bundle is None or any(one.rule is FILE_LACKING for one in bundle.findings):
                yield find(rules.VERSION_MISSING, place, key=key)
            elif not bundle.publishable:
                count = sum(one.rule.severity is Severity.ERROR for one in bundle.findings)
                yield find(rules.VERSION_UNPUBLISHABLE, place, key=key, count=count)
            if graft not in (None, version.tree):
                yield find(rules.GRAFT_DIFFERS, place, shelf=shelf, key=key)
