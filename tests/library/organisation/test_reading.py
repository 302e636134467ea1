"""District, schools and people as they are written; whatever is doubtful gives no right."""

# ruff: noqa: E501 -- a named case is read best on one line

from datetime import date

import pytest

from build_tools.builtin import builtin_vocabulary
from library.diagnostics import collect
from library.organisation import (
    DISTRICT_FILE,
    DISTRICT_ROLES,
    PEOPLE_FILE,
    SCHOOLS_FILE,
    District,
    Office,
    Organisation,
    Period,
    Role,
    School,
    is_identifier,
    read_organisation,
)
from library.organisation.model import PersonKey
from tests.ssh_signers import Signer

VOCABULARY = builtin_vocabulary()
DISTRICT = "name: Kho huyện Thử (mẫu)\n"
SCHOOLS = "- {code: THCS-A, name: Trường A, kind: thcs}\n- {code: TH-B, name: Trường B, kind: tieu-hoc}\n"
PEOPLE = "- {id: p-lan, name: Cô Lan}\n"


def test_a_district_of_two_thousand_people_is_read() -> None:
    person = "- id: p-{n}\n  name: Cô {n}\n  forge: {{github: {n}}}\n  login: {{github: co-{n}}}\n"
    person += "  roles: [{{role: teacher, school: thcs-a, from: 2023-09-01}}]\n"
    organisation, findings = read(people="".join(person.format(n=n) for n in range(1, 2001)))
    assert (len(organisation.people), findings) == (2000, [])


def read(
    district: str = DISTRICT, schools: str = SCHOOLS, people: str = PEOPLE
) -> tuple[Organisation, list[str]]:
    """The organisation, and the findings as `file:line code`."""
    files = {DISTRICT_FILE: district, SCHOOLS_FILE: schools, PEOPLE_FILE: people}
    written = {path: text.encode() for path, text in files.items()}
    organisation, findings = collect(read_organisation(written, VOCABULARY))
    said = [
        f"{f.location.path.rpartition('/')[2].removesuffix('.yml')}:{f.location.line} {f.rule.code}"
        for f in findings
    ]
    return organisation, said


def test_a_district_with_everything() -> None:
    organisation, said = read(
        "name: Kho học liệu huyện Thử\nshort_name: Kho Thử\nsample: có\nsite_url: https://kho.example.vn/\n"
        "contact: kho@example.vn\nreport: https://kho.example.vn/bao-loi\noffices:\n"
        "  - {label: Phòng GDĐT, until: 2025-06-30}\n  - {label: UBND xã, from: 2025-07-01}\n"
        "forges: {gitlab: https://git.example.vn/}\n"
    )
    assert said == []
    assert organisation.district == District(
        "Kho học liệu huyện Thử", "Kho Thử", sample=True, site_url="https://kho.example.vn/",
        contact="kho@example.vn", report="https://kho.example.vn/bao-loi",
        offices=(Office("Phòng GDĐT", Period(None, date(2025, 6, 30))), Office("UBND xã", Period(date(2025, 7, 1)))),
        forges=(("gitlab", "https://git.example.vn"),),
    )  # fmt: skip
    assert organisation.district.forge_address("github") == "https://github.com"
    assert organisation.district.forge_address("forgejo") == ""


def test_schools_with_everything() -> None:
    organisation, said = read(
        schools=(
            "- code: THCS-A\n  name: Trường THCS A\n  short_name: A\n  kind: Trường Trung học cơ sở\n  unit: Xã Một\n"
            "  from: 2000-09-05\n  until: 2030-08-31\n  site_url: https://a.example.vn/\n"
            "  former_names: [{label: Trường cấp II A, until: 2005-08-31}]\n"
            "- {code: THCS-CU, name: Trường Cũ, kind: thcs, merged_into: thcs-a}\n"
        )
    )
    assert said == []
    assert organisation.schools == {
        "thcs-a": School(
            "thcs-a", "THCS-A", "Trường THCS A", "A", "thcs", "Xã Một",
            Period(date(2000, 9, 5), date(2030, 8, 31)),
            (Office("Trường cấp II A", Period(None, date(2005, 8, 31))),), None, "https://a.example.vn/",
        ),
        "thcs-cu": School("thcs-cu", "THCS-CU", "Trường Cũ", "Trường Cũ", "thcs", merged_into="thcs-a"),
    }  # fmt: skip


def test_people_with_everything() -> None:
    organisation, said = read(
        people=(
            "- id: p-lan\n  name: Cô Lan (mẫu)\n  forge: {github: 8928778, gitlab: 12}\n  login: {github: lan-toan}\n"
            "  absent: [{from: 2026-11-01, until: 2026-11-30}]\n  compromised_from: 40\n"
            "  roles:\n    - {role: Tổ trưởng, school: thcs-a, subjects: [toan, Tin học], from: 2023-09-01,"
            " until: 2026-08-31}\n    - {role: teacher, school: th-b, grades: [4], levels: [thcs]}\n"
            "    - {role: appraiser}\n"
        )
    )
    assert said == []
    lan = organisation.people["p-lan"]
    assert lan.roles == (
        Role(
            "department-head", "thcs-a", frozenset({"toan", "tin-hoc"}), frozenset(),
            Period(date(2023, 9, 1), date(2026, 8, 31)),
        ),
        Role("teacher", "th-b", frozenset(), frozenset({"4", "6", "7", "8", "9"})),
        Role("appraiser", None),
    )  # fmt: skip
    assert (lan.accounts, lan.logins) == ((("github", 8928778), ("gitlab", 12)), (("github", "lan-toan"),))
    assert lan.absences == (Period(date(2026, 11, 1), date(2026, 11, 30)),)
    assert lan.compromised_from == 40


def test_without_files_there_is_nobody() -> None:
    organisation, findings = collect(read_organisation({}, VOCABULARY))
    assert organisation == Organisation(District("", ""))
    assert [finding.rule.code for finding in findings] == ["O101"] * 3


DISTRICTS = {
    "words": ("Kho huyện Thử", ["district:1 O102"]),
    "a list": ("- a", ["district:1 O102"]),
    "no name": ("sample: có", ["district:1 M104"]),
    "unknown key": (DISTRICT + "nam: x", ["district:2 M101"]),
    "an address without encryption": (DISTRICT + "site_url: http://a.vn", ["district:2 M112"]),
    "an office that runs backwards": (
        DISTRICT + "offices: [{label: a, from: 2026-01-02, until: 2026-01-01}]", ["district:2 O106"],
    ),
    "an office without a name": (DISTRICT + "offices: [{from: 2026-01-02}]", ["district:2 M104"]),
    "offices in words": (DISTRICT + "offices: Phòng", ["district:2 O102"]),
}  # fmt: skip


@pytest.mark.parametrize("name", DISTRICTS)
def test_faulty_districts(name: str) -> None:
    text, expected = DISTRICTS[name]
    assert read(district=text)[1] == expected


LISTED = {
    "words": ("Trường A", ["schools:1 O102"], []),
    "an item in words": (SCHOOLS + "- Trường C", ["schools:3 O102"], ["thcs-a", "th-b"]),
    "no kind": ("- {code: A, name: Trường A}", ["schools:1 M104"], []),
    "unknown kind": ("- {code: A, name: Trường A, kind: dai-hoc}", ["schools:1 M106"], []),
    "a code with accents": ("- {code: Á, name: Trường A, kind: thcs}", ["schools:1 O103"], []),
    "the code of the district": ("- {code: District, name: Trường A, kind: thcs}", ["schools:1 O103"], []),
    "one code twice": (SCHOOLS + "- {code: thcs-a, name: Khác, kind: thcs}", ["schools:3 O104"], ["thcs-a", "th-b"]),
    "merged into nobody": (
        "- {code: A, name: A, kind: thcs, merged_into: thcs-x}", ["schools:1 O105"], ["a"],
    ),
    "merged into itself": ("- {code: A, name: A, kind: thcs, merged_into: a}", ["schools:1 O119"], ["a"]),
    "merged in a circle": (
        "\n".join(f"- {{code: {a}, name: {a}, kind: thcs, merged_into: {b}}}" for a, b in ("Ab", "Ba", "Ca")),
        ["schools:1 O119", "schools:2 O119"], ["a", "b", "c"],
    ),
    "merged into one that cannot be read": (
        "- {code: A, name: A, kind: thcs, merged_into: b}\n- {code: B, name: B}", ["schools:2 M104"], ["a"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTED)
def test_faulty_schools(name: str) -> None:
    text, expected, schools = LISTED[name]
    organisation, said = read(schools=text, people=PEOPLE)
    assert said == expected
    assert list(organisation.schools) == schools


def test_a_school_that_cannot_be_read_is_remembered() -> None:
    organisation, _ = read(schools="- {code: A, name: Trường A}")
    assert organisation.unreadable_schools == {"a"}


# What is written of one role, the findings, and whether it gives a right.
ROLES = {
    "of a school": ("{role: principal, school: thcs-a}", [], True),
    "of the district": ("{role: appraiser}", [], True),
    "of the district at one school": ("{role: appraiser, school: thcs-a}", [], True),
    "of no school": ("{role: principal}", ["people:1 O107"], False),
    "of an unknown school": ("{role: principal, school: thcs-x}", ["people:1 O105"], False),
    "unknown": ("{role: trưởng thôn, school: thcs-a}", ["people:1 M106"], False),
    "unnamed": ("{school: thcs-a}", ["people:1 M104"], False),
    "with a misspelt scope": ("{role: principal, school: thcs-a, subject: toan}", ["people:1 M101"], False),
    "with a scope that is nothing": ("{role: principal, school: thcs-a, subjects: [abc]}", ["people:1 M106"], False),
    "with an empty scope": ("{role: principal, school: thcs-a, subjects: []}", ["people:1 M102"], False),
    "with grades of no school": ("{role: principal, school: thcs-a, grades: [13]}", ["people:1 M106"], False),
    "from a day that never was": ("{role: principal, school: thcs-a, from: 2026-02-30}", ["people:1 M109"], False),
    "for ever": ("{role: principal, school: thcs-a, until: }", ["people:1 M102"], False),
    "backwards": (
        "{role: principal, school: thcs-a, from: 2026-02-01, until: 2026-01-01}", ["people:1 O106"], False,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ROLES)
def test_a_role_gives_a_right_only_where_every_word_of_it_is_understood(name: str) -> None:
    written, expected, gives = ROLES[name]
    organisation, said = read(people=f"- {{id: p, name: Phạm, roles: [{written}]}}")
    assert said == expected
    held = [role for role in organisation.people["p"].roles if role.period.holds(date(2026, 1, 15))]
    assert bool(held) is gives


PEOPLE_FAULTS = {
    "an item in words": ("- Cô Lan\n- {id: p, name: P}", ["people:1 O102"], ["p"]),
    "no id": ("- {name: Lan}", ["people:1 M104"], []),
    "no name": ("- {id: lan}", ["people:1 M104"], []),
    "an id with accents": ("- {id: Cô Lan, name: Lan}", ["people:1 O103"], []),
    "one id twice": ("- {id: p, name: A}\n- {id: p, name: B}", ["people:2 O104"], ["p"]),
    "an account in words": ("- {id: p, name: A, forge: lan}", ["people:1 O102"], ["p"]),
    "an account that is no number": ("- {id: p, name: A, forge: {github: lan}}", ["people:1 M107"], ["p"]),
    "a forge nobody knows": ("- {id: p, name: A, forge: {sourcehut: 1}}", ["people:1 M101"], ["p"]),
    "a login that is none": ("- {id: p, name: A, login: {github: a b}}", ["people:1 O103"], ["p"]),
    "an account of two": (
        "- {id: p, name: A, forge: {github: 7}}\n- {id: q, name: B, forge: {github: 7}}", ["people:2 O108"], ["p", "q"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PEOPLE_FAULTS)
def test_faulty_people(name: str) -> None:
    text, expected, people = PEOPLE_FAULTS[name]
    organisation, said = read(people=text)
    assert said == expected
    assert list(organisation.people) == people


def test_an_account_that_two_claim_is_nobodys() -> None:
    organisation, _ = read(
        people="- {id: p, name: A, forge: {github: 7}}\n- {id: q, name: B, forge: {github: 7}}"
    )
    assert organisation.owner_of("github", 7) is None


LAN, MINH = Signer("lan").key.text, Signer("minh").key.text
KEYS: dict[str, tuple[str, list[str], list[PersonKey]]] = {
    "one": (f"{{ssh: {LAN}}}", [], [PersonKey(LAN)]),
    "between two numbers": (f"{{ssh: {LAN}, from: 3, until: 9}}", [], [PersonKey(LAN, 3, 9)]),
    "stolen": (f"{{ssh: {LAN}, compromised_from: 5}}", [], [PersonKey(LAN, compromised_from=5)]),
    "stolen nobody knows when": (
        f"{{ssh: {LAN}, compromised_from: lâu rồi}}", ["people:1 M107"], [PersonKey(LAN, compromised_from=0)],
    ),
    "none": ("{from: 3}", ["people:1 M104"], []),
    "of another kind": ("{ssh: ssh-rsa AAAA}", ["people:1 O114"], []),
    "with a limit nobody can read": (f"{{ssh: {LAN}, until: mai}}", ["people:1 M107"], []),
    "with an unknown word": (f"{{ssh: {LAN}, til: 9}}", ["people:1 M101"], []),
}  # fmt: skip


@pytest.mark.parametrize("name", KEYS)
def test_a_key_counts_only_as_far_as_it_is_understood(name: str) -> None:
    written, expected, keys = KEYS[name]
    organisation, said = read(people=f"- {{id: p, name: P, keys: [{written}]}}")
    assert said == expected
    assert list(organisation.people["p"].keys) == keys


def test_a_key_that_two_claim_is_nobodys() -> None:
    text = f"- {{id: p, name: A, keys: [{{ssh: {LAN}}}]}}\n- {{id: q, name: B, keys: [{{ssh: {LAN}}}, {{ssh: {MINH}}}]}}"
    organisation, said = read(people=text)
    assert said == ["people:2 O115"]
    assert [[key.ssh for key in one.keys] for one in organisation.people.values()] == [[], [MINH]]


def test_one_person_who_is_not_understood_leaves_the_others_their_rights() -> None:
    text = "- {id: p, name: A, rolls: x, roles: [{role: appraiser}]}\n- {id: q, name: B, roles: [{role: appraiser}]}"
    organisation, _ = read(people=text)
    assert [len(person.roles) for person in organisation.people.values()] == [0, 1]


def test_the_roles_of_no_school_are_those_of_the_vocabulary() -> None:
    above = {role.key for role in VOCABULARY.person_roles if role.facts["scope"] != "school"}
    assert above - {"principal-of-neighbour"} == DISTRICT_ROLES


def test_every_school_level_has_grades_so_that_a_scope_is_never_empty() -> None:
    with_grades = {grade.facts["level"] for grade in VOCABULARY.grades}
    assert {level.key for level in VOCABULARY.levels} == with_grades


@pytest.mark.parametrize(
    ("text", "good"),
    [("a", True), ("mau-thcs-01", True), ("a" * 80, True), ("a" * 81, False), ("", False), ("-a", False), ("a-", False),
     ("a--b", False), ("A", False), ("á", False), ("a_b", False), ("a/b", False), ("a.b", False), ("a\n", False)],
)  # fmt: skip
def test_identifiers(text: str, good: bool) -> None:
    assert is_identifier(text) is good


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ("role: district-head, from: 2024-01-01, until: 2025-06-30", []),
        ("role: district-head, until: 2025-07-01", ["people:3 O122"]),
        ("role: district-head", ["people:3 O122"]),
        ("role: culture-division", []),
        ("role: culture-division, from: 2025-07-01", []),
        ("role: culture-division, from: 2025-06-30", ["people:3 O122"]),
        ("role: culture-division, until: 2025-06-30", ["people:3 O122"]),
        ("role: district-officer, from: 2020-01-01", []),
        ("role: district-head, from: 2025-09-01, until: 2024-08-31", ["people:3 O106"]),
    ],
)
def test_a_role_is_held_while_there_is_one(held: str, told: list[str]) -> None:
    organisation, said = read(people=f"- id: p-ha\n  name: Chị Hà\n  roles: [{{{held}}}]\n")
    assert said == told
    assert [role.role for role in organisation.people["p-ha"].roles] == [held.partition(",")[0][6:]]
