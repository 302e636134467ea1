"""Resource keys on the command line: `school/id`."""

import sys
from collections.abc import Iterable, Sequence

from build_tools.cli.exit_codes import USAGE
from build_tools.cli.language import Words
from library.approval.model import Key
from library.diagnostics import did_you_mean
from library.vietnamese import fold


def read_key(written: str) -> Key:
    """The key that was typed; a full path to a bundle is understood too."""
    parts = written.strip("/").removeprefix("content/schools/").split("/")
    return Key(parts[0], parts[-1])


def unknown_key(written: str, known: Iterable[Key], words: Words) -> int:
    """Say that there is no such resource, and which was perhaps meant."""
    near = _near(read_key(written), list(known))
    if near is not None:
        hint = words(f" Có phải là {near}?", f" Did you mean {near}?")
    else:
        hint = words(" Xem các mã bằng: hoclieu status", " See the keys with: hoclieu status")
    sys.stderr.write(words(f"Không có học liệu “{written}”.{hint}\n", f"There is no “{written}”.{hint}\n"))
    return USAGE


def _near(meant: Key, known: Sequence[Key]) -> Key | None:
    """The key that was perhaps meant: one of the same school by its id, else the same id elsewhere.

    Schools are named so alike that whole keys are near each other whatever their ids.
    """
    own = {key.id: key for key in known if key.school == meant.school}
    near = did_you_mean(meant.id, own)
    if near:
        return own[near]
    named = {key.school: key for key in known if fold(key.id) == fold(meant.id)}
    if len(named) == 1:
        return next(iter(named.values()))
    return named.get(did_you_mean(meant.school, named))
