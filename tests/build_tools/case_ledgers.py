"""How the ledgers of some cases come about: real statements about the case's one resource.

The tool itself refuses to record most of these, as it should; so they are appended by hand here,
as somebody would who can write to the branch `approvals`.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from build_tools.git import git
from build_tools.judgement import Judgement
from build_tools.ledger_branch import APPROVED_FOLDER, Graft, append
from library.approval.branch import LEDGER_BRANCH
from library.approval.model import Facts, Key, Said, Statement

AT = datetime(2026, 9, 1, 1, 0, tzinfo=UTC)
NOWHERE = "1" * 40


def _approvals(judgement: Judgement) -> list[Statement]:
    """The department's and the principal's word on the one resource of the case."""
    ((key, bundle),) = judgement.bundles.items()
    facts = judgement.compiled[bundle.tree].facts
    assert isinstance(facts, Facts)
    one = Statement(
        judgement.authority.policy.library, key, "school", "pass", "approve", "p-minh",
        "department-head", bundle.tree, facts, judgement.organisation_tree, 0,
    )  # fmt: skip
    return [one, one._replace(stage="approve", person="p-hoa", role="principal")]


def _record(judgement: Judgement, statements: list[Statement], *grafts: Graft) -> None:
    said = [Said(statement, AT) for statement in statements]
    append(judgement.repository, judgement.ledger, judgement.branch, said, grafts)


def approved(judgement: Judgement) -> None:
    """Both stages were taken, and the tree hangs on the ledger as it should."""
    statements = _approvals(judgement)
    _record(judgement, statements, Graft("school", statements[0].key, statements[0].tree))


def approved_by_its_author(judgement: Judgement) -> None:
    """The principal passed what the department's head wrote and passed too."""
    _record(judgement, _approvals(judgement))


def another_tree_hung_up(judgement: Judgement) -> None:
    """After the approval somebody put another tree where the approved one hung."""
    approved(judgement)
    key: Key = _approvals(judgement)[0].key
    other = judgement.organisation_tree
    stream = (
        f"commit refs/heads/{LEDGER_BRANCH}\ncommitter x <x@example.vn> {int(AT.timestamp())} +0000\n"
        f"data 0\nfrom refs/heads/{LEDGER_BRANCH}^0\n"
        f"M 040000 {other} {APPROVED_FOLDER}/school/{key}\n\n"
    )
    git(judgement.repository.root, "fast-import", "--quiet", "--date-format=raw", stdin=stream.encode())


def approved_but_not_here(judgement: Judgement) -> None:
    """The approved version is in no tree of this clone."""
    _record(judgement, [statement._replace(tree=NOWHERE) for statement in _approvals(judgement)])


def head_not_here(judgement: Judgement) -> None:
    """The file that names the last line stands in the ledger's commit and was not fetched."""
    approved(judgement)
    root = judgement.repository.root
    listed = git(root, "ls-tree", LEDGER_BRANCH).decode().splitlines()
    rows = [f"100644 blob {NOWHERE}\thead.json" if row.endswith("\thead.json") else row for row in listed]
    tree = git(root, "mktree", "--missing", stdin="\n".join([*rows, ""]).encode()).decode().strip()
    commit = f"tree {tree}\nauthor x <x> 0 +0000\ncommitter x <x> 0 +0000\n\nx\n".encode()
    made = git(root, "hash-object", "-t", "commit", "-w", "--stdin", stdin=commit).decode().strip()
    git(root, "update-ref", f"refs/heads/{LEDGER_BRANCH}", made)


def begun_under_another_organisation(judgement: Judgement) -> None:
    """The ledger began before somebody changed the schools; the district has not approved that."""
    root, tree = judgement.repository.root, judgement.organisation_tree
    listed = git(root, "ls-tree", tree).decode().splitlines()
    fewer = "".join(f"{line}\n" for line in listed if not line.endswith("schools.yml"))
    earlier = git(root, "mktree", stdin=fewer.encode()).decode().strip()
    said = [statement._replace(organisation=earlier) for statement in _approvals(judgement)]
    _record(judgement, [said[0]._replace(event="submit", stage="")])


LEDGERS: dict[str, Callable[[Judgement], None]] = {
    "approved": approved,
    "approved-by-its-author": approved_by_its_author,
    "another-tree-hung-up": another_tree_hung_up,
    "approved-but-not-here": approved_but_not_here,
    "head-not-here": head_not_here,
    "begun-under-another-organisation": begun_under_another_organisation,
}
