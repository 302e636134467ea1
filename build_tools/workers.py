"""How many processes work side by side."""

import os

VARIABLE = "HOCLIEU_WORKERS"
"""The environment variable that says how many; a command's `--workers` sets it for its process."""


def workers() -> int:
    """As many as were asked for, else one for each core that this process may use."""
    asked = os.environ.get(VARIABLE, "")
    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
