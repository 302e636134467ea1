"""Where a report of a mistake is sent, and what it says before anybody types."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from library.present.qr import qr_svg
from library.present.reporting import report_href, report_target
from tests.library.sample_entries import entry, resource

ADDRESS = "https://kho.example.vn/tai-nguyen/phieu.html"


@pytest.mark.parametrize(
    ("written", "target"),
    [
        (
            ("https://forge.example.vn/a/kho/issues/new", "thcs@example.vn"),
            "https://forge.example.vn/a/kho/issues/new",
        ),
        ((None, "Điện thoại 0277", "kho@example.vn"), "kho@example.vn"),
        ((None, "javascript:alert(1)", None), ""),
        ((None, "a@b@c.vn", ""), ""),
    ],
)
def test_the_first_usable_target_is_taken(written: tuple[str | None, ...], target: str) -> None:
    assert report_target(*written) == target


def test_a_mail_is_filled_in() -> None:
    shown = entry(of=resource("Phân số & số thập phân"))
    parts = urlsplit(report_href("kho@example.vn", shown, ADDRESS))
    assert (parts.scheme, parts.path) == ("mailto", "kho@example.vn")
    said = {name: values[0] for name, values in parse_qs(parts.query).items()}
    assert said["subject"] == "Báo lỗi: Phân số & số thập phân"
    assert str(shown.key) in said["body"]
    assert ADDRESS in said["body"]


@pytest.mark.parametrize(
    ("target", "names"),
    [
        ("https://github.com/a/kho/issues/new", {"title", "body"}),
        ("https://gitlab.com/a/kho/-/issues/new", {"issue[title]", "issue[description]"}),
    ],
)
def test_an_issue_is_filled_in_the_way_its_forge_reads(target: str, names: set[str]) -> None:
    href = report_href(target, entry(), ADDRESS)
    assert set(parse_qs(urlsplit(href).query)) == names
    assert "Phiên bản: 1" in unquote(href)


def test_nobody_to_tell_is_no_link() -> None:
    assert report_href("", entry(), ADDRESS) == ""


def test_a_code_is_the_same_every_time_and_carries_no_style() -> None:
    svg = qr_svg(ADDRESS)
    assert svg == qr_svg.__wrapped__(ADDRESS)
    assert svg.startswith("<svg ")
    assert " style=" not in svg
    assert " id=" not in svg
