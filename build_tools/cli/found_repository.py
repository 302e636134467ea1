"""Finds the repository that a folder lies in, or says why there is none to work in."""

import re
import sys
from pathlib import Path

from build_tools.cli.language import Words, typed
from build_tools.git import GitError, git
from build_tools.refusals import refusal
from build_tools.repository import Repository, open_repository
from library.diagnostics import Text, printable

_OF_ANOTHER = re.compile(r"dubious ownership in repository at '(.+)'")


def found_repository(root: Path, words: Words) -> Repository | None:
    """The repository that holds a folder; None, and a word on stderr, where there is none."""
    repository = open_repository(root) if root.is_dir() else None
    if repository is None:
        met = _met_instead(root) if root.is_dir() else _is_no_folder(root)
        sys.stderr.write(f"{words.of(met or _is_none(root))}\n")
    return repository


def found_folder(root: Path, words: Words) -> Path | None:
    """Where the files of a repository go: its top, or a folder in which none was made yet.

    None, and a word on stderr, where there is no such folder.
    """
    repository = open_repository(root) if root.is_dir() else None
    if repository is not None:
        return repository.root
    met = _met_instead(root) if root.is_dir() else _is_no_folder(root)
    if met is not None:
        sys.stderr.write(f"{words.of(met)}\n")
        return None
    return root


def _met_instead(root: Path) -> Text | None:
    """What there is in place of a repository to work in; None where a folder lies in none."""
    try:
        told = git(root, "rev-parse", "--is-bare-repository", "--show-object-format").decode().split()
    except GitError as error:
        said, of_another = str(error), _OF_ANOTHER.search(str(error))
        if of_another is not None:
            return _is_of_another(root, of_another[1])
        return None if "not a git repository" in said else refusal(error) or _is_none(root)
    if told[-1] == "sha256":
        return _has_longer_ids(root)
    return _is_bare(root) if told[0] == "true" else _is_none(root)


def _is_none(root: Path) -> Text:
    return Text(
        f"{root} không phải kho Git. Hãy chạy trong thư mục của kho, hoặc thêm --root THƯ-MỤC.",
        f"{root} is no Git repository. Run this inside one, or add --root DIR.",
    )


def _is_no_folder(root: Path) -> Text:
    return Text(
        f"Không có thư mục {root}. Hãy xem lại tên sau --root.",
        f"There is no folder {root}. Look at the name after --root.",
    )


def _is_bare(root: Path) -> Text:
    clone = f"git clone {typed(root.resolve())}"
    return Text(
        f"{root} là kho trần (bare) như trên máy chủ, không có tệp để làm việc. Hãy lấy một bản sao "
        f"ở thư mục khác ({clone}) rồi chạy trong bản sao ấy.",
        f"{root} is a bare repository, as servers keep them, without files to work on. Clone it in "
        f"another folder ({clone}) and run this in the clone.",
    )


def _is_of_another(root: Path, top: str) -> Text:
    """Git opens what belongs to others only where just that folder was named."""
    named = f"--root {typed(Path(printable(top, len(top))))}"
    return Text(
        f"{root} nằm trong kho Git {printable(top)} của một người dùng khác trên máy này. Nếu tin kho ấy, "
        f"hãy ghi đúng thư mục gốc của nó: {named}",
        f"{root} lies in the Git repository {printable(top)} of another user of this machine. If you trust "
        f"it, name its top folder: {named}",
    )


def _has_longer_ids(root: Path) -> Text:
    return Text(
        f"{root} là kho Git dạng SHA-256, mà sổ duyệt và các máy chủ Git chỉ nhận dạng SHA-1. Hãy tạo kho "
        "mới bằng git init --object-format=sha1, chép các tệp sang rồi commit ở đó.",
        f"{root} is a Git repository of the SHA-256 format; the ledger and the forges take SHA-1. Make a new "
        "one with git init --object-format=sha1, copy the files there, and commit.",
    )
