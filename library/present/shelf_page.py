"""A page that lists, with what it follows from: one whose ground has not changed need not be made again."""

from collections.abc import Callable

from library.entry import Entry
from library.pages.shelf_views import ShelfView
from library.values import dataclass

Follows = str | int | None | Entry | tuple["Follows", ...]
"""Entries in their order, counts and names: all that differs between two pages of one kind on one site.

What is alike on all pages of a site (its name, its people, the words of the vocabulary) is not repeated.
"""


@dataclass(frozen=True, slots=True)
class ShelfPage:
    """A page that lists; `view` makes it from what it `follows`."""

    path: str
    follows: Follows
    view: Callable[[], ShelfView]
