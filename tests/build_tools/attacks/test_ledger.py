"""Attacks by way of the ledger: its order, its past, and who may write it."""

import json
import threading
from pathlib import Path

import pytest

from build_tools.approving import Prepared
from build_tools.git import GitError, git
from build_tools.judging import judge_commit
from build_tools.ledger_branch import DivergedError, append
from build_tools.ledger_push import record_on_server
from build_tools.pipeline import LedgerRefusedError
from build_tools.recording import RecordingError
from build_tools.repository import Repository
from library.approval.ledger import LARGEST_FILE, read_ledger
from library.approval.line import parse_line
from library.approval.model import Key, Said
from library.diagnostics import collect
from tests.build_tools.signed_district import POLICY, SignedDistrict, make_key
from tests.build_tools.small_district import CHAIN, QUIET, SmallDistrict, document, pages

KEY = "thcs-a/phieu"
PAGE = "tai-nguyen/phieu.html"
EVIDENCE = "evidence/thcs-a/phieu.jsonl"


def approved(district: SmallDistrict, body: str = "Bản đầu.") -> str:
    district.put(KEY, document(body=body))
    district.commit()
    district.approve(KEY, *CHAIN)
    return district.tree(KEY)


def codes(district: SmallDistrict) -> set[str]:
    """The codes of what is found about approval."""
    found = {finding.rule.code for finding in district.judge().findings}
    return {code for code in found if code.startswith("A")}


def test_row_02_a_tip_the_recorder_did_not_sign_is_refused_and_the_sites_stay(
    real_published: SignedDistrict, tmp_path: Path
) -> None:
    real_published.build(tmp_path / "out")
    before = pages(tmp_path / "out", "thcs-a")
    real_published.put(KEY, document(body="Bản hai."))
    real_published.commit()
    judgement = real_published.judge()
    said = [Said(real_published.said(KEY, "p-head", "pass"), real_published.clock)]
    append(real_published.repository, judgement.ledger, judgement.branch, said, [], None)
    assert codes(real_published) >= {"A110"}
    with pytest.raises(LedgerRefusedError):
        real_published.build(tmp_path / "out")
    assert pages(tmp_path / "out", "thcs-a") == before


def test_row_02_another_key_is_no_recorders(real_published: SignedDistrict, tmp_path: Path) -> None:
    real_published.tamper({"x.txt": b"x"}, by=make_key(tmp_path / "thief", "thief"))
    assert codes(real_published) >= {"A110"}
    real_published.tamper({"x.txt": b"y"})
    assert "A110" not in codes(real_published)


def test_row_02_the_recorder_alone_records(real_district: SignedDistrict) -> None:
    real_district.put(KEY, document())
    real_district.commit()
    real_district.recorder = None
    with pytest.raises(RecordingError, match="only the recorder writes"):
        real_district.approve(KEY, "p-head")
    real_district.recorder = real_district.keys["p-head"]
    with pytest.raises(RecordingError, match="not among the `recorders`"):
        real_district.approve(KEY, "p-head")


def test_row_02_a_new_recorder_takes_over_and_the_old_one_is_out(
    signed_published: SignedDistrict, tmp_path: Path
) -> None:
    tree = signed_published.tree(KEY)
    old, new = signed_published.keys["recorder"], make_key(tmp_path / "new", "new")
    signed_published.change(POLICY, old.public, new.public)
    signed_published.commit()
    signed_published.approve_organisation()
    assert signed_published.shown(KEY) == {"school": tree}
    signed_published.recorder = new
    signed_published.withdraw(KEY)
    assert signed_published.shown(KEY) == {}
    signed_published.tamper({"x.txt": b"x"}, by=old)
    assert codes(signed_published) >= {"A110"}


def test_row_02_a_sample_cannot_stand_in_for_a_real_library(published: SmallDistrict) -> None:
    """Somebody pushes the ledger of a library that asks for nothing."""
    published.change("content/district/district.yml", "sample: true\n", "")
    published.commit()
    assert published.judge().refused
    assert codes(published) >= {"A110"}


def test_row_07_an_approval_from_before_the_withdrawal_does_not_bring_it_back(
    any_published: SmallDistrict,
) -> None:
    lines = any_published.judge().ledger.lines_of(Key("thcs-a", "phieu"))
    any_published.withdraw(KEY)
    any_published.put_down([Said(line.statement, any_published.clock, line.signature) for line in lines])
    assert any_published.shown(KEY) == {}
    voids = any_published.voids()
    assert len(voids) == len(lines)
    assert all("the same words were recorded before" in void for void in voids)
    stages = zip(CHAIN, ("pass", "approve"), strict=True)
    late = [any_published.said(KEY, person, stage)._replace(seen=2) for person, stage in stages]
    any_published.append(*late)
    assert any_published.shown(KEY) == {}
    assert any("said before the withdrawal" in void for void in any_published.voids())
    any_published.approve(KEY, *CHAIN)
    assert any_published.shown(KEY) == {"school": any_published.tree(KEY)}


def test_row_24_the_recorders_time_never_runs_back(any_published: SmallDistrict) -> None:
    clock = any_published.clock
    any_published.append(any_published.said(KEY, "p-head", "pass"), at=clock.replace(year=2020))
    assert any_published.judge().refused
    assert codes(any_published) == {"A102"}


def test_row_24_a_statement_cannot_have_seen_what_was_not_there(any_district: SmallDistrict) -> None:
    any_district.put(KEY, document())
    any_district.commit()
    any_district.append(any_district.said(KEY, "p-head", "pass", seen=99))
    assert any("what was not yet there" in void for void in any_district.voids())


@pytest.mark.parametrize("cut", ["line", "word", "order", "head", "file"])
def test_row_30_a_ledger_that_was_altered_is_refused(any_published: SmallDistrict, cut: str) -> None:
    content = git(any_published.root, "cat-file", "blob", f"approvals:{EVIDENCE}")
    lines = content.splitlines(keepends=True)
    files = {
        "line": {EVIDENCE: lines[0]},
        "word": {EVIDENCE: content.replace(b"p-principal", b"p-teacher")},
        "order": {EVIDENCE: lines[1] + lines[0]},
        "head": {"head.json": b'{"digest":"00","format":1,"number":2}\n'},
        "file": {"evidence/thcs-a/phieu": content},
    }[cut]
    any_published.tamper(files)
    assert any_published.judge().refused
    assert codes(any_published) == {"A102"}


def test_row_30_and_53_a_shorter_or_another_ledger_leaves_the_sites_as_they_are(
    any_published: SmallDistrict, tmp_path: Path
) -> None:
    """Force-pushed back, or begun anew together with main: the published version.json is the witness."""
    early = git(any_published.root, "rev-parse", "approvals~1").decode().strip()
    any_published.withdraw(KEY)
    any_published.build(tmp_path / "out")
    before = pages(tmp_path / "out", "thcs-a")
    assert PAGE not in before
    git(any_published.root, "update-ref", "refs/heads/approvals", early)
    with pytest.raises(LedgerRefusedError) as refused:
        any_published.build(tmp_path / "out")
    assert {f.rule.code for f in refused.value.findings} >= {"A111"}
    assert "git fetch origin" in refused.value.findings[-1].remedy("en")
    git(any_published.root, "update-ref", "-d", "refs/heads/approvals")
    with pytest.raises(LedgerRefusedError):
        any_published.build(tmp_path / "out")
    approved(any_published, "Bản khác.")
    any_published.withdraw(KEY)
    assert not any_published.judge().refused
    with pytest.raises(LedgerRefusedError):
        any_published.build(tmp_path / "out")
    assert pages(tmp_path / "out", "thcs-a") == before


def test_row_53_a_witness_that_cannot_be_read_is_heard_too(published: SmallDistrict, tmp_path: Path) -> None:
    published.build(tmp_path / "out")
    witness = tmp_path / "out/sites/thcs-a/version.json"
    witness.write_text(json.dumps({"ledger": {"number": "2"}}))
    with pytest.raises(LedgerRefusedError):
        published.build(tmp_path / "out")


class Clone:
    """A recorder's own clone of the district's repository."""

    def __init__(self, district: SmallDistrict, origin: Path, folder: Path) -> None:
        git(folder.parent, "clone", "--quiet", str(origin), str(folder))
        self.repository = Repository(folder)
        self.district = district

    def record(self, said: list[Said]) -> int:
        judgement = judge_commit(self.repository, "HEAD", self.repository, QUIET)
        return record_on_server(self.repository, judgement, said, self.district.recorder)


@pytest.fixture
def origin(signed_district: SignedDistrict, tmp_path: Path) -> Path:
    """A server that holds the district, with six resources that wait for their department."""
    for name in range(6):
        signed_district.put(f"thcs-a/bai-{name}", document(f"Bài {name}"))
    signed_district.commit()
    signed_district.put(KEY, document())
    signed_district.commit()
    signed_district.approve(KEY, "p-head")
    git(tmp_path, "clone", "--quiet", "--bare", str(signed_district.root), str(tmp_path / "origin.git"))
    return tmp_path / "origin.git"


def words(district: SmallDistrict, key: str) -> Said:
    prepared = district.signed(Prepared(district.said(key, "p-head", "pass")))
    return Said(prepared.statement, district.clock, prepared.signature)


def test_row_31_recorders_who_race_lose_nothing(
    signed_district: SignedDistrict, origin: Path, tmp_path: Path
) -> None:
    clones = [Clone(signed_district, origin, tmp_path / f"clone-{at}") for at in range(3)]
    said = [words(signed_district, f"thcs-a/bai-{at}") for at in range(6)]
    failures: list[BaseException] = []

    def run(at: int) -> None:
        try:
            for one in said[at::3]:
                clones[at].record([one])
        except BaseException as error:  # noqa: BLE001 - told below, in the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=run, args=(at,)) for at in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    judgement = Clone(signed_district, origin, tmp_path / "reader")
    read = judge_commit(judgement.repository, "HEAD", judgement.repository, QUIET)
    assert not read.refused
    assert read.ledger.number == 1 + 6
    assert not [f for f in read.findings if f.rule.code == "A104"]
    parents = git(origin, "log", "--format=%P", "approvals").decode().split("\n")[:-1]
    assert [len(row.split()) for row in parents] == [1] * 6 + [0]


def test_row_31_the_same_statement_again_is_recorded_once(
    signed_district: SignedDistrict, origin: Path, tmp_path: Path
) -> None:
    one, other = (Clone(signed_district, origin, tmp_path / name) for name in ("one", "other"))
    said = words(signed_district, "thcs-a/bai-0")
    assert one.record([said]) == 2
    assert other.record([said]) == 2
    tips = {git(c.repository.root, "rev-parse", "approvals").decode() for c in (one, other)}
    assert tips == {git(origin, "rev-parse", "approvals").decode()}


def test_row_31_a_server_that_went_back_is_not_followed(
    signed_district: SignedDistrict, origin: Path, tmp_path: Path
) -> None:
    clone = Clone(signed_district, origin, tmp_path / "clone")
    clone.record([words(signed_district, "thcs-a/bai-0")])
    git(origin, "update-ref", "refs/heads/approvals", "approvals~1")
    clone_again = judge_commit(clone.repository, "HEAD", clone.repository, QUIET)
    with pytest.raises((DivergedError, RecordingError)):
        record_on_server(
            clone.repository, clone_again, [words(signed_district, "thcs-a/bai-1")], signed_district.recorder
        )


def lose(root: Path, path: str) -> None:
    """Take a file of the ledger out of a clone."""
    blob = git(root, "rev-parse", f"refs/remotes/origin/approvals:{path}").decode().strip()
    (root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()


def test_row_31_who_was_overtaken_proves_what_was_added_and_not_all_again(
    signed_district: SignedDistrict, origin: Path, tmp_path: Path
) -> None:
    clone = Clone(signed_district, origin, tmp_path / "clone")
    judgement = judge_commit(clone.repository, "HEAD", clone.repository, QUIET)
    Clone(signed_district, origin, tmp_path / "other").record([words(signed_district, "thcs-a/bai-0")])
    lose(clone.repository.root, EVIDENCE)  # which nobody need look at any more
    said = [words(signed_district, "thcs-a/bai-1")]
    assert record_on_server(clone.repository, judgement, said, signed_district.recorder) == 3
    reader = Clone(signed_district, origin, tmp_path / "reader").repository
    read = judge_commit(reader, "HEAD", reader, QUIET)
    assert (read.refused, read.ledger.number) == (False, 3)


@pytest.mark.parametrize(
    "attack", ["unsigned", "by a thief", "another line", "head", "a line taken off", "gone"]
)
def test_row_31_who_was_overtaken_follows_no_ledger_that_did_more_than_grow(
    signed_district: SignedDistrict, origin: Path, tmp_path: Path, attack: str
) -> None:
    clone = Clone(signed_district, origin, tmp_path / "clone")
    judgement = judge_commit(clone.repository, "HEAD", clone.repository, QUIET)
    line = git(origin, "cat-file", "blob", f"approvals:{EVIDENCE}")
    match attack:
        case "unsigned":
            signed_district.tamper({"x.txt": b"x"}, signed=False)
        case "by a thief":
            signed_district.tamper({"x.txt": b"x"}, by=make_key(tmp_path / "thief", "thief"))
        case "another line":
            signed_district.tamper({EVIDENCE: line.replace(b"p-head", b"p-held")})
        case "head":
            signed_district.tamper({"head.json": b"{}"})
        case "a line taken off":
            signed_district.tamper({EVIDENCE: b""})
        case _:
            signed_district.tamper({"x.txt": b"x"}, {"evidence": None})
    git(signed_district.root, "push", "--quiet", str(origin), "approvals")
    tip = git(origin, "rev-parse", "approvals")
    said = [words(signed_district, "thcs-a/bai-1")]
    with pytest.raises(RecordingError, match="does not go on"):
        record_on_server(clone.repository, judgement, said, signed_district.recorder)
    assert git(origin, "rev-parse", "approvals") == tip


def test_row_31_a_server_that_declines_is_told_at_once(
    signed_district: SignedDistrict, origin: Path, tmp_path: Path
) -> None:
    hook = origin / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho branch protected >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(GitError, match="protected"):
        Clone(signed_district, origin, tmp_path / "clone").record([words(signed_district, "thcs-a/bai-0")])


RECORD = '{"at":"2026-09-01T01:00:00Z","number":1,"previous":"%s"}' % ("0" * 64)
LINE = f'{{"record":{RECORD},"signature":null,"statement":'


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe",
        b"{}\n",
        b'{"record": NaN}\n',
        b"[" * 50_000 + b"\n",
        LINE.encode() + b"1e999}\n",
        LINE.encode() + b'{"a":1,"a":2}}\n',
        LINE.replace('"number":1', '"number":1.0').encode() + b"{}}\n",
        LINE.replace('"number":1', '"number":true').encode() + b"{}}\n",
        b'{"record":{"at":"2026-09-01T01:00:00Z","number":' + b"9" * 5000 + b"\n",
        b"x\n" * 1_000_000,
        b"\n",
        b"x" * (LARGEST_FILE + 1),
    ],
    ids=lambda content: repr(content[:12]),
)
def test_row_47_nonsense_in_an_evidence_file_refuses_the_ledger(content: bytes) -> None:
    ledger, findings = collect(read_ledger({EVIDENCE: content}, None))
    assert ledger is None
    assert {finding.rule.code for finding in findings} <= {"A102", "A103"}
    assert findings


def test_row_47_a_line_of_wrong_types_is_no_line(published: SmallDistrict) -> None:
    content = git(published.root, "cat-file", "blob", f"approvals:{EVIDENCE}").decode()
    good = content.splitlines()[0]
    assert parse_line(good.encode(), EVIDENCE, 1) is not None
    for before, after in (
        ('"grades":["6"]', '"grades":"6"'),
        ('"grades":["6"]', '"grades":[6]'),
        ('"seen":0', '"seen":-0'),
        ('"seen":0', '"seen":00'),
        ('"shelf":"school"', '"shelf":"moon"'),
        ('"event":"approve"', '"event":"appr\\u006fve"'),
        ('"reasons":""', '"reasons":null'),
        ('"reasons":""', '"reasons":"\\ud800"'),
        ('"reasons":""', '"reasons":"","reasons":""'),
        ('"authors":', ' "authors":'),
    ):
        assert before in good
        assert parse_line(good.replace(before, after).encode(), EVIDENCE, 1) is None
