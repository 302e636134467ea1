"""Times the verification of a large ledger, from nothing and after one more statement: 100,000 resources.

    python -m bench.ledger [RESOURCES]

Rivals in the same run: Git's own check of signed commits and `ssh-keygen -Y verify`, on a few of them.
Seconds of processor time in all processes stand beside those on the clock, for the machine may be busy;
quote the ratios.
"""

import base64
import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from bench.district.stream import sign_tip
from build_tools.approving import Prepared
from build_tools.authorities import read_authority
from build_tools.builtin import builtin_vocabulary
from build_tools.cache_store import CacheStore
from build_tools.folding import verify_widely
from build_tools.git import git
from build_tools.kept_judging import judge_read
from build_tools.ledger_branch import read_branch
from build_tools.ledger_reading import ReadLedger, read_whole_ledger
from build_tools.recording import record
from build_tools.repository import Repository
from build_tools.signing import key_in_file
from build_tools.standings import Standings
from library.approval.authority import Authority
from library.approval.evidence import NAMESPACE, signer_of
from library.approval.in_force import read_in_force
from library.approval.ledger import Ledger, evidence_path, read_ledger, write_head
from library.approval.line import FIRST, digest_of, spoken, write_line
from library.approval.model import Evidence, Facts, Key, Line, Said, Source, Statement
from library.diagnostics import collect
from library.ssh import armour
from library.ssh.commits import signed_commit
from tests.ssh_signers import Signer

SCHOOLS = 41
TEACHERS = 900
BEGIN = datetime(2026, 9, 1, 1, 0, tzinfo=UTC)
APART = timedelta(seconds=7)
RECORDER = "recorder"
NEW = 1_000_000
"""The resource that comes to the ledger last."""
BUNDLE = "612aa4d16f37c5aca542f76bc45204d624aeccc4"
"""Its tree, which hangs for all others, too: to be hung up, it must be there."""
FEW = 200


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    kinds: tuple[Evidence, ...] = ("recorded", "signed")
    gc.disable()  # as the command does
    for evidence in kinds:
        with tempfile.TemporaryDirectory(prefix="hoclieu-bench-") as folder:
            repository = Repository(Path(folder) / "library")
            office = put_office(repository.root, evidence)
            files, head = generate(count, evidence, office)
            size = sum(map(len, files.values())) / 1e6
            print(f"{evidence}: {count:,} resources, {3 * count:,} statements, {size:.0f} MB")
            commit(repository.root, files, head, office)
            del files
            ledger = from_nothing(repository, count)
            if evidence == "signed":
                rivals(ledger)
            else:
                del ledger
                and_again(repository, CacheStore(Path(folder) / "cache", b"s" * 32), count, office)


def from_nothing(repository: Repository, count: int) -> Ledger:
    """What `hoclieu ledger verify --quick` does."""
    with timed("read the branch from Git"):
        branch = read_branch(repository)
        evidence = dict(branch.evidence)
    with timed("prove the chain"):
        ledger, broken = collect(read_ledger(evidence, branch.head))
    assert ledger is not None, broken
    del evidence
    office = authority(repository)
    with timed("judge every resource"):
        in_force = read_in_force(ledger, {office.tree: office})
        verdict = verify_widely(ledger, in_force, {})
    assert verdict.sound
    assert verdict.shown == {"school": count, "district": count}, verdict.findings[:1]
    return ledger


def and_again(repository: Repository, store: CacheStore, count: int, office: str) -> None:
    """What the build does: from nothing, then again, then after one more statement, and after an approval."""
    facts = dict(facts_of(which) for which in (*range(count), NEW))
    tip, vocabulary = authority(repository), builtin_vocabulary()

    def judged(what: str) -> tuple[ReadLedger, Standings]:
        with timed(what):
            read = read_whole_ledger(repository, tip, vocabulary, store)
            standings, void = judge_read(read, facts)
        assert standings is not None
        assert not read.findings
        assert not void, void[:1]
        return read, standings

    judged("from nothing, and kept")
    read, _ = judged("again")
    file = repository.root / "recorder"
    file.touch(mode=0o600)
    file.write_bytes(
        Signer(RECORDER).private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    )
    recorder = key_in_file(file)
    for stage, what in enumerate(("one more statement", "an approval with its tree")):
        said = Said(statement_of(NEW, stage, "recorded", office, read.ledger.number + 1), later(read.ledger))
        # Only what recording looks at, for the resources themselves are not in this repository.
        known = cast("Any", SimpleNamespace(
            repository=repository, ledger=read.ledger, branch=read.branch, in_force=read.in_force,
            facts=facts, authority=tip, tip_authority=tip, tip_organisation_tree=office,
        ))  # fmt: skip
        with timed(f"record {what}"):
            record(repository, known, [(Prepared(said.statement), said.at)], recorder)
        read, standings = judged(f"after {what}")
    assert len(standings) == count + 1
    assert standings[key_of(NEW)].versions.keys() == {"school"}
    with timed("all fingerprints"):
        prints = {key: standings.fingerprint(key) for key in standings}
    assert len(prints) == count + 1


def generate(count: int, evidence: Evidence, office: str) -> tuple[dict[str, bytes], bytes]:
    """The evidence files of a ledger where every resource passed all three stages, and its head."""
    files: dict[str, bytes] = {}
    previous, number, at = FIRST, 0, BEGIN
    for which in range(count):
        raws: list[bytes] = []
        for stage in range(3):
            number += 1
            at += APART
            statement = statement_of(which, stage, evidence, office, number)
            signature = None
            if evidence == "signed":
                signed = Signer(statement.person).sign(spoken(statement), NAMESPACE)
                signature = base64.b64encode(signed).decode()
            raw = write_line(statement, number, previous, at, signature)
            previous = digest_of(raw)
            raws.append(raw)
        files[evidence_path(key_of(which))] = b"\n".join(raws) + b"\n"
    return files, write_head(number, previous)


def key_of(which: int) -> Key:
    return Key(f"truong-{which % SCHOOLS}", f"hoc-lieu-{which:06}")


def facts_of(which: int) -> tuple[str, Facts]:
    """The tree of a resource, and what is known of it; the trees themselves all hold one and the same."""
    return (
        BUNDLE if which == NEW else f"{which:040x}",
        Facts("document", "toan", ("6",), (f"p-gv-{which % TEACHERS}",), f"{which:064x}"),
    )


def statement_of(which: int, stage: int, evidence: Evidence, office: str, number: int) -> Statement:
    """The approval by which a resource takes one of its three stages, as the line of this number."""
    key, (tree, facts) = key_of(which), facts_of(which)
    person, role, name = (
        (f"p-head-{which % SCHOOLS}", "department-head", "pass"),
        (f"p-principal-{which % SCHOOLS}", "principal", "approve"),
        ("p-appraiser", "appraiser", "appraise"),
    )[stage]
    source = Source("github", "huyen/kho", which + 1, number, accounts()[person], "d" * 40, "e" * 40)
    return Statement(
        "huyen", key, "district" if name == "appraise" else "school", name, "approve", person, role, tree,
        facts, office, number - 1, source=source if evidence == "recorded" else None,
    )  # fmt: skip


def later(ledger: Ledger) -> datetime:
    assert ledger.at is not None
    return ledger.at + APART


@cache
def accounts() -> dict[str, int]:
    """The number of each person's account on the forge."""
    people = [f"p-{role}-{at}" for role in ("head", "principal") for at in range(SCHOOLS)]
    people += [f"p-gv-{at}" for at in range(TEACHERS)]
    return {person: 1000 + at for at, person in enumerate([*people, "p-appraiser"])}


def office_files(evidence: Evidence) -> dict[str, bytes]:
    """A district of 41 schools and a thousand people; JSON is YAML, too."""
    roles = {"head": "department-head", "principal": "principal", "gv": "teacher", "appraiser": "appraiser"}
    people = []
    for person, account in accounts().items():
        _, short, *at = person.split("-")
        held = {"role": roles[short]} | ({"school": f"truong-{int(at[0]) % SCHOOLS}"} if at else {})
        key = {"ssh": Signer(person).key.text}
        forge = {"github": account}
        people.append({"id": person, "name": person, "forge": forge, "keys": [key], "roles": [held]})
    names = [f"truong-{at}" for at in range(SCHOOLS)]
    schools = [{"code": name.upper(), "name": name, "short_name": name, "kind": "thcs"} for name in names]

    def stage(name: str, role: str) -> dict[str, str]:
        return {"stage": name, "role": role, "label": name, "evidence": evidence}

    shelves = {
        "school": [stage("pass", "department-head"), stage("approve", "principal")],
        "district": [stage("appraise", "appraiser")],
    }
    policy = {
        "library": "huyen", "repository": "private", "recorders": [Signer(RECORDER).key.text],
        "shelves": shelves,
    }  # fmt: skip
    written = {"people": people, "policy": policy, "schools": schools, "district": {"name": "Huyện"}}
    return {f"{name}.yml": json.dumps(data, indent=1).encode() for name, data in written.items()}


def put_office(folder: Path, evidence: Evidence) -> str:
    """Make the repository, with the office in it; returns the office's tree."""
    folder.mkdir()
    git(folder, "init", "--quiet", "--bare", ".")
    rows = []
    for name, content in sorted(office_files(evidence).items()):
        oid = git(folder, "hash-object", "-w", "--stdin", stdin=content).decode().strip()
        rows.append(f"100644 blob {oid}\t{name}\n")
    return git(folder, "mktree", stdin="".join(rows).encode()).decode().strip()


def authority(repository: Repository) -> Authority:
    """The office as it hangs on the ledger."""
    branch = read_branch(repository)
    ((_, folder),) = branch.organisations.items()
    return read_authority(repository, branch.snapshot, folder, builtin_vocabulary())[0]


def commit(folder: Path, files: dict[str, bytes], head: bytes, office: str) -> None:
    """The ledger's branch in a repository, each resource's tree grafted on both shelves."""
    parts = [b"blob\nmark :1\ndata 3\nabc\ncommit refs/heads/approvals\ncommitter x <x> 0 +0000\ndata 0\n"]
    for path, content in (*files.items(), ("head.json", head)):
        parts += [b"M 100644 inline %s\ndata %d\n" % (path.encode(), len(content)), content, b"\n"]
    for path in files:
        name = path.removeprefix("evidence/").removesuffix(".jsonl")
        for shelf in ("school", "district"):
            parts.append(f"M 100644 :1 approved/{shelf}/{name}/index.md\n".encode())
    parts.append(f"M 040000 {office} organisation/{office}\n".encode())
    git(folder, "fast-import", "--quiet", stdin=b"".join([*parts, b"\n"]))
    sign_tip(folder, "refs/heads/approvals", Signer(RECORDER))


def rivals(ledger: Ledger) -> None:
    """The same signatures, a few of them, verified by us in one process and by OpenSSH and Git."""
    lines = [line for key in list(ledger.rows)[: FEW // 3] for line in ledger.lines_of(key)]
    with tempfile.TemporaryDirectory(prefix="hoclieu-bench-") as scratch:
        folder = Path(scratch)
        names = {line.statement.person for line in lines}
        allowed = "".join(f"{name} {Signer(name).key.text}\n" for name in sorted(names))
        (folder / "allowed").write_text(allowed)
        with timed_each("ours, signature alone", len(lines)):
            for line in lines:
                assert signer_of(line.signature or "", line.spoken.encode()) is not None
        with timed_each("ssh-keygen -Y verify", len(lines)):
            for line in lines:
                by_openssh(folder, line)
        commits = signed_commits(folder / "repository", len(lines))
        with timed_each("git verify-commit", len(commits)):
            for one in commits:
                allow = f"gpg.ssh.allowedSignersFile={folder / 'allowed'}"
                git(folder / "repository", "-c", allow, "verify-commit", one)


def by_openssh(folder: Path, line: Line) -> None:
    (folder / "signature").write_text(armour(base64.b64decode(line.signature or "")))
    subprocess.run(
        ["ssh-keygen", "-Y", "verify", "-q", "-f", folder / "allowed", "-I", line.statement.person, "-n",
         NAMESPACE, "-s", folder / "signature"],
        input=line.spoken.encode(), check=True, capture_output=True,
    )  # fmt: skip


def signed_commits(folder: Path, count: int) -> list[str]:
    folder.mkdir()
    git(folder, "init", "--quiet", ".")
    tree = git(folder, "mktree", stdin=b"").decode().strip()
    made: list[str] = []
    for number in range(count):
        raw = f"tree {tree}\nauthor x <x> {number} +0000\ncommitter x <x> {number} +0000\n\nx\n".encode()
        raw = signed_commit(raw, Signer("p-appraiser").sign(raw, "git"))
        made.append(git(folder, "hash-object", "-t", "commit", "-w", "--stdin", stdin=raw).decode().strip())
    return made


@contextmanager
def timed(what: str) -> Iterator[None]:
    clock, cpu = time.perf_counter(), used()
    yield
    print(f"  {what:<28} {time.perf_counter() - clock:7.2f} s   {used() - cpu:7.2f} s of processor")


@contextmanager
def timed_each(what: str, count: int) -> Iterator[None]:
    clock = time.perf_counter()
    yield
    print(f"  {what:<28} {(time.perf_counter() - clock) / count * 1e3:7.2f} ms each")


def used() -> float:
    """Seconds of processor time of this process and of all that it waited for."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main()
