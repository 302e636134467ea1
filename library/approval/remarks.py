"""Remarks on the versions of one resource: handed in, returned, withdrawn, noticed, taken back."""

from collections.abc import Mapping
from dataclasses import replace

from library.approval.authority import Authority
from library.approval.eligible import in_scope
from library.approval.evidence import is_enough, least_asked
from library.approval.model import (
    SHELVES,
    Approval,
    Evidence,
    Facts,
    Key,
    Line,
    Remark,
    Shelf,
    Version,
    asked_as,
    remark_of,
)
from library.diagnostics import Text

NOTICE = "notice"
"""The stage that a retraction names to take back a notice."""

SUBMISSION = "submit"
"""The stage that a retraction names to take back a submission, when its request is closed."""

WEAK = Text("thiếu bằng chứng mà quy trình đòi hỏi", "it lacks the evidence the policy asks for")


class Remarks:
    """What is known of one resource so far, and what a remark changes of it.

    The fields are those of `Standing`; `facts` are what is known of each tree that was approved, the
    authors that any of its approvers saw among them. Each method follows one line, or gives the reason
    for which it is void and changes nothing.
    """

    def __init__(self, key: Key, known: Mapping[str, Facts]) -> None:
        self.key = key
        self.versions: dict[Shelf, Version] = {}
        self.progress: dict[tuple[Shelf, str], tuple[Approval, ...]] = {}
        self.published: dict[Shelf, int] = {}
        self.submitted: dict[str, Remark] = {}
        self.returned: dict[str, Remark] = {}
        self.withdrawn: dict[Shelf, Remark] = {}
        self.notices: dict[str, tuple[Remark, ...]] = {}
        self.facts: dict[str, Facts] = {}
        self._known = known

    def submit(self, line: Line) -> Text | None:
        said = line.statement
        self.submitted[said.tree] = remark_of(line)
        if said.person in said.facts.authors:
            self.returned.pop(said.tree, None)
        return None

    def give_back(self, line: Line, authority: Authority, evidence: Evidence) -> Text | None:
        tree = line.statement.tree
        facts = self.facts_seen(line)
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

    def withdraw(self, line: Line, authority: Authority, evidence: Evidence) -> Text | None:
        said = line.statement
        # What leaves its school leaves every other shelf too; the other way round it stays at school.
        everywhere = dict.fromkeys((*SHELVES, *self.versions, *(place[0] for place in self.progress)))
        gone: tuple[Shelf, ...] = tuple(everywhere) if said.shelf == "school" else (said.shelf,)
        shown = [self.versions[shelf].tree for shelf in gone if shelf in self.versions]
        if said.tree not in shown:
            return Text("phiên bản này không có trên kệ", "this version is not on the shelf")
        refusal = self._out_of_scope(line, authority, evidence, self.facts_of(said.tree))
        if refusal is not None:
            return refusal
        for shelf in gone:
            self.versions.pop(shelf, None)
            self.withdrawn[shelf] = remark_of(line)
        self.progress = {place: done for place, done in self.progress.items() if place[0] not in gone}
        return None

    def notice(self, line: Line, authority: Authority, evidence: Evidence) -> Text | None:
        said = line.statement
        if said.tree not in {version.tree for version in self.versions.values()}:
            return Text("phiên bản này không có trên kệ", "this version is not on the shelf")
        if not said.reasons.strip():
            return Text("thông báo không có lời", "the notice says nothing")
        refusal = self._out_of_scope(line, authority, evidence, self.facts_of(said.tree))
        if refusal is not None:
            return refusal
        self.notices[said.tree] = (*self.notices.get(said.tree, ()), remark_of(line))
        return None

    def retract(self, line: Line, authority: Authority, evidence: Evidence) -> Text | None:
        said = line.statement
        if not is_enough(evidence, least_asked(authority, said.facts)):
            return WEAK
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
        if self.is_on(said.shelf, said.tree) or done[-1].stage != mine.stage:
            return Text("đã qua bước sau; hãy thu hồi học liệu", "the next stage was taken; withdraw instead")
        self.progress[place] = tuple(approval for approval in done if approval != mine)
        return None

    def _out_of_scope(
        self, line: Line, authority: Authority, evidence: Evidence, facts: Facts
    ) -> Text | None:
        if not is_enough(evidence, least_asked(authority, facts)):
            return WEAK
        key = asked_as(self.key, line.statement.shelf)
        if in_scope(authority, key, facts, line.statement.person, line.day) is None:
            return Text("không có vai trò duyệt học liệu này", "no approver of this resource")
        return None

    def facts_seen(self, line: Line) -> Facts | None:
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

    def facts_of(self, tree: str) -> Facts:
        """What is known of a tree that is on a shelf."""
        return self._known.get(tree) or self.facts[tree]

    def is_on(self, shelf: Shelf, tree: str) -> bool:
        version = self.versions.get(shelf)
        return version is not None and version.tree == tree
