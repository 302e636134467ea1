"""What is kept of yt-dlp's info records: saved ones, in its own shape, go through the real yt-dlp."""

import json
from pathlib import Path
from typing import Any

import pytest
import yt_dlp

from build_tools.media.lookup_process import OPTIONS, Listener, answer_for, failure_of
from build_tools.media.video_facts import read_facts, record_text
from library.diagnostics import collect
from library.video import read_record

SAVED = Path(__file__).parent / "info_records"


def answered(name: str, said: tuple[str, ...] = (), **changed: object) -> dict[str, Any]:
    """The answer for a saved record after yt-dlp has processed it, as if it had just been extracted."""
    info = {**json.loads((SAVED / f"{name}.json").read_text(encoding="utf-8")), **changed}
    listener = Listener()
    with yt_dlp.YoutubeDL({**OPTIONS, "logger": listener, "allowed_extractors": ["youtube"]}) as asker:
        try:
            processed = asker.process_ie_result(info, download=False)
        except yt_dlp.utils.YoutubeDLError as error:
            return failure_of(error, listener.said)
    return answer_for(processed, [*said, *listener.said])


def test_a_youtube_video() -> None:
    facts = answered("youtube")["facts"]
    assert facts == {
        "title": "Phân số bằng nhau | Toán 6 (mẫu)",
        "duration": 185,
        "channel": "Kênh trường mẫu",
        "uploader": "Kênh trường mẫu",
        "channel_id": "UCmau0123456789mau012345",
        "upload_date": "20250901",
        "availability": "unlisted",
        "live_status": "not_live",
        "age_limit": 0,
        "subtitles": ["en", "vi"],
        "thumbnails": [
            "https://i.ytimg.com/vi/AbCdEfGhIjK/maxresdefault.jpg",
            "https://i.ytimg.com/vi/AbCdEfGhIjK/hqdefault.jpg",
        ],
    }


def test_a_drive_film() -> None:
    facts = answered("drive")["facts"]
    assert (facts["title"], facts["duration"]) == ("Tiết dạy minh hoạ.mp4", 2710)
    assert "channel" not in facts


def test_what_changes_with_each_question_is_not_kept() -> None:
    first = answered("youtube")
    later = answered("youtube", view_count=999_999, epoch=1_900_000_000, like_count=7, _type="video")
    assert first == later
    for word in ("googlevideo", "expire", "view_count", "http_headers", "cookies"):
        assert word not in json.dumps(first)


@pytest.mark.parametrize(
    ("name", "said", "reason"),
    [
        ("nothing", ("[youtube] AbCdEfGhIjK: Private video. Sign in if you may",), "private"),
        ("nothing", ("[youtube] AbCdEfGhIjK: Video unavailable. This video has been removed",), "not-found"),
        ("nothing", ("[youtube] AbCdEfGhIjK: Sign in to confirm you're not a bot",), "refused"),
        ("nothing", ("[youtube] AbCdEfGhIjK: Sign in to confirm your age",), "sign-in"),
        ("nothing", ("[youtube] AbCdEfGhIjK: Premieres in 3 days",), "not-yet"),
        ("nothing", ("[youtube] AbCdEfGhIjK: Something new",), "other"),
        ("nothing", (), "other"),
        ("list", (), "list"),
    ],
)  # fmt: skip
def test_a_record_that_tells_nothing_is_none(name: str, said: tuple[str, ...], reason: str) -> None:
    assert answered(name, said) == {"refused": reason}


@pytest.mark.parametrize("name", ["youtube", "drive"])
def test_the_record_is_small_stable_and_read_by_the_library(name: str) -> None:
    facts = read_facts(answered(name)["facts"])
    record = record_text("AbCdEfGhIjK", "youtube", facts, "ab" * 32, "2026-09-01")
    assert record == record_text("AbCdEfGhIjK", "youtube", facts, "ab" * 32, "2026-09-01")
    assert len(record) < 1000
    read, findings = collect(read_record(record, "video.json"))
    assert findings == []
    assert read is not None
    assert (read.id, read.title, read.duration) == ("AbCdEfGhIjK", facts.title, facts.duration)
