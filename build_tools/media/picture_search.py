"""Finds the pictures of a library: which version has which poster, made where it was not made before."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import field
from hashlib import sha256
from pathlib import Path

from build_tools.judgement import Judgement
from build_tools.manifest import STATE_FOLDER
from build_tools.media.picture_notes import (
    Notes,
    PictureNote,
    keep_notes,
    kept_notes,
    read_notes,
    write_notes,
)
from build_tools.media.pictures import Pictures
from build_tools.media.poster_source import Material, PosterSource
from build_tools.media.poster_store import Poster, PosterStore
from build_tools.media.posters import make_poster
from build_tools.progress import Progress
from build_tools.shelflists import SchoolShelflist
from build_tools.workers import workers
from library.addresses import cover_folder
from library.approval.branch import LEDGER_BRANCH
from library.compiled import Compiled
from library.diagnostics import Finding, collect
from library.files import extension
from library.holdings import Holding
from library.published_files import VIDEO_POSTER
from library.resource import DocumentDetails, Resource, VideoDetails
from library.snapshot import FileEntry
from library.values import dataclass
from library.video import LocalFile


def find_pictures(judgement: Judgement, out: Path, progress: Progress) -> Pictures:
    """Posters of every video, and of every document with a picture, that some shelf shows.

    Of schools of which they were found before only what was noted; the rest come from the store, or are made.
    """
    shelflists = judgement.shelflists
    written = kept_notes(judgement.parts, [one.digest for one in shelflists.values()])
    search = PictureSearch(judgement, poster_store(out))
    unknown = {school: one for school, one in shelflists.items() if one.digest not in written}
    found = search.among((held for one in unknown.values() for held in one.holdings), progress)
    notes = {tree: note for one in written.values() for tree, note in read_notes(one).items()}
    new = {one.digest: write_notes(_of(one, found)) for one in unknown.values()}
    # Faults are told by each build.
    faulty = {finding.location.path.split("/")[2] for finding in found.findings}
    sound = [one.digest for school, one in unknown.items() if school not in faulty]
    keep_notes(judgement.parts, {digest: new[digest] for digest in sound})
    digests = {name: sha256(one).hexdigest() for name, one in {**written, **new}.items()}
    return Pictures({**notes, **found.notes}, found.posters, digests, found.findings, search.poster)


def _of(shelflist: SchoolShelflist, found: Pictures) -> Notes:
    """Those among what was found that are of the versions of one school."""
    trees = {version.tree for held in shelflist.holdings for version in held.versions}
    return {tree: found.notes[tree] for tree in trees if tree in found.notes}


def poster_store(out: Path) -> PosterStore:
    """Where the posters of an output are kept."""
    return PosterStore(out / STATE_FOLDER / "posters")


@dataclass(frozen=True, slots=True)
class PictureSearch:
    """Looks for posters in a store, and makes those it lacks."""

    judgement: Judgement
    store: PosterStore
    _places: dict[str, str] = field(default_factory=dict)

    def among(self, holdings: Iterable[Holding], progress: Progress) -> Pictures:
        """The posters of some resources, in hand, with what is wrong with their sources."""
        for held in holdings:
            for shelf, at, _ in held.shelves:
                self._places[held.versions[at].tree] = f"{LEDGER_BRANCH}:approved/{shelf}/{held.key}"
        self.judgement.compiled.fetch(self._places)
        looked_at = ((tree, self._source(tree)) for tree in sorted(self._places))
        sources = {tree: source for tree, source in looked_at if source is not None}
        notes: dict[str, PictureNote] = {}
        posters: dict[str, Poster] = {}
        findings: list[Finding] = []
        # Threads are enough: clips are read in processes of their own, and libwebp runs beside Python.
        with (
            progress.step("Làm ảnh bìa", "Making posters", len(sources)) as step,
            ThreadPoolExecutor(workers()) as executor,
        ):
            alone = dict.fromkeys(sources.values())  # most covers are those of many
            made = executor.map(lambda source: collect(make_poster(source, self.store)), alone)
            made_of = dict(zip(alone, made, strict=True))
            for tree, source in sources.items():
                poster, found = made_of[source]
                notes[tree] = note = _note(poster, self.judgement.compiled[tree])
                posters[note.cover or tree] = poster
                findings += found
                step.advance()
        return Pictures(notes, posters, findings=tuple(findings))

    def poster(self, tree: str) -> Poster:
        """The poster of a version that has one."""
        source = self._source(tree)
        if source is None:
            raise LookupError(tree)
        return collect(make_poster(source, self.store))[0]

    def _source(self, tree: str) -> PosterSource | None:
        compiled = self.judgement.compiled.get(tree)
        if compiled is None or compiled.resource is None:
            return None
        if not _has_poster(compiled.resource, compiled.public.picture):
            return None
        return _source(
            tree, self._places.get(tree, tree), compiled.resource, compiled.public.picture, self.judgement
        )


def _note(poster: Poster, compiled: Compiled) -> PictureNote:
    """A clip's own length, else what its record says."""
    resource, record = compiled.resource, compiled.public.record
    seconds = poster.seconds or (record.duration if record else None)
    shared = resource is not None and poster.drawn
    cover = cover_folder(resource.grades[0], resource.subject) if shared and resource is not None else ""
    return PictureNote(poster.digest, cover, None if seconds is None else max(1, round(seconds)))


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
