"""Which language to speak: what was asked for, else the locale's, else Vietnamese.

And how what a user is told to type is written.
"""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from shlex import quote
from shutil import which

from library.diagnostics import Language, Text

_PLAIN = re.compile(r"[\w@%+=:,./-]+")


def choose_language(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language:
    """The language of this run, known before the command line is parsed so that help speaks it."""
    for at, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return "en" if argument == "--lang=en" else "vi"
        if argument == "--lang" and at + 1 < len(arguments):
            return "en" if arguments[at + 1] == "en" else "vi"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = environment.get(name, "")
        if locale:
            return "en" if locale.startswith("en") else "vi"
    return "vi"


def typed(path: Path) -> str:
    """A path as it is typed at a prompt: one with a space, say, in quotes."""
    text = str(path)
    if os.name == "nt":
        return text if _PLAIN.fullmatch(text.replace("\\", "/")) else f'"{text}"'
    return text if _PLAIN.fullmatch(text) else quote(text)


def own_name(called: str) -> str:
    """How this command is typed: by its path where it is on none, as in a virtual environment.

    `called` is how it was called.
    """
    program = Path(called)
    return typed(program) if program.stem == "hoclieu" and which("hoclieu") is None else "hoclieu"


class Words:
    """Picks one of two texts; `say(vi, en)`."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def __call__(self, vi: str, en: str) -> str:
        return vi if self.language == "vi" else en

    def of(self, text: Text) -> str:
        return text.in_language(self.language)
