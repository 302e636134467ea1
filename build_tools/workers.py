"""How many processes work side by side, and how it is told that one of them failed."""

import os

from library.diagnostics import Text

VARIABLE = "HOCLIEU_WORKERS"
"""The environment variable that says how many; a command's `--workers` sets it for its process."""


MOST = 61 if os.name == "nt" else 256
"""The most processes that ever work side by side: Windows lets none wait for more, and no machine is
helped by more."""


class WorkersError(Exception):
    """Those who were to do the work cannot; `text` says why and what to do. Nothing was published."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi, en)  # both, so that it can come back from another process
        self.text = Text(vi, en)

    def __str__(self) -> str:
        return self.text.en


def stopped() -> WorkersError:
    """What is told where the system stopped a process that worked for us."""
    return WorkersError(
        "Một tiến trình bị hệ thống dừng giữa chừng, thường vì hết bộ nhớ; các trang đã công bố được "
        "giữ nguyên. Hãy chạy lại với ít tiến trình hơn: hoclieu build --workers 1",
        "A worker process was stopped by the system, mostly for want of memory; published sites "
        "stay as they are. Run it again with fewer processes: hoclieu build --workers 1",
    )


def workers() -> int:
    """As many as were asked for, else one for each core that this process may use."""
    asked = os.environ.get(VARIABLE, "")
    if asked.isdecimal() and int(asked) > 0:
        return min(int(asked), MOST)
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), MOST)
    return min(os.cpu_count() or 1, MOST)
