"""A build and its shared cache, on a share and over a real web server.

A place that is down, slow, endless or strange makes a build no worse than one without it.
"""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from build_tools.cache_store import CacheStore, pack
from build_tools.shared_cache import shared
from build_tools.shared_cache.keys import ReadingKey, WritingKey
from build_tools.shared_cache.shared import WORTH_ASKING, SharedCache
from library.diagnostics import Text

KEY = WritingKey(b"w" * 32)
ENTRIES = {f"key-{number}": f"content {number}".encode() * 20 for number in range(WORTH_ASKING)}


@pytest.fixture
def told() -> list[str]:
    return []


def machine(folder: Path, name: str) -> CacheStore:
    return CacheStore(folder / name, name.encode() * 8, offering=True)


def at(
    address: str,
    told: list[str],
    key: WritingKey | ReadingKey = KEY,
    options: dict[str, object] | None = None,
) -> SharedCache:
    def tell(text: Text) -> None:
        told.append(text.en)

    return SharedCache(address, options or {}, key, tell)


def given(
    folder: Path, address: str, told: list[str], options: dict[str, object] | None = None
) -> CacheStore:
    store = machine(folder, "giver")
    store.keep_packed((key, pack(content)) for key, content in ENTRIES.items())
    at(address, told, options=options).give(store)
    return store


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler] | partial[BaseHTTPRequestHandler]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)  # type: ignore[arg-type]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files whole, whatever range is asked for."""

    def log_message(self, *words: object) -> None:
        pass


class Flood(BaseHTTPRequestHandler):
    """Sends bytes for as long as somebody takes them."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(bytes(1_000_000))
        except OSError:
            pass

    def log_message(self, *words: object) -> None:
        pass


def test_what_was_given_to_a_share_is_taken_from_a_web_server_with_the_reading_key(
    tmp_path: Path, told: list[str]
) -> None:
    store = given(tmp_path, str(tmp_path / "share"), told)
    assert store.offered() == []
    with serving(partial(Quiet, directory=str(tmp_path / "share"))) as address:
        reader = at(address, told, KEY.reading)
        taker = machine(tmp_path, "taker")
        reader.take(taker, list(ENTRIES)[1:])
        assert taker.size().entries == 0, "few are worked out as quickly as they are fetched"
        reader.take(taker, list(ENTRIES))
        assert dict(taker.read(ENTRIES)) == ENTRIES
        assert reader.look(taker) == (1, next((tmp_path / "share").rglob("*.pack")).stat().st_size)
        assert told == []
        stranger = at(address, told, WritingKey(b"s" * 32).reading)
        stranger.take(machine(tmp_path, "stranger"), list(ENTRIES))
        assert machine(tmp_path, "stranger").size().entries == 0


def test_who_has_the_reading_key_gives_nothing(tmp_path: Path, told: list[str]) -> None:
    store = machine(tmp_path, "reader")
    store.keep_packed((key, pack(content)) for key, content in ENTRIES.items())
    reader = at(str(tmp_path / "share"), told, KEY.reading)
    assert not reader.may_write
    reader.give(store)
    reader._run("give", store, 60)
    assert not (tmp_path / "share").exists()


def test_a_place_that_never_answers_is_given_up(
    tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared, "ANSWER_TIME", 0.5)
    store = machine(tmp_path, "builder")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        at(f"http://127.0.0.1:{silent.getsockname()[1]}", told).take(store, list(ENTRIES))
    assert len(told) == 1
    assert "going on without it" in told[0]


def test_a_job_that_hangs_is_ended(tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "_LEAST_TIME", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        at(f"http://127.0.0.1:{silent.getsockname()[1]}", told).look(machine(tmp_path, "builder"))
    assert len(told) == 1


def test_a_place_that_is_not_there_is_told(tmp_path: Path, told: list[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    store = machine(tmp_path, "builder")
    store.keep_packed((key, pack(content)) for key, content in ENTRIES.items())
    at(f"http://127.0.0.1:{port}", told).give(store)
    at("no-such-kind://x", told).take(store, [f"other {number}" for number in range(WORTH_ASKING)])
    assert len(told) == 2
    assert len(store.offered()) == len(ENTRIES), "what could not be given is offered again"


def test_a_place_that_floods_fills_no_memory_of_the_build(
    tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # A client may hide what ended it. A flood has no end of its own, so where time did not, memory did.
    for limit in ("ANSWER_TIME", "_LEAST_TIME", "_MOST_TIME"):
        monkeypatch.setattr(shared, limit, 300.0)
    store = machine(tmp_path, "builder")
    with serving(Flood) as address:
        at(address, told).take(store, list(ENTRIES))
    assert "going on without it" in told[0]
    assert "300 s" not in told[0]
    assert store.size().entries == 0


def test_without_the_package_it_is_said_what_to_install(
    tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "fsspec.py").write_text("raise ModuleNotFoundError(name='fsspec')\n")
    path = os.pathsep.join(filter(None, (str(tmp_path / "bare"), os.environ.get("PYTHONPATH"))))
    monkeypatch.setenv("PYTHONPATH", path)
    at(str(tmp_path / "share"), told).look(machine(tmp_path, "builder"))
    assert told == ["The shared cache cannot be used without the package fsspec: pip install fsspec"]


def test_without_the_client_of_a_store_it_is_said_what_to_install(
    tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "s3fs.py").write_text("raise ModuleNotFoundError(name='s3fs')\n")
    path = os.pathsep.join(filter(None, (str(tmp_path / "bare"), os.environ.get("PYTHONPATH"))))
    monkeypatch.setenv("PYTHONPATH", path)
    at("s3://bucket/hoclieu", told).look(machine(tmp_path, "builder"))
    assert told == ["The shared cache cannot be used without the package s3fs: pip install s3fs"]


def test_no_program_is_taken_from_the_repository_it_runs_in(
    tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("build_tools", "library", "fsspec"):
        (tmp_path / "here" / name).mkdir(parents=True)
        (tmp_path / "here" / name / "__init__.py").write_text("open('was-run', 'w').close()\n")
    monkeypatch.chdir(tmp_path / "here")
    assert at(str(tmp_path / "share"), told).look(machine(tmp_path, "builder")) == (0, 0)
    assert not (tmp_path / "here" / "was-run").exists()
