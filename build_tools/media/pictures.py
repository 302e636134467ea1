"""The pictures of a build: two posters for every published video and illustrated document.

Made once and kept by content; drawn covers are shared by all of a subject and grade.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field

from build_tools.media.picture_notes import Notes
from build_tools.media.poster_store import Poster
from library.diagnostics import Finding
from library.present.context import NO_MEDIA, Media
from library.values import dataclass

_SMALL, _LARGE = "320.webp", "640.webp"


def _nowhere(tree: str) -> Poster:
    raise LookupError(tree)


@dataclass(frozen=True, slots=True)
class Pictures:
    """What is noted of the pictures of versions, by tree; `posters` are those in hand.

    By the tree, or by the address before the size of those that are shared. `look_up` finds any other by
    its tree. `digests` tell what is noted of each shelflist, by the digest of that.
    """

    notes: Notes = field(default_factory=dict)
    posters: dict[str, Poster] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    look_up: Callable[[str], Poster] = field(default=_nowhere, compare=False, repr=False)

    def media(self, tree: str, folder: str) -> Media:
        """What pages may say of a version's pictures and clip; its own pictures lie in `folder`."""
        note = self.notes.get(tree)
        if note is None:
            return NO_MEDIA
        stem = note.cover or _own(folder)
        return Media(f"{stem}-{_SMALL}", f"{stem}-{_LARGE}", note.seconds)

    def digest(self, tree: str) -> str:
        """What tells the poster of a version from others; "" where it has none."""
        note = self.notes.get(tree)
        return note.digest if note is not None else ""

    def own(self, tree: str, folder: str) -> Iterator[tuple[str, bytes]]:
        """The posters by address that a version shares with no other."""
        note = self.notes.get(tree)
        if note is not None and not note.cover:
            yield from _files(_own(folder), self._poster(tree, tree))

    def shared(self, trees: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The posters by address that some versions share with others, each once."""
        for cover, tree in self._covers(trees).items():
            yield from _files(cover, self._poster(cover, tree))

    def of(self, trees: Iterable[str]) -> "Pictures":
        """Those of some trees alone, in hand."""
        notes = {tree: self.notes[tree] for tree in trees if tree in self.notes}
        places = {**{tree: tree for tree, note in notes.items() if not note.cover}, **self._covers(notes)}
        return Pictures(notes, {place: self._poster(place, tree) for place, tree in places.items()})

    def covers(self) -> "Pictures":
        """Those alone that are shared, in hand."""
        return self.of([tree for tree, note in self.notes.items() if note.cover])

    def with_others(self, others: "Pictures") -> "Pictures":
        """These with those of other trees."""
        notes, posters = {**self.notes, **others.notes}, {**self.posters, **others.posters}
        return Pictures(notes, posters, self.digests, self.findings, self.look_up)

    def _covers(self, trees: Iterable[str]) -> Mapping[str, str]:
        """The addresses of shared ones, each with a tree that has it."""
        notes = ((tree, self.notes.get(tree)) for tree in trees)
        return {note.cover: tree for tree, note in notes if note is not None and note.cover}

    def _poster(self, place: str, tree: str) -> Poster:
        poster = self.posters.get(place)
        if poster is None:
            self.posters[place] = poster = self.look_up(tree)
        return poster


def _own(folder: str) -> str:
    return f"{folder}/poster"


def _files(stem: str, poster: Poster) -> Iterator[tuple[str, bytes]]:
    yield f"{stem}-{_SMALL}", poster.small
    yield f"{stem}-{_LARGE}", poster.large
