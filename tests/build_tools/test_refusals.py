"""What the system refuses is told as that; anything else stays a fault of the tool."""

import errno
import os

import pytest

from build_tools.git import GitError
from build_tools.refusals import refusal


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        (errno.ENOSPC, "Ổ đĩa đã đầy", "The disk is full"),
        (errno.EACCES, "Không có quyền", "may not be read or written"),
        (errno.EROFS, "Không có quyền", "may not be read or written"),
        (errno.EIO, "Ổ đĩa báo lỗi", "The disk failed"),
    ],
)
def test_it_is_told_with_the_file_and_what_to_do(number: int, vi: str, en: str) -> None:
    text = refusal(OSError(number, os.strerror(number), "usb/a.zip"))
    assert text is not None
    assert vi in text.vi
    assert en in text.en
    assert "usb/a.zip. " in text.vi
    assert "usb/a.zip. " in text.en


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("fatal: unable to write loose object file: No space left on device", "The disk is full. "),
        ("error: insufficient permission for adding an object to repository", "This may not be"),
        ("fatal: could not open '.git/index': Read-only file system", "This may not be"),
    ],
)
def test_git_says_the_same_in_its_own_words(said: str, expected: str) -> None:
    text = refusal(GitError(said))
    assert text is not None
    assert text.en.startswith(expected)


@pytest.mark.parametrize("error", [FileNotFoundError(errno.ENOENT, "none", "x"), ValueError("x")])
def test_whatever_else_went_wrong_is_not_put_on_the_system(error: Exception) -> None:
    assert refusal(error) is None


def test_what_else_git_refuses_is_mostly_for_a_damaged_clone() -> None:
    text = refusal(GitError("fatal: bad object\x1b[2J 9"))
    assert text is not None
    assert text.en.startswith("Git cannot read this repository: fatal: bad object [2J 9\n")
    assert "git fsck" in text.vi
