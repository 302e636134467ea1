"""What rendering a text gives."""

from library.values import dataclass

ASSET_BASE = "KHO7F3A.asset/"
"""Stands before every file of the bundle in the HTML; whoever stamps a page puts the real base."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A text as HTML and as plain words; `files` are those of the bundle that it shows or links to."""

    html: str
    plain: str = ""
    files: tuple[str, ...] = ()
    has_maths: bool = False
