"""Snapshots: the files of one commit, by folder and by path."""

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
