"""Approving with one's own key, handing the statement over, and the recorder who receives it."""

import json
from pathlib import Path

import pytest

from build_tools.approving import Prepared
from build_tools.git import git
from library.approval.line import write_handover
from tests.build_tools.cli.conftest import Command
from tests.build_tools.signed_district import PEOPLE, SignedDistrict
from tests.build_tools.small_district import document

KEY = "thcs-a/phieu"


@pytest.fixture
def district(tmp_path: Path) -> SignedDistrict:
    """A resource that waits for its department, in a library where every word is signed."""
    made = SignedDistrict(tmp_path / "repository")
    made.put(KEY, document(body="Bản đầu."))
    made.commit()
    return made


def key_of(district: SignedDistrict, person: str) -> str:
    return str(district.keys[person].file)


def test_each_signs_and_the_recorder_records(district: SignedDistrict, hoclieu: Command) -> None:
    recorder = ("--recorder-key", key_of(district, "recorder"))
    for person in ("p-head", "p-principal"):
        ran = hoclieu(
            "approve", KEY, "--as", person, "--key", key_of(district, person), *recorder, at=district.root
        )
        assert ran.code == 0, ran.said
    assert district.shown(KEY) == {"school": district.tree(KEY)}
    line = district.judge().ledger.lines_of(next(iter(district.judge().standings)))[0]
    assert line.signature is not None


def test_the_approver_sees_what_differs_from_the_version_last_approved(
    district: SignedDistrict, hoclieu: Command
) -> None:
    district.approve(KEY, "p-head", "p-principal")
    district.put(KEY, document(body="Bản hai."), tep__txt=b"them\x1b[2J")
    district.commit()
    ran = hoclieu(
        "approve", KEY, "--as", "p-head", "--key", key_of(district, "p-head"), "--lang", "en",
        "--recorder-key", key_of(district, "recorder"), at=district.root,
    )  # fmt: skip
    assert "Differs from the version last approved" in ran.out
    assert "tep.txt" in ran.out
    assert "-Bản đầu." in ran.out
    assert "+Bản hai." in ran.out
    assert "+them\\u001b[2J" in ran.out
    assert "\x1b" not in ran.out


@pytest.mark.parametrize(
    ("key", "says"),
    [("p-teacher", "is no key of p-head"), (None, "needs a signature: add --key FILE")],
)
def test_a_word_without_its_speakers_key_is_not_recorded(
    district: SignedDistrict, hoclieu: Command, key: str | None, says: str
) -> None:
    named = ("--key", key_of(district, key)) if key else ()
    ran = hoclieu("approve", KEY, "--as", "p-head", *named, "--lang", "en", at=district.root)
    assert ran.code == 1
    assert says in ran.err
    assert district.judge().ledger.number == 0


def test_who_is_no_recorder_is_told_how_to_hand_the_statement_over(
    district: SignedDistrict, hoclieu: Command
) -> None:
    ran = hoclieu("approve", KEY, "--as", "p-head", "--key", key_of(district, "p-head"), at=district.root)
    assert ran.code == 1
    assert "--statement-out" in ran.err
    assert district.judge().ledger.number == 0


def hand_over(district: SignedDistrict, hoclieu: Command, person: str, key: str = KEY) -> Path:
    file = district.root.parent / f"{person}.json"
    ran = hoclieu(
        "approve", key, "--as", person, "--key", key_of(district, person), "--statement-out", str(file),
        at=district.root,
    )  # fmt: skip
    assert ran.code == 0, ran.said
    return file


def test_a_stick_without_the_file_is_told(district: SignedDistrict, hoclieu: Command) -> None:
    for name in ("khong-co.json", "content"):
        ran = hoclieu("ledger", "receive", name, "--lang", "en", at=district.root)
        assert (ran.code, ran.err) == (2, f"There is no file {name}. Name one that --statement-out wrote.\n")


def test_a_file_on_a_stick_that_is_no_statement_is_told_and_the_others_are_received(
    district: SignedDistrict, hoclieu: Command, tmp_path: Path
) -> None:
    file = hand_over(district, hoclieu, "p-head")
    git(district.root, "config", "hoclieu.recorderKey", key_of(district, "recorder"))
    (other := tmp_path / "other.json").write_text("{}")
    ran = hoclieu("ledger", "receive", str(other), str(file), "--lang", "en", at=district.root)
    assert (ran.code, district.judge().ledger.number) == (1, 1)
    assert f"Dropped {other}: the file is no statement that --statement-out wrote" in ran.out


def test_a_statement_on_a_stick_is_received_once(district: SignedDistrict, hoclieu: Command) -> None:
    file = hand_over(district, hoclieu, "p-head")
    git(district.root, "config", "hoclieu.recorderKey", key_of(district, "recorder"))
    for recorded, says in ((1, "Recorded 1 statements"), (1, "the ledger has it already")):
        ran = hoclieu("ledger", "receive", str(file), "--lang", "en", at=district.root)
        assert ran.code == 0, ran.said
        assert says in ran.out
        assert district.judge().ledger.number == recorded
    assert district.voids() == []


def to_inbox(district: SignedDistrict, files: dict[str, bytes]) -> None:
    """A pull request to the inbox that was merged."""
    parts = [b"commit refs/heads/approvals-inbox\ncommitter x <x> 0 +0000\ndata 0\n"]
    for path, content in files.items():
        parts += [b"M 100644 inline %s\ndata %d\n" % (path.encode(), len(content)), content, b"\n"]
    git(district.root, "fast-import", "--quiet", stdin=b"".join([*parts, b"\n"]))


def inbox(district: SignedDistrict) -> list[str]:
    return git(district.root, "ls-tree", "-r", "--name-only", "approvals-inbox").decode().split()


def test_the_recorder_empties_the_inbox_of_what_counts(district: SignedDistrict, hoclieu: Command) -> None:
    head = hand_over(district, hoclieu, "p-head").read_bytes()
    district.approve(KEY, "p-head")
    principal = hand_over(district, hoclieu, "p-principal").read_bytes()
    other = "thcs-a/khac"
    district.put(other, document("Khác"))
    district.commit()
    waiting = hand_over(district, hoclieu, "p-head", other).read_bytes()
    early = waiting.replace(b'"stage":"pass"', b'"stage":"approve"')
    to_inbox(
        district,
        {
            "a.json": principal,
            "b.json": head,
            "c.json": b"{}",
            "d.json": waiting,
            "e.json": early,
            "x.md": b"x",
        },
    )
    ran = hoclieu(
        "ledger", "receive", "--recorder-key", key_of(district, "recorder"), "--lang", "en", at=district.root
    )
    assert "Recorded 2 statements" in ran.out
    assert "Dropped b.json: the ledger has it already" in ran.out
    assert "Dropped c.json: the file is no statement" in ran.out
    assert "Left e.json: its signature does not hold" in ran.out
    assert ran.code == 1
    assert inbox(district) == ["e.json", "x.md"]
    assert set(district.shown(KEY)) == {"school"}
    assert district.voids() == []


def test_statements_that_wait_for_one_another_are_recorded_in_the_right_order(
    district: SignedDistrict, hoclieu: Command
) -> None:
    """The principal's file lies before the head's; both were written from one state of the ledger."""
    head = hand_over(district, hoclieu, "p-head")
    signed = district.signed(Prepared(district.said(KEY, "p-principal", "approve")))
    to_inbox(
        district,
        {"1.json": write_handover(signed.statement, signed.signature), "2.json": head.read_bytes()},
    )
    ran = hoclieu("ledger", "receive", "--recorder-key", key_of(district, "recorder"), at=district.root)
    assert ran.code == 0, ran.said
    assert inbox(district) == []
    assert set(district.shown(KEY)) == {"school"}


def test_pushing_records_on_the_server_and_here(
    district: SignedDistrict, hoclieu: Command, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(district.root), str(tmp_path / "origin.git"))
    git(district.root, "remote", "add", "origin", str(tmp_path / "origin.git"))
    ran = hoclieu(
        "approve", KEY, "--as", "p-head", "--key", key_of(district, "p-head"), "--push",
        "--recorder-key", key_of(district, "recorder"), at=district.root,
    )  # fmt: skip
    assert ran.code == 0, ran.said
    tips = {git(root, "rev-parse", "approvals") for root in (district.root, tmp_path / "origin.git")}
    assert len(tips) == 1


def test_a_server_that_cannot_be_read_has_not_refused_to_write(
    district: SignedDistrict, hoclieu: Command, tmp_path: Path
) -> None:
    district.approve(KEY, "p-head")
    git(tmp_path, "clone", "--quiet", "--bare", str(district.root), str(tmp_path / "origin.git"))
    git(district.root, "remote", "add", "origin", str(tmp_path / "origin.git"))
    words = [
        "approve", KEY, "--as", "p-principal", "--key", key_of(district, "p-principal"), "--push",
        "--recorder-key", key_of(district, "recorder"), "--lang", "en",
    ]  # fmt: skip
    hook = tmp_path / "origin.git/hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho closed for the holidays\nexit 1\n")
    hook.chmod(0o755)
    ran = hoclieu(*words, at=district.root)
    assert ran.code == 1
    assert "Git refused to write: " in ran.err
    assert "closed for the holidays" in ran.err
    (tmp_path / "origin.git").rename(tmp_path / "moved.git")
    ran = hoclieu(*words, at=district.root)
    assert ran.code == 1
    assert ran.err.startswith("Git cannot read the ledger on the server: ")
    assert "try: git ls-remote origin" in ran.err
    assert "refused to write" not in ran.err


def test_two_of_the_district_change_the_organisation(district: SignedDistrict, hoclieu: Command) -> None:
    district.approve(KEY, "p-head")
    district.change(PEOPLE, "name: Thầy Tổ (mẫu)", "name: Thầy Tổ Mới (mẫu)")
    district.commit()
    before = district.judge().organisation_tree
    for person, force in (("p-officer", before), ("p-second", district.judge().tip_organisation_tree)):
        ran = hoclieu(
            "approve", "district/organisation", "--as", person, "--key", key_of(district, person),
            "--recorder-key", key_of(district, "recorder"), at=district.root,
        )  # fmt: skip
        assert ran.code == 0, ran.said
        assert "+  name: Thầy Tổ Mới (mẫu)" in ran.out
        assert district.judge().organisation_tree == force


def test_a_terminal_is_asked_before_anything_is_signed(district: SignedDistrict, hoclieu: Command) -> None:
    words = (
        "approve", KEY, "--as", "p-head", "--key", key_of(district, "p-head"), "--root", str(district.root),
        "--recorder-key", key_of(district, "recorder"), "--lang", "en",
    )  # fmt: skip
    ran = hoclieu.on_terminal(*words, typed="n\n")
    assert "Agree? [y/N]" in ran.out
    assert ran.code == 1
    assert district.judge().ledger.number == 0
    assert hoclieu.on_terminal(*words, typed="y\n").code == 0
    assert district.judge().ledger.number == 1


def test_verify_tells_who_vouches_and_what_is_published(district: SignedDistrict, hoclieu: Command) -> None:
    district.approve(KEY, "p-head", "p-principal")
    told = hoclieu("ledger", "verify", "--lang", "en", at=district.root)
    assert told.code == 0, told.said
    assert "one chain: 2 lines" in told.out
    assert "recorder: SHA256:" in told.out
    assert "published: 1 on schools' shelves" in told.out
    quick = hoclieu("ledger", "verify", "--quick", "--lang", "en", at=district.root)
    assert (quick.code, quick.out) == (0, told.out)
    data = json.loads(hoclieu("ledger", "verify", "--format", "json", at=district.root).out)
    assert data["sound"] is True
    assert data["statements"] == {"approve": 2}
    version = data["published"]["school"][KEY]
    assert version["tree"] == district.tree(KEY)
    assert [one["evidence"] for one in version["approvals"]] == ["signed", "signed"]


@pytest.mark.parametrize("quick", [(), ("--quick",)])
def test_verify_explains_why_a_ledger_is_refused(
    district: SignedDistrict, hoclieu: Command, quick: tuple[str, ...]
) -> None:
    district.approve(KEY, "p-head")
    district.tamper({"x.txt": b"x"}, signed=False)
    ran = hoclieu("ledger", "verify", *quick, "--lang", "en", at=district.root)
    assert ran.code == 1
    assert "A110" in ran.out
    assert "bears no signature" in ran.out
    assert "The ledger is refused" in ran.out


def test_verify_names_every_line_that_does_not_count(district: SignedDistrict, hoclieu: Command) -> None:
    district.append(district.said(KEY, "p-teacher", "pass"))
    ran = hoclieu("ledger", "verify", "--lang", "en", at=district.root)
    assert ran.code == 0
    assert "approvals:evidence/thcs-a/phieu.jsonl:1:1: A104" in ran.out
    assert "(approvers: p-head)" in ran.out or "nobody approves" in ran.out
