"""Where the ledger is read from: this clone's branch, origin's, or neither; and when they disagree."""

from pathlib import Path

import pytest

from build_tools.cli.main import main
from build_tools.git import git
from build_tools.repository import Repository
from tests.build_tools.small_district import CHAIN, SmallDistrict, document

FETCH = "git fetch origin approvals:approvals"


def _clone(district: SmallDistrict, to: Path, *options: str) -> Path:
    git(district.root, "clone", "--quiet", *options, f"file://{district.root}", str(to))
    return to


def _run(root: Path, *words: str) -> int:
    return main([*words, "--root", str(root), "--lang", "vi"])


def test_a_shallow_clone_of_main_alone_says_how_to_fetch_the_ledger_and_builds_nothing(
    approved: SmallDistrict, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clone = _clone(approved, tmp_path / "clone", "--depth", "1", "--single-branch", "--branch", "main")
    assert _run(clone, "build") == 1
    said = capsys.readouterr().out
    assert FETCH in said
    assert "các trang đã công bố được giữ nguyên" in said
    assert not (clone / "build").exists()
    for verb in ("check", "status"):
        assert _run(clone, verb) == 0
        assert FETCH in capsys.readouterr().out, verb
    git(clone, "fetch", "--quiet", "origin", "approvals:approvals")
    assert _run(clone, "build", "--site", "thcs-a") == 0
    assert (clone / "build/sites/thcs-a/tai-nguyen/phieu.html").is_file()


APPROVE = ("approve", "thcs-a/moi", "--as", "p-head", "--yes")
BATCH = ("batch", "make", "--school", "thcs-a", "--stage", "pass", "--month", "2026-09")


@pytest.mark.parametrize("words", [APPROVE, (*APPROVE, "--push"), BATCH, ("ledger", "receive")])
def test_a_clone_of_main_alone_begins_no_second_ledger(
    approved: SmallDistrict, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    approved.put("thcs-a/moi", document("Mới"))
    approved.commit()
    clone = _clone(approved, tmp_path / "clone", "--single-branch", "--branch", "main")
    assert _run(clone, *words) == 1
    assert f"hãy lấy về trước: {FETCH}\n" in capsys.readouterr().err
    assert Repository(clone).ledger_tips() == (None, None)
    assert git(clone, "status", "--porcelain") == b""
    git(clone, "fetch", "--quiet", "origin", "approvals:approvals")
    assert _run(clone, *words) == 0


@pytest.mark.parametrize("words", [APPROVE, BATCH])
def test_where_the_server_cannot_be_asked_no_ledger_is_begun(
    district: SmallDistrict, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    district.put("thcs-a/moi", document("Mới"))
    district.commit()
    git(district.root, "remote", "add", "origin", str(tmp_path / "khong-co"))
    assert _run(district.root, *words) == 1
    assert "chưa hỏi được máy chủ" in capsys.readouterr().err
    assert district.repository.ledger_tips() == (None, None)


def test_a_ledger_is_begun_where_the_server_has_none_and_where_there_is_no_server(
    district: SmallDistrict, tmp_path: Path
) -> None:
    district.put("thcs-a/moi", document("Mới"))
    district.commit()
    clone = _clone(district, tmp_path / "clone")
    for root in (clone, district.root):
        assert _run(root, *APPROVE) == 0
        assert Repository(root).ledger_tips()[0] is not None


def test_the_tip_of_the_ledger_is_enough_to_publish_what_main_has_changed_since(
    approved: SmallDistrict, tmp_path: Path
) -> None:
    approved.put("thcs-a/phieu", document(body="Sửa, chưa duyệt."))
    approved.commit()
    clone = _clone(approved, tmp_path / "clone", "--depth", "1", "--no-single-branch")
    assert git(clone, "rev-list", "--count", "origin/approvals").strip() == b"1"
    assert _run(clone, "build", "--site", "thcs-a") == 0
    page = (clone / "build/sites/thcs-a/tai-nguyen/phieu.html").read_text(encoding="utf-8")
    assert "Nội dung." in page
    assert "chưa duyệt" not in page


def test_the_ledger_of_origin_counts_where_this_clone_is_behind(
    approved: SmallDistrict, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clone = _clone(approved, tmp_path / "clone")
    git(clone, "branch", "--quiet", "approvals", "origin/approvals")
    approved.withdraw("thcs-a/phieu")
    git(clone, "fetch", "--quiet", "origin")
    assert _run(clone, "status", "thcs-a/phieu") == 0
    assert "đã thu hồi" in capsys.readouterr().out


def test_the_ledger_of_this_clone_counts_where_it_is_ahead(
    approved: SmallDistrict, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clone = _clone(approved, tmp_path / "clone")
    words = ["approve", "thcs-a/phieu", "--as", "p-head", "--withdraw", "Sai", "--yes"]
    assert _run(clone, *words) == 0
    assert f"git -C {clone} push origin approvals\n" in capsys.readouterr().out
    assert _run(clone, "status", "thcs-a/phieu") == 0
    assert "đã thu hồi" in capsys.readouterr().out


def test_ledgers_that_diverged_are_refused_and_the_sites_stay(
    approved: SmallDistrict, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clone = _clone(approved, tmp_path / "clone")
    assert _run(clone, "build", "--site", "thcs-a") == 0
    page = clone / "build/sites/thcs-a/tai-nguyen/phieu.html"
    assert page.is_file()
    words = ["approve", "thcs-a/phieu", "--as", "p-head", "--withdraw", "Sai", "--yes"]
    assert _run(clone, *words) == 0
    approved.put("thcs-a/khac", document("Khác"))
    approved.commit()
    approved.approve("thcs-a/khac", *CHAIN)
    git(clone, "fetch", "--quiet", "origin")
    capsys.readouterr()
    for verb in (["build", "--site", "thcs-a"], ["check"], ["status"], ["ledger", "verify"], words):
        assert _run(clone, *verb) == 1, verb
        told = capsys.readouterr()
        assert "A113" in told.out + told.err, verb
        assert "A111" not in told.out + told.err, verb
    assert page.is_file()
    # What its remedy says to type.
    git(clone, "branch", "approvals-cu", "approvals")
    git(clone, "fetch", "--quiet", "origin", "+approvals:approvals")
    assert _run(clone, "build", "--site", "thcs-a") == 0
    assert (clone / "build/sites/thcs-a/tai-nguyen/khac.html").is_file()


def test_a_ledger_older_than_the_published_sites_is_refused(
    approved: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    (old, _) = approved.repository.ledger_tips()
    approved.withdraw("thcs-a/phieu")
    assert _run(approved.root, "build", "--site", "thcs-a") == 0
    assert not (approved.root / "build/sites/thcs-a/tai-nguyen/phieu.html").exists()
    git(approved.root, "update-ref", "refs/heads/approvals", str(old))
    capsys.readouterr()
    assert _run(approved.root, "build", "--site", "thcs-a") == 1
    told = capsys.readouterr().out
    assert "các trang đã công bố được giữ nguyên" in told
    assert told.count("A111") == 1
    assert "2 trang đang công bố" in told
    assert not (approved.root / "build/sites/thcs-a/tai-nguyen/phieu.html").exists()
