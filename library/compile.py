"""Compiles one tree of a bundle: front matter, text, questions and files to a `CompiledBundle`.

The result depends on the tree, the vocabulary, the curriculum and the maths engine alone; not on
the bundle's key, place or approval, so one tree is compiled once wherever it stands.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from library.approval.model import Facts
from library.attachments import judge_content, numbers_in_prose
from library.bundles import INDEX
from library.compile_paper import compile_paper
from library.compiled import (
    Compiled,
    CompiledBundle,
    CompiledContent,
    PublicContent,
    PublicSummary,
    SecretContent,
    SecretSummary,
)
from library.curriculum import Curriculum
from library.diagnostics import Finding, Location, Pass, Severity, Text, collect, find
from library.files import HEAD, extension, judge_files, name_twins
from library.maths import MathsEngine
from library.metadata import Written, read_index
from library.prose import Prose, first_picture, render_prose
from library.published_files import (
    VIDEO_RECORD,
    judge_mentions,
    judge_open_keys,
    open_names,
    published_files,
    published_names,
)
from library.questions.parser import parse_paper
from library.questions.public_text import check_introduction
from library.resource import (
    BankDetails,
    ExamDetails,
    Resource,
    VideoDetails,
)
from library.rules import files as file_rules
from library.rules import text as text_rules
from library.search.passages import search_text
from library.snapshot import FileEntry
from library.values import dataclass
from library.video import VideoRecord, judge_record, read_record
from library.vocabulary import Vocabulary
from library.yaml_text import readable_text

OPENING = 200
"""In letters: how much of a text a result of a search may quote from."""
MOST_OF_ONE_RULE = 100
QUESTION_TYPES = ("md", "txt")


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


def compile_bundle(files: BundleFiles, programme: Programme) -> CompiledBundle:
    """Compile one tree; nothing it holds can make this fail."""
    (written, halves), findings = collect(_compile(files, programme))
    resource = written.resource if written else None
    lines = {name: one.location.line for name, one in written.fields.by_name.items()} if written else {}
    ordered = tuple(_told(sorted(findings, key=Finding.sort_key)))
    sound = all(f.rule.severity is not Severity.ERROR for f in ordered)
    facts = None if resource is None else facts_of(resource, bundle_sha256(files))
    publishable = resource is not None and sound
    compiled = Compiled(
        files.tree, resource, facts, halves.public, halves.secret, ordered, publishable, lines
    )
    return CompiledBundle(compiled, halves.content, halves.search)


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


@dataclass(frozen=True, slots=True)
class _Halves:
    """What a bundle's text and files come to; `used` are the files that the text names."""

    public: PublicSummary = field(default_factory=PublicSummary)
    secret: SecretSummary = field(default_factory=SecretSummary)
    content: CompiledContent = field(default_factory=CompiledContent)
    search: tuple[str, ...] = ()
    used: frozenset[str] = frozenset()


def _compile(files: BundleFiles, programme: Programme) -> Pass[tuple[Written | None, _Halves]]:
    heads = {name: content[:HEAD] for name, content in files.contents.items()}
    refused = yield from judge_files(files.entries, heads)
    yield from name_twins(files.entries)
    nothing = (None, _Halves())
    if INDEX in refused:
        return nothing
    kept = {name: content for name, content in files.contents.items() if name not in refused}
    files = replace(files, contents=kept)
    for each, inside in kept.items():
        yield from judge_content(each, extension(each), inside)
    lacking = sorted(files.entries.keys() - files.contents.keys() - refused)
    for each in lacking:
        yield find(file_rules.FILE_LACKING, Location(each), name=each)
    if INDEX not in files.entries:
        hint = Text("mỗi học liệu có một tệp index.md; hãy thêm tệp ấy", "every resource has one; add it")
        yield find(file_rules.FILE_MISSING, Location(INDEX), name=INDEX, hint=hint)
    if lacking or INDEX not in files.entries:
        return nothing
    source = files.contents[INDEX]
    written = yield from read_index(source, INDEX, programme.vocabulary, programme.curriculum)
    if written is None:
        return nothing
    yield from numbers_in_prose(written.body, INDEX, written.body_line)
    match written.resource.details:
        case BankDetails(questions=name) | ExamDetails(questions=name):
            halves = yield from _compile_questions(written, name, files, programme)
        case _:
            halves = yield from _compile_prose(written, files, programme)
    yield from judge_mentions(written.resource, written.fields, files.entries, halves.used, refused)
    if isinstance(written.resource.details, ExamDetails):
        yield from judge_open_keys(written, halves.public.files)
    return written, halves


def _compile_prose(written: Written, files: BundleFiles, programme: Programme) -> Pass[_Halves]:
    resource = written.resource
    open_files = open_names(resource, files.entries)
    prose: Prose = yield from render_prose(
        written.body, INDEX, written.body_line, programme.maths, files=open_files
    )
    record = None
    if VIDEO_RECORD in files.contents:
        record = yield from _record(resource, files.contents[VIDEO_RECORD])
    plain = _plain(resource, prose.plain)
    public = PublicSummary(
        files=published_files(published_names(resource, prose.files, open_files), files.contents),
        opening=plain[:OPENING],
        picture=first_picture(prose.html),
        has_maths=prose.has_maths,
        record=record,
    )
    secret = SecretSummary(files=published_files(resource.key_files, files.contents))
    content = CompiledContent(PublicContent(body=prose.html))
    return _Halves(public, secret, content, search_text(plain), frozenset(prose.files))


def _record(resource: Resource, source: bytes) -> Pass[VideoRecord | None]:
    record = yield from read_record(source, VIDEO_RECORD)
    if record is not None and isinstance(resource.details, VideoDetails):
        yield from judge_record(record, resource.details.video, VIDEO_RECORD)
    return record


def _compile_questions(
    written: Written, name: str | None, files: BundleFiles, programme: Programme
) -> Pass[_Halves]:
    resource, maths = written.resource, programme.maths
    open_files = open_names(resource, files.entries)
    key_names = open_files.union(resource.key_files) - {INDEX, name}
    body, path, first_line = written.body, INDEX, written.body_line
    intro = Prose("")
    if name is not None:
        intro = yield from render_prose(body, path, first_line, maths, files=open_files)
        if extension(name) not in QUESTION_TYPES:
            yield find(file_rules.QUESTIONS_NOT_TEXT, written.fields.place("questions"), name=name)
            return _Halves(used=frozenset(intro.files))
        yield from check_introduction(body, path, first_line)
        text = yield from _question_file(name, files)
        if text is None:
            return _Halves(used=frozenset(intro.files))
        body, path, first_line = text, name, 1
    paper = yield from parse_paper(body, path, first_line)
    compiled = yield from compile_paper(paper, path, maths, open_files, key_names, resource)
    used = compiled.files.union(intro.files)
    published = published_names(resource, used, open_files)
    plain = _plain(resource, intro.plain, compiled.plain)
    public = PublicSummary(
        files=published_files(published, files.contents),
        question_count=sum(len(part.questions) for part in compiled.parts),
        opening=plain[:OPENING],
        has_maths=intro.has_maths or compiled.has_maths,
    )
    secret_names = compiled.key_files.union(resource.key_files) - published
    has_keys = any(key.answers or key.solution for key in compiled.keys)
    secret = SecretSummary(published_files(secret_names, files.contents), has_keys, compiled.key_has_maths)
    content = CompiledContent(
        PublicContent(intro.html + compiled.preamble, compiled.parts, compiled.passages),
        SecretContent(compiled.keys),
    )
    return _Halves(public, secret, content, search_text(plain), used | compiled.key_files)


def _question_file(name: str, files: BundleFiles) -> Pass[str | None]:
    """The exam text in a file of its own; where it is missing, that is found elsewhere."""
    source = files.contents.get(name)
    return None if source is None or name == INDEX else (yield from readable_text(source, name))


def _plain(resource: Resource, *texts: str) -> str:
    words = (resource.description, resource.topic or "", *resource.tags, *texts)
    return " ".join(word for word in words if word)
