"""Where the tool writes down a fault of its own, for its maintainers."""

import tempfile
import traceback


def write_bug_log() -> str:
    """Write down the exception that is being handled; returns the path of the file."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="hoclieu-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        traceback.print_exc(file=log)
    return log.name
