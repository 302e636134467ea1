"""What search knows of one resource: texts to find it by, values to filter by, and its card."""

from library.values import dataclass

FACETS = ("grade", "subject", "type", "exam", "series", "school", "part")
"""What documents are told apart by, in the order of the columns of the index.

The part of a subject (History within History and Geography) is no filter: it only helps to rank.
"""


Values = tuple[tuple[str, ...], ...]
"""Keys of a document by facet, in the order of `FACETS`."""


@dataclass(frozen=True, slots=True)
class SearchCard:
    """What a result shows; addresses are relative to the search page."""

    title: str
    href: str
    poster: str
    meta: str
    length: str
    badges: tuple[str, ...]
    place: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One resource for the index.

    `place` are its lessons and chapters as printed, `more` its topic, keywords, authors and labels.
    The text of its page goes beside it, for there may be too much of that to hold.
    """

    title: str
    place: tuple[str, ...]
    more: tuple[str, ...]
    card: SearchCard


@dataclass(frozen=True, slots=True)
class SearchTraits:
    """What a document is filtered by and liked for, among those of its site.

    `preference` orders results that match alike: the least comes first.
    """

    values: Values
    preference: int


@dataclass(frozen=True, slots=True)
class SearchValue:
    """A value of a facet: its key, its label, how many documents have it, and what people call it.

    `page` is the page of its shelf, `kind` the kind a type belongs to; both may be empty.
    """

    key: str
    label: str
    count: int
    page: str = ""
    kind: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchFacet:
    """A group of filters with the values that occur on the site, in the order of the vocabulary.

    `absent` is what people call values of which the site has nothing.
    """

    key: str
    values: tuple[SearchValue, ...]
    absent: tuple[str, ...] = ()
