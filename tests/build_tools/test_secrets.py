"""Secrets: nothing unapproved, embargoed or unreleased is in any byte of a public site."""

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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


def test_markers_of_whatever_is_not_public_are_in_no_byte(district: SmallDistrict, tmp_path: Path) -> None:
    district.put("thcs-a/cong-khai", document("Công khai", "Thấy được."))
    district.put("thcs-a/nhap", document("VETMATNHAP", "VETMATNHAP", draft="có"))
    district.put("thcs-a/cho-duyet", document("VETMATCHO", "VETMATCHO"))
    district.put("thcs-a/noi-bo", document("VETMATNOIBO", "VETMATNOIBO", visibility="school-staff"))
    link = "mat-khau-cua-lop-6a1-2026"
    district.put(
        "thcs-a/cua-lop", document("VETMATLOP", "VETMATLOP", visibility="class-link", class_link=link)
    )
    district.put("thcs-a/thu-hoi", document("VETMATTHUHOI", "VETMATTHUHOI"))
    district.put("thcs-a/hong", document("VETMATHONG", "VETMATHONG <script>x</script>"))
    district.commit()
    for name in ("cong-khai", "noi-bo", "cua-lop", "thu-hoi"):
        district.approve(f"thcs-a/{name}", *CHAIN)
    district.withdraw("thcs-a/thu-hoi")
    district.put("thcs-a/cong-khai", document("VETMATSUA", "VETMATSUA"))
    district.commit()
    district.build(tmp_path / "out")
    for site in ("thcs-a", "thcs-b", "district"):
        everything = _everything(tmp_path / "out", site)
        assert b"VETMAT" not in everything
        assert link.encode() not in everything
    assert "Thấy được.".encode() in _everything(tmp_path / "out")
    staff = pages(tmp_path / "out", "thcs-a", "staff")
    assert b"VETMATNOIBO" in staff["tai-nguyen/noi-bo.html"]
    of_class = pages(tmp_path / "out", "thcs-a", "class-link")
    assert b"VETMATLOP" in of_class[f"lop/{link}/cua-lop.html"]
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


_SECRETS = st.fixed_dictionaries(
    {
        "right": st.sampled_from(["A", "B", "C", "D"]),
        "solution": st.sampled_from(["Ngắn.", "Dài hơn.\nHai dòng.\n\nBa đoạn.", "Có $x^2$ nữa."]),
        "answer": st.sampled_from(["12,5", "-3", "1/2", "7 | 8"]),
    }
)


def _exam_with(secret: dict[str, str]) -> str:
    options = "".join(
        f"{'*' if letter == secret['right'] else ''}{letter}. Số {at}\n" for at, letter in enumerate("ABCD")
    )
    return (
        f"Câu 1. [NB] (5 điểm) Chọn số.\n{options}Lời giải. {secret['solution']}\n\n"
        f"Câu 2. [VD] (5 điểm) Tính.\nĐáp án: {secret['answer']}\nLời giải. {secret['solution']}\n"
    )


@given(one=_SECRETS, other=_SECRETS)
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_changing_only_secrets_changes_no_public_byte(
    tmp_path_factory: object, one: dict[str, str], other: dict[str, str]
) -> None:
    built = []
    for secret in (one, other):
        root: Path = tmp_path_factory.mktemp("district")  # type: ignore[attr-defined]
        district = SmallDistrict(root / "repository")
        district.put(EXAM, exam(_exam_with(secret), key_release=RELEASE))
        district.put("thcs-a/khac", document("Học liệu khác", f"Chưa duyệt: {secret['solution']}"))
        district.commit()
        district.approve(EXAM, *CHAIN)
        district.build(root / "out", OPEN)
        built.append({site: pages(root / "out", site) for site in ("thcs-a", "district")})
    assert built[0] == built[1]
