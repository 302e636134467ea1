"""`hoclieu record` as it is typed: its reports, its exit codes, and what it says when it cannot go on."""

import json

import pytest

from build_tools.cli.main import main
from build_tools.git import git
from tests.build_tools.forges.recorder import Recorder
from tests.build_tools.forges.server import TOKEN, Fault
from tests.build_tools.forges.view_parts import REPOSITORY
from tests.build_tools.forges.world import HEAD, PRINCIPAL, STRANGER, World
from tests.build_tools.small_district import document

KEY = "thcs-a/phieu"
pytestmark = pytest.mark.parametrize("forge", ["github"], indirect=True)


def typed(recorder: Recorder, *more: str) -> int:
    return main(
        [
            "record", "--forge", recorder.forge, "--repository", REPOSITORY, "--api", recorder.served.address,
            "--root", str(recorder.repository.root), "--recorder-key", str(recorder.world.key),
            "--lang", "en", *more,
        ]
    )  # fmt: skip


@pytest.fixture(autouse=True)
def token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOCLIEU_FORGE_TOKEN", TOKEN)


def approved(world: World) -> None:
    request = world.open("bai", {KEY: document()})
    world.review(request, HEAD)
    world.review(request, PRINCIPAL)
    world.review(request, STRANGER)
    world.merge(request)


def test_a_dry_run_says_what_would_be_recorded_and_writes_nothing(
    world: World, recorder: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    approved(world)
    assert typed(recorder, "--dry-run") == 0
    said = capsys.readouterr().out
    assert "3 statements would be recorded:" in said
    assert "#1 thcs-a/phieu: p-principal approved – Hiệu trưởng duyệt → the school's site" in said
    assert "R102" in said
    assert "nobody has the account 666" in said
    assert recorder.repository.ledger_tips() == (None, None)


@pytest.mark.parametrize(
    ("ahead", "told"), [(-3600, "60 minutes ahead of the"), (7200, "120 minutes behind the")]
)
def test_a_wrong_clock_dates_nothing(
    world: World, recorder: Recorder, capsys: pytest.CaptureFixture[str], ahead: int, told: str
) -> None:
    approved(world)
    recorder.served.ahead = ahead
    assert typed(recorder) == 1
    said = capsys.readouterr().err
    assert told in said
    assert "set the date and time of this machine" in said
    assert recorder.repository.ledger_tips() == (None, None)


def test_clocks_may_differ_by_minutes(world: World, recorder: Recorder) -> None:
    approved(world)
    recorder.served.ahead = -300
    assert typed(recorder) == 0


def test_a_run_records_and_the_next_has_nothing_to_do(
    world: World, recorder: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    approved(world)
    assert typed(recorder) == 0
    assert "Recorded 3 statements:" in capsys.readouterr().out
    assert recorder.published(KEY) == recorder.tree(KEY)
    assert typed(recorder) == 0
    assert "Nothing new to record." in capsys.readouterr().out


def test_the_report_for_programs(
    world: World, recorder: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    approved(world)
    assert typed(recorder, "--format", "json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["dry_run"] is False
    assert [one["event"] for one in report["recorded"]] == ["submit", "approve", "approve"]
    assert report["recorded"][2]["published"] == ["school"]
    assert [one["code"] for one in report["findings"]] == ["R102"]


def test_the_report_for_a_forges_page_cannot_be_dressed_up(
    world: World, recorder: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    request = world.open("bai", {KEY: document()})
    world.review(request, HEAD, "returned", body="[xem](https://evil.example) <b>@all</b> | `x`\n# To")
    assert typed(recorder, "--format", "markdown", "--request-reviewers") == 0
    said = capsys.readouterr().out
    assert said.startswith("### Recorded 2 statements:\n\n- \\#1 ")
    assert "\\[xem\\]\\(https://evil.example\\)" in said
    assert "<b>" not in said
    assert "\n# " not in said


def test_reviewers_are_asked_only_where_it_was_wished(
    world: World, recorder: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    world.open("bai", {KEY: document()})
    assert typed(recorder) == 0
    assert typed(recorder, "--request-reviewers", "--dry-run") == 0
    assert "#1: to be asked: p-head" in capsys.readouterr().out
    assert world.asked == []
    assert typed(recorder, "--request-reviewers") == 0
    assert "#1: asked to review: p-head" in capsys.readouterr().out
    assert world.asked == [(1, ("thay-to",))]


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault("/pulls", 401), "does not accept the token"),
        (Fault("/pulls", 404), "check --repository and the token"),
    ],
)
def test_a_forge_that_does_not_answer_is_explained(
    world: World, recorder: Recorder, fault: Fault, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    recorder.served.faults.append(fault)
    assert typed(recorder) == 1
    assert words in capsys.readouterr().err


def test_a_request_that_could_not_be_read_holds_up_no_other(
    world: World, recorder: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    approved(world)
    request = world.open("khac", {"thcs-a/khac": document()})
    world.review(request, HEAD)
    world.review(request, PRINCIPAL)
    world.merge(request)
    recorder.served.faults.append(Fault("pulls/2/reviews", 200, body=b"null"))
    assert typed(recorder, "--format", "markdown") == 0
    said = capsys.readouterr().out
    assert "Recorded 3 statements" in said
    assert "**R101** \\#2: could not be read: an answer at" in said
    assert "close this request and open a new one" in said
    assert recorder.published("thcs-a/khac") is None
    assert recorder.published(KEY) == recorder.tree(KEY)


def test_closing_a_request_that_cannot_be_read_ends_the_alarm(
    world: World, recorder: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    world.close(world.open("khac", {"thcs-a/khac": document()}), HEAD)
    recorder.served.faults.append(Fault("pulls/1/reviews", 200, body=b"null"))
    assert typed(recorder) == 0
    said = capsys.readouterr().out
    assert "R110 #1 was closed without being merged" in said
    assert "R101" not in said


def test_a_forge_that_asks_to_wait_is_told_of_and_what_was_read_is_recorded(
    world: World, recorder: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    world.open("khac", {"thcs-a/khac": document()})
    approved(world)
    recorder.served.faults.append(Fault("pulls/1/reviews", 429, {"Retry-After": "3600"}, for_good=True))
    assert typed(recorder) == 0
    said = capsys.readouterr().out
    assert "Recorded 3 statements" in said
    assert "R101 the other requests: could not be read: the forge asks to wait 3600 s" in said
    assert "--since reads less" in said


def test_what_is_wrong_with_a_batch_that_was_merged_holds_up_nobody(
    world: World, recorder: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    approved(world)
    path = "content/batches/thcs-a/pass-2026-09.yml"
    world.merge(world.open("dot", {}, files={path: "school: thcs-a\nstage: khong-co\n"}))
    assert typed(recorder) == 0
    said = capsys.readouterr().out
    assert "Recorded 3 statements" in said
    assert f"{path}:" in said


def test_a_branch_that_the_server_lacks_is_told_of_and_not_taken_for_one_without_requests(
    world: World, recorder: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    approved(world)
    assert typed(recorder, "--branch", "mian") == 1
    assert "the server has no branch mian; name the main branch with --branch" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("remote", "remove", "origin"), "run: git remote add origin ADDRESS"),
        (("remote", "set-url", "origin", "/nowhere.git"), "Git could fetch nothing from the server: fatal: "),
    ],
)
def test_a_clone_that_reaches_no_server_says_what_to_look_at(
    world: World, recorder: Recorder, change: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    git(recorder.repository.root, *change)
    assert typed(recorder) == 1
    said = capsys.readouterr().err
    assert words in said
    assert "refused to write" not in said
    assert "u000a" not in said


def test_a_token_that_is_none_is_told_of_before_anything_is_judged(
    world: World, recorder: Recorder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOCLIEU_FORGE_TOKEN", "another")
    assert typed(recorder) == 1
    told = capsys.readouterr()
    assert "does not accept the token" in told.err
    assert "Reading" not in told.out + told.err


@pytest.mark.parametrize("name", ["x", "a/b/c", "../x", "a/b?c"])
def test_a_name_that_is_no_repository_is_refused(
    world: World, recorder: Recorder, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(recorder, "--repository", name) == 2
    assert "OWNER/NAME" in capsys.readouterr().err


def test_without_the_recorders_key_it_says_how_to_give_it(
    world: World, recorder: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    approved(world)
    key = world.root / "other"
    key.write_bytes(world.key.read_bytes())
    (world.root / "other.pub").write_text("ssh-ed25519 " + "A" * 68)
    assert typed(recorder, "--recorder-key", str(world.root / "none")) == 1
    assert str(world.root / "none") in capsys.readouterr().err


def test_what_is_closed_and_old_is_not_read_again(world: World, recorder: Recorder) -> None:
    approved(world)
    assert typed(recorder) == 0
    recorder.served.log.clear()
    assert typed(recorder, "--since", "2030-01-01T00:00:00+07:00") == 0
    assert not any(path.endswith("/reviews") for _, path in recorder.served.log)
