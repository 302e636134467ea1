"""Records statements on the server's ledger: compare and swap by a plain push, again until it holds.

The server refuses a commit that does not descend from its branch. Then the newer ledger is fetched and
judged, the statements are numbered anew after its last line, and the push is tried again; a race costs
the recorder a new record and nobody a new signature. Nothing here moves before the server has it.
"""

import random
import time
from collections.abc import Sequence
from dataclasses import replace

from build_tools.git import GitError, git_online
from build_tools.judgement import Judgement
from build_tools.ledger_branch import DivergedError, LedgerBranch, move_branch, read_ledger_at, write_commit
from build_tools.ledger_reading import ReadLedger, judge_branch, judge_grown
from build_tools.recording import RecordingError, check_lines, check_recorder, examine
from build_tools.repository import Repository
from build_tools.signing import SigningKey
from library.approval.branch import LEDGER_BRANCH
from library.approval.line import spoken
from library.approval.model import Said
from library.diagnostics import Text

REMOTE = "origin"

_ATTEMPTS = 40
_LONGEST_WAIT = 2.0
_RACES = ("fetch first", "non-fast-forward", "cannot lock ref", "failed to update ref", "incorrect old value")
_BRANCH = f"refs/heads/{LEDGER_BRANCH}"
_TRACKING = f"refs/remotes/{REMOTE}/{LEDGER_BRANCH}"


def record_on_server(
    repository: Repository, judgement: Judgement, said: Sequence[Said], recorder: SigningKey | None
) -> int:
    """Append on the server and then here; returns the number of the last line of the ledger.

    Raises RecordingError, GraftError, SigningError, and GitError where the server cannot be reached.
    """
    for attempt in range(_ATTEMPTS):
        judgement = _refreshed(repository, judgement)
        new = _not_yet_recorded(judgement, said)
        if not new:
            _take_over(repository, judgement)
            return judgement.ledger.number
        check_lines(judgement, new)
        examined = examine(judgement, new)
        if examined.refused:
            raise RecordingError(examined.refused[0][1])
        check_recorder(judgement, recorder)
        commit = write_commit(
            repository, judgement.ledger, judgement.branch, examined.said, examined.grafts, recorder
        )
        if _push(repository, commit):
            move_branch(repository, judgement.branch, commit)
            return judgement.ledger.number + len(new)
        time.sleep(random.uniform(0, min(_LONGEST_WAIT, 0.05 * 2 ** min(attempt, 8))))  # noqa: S311 - a jitter
    raise RecordingError(Text("máy chủ quá bận, hãy thử lại sau", "the server is too busy; try again later"))


def fault_of_beginning(repository: Repository, branch: LedgerBranch) -> Text | None:
    """Why no ledger may be begun here: the server has one, or cannot be asked; else None.

    A clone of `main` alone looks like a library where nobody has said anything yet.
    """
    if branch.tip is not None or repository.setting(f"remote.{REMOTE}.url") is None:
        return None
    fetch = f"git fetch {REMOTE} {LEDGER_BRANCH}:{LEDGER_BRANCH}"
    try:
        listed = git_online(repository.root, "ls-remote", "--quiet", REMOTE, _BRANCH)
    except GitError as error:
        return Text(
            "bản sao này của kho chưa có sổ duyệt, và chưa hỏi được máy chủ đã có sổ hay chưa; hãy chạy lại "
            f"khi nối được với máy chủ ({error})",
            "this clone has no ledger, and the server could not be asked whether it has one; run this again "
            f"when the server can be reached ({error})",
        )
    if not listed:
        return None
    return Text(
        f"sổ duyệt đã có ở máy chủ mà bản sao này của kho chưa lấy về; hãy lấy về trước: {fetch}",
        f"the server has a ledger that this clone has not fetched; fetch it first: {fetch}",
    )


def _push(repository: Repository, commit: str) -> bool:
    """Whether the server took the commit; False where somebody else was first."""
    try:
        git_online(repository.root, "push", "--quiet", "--no-verify", REMOTE, f"{commit}:{_BRANCH}")
    except GitError as error:
        if any(sign in str(error) for sign in _RACES):
            return False
        raise
    return True


def _refreshed(repository: Repository, judgement: Judgement) -> Judgement:
    """The judgement with the ledger as the server has it now."""
    listed = git_online(repository.root, "ls-remote", "--quiet", REMOTE, _BRANCH).split()
    if not listed:
        return judgement
    git_online(repository.root, "fetch", "--quiet", "--no-tags", REMOTE, f"+{_BRANCH}:{_TRACKING}")
    local, remote = repository.ledger_tips()
    if remote is None or remote == judgement.branch.tip:
        return judgement
    if local is not None and not repository.extends(remote, local):
        raise DivergedError
    branch = read_ledger_at(repository, remote, local)
    read, before = _judged(repository, branch, judgement), judgement.ledger
    if read.refused or not read.ledger.holds(before.number, before.digest):
        raise RecordingError(
            Text(
                "sổ duyệt ở máy chủ không nối tiếp sổ ở máy này",
                "the ledger on the server does not go on from the one here",
            )
        )
    current = read.in_force.current
    return replace(
        judgement,
        branch=branch,
        ledger=read.ledger,
        in_force=read.in_force if current is not None else judgement.in_force,
        authority=current.authority if current is not None else judgement.authority,
        organisation_tree=current.tree if current is not None else judgement.organisation_tree,
    )


def _judged(repository: Repository, branch: LedgerBranch, judgement: Judgement) -> ReadLedger:
    """The server's ledger; what was judged a moment ago is not judged again where it has only grown.

    A long one takes seconds from nothing, in which somebody else is first again.
    """
    tip, words, proved = judgement.tip_authority, judgement.vocabulary, judgement.branch.tip
    if proved is not None:
        found = judge_grown(repository, branch, judgement.ledger, proved, tip, words)
        if found is not None:
            return found[0]
    return judge_branch(repository, branch, tip, words)


def _not_yet_recorded(judgement: Judgement, said: Sequence[Said]) -> list[Said]:
    """The statements the ledger lacks, none of them before its last line in time."""
    at = judgement.ledger.at
    recorded: dict[object, set[str]] = {}
    new: list[Said] = []
    for one in said:
        key = one.statement.key
        if key not in recorded:
            recorded[key] = {line.spoken for line in judgement.ledger.lines_of(key)}
        if spoken(one.statement).decode() not in recorded[key]:
            new.append(one if at is None or one.at >= at else replace(one, at=at))
    return new


def _take_over(repository: Repository, judgement: Judgement) -> None:
    """Let this clone's branch stand where the server's does."""
    branch = judgement.branch
    if branch.tip is not None and branch.tip != branch.local:
        move_branch(repository, branch, branch.tip)
