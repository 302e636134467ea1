"""The catalogue as CSV and JSON: one row a resource, safe in a spreadsheet."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.feeds.catalogue import catalogue
from library.present.context import Context
from tests.library.nothing_kept import NothingKept
from tests.library.sample_entries import entry, exam, resource, version, with_record
from tests.library.sample_site import DISTRICT, context
from tests.library.test_stretches import InMemory, Locked

BOM = b"\xef\xbb\xbf"


def rows(raw: bytes) -> list[dict[str, str]]:
    """The rows of a CSV by their Vietnamese headings."""
    assert raw.startswith(BOM)
    return list(csv.DictReader(io.StringIO(raw[3:].decode(), newline="")))


def csv_of(context: Context) -> bytes:
    return catalogue(context, NothingKept()).csv


def json_of(context: Context) -> bytes:
    return catalogue(context, NothingKept()).json


DOCUMENT = entry(
    "phan-so",
    resource(
        "Phân số bằng nhau", series="ket-noi-tri-thuc", lessons=["6/23", "6/*"], grades=("6", "7"),
        authors=("p-lan", "Cô Mai"), source="tự làm",
    ),
)  # fmt: skip
EXAM = entry("de", exam("Đề giữa kì", lessons=()), days=30)


def test_a_row_for_each_resource_in_the_order_of_the_library() -> None:
    first, second = rows(csv_of(context(DOCUMENT, EXAM)))
    assert first == {
        "Mã": "thcs-a/phan-so",
        "Tiêu đề": "Phân số bằng nhau",
        "Loại": "Phiếu học tập",
        "Môn": "Toán",
        "Lớp": "Lớp 6; Lớp 7",
        "Bộ sách": "Kết nối tri thức với cuộc sống",
        "Bài": "Bài 23. Mở rộng phân số. Phân số bằng nhau; Chương VI. Phân số",
        "Kì kiểm tra": "",
        "Năm học": "",
        "Người soạn": "Cô Lan (mẫu); Cô Mai",
        "Giấy phép": "CC BY 4.0 (Ghi công)",
        "Nguồn": "tự làm",
        "Trường": "Trường THCS A (mẫu)",
        "Phiên bản": "1",
        "Ngày duyệt": "2026-09-01",
        "Địa chỉ": "tai-nguyen/phan-so.html",
    }
    assert (second["Kì kiểm tra"], second["Năm học"], second["Bài"]) == ("Giữa học kì I", "2026-2027", "")


def test_the_day_of_approval_is_that_of_vietnam() -> None:
    at_night = version()._replace(at=datetime(2026, 9, 1, 18, 0, tzinfo=UTC))
    late = with_record(entry(), version=at_night)
    assert rows(csv_of(context(late)))[0]["Ngày duyệt"] == "2026-09-02"
    assert json.loads(json_of(context(late)))["resources"][0]["approved"] == "2026-09-02"


def test_the_district_names_schools_in_addresses() -> None:
    assert rows(csv_of(context(DOCUMENT, site=DISTRICT)))[0]["Địa chỉ"] == "tai-nguyen/thcs-a/phan-so.html"


def test_an_empty_library_has_headings_alone() -> None:
    raw = csv_of(context())
    assert raw.decode("utf-8-sig").count("\r\n") == 1
    assert json.loads(json_of(context()))["resources"] == []


@pytest.mark.parametrize("start", ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "\r1"])
def test_no_cell_is_a_formula(start: str) -> None:
    raw = csv_of(context(entry("a", resource(start, source=start))))
    assert rows(raw)[0]["Tiêu đề"] == f"'{start}"
    assert rows(raw)[0]["Nguồn"] == f"'{start}"
    assert json.loads(json_of(context(entry("a", resource(start)))))["resources"][0]["title"] == start


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ('a;=HYPERLINK("x")', """a;'=HYPERLINK("x")"""),
        ("a; =1+1;\u00a0@b", "a; '=1+1;\u00a0'@b"),
        ('a;"=1+1;"', """a;"'=1+1;\""""),
        ("=1;-2", "'=1;'-2"),
        ("a\n=1", "a\n'=1"),
        ("Ôn tập; từ 1-2; a = b", "Ôn tập; từ 1-2; a = b"),
    ],
)
def test_no_part_is_a_formula_where_lines_are_parted_at_semicolons(title: str, shown: str) -> None:
    raw = csv_of(context(entry("a", resource(title, authors=("Cô Mai", "+84")))))
    assert rows(raw)[0]["Tiêu đề"] == shown
    assert rows(raw)[0]["Người soạn"] == "Cô Mai; '+84"
    for line in csv.reader(io.StringIO(raw[3:].decode(), newline=""), delimiter=";"):
        assert not [part for part in line if part.strip().startswith(("=", "+", "-", "@"))]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=30))
def test_any_title_is_one_cell_and_comes_back(title: str) -> None:
    (row,) = rows(csv_of(context(entry("a", resource(title)))))
    assert row["Tiêu đề"].replace("'", "") == title.replace("'", "")
    assert len(row) == 16


def test_the_json_says_the_same_with_english_keys() -> None:
    data = json.loads(json_of(context(DOCUMENT, EXAM)))
    assert data["site"] == "Trường THCS A (mẫu)"
    first, second = data["resources"]
    assert first["grade"] == ["Lớp 6", "Lớp 7"]
    assert first["authors"] == ["Cô Lan (mẫu)", "Cô Mai"]
    assert (first["version"], second["exam"]) == (1, "Giữa học kì I")
    assert "Phân số" in json_of(context(DOCUMENT)).decode()


def test_of_what_is_kept_nothing_is_made_again_and_the_files_are_the_same() -> None:
    kept, shown = InMemory(), context(DOCUMENT, EXAM)
    whole = catalogue(shown, kept)
    closed = replace(shown, entries=tuple(replace(one, records=Locked()) for one in shown.entries))
    assert catalogue(closed, kept) == whole == catalogue(shown, NothingKept())


@given(st.binary(max_size=40))
def test_rows_that_cannot_be_read_are_made_again(content: bytes) -> None:
    kept, shown = InMemory(), context(DOCUMENT, EXAM)
    whole = catalogue(shown, kept)
    kept.held = dict.fromkeys(kept.held, content)
    assert catalogue(shown, kept) == whole
