"""What the system refuses is told as that; anything else stays a fault of the tool."""

import errno
import os
from pathlib import Path

import pytest

from build_tools.git import GitError
from build_tools.refusals import refusal, refusal_to_record


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        (errno.ENOSPC, "Ổ đĩa đã đầy", "The disk is full"),
        (errno.EACCES, "Không có quyền", "may not be read or written"),
        (errno.EROFS, "Không có quyền", "may not be read or written"),
        (errno.EIO, "Ổ đĩa báo lỗi", "The disk failed"),
        (errno.ENODEV, "Ổ đĩa báo lỗi", "The disk failed"),
        (errno.EFBIG, "Tệp quá lớn", "too large for this disk"),
        (errno.ENAMETOOLONG, "quá dài", "too long for this system"),
    ],
)
def test_it_is_told_with_the_file_and_what_to_do(number: int, vi: str, en: str) -> None:
    text = refusal(OSError(number, os.strerror(number), "usb/a.zip"))
    assert text is not None
    assert vi in text.vi
    assert en in text.en
    assert "usb/a.zip" in text.vi
    assert "usb/a.zip" in text.en


def test_of_a_file_that_cannot_be_moved_in_its_place_is_told() -> None:
    text = refusal(PermissionError(errno.EACCES, "no", "build/.hoclieu/staged/a", None, "build/sites/a"))
    assert text is not None
    assert "staged" not in text.en
    assert ": build/sites/a. " in text.en
    assert ": build/sites/a. " in text.vi


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("fatal: unable to write loose object file: No space left on device", "The disk is full. "),
        ("fatal: sha1 file 'tmp_pack' write error. Out of diskspace", "The disk is full. "),
        ("error: insufficient permission for adding an object to repository", "This may not be"),
        ("fatal: could not open '.git/index': Read-only file system", "This may not be"),
    ],
)
def test_git_says_the_same_in_its_own_words(said: str, expected: str) -> None:
    text = refusal(GitError(said))
    assert text is not None
    assert text.en.startswith(expected)


def test_what_it_refused_to_record_is_told_with_what_to_do() -> None:
    assert refusal_to_record(GitError("error: insufficient permission for adding")).en.startswith(
        "This may not"
    )
    moved = GitError("fatal: update_ref failed: cannot lock ref 'a': is at 1 but expected 2")
    assert refusal_to_record(moved).en == "Another command has just added to the ledger. Run this again."
    text = refusal_to_record(GitError("git@example.vn: Permission denied (publickey)."))
    assert text.en.startswith(
        "Git refused to write: git@example.vn: Permission denied (publickey).\n    → see"
    )
    assert "chạy lại lệnh này" in text.vi


@pytest.mark.parametrize("way", ["file/a/b", "file", "folder"])
def test_what_stands_in_the_way_is_named(tmp_path: Path, way: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match=r"File exists|Not a directory|Is a directory") as raised:
        (tmp_path / way).write_text("x") if way == "folder" else (tmp_path / way).mkdir(parents=True)
    text = refusal(raised.value)
    assert text is not None
    there = tmp_path / way.partition("/")[0]
    assert text.en.startswith(f"{there} stands in the way")
    assert text.vi.startswith(f"{there} chiếm chỗ")


@pytest.mark.parametrize("error", [FileNotFoundError(errno.ENOENT, "none", "x"), ValueError("x")])
def test_whatever_else_went_wrong_is_not_put_on_the_system(error: Exception) -> None:
    assert refusal(error) is None


def test_what_else_git_refuses_is_mostly_for_a_damaged_clone() -> None:
    text = refusal(GitError("fatal: bad object\x1b[2J 9"))
    assert text is not None
    assert text.en.startswith("Git cannot read this repository: fatal: bad object [2J 9\n")
    assert "git fsck" in text.vi
