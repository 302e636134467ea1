"""Scripts and sheets as they are sent: without comments and indentation."""

import json
import re
from collections.abc import Mapping

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_WORD = re.compile(r'\bword\("([a-z_]+)"\)')
_BREAK = re.compile(r"\s*\n\s*")


def lean_script(script: str) -> str:
    """A script of ours without indentation and lines of comment (no text of ours spans lines)."""
    stripped = (line.strip() for line in script.splitlines())
    return "".join(f"{line}\n" for line in stripped if line and not line.startswith("//"))


def with_words(script: str, words: Mapping[str, str]) -> str:
    """A script with the interface's words in the places of `word("key")`; KeyError for an unknown key."""
    return _WORD.sub(lambda found: json.dumps(words[found[1]], ensure_ascii=False), script)


def lean_sheet(sheet: str) -> str:
    """A sheet without comments and line breaks."""
    return _BREAK.sub("", _COMMENT.sub("", sheet)).strip()
