"""Attacks on who a reviewer is: their own work, second accounts, robots, names and addresses.

The names begin with the rows of the table of attacks.
"""

from dataclasses import replace

import pytest

from tests.build_tools.forges.recorder import Recorder, told
from tests.build_tools.forges.world import (
    HEAD,
    PRINCIPAL,
    ROBOT,
    STRANGER,
    TEACHER,
    VICE,
    Request,
    User,
    World,
)
from tests.build_tools.small_district import document

KEY = "thcs-a/phieu"
PEOPLE = "content/district/people.yml"
ALL = ("github", "gitlab", "forgejo")
on_all = pytest.mark.parametrize("forge", ALL, indirect=True)
on_github = pytest.mark.parametrize("forge", ["github"], indirect=True)
SECOND_ACCOUNT = User(4103, "co-hieu-2", "hieu.rieng@example.com")


def merged_after(world: World, request: Request, *reviewers: User) -> None:
    for user in reviewers:
        world.review(request, user)
    world.merge(request)


def approvals(recorder: Recorder) -> list[tuple[str, str]]:
    return [(person, stage) for event, person, stage in recorder.said() if event == "approve"]


@on_github
def test_row_11_nobody_approves_what_they_opened(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()}, user=HEAD)
    merged_after(world, request, HEAD)
    assert "they wrote or pushed to it" in told(recorder.run())
    assert approvals(recorder) == []


@on_github
def test_row_11_a_substitute_passes_what_the_head_wrote(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()}, user=HEAD)
    merged_after(world, request, HEAD, VICE, PRINCIPAL)
    recorder.run()
    assert approvals(recorder) == [("p-vice", "pass"), ("p-principal", "approve")]
    assert recorder.published(KEY) == recorder.tree(KEY)


@on_github
def test_row_12_a_second_account_is_nobody(world: World, recorder: Recorder) -> None:
    world.users[SECOND_ACCOUNT.number] = SECOND_ACCOUNT
    request = world.open("bai", {KEY: document()})
    merged_after(world, request, HEAD, SECOND_ACCOUNT)
    assert "nobody has the account 4103" in told(recorder.run())
    assert approvals(recorder) == [("p-head", "pass")]


@on_github
def test_row_12_an_account_that_two_people_claim_is_nobodys(world: World, recorder: Recorder) -> None:
    people = world.text(PEOPLE).replace("github: 104", "github: 103")
    world.commit("main", {}, HEAD, files={PEOPLE: people})
    request = world.open("bai", {KEY: document()})
    merged_after(world, request, HEAD, PRINCIPAL)
    recorder.run()
    assert ("p-principal", "approve") not in approvals(recorder)
    assert recorder.published(KEY) is None


@on_github
def test_row_13_what_a_sock_puppet_wrote_needs_one_more_approver(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()}, user=STRANGER)
    merged_after(world, request, HEAD, PRINCIPAL)
    recorder.run()
    assert recorder.published(KEY) is None
    world.review(request, VICE)
    recorder.run()
    assert approvals(recorder)[-1] == ("p-vice", "extra")
    assert recorder.published(KEY) == recorder.tree(KEY)


@on_github
def test_row_14_an_address_that_looks_like_a_person_is_no_person(world: World, recorder: Recorder) -> None:
    alias = replace(STRANGER, number=670, login="co-hieu", email="p-principal+1@example.vn")
    world.users[670] = alias
    request = world.open("bai", {KEY: document()})
    merged_after(world, request, HEAD, alias)
    recorder.run()
    assert approvals(recorder) == [("p-head", "pass")]


@on_github
def test_row_14_an_alias_in_a_commit_is_a_stranger_and_asks_for_one_more(
    world: World, recorder: Recorder
) -> None:
    author = ("p-head", "p-head+ban-nhap@example.vn")
    request = world.open("bai", {KEY: document()}, author=author)
    merged_after(world, request, HEAD, PRINCIPAL)
    recorder.run()
    assert approvals(recorder) == [("p-head", "pass"), ("p-principal", "approve")]
    assert recorder.published(KEY) is None


@pytest.mark.parametrize("forge", ["github", "forgejo"], indirect=True)
def test_row_14_a_forged_address_frees_nobody_who_pushed(world: World, recorder: Recorder) -> None:
    author = (TEACHER.login, TEACHER.email)
    request = world.open("bai", {KEY: document()}, pusher=HEAD, author=author)
    merged_after(world, request, HEAD)
    recorder.run()
    assert approvals(recorder) == []


@on_github
def test_row_14_a_forged_address_lets_no_substitute_in(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()}, author=(HEAD.login, HEAD.email))
    merged_after(world, request, HEAD, VICE)
    plan = recorder.run()
    assert "names them" in told(plan)
    assert approvals(recorder) == []


@pytest.mark.parametrize("forge", ["gitlab"], indirect=True)
def test_row_14_a_co_author_by_number_does_not_approve(world: World, recorder: Recorder) -> None:
    message = f"Sửa\n\nCo-authored-by: x <{HEAD.number}+thay-to@users.noreply.github.com>"
    request = world.open("bai", {KEY: document()}, message=message)
    merged_after(world, request, HEAD)
    assert "names them" in told(recorder.run())
    assert approvals(recorder) == []


@pytest.mark.parametrize("forge", ["gitlab"], indirect=True)
def test_row_14_a_co_author_nobody_knows_asks_for_one_more(world: World, recorder: Recorder) -> None:
    message = "Sửa\n\nCo-authored-by: p-vice <ai-do@example.com>"
    request = world.open("bai", {KEY: document()}, message=message)
    merged_after(world, request, HEAD, PRINCIPAL)
    recorder.run()
    assert recorder.published(KEY) is None
    world.review(request, VICE)
    recorder.run()
    assert recorder.published(KEY) == recorder.tree(KEY)


@on_all
def test_row_15_who_pushed_a_commit_does_not_approve(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()})
    world.commit("bai", {KEY: document(body="Tổ trưởng sửa.")}, HEAD, author=(TEACHER.login, TEACHER.email))
    merged_after(world, request, HEAD)
    assert "they wrote or pushed to it" in told(recorder.run())
    assert approvals(recorder) == []


@on_all
def test_row_15_who_pushed_before_the_opening_does_not_approve(world: World, recorder: Recorder) -> None:
    world.commit("bai", {KEY: document()}, HEAD, author=(TEACHER.login, TEACHER.email))
    request = world.open("bai", {KEY: document(body="Sửa.")})
    merged_after(world, request, HEAD)
    recorder.run()
    assert approvals(recorder) == []


@pytest.mark.parametrize("forge", ["github", "forgejo"], indirect=True)
def test_row_15_a_rebase_by_a_robot_washes_nobody_clean(world: World, recorder: Recorder) -> None:
    robot = ROBOT if recorder.forge != "forgejo" else User(-2, "forgejo-actions")
    world.users[robot.number] = robot
    request = world.open("bai", {KEY: document()}, pusher=HEAD)
    begin, who = world.branches["main"], (TEACHER.login, TEACHER.email)
    world.commit("bai", {KEY: document()}, robot, author=who, from_commit=begin)
    merged_after(world, request, HEAD)
    recorder.run()
    assert approvals(recorder) == []


@on_github
def test_row_15_a_second_request_washes_nobody_clean_of_a_version_that_was_not_approved(
    world: World, recorder: Recorder
) -> None:
    first = world.open("bai", {KEY: document(body="Tổ trưởng viết.")}, user=HEAD)
    world.merge(first)
    second = world.open("sua", {KEY: document(body="Tổ trưởng viết, cô giáo sửa một chữ.")})
    merged_after(world, second, HEAD)
    recorder.run()
    assert approvals(recorder) == []
    world.review(second, VICE)
    world.review(second, PRINCIPAL)
    recorder.run()
    assert approvals(recorder) == [("p-vice", "pass"), ("p-principal", "approve")]


@on_github
def test_row_15_who_wrote_a_version_that_was_approved_may_approve_the_next(
    world: World, recorder: Recorder
) -> None:
    first = world.open("bai", {KEY: document(body="Tổ trưởng viết.")}, user=HEAD)
    merged_after(world, first, VICE, PRINCIPAL)
    recorder.run()
    second = world.open("sua", {KEY: document(body="Cô giáo viết lại.")})
    merged_after(world, second, HEAD, PRINCIPAL)
    recorder.run()
    assert recorder.published(KEY) == recorder.tree(KEY)


@on_github
def test_row_15_nothing_counts_where_the_forge_no_longer_tells_who_pushed(
    world: World, recorder: Recorder
) -> None:
    request = world.open("bai", {KEY: document()})
    request.fork_is_gone = True
    merged_after(world, request, HEAD)
    plan = recorder.run()
    assert [finding.rule.code for finding in plan.findings] == ["R105"]
    assert approvals(recorder) == []


@on_github
def test_row_16_a_renamed_login_is_the_same_person(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()})
    merged_after(world, request, replace(HEAD, login="ten-moi"))
    recorder.run()
    assert approvals(recorder) == [("p-head", "pass")]


@on_github
def test_row_16_a_recycled_login_is_somebody_else(world: World, recorder: Recorder) -> None:
    again = User(777, HEAD.login, HEAD.email)
    world.users[777] = again
    request = world.open("bai", {KEY: document()})
    merged_after(world, request, again)
    assert "nobody has the account 777" in told(recorder.run())
    assert approvals(recorder) == []


@pytest.mark.parametrize("forge", ["github", "gitlab"], indirect=True)
def test_row_17_a_robot_approves_nothing_though_its_number_stands_among_people(
    world: World, recorder: Recorder
) -> None:
    people = world.text(PEOPLE).replace("github: 102, gitlab: 102", "github: 900, gitlab: 900")
    world.commit("main", {}, HEAD, files={PEOPLE: people})
    request = world.open("bai", {KEY: document()})
    merged_after(world, request, ROBOT)
    assert "robots approve nothing" in told(recorder.run())
    assert approvals(recorder) == []


@on_github
def test_row_17_the_account_that_records_approves_nothing(world: World, recorder: Recorder) -> None:
    world.owner_of_token = HEAD
    request = world.open("bai", {KEY: document()})
    merged_after(world, request, HEAD)
    assert "robots approve nothing" in told(recorder.run())
    assert approvals(recorder) == []
