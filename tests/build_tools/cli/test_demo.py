"""`hoclieu demo`: what it leaves, what it says, and what it leaves alone."""

from pathlib import Path

import pytest

from build_tools.cli import demo as demo_verb
from build_tools.cli.main import main
from build_tools.git import git
from tests.build_tools.demo_district import Demo


def test_it_ends_well_and_says_where_to_look_and_what_to_type_next(demo: Demo) -> None:
    assert demo.code == 0, demo.out + demo.err
    for site in sorted(path.name for path in demo.sites.iterdir()):
        assert f"{demo.sites / site / 'index.html'}\n" in demo.out
    for verb in ("serve", "status", "check"):
        assert f"hoclieu {verb} --root {demo.folder}\n" in demo.out
    assert demo.err.splitlines()[0].startswith("Replaying the sample ")


def test_it_is_a_repository_of_its_own_with_history_and_ledger_and_a_clean_work_tree(demo: Demo) -> None:
    assert git(demo.folder, "status", "--porcelain") == b""
    assert int(git(demo.folder, "rev-list", "--count", "main")) >= 12
    assert int(git(demo.folder, "rev-list", "--count", "approvals")) >= 10
    authors = git(demo.folder, "log", "--format=%an", "main").decode().split()
    assert len(set(authors)) >= 6


def test_the_commands_it_names_work_there(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(demo.folder), "--lang", "vi"]) == 0
    assert "0 lỗi" in capsys.readouterr().out
    assert main(["ledger", "verify", "--root", str(demo.folder), "--lang", "vi"]) == 0


def test_the_approval_it_proposes_is_recorded(demo: Demo, tmp_path: Path) -> None:
    (line,) = [one for one in demo.out.splitlines() if "hoclieu approve" in one]
    _, _, proposed = line.partition("hoclieu approve ")
    copy = tmp_path / "demo"
    git(tmp_path, "clone", "--quiet", str(demo.folder), str(copy))
    git(copy, "branch", "--quiet", "approvals", "origin/approvals")
    recorder = git(demo.folder, "config", "hoclieu.recorderKey").decode().strip()
    git(copy, "config", "hoclieu.recorderKey", recorder)
    before = int(git(copy, "rev-list", "--count", "approvals"))
    assert main(["approve", *proposed.removesuffix(str(demo.folder)).split(), str(copy), "--yes"]) == 0
    assert int(git(copy, "rev-list", "--count", "approvals")) == before + 1


@pytest.mark.parametrize("kind", ["files", "repository", "file"])
def test_a_folder_it_did_not_make_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    folder = tmp_path / "demo"
    if kind == "file":
        folder.write_text("mine")
    else:
        folder.mkdir()
        (folder / "mine.txt").write_text("mine")
    if kind == "repository":
        git(folder, "init", "--quiet")
    before = sorted(tmp_path.rglob("*"))
    assert main(["demo", "--root", str(tmp_path), "--lang", "vi"]) == 2
    assert "--folder" in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_where_its_folder_must_be_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert main(["demo", "--folder", str(tmp_path / "file" / "demo"), "--lang", "en"]) == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'file'} stands in the way")


def test_a_run_that_breaks_before_its_mark_leaves_nothing_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(root: Path, *words: str) -> bytes:
        if words[0] == "config":
            raise KeyboardInterrupt
        return git(root, *words)

    monkeypatch.setattr(demo_verb, "git", interrupted)
    folder = tmp_path / "demo"
    assert main(["demo", "--folder", str(folder)]) == 130
    assert [path.name for path in tmp_path.iterdir()] == ["demo"]
    assert demo_verb._clear(folder)
