"""The pictures of a build: two posters for every published video and illustrated document.

Made once and kept by content; drawn covers are shared by all of a subject and grade.
"""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from build_tools.judgement import Judgement
from build_tools.manifest import STATE_FOLDER
from build_tools.media.poster_store import Poster, PosterStore
from build_tools.media.posters import Material, PosterSource, make_poster
from build_tools.progress import Progress
from build_tools.workers import workers
from library.addresses import cover_folder
from library.approval.branch import LEDGER_BRANCH
from library.diagnostics import Finding, collect
from library.files import extension
from library.present.context import NO_MEDIA, Media
from library.published_files import VIDEO_POSTER
from library.resource import DocumentDetails, Resource, VideoDetails
from library.snapshot import FileEntry
from library.video import LocalFile

_SMALL, _LARGE = "320.webp", "640.webp"


@dataclass(frozen=True, slots=True)
class Pictures:
    """Posters by the tree of the version they belong to, and the lengths of videos in seconds.

    `covers` has the address before the size of those that are shared.
    """

    posters: Mapping[str, Poster] = field(default_factory=dict)
    covers: Mapping[str, str] = field(default_factory=dict)
    seconds: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def media(self, tree: str, folder: str) -> Media:
        """What pages may say of a version's pictures and clip; its own pictures lie in `folder`."""
        if tree not in self.posters:
            return NO_MEDIA
        stem = self._stem(tree, folder)
        return Media(f"{stem}-{_SMALL}", f"{stem}-{_LARGE}", self.seconds.get(tree))

    def files(self, tree: str, folder: str) -> Iterator[tuple[str, bytes]]:
        """The posters of a version by address; a cover's are those of others too."""
        poster = self.posters.get(tree)
        if poster is not None:
            stem = self._stem(tree, folder)
            yield f"{stem}-{_SMALL}", poster.small
            yield f"{stem}-{_LARGE}", poster.large

    def digest(self, tree: str) -> str:
        """What tells the poster of a version from others; "" where it has none."""
        poster = self.posters.get(tree)
        return poster.digest if poster is not None else ""

    def of(self, trees: Iterable[str]) -> "Pictures":
        """Those of some trees alone."""
        posters = {tree: self.posters[tree] for tree in trees if tree in self.posters}
        covers = {tree: self.covers[tree] for tree in posters if tree in self.covers}
        return Pictures(posters, covers)

    def with_others(self, others: "Pictures") -> "Pictures":
        """These with those of other trees."""
        return Pictures(
            {**self.posters, **others.posters},
            {**self.covers, **others.covers},
            {**self.seconds, **others.seconds},
            self.findings,
        )

    def _stem(self, tree: str, folder: str) -> str:
        return self.covers.get(tree, f"{folder}/poster")


def find_pictures(judgement: Judgement, out: Path, progress: Progress) -> Pictures:
    """Posters of every video, and of every document with a picture, that some shelf shows.

    Those made before come from the store.
    """
    places = {v.tree: f"{LEDGER_BRANCH}:approved/{shelf}/{key}" for key, shelf, v in judgement.versions()}
    sources = {
        tree: _source(tree, places[tree], compiled.resource, compiled.public.picture, judgement)
        for tree in sorted(places)
        if (compiled := judgement.compiled.get(tree)) is not None
        and compiled.resource is not None
        and _has_poster(compiled.resource, compiled.public.picture)
    }
    store = PosterStore(out / STATE_FOLDER / "posters")
    posters: dict[str, Poster] = {}
    findings: list[Finding] = []
    # Threads are enough: clips are read in processes of their own, and libwebp runs beside Python.
    with (
        progress.step("Làm ảnh bìa", "Making posters", len(sources)) as step,
        ThreadPoolExecutor(workers()) as executor,
    ):
        alone = dict.fromkeys(sources.values())  # most covers are those of many
        made = executor.map(lambda source: collect(make_poster(source, store)), alone)
        made_of = dict(zip(alone, made, strict=True))
        for tree, source in sources.items():
            posters[tree], found = made_of[source]
            findings += found
            step.advance()
    return Pictures(posters, _covers(posters, judgement), _lengths(posters, judgement), tuple(findings))


def _covers(posters: Mapping[str, Poster], judgement: Judgement) -> dict[str, str]:
    covers: dict[str, str] = {}
    for tree, poster in posters.items():
        resource = judgement.compiled[tree].resource
        if poster.drawn and resource is not None:
            covers[tree] = cover_folder(resource.grades[0], resource.subject)
    return covers


def _lengths(posters: Mapping[str, Poster], judgement: Judgement) -> dict[str, int]:
    """A clip's own length, else what its record says."""
    lengths: dict[str, int] = {}
    for tree, poster in posters.items():
        record = judgement.compiled[tree].public.record
        seconds = poster.seconds or (record.duration if record else None)
        if seconds is not None:
            lengths[tree] = max(1, round(seconds))
    return lengths


def _has_poster(resource: Resource, picture: str) -> bool:
    match resource.details:
        case VideoDetails():
            return True
        case DocumentDetails():
            return picture != ""
        case _:
            return False


def _source(tree: str, place: str, resource: Resource, picture: str, judgement: Judgement) -> PosterSource:
    entries = judgement.sources[tree]
    details = resource.details
    video = details.video if isinstance(details, VideoDetails) else None
    name = video.name if isinstance(video, LocalFile) else ""
    still = VIDEO_POSTER if video is not None else picture
    vocabulary = judgement.vocabulary
    subject, grade = vocabulary.subjects.get(resource.subject), vocabulary.grades.get(resource.grades[0])

    def material(name: str) -> Material | None:
        entry = entries.get(name)
        return None if entry is None else _material(entry, f"{place}/{name}", judgement)

    return PosterSource(
        title=subject.label.vi if subject else "",
        subject=resource.subject,
        label=grade.label.vi if grade else "",
        still=material(still),
        clip=material(name),
        extension=extension(name),
    )


def _material(entry: FileEntry, path: str, judgement: Judgement) -> Material:
    def read() -> bytes | None:
        return dict(judgement.repository.read([entry.oid]))[entry.oid]

    return Material(path, entry.oid, read)
