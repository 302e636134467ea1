"""A shell: a page with marked places, cut once into literals and slots, then stamped in memory."""

import re
from collections.abc import Mapping

from library.values import dataclass

_MARK = re.compile(r"<!--KHO7F3A\.([a-z_]+)\.-->|KHO7F3A\.([a-z_]+)\.")
_INDENT = re.compile(r"\n\s+")
# Parts of Material's base that only its script bundle needs.
_LEFTOVER = re.compile(
    r'<input class="md-toggle" data-md-toggle="search"[^>]*>\s*'
    r'|<div data-md-component="(?:skip|announce)">\s*</div>\s*'
    r'|(?<=id="__drawer") autocomplete="off"'  # which a check box has no use for
)
_ASSET = re.compile(r'((?:href|src)="(?:KHO7F3A\.root\.|(?:\.\./)*))(assets/[\w./-]+\.(?:css|js))"')
_ONE_UP = re.compile(r'((?:href|src|action)=")\.\./')


@dataclass(frozen=True, slots=True)
class Shell:
    """`literals` has one text more than `slots` has names."""

    literals: tuple[str, ...]
    slots: tuple[str, ...]

    def stamp(self, slots: Mapping[str, str]) -> str:
        """The page, each slot filled with text that is already HTML.

        Raises KeyError where a slot has no text: that is a bug of the caller.
        """
        parts = [self.literals[0]]
        for name, literal in zip(self.slots, self.literals[1:], strict=True):
            parts.append(slots[name])
            parts.append(literal)
        return "".join(parts)


def compile_shell(html: str, versions: Mapping[str, str], *, folder: bool) -> Shell:
    """Cut a rendered page at its marks.

    `versions` gives an asset's path the address under which it never changes. `folder`: the page
    was rendered one folder deep, so every address of our own begins with `../`; that becomes the slot
    `root`, and the page fits at any depth.
    """
    html = _LEFTOVER.sub("", html)
    if folder:
        html = _INDENT.sub("\n", html).lstrip()
        html = _ONE_UP.sub(r"\1KHO7F3A.root.", html)
    html = _ASSET.sub(lambda found: f'{found[1]}{versions.get(found[2], found[2])}"', html)
    pieces = _MARK.split(html)
    names = tuple(one or other for one, other in zip(pieces[1::3], pieces[2::3], strict=True))
    return Shell(tuple(pieces[0::3]), names)
