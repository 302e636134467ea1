"""Judges what a ledger says, over what is kept of an earlier judgement where it still holds.

Nothing else changes: whatever is not kept, does not fit, or looks odd is judged from nothing, and the
standings, what is void and what is refused are the same either way.
"""

from collections.abc import Mapping

from build_tools.executors import THIS_MACHINE, Workers
from build_tools.folding import judge_to_keep, judge_widely
from build_tools.kept_standings import KeptStandings
from build_tools.ledger_files import EvidenceRows
from build_tools.ledger_proof import Law, keep_proof, law_of, voids_of
from build_tools.ledger_reading import ReadLedger, Resting
from build_tools.standings import Found, Record, Standings
from library.approval.branch import LEDGER_BRANCH
from library.approval.ledger import Ledger, evidence_path
from library.approval.model import Facts, Key
from library.approval.standing import void
from library.approval.standing_codec import decode_void, encode_facts
from library.diagnostics import Finding, Location, Text, find
from library.rules import approval as rules

Judged = tuple[Standings | None, list[Finding]]


def judge_read(
    read: ReadLedger, facts: Mapping[str, Facts], programme: str = "", workers: Workers = THIS_MACHINE
) -> Judged:
    """The standing of every resource of a ledger that was read, and what is void; None as `judge`.

    `facts` are by tree; `programme` names what they were made by besides this tool.
    """
    if read.parts is None or read.branch.tip is None:
        standings, findings = judge_widely(read.ledger, read.in_force, dict(facts), workers)
        return (None if standings is None else Standings(standings)), findings
    law = law_of(read.in_force, programme)
    if read.resting is not None and law.still_holds(read.resting.proof.law, read.resting.proof.number):
        judged = _over(read, read.resting, law, facts)
        if judged is not None:
            return judged
    if read.resting is not None and not _whole(read.ledger):
        reason = Text("kho Git ở máy này thiếu hoặc hỏng", "this clone lacks or has spoiled some of it")
        return None, [find(rules.BROKEN_LEDGER, Location(LEDGER_BRANCH), reason=reason)]
    every = dict(facts)
    found = judge_to_keep(read.ledger, read.in_force, every, workers)
    if not found.sound:
        return None, judge_widely(read.ledger, read.in_force, every, workers)[1]
    keep_proof(read.parts, read.branch.tip, read.ledger, law, found, None)
    return Standings(found.records), _voids(read, found, {})


def _whole(ledger: Ledger) -> bool:
    """Whether every line of a chain that was proved is here."""
    count = 0
    for rows in ledger.rows.values():
        if not ledger.holds_lines(rows):
            return False
        count += len(rows)
    return count == ledger.number


def _over(read: ReadLedger, resting: Resting, law: Law, facts: Mapping[str, Facts]) -> Judged | None:
    """What is kept, with what was added or is known otherwise judged again; None where that cannot be."""
    assert read.parts is not None  # noqa: S101 - nothing rests on what is not there
    assert read.branch.tip is not None  # noqa: S101
    proof = resting.proof

    def again(key: Key) -> Record:
        part = Ledger({key: read.ledger.rows[key]})
        return judge_to_keep(part, read.in_force, facts).records[key]

    kept = KeptStandings(read.parts, proof.schools, again)
    if not kept.whole():
        return None
    keys = dict.fromkeys((*resting.changed, *_known_otherwise(proof.unlike, facts)))
    if isinstance(read.ledger.rows, EvidenceRows):
        read.ledger.rows.fetch(keys)
    some = {key: read.ledger.rows.get(key, ()) for key in keys}
    if not all(rows and read.ledger.holds_lines(rows) for rows in some.values()):
        return None
    found = judge_to_keep(Ledger(some), read.in_force, facts)
    if not found.sound:
        return None
    if keys or proof.commit != read.branch.tip or law != proof.law:
        keep_proof(read.parts, read.branch.tip, read.ledger, law, found, (proof, kept))
    old = {key: ones for key, ones in voids_of(proof) if key not in keys}
    return Standings(found.records, kept), _voids(read, found, old)


def _known_otherwise(unlike: Mapping[str, Mapping[str, str]], facts: Mapping[str, Facts]) -> list[Key]:
    """The resources of which a tree is known now and was not, or the other way round."""
    found: list[Key] = []
    for name, trees in unlike.items():
        if any(encode_facts(facts.get(tree)) != known for tree, known in trees.items()):
            school, _, own = name.partition("/")
            found.append(Key(school, own))
    return found


def _voids(read: ReadLedger, found: Found, old: Mapping[Key, list[object]]) -> list[Finding]:
    told = [void(line, reason) for line, reason in read.in_force.void]
    void_by_path = {evidence_path(key): ones for key, ones in (*old.items(), *found.void.items())}
    for path in sorted(void_by_path):
        told += [decode_void(path, one) for one in void_by_path[path]]
    return told
