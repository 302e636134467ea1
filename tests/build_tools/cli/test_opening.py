"""Which repository a verb works in, at which revision, and what it says where there is none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from build_tools.cli.main import main
from build_tools.git import git
from tests.build_tools.cli.conftest import SCRIPT, Command
from tests.build_tools.small_district import DISTRICT, SmallDistrict, document

VERBS = (
    ["check"],
    ["build"],
    ["status"],
    ["approve", "thcs-a/phieu", "--as", "p-head"],
    ["ledger", "verify"],
    ["ledger", "receive"],
)


@pytest.mark.parametrize(
    "words", [*VERBS, ["media", "refresh"], ["record", "--forge", "github", "--repository", "a/b"]]
)
def test_outside_a_repository_it_says_where_to_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    (tmp_path / "plain").mkdir()
    assert main([*words, "--root", str(tmp_path / "plain"), "--lang", "vi"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"{tmp_path / 'plain'} không phải kho Git" in told.err
    assert "--root" in told.err


@pytest.mark.parametrize(
    "words", [*VERBS, ["serve", "--worktree"], ["codeowners", "--write"], ["workflows", "--forge", "github"]]
)
def test_of_a_bare_repository_it_says_to_clone_it(
    approved: SmallDistrict, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    bare = tmp_path / "kho.git"
    git(tmp_path, "clone", "--quiet", "--bare", str(approved.root), str(bare))
    before = sorted(bare.rglob("*"))
    assert main([*words, "--root", str(bare), "--lang", "vi"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"{bare} là kho trần (bare)" in told.err
    assert f"git clone {bare}" in told.err
    assert "không phải kho Git" not in told.err
    assert sorted(bare.rglob("*")) == before


def test_nothing_is_written_into_gits_own_folder(
    district: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    inside = district.root / ".git"
    before = sorted(inside.rglob("*"))
    assert main(["workflows", "--forge", "github", "--root", str(inside), "--lang", "vi"]) == 2
    assert f"{inside} không phải kho Git" in capsys.readouterr().err
    assert sorted(inside.rglob("*")) == before


@pytest.mark.parametrize("words", VERBS)
def test_of_a_repository_with_longer_ids_it_says_to_make_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    git(tmp_path, "init", "--quiet", "--object-format=sha256")
    assert main([*words, "--root", str(tmp_path), "--lang", "vi"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"{tmp_path} là kho Git dạng SHA-256" in told.err
    assert "git init --object-format=sha1" in told.err


def test_of_a_repository_that_git_cannot_open_it_says_why(
    district: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    district.write(".git/config", "[core\n")
    assert main(["check", "--root", str(district.root), "--lang", "en"]) == 2
    assert "cannot read this repository: fatal: bad config line 1" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_of_a_repository_of_somebody_else_it_says_to_name_it(
    district: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (district.root, district.root / ".git"):
        os.chown(path, 12345, 12345)
    inside = district.root / "content"
    assert main(["check", "--root", str(inside), "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert f"{inside} lies in the Git repository {district.root} of another user" in said
    assert said.endswith(f"name its top folder: --root {district.root}\n")
    assert main(["check", "--root", str(district.root), "--lang", "en"]) == 0


def test_where_there_is_no_git_it_says_to_install_it(
    district: SmallDistrict, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(district.root))
    assert main(["check", "--root", str(district.root), "--lang", "vi"]) == 1
    assert "Không tìm thấy Git trên máy này. Hãy cài Git" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="names that other systems refuse")
@pytest.mark.parametrize("name", ["hai\ndòng", "cuối \n", "nha\u0300 “trường” 'a'", "phi\udce9u", "a" * 250])
def test_a_repository_may_lie_in_a_folder_of_any_name(
    district: SmallDistrict, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    place = tmp_path / name
    district.root.rename(place)
    assert main(["check", "--root", str(place / "content"), "--lang", "en"]) == 0
    assert main(["check", "--worktree", "--root", str(place / "content"), "--lang", "en"]) == 0
    assert "0 errors" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform != "linux", reason="names that other systems refuse")
def test_a_folder_whose_name_is_no_text_is_built_to(
    approved: SmallDistrict, tmp_path: Path, hoclieu: Command
) -> None:
    out = tmp_path / "phi\udce9u\n"
    words = ["build", "--root", str(approved.root), "--out", str(out), "--site", "thcs-b", "--lang", "en"]
    ran = subprocess.run(
        [SCRIPT, *words], env=hoclieu.environment(PYTHONIOENCODING="utf-8:strict"), capture_output=True,
        check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert b"phi\\udce9u" in ran.stdout
    assert (out / "sites" / "thcs-b" / "index.html").is_file()


@pytest.mark.parametrize("words", VERBS)
def test_before_the_first_commit_it_says_to_commit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    git(tmp_path, "init", "--quiet")
    assert main([*words, "--root", str(tmp_path), "--lang", "en"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "git commit" in told.err


@pytest.mark.parametrize("words", [["check"], ["build"], ["status"], ["ledger", "verify"]])
def test_a_revision_that_is_not_there_is_told(
    district: SmallDistrict, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main([*words, "--root", str(district.root), "--rev", "v9", "--lang", "vi"]) == 2
    assert "Không có bản Git “v9”" in capsys.readouterr().err


def test_an_earlier_revision_can_be_read(district: SmallDistrict, capsys: pytest.CaptureFixture[str]) -> None:
    earlier = district.commit()
    district.put("thcs-a/phieu", document())
    district.commit()
    assert main(["status", "thcs-a/phieu", "--root", str(district.root)]) == 0
    assert main(["status", "thcs-a/phieu", "--root", str(district.root), "--rev", earlier]) == 2
    assert "thcs-a/phieu" in capsys.readouterr().err


def test_a_folder_inside_the_repository_will_do(
    approved: SmallDistrict, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(approved.root / "content" / "schools" / "thcs-a")
    assert main(["status", "--lang", "en"]) == 0
    assert "2 resources are fully approved" in capsys.readouterr().out
    assert main(["build", "--site", "thcs-b"]) == 0
    assert (approved.root / "build" / "sites" / "thcs-b" / "index.html").is_file()
    assert not Path("build").exists()


@pytest.mark.parametrize("verb", ["check", "build", "status"])
def test_files_that_are_not_committed_are_mentioned_and_do_not_count(
    approved: SmallDistrict, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    words = [verb, "--root", str(approved.root), "--lang", "vi"]
    assert main(words) == 0
    assert "--worktree" not in capsys.readouterr().err
    approved.put("thcs-a/moi", "---\nkhong: biet\n---\n")
    approved.write("ghi-chu.txt", "not of the library")
    assert main(words) == 0
    told = capsys.readouterr()
    assert "1 tệp chưa commit nên không được xét đến; thêm --worktree" in told.err
    assert "thcs-a/moi" not in told.out


def test_a_preview_says_how_much_of_it_is_not_committed(
    district: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    district.put("thcs-a/moi", document())
    (district.root / "mkdocs.yml").unlink()
    assert main(["check", "--worktree", "--root", str(district.root), "--lang", "vi"]) == 0
    told = capsys.readouterr()
    assert "Xem trước 2 tệp chưa commit" in told.err
    assert "1 học liệu" in told.out


def test_a_preview_needs_no_commit_and_leaves_the_repository_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(tmp_path, "init", "--quiet")
    for path, text in DISTRICT.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    before = sorted(path for path in tmp_path.rglob("*"))
    assert main(["status", "--worktree", "--root", str(tmp_path), "--lang", "en"]) == 0
    assert "0 resources are fully approved" in capsys.readouterr().out
    assert sorted(path for path in tmp_path.rglob("*")) == before


def test_a_preview_and_a_revision_exclude_each_other(
    district: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--worktree", "--rev", "HEAD~1", "--root", str(district.root), "--lang", "en"])
    assert ended.value.code == 2
    assert "does not go with" in capsys.readouterr().err


@pytest.mark.parametrize("words", VERBS)
def test_a_folder_that_is_not_there_is_told_as_that(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main([*words, "--root", str(tmp_path / "kho"), "--lang", "vi"]) == 2
    assert capsys.readouterr().err == f"Không có thư mục {tmp_path / 'kho'}. Hãy xem lại tên sau --root.\n"
