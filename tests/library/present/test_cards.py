"""Cards: what stands on one, for each kind and each site."""

from library.compiled import PublicSummary, SecretSummary
from library.present.cards import card, cards
from library.present.context import Media
from library.resource import BankDetails
from tests.library.sample_entries import entry, exam, resource
from tests.library.sample_site import DISTRICT, context

BANK = PublicSummary(question_count=8)
KEY = SecretSummary(has_keys=True)


def test_a_card_of_a_document() -> None:
    shown = card(entry(of=resource(description="Một trang.")), "lop-6/toan.html", context())
    assert (shown.title, shown.href) == ("Phân số", "../tai-nguyen/phan-so.html")
    assert (shown.kind, shown.type_key, shown.type_label) == ("document", "phieu-hoc-tap", "Phiếu học tập")
    assert (shown.subject_key, shown.subject_label, shown.grade_label) == ("toan", "Toán", "Lớp 6")
    assert (shown.description, shown.minutes_label, shown.badges, shown.poster_src) == (
        "Một trang.",
        "",
        (),
        "",
    )
    assert shown.school_label == ""


def test_the_district_names_the_school() -> None:
    assert card(entry(), "index.html", context(site=DISTRICT)).school_label == "THCS A"


def test_posters_and_lengths_of_videos() -> None:
    video = entry(of=resource(kind="lesson-video"))
    media = {video.key: Media("tai-nguyen/phan-so/anh-nho.webp", "anh-lon.webp", 185)}
    shown = card(video, "lop-6/toan.html", context(video, media=media))
    assert shown.poster_src == "../tai-nguyen/phan-so/anh-nho.webp"
    assert shown.minutes_label == "3:05"


def test_a_bank_counts_its_questions() -> None:
    bank = entry(of=resource(kind="question-bank", details=BankDetails()), public=BANK)
    assert card(bank, "index.html", context()).minutes_label == "8 câu"


def test_an_exam_tells_its_minutes_and_whether_its_key_is_there() -> None:
    without = card(entry(of=exam(), public=BANK, released=None), "index.html", context())
    assert (without.minutes_label, without.badges) == ("60 phút", ("Giữa học kì I", "2026-2027"))
    released = card(entry(of=exam(), public=BANK, released=KEY), "index.html", context())
    assert released.badges == ("Giữa học kì I", "2026-2027", "Có đáp án")
    empty = card(entry(of=exam(), public=BANK, released=SecretSummary()), "index.html", context())
    assert empty.badges == ("Giữa học kì I", "2026-2027")


def test_stem_is_a_badge() -> None:
    assert card(entry(of=resource(stem="bai-hoc-stem")), "index.html", context()).badges == ("STEM",)


def test_cards_keep_their_order() -> None:
    shown = cards([entry("b", resource("B")), entry("a", resource("A"))], "index.html", context())
    assert [one.title for one in shown] == ["B", "A"]
