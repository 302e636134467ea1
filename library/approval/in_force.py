"""Which organisation is in force: who is who, and what the policy asks, at each line of the ledger.

The organisation that the first line names is the one the library began with. Any other comes into
force only when people of the one in force, two of the district at least, approved exactly its tree
in the ledger; from the next line on everything is judged by it. So a change of people or policy on
`main` gives nobody a right, and who has left cannot speak under an older list.
"""

from collections.abc import Collection, Mapping
from dataclasses import field, replace
from datetime import date
from typing import NamedTuple

from library.approval.authority import Authority
from library.approval.eligible import eligibility, may_take
from library.approval.evidence import NOTHING, Compromises, compromises_of, evidence_of, is_enough
from library.approval.ledger import Ledger
from library.approval.model import Approval, Evidence, Facts, Key, Line, approval_of
from library.diagnostics import Text
from library.values import dataclass

ORGANISATION = Key("district", "organisation")
KIND = "organisation"


@dataclass(frozen=True, slots=True)
class Reign:
    """An organisation, and the number of the first line that is judged by it."""

    first: int
    tree: str
    authority: Authority


class Accepted(NamedTuple):
    """A line that may be judged: by whom, and on what evidence."""

    authority: Authority
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class InForce:
    """Every organisation that was in force, the last one last.

    `pending` are the approvals of trees that are not in force yet; `void` are the lines about the
    organisation that do not count, with the reason; `said` are the words of those that do.
    """

    reigns: tuple[Reign, ...] = ()
    pending: Mapping[str, tuple[Approval, ...]] = field(default_factory=dict)
    compromises: Compromises = NOTHING
    void: tuple[tuple[Line, Text], ...] = ()
    said: frozenset[str] = frozenset()

    @property
    def current(self) -> Reign | None:
        return self.reigns[-1] if self.reigns else None

    def at(self, number: int) -> Reign | None:
        """The organisation by which the line of this number is judged."""
        found = None
        for reign in self.reigns:
            if reign.first > number:
                break
            found = reign
        return found

    def knew(self, tree: str, number: int) -> bool:
        """Whether the organisation `tree` had come into force by then."""
        for reign in self.reigns:
            if reign.tree == tree:
                return reign.first <= number
        return False

    def accept(self, line: Line, before: Collection[str]) -> Accepted | Text:
        """The line with what it is judged by, or why it is void whatever it says.

        `before` is what was said of this resource and counted: no statement counts twice.
        """
        said, reign = line.statement, self.at(line.number)
        if reign is None:
            return Text("không rõ ai có quyền lúc ấy", "the organisation of that time is not at hand")
        if said.library != reign.authority.policy.library:
            return Text("lời duyệt của một kho khác", "it speaks of another library")
        if not self.knew(said.organisation, line.number):
            return Text(
                "theo danh sách người và quy trình chưa ai duyệt",
                "said under an organisation nobody approved",
            )
        if said.seen >= line.number:
            return Text("nói là đã thấy dòng chưa có", "it claims to have seen what was not yet there")
        if line.spoken in before:
            return Text("lời này đã được ghi trước đó", "the same words were recorded before")
        evidence = evidence_of(line, reign.authority, self.compromises)
        return evidence if isinstance(evidence, Text) else Accepted(reign.authority, evidence)


def read_in_force(ledger: Ledger, authorities: Mapping[str, Authority]) -> InForce:
    """The organisations in force over a ledger; `authorities` are those at hand by tree.

    What a later organisation calls compromised counts from before it came; so the ledger is judged
    again until nothing more is found out, and what was once called compromised stays so.
    """
    known = NOTHING
    while True:
        found = _judge(ledger, authorities, known)
        told = compromises_of((reign.authority for reign in found.reigns), known)
        if told == known:
            return found
        known = told


def _judge(ledger: Ledger, authorities: Mapping[str, Authority], compromises: Compromises) -> InForce:
    if ledger.first is None:
        return InForce()
    begin = ledger.first.statement.organisation
    authority = authorities.get(begin)
    if authority is None:
        return InForce(compromises=compromises)
    state = InForce((Reign(0, begin, authority),), {}, compromises)
    for line in ledger.lines_of(ORGANISATION):
        followed = follow(line, state, authorities)
        if isinstance(followed, Text):
            followed = replace(state, void=(*state.void, (line, followed)))
        state = followed
    return state


def follow(line: Line, state: InForce, authorities: Mapping[str, Authority]) -> InForce | Text:
    """What is in force after a line about the organisation, or why the line is void."""
    outcome = _apply(line, state, authorities)
    if isinstance(outcome, Text):
        return outcome
    state = replace(state, said=state.said | {line.spoken})
    if isinstance(outcome, Reign):
        return replace(state, reigns=(*state.reigns, outcome), pending={})
    return replace(state, pending={**state.pending, line.statement.tree: outcome})


def _apply(
    line: Line, state: InForce, authorities: Mapping[str, Authority]
) -> tuple[Approval, ...] | Reign | Text:
    """The approvals of its tree after a line, the reign that begins with it, or why it is void."""
    said, reign = line.statement, state.reigns[-1]
    accepted = state.accept(line, state.said)
    if isinstance(accepted, Text):
        return accepted
    if said.organisation != reign.tree:
        return Text(
            "theo danh sách người và quy trình không còn hiệu lực",
            "said under an organisation not in force",
        )
    stage, evidence = reign.authority.policy.organisation, accepted.evidence
    if not is_enough(evidence, stage.evidence):
        return Text("thiếu bằng chứng mà quy trình đòi hỏi", "it lacks the evidence the policy asks for")
    done = state.pending.get(said.tree, ())
    if said.event == "retract":
        return tuple(approval for approval in done if approval.person != said.person)
    if said.event != "approve" or said.stage != stage.stage:
        return Text(
            "việc đổi người và quy trình không có bước này", "a change of organisation has no such stage"
        )
    candidate = authorities.get(said.tree)
    if candidate is None:
        return Text(
            "không có đủ tệp của danh sách người và quy trình mới",
            "the files of the new organisation are not at hand",
        )
    fault = fault_of_change(candidate, said.facts.sha256, reign, said.tree, line.day)
    if fault is not None:
        return fault
    facts = Facts(KIND, "", (), said.facts.authors, said.facts.sha256)
    taken = [approval.person for approval in done]
    if not may_take(reign.authority, stage, ORGANISATION, facts, line.day, taken, said.person, said.role):
        return Text(
            "không có quyền đổi người và quy trình vào ngày ấy",
            "no right to change the organisation that day",
        )
    done = (*done, approval_of(stage, line, evidence))
    return Reign(line.number + 1, said.tree, candidate) if len(done) >= stage.threshold else done


def fault_of_change(candidate: Authority, sha256: str, reign: Reign, tree: str, day: date) -> Text | None:
    """Why an organisation can never take the place of the one in force; None where it can.

    It must be able to go on: one that names no recorder, or too few who could change it again, would
    close the ledger for good.
    """
    present, policy = reign.authority, candidate.policy
    if tree == reign.tree:
        return Text(
            "danh sách người và quy trình này đang có hiệu lực", "this organisation is in force already"
        )
    if not candidate.sha256:
        return Text("có tệp quá lớn, không đọc hết được", "a file of it is too large to be read in full")
    if candidate.sha256 != sha256:
        return Text("nội dung không khớp mã băm", "the content does not fit its sha256")
    if candidate.fault is not None:
        return candidate.fault
    if policy.library != present.policy.library:
        return Text("tên kho (`library`) không được đổi", "the name `library` must not change")
    if candidate.organisation.district.sample != present.organisation.district.sample:
        return Text(
            "kho mẫu không thành kho thật được; hãy lập sổ duyệt mới",
            "a sample never becomes a real library; begin a new ledger",
        )
    if policy.needs_recorder and not policy.recorders:
        return Text("quy trình mới không ghi người giữ sổ", "the new policy names no recorder")
    taken: list[str] = []
    for _ in range(policy.organisation.threshold):
        facts = Facts(KIND, "", (), (), sha256)
        able = eligibility(candidate, policy.organisation, ORGANISATION, facts, day, taken)
        if not able.approvers:
            return Text(
                f"còn chưa đủ {policy.organisation.threshold} người đổi được người và quy trình về sau",
                f"fewer than {policy.organisation.threshold} people could change the organisation again",
            )
        taken.append(able.approvers[0].person)
    return None
