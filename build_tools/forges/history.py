"""Asks Git how a request and the main branch lie to each other, and fetches what is not here yet."""

from collections.abc import Iterable, Sequence

from build_tools.git import GitError, git, git_online
from build_tools.repository import Repository
from library.approval.pull_request import PullRequest

_MOST_COMMITS = 500
"""How far back a rebased request is looked for."""


def fetch_branches(repository: Repository, names: Sequence[str]) -> None:
    """Bring what is known of the server's branches up to date; GitError where it cannot be reached.

    A branch the server does not have is left alone.
    """
    wanted = [f"refs/heads/{name}" for name in names]
    listed = git_online(repository.root, "ls-remote", "--quiet", "origin", *wanted).decode().split()[1::2]
    specs = [f"+{ref}:{ref.replace('refs/heads/', 'refs/remotes/origin/')}" for ref in listed]
    if specs:
        git_online(repository.root, "fetch", "--quiet", "--no-tags", "origin", *specs)


def fetch(repository: Repository, requests: Iterable[PullRequest], commits: Sequence[str]) -> None:
    """Try to fetch commits that are not here: by the refs of their requests, then by their ids.

    What cannot be fetched stays missing, and whoever needs it says so.
    """
    if not missing(repository, commits):
        return
    refs = list(dict.fromkeys(request.ref for request in requests))
    if not _fetched(repository, refs):
        for ref in refs:
            _fetched(repository, [ref])
    for commit in missing(repository, commits):
        _fetched(repository, [commit])


def _fetched(repository: Repository, names: Sequence[str]) -> bool:
    try:
        git_online(
            repository.root, "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "origin", *names
        )
    except GitError:
        return False
    return True


def missing(repository: Repository, commits: Iterable[str]) -> list[str]:
    """Those of `commits` that this clone does not hold."""
    return [commit for commit in dict.fromkeys(commits) if repository.resolve(commit) is None]


def before_merge(repository: Repository, request: PullRequest) -> str | None:
    """The main branch as it was just before a request was merged, or None where that is not here.

    What a reviewer was shown is the difference to this. A merge commit names it; a squash stands
    right on it; a rebased request is followed back commit by commit; and where the branch was only
    moved forward, the forge's own base is taken. An answer that is too late only means that fewer
    bundles count as reviewed.
    """
    if request.merged is None:
        return None
    parents = _parents(repository, request.merged)
    if not parents:
        return None
    if len(parents) > 1:
        return parents[0]
    if repository.extends(request.merged, request.head):
        known = bool(request.base) and repository.resolve(request.base) is not None
        return request.base if known else parents[0]
    own = set(_changes(repository, "--no-merges", f"{request.merged}..{request.head}").values())
    line = _changes(repository, "--first-parent", "--diff-merges=off", request.merged)
    if line.get(request.merged) not in own:
        return parents[0]
    return next((commit for commit, change in line.items() if change not in own), None)


def positions(repository: Repository, tip: str) -> dict[str, int]:
    """In which order commits came onto the main branch: their place on its first-parent line."""
    line = git(repository.root, "rev-list", "--first-parent", "--reverse", tip).decode().split()
    return {commit: at for at, commit in enumerate(line)}


def merge_base(repository: Repository, one: str, other: str) -> str | None:
    """The last commit two lines of history have in common; None where they have none here."""
    try:
        return git(repository.root, "merge-base", one, other).decode().split()[0]
    except (GitError, IndexError):
        return None


def changed_paths(repository: Repository, old: str, new: str, folders: Sequence[str]) -> list[str]:
    """The paths under `folders` that differ between two commits."""
    names = git(
        repository.root, "diff-tree", "-r", "-z", "--name-only", "--no-renames", old, new, "--", *folders
    )  # fmt: skip
    return [name.decode("utf-8", "replace") for name in names.split(b"\0") if name]


def _parents(repository: Repository, commit: str) -> list[str]:
    try:
        line = git(repository.root, "rev-list", "--parents", "--max-count=1", commit)
    except GitError:
        return []
    return line.decode().split()[1:]


def _changes(repository: Repository, *arguments: str) -> dict[str, frozenset[bytes]]:
    """What each commit changed, as raw entries of blobs and paths, newest commit first.

    A commit that changes nothing, or a merge, stands for itself alone.
    """
    log = git(
        repository.root, "log", f"--max-count={_MOST_COMMITS}", "--raw", "--no-abbrev", "--no-renames",
        "-z", "--format=%x01%H", *arguments,
    )  # fmt: skip
    changes: dict[str, set[bytes]] = {}
    tokens = iter(log.split(b"\0"))
    commit = ""
    for token in tokens:
        if token.startswith(b"\x01"):
            commit = token[1:].decode()
            changes[commit] = set()
        elif token:
            # After the entry comes its path, which may hold any byte but the separator.
            changes[commit].add(token.lstrip(b"\n") + b"\0" + next(tokens))
    return {name: frozenset(entries or {name.encode()}) for name, entries in changes.items()}
