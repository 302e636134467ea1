"""The course of one resource through the ledger: what each statement changes, or why it is void."""

from collections.abc import Mapping

from library.approval.authority import Authority
from library.approval.eligible import chain, eligibility, may_take, next_stage
from library.approval.evidence import is_enough
from library.approval.in_force import InForce
from library.approval.model import (
    SHELVES,
    Approval,
    Evidence,
    Facts,
    Key,
    Line,
    Shelf,
    Stage,
    Version,
    adopter_of,
    approval_of,
    asked_as,
)
from library.approval.remarks import WEAK, Remarks
from library.diagnostics import Text


class Course(Remarks):
    """Takes the lines about one resource in the order of their numbers.

    `unlike` are the trees of which what is known is not what was said, by tree, None where nothing is:
    of all others it makes no difference whether they are at hand.
    """

    def __init__(self, key: Key, in_force: InForce, known: Mapping[str, Facts]) -> None:
        super().__init__(key, known)
        self._in_force = in_force
        self._said: set[str] = set()
        self.unlike: dict[str, Facts | None] = {}

    def take(self, line: Line) -> Text | None:
        """Follow one line; the reason where it is void and changes nothing."""
        facts = self._known.get(line.statement.tree)
        if facts != line.statement.facts:
            self.unlike[line.statement.tree] = facts
        accepted = self._in_force.accept(line, self._said)
        if isinstance(accepted, Text):
            return accepted
        fault = self._follow(line, accepted.authority, accepted.evidence)
        if fault is None:
            self._said.add(line.spoken)
        return fault

    def _follow(self, line: Line, authority: Authority, evidence: Evidence) -> Text | None:
        adopter, event = adopter_of(line.statement.shelf), line.statement.event
        if adopter == self.key.school:
            return Text("trường không nhận dùng bài của chính mình", "a school adopts nothing of its own")
        if adopter and event not in ("approve", "withdraw", "retract"):
            return Text("việc này do trường có học liệu làm", "that is for the resource's own school to say")
        match line.statement.event:
            case "approve":
                return self._approve(line, authority, evidence)
            case "submit":
                return self.submit(line)
            case "return":
                return self.give_back(line, authority, evidence)
            case "withdraw":
                return self.withdraw(line, authority, evidence)
            case "notice":
                return self.notice(line, authority, evidence)
            case "retract":
                return self.retract(line, authority, evidence)

    def _approve(self, line: Line, authority: Authority, evidence: Evidence) -> Text | None:
        said = line.statement
        shelf, tree = said.shelf, said.tree
        facts = self.facts_seen(line)
        if facts is None:
            return Text("nội dung không khớp mã băm", "the content does not fit its sha256")
        if (fault := self._said_too_early(line)) is not None:
            return fault
        if shelf != "school" and (fault := self._not_to_take_over(line)) is not None:
            return fault
        stages = chain(authority.organisation, authority.policy, shelf, facts)
        done = self._done(shelf, tree, facts)
        stage = next_stage(stages, done)
        if stage is None and self.is_on(shelf, tree):
            return None
        if stage is None and stages:
            # The policy asks for fewer stages than when these were taken: it is asked anew.
            done, stage = (), stages[0]
        if stage is None:
            return Text("kệ này không nhận duyệt", "this shelf takes no approvals")
        if stage.stage != said.stage:
            return Text(
                f"chưa đến bước “{said.stage}”, đang chờ “{stage.stage}”",
                f"the stage “{said.stage}” is not next, “{stage.stage}” is",
            )
        if not is_enough(evidence, stage.evidence):
            return WEAK
        refusal = _refusal(line, stage, authority, facts, done)
        if refusal is not None:
            return refusal
        done = (*done, approval_of(stage, line, evidence))
        self.facts[tree] = facts
        self.progress[shelf, tree] = done
        self.returned.pop(tree, None)
        if next_stage(stages, done) is None:
            self._publish(shelf, line, done)
        return None

    def _said_too_early(self, line: Line) -> Text | None:
        """Why an approval is no answer to the withdrawal or return that came before it."""
        said = line.statement
        for remark in (self.withdrawn.get(said.shelf), self.returned.get(said.tree)):
            if remark is not None and said.seen < remark.number:
                return Text(
                    f"nói trước khi bị thu hồi hoặc trả lại (dòng {remark.number})",
                    f"said before the withdrawal or return at line {remark.number}",
                )
        return None

    def _not_to_take_over(self, line: Line) -> Text | None:
        """Why the district or another school may not take this version over: its school comes first."""
        said = line.statement
        if said.shelf == "district" and not self.is_on("school", said.tree):
            return Text("trường chưa duyệt phiên bản này", "the school has not approved this version")
        if not adopter_of(said.shelf):
            return None
        origin = self._origin(said.tree)
        if origin is None:
            return Text("không trang nào đang có phiên bản này", "this version is on no site")
        if said.tree in self.returned:
            return Text("trường có học liệu đã trả lại bản này", "its own school has returned this version")
        if said.seen < origin.approvals[-1].number:
            return Text("nói trước khi phiên bản này được công bố", "said before the version was published")
        return None

    def _origin(self, tree: str) -> Version | None:
        """The version that a tree is on the shelf of its own school, else on the district's."""
        shown = (self.versions.get(shelf) for shelf in SHELVES)
        return next((version for version in shown if version is not None and version.tree == tree), None)

    def _publish(self, shelf: Shelf, line: Line, done: tuple[Approval, ...]) -> None:
        tree, before = line.statement.tree, self.versions.get(shelf)
        origin = self._origin(tree) if adopter_of(shelf) else None
        # An adopted version keeps the number under which its own school knows it.
        ordinal = origin.ordinal if origin is not None else self.published.get(shelf, 0) + 1
        # What was noticed and then taken off is corrected by what comes after it all the same.
        last = before or self.withdrawn.get(shelf)
        corrects = self.notices.get(last.tree, ()) if last is not None and last.tree != tree else ()
        if before is not None and before.tree != tree:
            # To show the older version again, it must be approved again.
            self.progress.pop((shelf, before.tree), None)
        self.versions[shelf] = Version(tree, ordinal, done, line.at, corrects)
        self.published[shelf] = ordinal
        self.withdrawn.pop(shelf, None)
        if self.notices:
            shown = {version.tree for version in self.versions.values()}
            self.notices = {t: notices for t, notices in self.notices.items() if t in shown and t != tree}

    def _done(self, shelf: Shelf, tree: str, facts: Facts) -> tuple[Approval, ...]:
        """The approvals that still count: not those of whom somebody since saw to be an author."""
        done = self.progress.get((shelf, tree), ())
        if not done:
            return done
        return tuple([approval for approval in done if approval.person not in facts.authors])


def _refusal(
    line: Line, stage: Stage, authority: Authority, facts: Facts, done: tuple[Approval, ...]
) -> Text | None:
    said = line.statement
    if said.person in facts.authors:
        return Text("không ai duyệt bài của chính mình", "nobody approves what they wrote")
    taken = [approval.person for approval in done]
    key = asked_as(said.key, said.shelf)
    if may_take(authority, stage, key, facts, line.day, taken, said.person, said.role):
        return None
    able = eligibility(authority, stage, key, facts, line.day, taken)
    names = ", ".join(dict.fromkeys(approver.person for approver in able.approvers)) or "–"
    return Text(
        f"không có quyền ở bước này vào ngày ấy (người duyệt: {names})",
        f"no right to this stage on that day (approvers: {names})",
    )
