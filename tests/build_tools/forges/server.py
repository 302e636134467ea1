"""Serves a world on loopback in the words of one forge: pages, headers, and faults on demand."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlencode, urlsplit

from tests.build_tools.forges import forgejo_view, github_view, gitlab_view
from tests.build_tools.forges.world import World

View = Callable[[World, str, dict[str, str]], object | None]
VIEWS: dict[str, View] = {
    "github": github_view.answer,
    "gitlab": gitlab_view.answer,
    "forgejo": forgejo_view.answer,
}
TOKEN = "a-token-for-tests"  # noqa: S105 - it opens nothing


@dataclass
class Fault:
    """An answer in place of the right one, for paths that end so: once, or from then on whatever is asked."""

    ends: str
    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b"{}"
    for_good: bool = False


@dataclass
class Loopback:
    """A running server: its address, what it was asked, and what is to go wrong next.

    Its clock is so many seconds `ahead` of ours.
    """

    address: str
    faults: list[Fault] = field(default_factory=list)
    log: list[tuple[str, str]] = field(default_factory=list)
    largest_page: int = 100
    ahead: float = 0


@contextmanager
def serving(world: World, forge: str) -> Iterator[Loopback]:
    """Serve `world` as one of the forges until the block ends."""
    loopback = Loopback("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 65536  # one write for an answer: two small ones wait for each other

        def do_GET(self) -> None:
            _serve(self, world, forge, loopback)

        def do_POST(self) -> None:
            _serve(self, world, forge, loopback)

        def do_PUT(self) -> None:
            _serve(self, world, forge, loopback)

        def date_time_string(self, timestamp: float | None = None) -> str:
            return super().date_time_string((timestamp or time.time()) + loopback.ahead)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing: a test's output is its own."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        loopback.address = f"http://127.0.0.1:{server.server_address[1]}/api"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield loopback
        finally:
            server.shutdown()
            thread.join()


def _serve(handler: BaseHTTPRequestHandler, world: World, forge: str, loopback: Loopback) -> None:
    parts = urlsplit(handler.path)
    path, query = parts.path.removeprefix("/api/"), dict(parse_qsl(parts.query))
    loopback.log.append((handler.command, path))
    body = handler.rfile.read(int(handler.headers.get("Content-Length", 0)))
    fault = next((f for f in loopback.faults if path.endswith(f.ends)), None)
    if fault is not None and fault.for_good:
        fault.ends = ""
    elif fault is not None:
        loopback.faults.remove(fault)
    if fault is not None:
        _send(handler, fault.status, fault.body, fault.headers)
        return
    if TOKEN not in f"{handler.headers.get('Authorization')}{handler.headers.get('PRIVATE-TOKEN')}":
        _send(handler, 401, b"{}", {})
        return
    if handler.command != "GET":
        told = _ask(world, path, json.loads(body))
        _send(handler, 422 if told is None else 201, json.dumps(told or {}).encode(), {})
        return
    answer = VIEWS[forge](world, path, query)
    if answer is None:
        _send(handler, 404, b"{}", {})
    elif isinstance(answer, list):
        page, headers = _page(answer, forge, f"{loopback.address}/{path}", query, loopback.largest_page)
        _send(handler, 200, json.dumps(page).encode(), headers)
    else:
        _send(handler, 200, json.dumps(answer).encode(), {})


def _ask(world: World, path: str, body: dict[str, list[object]]) -> dict[str, object] | None:
    """What a forge answers to being told whom to ask; None where it refuses all of it.

    GitHub and Forgejo refuse everybody for one who may not open the repository. GitLab leaves out those,
    and whoever is too many for its plan, and its list replaces the one before.
    """
    request = next(r for r in world.requests if f"/{r.number}/" in f"{path}/")
    wanted = body.get("reviewers") or body.get("reviewer_ids") or []
    by_name = {name: user for user in world.users.values() for name in (user.login, user.number)}
    users = [by_name[name] for name in wanted if name in by_name]  # type: ignore[index]
    if "reviewer_ids" in body:
        users = [user for user in users if user.number not in world.outsiders][: world.most_reviewers]
        request.requested = users
    elif world.outsiders & {user.number for user in users} or len(users) < len(wanted):
        return None
    request.requested = list(dict.fromkeys([*request.requested, *users]))
    world.asked.append((request.number, tuple(sorted(user.login for user in users))))
    return {"reviewers": [{"id": user.number, "username": user.login} for user in request.requested]}


def _page(
    items: list[object], forge: str, url: str, query: dict[str, str], largest: int
) -> tuple[list[object], dict[str, str]]:
    size = min(int(query.get("limit" if forge == "forgejo" else "per_page", 30)), largest)
    page = int(query.get("page", 1))
    shown, more = items[(page - 1) * size : page * size], len(items) > page * size
    following = f"{url}?{urlencode({**query, 'page': page + 1})}"
    match forge:
        case "github":
            first = f'<{url}?{urlencode({**query, "page": 1})}>; rel="first"'
            return shown, {"Link": f'<{following}>; rel="next", {first}'} if more else {}
        case "gitlab":
            return shown, {"X-Next-Page": str(page + 1) if more else "", "X-Page": str(page)}
        case _:
            return shown, {"X-Total-Count": str(len(items))}


def _send(handler: BaseHTTPRequestHandler, status: int, body: bytes, headers: dict[str, str]) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)
    handler.wfile.flush()
