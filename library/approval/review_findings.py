"""How findings speak of a pull request: its address, its people, and what to do."""

from library.approval.pull_request import Account, PullRequest
from library.diagnostics import Finding, Location, Text, find
from library.rules import forge as rules


def shown(account: Account) -> str:
    """An account as people know it, with the number that identifies it."""
    return f"@{account.login} ({account.number})" if account.login else str(account.number)


def place(request: PullRequest) -> Location:
    """Where a finding about a request stands: its address on the forge."""
    return Location(f"{request.forge}:{request.repository}{request.name}")


def missing(request: PullRequest, commit: str) -> Finding:
    """That a commit is not in this clone, and how to fetch it."""
    ref = request.ref if commit == request.head else commit
    return find(
        rules.COMMIT_MISSING, place(request), request=request.name, commit=commit[:12], ref=ref
    )  # fmt: skip


def not_counted(request: PullRequest, account: Account, reason: Text, hint: Text) -> Finding:
    """Why somebody's approval is not recorded, and what to do."""
    return find(
        rules.REVIEW_NOT_COUNTED, place(request),
        request=request.name, who=shown(account), reason=reason, hint=hint,
    )  # fmt: skip
