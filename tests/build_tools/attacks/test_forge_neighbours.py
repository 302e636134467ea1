"""Attacks on everybody else by a request of one's own: what cannot be read or recorded holds up no other.

The names begin with the rows of the table of attacks.
"""

import pytest

from build_tools.forges import api
from build_tools.forges.faults import BusyError
from build_tools.git import git
from build_tools.ledger_branch import GraftError
from tests.build_tools.forges.recorder import Recorder, codes, told
from tests.build_tools.forges.server import Fault
from tests.build_tools.forges.world import HEAD, LINK, OFFICER, PRINCIPAL, SECOND, STRANGER, User, World
from tests.build_tools.small_district import document

KEY, OTHER_KEY = "thcs-a/phieu", "thcs-a/khac"
FOLDER = "content/schools/thcs-a/toan/khac"
on_github = pytest.mark.parametrize("forge", ["github"], indirect=True)


def approved(world: World, put: dict[str, str], branch: str, by: tuple[User, ...] = (HEAD, PRINCIPAL),
             files: dict[str, str | None] | None = None) -> None:  # fmt: skip
    request = world.open(branch, put, files=files)
    for user in by:
        world.review(request, user)
    world.merge(request)


@pytest.fixture(autouse=True)
def neighbour(world: World, recorder: Recorder) -> None:
    """Somebody else's resource, approved, which must be published whatever happens beside it."""
    approved(world, {KEY: document()}, "bai")


def published(recorder: Recorder) -> bool:
    return recorder.published(KEY) == recorder.tree(KEY)


@on_github
def test_row_38_approved_twins_of_one_name_are_told_of_and_stop_nobody(
    world: World, recorder: Recorder
) -> None:
    approved(world, {OTHER_KEY: document()}, "khac", files={f"{FOLDER}/A.txt": "a", f"{FOLDER}/a.txt": "a"})
    plan = recorder.run()
    assert codes(plan) == ["R106"]
    assert published(recorder)
    assert recorder.published(OTHER_KEY) is None


@on_github
@pytest.mark.parametrize("name", [f"x{LINK}", ".gitmodules", "aux:1.yml"])
def test_row_37_an_organisation_with_what_no_ledger_may_hold_is_told_of_and_stops_nobody(
    world: World, recorder: Recorder, name: str
) -> None:
    recorder.run()
    approved(world, {}, "huyen", (OFFICER, SECOND), {f"content/district/{name}": "/etc/passwd"})
    approved(world, {"thcs-a/sau": document()}, "sau")
    plan = recorder.run()
    assert codes(plan) == ["R102", "R102"]
    assert name in told(plan)
    assert recorder.published("thcs-a/sau") is not None


@on_github
def test_row_37_with_such_an_organisation_no_ledger_begins_and_it_is_said_where_it_lies(
    world: World, recorder: Recorder
) -> None:
    approved(world, {}, "huyen", files={f"content/district/x{LINK}": "/etc/passwd"})
    with pytest.raises(GraftError, match=rf"^content/district: “x{LINK}” is no plain file"):
        recorder.run()


@on_github
def test_row_35_a_request_that_this_clone_holds_in_part_stops_nobody(
    world: World, recorder: Recorder
) -> None:
    request = world.open("khac", {OTHER_KEY: document()})
    recorder.run()
    root = recorder.repository.root
    tree = git(root, "rev-parse", f"{request.head}:{FOLDER.rpartition('/')[0]}").decode().strip()
    lost = root / ".git" / "objects" / tree[:2] / tree[2:]
    lost.unlink()
    approved(world, {"thcs-a/sau": document()}, "sau")
    plan = recorder.run()
    assert "R101" in codes(plan)
    assert "#2: could not be read: Git refused" in told(plan)
    assert recorder.published("thcs-a/sau") is not None


def test_row_23_long_words_of_a_stranger_are_read_in_smaller_pages(
    world: World, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = world.open("khac", {OTHER_KEY: document()})
    world.review(request, HEAD)
    for _ in range(60):
        world.review(request, STRANGER, "commented", body="dài " * 500)
    world.review(request, PRINCIPAL)
    world.merge(request)
    monkeypatch.setattr(api, "LARGEST_ANSWER", 20_000)
    plan = recorder.run()
    assert "R101" not in codes(plan)
    assert published(recorder)
    assert recorder.published(OTHER_KEY) == recorder.tree(OTHER_KEY)


def test_row_23_one_that_is_too_large_for_the_list_is_told_of_and_the_rest_is_read(
    world: World, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        world.open(f"b{number}", {f"thcs-a/b{number}": document()})
    world.requests[15].description = "dài " * 50_000
    monkeypatch.setattr(api, "LARGEST_ANSWER", 100_000)
    plan = recorder.run()
    assert codes(plan).count("R101") == 1
    assert "a request: could not be read: the answer at" in told(plan)
    assert published(recorder)
    assert len(plan.questions) == 29


@on_github
def test_row_23_a_forge_that_has_had_enough_is_not_taken_for_one_that_does_not_know_who_pushed(
    world: World, recorder: Recorder
) -> None:
    recorder.served.faults.append(Fault("activity", 429, {"Retry-After": "3600"}))
    with pytest.raises(BusyError):
        list(recorder.reader().requests("main", None))
