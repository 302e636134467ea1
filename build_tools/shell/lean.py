"""Scripts and sheets as they are sent: without comments and indentation."""

import re

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BREAK = re.compile(r"\s*\n\s*")


def lean_script(script: str) -> str:
    """A script of ours without indentation and lines of comment (no text of ours spans lines)."""
    stripped = (line.strip() for line in script.splitlines())
    return "".join(f"{line}\n" for line in stripped if line and not line.startswith("//"))


def lean_sheet(sheet: str) -> str:
    """A sheet without comments and line breaks."""
    return _BREAK.sub("", _COMMENT.sub("", sheet)).strip()
