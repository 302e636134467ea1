"""Approving in a sample, where nobody signs: returning, withdrawing, notices, taking back."""

import pytest

from library.approval.model import Key
from tests.build_tools.cli.conftest import Command
from tests.build_tools.small_district import CHAIN, SmallDistrict, document

KEY = "thcs-a/phieu"


def test_a_notice_and_its_questions_go_up_and_come_down(approved: SmallDistrict, hoclieu: Command) -> None:
    exam = "thcs-a/de"
    ran = hoclieu(
        "approve", exam, "--as", "p-head", "--notice", "Câu 2 sai đáp án", "--question", "2", at=approved.root
    )
    assert ran.code == 0, ran.said
    (notice,) = approved.standing(exam).notices[approved.tree(exam)]
    assert (notice.reasons, notice.questions) == ("Câu 2 sai đáp án", ("2",))
    told = hoclieu("status", exam, "--lang", "en", at=approved.root).out
    assert "notice of Thầy Tổ (mẫu)" in told
    assert "Câu 2 sai đáp án (not scored: 2)" in told
    assert (
        f"{exam}  notice: Câu 2 sai đáp án (since" in hoclieu("status", "--lang", "en", at=approved.root).out
    )
    ran = hoclieu("approve", exam, "--as", "p-head", "--retract", "Nhầm", at=approved.root)
    assert ran.code == 0, ran.said
    assert not any(approved.standing(exam).notices.values())


def test_a_notice_reaches_the_version_that_another_site_still_shows(
    approved: SmallDistrict, hoclieu: Command
) -> None:
    approved.put(KEY, document(share="district"))
    approved.commit()
    approved.approve(KEY, *CHAIN, "p-appraiser")
    old = approved.tree(KEY)
    approved.put(KEY, document(share="district", body="Bản hai."))
    approved.commit()
    approved.approve(KEY, *CHAIN)
    assert approved.shown(KEY) == {"school": approved.tree(KEY), "district": old}
    say = ["approve", KEY, "--as", "p-head", "--notice", "Sai năm sinh", "--lang", "en"]
    ran = hoclieu(*say, at=approved.root)
    assert ran.code == 0, ran.said
    assert f"hoclieu approve {KEY} --as p-head --notice … --site district" in ran.out
    assert approved.standing(KEY).notices.keys() == {approved.tree(KEY)}
    ran = hoclieu(*say, "--site", "district", at=approved.root)
    assert ran.code == 0, ran.said
    assert approved.standing(KEY).notices.keys() == {approved.tree(KEY), old}
    assert "there is no school" in hoclieu(*say, "--site", "thcs-z", at=approved.root).err
    assert "it is not on that site" in hoclieu(*say, "--site", "thcs-b", at=approved.root).err


@pytest.mark.parametrize("question", ["2a", "2đ", "2A", "1/2Đ"])
def test_a_question_with_a_letter_can_be_withdrawn_by_it(
    approved: SmallDistrict, hoclieu: Command, question: str
) -> None:
    exam, typed = "thcs-a/de", question.removeprefix("1/")
    index = approved.root / "content/schools/thcs-a/toan/de/index.md"
    index.write_text(index.read_text().replace("Câu 2", f"Câu {typed}"))
    approved.commit()
    approved.approve(exam, *CHAIN)
    words = ["approve", exam, "--as", "p-head", "--notice", "Sai đáp án", "--question", question]
    ran = hoclieu(*words, at=approved.root)
    assert ran.code == 0, ran.said
    (notice,) = approved.standing(exam).notices[approved.tree(exam)]
    assert notice.questions == (question.casefold(),)
    assert hoclieu("build", "--site", "thcs-a", at=approved.root).code == 0
    page = (approved.root / "build/sites/thcs-a/tai-nguyen/de.html").read_text(encoding="utf-8")
    assert page.count("tạm không tính điểm") == 1


@pytest.mark.parametrize("question", ["hai", "3", "2/1"])
def test_a_question_that_is_not_there_is_refused(
    approved: SmallDistrict, hoclieu: Command, question: str
) -> None:
    words = ["approve", "thcs-a/de", "--as", "p-head", "--notice", "Sai", "--question", "2", "--question"]
    ran = hoclieu(*words, question, "--lang", "en", at=approved.root)
    assert ran.code == 1
    assert f"this version has no question {question}\n" in ran.err


@pytest.mark.parametrize("event", [["--withdraw", "Sai"], ["--return", "Sai"], ["--retract", "Sai"], []])
def test_a_site_without_a_notice_is_refused_and_nothing_is_said(
    approved: SmallDistrict, hoclieu: Command, event: list[str]
) -> None:
    shown = approved.shown(KEY)
    ran = hoclieu(
        "approve", KEY, "--as", "p-head", *event, "--site", "thcs-b", "--lang", "en", at=approved.root
    )
    assert ran.code == 1
    assert "--site goes with --notice" in ran.err
    assert approved.shown(KEY) == shown


def test_a_question_without_a_notice_is_refused(approved: SmallDistrict, hoclieu: Command) -> None:
    ran = hoclieu(
        "approve", "thcs-a/de", "--as", "p-head", "--question", "2", "--lang", "en", at=approved.root
    )
    assert ran.code == 1
    assert "--question goes with --notice" in ran.err


def test_withdrawing_and_approving_again(approved: SmallDistrict, hoclieu: Command) -> None:
    assert hoclieu("approve", KEY, "--as", "p-vice", "--withdraw", "Sai", at=approved.root).code == 0
    assert approved.shown(KEY) == {}
    assert hoclieu("approve", KEY, "--as", "p-vice", "--withdraw", "Sai", at=approved.root).code == 1
    for person in ("p-head", "p-principal"):
        assert hoclieu("approve", KEY, "--as", person, at=approved.root).code == 0
    assert approved.shown(KEY) == {"school": approved.tree(KEY)}


def test_taking_back_ones_own_approval(approved: SmallDistrict, hoclieu: Command) -> None:
    approved.put(KEY, document(body="Bản hai."))
    approved.commit()
    assert hoclieu("approve", KEY, "--as", "p-head", at=approved.root).code == 0
    assert hoclieu("approve", KEY, "--as", "p-head", "--retract", "Nhầm", at=approved.root).code == 0
    assert approved.standing(KEY).progress["school", approved.tree(KEY)] == ()
    ran = hoclieu("approve", KEY, "--as", "p-head", "--retract", "Nhầm", "--lang", "en", at=approved.root)
    assert ran.code == 1
    assert "has nothing to take back" in ran.err


def test_returning_with_reasons(approved: SmallDistrict, hoclieu: Command) -> None:
    approved.put(KEY, document(body="Bản hai."))
    approved.commit()
    ran = hoclieu("approve", KEY, "--as", "p-principal", "--return", "Thiếu hình", at=approved.root)
    assert ran.code == 0, ran.said
    assert approved.standing(KEY).returned[approved.tree(KEY)].reasons == "Thiếu hình"
    assert Key("thcs-a", "phieu") in approved.judge().standings


def test_status_says_for_whom_somebody_stands_in(approved: SmallDistrict, hoclieu: Command) -> None:
    approved.put("thcs-a/moi", document(authors="[p-head]"))
    approved.commit()
    ran = hoclieu("status", "thcs-a/moi", "--lang", "en", at=approved.root)
    assert "Thầy Phó (mẫu) [p-vice] (Head of subject department: wrote it)" in ran.out


def test_status_says_who_may_approve_a_change_of_people(approved: SmallDistrict, hoclieu: Command) -> None:
    approved.change("content/district/people.yml", "name: Thầy Tổ (mẫu)", "name: Thầy Tổ Mới (mẫu)")
    approved.commit()
    ran = hoclieu("status", at=approved.root)
    assert "district/organisation  Anh Cán (mẫu) [p-officer], Chị Bộ (mẫu) [p-second]" in ran.out
    assert hoclieu("approve", "district/organisation", "--as", "p-officer", at=approved.root).code == 0
    ran = hoclieu("status", at=approved.root)
    assert "district/organisation  Chị Bộ (mẫu) [p-second]" in ran.out
