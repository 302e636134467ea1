"""The world as the API of Forgejo and Gitea tells it, in the shapes of its own documentation."""

import json

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
    if path == "users/search":
        user = world.users.get(int(query["uid"]))
        return {"ok": True, "data": [_user(user)] if user is not None else []}
    if parts[0] == "user":
        return _user(world.owner_of_token) if world.owner_of_token else None
    match parts[3:]:
        case ["pulls"]:
            listed = [r for r in world.requests if query["state"] == "all" or r.state == "open"]
            return [_pull(r) for r in newest_first(listed)]
        case ["pulls", number, "reviews"]:
            return [_review(said) for said in find_request(world, number).said]
        case ["pulls", number, "commits"]:
            return [
                commit_by_whom(world, _user, *one) for one in raw_commits(world, find_request(world, number))
            ]
        case ["issues", number, "timeline"]:
            return _timeline(world, find_request(world, number))
        case ["activities", "feeds"]:
            return [_feed(pushed) for pushed in reversed(world.pushes)]
    return None


def _user(user: User) -> JSON:
    return {"id": user.number, "login": user.login, "username": user.login}


def _pull(request: Request) -> JSON:
    repository = None if request.fork_is_gone else {"id": 1, "full_name": REPOSITORY}
    return {
        "number": request.number,
        "state": "open" if request.state == "open" else "closed",
        "body": request.description,
        "user": _user(request.user),
        "head": {"ref": request.branch, "sha": request.head, "repo": repository},
        "base": {"ref": request.target, "sha": request.base},
        "merge_base": request.base,
        "merged": bool(request.merged),
        "merged_at": moment(request.closed) if request.merged else None,
        "merge_commit_sha": request.merged or None,
        "created_at": moment(request.opened),
        "updated_at": moment(request.updated),
        "closed_at": moment(request.closed),
        "draft": False,
        "requested_reviewers": [_user(user) for user in request.requested] or None,
    }


def _review(said: Said) -> JSON:
    states = {"approved": "APPROVED", "returned": "REQUEST_CHANGES", "commented": "COMMENT"}
    return {
        "id": said.number,
        "user": _user(said.user),
        "team": None,
        "state": states[said.state],
        "body": said.body,
        "commit_id": said.commit,
        "stale": False,
        "dismissed": said.dismissed_by is not None,
        "submitted_at": moment(said.at),
    }


def _timeline(world: World, request: Request) -> list[JSON]:
    events: list[JSON] = [
        {
            "id": at,
            "type": "pull_push",
            "user": _user(pushed.user),
            "body": json.dumps({"is_force_push": pushed.kind == "force_push", "commit_ids": [pushed.after]}),
            "created_at": moment(pushed.at),
            "review_id": 0,
        }
        for at, pushed in enumerate(world.pushes)
        if pushed.ref == f"refs/heads/{request.branch}" and pushed.at > request.opened
    ]
    events += [
        {
            "id": said.number + 5000,
            "type": "dismiss_review",
            "user": _user(said.dismissed_by),
            "body": "",
            "created_at": moment(said.dismissed_at),
            "review_id": said.number,
        }
        for said in request.said
        if said.dismissed_by
    ]
    if request.retargeted:
        user, at = _user(request.user), moment(request.retargeted)
        events.append({"id": 8, "type": "change_target_branch", "user": user, "created_at": at})
    if request.closed_by and not request.merged:
        user = _user(request.closed_by)
        events.append({"id": 9, "type": "close", "user": user, "created_at": moment(request.closed)})
    return events


def _feed(pushed: Pushed) -> JSON:
    deleted = pushed.kind == "branch_deletion"
    content = {"Commits": [{"Sha1": pushed.after}], "HeadCommit": {"Sha1": pushed.after}, "Len": 1}
    return {
        "op_type": "delete_branch" if deleted else "commit_repo",
        "act_user": _user(pushed.user),
        "ref_name": pushed.ref,
        "content": "" if deleted else json.dumps(content),
        "created": moment(pushed.at),
    }
