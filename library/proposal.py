"""A proposal: what a pull request asks to change, and what each change has and needs to be published.

It is judged by the organisation, the policy and the look of the branch it asks to join, so that
nobody is judged by rules they brought along.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

from library.approval.ahead import Ahead
from library.approval.batch import BATCHES_FOLDER
from library.approval.model import Approval, Key, Shelf, Stage
from library.approval.status import Status
from library.bundles import SCHOOLS_FOLDER, Bundle
from library.diagnostics import Finding, Location, Text, find
from library.organisation import DISTRICT_FOLDER
from library.rules import forge as rules
from library.snapshot import FileEntry
from library.values import dataclass

How = Literal["added", "changed", "removed"]
Fate = Literal["new", "edited", "moved", "removed"]

GOVERNING = (DISTRICT_FOLDER, "content/pages", "mkdocs.yml")
"""What decides for every school: it is taken from the branch that a request asks to join."""

SETTINGS = (
    *GOVERNING,
    "theme",
    ".github",
    ".gitlab",
    ".gitlab-ci.yml",
    ".forgejo",
    ".gitea",
    "CODEOWNERS",
    "docs/CODEOWNERS",
)
"""What the district alone decides, on the sites and on the forge."""

_CONTENT = (SCHOOLS_FOLDER, BATCHES_FOLDER)


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that differs between two states, by its path."""

    path: str
    how: How


@dataclass(frozen=True, slots=True)
class Difference:
    """How a version differs from the one a shelf shows: its ordinal there, and the files."""

    shelf: Shelf
    ordinal: int
    files: tuple[FileChange, ...]


@dataclass(frozen=True, slots=True)
class ProposedBundle:
    """One resource that a request changes: the files, and where the new version stands.

    `ahead` is empty where it cannot be read or is removed; `differences` are to what is published.
    """

    key: Key
    title: str
    folder: str
    fate: Fate
    files: tuple[FileChange, ...]
    status: Status
    ahead: tuple[Ahead, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedOrganisation:
    """A change of people or policy: how it is approved, who did already, and who may next.

    `fault` says why it could never come into force as it is; `by_review` whether reviews of this very
    request count.
    """

    stage: Stage
    has: tuple[Approval, ...]
    approvers: tuple[str, ...]
    fault: Text | None = None
    by_review: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything that a request asks to change."""

    files: tuple[FileChange, ...]
    bundles: tuple[ProposedBundle, ...] = ()
    organisation: ProposedOrganisation | None = None

    @property
    def settings(self) -> tuple[FileChange, ...]:
        """The files that decide for every school, or for the forge."""
        return tuple(change for change in self.files if is_under(change.path, SETTINGS))

    @property
    def content(self) -> tuple[FileChange, ...]:
        """The files of the schools' resources and of batches."""
        return tuple(change for change in self.files if is_under(change.path, _CONTENT))


def is_under(path: str, places: Iterable[str]) -> bool:
    """Whether a path is one of some places or lies in it."""
    return any(path == place or path.startswith(f"{place}/") for place in places)


def file_changes(before: Mapping[str, FileEntry], after: Mapping[str, FileEntry]) -> tuple[FileChange, ...]:
    """The files that differ between two states, each given by path, in the order of their paths."""
    found: list[FileChange] = []
    for path in sorted({*before, *after}):
        old, new = before.get(path), after.get(path)
        if old is None or new is None:
            found.append(FileChange(path, "added" if old is None else "removed"))
        elif (old.oid, old.mode) != (new.oid, new.mode):
            found.append(FileChange(path, "changed"))
    return tuple(found)


def changed_bundles(
    before: Mapping[Key, Bundle], after: Mapping[Key, Bundle]
) -> dict[Key, tuple[Fate, tuple[FileChange, ...]]]:
    """The resources that differ between two states: what becomes of each, and its files by name."""
    found: dict[Key, tuple[Fate, tuple[FileChange, ...]]] = {}
    for key in sorted({*before, *after}):
        old, new = before.get(key), after.get(key)
        files = file_changes(entries_of(old), entries_of(new))
        if old is None:
            found[key] = "new", files
        elif new is None:
            found[key] = "removed", files
        elif old.tree != new.tree:
            found[key] = "edited", files
        elif old.folder != new.folder:
            found[key] = "moved", files
    return found


def entries_of(bundle: Bundle | None) -> dict[str, FileEntry]:
    """The files of a bundle by their names inside it."""
    return dict(zip(bundle.names(), bundle.files, strict=True)) if bundle is not None else {}


def judge_mixture(proposal: Proposal) -> Iterable[Finding]:
    """A request that changes both what decides and what is decided on."""
    if proposal.settings and proposal.content:
        first = proposal.settings[0].path
        yield find(
            rules.MIXED_PROPOSAL, Location(first), settings=first, content=proposal.content[0].path
        )  # fmt: skip
