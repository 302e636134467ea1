"""What the system refuses that is no fault of this tool: a full disk, a folder of others, a broken disk."""

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


def refusal(error: Exception) -> Text | None:
    """What the system refused and what to do; None where the error tells of something else."""
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
    return None


def _number(error: Exception) -> int | None:
    if isinstance(error, GitError):
        return next((number for said, number in _SAID_BY_GIT if said in str(error)), None)
    return error.errno if isinstance(error, OSError) else None
