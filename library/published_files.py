"""Which files of a bundle are published, and what is wrong with those that it names or forgets."""

import hashlib
from collections.abc import Collection, Iterable, Mapping

from library.bundles import INDEX
from library.compiled import PublishedFile
from library.diagnostics import Location, Pass, Text, find
from library.fields import Fields
from library.files import is_named_like_a_key
from library.metadata import Written
from library.resource import BankDetails, DocumentDetails, ExamDetails, Resource, VideoDetails
from library.rules import files as rules
from library.snapshot import FileEntry
from library.suggestions import suggestion
from library.video import LocalFile

VIDEO_RECORD = "video.json"
VIDEO_POSTER = "video-poster.webp"


def open_names(resource: Resource, entries: Mapping[str, FileEntry]) -> frozenset[str]:
    """The files that the public half may show or link to: none that holds a key, nor any source."""
    closed = {INDEX, *resource.key_files}
    if isinstance(resource.details, BankDetails | ExamDetails) and resource.details.questions:
        closed.add(resource.details.questions)
    return frozenset(entries) - closed


def published_names(resource: Resource, used: Iterable[str], open_files: frozenset[str]) -> frozenset[str]:
    """The open files that are published: attachments, clips, and what the text uses."""
    names = {*resource.attachments, *used}
    match resource.details:
        case VideoDetails(video=LocalFile(name=name), captions=captions):
            names |= {name, captions} if captions else {name}
        case VideoDetails(captions=str(captions)):
            names.add(captions)
        case DocumentDetails(video=LocalFile(name=name)):
            names.add(name)
        case _:
            pass
    return open_files & names


def published_files(names: Iterable[str], contents: Mapping[str, bytes]) -> tuple[PublishedFile, ...]:
    """The files of these names that are there; the absence of the others is found elsewhere."""
    return tuple(
        PublishedFile(name, len(content), hashlib.sha256(content).hexdigest())
        for name in sorted(names)
        if (content := contents.get(name)) is not None
    )


def judge_open_keys(written: Written, public: Iterable[PublishedFile]) -> Pass[None]:
    """An exam's files that say by their names that they are keys, and stand among the public ones."""
    for file in public:
        if is_named_like_a_key(file.name):
            listed = file.name in written.resource.attachments
            place = written.fields.place("attachments") if listed else Location(file.name)
            yield find(rules.KEY_PUBLISHED, place, name=file.name)


def judge_mentions(
    resource: Resource,
    fields: Fields,
    entries: Collection[str],
    used: frozenset[str],
    refused: frozenset[str],
) -> Pass[None]:
    """Files that front matter names and that are not there, and those that nothing names."""
    named = _named(resource)
    for name, key in named.items():
        if name not in entries:
            others = [other for other in entries if other != INDEX]
            put = Text("đặt tệp này cạnh index.md", "put the file beside index.md")
            hint = suggestion(name, others) if others else put
            yield find(rules.FILE_MISSING, fields.place(key), name=name, hint=hint)
    mentioned = {*named, *used, INDEX, VIDEO_RECORD, VIDEO_POSTER}
    nested = tuple(name.removesuffix(INDEX) for name in entries if name.endswith(f"/{INDEX}"))
    for name in sorted(set(entries) - mentioned - refused):
        # What lies in a bundle inside this one is told once, as a whole.
        if not name.startswith(nested):
            yield find(rules.FILE_UNUSED, Location(name), name=name)


def _named(resource: Resource) -> dict[str, str]:
    """The files that front matter names, each with the key that does."""
    named: dict[str, str] = {}
    match resource.details:
        case VideoDetails(video=video, captions=captions):
            named |= {captions: "captions"} if captions else {}
            named |= {video.name: "video"} if isinstance(video, LocalFile) else {}
        case BankDetails(questions=questions) | ExamDetails(questions=questions):
            named |= {questions: "questions"} if questions else {}
        case DocumentDetails(video=LocalFile(name=name)):
            named[name] = "video"
        case _:
            pass
    named |= dict.fromkeys(resource.attachments, "attachments")
    return named | dict.fromkeys(resource.key_files, "key_files")
