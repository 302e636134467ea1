"""A recorder at work in tests: reads a served world, records, and says what is then published."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from build_tools.approving import Prepared
from build_tools.forge_recording import Plan, Recording, ask
from build_tools.forges import history
from build_tools.forges.forge import ForgeReader
from build_tools.forges.forgejo import forgejo
from build_tools.forges.github import github
from build_tools.forges.gitlab import gitlab
from build_tools.git import git
from build_tools.judgement import Judgement
from build_tools.judging import judge_commit
from build_tools.ledger_push import record_on_server
from build_tools.progress import Progress
from build_tools.remarking import prepare_remark
from build_tools.repository import Repository
from build_tools.signing import key_in_file
from library.approval.branch import LEDGER_BRANCH
from library.approval.model import Key, Line, Said, Shelf, Source
from library.compiled import Compiled
from tests.build_tools.forges.server import TOKEN, Loopback
from tests.build_tools.forges.view_parts import REPOSITORY
from tests.build_tools.forges.world import User, World

OPENERS = {"github": github, "gitlab": gitlab, "forgejo": forgejo}
QUIET = Progress(quiet=True)


@dataclass
class Recorder:
    """One recorder with a clone of its own, on one of the forges."""

    world: World
    forge: str
    served: Loopback
    repository: Repository
    known: dict[str, Compiled] = field(default_factory=dict)
    _seen: tuple[bytes, Judgement] | None = None

    def run(self, *, asking: bool = False) -> Plan:
        """Read, record, and ask for reviews if wished."""
        recording = self.recording()
        plan = recording.record()
        if asking:
            assert ask(self.reader(), plan.questions)[1] == []
        return plan

    def recording(self) -> Recording:
        """A run that has read the forge and is about to record."""
        history.fetch_branches(self.repository, ("main", LEDGER_BRANCH))
        reader = self.reader()
        requests = tuple(reader.requests("main", None))
        first = self.judged((), {})
        key = key_in_file(self.world.key)
        return Recording(
            self.repository, requests, first, self.judged, self.world.tick(), reader.recorder(), key
        )  # fmt: skip

    def withdraw(self, key: str, person: str, user: User) -> None:
        """A withdrawal that bears as much as a review does: the account it was said from."""
        judgement = self.judged((), {})
        at = self.world.tick()
        prepared = prepare_remark(judgement, Key(*key.split("/")), person, "withdraw", "Sai", at)
        assert isinstance(prepared, Prepared)
        commit = judgement.snapshot.commit
        source = Source(self.forge, REPOSITORY, 1, self.world.number(), user.number, commit, commit)
        said = Said(prepared.statement._replace(source=source), at)
        record_on_server(self.repository, judgement, [said], key_in_file(self.world.key))

    def reader(self) -> ForgeReader:
        return OPENERS[self.forge](REPOSITORY, TOKEN, self.served.address)

    def judged(self, trees: Collection[str], known: Mapping[str, Compiled]) -> Judgement:
        commit = self.repository.resolve("refs/remotes/origin/main")
        assert commit is not None
        judgement = judge_commit(
            self.repository, commit, self.repository, QUIET, {**self.known, **known}, trees
        )  # fmt: skip
        self.known.update(judgement.compiled)
        return judgement

    def now(self) -> Judgement:
        """The library as it stands, judged from nothing whenever a ref has moved."""
        refs = git(self.repository.root, "for-each-ref")
        if self._seen is None or self._seen[0] != refs:
            self._seen = refs, self.judged((), {})
        judgement = self._seen[1]
        assert not judgement.refused, [f.message("en") for f in judgement.findings]
        return judgement

    def published(self, key: str, shelf: Shelf = "school") -> str | None:
        """The tree that a shelf shows; None where it shows nothing."""
        judgement = self.now()
        standing = judgement.standings.get(Key(*key.split("/")))
        version = standing.versions.get(shelf) if standing is not None else None
        return version.tree if version is not None else None

    def tree(self, key: str, commit: str = "refs/remotes/origin/main") -> str:
        """The tree of a bundle at a commit."""
        school, name = key.split("/")
        folder = f"content/schools/{school}/toan/{name}"
        return self.repository.snapshot(commit, ("content",)).tree(folder)

    def lines(self) -> list[Line]:
        """Every line of the ledger by its number."""
        return sorted(self.now().ledger.lines(), key=lambda line: line.number)

    def said(self) -> list[tuple[str, str, str]]:
        """Every line as event, person and stage, by its number."""
        return [(one.statement.event, one.statement.person, one.statement.stage) for one in self.lines()]


def codes(plan: Plan) -> list[str]:
    """The codes of a run's findings."""
    return [finding.rule.code for finding in plan.findings]


def told(plan: Plan) -> str:
    """What a run's findings say, in English."""
    return "\n".join(finding.message("en") for finding in plan.findings)
