"""What the three views of a world share: finding things, and writing moments and commits."""

from collections.abc import Callable
from datetime import datetime

from build_tools.git import git
from tests.build_tools.forges.world import WEB_FLOW, Request, User, World

REPOSITORY = "so-giao-duc/kho"
JSON = dict[str, object]


def moment(at: datetime | None) -> str | None:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


def find_request(world: World, number: str) -> Request:
    return next(request for request in world.requests if request.number == int(number))


def newest_first(requests: list[Request]) -> list[Request]:
    return sorted(requests, key=lambda request: request.updated, reverse=True)


def owner_of_address(world: World, email: str) -> User | None:
    """Whose address this is, as far as the forge knows."""
    known = [*world.users.values(), WEB_FLOW]
    return next((user for user in known if user.email and user.email == email), None)


def raw_commits(world: World, request: Request) -> list[tuple[str, list[str], str]]:
    """The commits of a request: id; author and committer with their addresses; message."""
    found: list[tuple[str, list[str], str]] = []
    for commit in world.commits(request):
        text = git(world.bare, "show", "-s", "--format=%an%n%ae%n%cn%n%ce%n%B", commit).decode()
        lines = text.split("\n")
        found.append((commit, lines[:4], "\n".join(lines[4:]).strip()))
    return found


def commit_by_whom(
    world: World, user: Callable[[User], JSON], commit: str, who: list[str], message: str
) -> JSON:
    """A commit as GitHub and Forgejo write it: the accounts beside it are as `user` writes them."""
    author, committer = owner_of_address(world, who[1]), owner_of_address(world, who[3])
    return {
        "sha": commit,
        "commit": {
            "author": {"name": who[0], "email": who[1]},
            "committer": {"name": who[2], "email": who[3]},
            "message": message,
        },
        "author": user(author) if author else None,
        "committer": user(committer) if committer else None,
    }
