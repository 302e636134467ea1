"""Material's style sheet without what no page of ours can show.

Half of it dresses parts that need Material's script bundle (search, dialogs, tooltips, version
menus) or that our frame replaces (navigation, tabs, footer). A rule stays where every class its
selector names may stand on a page: in our frame, or in what Markdown makes of a hand-written page.
"""

import re
from collections.abc import Callable, Iterator

from library.values import dataclass

# `md-` classes of the frame that Material's base template and ours write, and of written pages.
_FRAME = frozenset((
    "md-container", "md-main", "md-main__inner", "md-grid", "md-header", "md-header__inner", "md-typeset",
    "md-typeset__scrollwrap", "md-typeset__table", "md-toggle", "md-overlay", "md-skip", "md-hidden",
    "md-ellipsis", "md-icon", "md-button", "md-button--primary", "no-js", "js",
))  # fmt: skip
_WRITTEN = frozenset((
    "admonition", "admonition-title", "abstract", "attention", "bug", "caution", "danger", "error",
    "example", "failure", "hint", "important", "info", "inline", "end", "note", "question", "quote",
    "success", "summary", "tip", "todo", "warning", "tldr", "fail", "missing", "check", "done", "help",
    "faq", "cite", "seealso", "footnote", "footnote-ref", "footnote-backref", "task-list",
    "task-list-item", "task-list-control", "task-list-indicator", "task-list-checkbox", "toclink",
    "highlight", "filename",
))  # fmt: skip
_CODE_TOKEN = re.compile(r"[a-z]{1,2}[a-z0-9]?")
"""The classes of coloured code, such as `k` and `nf`."""
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|url\([^)]*\)')
_BRACE = re.compile(r"""[{}]|"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'""")
"""A brace, or a text in which braces mean nothing."""
_COMMA = re.compile(r",(?![^(]*\))")
_ICON = re.compile(r'(--[\w-]+):(url\("[^"]*"\));?')
_NOWHERE = ("[dir=rtl]", "[data-md-color-primary=", "[data-md-color-accent=")
"""No page of ours is written from right to left, and each site has a sheet with its own colours."""


@dataclass(frozen=True, slots=True)
class Trimmed:
    """Material's main sheet in two: what every page needs, and what hand-written pages need besides."""

    everywhere: str
    written: str


def trimmed(sheet: str) -> Trimmed:
    """The minified `sheet` with only the selectors that can match, in their order.

    Icons are variables of the root; each goes to the part that shows it, or nowhere.
    """
    everywhere = kept_where(sheet, _is_everywhere)
    written = kept_where(
        sheet, lambda selector: _is_written(selector) and not _is_everywhere(selector), at_rules=False
    )
    needed = [f"{name}:{url}" for name, url in _ICON.findall(everywhere) if f"var({name}" in written]
    shown = _ICON.sub(lambda icon: icon[0] if f"var({icon[1]}" in everywhere else "", everywhere)
    root = f":root{{{';'.join(needed)}}}" if needed else ""
    return Trimmed(shown.replace(":root{}", ""), root + written)


def _is_everywhere(selector: str) -> bool:
    return not _is_nowhere(selector) and all(name in _FRAME for name in classes_in(selector))


def _is_written(selector: str) -> bool:
    return not _is_nowhere(selector) and all(
        name in _FRAME or name in _WRITTEN or _CODE_TOKEN.fullmatch(name) for name in classes_in(selector)
    )


def _is_nowhere(selector: str) -> bool:
    return any(part in selector for part in _NOWHERE)


def classes_in(selector: str) -> list[str]:
    """The classes that an element must have for a selector to match it, and those it must not."""
    return _CLASS.findall(_QUOTED.sub("", selector))


def kept_where(sheet: str, keeps: Callable[[str], bool], *, at_rules: bool = True) -> str:
    """A minified sheet with only the selectors that `keeps` says; `at_rules` such as keyframes stay or go."""
    return "".join(_kept_blocks(sheet, keeps, at_rules))


def _kept_blocks(sheet: str, keeps: Callable[[str], bool], at_rules: bool) -> Iterator[str]:
    for prelude, body in _blocks(sheet):
        if prelude.startswith(("@media", "@supports")):
            inner = kept_where(body, keeps, at_rules=at_rules)
            if inner:
                yield f"{prelude}{{{inner}}}"
        elif prelude.startswith("@") or body == "":
            if at_rules:
                yield f"{prelude}{{{body}}}" if body else prelude
        else:
            selectors = [one for one in _COMMA.split(prelude) if keeps(one)]
            if selectors:
                yield f"{','.join(selectors)}{{{body}}}"


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
    depth = 0
    for found in _BRACE.finditer(sheet, brace):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth -= 1
            if depth == 0:
                return found.start()
    return len(sheet)
