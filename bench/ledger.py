"""Times the verification of a large ledger from nothing: 100,000 resources, three statements each.

    python -m bench.ledger [RESOURCES] [--git]

Rivals in the same run: Git's own check of signed commits and `ssh-keygen -Y verify`, on a few of them.
Seconds of processor time in all processes stand beside those on the clock, for the machine may be busy;
quote the ratios.
"""

import base64
import gc
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from build_tools.folding import verify_widely
from build_tools.git import git
from build_tools.ledger_branch import read_branch
from build_tools.repository import Repository
from library.approval.authority import Authority
from library.approval.evidence import NAMESPACE, signer_of
from library.approval.in_force import read_in_force
from library.approval.ledger import Ledger, evidence_path, read_ledger, write_head
from library.approval.line import FIRST, digest_of, spoken, write_line
from library.approval.model import Evidence, Facts, Key, Line, Source, Stage, Statement
from library.approval.policy import Policy
from library.diagnostics import collect
from library.organisation import District, Organisation, Person, PersonKey, Role, School
from library.ssh import armour
from library.ssh.commits import signed_commit
from tests.ssh_signers import Signer

SCHOOLS = 41
TEACHERS = 900
BEGIN = datetime(2026, 9, 1, 1, 0, tzinfo=UTC)
OFFICE = "c" * 40
FEW = 200


def main() -> None:
    numbers = [argument for argument in sys.argv[1:] if argument.isdecimal()]
    count = int(numbers[0]) if numbers else 100_000
    kinds: tuple[Evidence, ...] = ("recorded", "signed")
    gc.disable()  # as the command does
    for evidence in kinds:
        files, head = generate(count, evidence)
        size = sum(map(len, files.values())) / 1e6
        print(f"{evidence}: {count:,} resources, {3 * count:,} statements, {size:.0f} MB")
        if "--git" in sys.argv:
            with tempfile.TemporaryDirectory(prefix="hoclieu-bench-") as folder:
                commit(Path(folder), files, head)
                with timed("read the branch from Git"):
                    branch = read_branch(Repository(Path(folder)))
                    branch = replace(branch, evidence=dict(branch.evidence))
            files, head = branch.evidence, branch.head or b""
        with timed("prove the chain"):
            ledger, broken = collect(read_ledger(files, head))
        assert ledger is not None, broken
        del files
        with timed("judge every resource"):
            in_force = read_in_force(ledger, {OFFICE: office(evidence)})
            verdict = verify_widely(ledger, in_force, {})
        assert verdict.sound
        assert verdict.shown == {"school": count, "district": count}, verdict.findings[:1]
        if evidence == "signed":
            rivals(ledger)


def generate(count: int, evidence: Evidence) -> tuple[dict[str, bytes], bytes]:
    """The evidence files of a ledger where every resource passed all three stages, and its head."""
    files: dict[str, bytes] = {}
    previous, number, at = FIRST, 0, BEGIN
    for which in range(count):
        school = which % SCHOOLS
        key = Key(f"truong-{school}", f"hoc-lieu-{which:06}")
        facts = Facts("document", "toan", ("6",), (f"p-gv-{which % TEACHERS}",), f"{which:064x}")
        raws: list[bytes] = []
        for person, role, stage in (
            (f"p-head-{school}", "department-head", "pass"),
            (f"p-principal-{school}", "principal", "approve"),
            ("p-appraiser", "appraiser", "appraise"),
        ):
            number += 1
            at += timedelta(seconds=7)
            statement = Statement(
                "huyen", key, "district" if stage == "appraise" else "school", stage, "approve", person,
                role, f"{which:040x}", facts, OFFICE, number - 1,
                source=Source("github", "huyen/kho", which + 1, number, account(person), "d" * 40, "e" * 40)
                if evidence == "recorded" else None,
            )  # fmt: skip
            signature = None
            if evidence == "signed":
                signature = base64.b64encode(Signer(person).sign(spoken(statement), NAMESPACE)).decode()
            raw = write_line(statement, number, previous, at, signature)
            previous = digest_of(raw)
            raws.append(raw)
        files[evidence_path(key)] = b"\n".join(raws) + b"\n"
    return files, write_head(number, previous)


@cache
def account(person: str) -> int:
    return 1000 + int.from_bytes(person.encode(), "big") % 10**8


def office(evidence: Evidence) -> Authority:
    """A district of 41 schools and a thousand people."""
    people: list[Person] = []

    def join(name: str, role: str, school: str | None) -> None:
        keys = (PersonKey(Signer(name).key.text),)
        people.append(Person(name, name, (Role(role, school),), (("github", account(name)),), keys=keys))

    schools = [f"truong-{at}" for at in range(SCHOOLS)]
    for at, school in enumerate(schools):
        join(f"p-head-{at}", "department-head", school)
        join(f"p-principal-{at}", "principal", school)
    for at in range(TEACHERS):
        join(f"p-gv-{at}", "teacher", schools[at % SCHOOLS])
    join("p-appraiser", "appraiser", None)
    organisation = Organisation(
        District("Huyện", "Huyện"),
        {name: School(name, name.upper(), name, name, "thcs") for name in schools},
        {person.id: person for person in people},
    )
    stages = [Stage(*words, evidence) for words in (
        ("pass", "department-head", "Tổ"), ("approve", "principal", "Hiệu trưởng"),
        ("appraise", "appraiser", "Thẩm định"),
    )]  # fmt: skip
    policy = Policy(
        "huyen", private=True, stages={"school": (stages[0], stages[1]), "district": (stages[2],)}
    )
    return Authority(organisation, policy)


def commit(folder: Path, files: dict[str, bytes], head: bytes) -> None:
    """The ledger's branch in a repository, each resource's tree grafted on both shelves."""
    git(folder, "init", "--quiet", "--bare", ".")
    parts = [b"blob\nmark :1\ndata 3\nabc\ncommit refs/heads/approvals\ncommitter x <x> 0 +0000\ndata 0\n"]
    for path, content in (*files.items(), ("head.json", head)):
        parts += [b"M 100644 inline %s\ndata %d\n" % (path.encode(), len(content)), content, b"\n"]
    for path in files:
        name = path.removeprefix("evidence/").removesuffix(".jsonl")
        for shelf in ("school", "district"):
            parts.append(f"M 100644 :1 approved/{shelf}/{name}/index.md\n".encode())
    git(folder, "fast-import", "--quiet", stdin=b"".join([*parts, b"\n"]))


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
