"""Strangers' words in a Markdown comment on a forge: shown as they are, and nothing else.

A title, a file's name or a reason may hold markup, an `@mention`, a reference to another request or
an address. None of it may turn into something: no link, picture, heading, mention or command.
"""

import html
import re

from library.diagnostics import printable

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#!|~&$^]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)])")
_SIGNS = re.compile(r"([@#!~%&$])(?=\w)")
_ADDRESS = re.compile(r"(?i)\b(www|https?|ftp|mailto|xmpp)([.:])")
_JOINER = "\u2060"
"""Takes no room; a forge sees no mention, no reference and no address across it."""


def plain(text: str, longest: int = 200) -> str:
    """`text` on one line as Markdown that shows it and does nothing."""
    return _MARKUP.sub(r"\\\1", _quiet(text, longest))


def plain_in_html(text: str, longest: int = 200) -> str:
    """The same where a forge reads HTML and no Markdown, as between `<summary>` and its end."""
    return html.escape(_quiet(text, longest))


def _quiet(text: str, longest: int) -> str:
    shown = printable(" ".join(text.split()), longest)
    return _SIGNS.sub(rf"\1{_JOINER}", _ADDRESS.sub(rf"\1{_JOINER}\2", shown))
