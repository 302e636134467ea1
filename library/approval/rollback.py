"""What published sites were built from: whether a ledger goes on from theirs, and from which commits."""

import json
import re
from collections.abc import Mapping

from library.approval.ledger import Ledger
from library.diagnostics import Finding, Location, Text, find
from library.rules import approval as rules

_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_UNREADABLE = Text("tệp này không đọc được", "this file cannot be read")


def rolled_back(ledger: Ledger, published: Mapping[str, bytes]) -> list[Finding]:
    """What this ledger lacks of that on which published sites rest, by the path of their version.json.

    Sites that rest on the same line are one finding. A witness that cannot be read is one that cannot
    be heard, and refuses the ledger too.
    """
    lacking: dict[tuple[int, str], list[str]] = {}
    found: list[Finding] = []
    for path in sorted(published):
        head = _head(published[path])
        if head is None:
            found.append(find(rules.ROLLED_BACK, Location(path, 1, 1), reason=_UNREADABLE))
        elif not ledger.holds(*head):
            lacking.setdefault(head, []).append(path)
    for (number, _), paths in lacking.items():
        reason = Text(
            f"sổ không có dòng {number}, mà {len(paths)} trang đang công bố dựa vào",
            f"it lacks line {number}, on which {len(paths)} published sites rest",
        )
        found.append(find(rules.ROLLED_BACK, Location(paths[0], 1, 1), reason=reason))
    return found


def published_commits(published: Mapping[str, bytes]) -> dict[str, str]:
    """The commits from which published sites were built, each with the path of one version.json.

    Those of previews are commits of nobody's branch, and what cannot be read says nothing.
    """
    found: dict[str, str] = {}
    for path in sorted(published):
        try:
            data = json.loads(published[path])
            commit = "" if data.get("preview") else data["commit"]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue
        if isinstance(commit, str) and _COMMIT.fullmatch(commit):
            found.setdefault(commit, path)
    return found


def is_witness(content: bytes) -> bool:
    """Whether that is the version.json of a published site, which says on which line of a ledger it rests."""
    return _head(content) is not None


def _head(content: bytes) -> tuple[int, str] | None:
    try:
        head = json.loads(content)["ledger"]
        number, digest = head["number"], head["digest"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return (number, digest) if type(number) is int and isinstance(digest, str) else None
