"""Batches on a real repository: made, reviewed as one request, and recorded line by line."""

from pathlib import Path

import pytest

from build_tools.cli.main import main
from build_tools.git import git
from library.approval.batch import read_batch
from library.diagnostics import collect
from tests.build_tools.forges.recorder import Recorder, codes, told
from tests.build_tools.forges.world import HEAD, OTHER, PRINCIPAL, STRANGER, TEACHER, Request, World
from tests.build_tools.small_district import document

pytestmark = pytest.mark.parametrize("forge", ["github"], indirect=True)
KEYS = ("thcs-a/mot", "thcs-a/hai", "thcs-a/ba")
PASSED = "content/batches/thcs-a/pass-2026-09.yml"
APPROVED = "content/batches/thcs-a/approve-2026-09.yml"


@pytest.fixture
def stock(world: World) -> World:
    """A world with three resources that nobody has reviewed yet."""
    request = world.open("kho-cu", {key: document(title=f"Bài {key[7:]}") for key in KEYS})
    world.merge(request)
    return world


def batch(recorder: Recorder, path: str = PASSED, keys: tuple[str, ...] = KEYS, **other: str) -> str:
    """The text of a batch file; `other` are trees in place of those on the main branch."""
    school, name = path.split("/")[2:4]
    stage = name.split("-")[0]
    git(recorder.repository.root, "fetch", "--quiet", "origin")
    lines = [f"  {key}: {other.get(key[7:], '') or recorder.tree(key)}\n" for key in keys]
    head = f"school: {school}\nstage: {stage}\nmonth: 2026-09\n"
    minutes = "minutes: {number: 12/BB-TCM, date: 2026-09-28}\n"
    return head + minutes + "resources:\n" + "".join(lines)


def opened(world: World, branch: str, path: str, text: str, user: object = TEACHER) -> Request:
    return world.open(branch, {}, files={path: text}, user=user)  # type: ignore[arg-type]


def approvals(recorder: Recorder) -> list[tuple[str, str, str]]:
    lines = [line.statement for line in recorder.lines() if line.statement.event == "approve"]
    return [(str(one.key), one.person, one.stage) for one in lines]


def test_reviewing_a_batch_approves_each_line_at_its_stage(stock: World, recorder: Recorder) -> None:
    request = opened(stock, "dot-1", PASSED, batch(recorder))
    stock.review(request, HEAD)
    stock.review(request, PRINCIPAL)
    stock.merge(request)
    recorder.run()
    assert sorted(approvals(recorder)) == [(key, "p-head", "pass") for key in sorted(KEYS)]
    reasons = {line.statement.reasons for line in recorder.lines() if line.statement.event == "approve"}
    assert reasons == {"Biên bản số 12/BB-TCM ngày 28/9/2026"}
    second = opened(stock, "dot-2", APPROVED, batch(recorder, APPROVED))
    stock.review(second, PRINCIPAL)
    stock.merge(second)
    recorder.run()
    assert [recorder.published(key) for key in KEYS] == [recorder.tree(key) for key in KEYS]
    assert recorder.run().placed == ()


def test_striking_out_a_line_makes_nobody_an_author(stock: World, recorder: Recorder) -> None:
    request = opened(stock, "dot", PASSED, batch(recorder))
    stock.commit("dot", {}, HEAD, files={PASSED: batch(recorder, keys=KEYS[:2])})
    stock.review(request, HEAD)
    stock.merge(request)
    plan = recorder.run()
    assert sorted(key for key, _, _ in approvals(recorder)) == sorted(KEYS[:2])
    assert codes(plan) == []


def test_a_line_struck_out_after_the_review_is_not_approved_and_the_others_are(
    stock: World, recorder: Recorder
) -> None:
    request = opened(stock, "dot", PASSED, batch(recorder))
    stock.review(request, HEAD)
    stock.commit("dot", {}, TEACHER, files={PASSED: batch(recorder, keys=KEYS[1:])})
    stock.merge(request)
    recorder.run()
    assert sorted(key for key, _, _ in approvals(recorder)) == sorted(KEYS[1:])


def test_a_line_put_in_after_the_review_is_not_approved(stock: World, recorder: Recorder) -> None:
    request = opened(stock, "dot", PASSED, batch(recorder, keys=KEYS[1:]))
    stock.review(request, HEAD)
    stock.commit("dot", {}, TEACHER, files={PASSED: batch(recorder)})
    stock.merge(request)
    recorder.run()
    assert sorted(key for key, _, _ in approvals(recorder)) == sorted(KEYS[1:])


def test_a_tree_changed_after_the_review_is_not_approved(stock: World, recorder: Recorder) -> None:
    request = opened(stock, "dot", PASSED, batch(recorder))
    stock.review(request, HEAD)
    other = recorder.tree(KEYS[2])
    stock.commit("dot", {}, TEACHER, files={PASSED: batch(recorder, mot=other)})
    stock.merge(request)
    plan = recorder.run()
    assert KEYS[0] not in [key for key, _, _ in approvals(recorder)]
    assert "R113" in codes(plan)


def test_a_changed_head_is_another_batch(stock: World, recorder: Recorder) -> None:
    request = opened(stock, "dot", PASSED, batch(recorder))
    stock.review(request, HEAD)
    text = batch(recorder).replace("12/BB-TCM", "13/BB-TCM")
    stock.commit("dot", {}, TEACHER, files={PASSED: text})
    stock.merge(request)
    recorder.run()
    assert approvals(recorder) == []


def test_a_tree_that_main_does_not_hold_under_the_key_is_not_approved(
    stock: World, recorder: Recorder
) -> None:
    hidden = stock.commit("an", {KEYS[0]: document(body="Giấu.")}, TEACHER)
    git(
        recorder.repository.root,
        "fetch",
        "--quiet",
        "origin",
        hidden,
        "+refs/heads/main:refs/remotes/origin/main",
    )
    text = batch(recorder, mot=recorder.tree(KEYS[0], hidden), hai=recorder.tree(KEYS[2]))
    request = opened(stock, "dot", PASSED, text)
    stock.review(request, HEAD)
    stock.merge(request)
    plan = recorder.run()
    assert codes(plan) == ["R113", "R113"]
    assert [key for key, _, _ in approvals(recorder)] == [KEYS[2]]


def test_content_that_comes_with_a_batch_is_not_approved_by_its_line(
    stock: World, recorder: Recorder
) -> None:
    text = document(body="Lén sửa cùng đợt.")
    edit = stock.commit("nhap", {KEYS[0]: text}, TEACHER)
    git(recorder.repository.root, "fetch", "--quiet", "origin", edit)
    lines = batch(recorder, mot=recorder.tree(KEYS[0], edit))
    request = stock.open("dot", {KEYS[0]: text}, files={PASSED: lines}, user=HEAD)
    stock.review(request, HEAD)
    stock.merge(request)
    recorder.run()
    assert KEYS[0] not in [key for key, _, _ in approvals(recorder)]


def test_a_batch_for_another_stage_takes_no_stage_before_it(stock: World, recorder: Recorder) -> None:
    request = opened(stock, "dot", APPROVED, batch(recorder, APPROVED))
    stock.review(request, PRINCIPAL)
    stock.merge(request)
    assert "the stage “Tổ thông qua” is next" in told(recorder.run())
    assert approvals(recorder) == []


def test_who_wrote_a_resource_passes_it_by_no_batch(world: World, recorder: Recorder) -> None:
    world.merge(world.open("cua-to", {KEYS[0]: document()}, user=HEAD))
    world.merge(world.open("cua-co", {KEYS[1]: document(body="Của cô.")}))
    request = opened(world, "dot", PASSED, batch(recorder, keys=KEYS[:2]))
    world.review(request, HEAD)
    world.merge(request)
    recorder.run()
    assert [key for key, _, _ in approvals(recorder)] == [KEYS[1]]


def test_a_line_of_another_school_adopts_its_resource(stock: World, recorder: Recorder) -> None:
    """By a batch of the adopter, reviewed by the adopter's own people, a stage at a time."""
    far = "- id: p-far\n  name: Thầy Xa (mẫu)\n  forge: {github: 666}\n"
    far += "  roles: [{role: department-head, school: thcs-b}]\n"
    people = git(stock.bare, "show", "main:content/district/people.yml").decode()
    stock.merge(stock.open("nguoi-moi", {}, files={"content/district/people.yml": people + far}))
    for path, user in ((PASSED, HEAD), (APPROVED, PRINCIPAL)):
        request = opened(stock, path[-16:-4], path, batch(recorder, path, KEYS[:1]))
        stock.review(request, user)
        stock.merge(request)
    recorder.run()
    for path, user in ((PASSED, STRANGER), (APPROVED, OTHER)):
        there = path.replace("thcs-a", "thcs-b")
        request = opened(stock, f"b-{path[-16:-4]}", there, batch(recorder, there, KEYS[:2]))
        stock.review(request, HEAD)
        stock.review(request, user)
        stock.merge(request)
        recorder.run()
    assert recorder.published(KEYS[0], "adopted-by-thcs-b") == recorder.tree(KEYS[0])
    assert recorder.published(KEYS[1], "adopted-by-thcs-b") is None  # its own school has not published it
    assert [(person, stage) for key, person, stage in approvals(recorder) if key == KEYS[0]] == [
        ("p-head", "pass"),
        ("p-principal", "approve"),
        ("p-far", "pass"),
        ("p-other", "approve"),
    ]


def test_a_batch_is_made_of_what_waits_and_read_again(
    stock: World, recorder: Recorder, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    root = recorder.repository.root
    git(root, "fetch", "--quiet", "origin")
    git(root, "checkout", "--quiet", "-B", "main", "origin/main")
    usual = ["batch", "make", "--school", "thcs-a", "--month", "2026-09", "--root", str(root), "--lang", "en"]
    assert main([*usual, "--stage", "pass", "--minutes", "12/BB-TCM", "--date", "2026-09-28"]) == 0
    made, found = collect(read_batch((root / PASSED).read_bytes(), PASSED))
    assert found == []
    assert made is not None
    assert {str(key): tree for key, tree in made.trees.items()} == {key: recorder.tree(key) for key in KEYS}
    assert "# Bài mot" in (root / PASSED).read_text()
    assert main([*usual, "--stage", "approve"]) == 0
    assert "Nothing waits" in capsys.readouterr().out
    assert main([*usual, "--stage", "pass", "--subject", "ngu-van"]) == 0
    assert not (root / PASSED.replace(".yml", "-ngu-van.yml")).exists()
    assert main([*usual, "--stage", "thong-qua"]) == 1
    assert main([*usual, "--stage", "pass", "--minutes", "1"]) == 2
    assert main(["batch", "make", "--school", "khong-co", "--stage", "pass", "--root", str(root)]) == 2
