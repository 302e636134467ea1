"""Serves the sites as a common host does: compressed, kept for as long as their headers say."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

_TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml", ".webmanifest", ".txt")
_TYPES = {".webmanifest": "application/manifest+json", ".woff2": "font/woff2", ".webp": "image/webp"}


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        path = Path(self.directory) / unquote(address.path).lstrip("/")
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        self.send_response(200)
        kind = _TYPES.get(path.suffix) or self.guess_type(str(path))
        if path.suffix in _TEXT:
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
            kind = kind if "/xml" in kind else f"{kind}; charset=utf-8"
        # An address with a version in it never changes.
        lasting = "v=" in address.query or path.suffix in (".webp", ".woff2")
        self.send_header("Cache-Control", "public, max-age=31536000" if lasting else "no-cache")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


@contextmanager
def hosting(folder: Path) -> Iterator[str]:
    """The address of the folder while it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
