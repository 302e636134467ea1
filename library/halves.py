"""What a bundle's text and files come to, prose or paper: its two halves, and what it is found by."""

from dataclasses import field

from library.compiled import CompiledContent, PublicSummary, SecretSummary
from library.resource import Resource
from library.values import dataclass

OPENING = 200
"""In letters: how much of a text a result of a search may quote from."""


@dataclass(frozen=True, slots=True)
class Halves:
    """What a bundle's text and files come to; `used` are the files that the text names."""

    public: PublicSummary = field(default_factory=PublicSummary)
    secret: SecretSummary = field(default_factory=SecretSummary)
    content: CompiledContent = field(default_factory=CompiledContent)
    search: tuple[str, ...] = ()
    used: frozenset[str] = frozenset()


def plain_words(resource: Resource, *texts: str) -> str:
    """What is searched of a resource: what its fields say in words, and its texts."""
    words = (resource.description, resource.topic or "", *resource.tags, *texts)
    return " ".join(word for word in words if word)
