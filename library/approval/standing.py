"""Standing: a pure fold from the ledger to what may be published.

Each statement is judged by the organisation it names, on the recorder's date, in the order of its
number. The tree is all that matters: an edit, a merge, a squash or a copy is the one question
whether the tree is the same. Absence, doubt or a void statement means not published.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta, timezone

from library.approval.eligible import chain, eligible, in_scope
from library.approval.ledger import Ledger
from library.approval.model import (
    SHELVES,
    Approval,
    Facts,
    Key,
    Line,
    Remark,
    Shelf,
    Stage,
    Version,
)
from library.approval.policy import Policy
from library.diagnostics import Finding, Location, Pass, Text, find
from library.organisation import Organisation
from library.rules import approval as rules

VIETNAM = timezone(timedelta(hours=7))
"""Terms of office begin and end at midnight in Viet Nam, wherever the recorder runs."""


@dataclass(frozen=True, slots=True)
class Authority:
    """The organisation and policy a statement was made under."""

    organisation: Organisation
    policy: Policy


@dataclass(frozen=True, slots=True)
class Standing:
    """What the ledger says of one resource.

    `versions` is what each shelf shows; `progress` the stages each tree passed since it was last
    returned or withdrawn; `returned` the trees sent back; `withdrawn` what was taken off a shelf.
    """

    key: Key
    versions: dict[Shelf, Version] = field(default_factory=dict)
    progress: dict[tuple[Shelf, str], tuple[Approval, ...]] = field(default_factory=dict)
    published: dict[Shelf, int] = field(default_factory=dict)
    submitted: dict[str, Line] = field(default_factory=dict)
    returned: dict[str, Remark] = field(default_factory=dict)
    withdrawn: dict[Shelf, Remark] = field(default_factory=dict)


def judge(
    ledger: Ledger, authorities: Mapping[str, Authority], facts: Mapping[str, Facts]
) -> Pass[dict[Key, Standing]]:
    """The standing of every resource the ledger speaks of.

    `authorities` are by organisation tree, `facts` by bundle tree. A statement under an
    organisation that is not at hand is void; one on a tree whose files are gone is judged by what
    its speaker saw, so that versions are counted alike in a shallow clone and a full one.
    """
    standings: dict[Key, Standing] = {}
    for key, lines in ledger.by_key().items():
        standing = Standing(key)
        for line in lines:
            authority = authorities.get(line.statement.organisation)
            outcome = _apply(standing, line, authority, facts)
            if isinstance(outcome, Standing):
                standing = outcome
            else:
                yield _void(line, outcome)
        standings[key] = standing
    return standings


def _apply(
    standing: Standing, line: Line, authority: Authority | None, known: Mapping[str, Facts]
) -> Standing | Text:
    """The standing after a line, or a reason where the line is void."""
    said = line.statement
    if authority is None:
        return Text("không rõ ai có quyền lúc ấy", "the organisation of that time is not at hand")
    if said.library != authority.policy.library:
        return Text("lời duyệt của một kho khác", "it speaks of another library")
    facts = known.get(said.tree, said.facts)
    if facts.sha256 != said.facts.sha256 and said.event != "withdraw":
        return Text("nội dung không khớp mã băm", "the content does not fit its sha256")
    match said.event:
        case "submit":
            return replace(standing, submitted={**standing.submitted, said.tree: line})
        case "approve":
            return _approve(standing, line, authority, facts)
        case "return":
            return _return(standing, line, authority, facts)
        case "withdraw" | "retract":
            return _withdraw(standing, line, authority, facts)
        case "notice":
            return standing


def _approve(standing: Standing, line: Line, authority: Authority, facts: Facts) -> Standing | Text:
    said = line.statement
    shelf, tree = said.shelf, said.tree
    gone = standing.withdrawn.get(shelf)
    if gone is not None and said.seen < gone.number:
        return Text("duyệt trước khi bị thu hồi", "it was said before the withdrawal")
    if shelf == "district" and not _passed(standing, authority, tree, facts):
        return Text("trường chưa duyệt phiên bản này", "the school has not approved this version")
    done = standing.progress.get((shelf, tree), ())
    stage = _next_stage(_chain(authority, shelf, facts), done)
    if stage is None:
        return standing
    if stage.stage != said.stage:
        return Text(
            f"chưa đến bước “{said.stage}”, đang chờ “{stage.stage}”",
            f"the stage “{said.stage}” is not next, “{stage.stage}” is",
        )
    refusal = _refusal(line, stage, authority, facts, done)
    if refusal is not None:
        return refusal
    approval = Approval(stage.stage, stage.label, said.person, said.role, line.at, line.number)
    return _advance(standing, line, authority, facts, (*done, approval))


def _refusal(
    line: Line,
    stage: Stage,
    authority: Authority,
    facts: Facts,
    done: tuple[Approval, ...],
) -> Text | None:
    said = line.statement
    if not _proved(line, stage, authority):
        return Text("thiếu bằng chứng mà quy trình đòi hỏi", "it lacks the evidence the policy asks for")
    if said.person in facts.authors or said.person in said.facts.authors:
        return Text("không ai duyệt bài của chính mình", "nobody approves what they wrote")
    day = line.at.astimezone(VIETNAM).date()
    taken = [approval.person for approval in done]
    able = eligible(authority.organisation, authority.policy, stage, said.key, facts, day, taken)
    if not any(a.person == said.person and a.role == said.role for a in able):
        names = ", ".join(sorted({a.person for a in able})) or "–"
        return Text(
            f"không có quyền ở bước này vào ngày ấy (người duyệt: {names})",
            f"no right to this stage on that day (approvers: {names})",
        )
    return None


def _proved(line: Line, stage: Stage, authority: Authority) -> bool:
    """Whether a line bears the evidence its stage asks for; the recorder was trusted before."""
    said = line.statement
    match stage.evidence:
        case "unsigned":
            return True
        case "recorded":
            if said.source is None:
                return False
            owner = authority.organisation.owner_of(said.source.forge, said.source.user)
            return owner is not None and owner.id == said.person
        case "signed":
            return False


def _advance(
    standing: Standing, line: Line, authority: Authority, facts: Facts, done: tuple[Approval, ...]
) -> Standing:
    shelf, tree = line.statement.shelf, line.statement.tree
    progress = {**standing.progress, (shelf, tree): done}
    returned = {t: remark for t, remark in standing.returned.items() if t != tree}
    if _next_stage(_chain(authority, shelf, facts), done) is not None:
        return replace(standing, progress=progress, returned=returned)
    ordinal = standing.published.get(shelf, 0) + 1
    version = Version(tree, ordinal, done, line.at)
    return replace(
        standing,
        progress=progress,
        returned=returned,
        versions={**standing.versions, shelf: version},
        published={**standing.published, shelf: ordinal},
        withdrawn={s: remark for s, remark in standing.withdrawn.items() if s != shelf},
    )


def _return(standing: Standing, line: Line, authority: Authority, facts: Facts) -> Standing | Text:
    said = line.statement
    day = line.at.astimezone(VIETNAM).date()
    organisation, policy = authority.organisation, authority.policy
    if not in_scope(organisation, policy, said.key, facts, said.person, day):
        return Text("không có quyền trả lại bài này", "no right to return this resource")
    progress = {place: done for place, done in standing.progress.items() if place[1] != said.tree}
    for shelf, version in standing.versions.items():
        # Returning a pending version never takes a published one off its shelf.
        if version.tree == said.tree:
            progress[shelf, said.tree] = version.approvals
    remark = Remark(said.tree, said.person, line.at, said.reasons, line.number)
    return replace(standing, progress=progress, returned={**standing.returned, said.tree: remark})


def _withdraw(standing: Standing, line: Line, authority: Authority, facts: Facts) -> Standing | Text:
    said = line.statement
    day = line.at.astimezone(VIETNAM).date()
    organisation, policy = authority.organisation, authority.policy
    if not in_scope(organisation, policy, said.key, facts, said.person, day):
        return Text("không có quyền thu hồi học liệu này", "no right to withdraw this resource")
    # What leaves its school leaves the district too; the other way round it stays at school.
    gone: tuple[Shelf, ...] = SHELVES if said.shelf == "school" else ("district",)
    remark = Remark(said.tree, said.person, line.at, said.reasons, line.number)
    return replace(
        standing,
        versions={s: version for s, version in standing.versions.items() if s not in gone},
        progress={place: done for place, done in standing.progress.items() if place[0] not in gone},
        withdrawn={**standing.withdrawn, **dict.fromkeys(gone, remark)},
    )


def _chain(authority: Authority, shelf: Shelf, facts: Facts) -> tuple[Stage, ...]:
    return chain(authority.organisation, authority.policy, shelf, facts)


def _passed(standing: Standing, authority: Authority, tree: str, facts: Facts) -> bool:
    stages = _chain(authority, "school", facts)
    done = standing.progress.get(("school", tree), ())
    return bool(stages) and _next_stage(stages, done) is None


def _next_stage(stages: tuple[Stage, ...], done: tuple[Approval, ...]) -> Stage | None:
    return stages[len(done)] if len(done) < len(stages) else None


def _void(line: Line, reason: Text) -> Finding:
    said = line.statement
    hint = Text(
        f"xem ai có thể duyệt: hoclieu status {said.key}",
        f"see who may approve: hoclieu status {said.key}",
    )
    return find(
        rules.VOID_STATEMENT,
        Location(line.path, line.row, 1),
        person=said.person,
        key=said.key,
        reason=reason,
        hint=hint,
    )
