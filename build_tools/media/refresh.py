"""Learns about videos elsewhere and writes it down beside them, in the work tree.

Never part of a build. What is known stays unless `update` asks for it anew, and a video that cannot be
asked about keeps its last record.
"""

import hashlib
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from build_tools.judgement import Judgement
from build_tools.judging import judge_commit
from build_tools.media.lookup import NO_ANSWER, UNREACHABLE, look_up
from build_tools.media.providers import PROVIDERS, Provider, Providers
from build_tools.media.thumbnails import fetch_thumbnail
from build_tools.media.video_facts import VideoFacts, record_text, same_but_for_the_day
from build_tools.progress import Progress
from build_tools.repository import Repository
from build_tools.whole_file import write_whole
from build_tools.worktree import of_worktree
from library.bundles import INDEX
from library.diagnostics import Finding, Location, Pass, Text, collect, did_you_mean, find
from library.present.context import duration_label
from library.published_files import VIDEO_POSTER, VIDEO_RECORD
from library.resource import VideoDetails
from library.rules import video as rules
from library.values import dataclass
from library.video import Drive, LocalFile, VideoRecord, YouTube

_GIVE_UP_AFTER = 3
"""So many videos in a row that cannot be reached mean that the network is down."""
_HOW_TO_SEE = Text("xem các tên bằng: hoclieu status", "see the keys with: hoclieu status")


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """What a refresh did: how many videos were asked about, and which files were written."""

    findings: tuple[Finding, ...]
    asked: int
    written: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """One video to ask about, the folder of its resource, and what is known of it."""

    video: YouTube | Drive
    provider: Provider
    folder: str
    known: VideoRecord | None

    @property
    def place(self) -> Location:
        return Location(f"{self.folder}/{INDEX}")


def refresh(
    root: Path,
    keys: Collection[str],
    *,
    update: bool,
    today: date,
    progress: Progress,
    providers: Providers = PROVIDERS,
) -> RefreshReport:
    """Ask about the videos of `keys`, or of all resources, in the work tree of the repository at `root`."""
    repository = Repository(root)
    with of_worktree(repository) as content:
        judgement = judge_commit(content, "HEAD", repository, progress)
    wanted, findings = collect(_wanted(judgement, keys, providers, update=update))
    written: list[str] = []
    asked = failures = 0
    with progress.step("Hỏi thông tin video", "Asking about videos", len(wanted)) as step:
        for one in wanted:
            facts: VideoFacts | Text = UNREACHABLE
            if failures < _GIVE_UP_AFTER:
                facts = look_up(one.video.id, one.provider)
                asked += 1
            failures = failures + 1 if facts in NO_ANSWER else 0
            paths, found = collect(_noted(root, one, facts, today))
            written += paths
            findings += found
            step.advance()
    return RefreshReport(tuple(findings), asked, tuple(written))


def _wanted(
    judgement: Judgement, keys: Collection[str], providers: Providers, *, update: bool
) -> Pass[list[_Asked]]:
    """The videos to ask about; a key that names no video is a finding."""
    videos = dict(_videos(judgement, providers))
    wanted = []
    for written in sorted(set(keys)) or videos:
        asked = videos.get(written)
        if written not in videos:
            near = did_you_mean(written, videos)
            hint = Text(f"có phải là {near}?", f"did you mean {near}?") if near else _HOW_TO_SEE
            yield find(rules.NO_SUCH_VIDEO, Location(written), key=written, hint=hint)
        elif asked is not None and (update or asked.known is None or asked.known.id != asked.video.id):
            wanted.append(asked)
    return wanted


def _videos(judgement: Judgement, providers: Providers) -> Iterator[tuple[str, _Asked | None]]:
    """Every video resource by its key; None for a local clip, which tells everything itself."""
    for key, bundle in sorted(judgement.bundles.items()):
        compiled = judgement.compiled[bundle.tree]
        if compiled.resource is None or not isinstance(compiled.resource.details, VideoDetails):
            continue
        video = compiled.resource.details.video
        if isinstance(video, LocalFile):
            yield str(key), None
        else:
            yield str(key), _Asked(video, providers[type(video)], bundle.folder, compiled.public.record)


def _noted(root: Path, asked: _Asked, facts: VideoFacts | Text, today: date) -> Pass[list[str]]:
    """Write down what was learnt of one video; returns the paths that were written."""
    if isinstance(facts, Text):
        yield find(rules.LOOKUP_FAILED, asked.place, address=str(asked.video), reason=facts)
        return []
    if asked.known is not None and asked.known.id == asked.video.id:
        yield from _drift(asked, asked.known, facts)
    folder = root / asked.folder
    written = []
    poster, digest = yield from _poster(folder / VIDEO_POSTER, asked, facts)
    if poster is not None:
        write_whole(folder / VIDEO_POSTER, poster)
        written.append(f"{asked.folder}/{VIDEO_POSTER}")
    record = record_text(asked.video.id, asked.provider.name, facts, digest, today.isoformat())
    if not same_but_for_the_day(_content(folder / VIDEO_RECORD), record):
        write_whole(folder / VIDEO_RECORD, record)
        written.append(f"{asked.folder}/{VIDEO_RECORD}")
    return written


def _poster(path: Path, asked: _Asked, facts: VideoFacts) -> Pass[tuple[bytes | None, str]]:
    """A new poster to write, where one is to be had, and the digest of the one that is ours.

    A picture that the teacher put there stays; ours is known by its digest in the record.
    """
    there = _digest(path)
    ours = asked.known is not None and asked.known.thumbnail == there
    if there and asked.known is not None and not ours:
        return None, ""
    poster = fetch_thumbnail(facts.thumbnails, asked.provider.picture_origins)
    if isinstance(poster, Text):
        if ours or not there:
            yield find(rules.THUMBNAIL_FAILED, asked.place, address=str(asked.video), reason=poster)
        return None, there if ours else ""
    digest = hashlib.sha256(poster).hexdigest()
    if there == digest:
        return None, digest
    return (poster, digest) if ours or not there else (None, "")


def _drift(asked: _Asked, known: VideoRecord, facts: VideoFacts) -> Iterator[Finding]:
    """What a viewer would notice: another title, length, channel, or circle of viewers."""
    pairs = [
        (known.title, facts.title),
        (known.channel, facts.channel),
        (known.availability, facts.availability),
        (_length(known.duration), _length(facts.duration)),
    ]
    for before, after in pairs:
        if before and after and before != after:
            yield find(rules.VIDEO_CHANGED, asked.place, before=before, after=after)


def _length(seconds: float | None) -> str:
    return duration_label(round(seconds)) if seconds else ""


def _digest(path: Path) -> str:
    content = _content(path)
    return hashlib.sha256(content).hexdigest() if content else ""


def _content(path: Path) -> bytes:
    """The file at `path`; nothing where there is none, or a link in its place."""
    return path.read_bytes() if path.is_file() and not path.is_symlink() else b""
