"""Resource keys on the command line: `school/id`."""

import sys
from collections.abc import Iterable

from build_tools.cli.exit_codes import USAGE
from build_tools.cli.language import Words
from library.approval.model import Key
from library.diagnostics import did_you_mean


def read_key(written: str) -> Key:
    """The key that was typed; a full path to a bundle is understood too."""
    parts = written.strip("/").removeprefix("content/schools/").split("/")
    return Key(parts[0], parts[-1])


def unknown_key(written: str, known: Iterable[Key], words: Words) -> int:
    """Say that there is no such resource, and which was perhaps meant."""
    near = did_you_mean(written, [str(key) for key in known])
    if near:
        hint = words(f" Có phải là {near}?", f" Did you mean {near}?")
    else:
        hint = words(" Xem các mã bằng: hoclieu status", " See the keys with: hoclieu status")
    sys.stderr.write(words(f"Không có học liệu “{written}”.{hint}\n", f"There is no “{written}”.{hint}\n"))
    return USAGE
