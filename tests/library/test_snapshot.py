"""Snapshots: the files of one commit, by folder and by path."""

from pathlib import PurePosixPath
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from library.snapshot import file_record, folder_record, snapshot_of
from tests.library.listed_files import snapshot


def test_under_gives_a_folder_and_nothing_beside_it() -> None:
    files = snapshot("a", "a-b/x", "a/x", "a/y/z", "ab/x")
    assert [entry.path for entry in files.under("a")] == ["a/x", "a/y/z"]
    assert [entry.path for entry in files.under("a/")] == ["a/x", "a/y/z"]
    assert [entry.path for entry in files.under("a/y")] == ["a/y/z"]
    assert list(files.under("b")) == []


def test_file_is_the_one_with_exactly_this_path() -> None:
    files = snapshot("a/x", "a/xy")
    found = files.file("a/x")
    assert found is not None
    assert found.path == "a/x"
    assert files.file("a") is None
    assert files.file("x") is None


def test_tree_is_that_of_exactly_this_folder() -> None:
    files = snapshot("a/x", "a-b/y", "a.md")
    assert [files.tree(path) for path in ("a", "a-b", "a.md", "a/x", "b")] == [
        "tree-of-a", "tree-of-a-b", "", "", "",
    ]  # fmt: skip


def test_inside_names_each_once_and_nothing_deeper() -> None:
    files = snapshot("a/x/1", "a/x/2/3", "a/x-y", "a/x.md", "a/z", "b/c")
    assert sorted(files.inside("a")) == ["x", "x-y", "x.md", "z"]
    assert list(files.inside("a/x")) == ["1", "2"]
    assert list(files.inside("c")) == list(files.inside("a/z")) == []


def test_folders_are_found_by_their_tree() -> None:
    twice = [folder_record("a", "t" * 40), folder_record("b/a", "t" * 40), folder_record("b", "u" * 40)]
    found = snapshot_of("c", twice)
    assert [found.folders_of(letter * 40) for letter in "tuv"] == [["a", "b/a"], ["b"], []]


def test_some_paths_are_taken_from_another() -> None:
    mixed = snapshot("a/x", "ab", "b/y").with_paths_of(snapshot("a/z", "b/other", "d"), ("a", "d", "e"))
    assert [entry.path for entry in mixed.files] == ["a/z", "ab", "b/y", "d"]
    assert (mixed.tree("a"), mixed.tree("b")) == ("tree-of-a", "tree-of-b")


def test_what_is_no_utf8_in_a_name_is_not_lost() -> None:
    odd = b"a/\xff\ttab\nline"
    (entry,) = snapshot_of("c", [b"120000 blob " + b"0" * 40 + b"       3\t" + odd]).under("a")
    assert entry.path.encode("utf-8", "surrogateescape") == odd
    assert (entry.mode, entry.size) == ("120000", 3)
    assert file_record(entry).endswith(b"\t" + odd)


def test_a_size_that_git_cannot_tell_is_none() -> None:
    (entry,) = snapshot_of("c", [b"160000 commit " + b"0" * 40 + b"       -\tmodule"]).files
    assert (entry.mode, entry.size) == ("160000", 0)


NAMES = st.lists(st.sampled_from(["a", "a-", "a.", "a0", "b", "ab", "a b"]), min_size=1, max_size=4)


@given(st.lists(NAMES.map("/".join), max_size=12, unique=True), st.randoms())
def test_every_way_to_look_tells_the_same(paths: list[str], chance: Random) -> None:
    paths = [path for path in paths if not any(other.startswith(path + "/") for other in paths)]
    records = list(snapshot(*paths).records)
    chance.shuffle(records)
    found = snapshot_of("c", records)
    assert sorted(entry.path for entry in found.files) == sorted(paths)
    folders = {str(parent) for path in paths for parent in PurePosixPath(path).parents} - {"."}
    for folder in folders:
        below = [path.removeprefix(f"{folder}/") for path in paths if path.startswith(f"{folder}/")]
        assert sorted(entry.path.removeprefix(f"{folder}/") for entry in found.under(folder)) == sorted(below)
        beside = [path for path in paths if not path.startswith(f"{folder}/")]
        assert sorted(entry.path for entry in found.outside(folder)) == sorted(beside)
        names = list(found.inside(folder))
        assert (sorted(names), len(names)) == (sorted({one.split("/")[0] for one in below}), len(set(names)))
        assert found.tree(folder) == f"tree-of-{folder}".replace(" ", "_")
    for path in paths:
        assert found.file(path) is not None
