"""The shelflist of a school tells other sites, and the build, what they need to know without a look at it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from library.approval.authority import Authority
from library.approval.model import Facts, Key, Shelf, Version
from library.approval.policy import Policy
from library.bundles import Bundle
from library.compiled import Compiled
from library.holdings import holding_of
from library.resource import Resource
from library.rules import approval as rules
from library.shelflist import SchoolResources, Shelflist, shelflist_of, with_holdings
from tests.library.sample_entries import (
    NOW,
    ORGANISATION,
    VOCABULARY,
    compiled,
    exam,
    resource,
    standing,
    version,
)

ONE, TWO = Key("thcs-a", "mot"), Key("thcs-a", "hai")
TREE, OTHER = "a" * 40, "b" * 40
RELEASE = NOW + timedelta(days=3)
FACTS = Facts("document", "toan", ("6",), ("p-lan",), "0" * 64)


def known(of: Resource, tree: str) -> Compiled:
    return replace(compiled(of, tree), facts=FACTS)


KNOWN = {TREE: known(resource(), TREE), OTHER: known(exam(key_release=RELEASE), OTHER)}
TIP = Authority(ORGANISATION, Policy(private=True), "", "")


def bundle(key: Key, tree: str) -> Bundle:
    return Bundle(key, f"content/schools/thcs-a/{key.id}", tree, ())


def made(
    tips: dict[Key, str],
    shown: dict[Key, list[tuple[Shelf, Version]]],
    grafts: dict[tuple[Shelf, Key], str] | None = None,
) -> Shelflist:
    bundles = {key: bundle(key, tree) for key, tree in tips.items()}
    standings = {key: standing(key, versions) for key, versions in shown.items()}
    prints = {key: f"print of {key}" for key in standings}
    return shelflist_of(SchoolResources(bundles, (), standings, prints, grafts or {}), KNOWN, TIP, VOCABULARY)


PUBLISHED: list[tuple[Shelf, Version]] = [("school", version(TREE)), ("district", version(TREE))]


def test_holdings_are_of_all_that_lies_or_lay_there_in_order() -> None:
    gone = Key("thcs-a", "cu")
    one = made({ONE: TREE, TWO: OTHER}, {ONE: PUBLISHED, gone: PUBLISHED})
    assert [held.key for held in one.holdings] == [gone, TWO, ONE]
    assert [held.tree for held in one.holdings] == ["", OTHER, TREE]
    assert [held.fingerprint for held in one.holdings] == [f"print of {gone}", "", f"print of {ONE}"]


def test_the_summary_of_a_school_where_all_is_well() -> None:
    summary = made({ONE: TREE}, {ONE: PUBLISHED}).summary
    assert summary.settled
    assert not summary.for_classes
    assert (summary.tip_findings, summary.findings, summary.moments) == ((), (), ())
    assert (summary.adopters, summary.left_out) == ((), ())


def test_it_names_what_waits_and_when_time_changes_something() -> None:
    summary = made({ONE: TREE, TWO: OTHER}, {ONE: PUBLISHED}).summary
    assert not summary.settled
    assert summary.left_out == (TWO,)
    assert summary.moments == (RELEASE,)


def test_it_names_who_took_something_over() -> None:
    shelves: list[tuple[Shelf, Version]] = [*PUBLISHED, ("adopted-by-thcs-b", version(TREE))]
    assert made({ONE: TREE}, {ONE: shelves}).summary.adopters == ("thcs-b",)


@pytest.mark.parametrize(
    ("tree", "graft", "found"),
    [
        (TREE, TREE, []),
        (TREE, OTHER, [rules.GRAFT_DIFFERS]),
        ("c" * 40, "c" * 40, [rules.VERSION_MISSING]),
    ],
)
def test_what_keeps_a_version_off_the_sites(tree: str, graft: str, found: list[object]) -> None:
    one = made({}, {ONE: [("school", version(tree))]}, {("school", ONE): graft})
    assert [finding.rule for finding in one.summary.findings] == found


def test_what_is_wrong_at_the_tip_is_told_where_it_lies() -> None:
    stranger = {TREE: compiled(resource(authors=("p-nobody",)), TREE)}
    one = shelflist_of(SchoolResources({ONE: bundle(ONE, TREE)}, (), {}, {}, {}), stranger, TIP, VOCABULARY)
    assert [finding.location.path for finding in one.summary.tip_findings] == [
        "content/schools/thcs-a/mot/index.md"
    ]


def test_others_take_the_place_of_some() -> None:
    link = {TREE: known(resource(visibility="class-link", class_link="8a1-k7v3x9q2-m4w8"), TREE)}
    before = made({ONE: TREE, TWO: OTHER}, {ONE: PUBLISHED})
    draft = holding_of(TWO, TREE, standing(TWO, PUBLISHED), "draft", link)
    after = with_holdings(before, {TWO: draft})
    assert [held.fingerprint for held in after.holdings] == ["draft", f"print of {ONE}"]
    assert after.summary.for_classes
    assert (after.summary.settled, after.summary.left_out) == (True, ())
    assert after.summary.moments == before.summary.moments
