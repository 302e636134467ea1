"""The work tree as a commit: kept between looks it is what a first look would find."""

import os
import random
import shutil
from pathlib import Path

import pytest

from build_tools.git import git
from build_tools.repository import Repository
from build_tools.worktree import WHILE_OPEN, KeptWorktree, kept_worktree, of_worktree
from library.snapshot import Snapshot, is_folder, path_of
from tests.build_tools.small_district import SmallDistrict, document

HERE = "content/schools/thcs-a"


def test_what_a_sparse_checkout_leaves_out_is_as_head_has_it(district: SmallDistrict) -> None:
    district.put("thcs-a/mot", document("Một"))
    district.put("thcs-b/hai", document("Hai"))
    district.commit()
    whole = district.repository.snapshot("HEAD").files
    git(district.root, "sparse-checkout", "set", "content/district", "content/schools/thcs-a")
    assert not (district.root / "content/schools/thcs-b").exists()
    with kept_worktree(district.repository) as kept:
        assert kept.look().whole.files == whole
        assert kept.look().edited == frozenset()
        (district.root / HERE / "toan/mot/index.md").unlink()
        assert kept.look({f"{HERE}/toan/mot/index.md"}).edited == {f"{HERE}/toan/mot/index.md"}
        assert kept.look().edited == {f"{HERE}/toan/mot/index.md"}


def _fresh(district: SmallDistrict) -> tuple[object, ...]:
    """What somebody finds who looks for the first time: every file and folder, and what is edited."""
    with of_worktree(district.repository) as look:
        listed = Repository(look.root).snapshot(look.whole.commit)
        assert look.snapshot("HEAD") == listed
        return listed.files, _folders(listed), look.edited


def _folders(listed: Snapshot) -> list[tuple[str, str]]:
    paths = [path_of(record) for record in listed.records if is_folder(record)]
    return [(path, listed.tree(path)) for path in paths]


def _seen(kept: KeptWorktree, changed: set[str] | None) -> tuple[object, ...]:
    look = kept.look(changed)
    return look.whole.files, _folders(look.whole), look.edited


def _edit(district: SmallDistrict, chance: random.Random) -> set[str]:
    """One thing that people do to files; returns the paths that a watcher would name."""
    root = district.root
    files = [path.relative_to(root).as_posix() for path in sorted(root.glob("content/schools/*/**/*"))]
    files = [path for path in files if (root / path).is_file()]
    place, new = chance.choice(files), f"{HERE}/{chance.choice('xyz')}/r-{chance.randrange(6)}/index.md"
    folder = place.rpartition("/")[0]
    match chance.randrange(7):
        case 0:
            district.write(new, document(str(chance.random())))
            return {new}
        case 1:
            district.write(place, f"{chance.random()}\n")
            return {place}
        case 2:
            (root / place).unlink()
            return {place}
        case 3:
            shutil.rmtree(root / folder)
            district.write(folder, b"a file where a folder was")
            return {folder}
        case 4:
            target = f"{folder}/{chance.randrange(9)} ă.txt"
            (root / place).rename(root / target)
            return {place, target}
        case 5:
            (root / HERE / "empty").mkdir(exist_ok=True)
            return {f"{HERE}/empty", f"{HERE}/never-was", ".git/index"}
        case _:
            district.commit()
            return set()


@pytest.mark.parametrize("seed", range(3))
def test_a_kept_work_tree_is_what_a_first_look_finds(district: SmallDistrict, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same edits every time
    for number in range(5):
        district.put(f"thcs-{'ab'[number % 2]}/hoc-lieu-{number}", document(), anh__png=b"1", b__txt=b"2")
    with kept_worktree(district.repository) as kept:
        kept.look()
        for _ in range(12):
            changed = _edit(district, chance)
            assert _seen(kept, changed) == _fresh(district), changed


def test_where_nothing_changed_it_is_the_same_look(district: SmallDistrict) -> None:
    district.put("thcs-a/phieu", document())
    with kept_worktree(district.repository) as kept:
        look = kept.look()
        assert kept.look() is look
        os.utime(district.root / HERE / "toan/phieu/index.md")
        assert kept.look({f"{HERE}/toan/phieu/index.md"}) is look


def test_only_the_named_paths_are_looked_at_and_any_when_none_is_named(district: SmallDistrict) -> None:
    with kept_worktree(district.repository) as kept:
        kept.look()
        district.put("thcs-a/mot", document())
        district.put("thcs-a/hai", document())
        assert kept.look({f"{HERE}/toan/mot"}).edited == {f"{HERE}/toan/mot/index.md"}
        assert kept.look().edited == {f"{HERE}/toan/mot/index.md", f"{HERE}/toan/hai/index.md"}


def test_what_git_ignores_is_not_there_though_it_is_named(district: SmallDistrict) -> None:
    district.write(".gitignore", "*.bak\n")
    district.commit()
    district.put("thcs-a/phieu", document())
    with kept_worktree(district.repository) as kept:
        kept.look()
        district.write(f"{HERE}/toan/phieu/cu.bak", b"x")
        district.write(f"{HERE}/toan/phieu/index.md", document("Mới"))
        look = kept.look({f"{HERE}/toan/phieu/cu.bak", f"{HERE}/toan/phieu/index.md"})
        assert [e.path for e in look.whole.under(f"{HERE}/toan/phieu")] == [f"{HERE}/toan/phieu/index.md"]
        assert (look.whole.files, _folders(look.whole), look.edited) == _fresh(district)
        district.write(f"{HERE}/.gitignore", b"index.md\n")
        assert _seen(kept, {f"{HERE}/.gitignore"}) == _fresh(district)


@pytest.mark.parametrize(
    "name", [".index.md.swp", "4913", "index.md~", ".#index.md", "~$bai.docx", ".~lock.bai.odt#"]
)
def test_what_lies_beside_a_file_while_it_is_open_can_be_passed_over(
    district: SmallDistrict, name: str
) -> None:
    district.put("thcs-a/phieu", document())
    with kept_worktree(district.repository, WHILE_OPEN) as kept:
        look = kept.look()
        district.write(f"{HERE}/toan/phieu/{name}", b"x")
        assert kept.look({f"{HERE}/toan/phieu/{name}"}) is look
        assert kept.look() is look


def test_it_begins_anew_where_an_object_it_relied_on_is_gone(district: SmallDistrict) -> None:
    district.put("thcs-a/phieu", document())
    district.commit()
    with kept_worktree(district.repository) as kept:
        kept.look()
        git(district.root, "update-ref", "refs/heads/main", "HEAD^")
        git(district.root, "read-tree", "HEAD")
        git(district.root, "-c", "gc.reflogExpire=now", "reflog", "expire", "--expire=now", "--all")
        git(district.root, "prune", "--expire=now")
        district.put("thcs-a/moi", document())
        assert _seen(kept, {f"{HERE}/toan/moi/index.md"}) == _fresh(district)


def test_the_real_repository_is_left_alone(district: SmallDistrict) -> None:
    def state() -> dict[Path, bytes]:
        files = (path for path in (district.root / ".git").rglob("*") if path.is_file())
        return {path: path.read_bytes() for path in files}

    district.put("thcs-a/phieu", document())
    before = state()
    with kept_worktree(district.repository) as kept:
        scratch = kept.look().root
        district.put("thcs-a/phieu", document("Khác"))
        kept.look()
        assert state() == before
        assert scratch.is_dir()
    assert not scratch.exists()


@pytest.mark.parametrize("gone", ["content", "mkdocs.yml"])
def test_what_is_gone_at_the_first_look_is_not_there(district: SmallDistrict, gone: str) -> None:
    place = district.root / gone
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink()
    with of_worktree(district.repository) as look:
        assert not [entry for entry in look.whole.files if entry.path.startswith(gone)]
        assert [path for path in look.edited if path.startswith(gone)]


def test_when_folders_were_changed_is_what_git_says(district: SmallDistrict) -> None:
    district.put("thcs-a/cu", document())
    district.commit()
    district.put("thcs-a/phieu", document())
    district.commit()
    district.put("thcs-a/phieu", document("Khác"))
    district.put("thcs-b/moi", document())
    with kept_worktree(district.repository) as kept:
        for _ in range(2):
            look = kept.look()
            said = Repository(look.root).last_changes(look.whole.commit)
            assert look.last_changes(look.whole.commit) == said
            district.put("thcs-b/moi", document("Thêm"))
