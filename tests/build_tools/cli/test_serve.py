"""`hoclieu serve`: built sites on this machine, each with its own page for what is missing."""

import http.client
import re
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.cli.main import main
from tests.build_tools.cli.conftest import SCRIPT, Command
from tests.build_tools.small_district import SmallDistrict


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder that looks as if two sites were built into it."""
    for site in ("district", "thcs-a"):
        folder = tmp_path / "build" / "sites" / site
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(f"home of {site}")
        (folder / "404.html").write_text(f"missing in {site}")
    (tmp_path / "build" / "staff").mkdir()
    (tmp_path / "build" / "staff" / "secret.html").write_text("secret")
    return tmp_path


@pytest.fixture
def addresses(built: Path, hoclieu: Command) -> Iterator[list[str]]:
    """What the running server says it serves."""
    with subprocess.Popen(
        [SCRIPT, "serve", "--port", "0", "--root", built, "--lang", "en"],
        env=hoclieu.environment(), stdout=subprocess.PIPE, text=True,
    ) as server:  # fmt: skip
        assert server.stdout is not None
        yield list(iter(server.stdout.readline, "Press Ctrl+C to stop.\n"))
        server.terminate()


def _get(root: str, path: str) -> tuple[int, str]:
    """What the server answers to a path as it is written, dots and all."""
    connection = http.client.HTTPConnection(root.removeprefix("http://"), timeout=20)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def test_every_site_is_told_with_its_address_and_can_be_opened(addresses: list[str]) -> None:
    root = addresses[0].partition("/district")[0]
    paths = [line.removeprefix(root).strip() for line in addresses]
    assert paths == ["/district/index.html", "/thcs-a/index.html"]
    assert [_get(root, path) for path in paths] == [(200, "home of district"), (200, "home of thcs-a")]


@pytest.mark.parametrize(
    "path", ["/staff/secret.html", "/../staff/secret.html", "/..%2Fstaff/secret.html", "/x/..%2f..%2fstaff/"]
)
def test_nothing_but_the_public_sites_is_served(addresses: list[str], path: str) -> None:
    status, text = _get(addresses[0].partition("/district")[0], path)
    assert status == 404
    assert "secret" not in text


def test_what_is_missing_gets_the_page_of_its_site(addresses: list[str]) -> None:
    root = addresses[0].partition("/district")[0]
    assert _get(root, "/thcs-a/lop-6/khong-co.html") == (404, "missing in thcs-a")


def test_before_a_build_it_says_to_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--root", str(tmp_path), "--lang", "vi"]) == 2
    assert "Hãy chạy: hoclieu build" in capsys.readouterr().err


def test_a_busy_port_is_told_with_a_way_out(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main(["serve", "--root", str(built), "--port", str(port), "--lang", "vi"]) == 2
    assert "hoclieu serve --port 0" in capsys.readouterr().err


@pytest.mark.parametrize("more", [[], ["--worktree"]])
def test_a_port_that_is_not_ours_to_open_is_not_called_busy(
    approved: SmallDistrict,
    more: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("socketserver.TCPServer.server_bind", refuse)
    (approved.root / "build" / "sites").mkdir(parents=True)
    assert main(["serve", "--root", str(approved.root), "--port", "80", "--lang", "vi", *more]) == 2
    assert "Máy này không cho mở cổng 80. Hãy chọn cổng khác" in capsys.readouterr().err


def test_a_port_that_cannot_be_is_told(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["serve", "--root", str(built), "--port", "70000", "--lang", "en"])
    assert ended.value.code == 2
    assert "--port cannot be '70000'" in capsys.readouterr().err


def test_options_of_a_preview_need_one(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--root", str(built), "--site", "thcs-a", "--lang", "en"]) == 2
    assert "--site and --as-of only go with --worktree" in capsys.readouterr().err


def test_a_preview_needs_a_repository_and_a_folder_of_its_own(
    built: Path, approved: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--worktree", "--root", str(built), "--lang", "en"]) == 2
    assert "is no Git repository" in capsys.readouterr().err
    root = str(approved.root)
    assert main(["build", "--root", root]) == 0
    out = str(approved.root / "build")
    assert main(["serve", "--worktree", "--root", root, "--out", out, "--lang", "en"]) == 2
    assert "a preview needs another folder" in capsys.readouterr().err


def test_a_preview_of_a_site_that_is_not_there_is_told(
    approved: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["serve", "--worktree", "--root", str(approved.root), "--port", "0", "--lang", "vi"]
    assert main([*command, "--site", "thcs-c"]) == 2
    assert "Không có trang “thcs-c”" in capsys.readouterr().err


def test_of_a_missing_page_only_the_head_is_given_where_only_that_is_asked_for(addresses: list[str]) -> None:
    port = int(addresses[0].removeprefix("http://").partition("/")[0].rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(b"HEAD /thcs-a/khong-co.html HTTP/1.1\r\n\r\n")
        answer = line.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.0 404")
    assert answer.endswith(b"\r\n\r\n")


@pytest.mark.parametrize("request_line", [b"GET / HTTP/x", b"x", b"GET /" + b"a" * 70_000])
def test_a_request_that_cannot_be_read_is_answered(addresses: list[str], request_line: bytes) -> None:
    port = int(addresses[0].removeprefix("http://").partition("/")[0].rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(request_line + b"\r\n\r\n")
        assert re.match(rb".*(?:HTTP/1.0 |Error code: )4\d\d", line.makefile("rb").read(), re.DOTALL)
