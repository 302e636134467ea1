"""Evidence: what a line proves about who said it.

A statement may bear the person's own signature, or the review on a forge it was read from; each is
checked wherever it is there, and one that does not hold makes the line void rather than weak.
"""

import base64
import binascii
from collections.abc import Iterable, Mapping
from dataclasses import field

from library.approval.authority import Authority
from library.approval.model import Evidence, Facts, Line
from library.diagnostics import Text
from library.organisation import Person
from library.ssh import read_signature, verifies
from library.values import dataclass

NAMESPACE = "hoclieu-duyet"
"""What separates an approval from everything else the same key signs."""

RANK: dict[Evidence, int] = {"unsigned": 0, "recorded": 1, "signed": 2}


@dataclass(frozen=True, slots=True)
class Compromises:
    """From which ledger number on a key or a person is not to be believed, found out later or not."""

    keys: Mapping[str, int] = field(default_factory=dict)
    people: Mapping[str, int] = field(default_factory=dict)

    def spoil(self, line: Line, key: str = "") -> bool:
        """Whether a line, signed with `key` if with any, was said by somebody not to be believed."""
        person = self.people.get(line.statement.person)
        stolen = self.keys.get(key)
        return (person is not None and line.number >= person) or (
            stolen is not None and line.number >= stolen
        )


NOTHING = Compromises()


def compromises_of(authorities: Iterable[Authority], known: Compromises) -> Compromises:
    """What any of these organisations calls compromised, and what was known to be before."""
    keys, people = dict(known.keys), dict(known.people)
    for authority in authorities:
        for person in authority.organisation.people.values():
            if person.compromised_from is not None:
                _note(people, person.id, person.compromised_from)
            for key in person.keys:
                if key.compromised_from is not None:
                    _note(keys, key.ssh, key.compromised_from)
    return Compromises(keys, people)


def _note(found: dict[str, int], name: str, number: int) -> None:
    found[name] = min(number, found.get(name, number))


def signer_of(signature: str, message: bytes) -> str | None:
    """The key, on one line, that signed `message` as an approval; None where none did."""
    try:
        blob = base64.b64decode(signature, validate=True)
    except binascii.Error:
        return None
    read = read_signature(blob)
    if read is None or not verifies(read, message, NAMESPACE):
        return None
    return read.key.text


def evidence_of(line: Line, authority: Authority, compromises: Compromises) -> Evidence | Text:
    """The evidence a line bears, or why what it bears does not hold."""
    said = line.statement
    person = authority.organisation.people.get(said.person)
    key = ""
    if line.signature is not None:
        key = signer_of(line.signature, line.spoken.encode()) or ""
        fault = _fault_of_key(key, person, line.number, authority)
        if fault is not None:
            return fault
    if said.source is not None and (person is None or person.account(said.source.forge) != said.source.user):
        return Text(
            f"tài khoản {said.source.forge} {said.source.user} không phải của người này",
            f"the {said.source.forge} account {said.source.user} is not this person's",
        )
    if compromises.spoil(line, key):
        return Text(
            "khoá hoặc người này bị coi là không tin được từ trước đó",
            "the key or the person is not believed from before this line on",
        )
    return "signed" if key else "recorded" if said.source is not None else "unsigned"


def _fault_of_key(key: str, person: Person | None, number: int, authority: Authority) -> Text | None:
    if not key:
        return Text("chữ kí không đúng", "its signature does not hold")
    held = next((one for one in person.keys if one.ssh == key), None) if person is not None else None
    if held is None or key in authority.policy.recorders:
        return Text("khoá đã kí không phải của người này", "the key that signed is not this person's")
    if not held.counts_at(number):
        return Text(
            f"khoá đã kí không có hiệu lực ở dòng {number}",
            f"the key that signed does not count at line {number}",
        )
    return None


def is_enough(evidence: Evidence, asked: Evidence) -> bool:
    """Whether evidence is what was asked for, or better."""
    return RANK[evidence] >= RANK[asked]


def least_asked(authority: Authority, facts: Facts) -> Evidence:
    """The least that any stage asks for this kind: what a remark must bear at least."""
    policy = authority.policy
    stages = [*policy.stages_of("school", facts.kind), *policy.stages_of("district", facts.kind)]
    return min((stage.evidence for stage in stages), key=lambda evidence: RANK[evidence], default="signed")
