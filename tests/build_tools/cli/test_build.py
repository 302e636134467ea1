"""`hoclieu build`: what it says and where it writes; approvals that change what is shown."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from build_tools import begun_asking
from build_tools.cli.main import main
from build_tools.cli.repository_options import now
from build_tools.git import git
from build_tools.manifest import read_manifest
from build_tools.output_place import OUR_FOLDERS
from build_tools.selections import PROFILES
from build_tools.workers import VARIABLE
from tests.build_tools.signed_district import SignedDistrict
from tests.build_tools.small_district import CHAIN, SmallDistrict, document


class Builder:
    """Builds one district and hands back what was said."""

    def __init__(self, district: SmallDistrict, capsys: pytest.CaptureFixture[str]) -> None:
        self.district, self.capsys = district, capsys
        self.out = district.root / "build"

    def __call__(self, *more: str, code: int = 0) -> str:
        ended = main(["build", "--root", str(self.district.root), "--lang", "en", *more])
        told = self.capsys.readouterr()
        assert ended == code, told
        return told.out

    def shows(self, name: str, text: str, site: str = "thcs-a") -> bool:
        page = self.out / "sites" / site / "tai-nguyen" / f"{name}.html"
        return page.is_file() and text in page.read_text(encoding="utf-8")


@pytest.fixture
def build(approved: SmallDistrict, capsys: pytest.CaptureFixture[str]) -> Builder:
    return Builder(approved, capsys)


def test_each_site_is_told_with_its_folder_and_how_much_it_shows(build: Builder) -> None:
    said = build()
    for site, resources in (("district", 0), ("thcs-a", 2), ("thcs-b", 0)):
        assert (build.out / "sites" / site / "index.html").is_file()
        line = next(line for line in said.splitlines() if line.startswith(f"  {site} "))
        assert line.split()[1:] == [str(resources), "resources", str(build.out / "sites" / site)]
    assert " files written, 0 unchanged, 0 removed." in said


def test_a_second_build_finds_nothing_to_do_until_something_changes(build: Builder) -> None:
    build()
    assert build() == "Nothing has changed.\n"
    page = build.out / "sites" / "thcs-a" / "index.html"
    page.write_text("changed by hand")
    build()
    assert "changed by hand" not in page.read_text(encoding="utf-8")
    assert build() == "Nothing has changed.\n"
    build.district.commit("nothing to see")
    assert "written" in build()


def test_what_another_process_finds_touched_is_written_again(
    build: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(begun_asking, "WORTH_BEGINNING", 1)
    monkeypatch.setenv(VARIABLE, "2")
    build()
    (build.out / "sites" / "thcs-a" / "index.html").write_text("changed by hand")
    build.district.commit("nothing to see")
    said = build("--explain")
    assert "sites/thcs-a/index.html: it was no longer on disk as it had been written" in said
    assert build() == "Nothing has changed.\n"


def test_what_finds_nothing_to_do_has_loaded_nothing_that_builds(build: Builder) -> None:
    build()
    words = [sys.executable, "-X", "importtime", "-m", "build_tools.cli.main", "build", "--lang", "en"]
    done = subprocess.run(
        [*words, "--root", str(build.district.root)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "Nothing has changed.\n"
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert {"build_tools.build_inputs", "build_tools.manifest"} <= loaded
    heavy = {"build_tools.judgement", "build_tools.shell", "build_tools.worktree", "library.approval.ledger"}
    assert not loaded & (heavy | {"jinja2", "yaml", "PIL"})


def test_only_the_sites_that_were_asked_for_are_built(build: Builder) -> None:
    said = build("--site", "thcs-b")
    assert "thcs-a" not in said.split("files written")[0].split("resources", 1)[1]
    assert [path.name for path in (build.out / "sites").iterdir()] == ["thcs-b"]
    build("--site", "thcs-a", "--site", "district")
    assert sorted(path.name for path in (build.out / "sites").iterdir()) == ["district", "thcs-a", "thcs-b"]


def test_a_site_that_does_not_exist_is_told_with_those_that_do(
    approved: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--root", str(approved.root), "--site", "thcs-c", "--lang", "vi"]) == 2
    said = capsys.readouterr().err
    assert "Không có trang “thcs-c”" in said
    assert "district, thcs-a, thcs-b" in said
    assert not (approved.root / "build").exists()


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


def test_the_moment_it_speaks_for_can_be_said_and_is_written_down_as_utc(build: Builder) -> None:
    build("--as-of", "2026-11-21T08:00:00+07:00")
    version = json.loads((build.out / "sites" / "thcs-a" / "version.json").read_text())
    assert version["as_of"] == "2026-11-21T01:00:00+00:00"
    assert version["commit"] == build.district.repository.resolve("HEAD")
    assert version["ledger"]["number"] == 4


def test_what_waits_is_listed_and_fails_only_a_strict_build(build: Builder) -> None:
    build.district.put("thcs-a/moi", document("Bài mới"))
    build.district.commit()
    said = build()
    assert "1 at the tip are not published (see: hoclieu status):\n  thcs-a/moi\n" in said
    assert build("--strict", code=1).endswith("  thcs-a/moi\n")
    build.district.approve("thcs-a/moi", *CHAIN)
    assert "not published" not in build("--strict")


def test_an_edit_keeps_the_old_version_until_it_is_approved_and_withdrawing_removes_it(
    build: Builder, capsys: pytest.CaptureFixture[str]
) -> None:
    def approve(*words: str) -> None:
        root = str(build.district.root)
        assert main(["approve", "thcs-a/phieu", "--root", root, "--yes", *words]) == 0
        capsys.readouterr()

    build()
    assert build.shows("phieu", "Nội dung.")
    build.district.put("thcs-a/phieu", document(body="Bản đã sửa."))
    build.district.commit()
    assert "thcs-a/phieu" in build()
    assert build.shows("phieu", "Nội dung.")
    approve("--as", "p-head")
    assert "thcs-a/phieu" in build()
    assert build.shows("phieu", "Nội dung.")
    approve("--as", "p-principal")
    assert "not published" not in build()
    assert build.shows("phieu", "Bản đã sửa.")
    assert not build.shows("phieu", "Nội dung.")
    approve("--as", "p-principal", "--withdraw", "Sai")
    assert " removed" in build()
    assert not build.shows("phieu", "")
    assert build.shows("de", "Số nào lớn nhất")


def test_a_version_that_can_no_longer_be_published_fails_every_build(build: Builder) -> None:
    build.district.write("content/district/schools.yml", "")
    district = build.district
    district.put("thcs-a/hong", document("Hỏng"))
    district.commit()
    build(code=1)
    build(code=1)


@pytest.mark.parametrize("more", [[], ["--as-of", "2026-09-01T08:00:00+07:00"]])
@pytest.mark.parametrize("behind", [True, False])
def test_a_clock_behind_the_ledger_is_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], behind: bool, more: list[str]
) -> None:
    district = SignedDistrict(tmp_path / "repository")
    district.put("thcs-a/phieu", document())
    district.commit()
    district.clock = now() + timedelta(days=3 if behind else -3)
    district.approve("thcs-a/phieu", *CHAIN)
    assert main(["build", "--root", str(district.root), "--site", "thcs-b", "--lang", "vi", *more]) == 0
    told = capsys.readouterr().err
    assert ("Đồng hồ máy này chậm hơn dòng cuối của sổ duyệt" in told) is (behind and not more)
    assert ("Hãy chỉnh lại ngày giờ của máy rồi dựng lại.\n" in told) is (behind and not more)
