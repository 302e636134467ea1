"""Serves a preview to this machine: its pages with their notes, and word of each new build.

Sites that nobody but their staff or one class may open are served too, and what nobody approved; so
only requests that were meant for this machine by name are answered.
"""

import hashlib
import posixpath
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from http.client import HTTP_PORT
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from build_tools.file_serving import HOST, FileHandler, LocalServer
from build_tools.live_preview.dress import notes_files, notes_templates
from build_tools.live_preview.session import PreviewSession, Shown
from build_tools.selections import PROFILES
from library.catalogue import Profile
from library.diagnostics import Language
from library.pages.notes import POLICY, NotesRenderer
from library.present.notes import overview, page_notes

_OURS = "_preview"
_ALIVE = 15.0
"""In seconds: how often a page that waits is written to, so that one that left is noticed."""
_CONTENT = b'id="noi-dung"'
_NO_HEADERS: Final[Mapping[str, str]] = MappingProxyType({})


class PreviewServer(LocalServer):
    """The server of one session."""

    def __init__(self, session: PreviewSession, port: int, language: Language) -> None:
        self.session = session
        self.language: Language = language
        self.renderer = NotesRenderer(notes_templates(), language)
        super().__init__(port, partial(PreviewHandler, directory=str(session.out)))


class PreviewHandler(FileHandler):
    """Answers one request."""

    server: PreviewServer
    caching = "no-store"

    def do_GET(self) -> None:  # noqa: N802 - its given name
        if self._path() == f"/{_OURS}/changes" and self._is_meant_for_us():
            self._tell_changes()
        else:
            super().do_GET()

    def send_head(self) -> Any:
        """The head of the answer, and the file or the bytes that follow; None where there are none."""
        if not self._is_meant_for_us():
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return None
        path, shown = self._path(), self.server.session.shown
        if path == "/":
            return self._page(self._overview(shown), shown, HTTPStatus.OK, POLICY)
        top, _, rest = path.lstrip("/").partition("/")
        if top == _OURS and rest in notes_files():
            kind, content = notes_files()[rest]
            return self._send(content, kind, HTTPStatus.OK)
        site, _, address = rest.partition("/")
        file = self.file_at(self.path)
        if top not in PROFILES.values() or not site or file is None:
            return self._missing(shown, site, address)
        if not address.endswith(".html"):
            return super().send_head()
        try:
            page = file.read_bytes()
        except FileNotFoundError:  # a build took it away just now
            return self._missing(shown, site, address)
        return self._page(self._with_notes(page, shown, site, address), shown, HTTPStatus.OK)

    def end_headers(self) -> None:
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def _path(self) -> str:
        """The path that was asked for, without anything that leads up."""
        path = unquote(urlsplit(self.path).path)
        return posixpath.normpath(f"/{path.lstrip('/')}")

    def _is_meant_for_us(self) -> bool:
        """Whether a browser means this machine: a page from elsewhere may give its own name our address."""
        port = self.server.server_address[1]
        names = {f"{name}{at}" for name in (HOST, "localhost") for at in _written(port)}
        return self.headers.get("Host", "") in names

    def _with_notes(self, page: bytes, shown: Shown, site: str, address: str) -> bytes:
        """A page of a site with its notes on top, and the script; one to carry away stays as it is."""
        at = page.find(b">", page.find(_CONTENT)) + 1 if _CONTENT in page else 0
        if not at:
            return page
        notes = self.server.renderer.page_notes(self._notes(shown, site, address)).encode()
        script = f'<script src="/{_OURS}/reload.js" data-state="{shown.state}"></script>'.encode()
        sheet = f'<link rel="stylesheet" href="/{_OURS}/notes.css">'.encode()
        page = page[:at] + b"\n" + notes + page[at:]
        return page.replace(b"</head>", sheet + b"</head>", 1).replace(b"</body>", script + b"</body>", 1)

    def _notes(self, shown: Shown, site: str, address: str) -> Any:
        language = self.server.language
        return page_notes(shown.notes, site, address, shown.as_of, _failure(shown, language), language)

    def _overview(self, shown: Shown) -> bytes:
        roots: dict[str, dict[Profile, str]] = {}
        for site in shown.sites:
            parts = {p: f"{folder}/{site.id}" for p, folder in PROFILES.items()}
            roots[site.id] = {p: f"/{path}/" for p, path in parts.items() if (self._out / path).is_dir()}
        language = self.server.language
        view = overview(shown.notes, shown.sites, roots, shown.as_of, _failure(shown, language), language)
        return self.server.renderer.overview(view, shown.state).encode()

    @property
    def _out(self) -> Path:
        return self.server.session.out

    def _missing(self, shown: Shown, site: str, address: str) -> BytesIO:
        page = self.server.renderer.missing(self._notes(shown, site, address), shown.state)
        return self._page(page.encode(), shown, HTTPStatus.NOT_FOUND, POLICY)

    def _page(self, content: bytes, shown: Shown, status: HTTPStatus, policy: str = "") -> BytesIO:
        """A page that knows its own digest, so that it can ask whether another build changed it."""
        state = f'data-state="{shown.state}"'.encode()
        tag = f'"{hashlib.blake2b(content.replace(state, b"", 1), digest_size=16).hexdigest()}"'
        content = content.replace(state, state + f" data-page='{tag}'".encode(), 1)
        headers = {"ETag": tag} | ({"Content-Security-Policy": policy} if policy else {})
        return self._send(content, "text/html; charset=utf-8", status, headers)

    def _send(
        self, content: bytes, kind: str, status: HTTPStatus, headers: Mapping[str, str] = _NO_HEADERS
    ) -> BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        return BytesIO(content)

    def _tell_changes(self) -> None:
        """Say what is shown now and, as long as somebody listens, what is shown next."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        state = ""
        try:
            while True:
                now = self.server.session.wait_for_another(state, _ALIVE)
                self.wfile.write(f"data: {now}\n\n".encode() if now != state else b": \n\n")
                state = now
        except OSError:
            self.close_connection = True


def _written(port: int) -> tuple[str, ...]:
    """How a browser writes a port after a name: not at all where it is the usual one."""
    return (f":{port}", "") if port == HTTP_PORT else (f":{port}",)


def _failure(shown: Shown, language: Language) -> str:
    return shown.failure.in_language(language) if shown.failure is not None else ""
