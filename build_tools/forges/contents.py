"""What Git holds of a request: the trees of its bundles as reviewed, as merged, and before."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import field

from build_tools.forges import history
from build_tools.repository import Repository
from library.approval.claim import Content
from library.approval.model import Key
from library.approval.pull_request import PullRequest
from library.approval.review import reviewed_commits
from library.bundles import SCHOOLS_FOLDER, Bundle, bundles_of
from library.diagnostics import collect
from library.organisation import DISTRICT_FOLDER
from library.values import dataclass

BATCHES_FOLDER = "content/batches"
_PLACES = (SCHOOLS_FOLDER, BATCHES_FOLDER, DISTRICT_FOLDER)


@dataclass(frozen=True, slots=True)
class DistrictChange:
    """The trees of content/district by reviewed commit, where it changes them, and what each was before.

    `target` is the tree as merged, or at the head of an open request.
    """

    reviewed: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    target: str = ""


@dataclass(frozen=True, slots=True)
class RequestContent:
    """A request's trees, and the batch files it changes, by path.

    `reviewed_batches` are by reviewed commit, `target_batches` as merged or at the head of an open
    request. `bases` are the states of the main branch the request was made on and merged into.
    """

    content: Content
    district: DistrictChange = DistrictChange()
    reviewed_batches: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)
    target_batches: Mapping[str, bytes] = field(default_factory=dict)
    bases: tuple[str, ...] = ()


class Contents:
    """Reads what requests hold, against the main branch at `tip`; what was read is kept."""

    def __init__(self, repository: Repository, tip: str, schools: Collection[str]) -> None:
        self._repository = repository
        self._tip = tip
        self._schools = frozenset(schools)
        self._bundles: dict[tuple[str, str], dict[Key, Bundle]] = {}

    def fetch(self, requests: Collection[PullRequest]) -> None:
        """Try to fetch whatever commits of the requests are not here."""
        wanted = [commit for request in requests for commit in reviewed_commits(request)]
        history.fetch(self._repository, requests, wanted)

    def of(self, request: PullRequest) -> RequestContent:
        """The content of one request; commits that are not in this clone are None in it."""
        target, before = self._target(request)
        reviewed: dict[str, Mapping[Key, str] | None] = {}
        batches: dict[str, Mapping[str, bytes]] = {}
        district: dict[str, str] = {}
        district_before: dict[str, str] = {}
        bases: list[str] = [before] if before else []
        for commit in reviewed_commits(request):
            base = history.merge_base(self._repository, commit, before) if before else None
            if base is None:
                reviewed[commit] = None
                continue
            bases.append(base)
            paths = history.changed_paths(self._repository, base, commit, _PLACES)
            reviewed[commit] = self._own(base, commit, self._schools_of(paths))
            batches[commit] = self._texts(commit, [p for p in paths if p.startswith(f"{BATCHES_FOLDER}/")])
            if any(path.startswith(f"{DISTRICT_FOLDER}/") for path in paths):
                district[commit] = self._district(commit)
                district_before[commit] = self._district(base)
        keys = {key for trees in reviewed.values() for key in trees or ()}
        names = {name for texts in batches.values() for name in texts}
        held = self._held(target, keys) if target else None
        texts = self._texts(target, names) if target else {}
        change = DistrictChange(
            district, district_before, self._district(target) if target and district else ""
        )
        return RequestContent(
            Content(reviewed, held), change, batches, texts, tuple(dict.fromkeys(bases))
        )  # fmt: skip

    def bundles(self, commit: str, school: str) -> dict[Key, Bundle]:
        """The bundles of one school at a commit."""
        if (commit, school) not in self._bundles:
            snapshot = self._repository.snapshot(commit, (f"{SCHOOLS_FOLDER}/{school}",))
            self._bundles[commit, school] = collect(bundles_of(snapshot, school, self._schools))[0]
        return self._bundles[commit, school]

    def _target(self, request: PullRequest) -> tuple[str | None, str | None]:
        """The commit whose trees count, and the state of the main branch to compare with."""
        if request.merged is None:
            here = self._repository.resolve(request.head) is not None
            return (request.head if here else None), self._tip
        # Merged says the forge; only what lies on the main branch that is judged is so for us.
        if not self._repository.extends(self._tip, request.merged):
            return None, None
        return request.merged, history.before_merge(self._repository, request)

    def _schools_of(self, paths: Iterable[str]) -> set[str]:
        return {path.split("/")[2] for path in paths if path.startswith(f"{SCHOOLS_FOLDER}/")} & self._schools

    def _district(self, commit: str) -> str:
        """The tree of content/district at a commit; "" where it has none."""
        return self._repository.snapshot(commit, (DISTRICT_FOLDER,)).tree(DISTRICT_FOLDER)

    def _own(self, base: str, commit: str, schools: Iterable[str]) -> dict[Key, str]:
        """The bundles that differ at `commit` from the base, by key."""
        own: dict[Key, str] = {}
        for school in sorted(schools):
            before = self.bundles(base, school)
            for key, bundle in self.bundles(commit, school).items():
                if key not in before or before[key].tree != bundle.tree:
                    own[key] = bundle.tree
        return own

    def _held(self, commit: str, keys: Iterable[Key]) -> dict[Key, str]:
        bundles = {key: self.bundles(commit, key.school).get(key) for key in keys}
        return {key: bundle.tree for key, bundle in bundles.items() if bundle is not None}

    def _texts(self, commit: str, paths: Iterable[str]) -> dict[str, bytes]:
        wanted = frozenset(paths)
        if not wanted:
            return {}
        snapshot = self._repository.snapshot(commit, (BATCHES_FOLDER,))
        return self._repository.read_paths(entry for entry in snapshot.files if entry.path in wanted)
