"""What a teacher may paste as a video, and what a record beside it may say."""

import json

import pytest

from library.diagnostics import Location, collect
from library.rules import video as rules
from library.video import (
    RECORD_LIMIT,
    Drive,
    LocalFile,
    VideoRecord,
    VideoReference,
    YouTube,
    judge_record,
    parse_video,
    read_record,
)

PLACE = Location("index.md", 9, 8)
FILM = YouTube("aqz-KE-bpKQ")
FILE = Drive("1aB2cD3eF4gH5iJ6kL7mN8oP9")

PLAYED: list[tuple[str, VideoReference]] = [
    ("https://youtu.be/aqz-KE-bpKQ", FILM),
    ("https://youtu.be/aqz-KE-bpKQ?t=42&si=share", FILM),
    ("http://youtu.be/aqz-KE-bpKQ", FILM),
    ("https://www.youtube.com/watch?v=aqz-KE-bpKQ", FILM),
    ("https://www.youtube.com/watch?list=PL0123456789&v=aqz-KE-bpKQ", FILM),
    ("https://m.youtube.com/watch?v=aqz-KE-bpKQ&feature=share", FILM),
    ("https://youtube.com/watch?v=aqz-KE-bpKQ#t=10", FILM),
    ("https://YouTube.com/watch?v=aqz-KE-bpKQ", FILM),
    ("https://www.youtube.com/shorts/aqz-KE-bpKQ", FILM),
    ("https://www.youtube.com/live/aqz-KE-bpKQ?feature=share", FILM),
    ("https://www.youtube.com/embed/aqz-KE-bpKQ", FILM),
    ("https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?rel=0", FILM),
    ("  https://youtu.be/aqz-KE-bpKQ  ", FILM),
    ("https://drive.google.com/file/d/1aB2cD3eF4gH5iJ6kL7mN8oP9/view?usp=sharing", FILE),
    ("https://drive.google.com/file/d/1aB2cD3eF4gH5iJ6kL7mN8oP9/preview", FILE),
    ("https://drive.google.com/file/d/1aB2cD3eF4gH5iJ6kL7mN8oP9", FILE),
    ("https://drive.google.com/open?id=1aB2cD3eF4gH5iJ6kL7mN8oP9", FILE),
    ("https://drive.google.com/uc?export=download&id=1aB2cD3eF4gH5iJ6kL7mN8oP9", FILE),
    ("bai-giang.mp4", LocalFile("bai-giang.mp4")),
    ("bai.giang_2.WEBM", LocalFile("bai.giang_2.WEBM")),
]

LISTS = [
    "https://www.youtube.com/playlist?list=PL0123456789",
    "https://www.youtube.com/channel/UC0123456789",
    "https://www.youtube.com/@truong-mau",
    "https://www.youtube.com/c/truongmau",
    "https://m.youtube.com/user/truongmau/videos",
]

REFUSED = [
    "",
    "https://www.youtube.com/watch?v=short",
    "https://www.youtube.com/watch?v=aqz-KE-bpKQtoolong",
    "https://www.youtube.com/watch",
    "https://www.youtube.com/redirect?q=https://evil.example&v=aqz-KE-bpKQ",
    "https://youtu.be/aqz-KE-bpKQ/more",
    "https://youtu.be/../aqz-KE-bpK",
    "https://user@www.youtube.com/watch?v=aqz-KE-bpKQ",
    "https://user:pass@youtu.be/aqz-KE-bpKQ",
    "https://youtube.com@evil.example/watch?v=aqz-KE-bpKQ",
    "https://youtube.com.evil.example/watch?v=aqz-KE-bpKQ",
    "https://evilyoutube.com/watch?v=aqz-KE-bpKQ",
    "https://уoutube.com/watch?v=aqz-KE-bpKQ",
    "https://xn--outube-b0f.com/watch?v=aqz-KE-bpKQ",
    "https://www.youtube.com:8443/watch?v=aqz-KE-bpKQ",
    "https://www.youtube.com:99999/watch?v=aqz-KE-bpKQ",
    "https://www.youtube.com./watch?v=aqz-KE-bpKQ",
    "https:\\\\www.youtube.com\\watch?v=aqz-KE-bpKQ",
    "https://[::1]/watch?v=aqz-KE-bpKQ",
    "https://[::1/watch?v=aqz-KE-bpKQ",
    "//www.youtube.com/watch?v=aqz-KE-bpKQ",
    "ftp://www.youtube.com/watch?v=aqz-KE-bpKQ",
    "javascript:alert(1)//youtu.be/aqz-KE-bpKQ",
    "data:text/html,<script>",
    "file:///etc/passwd",
    "file://youtu.be/aqz-KE-bpKQ",
    "http://localhost/watch?v=aqz-KE-bpKQ",
    "http://127.0.0.1/watch?v=aqz-KE-bpKQ",
    "http://169.254.169.254/latest/meta-data",
    "http://0x7f000001/watch?v=aqz-KE-bpKQ",
    "https://vimeo.com/123456789",
    "https://drive.google.com/drive/folders/1aB2cD3eF4gH5iJ6kL7mN8oP9",
    "https://drive.google.com/file/d/short/view",
    "https://drive.google.com/file/d/1aB2cD3eF4gH5iJ6kL7mN8oP9%22onload/view",
    "https://docs.google.com.evil.example/file/d/1aB2cD3eF4gH5iJ6kL7mN8oP9/view",
    "bai-giang.mov",
    "../bai-giang.mp4",
    "/etc/bai-giang.mp4",
    "..mp4",
    ".mp4",
    "bài giảng.mp4",
    "a b.mp4",
    "https://www.youtube.com/watch?" + "&".join(f"a{n}=1" for n in range(100)),
]


@pytest.mark.parametrize(("written", "video"), PLAYED)
def test_what_is_played(written: str, video: VideoReference) -> None:
    assert collect(parse_video(written, PLACE)) == (video, [])


@pytest.mark.parametrize("written", LISTS)
def test_a_list_is_no_video(written: str) -> None:
    video, findings = collect(parse_video(written, PLACE))
    assert video is None
    assert [f.rule for f in findings] == [rules.VIDEO_LIST]


@pytest.mark.parametrize("written", REFUSED)
def test_what_is_not_played(written: str) -> None:
    video, findings = collect(parse_video(written, PLACE))
    assert video is None
    assert [(f.rule, f.location) for f in findings] == [(rules.UNKNOWN_VIDEO, PLACE)]


@pytest.mark.parametrize("video", [FILM, FILE, LocalFile("bai-giang.mp4")])
def test_a_video_is_written_as_it_is_read(video: VideoReference) -> None:
    assert collect(parse_video(str(video), PLACE)) == (video, [])


def test_a_record_is_read() -> None:
    source = {
        "id": "aqz-KE-bpKQ", "title": "Phim mở", "duration": 635, "channel": "Kênh",
        "availability": "unlisted", "thumbnail_sha256": "ab" * 32, "checked_at": "2026-09-01",
    }  # fmt: skip
    record, findings = collect(read_record(json.dumps(source).encode(), "video.json"))
    assert record == VideoRecord(
        "aqz-KE-bpKQ", "Phim mở", 635.0, "Kênh", "unlisted", "ab" * 32, "2026-09-01"
    )  # fmt: skip
    assert findings == []


def test_a_record_needs_no_more_than_an_id() -> None:
    assert collect(read_record(b'{"id": "x"}', "video.json")) == (VideoRecord("x"), [])


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"null",
        b"[]",
        b'"id"',
        b"{}",
        b'{"id": 7}',
        b'{"id": null}',
        b'{"id": "x", "duration": "ba"}',
        b'{"id": "x", "duration": true}',
        b'{"id": "x", "duration": -3}',
        b'{"id": "x", "duration": 0}',
        b'{"id": "x", "duration": 1e400}',
        b'{"id": "x", "duration": NaN}',
        b'{"id": "x", "duration": Infinity}',
        b'{"id": "x", "title": ["a"]}',
        b'{"id": "x", "title": "' + b"a" * 301 + b'"}',
        b'{"id": "x", "title": "\xff"}',
        b"\xff\xfe{\x00}\x00",
        b"[" * 50_000,
        b'{"id": "x", "n": 1' + b"0" * 5000 + b"}",
        b'{"id": "x", "rest": "' + b"a" * RECORD_LIMIT + b'"}',
    ],
)
def test_a_malformed_record_says_nothing(source: bytes) -> None:
    record, findings = collect(read_record(source, "video.json"))
    assert record is None
    assert [f.rule for f in findings] == [rules.BAD_RECORD]


def test_a_record_speaks_of_the_video_that_is_played() -> None:
    assert list(judge_record(VideoRecord("aqz-KE-bpKQ"), FILM, "video.json")) == []
    other = list(judge_record(VideoRecord("aqz-KE-bpKQ"), YouTube("eRsGyueVLvQ"), "video.json"))
    assert [f.rule for f in other] == [rules.RECORD_OF_ANOTHER]
    clip = LocalFile("bai-giang.mp4")
    assert list(judge_record(VideoRecord("bai-giang.mp4"), clip, "video.json")) == []
