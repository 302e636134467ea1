"""The course of one resource through the ledger: what each statement changes, or why it is void."""

from collections.abc import Mapping
from dataclasses import replace

from library.approval.authority import Authority
from library.approval.eligible import chain, eligibility, in_scope, may_take, next_stage
from library.approval.evidence import is_enough, least_asked
from library.approval.in_force import InForce
from library.approval.model import (
    SHELVES,
    Approval,
    Evidence,
    Facts,
    Key,
    Line,
    Remark,
    Shelf,
    Stage,
    Version,
    approval_of,
    remark_of,
)
from library.diagnostics import Text

NOTICE = "notice"
"""The stage that a retraction names to take back a notice."""

SUBMISSION = "submit"
"""The stage that a retraction names to take back a submission, when its request is closed."""

_WEAK = Text("thiếu bằng chứng mà quy trình đòi hỏi", "it lacks the evidence the policy asks for")


class Course:
    """Takes the lines about one resource in the order of their numbers.

    The fields are those of `Standing`; `facts` are what is known of each tree that was approved, the
    authors that any of its approvers saw among them.
    """

    def __init__(self, key: Key, in_force: InForce, known: Mapping[str, Facts]) -> None:
        self.key = key
        self.versions: dict[Shelf, Version] = {}
        self.progress: dict[tuple[Shelf, str], tuple[Approval, ...]] = {}
        self.published: dict[Shelf, int] = {}
        self.submitted: dict[str, Remark] = {}
        self.returned: dict[str, Remark] = {}
        self.withdrawn: dict[Shelf, Remark] = {}
        self.notices: dict[str, tuple[Remark, ...]] = {}
        self.facts: dict[str, Facts] = {}
        self._in_force = in_force
        self._known = known
        self._said: set[str] = set()

    def take(self, line: Line) -> Text | None:
        """Follow one line; the reason where it is void and changes nothing."""
        accepted = self._in_force.accept(line, self._said)
        if isinstance(accepted, Text):
            return accepted
        fault = self._follow(line, accepted.authority, accepted.evidence)
        if fault is None:
            self._said.add(line.spoken)
        return fault

    def _follow(self, line: Line, authority: Authority, evidence: Evidence) -> Text | None:
        match line.statement.event:
            case "approve":
                return self._approve(line, authority, evidence)
            case "submit":
                return self._submit(line)
            case "return":
                return self._return(line, authority, evidence)
            case "withdraw":
                return self._withdraw(line, authority, evidence)
            case "notice":
                return self._notice(line, authority, evidence)
            case "retract":
                return self._retract(line, authority, evidence)

    def _approve(self, line: Line, authority: Authority, evidence: Evidence) -> Text | None:
        said = line.statement
        shelf, tree = said.shelf, said.tree
        facts = self._facts(line)
        if facts is None:
            return Text("nội dung không khớp mã băm", "the content does not fit its sha256")
        for remark in (self.withdrawn.get(shelf), self.returned.get(tree)):
            if remark is not None and said.seen < remark.number:
                return Text(
                    f"nói trước khi bị thu hồi hoặc trả lại (dòng {remark.number})",
                    f"said before the withdrawal or return at line {remark.number}",
                )
        if shelf == "district" and not self._is_on("school", tree):
            return Text("trường chưa duyệt phiên bản này", "the school has not approved this version")
        stages = _chain(authority, shelf, facts)
        done = self._done(shelf, tree, facts)
        stage = next_stage(stages, done)
        if stage is None and self._is_on(shelf, tree):
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
            return _WEAK
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

    def _publish(self, shelf: Shelf, line: Line, done: tuple[Approval, ...]) -> None:
        tree, before = line.statement.tree, self.versions.get(shelf)
        ordinal = self.published.get(shelf, 0) + 1
        corrects: tuple[Remark, ...] = ()
        if before is not None and before.tree != tree:
            corrects = self.notices.get(before.tree, ())
            # To show the older version again, it must be approved again.
            self.progress.pop((shelf, before.tree), None)
        self.versions[shelf] = Version(tree, ordinal, done, line.at, corrects)
        self.published[shelf] = ordinal
        self.withdrawn.pop(shelf, None)
        if self.notices:
            shown = {version.tree for version in self.versions.values()}
            self.notices = {t: notices for t, notices in self.notices.items() if t in shown and t != tree}

    def _submit(self, line: Line) -> Text | None:
        said = line.statement
        self.submitted[said.tree] = remark_of(line)
        if said.person in said.facts.authors:
            self.returned.pop(said.tree, None)
        return None

    def _return(self, line: Line, authority: Authority, evidence: Evidence) -> Text | None:
        tree = line.statement.tree
        facts = self._facts(line)
        if facts is None:
            return Text("nội dung không khớp mã băm", "the content does not fit its sha256")
        refusal = self._out_of_scope(line, authority, evidence, facts)
        if refusal is not None:
            return refusal
        # Returning a pending version never takes a published one off its shelf.
        shown = {shelf for shelf, version in self.versions.items() if version.tree == tree}
        for place in [place for place in self.progress if place[1] == tree and place[0] not in shown]:
            del self.progress[place]
        self.returned[tree] = remark_of(line)
        return None

    def _withdraw(self, line: Line, authority: Authority, evidence: Evidence) -> Text | None:
        said = line.statement
        # What leaves its school leaves the district too; the other way round it stays at school.
        gone: tuple[Shelf, ...] = SHELVES if said.shelf == "school" else ("district",)
        shown = [self.versions[shelf].tree for shelf in gone if shelf in self.versions]
        if said.tree not in shown:
            return Text("phiên bản này không có trên kệ", "this version is not on the shelf")
        refusal = self._out_of_scope(line, authority, evidence, self._facts_of(said.tree))
        if refusal is not None:
            return refusal
        for shelf in gone:
            self.versions.pop(shelf, None)
            self.withdrawn[shelf] = remark_of(line)
        self.progress = {place: done for place, done in self.progress.items() if place[0] not in gone}
        return None

    def _notice(self, line: Line, authority: Authority, evidence: Evidence) -> Text | None:
        said = line.statement
        if said.tree not in {version.tree for version in self.versions.values()}:
            return Text("phiên bản này không có trên kệ", "this version is not on the shelf")
        if not said.reasons.strip():
            return Text("thông báo không có lời", "the notice says nothing")
        refusal = self._out_of_scope(line, authority, evidence, self._facts_of(said.tree))
        if refusal is not None:
            return refusal
        self.notices[said.tree] = (*self.notices.get(said.tree, ()), remark_of(line))
        return None

    def _retract(self, line: Line, authority: Authority, evidence: Evidence) -> Text | None:
        said = line.statement
        if not is_enough(evidence, least_asked(authority, said.facts)):
            return _WEAK
        if said.stage == NOTICE:
            notices = self.notices.get(said.tree, ())
            kept = tuple(notice for notice in notices if notice.person != said.person)
            if kept == notices:
                return Text("không có thông báo nào của người này", "there is no notice of this person")
            self.notices[said.tree] = kept
            return None
        if said.stage == SUBMISSION:
            submitted = self.submitted.get(said.tree)
            if submitted is None or submitted.person != said.person:
                return Text("người này không gửi bản này", "this person did not hand this version in")
            del self.submitted[said.tree]
            return None
        place = said.shelf, said.tree
        done = self.progress.get(place, ())
        mine = next((a for a in done if a.person == said.person and a.stage == said.stage), None)
        if mine is None:
            return Text("không có lời duyệt nào để rút", "there is no approval to take back")
        if self._is_on(said.shelf, said.tree) or done[-1].stage != mine.stage:
            return Text("đã qua bước sau; hãy thu hồi học liệu", "the next stage was taken; withdraw instead")
        self.progress[place] = tuple(approval for approval in done if approval != mine)
        return None

    def _out_of_scope(
        self, line: Line, authority: Authority, evidence: Evidence, facts: Facts
    ) -> Text | None:
        if not is_enough(evidence, least_asked(authority, facts)):
            return _WEAK
        if in_scope(authority, self.key, facts, line.statement.person, line.day) is None:
            return Text("không có vai trò duyệt học liệu này", "no approver of this resource")
        return None

    def _facts(self, line: Line) -> Facts | None:
        """What is known of a tree, with every author seen; None where its sha256 is another."""
        said = line.statement
        before = self.facts.get(said.tree)
        facts = self._known.get(said.tree) or before or said.facts
        if facts.sha256 != said.facts.sha256:
            return None
        if before is None and facts.authors == said.facts.authors:
            return facts
        seen = dict.fromkeys((*facts.authors, *(before.authors if before else ()), *said.facts.authors))
        return facts if len(seen) == len(facts.authors) else replace(facts, authors=tuple(seen))

    def _facts_of(self, tree: str) -> Facts:
        """What is known of a tree that is on a shelf."""
        return self._known.get(tree) or self.facts[tree]

    def _done(self, shelf: Shelf, tree: str, facts: Facts) -> tuple[Approval, ...]:
        """The approvals that still count: not those of whom somebody since saw to be an author."""
        done = self.progress.get((shelf, tree), ())
        return tuple([approval for approval in done if approval.person not in facts.authors])

    def _is_on(self, shelf: Shelf, tree: str) -> bool:
        version = self.versions.get(shelf)
        return version is not None and version.tree == tree


def _chain(authority: Authority, shelf: Shelf, facts: Facts) -> tuple[Stage, ...]:
    return chain(authority.organisation, authority.policy, shelf, facts)


def _refusal(
    line: Line, stage: Stage, authority: Authority, facts: Facts, done: tuple[Approval, ...]
) -> Text | None:
    said = line.statement
    if said.person in facts.authors:
        return Text("không ai duyệt bài của chính mình", "nobody approves what they wrote")
    taken = [approval.person for approval in done]
    if may_take(authority, stage, said.key, facts, line.day, taken, said.person, said.role):
        return None
    able = eligibility(authority, stage, said.key, facts, line.day, taken)
    names = ", ".join(dict.fromkeys(approver.person for approver in able.approvers)) or "–"
    return Text(
        f"không có quyền ở bước này vào ngày ấy (người duyệt: {names})",
        f"no right to this stage on that day (approvers: {names})",
    )
