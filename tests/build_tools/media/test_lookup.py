"""Asking the real yt-dlp about videos on a server of this machine that answers well and badly."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from build_tools.media.lookup import UNREACHABLE, look_up
from build_tools.media.providers import PROVIDERS, Provider
from build_tools.media.video_facts import VideoFacts
from library.diagnostics import Text
from library.video import Drive, YouTube
from tests.build_tools.media.films import film
from tests.build_tools.media.loopback import Loopback, Reply, loopback

HLS = """\
#EXTM3U
#EXT-X-TARGETDURATION:10
#EXT-X-PLAYLIST-TYPE:VOD
#EXTINF:10.0,
a.ts
#EXTINF:7.4,
b.ts
#EXT-X-ENDLIST
"""
PAGE = """\
<!doctype html><html><head><meta charset="utf-8"><title>Phân số bằng nhau</title>
<meta property="og:title" content="Phân số bằng nhau">
<meta property="og:image" content="{origin}/bia.jpg">
<meta property="og:video" content="{origin}/clip.mp4"></head><body></body></html>
"""
REPLIES: Mapping[str, Reply] = {
    "/clip.mp4": Reply(film(2), "video/mp4"),
    "/list.m3u8": Reply(HLS.encode(), "application/vnd.apple.mpegurl"),
    "/text.html": Reply("<!doctype html><title>Trang không có video</title>".encode(), "text/html"),
    "/bytes.html": Reply(b"<!doctype html><meta charset=utf-8><title>\xff\xfe</title>", "text/html"),
    "/endless.html": Reply(b"<p>more</p>", "text/html", endless=0.02),
    "/flood.html": Reply(b"<p>more</p>" * 10_000, "text/html", endless=0),
    "/silent.html": Reply(silent=True),
    "/closed.mp4": Reply(status=403),
    "/gone.mp4": Reply(status=410),
    "/broken.mp4": Reply(status=500),
    "/moved.mp4": Reply(status=302, headers={"Location": "/clip.mp4"}),
    "/away.mp4": Reply(status=302, headers={"Location": "file:///etc/passwd"}),
    "/loop.mp4": Reply(status=302, headers={"Location": "/loop.mp4"}),
}


def told(server: Loopback, name: str, time_limit: float = 30) -> VideoFacts | Text:
    return look_up(name, Provider("test", "generic", server.origin + "/{id}", ()), time_limit)


def refused(server: Loopback, name: str, time_limit: float = 30) -> str:
    answer = told(server, name, time_limit)
    assert isinstance(answer, Text), answer
    return answer.en


def test_a_clip_a_playlist_and_a_page_are_understood() -> None:
    with loopback(lambda origin: {**REPLIES, "/page.html": _page(origin)}) as server:
        clip, listed, page = (told(server, name) for name in ("clip.mp4", "list.m3u8", "page.html"))
        moved = told(server, "moved.mp4")
    assert isinstance(clip, VideoFacts)
    assert (clip.title, clip.duration) == ("clip", None)
    assert isinstance(listed, VideoFacts)
    assert (listed.title, listed.duration) == ("list", 17)
    assert isinstance(page, VideoFacts)
    assert (page.title, page.thumbnails) == ("Phân số bằng nhau", (f"{server.origin}/bia.jpg",))
    assert isinstance(moved, VideoFacts)


def _page(origin: str) -> Reply:
    return Reply(PAGE.format(origin=origin).encode(), "text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nothing.mp4", "the video is not there"),
        ("gone.mp4", "the video is not there"),
        ("closed.mp4", "the server refuses to answer"),
        ("broken.mp4", "the server refuses to answer"),
        ("text.html", "the answer was not understood"),
        ("bytes.html", "the answer was not understood"),
        ("away.mp4", "the answer was not understood"),
        ("loop.mp4", "the server refuses to answer"),
    ],
)
def test_why_nothing_was_learnt(name: str, reason: str) -> None:
    with loopback(REPLIES) as server:
        assert refused(server, name) == reason


@pytest.mark.parametrize("name", ["endless.html", "silent.html"])
def test_a_server_that_does_not_end_is_left(name: str) -> None:
    with loopback(REPLIES) as server:
        assert refused(server, name, time_limit=3) == "there was no answer in time"


def test_a_flood_fills_no_memory_and_no_time() -> None:
    with loopback(REPLIES) as server:
        answer = refused(server, "flood.html", time_limit=6)
    assert answer in ("there was no answer in time", "the answer was not understood")


def test_a_dead_server_is_unreachable() -> None:
    with loopback(REPLIES) as server:
        pass
    assert told(server, "clip.mp4") is UNREACHABLE


def test_a_file_of_this_machine_is_never_asked_for() -> None:
    provider = Provider("test", "generic", "file:///etc/passwd#{id}", ())
    assert isinstance(look_up("x", provider), Text)


@pytest.mark.parametrize("kind", [YouTube, Drive])
def test_a_provider_lets_yt_dlp_open_nothing_else(kind: type[YouTube | Drive]) -> None:
    extractor = PROVIDERS[kind].extractor
    with loopback(REPLIES) as server:
        assert isinstance(look_up("clip.mp4", Provider("test", extractor, server.origin + "/{id}", ())), Text)
        assert server.asked == []


def test_no_plugin_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plugins = tmp_path / "yt-dlp-plugins" / "bad" / "yt_dlp_plugins" / "extractor"
    plugins.mkdir(parents=True)
    mark = tmp_path / "run"
    (plugins / "bad.py").write_text(f"open({str(mark)!r}, 'w')\n")
    for name in ("HOME", "XDG_CONFIG_HOME", "PYTHONPATH"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("YTDLP_NO_PLUGINS", "")
    loading = "import yt_dlp; yt_dlp.YoutubeDL({'quiet': True})"
    subprocess.run([sys.executable, "-c", loading], check=True)
    assert mark.exists()
    mark.unlink()
    with loopback(REPLIES) as server:
        assert isinstance(told(server, "clip.mp4"), VideoFacts)
    assert not mark.exists()
