"""Attacks on what a review speaks of: races, merges of every kind, and bundles nobody was shown.

The names begin with the rows of the table of attacks.
"""

import pytest

from tests.build_tools.forges.recorder import Recorder, codes, told
from tests.build_tools.forges.world import HEAD, OTHER, PRINCIPAL, TEACHER, VICE, Request, World
from tests.build_tools.small_district import document

KEY, THIRD = "thcs-a/phieu", "thcs-a/la"
on_github = pytest.mark.parametrize("forge", ["github"], indirect=True)


def both_approve(world: World, request: Request) -> None:
    world.review(request, HEAD)
    world.review(request, PRINCIPAL)


@pytest.mark.parametrize("forge", ["github", "gitlab"], indirect=True)
def test_row_4_a_push_between_review_and_merge_is_not_recorded(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document(body="Bản được xem.")})
    both_approve(world, request)
    world.commit("bai", {KEY: document(body="Bản tráo.")}, TEACHER)
    world.merge(request)
    plan = recorder.run()
    assert [event for event, _, _ in recorder.said()] == ["submit"]
    assert codes(plan) == (["R102"] * 2 if recorder.forge == "gitlab" else ["R103"] * 2)
    assert recorder.published(KEY) is None


@pytest.mark.parametrize("forge", ["gitlab"], indirect=True)
def test_row_4_an_approval_as_young_as_a_version_names_no_version(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()})
    said = world.review(request, HEAD)
    request.revisions.append((request.head, said.at))
    world.merge(request)
    assert "the request changed afterwards" in told(recorder.run())
    assert [event for event, _, _ in recorder.said()] == ["submit"]


@on_github
def test_row_4_what_was_published_stays_when_the_next_version_is_raced(
    world: World, recorder: Recorder
) -> None:
    first = world.open("bai", {KEY: document(body="Bản đầu.")})
    both_approve(world, first)
    world.merge(first)
    recorder.run()
    before = recorder.published(KEY)
    second = world.open("sua", {KEY: document(body="Bản hai.")})
    both_approve(world, second)
    world.commit("sua", {KEY: document(body="Bản tráo.")}, TEACHER)
    world.merge(second)
    recorder.run()
    assert before is not None
    assert recorder.published(KEY) == before


@pytest.mark.parametrize(
    ("forge", "how"),
    [
        ("github", "rebase"),
        ("gitlab", "squash"),
        ("gitlab", "fast-forward"),
        ("forgejo", "fast-forward"),
    ],
    indirect=["forge"],
)
def test_row_28_however_it_is_merged_the_reviewed_tree_counts(
    world: World, recorder: Recorder, how: str
) -> None:
    request = world.open("bai", {KEY: document(body="Một.")})
    world.commit("bai", {"thcs-a/hai": document(body="Hai.")}, TEACHER)
    both_approve(world, request)
    world.merge(request, how)
    assert recorder.run().findings == ()
    assert recorder.published(KEY) == recorder.tree(KEY)
    assert recorder.published("thcs-a/hai") == recorder.tree("thcs-a/hai")


@on_github
@pytest.mark.parametrize("how", ["merge", "squash"])
def test_row_28_an_updated_branch_brings_nothing_of_others_under_the_review(
    world: World, recorder: Recorder, how: str
) -> None:
    request = world.open("bai", {KEY: document()})
    world.merge(world.open("la", {THIRD: document(body="Không ai duyệt.")}))
    world.update_branch(request, TEACHER)
    both_approve(world, request)
    world.merge(request, how)
    recorder.run()
    assert recorder.published(KEY) == recorder.tree(KEY)
    assert recorder.published(THIRD) is None


@on_github
def test_row_28_an_updated_branch_keeps_the_review_made_before_it(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()})
    both_approve(world, request)
    world.merge(world.open("la", {THIRD: document()}))
    world.update_branch(request, TEACHER)
    world.merge(request)
    recorder.run()
    assert recorder.published(KEY) == recorder.tree(KEY)


@on_github
def test_row_28_a_cherry_pick_of_what_main_holds_is_shown_and_so_counts_as_reviewed(
    world: World, recorder: Recorder
) -> None:
    request = world.open("bai", {KEY: document()})
    text = {THIRD: document(body="Đã có trên nhánh chính.")}
    world.merge(world.open("la", text), "squash")
    world.commit("bai", text, TEACHER)
    both_approve(world, request)
    world.merge(request, "rebase")
    recorder.run()
    assert recorder.published(KEY) == recorder.tree(KEY)


@on_github
def test_row_40_an_evil_merge_publishes_neither_a_third_bundle_nor_its_own_change(
    world: World, recorder: Recorder
) -> None:
    request = world.open("bai", {KEY: document(), "thcs-a/hai": document(body="Hai.")})
    both_approve(world, request)
    evil = {THIRD: document(body="Lén thêm."), KEY: document(body="Lén sửa.")}
    world.merge(request, "merge", evil=evil)
    plan = recorder.run()
    assert recorder.published(THIRD) is None
    assert recorder.published(KEY) is None
    assert recorder.published("thcs-a/hai") == recorder.tree("thcs-a/hai")
    assert codes(plan) == ["R103", "R103"]


@on_github
def test_row_40_what_came_in_with_another_target_branch_was_shown_to_nobody(
    world: World, recorder: Recorder
) -> None:
    hidden = world.commit("nhap", {THIRD: document(body="Chưa ai xem.")}, TEACHER)
    request = world.open("bai", {KEY: document()}, from_commit=hidden, target="nhap")
    both_approve(world, request)
    world.retarget(request)
    world.merge(request)
    plan = recorder.run()
    assert "turned to another branch afterwards" in told(plan)
    assert recorder.published(THIRD) is None
    both_approve(world, request)
    recorder.run()
    assert recorder.published(KEY) == recorder.tree(KEY)


@on_github
def test_row_41_an_octopus_publishes_what_each_request_was_approved_for(
    world: World, recorder: Recorder
) -> None:
    one = world.open("mot", {KEY: document(body="Một.")})
    two = world.open("hai", {THIRD: document(body="Hai.")})
    both_approve(world, one)
    world.review(two, HEAD)
    world.merge_all([one, two])
    recorder.run()
    assert recorder.published(KEY) == recorder.tree(KEY)
    assert recorder.published(THIRD) is None


@on_github
def test_row_41_criss_cross_merges_are_no_more_than_the_tree_they_end_in(
    world: World, recorder: Recorder
) -> None:
    request = world.open("bai", {KEY: document(body="Một.")})
    other = world.open("cheo", {THIRD: document(body="Chéo.")})
    world.update_branch(request, TEACHER)
    world.merge(other)
    world.update_branch(request, TEACHER)
    world.commit("bai", {KEY: document(body="Hai.")}, TEACHER)
    world.update_branch(request, TEACHER)
    both_approve(world, request)
    world.merge(request)
    recorder.run()
    assert recorder.published(KEY) == recorder.tree(KEY)
    assert recorder.published(THIRD) is None


@on_github
def test_row_7_an_approval_older_than_a_withdrawal_is_not_recorded_after_it(
    world: World, recorder: Recorder
) -> None:
    request = world.open("bai", {KEY: document()})
    both_approve(world, request)
    world.merge(request)
    recorder.run()
    second = world.open("sua", {KEY: document(body="Hai.")})
    world.review(second, HEAD)
    world.review(second, VICE, "commented")
    world.merge(second)
    recorder.withdraw(KEY, "p-principal", PRINCIPAL)
    plan = recorder.run()
    assert "said before the withdrawal" in told(plan)
    assert recorder.published(KEY) is None


@on_github
def test_an_older_version_approved_late_does_not_replace_a_newer_one(
    world: World, recorder: Recorder
) -> None:
    older = world.open("cu", {KEY: document(body="Cũ.")})
    world.review(older, HEAD)
    world.merge(older)
    newer = world.open("moi", {KEY: document(body="Mới.")})
    both_approve(world, newer)
    world.merge(newer)
    world.review(older, PRINCIPAL)
    plan = recorder.run()
    assert recorder.published(KEY) == recorder.tree(KEY)
    assert "a newer version is on the sites" in told(plan)


@on_github
def test_a_principal_may_review_before_the_department_does(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()})
    world.review(request, PRINCIPAL)
    world.review(request, HEAD)
    world.merge(request)
    recorder.run()
    assert recorder.published(KEY) == recorder.tree(KEY)


@on_github
def test_commits_that_are_not_here_are_asked_for_and_nothing_is_recorded(
    world: World, recorder: Recorder
) -> None:
    request = world.open("bai", {KEY: document()})
    world.review(request, HEAD, commit="e" * 40)
    world.merge(request)
    (finding,) = recorder.run().findings
    assert finding.rule.code == "R104"
    assert finding.remedy("en") == f"fetch it and run again: git fetch origin {'e' * 40}"
    assert [event for event, _, _ in recorder.said()] == ["submit"]


@on_github
def test_a_reviewed_commit_that_was_pushed_away_is_fetched_and_compared(
    world: World, recorder: Recorder
) -> None:
    request = world.open("bai", {KEY: document()})
    both_approve(world, request)
    begin = world.branches["main"]
    world.commit("bai", {KEY: document(), THIRD: document(body="Thêm.")}, TEACHER, from_commit=begin)
    world.merge(request)
    recorder.run()
    assert recorder.published(KEY) == recorder.tree(KEY)
    assert recorder.published(THIRD) is None


@on_github
def test_a_colleague_without_a_role_approves_nothing(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()})
    world.review(request, OTHER)
    world.merge(request)
    assert "waits for: p-head" in told(recorder.run())
