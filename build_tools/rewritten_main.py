"""Whether the branch that is built still holds what published sites were built from."""

from collections.abc import Mapping

from build_tools.repository import Repository
from library.approval.rollback import published_commits
from library.diagnostics import Finding, Location, find
from library.rules import approval as rules


def rewritten_main(repository: Repository, commit: str, published: Mapping[str, bytes]) -> list[Finding]:
    """A warning for each commit of published sites that is not on the way to `commit`.

    Nothing that is approved hangs on it, so the build goes on; but what waited there may be gone. A
    shallow clone does not know its history and says nothing.
    """
    others = {before: path for before, path in published_commits(published).items() if before != commit}
    if not others or repository.is_shallow():
        return []
    return [
        find(rules.MAIN_REWRITTEN, Location(path, 1, 1), before=before[:12])
        for before, path in others.items()
        if not repository.extends(commit, before)
    ]
