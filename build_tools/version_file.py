"""version.json: which build a site is, and what it was made from.

The one file of a site that carries Git ids; it stands outside the rule that public bytes follow
from what is approved alone.
"""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from build_tools.judgement import Judgement
from build_tools.package_versions import package_version
from build_tools.written_part import Whole

VERSION_FILE = "version.json"


def published_versions(out: Path) -> dict[str, bytes]:
    """The version.json of every site that stands in an output folder, by its path."""
    return {str(path): path.read_bytes() for path in sorted(out.glob(f"*/*/{VERSION_FILE}"))}


def version_file(judgement: Judgement, as_of: datetime, whole: Whole) -> bytes:
    """`whole` are all other files of the site."""
    data: dict[str, object] = {
        "as_of": as_of.astimezone(UTC).isoformat(),
        "commit": judgement.snapshot.commit,
        "ledger": {"number": judgement.ledger.number, "digest": judgement.ledger.digest},
        "tool": _tool(),
        "files": whole.files,
        "sha256": whole.sha256,
    }
    if judgement.preview:
        data["preview"] = True
    return (json.dumps(data, indent=1, sort_keys=True) + "\n").encode()


@cache
def _tool() -> str:
    return package_version("hoclieu")
