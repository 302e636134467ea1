"""The only module that reads content out of Git: a commit becomes a Snapshot.

The work tree is never read for a build: attributes, links and mailmaps lie only there. For a
preview, `worktree` lets Git itself store the work tree as objects in a folder of its own, and the
same reading follows.
"""

import os
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import field
from datetime import datetime
from pathlib import Path

from build_tools.git import GitError, command, environment, git, give_way, without_filters
from build_tools.git_objects import read_blobs
from library.approval.branch import LEDGER_BRANCH
from library.snapshot import FileEntry, Snapshot, snapshot_of
from library.values import dataclass

CONTENT = ("content", "mkdocs.yml")

_OBJECT = re.compile(r"[0-9a-f]{40,64}")


def listing(treeish: str, paths: Sequence[str]) -> tuple[str, ...]:
    """How Git is asked for the files of a commit or tree under `paths`."""
    return "ls-tree", "-r", "-t", "-l", "-z", "--full-tree", treeish, "--", *paths


@dataclass(frozen=True, slots=True)
class Repository:
    """A Git repository on this machine; `root` is its work tree or its bare folder."""

    root: Path
    environment: dict[str, str] = field(default_factory=dict)

    def resolve(self, revision: str) -> str | None:
        """The full commit id a revision names, or None."""
        try:
            name = git(self.root, "rev-parse", "--verify", "--quiet", "--end-of-options",
                       f"{revision}^{{commit}}", extra=self.environment)  # fmt: skip
        except GitError:
            return None
        return name.decode().strip()

    def snapshot(self, treeish: str, paths: Sequence[str] = CONTENT) -> Snapshot:
        """The files of a commit or tree under `paths`, as Git lists them."""
        listed = git(self.root, *listing(treeish, paths), extra=self.environment)
        return snapshot_of(treeish, listed.split(b"\0")[:-1])

    def read_at(self, commit: str, path: str) -> bytes | None:
        """The content of one file of a commit; None where it is not there."""
        return next((content for _, content in read_blobs(self.root, [f"{commit}:{path}"])), None)

    def blobs_under(self, commit: str, folder: str) -> dict[str, str]:
        """The files of a folder of a commit by path, as object ids; their sizes are not asked for."""
        listing = git(
            self.root,
            "ls-tree",
            "-r",
            "-z",
            "--full-tree",
            commit,
            "--",
            f"{folder}/",
            extra=self.environment,
        )
        found: dict[str, str] = {}
        for record in listing.split(b"\0")[:-1]:
            facts, _, name = record.partition(b"\t")
            found[os.fsdecode(name)] = facts.split()[2].decode()
        return found

    def read(self, oids: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """The contents of blobs; None for one that this clone does not hold."""
        return read_blobs(self.root, (oid for oid in oids if _OBJECT.fullmatch(oid)))

    def read_paths(self, entries: Iterable[FileEntry]) -> dict[str, bytes]:
        """The contents of small text files by their path; what is not here is left out."""
        wanted = list(entries)
        contents = dict(self.read(entry.oid for entry in wanted))
        return {e.path: c for e in wanted if (c := contents.get(e.oid)) is not None}

    def ledger_tips(self) -> tuple[str | None, str | None]:
        """The ledger's tip in this clone and the one last fetched from its origin."""
        names = [f"refs/{place}/{LEDGER_BRANCH}^{{commit}}\n" for place in ("heads", "remotes/origin")]
        asked = "".join(names).encode()
        told = git(self.root, "cat-file", "--batch-check=%(objectname)", stdin=asked, extra=self.environment)
        local, remote = (tip if _OBJECT.fullmatch(tip) else None for tip in told.decode().splitlines())
        return local, remote

    def holds_tree(self, oid: str) -> bool:
        """Whether this clone has the tree object of that id."""
        try:
            return git(self.root, "cat-file", "-t", oid, extra=self.environment).strip() == b"tree"
        except GitError:
            return False

    def extends(self, newer: str, older: str) -> bool:
        """Whether `older` is `newer` or one of its ancestors."""
        try:
            git(self.root, "merge-base", "--is-ancestor", older, newer, extra=self.environment)
        except GitError:
            return False
        return True

    def is_shallow(self) -> bool:
        """Whether this clone lacks the beginning of its history."""
        return git(self.root, "rev-parse", "--is-shallow-repository").strip() == b"true"

    def setting(self, name: str) -> str | None:
        """A value of this clone's own configuration, or None where it has none."""
        try:
            return git(self.root, "config", "--local", "--get", name).decode().strip() or None
        except GitError:
            return None

    def uncommitted(self) -> int:
        """How many files of the library are changed, new or gone in the work tree since HEAD."""
        with self.counting_uncommitted() as counted:
            return counted()

    @contextmanager
    def counting_uncommitted(self) -> Iterator[Callable[[], int]]:
        """The same, counted while other things are done: Git looks at every folder of a work tree.

        Gives what waits for the number.
        """
        with subprocess.Popen(
            command(
                self.root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all",
                "--ignore-submodules=dirty", "--", *CONTENT,
            ),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=environment(without_filters(self.root)),
        ) as process:  # fmt: skip
            give_way(process)
            try:
                yield lambda: process.communicate()[0].count(b"\0")
            finally:
                process.kill()

    def last_changes(self, commit: str, folder: str = "content/schools") -> dict[str, datetime]:
        """When each folder under `folder` was last changed on the way to `commit`.

        Information only: a commit's date is set by whoever made it.
        """
        log = git(
            self.root, "log", "--format=%x01%cI", "--name-only", "-z", "--no-renames",
            "--diff-merges=first-parent", commit, "--", folder, extra=self.environment,
        )  # fmt: skip
        changed: dict[str, datetime] = {}
        at: datetime | None = None
        for part in log.replace(b"\n", b"\0").split(b"\0"):
            if part.startswith(b"\x01"):
                at = datetime.fromisoformat(part[1:].decode())
            elif part and at is not None:
                changed.setdefault(os.fsdecode(part).rpartition("/")[0], at)
        return changed


def open_repository(folder: Path) -> Repository | None:
    """The repository that holds `folder`; None where there is none, or one that we cannot work in."""
    try:
        told = os.fsdecode(git(folder, "rev-parse", "--show-toplevel", "--show-object-format"))
    except GitError:
        return None
    top, _, form = told.removesuffix("\n").rpartition("\n")
    return None if form == "sha256" else Repository(Path(top))
