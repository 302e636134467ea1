"""The files of the trees that may have to be compiled, as Git lists them, by their names inside."""

from collections.abc import Iterable

from build_tools.ledger_branch import LedgerBranch
from build_tools.repository import Repository
from library.bundles import Bundle
from library.snapshot import FileEntry

Sources = dict[str, dict[str, FileEntry]]
"""By tree and name."""


def sources_of(bundles: Iterable[Bundle], branch: LedgerBranch) -> Sources:
    """Those of bundles, and of what hangs on the ledger."""
    sources: Sources = {}
    for bundle in bundles:
        sources[bundle.tree] = dict(zip(bundle.names(), bundle.files, strict=True))
    return sources | branch.approved.files_but(sources.keys())


def further_sources(repository: Repository, trees: Iterable[str]) -> Sources:
    """Those of trees that hang nowhere, where this clone has them all the same."""
    return {
        tree: {entry.path: entry for entry in repository.snapshot(tree, ()).files}
        for tree in trees
        if repository.holds_tree(tree)
    }
