"""Where a review takes place: the page of a pull request on its forge, or a command to type."""

from library.approval.model import Key, Source
from library.approval.pull_request import name_of
from library.organisation import District
from library.pages.views import Link

_PATHS = {"github": "pull", "gitlab": "-/merge_requests", "forgejo": "pulls"}


def review_link(source: Source | None, district: District) -> Link | None:
    """The page of the request in which something was handed in, where its forge's address is known."""
    if source is None:
        return None
    base = district.forge_address(source.forge)
    if not base:
        return None
    href = f"{base}/{source.repository}/{_PATHS[source.forge]}/{source.pull_request}"
    return Link(name_of(source.forge, source.pull_request), href)


def command(key: Key, person: str) -> str:
    """What somebody types to approve where no forge is used."""
    return f"hoclieu approve {key} --as {person}"
