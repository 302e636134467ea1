"""Facts from strangers, and the record that is made of them."""

import json

import pytest

from build_tools.media.video_facts import VideoFacts, read_facts, record_text, same_but_for_the_day
from library.diagnostics import collect
from library.video import VideoRecord, read_record

FACTS = VideoFacts(title="Bài “1”", duration=65, channel="Kênh", availability="public", subtitles=("vi",))


def test_a_record_as_it_is_written() -> None:
    record = record_text("aqz-KE-bpKQ", "youtube", FACTS, "", "2026-09-01")
    assert record.decode() == (
        "{\n"
        ' "availability": "public",\n'
        ' "channel": "Kênh",\n'
        ' "checked_at": "2026-09-01",\n'
        ' "duration": 65,\n'
        ' "id": "aqz-KE-bpKQ",\n'
        ' "provider": "youtube",\n'
        ' "subtitles": [\n  "vi"\n ],\n'
        ' "title": "Bài “1”"\n'
        "}\n"
    )


def test_what_is_not_of_its_kind_is_left_out() -> None:
    odd = {
        "title": ["a"], "duration": "ba", "channel": 7, "age_limit": True, "subtitles": "vi",
        "thumbnails": {"a": 1}, "availability": None,
    }  # fmt: skip
    assert read_facts(odd) == VideoFacts()


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf"), 10**6, True, None])
def test_a_length_that_cannot_be(seconds: object) -> None:
    assert read_facts({"duration": seconds}).duration is None


@pytest.mark.parametrize(("told", "seconds"), [(0.2, 1), (64.6, 65), (10**6 - 1, 10**6 - 1)])
def test_lengths_are_whole_seconds(told: float, seconds: int) -> None:
    assert read_facts({"duration": told}).duration == seconds


def test_the_uploader_stands_for_a_channel() -> None:
    assert read_facts({"uploader": "Cô Lan (mẫu)"}).channel == "Cô Lan (mẫu)"


def test_a_title_is_one_visible_line() -> None:
    written = " A\u202egnit\x1b[31m\n\tB\u0000 " + "a\u0300" + " x" * 5000
    title = read_facts({"title": written}).title
    assert title.isprintable()
    assert title.startswith("A gnit [31m B à x")
    assert len(title) <= 300


def test_whatever_was_told_the_library_reads_the_record() -> None:
    told = {"title": "a" * 9999, "channel": "b" * 9999, "availability": "c" * 99, "duration": 999_999.4}
    record = record_text("x", "drive", read_facts(told), "ab" * 32, "2026-09-01")
    read, findings = collect(read_record(record, "video.json"))
    assert findings == []
    assert isinstance(read, VideoRecord)
    assert (len(read.title), len(read.channel), len(read.availability)) == (300, 200, 40)


def test_the_day_alone_makes_no_difference() -> None:
    first = record_text("x", "drive", FACTS, "", "2026-09-01")
    later = record_text("x", "drive", FACTS, "", "2026-12-24")
    other = record_text("x", "drive", VideoFacts(title="Khác"), "", "2026-09-01")
    assert same_but_for_the_day(first, later)
    assert not same_but_for_the_day(first, other)
    for broken in (b"", b"[]", b"null", b"{", json.dumps([1]).encode(), b"[" * 100_000):
        assert not same_but_for_the_day(broken, first)
