"""Material's style sheet without what no page of ours can show.

Half of it dresses parts that need Material's script bundle (search, dialogs, tooltips, version
menus) or that our frame replaces (navigation, tabs, footer). A rule stays where every class its
selector names may stand on a page: in our frame, or in what Markdown makes of a hand-written page.
"""

import re
from collections.abc import Callable, Iterator

# `md-` classes of the frame that Material's base template and ours write, and of written pages.
_FRAME = (
    "md-container", "md-main", "md-main__inner", "md-grid", "md-header", "md-header__inner", "md-typeset",
    "md-typeset__scrollwrap", "md-typeset__table", "md-toggle", "md-overlay", "md-skip", "md-hidden",
    "md-ellipsis", "md-icon", "md-button", "md-button--primary", "no-js", "js",
)  # fmt: skip
_WRITTEN = (
    "admonition", "admonition-title", "abstract", "attention", "bug", "caution", "danger", "error",
    "example", "failure", "hint", "important", "info", "inline", "end", "note", "question", "quote",
    "success", "summary", "tip", "todo", "warning", "tldr", "fail", "missing", "check", "done", "help",
    "faq", "cite", "seealso", "footnote", "footnote-ref", "footnote-backref", "task-list",
    "task-list-item", "task-list-control", "task-list-indicator", "task-list-checkbox", "toclink",
    "highlight", "filename",
)  # fmt: skip
_KEPT = frozenset((*_FRAME, *_WRITTEN))
_CODE_TOKEN = re.compile(r"[a-z]{1,2}[a-z0-9]?")
"""The classes of coloured code, such as `k` and `nf`."""
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|url\([^)]*\)')
_COMMA = re.compile(r",(?![^(]*\))")


def trimmed(sheet: str) -> str:
    """Material's minified `sheet` with only the selectors that can match, in their order."""
    return kept_where(sheet, lambda name: name in _KEPT or _CODE_TOKEN.fullmatch(name) is not None)


def kept_where(sheet: str, is_used: Callable[[str], bool]) -> str:
    """A minified sheet with only the selectors whose every class is used, in their order."""
    return "".join(_kept_blocks(sheet, is_used))


def _kept_blocks(sheet: str, is_used: Callable[[str], bool]) -> Iterator[str]:
    for prelude, body in _blocks(sheet):
        if prelude.startswith(("@media", "@supports")):
            inner = kept_where(body, is_used)
            if inner:
                yield f"{prelude}{{{inner}}}"
        elif prelude.startswith("@") or body == "":
            yield f"{prelude}{{{body}}}" if body else prelude
        else:
            selectors = [one for one in _COMMA.split(prelude) if _may_match(one, is_used)]
            if selectors:
                yield f"{','.join(selectors)}{{{body}}}"


def _may_match(selector: str, is_used: Callable[[str], bool]) -> bool:
    return all(map(is_used, _CLASS.findall(_QUOTED.sub("", selector))))


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Each rule's prelude and body; a statement without a body ends with its semicolon."""
    at, length = 0, len(sheet)
    while at < length:
        brace = sheet.find("{", at)
        semicolon = sheet.find(";", at)
        if sheet.startswith("@", at) and 0 <= semicolon < (brace if brace >= 0 else length):
            yield sheet[at : semicolon + 1], ""
            at = semicolon + 1
            continue
        if brace < 0:
            return
        end = _closing(sheet, brace)
        yield sheet[at:brace], sheet[brace + 1 : end]
        at = end + 1


def _closing(sheet: str, brace: int) -> int:
    depth, quote = 0, ""
    for at in range(brace, len(sheet)):
        character = sheet[at]
        if quote:
            quote = "" if character == quote and sheet[at - 1] != "\\" else quote
        elif character in "\"'":
            quote = character
        elif character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
            if depth == 0:
                return at
    return len(sheet)
