"""A small catalogue for search, made of plain values: the vocabulary and the programme are the real ones.

Its resources stand for kinds of query: what is printed with other names, other accents, in a body
only, on another school's site. Titles say what a teacher would write.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from build_tools.builtin import builtin_curriculum, builtin_vocabulary
from library.approval.model import Key, Version
from library.catalogue import Site
from library.compiled import PublicSummary, SecretSummary
from library.curriculum import LessonPlace
from library.entry import Entry, Record
from library.organisation import District, Organisation, School
from library.pages.views import SiteView
from library.present.context import Context, by_lesson
from library.resource import BankDetails, Details, DocumentDetails, ExamDetails, Resource, VideoDetails
from library.search.passages import search_text
from library.shelves import arrange
from library.video import LocalFile
from tests.library.sample_entries import entry_of

AS_OF = datetime(2026, 11, 20, tzinfo=UTC)
SCHOOLS = {
    "thcs-a": School("thcs-a", "THCS-A", "Trường THCS Sông Tiền (mẫu)", "THCS Sông Tiền", "thcs"),
    "thcs-b": School("thcs-b", "THCS-B", "Trường THCS Cao Lãnh (mẫu)", "THCS Cao Lãnh", "thcs"),
    "th-an": School("th-an", "TH-AN", "Trường Tiểu học An Phước (mẫu)", "TH An Phước", "tieu-hoc"),
}
_KNTT = "ket-noi-tri-thuc"

# id, title, type, subject, grades, reference of the lesson, and what else there is to say
_Row = tuple[str, str, str, str, str, str, dict[str, str]]
_ROWS: tuple[_Row, ...] = (
    ("tap-hop", "Tập hợp và phần tử", "video-bai-giang", "toan", "6", "1/1", {}),
    ("nhch-chuong-1", "Ngân hàng câu hỏi chương I", "ngan-hang-cau-hoi", "toan", "6", "1/*", {}),
    ("uoc-chung", "Ước chung lớn nhất", "video-bai-giang", "toan", "6", "2/11", {}),
    ("nhch-chuong-2", "Ngân hàng câu hỏi chương II", "ngan-hang-cau-hoi", "toan", "6", "2/*", {}),
    ("so-nguyen-am", "Số nguyên âm quanh ta", "video-bai-giang", "toan", "6", "3/13", {}),
    ("phan-so-bang-nhau", "Phân số bằng nhau", "video-bai-giang", "toan", "6", "6/23", {}),
    ("phieu-phan-so", "Phiếu học tập: So sánh phân số", "phieu-hoc-tap", "toan", "6", "6/24", {}),
    ("nhch-phan-so", "Ngân hàng câu hỏi Phân số", "ngan-hang-cau-hoi", "toan", "6", "6/*",
     {"body": "Ước và bội, tử và mẫu là số nguyên âm: quanh ta, trong đoạn văn nào cũng gặp."}),
    ("gk1-toan-6", "Đề số 1 môn Toán", "de-kiem-tra", "toan", "6", "1/*", {"exam": "giua-hk1"}),
    ("gk1-toan-6-b", "Đề số 2 môn Toán", "de-kiem-tra", "toan", "6", "1/*",
     {"exam": "giua-hk1", "school": "thcs-b"}),
    ("ck1-toan-6", "Đề số 3 môn Toán", "de-kiem-tra", "toan", "6", "3/*", {"exam": "cuoi-hk1"}),
    ("ck2-toan-7", "Đề ôn tập môn Toán", "de-kiem-tra", "toan", "7", "", {"exam": "cuoi-hk2"}),
    ("so-mu", "Luỹ thừa: số mũ tự nhiên", "video-bai-giang", "toan", "7", "1/3", {}),
    ("song-song", "Bài trình chiếu: hai đường thẳng song song", "bai-trinh-chieu", "toan", "7", "3/9", {}),
    ("goc-ngoai", "Góc ngoài của tam giác", "video-bai-giang", "toan", "7", "4/12", {}),
    ("nhch-hdt", "Ngân hàng câu hỏi chương II", "ngan-hang-cau-hoi", "toan", "8", "2/*", {}),
    ("thales", "Định lí Thalès trong tam giác", "video-bai-giang", "toan", "8", "4/15", {}),
    ("pythagore", "Định lí Pythagore và ứng dụng", "video-bai-giang", "toan", "8", "9/35", {}),
    ("dong-dang", "Hai tam giác đồng dạng", "video-bai-giang", "toan", "8", "9/33", {}),
    ("de-cuong-8", "Đề cương ôn tập cuối học kì I", "de-cuong-on-tap", "toan", "8", "", {}),
    ("he-phuong-trinh", "Giải hệ hai phương trình", "video-bai-giang", "toan", "9", "1/2", {}),
    ("duong-tron", "Mở đầu về đường tròn", "video-bai-giang", "toan", "9", "5/13", {}),
    ("phuong-trinh-bac-hai", "Phương trình bậc hai một ẩn", "video-bai-giang", "toan", "9", "6/19", {}),
    ("viete", "Định lí Viète và ứng dụng", "video-bai-giang", "toan", "9", "6/20", {}),
    ("khtn-6-tach", "Tách muối khỏi nước biển", "huong-dan-thi-nghiem", "khtn", "6", "",
     {"body": "Sodium chloride là muối ăn. Đun nhẹ cho nước bay hơi hết thì thu được tinh thể. "
      "Ghi kết quả vào vở, vẽ hình, rồi trả lời một số câu hỏi ở cuối phiếu. Dụng cụ: đèn cồn, chén sứ."}),
    ("gk1-khtn-7", "Đề số 4 môn Khoa học", "de-kiem-tra", "khtn", "7", "1/*", {"exam": "giua-hk1"}),
    ("phan-xa", "Kế hoạch bài dạy: Sự phản xạ ánh sáng", "ke-hoach-bai-day", "khtn", "7", "5/16", {}),
    ("archimedes", "Lực đẩy Archimedes", "video-bai-giang", "khtn", "8", "3/17", {}),
    ("acid", "Acid quanh ta", "video-bai-giang", "khtn", "8", "2/8", {}),
    ("ph", "Thang pH của nước chanh", "hoc-lieu-da-phuong-tien", "khtn", "8", "2/9", {}),
    ("ohm", "Định luật Ohm", "video-bai-giang", "khtn", "9", "3/11", {}),
    ("hoa-sen", "Bài thơ: Hoa sen giữa đầm, thân xanh", "tai-lieu-tham-khao", "ngu-van", "6", "", {}),
    ("ck1-van-8", "Đề số 5 môn Văn", "de-kiem-tra", "ngu-van", "8", "", {"exam": "cuoi-hk1"}),
    ("ban-do", "Tỉ lệ bản đồ", "video-bai-giang", "lsdl", "6", "dia-li/1/3", {}),
    ("thoi-gian", "Thời gian trong quá khứ", "video-bai-giang", "lsdl", "6", "lich-su/1/3", {}),
    ("nhi-phan", "Thuật toán tìm kiếm nhị phân", "video-bai-giang", "tin-hoc", "7", "5/15", {}),
    ("ck2-tin-8", "Đề số 6 môn Tin", "de-kiem-tra", "tin-hoc", "8", "", {"exam": "cuoi-hk2"}),
    ("life", "Life in the countryside", "phieu-hoc-tap", "tieng-anh", "8", "", {"series": "global-success"}),
    ("phan-viet", "Làm phấn viết bảng từ vỏ trứng", "chu-de-stem", "cong-nghe", "9", "",
     {"stem": "bai-hoc-stem"}),
    ("hinh-tron", "Hình tròn, hình vuông quanh bé", "video-bai-giang", "nhan-thuc", "mau-giao-be", "", {}),
    ("phep-cong", "Phép cộng có nhớ", "video-bai-giang", "toan", "2", "", {"school": "th-an"}),
    ("canh-goc-canh", "Trường hợp cạnh – góc – cạnh", "video-bai-giang", "toan", "7", "4/14", {}),
    ("canh-dieu-8", "Ôn tập chương Tứ giác", "phieu-hoc-tap", "toan", "8", "", {"series": "canh-dieu"}),
)  # fmt: skip
_KINDS: dict[str, tuple[str, Details]] = {
    "video-bai-giang": ("lesson-video", VideoDetails(LocalFile("bai-giang.mp4"))),
    "ngan-hang-cau-hoi": ("question-bank", BankDetails()),
}


def entries() -> tuple[Entry, ...]:
    """Every entry, each approved a day after the one before it."""
    return tuple(_entry(number, row) for number, row in enumerate(_ROWS))


def texts_of(shown: Iterable[Entry]) -> list[tuple[str, ...]]:
    """What the texts of entries are found by."""
    return [search_text(entry.record.public.opening) for entry in shown]


def context(found: Iterable[Entry] | None = None, site: str = "district") -> Context:
    """A site that shows these entries, or all of them."""
    shown = entries() if found is None else tuple(found)
    vocabulary, curriculum = builtin_vocabulary(), builtin_curriculum()
    name = SCHOOLS[site].name if site in SCHOOLS else "Kho huyện"
    schools = frozenset({site}) if site in SCHOOLS else frozenset()
    place = Site(site, name, name, "school" if site in SCHOOLS else "district", schools=schools)
    organisation = Organisation(District("Kho huyện", "Kho huyện"), dict(SCHOOLS))
    shelves = arrange(shown, vocabulary, curriculum)
    frame = SiteView(name, name)
    return Context(
        place, frame, shown, shelves, organisation, vocabulary, curriculum, AS_OF, {}, by_lesson(shown)
    )


def _entry(number: int, row: _Row) -> Entry:
    name, title, type_, subject, grade, lesson, more = row
    kind, details = _KINDS.get(type_, ("document", DocumentDetails()))
    if "exam" in more:
        kind, details = "exam", ExamDetails(more["exam"], "2025-2026", 60, 10, "chinh-thuc")
    series = more.get("series", _KNTT if grade.isdecimal() else None)
    resource = Resource(
        kind=kind, type=type_, title=title, subject=subject, grades=(grade,), authors=("Cô Mai (mẫu)",),
        licence="cc-by-4-0", source="tự làm", audience="students", visibility="public", share="district",
        details=details, series=series, lessons=_lessons(subject, grade, lesson), stem=more.get("stem"),
    )  # type: ignore[arg-type]  # fmt: skip
    school = more.get("school", "thcs-a")
    version = Version(name, 1, (), AS_OF - timedelta(days=200 - number))
    public = PublicSummary(opening=more.get("body", ""))
    record = Record(resource, version, public, SecretSummary(has_keys=True))
    return entry_of(Key(school, name), SCHOOLS[school], record)


def _lessons(subject: str, grade: str, reference: str) -> tuple[LessonPlace, ...]:
    if not reference:
        return ()
    programme = builtin_curriculum().programme(subject, grade, _KNTT)
    assert programme is not None
    places = [*programme.places(), *(programme.place(chapter) for chapter in programme.chapters)]
    return tuple(place for place in places if place.reference == reference)
