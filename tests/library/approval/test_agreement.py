"""The verifier and a naive one, written apart, agree on random histories of the pure fold."""

import hashlib
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from build_tools.builtin import builtin_vocabulary
from library.approval.authority import Authority
from library.approval.branch import LEDGER_BRANCH
from library.approval.in_force import read_in_force
from library.approval.ledger import read_ledger
from library.approval.model import Evidence, Facts
from library.approval.policy_file import read_policy
from library.approval.standing import Standing, judge
from library.diagnostics import collect
from library.organisation import read_organisation
from library.rules.approval import VOID_STATEMENT
from tests import approval_naive
from tests.approval_histories import KEYS, VARIANTS, History, World, facts_of, organisation_files, plain_facts

MOVES = st.lists(st.integers(0, 2**62), min_size=1, max_size=12)
TREES = {key: [hashlib.sha1(f"{key}{at}".encode()).hexdigest() for at in range(4)] for key in KEYS}  # noqa: S324
ORGANISATIONS = [hashlib.sha1(f"organisation {at}".encode()).hexdigest() for at in range(VARIANTS)]  # noqa: S324
FACTS = {TREES[key][at]: facts_of(key, at) for key in KEYS for at in range(4)}


@cache
def authorities(evidence: Evidence) -> dict[str, Authority]:
    found: dict[str, Authority] = {}
    for at, tree in enumerate(ORGANISATIONS):
        files = organisation_files(evidence, at)
        named = {f"content/district/{name}": text for name, text in files.items()}
        organisation, _ = collect(read_organisation(named, builtin_vocabulary()))
        sample = organisation.district.sample
        policy, _ = collect(read_policy(files["policy.yml"], builtin_vocabulary(), sample))
        found[tree] = Authority(organisation, policy, naive(evidence)[tree]["sha256"])
    return found


@cache
def naive(evidence: Evidence) -> dict[str, dict[str, Any]]:
    return {
        tree: approval_naive.organisation(organisation_files(evidence, at))
        for at, tree in enumerate(ORGANISATIONS)
    }


def shown(standings: dict[object, Standing]) -> dict[tuple[str, str], object]:
    return {
        (shelf, str(key)): (version.tree, version.ordinal, [(a.stage, a.person) for a in version.approvals])
        for key, standing in standings.items()
        for shelf, version in standing.versions.items()
    }


def noticed(standings: dict[object, Standing]) -> dict[tuple[str, str], list[int]]:
    return {
        (str(key), tree): [notice.number for notice in notices]
        for key, standing in standings.items()
        for tree, notices in standing.notices.items()
        if notices
    }


@pytest.mark.parametrize("evidence", ["unsigned", "recorded", "signed"])
@pytest.mark.parametrize("known", [True, False], ids=["files-here", "files-gone"])
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(moves=MOVES)
def test_both_publish_the_same(evidence: Evidence, known: bool, moves: list[int]) -> None:
    digests = [naive(evidence)[tree]["sha256"] for tree in ORGANISATIONS]
    history = History(World(evidence, TREES, ORGANISATIONS, digests, FACTS))
    for move in moves:
        history.move(move)
    files, head = history.evidence()
    ledger, broken = collect(read_ledger(files, head))
    assert ledger is not None, broken
    facts: dict[str, Facts] = FACTS if known else {}
    in_force = read_in_force(ledger, authorities(evidence))
    standings, findings = collect(judge(ledger, in_force, facts))
    assert standings is not None
    other = approval_naive.Naive(files, naive(evidence), plain_facts(facts))
    voids = {(f.location.path, f.location.line) for f in findings if f.rule is VOID_STATEMENT}
    assert shown(standings) == other.published  # type: ignore[arg-type]
    assert noticed(standings) == {place: numbers for place, numbers in other.notices.items() if numbers}  # type: ignore[arg-type]
    assert [reign.tree for reign in in_force.reigns] == other.reigned
    assert voids == _places(history, other.void)
    event(f"published {min(len(other.published), 3)}, organisations {len(other.reigned)}")


def _places(history: History, numbers: set[int]) -> set[tuple[str, int]]:
    """File and row of lines by their number in the whole ledger."""
    rows: dict[str, int] = {}
    places: set[tuple[str, int]] = set()
    for number, (path, _) in enumerate(history.lines(), 1):
        rows[path] = rows.get(path, 0) + 1
        if number in numbers:
            places.add((f"{LEDGER_BRANCH}:{path}", rows[path]))
    return places
