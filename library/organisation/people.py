"""Reads people.yml: who holds which role, where, for what and how long."""

import re
from collections.abc import Collection
from collections.abc import Mapping as MappingType

from library.diagnostics import Pass, Text, find
from library.fields import Fields, read_plain_fields, suggestion
from library.organisation.model import FORGES, Person, Role, School
from library.organisation.records import (
    is_identifier,
    read_period,
    read_records,
    submappings,
    wrong_shape,
)
from library.rules import organisation as rules
from library.vocabulary import Term, Vocabulary
from library.yaml_tree import Mapping

_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?")
PEOPLE_FILE = "content/district/people.yml"
DISTRICT_ROLES = frozenset({"appraiser", "district-officer"})


def read_people(
    source: bytes | None,
    vocabulary: Vocabulary,
    schools: MappingType[str, School],
    listed: Collection[str],
) -> Pass[dict[str, Person]]:
    """The people by id; a role at a school that is only `listed` gives no right and no finding."""
    people: dict[str, Person] = {}
    lines: dict[str, int] = {}
    owners: dict[tuple[str, int], str] = {}
    for item in (yield from read_records(source, PEOPLE_FILE)):
        known = ("id", "name", "forge", "login", "keys", "roles")
        fields = yield from read_plain_fields(item, PEOPLE_FILE, known)
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
        accounts = yield from _read_accounts(fields, person_id, owners)
        logins = yield from _read_logins(fields)
        people[person_id] = Person(person_id, name, roles, accounts, logins)
        lines[person_id] = fields.place("id").line
    return people


def _read_roles(
    fields: Fields, vocabulary: Vocabulary, schools: MappingType[str, School], listed: Collection[str]
) -> Pass[tuple[Role, ...]]:
    held: list[Role] = []
    for item in (yield from submappings(fields, "roles")):
        known = ("role", "school", "subjects", "grades", "levels", "from", "until")
        part = yield from read_plain_fields(item, PEOPLE_FILE, known)
        role = yield from _read_role(part, vocabulary, schools, listed)
        if role is not None:
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


def _grades_of(levels: tuple[Term, ...], vocabulary: Vocabulary) -> set[str]:
    wanted = {level.key for level in levels}
    return {grade.key for grade in vocabulary.grades.terms if grade.facts.get("level") in wanted}


def _read_accounts(
    fields: Fields, person: str, owners: dict[tuple[str, int], str]
) -> Pass[tuple[tuple[str, int], ...]]:
    forge = fields.by_name.get("forge")
    if forge is None:
        return ()
    if not isinstance(forge.value, Mapping):
        shape = Text("dạng {github: số}", "of the form {github: number}")
        yield wrong_shape(forge.value, PEOPLE_FILE, shape)
        return ()
    accounts: list[tuple[str, int]] = []
    part = yield from read_plain_fields(forge.value, PEOPLE_FILE, FORGES)
    for name in part.by_name:
        number = yield from part.number(name, 1, 10**9 - 1)
        if number is None:
            continue
        owner = owners.setdefault((name, number), person)
        if owner != person:
            place = part.place(name)
            yield find(rules.FORGE_ID_SHARED, place, forge=name, value=number, person=owner)
            continue
        accounts.append((name, number))
    return tuple(accounts)


def _read_logins(fields: Fields) -> Pass[tuple[tuple[str, str], ...]]:
    written = fields.by_name.get("login")
    if written is None:
        return ()
    if not isinstance(written.value, Mapping):
        yield wrong_shape(written.value, PEOPLE_FILE, Text("dạng {github: tên}", "{github: name}"))
        return ()
    logins: list[tuple[str, str]] = []
    part = yield from read_plain_fields(written.value, PEOPLE_FILE, FORGES)
    for name in part.by_name:
        login = yield from part.text(name, 80)
        if login is None:
            continue
        if not _LOGIN.fullmatch(login):
            yield find(rules.BAD_IDENTIFIER, part.place(name), value=login)
            continue
        logins.append((name, login))
    return tuple(logins)
