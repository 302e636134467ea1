"""Files of a bundle: names, modes, sizes and first bytes, by an allow-list."""

import pytest

from library.diagnostics import collect
from library.files import LARGEST_FILE, extension, judge_files, media_label, name_twins
from library.snapshot import REGULAR, FileEntry

PDF = b"%PDF-1.7\n"
ZIP = b"PK\x03\x04rest"
MP4 = b"\x00\x00\x00\x20ftypisom"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def judged(name: str, head: bytes, mode: str = REGULAR, size: int = 1000) -> list[str]:
    entries = {name: FileEntry(f"x/{name}", mode, "0" * 40, size)}
    _, findings = collect(judge_files(entries, {name: head}))
    assert all(finding.location.path == name for finding in findings)
    return [finding.rule.code for finding in findings]


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("index.md", b"---\n"),
        ("Phieu-hoc-tap_1.v2.pdf", PDF),
        ("anh/hinh.png", b"\x89PNG\r\n\x1a\n"),
        ("hinh.JPG", b"\xff\xd8\xff\xe0"),
        ("hinh.jpeg", b"\xff\xd8\xff\xe0"),
        ("hinh.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 "),
        ("hinh.gif", b"GIF89a"),
        ("de.docx", ZIP),
        ("bang.xlsx", ZIP),
        ("slide.pptx", ZIP),
        ("de.odt", ZIP),
        ("hinh.ggb", ZIP),
        ("cu.doc", OLE),
        ("nghe.mp3", b"ID3\x04"),
        ("nghe.m4a", MP4),
        ("phim.mp4", MP4),
        ("phim.webm", b"\x1aE\xdf\xa3"),
        ("phu-de.vtt", "WEBVTT\n".encode("utf-8-sig")),
        ("ghi-chu.txt", b""),
        ("du-lieu.csv", "Họ tên".encode()),
        ("video.json", b'{"id": 1}'),
    ],
)
def test_what_may_be_published(name: str, head: bytes) -> None:
    assert judged(name, head) == []


@pytest.mark.parametrize(
    ("name", "head", "code"),
    [
        # names
        (".htaccess", b"", "F105"),
        ("_redirects", b"", "F105"),
        ("CNAME", b"", "F105"),
        ("Robots.TXT", b"", "F105"),
        ("Thumbs.db", b"", "F105"),
        ("~$de.docx", ZIP, "F105"),
        ("de.docx~", ZIP, "F105"),
        ("Đề.pdf", PDF, "F105"),
        ("hai chữ.pdf", PDF, "F105"),
        ("anh/../hinh.png", PDF, "F105"),
        ("a\\b.pdf", PDF, "F105"),
        ("de.pdf.", PDF, "F105"),
        ("a" * 101, b"", "F105"),
        (".git/config", b"", "F105"),
        ("CON.pdf", PDF, "F105"),
        ("lpt9/hinh.png", b"", "F105"),
        # types
        ("de.docm", ZIP, "F108"),
        ("may.exe", b"MZ", "F108"),
        ("trang.html", b"<p>", "F108"),
        ("hinh.svg", b"<svg", "F108"),
        ("khong-duoi", b"", "F108"),
        # contents that are not what the name says
        ("de.pdf", b"<html>", "F108"),
        ("de.pdf", b"", "F108"),
        ("hinh.png", b"GIF89a", "F108"),
        ("hinh.webp", b"RIFF\x00\x00\x00\x00WAVE", "F108"),
        ("phim.mp4", b"MZ\x90\x00\x03\x00\x00\x00", "F108"),
        ("phim.mp4", b"version https://git-lfs.github.com/spec/v1\n", "F108"),
        ("ghi-chu.txt", b"version https://git-lfs.github.com/spec/v1\n", "F108"),
    ],
)
def test_what_may_not(name: str, head: bytes, code: str) -> None:
    assert judged(name, head) == [code]


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("120000", "a symbolic link"),
        ("160000", "a submodule"),
        ("100755", "an executable file"),
        ("100664", "an entry of mode 100664"),
    ],
)
def test_only_regular_files_pass(mode: str, said: str) -> None:
    entries = {"de.pdf": FileEntry("x/de.pdf", mode, "0" * 40, 10)}
    _, findings = collect(judge_files(entries, {"de.pdf": PDF}))
    assert [finding.rule.code for finding in findings] == ["F104"]
    assert said in findings[0].message("en")


def test_a_file_may_be_large_but_not_too_large() -> None:
    assert judged("phim.mp4", MP4, size=LARGEST_FILE) == []
    assert judged("phim.mp4", MP4, size=LARGEST_FILE + 1) == ["F109"]


def test_a_file_that_is_not_at_hand_is_judged_as_empty() -> None:
    entries = {"de.pdf": FileEntry("x/de.pdf", REGULAR, "0" * 40, 10)}
    assert [f.rule.code for f in collect(judge_files(entries, {}))[1]] == ["F108"]


@pytest.mark.parametrize(
    ("name", "kind", "label"),
    [
        ("De.PDF", "pdf", "PDF"),
        ("de.v2.docx", "docx", "Word"),
        ("anh/hinh.png", "png", "PNG"),
        ("khong-duoi", "", ""),
        ("bang.xlsx", "xlsx", "Excel"),
        ("hinh.ggb", "ggb", "GeoGebra"),
    ],
)
def test_extensions_and_what_downloads_are_called(name: str, kind: str, label: str) -> None:
    assert extension(name) == kind
    assert media_label(name) == label


@pytest.mark.parametrize(
    ("names", "twins"),
    [
        (["index.md", "hinh.png"], []),
        (["hinh.png", "Hinh.png"], ["hinh.png"]),
        (["anh/a.png", "Anh/A.png"], ["anh/a.png"]),
        (["e\u0301.png", "\u00e9.png"], ["\u00e9.png"]),
    ],
)
def test_names_that_collide_elsewhere(names: list[str], twins: list[str]) -> None:
    findings = list(name_twins(names))
    assert [finding.rule.code for finding in findings] == ["F112"] * len(twins)
    assert [finding.location.path for finding in findings] == twins
