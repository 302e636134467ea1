"""Where the tool writes down a fault of its own, for its maintainers."""

import os
import sys
import tempfile
import traceback
from contextlib import suppress


def write_bug_log() -> str:
    """Write down the exception that is being handled; returns the path of the file.

    Where no file can be written, it is shown on stderr, whose name is returned.
    """
    told = traceback.format_exc()
    path = ""
    try:
        number, path = tempfile.mkstemp(prefix="hoclieu-", suffix=".log")
        with os.fdopen(number, "w", encoding="utf-8") as log:
            log.write(told)
    except OSError:
        with suppress(OSError):
            os.unlink(path)  # noqa: PTH108 - of a full disk it is empty
        sys.stderr.write(told)
        return "stderr"
    return path
