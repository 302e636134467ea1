"""Judges a ledger in this process, or, when it is long, spread over several; the result is the same.

What is said of one resource has nothing to do with any other, so resources are shared out. Workers are
forked and inherit the ledger; what comes back is each resource's standing, or only what was found.
"""

import gc
import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from build_tools.workers import workers
from library.approval.in_force import InForce
from library.approval.ledger import Ledger
from library.approval.model import Facts, Key, Shelf
from library.approval.standing import Standing, judge
from library.diagnostics import Finding, collect

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


def judge_widely(ledger: Ledger, in_force: InForce, facts: Mapping[str, Facts]) -> Judged:
    """What `judge` gives, found by as many processes as there are cores."""
    standings: dict[Key, Standing] = {}
    findings: list[Finding] = []
    sound = True
    for part, found in _spread(_judge, ledger, in_force, facts):
        findings += found
        sound = sound and part is not None
        standings |= part or {}
    return (standings if sound else None), findings


def verify_widely(ledger: Ledger, in_force: InForce, facts: Mapping[str, Facts]) -> Verdict:
    """The same without the standings, which cost as much to hand back as to find."""
    shown: Counter[Shelf] = Counter()
    findings: list[Finding] = []
    sound = True
    for verdict in _spread(_verify, ledger, in_force, facts):
        sound = sound and verdict.sound
        shown.update(verdict.shown)
        findings += verdict.findings
    return Verdict(sound, shown, tuple(findings))


def _judge(ledger: Ledger, in_force: InForce, facts: Mapping[str, Facts]) -> Judged:
    return collect(judge(ledger, in_force, facts))


def _verify(ledger: Ledger, in_force: InForce, facts: Mapping[str, Facts]) -> Verdict:
    standings, findings = _judge(ledger, in_force, facts)
    shown = Counter(shelf for standing in (standings or {}).values() for shelf in standing.versions)
    return Verdict(standings is not None, shown, tuple(findings))


_Fold = Callable[[Ledger, InForce, Mapping[str, Facts]], T]


@dataclass(frozen=True, slots=True)
class _Work:
    """What workers inherit: the parts of a ledger, and what they are judged by and how."""

    parts: list[Ledger]
    in_force: InForce
    facts: Mapping[str, Facts]
    fold: _Fold[Any]


_work: _Work | None = None


def _spread(fold: _Fold[T], ledger: Ledger, in_force: InForce, facts: Mapping[str, Facts]) -> Iterator[T]:
    global _work  # noqa: PLW0603 - forked workers inherit it; handing it over would cost more
    processes = workers()
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if processes == 1 or ledger.number < WORTH_SPREADING or not can_fork:
        yield fold(ledger, in_force, facts)
        return
    keys = list(ledger.rows)
    size = -(-len(keys) // _PARTS)
    slices = [keys[at : at + size] for at in range(0, len(keys), size)]
    # What is void about the organisation is told once, by the first part.
    plain = InForce(in_force.reigns, compromises=in_force.compromises)
    parts = [Ledger({key: ledger.rows[key] for key in part}) for part in slices]
    yield fold(Ledger(), in_force, facts)
    _work = _Work(parts, plain, facts, fold)
    try:
        # A worker keeps nothing that could be garbage: looking for it would only cost.
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(processes, mp_context=context, initializer=gc.disable) as executor:
            yield from executor.map(_fold_part, range(len(parts)))
    finally:
        _work = None


def _fold_part(at: int) -> Any:
    assert _work is not None  # noqa: S101 - set before any worker is forked
    return _work.fold(_work.parts[at], _work.in_force, _work.facts)
