"""Holdings: what the shelves show of a resource in brief, and whether anybody still waits for it."""

import dataclasses
from datetime import timedelta
from typing import Any

import pytest

from library.approval.model import NOTHING_MERGED, Facts, Key, Remark, Source
from library.approval.standing import Standing
from library.brief import brief_of
from library.holdings import Holding, holding_of, moments_of
from tests.library.sample_entries import NOW, compiled, exam, resource, standing, version

KEY = Key("thcs-a", "phan-so")
TREE, OTHER = "a" * 40, "b" * 40
FACTS = Facts("document", "toan", ("6",), ("p-lan",), "0" * 64)
KNOWN = {
    tree: dataclasses.replace(compiled(resource(title), tree), facts=FACTS)
    for tree, title in ((TREE, "Phân số"), (OTHER, "Phân số mới"))
}


def held(of: Standing | None, tree: str = TREE, **known: Any) -> Holding:
    return holding_of(KEY, tree, of, "f", {**KNOWN, **known})


def test_a_version_on_two_shelves_is_told_once() -> None:
    one = held(standing(KEY, [("school", version(TREE, 3, 2)), ("district", version(TREE, 1, 5))]))
    assert [each.tree for each in one.versions] == [TREE]
    assert one.versions[0].brief == brief_of(resource("Phân số"))
    for shelf, days in (("school", 2), ("district", 5)):
        assert one.on(shelf) == (one.versions[0], version(days=days).at)
    assert one.on("adopted-by-thcs-b") is None


def test_two_shelves_may_show_two_versions() -> None:
    one = held(standing(KEY, [("school", version(OTHER)), ("district", version(TREE))]), OTHER)
    assert [each.tree for each in one.versions] == [OTHER, TREE]
    assert one.on("district") == (one.versions[1], version().at)


def test_what_cannot_be_read_or_is_not_here_stands_on_no_shelf() -> None:
    unread = dataclasses.replace(KNOWN[TREE], resource=None)
    shown = standing(KEY, [("school", version(TREE))])
    assert held(shown, **{TREE: unread}).shelves == ()
    assert holding_of(KEY, TREE, shown, "f", {}).shelves == ()
    assert held(None).shelves == ()


def test_what_has_errors_stands_there_and_is_not_publishable() -> None:
    bad = compiled(resource(), TREE, publishable=False)
    one = held(standing(KEY, [("school", version(TREE))]), **{TREE: bad})
    assert [each.publishable for each in one.versions] == [False]


BOTH = [("school", version(TREE)), ("district", version(TREE))]
SCHOOL = [("school", version(TREE))]
SOURCE = Source("github", "kho", 3, 0, 7, "c" * 40, NOTHING_MERGED)
OPEN = Remark(OTHER, "p-lan", NOW, "", 9, (), None, SOURCE)


@pytest.mark.parametrize(
    ("of", "tree", "settled"),
    [
        (standing(KEY, BOTH), TREE, True),
        (standing(KEY, SCHOOL), TREE, False),  # the district has not looked yet
        (standing(KEY, BOTH), OTHER, False),
        (standing(KEY, []), TREE, False),
        (None, TREE, False),
        (Standing(KEY, published={"school": 1}), "", True),
        (Standing(KEY), "", False),
        (dataclasses.replace(standing(KEY, BOTH), submitted={OTHER: OPEN}), TREE, False),
        (dataclasses.replace(standing(KEY, BOTH), returned={TREE: OPEN}), TREE, False),
        (standing(KEY, [*BOTH, ("adopted-by-thcs-b", version(TREE))]), TREE, False),
    ],
)
def test_it_is_settled_where_nobody_waits(of: Standing | None, tree: str, settled: bool) -> None:
    assert held(of, tree).settled is settled


def test_who_took_it_over_is_named_also_after_it_was_withdrawn() -> None:
    gone = Remark(TREE, "p-lan", NOW, "", 9)
    one = dataclasses.replace(standing(KEY, BOTH), withdrawn={"adopted-by-thcs-b": gone})
    assert held(one).adopters == ("thcs-b",)


def test_it_is_wide_where_another_site_may_show_it_or_tells_of_it() -> None:
    adopted = standing(KEY, [*SCHOOL, ("adopted-by-thcs-b", version(TREE))])
    gone = Remark(TREE, "p-lan", NOW, "", 9)
    withdrawn = dataclasses.replace(standing(KEY, SCHOOL), withdrawn={"adopted-by-thcs-b": gone})
    assert [held(one).is_wide for one in (None, standing(KEY, SCHOOL))] == [False, False]
    assert [held(one).is_wide for one in (standing(KEY, BOTH), adopted, withdrawn)] == [True, True, True]


def test_the_moments_at_which_time_alone_changes_what_is_shown() -> None:
    embargo, release = NOW + timedelta(days=1), NOW + timedelta(days=2)
    bundles = [
        compiled(exam(embargo=embargo, key_release=release)), compiled(resource()),
        dataclasses.replace(compiled(resource()), resource=None),
    ]  # fmt: skip
    assert moments_of(bundles) == {embargo, release}
