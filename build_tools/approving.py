"""Says a statement for a person: approve, return, withdraw, notice, retract.

What is said here was found good by the fold that the build makes, so that nobody is told "done" for a
word that will not count.
"""

from datetime import datetime

from build_tools.judgement import Judgement
from library.approval.days import day_of
from library.approval.eligible import Eligibility, chain, eligibility, next_stage
from library.approval.in_force import KIND, ORGANISATION, fault_of_change
from library.approval.model import Event, Facts, Key, Shelf, Stage, Statement, adopted_by, asked_as
from library.approval.standing import Standing
from library.approval.status import State
from library.catalogue import may_be_adopted
from library.diagnostics import Text
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement that a person may make, with their signature in base64 once they have signed."""

    statement: Statement
    signature: str | None = None


def prepare_approval(judgement: Judgement, key: Key, person: str, at: datetime) -> Prepared | Text:
    """The approval of the next stage of the version at the tip, or why there is none."""
    if key == ORGANISATION:
        return _prepare_organisation(judgement, person, at)
    status = judgement.status(key, at)
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
    if not judgement.may_be_approved(bundle.tree):
        return Text(
            "nội dung phải giữ kín không đi qua kho công khai; đặt kho ở chế độ riêng tư (policy.yml)",
            "what is kept back does not come by a public repository; make it private (policy.yml)",
        )
    if status.state is State.RETURNED:
        return Text(
            f"phiên bản này đã bị trả lại ({status.reasons}); chờ bản sửa",
            f"this version was returned ({status.reasons}); wait for the next",
        )
    standing = judgement.standings.get(key, Standing(key))
    stage = status.stage
    done = standing.progress.get((status.shelf, bundle.tree), ())
    if status.state is State.WITHDRAWN:
        authority = judgement.authority
        stage = next_stage(chain(authority.organisation, authority.policy, "school", compiled.facts), done)
    if stage is None:
        return Text("phiên bản này đã được duyệt xong", "this version is fully approved")
    taken = [approval.person for approval in done]
    able = eligibility(judgement.authority, stage, key, compiled.facts, day_of(at), taken)
    role = _role_in(able, person)
    if role is None:
        return _waits_for(stage, able, person)
    return Prepared(
        statement_for(
            judgement, key, status.shelf, stage.stage, "approve", person, role, bundle.tree, compiled.facts
        )
    )


def prepare_adoption(
    judgement: Judgement, key: Key, adopter: str, person: str, at: datetime
) -> Prepared | Text:
    """The next stage by which a school takes over what another has published, or why there is none."""
    standing = judgement.standings.get(key, Standing(key))
    shelf, origin = adopted_by(adopter), standing.versions.get("school")
    if adopter == key.school:
        return Text("trường không nhận dùng bài của chính mình", "a school adopts nothing of its own")
    if origin is None:
        return Text("học liệu này không có trên trang của trường nó", "it is not on its own school's site")
    compiled = judgement.compiled.get(origin.tree)
    if compiled is None or compiled.facts is None or compiled.resource is None:
        return Text("không đọc được phiên bản này", "this version cannot be read")
    if not may_be_adopted(compiled.resource):
        return Text(
            "tác giả chỉ chia sẻ trong trường mình (share, visibility); hãy hỏi tác giả",
            "its authors share it in their school only (share, visibility); ask them",
        )
    if origin.tree in standing.returned:
        return Text("trường có học liệu đã trả lại bản này", "its own school has returned this version")
    version = standing.versions.get(shelf)
    if version is not None and version.tree == origin.tree:
        return Text("trường đã nhận dùng phiên bản này", "the school has adopted this version")
    authority, facts = judgement.authority, compiled.facts
    done = standing.progress.get((shelf, origin.tree), ())
    stage = next_stage(chain(authority.organisation, authority.policy, shelf, facts), done)
    if stage is None:
        return Text("quy trình không có bước nào", "the policy has no stage")
    taken = [approval.person for approval in done]
    able = eligibility(authority, stage, asked_as(key, shelf), facts, day_of(at), taken)
    role = _role_in(able, person)
    if role is None:
        return _waits_for(stage, able, person)
    return Prepared(
        statement_for(judgement, key, shelf, stage.stage, "approve", person, role, origin.tree, facts)
    )


def _role_in(able: Eligibility, person: str) -> str | None:
    return next((one.role for one in able.approvers if one.person == person), None)


def _waits_for(stage: Stage, able: Eligibility, person: str) -> Text:
    names = ", ".join(one.person for one in able.present) or "–"
    return Text(
        f"bước “{stage.label}” đang chờ: {names}; {person} không duyệt được bước này",
        f"the stage “{stage.label}” waits for: {names}; {person} cannot take it",
    )


def organisation_waits_for(judgement: Judgement, at: datetime) -> Eligibility | None:
    """Who may approve content/district as it is at the tip; None where it is in force."""
    tree = judgement.tip_organisation_tree
    if tree == judgement.organisation_tree:
        return None
    facts = Facts(KIND, "", (), (), judgement.tip_authority.sha256)
    taken = [approval.person for approval in judgement.in_force.pending.get(tree, ())]
    stage = judgement.authority.policy.organisation
    return eligibility(judgement.authority, stage, ORGANISATION, facts, day_of(at), taken)


def _prepare_organisation(judgement: Judgement, person: str, at: datetime) -> Prepared | Text:
    able = organisation_waits_for(judgement, at)
    if able is None:
        return Text(
            "danh sách người và quy trình này đang có hiệu lực", "this organisation is in force already"
        )
    tree, stage = judgement.tip_organisation_tree, judgement.authority.policy.organisation
    sha256, reign = judgement.tip_authority.sha256, judgement.in_force.current
    fault = reign and fault_of_change(judgement.tip_authority, sha256, reign, tree, day_of(at))
    if fault:
        return fault
    facts = Facts(KIND, "", (), (), sha256)
    chosen = next((one for one in able.approvers if one.person == person), None)
    if chosen is None:
        names = ", ".join(one.person for one in able.present) or "–"
        return Text(
            f"việc đổi người và quy trình đang chờ: {names}; {person} không duyệt được",
            f"the change of organisation waits for: {names}; {person} cannot approve it",
        )
    return Prepared(
        statement_for(
            judgement, ORGANISATION, "district", stage.stage, "approve", person, chosen.role, tree, facts
        )
    )


def statement_for(
    judgement: Judgement,
    key: Key,
    shelf: Shelf,
    stage: str,
    event: Event,
    person: str,
    role: str,
    tree: str,
    facts: Facts,
    reasons: str = "",
    questions: tuple[str, ...] = (),
) -> Statement:
    """What a person says of a tree, with all that everybody says: the library, who is who, what they saw."""
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
        questions=questions,
    )
