"""`hoclieu check --base`: a pull request as the workflow of a forge checks it."""

import json
from pathlib import Path

import pytest

from build_tools.cli.main import main
from build_tools.git import git
from tests.build_tools.small_district import SmallDistrict, document


@pytest.fixture
def request_branch(approved: SmallDistrict) -> SmallDistrict:
    git(approved.root, "switch", "--quiet", "--create", "request")
    approved.put("thcs-a/phieu", document(body="Bản sửa."))
    approved.commit()
    return approved


def _check(district: SmallDistrict, *words: str) -> int:
    return main(["check", "--root", str(district.root), "--lang", "vi", "--base", "main", *words])


def test_it_tells_only_of_what_the_request_changes(
    request_branch: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _check(request_branch) == 0
    said = capsys.readouterr().out
    assert said.startswith("Phiếu học tập phân số: chờ: Tổ thông qua\n")
    assert said.endswith("1 học liệu thay đổi, 1 chờ duyệt, không có lỗi.\n")
    assert "thcs-a/de" not in said


@pytest.mark.parametrize("form", ["markdown", "json", "github"])
def test_what_programs_read_is_nothing_else(
    request_branch: SmallDistrict, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert _check(request_branch, "--format", form) == 0
    told = capsys.readouterr()
    assert told.err == ""
    if form == "json":
        assert [one["key"] for one in json.loads(told.out)["bundles"]] == ["thcs-a/phieu"]
    else:
        assert told.out.startswith({"markdown": "### 1 học liệu", "github": "::notice file="}[form])


def test_a_request_with_errors_fails(request_branch: SmallDistrict) -> None:
    request_branch.change("mkdocs.yml", "Kho Thử", "Kho khác")
    request_branch.commit()
    assert _check(request_branch) == 1


def test_the_work_tree_can_be_looked_at_before_it_is_committed(
    request_branch: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    request_branch.put("thcs-a/moi", document("Mới"))
    assert _check(request_branch, "--worktree") == 0
    assert "thcs-a/moi: học liệu mới" in capsys.readouterr().out


def test_nothing_outside_the_library_is_gone_from_a_work_tree_but_what_was_deleted(
    request_branch: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    request_branch.write("README.md", "Kho của huyện\n")
    request_branch.write(".github/CODEOWNERS", "* @ai-do\n")
    request_branch.commit()
    assert _check(request_branch, "--worktree", "--format", "json") == 1
    before = json.loads(capsys.readouterr().out)
    assert _check(request_branch, "--format", "json") == 1
    assert json.loads(capsys.readouterr().out) == before
    (request_branch.root / ".github/CODEOWNERS").unlink()
    assert _check(request_branch, "--worktree", "--format", "json") == 0
    assert before["findings"][0]["path"] == ".github/CODEOWNERS"
    assert json.loads(capsys.readouterr().out)["findings"] == []


def test_a_clone_without_the_common_past_says_how_to_fetch_it(
    request_branch: SmallDistrict, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    request_branch.commit()
    shallow = tmp_path / "shallow"
    address = f"file://{request_branch.root}"
    git(tmp_path, "clone", "--quiet", "--depth", "1", "--branch", "request", address, str(shallow))
    git(shallow, "fetch", "--quiet", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    assert main(["check", "--root", str(shallow), "--lang", "vi", "--base", "origin/main"]) == 2
    assert "fetch-depth: 0" in capsys.readouterr().err
    assert main(["check", "--root", str(shallow), "--lang", "vi", "--base", "nowhere"]) == 2
    said = capsys.readouterr().err
    assert "Không có bản Git “nowhere”" in said
    assert "git fetch origin" in said
    assert "unshallow" not in said
