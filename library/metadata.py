"""Front matter to a resource: the fields every kind has.

The keys may be written in English or Vietnamese, with or without accents; the vocabulary knows
them all. python-frontmatter says where front matter ends; its text is read by our own guarded
reader, which keeps lines and runs nothing.
"""

from frontmatter.default_handlers import YAMLHandler

from library.contradictions import judge_fields
from library.curriculum import Curriculum, LessonPlace
from library.diagnostics import Location, Pass, Text, find, printable
from library.field_reading import read_fields
from library.fields import Fields
from library.kinds import KINDS
from library.resource import (
    AUDIENCES,
    KIND_NAMES,
    SHARES,
    VISIBILITIES,
    Audience,
    Resource,
    Share,
    Visibility,
    one_of,
)
from library.rules import approval as approval_rules
from library.rules import metadata as rules
from library.values import dataclass
from library.vietnamese import slug
from library.vocabulary import Term, Vocabulary
from library.yaml_text import readable_text
from library.yaml_tree import Mapping, Node, Scalar, expect_mapping, read_yaml

COMMON_FIELDS = frozenset(
    {
        "title", "type", "subject", "grade", "series", "lessons", "topic", "authors", "licence",
        "source", "description", "audience", "visibility", "share", "tags", "stem", "class_link",
        "attachments", "key_files", "draft", "language",
    }
)  # fmt: skip
REQUIRED = ("title", "type", "subject", "grade", "authors", "licence", "source")

_APPROVAL_WORDS = ("duyet", "phe-duyet", "approved", "approval", "thong-qua", "nguoi-duyet")
_HANDLER = YAMLHandler()
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"


@dataclass(frozen=True, slots=True)
class Written:
    """An index.md taken apart: its resource, and the body with the line it starts on."""

    resource: Resource
    fields: Fields
    body: str
    body_line: int


def read_index(
    source: bytes, path: str, vocabulary: Vocabulary, curriculum: Curriculum
) -> Pass[Written | None]:
    """The resource an index.md describes, or None where it cannot be understood."""
    text = yield from readable_text(source, path)
    if text is None:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = _split(text)
    if parts is None:
        yield find(rules.NO_FRONT_MATTER, Location(path, 1, 1), hint=_how_to_begin(text))
        return None
    matter, matter_line, body, body_line = parts
    root = yield from expect_mapping((yield from read_yaml(matter, path, matter_line)), path)
    if root is None:
        return None
    fields = yield from _read_keys(root, path, vocabulary)
    resource = yield from read_resource(fields, vocabulary, curriculum)
    return None if resource is None else Written(resource, fields, body, body_line)


def _how_to_begin(text: str) -> Text:
    """What to type so that a text begins with front matter."""
    first = text.lstrip().partition("\n")[0].strip()
    if first and not first.strip(_DASHES) and first != "---":
        shown = printable(first, 10)
        return Text(
            f"dòng đầu là “{shown}” (Word hay tự đổi dấu gạch); gõ lại đúng ba dấu gạch ngang: `---`",
            f"the first line is “{shown}” (Word changes hyphens); type three hyphens: `---`",
        )
    if _HANDLER.FM_BOUNDARY.match(text):
        return Text(
            "thêm một dòng `---` ngay sau mục cuối cùng", "add a line `---` right after the last field"
        )
    return Text(
        "thêm dòng đầu `---`, các mục, rồi một dòng `---`",
        "begin with a line `---`, then the fields, then another `---`",
    )


def _split(text: str) -> tuple[str, int, str, int] | None:
    start = _HANDLER.FM_BOUNDARY.match(text)
    if start is None:
        return None
    try:
        matter, body = _HANDLER.split(text)
    except ValueError:
        return None
    body_line = 1 + text.count("\n", 0, len(text) - len(body))
    return matter, 1 + text.count("\n", 0, start.end()), body, body_line


def _read_keys(root: Mapping, path: str, vocabulary: Vocabulary) -> Pass[Fields]:
    known = COMMON_FIELDS.union(*(kind.fields for kind in KINDS.values()))

    def canonical(written: str) -> str | None:
        term = vocabulary.fields.find(written)
        return term.key if term is not None and term.key in known else None

    readable: list[tuple[Scalar, Node]] = []
    for key, value in root.items:
        if canonical(key.text) is None and slug(key.text).startswith(_APPROVAL_WORDS):
            place = Location(path, key.line, key.column)
            yield find(approval_rules.APPROVAL_IN_CONTENT, place, key=key.text)
        else:
            readable.append((key, value))
    names = [n for term in vocabulary.fields.terms if term.key in known for n in (term.key, term.label.vi)]
    rest = Mapping(tuple(readable), root.line, root.column)
    return (yield from read_fields(rest, path, canonical, names))


def read_resource(fields: Fields, vocabulary: Vocabulary, curriculum: Curriculum) -> Pass[Resource | None]:
    """The resource that `fields` describe; every fault is a finding, and None follows from them."""
    for name in REQUIRED:
        yield from fields.require(name, vocabulary.fields[name].label)
    title = yield from fields.text("title")
    type_ = yield from fields.term("type", vocabulary.resource_types)
    subject = yield from fields.term("subject", vocabulary.subjects)
    grades = yield from fields.terms("grade", vocabulary.grades)
    series = yield from fields.term("series", vocabulary.series)
    authors = yield from fields.texts("authors")
    licence = yield from fields.term("licence", vocabulary.licences)
    source = yield from fields.text("source", 500)
    lessons = yield from _read_lessons(fields, subject, grades, series, vocabulary, curriculum)
    topic = yield from fields.text("topic", 120)
    description = yield from fields.text("description", 300)
    tags = yield from fields.texts("tags", 60)
    stem = yield from fields.term("stem", vocabulary.stem_kinds)
    attachments = yield from fields.texts("attachments", 120)
    key_files = yield from fields.texts("key_files", 120)
    class_link = yield from fields.text("class_link", 64)
    draft = yield from fields.flag("draft")
    language = yield from fields.term("language", vocabulary.languages)
    if type_ is None:
        return None
    audience, visibility, share = yield from _read_reach(fields, type_, vocabulary)
    kind = KINDS[type_.facts["kind"]]
    for name in sorted(set(fields.by_name) - COMMON_FIELDS - kind.fields):
        written = fields.by_name[name].written
        yield find(rules.KEY_NOT_FOR_KIND, fields.place(name), key=written, type=type_.label)
    details = yield from kind.read(fields, vocabulary)
    if not (title and subject and grades and authors and licence and source and details):
        return None
    if fields.has("draft") and draft is None:
        return None
    resource = Resource(
        one_of(KIND_NAMES, type_.facts["kind"]), type_.key, title, subject.key,
        tuple(grade.key for grade in grades), authors, licence.key, source,
        audience, visibility, share, details, series.key if series else None,
        lessons, topic, description or "", tags, stem.key if stem else None,
        class_link, attachments, key_files, bool(draft), language.key if language else None,
    )  # fmt: skip
    yield from judge_fields(resource, fields, vocabulary)
    return resource


def _read_lessons(
    fields: Fields,
    subject: Term | None,
    grades: tuple[Term, ...],
    series: Term | None,
    vocabulary: Vocabulary,
    curriculum: Curriculum,
) -> Pass[tuple[LessonPlace, ...]]:
    if not fields.has("lessons"):
        return ()
    written = yield from fields.scalars("lessons")
    if not (yield from fields.require("series", vocabulary.fields["series"].label)):
        return ()
    if subject is None or series is None or not grades:
        return ()
    places: list[LessonPlace] = []
    for scalar in written:
        place = Location(fields.path, scalar.line, scalar.column)
        in_grades = [grade.key for grade in grades]
        lesson = yield from curriculum.find_lesson(scalar.text, subject.key, in_grades, series.key, place)
        if lesson is not None and lesson in places:
            yield find(rules.REPEATED_ITEM, place, value=scalar.text, key="lessons")
        elif lesson is not None:
            places.append(lesson)
    return tuple(places)


def _read_reach(
    fields: Fields, type_: Term, vocabulary: Vocabulary
) -> Pass[tuple[Audience, Visibility, Share]]:
    audience = yield from fields.term("audience", vocabulary.audience)
    visibility = yield from fields.term("visibility", vocabulary.visibility)
    share = yield from fields.term("share", vocabulary.share)
    # A reach that was written but not understood must never come out wider than meant.
    narrow = "school-staff" if fields.has("visibility") else type_.facts["visibility"]
    return (
        one_of(AUDIENCES, audience.key if audience else type_.facts["audience"]),
        one_of(VISIBILITIES, visibility.key if visibility else narrow),
        one_of(SHARES, share.key if share else SHARES[0]),
    )
