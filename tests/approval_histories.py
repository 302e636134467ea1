"""Random histories of a ledger: mostly what people would say, and now and then something wrong.

A move is a number that is taken apart into choices, 0 being the sensible one each time, so that a
history that fails shrinks to the few moves that matter.
"""

import base64
import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from library.approval.evidence import NAMESPACE
from library.approval.ledger import evidence_path, write_head
from library.approval.line import FIRST, digest_of, spoken, write_line
from library.approval.model import Evidence, Facts, Key, Said, Source, Statement
from tests.ssh_signers import Signer

PEOPLE = ("teacher", "head", "principal", "vice", "other", "appraiser", "officer", "second", "third")
KEYS = (Key("a", "mot"), Key("a", "hai"), Key("b", "ba"))
ORGANISATION = Key("district", "organisation")
BEGIN = datetime(2026, 8, 30, tzinfo=UTC)
ROLES = {
    "teacher": [{"role": "teacher", "school": "a"}],
    "head": [
        {"role": "department-head", "school": "a", "subjects": ["toan"]},
        {"role": "department-head", "school": "b"},
    ],
    "principal": [{"role": "principal", "school": "a"}],
    "vice": [{"role": "vice-principal", "school": "a"}, {"role": "deputy-head", "school": "a"}],
    "other": [{"role": "principal", "school": "b"}, {"role": "department-head", "school": "a"}],
    "appraiser": [{"role": "appraiser"}],
    "officer": [{"role": "district-officer"}],
    "second": [{"role": "district-officer"}],
    "third": [{"role": "district-officer", "until": "2026-09-02"}, {"role": "appraiser"}],
}


def account(person: str) -> int:
    return 100 + PEOPLE.index(person)


def organisation_files(evidence: Evidence, variant: int) -> dict[str, bytes]:
    """content/district in one of several states; JSON is YAML, so this is what people.yml would hold."""
    people: list[dict[str, Any]] = [
        {
            "id": f"p-{name}",
            "name": name,
            "forge": {"github": account(name)},
            "keys": [{"ssh": Signer(name).key.text, "from": 0}],
            "roles": [dict(role) for role in ROLES[name]],
        }
        for name in PEOPLE
    ]
    stages = [
        {"stage": "pass", "role": "department-head", "label": "Tổ", "evidence": evidence},
        {"stage": "approve", "role": "principal", "label": "HT", "evidence": evidence},
    ]
    policy: dict[str, Any] = {
        "library": "thu",
        "repository": "private",
        "recorders": [Signer("recorder").key.text],
        "shelves": {
            "school": stages,
            "district": [{"stage": "appraise", "role": "appraiser", "label": "Huyện", "evidence": evidence}],
        },
        "substitutes": {
            "department-head": ["deputy-head"],
            "principal": ["vice-principal", "principal-of-neighbour"],
        },
    }
    district: dict[str, Any] = {"name": "Huyện", "sample": evidence == "unsigned"}
    match variant:
        case 1:
            people[2]["absent"] = [{"from": "2026-08-31", "until": "2026-09-01"}]
            stages[0]["threshold"] = 2
            policy["kinds"] = {"exam": {"evidence": "signed"}}
        case 2:
            people[1]["keys"][0]["compromised_from"] = 4
            people[3]["compromised_from"] = 6
            people[4]["keys"][0]["until"] = 9
        case 3:
            policy["library"] = "khac"
        case 4:
            del stages[0]
            people[0]["roles"] = [{"role": "principal", "school": "a"}]
            policy["organisation"] = {"role": "appraiser", "threshold": 2, "evidence": "signed"}
        case 5:
            people[7]["roles"] = people[8]["roles"] = []
        case _:
            pass
    dumped = {"people.yml": people, "policy.yml": policy, "district.yml": district, "schools.yml": SCHOOLS}
    return {name: json.dumps(data, ensure_ascii=False).encode() for name, data in dumped.items()}


SCHOOLS = [{"code": code.upper(), "name": code, "short_name": code, "kind": "thcs"} for code in ("a", "b")]
VARIANTS = 6


def facts_of(key: Key, at: int) -> Facts:
    """The facts of one of four versions of a resource."""
    authors = (("p-teacher",), ("p-teacher", "p-principal"), ("khách",), ("p-head",))[at]
    digest = hashlib.sha256(f"{key}{at}".encode()).hexdigest()
    return Facts("exam" if at == 2 else "document", "toan", ("6",), authors, digest)


def plain_facts(facts: dict[str, Facts]) -> dict[str, dict[str, object]]:
    """Facts as the second verifier takes them, which knows none of our types."""
    return {
        tree: {
            "kind": f.kind,
            "subject": f.subject,
            "grades": f.grades,
            "authors": f.authors,
            "sha256": f.sha256,
        }
        for tree, f in facts.items()
    }


@dataclass(slots=True)
class World:
    """What moves are about: the trees of bundles and organisations, and how words are proved."""

    evidence: Evidence
    trees: dict[Key, list[str]]
    organisations: list[str]
    digests: list[str]
    facts: dict[str, Facts]


@dataclass(slots=True)
class History:
    """A ledger in the making; `said` is what was recorded so far."""

    world: World
    said: list[Said] = field(default_factory=list)
    at: datetime = BEGIN

    def move(self, number: int) -> None:
        """Record what a move says."""
        choose = _Choices(number)
        self.at += timedelta(hours=(1, 7, 30, 0)[choose(4)])
        if self.said and choose(24) == 23:
            again = self.said[choose(len(self.said))]
            self.said.append(Said(again.statement, self.at, again.signature))
            return
        if choose(7) == 6:
            self._change(choose)
            return
        key = KEYS[(0, 0, 1, 2)[choose(4)]]
        statement = self._resource(key, choose)
        for person in self._speakers(statement, choose):
            self._say(_by(statement, person, choose), choose)

    def _resource(self, key: Key, choose: "_Choices") -> Statement:
        at = (0, 0, 1, 0, 2, 3)[choose(6)]
        event = ("approve",) * 9 + ("withdraw", "return", "notice", "retract", "submit")
        tree = self.world.trees[key][at]
        facts = self.world.facts[tree]
        number = len(self.said)
        if choose(40) == 39:
            facts = Facts(facts.kind, facts.subject, facts.grades, ("p-principal",), "f" * 64)
        what = event[choose(len(event))]
        return Statement(
            "thu" if choose(50) != 49 else "khac", key, "school", "", what,  # type: ignore[arg-type]
            "", "", tree, facts, self.world.organisations[_rarely(choose, VARIANTS)],
            max(0, number - choose(8) * _rarely(choose, 2)) + _rarely(choose, 2),
            ("Sai", "")[_rarely(choose, 2)],
        )  # fmt: skip

    def _speakers(self, statement: Statement, choose: "_Choices") -> list[tuple[str, str, str, str]]:
        """Who speaks, in which role, on which stage and shelf; for an approval often the whole chain."""
        school = [
            ("head", "department-head", "pass", "school"),
            ("principal", "principal", "approve", "school"),
        ]
        if statement.key.school == "b":
            school[1] = ("other", "principal", "approve", "school")
        others = "adopted-by-" + ("b" if statement.key.school == "a" else "a")
        adopters = [
            ("head", "department-head", "pass", others),
            ("other", "principal", "approve", others),
        ]
        if statement.key.school == "b":
            adopters[1] = ("principal", "principal", "approve", others)
        everybody = [
            *school,
            ("appraiser", "appraiser", "appraise", "district"),
            ("vice", "vice-principal", "approve", "school"),
            ("vice", "deputy-head", "pass", "school"),
            ("other", "department-head", "pass", "school"),
            ("other", "principal", "extra", "school"),
            ("vice", "vice-principal", "extra", "school"),
            ("teacher", "teacher", "pass", "school"),
            ("teacher", "principal", "approve", "school"),
            ("third", "appraiser", "appraise", "district"),
            ("head", "department-head", "notice", "school"),
            ("teacher", "teacher", "submit", "school"),
            *adopters,
            ("vice", "vice-principal", "approve", others),
            ("principal", "principal", "approve", f"adopted-by-{statement.key.school}"),
        ]
        if statement.event == "approve" and choose(4) < 3:
            return (everybody[:3], everybody[:2], everybody[:1], [*school, *adopters], adopters)[choose(5)]
        return [everybody[choose(len(everybody))]]

    def _change(self, choose: "_Choices") -> None:
        """People of the district approve another organisation, mostly two of them."""
        to = 1 + choose(VARIANTS - 1)
        frm = choose(VARIANTS + 3) % VARIANTS if choose(3) else 0
        for name in (("officer", "second"), ("officer",), ("second", "third"), ("head", "officer"))[
            choose(4)
        ]:
            role = "district-officer" if choose(8) else "appraiser"
            digest = self.world.digests[to] if choose(20) != 19 else "0" * 64
            statement = Statement(
                "thu", ORGANISATION, "district", "organisation", "approve" if choose(9) != 8 else "retract",
                f"p-{name}", role if choose(4) else "district-officer", self.world.organisations[to],
                Facts("organisation", "", (), (), digest), self.world.organisations[frm], len(self.said),
            )  # fmt: skip
            self._say(statement, choose)

    def _say(self, statement: Statement, choose: "_Choices") -> None:
        evidence = self.world.evidence
        other = choose(16)
        if other in (13, 14):
            evidence = ("unsigned", "recorded")[other - 13]  # type: ignore[assignment]
        speaker = statement.person.removeprefix("p-")
        liar = speaker if choose(20) != 19 else "vice"
        signature = None
        if evidence == "recorded":
            source = Source("github", "x/y", 1, 1, account(liar), "d" * 40, "e" * 40)
            statement = statement._replace(source=source)
        elif evidence == "signed":
            namespace = NAMESPACE if choose(30) != 29 else "git"
            made = Signer(liar).sign(spoken(statement), namespace)
            signature = base64.b64encode(made).decode()
        self.said.append(Said(statement, self.at, signature))

    def lines(self) -> list[tuple[str, bytes]]:
        """The recorded lines with the files they stand in, in the order of their numbers."""
        written: list[tuple[str, bytes]] = []
        previous = FIRST
        for number, said in enumerate(self.said, 1):
            raw = write_line(said.statement, number, previous, said.at, said.signature)
            previous = digest_of(raw)
            written.append((evidence_path(said.statement.key), raw))
        return written

    def evidence(self) -> tuple[dict[str, bytes], bytes]:
        """The ledger's files, and its head."""
        files: dict[str, bytes] = {}
        last = FIRST
        for path, raw in self.lines():
            files[path] = files.get(path, b"") + raw + b"\n"
            last = digest_of(raw)
        return files, write_head(len(self.said), last)


def _by(statement: Statement, speaker: tuple[str, str, str, str], choose: "_Choices") -> Statement:
    name, role, stage, shelf = speaker
    if statement.event in ("withdraw", "return", "notice", "submit"):
        stage = ""
        shelf = ("school", "district", "adopted-by-b")[choose(3)]
    return statement._replace(shelf=shelf, stage=stage, person=f"p-{name}", role=role)  # type: ignore[arg-type]


class _Choices:
    """Takes a number apart: each choice uses up some of it, and 0 is left when nothing is."""

    def __init__(self, number: int) -> None:
        self._left = number

    def __call__(self, count: int) -> int:
        self._left, chosen = divmod(self._left, count)
        return chosen


def _rarely(choose: _Choices, count: int) -> int:
    return choose(count) if choose(5) == 4 else 0
