"""What the Nu HTML Checker says of the pages."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

_AT_ONCE = 400
UNKNOWN = (
    "Attribute “displaystyle” not allowed on element “m",
    "Attribute “scriptlevel” not allowed on element “m",
    "CSS: “display”: “math” is not a “display” value",
)
"""What is no error: global attributes and a value of MathML Core, which came after the checker's schema."""


def markup_faults(tools: Path, sites: Path) -> list[str]:
    """Every error with its page and line."""
    pages = sorted(sites.rglob("*.html"))
    return [
        fault
        for start in range(0, len(pages), _AT_ONCE)
        for fault in _faults(tools, sites, pages[start : start + _AT_ONCE])
    ]


def _faults(tools: Path, sites: Path, pages: list[Path]) -> Iterator[str]:
    checker = tools / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        ["java", "-jar", checker, "--format", "json", "--exit-zero-always", "--stdout", *pages],
        capture_output=True, check=False,
    )  # fmt: skip
    for message in json.loads(done.stdout)["messages"]:
        if message["type"] == "error" and not message["message"].startswith(UNKNOWN):
            page = Path(unquote(urlsplit(message.get("url", "")).path))
            place = page.relative_to(sites) if page.is_relative_to(sites) else page
            yield f"{place}:{message.get('lastLine', 1)}: {message['message']}"
