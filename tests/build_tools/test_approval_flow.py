"""Approval on real repositories: what is published, and what is not."""

from pathlib import Path

import pytest

from build_tools.git import git
from tests.build_tools.small_district import CHAIN, EXAM_TEXT, SmallDistrict, document, exam, pages

KEY = "thcs-a/phieu"
PAGE = "tai-nguyen/phieu.html"


def test_nothing_is_published_before_it_is_approved(district: SmallDistrict, tmp_path: Path) -> None:
    district.put(KEY, document())
    district.commit()
    district.build(tmp_path / "out")
    assert PAGE not in pages(tmp_path / "out", "thcs-a")
    district.approve(KEY, "p-head")
    district.build(tmp_path / "out")
    assert PAGE not in pages(tmp_path / "out", "thcs-a")
    district.approve(KEY, "p-principal")
    district.build(tmp_path / "out")
    assert PAGE in pages(tmp_path / "out", "thcs-a")


def test_an_edit_after_approval_keeps_the_approved_version(district: SmallDistrict, tmp_path: Path) -> None:
    district.put(KEY, document(body="Bản đầu."))
    district.commit()
    district.approve(KEY, *CHAIN)
    district.put(KEY, document(body="Bản sửa."))
    district.commit()
    district.build(tmp_path / "out")
    page = pages(tmp_path / "out", "thcs-a")[PAGE].decode()
    assert "Bản đầu." in page
    assert "Bản sửa." not in page
    district.approve(KEY, *CHAIN)
    district.build(tmp_path / "out")
    assert "Bản sửa." in pages(tmp_path / "out", "thcs-a")[PAGE].decode()


@pytest.mark.parametrize(
    ("person", "reason"),
    [
        ("p-teacher", "waits for"),
        ("p-principal", "waits for: p-head"),
        ("p-other", "waits for"),
        ("p-nobody", "waits for"),
    ],
)
def test_only_who_is_next_may_approve(district: SmallDistrict, person: str, reason: str) -> None:
    district.put(KEY, document())
    district.commit()
    assert reason in district.refusal(KEY, person)


def test_nobody_approves_their_own_work_and_a_substitute_steps_in(district: SmallDistrict) -> None:
    district.put(KEY, document(authors="[p-head]"))
    district.commit()
    assert "p-vice" in district.refusal(KEY, "p-head")
    assert district.refusal(KEY, "p-vice") == ""


def test_an_unknown_author_calls_for_one_more_approver(district: SmallDistrict, tmp_path: Path) -> None:
    district.put(KEY, document(authors="[Nguyễn Văn Khách]"))
    district.commit()
    district.approve(KEY, *CHAIN)
    district.build(tmp_path / "out")
    assert PAGE not in pages(tmp_path / "out", "thcs-a")
    district.approve(KEY, "p-vice")
    district.build(tmp_path / "out")
    assert PAGE in pages(tmp_path / "out", "thcs-a")


def test_withdrawal_takes_effect_at_the_next_build_and_can_be_undone(
    district: SmallDistrict, tmp_path: Path
) -> None:
    district.put(KEY, document())
    district.commit()
    district.approve(KEY, *CHAIN)
    district.build(tmp_path / "out")
    assert PAGE in pages(tmp_path / "out", "thcs-a")
    district.withdraw(KEY)
    district.build(tmp_path / "out")
    assert PAGE not in pages(tmp_path / "out", "thcs-a")


def test_a_returned_version_waits_for_its_author(district: SmallDistrict) -> None:
    district.put(KEY, document())
    district.commit()
    district.approve(KEY, "p-head")
    district.send_back(KEY)
    assert "returned" in district.refusal(KEY, "p-principal")
    district.put(KEY, document(body="Đã sửa."))
    district.commit()
    assert "p-head" in district.refusal(KEY, "p-principal")


def test_main_alone_changes_nothing_published(district: SmallDistrict, tmp_path: Path) -> None:
    district.put(KEY, document())
    district.commit()
    district.approve(KEY, *CHAIN)
    district.build(tmp_path / "out")
    before = pages(tmp_path / "out", "thcs-a")
    git(district.root, "rm", "-r", "--quiet", "content/schools/thcs-a")
    district.put("thcs-b/phieu", document())
    district.put("thcs-a/hong", "no front matter")
    district.commit()
    district.build(tmp_path / "out")
    assert pages(tmp_path / "out", "thcs-a") == before


def test_a_copy_in_another_school_is_not_approved(district: SmallDistrict, tmp_path: Path) -> None:
    district.put(KEY, document())
    district.put("thcs-b/phieu", document())
    district.commit()
    district.approve(KEY, *CHAIN)
    district.build(tmp_path / "out")
    assert PAGE in pages(tmp_path / "out", "thcs-a")
    assert PAGE not in pages(tmp_path / "out", "thcs-b")


def test_the_district_shelf_needs_its_own_stage(district: SmallDistrict, tmp_path: Path) -> None:
    district.put(KEY, document(share="district"))
    district.commit()
    district.approve(KEY, *CHAIN)
    district.build(tmp_path / "out")
    shared = "tai-nguyen/thcs-a/phieu.html"
    assert shared not in pages(tmp_path / "out", "district")
    district.approve(KEY, "p-appraiser")
    district.build(tmp_path / "out")
    assert shared in pages(tmp_path / "out", "district")


def test_a_line_that_was_changed_refuses_the_ledger(district: SmallDistrict) -> None:
    district.put(KEY, document())
    district.commit()
    district.approve(KEY, *CHAIN)
    evidence = "evidence/thcs-a/phieu.jsonl"
    text = git(district.root, "show", f"approvals:{evidence}").replace(b"p-head", b"p-hexd")
    stream = (
        b"commit refs/heads/approvals\ncommitter x <x@x> 1790000000 +0000\ndata 1\nx\n"
        b"from refs/heads/approvals^0\nM 100644 inline " + evidence.encode()
        + b"\ndata %d\n" % len(text) + text + b"\n\n"
    )  # fmt: skip
    git(district.root, "fast-import", "--quiet", stdin=stream)
    judgement = district.judge()
    assert judgement.refused
    assert not judgement.standings
    assert [f.rule.code for f in judgement.findings if f.rule.code == "A102"] == ["A102"]


def test_the_approved_version_survives_a_rewritten_main(district: SmallDistrict, tmp_path: Path) -> None:
    district.put(KEY, document(body="Bản đã duyệt."))
    district.commit()
    district.approve(KEY, *CHAIN)
    git(district.root, "checkout", "--quiet", "--orphan", "fresh")
    district.put(KEY, document(body="Bản khác."))
    district.commit()
    git(district.root, "branch", "-D", "main")
    git(district.root, "reflog", "expire", "--expire=now", "--all")
    git(district.root, "gc", "--quiet", "--prune=now")
    district.build(tmp_path / "out")
    assert "Bản đã duyệt." in pages(tmp_path / "out", "thcs-a")[PAGE].decode()


def test_a_notice_is_on_the_page_until_the_corrected_version_which_says_so(
    district: SmallDistrict, tmp_path: Path
) -> None:
    exam_page = "tai-nguyen/de.html"
    district.put("thcs-a/de", exam(status="tham-khao"))
    district.commit()
    district.approve("thcs-a/de", *CHAIN)
    district.notice("thcs-a/de", "Câu 1 sai đáp án, đang sửa.", "1")
    district.build(tmp_path / "out")
    page = pages(tmp_path / "out", "thcs-a")[exam_page].decode()
    assert "Câu 1 sai đáp án, đang sửa." in page
    assert page.count("data-answers=") == 1
    assert page.count("(tạm không tính điểm)") == 1
    assert '<p class="kho-printed">THCS A · Phiên bản 1, 1/9/2026</p>' in page
    district.put("thcs-a/de", exam(EXAM_TEXT.replace("A. 1", "A. 2,5"), status="tham-khao"))
    district.commit()
    district.approve("thcs-a/de", *CHAIN)
    district.build(tmp_path / "out")
    page = pages(tmp_path / "out", "thcs-a")[exam_page].decode()
    assert "· Phiên bản 2, 1/9/2026</p>" in page
    assert "Đính chính ngày 1/9/2026: bản này đã sửa “Câu 1 sai đáp án, đang sửa.”." in page
    assert page.count("data-answers=") == 2
    assert "tạm không tính điểm" not in page


def test_the_sites_are_those_of_the_organisation_in_force(district: SmallDistrict, tmp_path: Path) -> None:
    """A school struck from the list on main keeps its site until the district agrees."""
    district.put(KEY, document())
    district.commit()
    district.approve(KEY, *CHAIN)
    district.build(tmp_path / "out")
    before = pages(tmp_path / "out", "thcs-a")
    schools = "content/district/schools.yml"
    district.change(schools, "name: Trường THCS A (mẫu)", "name: Trường Giả")
    district.commit()
    district.build(tmp_path / "out")
    assert pages(tmp_path / "out", "thcs-a") == before
    district.approve_organisation()
    district.build(tmp_path / "out")
    assert "Trường Giả" in pages(tmp_path / "out", "thcs-a")["index.html"].decode()
