"""What contradicts what in the front matter of one resource, once each value was understood.

What types, licences and kinds allow stands in the vocabulary; here it meets what the author wrote.
"""

import re

from library.bundles import INDEX
from library.diagnostics import Finding, Pass, Text, find
from library.fields import Fields
from library.resource import BankDetails, ExamDetails, Resource, VideoDetails
from library.rules import metadata as rules
from library.video import LocalFile
from library.vietnamese import fold
from library.vocabulary import Term, Vocabulary

_CLASS_LINK = re.compile(r"(?=.{16,64}\Z)[a-z0-9]+(-[a-z0-9]+)*")
_VAGUE_SOURCES = frozenset({"suu tam", "internet", "mang", "tren mang"})
_STAFF = ("school-staff", "district-staff")


def judge_fields(resource: Resource, fields: Fields, vocabulary: Vocabulary) -> Pass[None]:
    """Everything that two fields of one resource say against each other."""
    type_ = vocabulary.resource_types[resource.type]
    licence = vocabulary.licences[resource.licence]
    yield from _judge_reach(resource, fields, type_, licence)
    yield from _judge_class_link(resource, fields)
    yield from _judge_copies(resource, fields, type_, licence)
    yield from _judge_files(resource, fields)
    yield from _judge_grades(resource, fields, vocabulary)


def _judge_reach(resource: Resource, fields: Fields, type_: Term, licence: Term) -> Pass[None]:
    """Who may open it, against how wide it is shared, what it is, and what its licence allows."""
    if resource.share == "district" and resource.visibility in ("class-link", "school-staff"):
        reason = Text("học liệu nội bộ không lên kho chung", "internal work is not shared")
        yield _contradiction(fields, "share", "visibility", reason)
    if type_.facts.get("internal") == "true":
        if resource.visibility not in _STAFF:
            reason = Text("loại này chỉ lưu hành nội bộ", "this type is for staff only")
            yield _contradiction(fields, "visibility", "type", reason)
        if resource.audience == "students":
            reason = Text("loại này không dành cho học sinh", "this type is not made for students")
            yield _contradiction(fields, "audience", "type", reason)
    if licence.facts.get("widest") == "district-staff" and resource.visibility not in _STAFF:
        reason = Text("giấy phép chỉ cho lưu hành nội bộ", "the licence allows internal use only")
        yield _contradiction(fields, "licence", "visibility", reason)
    vague = fold(resource.source) in _VAGUE_SOURCES
    if licence.facts.get("share-needs") == "source" and resource.share == "district" and vague:
        yield find(rules.SOURCE_NEEDED, fields.place("source"))


def _judge_class_link(resource: Resource, fields: Fields) -> Pass[None]:
    """The word in the address of a page for one class: there, long enough, and safe in an address."""
    if resource.visibility != "class-link":
        if fields.has("class_link"):
            reason = Text("chỉ dùng khi phạm vi là học sinh của lớp", "it is used for class links only")
            yield _contradiction(fields, "class_link", "visibility", reason)
    elif not _CLASS_LINK.fullmatch(resource.class_link or ""):
        place = fields.place("class_link" if fields.has("class_link") else "visibility")
        yield find(rules.CLASS_LINK, place)


def _judge_copies(resource: Resource, fields: Fields, type_: Term, licence: Term) -> Pass[None]:
    """Somebody else's book is pointed at; no copy of it lies in the library."""
    reasons = {
        "licence": Text("sách có bản quyền chỉ dẫn liên kết", "copyrighted books are linked only"),
        "type": Text("loại này chỉ dẫn liên kết, không kèm tệp", "this type is a link and holds no file"),
    }
    linked_only = {
        "licence": licence.facts.get("copy") == "link",
        "type": type_.facts.get("link-only") == "true",
    }
    for other, reason in reasons.items():
        if linked_only[other] and resource.attachments:
            yield _contradiction(fields, "attachments", other, reason)


def _judge_files(resource: Resource, fields: Fields) -> Pass[None]:
    """No file that holds a key, and not the source of the page itself, is offered for download."""
    details = resource.details
    named = {"attachments": resource.attachments, "key_files": resource.key_files}
    if isinstance(details, VideoDetails):
        named["captions"] = (details.captions,) if details.captions else ()
        named["video"] = (details.video.name,) if isinstance(details.video, LocalFile) else ()
    questions = details.questions if isinstance(details, BankDetails | ExamDetails) else None
    if questions is not None:
        named["questions"] = (questions,)
    for key, names in named.items():
        if INDEX in names:
            reason = Text("index.md là nguồn của trang", "index.md is the source of the page")
            yield _contradiction(fields, key, INDEX, reason)
    offered = set(resource.attachments)
    if offered & set(resource.key_files):
        reason = Text("tệp đáp án không thể cho tải trước", "a key cannot be offered as well")
        yield _contradiction(fields, "key_files", "attachments", reason)
    if questions in offered:
        reason = Text("tệp câu hỏi có cả đáp án", "the file of questions holds their key")
        yield _contradiction(fields, "attachments", "questions", reason)


def _judge_grades(resource: Resource, fields: Fields, vocabulary: Vocabulary) -> Pass[None]:
    subject = vocabulary.subjects[resource.subject]
    for key in resource.grades:
        grade = vocabulary.grades[key]
        # Of upper secondary school the vocabulary knows no subjects yet; silence is no refusal.
        if not any(key in known.lists.get("grades", ()) for known in vocabulary.subjects.terms):
            continue
        taught = subject.at_level(grade.facts.get("level", "")).lists.get("grades", ())
        if taught and key not in taught:
            place = fields.place("grade")
            yield find(rules.GRADE_OUTSIDE_SUBJECT, place, subject=subject.label, grade=grade.label)


def _contradiction(fields: Fields, key: str, other: str, reason: Text) -> Finding:
    place = fields.place(key if fields.has(key) else other)
    return find(rules.CONTRADICTION, place, key=key, other=other, reason=reason)
