"""Whether a ledger goes on from the one that the published sites were built from."""

import json
from collections.abc import Mapping

from library.approval.ledger import Ledger
from library.diagnostics import Finding, Location, find
from library.rules import approval as rules


def rolled_back(ledger: Ledger, published: Mapping[str, bytes]) -> list[Finding]:
    """A finding for each published version.json, by its path, whose last line this ledger lacks.

    One that cannot be read is a witness that cannot be heard, and refuses the ledger too.
    """
    found: list[Finding] = []
    for path in sorted(published):
        head = _head(published[path])
        if head is None or not ledger.holds(*head):
            found.append(find(rules.ROLLED_BACK, Location(path, 1, 1), number=head[0] if head else "?"))
    return found


def _head(content: bytes) -> tuple[int, str] | None:
    try:
        head = json.loads(content)["ledger"]
        number, digest = head["number"], head["digest"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return (number, digest) if type(number) is int and isinstance(digest, str) else None
