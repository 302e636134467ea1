"""Random schools for tests: resources with random courses through the ledger, as they stand at the tip."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hypothesis import strategies as st

from library.approval.authority import Authority
from library.approval.model import Key
from library.approval.standing import Standing
from library.approval.status import Status, status_of
from library.compiled import Compiled, PublicSummary, SecretSummary
from library.holdings import Holding, holding_of
from library.organisation import Period
from library.resource import Resource
from tests.library.approval.sample_ledger import (
    APPROVE,
    EVERYBODY,
    HEAD,
    MORNING,
    PASS,
    POLICY,
    TODAY,
    VICE,
    authority,
    ended,
    facts,
    judged,
)
from tests.library.sample_entries import resource

PUBLISH = ("head approve 1", "principal approve 1")
COURSES = (
    (),
    ("teacher submit 1",),
    ("teacher submit 1", "head approve 1"),
    PUBLISH,
    ("teacher submit 1", *PUBLISH),
    (*PUBLISH, "appraiser approve 1"),
    (*PUBLISH, "appraiser approve 1", "principal notice 1"),
    ("teacher submit 1", *PUBLISH, "appraiser approve 1", "teacher submit 2", "head approve 2"),
    (*PUBLISH, "head return 1"),
    (*PUBLISH, "principal withdraw 1"),
)
NEXT_YEAR = TODAY + timedelta(days=365)
STRICTER = replace(
    POLICY,
    stages={**POLICY.stages, "school": (PASS, replace(APPROVE, stage="second", label="Lần hai"), APPROVE)},
)
CHANGING = tuple(
    replace(one, absences=(Period(TODAY + timedelta(days=2), TODAY + timedelta(days=3)),))
    if one in (HEAD, VICE)
    else replace(one, roles=tuple(replace(role, period=ended(before=NEXT_YEAR)) for role in one.roles))
    for one in EVERYBODY
)
"""The same people, some of whom are away on a day, and all others gone after a year."""


@dataclass(frozen=True)
class Known:
    """A resource, and what is known of it at the tip."""

    standing: Standing
    tree: str
    tip: Compiled | None
    holding: Holding

    def status(self, by: Authority, changed: datetime | None, now: datetime) -> Status:
        of = self.tip
        return status_of(
            self.standing.key, self.tree or None, of and of.resource, of and of.facts, self.standing, by,
            lambda: changed, now,
        )  # fmt: skip


def known(key: Key, course: Sequence[str], tree: str, of: Resource) -> Known:
    """A resource after a course, with a tree at the tip, or with "" none."""
    standing = replace(judged(*course)[0], key=key)
    compiled = {
        name.rjust(40, "0"): Compiled(
            name.rjust(40, "0"), of, facts(name), PublicSummary(), SecretSummary(), (), publishable=True
        )
        for name in ("1", "2")
    }
    at = tree.rjust(40, "0") if tree else ""
    return Known(standing, at, compiled.get(at), holding_of(key, at, standing, "", compiled))


@st.composite
def libraries(draw: st.DrawFn) -> list[Known]:
    """A few resources of two schools."""
    names = draw(
        st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("mnopq")), unique=True, max_size=7)
    )
    found: list[Known] = []
    for name in sorted(names):
        of = resource(share=draw(st.sampled_from(("school", "district"))), draft=draw(st.integers(0, 5)) == 0)
        course, tree = draw(st.sampled_from(COURSES)), draw(st.sampled_from(("1", "1", "1", "2", "")))
        found.append(known(Key(*name), course, tree, of))
    return found


AUTHORITIES = (authority(*CHANGING), authority(*CHANGING, policy=STRICTER))
MOMENTS = tuple(MORNING + timedelta(days=days) for days in (1, 2, 400))
