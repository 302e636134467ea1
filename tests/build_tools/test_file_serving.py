"""Serving files on this machine: whole and in part, under types of our own, with no fault of ours told."""

import http.client
import socket
import struct
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from build_tools.file_serving import FileHandler, LocalServer

CLIP = bytes(range(256)) * 4


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    (folder / "bai-giang.mp4").write_bytes(CLIP)
    (folder / "trong.mp4").write_bytes(b"")
    for name in ("a.js", "a.css", "a.webp", "a.woff2", "a.vtt", "a.txt", "a.md", "a.csv", "A.HTML", "a.ggb"):
        (folder / name).write_text("xin chào")
    return folder


@pytest.fixture(scope="module")
def port(folder: Path) -> Iterator[int]:
    with LocalServer(0, partial(FileHandler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def _ask(
    port: int, path: str, headers: Mapping[str, str] | None = None, method: str = "GET"
) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, path, headers=dict(headers or {}))
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("0-", 0, 1023),
        ("100-199", 100, 199),
        ("1000-5000", 1000, 1023),
        ("-24", 1000, 1023),
        ("-9999", 0, 1023),
    ],
)
def test_a_video_is_given_in_parts(port: int, asked: str, first: int, last: int) -> None:
    status, headers, body = _ask(port, "/bai-giang.mp4", {"Range": f"bytes={asked}"})
    assert (status, body) == (206, CLIP[first : last + 1])
    assert headers["Content-Range"] == f"bytes {first}-{last}/1024"
    assert headers["Content-Length"] == str(len(body))
    assert headers["Content-Type"] == "video/mp4"


@pytest.mark.parametrize("asked", ["bytes=-", "bytes=0-1,5-6", "bytes=x", "lines=1-2", "bytes=1"])
def test_a_part_that_is_not_understood_is_the_whole(port: int, asked: str) -> None:
    status, _, body = _ask(port, "/bai-giang.mp4", {"Range": asked})
    assert (status, body) == (200, CLIP)


@pytest.mark.parametrize(
    ("path", "asked"), [("/bai-giang.mp4", "1024-"), ("/bai-giang.mp4", "9-3"), ("/trong.mp4", "0-")]
)
def test_a_part_that_is_not_there_is_refused_with_the_size(port: int, path: str, asked: str) -> None:
    status, headers, body = _ask(port, path, {"Range": f"bytes={asked}"})
    assert (status, body) == (416, b"")
    assert headers["Content-Range"] == f"bytes */{1024 if 'bai' in path else 0}"


def test_a_part_is_of_the_version_that_the_browser_has(port: int) -> None:
    _, headers, _ = _ask(port, "/bai-giang.mp4")
    same = {"Range": "bytes=1-2", "If-Range": headers["Last-Modified"]}
    assert _ask(port, "/bai-giang.mp4", same)[::2] == (206, CLIP[1:3])
    other = {"Range": "bytes=1-2", "If-Range": "Thu, 01 Jan 1970 00:00:00 GMT"}
    assert _ask(port, "/bai-giang.mp4", other)[::2] == (200, CLIP)


def test_only_the_head_is_given_where_only_that_is_asked_for(port: int) -> None:
    status, headers, body = _ask(port, "/bai-giang.mp4", {"Range": "bytes=0-9"}, "HEAD")
    assert (status, headers["Content-Length"], body) == (206, "10", b"")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.vtt", "text/vtt; charset=utf-8"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("a.md", "text/plain; charset=utf-8"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("A.HTML", "text/html; charset=utf-8"),
        ("a.webp", "image/webp"),
        ("a.woff2", "font/woff2"),
        ("a.ggb", "application/octet-stream"),
    ],
)
def test_types_are_ours_whatever_the_system_calls_them(
    port: int, name: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mimetypes.guess_type", lambda *_, **__: ("text/plain", None))
    assert _ask(port, f"/{name}")[1]["Content-Type"] == kind


def test_a_browser_asks_again_before_it_shows_what_it_kept(port: int) -> None:
    _, headers, _ = _ask(port, "/a.js")
    assert headers["Cache-Control"] == "no-cache"
    assert _ask(port, "/a.js", {"If-Modified-Since": headers["Last-Modified"]})[0] == 304


@pytest.mark.parametrize("path", ["/%00", "/a%00.js", f"/{'a' * 300}.html", "/a.js/", "/%ff"])
def test_what_can_be_no_file_is_missing_and_nothing_is_told(
    port: int, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _ask(port, path)[0] == 404
    assert _ask(port, path, {"Range": "bytes=0-"})[0] == 404
    assert capsys.readouterr().err == ""


def test_of_a_browser_that_goes_away_nothing_is_told(
    folder: Path, port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "dai.webm").write_bytes(bytes(1 << 24))
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(b"GET /dai.webm HTTP/1.1\r\n\r\n")
        line.recv(100)
        # Closed in the middle and at once, as browsers do.
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    _settle(port)
    assert capsys.readouterr().err == ""


def _settle(port: int) -> Any:
    """Ask for something small some times, so that what went before was dealt with."""
    return [_ask(port, "/a.js")[0] for _ in range(20)]
