"""What can be wrong with a forge's answer: why it is of no use, and what to do about it."""

from urllib.parse import urlsplit

from library.diagnostics import Text


class ForgeError(Exception):
    """The forge gave no usable answer: why, and what to do about it."""

    def __init__(self, reason: Text, hint: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason
        self.hint = hint


class BusyError(ForgeError):
    """The forge answers no more for now, whatever is asked of it."""


class AbsentError(ForgeError):
    """There is nothing at an address, or nothing that we may see."""


class TooLargeError(ForgeError):
    """An answer of more bytes than are read."""


def unexpected(url: str, status: int = 200) -> ForgeError:
    """An answer that is not what the forge's documentation describes."""
    path = urlsplit(url).path
    if 400 <= status < 500:
        return ForgeError(
            Text(f"máy chủ từ chối {path} ({status})", f"the forge refused {path} ({status})"),
            Text("xem lại --forge, --api và quyền của mã truy cập", "check --forge, --api and the token"),
        )
    return ForgeError(
        Text(f"câu trả lời lạ ở {path} ({status})", f"an answer at {path} that is not understood ({status})"),
        Text("xem lại --forge và --api", "check --forge and --api"),
    )


def unreachable(error: Exception) -> ForgeError:
    """Nobody answers, or not to the end."""
    kind = type(error).__name__
    return ForgeError(
        Text(f"không nối được tới máy chủ ({kind})", f"the forge cannot be reached ({kind})"),
        Text("xem lại mạng và --api rồi chạy lại", "check the network and --api, and run again"),
    )


def busy(status: int, wait: float) -> ForgeError:
    """The forge asks to come back later than can be waited for."""
    # A server that fails may fail at one address only; a limit holds for all.
    kind = BusyError if status in (403, 429) else ForgeError
    return kind(
        Text(
            f"máy chủ hẹn lại sau {wait:.0f} giây ({status})",
            f"the forge asks to wait {wait:.0f} s ({status})",
        ),
        Text("chạy lại sau; thêm --since để đọc ít hơn", "run again later; --since reads less"),
    )


def too_large(url: str) -> ForgeError:
    """More bytes than are read, for which a stranger's long words are enough."""
    path = urlsplit(url).path
    return TooLargeError(
        Text(f"câu trả lời ở {path} quá lớn", f"the answer at {path} is too large"),
        Text(
            "tìm và rút ngắn phần mô tả quá dài của một yêu cầu gộp",
            "find the request whose description is so long, and shorten it",
        ),
    )


def refused_token() -> ForgeError:
    """The forge knows nobody by this token."""
    return ForgeError(
        Text("máy chủ không nhận mã truy cập", "the forge does not accept the token"),
        Text("đặt mã còn hạn vào HOCLIEU_FORGE_TOKEN", "put a valid token into HOCLIEU_FORGE_TOKEN"),
    )


def absent(url: str, status: int) -> ForgeError:
    """Nothing is there for us."""
    path = urlsplit(url).path
    return AbsentError(
        Text(f"không được đọc {path} ({status})", f"{path} may not be read ({status})"),
        Text("xem lại --repository và quyền của mã truy cập", "check --repository and the token"),
    )
