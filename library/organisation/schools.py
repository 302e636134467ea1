"""Reads district.yml and schools.yml."""

from library.diagnostics import Location, Pass, Text, find
from library.field_reading import read_plain_fields
from library.fields import Fields
from library.organisation.model import FORGES, District, School
from library.organisation.records import (
    is_identifier,
    read_labels,
    read_period,
    read_records,
    read_root,
    wrong_shape,
)
from library.rules import organisation as rules
from library.suggestions import suggestion
from library.vocabulary import Vocabulary
from library.yaml_tree import Mapping

DISTRICT_FILE = "content/district/district.yml"
SCHOOLS_FILE = "content/district/schools.yml"
DISTRICT_SITE = "district"
"""The id of the district's own site, which no school may take."""


def read_district(source: bytes | None) -> Pass[District]:
    root = yield from read_root(source, DISTRICT_FILE)
    if not isinstance(root, Mapping):
        if root is not None:
            yield wrong_shape(root, DISTRICT_FILE, Text("các dòng `mục: giá trị`", "`key: value` lines"))
        return District("", "")
    known = ("name", "short_name", "sample", "site_url", "contact", "report", "offices", "forges")
    fields = yield from read_plain_fields(root, DISTRICT_FILE, known)
    yield from fields.require("name")
    name = (yield from fields.text("name")) or ""
    short_name = (yield from fields.text("short_name", 40)) or name
    sample = yield from fields.flag("sample")
    site_url = yield from fields.address("site_url")
    contact = yield from fields.text("contact")
    report = yield from fields.address("report")
    offices = yield from read_labels(fields, "offices")
    forges = yield from _read_forges(fields)
    return District(name, short_name, bool(sample), site_url, contact, report, offices, forges)


def _read_forges(fields: Fields) -> Pass[tuple[tuple[str, str], ...]]:
    """The addresses of forges, by name."""
    written = fields.by_name.get("forges")
    if written is None:
        return ()
    if not isinstance(written.value, Mapping):
        shape = Text("dạng {gitlab: https://...}", "of the form {gitlab: https://...}")
        yield wrong_shape(written.value, DISTRICT_FILE, shape)
        return ()
    part = yield from read_plain_fields(written.value, DISTRICT_FILE, FORGES)
    found: list[tuple[str, str]] = []
    for name in part.by_name:
        address = yield from part.address(name)
        if address is not None:
            found.append((name, address.rstrip("/")))
    return tuple(found)


def read_schools(
    source: bytes | None, vocabulary: Vocabulary
) -> Pass[tuple[dict[str, School], frozenset[str]]]:
    """The schools by id, and the ids of those that are listed but cannot be understood."""
    schools: dict[str, School] = {}
    unreadable: set[str] = set()
    places: dict[str, Location] = {}
    for item in (yield from read_records(source, SCHOOLS_FILE)):
        school, place = yield from _read_school(item, vocabulary)
        if isinstance(school, str):
            unreadable.add(school)
            continue
        if school.id in schools:
            line = places[school.id].line
            yield find(rules.REPEATED_IDENTIFIER, place, value=school.id, line=line)
            continue
        schools[school.id], places[school.id] = school, place
    for school in schools.values():
        if school.merged_into not in (None, *schools, *unreadable):
            hint = suggestion(school.merged_into or "", schools)
            yield find(rules.UNKNOWN_SCHOOL, places[school.id], value=school.merged_into, hint=hint)
        elif _becomes_itself(school, schools):
            yield find(rules.MERGED_IN_CIRCLE, places[school.id], value=school.id)
    return schools, frozenset(unreadable)


def _becomes_itself(school: School, schools: dict[str, School]) -> bool:
    """Whether following the mergers from a school leads back to it."""
    after = school.merged_into
    for _ in schools:
        if after is None or after == school.id:
            break
        after = schools[after].merged_into if after in schools else None
    return after == school.id


def _read_school(item: Mapping, vocabulary: Vocabulary) -> Pass[tuple[School | str, Location]]:
    """A school with the place of its code; where it cannot be understood, its id alone."""
    known = (
        "code", "name", "short_name", "kind", "unit",
        "from", "until", "former_names", "merged_into", "site_url",
    )  # fmt: skip
    fields = yield from read_plain_fields(item, SCHOOLS_FILE, known)
    for needed in ("code", "name", "kind"):
        yield from fields.require(needed)
    code = yield from fields.text("code", 40)
    name = yield from fields.text("name")
    kind = yield from fields.term("kind", vocabulary.school_kinds)
    school_id = (code or "").lower()
    if code is not None and (not is_identifier(school_id) or school_id == DISTRICT_SITE):
        yield find(rules.BAD_IDENTIFIER, fields.place("code"), value=code)
        code = None
    short = yield from fields.text("short_name", 40)
    unit = yield from fields.text("unit")
    period = yield from read_period(fields)
    former_names = yield from read_labels(fields, "former_names")
    merged_into = yield from fields.text("merged_into", 40)
    site_url = yield from fields.address("site_url")
    if code is None or name is None or kind is None:
        return school_id, fields.start
    school = School(
        school_id, code, name, short or name, kind.key, unit or "",
        period, former_names, merged_into, site_url,
    )  # fmt: skip
    return school, fields.place("code")
