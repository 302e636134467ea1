"""A second verifier, written apart from the first: plain loops over JSON, slow and easy to read.

It shares no code with `library.approval`. Where the two differ on what is published, one is wrong.
"""

import base64
import hashlib
import json
from datetime import datetime, timedelta
from typing import Any

import yaml
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

STRENGTH = {"unsigned": 0, "recorded": 1, "signed": 2}
ORGANISATION = "district/organisation"


class Refused(Exception):
    """The ledger is no ledger."""


def organisation(files: dict[str, bytes]) -> dict[str, Any]:
    """An organisation from the files of content/district, by their names there."""
    policy = yaml.safe_load(files["policy.yml"])
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"100644 {name}\0{hashlib.sha256(files[name]).hexdigest()}\n".encode())
    stages = [stage for shelf in policy["shelves"].values() for stage in shelf]
    asked = [stage["evidence"] for stage in stages] + [
        k["evidence"] for k in policy.get("kinds", {}).values()
    ]
    return {
        "policy": policy,
        "people": {person["id"]: person for person in yaml.safe_load(files["people.yml"])},
        "sample": bool(yaml.safe_load(files["district.yml"]).get("sample")),
        "change": max(asked, key=lambda word: STRENGTH[word]),
        "sha256": digest.hexdigest(),
    }


class Naive:
    """What a ledger publishes; `published` is (shelf, key) to (tree, ordinal, [(stage, person)])."""

    def __init__(
        self, evidence: dict[str, bytes], organisations: dict[str, dict[str, Any]], facts: dict[str, Any]
    ) -> None:
        self.organisations, self.facts = organisations, facts
        self.lines = read(evidence)
        self.bad_keys: dict[str, int] = {}
        self.bad_people: dict[str, int] = {}
        while True:
            before = (dict(self.bad_keys), dict(self.bad_people))
            self.fold()
            for tree in self.reigned:
                self.note_compromises(organisations[tree])
            if (self.bad_keys, self.bad_people) == before:
                return

    def note_compromises(self, org: dict[str, Any]) -> None:
        for person in org["people"].values():
            if "compromised_from" in person:
                number = person["compromised_from"]
                self.bad_people[person["id"]] = min(number, self.bad_people.get(person["id"], number))
            for key in person.get("keys", []):
                if "compromised_from" in key:
                    number = key["compromised_from"]
                    self.bad_keys[key["ssh"]] = min(number, self.bad_keys.get(key["ssh"], number))

    def fold(self) -> None:
        self.published: dict[tuple[str, str], tuple[str, int, list[tuple[str, str]]]] = {}
        self.notices: dict[tuple[str, str], list[int]] = {}
        self.void: set[int] = set()
        self.progress: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
        self.shown_count: dict[tuple[str, str], int] = {}
        self.gone: dict[tuple[str, str], int] = {}
        self.back: dict[tuple[str, str], int] = {}
        self.authors: dict[tuple[str, str], list[str]] = {}
        self.first_facts: dict[tuple[str, str], dict[str, Any]] = {}
        self.handed: dict[tuple[str, str], str] = {}
        self.said: set[tuple[str, str]] = set()
        self.since: dict[tuple[str, str], int] = {}
        self.reigned: list[str] = []
        self.pending: dict[str, list[str]] = {}
        if self.lines and self.lines[0]["statement"]["organisation"] in self.organisations:
            self.reigned.append(self.lines[0]["statement"]["organisation"])
        for line in self.lines:
            said = line["statement"]
            words = json.dumps(said, sort_keys=True)
            key = f"{said['school']}/{said['id']}"
            if self.counts(line, key, words):
                self.said.add((key, words))
            else:
                self.void.add(line["record"]["number"])

    def counts(self, line: dict[str, Any], key: str, words: str) -> bool:
        said = line["statement"]
        if not self.reigned:
            return False
        org = self.organisations[self.reigned[-1]]
        if said["library"] != org["policy"]["library"] or said["organisation"] not in self.reigned:
            return False
        if said["seen"] >= line["record"]["number"] or (key, words) in self.said:
            return False
        proof = self.proof(line, org)
        if proof is None:
            return False
        day = (datetime.fromisoformat(line["record"]["at"]) + timedelta(hours=7)).date()
        if key == ORGANISATION:
            return self.change(said, org, proof, day)
        adopter = said["shelf"].partition("adopted-by-")[2]
        if adopter and (adopter == said["school"] or said["event"] in ("submit", "return", "notice")):
            return False
        if said["event"] == "approve":
            return self.approve(said, key, org, proof, day, line["record"]["number"])
        if said["event"] == "submit":
            self.handed[key, said["tree"]] = said["person"]
            if said["person"] in said["authors"]:
                self.back.pop((key, said["tree"]), None)
            return True
        if said["event"] == "retract":
            return self.retract(said, key, org, proof)
        if said["event"] == "return":
            return self.give_back(line, key, org, proof, day)
        return self.mark(line, key, org, proof, day)

    def give_back(self, line: dict[str, Any], key: str, org: dict[str, Any], proof: str, day: Any) -> bool:
        said = line["statement"]
        facts = self.seen_facts(said, key)
        if facts is None or not self.may_remark(said, org, proof, facts, day):
            return False
        for shelf in {place[0] for place in self.progress}:
            if self.published.get((shelf, key), ("",))[0] != said["tree"]:
                self.progress.pop((shelf, key, said["tree"]), None)
        self.back[key, said["tree"]] = line["record"]["number"]
        return True

    def mark(self, line: dict[str, Any], key: str, org: dict[str, Any], proof: str, day: Any) -> bool:
        """A withdrawal or a notice."""
        said = line["statement"]
        used = {shelf for shelf, other in self.published if other == key}
        used |= {place[0] for place in self.progress if place[1] == key}
        shelves = sorted(used | {"school", "district"})
        if said["event"] == "withdraw" and said["shelf"] != "school":
            shelves = [said["shelf"]]
        shown = [self.published[s, key][0] for s in shelves if (s, key) in self.published]
        if said["tree"] not in shown:
            return False
        facts = self.facts.get(said["tree"]) or self.first_facts[key, said["tree"]]
        if not self.may_remark(said, org, proof, facts, day):
            return False
        if said["event"] == "notice":
            if not said["reasons"].strip():
                return False
            self.notices.setdefault((key, said["tree"]), []).append(line["record"]["number"])
            return True
        for shelf in shelves:
            self.published.pop((shelf, key), None)
            self.gone[shelf, key] = line["record"]["number"]
            for place in list(self.progress):
                if place[0] == shelf and place[1] == key:
                    del self.progress[place]
        return True

    # -- who said it -------------------------------------------------------------------------------

    def proof(self, line: dict[str, Any], org: dict[str, Any]) -> str | None:
        said, number = line["statement"], line["record"]["number"]
        person = org["people"].get(said["person"])
        if number >= self.bad_people.get(said["person"], number + 1):
            return None
        if said["source"] is not None and (
            person is None or person.get("forge", {}).get(said["source"]["forge"]) != said["source"]["user"]
        ):
            return None
        if line["signature"] is None:
            return "unsigned" if said["source"] is None else "recorded"
        message = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        for key in (person or {}).get("keys", []):
            if key["ssh"] in org["policy"].get("recorders", []) or not signed_by(key["ssh"], message, line):
                continue
            early = number < key.get("from", 0) or number > key.get("until", number)
            stolen = number >= key.get("compromised_from", number + 1)
            stolen = stolen or number >= self.bad_keys.get(key["ssh"], number + 1)
            return None if early or stolen else "signed"
        return None

    # -- stages ------------------------------------------------------------------------------------

    def chain(self, org: dict[str, Any], shelf: str, facts: dict[str, Any]) -> list[dict[str, Any]]:
        own = "school" if shelf.startswith("adopted-by-") else shelf
        stages = [dict(stage) for stage in org["policy"]["shelves"][own]]
        kind = org["policy"].get("kinds", {}).get(facts["kind"])
        for stage in stages:
            if kind:
                stage["evidence"] = kind["evidence"]
        if shelf == "school" and any(author not in org["people"] for author in facts["authors"]):
            stages.append({"stage": "extra", "role": "", "evidence": stages[-1]["evidence"]})
        return stages

    def next_stage(self, stages: list[dict[str, Any]], done: list[tuple[str, str]]) -> dict[str, Any] | None:
        for stage in stages:
            if len([1 for name, _ in done if name == stage["stage"]]) < stage.get("threshold", 1):
                return stage
        return None

    def seen_facts(self, said: dict[str, Any], key: str) -> dict[str, Any] | None:
        facts = self.facts.get(said["tree"]) or self.first_facts.get((key, said["tree"])) or said
        if facts["sha256"] != said["sha256"]:
            return None
        authors = list(facts["authors"])
        for name in self.authors.get((key, said["tree"]), []) + list(said["authors"]):
            if name not in authors:
                authors.append(name)
        return {**{name: facts[name] for name in ("kind", "subject", "grades", "sha256")}, "authors": authors}

    def approve(
        self, said: dict[str, Any], key: str, org: dict[str, Any], proof: str, day: Any, number: int
    ) -> bool:
        shelf, tree = said["shelf"], said["tree"]
        facts = self.seen_facts(said, key)
        if facts is None:
            return False
        if said["seen"] < self.gone.get((shelf, key), 0) or said["seen"] < self.back.get((key, tree), 0):
            return False
        if shelf == "district" and self.published.get(("school", key), ("",))[0] != tree:
            return False
        if shelf.startswith("adopted-by-"):
            there = [s for s in ("school", "district") if self.published.get((s, key), ("",))[0] == tree]
            if not there or (key, tree) in self.back or said["seen"] < self.since[there[0], key]:
                return False
        stages = self.chain(org, shelf, facts)
        done = [pair for pair in self.progress.get((shelf, key, tree), []) if pair[1] not in facts["authors"]]
        stage = self.next_stage(stages, done)
        if stage is None:
            if self.published.get((shelf, key), ("",))[0] == tree:
                return True
            done, stage = [], stages[0]
        if stage["stage"] != said["stage"] or STRENGTH[proof] < STRENGTH[stage["evidence"]]:
            return False
        taken = [person for _, person in done]
        if (said["person"], said["role"]) not in self.able(org, stage, asked(said), facts, day, taken):
            return False
        done = [*done, (said["stage"], said["person"])]
        self.progress[shelf, key, tree] = done
        self.authors[key, tree] = facts["authors"]
        self.first_facts[key, tree] = facts
        self.back.pop((key, tree), None)
        if self.next_stage(stages, done) is None:
            self.publish(shelf, key, tree, done)
            self.since[shelf, key] = number
        return True

    def publish(self, shelf: str, key: str, tree: str, done: list[tuple[str, str]]) -> None:
        older = self.published.get((shelf, key))
        if older is not None and older[0] != tree:
            self.progress.pop((shelf, key, older[0]), None)
        self.shown_count[shelf, key] = self.shown_count.get((shelf, key), 0) + 1
        if shelf.startswith("adopted-by-"):
            origins = [self.published.get((s, key), ("", 0)) for s in ("school", "district")]
            self.shown_count[shelf, key] = next(one[1] for one in origins if one[0] == tree)
        self.published[shelf, key] = (tree, self.shown_count[shelf, key], done)
        self.gone.pop((shelf, key), None)
        shown = [version[0] for (_, other), version in self.published.items() if other == key]
        for place in list(self.notices):
            if place[0] == key and (place[1] == tree or place[1] not in shown):
                del self.notices[place]

    def able(
        self, org: dict[str, Any], stage: dict[str, Any], key: str, facts: dict[str, Any], day: Any,
        taken: list[str],
    ) -> list[tuple[str, str]]:  # fmt: skip
        substitutes = org["policy"].get("substitutes", {})
        if stage["stage"] == "extra":
            usual = [s["role"] for s in self.chain(org, "school", {**facts, "authors": []})]
            roles = usual + [role for one in usual for role in substitutes.get(one, [])]
        else:
            roles = [stage["role"], *substitutes.get(stage["role"], [])]
        found: list[tuple[str, str]] = []
        for role in roles:
            here = False
            for person in org["people"].values():
                if person["id"] in facts["authors"] or person["id"] in taken:
                    continue
                for held in person.get("roles", []):
                    if fits(held, role, key, facts, day):
                        found.append((person["id"], held["role"]))
                        away = any(inside(day, absence) for absence in person.get("absent", []))
                        here = here or not away
            if here:
                break
        return found

    def may_remark(
        self, said: dict[str, Any], org: dict[str, Any], proof: str, facts: dict[str, Any], day: Any
    ) -> bool:
        key = asked(said)
        plain = {**facts, "authors": []}
        stages = self.chain(org, "school", plain) + self.chain(org, "district", plain)
        if STRENGTH[proof] < min(STRENGTH[stage["evidence"]] for stage in stages):
            return False
        substitutes = org["policy"].get("substitutes", {})
        person = org["people"].get(said["person"], {})
        for stage in stages:
            for role in [stage["role"], *substitutes.get(stage["role"], [])]:
                for held in person.get("roles", []):
                    free = (said["person"], held["role"]) in self.able(org, stage, key, facts, day, [])
                    if fits(held, role, key, facts, day) and (role != "principal-of-neighbour" or free):
                        return True
        return False

    def retract(self, said: dict[str, Any], key: str, org: dict[str, Any], proof: str) -> bool:
        stages = self.chain(org, "school", {**said, "authors": []}) + self.chain(org, "district", said)
        if STRENGTH[proof] < min(STRENGTH[stage["evidence"]] for stage in stages):
            return False
        tree = said["tree"]
        if said["stage"] == "notice":
            before = self.notices.get((key, tree), [])
            after = [n for n in before if self.lines[n - 1]["statement"]["person"] != said["person"]]
            self.notices[key, tree] = after
            return after != before
        if said["stage"] == "submit":
            mine = self.handed.get((key, tree)) == said["person"]
            if mine:
                del self.handed[key, tree]
            return mine
        done = self.progress.get((said["shelf"], key, tree), [])
        own = (said["stage"], said["person"])
        if own not in done or self.published.get((said["shelf"], key), ("",))[0] == tree:
            return False
        if done[-1][0] != said["stage"]:
            return False
        self.progress[said["shelf"], key, tree] = [pair for pair in done if pair != own]
        return True

    # -- the organisation --------------------------------------------------------------------------

    def change(self, said: dict[str, Any], org: dict[str, Any], proof: str, day: Any) -> bool:
        rule = org["policy"].get("organisation", {})
        role, wanted = rule.get("role", "district-officer"), max(rule.get("threshold", 2), 2)
        if said["organisation"] != self.reigned[-1]:
            return False
        if STRENGTH[proof] < STRENGTH[rule.get("evidence", org["change"])]:
            return False
        done = self.pending.get(said["tree"], [])
        if said["event"] == "retract":
            self.pending[said["tree"]] = [person for person in done if person != said["person"]]
            return True
        new = self.organisations.get(said["tree"])
        if said["event"] != "approve" or said["stage"] != "organisation" or new is None:
            return False
        if said["tree"] == self.reigned[-1] or new["sha256"] != said["sha256"]:
            return False
        if new["policy"]["library"] != org["policy"]["library"] or new["sample"] != org["sample"]:
            return False
        real = not new["sample"] or new["change"] != "unsigned"
        if real and not new["policy"].get("recorders"):
            return False
        again = new["policy"].get("organisation", {}).get("role", "district-officer")
        facts = {"kind": "organisation", "subject": "", "grades": [], "authors": []}
        able = self.able(new, {"stage": "organisation", "role": again}, ORGANISATION, facts, day, [])
        if len({person for person, _ in able}) < 2:
            return False
        stage = {"stage": "organisation", "role": role}
        facts["authors"] = list(said["authors"])
        if (said["person"], said["role"]) not in self.able(org, stage, ORGANISATION, facts, day, done):
            return False
        self.pending[said["tree"]] = [*done, said["person"]]
        if len(self.pending[said["tree"]]) >= wanted:
            self.reigned.append(said["tree"])
            self.pending = {}
        return True


def asked(said: dict[str, Any]) -> str:
    """The resource as the school would call it whose people decide."""
    return f"{said['shelf'].partition('adopted-by-')[2] or said['school']}/{said['id']}"


def read(evidence: dict[str, bytes]) -> list[dict[str, Any]]:
    """Every line in the order of its number; Refused where they are no chain."""
    lines = []
    for path, content in evidence.items():
        for raw in content.splitlines():
            line = json.loads(raw)
            said = line["statement"]
            if path != f"evidence/{said['school']}/{said['id']}.jsonl":
                raise Refused(path)
            lines.append((line["record"]["number"], raw, line))
    lines.sort(key=lambda one: one[0])
    previous, at = "0" * 64, ""
    for number, (stated, raw, line) in enumerate(lines, 1):
        record = line["record"]
        if stated != number or record["previous"] != previous or record["at"] < at:
            raise Refused(number)
        previous, at = hashlib.sha256(raw).hexdigest(), record["at"]
    return [line for _, _, line in lines]


def signed_by(ssh: str, message: bytes, line: dict[str, Any]) -> bool:
    """Whether a plain Ed25519 key signed a message as an approval, put together by hand."""
    blob = base64.b64decode(ssh.split()[1])
    inner = field(b"ssh-ed25519") + (64).to_bytes(4, "big")
    head = b"SSHSIG\0\0\0\1" + field(blob) + field(b"hoclieu-duyet") + field(b"") + field(b"sha512")
    head += (len(inner) + 64).to_bytes(4, "big") + inner
    signature = base64.b64decode(line["signature"])
    if signature[:-64] != head:
        return False
    signed = b"SSHSIG" + field(b"hoclieu-duyet") + field(b"") + field(b"sha512")
    signed += field(hashlib.sha512(message).digest())
    try:
        Ed25519PublicKey.from_public_bytes(blob[-32:]).verify(signature[-64:], signed)
    except InvalidSignature:
        return False
    return True


def field(content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + content


def fits(held: dict[str, Any], role: str, key: str, facts: dict[str, Any], day: Any) -> bool:
    school = key.split("/", maxsplit=1)[0]
    if not inside(day, held):
        return False
    if role == "principal-of-neighbour":
        return bool(held["role"] == "principal" and held["school"] != school)
    if held["role"] != role or held.get("school", school) != school:
        return False
    if held.get("subjects") and facts["subject"] not in held["subjects"]:
        return False
    grades = [str(grade) for grade in held.get("grades", [])]
    return not grades or set(facts["grades"]) <= set(grades)


def inside(day: Any, period: dict[str, Any]) -> bool:
    first, last = str(period.get("from", "0000-01-01")), str(period.get("until", "9999-12-31"))
    return first <= day.isoformat() <= last
