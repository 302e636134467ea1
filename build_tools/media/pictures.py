"""The pictures of a build: two posters for every published video, made once and kept by content."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from build_tools.judgement import Judgement
from build_tools.media.posters import Poster, PosterCache, PosterSource
from build_tools.output import STATE_FOLDER
from build_tools.progress import Progress
from library.compile import VIDEO_POSTER
from library.diagnostics import Finding
from library.files import extension
from library.present.context import NO_MEDIA, Media
from library.resource import VideoDetails
from library.video import LocalFile

SMALL, LARGE = "poster-320.webp", "poster-640.webp"


@dataclass(frozen=True, slots=True)
class Pictures:
    """Posters by the tree of the version they belong to."""

    posters: Mapping[str, Poster] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def media(self, tree: str) -> Media:
        """What pages may say of a version's pictures and clip."""
        poster = self.posters.get(tree)
        return NO_MEDIA if poster is None else Media(SMALL, LARGE, poster.seconds)

    def files(self, tree: str) -> Iterator[tuple[str, bytes]]:
        """The files to put beside the page of a version."""
        poster = self.posters.get(tree)
        if poster is not None:
            yield SMALL, poster.small
            yield LARGE, poster.large


def find_pictures(judgement: Judgement, out: Path, progress: Progress) -> Pictures:
    """Posters of every video that some shelf shows; those made before come from the cache."""
    trees = {version.tree for _, _, version in judgement.versions()}
    videos = [
        tree
        for tree in sorted(trees)
        if (c := judgement.compiled.get(tree)) is not None
        and c.resource is not None
        and isinstance(c.resource.details, VideoDetails)
    ]
    cache = PosterCache(out / STATE_FOLDER / "posters")
    posters: dict[str, Poster] = {}
    findings: list[Finding] = []
    with progress.step("Làm ảnh bìa", "Making posters", len(videos)) as step:
        for tree in videos:
            posters[tree], found = cache.poster(_source(tree, judgement))
            findings += found
            step.advance()
    return Pictures(posters, tuple(findings))


def _source(tree: str, judgement: Judgement) -> PosterSource:
    resource = judgement.compiled[tree].resource
    assert resource is not None  # noqa: S101 - only readable videos are asked for
    assert isinstance(resource.details, VideoDetails)  # noqa: S101
    entries = judgement.sources[tree]
    video = resource.details.video
    clip = entries.get(video.name) if isinstance(video, LocalFile) else None
    still = entries.get(VIDEO_POSTER)
    wanted = [entry.oid for entry in (clip, still) if entry is not None]
    contents = dict(judgement.repository.read(wanted))
    vocabulary = judgement.vocabulary
    return PosterSource(
        title=resource.title,
        subject=resource.subject,
        label=vocabulary.grades[resource.grades[0]].label.vi,
        still=contents.get(still.oid) if still else None,
        clip=contents.get(clip.oid) if clip else None,
        clip_type=extension(video.name) if isinstance(video, LocalFile) else "",
    )
