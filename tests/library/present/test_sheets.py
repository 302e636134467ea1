"""Sheets of approval: who let a version stand, to be printed and filed."""

from library.approval.model import Key
from library.present.sheets import sheet_hrefs, sheets_pages
from tests.library.sample_entries import resource, version
from tests.library.sample_site import DISTRICT, context

SHOWN = (
    (Key("thcs-a", "phan-so"), resource("Phân số"), version(ordinal=2)),
    (Key("thcs-a", "duong-tron"), resource("Đường tròn"), version()),
    (Key("thcs-a", "tho"), resource("Thơ", subject="ngu-van"), version()),
)


def test_a_school_has_a_page_a_subject_with_a_sheet_for_each_version() -> None:
    toan, van = sorted(
        (page.view() for page in sheets_pages(SHOWN, context())), key=lambda page: page.path, reverse=True
    )
    assert (toan.path, van.path) == ("phieu-duyet/toan.html", "phieu-duyet/ngu-van.html")
    assert [(sheet.anchor, sheet.version) for sheet in toan.sheets] == [
        ("thcs-a-duong-tron", 1),
        ("thcs-a-phan-so", 2),
    ]
    sheet = toan.sheets[0]
    assert [(row.label, row.value) for row in sheet.facts][:2] == [
        ("Mã học liệu", "thcs-a/duong-tron"),
        ("Loại", "Phiếu học tập"),
    ]
    assert [(line.stage, line.role, line.number, line.evidence) for line in sheet.lines] == [
        ("Tổ thông qua", "Tổ trưởng chuyên môn", 1, "không kí (mẫu)"),
        ("Hiệu trưởng duyệt", "Hiệu trưởng", 2, "không kí (mẫu)"),
    ]


def test_the_district_has_a_page_a_school() -> None:
    (one,) = sheets_pages(SHOWN, context(site=DISTRICT))
    assert [key.id for key, _, _ in one.members] == ["duong-tron", "phan-so", "tho"]
    page = one.view()
    assert page.path == one.path
    assert (page.path, len(page.sheets)) == ("phieu-duyet/thcs-a.html", 3)


def test_each_sheet_has_an_address_and_minutes_are_named() -> None:
    assert sheet_hrefs(SHOWN, context())[SHOWN[0][0]] == "phieu-duyet/toan.html#thcs-a-phan-so"
    key, what, one = SHOWN[0]
    approval = one.approvals[0]._replace(minutes="Biên bản số 12/BB-TCM ngày 28/9/2026")
    (page,) = sheets_pages(((key, what, one._replace(approvals=(approval,))),), context())
    assert page.view().sheets[0].lines[0].minutes == "Biên bản số 12/BB-TCM ngày 28/9/2026"
