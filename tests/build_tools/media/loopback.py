"""A web server on this machine that answers well, badly, slowly or without end."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: `endless` repeats its body for ever, every so many seconds; `silent` sends nothing."""

    body: bytes = b""
    type: str = "application/octet-stream"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    endless: float | None = None
    silent: bool = False


@dataclass(slots=True)
class Loopback:
    """A running server: its origin, and the paths it was asked for."""

    origin: str
    asked: list[str] = field(default_factory=list)


@contextmanager
def loopback(replies: Mapping[str, Reply] | Callable[[str], Mapping[str, Reply]]) -> Iterator[Loopback]:
    """Serve `replies` by path; a function of the origin where they hold addresses themselves."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append(self.path)
            reply = known.get(self.path.partition("?")[0], Reply(b"nothing here", status=404))
            if reply.silent:
                over.wait()
                return
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.type)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.endless is None:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            with suppress(OSError):
                self._send_body(reply)

        def _send_body(self, reply: Reply) -> None:
            self.wfile.write(reply.body)
            while reply.endless is not None and not over.wait(reply.endless):
                self.wfile.write(reply.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name there
            """Tests say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        server = Loopback(f"http://127.0.0.1:{http.server_port}")
        known = replies if isinstance(replies, Mapping) else replies(server.origin)
        thread = threading.Thread(target=http.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            over.set()
            http.shutdown()
            thread.join()
