"""The work tree as a commit of its own: Git stores it as objects in a folder apart, and runs nothing.

The library and the settings of the forge are in it as they lie there, anything else as HEAD has it.
The real repository is not touched. A work tree that is looked at again and again is kept: Git then
hashes only what was saved since, and only what changed of the listing is read anew.
"""

import os
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import field
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path

from build_tools.differences import Difference, Side, differences, laid_over
from build_tools.git import GitError, git
from build_tools.repository import CONTENT, Repository
from library.proposal import SETTINGS, is_under
from library.snapshot import Snapshot, path_of
from library.values import dataclass

_HEAD = "HEAD"
_IGNORING = ".gitignore"
_LOOKED_AT = tuple(dict.fromkeys((*CONTENT, *SETTINGS)))
_SKIPPED = b"S "
"""How Git marks a file that a sparse checkout leaves out."""
_MOST_ONE_BY_ONE = 200
"""So many changed files are still asked for by name; of more, everything is looked through at once."""
_IDENTITY = {
    "GIT_AUTHOR_NAME": "preview", "GIT_AUTHOR_EMAIL": "preview@localhost",
    "GIT_COMMITTER_NAME": "preview", "GIT_COMMITTER_EMAIL": "preview@localhost",
}  # fmt: skip
WHILE_OPEN = (".*.sw?", ".*.swx", "4913", "*~", ".#*", "#*#", "~$*", ".~lock.*#", "*.tmp", "*.crswap")
"""What editors and office programs keep beside a file only while it is open."""


@dataclass(frozen=True, slots=True)
class WorktreeLook(Repository):
    """The repository that holds the work tree as it was at one moment.

    `whole` is what was in it, `head` the commit it stands on, `edited` the paths that differ from
    that one; `dates` what is known already of when folders were changed, by commit.
    """

    whole: Snapshot = field(default_factory=Snapshot)
    head: str | None = None
    edited: frozenset[str] = frozenset()
    dates: dict[str, dict[str, datetime]] = field(default_factory=dict)

    def resolve(self, revision: str) -> str | None:
        if revision in (_HEAD, self.whole.commit):
            return self.whole.commit
        return Repository.resolve(self, revision)

    def snapshot(self, treeish: str, paths: Sequence[str] = CONTENT) -> Snapshot:
        listed = bool(paths) and all(is_under(path, CONTENT) for path in paths)
        if not listed or treeish not in (_HEAD, self.whole.commit):
            return Repository.snapshot(self, treeish, paths)
        return self.whole if tuple(paths) == CONTENT else _only(self.whole, paths)

    def last_changes(self, commit: str, folder: str = "content/schools") -> dict[str, datetime]:
        if commit != self.whole.commit or self.head is None:
            return Repository.last_changes(self, commit, folder)
        if self.head not in self.dates:
            self.dates[self.head] = Repository.last_changes(self, self.head, folder)
        if commit not in self.dates:
            at = datetime.fromisoformat(git(self.root, "log", "-1", "--format=%cI", commit).decode().strip())
            inside = (path for path in self.edited if path.startswith(f"{folder}/"))
            self.dates[commit] = {path.rpartition("/")[0]: at for path in inside}
        return self.dates[self.head] | self.dates[commit]


@contextmanager
def of_worktree(repository: Repository) -> Iterator[WorktreeLook]:
    """A repository whose HEAD is the work tree as it is now."""
    with kept_worktree(repository) as kept:
        yield kept.look()


@contextmanager
def kept_worktree(repository: Repository, passing_over: Iterable[str] = ()) -> Iterator["KeptWorktree"]:
    """The work tree, to look at again and again; files of the names `passing_over` are not there."""
    kept = KeptWorktree(repository, tuple(passing_over))
    try:
        yield kept
    finally:
        kept.close()


class KeptWorktree:
    """The objects and the index of a work tree, kept between looks at it."""

    def __init__(self, repository: Repository, passing_over: Sequence[str] = ()) -> None:
        self._repository = repository
        self._passing_over = passing_over
        self._scratch: Path | None = None
        self._seen = WorktreeLook(repository.root)
        self._tree = ""
        self._at_head: dict[str, Side | None] = {}

    def look(self, changed: Collection[str] | None = None) -> WorktreeLook:
        """The work tree now; `changed` are the paths that may differ from the last look, None means any.

        The same look as before where nothing differs. GitError where Git cannot read it.
        """
        if self._scratch is None or any(path.rpartition("/")[2] == _IGNORING for path in changed or ()):
            self._begin()
            return self._look(None)
        try:
            return self._look(changed)
        except GitError:
            # Perhaps an object went that the index relies on, as when a rebase was followed by `git gc`.
            self._begin()
            return self._look(None)

    def close(self) -> None:
        """Forget everything."""
        if self._scratch is not None:
            shutil.rmtree(self._scratch, ignore_errors=True)
            self._scratch = None

    def _begin(self) -> None:
        self.close()
        self._scratch = scratch = Path(tempfile.mkdtemp(prefix="hoclieu-"))
        self._seen, self._tree = WorktreeLook(scratch), ""
        git(scratch, "init", "--quiet", "--bare", ".")
        git(scratch, "config", "core.splitIndex", "true")  # else all of it is written for each save
        objects = os.fsdecode(git(self._repository.root, "rev-parse", "--git-path", "objects"))
        shared = (self._repository.root / objects.removesuffix("\n")).resolve()
        (scratch / "objects" / "info" / "alternates").write_bytes(_quoted(os.fsencode(shared)) + b"\n")
        (scratch / "info").mkdir(exist_ok=True)
        (scratch / "info" / "exclude").write_text("".join(f"{name}\n" for name in self._passing_over))
        if head := self._repository.resolve(_HEAD):
            self._git("read-tree", head)
            self._leave_out_what_is_not_checked_out()

    def _leave_out_what_is_not_checked_out(self) -> None:
        """Take what a sparse checkout leaves out as HEAD has it, instead of for deleted."""
        root = self._repository.root
        if git(root, "config", "--bool", "--default", "false", "core.sparseCheckout").strip() != b"true":
            return
        listed = git(root, "ls-files", "-t", "-z").split(b"\0")
        left_out = [entry.removeprefix(_SKIPPED) for entry in listed if entry.startswith(_SKIPPED)]
        self._git("update-index", "--skip-worktree", "-z", "--stdin", stdin=b"\0".join([*left_out, b""]))

    def _look(self, changed: Collection[str] | None) -> WorktreeLook:
        self._add(changed)
        tree = self._git("write-tree", "--missing-ok")  # a partial clone has not all of what HEAD has
        seen, head = self._seen, self._repository.resolve(_HEAD)
        if (tree, head) == (self._tree, seen.head) and seen.whole.commit:
            return seen
        parent = ("-p", head) if head else ()
        commit = self._git("commit-tree", tree, *parent, "-m", "preview")
        (self._place / _HEAD).write_text(f"{commit}\n")
        if seen.whole.commit:
            differing = differences(self._place, seen.whole.commit, commit)
            whole = laid_over(seen.whole, commit, differing, self._place)
        else:
            differing, whole = [], Repository(self._place).snapshot(commit)
        if seen.whole.commit and head == seen.head:
            self._note_edits(differing)
        else:
            self._at_head = self._differing_from(head, whole)
        dates = {head: seen.dates[head]} if head and head in seen.dates else {}
        self._tree = tree
        self._seen = WorktreeLook(self._place, {}, whole, head, frozenset(self._at_head), dates)
        return self._seen

    def _note_edits(self, differing: Iterable[Difference]) -> None:
        """Bring up to date what differs from HEAD, by what differs from the last look."""
        for one in differing:
            if one.is_file:
                before = self._at_head.pop(one.path, one.old)
                if before != one.new:
                    self._at_head[one.path] = before

    def _differing_from(self, head: str | None, whole: Snapshot) -> dict[str, Side | None]:
        if head is None:
            return {entry.path: None for entry in whole.files}
        return {one.path: one.old for one in differences(self._place, head, whole.commit) if one.is_file}

    @property
    def _place(self) -> Path:
        assert self._scratch is not None  # noqa: S101 - begun before any look
        return self._scratch

    def _git(self, *arguments: str, stdin: bytes | None = None) -> str:
        place = {"GIT_DIR": str(self._place), "GIT_WORK_TREE": str(self._repository.root)}
        answer = git(self._repository.root, *arguments, stdin=stdin, extra={**place, **_IDENTITY})
        return os.fsdecode(answer).rstrip("\n")

    def _add(self, changed: Collection[str] | None) -> None:
        few = None if changed is None or len(changed) > _MOST_ONE_BY_ONE else self._concerned(changed)
        try:
            self._add_paths(self._present(_LOOKED_AT if few is None else few))
        except GitError:
            if few is None:
                raise
            self._add_paths(
                self._present(_LOOKED_AT)
            )  # one of them went just now, or is one that Git ignores

    def _add_paths(self, paths: Collection[str]) -> None:
        if paths:
            listed = b"".join(os.fsencode(path) + b"\0" for path in paths)
            self._git(
                "--literal-pathspecs", "add", "--all", "--pathspec-from-file=-", "--pathspec-file-nul",
                stdin=listed,
            )  # fmt: skip

    def _concerned(self, changed: Iterable[str]) -> set[str]:
        """Of some paths those that may be part of the library."""
        return {
            path
            for path in changed
            if path.split("/", 1)[0] in CONTENT
            and not any(fnmatchcase(path.rpartition("/")[2], name) for name in self._passing_over)
        }

    def _present(self, paths: Collection[str]) -> list[str]:
        """Of some paths those that are there, or were at the last look: Git refuses any other."""
        gone = sorted(path for path in paths if not os.path.lexists(self._repository.root / path))
        if not gone:
            return sorted(paths)
        known = self._git("--literal-pathspecs", "ls-files", "-z", "--", *gone).split("\0")
        there = {path for path in gone if any(is_under(name, (path,)) for name in known)}
        return sorted({*paths} - {*gone} | there)


def _quoted(path: bytes) -> bytes:
    """A path on a line of its own, as Git reads it."""
    for plain, written in ((b"\\", b"\\\\"), (b'"', b'\\"'), (b"\n", b"\\n")):
        path = path.replace(plain, written)
    return b'"' + path + b'"'


def _only(whole: Snapshot, paths: Sequence[str]) -> Snapshot:
    """What of a listing lies at or under some paths, and the folders on the way to them."""

    def lies(path: str) -> bool:
        return any(path == place or path.startswith(f"{place}/") for place in paths)

    def leads(path: str) -> bool:
        return any(place.startswith(f"{path}/") for place in paths)

    return Snapshot(whole.commit, [one for one in whole.records if lies(path_of(one)) or leads(path_of(one))])
