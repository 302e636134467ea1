"""Judges the batch files that stand at a commit."""

from build_tools.repository import Repository
from library.approval.batch import BATCHES_FOLDER, judge_batch, read_batch
from library.approval.policy import Policy
from library.diagnostics import Finding, collect
from library.snapshot import REGULAR, Snapshot


def batch_findings(repository: Repository, snapshot: Snapshot, policy: Policy) -> list[Finding]:
    """What is wrong with each batch file, by the policy in force."""
    found: list[Finding] = []
    entries = [entry for entry in snapshot.under(BATCHES_FOLDER) if entry.mode == REGULAR]
    for path, text in repository.read_paths(entries).items():
        batch, findings = collect(read_batch(text, path))
        found += findings
        found += judge_batch(batch, path, policy) if batch is not None else ()
    return found
