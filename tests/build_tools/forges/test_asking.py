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
def test_a_forge_that_will_not_ask_is_told_of(world: World, recorder: Recorder) -> None:
    world.open("bai", {KEY: document()})
    plan = recorder.recording().record()
    recorder.served.faults.append(Fault("requested_reviewers", 422))
    put, (finding,) = ask(recorder.reader(), plan.questions)
    assert put == []
    assert finding.rule.code == "R109"
    assert "did not ask p-head to review: the forge refused /api/repos/" in finding.message("en")
    assert "(422)" in finding.message("en")


def two_heads(world: World) -> None:
    """The vice principal is head of the department, too, so that two are asked at once."""
    people = "content/district/people.yml"
    role = "{role: vice-principal, school: thcs-a, from: 2020-01-01}"
    other = "{role: department-head, school: thcs-a, subjects: [toan], from: 2020-01-01}"
    world.commit("main", {}, HEAD, files={people: world.text(people).replace(role, other)})
    world.open("bai", {KEY: document()})


@pytest.mark.parametrize("gone", [True, False])
def test_one_who_cannot_be_asked_costs_nobody_else_and_is_told_of(
    world: World, recorder: Recorder, gone: bool
) -> None:
    two_heads(world)
    plan = recorder.recording().record()
    if gone:
        del world.users[HEAD.number]
    else:
        world.outsiders.add(HEAD.number)
    put, (finding,) = ask(recorder.reader(), plan.questions)
    assert world.asked == [(1, (VICE.login,))]
    assert [list(one.people.values()) for one in put] == [["p-vice"]]
    assert finding.rule.code == "R109"
    assert "did not ask p-head to review" in finding.message("en")
    if recorder.forge == "gitlab":
        assert "they may not open the repository" in finding.message("en")


@on_github
def test_a_forge_that_has_had_enough_is_asked_for_nobody_else(world: World, recorder: Recorder) -> None:
    two_heads(world)
    world.open("khac", {"thcs-a/khac": document()})
    plan = recorder.recording().record()
    recorder.served.log.clear()
    recorder.served.faults.append(Fault("requested_reviewers", 429, {"Retry-After": "3600"}, for_good=True))
    put, findings = ask(recorder.reader(), plan.questions)
    assert put == []
    assert len(findings) == 4
    assert all("asks to wait 3600 s" in finding.message("en") for finding in findings)
    assert [method for method, _ in recorder.served.log].count("POST") == 1


@pytest.mark.parametrize("forge", ["gitlab"], indirect=True)
def test_gitlabs_free_plan_asks_the_next_when_the_first_has_spoken(world: World, recorder: Recorder) -> None:
    world.most_reviewers = 1
    two_heads(world)
    request = world.requests[0]
    for _ in range(2):
        plan = recorder.recording().record()
        put, (finding,) = ask(recorder.reader(), plan.questions)
        assert "allows one reviewer alone" in finding.message("en")
    assert put == []
    assert request.requested == [HEAD]  # and it is not turned about between the two at every run
    world.review(request, HEAD)
    recorder.run(asking=True)
    assert request.requested == [PRINCIPAL]
