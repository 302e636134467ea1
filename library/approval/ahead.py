"""What a version has behind it and still ahead on its way to each shelf it asks for."""

from collections.abc import Iterator

from library.approval.authority import Authority
from library.approval.eligible import chain
from library.approval.model import Approval, Facts, Shelf, Stage
from library.approval.standing import Standing
from library.resource import Resource
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class Ahead:
    """The approvals a version has for a shelf, and the stages it still needs, in order.

    One that needs nothing and is not `shown` waits for a shelf that the policy keeps closed.
    """

    shelf: Shelf
    has: tuple[Approval, ...]
    needs: tuple[Stage, ...]
    shown: bool = False


def wanted_shelves(resource: Resource) -> tuple[Shelf, ...]:
    """The shelves a resource asks to stand on, in the order it comes to them."""
    return ("school", "district") if resource.share == "district" else ("school",)


def ahead(
    tree: str, resource: Resource, facts: Facts, standing: Standing, authority: Authority
) -> Iterator[Ahead]:
    """The way of one version to each shelf; a shelf that shows it needs nothing more."""
    for shelf in wanted_shelves(resource):
        version = standing.versions.get(shelf)
        if version is not None and version.tree == tree:
            yield Ahead(shelf, version.approvals, (), shown=True)
            continue
        given = standing.progress.get((shelf, tree), ())
        has = tuple(approval for approval in given if approval.person not in facts.authors)
        stages = chain(authority.organisation, authority.policy, shelf, facts)
        taken = [approval.stage for approval in has]
        needs = tuple(stage for stage in stages if taken.count(stage.stage) < stage.threshold)
        # Where the policy asks for fewer stages than when these were taken, it is asked anew.
        yield Ahead(shelf, has, needs) if needs else Ahead(shelf, (), stages)
