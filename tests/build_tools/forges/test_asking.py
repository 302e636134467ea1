"""Asking people to review: stage by stage, once, by number, and nobody who may not."""

import pytest

from build_tools.forge_recording import ask
from tests.build_tools.forges.recorder import Recorder, codes, told
from tests.build_tools.forges.server import Fault
from tests.build_tools.forges.world import HEAD, PRINCIPAL, STRANGER, TEACHER, VICE, World
from tests.build_tools.small_district import document

KEY = "thcs-a/phieu"
on_github = pytest.mark.parametrize("forge", ["github"], indirect=True)


def test_the_principal_is_asked_only_when_the_department_has_passed_it(
    world: World, recorder: Recorder
) -> None:
    request = world.open("bai", {KEY: document()})
    recorder.run(asking=True)
    assert world.asked == [(1, ("thay-to",))]
    recorder.run(asking=True)
    assert len(world.asked) == 1
    world.review(request, HEAD)
    recorder.run(asking=True)
    asked = world.asked[-1][1]
    assert PRINCIPAL.login in asked
    # GitLab takes the whole list each time, so that nobody asked before is taken off.
    assert (HEAD.login in asked) == (recorder.forge == "gitlab")


@on_github
def test_an_approval_of_an_older_version_lets_nobody_be_asked_next(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()})
    world.review(request, HEAD)
    world.commit("bai", {KEY: document(body="Sửa sau.")}, TEACHER)
    recorder.run(asking=True)
    assert world.asked == [(1, ("thay-to",))]


@on_github
def test_what_was_sent_back_waits_for_its_author(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()})
    world.review(request, HEAD, "returned", body="Sai")
    recorder.run(asking=True)
    recorder.run(asking=True)
    assert world.asked == []
    world.commit("bai", {KEY: document(body="Đã sửa.")}, TEACHER)
    recorder.run(asking=True)
    assert world.asked == [(1, ("thay-to",))]


@on_github
def test_an_author_is_not_asked_and_their_substitute_is(world: World, recorder: Recorder) -> None:
    world.open("bai", {KEY: document()}, user=HEAD)
    recorder.run(asking=True)
    assert world.asked == [(1, (VICE.login,))]


@on_github
@pytest.mark.parametrize("index", [document(draft="true"), "no front matter"])
def test_nobody_is_asked_about_a_draft_or_what_cannot_be_read(
    world: World, recorder: Recorder, index: str
) -> None:
    world.open("bai", {KEY: index})
    recorder.run(asking=True)
    assert world.asked == []


@on_github
def test_what_a_stranger_hands_in_is_asked_about_like_any_other(world: World, recorder: Recorder) -> None:
    world.open("bai", {KEY: document()}, user=STRANGER)
    recorder.run(asking=True)
    assert world.asked == [(1, ("thay-to",))]


@on_github
def test_somebody_without_an_account_is_told_of(world: World, recorder: Recorder) -> None:
    people = "content/district/people.yml"
    text = world.text(people).replace(
        "forge: {github: 102, gitlab: 102, forgejo: 102}", "login: {github: to}"
    )
    world.commit("main", {}, HEAD, files={people: text})
    world.open("bai", {KEY: document()})
    plan = recorder.run(asking=True)
    assert codes(plan) == ["R108"]
    assert "p-head is to approve next" in told(plan)
    assert world.asked == []


@on_github
def test_a_forge_that_will_not_ask_is_told_of_and_fails_nothing(world: World, recorder: Recorder) -> None:
    world.open("bai", {KEY: document()})
    plan = recorder.recording().record()
    recorder.served.faults.append(Fault("requested_reviewers", 422))
    (finding,) = ask(recorder.reader(), plan.questions)
    assert finding.rule.code == "R109"
    assert "p-head" in finding.message("en")
    assert "(422)" in finding.message("en")


def test_an_account_that_is_gone_cannot_be_asked_and_is_told_of(world: World, recorder: Recorder) -> None:
    if recorder.forge == "gitlab":
        return  # which takes numbers as they are
    world.open("bai", {KEY: document()})
    plan = recorder.recording().record()
    del world.users[HEAD.number]
    (finding,) = ask(recorder.reader(), plan.questions)
    assert finding.rule.code == "R109"
    assert world.asked == []
