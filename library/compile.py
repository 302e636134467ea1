"""Compiles one tree of a bundle: front matter, text, questions and files to a `CompiledBundle`.

The result depends on the tree, the vocabulary, the curriculum and the maths engine alone; not on
the bundle's key, place or approval, so one tree is compiled once wherever it stands.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from library.approval.model import Facts
from library.attachments import judge_content, numbers_in_prose
from library.bundle_files import BundleFiles, bundle_sha256
from library.bundles import INDEX
from library.compiled import (
    Compiled,
    CompiledBundle,
    CompiledContent,
    PublicContent,
    PublicSummary,
    SecretSummary,
)
from library.curriculum import Curriculum
from library.diagnostics import Finding, Location, Pass, Severity, Text, collect, find
from library.files import HEAD, extension, judge_files, name_twins
from library.halves import OPENING, Halves, plain_words
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
from library.resource import (
    BankDetails,
    ExamDetails,
    Resource,
    VideoDetails,
)
from library.rules import files as file_rules
from library.rules import text as text_rules
from library.search.passages import search_text
from library.values import dataclass
from library.video import VideoRecord, judge_record, read_record
from library.vocabulary import Vocabulary

MOST_OF_ONE_RULE = 100


@dataclass(frozen=True, slots=True)
class Programme:
    """What compiling needs besides the bundle itself."""

    vocabulary: Vocabulary
    curriculum: Curriculum
    maths: MathsEngine


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


def _compile(files: BundleFiles, programme: Programme) -> Pass[tuple[Written | None, Halves]]:
    heads = {name: content[:HEAD] for name, content in files.contents.items()}
    refused = yield from judge_files(files.entries, heads)
    yield from name_twins(files.entries)
    nothing = (None, Halves())
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
            from library.compile_questions import compile_questions

            halves = yield from compile_questions(written, name, files, programme.maths)
        case _:
            halves = yield from _compile_prose(written, files, programme)
    yield from judge_mentions(written.resource, written.fields, files.entries, halves.used, refused)
    if isinstance(written.resource.details, ExamDetails):
        yield from judge_open_keys(written, halves.public.files)
    return written, halves


def _compile_prose(written: Written, files: BundleFiles, programme: Programme) -> Pass[Halves]:
    resource = written.resource
    open_files = open_names(resource, files.entries)
    prose: Prose = yield from render_prose(
        written.body, INDEX, written.body_line, programme.maths, files=open_files
    )
    record = None
    if VIDEO_RECORD in files.contents:
        record = yield from _record(resource, files.contents[VIDEO_RECORD])
    plain = plain_words(resource, prose.plain)
    public = PublicSummary(
        files=published_files(published_names(resource, prose.files, open_files), files.contents),
        opening=plain[:OPENING],
        picture=first_picture(prose.html),
        has_maths=prose.has_maths,
        record=record,
    )
    secret = SecretSummary(files=published_files(resource.key_files, files.contents))
    content = CompiledContent(PublicContent(body=prose.html))
    return Halves(public, secret, content, search_text(plain), frozenset(prose.files))


def _record(resource: Resource, source: bytes) -> Pass[VideoRecord | None]:
    record = yield from read_record(source, VIDEO_RECORD)
    if record is not None and isinstance(resource.details, VideoDetails):
        yield from judge_record(record, resource.details.video, VIDEO_RECORD)
    return record
