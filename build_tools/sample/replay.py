"""Replays the scenario into a Git repository of its own: real commits, a real ledger.

Dates and names are fixed, so the repository is the same on every machine.
"""

import shutil
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from pathlib import Path

from build_tools.approving import Prepared, prepare_approval, prepare_remark
from build_tools.git import git
from build_tools.judgement import Judgement, judge_commit
from build_tools.progress import Progress
from build_tools.recording import record
from build_tools.repository import Repository
from build_tools.sample.scenario import EARLIER, HERE, Put, Say, Scenario
from library.approval.model import Key
from library.compiled import Compiled
from library.diagnostics import Text

_PACKAGED = HERE / "content"
_CHECKOUT = HERE.parent.parent


def sample_root() -> Path:
    """The folder that holds the sample's `content/` and `mkdocs.yml`."""
    return HERE if _PACKAGED.is_dir() else _CHECKOUT


def replay(scenario: Scenario, target: Path, progress: Progress) -> Repository:
    """Make the sample's repository in `target`, which holds nothing but perhaps an empty repository."""
    target.mkdir(parents=True, exist_ok=True)
    repository = Repository(target)
    git(target, "init", "--quiet", "--initial-branch=main")
    (target / ".gitignore").write_text("/build/\n")
    known: dict[str, Compiled] = {}
    with progress.step("Dựng lại lịch sử huyện mẫu", "Replaying the sample", len(scenario.steps)) as s:
        for step in scenario.steps:
            match step:
                case Put():
                    _put(step, repository)
                case Say():
                    _say(step, repository, known)
            s.advance()
    return repository


def _put(step: Put, repository: Repository) -> None:
    source, target = sample_root(), repository.root
    for pattern in step.paths:
        matched = sorted(source.glob(pattern))
        if not matched:
            raise FileNotFoundError(pattern)
        for path in matched:
            if not any(path.match(left_out) for left_out in step.without):
                _copy(path, target / path.relative_to(source))
    for key, name in step.earlier.items():
        folder = next(target.glob(f"content/schools/{key.replace('/', '/**/')}"))
        shutil.copytree(EARLIER / name, folder, dirs_exist_ok=True)
    git(target, "add", "--all")
    git(target, "commit", "--quiet", "--message", step.message, extra=_identity(step.by, step.at))


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _identity(person: str, at: datetime) -> dict[str, str]:
    name, email, moment = person, f"{person}@example.vn", at.isoformat()
    return {
        "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": email, "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": email, "GIT_COMMITTER_DATE": moment,
    }  # fmt: skip


def _say(step: Say, repository: Repository, known: dict[str, Compiled]) -> None:
    for stage in step.stages or ("",):
        judgement = judge_commit(repository, "HEAD", repository, Progress(quiet=True), known)
        known.update(judgement.compiled)
        prepared = list(_prepare(step, stage, judgement))
        if not prepared:
            raise ValueError(f"nothing to {step.event}: {step.keys}")
        record(repository, judgement, prepared)


def _prepare(step: Say, stage: str, judgement: Judgement) -> Iterator[tuple[Prepared, datetime]]:
    at = max(step.at, judgement.ledger.at or step.at)
    for key in _matching(step, judgement):
        at += timedelta(minutes=1)
        if step.event == "approve":
            status = judgement.status(key, None, at)
            if status.stage is None or status.stage.stage != stage:
                continue
            if not status.waiting_for:
                raise ValueError(f"nobody may take {stage} of {key}")
            outcome = prepare_approval(judgement, key, status.waiting_for[0], at)
        else:
            outcome = prepare_remark(judgement, key, step.person, step.event, step.reasons, at)
        if isinstance(outcome, Text):
            raise RuntimeError(f"{key}: {outcome.en}")  # noqa: TRY004 - the scenario is wrong, not a type
        yield outcome, at


def _matching(step: Say, judgement: Judgement) -> Iterable[Key]:
    for key in sorted(judgement.bundles):
        name = str(key)
        wanted = any(fnmatchcase(name, pattern) for pattern in step.keys)
        if wanted and not any(fnmatchcase(name, pattern) for pattern in step.without):
            yield key
