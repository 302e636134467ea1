"""Turns what a forge proves of a change of people and policy into statements that count.

What is approved is a whole tree of content/district, while a reviewer is shown a difference. So a
review counts only where that difference was to the organisation in force: else what somebody merged
before, and nobody approved, would come into force with it unseen.
"""

from collections.abc import Iterable, Mapping

from library.approval.authority import Authority
from library.approval.claim import Claim
from library.approval.days import day_of
from library.approval.eligible import Eligibility, eligibility
from library.approval.foresight import line_of
from library.approval.in_force import KIND, ORGANISATION, Reign, fault_of_change, follow
from library.approval.model import Facts, Said, Statement
from library.approval.placing import COMPLETE, Placed, Placing, Waiting
from library.diagnostics import Text

_NOT_WHOLE = Text(
    "yêu cầu không xuất phát từ danh sách người và quy trình đang có hiệu lực, "
    "nên người duyệt chưa thấy hết chỗ đổi",
    "it does not set out from the organisation in force, so its reviewers were not shown all that changes",
)


def place_changes(
    claims: Iterable[Claim], placing: Placing, candidates: Mapping[str, Authority], number: int
) -> tuple[list[Placed], list[Waiting]]:
    """The statements that claims about the organisation become, and the claims that became none.

    `candidates` are the organisations they speak of, by tree; `number` is that of the line before.
    """
    change = _Change(placing, candidates, number)
    waiting: list[Waiting] = []
    for claim in sorted(claims, key=lambda claim: (claim.at, claim.source.review)):
        reason = change.take(claim)
        if reason is not None and reason is not COMPLETE:
            waiting.append(Waiting(claim, reason))
    return change.placed, waiting


def next_officers(
    handed_in: Claim, said: Iterable[Claim], placing: Placing, candidates: Mapping[str, Authority]
) -> tuple[str, ...]:
    """Who is to be asked about a change of the organisation, once all that was `said` is recorded."""
    change = _Change(placing, candidates, placing.ledger.number)
    for claim in said:
        change.take(claim)
    return change.next_officers(handed_in)


class _Change:
    """The statements about the organisation, one after the other from where the ledger ends."""

    def __init__(self, placing: Placing, candidates: Mapping[str, Authority], number: int) -> None:
        self.placed: list[Placed] = []
        self._placing = placing
        self._candidates = candidates
        self._number = number
        self._state = placing.in_force

    def take(self, claim: Claim) -> Text | None:
        """Place a claim if it counts now; the reason where it does not."""
        reign, authority = self._state.current, self._candidates.get(claim.tree)
        if reign is None or authority is None:
            return Text(
                "không đọc được danh sách người và quy trình mới", "the new organisation cannot be read"
            )
        if claim.event == "retract":
            given = [one for one in self._state.pending.get(claim.tree, ()) if one.person == claim.person]
            return self._say(claim, reign, authority, given[0].role) if given else COMPLETE
        if claim.before != reign.tree:
            was_in_force = any(one.tree == claim.tree for one in self._state.reigns)
            return COMPLETE if was_in_force else _NOT_WHOLE
        able = self._able(claim, reign, authority)
        role = next((one.role for one in able.approvers if one.person == claim.person), None)
        if role is not None:
            return self._say(claim, reign, authority, role)
        if any(one.person == claim.person for one in self._state.pending.get(claim.tree, ())):
            return COMPLETE
        names = ", ".join(dict.fromkeys(one.person for one in able.approvers)) or "–"
        return Text(
            f"việc đổi người và quy trình đang chờ: {names}",
            f"the change of organisation waits for: {names}",
        )

    def next_officers(self, claim: Claim) -> tuple[str, ...]:
        reign, authority = self._state.current, self._candidates.get(claim.tree)
        if reign is None or authority is None or claim.before != reign.tree:
            return ()
        stage, day = reign.authority.policy.organisation, day_of(self._placing.at)
        if stage.evidence == "signed" or fault_of_change(authority, authority.sha256, reign, claim.tree, day):
            return ()
        return tuple(one.person for one in self._able(claim, reign, authority).present)

    def _able(self, claim: Claim, reign: Reign, authority: Authority) -> Eligibility:
        taken = [one.person for one in self._state.pending.get(claim.tree, ())]
        stage, facts = reign.authority.policy.organisation, _facts(claim, authority)
        return eligibility(reign.authority, stage, ORGANISATION, facts, day_of(self._placing.at), taken)

    def _say(self, claim: Claim, reign: Reign, authority: Authority, role: str) -> Text | None:
        statement = Statement(
            library=reign.authority.policy.library,
            key=ORGANISATION,
            shelf="district",
            stage=reign.authority.policy.organisation.stage,
            event=claim.event,
            person=claim.person,
            role=role,
            tree=claim.tree,
            facts=_facts(claim, authority),
            organisation=reign.tree,
            seen=self._number,
            source=claim.source,
        )
        said = Said(statement, self._placing.at)
        line = line_of(said, self._number + 1)
        if line is None:
            return Text("lời này không ghi được vào sổ", "this cannot be written as a line")
        followed = follow(line, self._state, self._candidates)
        if isinstance(followed, Text):
            return followed
        self._state = followed
        self._number += 1
        self.placed.append(Placed(claim, said, ()))
        return None


def _facts(claim: Claim, authority: Authority) -> Facts:
    return Facts(KIND, "", (), claim.authors, authority.sha256)
