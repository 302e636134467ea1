"""What `hoclieu ledger verify` tells of a ledger: how long it is, who vouches for it, what it publishes."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from build_tools.cli.language import Words
from build_tools.judgement import Judgement
from library.approval.model import SHELVES
from library.diagnostics import Finding, Language
from library.present.context import day_label
from library.rules import approval as rules
from library.ssh.commits import fingerprint, signer_of


def account(judgement: Judgement, words: Words) -> Iterator[str]:
    """The ledger in a few lines, for a person."""
    ledger = judgement.ledger
    if judgement.refused:
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
    recorder = _recorder(judgement)
    nobody = words("không ai kí (kho mẫu)", "nobody signs (a sample)")
    yield words("  người giữ sổ: ", "  recorder: ") + (recorder or nobody)
    reigns = judgement.in_force.reigns
    yield words(
        f"  tổ chức có hiệu lực: bản thứ {len(reigns)}, từ dòng {reigns[-1].first}",
        f"  organisation in force: the {len(reigns)}., from line {reigns[-1].first} on",
    )
    counts = ", ".join(f"{event} {count}" for event, count in sorted(_events(judgement).items()))
    yield words("  các lời: ", "  statements: ") + counts
    shown = Counter(shelf for _, shelf, _ in judgement.versions())
    yield words(
        f"  đang công bố: {shown['school']} ở kệ trường, {shown['district']} ở kệ huyện",
        f"  published: {shown['school']} on schools' shelves, {shown['district']} on the district's",
    )


def account_as_json(judgement: Judgement, findings: Sequence[Finding], language: Language) -> str:
    """The same for a program, with every published version and every line that does not count."""
    ledger = judgement.ledger
    data = {
        "sound": not judgement.refused,
        "number": ledger.number,
        "digest": ledger.digest,
        "at": ledger.at.isoformat() if ledger.at is not None else None,
        "recorder": _recorder(judgement),
        "organisation": judgement.organisation_tree,
        "statements": _events(judgement),
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
            for shelf in SHELVES
        },
        "findings": [
            {"code": f.rule.code, "place": str(f.location), "void": f.rule is rules.VOID_STATEMENT,
             "message": f.message(language), "remedy": f.remedy(language)}
            for f in findings
        ],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _recorder(judgement: Judgement) -> str | None:
    signer = signer_of(judgement.branch.commit) if judgement.branch.commit else None
    return fingerprint(signer) if signer is not None else None


def _events(judgement: Judgement) -> dict[str, int]:
    return dict(Counter(line.statement.event for line in judgement.ledger.lines()))
