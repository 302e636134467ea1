"""Changes of people and policy that were reviewed on a forge, on a real repository."""

import pytest

from tests.build_tools.forges.recorder import Recorder, codes, told
from tests.build_tools.forges.world import (
    APPRAISER,
    OFFICER,
    SECOND,
    STRANGER,
    TEACHER,
    Request,
    User,
    World,
)
from tests.build_tools.small_district import document

PEOPLE = "content/district/people.yml"
POLICY = "content/district/policy.yml"
BOTH = [("approve", "p-officer", "organisation"), ("approve", "p-second", "organisation")]
on_github = pytest.mark.parametrize("forge", ["github"], indirect=True)


@pytest.fixture(autouse=True)
def begun(world: World, recorder: Recorder) -> None:
    """A ledger has begun, so that an organisation is in force that main alone cannot change."""
    world.merge(world.open("dau", {"thcs-a/dau": document()}))
    recorder.run()
    assert recorder.said() == [("submit", "p-teacher", "")]


def since_begun(recorder: Recorder) -> list[tuple[str, str, str]]:
    return recorder.said()[1:]


def renamed(world: World, name: str, branch: str = "nguoi", user: User = TEACHER) -> Request:
    """A request that changes what a person of the district is called."""
    text = world.text(PEOPLE).replace("Cô Thẩm (mẫu)", name)
    return world.open(branch, {}, user, files={PEOPLE: text})


def reviewed_and_merged(world: World, request: Request, *users: User) -> None:
    for user in users:
        world.review(request, user)
    world.merge(request)


def in_force(recorder: Recorder) -> str:
    return recorder.now().organisation.people["p-appraiser"].name


def test_two_of_the_district_bring_a_change_into_force_by_their_reviews(
    world: World, recorder: Recorder
) -> None:
    reviewed_and_merged(world, renamed(world, "Cô Mới"), OFFICER, SECOND)
    assert recorder.run().findings == ()
    assert since_begun(recorder) == BOTH
    assert in_force(recorder) == "Cô Mới"
    assert recorder.run().placed == ()


@on_github
def test_one_is_not_enough_and_a_later_review_completes_it(world: World, recorder: Recorder) -> None:
    request = renamed(world, "Cô Mới")
    reviewed_and_merged(world, request, OFFICER)
    recorder.run()
    assert in_force(recorder) == "Cô Thẩm (mẫu)"
    world.review(request, SECOND)
    assert recorder.run().findings == ()
    assert since_begun(recorder) == BOTH
    assert in_force(recorder) == "Cô Mới"


@on_github
def test_one_who_opened_the_request_is_none_of_the_two(world: World, recorder: Recorder) -> None:
    reviewed_and_merged(world, renamed(world, "Cô Mới", user=OFFICER), OFFICER, SECOND)
    assert "they wrote or pushed to it" in told(recorder.run())
    assert since_begun(recorder) == BOTH[1:]
    assert in_force(recorder) == "Cô Thẩm (mẫu)"


@on_github
def test_an_approval_taken_back_before_the_second_counts_no_more(world: World, recorder: Recorder) -> None:
    request = renamed(world, "Cô Mới")
    said = world.review(request, OFFICER)
    world.merge(request)
    recorder.run()
    world.dismiss(request, said, OFFICER)
    world.review(request, SECOND)
    recorder.run()
    assert since_begun(recorder) == [BOTH[0], ("retract", "p-officer", "organisation"), BOTH[1]]
    assert in_force(recorder) == "Cô Thẩm (mẫu)"


@on_github
def test_requests_that_follow_each_other_come_into_force_in_one_run(world: World, recorder: Recorder) -> None:
    reviewed_and_merged(world, renamed(world, "Cô Mới"), OFFICER, SECOND)
    text = world.text(PEOPLE).replace("Cô Mới", "Cô Mới Nữa")
    reviewed_and_merged(world, world.open("nua", {}, files={PEOPLE: text}), OFFICER, SECOND)
    assert recorder.run().findings == ()
    assert since_begun(recorder) == BOTH * 2
    assert in_force(recorder) == "Cô Mới Nữa"
    assert recorder.run().findings == ()


@on_github
def test_resources_reviewed_in_the_same_run_are_judged_by_the_people_of_then(
    world: World, recorder: Recorder
) -> None:
    text = world.text(PEOPLE)
    without = text.replace("{role: appraiser, from: 2020-01-01}", "{role: teacher, school: thcs-a}")
    bundle = world.open("bai", {"thcs-a/phieu": document()})
    reviewed_and_merged(world, world.open("nguoi", {}, files={PEOPLE: without}), OFFICER, SECOND)
    reviewed_and_merged(world, bundle, APPRAISER)
    recorder.run()
    assert since_begun(recorder) == [("submit", "p-teacher", ""), *BOTH]


@on_github
def test_one_that_could_never_be_changed_again_is_told_and_not_recorded(
    world: World, recorder: Recorder
) -> None:
    text = world.text(PEOPLE).replace("- id: p-second", "- id: p-khac")
    reviewed_and_merged(world, world.open("nguoi", {}, files={PEOPLE: text}), OFFICER, SECOND)
    other = world.text(POLICY).replace("library: thu-mau", "library: khac")
    reviewed_and_merged(world, world.open("kho", {}, files={POLICY: other}), OFFICER, SECOND)
    plan = recorder.run()
    assert "`library` must not change" in told(plan)
    assert since_begun(recorder) == BOTH


@on_github
def test_where_the_policy_asks_for_signatures_reviews_are_none(world: World, recorder: Recorder) -> None:
    text = world.text(POLICY) + "organisation: {evidence: signed}\n"
    reviewed_and_merged(world, world.open("quy-trinh", {}, files={POLICY: text}), OFFICER, SECOND)
    recorder.run()
    reviewed_and_merged(world, renamed(world, "Cô Mới"), OFFICER, SECOND)
    plan = recorder.run(asking=True)
    assert "it lacks the evidence the policy asks for" in told(plan)
    assert "hoclieu approve district/organisation --as" in plan.findings[0].remedy("en")
    assert since_begun(recorder) == BOTH
    renamed(world, "Cô Khác", "khac")
    recorder.run(asking=True)
    assert world.asked == []


@on_github
def test_the_officers_are_asked_to_review_a_change(world: World, recorder: Recorder) -> None:
    request = renamed(world, "Cô Mới")
    recorder.run(asking=True)
    assert world.asked == [(2, (OFFICER.login, SECOND.login))]
    world.review(request, SECOND)
    recorder.run(asking=True)
    assert len(world.asked) == 1


@on_github
def test_nobody_is_asked_about_what_cannot_come_into_force(world: World, recorder: Recorder) -> None:
    other = world.text(POLICY).replace("library: thu-mau", "library: khac")
    world.open("kho", {}, files={POLICY: other})
    world.open("lan", {"thcs-a/phieu": "no front matter"}, files={PEOPLE: world.text(PEOPLE) + "# mới\n"})
    recorder.run(asking=True)
    assert world.asked == []


@on_github
def test_reviews_of_strangers_and_of_what_was_pushed_over_are_told(world: World, recorder: Recorder) -> None:
    request = renamed(world, "Cô Mới")
    world.review(request, STRANGER)
    world.review(request, OFFICER)
    text = world.text(PEOPLE).replace("Cô Thẩm (mẫu)", "Cô Khác")
    world.commit("nguoi", {}, TEACHER, files={PEOPLE: text})
    world.merge(request)
    assert sorted(codes(recorder.run())) == ["R102", "R103"]
    assert since_begun(recorder) == []
