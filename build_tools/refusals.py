"""What the system or Git refuses that is no fault of this tool: a full disk, a damaged clone."""

import errno
import os
from pathlib import Path

from build_tools.damage import unreadable_folders
from build_tools.git import GitError, GitMissingError, ServerNotReadError
from library.diagnostics import Text, printable

_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_BROKEN = {errno.EIO, errno.ENXIO, errno.ENODEV} | {
    getattr(errno, name) for name in ("ESTALE", "ENOTCONN") if hasattr(errno, name)
}
"""Of a disk that fails, that was pulled out, or whose server has gone."""

# How Git says the same; it is always asked to speak English.
_SAID_BY_GIT = (
    ("No space left on device", errno.ENOSPC),
    ("Out of diskspace", errno.ENOSPC),
    ("Disk quota exceeded", errno.ENOSPC),
    ("Read-only file system", errno.EROFS),
    ("Permission denied", errno.EACCES),
    ("insufficient permission", errno.EACCES),
    ("Input/output error", errno.EIO),
)
_MOVED = "but expected"
"""So Git says that a branch is no longer where it was."""
_MOST_FOLDERS = 10
_MOST = 500
"""Letters of what Git said."""


def refusal(error: Exception) -> Text | None:
    """What was refused and what to do; None where the error tells of something else."""
    if isinstance(error, GitMissingError):
        return Text(
            "Không tìm thấy Git trên máy này. Hãy cài Git (https://git-scm.com/downloads), mở lại cửa sổ "
            "lệnh rồi chạy lại.",
            "There is no Git on this machine. Install it (https://git-scm.com/downloads), open a new window "
            "for commands, and run this again.",
        )
    refused = _of_system(error)
    return _of_git(error) if refused is None and isinstance(error, GitError) else refused


def refusal_to_record(error: GitError) -> Text:
    """What Git refused of writing a statement down or taking it to the server, and what to do."""
    said = _said(error)
    if _MOVED in said:
        return Text(
            "Sổ duyệt vừa được ghi thêm bởi một lệnh khác chạy cùng lúc. Hãy chạy lại lệnh này.",
            "Another command has just added to the ledger. Run this again.",
        )
    of_system = _of_system(error)
    if of_system is None and isinstance(error, ServerNotReadError):
        return Text(
            f"Git không đọc được sổ duyệt ở máy chủ: {said}\n"
            "    → thử: git ls-remote origin; nếu cũng lỗi thì xem mạng, địa chỉ (git remote -v) và quyền "
            "đăng nhập, rồi chạy lại lệnh này; lời đã ghi rồi không bị ghi hai lần",
            f"Git cannot read the ledger on the server: {said}\n"
            "    → try: git ls-remote origin; if that fails too, see to the network, the address (git remote "
            "-v) and your login, then run this again; what was recorded already is not recorded twice",
        )
    return of_system or Text(
        f"Git không ghi được: {said}\n"
        "    → xem có nối được với máy chủ và có quyền ghi vào đó không, rồi chạy lại lệnh này; lời đã ghi "
        "rồi không bị ghi hai lần",
        f"Git refused to write: {said}\n"
        "    → see whether the server can be reached and you may write there, then run this again; what was "
        "recorded already is not recorded twice",
    )


def _of_system(error: Exception) -> Text | None:
    number, where = _number(error), _place(error)
    if number in _FULL:
        return Text(
            f"Ổ đĩa đã đầy{where}. Hãy giải phóng chỗ rồi chạy lại lệnh này.",
            f"The disk is full{where}. Free some room, then run this again.",
        )
    if number in _FORBIDDEN:
        return Text(
            f"Không có quyền đọc hoặc ghi{where}. Hãy xem quyền của thư mục, đóng chương trình "
            "đang mở tệp ấy, hoặc chọn thư mục khác.",
            f"This may not be read or written{where}. Look at the permissions of the folder, close "
            "the program that holds the file open, or choose another folder.",
        )
    if number in _BROKEN:
        return Text(
            f"Ổ đĩa báo lỗi khi đọc hoặc ghi{where}. Hãy kiểm tra ổ đĩa, hoặc dùng ổ khác.",
            f"The disk failed at reading or writing{where}. Check the disk, or use another.",
        )
    return _of_what_stands_there(error) or _of_size(number, where)


def _of_what_stands_there(error: Exception) -> Text | None:
    """A file where a folder must be, or a folder where a file must be."""
    if not isinstance(error, FileExistsError | NotADirectoryError | IsADirectoryError) or not _place(error):
        return None
    path = Path(str(error.filename2 or error.filename))
    there = next((one for one in (path, *path.parents) if os.path.lexists(one)), path)
    name = printable(str(there), _MOST)
    return Text(
        f"{name} chiếm chỗ của một thư mục hoặc tệp cần ghi. Hãy xoá hoặc đổi tên nó rồi chạy lại, hoặc chọn "
        "chỗ khác.",
        f"{name} stands in the way of a folder or file to write. Delete or rename it and run this again, or "
        "choose another place.",
    )


def _of_size(number: int | None, where: str) -> Text | None:
    """What is too large or too long for the disk or the system."""
    if number == errno.EFBIG:
        return Text(
            f"Tệp quá lớn đối với ổ đĩa này{where} (FAT32 chỉ giữ tệp đến 4 GB). Hãy chép ra thư mục "
            "thay cho tệp zip, thêm --without-videos, hoặc dùng ổ khác.",
            f"The file is too large for this disk{where} (FAT32 takes files of up to 4 GB). Copy to a folder "
            "instead of a zip, add --without-videos, or use another disk.",
        )
    if number == errno.ENAMETOOLONG:
        return Text(
            f"Tên hoặc đường dẫn quá dài đối với hệ thống này{where}. Hãy chọn thư mục có tên ngắn hơn.",
            f"The name or path is too long for this system{where}. Choose a folder with a shorter one.",
        )
    return None


def _of_git(error: GitError) -> Text:
    """Where Git could not do what every verb needs, it is mostly for a damaged clone."""
    said, lacking = _said(error), _lacking(error)
    return Text(
        f"Git không đọc được kho này: {said}\n"
        f"{lacking.vi}"
        "    → tải lại kho (không kèm --filter) vào một thư mục mới và chạy lệnh này ở đó; `git fsck` "
        "liệt kê mọi chỗ hỏng; các trang vẫn như cũ",
        f"Git cannot read this repository: {said}\n"
        f"{lacking.en}"
        "    → clone it anew (without --filter) into another folder and run this there; `git fsck` lists all "
        "damage; published sites stay",
    )


def _lacking(error: GitError) -> Text:
    """The folders that cannot be read, so that whoever has them elsewhere knows; a line, or none."""
    folders = unreadable_folders(error.root) if error.root is not None else {}
    if not folders:
        return Text("", "")
    told = [f"{printable(path) or '/'} ({oid})" for path, oid in folders.items()][:_MOST_FOLDERS]
    more = ", …" if len(folders) > len(told) else ""
    listed = ", ".join(told) + more
    return Text(f"    thiếu hoặc hỏng: {listed}\n", f"    lacking or damaged: {listed}\n")


def _said(error: GitError) -> str:
    return "".join(c if c.isprintable() else " " for c in str(error))[:_MOST]


def _place(error: Exception) -> str:
    """Where it was; of a move to a place of others, that one, for what is moved is ours."""
    if not isinstance(error, OSError):
        return ""
    name = error.filename2 or error.filename
    return f": {printable(str(name), _MOST)}" if name else ""


def _number(error: Exception) -> int | None:
    if isinstance(error, GitError):
        text = str(error).replace("Permission denied (", "")  # so SSH speaks of keys that a server refused
        return next((number for said, number in _SAID_BY_GIT if said in text), None)
    return error.errno if isinstance(error, OSError) else None
