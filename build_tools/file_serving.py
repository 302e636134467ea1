"""Answers requests for files to browsers on this machine: whole or in part, each under its own type.

Videos are asked for in parts, so that a browser can go to a moment of them. Types are said here and not
asked of the system, whose own lists call scripts plain text on some machines.
"""

import os
import re
import sys
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

HOST = "127.0.0.1"

_UTF_8 = "; charset=utf-8"
_TYPES = {
    ".html": f"text/html{_UTF_8}", ".css": f"text/css{_UTF_8}", ".js": f"text/javascript{_UTF_8}",
    ".json": "application/json", ".webmanifest": "application/manifest+json",
    ".xml": f"application/xml{_UTF_8}", ".svg": "image/svg+xml", ".woff2": "font/woff2",
    ".csv": f"text/csv{_UTF_8}", ".txt": f"text/plain{_UTF_8}", ".md": f"text/plain{_UTF_8}",
    ".conf": f"text/plain{_UTF_8}", ".vtt": f"text/vtt{_UTF_8}",
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp",
    ".gif": "image/gif", ".mp4": "video/mp4", ".webm": "video/webm", ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4", ".pdf": "application/pdf",
}  # fmt: skip
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


class LocalServer(ThreadingHTTPServer):
    """A server on this machine only."""

    daemon_threads = True
    # On Windows that would let two servers have one port, and chance say which of them answers.
    allow_reuse_address = os.name == "posix"

    def __init__(self, port: int, handler: Any) -> None:
        super().__init__((HOST, port), handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that wants no more: it went to another page, or to another moment."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class FileHandler(SimpleHTTPRequestHandler):
    """Answers with the files of one folder; nothing is logged."""

    caching = "no-cache"
    """What a browser may keep: a build may write another file at any moment, so it has to ask."""

    def file_at(self, address: str) -> Path | None:
        """The file at an address; None where there is none, or it is no name of a file."""
        path = self.translate_path(address)
        try:
            return Path(path) if not path.endswith("/") and Path(path).is_file() else None
        except OSError:  # a name that is too long
            return None

    def send_head(self) -> Any:
        """The head of the answer, and the file or the bytes that follow; None where there are none."""
        if "\0" in self.translate_path(self.path):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        file, asked = self.file_at(self.path), _RANGE.fullmatch(self.headers.get("Range", ""))
        if file is None or asked is None or asked[0] == "bytes=-":
            return super().send_head()
        try:
            return self._send_part(file, asked[1], asked[2])
        except FileNotFoundError:  # a build took it away just now
            self.send_error(HTTPStatus.NOT_FOUND)
            return None

    def guess_type(self, path: Any) -> str:
        return _TYPES.get(Path(path).suffix.lower(), "application/octet-stream")

    def end_headers(self) -> None:
        self.send_header("Cache-Control", self.caching)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its given name
        pass

    def _send_part(self, path: Path, first: str, last: str) -> Any:
        """Some bytes of a file, or all of it where that which the browser has is of another version."""
        file = path.open("rb")
        state = os.fstat(file.fileno())
        changed = self.date_time_string(int(state.st_mtime))
        if self.headers.get("If-Range", changed) != changed:
            file.close()
            return super().send_head()
        begin = int(first) if first else max(state.st_size - int(last), 0)
        end = min(int(last) + 1, state.st_size) if first and last else state.st_size
        if begin >= end:
            file.close()
            self.send_response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            self.send_header("Content-Range", f"bytes */{state.st_size}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Range", f"bytes {begin}-{end - 1}/{state.st_size}")
        self.send_header("Content-Length", str(end - begin))
        self.send_header("Last-Modified", changed)
        self.end_headers()
        file.seek(begin)
        return _Part(file, end - begin)


class _Part:
    """The next bytes of an open file, no more than are `left`."""

    def __init__(self, file: BinaryIO, left: int) -> None:
        self._file = file
        self._left = left

    def read(self, size: int) -> bytes:
        content = self._file.read(min(size, self._left))
        self._left -= len(content)
        return content

    def close(self) -> None:
        self._file.close()
