"""What the system or Git refuses that is no fault of this tool: a full disk, a damaged clone."""

import errno

from build_tools.git import GitError
from library.diagnostics import Text

_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_BROKEN = {errno.EIO}

# How Git says the same; it is always asked to speak English.
_SAID_BY_GIT = (
    ("No space left on device", errno.ENOSPC),
    ("Disk quota exceeded", errno.ENOSPC),
    ("Read-only file system", errno.EROFS),
    ("Permission denied", errno.EACCES),
    ("insufficient permission", errno.EACCES),
    ("Input/output error", errno.EIO),
)
_MOST = 500
"""Letters of what Git said."""


def refusal(error: Exception) -> Text | None:
    """What was refused and what to do; None where the error tells of something else."""
    number = _number(error)
    where = f": {error.filename}" if isinstance(error, OSError) and error.filename else ""
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
    return _of_git(error) if isinstance(error, GitError) else None


def _of_git(error: GitError) -> Text:
    """Where Git could not do what every verb needs, it is mostly for a damaged clone."""
    said = "".join(c if c.isprintable() else " " for c in str(error))[:_MOST]
    return Text(
        f"Git không đọc được kho này: {said}\n"
        "    → tìm chỗ hỏng bằng `git fsck`, hoặc tải lại kho (không kèm --filter); các trang vẫn như cũ",
        f"Git cannot read this repository: {said}\n"
        "    → look for damage with `git fsck`, or clone it anew (without --filter); published sites stay",
    )


def _number(error: Exception) -> int | None:
    if isinstance(error, GitError):
        return next((number for said, number in _SAID_BY_GIT if said in str(error)), None)
    return error.errno if isinstance(error, OSError) else None
