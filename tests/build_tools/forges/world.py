"""A forge for tests: accounts, pull requests and reviews over a real bare repository.

It knows nothing of any API; `views` tells what it knows in the words of GitHub, GitLab or Forgejo.
Merging, squashing, rebasing and updating a branch are done with Git itself.
"""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from build_tools.git import git
from build_tools.repository import Repository
from tests.build_tools.small_district import DISTRICT

Change = dict[str, str | None]
"""What a commit changed: the new text of each path, None where it was removed."""


@dataclass(frozen=True)
class User:
    """An account; `email` is the address the forge knows as its own."""

    number: int
    login: str
    email: str = ""
    robot: bool = False


LINK = ".link"
"""What is named so is committed as a symbolic link."""

TEACHER = User(101, "co-giao", "p-teacher@example.vn")
HEAD = User(102, "thay-to", "p-head@example.vn")
PRINCIPAL = User(103, "co-hieu", "p-principal@example.vn")
VICE = User(104, "thay-pho", "p-vice@example.vn")
OTHER = User(105, "thay-khac", "p-other@example.vn")
APPRAISER = User(106, "co-tham", "p-appraiser@example.vn")
OFFICER = User(107, "anh-can", "p-officer@example.vn")
SECOND = User(108, "chi-bo", "p-second@example.vn")
STRANGER = User(666, "nguoi-la", "la@example.com")
ROBOT = User(900, "may-duyet[bot]", robot=True)
WEB_FLOW = User(19864447, "web-flow", "noreply@github.com")
PEOPLE = (TEACHER, HEAD, PRINCIPAL, VICE, OTHER, APPRAISER, OFFICER, SECOND)


@dataclass
class Said:
    """A review: `state` is approved, returned or commented; one that was `reset` stands no more."""

    number: int
    user: User
    state: str
    commit: str
    at: datetime
    body: str = ""
    dismissed_by: User | None = None
    dismissed_at: datetime | None = None
    reset: bool = False


@dataclass
class Pushed:
    """A movement of a branch, in the fork of `owner` or, with none, in the repository itself."""

    user: User
    ref: str
    before: str
    after: str
    at: datetime
    kind: str = "push"


@dataclass
class Request:
    """A pull request as the forge keeps it."""

    number: int
    branch: str
    user: User
    target: str
    head: str
    base: str
    opened: datetime
    updated: datetime
    state: str = "open"
    merged: str = ""
    how: str = ""
    closed: datetime | None = None
    closed_by: User | None = None
    fork_is_gone: bool = False
    retargeted: datetime | None = None
    revisions: list[tuple[str, datetime]] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    requested: list[User] = field(default_factory=list)
    description: str = "Duyệt: p-principal"


class World:
    """The forge: its repository is `bare`, which people push to and the recorder clones.

    Commits are made right in it, each in one call of Git; what each changed is kept, so that merging
    and rebasing lay the same changes on another parent.
    """

    def __init__(self, root: Path, evidence: str = "recorded") -> None:
        template, begin = _template(root.parent, evidence)
        self.root = root / "world"
        self.key = template.parent / "recorder"
        self.bare = self.root / "forge.git"
        shutil.copytree(template, self.bare)
        self.now = datetime(2026, 9, 1, 1, 0, tzinfo=UTC)
        self.users: dict[int, User] = {user.number: user for user in (*PEOPLE, STRANGER, ROBOT)}
        self.requests: list[Request] = []
        self.pushes: list[Pushed] = []
        self.asked: list[tuple[int, tuple[str, ...]]] = []
        self.owner_of_token: User | None = None
        self.outsiders: set[int] = set()
        self.most_reviewers = 10
        self.branches: dict[str, str] = {"main": begin}
        self._parents: dict[str, tuple[str, ...]] = {begin: ()}
        self._changes: dict[str, Change] = {begin: {}}
        self._numbers = 1000

    def tick(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def number(self) -> int:
        self._numbers += 1
        return self._numbers

    def clone(self, name: str = "recorder") -> Repository:
        """A clone of the forge's repository as it was at the beginning: nothing is checked out."""
        folder = self.root / name
        shutil.copytree(self.key.parent / "clone", folder)
        with (folder / ".git" / "config").open("a") as config:
            config.write(f'[remote "origin"]\n\turl = {self.bare.as_uri()}\n')
            config.write("\tfetch = +refs/heads/*:refs/remotes/origin/*\n")
        return Repository(folder)

    def commit(
        self,
        branch: str,
        put: Mapping[str, str],
        pusher: User,
        *,
        author: tuple[str, str] | None = None,
        message: str = "change",
        files: Mapping[str, str | None] | None = None,
        from_commit: str = "",
    ) -> str:
        """Commit bundles and files on a branch and push it; `author` is a name and an address.

        `from_commit` throws away what the branch held and begins there: a forced push.
        """
        change = _change(put, files)
        parent = from_commit or self.branches.get(branch, self.branches["main"])
        commit = self._make(branch, (parent,), change, author or (pusher.login, pusher.email), message)
        self._pushed(branch, commit, pusher, forced=bool(from_commit))
        return commit

    def text(self, path: str) -> str:
        """A file of the main branch as it stands."""
        return git(self.bare, "cat-file", "blob", f"main:{path}").decode()

    def delete_branch(self, branch: str, user: User) -> None:
        ref, before = f"refs/heads/{branch}", self.branches.pop(branch)
        self.pushes.append(Pushed(user, ref, before, "0" * 40, self.tick(), "branch_deletion"))
        git(self.bare, "update-ref", "-d", ref)

    def open(self, branch: str, put: Mapping[str, str], user: User = TEACHER, **more: object) -> Request:
        """Push a branch with bundles and open a request for it."""
        pusher, target = more.pop("pusher", user), str(more.pop("target", "main"))
        assert isinstance(pusher, User)
        head = self.commit(branch, put, pusher, **more)  # type: ignore[arg-type]
        at = self.tick()
        number = len(self.requests) + 1
        request = Request(number, branch, user, target, head, self.branches["main"], at, at)
        self.requests.append(request)
        self._moved(request, head, at)
        return request

    def review(
        self, request: Request, user: User, state: str = "approved", commit: str = "", body: str = ""
    ) -> Said:
        request.updated = self.tick()
        said = Said(self.number(), user, state, commit or request.head, self.now, body)
        request.said.append(said)
        return said

    def dismiss(self, request: Request, said: Said, user: User) -> None:
        said.dismissed_by, said.dismissed_at = user, self.tick()
        request.updated = self.now

    def close(self, request: Request, user: User) -> None:
        request.state, request.closed_by, request.closed = "closed", user, self.tick()
        request.updated = self.now

    def retarget(self, request: Request, target: str = "main") -> None:
        """Turn a request to another branch."""
        request.target, request.retargeted = target, self.tick()
        self._moved(request, request.head, request.retargeted)

    def update_branch(self, request: Request, user: User) -> None:
        """The button "update branch": merge main into the request's branch."""
        parents = (request.head, self.branches["main"])
        theirs = self._between(self._base(*parents), parents[1])
        commit = self._make(request.branch, parents, theirs, ("forge", "noreply@example.com"), "update")
        self._pushed(request.branch, commit, user)

    def merge(
        self, request: Request, how: str = "merge", user: User = HEAD, evil: Mapping[str, str] | None = None
    ) -> str:
        """Merge a request; `evil` are bundles the merge itself changes besides."""
        main, head = self.branches["main"], request.head
        ours = {**self._between(self._base(main, head), head), **_change(evil or {}, None)}
        forge = ("forge", "noreply@example.com")
        match how:
            case "merge":
                self._make("main", (main, head), ours, forge, "merge")
            case "squash":
                self._make("main", (main,), ours, forge, "squashed")
            case "rebase":
                for commit in self.commits(request):
                    tip = self.branches["main"]
                    self._make("main", (tip,), self._changes[commit], forge, "rebased")
            case "fast-forward":
                git(self.bare, "update-ref", "refs/heads/main", head)
                self.branches["main"] = head
        request.merged, request.how = self.branches["main"], how
        request.state, request.closed_by, request.closed = "merged", user, self.tick()
        request.updated = self.now
        return request.merged

    def merge_all(self, requests: Sequence[Request], user: User = HEAD) -> str:
        """An octopus: one merge commit for several requests."""
        main = self.branches["main"]
        ours: Change = {}
        for request in requests:
            ours |= self._between(self._base(main, request.head), request.head)
        heads = tuple(request.head for request in requests)
        merged = self._make("main", (main, *heads), ours, ("forge", "noreply@example.com"), "octopus")
        for request in requests:
            request.merged, request.how = merged, "merge"
            request.state, request.closed_by, request.closed = "merged", user, self.tick()
            request.updated = self.now
        return merged

    def commits(self, request: Request) -> list[str]:
        """The request's own commits, oldest first, merges left out."""
        line: list[str] = []
        base = self._ancestors(request.base)
        commit = request.head
        while commit not in base:
            if len(self._parents[commit]) == 1:
                line.append(commit)
            commit = self._parents[commit][0]
        return line[::-1]

    def _pushed(self, branch: str, commit: str, user: User, *, forced: bool = False) -> None:
        ref, at = f"refs/heads/{branch}", self.tick()
        earlier = [push.after for push in self.pushes if push.ref == ref]
        before = earlier[-1] if earlier else "0" * 40
        kind = "branch_creation" if not int(before, 16) else "force_push" if forced else "push"
        self.pushes.append(Pushed(user, ref, before, commit, at, kind))
        for request in self.requests:
            if request.branch == branch and request.state == "open":
                self._moved(request, commit, at)

    def _moved(self, request: Request, head: str, at: datetime) -> None:
        request.head, request.updated = head, at
        request.revisions.append((head, at))
        request.base = self._base(head, self.branches["main"])
        refs = (f"refs/pull/{request.number}/head", f"refs/merge-requests/{request.number}/head")
        updates = "".join(f"update {ref} {head}\n" for ref in refs)
        git(self.bare, "update-ref", "--stdin", stdin=updates.encode())

    def _make(
        self, branch: str, parents: tuple[str, ...], change: Change, who: tuple[str, str], message: str
    ) -> str:
        name, email = who[0] or "nobody", who[1] or "nobody@example.com"
        person = f"{name} <{email}> {int(self.tick().timestamp())} +0000"
        ref, text = f"refs/heads/{branch}", message.encode()
        lines = [f"commit {ref}\nmark :1\nauthor {person}\ncommitter {person}\ndata {len(text)}\n".encode()]
        lines += [text, f"\nfrom {parents[0]}\n".encode()]
        lines += [f"merge {parent}\n".encode() for parent in parents[1:]]
        for path, content in change.items():
            if content is None:
                lines.append(f"D {path}\n".encode())
            else:
                data = content.encode()
                mode = "120000" if path.endswith(LINK) else "100644"
                lines += [f"M {mode} inline {path}\ndata {len(data)}\n".encode(), data, b"\n"]
        marks = self.root / "marks"
        git(
            self.bare, "fast-import", "--quiet", "--force", f"--export-marks={marks}", stdin=b"".join(lines)
        )  # fmt: skip
        commit = marks.read_text().split()[1]
        self.branches[branch] = commit
        self._parents[commit], self._changes[commit] = parents, change
        return commit

    def _ancestors(self, commit: str) -> list[str]:
        """A commit and all before it, nearest first."""
        found = [commit]
        for one in found:
            found += [parent for parent in self._parents[one] if parent not in found]
        return found

    def _base(self, one: str, other: str) -> str:
        others = set(self._ancestors(other))
        return next(commit for commit in self._ancestors(one) if commit in others)

    def _between(self, base: str, head: str) -> Change:
        """What all commits since `base` changed, together."""
        change: Change = {}
        for commit in reversed(self._ancestors(head)):
            if commit not in self._ancestors(base):
                change |= self._changes[commit]
        return change


def _change(put: Mapping[str, str], files: Mapping[str, str | None] | None) -> Change:
    bundles = {f"{_folder(key)}/index.md": index for key, index in put.items()}
    return {**bundles, **(files or {})}


def _folder(key: str) -> str:
    school, name = key.split("/")
    return f"content/schools/{school}/toan/{name}"


@cache
def _template(folder: Path, evidence: str) -> tuple[Path, str]:
    """The repository of a world on which nothing has happened yet; every world copies it."""
    root = folder / f"world-{evidence}"
    root.mkdir()
    key, bare = root / "recorder", root / "forge.git"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(key)], check=True)
    recorder = key.with_suffix(".pub").read_text().strip()
    git(root, "init", "--quiet", "--bare", "--template=", "--initial-branch=main", str(bare))
    lines = [b"commit refs/heads/main\ncommitter forge <forge@example.com> 1788220800 +0000\ndata 5\nbegin\n"]
    for path, text in recorded_district(evidence, recorder).items():
        data = text.encode()
        lines += [f"M 100644 inline {path}\ndata {len(data)}\n".encode(), data, b"\n"]
    git(bare, "fast-import", "--quiet", stdin=b"".join(lines))
    clone = root / "clone"
    git(root, "clone", "--quiet", "--template=", "--no-checkout", str(bare), str(clone))
    git(clone, "remote", "remove", "origin")
    return bare, git(bare, "rev-parse", "main").decode().strip()


def recorded_district(evidence: str, recorder: str) -> dict[str, str]:
    """The files of the small district, with its people's accounts, a recorder and recorded evidence."""
    people = DISTRICT["content/district/people.yml"]
    for user, person in zip(PEOPLE, _IDS, strict=True):
        accounts = f"{{github: {user.number}, gitlab: {user.number}, forgejo: {user.number}}}"
        people = people.replace(f"- id: {person}\n", f"- id: {person}\n  forge: {accounts}\n")
    policy = DISTRICT["content/district/policy.yml"].replace("evidence: unsigned", f"evidence: {evidence}")
    policy += f"recorders: [{recorder}]\n"
    return {**DISTRICT, "content/district/people.yml": people, "content/district/policy.yml": policy}


_IDS = ("p-teacher", "p-head", "p-principal", "p-vice", "p-other", "p-appraiser", "p-officer", "p-second")
