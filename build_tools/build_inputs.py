"""What a build is made from, as a few words: the same words, the same sites.

Lets a build that has nothing to do say so before it has read a single resource.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from build_tools.manifest import read_inputs, stands_untouched
from build_tools.repository import Repository
from build_tools.tool_digest import tool_digest


def build_inputs(
    content: Repository, revision: str, ledger: Repository, only: Sequence[str]
) -> dict[str, str]:
    """The commit, the ledger's tips, the tool and what was asked for."""
    local, remote = ledger.ledger_tips()
    return {
        "commit": content.resolve(revision) or "",
        "ledger": f"{local} {remote}",
        "tool": tool_digest(),
        "only": " ".join(sorted(only)),
        "preview": "" if content.root == ledger.root else "yes",
    }


def nothing_changed(out: Path, inputs: dict[str, str], as_of: datetime) -> bool:
    """Whether the last build into `out` was made from the same and still stands untouched.

    Time alone changes a site only at an embargo's end or a key's release; the last build wrote
    down the next such moment. One that ended with errors is done again, to tell of them again.
    """
    last = read_inputs(out)
    if any(last.get(name) != value for name, value in inputs.items()):
        return False
    if last.get("errors") != "0":
        return False
    until, since = last.get("until"), last.get("as_of", "")
    if not since or as_of < datetime.fromisoformat(since):
        return False
    if until and as_of >= datetime.fromisoformat(until):
        return False
    return stands_untouched(out)
