"""Secrets: nothing unapproved, embargoed or unreleased is in any byte of a public site."""

import re
from datetime import UTC, datetime
from pathlib import Path

from tests.build_tools.small_district import CHAIN, EXAM_TEXT, SmallDistrict, document, exam, pages

EXAM = "thcs-a/de"
EMBARGO = "2026-10-10T09:30:00+07:00"
RELEASE = "2026-10-20T08:00:00+07:00"
BEFORE = datetime(2026, 10, 10, 2, 29, 59, tzinfo=UTC)
OPEN = datetime(2026, 10, 10, 2, 30, 0, tzinfo=UTC)
RELEASED = datetime(2026, 10, 20, 1, 0, 0, tzinfo=UTC)


def _everything(out: Path, site: str = "thcs-a") -> bytes:
    return b"\n".join(path.encode() + b"\0" + content for path, content in pages(out, site).items())


def test_an_exam_is_nowhere_before_its_embargo_and_its_key_not_before_its_release(
    district: SmallDistrict, tmp_path: Path
) -> None:
    body = EXAM_TEXT.replace("Vì 3 lớn nhất", "DAUHIEUKHOA").replace("Số nào", "DAUHIEUDE")
    district.put(EXAM, exam(body, embargo=EMBARGO, key_release=RELEASE))
    district.commit()
    district.approve(EXAM, *CHAIN)
    for moment, printed, key in ((BEFORE, False, False), (OPEN, True, False), (RELEASED, True, True)):
        district.build(tmp_path / "out", moment)
        everything = _everything(tmp_path / "out")
        assert (b"DAUHIEUDE" in everything) is printed, moment
        assert (b"de.html" in everything) is printed, moment
        assert (b"DAUHIEUKHOA" in everything) is key, moment


def test_an_official_exam_without_a_release_never_shows_its_key(
    district: SmallDistrict, tmp_path: Path
) -> None:
    text = EXAM_TEXT.replace("Vì 3 lớn nhất", "DAUHIEUKHOA").replace("12,5", "8765,25")
    district.put(EXAM, exam(text))
    district.commit()
    district.approve(EXAM, *CHAIN)
    district.build(tmp_path / "out")
    everything = _everything(tmp_path / "out")
    assert b"DAUHIEUKHOA" not in everything
    assert b"8765,25" not in everything


def _video(mark: str, **more: str) -> str:
    """A lesson video whose title, text, tag and video bear a mark; an id on YouTube has 11 letters."""
    link = f"https://youtu.be/{mark.ljust(11, 'X')}"
    return document(
        f"Tên {mark}", f"Lời {mark}", type="video-bai-giang", video=link, tags=f"[{mark}]", **more
    )


def test_markers_of_whatever_is_not_public_are_in_no_byte(district: SmallDistrict, tmp_path: Path) -> None:
    link = "mat-khau-cua-lop-6a1-2026"
    district.put("thcs-a/cong-khai", _video("VETMATCU"))
    district.put("thcs-a/noi-bo", _video("VETMATNB", visibility="school-staff"))
    district.put("thcs-a/noi-bo-huyen", _video("VETMATNH", visibility="district-staff", share="district"))
    district.put("thcs-a/cua-lop", _video("VETMATLOP", visibility="class-link", class_link=link))
    district.put("thcs-a/thu-hoi", _video("VETMATTH"))
    district.put(
        "thcs-a/cam-van", exam(EXAM_TEXT.replace("Số nào", "VETMATDE"), embargo="2027-01-01T07:00:00+07:00")
    )
    approved = ("cong-khai", "noi-bo", "noi-bo-huyen", "cua-lop", "thu-hoi", "cam-van")
    district.commit()
    for name in approved:
        district.approve(f"thcs-a/{name}", *CHAIN)
    district.approve("thcs-a/noi-bo-huyen", "p-appraiser")
    district.withdraw("thcs-a/thu-hoi")
    district.put("thcs-a/cong-khai", document("Công khai", "Thấy được."))
    district.commit()
    district.approve("thcs-a/cong-khai", *CHAIN)
    district.put("thcs-a/cong-khai", _video("VETMATSUA"))
    district.put("thcs-a/nhap", _video("VETMATNHA", draft="có"))
    district.put(
        "thcs-a/cho-duyet", _video("VETMATCHO", attachments="[VETMATTEP.txt]"), VETMATTEP__txt=b"VETMATTEP"
    )
    district.put("thcs-a/nua-duong", _video("VETMATNUA", share="district"))
    district.put("thcs-a/tra-lai", _video("VETMATTRA"))
    district.put("thcs-a/hong", document("VETMATHONG", "VETMATHONG <script>x</script>"))
    district.put("thcs-c/la", _video("VETMATLA"))
    district.commit()
    district.approve("thcs-a/nua-duong", "p-head")
    district.send_back("thcs-a/tra-lai")
    district.build(tmp_path / "out")
    for site in ("thcs-a", "thcs-b", "district"):
        everything = _everything(tmp_path / "out", site)
        assert re.findall(rb"VETMAT\w+", everything) == []
        assert link.encode() not in everything
    assert "Thấy được.".encode() in _everything(tmp_path / "out")
    staff = pages(tmp_path / "out", "thcs-a", "staff")
    assert b"VETMATNBXXX" in staff["tai-nguyen/noi-bo.html"]
    assert (
        b"VETMATNHXXX" in pages(tmp_path / "out", "district", "staff")["tai-nguyen/thcs-a/noi-bo-huyen.html"]
    )
    of_class = pages(tmp_path / "out", "thcs-a", "class-link")
    assert b"VETMATLOPXX" in of_class[f"lop/{link}/cua-lop.html"]
    listing = [path for path, content in of_class.items() if link.encode() in content]
    assert [path for path in listing if path != f"lop/{link}/cua-lop.html"] == []


def test_files_that_nobody_named_are_not_published(district: SmallDistrict, tmp_path: Path) -> None:
    district.put("thcs-a/phieu", document(attachments="[a.txt]"), a__txt=b"offered", b__txt=b"left")
    district.commit()
    district.approve("thcs-a/phieu", *CHAIN)
    district.build(tmp_path / "out")
    built = pages(tmp_path / "out", "thcs-a")
    assert built["tai-nguyen/phieu/a.txt"] == b"offered"
    assert "tai-nguyen/phieu/b.txt" not in built
