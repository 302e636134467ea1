"""`hoclieu status`: who is waited for since when, and what is published beside the tip."""

import pytest

from build_tools.cli.main import main
from library.present.context import day_label
from tests.build_tools.small_district import CHAIN, SmallDistrict, document


@pytest.fixture
def busy(approved: SmallDistrict) -> SmallDistrict:
    """The approved district with a resource in each state."""
    approved.put("thcs-a/phieu", document(body="Bản sửa."))
    for name in ("cho", "nua-duong", "tra-lai", "thu-hoi"):
        approved.put(f"thcs-a/{name}", document(f"Học liệu {name}"))
    approved.put("thcs-a/nhap", document("Nháp", draft="có"))
    approved.put("thcs-a/hong", document("Hỏng", grade="13"))
    approved.commit()
    approved.approve("thcs-a/nua-duong", "p-head")
    approved.approve("thcs-a/thu-hoi", *CHAIN)
    approved.withdraw("thcs-a/thu-hoi")
    approved.send_back("thcs-a/tra-lai")
    return approved


def _status(district: SmallDistrict, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["status", "--root", str(district.root), "--lang", "vi", *words]) == 0
    return capsys.readouterr().out


def test_each_state_is_a_line_with_whoever_is_waited_for(
    busy: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = _status(busy, capsys).splitlines()
    states = {line.split("thcs-a/")[1].split()[0]: line for line in lines if "thcs-a/" in line}
    assert states["cho"].startswith("đang chờ")
    assert "Tổ thông qua: Thầy Tổ (mẫu) [p-head]" in states["cho"]
    assert "Hiệu trưởng duyệt: Cô Hiệu (mẫu) [p-principal]" in states["nua-duong"]
    assert states["phieu"].startswith("đang chờ")
    assert states["nhap"].startswith("bản nháp")
    assert states["hong"].startswith("có lỗi")
    assert states["tra-lai"].startswith("bị trả lại")
    assert "Sai câu 1 (từ " in states["tra-lai"]
    assert states["thu-hoi"].startswith("đã thu hồi")
    assert all("từ " in line for line in states.values())
    assert lines[-1] == "1 học liệu đã duyệt xong."


def test_one_resource_is_told_with_its_published_version_and_the_command_to_type_next(
    busy: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    said = _status(busy, capsys, "thcs-a/phieu")
    assert said.splitlines()[0] == "thcs-a/phieu: Phiếu học tập phân số"
    assert "trên trang của trường: phiên bản 1" in said
    assert "Tổ thông qua: Thầy Tổ (mẫu), Hiệu trưởng duyệt: Cô Hiệu (mẫu)" in said
    assert "bản mới nhất khác phiên bản trên trang; trang giữ bản đã duyệt" in said
    assert said.rstrip().endswith("để duyệt: hoclieu approve thcs-a/phieu --as p-head")


def test_what_is_gone_from_the_tip_but_published_is_told(
    approved: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    (approved.root / "content/schools/thcs-a/toan/phieu/index.md").unlink()
    approved.commit()
    assert "không còn ở bản mới" in _status(approved, capsys, "thcs-a/phieu")


@pytest.mark.parametrize("written", ["thcs-a/phieu", "content/schools/thcs-a/toan/phieu", "thcs-a/phieu/"])
def test_a_key_may_be_the_path_that_the_shell_completed(
    approved: SmallDistrict, capsys: pytest.CaptureFixture[str], written: str
) -> None:
    assert _status(approved, capsys, written).startswith("thcs-a/phieu: ")


@pytest.mark.parametrize(
    "verb", [["status"], ["approve", "--as", "p-head", "--yes"]], ids=["status", "approve"]
)
def test_an_unknown_key_is_told_with_the_one_that_was_perhaps_meant(
    approved: SmallDistrict, capsys: pytest.CaptureFixture[str], verb: list[str]
) -> None:
    assert main([*verb, "thcs-a/pieu", "--root", str(approved.root), "--lang", "vi"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "Không có học liệu “thcs-a/pieu”. Có phải là thcs-a/phieu?\n"
    assert main([*verb, "zzz/zzz", "--root", str(approved.root), "--lang", "en"]) == 2
    assert capsys.readouterr().err == "There is no “zzz/zzz”. See the keys with: hoclieu status\n"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("phieu", "Có phải là thcs-a/phieu?"),
        ("thcs-b/phieu", "Có phải là thcs-a/phieu?"),
        ("thcs-á/Phiếu", "Có phải là thcs-a/phieu?"),
        ("district/organization", "Có phải là district/organisation?"),
        ("thcs-b/dinh", "Xem các mã bằng: hoclieu status"),
        ("thcs-b/anh", "Xem các mã bằng: hoclieu status"),
    ],
)
def test_of_another_school_only_the_same_name_is_meant(
    approved: SmallDistrict, capsys: pytest.CaptureFixture[str], written: str, hint: str
) -> None:
    assert main(["status", written, "--root", str(approved.root), "--lang", "vi"]) == 2
    assert capsys.readouterr().err == f"Không có học liệu “{written}”. {hint}\n"


def test_a_preview_tells_of_the_work_tree_and_when_the_rest_was_changed(
    approved: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    approved.put("thcs-a/cho", document("Đã commit"))
    approved.commit()
    approved.put("thcs-a/moi", document("Chưa commit"))
    lines = _status(approved, capsys, "--worktree").splitlines()
    assert any("thcs-a/moi" in line for line in lines)
    (committed,) = [line for line in lines if "thcs-a/cho" in line]
    assert committed.endswith(f"từ {day_label(approved.clock)}")


def test_the_organisation_is_told_with_what_waits(
    approved: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    key = "district/organisation"
    assert "đang có hiệu lực: bản thứ 1" in _status(approved, capsys, key)
    approved.change("content/district/people.yml", "Cô Thẩm (mẫu)", "Cô Mới (mẫu)")
    approved.commit()
    approved.approve(key, "p-second")
    lines = _status(approved, capsys, key).splitlines()
    assert lines[-3:] == [
        f"  bản mới đã có: Chị Bộ (mẫu), {day_label(approved.clock)}",
        "  bản mới đang chờ: Anh Cán (mẫu) [p-officer]",
        f"  để duyệt: hoclieu approve {key} --as p-officer",
    ]
    approved.approve(key, "p-officer")
    assert _status(approved, capsys, key).splitlines()[1:] == [
        f"  đang có hiệu lực: bản thứ 2, từ dòng {approved.judge().ledger.number + 1} của sổ duyệt"
    ]
