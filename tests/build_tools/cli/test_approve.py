"""`hoclieu approve` as approvers type it: what they are shown, what is recorded, what is refused."""

import json
from pathlib import Path

import pytest

from build_tools.cli.main import main
from build_tools.git import git
from tests.build_tools.cli.conftest import Command
from tests.build_tools.small_district import SmallDistrict, document


class Approver:
    """Says `hoclieu approve` about one resource and hands back what was answered."""

    def __init__(self, district: SmallDistrict, capsys: pytest.CaptureFixture[str]) -> None:
        self.district, self.capsys = district, capsys

    def __call__(self, *words: str, code: int = 0, key: str = "thcs-a/moi") -> str:
        root = str(self.district.root)
        ended = main(["approve", key, "--root", root, "--lang", "en", "--yes", *words])
        told = self.capsys.readouterr()
        assert ended == code, told
        return told.out if code == 0 else told.err

    def status(self, key: str = "thcs-a/moi") -> str:
        assert main(["status", key, "--root", str(self.district.root), "--lang", "en"]) == 0
        return self.capsys.readouterr().out


@pytest.fixture
def approve(approved: SmallDistrict, capsys: pytest.CaptureFixture[str]) -> Approver:
    approved.put("thcs-a/moi", document("Bài mới", "Câu chữ mới."))
    approved.commit()
    return Approver(approved, capsys)


def test_the_approver_is_shown_the_content_then_the_line_and_what_to_do_next(approve: Approver) -> None:
    said = approve("--as", "p-head")
    assert "Nothing is approved yet; all of it:" in said
    assert "+Câu chữ mới." in said
    assert "Recorded as line 5 of the ledger: approve thcs-a/moi." in said
    assert "push origin approvals" not in said
    assert said.endswith(f"hoclieu build --root {approve.district.root}\n")
    assert "Hiệu trưởng duyệt: Cô Hiệu (mẫu) [p-principal]" in approve.status()


def test_a_new_version_is_shown_as_its_difference_to_the_approved_one(approve: Approver) -> None:
    approve.district.put("thcs-a/phieu", document(body="Nội dung khác."))
    approve.district.commit()
    said = approve("--as", "p-head", key="thcs-a/phieu")
    assert "Differs from the version last approved:" in said
    assert "-Nội dung." in said
    assert "+Nội dung khác." in said
    assert "title:" not in said.replace(" title:", "")


def test_a_person_that_nobody_is_is_told_with_who_was_perhaps_meant(approve: Approver) -> None:
    said = approve("--as", "p-haed", code=1)
    assert "nobody has the id “p-haed” in the people.yml in force" in said
    assert "did you mean “p-head”?" in said


@pytest.mark.parametrize("option", ["--return", "--withdraw", "--notice", "--retract"])
def test_a_remark_needs_its_reasons(approve: Approver, option: str) -> None:
    for blank in ("", "  "):
        assert f"write the reasons after {option}" in approve("--as", "p-head", f"{option}={blank}", code=1)


def test_only_whoever_is_waited_for_may_take_a_stage(approve: Approver) -> None:
    assert "waits for: p-head" in approve("--as", "p-principal", code=1)
    assert "waits for: p-head" in approve("--as", "p-teacher", code=1)
    assert "see content/district/people.yml" in approve("--as", "p-nobody", code=1)
    assert "Tổ thông qua" in approve.status()


def test_sending_back_and_taking_off_the_sites_need_reasons_and_keep_them(approve: Approver) -> None:
    approve("--as", "p-head", "--return", "Sai câu 3")
    assert "returned" in approve.status()
    assert "Sai câu 3" in approve.status()
    assert "was returned (Sai câu 3)" in approve("--as", "p-head", code=1)
    approve("--as", "p-head", "--withdraw", "Nhầm lớp", key="thcs-a/phieu")
    assert "withdrawn" in approve.status("thcs-a/phieu")
    assert "is on no site" in approve("--as", "p-head", "--withdraw", "Nữa", key="thcs-a/phieu", code=1)


def test_what_has_errors_or_is_a_draft_cannot_be_approved(approve: Approver) -> None:
    approve.district.put("thcs-a/nhap", document(draft="có"))
    approve.district.put("thcs-a/sai", document(grade="13"))
    approve.district.commit()
    assert "hoclieu check" in approve("--as", "p-head", key="thcs-a/sai", code=1)
    assert "draft" in approve("--as", "p-head", key="thcs-a/nhap", code=1)


def test_without_a_yes_nothing_is_recorded(approve: Approver, hoclieu: Command) -> None:
    before = approve.district.repository.ledger_tips()
    root = str(approve.district.root)
    ran = hoclieu.on_terminal("approve", "thcs-a/moi", "--as", "p-head", "--root", root, typed="k\n")
    assert ran.code == 1
    assert "Đồng ý? [c/K]" in ran.out
    assert approve.district.repository.ledger_tips() == before
    ran = hoclieu.on_terminal("approve", "thcs-a/moi", "--as", "p-head", "--root", root, typed="c\n")
    assert ran.code == 0
    assert approve.district.repository.ledger_tips() != before


def test_where_nobody_can_be_asked_nothing_is_said_in_their_name(approve: Approver, hoclieu: Command) -> None:
    """As by a script, or in a window of Git Bash, which Windows takes for no terminal."""
    before = approve.district.repository.ledger_tips()
    words = ("approve", "thcs-a/moi", "--as", "p-head", "--lang", "en")
    ran = hoclieu(*words, at=approve.district.root, typed="")
    assert ran.code == 1
    assert ran.err.endswith(
        "There is nobody to ask; nothing was recorded. Add --yes if you looked and agree.\n"
    )
    ran = hoclieu(*words, at=approve.district.root, typed="no\n")
    assert (ran.code, ran.err.splitlines()[-1]) == (1, "Nothing was recorded.")
    assert approve.district.repository.ledger_tips() == before
    assert hoclieu(*words, at=approve.district.root, typed="y\n").code == 0
    assert approve.district.repository.ledger_tips() != before


@pytest.mark.parametrize("place", ["", "khong-co/loi.json", "tep/loi.json"])
def test_where_no_statement_can_be_written_nobody_is_asked_to_sign(
    approve: Approver, tmp_path: Path, place: str
) -> None:
    (tmp_path / "tep").touch()
    file = str(tmp_path / place)
    words = ["approve", "thcs-a/moi", "--as", "p-head", "--root", str(approve.district.root), "--lang", "en"]
    assert main([*words, "--statement-out", file]) == 2
    told = approve.capsys.readouterr()
    assert told.out == ""
    assert (
        told.err == f"{file} cannot be written; name a file in a folder that exists after --statement-out.\n"
    )


def test_a_statement_can_be_handed_over_instead_of_recorded(approve: Approver, tmp_path: Path) -> None:
    before = approve.district.repository.ledger_tips()
    handed = tmp_path / "loi.json"
    said = approve("--as", "p-head", "--statement-out", str(handed))
    assert str(handed) in said
    assert "approvals-inbox" in said
    assert approve.district.repository.ledger_tips() == before
    assert json.loads(handed.read_bytes())["statement"]["person"] == "p-head"
    root = str(approve.district.root)
    assert main(["ledger", "receive", str(handed), "--root", root, "--lang", "en"]) == 0
    assert "Recorded 1 statements." in approve.capsys.readouterr().out
    assert "p-principal" in approve.status()


def test_the_organisation_is_approved_by_two_from_the_office(approve: Approver) -> None:
    people = approve.district.root / "content/district/people.yml"
    people.write_text(
        people.read_text(encoding="utf-8") + "- {id: p-moi, name: Cô Mới (mẫu)}\n", encoding="utf-8"
    )
    approve.district.commit()
    assert "waits for: p-officer, p-second" in approve("--as", "p-head", key="district/organisation", code=1)
    assert "+- {id: p-moi" in approve("--as", "p-officer", key="district/organisation")
    approve("--as", "p-second", key="district/organisation")
    assert "in force already" in approve("--as", "p-officer", key="district/organisation", code=1)


def test_the_ledger_is_a_branch_that_main_does_not_touch(approve: Approver) -> None:
    before = git(approve.district.root, "rev-parse", "HEAD", "HEAD^{tree}")
    approve("--as", "p-head")
    assert git(approve.district.root, "rev-parse", "HEAD", "HEAD^{tree}") == before
    assert git(approve.district.root, "status", "--porcelain") == b""
