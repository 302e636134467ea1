"""Pictures of videos elsewhere: from named origins only, within limits, and written anew."""

import io
from collections.abc import Mapping

import pytest
from PIL import Image

from build_tools.media.fetch_process import allowed
from build_tools.media.providers import PROVIDERS
from build_tools.media.stills import LARGEST_BYTES
from build_tools.media.thumbnails import fetch_thumbnail
from library.diagnostics import Text
from library.video import Drive, YouTube
from tests.build_tools.media.films import still
from tests.build_tools.media.loopback import Loopback, Reply, loopback
from tests.build_tools.media.test_stills import EPS, SVG, png_of

REPLIES: Mapping[str, Reply] = {
    "/picture.jpg": Reply(still("JPEG", (1280, 720)), "image/jpeg"),
    "/moved.jpg": Reply(status=302, headers={"Location": "/picture.jpg"}),
    "/loop.jpg": Reply(status=302, headers={"Location": "/loop.jpg"}),
    "/file.jpg": Reply(status=302, headers={"Location": "file:///etc/passwd"}),
    "/page.jpg": Reply(b"<!doctype html><title>Login</title>", "image/jpeg"),
    "/program.jpg": Reply(EPS, "image/jpeg"),
    "/drawing.jpg": Reply(SVG, "image/svg+xml"),
    "/bomb.jpg": Reply(png_of(40_000, 40_000), "image/png"),
    "/heavy.jpg": Reply(still() + bytes(LARGEST_BYTES), "image/webp"),
    "/endless.jpg": Reply(b"\xff\xd8\xff" * 100_000, "image/jpeg", endless=0),
    "/drip.jpg": Reply(b"\xff", "image/jpeg", endless=0.05),
    "/silent.jpg": Reply(silent=True),
    "/short.jpg": Reply(still("JPEG")[:900], "image/jpeg"),
    "/empty.jpg": Reply(b"", "image/jpeg"),
    "/closed.jpg": Reply(status=403),
}


def fetched(server: Loopback, *names: str, time_limit: float = 20) -> bytes | Text:
    return fetch_thumbnail([f"{server.origin}/{name}" for name in names], (server.origin,), time_limit)


def reason(server: Loopback, *names: str, time_limit: float = 20) -> str:
    answer = fetched(server, *names, time_limit=time_limit)
    assert isinstance(answer, Text), answer[:60]
    return answer.en


@pytest.mark.parametrize("name", ["picture.jpg", "moved.jpg"])
def test_a_picture_is_fetched_and_written_anew(name: str) -> None:
    with loopback(REPLIES) as server:
        first, second = fetched(server, name), fetched(server, name)
    assert isinstance(first, bytes)
    assert first == second
    assert Image.open(io.BytesIO(first), formats=["WEBP"]).size == (960, 540)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nothing.jpg", "the server does not give it"),
        ("closed.jpg", "the server does not give it"),
        ("loop.jpg", "the server does not give it"),
        ("file.jpg", "the server does not give it"),
        ("page.jpg", "the file is damaged or is no picture"),
        ("program.jpg", "the file is damaged or is no picture"),
        ("drawing.jpg", "the file is damaged or is no picture"),
        ("short.jpg", "the file is damaged or is no picture"),
        ("empty.jpg", "the file is damaged or is no picture"),
        ("bomb.jpg", "the picture has more than 16 million pixels"),
        ("heavy.jpg", "the file is larger than 8 MB"),
        ("endless.jpg", "the file is larger than 8 MB"),
    ],
)
def test_what_is_refused(name: str, said: str) -> None:
    with loopback(REPLIES) as server:
        assert reason(server, name) == said


@pytest.mark.parametrize("name", ["drip.jpg", "silent.jpg"])
def test_a_slow_server_is_left(name: str) -> None:
    with loopback(REPLIES) as server:
        assert reason(server, name, time_limit=1.5) == "downloading it took too long"


def test_the_next_address_is_tried() -> None:
    with loopback(REPLIES) as server:
        assert isinstance(fetched(server, "nothing.jpg", "page.jpg", "picture.jpg"), bytes)
        assert server.asked == ["/nothing.jpg", "/page.jpg", "/picture.jpg"]


def test_no_other_origin_is_asked() -> None:
    with loopback(REPLIES) as other, loopback(REPLIES) as server:
        addresses = [f"{other.origin}/picture.jpg", "file:///etc/passwd", "http://user@127.0.0.1/a.jpg"]
        answer = fetch_thumbnail(addresses, (server.origin,))
        assert (other.asked, server.asked) == ([], [])
    assert isinstance(answer, Text)
    assert answer.en == "it lies at an unknown place"


def test_a_redirect_to_another_origin_is_not_followed() -> None:
    with loopback(REPLIES) as other:
        away = {"/away.jpg": Reply(status=302, headers={"Location": f"{other.origin}/picture.jpg"})}
        with loopback(away) as server:
            assert reason(server, "away.jpg") == "the server does not give it"
        assert other.asked == []


def test_a_dead_server_and_no_address_at_all() -> None:
    with loopback(REPLIES) as server:
        pass
    assert reason(server, "picture.jpg") == "it could not be reached"
    assert reason(server) == "no picture is named"


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://i.ytimg.com/vi/AbCdEfGhIjK/hqdefault.jpg", YouTube),
        ("https://drive.google.com/thumbnail?id=1aB2", Drive),
        ("https://lh3.googleusercontent.com/d/1aB2", Drive),
    ],
)
def test_where_providers_keep_pictures(address: str, kind: type[YouTube | Drive]) -> None:
    origins = PROVIDERS[kind].picture_origins
    assert allowed(address, origins)
    for wrong in (
        address.replace("https:", "http:"),
        address.replace("https://", "https://user@"),
        address.replace(".com/", ".com:8443/"),
        address.replace(".com/", ".com.evil.example/"),
        address.replace("https://", "https://127.0.0.1/"),
    ):
        assert not allowed(wrong, origins), wrong
