"""Judges a ledger in this process, or, when it is long, spread over several; the result is the same.

What is said of one resource has nothing to do with any other, so resources are shared out; what comes
back is each resource's standing, or only what was found.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from build_tools.executors import THIS_MACHINE, Workers
from build_tools.standings import Found
from library.approval.in_force import ORGANISATION, InForce
from library.approval.ledger import Ledger
from library.approval.model import Facts, Key, Shelf
from library.approval.standing import (
    Standing,
    follow_resource,
    judge,
    judge_resource,
    standing_of,
    void,
)
from library.approval.standing_codec import encode_facts, encode_standing, encode_void
from library.diagnostics import Finding, collect
from library.values import dataclass

WORTH_SPREADING = 5_000
"""From how many lines on a second process saves more time than its start costs."""

_PARTS = 16

T = TypeVar("T")
Judged = tuple[dict[Key, Standing] | None, list[Finding]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a ledger comes to: whether every line can be read, how many versions each shelf shows."""

    sound: bool
    shown: Mapping[Shelf, int]
    findings: tuple[Finding, ...]


def judge_widely(
    ledger: Ledger, in_force: InForce, facts: Mapping[str, Facts], workers: Workers = THIS_MACHINE
) -> Judged:
    """What `judge` gives, found by workers."""
    standings: dict[Key, Standing] = {}
    findings: list[Finding] = []
    sound = True
    for part, found in _folded(_judge, ledger, in_force, facts, workers):
        findings += found
        sound = sound and part is not None
        standings |= part or {}
    return (standings if sound else None), findings


def verify_widely(ledger: Ledger, in_force: InForce, facts: Mapping[str, Facts]) -> Verdict:
    """The same without the standings, which cost as much to hand back as to find."""
    shown: Counter[Shelf] = Counter()
    findings: list[Finding] = []
    sound = True
    for verdict in _folded(_verify, ledger, in_force, facts, THIS_MACHINE):
        sound = sound and verdict.sound
        shown.update(verdict.shown)
        findings += verdict.findings
    return Verdict(sound, shown, tuple(findings))


def judge_to_keep(
    ledger: Ledger, in_force: InForce, facts: Mapping[str, Facts], workers: Workers = THIS_MACHINE
) -> Found:
    """The same as bytes, with what is needed to know later whether they still hold."""
    whole = Found()
    for found in _folded(_record, ledger, in_force, facts, workers):
        whole.records |= found.records
        whole.void |= found.void
        whole.unlike |= found.unlike
        whole.judged += found.judged
        whole.sound = whole.sound and found.sound
    return whole


def _record(ledger: Ledger, in_force: InForce, facts: Mapping[str, Facts]) -> Found:
    found = Found()
    for key, rows in ledger.rows.items():
        found.judged.append(key)
        course, findings = collect(follow_resource(key, rows, in_force, facts))
        if course is None:
            found.sound = False
            continue
        if findings:
            found.void[key] = [encode_void(one) for one in findings]
        if course.unlike:
            found.unlike[key] = {tree: encode_facts(known) for tree, known in course.unlike.items()}
        if key != ORGANISATION:
            found.records[key] = encode_standing(standing_of(course))
    return found


def _judge(ledger: Ledger, in_force: InForce, facts: Mapping[str, Facts]) -> Judged:
    return collect(judge(ledger, in_force, facts))


def _verify(ledger: Ledger, in_force: InForce, facts: Mapping[str, Facts]) -> Verdict:
    # To hold every standing until the end costs a quarter as much again as to find it.
    findings = [void(line, reason) for line, reason in in_force.void]
    shown: Counter[Shelf] = Counter()
    sound = True
    for key, rows in ledger.rows.items():
        standing, found = collect(judge_resource(key, rows, in_force, facts))
        findings += found
        sound = sound and standing is not None
        if standing is not None:
            shown.update(standing.versions.keys())
    return Verdict(sound, shown, tuple(findings))


_Fold = Callable[[Ledger, InForce, Mapping[str, Facts]], T]


@dataclass(frozen=True, slots=True)
class _Judging:
    """What the parts of a ledger are judged by, and how."""

    fold: _Fold[Any]
    in_force: InForce
    facts: Mapping[str, Facts]


def _folded(
    fold: _Fold[T], ledger: Ledger, in_force: InForce, facts: Mapping[str, Facts], workers: Workers
) -> Iterator[T]:
    """What each part of the ledger comes to, in its order."""
    if ledger.number < WORTH_SPREADING:
        yield fold(ledger, in_force, facts)
        return
    # What is void about the organisation is told once, by the first part.
    yield fold(Ledger(), in_force, facts)
    keys = list(ledger.rows)
    size = -(-len(keys) // _PARTS)
    slices = [keys[at : at + size] for at in range(0, len(keys), size)]
    parts = [(at, Ledger({key: ledger.rows[key] for key in part})) for at, part in enumerate(slices)]
    plain = InForce(in_force.reigns, compromises=in_force.compromises)
    done = workers.spread(_fold_part, _Judging(fold, plain, facts), parts)
    yield from (result for _, result in sorted((at, result) for (at, _), result in done))


def _fold_part(judging: _Judging, part: tuple[int, Ledger]) -> Any:
    return judging.fold(part[1], judging.in_force, judging.facts)
