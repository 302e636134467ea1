"""The office of the generated district: forty schools, their people, and the policy, as files and as names.

People and policy are those of no real place; who is to pass what is answered from the same lists that
the files are written from. Keys are made from people's ids, as in the sample.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from build_tools.sample.files import sample_root
from tests.ssh_signers import Signer

SCHOOLS = 40
TEACHERS = 12
"""In each school."""
LIBRARY = "huyen-do-mau"
RECORDER = "recorder"
FORGE = "github"
APPRAISER = "p-huyen-tham-dinh"

_DEPARTMENTS = {"toan": ("toan", "tin-hoc"), "khtn": ("khtn",), "lsdl": ("lsdl",)}
_FIRST = ("An", "Bình", "Long", "Mỹ", "Phú", "Tân", "Thạnh", "Vĩnh")
_SECOND = ("Hội", "Lộc", "Phước", "Thành", "Thuận")


@dataclass(frozen=True, slots=True)
class OfficePerson:
    """Somebody of the district: what `people.yml` says of them; `school` is "" for the district's own."""

    id: str
    name: str
    role: str
    school: str = ""
    subjects: tuple[str, ...] = ()
    signs: bool = False


def school_id(at: int) -> str:
    """The id of a school by its number, from 0."""
    return f"mau-do-{at + 1:02}"


def teacher(school: str, at: int) -> str:
    """The id of one of a school's teachers."""
    return f"p-{school}-gv-{at % TEACHERS + 1:02}"


def approvers(school: str, subject: str, *, shared: bool) -> tuple[tuple[str, str, str, str], ...]:
    """Shelf, stage, person and role of every stage that a resource has to take, in order."""
    (department,) = (name for name, subjects in _DEPARTMENTS.items() if subject in subjects)
    own = (
        ("school", "pass", f"p-{school}-to-{department}", "department-head"),
        ("school", "approve", f"p-{school}-hieu-truong", "principal"),
    )
    return (*own, ("district", "appraise", APPRAISER, "appraiser")) if shared else own


def people() -> list[OfficePerson]:
    """Everybody, the district's own first."""
    officers = [OfficePerson(f"p-huyen-can-bo-{at}", f"Cán bộ {at}", "district-officer") for at in (1, 2)]
    appraiser = OfficePerson(APPRAISER, "Người thẩm định", "appraiser", signs=True)
    return [appraiser, *officers, *(person for at in range(SCHOOLS) for person in _staff(school_id(at)))]


@cache
def accounts() -> dict[str, int]:
    """The number of each person's account on the forge."""
    return {person.id: number for number, person in enumerate(people(), 9001)}


def office_files() -> dict[str, bytes]:
    """The files of `content/` that are not resources, and `mkdocs.yml`, by path."""
    root = sample_root()
    look = [root / "mkdocs.yml", *sorted((root / "content/pages").glob("*.md"))]
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in look}
    written = {
        "content/district/district.yml": _DISTRICT,
        "content/district/people.yml": "".join(_person_rows()),
        "content/district/policy.yml": _POLICY.format(library=LIBRARY, key=Signer(RECORDER).key.text),
        "content/district/schools.yml": "".join(_school_row(at) for at in range(SCHOOLS)),
    } | {
        f"content/schools/{school_id(at)}/school.yml":
        f'colour: "#{(at * 37 % 90 + 10):02x}4a{(150 - at):02x}"\ncontact: {school_id(at)}@example.vn\n'
        for at in range(SCHOOLS)
    }  # fmt: skip
    return files | {path: text.encode() for path, text in written.items()}


def _staff(school: str) -> Iterator[OfficePerson]:
    yield OfficePerson(f"p-{school}-hieu-truong", "Hiệu trưởng", "principal", school, signs=True)
    yield OfficePerson(f"p-{school}-pho", "Phó hiệu trưởng", "vice-principal", school)
    for name, subjects in _DEPARTMENTS.items():
        person = f"p-{school}-to-{name}"
        yield OfficePerson(person, f"Tổ trưởng {name}", "department-head", school, subjects, signs=True)
    for at in range(TEACHERS):
        yield OfficePerson(teacher(school, at), f"Giáo viên {at + 1}", "teacher", school)


def _person_rows() -> Iterator[str]:
    numbers = accounts()
    for person in people():
        place = f", school: {person.school}" if person.school else ""
        subjects = f", subjects: [{', '.join(person.subjects)}]" if person.subjects else ""
        keys = f"  keys: [{{ssh: {Signer(person.id).key.text}, from: 0}}]\n" if person.signs else ""
        yield (
            f"- id: {person.id}\n  name: {person.name} {person.school[-2:]} (mẫu)\n"
            f"  forge: {{{FORGE}: {numbers[person.id]}}}\n{keys}"
            f"  roles: [{{role: {person.role}{place}{subjects}, from: 2020-01-01}}]\n"
        )


def _school_row(at: int) -> str:
    name = f"{_FIRST[at // len(_SECOND)]} {_SECOND[at % len(_SECOND)]}"
    code = school_id(at).upper()
    return (
        f"- {{code: {code}, name: Trường THCS {name} (mẫu), short_name: THCS {name} (mẫu), "
        f"kind: thcs, unit: Xã {name} (mẫu)}}\n"
    )


_DISTRICT = """\
# Huyện dựng để đo: trường, người và quyết định ở đây đều là hư cấu.
name: Kho học liệu số huyện Đo (mẫu)
short_name: Kho Đo (mẫu)
sample: true
contact: kho-hoc-lieu@example.vn
offices:
  - {label: Phòng Giáo dục và Đào tạo huyện Đo (mẫu), until: 2025-06-30}
  - {label: Sở Giáo dục và Đào tạo tỉnh Đo (mẫu), from: 2025-07-01}
forges: {github: https://git.example.vn}
"""
_POLICY = """\
library: {library}
repository: private
recorders: [{key}]
shelves:
  school:
    - {{stage: pass, role: department-head, label: Tổ chuyên môn thông qua, evidence: recorded}}
    - {{stage: approve, role: principal, label: Hiệu trưởng phê duyệt, evidence: recorded}}
  district:
    - {{stage: appraise, role: appraiser, label: Thẩm định dùng chung, evidence: recorded}}
kinds: {{exam: {{evidence: signed}}}}
substitutes:
  department-head: [deputy-head, vice-principal]
  principal: [vice-principal, principal-of-neighbour]
extra_approver: [unknown-author]
"""
