"""Records statements in the ledger: those that count, with what they publish hung up beside them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from build_tools.approving import Prepared
from build_tools.authorities import read_proposed
from build_tools.judgement import Judgement
from build_tools.ledger_branch import Graft, append
from build_tools.ledger_files import EvidenceFiles
from build_tools.repository import Repository
from build_tools.signing import SigningKey
from library.approval.authority import Authority
from library.approval.branch import LEDGER_BRANCH
from library.approval.foresight import Foresight
from library.approval.in_force import ORGANISATION
from library.approval.model import Facts, Said
from library.diagnostics import Location, Text, find
from library.rules import approval as rules
from library.values import dataclass


class RecordingError(Exception):
    """Statements that were not recorded; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class Examined:
    """Statements found good, in the order they are to be recorded, and what they hang up.

    `refused` are the others, each with the reason for which it would be void.
    """

    said: tuple[Said, ...]
    grafts: tuple[Graft, ...]
    refused: tuple[tuple[Said, Text], ...]


def examine(judgement: Judgement, said: Sequence[Said]) -> Examined:
    """What recording statements one after the other would do; nothing is written."""
    candidates = _proposed(judgement, said) | {judgement.tip_organisation_tree: judgement.tip_authority}
    facts = judgement.facts
    foresight = Foresight(judgement.ledger, judgement.in_force, facts, candidates)
    good: list[Said] = []
    grafts: list[Graft] = []
    refused: list[tuple[Said, Text]] = []
    for one in said:
        outcome = _unread(facts, one) or foresight.follow(one)
        if isinstance(outcome, Text):
            refused.append((one, outcome))
            continue
        good.append(one)
        grafts += [Graft(change.shelf, change.key, change.tree) for change in outcome]
    return Examined(tuple(good), tuple(grafts), tuple(refused))


def _proposed(judgement: Judgement, said: Sequence[Said]) -> dict[str, Authority]:
    """The organisations that reviews speak of, as the commits hold them that were reviewed."""
    found: dict[str, Authority] = {}
    for one in said:
        statement = one.statement
        if statement.key != ORGANISATION or statement.source is None or statement.tree in found:
            continue
        commit = statement.source.reviewed_commit
        authority = read_proposed(judgement.repository, commit, statement.tree, judgement.vocabulary)
        if authority is not None:
            found[statement.tree] = authority
    return found


def _unread(facts: Mapping[str, Facts], said: Said) -> Text | None:
    """An approval of a version that was not read here, so that only its speaker vouches for its facts."""
    statement = said.statement
    if statement.event == "approve" and statement.key != ORGANISATION and statement.tree not in facts:
        return Text("không đọc được phiên bản này", "this version cannot be read")
    return None


def record(
    repository: Repository,
    judgement: Judgement,
    prepared: Sequence[tuple[Prepared, datetime]],
    recorder: SigningKey | None = None,
) -> int:
    """Append to the ledger; returns the number of the last line.

    Raises RecordingError where one of them would be void or the recorder is not the policy's, and
    GraftError, SigningError and GitError as `append` does.
    """
    said = [Said(one.statement, at, one.signature) for one, at in prepared]
    check_lines(judgement, said)
    examined = examine(judgement, said)
    if examined.refused:
        raise RecordingError(examined.refused[0][1])
    check_recorder(judgement, recorder)
    return append(repository, judgement.ledger, judgement.branch, examined.said, examined.grafts, recorder)


def check_lines(judgement: Judgement, said: Sequence[Said]) -> None:
    """RecordingError where this clone lacks what was said before of what is spoken of.

    To append to what is not here would leave it out of the ledger, and break its chain for everybody.
    """
    ledger, evidence = judgement.ledger, judgement.branch.evidence
    keys = {one.statement.key for one in said}
    sound = all(ledger.holds_lines(ledger.rows.get(key, ())) for key in keys)
    if not sound or (isinstance(evidence, EvidenceFiles) and evidence.lacking):
        finding = find(rules.LEDGER_INCOMPLETE, Location(LEDGER_BRANCH))
        vi, en = (f"{finding.message(one)}\n→ {finding.remedy(one)}" for one in ("vi", "en"))
        raise RecordingError(Text(vi, en))


def check_recorder(judgement: Judgement, recorder: SigningKey | None) -> None:
    """RecordingError where the policy in force would not believe a line by this recorder."""
    policy = judgement.authority.policy
    if not policy.needs_recorder or (recorder is not None and recorder.public in policy.recorders):
        return
    if recorder is None:
        raise RecordingError(
            Text(
                "sổ này chỉ người giữ sổ ghi được: thêm --recorder-key TỆP, đặt "
                "`git config hoclieu.recorderKey TỆP`, hoặc gửi lời đã kí bằng --statement-out TỆP",
                "only the recorder writes this ledger: add --recorder-key FILE, set "
                "`git config hoclieu.recorderKey FILE`, or hand over the signed statement with "
                "--statement-out FILE",
            )
        )
    raise RecordingError(
        Text(
            "khoá này không có trong `recorders` của quy trình đang có hiệu lực",
            "this key is not among the `recorders` of the policy in force",
        )
    )
