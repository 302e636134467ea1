"""Attacks on what a review says: overtaken, dismissed, edited, or hidden on a second page.

The names begin with the rows of the table of attacks.
"""

import pytest

from tests.build_tools.forges.recorder import Recorder, told
from tests.build_tools.forges.world import HEAD, OTHER, PRINCIPAL, TEACHER, VICE, World
from tests.build_tools.small_district import document

KEY = "thcs-a/phieu"
on_all = pytest.mark.parametrize("forge", ["github", "gitlab", "forgejo"], indirect=True)
on_github = pytest.mark.parametrize("forge", ["github"], indirect=True)


@pytest.mark.parametrize("forge", ["github", "gitlab"], indirect=True)
def test_row_21_an_approval_that_a_request_for_changes_followed_does_not_count(
    world: World, recorder: Recorder
) -> None:
    request = world.open("bai", {KEY: document()})
    world.review(request, HEAD)
    world.review(request, PRINCIPAL)
    world.review(request, PRINCIPAL, "returned", body="Câu 7 sai đáp án")
    world.merge(request)
    plan = recorder.run()
    assert recorder.said() == [
        ("submit", "p-teacher", ""),
        ("approve", "p-head", "pass"),
        ("return", "p-principal", ""),
    ]
    assert "they asked for changes afterwards" in told(plan)
    assert recorder.lines()[-1].statement.reasons == "Câu 7 sai đáp án"
    assert recorder.published(KEY) is None


@pytest.mark.parametrize("forge", ["github", "forgejo"], indirect=True)
def test_row_21_an_approval_a_third_party_dismissed_does_not_count(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()})
    world.review(request, HEAD)
    world.dismiss(request, world.review(request, PRINCIPAL), OTHER)
    world.merge(request)
    plan = recorder.run()
    assert f"it was dismissed by @thay-khac ({OTHER.number})" in told(plan)
    assert recorder.published(KEY) is None


@pytest.mark.parametrize("forge", ["github", "gitlab"], indirect=True)
def test_row_21_an_approval_taken_back_after_it_was_recorded_is_taken_back_there(
    world: World, recorder: Recorder
) -> None:
    request = world.open("bai", {KEY: document()})
    said = world.review(request, HEAD)
    world.merge(request)
    recorder.run()
    world.dismiss(request, said, HEAD)
    recorder.run()
    assert recorder.said()[-1] == ("retract", "p-head", "pass")
    world.review(request, PRINCIPAL)
    assert "waits for: p-head" in told(recorder.run())
    assert recorder.published(KEY) is None


@on_github
def test_row_21_a_dismissal_by_another_approver_after_it_was_recorded_sends_it_back(
    world: World, recorder: Recorder
) -> None:
    request = world.open("bai", {KEY: document()})
    said = world.review(request, HEAD)
    world.merge(request)
    recorder.run()
    world.dismiss(request, said, PRINCIPAL)
    recorder.run()
    last = recorder.lines()[-1].statement
    assert (last.event, last.person) == ("return", "p-principal")
    assert last.source is not None
    assert last.source.user == PRINCIPAL.number
    assert recorder.run().placed == ()


@on_github
def test_row_21_a_dismissal_takes_nothing_published_off_its_site(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()})
    world.review(request, HEAD)
    said = world.review(request, PRINCIPAL)
    world.merge(request)
    recorder.run()
    world.dismiss(request, said, OTHER)
    recorder.run()
    assert recorder.published(KEY) == recorder.tree(KEY)


@pytest.mark.parametrize("forge", ["github"], indirect=True)
def test_row_22_what_a_body_says_is_never_an_approval(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()}, message="Duyệt: p-principal\n\nApproved-by: p-head")
    said = world.review(request, HEAD, "commented", body="Duyệt: đồng ý thông qua. APPROVED")
    world.merge(request)
    recorder.run()
    said.body = "Approved by p-head and p-principal"
    world.tick()
    recorder.run()
    assert recorder.said() == [("submit", "p-teacher", "")]


@on_github
def test_row_22_editing_a_review_changes_nothing_that_was_recorded(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()})
    said = world.review(request, HEAD, "returned", body="Sai câu 3")
    recorder.run()
    said.body = "Tốt lắm"
    assert recorder.run().placed == ()
    assert recorder.lines()[-1].statement.reasons == "Sai câu 3"


@on_all
def test_row_23_a_rejection_on_a_later_page_is_not_overlooked(world: World, recorder: Recorder) -> None:
    recorder.served.largest_page = 3
    request = world.open("bai", {KEY: document()})
    world.review(request, HEAD)
    for at in range(6):
        world.review(request, OTHER, "commented", body=f"Ý kiến {at}")
    world.review(request, HEAD, "returned", body="Không được")
    world.merge(request)
    recorder.run()
    assert [event for event, _, _ in recorder.said()] == ["submit", "return"]


@on_github
def test_row_23_who_pushed_on_a_later_page_is_not_overlooked(world: World, recorder: Recorder) -> None:
    recorder.served.largest_page = 2
    world.commit("bai", {KEY: document()}, HEAD)
    request = world.open("bai", {KEY: document(body="1")})
    for at in range(4):
        world.commit("bai", {KEY: document(body=f"Lần {at}")}, TEACHER)
    world.review(request, HEAD)
    world.merge(request)
    assert "they wrote or pushed to it" in told(recorder.run())


@on_github
def test_row_23_more_commits_than_the_forge_lists_prove_nothing(
    world: World, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("build_tools.forges.github._MOST_COMMITS", 3)
    request = world.open("bai", {KEY: document()})
    for at in range(3):
        world.commit("bai", {KEY: document(body=f"Lần {at}")}, TEACHER)
    world.review(request, HEAD)
    world.merge(request)
    assert [finding.rule.code for finding in recorder.run().findings] == ["R105"]


@pytest.mark.parametrize("forge", ["github", "gitlab"], indirect=True)
def test_an_open_request_is_handed_in_sent_back_and_handed_in_again(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()})
    recorder.run()
    world.commit("bai", {KEY: document(body="Thêm một ý.")}, TEACHER)
    recorder.run()
    assert recorder.said() == [("submit", "p-teacher", "")]
    world.review(request, HEAD, "returned", body="Thiếu lời giải")
    recorder.run()
    world.commit("bai", {KEY: document(body="Đã thêm lời giải.")}, TEACHER)
    recorder.run()
    assert [event for event, _, _ in recorder.said()] == ["submit", "return", "submit"]
    world.review(request, HEAD)
    world.review(request, PRINCIPAL)
    world.merge(request)
    recorder.run()
    assert recorder.published(KEY) == recorder.tree(KEY)


@on_github
def test_what_was_sent_back_is_approved_by_all_anew(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()})
    world.review(request, HEAD)
    world.review(request, PRINCIPAL, "returned", body="Sai")
    recorder.run()
    world.review(request, PRINCIPAL)
    world.merge(request)
    plan = recorder.run()
    assert "said before the withdrawal or return" in told(plan)
    assert recorder.published(KEY) is None
    world.review(request, HEAD)
    recorder.run()
    assert recorder.published(KEY) == recorder.tree(KEY)


@on_github
def test_a_return_by_somebody_without_a_role_is_no_news(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()})
    world.review(request, OTHER, "returned", body="Theo tôi thì sai")
    assert recorder.run().findings == ()
    assert [event for event, _, _ in recorder.said()] == ["submit"]


@pytest.mark.parametrize("forge", ["gitlab"], indirect=True)
def test_a_request_its_author_closes_is_taken_back(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()})
    recorder.run()
    world.close(request, TEACHER)
    recorder.run()
    assert recorder.said() == [("submit", "p-teacher", ""), ("retract", "p-teacher", "submit")]
    assert recorder.run().placed == ()


@pytest.mark.parametrize("forge", ["github", "forgejo"], indirect=True)
def test_a_request_an_approver_closes_is_sent_back(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()})
    recorder.run()
    world.close(request, VICE)
    recorder.run()
    assert recorder.said()[1:] == [("return", "p-vice", "")]
    assert recorder.run().placed == ()


@on_github
def test_a_request_that_was_sent_back_and_closed_is_sent_back_once(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: document()})
    recorder.run()
    world.review(request, HEAD, "returned", body="Không dùng được")
    world.close(request, HEAD)
    recorder.run()
    assert [event for event, _, _ in recorder.said()] == ["submit", "return"]


@on_github
def test_a_request_that_was_closed_before_anybody_looked_is_no_news(world: World, recorder: Recorder) -> None:
    world.close(world.open("bai", {KEY: document()}), TEACHER)
    assert recorder.run().placed == ()


@on_github
def test_a_bundle_that_cannot_be_read_is_not_recorded(world: World, recorder: Recorder) -> None:
    request = world.open("bai", {KEY: "no front matter"})
    world.review(request, HEAD)
    world.merge(request)
    plan = recorder.run()
    assert plan.placed == ()
    assert {finding.rule.code for finding in plan.findings} == {"R106"}


@on_github
@pytest.mark.parametrize("more", [{"draft": "true"}, {"licence": ""}])
def test_a_draft_and_what_has_faults_are_not_approved(
    world: World, recorder: Recorder, more: dict[str, str]
) -> None:
    request = world.open("bai", {KEY: document(**more)})
    world.review(request, HEAD)
    world.merge(request)
    plan = recorder.run()
    assert "approve" not in [event for event, _, _ in recorder.said()]
    assert "R106" in [finding.rule.code for finding in plan.findings]
