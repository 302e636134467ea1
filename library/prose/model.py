"""What rendering a text gives."""

from dataclasses import dataclass

ASSET_BASE = "KHO7F3A.asset/"
"""Stands before every file of the bundle in the HTML; whoever stamps a page puts the real base."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text: its level on the page (2 to 6), its anchor and its plain words."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A text as HTML and as plain words, and what it points to.

    `images` are file names of the bundle in order of use; `links` are the accepted targets as
    written (https, mailto, or a file name of the bundle).
    """

    html: str
    plain: str = ""
    headings: tuple[Heading, ...] = ()
    images: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    has_maths: bool = False
