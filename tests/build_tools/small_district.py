"""A small district as a real Git repository, for tests: fixed people, fixed dates, real commits."""

import shutil
from collections.abc import Mapping, Sequence
from copy import copy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from build_tools.approving import Prepared, prepare_adoption, prepare_approval
from build_tools.git import git
from build_tools.judgement import Judgement
from build_tools.judging import judge_commit
from build_tools.ledger_branch import Graft, append, write_tree
from build_tools.output import OutputReport
from build_tools.pipeline import BuildReport, build
from build_tools.progress import Progress
from build_tools.recording import record
from build_tools.remarking import prepare_remark, prepare_retraction
from build_tools.repository import Repository
from build_tools.signing import SigningKey, sign
from library.approval.in_force import ORGANISATION
from library.approval.model import Key, Said, Shelf, Statement
from library.approval.standing import Standing
from library.diagnostics import Text
from library.rules.approval import VOID_STATEMENT
from library.ssh.commits import NAMESPACE, signed_commit

AS_OF = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
QUIET = Progress(quiet=True)

DISTRICT = {
    "content/district/district.yml": "name: Kho huyện Thử (mẫu)\nshort_name: Kho Thử\nsample: true\n",
    "content/district/schools.yml": (
        "- {code: THCS-A, name: Trường THCS A (mẫu), short_name: THCS A, kind: thcs}\n"
        "- {code: THCS-B, name: Trường THCS B (mẫu), short_name: THCS B, kind: thcs}\n"
    ),
    "content/district/people.yml": """\
- id: p-teacher
  name: Cô Giáo (mẫu)
  roles: [{role: teacher, school: thcs-a, from: 2020-01-01}]
- id: p-head
  name: Thầy Tổ (mẫu)
  roles: [{role: department-head, school: thcs-a, subjects: [toan], from: 2020-01-01}]
- id: p-principal
  name: Cô Hiệu (mẫu)
  roles: [{role: principal, school: thcs-a, from: 2020-01-01}]
- id: p-vice
  name: Thầy Phó (mẫu)
  roles: [{role: vice-principal, school: thcs-a, from: 2020-01-01}]
- id: p-other
  name: Thầy Hiệu Khác (mẫu)
  roles: [{role: principal, school: thcs-b, from: 2020-01-01}]
- id: p-appraiser
  name: Cô Thẩm (mẫu)
  roles: [{role: appraiser, from: 2020-01-01}]
- id: p-officer
  name: Anh Cán (mẫu)
  roles: [{role: district-officer, from: 2020-01-01}]
- id: p-second
  name: Chị Bộ (mẫu)
  roles: [{role: district-officer, from: 2020-01-01}]
""",
    "content/district/policy.yml": """\
library: thu-mau
repository: private
shelves:
  school:
    - {stage: pass, role: department-head, label: Tổ thông qua, evidence: unsigned}
    - {stage: approve, role: principal, label: Hiệu trưởng duyệt, evidence: unsigned}
  district:
    - {stage: appraise, role: appraiser, label: Thẩm định, evidence: unsigned}
substitutes:
  department-head: [vice-principal]
  principal: [vice-principal]
""",
    "mkdocs.yml": "site_name: Kho Thử\ntheme:\n  name: material\n  language: vi\n",
}

CHAIN = ("p-head", "p-principal")


def document(title: str = "Phiếu học tập phân số", body: str = "Nội dung.", **more: str) -> str:
    """The index.md of a document; `more` are further fields, or other values of the usual ones."""
    fields = {
        "title": title,
        "type": "phieu-hoc-tap",
        "subject": "toan",
        "grade": "6",
        "series": "ket-noi-tri-thuc",
        "lessons": "[6/23]",
        "authors": "[p-teacher]",
        "licence": "cc-by-4-0",
        "source": "tự làm",
        **more,
    }
    matter = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
    return f"---\n{matter}---\n\n{body}\n"


EXAM_TEXT = """\
Câu 1. [NB] (5 điểm) Số nào lớn nhất?
A. 1
*B. 3
C. 2
D. 0
Lời giải. Vì 3 lớn nhất.

Câu 2. [VD] (5 điểm) Tìm $x$ biết $2x = 25$.
Đáp án: 12,5
Lời giải. Chia cho 2.
"""


def exam(body: str = EXAM_TEXT, **more: str) -> str:
    """The index.md of an exam."""
    facts = {
        "type": "de-kiem-tra",
        "lessons": "",
        "exam": "giua-hk1",
        "school_year": "2026-2027",
        "minutes": "45",
        "status": "chinh-thuc",
    }
    return document("Đề giữa kì", body, **{**facts, **more})


class SmallDistrict:
    """A repository to write to, commit, approve in and build."""

    def __init__(self, root: Path, files: Mapping[str, str] = DISTRICT) -> None:
        self.root = root
        self.recorder: SigningKey | None = None
        root.mkdir(parents=True, exist_ok=True)
        git(root, "init", "--quiet", "--initial-branch=main", "--template=")
        self.clock = datetime(2026, 9, 1, 1, 0, tzinfo=UTC)
        self.repository = Repository(root)
        for path, text in files.items():
            self.write(path, text)
        self.commit("begin")

    def copied(self, root: Path) -> Self:
        """The same in a folder of its own: what several tests begin with is made once."""
        shutil.copytree(self.root, root, symlinks=True)
        other = copy(self)
        other.root, other.repository = root, Repository(root)
        return other

    def change(self, path: str, before: str, after: str) -> None:
        """Replace words in a file of the work tree; they must be there."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert before in text
        self.write(path, text.replace(before, after))

    def write(self, path: str, content: str | bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)

    def put(self, key: str, index: str, **files: bytes) -> None:
        """Write a bundle: `school/id`, its index.md, and further files."""
        school, name = key.split("/")
        folder = f"content/schools/{school}/toan/{name}"
        self.write(f"{folder}/index.md", index)
        for file, content in files.items():
            self.write(f"{folder}/{file.replace('__', '.')}", content)

    def commit(self, message: str = "change", person: str = "p-teacher") -> str:
        self.clock += timedelta(hours=1)
        moment = self.clock.isoformat()
        git(self.root, "add", "--all")
        git(
            self.root, "commit", "--quiet", "--allow-empty", "--message", message,
            extra={
                "GIT_AUTHOR_NAME": person, "GIT_AUTHOR_EMAIL": f"{person}@example.vn",
                "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_NAME": person,
                "GIT_COMMITTER_EMAIL": f"{person}@example.vn", "GIT_COMMITTER_DATE": moment,
            },
        )  # fmt: skip
        commit = self.repository.resolve("HEAD")
        assert commit is not None
        return commit

    def judge(self) -> Judgement:
        return judge_commit(self.repository, "HEAD", self.repository, QUIET)

    def approve(self, key: str, *people: str) -> None:
        """Take the next stages of the version at the tip, one by each person."""
        for person in people:
            self._record(lambda j, at, p=person: prepare_approval(j, _key(key), p, at))

    def adopt(self, key: str, school: str, *people: str) -> None:
        """Let a school take over what another has published, a stage by each person."""
        for person in people:
            self._record(lambda j, at, p=person: prepare_adoption(j, _key(key), school, p, at))

    def withdraw(self, key: str, person: str = "p-principal") -> None:
        self._record(lambda j, at: prepare_remark(j, _key(key), person, "withdraw", "Sai", at))

    def send_back(self, key: str, person: str = "p-head") -> None:
        self._record(lambda j, at: prepare_remark(j, _key(key), person, "return", "Sai câu 1", at))

    def notice(self, key: str, text: str, *questions: str, person: str = "p-head", site: str = "") -> None:
        self._record(lambda j, at: prepare_remark(j, _key(key), person, "notice", text, at, questions, site))

    def retract(self, key: str, person: str) -> None:
        self._record(lambda j, _: prepare_retraction(j, _key(key), person, "Nhầm"))

    def approve_organisation(self, *people: str) -> None:
        """Let the district approve content/district as it is at the tip."""
        self.approve(str(ORGANISATION), *(people or ("p-officer", "p-second")))

    def standing(self, key: str) -> Standing:
        return self.judge().standings.get(_key(key), Standing(_key(key)))

    def shown(self, key: str) -> dict[Shelf, str]:
        """The tree that each shelf shows."""
        return {shelf: version.tree for shelf, version in self.standing(key).versions.items()}

    def tree(self, key: str) -> str:
        """The tree of the bundle at the tip."""
        return self.judge().bundles[_key(key)].tree

    def voids(self) -> list[str]:
        """What is said, in English, of every statement that does not count."""
        return [f.message("en") for f in self.judge().findings if f.rule is VOID_STATEMENT]

    def signed(self, prepared: Prepared) -> Prepared:
        """The statement with its speaker's signature, where this district signs."""
        return prepared

    def append(
        self, *statements: Statement, at: datetime | None = None, grafts: Sequence[Graft] = ()
    ) -> None:
        """Write lines as somebody would who can: nobody asks whether they count."""
        self.clock += timedelta(hours=1)
        prepared = [self.signed(Prepared(statement)) for statement in statements]
        self.put_down([Said(one.statement, at or self.clock, one.signature) for one in prepared], grafts)

    def put_down(self, said: Sequence[Said], grafts: Sequence[Graft] = ()) -> None:
        """Write lines with just the evidence they were given."""
        judgement = self.judge()
        append(self.repository, judgement.ledger, judgement.branch, said, grafts, self.recorder)

    def tamper(
        self,
        files: Mapping[str, bytes],
        trees: Mapping[str, str | None] | None = None,
        by: SigningKey | None = None,
        signed: bool = True,
    ) -> None:
        """Commit to the ledger's branch by hand; `by` signs it, or the recorder, or nobody."""
        tip = git(self.root, "rev-parse", "approvals").decode().strip()
        tree = write_tree(self.repository, tip, files, trees or {})
        commit = f"tree {tree}\nparent {tip}\nauthor x <x> 0 +0000\ncommitter x <x> 0 +0000\n\nx\n".encode()
        key = by or self.recorder
        if key is not None and signed:
            commit = signed_commit(commit, sign(commit, NAMESPACE, key))
        made = git(self.root, "hash-object", "-t", "commit", "-w", "--stdin", stdin=commit).decode().strip()
        git(self.root, "update-ref", "refs/heads/approvals", made)

    def said(self, key: str, person: str, stage: str, **more: object) -> Statement:
        """What `person` says of the version at the tip, whether they may or not: an approval of a stage."""
        judgement = self.judge()
        bundle = judgement.bundles[_key(key)]
        facts = judgement.compiled[bundle.tree].facts
        assert facts is not None
        roles = {"pass": "department-head", "approve": "principal", "appraise": "appraiser"}
        statement = Statement(
            "thu-mau", bundle.key, "district" if stage == "appraise" else "school", stage, "approve",
            person, roles.get(stage, ""), bundle.tree, facts, judgement.organisation_tree,
            judgement.ledger.number,
        )  # fmt: skip
        return statement._replace(**more)  # type: ignore[arg-type]

    def refusal(self, key: str, person: str) -> str:
        """Why `person` may not take the next stage; "" where they may."""
        outcome = prepare_approval(self.judge(), _key(key), person, self.clock)
        return outcome.en if isinstance(outcome, Text) else ""

    def build(self, out: Path, as_of: datetime = AS_OF) -> BuildReport:
        return build(self.judge(), as_of, [], out, {}, QUIET)

    def _record(self, prepare: object) -> None:
        self.clock += timedelta(hours=1)
        judgement = self.judge()
        outcome = prepare(judgement, self.clock)  # type: ignore[operator]
        assert isinstance(outcome, Prepared), outcome
        record(self.repository, judgement, [(self.signed(outcome), self.clock)], self.recorder)


def _key(written: str) -> Key:
    return Key(*written.split("/"))


def pages(out: Path, site: str, profile: str = "sites") -> dict[str, bytes]:
    """Every file of a built site but version.json, by its path."""
    root = out / profile / site
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != "version.json"
    }


__all__ = ["AS_OF", "CHAIN", "OutputReport", "SmallDistrict", "document", "exam", "pages"]
