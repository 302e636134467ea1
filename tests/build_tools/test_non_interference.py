"""Changing only what is unapproved or secret changes no public byte but those of version.json."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from build_tools.approving import Prepared, prepare_approval
from build_tools.recording import record
from library.approval.model import Key
from tests.build_tools.small_district import CHAIN, SmallDistrict, document, exam, pages

RELEASE = "2026-12-20T08:00:00+07:00"
EMBARGO = "2026-12-10T09:30:00+07:00"
AT = datetime(2026, 12, 1, tzinfo=UTC)
APPROVED = ("de", "de-cam", "sua", "noi-bo", "cua-lop", "thu-hoi")

_WORDS = st.sampled_from(["Ngắn.", "Dài hơn một chút,\nhai dòng.\n\nHai đoạn.", "Có $x^2$ và \\ce{H2O} nữa."])
_HIDDEN = st.fixed_dictionaries(
    {
        "right": st.sampled_from("ABCD"),
        "truths": st.text("ĐS", min_size=4, max_size=4),
        "answer": st.sampled_from(["12,5", "-3", "1/2", "7 | 8"]),
        "solution": _WORDS,
        "embargoed": st.sampled_from(["Đề một", "Đề thứ hai, dài hơn"]),
        "edit": _WORDS,
        "draft": _WORDS,
        "staff": _WORDS,
        "of_class": _WORDS,
        "withdrawn": _WORDS,
        "waiting": st.sampled_from([1, 3]),
        "person": st.sampled_from(["Cô Mới (mẫu)", "Thầy Khác Nữa (mẫu)"]),
        "unnamed_file": st.binary(max_size=40),
    }
)


def _exam(hidden: dict[str, str]) -> str:
    options = "".join(f"{'*' if c == hidden['right'] else ''}{c}. Số {at}\n" for at, c in enumerate("ABCD"))
    truths = "".join(f"{letter}) Ý {letter}.\n" for letter in "abcd")
    solution = f"Lời giải. {hidden['solution']}\n\n"
    return (
        f"Câu 1. [NB] (3 điểm) Chọn số.\n{options}{solution}"
        f"Câu 2. [TH] (3 điểm) Đúng hay sai?\n{truths}Đáp án: {hidden['truths']}\n{solution}"
        f"Câu 3. [VD] (4 điểm) Tính.\nĐáp án: {hidden['answer']}\n{solution}"
    )


def _district(root: Path, hidden: dict[str, str]) -> SmallDistrict:
    district = SmallDistrict(root)
    key, embargoed = _exam(hidden), _exam(hidden).replace("Chọn số", hidden["embargoed"])
    district.put("thcs-a/de", exam(key, key_release=RELEASE), giu__txt=hidden["unnamed_file"])
    district.put("thcs-a/de-cam", exam(embargoed, embargo=EMBARGO))
    district.put("thcs-a/sua", document("Sẽ sửa", "Bản đã duyệt."))
    district.put("thcs-a/noi-bo", document("Nội bộ", hidden["staff"], visibility="school-staff"))
    link = {"visibility": "class-link", "class_link": "mat-khau-cua-lop-6a1"}
    district.put("thcs-a/cua-lop", document("Của lớp", hidden["of_class"], **link))
    district.put("thcs-a/thu-hoi", document("Thu hồi", hidden["withdrawn"]))
    district.commit()
    for person in CHAIN:
        _approve_all(district, person)
    district.withdraw("thcs-a/thu-hoi")
    district.put("thcs-a/sua", document(f"Sửa {len(hidden['edit'])}", hidden["edit"]))
    district.put("thcs-a/nhap", document("Nháp", hidden["draft"], draft="có"))
    for at in range(int(hidden["waiting"])):
        district.put(f"thcs-a/cho-{at}", document(f"Chờ {at}", hidden["edit"], grade="7", lessons=""))
    district.change("content/district/people.yml", "Thầy Hiệu Khác (mẫu)", hidden["person"])
    district.commit()
    return district


def _approve_all(district: SmallDistrict, person: str) -> None:
    judgement = district.judge()
    prepared = [prepare_approval(judgement, Key("thcs-a", name), person, district.clock) for name in APPROVED]
    assert all(isinstance(one, Prepared) for one in prepared), prepared
    record(
        district.repository,
        judgement,
        [(one, district.clock) for one in prepared if isinstance(one, Prepared)],
    )


@given(one=_HIDDEN, other=_HIDDEN)
@settings(max_examples=5, phases=(Phase.explicit, Phase.generate))
def test_changing_only_what_is_hidden_changes_no_public_byte(
    tmp_path_factory: pytest.TempPathFactory, one: dict[str, str], other: dict[str, str]
) -> None:
    built = []
    for hidden in (one, other):
        root = tmp_path_factory.mktemp("district")
        district = _district(root / "repository", hidden)
        district.build(root / "out", AT)
        built.append({site: pages(root / "out", site) for site in ("thcs-a", "thcs-b", "district")})
    assert "tai-nguyen/de.html" in built[0]["thcs-a"]
    assert "tai-nguyen/sua.html" in built[0]["thcs-a"]
    assert "tai-nguyen/de-cam.html" not in built[0]["thcs-a"]
    assert built[0] == built[1]
