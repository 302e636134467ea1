"""`media refresh` in a real repository: what is asked, what is written beside a resource, what stays."""

import hashlib
import io
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from build_tools.media.providers import Provider, Providers
from build_tools.media.refresh import RefreshReport, refresh
from library.diagnostics import Severity, collect
from library.rules import video as rules
from library.video import Drive, VideoRecord, YouTube, read_record
from tests.build_tools.media.films import film, still
from tests.build_tools.media.loopback import Loopback, Reply, loopback
from tests.build_tools.small_district import QUIET, SmallDistrict, document

FILM, OTHER, FILE = "AbCdEfGhIjK", "LmNoPqRsTuV", "1aB2cD3eF4gH5iJ6kL7mN8oP9"
DAY = date(2026, 9, 1)
FOLDER = Path("content/schools/thcs-a/toan")

Answers = dict[str, Reply]


def page(origin: str, title: str = "Phân số bằng nhau", picture: str = "bia.jpg") -> Reply:
    """A page that says of its video what a provider would."""
    text = (
        f'<!doctype html><html><head><meta charset="utf-8"><meta property="og:title" content="{title}">'
        f'<meta property="og:image" content="{origin}/{picture}">'
        f'<meta property="og:video" content="{origin}/clip.mp4"></head></html>'
    )
    return Reply(text.encode(), "text/html; charset=utf-8")


def answers(origin: str) -> Answers:
    return {
        f"/y/{FILM}": page(origin),
        f"/y/{OTHER}": page(origin, "Góc nội tiếp"),
        f"/d/{FILE}": page(origin, "Tiết dạy"),
        "/clip.mp4": Reply(film(2), "video/mp4"),
        "/bia.jpg": Reply(still("JPEG", (1280, 720)), "image/jpeg"),
    }


@pytest.fixture
def replies() -> Answers:
    """The answers of the server, to be changed by a test while it runs."""
    return {}


@pytest.fixture
def server(replies: Answers) -> Iterator[Loopback]:
    def known(origin: str) -> Answers:
        replies.update(answers(origin))
        return replies

    with loopback(known) as running:
        yield running


@pytest.fixture
def district(tmp_path: Path) -> SmallDistrict:
    made = SmallDistrict(tmp_path / "repository")
    put(made, "phan-so", f"https://youtu.be/{FILM}")
    put(made, "goc", f"https://drive.google.com/file/d/{FILE}/view")
    made.put("thcs-a/clip", lesson("bai-giang.mp4"), **{"bai-giang__mp4": film(2)})
    made.put("thcs-a/phieu", document())
    made.commit()
    return made


def lesson(video: str) -> str:
    return document("Bài giảng", type="video-bai-giang", video=video)


def put(district: SmallDistrict, name: str, video: str) -> None:
    district.put(f"thcs-a/{name}", lesson(video))


Refresh = Callable[..., RefreshReport]


@pytest.fixture
def run(district: SmallDistrict, server: Loopback) -> Refresh:
    providers: Providers = {
        YouTube: Provider("youtube", "generic", server.origin + "/y/{id}", (server.origin,)),
        Drive: Provider("drive", "generic", server.origin + "/d/{id}", (server.origin,)),
    }

    def once(*keys: str, update: bool = False, today: date = DAY) -> RefreshReport:
        return refresh(
            district.root, keys, update=update, today=today, progress=QUIET, providers=providers
        )  # fmt: skip

    return once


def written(district: SmallDistrict, name: str = "phan-so") -> dict[str, bytes]:
    """What stands beside the index of a resource."""
    folder = district.root / FOLDER / name
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.name != "index.md"}


def record(district: SmallDistrict, name: str = "phan-so") -> VideoRecord:
    read, findings = collect(read_record(written(district, name)["video.json"], "video.json"))
    assert findings == []
    assert read is not None
    return read


def codes(report: RefreshReport) -> list[str]:
    return [finding.rule.code for finding in report.findings]


def test_records_and_pictures_are_written_beside_the_resources(district: SmallDistrict, run: Refresh) -> None:
    report = run()
    assert (report.asked, report.findings) == (2, ())
    assert report.written == (
        f"{FOLDER}/goc/video-poster.webp",
        f"{FOLDER}/goc/video.json",
        f"{FOLDER}/phan-so/video-poster.webp",
        f"{FOLDER}/phan-so/video.json",
    )
    assert list(written(district)) == ["video-poster.webp", "video.json"]
    poster = written(district)["video-poster.webp"]
    assert Image.open(io.BytesIO(poster), formats=["WEBP"]).size == (960, 540)
    known = record(district)
    assert (known.id, known.title) == (FILM, "Phân số bằng nhau")
    assert (known.thumbnail, known.checked) == (hashlib.sha256(poster).hexdigest(), "2026-09-01")
    assert record(district, "goc").id == FILE
    assert list(written(district, "clip")) == ["bai-giang.mp4"]
    assert list(written(district, "phieu")) == []


def test_two_runs_write_the_same_bytes(district: SmallDistrict, run: Refresh) -> None:
    run()
    first = written(district), written(district, "goc")
    for name in ("phan-so", "goc"):
        for file in written(district, name):
            (district.root / FOLDER / name / file).unlink()
    run()
    assert (written(district), written(district, "goc")) == first


def test_what_is_known_is_kept(district: SmallDistrict, run: Refresh, server: Loopback) -> None:
    run()
    first = written(district)
    server.asked.clear()
    report = run()
    assert (report.asked, report.written, server.asked) == (0, (), [])
    assert written(district) == first


def test_an_update_that_learns_nothing_new_writes_nothing(district: SmallDistrict, run: Refresh) -> None:
    run()
    first = written(district)
    report = run(update=True, today=date(2026, 12, 24))
    assert (report.asked, report.written, report.findings) == (2, (), ())
    assert written(district) == first


def test_an_update_tells_what_has_changed(
    district: SmallDistrict, run: Refresh, server: Loopback, replies: Answers
) -> None:
    run()
    replies[f"/y/{FILM}"] = page(server.origin, "Phân số bằng nhau (bản mới)", "moi.jpg")
    replies["/moi.jpg"] = Reply(still("PNG", (640, 480)), "image/png")
    report = run("thcs-a/phan-so", update=True, today=date(2026, 12, 24))
    assert codes(report) == ["P110"]
    assert report.findings[0].message("en").endswith("Phân số bằng nhau → Phân số bằng nhau (bản mới)")
    assert report.findings[0].rule.severity is Severity.ERROR  # so that a job that asks every night ends red
    assert "--withdraw" in report.findings[0].remedy("vi")
    assert len(report.written) == 2
    assert record(district).checked == "2026-12-24"
    poster = written(district)["video-poster.webp"]
    assert Image.open(io.BytesIO(poster)).size == (640, 480)
    assert record(district).thumbnail == hashlib.sha256(poster).hexdigest()


def test_only_the_keys_that_are_named(run: Refresh) -> None:
    report = run("thcs-a/goc")
    assert report.asked == 1
    assert {path.split("/")[4] for path in report.written} == {"goc"}


def test_a_key_that_names_no_video(run: Refresh, server: Loopback) -> None:
    report = run("thcs-a/phan-xo", "thcs-a/phieu", "nothing-like-it-at-all", "thcs-a/clip")
    assert (report.asked, report.written, server.asked) == (0, (), [])
    assert codes(report) == ["P109"] * 3
    hints = [finding.remedy("en") for finding in report.findings]
    assert hints[1] == "did you mean thcs-a/phan-so?"
    assert hints[0] == "see the keys with: hoclieu status"


def test_a_failed_lookup_keeps_the_last_record(
    district: SmallDistrict, run: Refresh, replies: Answers
) -> None:
    run()
    first = written(district)
    del replies[f"/y/{FILM}"]
    report = run(update=True)
    assert written(district) == first
    assert [(f.rule, f.location.path) for f in report.findings] == [
        (rules.LOOKUP_FAILED, f"{FOLDER}/phan-so/index.md")
    ]
    assert "the video is not there" in report.findings[0].message("en")


@pytest.mark.parametrize(
    "picture",
    [
        Reply(b"<!doctype html><title>Login</title>", "image/jpeg"),
        Reply(status=404),
        Reply(b"\xff\xd8\xff" * 100_000, "image/jpeg", endless=0),
    ],
)
def test_without_its_picture_a_video_is_known_all_the_same(
    picture: Reply, district: SmallDistrict, run: Refresh, replies: Answers
) -> None:
    replies["/bia.jpg"] = picture
    report = run("thcs-a/phan-so")
    assert codes(report) == ["P108"]
    assert list(written(district)) == ["video.json"]
    assert (record(district).title, record(district).thumbnail) == ("Phân số bằng nhau", "")


def test_a_failed_picture_keeps_the_last_one(district: SmallDistrict, run: Refresh, replies: Answers) -> None:
    run()
    first = written(district)
    replies["/bia.jpg"] = Reply(status=500)
    report = run("thcs-a/phan-so", update=True)
    assert (codes(report), written(district)) == (["P108"], first)


def test_a_picture_that_the_teacher_put_there_stays(district: SmallDistrict, run: Refresh) -> None:
    own = still("WEBP", (640, 360))
    district.put("thcs-a/phan-so", lesson(f"https://youtu.be/{FILM}"), **{"video-poster__webp": own})
    for _ in range(3):
        assert run("thcs-a/phan-so", update=True).findings == ()
        assert written(district)["video-poster.webp"] == own
        assert record(district).thumbnail == ""


def test_another_video_is_asked_about_without_an_update(district: SmallDistrict, run: Refresh) -> None:
    run()
    put(district, "phan-so", f"https://youtu.be/{OTHER}")
    report = run()
    assert (report.asked, report.findings) == (1, ())
    assert (record(district).id, record(district).title) == (OTHER, "Góc nội tiếp")


def test_a_damaged_record_is_written_anew(district: SmallDistrict, run: Refresh) -> None:
    run()
    first = written(district)
    (district.root / FOLDER / "phan-so" / "video.json").write_bytes(b"{")
    run()
    assert written(district)["video.json"] == first["video.json"]


def test_a_link_in_the_place_of_a_record_is_replaced_not_followed(
    district: SmallDistrict, run: Refresh, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.json"
    outside.write_text("mine")
    for name in ("video.json", "video-poster.webp"):
        (district.root / FOLDER / "phan-so" / name).symlink_to(outside)
    run("thcs-a/phan-so")
    assert outside.read_text() == "mine"
    assert json.loads(written(district)["video.json"])["id"] == FILM
    assert not (district.root / FOLDER / "phan-so" / "video-poster.webp").is_symlink()


def test_a_network_that_is_down_is_asked_three_times(district: SmallDistrict) -> None:
    with loopback({}) as gone:
        pass
    nowhere = Provider("youtube", "generic", gone.origin + "/{id}", (gone.origin,))
    for number in range(5):
        put(district, f"bai-{number}", f"https://youtu.be/{FILM}")
    report = refresh(
        district.root, [], update=False, today=DAY, progress=QUIET,
        providers={YouTube: nowhere, Drive: nowhere},
    )  # fmt: skip
    assert (report.asked, report.written) == (3, ())
    assert codes(report) == ["P107"] * 7
