"""Replays the scenario into a Git repository of its own: real commits, a real ledger.

Whatever a review may approve is approved by reviews of pull requests and recorded as from any forge;
exams and adoptions, returns, withdrawals and notices are signed. Dates, names and keys are fixed, so the
repository is the same on every machine.
"""

import base64
from collections.abc import Collection, Iterator, Mapping
from dataclasses import field, replace
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TypeVar

from build_tools.approving import Prepared, prepare_approval
from build_tools.batches import to_adopt, waiting_in
from build_tools.forge_recording import Recording
from build_tools.git import git
from build_tools.judgement import Judgement
from build_tools.judging import judge_commit
from build_tools.progress import Progress
from build_tools.recording import record
from build_tools.remarking import prepare_remark
from build_tools.repository import Repository
from build_tools.sample.files import copy_all
from build_tools.sample.keys import RECORDER
from build_tools.sample.requests import Requests
from build_tools.sample.scenario import About, Approve, Batched, Put, Remark, Scenario, Step
from build_tools.signing import SigningKey, sign
from library.approval.batch import Batch, Minutes, batch_path, write_batch
from library.approval.evidence import NAMESPACE
from library.approval.line import spoken
from library.approval.model import Key
from library.compiled import Compiled
from library.diagnostics import Text
from library.values import dataclass

_Outcome = TypeVar("_Outcome")


def replay(
    scenario: Scenario, target: Path, keys: Mapping[str, SigningKey], progress: Progress
) -> Repository:
    """Make the sample's repository in `target`, which holds nothing but perhaps an empty repository.

    `keys` sign, by the id of their person; the recorder's is among them.
    """
    target.mkdir(parents=True, exist_ok=True)
    repository = Repository(target)
    git(target, "init", "--quiet", "--initial-branch=main")
    (target / ".gitignore").write_text("/build/\n/keys/\n")
    district = _Replay(repository, keys, Requests(repository))
    with progress.step("Dựng lại lịch sử huyện mẫu", "Replaying the sample", len(scenario.steps)) as s:
        for step in scenario.steps:
            district.take(step)
            s.advance()
    return repository


@dataclass(slots=True)
class _Replay:
    """The sample as far as it has come; what was compiled once is kept.

    `brought` names the request by which each tree came.
    """

    repository: Repository
    keys: Mapping[str, SigningKey]
    requests: Requests
    known: dict[str, Compiled] = field(default_factory=dict)
    brought: dict[str, int] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        match step:
            case Put():
                copy_all(step, self.repository.root)
                self._merge(step.by, step.at, step.message)
            case Batched():
                self._batch(step)
            case Approve():
                for stage in step.stages:
                    self._approve(step, stage)
            case Remark():
                self._remark(step)

    def _judge(self, trees: Collection[str] = ()) -> Judgement:
        quiet = Progress(quiet=True)
        judgement = judge_commit(self.repository, "HEAD", self.repository, quiet, self.known, trees)
        self.known.update(judgement.compiled)
        return judgement

    def _merge(self, by: str, at: datetime, message: str) -> int:
        """Commit what lies in the work tree; the number of the request by which it came in.

        The very first commit came by none.
        """
        root = self.repository.root
        first = self.repository.resolve("HEAD") is None
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message", message, extra=_identity(by, at))
        if first:
            return 0
        judgement = self._judge()
        number = self.requests.open(judgement.snapshot.commit, by, at, judgement.organisation)
        for bundle in judgement.bundles.values():
            self.brought.setdefault(bundle.tree, number)
        self._record_requests([number], judgement, at)
        return number

    def _record_requests(self, numbers: Collection[int], judgement: Judgement, at: datetime) -> None:
        """What `hoclieu record` would write where only these requests have news."""
        at = max(at, judgement.ledger.at or at)
        told = [self.requests.opened[number - 1] for number in numbers]
        run = Recording(self.repository, told, judgement, lambda trees, _: self._judge(trees), at)
        plan = run.plan()
        said = [(Prepared(one.said.statement), one.said.at) for one in plan.placed]
        if said:
            record(self.repository, plan.judgement, said, self.keys[RECORDER])

    def _batch(self, step: Batched) -> None:
        judgement = self._judge()
        minutes = Minutes(step.minutes, step.at.date()) if step.minutes else None
        empty = Batch(step.school, step.stage, f"{step.at:%Y-%m}", {}, minutes)
        keys = set(_matching(step.about, judgement))
        if step.adopts:
            made = _good(to_adopt(judgement, empty, keys))
        else:
            made = waiting_in(judgement, empty, None, step.at)
        trees = {key: made.batch.trees[key] for key in keys & made.batch.trees.keys()}
        batch = replace(made.batch, trees=trees)
        file = self.repository.root / batch_path(batch)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(write_batch(batch, made.titles), encoding="utf-8")
        number = self._merge(
            step.by, step.at, f"Đợt duyệt tháng {step.at:%m/%Y}: {step.school}, {step.stage}"
        )
        at = step.at + timedelta(hours=1)
        self.requests.review(number, step.reviewers, at, judgement.organisation)
        self._record_requests([number], self._judge(), at)

    def _approve(self, step: Approve, stage: str) -> None:
        """Sign what must be signed, and review the requests that brought the rest."""
        judgement = self._judge()
        at = max(step.at, judgement.ledger.at or step.at)
        signed: list[tuple[Prepared, datetime]] = []
        reviewers: dict[int, set[str]] = {}
        for key in _matching(step.about, judgement):
            status = judgement.status(key, at)
            if status.stage is None or status.stage.stage != stage:
                continue
            if not status.waiting_for:
                raise ValueError(f"nobody may take {stage} of {key}")
            prepared = _good(prepare_approval(judgement, key, status.waiting_for[0], at))
            if status.stage.evidence == "signed":
                at += timedelta(minutes=1)
                signed.append((self._signed(prepared), at))
            else:
                number = self.brought[prepared.statement.tree]
                reviewers.setdefault(number, set()).add(prepared.statement.person)
        if not signed and not reviewers:
            raise ValueError(f"nothing to {stage}: {step.about}")
        for number, people in reviewers.items():
            self.requests.review(number, sorted(people), at, judgement.organisation)
        if signed:
            record(self.repository, judgement, signed, self.keys[RECORDER])
        if reviewers:
            self._record_requests(reviewers, self._judge(), at)

    def _remark(self, step: Remark) -> None:
        judgement = self._judge()
        at = max(step.at, judgement.ledger.at or step.at)
        said = [
            prepare_remark(judgement, key, step.person, step.event, step.reasons, at, step.questions)
            for key in _matching(step.about, judgement)
        ]
        signed = [(self._signed(_good(one)), at) for one in said]
        record(self.repository, judgement, signed, self.keys[RECORDER])

    def _signed(self, prepared: Prepared) -> Prepared:
        statement = prepared.statement
        signature = sign(spoken(statement), NAMESPACE, self.keys[statement.person])
        return replace(prepared, signature=base64.b64encode(signature).decode())


def _good(outcome: _Outcome | Text) -> _Outcome:
    if isinstance(outcome, Text):
        raise RuntimeError(outcome.en)  # noqa: TRY004 - the scenario is wrong, not a type
    return outcome


def _matching(about: About, judgement: Judgement) -> Iterator[Key]:
    for key in sorted(judgement.bundles):
        name = str(key)
        wanted = any(fnmatchcase(name, pattern) for pattern in about.keys)
        if wanted and not any(fnmatchcase(name, pattern) for pattern in about.without):
            yield key


def _identity(person: str, at: datetime) -> dict[str, str]:
    name, email, moment = person, f"{person}@example.vn", at.isoformat()
    return {
        "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": email, "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": email, "GIT_COMMITTER_DATE": moment,
    }  # fmt: skip
