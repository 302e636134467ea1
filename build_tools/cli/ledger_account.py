"""What `hoclieu ledger verify` tells of a ledger: how long it is, who vouches for it, what it publishes."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping

from build_tools.cli.language import Words
from build_tools.folding import Verdict
from build_tools.judgement import Judgement
from build_tools.ledger_branch import LedgerBranch
from build_tools.ledger_reading import ReadLedger
from library.approval.in_force import InForce
from library.approval.ledger import Ledger
from library.approval.model import SHELVES, Shelf
from library.diagnostics import Finding, Language
from library.present.context import day_label
from library.rules import approval as rules
from library.ssh.commits import fingerprint, signer_of
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of a ledger, with the resources read again or without."""

    branch: LedgerBranch
    ledger: Ledger
    in_force: InForce
    sound: bool
    shown: Mapping[Shelf, int]
    findings: tuple[Finding, ...]


def of_judgement(judgement: Judgement) -> Verified:
    """The ledger as every build judges it."""
    shown = Counter(shelf for _, shelf, _ in judgement.versions())
    findings = tuple(finding for finding in judgement.findings if finding.rule.code.startswith("A"))
    return Verified(
        judgement.branch, judgement.ledger, judgement.in_force, not judgement.refused, shown, findings
    )


def of_words(read: ReadLedger, verdict: Verdict) -> Verified:
    """The ledger by its own words alone, each taken at what it says of its tree."""
    findings = (*read.findings, *verdict.findings)
    sound = verdict.sound and not read.refused
    return Verified(read.branch, read.ledger, read.in_force, sound, verdict.shown, findings)


def account(verified: Verified, words: Words) -> Iterator[str]:
    """The ledger in a few lines, for a person."""
    ledger = verified.ledger
    if not verified.sound:
        yield words(
            "Sổ duyệt bị từ chối; không dòng nào được tính.", "The ledger is refused; no line counts."
        )
        return
    if ledger.at is None:
        yield words("Sổ duyệt còn trống.", "The ledger is empty.")
        return
    day = day_label(ledger.at)
    yield words(
        f"Sổ duyệt liền mạch: {ledger.number} dòng, dòng cuối ngày {day}.",
        f"The ledger is one chain: {ledger.number} lines, the last on {day}.",
    )
    yield words("  mã băm dòng cuối: ", "  digest of the last line: ") + ledger.digest
    recorder = _recorder(verified.branch)
    nobody = words("không ai kí (kho mẫu)", "nobody signs (a sample)")
    yield words("  người giữ sổ: ", "  recorder: ") + (recorder or nobody)
    reigns = verified.in_force.reigns
    since = max(reigns[-1].first, 1)
    yield words(
        f"  danh sách người và quy trình có hiệu lực: bản thứ {len(reigns)}, từ dòng {since}",
        f"  organisation in force: no. {len(reigns)}, from line {since} on",
    )
    school, district = (verified.shown.get(shelf, 0) for shelf in SHELVES)
    adopted = sum(verified.shown.values()) - school - district
    yield words(
        f"  đang công bố: {school} ở kệ trường, {district} ở kệ huyện, {adopted} do trường khác nhận dùng",
        f"  published: {school} on schools' shelves, {district} on the district's, {adopted} adopted",
    )


def account_as_json(judgement: Judgement, language: Language) -> str:
    """The same for a program, with every published version and every line that does not count."""
    ledger, findings = judgement.ledger, of_judgement(judgement).findings
    data = {
        "sound": not judgement.refused,
        "number": ledger.number,
        "digest": ledger.digest,
        "at": ledger.at.isoformat() if ledger.at is not None else None,
        "recorder": _recorder(judgement.branch),
        "organisation": judgement.organisation_tree,
        "statements": dict(Counter(line.statement.event for line in ledger.lines())),
        "published": {
            shelf: {
                str(key): {
                    "tree": version.tree,
                    "version": version.ordinal,
                    "approvals": [
                        {"stage": a.stage, "person": a.person, "role": a.role, "number": a.number,
                         "evidence": a.evidence}
                        for a in version.approvals
                    ],
                }
                for key, on, version in judgement.versions()
                if on == shelf
            }
            for shelf in sorted({*SHELVES, *(on for _, on, _ in judgement.versions())})
        },
        "findings": [
            {"code": f.rule.code, "place": str(f.location), "void": f.rule is rules.VOID_STATEMENT,
             "message": f.message(language), "remedy": f.remedy(language)}
            for f in findings
        ],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _recorder(branch: LedgerBranch) -> str | None:
    signer = signer_of(branch.commit) if branch.commit else None
    return fingerprint(signer) if signer is not None else None
