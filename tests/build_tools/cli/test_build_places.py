"""Where `hoclieu build` writes to: what it refuses, and what Git is told of it."""

from pathlib import Path

import pytest

from build_tools.cli.main import main
from build_tools.git import git
from build_tools.manifest import read_manifest
from build_tools.output_place import OUR_FOLDERS
from build_tools.selections import PROFILES
from tests.build_tools.cli.builder import Builder
from tests.build_tools.small_district import SmallDistrict


def test_another_folder_can_be_named(build: Builder, tmp_path: Path) -> None:
    build("--out", str(tmp_path / "public"))
    assert (tmp_path / "public" / "sites" / "district" / "index.html").is_file()
    assert not build.out.exists()


def test_a_folder_of_others_is_not_written_over(
    approved: SmallDistrict, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index = tmp_path / "public" / "sites" / "district" / "index.html"
    index.parent.mkdir(parents=True)
    index.write_text("mine")
    code = main(["build", "--root", str(approved.root), "--out", str(tmp_path / "public"), "--lang", "en"])
    assert code == 1
    assert "--out" in capsys.readouterr().err
    assert index.read_text() == "mine"


@pytest.mark.parametrize(
    "out",
    ["content", "content/moi", ".", ".git", ".git/trang", "docs", "content/../docs", "build/../content"],
)
def test_nothing_is_built_to_where_git_keeps_files(
    approved: SmallDistrict, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    approved.write("docs/huong-dan.md", "mine")
    git(approved.root, "add", "docs")
    monkeypatch.chdir(approved.root)
    before = sorted(approved.root.rglob("*"))
    for verb in (["build"], ["build", "--worktree"], ["serve", "--worktree"]):
        assert main([*verb, "--out", out, "--lang", "vi"]) == 2, verb
        told = capsys.readouterr()
        assert told.err.endswith(" hãy chọn thư mục khác bằng --out, ví dụ --out build\n"), verb
        assert told.out == ""
    assert sorted(approved.root.rglob("*")) == before


def test_nothing_is_built_to_what_work_trees_share(
    approved: SmallDistrict, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(approved.root, "worktree", "add", "--quiet", "--detach", str(tmp_path / "other"))
    shared = approved.root / ".git" / "trang"
    assert main(["build", "--root", str(tmp_path / "other"), "--out", str(shared), "--lang", "en"]) == 2
    assert "a folder of Git's own" in capsys.readouterr().err


@pytest.mark.parametrize("place", ["/", "..", "home", "home/.."])
def test_nothing_is_built_to_what_holds_the_repository_or_the_home_folder(
    approved: SmallDistrict, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path, place: str,
) -> None:  # fmt: skip
    (tmp_path / "people" / "home").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "people" / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "people" / "home"))
    monkeypatch.chdir(tmp_path / "people" if place.startswith("home") else approved.root)
    for verb in (["build"], ["build", "--worktree"], ["serve", "--worktree"]):
        assert main([*verb, "--root", str(approved.root), "--out", place, "--lang", "vi"]) == 2, verb
        told = capsys.readouterr()
        assert f"{place} chứa cả kho này hoặc thư mục riêng của bạn" in told.err
        assert told.err.endswith(" hãy chọn thư mục khác bằng --out, ví dụ --out build\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["people", "repository"]


def test_nothing_is_built_among_files_of_others(
    build: Builder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "Tài liệu"
    mine.mkdir()
    (mine / ".DS_Store").touch()
    (mine / "giáo án.docx").touch()
    before = sorted(mine.iterdir())
    words = ["build", "--root", str(build.district.root), "--out", str(mine), "--lang"]
    assert main([*words, "vi"]) == main([*words, "en"]) == 2
    told = capsys.readouterr().err
    assert "đang có tệp không do hoclieu tạo ra (giáo án.docx)" in told
    assert "choose a folder that is new or empty, e.g. --out build" in told
    assert sorted(mine.iterdir()) == before
    (mine / "giáo án.docx").unlink()
    build("--out", str(mine), "--site", "thcs-b")
    (mine / "giáo án.docx").touch()
    build("--out", str(mine), "--site", "thcs-b", "--as-of", "2026-11-21T08:00:00+07:00")


def test_what_a_build_makes_is_known_where_it_came_from_another_machine() -> None:
    assert set(PROFILES.values()) < OUR_FOLDERS


def test_git_passes_over_what_is_built_unless_somebody_wants_it(build: Builder) -> None:
    root, ignore = build.district.root, build.out / ".gitignore"
    status = ("status", "--porcelain", "--untracked-files=all")
    (root / ".gitignore").unlink(missing_ok=True)
    before = git(root, *status)
    moment = ("--as-of", "2027-01-01T08:00:00+07:00")
    build(*moment)
    assert git(root, *status) == before
    assert "*" in ignore.read_text(encoding="utf-8").splitlines()
    assert "\n0 files written" in build("--strict", "--no-cache", *moment)
    assert not list((build.out / "sites").rglob(".gitignore"))
    assert ".gitignore" not in {
        path for part in read_manifest(build.out).parts.values() for path in part.paths
    }
    ignore.unlink()
    build("--as-of", "2027-01-02T08:00:00+07:00")
    assert not ignore.exists()
    assert b"build/sites/" in git(root, *status)


def test_nor_does_a_preview_show_in_gits_list(build: Builder) -> None:
    status = ("status", "--porcelain", "--untracked-files=all")
    (build.district.root / ".gitignore").unlink(missing_ok=True)
    before = git(build.district.root, *status)
    build("--worktree", "--site", "thcs-b")
    assert git(build.district.root, *status) == before
    build("--site", "thcs-b")
    assert git(build.district.root, *status) == before


@pytest.mark.parametrize("kept", [".git", ".gitignore"])
def test_what_git_is_to_do_with_an_output_may_be_said_before(
    build: Builder, tmp_path: Path, kept: str
) -> None:
    out = tmp_path / "public"
    if kept == ".git":
        out.mkdir()
        git(out, "init", "--quiet")
    else:
        out.mkdir()
        (out / kept).write_text("staff/\n")
    build("--out", str(out), "--site", "thcs-b")
    ignore = out / ".gitignore"
    assert not ignore.exists() if kept == ".git" else ignore.read_text() == "staff/\n"


@pytest.mark.parametrize("out", ["public", "demo/trang", "docs/trang"])
def test_folders_that_git_does_not_keep_will_do(
    build: Builder, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    build.district.write("docs/huong-dan.md", "mine")
    git(build.district.root, "add", "docs")
    monkeypatch.chdir(build.district.root)
    build("--out", out, "--site", "thcs-b")
    assert (build.district.root / out / "sites" / "thcs-b" / "index.html").is_file()


def test_a_link_is_refused_before_what_is_behind_it_is_read(
    approved: SmallDistrict, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other" / "sites" / "thcs-a" / "version.json"
    other.parent.mkdir(parents=True)
    other.write_text('{"ledger": {"number": 99, "digest": "khac"}}')
    (tmp_path / "link").symlink_to(tmp_path / "other")
    code = main(["build", "--root", str(approved.root), "--out", str(tmp_path / "link"), "--lang", "en"])
    told = capsys.readouterr()
    assert code == 2
    assert "symbolic link" in told.err
    assert "A111" not in told.out + told.err


@pytest.mark.parametrize("named", [True, False])
def test_a_link_is_refused_although_nothing_changed_behind_it(
    approved: SmallDistrict, tmp_path: Path, capsys: pytest.CaptureFixture[str], named: bool
) -> None:
    words = ["build", "--root", str(approved.root), "--lang", "en"]
    real, link = tmp_path / "real", tmp_path / "link" if named else approved.root / "build"
    assert main([*words, "--out", str(real)]) == 0
    link.symlink_to(real)
    capsys.readouterr()
    assert main([*words, "--out", str(link)] if named else words) == 2
    assert f"{link}: the output folder is a symbolic link" in capsys.readouterr().err
