"""What a preview's server answers: pages with their notes, pages of its own, and nothing to strangers."""

import http.client
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest

from build_tools.live_preview.server import PreviewServer
from build_tools.live_preview.session import PreviewSession
from tests.build_tools.live_preview.conftest import begun_session, with_drafts
from tests.build_tools.small_district import QUIET, SmallDistrict, document

HERE = "content/schools/thcs-a/toan"


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass
class Visitor:
    """Asks one server; `out` is the folder it serves."""

    port: int
    out: Path

    def get(self, path: str, host: str = "", part: str = "") -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            headers = {name: value for name, value in (("Host", host), ("Range", part)) if value}
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read().decode())
        finally:
            connection.close()


@contextmanager
def _visited(session: PreviewSession) -> Iterator[Visitor]:
    with PreviewServer(session, 0, "vi") as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield Visitor(server.server_address[1], session.out)
        server.shutdown()
        thread.join()


@pytest.fixture
def visitor(session: PreviewSession) -> Iterator[Visitor]:
    with _visited(session) as one:
        yield one


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """Who asks a preview of which nothing is edited any more."""
    folder = tmp_path_factory.mktemp("still")
    district = with_drafts(SmallDistrict(folder / "repository"))
    with begun_session(district, folder / "out") as session, _visited(session) as one:
        yield one


def test_the_first_page_lists_what_is_edited_what_is_wrong_and_the_sites(
    visitor: Visitor, session: PreviewSession, edited: SmallDistrict
) -> None:
    edited.put("thcs-a/sai", document(grade="66"))
    edited.put("thcs-a/la", document("Bài 2 < 3 & 5"))
    session.rebuild(None, QUIET)
    page = visitor.get("/").text
    assert '<a href="/sites/thcs-a/tai-nguyen/nhap.html">Bản nháp</a>' in page
    assert '<a href="/staff/thcs-a/tai-nguyen/noi-bo.html">Tài liệu nội bộ</a>' in page
    assert "Bài 2 &lt; 3 &amp; 5</a>" in page
    assert "<strong>sai</strong>" in page
    assert "<strong>Đề giữa kì</strong>" in page  # it is held back at this moment
    assert "M106" in page
    assert "có phải là “6”?" in page
    hrefs = re.findall(r'href="(/[^"]*)"', page)
    assert {f"/sites/{site}/index.html" for site in ("district", "thcs-a", "thcs-b")} <= set(hrefs)
    assert "/staff/thcs-a/index.html" in hrefs
    assert [href for href in hrefs if visitor.get(href).status != 200] == []


def test_a_page_bears_the_notes_of_its_own_resource(
    visitor: Visitor, session: PreviewSession, edited: SmallDistrict
) -> None:
    edited.put("thcs-a/phieu", document("Phiếu", grade="66"))
    edited.put("thcs-a/nhap", document("Bản nháp", authors="[p-khach]"))
    session.rebuild(None, QUIET)
    own = visitor.get("/sites/thcs-a/tai-nguyen/phieu.html")
    assert own.status == 200
    assert "Bản đang sửa có lỗi nên trang này vẫn là bản đã duyệt." in own.text
    assert "“66” không có trong danh mục" in own.text
    assert "p-khach" not in own.text  # a warning on another resource
    other = visitor.get("/sites/thcs-a/tai-nguyen/nhap.html").text
    assert "“p-khach” không có trong people.yml" in other
    assert "index.md, dòng 8" in other
    assert f"{HERE}/phieu/index.md, dòng 5" in other  # an error in what is edited is on each page


def test_what_cannot_be_shown_has_a_page_that_says_why(
    visitor: Visitor, session: PreviewSession, edited: SmallDistrict
) -> None:
    edited.put("thcs-a/sai", "---\ntitle: [\n---\n")
    session.rebuild(None, QUIET)
    page = visitor.get("/sites/thcs-a/tai-nguyen/sai.html")
    assert page.status == 404
    assert "Học liệu này chưa hiện được" in page.text
    assert "index.md, dòng" in page.text
    held = visitor.get("/sites/thcs-a/tai-nguyen/de-kin.html")
    assert held.status == 404
    assert "hoclieu serve --worktree --as-of" in held.text
    assert "Không có trang này" in visitor.get("/sites/thcs-a/tai-nguyen/khong-co.html").text


def test_a_failed_build_is_told_on_every_page(
    visitor: Visitor, session: PreviewSession, edited: SmallDistrict
) -> None:
    edited.write("content/district/schools.yml", "- [\n")
    session.rebuild(None, QUIET)
    for path in ("/", "/sites/thcs-a/index.html", "/sites/district/index.html", "/sites/x/y.html"):
        assert "Tệp chung của kho (content/district) có lỗi mới" in visitor.get(path).text, path


def test_nothing_of_it_is_in_the_built_folder(still: Visitor) -> None:
    served = still.get("/sites/thcs-a/tai-nguyen/nhap.html").text
    files = [path for path in still.out.rglob("*") if path.is_file()]
    for sign in (b"_preview/", b"kho-notes"):
        assert sign.decode() in served
        assert [path for path in files if sign in path.read_bytes()] == []


@pytest.mark.parametrize("path", ["/", "/sites/thcs-a/tai-nguyen/nhap.html", "/sites/thcs-a/khong-co.html"])
def test_notes_go_with_the_strict_policy_of_pages(still: Visitor, path: str) -> None:
    answer = still.get(path)
    in_the_page = re.findall(r'Content-Security-Policy" content="([^"]*)"', answer.text)
    (policy,) = in_the_page or [answer.headers["Content-Security-Policy"]]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert re.findall(r"<script(?![^>]* src=)[^>]*>|<style| style=| on[a-z]+=", answer.text) == []
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_file_to_carry_away_stays_as_it_is_built(still: Visitor) -> None:
    path = "sites/thcs-a/tai-nguyen/nhap/mang_theo.html"
    assert still.get(f"/{path}").text == (still.out / path).read_text()


@pytest.mark.parametrize(
    "path",
    [
        "/.hoclieu/manifest.json",
        "/sites/../.hoclieu/manifest.json",
        "/sites/thcs-a/..%2f..%2f.hoclieu%2fmanifest.json",
        "/sites/thcs-a/",
        "/sites/",
        "//sites",
        "/_preview/../.hoclieu/manifest.json",
        "/_preview/overview.html",
        "/sites/thcs-a/index.html/",
        "/sites/thcs-a/%00",
        f"/sites/thcs-a/{'a' * 300}.html",
    ],
)
def test_nothing_else_of_the_folder_is_served(still: Visitor, path: str) -> None:
    answer = still.get(path)
    assert answer.status == 404
    assert "Không có trang này" in answer.text


@pytest.mark.parametrize("path", ["/", "/sites/thcs-a/index.html", "/_preview/changes"])
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1.evil.example"])
def test_another_name_for_this_machine_gets_nothing(still: Visitor, path: str, host: str) -> None:
    answer = still.get(path, host)
    assert answer.status == 421
    assert "kho" not in answer.text


def test_localhost_is_this_machine(still: Visitor) -> None:
    assert still.get("/", f"localhost:{still.port}").status == 200


def test_the_usual_port_needs_not_be_named(still: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("build_tools.live_preview.server.HTTP_PORT", still.port)
    assert still.get("/", "localhost").status == 200
    assert still.get("/", "evil.example").status == 421


def test_a_file_beside_pages_is_given_in_parts_and_kept_by_nobody(still: Visitor) -> None:
    path = "sites/thcs-a/version.json"
    answer = still.get(f"/{path}", part="bytes=0-9")
    assert answer.status == 206
    assert answer.text == (still.out / path).read_text()[:10]
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_who_listens_hears_of_the_next_build(
    visitor: Visitor, session: PreviewSession, edited: SmallDistrict
) -> None:
    with socket.create_connection(("127.0.0.1", visitor.port), timeout=20) as line:
        line.sendall(f"GET /_preview/changes HTTP/1.1\r\nHost: 127.0.0.1:{visitor.port}\r\n\r\n".encode())
        stream = line.makefile("rb")
        head = list(iter(stream.readline, b"\r\n"))
        assert b"Content-Type: text/event-stream\r\n" in head
        first = session.shown.state
        assert stream.readline().decode() == f"data: {first}\n"
        edited.put("thcs-a/nhap", document("Bản nháp sửa lại"))
        session.rebuild(None, QUIET)
        assert stream.readline() == b"\n"
        assert stream.readline().decode() == f"data: {session.shown.state}\n"
        assert session.shown.state != first
    assert f'data-state="{session.shown.state}"' in visitor.get("/sites/thcs-a/index.html").text
