"""The world as the API of GitLab tells it, in the shapes of its own documentation."""

from urllib.parse import unquote

from tests.build_tools.forges.view_parts import JSON, find_request, moment, newest_first, raw_commits
from tests.build_tools.forges.world import Pushed, Request, Said, User, World


def answer(world: World, path: str, query: dict[str, str]) -> object | None:
    """The answer at a path: a list, an object, or None where there is nothing."""
    parts = [unquote(part) for part in path.split("/")]
    if parts[0] == "users":
        user = world.users[int(parts[1])]
        return {**_user(user), "bot": user.robot}
    if parts[0] == "user":
        return _user(world.owner_of_token) if world.owner_of_token else None
    match parts[2:]:
        case ["merge_requests"]:
            listed = [r for r in world.requests if query["state"] == "all" or r.state == "open"]
            listed = [r for r in listed if r.target == query["target_branch"]]
            return [_request(r) for r in newest_first(listed)]
        case ["merge_requests", number, "versions"]:
            return _versions(find_request(world, number))
        case ["merge_requests", number, "commits"]:
            return [_commit(*one) for one in raw_commits(world, find_request(world, number))]
        case ["merge_requests", number, "notes"]:
            return _notes(find_request(world, number))
        case ["merge_requests", number, "approvals"]:
            standing = _standing(find_request(world, number))
            return {
                "approved_by": [
                    {"user": _user(said.user), "approved_at": moment(said.at)}
                    for said in standing.values()
                    if said.state == "approved" and not said.dismissed_by and not said.reset
                ]
            }
        case ["events"]:
            return [_event(pushed) for pushed in reversed(world.pushes)]
    return None


def _standing(request: Request) -> dict[int, Said]:
    return {said.user.number: said for said in request.said if said.state != "commented"}


def _user(user: User) -> JSON:
    return {"id": user.number, "username": user.login, "name": user.login, "state": "active"}


def _request(request: Request) -> JSON:
    states = {"open": "opened", "merged": "merged", "closed": "closed"}
    closer = _user(request.closed_by) if request.closed_by else None
    return {
        "iid": request.number,
        "state": states[request.state],
        "description": request.description,
        "author": _user(request.user),
        "sha": request.head,
        "merge_commit_sha": request.merged if request.how == "merge" else None,
        "squash_commit_sha": request.merged if request.how == "squash" else None,
        "source_branch": request.branch,
        "source_project_id": None if request.fork_is_gone else 7,
        "target_branch": request.target,
        "created_at": moment(request.opened),
        "updated_at": moment(request.updated),
        "merged_at": moment(request.closed) if request.merged else None,
        "closed_at": moment(request.closed) if request.closed and not request.merged else None,
        "closed_by": closer if request.state == "closed" else None,
        "draft": False,
        "reviewers": [_user(user) for user in request.requested],
    }


def _versions(request: Request) -> list[JSON]:
    return [
        {
            "id": at,
            "head_commit_sha": head,
            "base_commit_sha": request.base,
            "start_commit_sha": request.base,
            "created_at": moment(when),
        }
        for at, (head, when) in reversed(list(enumerate(request.revisions, 1)))
    ]


def _commit(commit: str, who: list[str], message: str) -> JSON:
    return {
        "id": commit,
        "author_name": who[0],
        "author_email": who[1],
        "committer_name": who[2],
        "committer_email": who[3],
        "message": message,
    }


def _notes(request: Request) -> list[JSON]:
    words = {"approved": "approved this merge request", "returned": "requested changes"}
    notes: list[JSON] = []
    for said in request.said:
        author, at = _user(said.user), moment(said.at)
        if said.body:
            notes.append(_note(said.number + 5000, said.body, author, at, system=False))
        if said.state in words:
            notes.append(_note(said.number, words[said.state], author, at, system=True))
        if said.dismissed_by:
            text = "unapproved this merge request"
            notes.append(_note(said.number + 7000, text, author, moment(said.dismissed_at), system=True))
    if request.retargeted:
        text = "changed target branch from `nhap` to `main`"
        notes.append(_note(9, text, _user(request.user), moment(request.retargeted), system=True))
    return notes


def _note(number: int, body: str, author: JSON, at: str | None, *, system: bool) -> JSON:
    return {"id": number, "body": body, "author": author, "system": system, "created_at": at}


def _event(pushed: Pushed) -> JSON:
    actions = {"branch_creation": "created", "branch_deletion": "removed"}
    deleted = pushed.kind == "branch_deletion"
    return {
        "id": 1,
        "author": _user(pushed.user),
        "author_id": pushed.user.number,
        "created_at": moment(pushed.at),
        "push_data": {
            "action": actions.get(pushed.kind, "pushed"),
            "ref_type": "branch",
            "ref": pushed.ref.removeprefix("refs/heads/"),
            "commit_from": pushed.before,
            "commit_to": None if deleted else pushed.after,
        },
    }
