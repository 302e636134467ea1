"""Resources, versions and entries for tests, made in a line each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from build_tools.builtin import builtin_curriculum, builtin_vocabulary
from library.approval.model import Approval, Key, Shelf, Version
from library.approval.standing import Standing
from library.brief import brief_of
from library.compiled import Compiled, PublicSummary, SecretSummary
from library.curriculum import LessonPlace
from library.diagnostics import Location, collect
from library.entry import Entry, Record
from library.organisation import District, Organisation, Person, School
from library.resource import DocumentDetails, ExamDetails, Resource

VOCABULARY, CURRICULUM = builtin_vocabulary(), builtin_curriculum()
NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)

SCHOOL_A = School("thcs-a", "THCS-A", "Trường THCS A (mẫu)", "THCS A", "thcs", "Xã Một")
SCHOOL_B = School("thcs-b", "THCS-B", "Trường THCS B (mẫu)", "THCS B", "thcs", "Xã Hai")
PEOPLE = {"p-lan": Person("p-lan", "Cô Lan (mẫu)"), "p-minh": Person("p-minh", "Thầy Minh (mẫu)")}
ORGANISATION = Organisation(
    District("Kho huyện Thử (mẫu)", "Kho Thử", sample=True),
    {school.id: school for school in (SCHOOL_A, SCHOOL_B)},
    PEOPLE,
)


def lesson(
    reference: str, grade: str = "6", series: str = "ket-noi-tri-thuc", subject: str = "toan"
) -> LessonPlace:
    """A place in the built-in programme."""
    place, findings = collect(CURRICULUM.find_lesson(reference, subject, [grade], series, Location("")))
    assert findings == []
    assert place is not None
    return place


def resource(title: str = "Phân số", **changes: Any) -> Resource:
    """A document of grade 6; lessons may be given as references."""
    lessons = tuple(
        lesson(one, subject=changes.get("subject", "toan")) if isinstance(one, str) else one
        for one in changes.pop("lessons", ())
    )
    facts: dict[str, Any] = {
        "kind": "document", "type": "phieu-hoc-tap", "title": title, "subject": "toan", "grades": ("6",),
        "authors": ("p-lan",), "licence": "cc-by-4-0", "source": "tự làm", "audience": "students",
        "visibility": "public", "share": "district", "details": DocumentDetails(), "lessons": lessons,
    }  # fmt: skip
    return Resource(**{**facts, **changes})


def exam(
    title: str = "Đề giữa kì", exam: str = "giua-hk1", year: str = "2026-2027", **changes: Any
) -> Resource:
    """An official exam of sixty minutes; dates and status go into its details."""
    details = {
        name: changes.pop(name) for name in ("status", "embargo", "key_release", "code") if name in changes
    }
    facts = ExamDetails(exam, year, 60, 10, **{"status": "chinh-thuc", **details})
    return resource(title, kind="exam", type="de-kiem-tra", details=facts, **changes)


def version(tree: str = "a" * 40, ordinal: int = 1, days: int = 0) -> Version:
    """A version approved some days after the first of September."""
    at = datetime(2026, 9, 1, 1, 0, tzinfo=UTC) + timedelta(days=days)
    approvals = (
        Approval("pass", "Tổ thông qua", "p-minh", "department-head", at, 1),
        Approval("approve", "Hiệu trưởng duyệt", "p-hieu", "principal", at, 2),
    )
    return Version(tree, ordinal, approvals, at)


def entry(
    name: str = "phan-so",
    of: Resource | None = None,
    school: School = SCHOOL_A,
    public: PublicSummary = PublicSummary(),  # noqa: B008 - immutable
    released: SecretSummary | None = SecretSummary(),  # noqa: B008 - immutable
    days: int = 0,
) -> Entry:
    """A resource as a site shows it."""
    return entry_of(
        Key(school.id, name), school, Record(of or resource(), version(days=days), public, released)
    )


@dataclass(frozen=True, slots=True)
class OneRecord:
    """The record of one entry, in hand."""

    record: Record

    def of(self, _: Entry) -> Record:
        return self.record


def entry_of(key: Key, school: School, record: Record, *, adopted: bool = False) -> Entry:
    """An entry with its record."""
    shown, brief = record.version, brief_of(record.resource)
    return Entry(key, school, shown.tree, shown.at, brief, adopted, OneRecord(record))


def with_record(of: Entry, **changes: Any) -> Entry:
    """The same entry, but for some of its record."""
    return entry_of(of.key, of.school, replace(of.record, **changes), adopted=of.adopted)


def compiled(of: Resource, tree: str = "a" * 40, *, publishable: bool = True) -> Compiled:
    """A compiled tree whose key half can be told from nothing."""
    secret = SecretSummary(has_keys=True)
    return Compiled(tree, of, None, PublicSummary(opening="x"), secret, (), publishable, {})


def standing(key: Key, versions: Iterable[tuple[Shelf, Version]]) -> Standing:
    """A standing that shows these versions."""
    return Standing(key, dict(versions))
