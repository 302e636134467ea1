"""The readers of the three forges: the same world, told in three ways, is read as the same values."""

import pytest

from build_tools.forges.faults import ForgeError
from build_tools.forges.forge import ForgeReader, Unread
from build_tools.forges.registry import is_repository, open_forge
from library.approval.pull_request import PullRequest, pushers
from tests.build_tools.forges.recorder import OPENERS
from tests.build_tools.forges.server import TOKEN, Fault, Loopback
from tests.build_tools.forges.view_parts import REPOSITORY
from tests.build_tools.forges.world import (
    HEAD,
    OTHER,
    PRINCIPAL,
    ROBOT,
    STRANGER,
    TEACHER,
    WEB_FLOW,
    World,
)
from tests.build_tools.small_district import document

KEY = "thcs-a/phieu"

on_github = pytest.mark.parametrize("forge", ["github"], indirect=True)


def reader(forge: str, served: Loopback, waits: list[float] | None = None) -> ForgeReader:
    return OPENERS[forge](REPOSITORY, TOKEN, served.address, (waits if waits is not None else []).append)


def read(forge: str, served: Loopback) -> list[PullRequest]:
    found = list(reader(forge, served).requests("main", None))
    assert not [one for one in found if isinstance(one, Unread)]
    return [one for one in found if isinstance(one, PullRequest)]


def test_a_request_is_read_with_its_reviews_and_its_people(
    world: World, forge: str, served: Loopback
) -> None:
    request = world.open("bai-1", {KEY: document()})
    world.review(request, HEAD, "approved")
    world.review(request, PRINCIPAL, "returned", body="Sai câu 2")
    world.commit("bai-1", {KEY: document(body="Sửa.")}, OTHER)
    merged = world.merge(request)
    (found,) = read(forge, served)
    assert found.state == "merged"
    assert found.merged == merged
    assert found.head == request.head
    assert found.author.number == TEACHER.number
    assert [(r.account.number, r.verdict) for r in found.reviews] == [
        (HEAD.number, "approved"),
        (PRINCIPAL.number, "returned"),
    ]
    assert found.reviews[1].body == "Sai câu 2"
    assert {one.number for one in pushers(found) or ()} == {TEACHER.number, OTHER.number}
    assert found.commits is not None
    assert [commit.id for commit in found.commits] == world.commits(request)


def test_every_page_of_every_list_is_read(world: World, forge: str, served: Loopback) -> None:
    served.largest_page = 2
    for at in range(5):
        request = world.open(f"bai-{at}", {f"thcs-a/phieu-{at}": document()})
    for body in ("một", "hai", "ba", "bốn"):
        world.review(request, OTHER, "commented", body=body)
    world.review(request, HEAD, "returned", body="Không được")
    found = read(forge, served)
    assert sorted(one.number for one in found) == [1, 2, 3, 4, 5]
    assert [r.verdict for r in found[0].reviews if r.verdict != "commented"] == ["returned"]


def test_requests_into_other_branches_are_left_alone(world: World, forge: str, served: Loopback) -> None:
    world.open("bai-1", {KEY: document()}, target="approvals")
    assert read(forge, served) == []


def test_since_leaves_out_what_was_closed_before_it_but_nothing_that_is_open(
    world: World, forge: str, served: Loopback
) -> None:
    old = world.open("bai-1", {"thcs-a/phieu-1": document()})
    closed = world.open("bai-2", {"thcs-a/phieu-2": document()})
    world.close(closed, TEACHER)
    moment = world.tick()
    new = world.open("bai-3", {"thcs-a/phieu-3": document()})
    found = list(reader(forge, served).requests("main", moment))
    assert {one.number for one in found if isinstance(one, PullRequest)} == {old.number, new.number}


def test_a_dismissal_is_read_with_who_did_it(world: World, forge: str, served: Loopback) -> None:
    request = world.open("bai-1", {KEY: document()})
    world.dismiss(request, world.review(request, HEAD), OTHER)
    last = read(forge, served)[0].reviews[-1]
    assert last.verdict == "dismissed"
    # GitLab lets nobody but the approver take an approval back.
    by = HEAD.number if forge == "gitlab" else OTHER.number
    assert (last.dismissed_by.number if last.dismissed_by else None) == by


@pytest.mark.parametrize("forge", ["gitlab"], indirect=True)
def test_an_approval_that_a_push_took_back_is_dismissed_by_nobody(world: World, served: Loopback) -> None:
    request = world.open("bai-1", {KEY: document()})
    said = world.review(request, HEAD)
    said.reset = True
    (review,) = read("gitlab", served)[0].reviews
    assert (review.verdict, review.dismissed_by) == ("dismissed", None)


def test_when_a_request_was_turned_to_another_branch_is_read(
    world: World, forge: str, served: Loopback
) -> None:
    request = world.open("bai-1", {KEY: document()}, target="nhap")
    world.retarget(request)
    assert read(forge, served)[0].retargeted_at == request.retargeted


def test_a_robot_is_read_as_one(world: World, served: Loopback, forge: str) -> None:
    if forge == "forgejo":
        world.users[-2] = robot = type(ROBOT)(-2, "forgejo-actions")
    else:
        robot = ROBOT
    request = world.open("bai-1", {KEY: document()})
    world.review(request, robot)
    assert read(forge, served)[0].reviews[0].account.robot


def test_what_came_before_a_branch_was_deleted_is_another_branch(
    world: World, forge: str, served: Loopback
) -> None:
    world.commit("bai-1", {"thcs-a/cu": document()}, PRINCIPAL)
    world.delete_branch("bai-1", PRINCIPAL)
    world.open("bai-1", {KEY: document()})
    assert [one.number for one in pushers(read(forge, served)[0]) or ()] == [TEACHER.number]


def test_who_pushed_is_not_known_once_the_fork_is_gone(world: World, forge: str, served: Loopback) -> None:
    request = world.open("bai-1", {KEY: document()})
    request.fork_is_gone = True
    assert pushers(read(forge, served)[0]) is None


@on_github
def test_the_forges_own_account_is_nobodys_hand(world: World, forge: str, served: Loopback) -> None:
    world.open("bai-1", {KEY: document()}, author=(WEB_FLOW.login, WEB_FLOW.email))
    (commit,) = read(forge, served)[0].commits or ()
    assert (commit.accounts, commit.strangers) == ((), ())


@pytest.mark.parametrize("forge", ["github", "forgejo"], indirect=True)
def test_an_address_of_nobody_is_a_stranger_and_a_no_reply_address_a_number(
    world: World, forge: str, served: Loopback
) -> None:
    message = (
        "Sửa\n\nCo-authored-by: Cô X <x@example.com>\n"
        f"Co-authored-by: y <{PRINCIPAL.number}+co-hieu@users.noreply.github.com>"
    )
    world.open("bai-1", {KEY: document()}, author=("Người lạ", "la@nowhere.example"), message=message)
    (commit,) = read(forge, served)[0].commits or ()
    assert PRINCIPAL.number in {account.number for account in commit.accounts}
    assert set(commit.strangers) == {"Cô X", "Người lạ"}


@on_github
def test_a_passing_fault_is_waited_out(world: World, forge: str, served: Loopback) -> None:
    world.open("bai-1", {KEY: document()})
    served.faults += [Fault("commits", 429, {"Retry-After": "7"}), Fault("commits", 503)]
    waits: list[float] = []
    found = list(reader(forge, served, waits).requests("main", None))
    assert isinstance(found[0], PullRequest)
    assert waits == [7.0, 2.0]


def test_a_request_that_cannot_be_read_in_full_is_not_read_at_all(
    world: World, forge: str, served: Loopback
) -> None:
    request = world.open("bai-1", {KEY: document()})
    world.open("bai-2", {"thcs-a/khac": document()})
    lost = "notes" if forge == "gitlab" else "reviews"
    served.faults += [Fault(f"{request.number}/{lost}", 500)] * 4
    found = list(reader(forge, served).requests("main", None))
    assert [type(one) for one in found] == [PullRequest, Unread]


@on_github
@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Fault("s", 401), "does not accept the token"),
        (Fault("s", 404), "may not be read (404)"),
        (Fault("s", 200, body=b"{"), "not understood"),
        (Fault("s", 200, body=b'{"message": "no list"}'), "not understood"),
        (Fault("s", 403, {"Retry-After": "4000"}), "asks to wait 4000 s"),
        (Fault("s", 302, {"Location": "http://127.0.0.2/elsewhere"}), "points to another host"),
        (Fault("s", 200, {"Link": '<http://127.0.0.2/x>; rel="next"'}, b"[]"), "points to another host"),
        (Fault("s", 200, {"Link": '<http://[x>; rel="next"'}, b"[]"), "not understood"),
        (Fault("s", 301, {"Location": "http://[x"}), "not understood"),
        (Fault("s", 429, {"Retry-After": "9" * 15}), "asks to wait 9"),
    ],
)
def test_an_answer_that_cannot_be_used_says_why(
    world: World, forge: str, served: Loopback, fault: Fault, reason: str
) -> None:
    served.faults.append(fault)
    with pytest.raises(ForgeError, match=reason.replace("(", r"\(").replace(")", r"\)")):
        list(reader(forge, served).requests("main", None))


@on_github
def test_a_redirect_on_the_same_host_is_followed(world: World, forge: str, served: Loopback) -> None:
    world.open("bai-1", {KEY: document()})
    where = served.address + ("/projects/x/merge_requests" if forge == "gitlab" else "/repos/x/y/pulls")
    query = "?state=all&base=main&target_branch=main&page=1&per_page=9&limit=9"
    served.faults.append(Fault("s", 301, {"Location": where + query}))
    assert len(list(reader(forge, served).requests("main", None))) == 1


def test_asking_for_reviews_goes_by_number_whatever_the_login_is_now(
    world: World, forge: str, served: Loopback
) -> None:
    world.open("bai-1", {KEY: document()})
    world.users[HEAD.number] = type(HEAD)(HEAD.number, "ten-moi")
    (request,) = read(forge, served)
    assert reader(forge, served).ask(request, [request.author.__class__(HEAD.number, "ten-cu")], []) == {}
    assert world.asked == [(1, ("ten-moi",))]


def test_a_token_never_goes_over_plain_http() -> None:
    with pytest.raises(ForgeError, match="is not https"):
        open_forge("github", REPOSITORY, TOKEN, "http://forge.example.vn/api")


@pytest.mark.parametrize(
    ("forge", "name", "good"),
    [
        ("github", "a/b", True),
        ("github", "a/b/c", False),
        ("gitlab", "a/b/c", True),
        ("forgejo", "../b", False),
        ("gitlab", "a", False),
        ("github", "a/b?x=1", False),
    ],
)
def test_a_repository_is_named_by_plain_words(forge: str, name: str, good: bool) -> None:
    assert is_repository(forge, name) is good  # type: ignore[arg-type]


def test_a_stranger_is_read_with_a_number_that_is_nobodys(world: World, forge: str, served: Loopback) -> None:
    world.open("bai-1", {KEY: document()}, user=STRANGER)
    assert read(forge, served)[0].author.number == STRANGER.number
