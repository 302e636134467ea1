"""Records what a forge's pull requests prove: reads them once, and tries until the ledger holds it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from build_tools.authorities import read_proposed
from build_tools.forge_claims import Open, hear
from build_tools.forges import history
from build_tools.forges.contents import Contents
from build_tools.forges.faults import BusyError
from build_tools.forges.forge import ForgeReader, Unread
from build_tools.judgement import Judgement
from build_tools.ledger_push import record_on_server
from build_tools.recording import RecordingError
from build_tools.repository import Repository
from build_tools.signing import SigningKey
from library.approval.authority import Authority
from library.approval.claim import Claim
from library.approval.history import heard_in
from library.approval.in_force import ORGANISATION
from library.approval.placing import UNREADABLE, Placed, Placing, Waiting
from library.approval.pull_request import Account, PullRequest, name_of
from library.approval.recorded import news, next_approvers, place
from library.approval.recorded_change import next_officers, place_changes
from library.approval.review_findings import place as place_of
from library.compiled import Compiled
from library.diagnostics import Finding, Location, Text, find
from library.organisation import Organisation
from library.rules import forge as rules
from library.values import dataclass

_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Question:
    """People to be asked for a review of an open request, who were not asked yet, by their accounts.

    `kept` were asked before and are still waited for.
    """

    request: PullRequest
    people: Mapping[Account, str]
    kept: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What is recorded, what not and why, and who is to be asked next."""

    judgement: Judgement
    placed: tuple[Placed, ...]
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Recording:
    """One run: the requests that were read, and where and as whom their statements are recorded.

    `judged` judges the main branch and the ledger as they are now, and compiles further trees;
    `first` is what it found when the run began. `account` is the recorder's own number on the forge.
    """

    repository: Repository
    requests: Sequence[PullRequest | Unread]
    first: Judgement
    judged: Callable[[Collection[str], Mapping[str, Compiled]], Judgement]
    at: datetime
    account: int | None = None
    key: SigningKey | None = None

    def plan(self, judgement: Judgement | None = None) -> Plan:
        """What is to be recorded now, or after `judgement`; nothing is written."""
        judgement = judgement or self.first
        contents = Contents(self.repository, judgement.snapshot.commit, judgement.organisation.schools)
        heard = hear(self.requests, contents, judgement, self.account)
        claims = news(heard.claims, judgement.ledger)
        ahead = [claim for one in heard.open for claim in (*one.handed_in, *one.said)]
        candidates = _proposed(judgement, [*claims, *ahead])
        trees = {claim.tree for claim in (*claims, *ahead) if claim.key != ORGANISATION}
        trees -= set(judgement.compiled)
        if trees:
            judgement = self.judged(trees, judgement.compiled.in_hand())
        placing = self._placing(judgement, ordered=bool(claims))
        placed, waiting = place([claim for claim in claims if claim.key != ORGANISATION], placing)
        # Last, so that what was said of resources is judged by those whom it was said under.
        changes = [claim for claim in claims if claim.key == ORGANISATION]
        number = judgement.ledger.number + len(placed)
        changed, unchanged = place_changes(changes, placing, candidates, number)
        # What the main branch no longer holds is overtaken, and no news.
        waiting += [one for one in unchanged if one.claim.tree == judgement.tip_organisation_tree]
        placed += changed
        questions, unasked = _questions(heard.open, placing, judgement.organisation, candidates)
        findings = [*heard.findings, *(f for one in waiting if (f := _refused(one)) is not None), *unasked]
        unique = tuple(sorted(dict.fromkeys(findings), key=Finding.sort_key))
        return Plan(judgement, tuple(placed), unique, tuple(questions))

    def record(self) -> Plan:
        """Record on the server's ledger; again from the start where another recorder was first.

        Raises RecordingError, GraftError, SigningError and GitError as `record_on_server` does.
        """
        judgement = self.first
        for _ in range(_ATTEMPTS):
            plan = self.plan(judgement)
            if not plan.placed:
                return plan
            said = [one.said for one in plan.placed]
            try:
                record_on_server(self.repository, plan.judgement, said, self.key)
            except RecordingError:
                # Somebody else recorded what makes one of ours void; then all are placed anew.
                judgement = self.judged((), {})
                if judgement.ledger.digest == plan.judgement.ledger.digest:
                    raise
            else:
                return plan
        busy = Text("máy chủ quá bận, hãy thử lại sau", "the server is too busy; try again later")
        raise RecordingError(busy)

    def _placing(self, judgement: Judgement, *, ordered: bool) -> Placing:
        unready = frozenset(tree for tree in judgement.compiled if not judgement.may_be_approved(tree))
        merged = history.positions(self.repository, judgement.snapshot.commit) if ordered else {}
        heard = {
            heard_in(request, review): review.at
            for request in self.requests
            if isinstance(request, PullRequest)
            for review in request.reviews
        }
        at = max(self.at, judgement.ledger.at or self.at)
        return Placing(judgement.ledger, judgement.in_force, judgement.facts, at, unready, heard, merged)


def _proposed(judgement: Judgement, claims: Sequence[Claim]) -> dict[str, Authority]:
    """The organisations that claims speak of, by tree, as they stand at the commits that were reviewed."""
    commits = {one.tree: one.source.reviewed_commit for one in claims if one.key == ORGANISATION}
    read = {
        tree: read_proposed(judgement.repository, commit, tree, judgement.vocabulary)
        for tree, commit in commits.items()
    }
    return {tree: authority for tree, authority in read.items() if authority is not None}


def _questions(
    opened: Sequence[Open],
    placing: Placing,
    organisation: Organisation,
    candidates: Mapping[str, Authority],
) -> tuple[list[Question], list[Finding]]:
    """Who is to be asked about each open request: of every bundle, who takes its next stage."""
    questions: list[Question] = []
    findings: list[Finding] = []
    for one in opened:
        request = one.request
        if request.draft:
            continue
        people = dict.fromkeys(
            person
            for claim in one.handed_in
            for person in (
                next_officers(claim, one.said, placing, candidates)
                if claim.key == ORGANISATION
                else next_approvers(claim, one.said, placing)
            )
        )
        asked = {account.number for account in (*request.requested, request.author)}
        wanted: dict[Account, str] = {}
        kept: list[Account] = []
        for person in people:
            number = organisation.people[person].account(request.forge)
            if number is None:
                findings.append(
                    find(
                        rules.NO_ACCOUNT, place_of(request),
                        request=request.name, person=person, forge=request.forge,
                    )
                )  # fmt: skip
            elif number not in asked:
                wanted[Account(number)] = person
            elif number != request.author.number:
                kept.append(Account(number))
        if wanted:
            questions.append(Question(request, wanted, tuple(kept)))
    return questions, findings


def ask(reader: ForgeReader, questions: Sequence[Question]) -> tuple[list[Question], list[Finding]]:
    """Ask people to review: what was asked, and a finding for each whom the forge did not ask."""
    put: list[Question] = []
    findings: list[Finding] = []
    busy: BusyError | None = None
    for question in questions:
        request, people = question.request, question.people
        if busy is None:
            refused = reader.ask(request, tuple(people), question.kept)
        else:
            refused = dict.fromkeys(people, busy)
        for account, error in refused.items():
            busy = error if isinstance(error, BusyError) else busy
            findings.append(
                find(
                    rules.NOT_ASKED, place_of(request),
                    request=request.name, person=people[account], reason=error.reason,
                )
            )  # fmt: skip
        asked = {account: person for account, person in people.items() if account not in refused}
        if asked:
            put.append(replace(question, people=asked))
    return put, findings


def _refused(waiting: Waiting) -> Finding | None:
    """Why a claim was not recorded; what a colleague without a role says is no news."""
    claim, source = waiting.claim, waiting.claim.source
    request = name_of(source.forge, source.pull_request)
    location = Location(f"{source.forge}:{source.repository}{request}")
    if waiting.reason is UNREADABLE:
        return find(rules.UNREADABLE_SUBMISSION, location, request=request, key=claim.key)
    if claim.event != "approve":
        return None
    hint = Text(f"xem ai duyệt: hoclieu status {claim.key}", f"who may: hoclieu status {claim.key}")
    if claim.key == ORGANISATION:
        command = f"hoclieu approve {claim.key} --as"
        hint = Text(
            f"duyệt bằng chữ kí: {command} MÃ-NGƯỜI; hoặc đưa content/district ở nhánh chính về bản đang có "
            "hiệu lực rồi mở yêu cầu mới",
            f"approve by signature: {command} PERSON; or put content/district on the main branch back to "
            "what is in force, and open a new request",
        )
    return find(
        rules.REVIEW_NOT_COUNTED, location,
        request=request, who=f"{claim.person} ({claim.key})", reason=waiting.reason, hint=hint,
    )  # fmt: skip
