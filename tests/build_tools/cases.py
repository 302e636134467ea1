"""The cases of `tests/cases`: a folder for each rule, laid over a base district, as real commits.

A case holds the faulty files and `expected.txt`, which lists everything that is found beyond what
the base itself gives (it is a sample, which is a note at each stage). What no work tree can hold
everywhere (links, submodules, modes, odd names, huge texts) stands in its `case.yml`, by path in
the repository:

    remove: [path]                     files of the base that the case lacks
    modes: {path: "100755"}            the mode of a file of the case
    links: {path: target}              symbolic links
    modules: [path]                    submodules
    names: {path: "percent%20encoded"} the real name of a file whose name no disk takes
    repeat: {path: {before: "", text: "{n} ", times: 9, after: ""}}
    ledger: name                       how its ledger came about (see `case_ledgers`)
    request: true                      it is judged as a pull request to the base

Files under `approvals/` are those of the ledger's branch, files under `published/` stand in the
output folder of an earlier build, files under `vocabulary/` are terms of the tool itself; all others
are content.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote_to_bytes

import yaml

from build_tools import builtin
from build_tools.git import git
from build_tools.judgement import Judgement
from build_tools.judging import judge_commit
from build_tools.owners_files import owners_findings
from build_tools.progress import Progress
from build_tools.proposals import Request, judge_proposal
from build_tools.repository import Repository
from build_tools.site_look import read_look_of
from library.approval.branch import LEDGER_BRANCH
from library.approval.days import day_of
from library.approval.rollback import rolled_back
from library.diagnostics import Finding, collect
from library.vocabulary import read_vocabulary
from tests.build_tools.case_ledgers import AT, LEDGERS

CASES = Path(__file__).parent.parent / "cases"
BASE = "base"
LEDGER_FOLDER, PUBLISHED_FOLDER, VOCABULARY_FOLDER = b"approvals/", b"published/", b"vocabulary/"
QUIET = Progress(quiet=True)

_OWN = ("expected.txt", "case.yml")
_LOOK = ("mkdocs.yml", "content/pages/", "school.yml")
_SWIFT = (("core.compression", "1"), ("pack.compression", "1"), ("core.bigFileThreshold", "1m"))
"""One case holds 200 MB of nothing; Git is not to look for what it resembles."""
_PERSON = "case <case@example.vn> 1788224400 +0700"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a tree: a file's content, a link's target, or a submodule's commit."""

    content: bytes
    mode: str = "100644"


@dataclass(frozen=True, slots=True)
class Case:
    """A case as read from its folder; `entries` are by path, without those of the base."""

    code: str
    entries: Mapping[bytes, Entry]
    removed: frozenset[bytes] = frozenset()
    ledger: str = ""
    request: bool = False
    expected: tuple[str, ...] = field(default=())

    @property
    def changes_the_look(self) -> bool:
        return any(mark in path.decode(errors="replace") for path in self.entries for mark in _LOOK)

    def over(self, base: "Case") -> dict[bytes, Entry]:
        """All entries of the case, the base's included."""
        under = {path: entry for path, entry in base.entries.items() if path not in self.removed}
        return {**under, **self.entries}


def codes() -> list[str]:
    """The codes that have a case, in order."""
    return sorted(path.name for path in CASES.iterdir() if path.is_dir() and path.name != BASE)


def read_case(code: str) -> Case:
    folder = CASES / code
    manifest_file = folder / "case.yml"
    manifest = yaml.safe_load(manifest_file.read_text(encoding="utf-8")) if manifest_file.exists() else {}
    modes = manifest.get("modes", {})
    names = {name: unquote_to_bytes(real) for name, real in manifest.get("names", {}).items()}
    entries: dict[bytes, Entry] = {}
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_file() and name not in _OWN:
            entries[names.get(name, name.encode())] = Entry(file.read_bytes(), modes.get(name, "100644"))
    for name, target in manifest.get("links", {}).items():
        entries[name.encode()] = Entry(target.encode(), "120000")
    for name in manifest.get("modules", ()):
        entries[name.encode()] = Entry(b"1" * 40, "160000")
    for name, parts in manifest.get("repeat", {}).items():
        text = parts.get("before", "") + _again(parts["text"], parts["times"]) + parts.get("after", "")
        entries[name.encode()] = Entry(text.encode())
    expected = folder / "expected.txt"
    lines = expected.read_text(encoding="utf-8").splitlines() if expected.exists() else []
    removed = frozenset(path.encode() for path in manifest.get("remove", ()))
    return Case(
        code, entries, removed, manifest.get("ledger", ""), manifest.get("request", False), tuple(lines)
    )


def _again(text: str, times: int) -> str:
    if "{n}" not in text:
        return text * times
    return "".join(text.replace("{n}", str(n)) for n in range(1, times + 1))


class CaseRepository:
    """One repository with a commit for each case, and another for the ledger it starts from."""

    def __init__(self, root: Path, cases: Iterable[Case]) -> None:
        root.mkdir(parents=True)
        git(root, "init", "--quiet", "--bare", ".")
        for setting, value in _SWIFT:
            git(root, "config", setting, value)
        self.repository = Repository(root)
        self.base = read_case(BASE)
        stream: list[bytes] = []
        for case in (self.base, *cases):
            entries = case.over(self.base)
            in_ledger = {
                p.removeprefix(LEDGER_FOLDER): e for p, e in entries.items() if p.startswith(LEDGER_FOLDER)
            }
            content = {
                p: e
                for p, e in entries.items()
                if not p.startswith((LEDGER_FOLDER, PUBLISHED_FOLDER, VOCABULARY_FOLDER))
            }
            stream.append(commit_stream(f"refs/content/{case.code}", content))
            if in_ledger:
                stream.append(commit_stream(f"refs/ledgers/{case.code}", in_ledger))
        git(root, "fast-import", "--quiet", "--date-format=raw", stdin=b"".join(stream))
        self.of_base = frozenset(self._found(self.base))

    def judge(self, case: Case) -> Judgement:
        """Judge the case under its own ledger."""
        self._set_ledger(case)
        content = f"refs/content/{case.code}"
        judgement = judge_commit(self.repository, content, self.repository, QUIET)
        if case.ledger:
            LEDGERS[case.ledger](judgement)
            judgement = judge_commit(self.repository, content, self.repository, QUIET)
        return judgement

    def findings(self, case: Case) -> list[Finding]:
        """What `hoclieu check` says of the case and not of the base, in its order."""
        return sorted(self._found(case) - self.of_base, key=Finding.sort_key)

    def _found(self, case: Case) -> set[Finding]:
        if case.request:
            self._set_ledger(case)
            base = f"refs/content/{BASE}"
            request = Request(f"refs/content/{case.code}", base, base)
            return set(judge_proposal(self.repository, request, self.repository, AT, QUIET).findings)
        judgement = self.judge(case)
        found = {*judgement.tip_findings, *judgement.findings, *_of_vocabulary(case)}
        ref = f"refs/content/{case.code}"
        found |= set(owners_findings(self.repository, ref, judgement.tip_authority, day_of(AT)))
        published = {p.decode(): e.content for p, e in case.entries.items() if p.startswith(PUBLISHED_FOLDER)}
        found |= set(rolled_back(judgement.ledger, published))
        if case.changes_the_look:
            found |= set(read_look_of(judgement)[1])
        return found

    def _set_ledger(self, case: Case) -> None:
        tip = git(self.repository.root, "for-each-ref", "--format=%(objectname)", f"refs/ledgers/{case.code}")
        branch = f"refs/heads/{LEDGER_BRANCH}"
        if tip:
            git(self.repository.root, "update-ref", branch, tip.decode().strip())
        else:
            git(self.repository.root, "update-ref", "-d", branch)


def commit_stream(ref: str, entries: Mapping[bytes, Entry]) -> bytes:
    """A commit of exactly these entries, as `git fast-import` reads it."""
    parts = [f"commit {ref}\ncommitter {_PERSON}\ndata 0\n".encode()]
    for path, entry in entries.items():
        if entry.mode == "160000":
            parts.append(b"M 160000 %s %s\n" % (entry.content, _quoted(path)))
            continue
        head = b"M %s inline %s\ndata %d\n" % (entry.mode.encode(), _quoted(path), len(entry.content))
        parts += [head, entry.content, b"\n"]
    return b"".join([*parts, b"\n"])


def _quoted(path: bytes) -> bytes:
    """A path in C quotes, so that any byte but NUL can stand in it."""
    return b'"' + b"".join(b"\\%03o" % byte for byte in path) + b'"'


def _of_vocabulary(case: Case) -> list[Finding]:
    """What is wrong with the tool's own terms when the case's files are laid over them."""
    own = {p.decode(): e.content for p, e in case.entries.items() if p.startswith(VOCABULARY_FOLDER)}
    gone = {path.decode() for path in case.removed if path.startswith(VOCABULARY_FOLDER)}
    if not own and not gone:
        return []
    files = {f"vocabulary/{Path(path).name}": text for path, text in builtin._files("vocabulary").items()}
    laid = {path: text for path, text in {**files, **own}.items() if path not in gone}
    return collect(read_vocabulary(laid))[1]
