"""Says a statement for a person and records it: approve, return or withdraw.

The checks are those that the build makes, so that nobody is told "done" for a word that will not
count; the ledger is the only thing written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from build_tools.judgement import Judgement
from build_tools.ledger_branch import Graft, append
from build_tools.repository import Repository
from library.approval.eligible import chain, eligible, in_scope
from library.approval.model import SHELVES, Event, Facts, Key, Shelf, Statement
from library.approval.standing import VIETNAM, Standing
from library.approval.status import State
from library.diagnostics import Text


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement that will count, and what must hang on the ledger once it is recorded."""

    statement: Statement
    grafts: tuple[Graft, ...]


def prepare_approval(judgement: Judgement, key: Key, person: str, at: datetime) -> Prepared | Text:
    """The approval of the next stage of the version at the tip, or why there is none."""
    status = judgement.status(key, None, at)
    bundle = judgement.bundles.get(key)
    if bundle is None:
        return Text("bản mới nhất không có học liệu này", "the tip does not hold this resource")
    compiled = judgement.compiled[bundle.tree]
    if not compiled.publishable or compiled.facts is None:
        return Text("học liệu còn lỗi; chạy hoclieu check để xem", "it has errors; see hoclieu check")
    if status.state is State.DRAFT:
        return Text(
            "đây là bản nháp; tác giả bỏ dòng draft trước",
            "a draft; its author removes `draft` first",
        )
    if status.state is State.RETURNED:
        return Text(
            f"phiên bản này đã bị trả lại ({status.reasons}); chờ bản sửa",
            f"this version was returned ({status.reasons}); wait for the next",
        )
    if status.stage is None:
        return Text("phiên bản này đã được duyệt xong", "this version is fully approved")
    standing = judgement.standings.get(key, Standing(key))
    authority = judgement.authority
    done = standing.progress.get((status.shelf, bundle.tree), ())
    able = eligible(
        authority.organisation, authority.policy, status.stage, key, compiled.facts,
        at.astimezone(VIETNAM).date(), [approval.person for approval in done],
    )  # fmt: skip
    chosen = next((one for one in able if one.person == person), None)
    if chosen is None:
        names = ", ".join(one.person for one in able) or "–"
        return Text(
            f"bước “{status.stage.label}” đang chờ: {names}; {person} không duyệt được bước này",
            f"the stage “{status.stage.label}” waits for: {names}; {person} cannot take it",
        )
    statement = _statement(
        judgement, key, status.shelf, status.stage.stage, "approve", person, chosen.role,
        bundle.tree, compiled.facts, "",
    )  # fmt: skip
    stages = chain(authority.organisation, authority.policy, status.shelf, compiled.facts)
    complete = len(done) + 1 == len(stages)
    grafts = (Graft(status.shelf, key, bundle.tree),) if complete else ()
    return Prepared(statement, grafts)


def prepare_remark(
    judgement: Judgement, key: Key, person: str, event: Event, reasons: str, at: datetime
) -> Prepared | Text:
    """A return of the version at the tip, or a withdrawal of what is published."""
    standing = judgement.standings.get(key, Standing(key))
    if event == "withdraw":
        versions = standing.versions
        if not versions:
            return Text("học liệu này không có trên trang nào", "it is on no site")
        tree = next(iter(versions.values())).tree
        grafts = tuple(Graft(shelf, key, None) for shelf in SHELVES if shelf in versions)
    else:
        bundle = judgement.bundles.get(key)
        if bundle is None:
            return Text("bản mới nhất không có học liệu này", "the tip does not hold this resource")
        tree, grafts = bundle.tree, ()
    compiled = judgement.compiled.get(tree)
    if compiled is None or compiled.facts is None:
        return Text("không đọc được phiên bản này", "this version cannot be read")
    organisation, policy = judgement.organisation, judgement.authority.policy
    day = at.astimezone(VIETNAM).date()
    if not in_scope(organisation, policy, key, compiled.facts, person, day):
        return Text(f"{person} không có vai trò duyệt học liệu này", f"{person} is no approver of this")
    role = organisation.people[person].roles[0].role
    statement = _statement(judgement, key, "school", "", event, person, role, tree, compiled.facts, reasons)
    return Prepared(statement, grafts)


def record(
    repository: Repository, judgement: Judgement, prepared: Sequence[tuple[Prepared, datetime]]
) -> int:
    """Append to the ledger; returns the number of the last line."""
    statements = [(one.statement, at) for one, at in prepared]
    grafts = [graft for one, _ in prepared for graft in one.grafts]
    return append(repository, judgement.ledger, judgement.branch, statements, grafts)


def _statement(
    judgement: Judgement,
    key: Key,
    shelf: Shelf,
    stage: str,
    event: Event,
    person: str,
    role: str,
    tree: str,
    facts: Facts,
    reasons: str,
) -> Statement:
    return Statement(
        library=judgement.authority.policy.library,
        key=key,
        shelf=shelf,
        stage=stage,
        event=event,
        person=person,
        role=role,
        tree=tree,
        facts=facts,
        organisation=judgement.organisation_tree,
        seen=judgement.ledger.number,
        reasons=reasons,
    )
