"""Sheets of approval: who let a version stand, to be printed and filed."""

from library.approval.model import Key, Shelf
from library.holdings import Holding, holding_of
from library.pages.staff import SheetsView
from library.present.context import Context
from library.present.sheets import Shown, sheet_groups, sheet_hrefs, sheets_view
from tests.library.sample_entries import compiled, resource, standing, version
from tests.library.sample_site import DISTRICT, context

SHOWN = (
    (Key("thcs-a", "phan-so"), resource("Phân số"), version("a" * 40, ordinal=2)),
    (Key("thcs-a", "duong-tron"), resource("Đường tròn"), version("b" * 40)),
    (Key("thcs-a", "tho"), resource("Thơ", subject="ngu-van"), version("c" * 40)),
)


def holding(shown: Shown, shelf: Shelf) -> Holding:
    key, what, one = shown
    return holding_of(key, one.tree, standing(key, [(shelf, one)]), "", {one.tree: compiled(what, one.tree)})


def sheets(context: Context, shelf: Shelf = "school", shown: tuple[Shown, ...] = SHOWN) -> list[SheetsView]:
    """The pages of sheets of what stands on a shelf."""
    full = {one[0]: one for one in shown}
    return [
        sheets_view(group, [full[held.key] for held, _ in members], context)
        for group, members in sheet_groups([holding(one, shelf) for one in shown], context)
    ]


def test_a_school_has_a_page_a_subject_with_a_sheet_for_each_version() -> None:
    van, toan = sheets(context())
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
    (page,) = sheets(context(site=DISTRICT), "district")
    assert page.path == "phieu-duyet/thcs-a.html"
    assert [sheet.anchor for sheet in page.sheets] == [
        "thcs-a-duong-tron", "thcs-a-phan-so", "thcs-a-tho",
    ]  # fmt: skip


def test_what_stands_on_another_shelf_has_no_sheet() -> None:
    held = [holding(one, "school") for one in SHOWN]
    assert list(sheet_groups(held, context(site=DISTRICT))) == []
    assert sheet_hrefs(held, context(site=DISTRICT)) == {}


def test_each_sheet_has_an_address_and_minutes_are_named() -> None:
    held = holding(SHOWN[0], "school")
    assert sheet_hrefs([held], context()) == {held.key: "phieu-duyet/toan.html#thcs-a-phan-so"}
    on_district = holding(SHOWN[0], "district")
    assert sheet_hrefs([on_district], context(site=DISTRICT)) == {
        held.key: "phieu-duyet/thcs-a.html#thcs-a-phan-so"
    }
    key, what, one = SHOWN[0]
    approval = one.approvals[0]._replace(minutes="Biên bản số 12/BB-TCM ngày 28/9/2026")
    (page,) = sheets(context(), shown=((key, what, one._replace(approvals=(approval,))),))
    assert page.sheets[0].lines[0].minutes == "Biên bản số 12/BB-TCM ngày 28/9/2026"
