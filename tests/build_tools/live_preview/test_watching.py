"""Watching: what people's editors do to files is told, and looked for where it cannot be told."""

import errno
import shutil
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.observers.api import BaseObserver

from build_tools.git import git
from build_tools.live_preview import watching as module
from build_tools.live_preview.watching import Watch, watching
from build_tools.repository import Repository
from tests.build_tools.small_district import SmallDistrict, document

FOLDER = "content/schools/thcs-a/toan/phieu"


@pytest.fixture(autouse=True)
def told_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine that has much to do, what belongs together is told with longer pauses in between."""
    monkeypatch.setattr(module, "QUIET", 0.25)
    monkeypatch.setattr(module, "LONGEST", 10.0)


@pytest.fixture
def watch(district: SmallDistrict) -> Iterator[Watch]:
    district.put("thcs-a/phieu", document())
    district.commit()
    with watching(district.repository) as begun:
        assert begun.told
        yield begun


def _in_place(folder: Path) -> None:
    (folder / "index.md").write_text("x")


def _by_renaming(folder: Path) -> None:
    (folder / "new").write_text("x")
    (folder / "new").replace(folder / "index.md")


def _with_a_backup(folder: Path) -> None:
    (folder / "index.md").rename(folder / "index.md~")
    (folder / "index.md").write_text("x")
    (folder / "index.md~").unlink()


def _from_elsewhere(folder: Path) -> None:
    other = folder.parents[4] / "elsewhere.md"
    other.write_text("x")
    other.replace(folder / "index.md")


@pytest.mark.parametrize("save", [_in_place, _by_renaming, _with_a_backup, _from_elsewhere])
def test_every_way_to_save_is_told(
    watch: Watch, district: SmallDistrict, save: Callable[[Path], None]
) -> None:
    save(district.root / FOLDER)
    changed = watch.wait()
    assert changed is not None
    assert f"{FOLDER}/index.md" in changed


def test_a_new_folder_is_watched_and_one_that_goes_is_told(watch: Watch, district: SmallDistrict) -> None:
    folder = district.root / FOLDER
    shutil.copytree(folder, folder.with_name("khac"))
    changed = watch.wait()
    assert changed is not None
    assert any(path.startswith(f"{FOLDER.rpartition('/')[0]}/khac") for path in changed)
    (folder.with_name("khac") / "index.md").write_text("y")
    changed = watch.wait()
    assert changed is not None
    assert f"{FOLDER.rpartition('/')[0]}/khac/index.md" in changed
    shutil.rmtree(folder)
    changed = watch.wait()
    assert changed is not None
    assert FOLDER in changed


def test_a_folder_that_was_moved_away_and_comes_back_is_watched_and_nothing_warns(
    district: SmallDistrict, tmp_path: Path
) -> None:
    district.put("thcs-a/phieu", document())
    district.commit()
    folder = district.root / FOLDER
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        with watching(district.repository) as watch:
            folder.rename(tmp_path / "away")
            assert FOLDER in (watch.wait() or ())
            (tmp_path / "away").rename(folder)
            assert FOLDER in (watch.wait() or ())
            _in_place(folder)
            assert f"{FOLDER}/index.md" in (watch.wait() or ())
    assert [str(one.message) for one in warned] == []


def test_a_commit_and_an_approval_are_told_without_a_path(watch: Watch, district: SmallDistrict) -> None:
    district.commit()
    assert watch.wait() == frozenset()
    git(district.root, "branch", "approvals")
    assert watch.wait() == frozenset()


def test_the_look_is_watched_and_what_is_built_is_not(watch: Watch, district: SmallDistrict) -> None:
    district.write("build/preview/index.html", "x")
    district.write("README.md", "x")
    district.write("mkdocs.yml", "site_name: Khác\n")
    assert watch.wait() == {"mkdocs.yml"}


def test_where_the_system_has_no_more_watches_everything_is_looked_through(
    district: SmallDistrict, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(BaseObserver, "schedule", full)
    with watching(district.repository) as watch:
        assert not watch.told
        assert watch.wait() is None


def test_another_folder_in_the_place_of_the_content_is_looked_through(
    watch: Watch, district: SmallDistrict
) -> None:
    (district.root / "content").rename(district.root / "away")
    shutil.copytree(district.root / "away", district.root / "content")
    assert watch.wait() is None
    assert not watch.told
    _in_place(district.root / FOLDER)
    assert watch.wait() is None


def test_what_failed_is_tried_again_after_a_while(watch: Watch) -> None:
    assert watch.wait(patient=False) is None


def test_a_work_tree_apart_from_its_repository_is_watched(district: SmallDistrict, tmp_path: Path) -> None:
    district.put("thcs-a/phieu", document())
    district.commit()
    git(district.root, "worktree", "add", "--quiet", "-b", "khac", str(tmp_path / "apart"))
    with watching(Repository(tmp_path / "apart")) as watch:
        _in_place(tmp_path / "apart" / FOLDER)
        assert watch.wait() == {f"{FOLDER}/index.md"}
        git(tmp_path / "apart", "branch", "approvals")
        assert watch.wait() == frozenset()
