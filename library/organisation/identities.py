"""What identifies a person: numbers of accounts on forges, and SSH keys.

Each belongs to exactly one person. Where two claim the same, it counts for neither: which of them
it really is cannot be told from here.
"""

import re
from dataclasses import field, replace

from library.diagnostics import Pass, Text, find
from library.field_reading import read_plain_fields
from library.fields import Fields
from library.organisation.model import FORGES, Person, PersonKey
from library.organisation.records import submappings, wrong_shape
from library.organisation.sample_keys import read_own_key
from library.rules import organisation as rules
from library.ssh import SshKey
from library.values import dataclass
from library.yaml_tree import Mapping

_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?")
_HIGHEST = 10**9 - 1


@dataclass(slots=True)
class Owners:
    """Who claimed an account or a key first, and which of them a second person claimed as well."""

    accounts: dict[tuple[str, int], str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    shared_accounts: set[tuple[str, int]] = field(default_factory=set)
    shared_keys: set[str] = field(default_factory=set)


def without_shared(person: Person, owners: Owners) -> Person:
    """The person without the accounts and keys that somebody else claims too."""
    return replace(
        person,
        accounts=tuple(one for one in person.accounts if one not in owners.shared_accounts),
        keys=tuple(key for key in person.keys if key.ssh not in owners.shared_keys),
    )


def read_accounts(fields: Fields, person: str, owners: Owners) -> Pass[tuple[tuple[str, int], ...]]:
    part = yield from _part(fields, "forge", Text("dạng {github: số}", "of the form {github: number}"))
    accounts: list[tuple[str, int]] = []
    for name in part.by_name if part else ():
        assert part is not None  # noqa: S101 - there are names only where there is a part
        number = yield from part.number(name, 1, _HIGHEST)
        if number is None:
            continue
        account = (name, number)
        owner = owners.accounts.setdefault(account, person)
        if owner != person:
            place = part.place(name)
            yield find(rules.FORGE_ID_SHARED, place, forge=name, value=number, person=owner)
            owners.shared_accounts.add(account)
        accounts.append(account)
    return tuple(accounts)


def read_logins(fields: Fields) -> Pass[tuple[tuple[str, str], ...]]:
    part = yield from _part(fields, "login", Text("dạng {github: tên}", "of the form {github: name}"))
    logins: list[tuple[str, str]] = []
    for name in part.by_name if part else ():
        assert part is not None  # noqa: S101 - there are names only where there is a part
        login = yield from part.text(name, 80)
        if login is None:
            continue
        if not _LOGIN.fullmatch(login):
            yield find(rules.BAD_IDENTIFIER, part.place(name), value=login)
            continue
        logins.append((name, login))
    return tuple(logins)


def read_keys(fields: Fields, person: str, owners: Owners, *, sample: bool) -> Pass[tuple[PersonKey, ...]]:
    """The keys a person signs with; those of the sample count in a `sample` only."""
    keys: list[PersonKey] = []
    for item in (yield from submappings(fields, "keys")):
        known = ("ssh", "from", "until", "compromised_from")
        part = yield from read_plain_fields(item, fields.path, known)
        yield from part.require("ssh")
        ssh = yield from part.text("ssh", 2000)
        first = yield from part.number("from", 0, _HIGHEST)
        last = yield from part.number("until", 0, _HIGHEST)
        compromised_from = yield from read_compromise(part)
        if ssh is None:
            continue
        key = read_own_key(ssh, sample=sample)
        if not isinstance(key, SshKey):
            yield find(rules.BAD_KEY, part.place("ssh"), hint=key)
            continue
        owner = owners.keys.setdefault(key.text, person)
        if owner != person:
            yield find(rules.KEY_SHARED, part.place("ssh"), owner=owner)
            owners.shared_keys.add(key.text)
        # A limit that was written but could not be read must not fall away.
        unread = (part.has("from") and first is None) or (part.has("until") and last is None)
        if unread or len(part.by_name) < len(item.items):
            continue
        keys.append(PersonKey(key.text, first or 0, last, compromised_from))
    return tuple(keys)


def read_compromise(fields: Fields) -> Pass[int | None]:
    """From which ledger number on nothing counts; from the first where that cannot be read."""
    number = yield from fields.number("compromised_from", 0, _HIGHEST)
    return 0 if number is None and fields.has("compromised_from") else number


def _part(fields: Fields, name: str, shape: Text) -> Pass[Fields | None]:
    written = fields.by_name.get(name)
    if written is None:
        return None
    if not isinstance(written.value, Mapping):
        yield wrong_shape(written.value, fields.path, shape)
        return None
    return (yield from read_plain_fields(written.value, fields.path, FORGES))
