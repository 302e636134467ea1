"""Compiles one tree of a bundle: front matter, text, questions and files to a `Compiled`.

The result depends on the tree, the vocabulary, the curriculum and the maths engine alone; not on
the bundle's key, place or approval, so one tree is compiled once wherever it stands.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from library.approval.model import Facts
from library.attachments import judge_content, numbers_in_prose
from library.bundles import INDEX
from library.compile_paper import compile_paper
from library.compiled import Compiled, PublicContent, PublishedFile, SecretContent
from library.curriculum import Curriculum
from library.diagnostics import Finding, Location, Pass, Severity, Text, collect, find
from library.fields import Fields, suggestion
from library.files import HEAD, extension, is_named_like_a_key, judge_files
from library.maths import MathsEngine
from library.metadata import Written, read_index
from library.prose import Prose, render_prose
from library.questions.parser import parse_paper
from library.resource import (
    BankDetails,
    DocumentDetails,
    ExamDetails,
    Resource,
    VideoDetails,
)
from library.rules import files as file_rules
from library.rules import text as text_rules
from library.snapshot import FileEntry
from library.video import LocalFile, VideoRecord, judge_record, read_record
from library.vocabulary import Vocabulary
from library.yaml_text import readable_text

VIDEO_RECORD = "video.json"
VIDEO_POSTER = "video-poster.webp"
MOST_OF_ONE_RULE = 100


@dataclass(frozen=True, slots=True)
class Programme:
    """What compiling needs besides the bundle itself."""

    vocabulary: Vocabulary
    curriculum: Curriculum
    maths: MathsEngine


@dataclass(frozen=True, slots=True)
class BundleFiles:
    """The files of one tree by their names inside it, with their contents."""

    tree: str
    entries: Mapping[str, FileEntry]
    contents: Mapping[str, bytes]


def compile_bundle(files: BundleFiles, programme: Programme) -> Compiled:
    """Compile one tree; nothing it holds can make this fail."""
    (written, public, secret), findings = collect(_compile(files, programme))
    resource = written.resource if written else None
    lines = {name: one.location.line for name, one in written.fields.by_name.items()} if written else {}
    ordered = tuple(_told(sorted(findings, key=Finding.sort_key)))
    sound = all(f.rule.severity is not Severity.ERROR for f in ordered)
    facts = None if resource is None else facts_of(resource, bundle_sha256(files))
    publishable = resource is not None and sound
    return Compiled(files.tree, resource, facts, public, secret, ordered, publishable, lines)


def _told(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings in order, of each rule no more than a reader can use, and how many are left out."""
    counts = Counter(finding.rule.code for finding in findings)
    told: Counter[str] = Counter()
    for finding in findings:
        code = finding.rule.code
        told[code] += 1
        if told[code] <= MOST_OF_ONE_RULE:
            yield finding
        elif told[code] == MOST_OF_ONE_RULE + 1:
            more = counts[code] - MOST_OF_ONE_RULE
            yield find(text_rules.MORE_OF_THE_SAME, finding.location, code=code, count=more)


def facts_of(resource: Resource, sha256: str) -> Facts:
    """What approval needs to know of a resource."""
    return Facts(resource.kind, resource.subject, resource.grades, tuple(sorted(resource.authors)), sha256)


def bundle_sha256(files: BundleFiles) -> str:
    """The digest of a bundle: sha256 over `mode SP path NUL sha256(blob) LF`, sorted by path."""
    digest = hashlib.sha256()
    for name in sorted(files.entries, key=lambda name: name.encode("utf-8", "surrogateescape")):
        blob = hashlib.sha256(files.contents.get(name, b"")).hexdigest()
        mode = files.entries[name].mode
        digest.update(f"{mode} {name}\0{blob}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _compile(
    files: BundleFiles, programme: Programme
) -> Pass[tuple[Written | None, PublicContent, SecretContent]]:
    heads = {name: content[:HEAD] for name, content in files.contents.items()}
    refused = yield from judge_files(files.entries, heads)
    nothing = (None, PublicContent(), SecretContent())
    if INDEX in refused:
        return nothing
    kept = {name: content for name, content in files.contents.items() if name not in refused}
    files = replace(files, contents=kept)
    for each, inside in kept.items():
        yield from judge_content(each, extension(each), inside)
    if INDEX not in files.contents:
        place = Location(INDEX)
        hint = Text("bản sao của kho chưa tải đủ", "the clone is incomplete")
        yield find(file_rules.FILE_MISSING, place, name=INDEX, hint=hint)
        return nothing
    source = files.contents[INDEX]
    written = yield from read_index(source, INDEX, programme.vocabulary, programme.curriculum)
    if written is None:
        return nothing
    yield from numbers_in_prose(written.body, INDEX, written.body_line)
    match written.resource.details:
        case BankDetails(questions=name) | ExamDetails(questions=name):
            content = yield from _compile_questions(written, name, files, programme)
        case _:
            content = yield from _compile_prose(written, files, programme)
    public, secret, used = content
    yield from _judge_mentions(written.resource, written.fields, files, used, refused)
    if isinstance(written.resource.details, ExamDetails):
        yield from _judge_open_keys(written, public)
    return written, public, secret


def _judge_open_keys(written: Written, public: PublicContent) -> Pass[None]:
    """An exam's files that say by their names that they are keys, and stand among the public ones."""
    for file in public.files:
        if is_named_like_a_key(file.name):
            listed = file.name in written.resource.attachments
            place = written.fields.place("attachments") if listed else Location(file.name)
            yield find(file_rules.KEY_PUBLISHED, place, name=file.name)


_Content = tuple[PublicContent, SecretContent, frozenset[str]]


def _compile_prose(written: Written, files: BundleFiles, programme: Programme) -> Pass[_Content]:
    resource = written.resource
    open_names = _open_names(resource, files)
    prose: Prose = yield from render_prose(
        written.body, INDEX, written.body_line, programme.maths, files=open_names
    )
    record = None
    if VIDEO_RECORD in files.contents:
        record = yield from _record(resource, files.contents[VIDEO_RECORD])
    public = PublicContent(
        body=prose.html,
        files=_files(_published(resource, prose.files, open_names), files),
        plain=_plain(resource, prose.plain),
        has_maths=prose.has_maths,
        record=record,
    )
    secret = SecretContent(files=_files(resource.key_files, files))
    return public, secret, frozenset(prose.files)


def _record(resource: Resource, source: bytes) -> Pass[VideoRecord | None]:
    record = yield from read_record(source, VIDEO_RECORD)
    if record is not None and isinstance(resource.details, VideoDetails):
        yield from judge_record(record, resource.details.video, VIDEO_RECORD)
    return record


def _compile_questions(
    written: Written, name: str | None, files: BundleFiles, programme: Programme
) -> Pass[_Content]:
    resource, maths = written.resource, programme.maths
    open_names = _open_names(resource, files)
    key_names = open_names.union(resource.key_files) - {INDEX, name}
    body, path, first_line = written.body, INDEX, written.body_line
    intro = Prose("")
    if name is not None:
        intro = yield from render_prose(body, path, first_line, maths, files=open_names)
        text = yield from _question_file(name, files)
        if text is None:
            return PublicContent(), SecretContent(), frozenset(intro.files)
        body, path, first_line = text, name, 1
    paper = yield from parse_paper(body, path, first_line)
    compiled = yield from compile_paper(paper, path, maths, open_names, key_names, resource)
    used = compiled.files.union(intro.files)
    published = _published(resource, used, open_names)
    public = PublicContent(
        body=intro.html + compiled.preamble,
        parts=compiled.parts,
        passages=compiled.passages,
        files=_files(published, files),
        plain=_plain(resource, intro.plain, compiled.plain),
        has_maths=intro.has_maths or compiled.has_maths,
    )
    secret_names = compiled.key_files.union(resource.key_files) - published
    secret = SecretContent(compiled.keys, _files(secret_names, files), compiled.key_has_maths)
    return public, secret, used | compiled.key_files


def _question_file(name: str, files: BundleFiles) -> Pass[str | None]:
    """The exam text in a file of its own; where it is missing, that is found elsewhere."""
    source = files.contents.get(name)
    return None if source is None or name == INDEX else (yield from readable_text(source, name))


def _open_names(resource: Resource, files: BundleFiles) -> frozenset[str]:
    """The files that the public half may show or link to: none that holds a key, nor any source."""
    closed = {INDEX, *resource.key_files}
    if isinstance(resource.details, BankDetails | ExamDetails) and resource.details.questions:
        closed.add(resource.details.questions)
    return frozenset(files.entries) - closed


def _files(names: Iterable[str], files: BundleFiles) -> tuple[PublishedFile, ...]:
    """The files of these names that are there; the absence of the others is found elsewhere."""
    return tuple(
        PublishedFile(name, len(content), hashlib.sha256(content).hexdigest())
        for name in sorted(names)
        if (content := files.contents.get(name)) is not None
    )


def _published(resource: Resource, used: Iterable[str], open_names: frozenset[str]) -> frozenset[str]:
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
    return open_names & names


def _plain(resource: Resource, *texts: str) -> str:
    words = (resource.description, resource.topic or "", *resource.tags, *texts)
    return " ".join(word for word in words if word)


def _judge_mentions(
    resource: Resource, fields: Fields, files: BundleFiles, used: frozenset[str], refused: frozenset[str]
) -> Pass[None]:
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
    named |= dict.fromkeys(resource.key_files, "key_files")
    for name, key in named.items():
        if name not in files.entries:
            others = [other for other in files.entries if other != INDEX]
            put = Text("đặt tệp này cạnh index.md", "put the file beside index.md")
            hint = suggestion(name, others) if others else put
            yield find(file_rules.FILE_MISSING, fields.place(key), name=name, hint=hint)
    mentioned = {*named, *used, INDEX, VIDEO_RECORD, VIDEO_POSTER}
    nested = tuple(name.removesuffix(INDEX) for name in files.entries if name.endswith(f"/{INDEX}"))
    for name in sorted(set(files.entries) - mentioned - refused):
        # What lies in a bundle inside this one is told once, as a whole.
        if not name.startswith(nested):
            yield find(file_rules.FILE_UNUSED, Location(name), name=name)
