"""Reads people.yml: who holds which role, where, for what and how long."""

from collections.abc import Collection
from collections.abc import Mapping as MappingType

from library.diagnostics import Pass, Text, find
from library.field_reading import read_plain_fields
from library.fields import Fields
from library.organisation.identities import (
    Owners,
    read_accounts,
    read_compromise,
    read_keys,
    read_logins,
    without_shared,
)
from library.organisation.model import Period, Person, Role, School
from library.organisation.records import is_identifier, read_period, read_records, submappings
from library.rules import organisation as rules
from library.suggestions import suggestion
from library.vocabulary import Term, Vocabulary

PEOPLE_FILE = "content/district/people.yml"
DISTRICT_ROLES = frozenset(
    {
        "appraiser", "district-officer", "district-head", "culture-division", "commune-chair",
        "provincial-department", "subject-council",
    }
)  # fmt: skip
"""The roles that belong to no school: those above the schools and across them."""

_KNOWN = ("id", "name", "forge", "login", "keys", "roles", "absent", "compromised_from")


def read_people(
    source: bytes | None,
    vocabulary: Vocabulary,
    schools: MappingType[str, School],
    listed: Collection[str],
    *,
    sample: bool,
) -> Pass[dict[str, Person]]:
    """The people by id, of a `sample` or a real library.

    A role at a school that is only `listed` gives no right and no finding.
    """
    people: dict[str, Person] = {}
    lines: dict[str, int] = {}
    owners = Owners()
    for item in (yield from read_records(source, PEOPLE_FILE)):
        fields = yield from read_plain_fields(item, PEOPLE_FILE, _KNOWN)
        yield from fields.require("id")
        yield from fields.require("name")
        person_id = yield from fields.text("id", 40)
        name = yield from fields.text("name")
        if person_id is None or name is None:
            continue
        if not is_identifier(person_id):
            yield find(rules.BAD_IDENTIFIER, fields.place("id"), value=person_id)
            continue
        if person_id in people:
            line = lines[person_id]
            yield find(rules.REPEATED_IDENTIFIER, fields.place("id"), value=person_id, line=line)
            continue
        roles = yield from _read_roles(fields, vocabulary, schools, listed)
        understood = len(fields.by_name) == len(item.items)
        people[person_id] = Person(
            person_id, name, roles if understood else (),
            accounts=(yield from read_accounts(fields, person_id, owners)),
            logins=(yield from read_logins(fields)),
            keys=(yield from read_keys(fields, person_id, owners, sample=sample)),
            absences=(yield from _read_absences(fields)),
            compromised_from=(yield from read_compromise(fields)),
        )  # fmt: skip
        lines[person_id] = fields.place("id").line
    return {person_id: without_shared(person, owners) for person_id, person in people.items()}


def _read_absences(fields: Fields) -> Pass[tuple[Period, ...]]:
    """When somebody is away; an absence that cannot be read lets nobody stand in."""
    absences: list[Period] = []
    for item in (yield from submappings(fields, "absent")):
        part = yield from read_plain_fields(item, PEOPLE_FILE, ("from", "until"))
        yield from part.require("from")
        period = yield from read_period(part)
        if period.first is not None:
            absences.append(period)
    return tuple(absences)


def _read_roles(
    fields: Fields, vocabulary: Vocabulary, schools: MappingType[str, School], listed: Collection[str]
) -> Pass[tuple[Role, ...]]:
    held: list[Role] = []
    for item in (yield from submappings(fields, "roles")):
        known = ("role", "school", "subjects", "grades", "levels", "from", "until")
        part = yield from read_plain_fields(item, PEOPLE_FILE, known)
        role = yield from _read_role(part, vocabulary, schools, listed)
        # An unknown word may have been meant to narrow the role; it must not widen it.
        if role is not None and len(part.by_name) == len(item.items):
            held.append(role)
    return tuple(held)


def _read_role(
    part: Fields, vocabulary: Vocabulary, schools: MappingType[str, School], listed: Collection[str]
) -> Pass[Role | None]:
    yield from part.require("role")
    role = yield from part.term("role", vocabulary.person_roles)
    school = yield from part.text("school", 40)
    subjects = yield from part.terms("subjects", vocabulary.subjects)
    grades = yield from part.terms("grades", vocabulary.grades)
    levels = yield from part.terms("levels", vocabulary.levels)
    period = yield from read_period(part)
    if role is None:
        return None
    if when := _exists_only(role, period):
        yield find(rules.ROLE_OUT_OF_TIME, part.place("role"), role=role.label, when=when)
    if school is None and role.key not in DISTRICT_ROLES:
        yield find(rules.SCHOOL_NEEDED, part.start, role=role.label)
        return None
    if school is not None and school not in schools:
        # Where no school could be read, that is said once and not again for every role.
        if listed and school not in listed:
            hint = suggestion(school, schools)
            yield find(rules.UNKNOWN_SCHOOL, part.place("school"), value=school, hint=hint)
        return None
    # A scope that was written but could not be read must not widen to "everything".
    for name, read in (("subjects", subjects), ("grades", grades), ("levels", levels)):
        if part.has(name) and not read:
            return None
    in_scope = {grade.key for grade in grades} | _grades_of(levels, vocabulary)
    keys = frozenset(subject.key for subject in subjects)
    return Role(role.key, school, keys, frozenset(in_scope), period)


def _exists_only(role: Term, held: Period) -> Text | None:
    """When a role exists that is said to be held at another time; None for one that is held while it does.

    Who is named without a first day is not meant to have had the role before there was one.
    """
    first, last = role.valid_from, role.valid_until
    days = [day for day in (held.first, held.last) if day is not None]
    if days != sorted(days):
        return None  # never held: that is told already
    if first is not None and days and days[0] < first:
        return Text(f"từ {first}", f"from {first} on")
    if last is not None and (held.last is None or held.last > last):
        return Text(f"đến hết {last}", f"until {last}")
    return None


def _grades_of(levels: tuple[Term, ...], vocabulary: Vocabulary) -> set[str]:
    wanted = {level.key for level in levels}
    return {grade.key for grade in vocabulary.grades.terms if grade.facts.get("level") in wanted}
