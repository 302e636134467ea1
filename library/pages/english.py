"""The script that puts the interface into English: a table of its words, and nothing of any resource.

Pages are written once, in Vietnamese. Whoever asks for English gets this table, in which each word
of the interface and each term of the vocabulary stands beside what it is called in English.
"""

import json
import re
from collections.abc import Iterator

from library.diagnostics import Text
from library.pages.labels import every_label
from library.vocabulary import Scheme, Term, Vocabulary

_PLACE = re.compile(r"\{\w+\}")
_PRESENTED = (
    # what library/present writes into views beside the labels of templates
    Text("Kho dùng chung", "Shared library"),
    Text("Mới đưa lên", "Newest"),
    Text("Các trường", "Schools"),
    Text("Kho học liệu số của từng trường", "The digital library of each school"),
    Text("Tất cả", "All"),
    Text("Học liệu khác", "Other resources"),
    Text("Ôn tập cả chương", "The whole chapter"),
    Text("Chủ đề và dự án", "Topics and projects"),
    Text("Bài học, chủ đề và dự án STEM", "STEM lessons, topics and projects"),
    Text("Có đáp án", "With answers"),
    Text("STEM", "STEM"),
    Text("Đề kiểm tra & STEM", "Exams & STEM"),
    Text("Dữ liệu mẫu", "Sample data"),
    Text("Bản xem trước, chưa duyệt", "Preview, not approved"),
    Text("Mức độ", "Level"),
    Text("Dạng câu", "Kind"),
    Text("Nhiều lựa chọn", "Multiple choice"),
    Text("Đúng – Sai", "True or false"),
    Text("Trả lời ngắn", "Short answer"),
    Text("Tự luận", "Essay"),
    Text("Lớp", "Grade"),
    Text("Môn", "Subject"),
    Text("Chương", "Chapter"),
    Text("Trường", "School"),
    Text("Học liệu của", "Resource of"),
    Text("Loại học liệu", "Kind of resource"),
    Text("tạm không tính điểm", "not scored for now"),
    Text("tự làm", "own work"),
    Text("Học liệu của lớp", "Resources of a class"),
    Text(
        "Em hãy mở đúng đường liên kết mà thầy cô gửi cho lớp.",
        "Open the very link that your teacher sent to the class.",
    ),
    Text("Tình trạng duyệt", "State of approval"),
    Text("Đáp án của đề này không công bố trên kho.", "The answers of this exam are not published here."),
    Text(
        "Học liệu theo sách giáo khoa cũ, chỉ để tham khảo.",
        "Made for an older textbook; for reference only.",
    ),
    Text("Đáp án được công bố từ {moment}.", "The answers come out at {moment}."),
    Text("{count} học liệu", "{count} resources"),
    Text("{count} câu hỏi", "{count} questions"),
    Text("{count} câu", "{count} questions"),
    Text("{count} đề", "{count} exams"),
    Text("{count} phút", "{count} min"),
    Text("Câu {number}", "Question {number}"),
    Text("Năm học {year}", "School year {year}"),
    Text("{subject} lớp {grade}", "{subject}, grade {grade}"),
    Text("{subject}, lớp {grade}", "{subject}, grade {grade}"),
    Text("{label} ({count})", "{label} ({count})"),
    Text("Phát video: {title}", "Play the video: {title}"),
    Text("Giao diện: {label}", "Look: {label}"),
    Text("– Trang chủ", "– Home"),
    Text("Lĩnh vực", "Area"),
)
_STAFF = (
    # what pages for staff say
    Text(
        "Trang nội bộ: chỉ dành cho giáo viên và cán bộ quản lí.",
        "Internal: for teachers and managers alone.",
    ),
    Text("Tình trạng duyệt: {school}", "State of approval: {school}"),
    Text("Đang chờ {person}", "Waiting for {person}"),
    Text("Chờ: {stage}", "Waiting: {stage}"),
    Text("Chờ nhận dùng: {stage}", "To be adopted: {stage}"),
    Text("Xem và duyệt {review}", "Review and approve {review}"),
    Text("Có lỗi, chưa đọc được", "Faulty, not readable yet"),
    Text("Bản nháp", "Draft"),
    Text("Trả lại, cần sửa", "Returned, to be mended"),
    Text("Đã thu hồi", "Withdrawn"),
    Text("Đã gửi, chưa có ở nhánh chính", "Handed in, not on the main branch yet"),
    Text("Không còn ở bản mới nhất", "No longer in the newest version"),
    Text("Chờ nhận dùng", "To be adopted"),
    Text("Bản gốc đã có bản mới", "The original has a newer version"),
    Text("Bản gốc đã thu hồi", "The original was withdrawn"),
    Text("Đang dùng", "In use"),
    Text("Trang đang giữ phiên bản đã duyệt trước đó.", "The site keeps the version approved before."),
    Text("{count} ngày", "{count} days"),
    Text("trong ngày", "within a day"),
    Text("Phiếu duyệt: {label}", "Approval sheets: {label}"),
    Text("Mã học liệu", "Id of the resource"),
    Text("Loại", "Kind"),
    Text("Môn, lớp", "Subject, grade"),
    Text("chữ kí số", "digital signature"),
    Text("duyệt trên yêu cầu gộp", "reviewed on a pull request"),
    Text("không kí (mẫu)", "unsigned (sample)"),
    Text("sổ duyệt, dòng {number}", "ledger, line {number}"),
)


def english_script(script: str, vocabulary: Vocabulary) -> str:
    """The theme's script with the table in its places; the same vocabulary gives the same text."""
    known = {
        text.vi: text.en
        for text in [*_terms(vocabulary), *_shelves(vocabulary), *every_label(), *_PRESENTED, *_STAFF]
    }
    words = {vi: en for vi, en in known.items() if vi != en or _PLACE.search(vi)}
    patterns = [[vi, en] for vi, en in words.items() if _PLACE.search(vi)]
    # The longest first, so that no pattern takes what a narrower one says better.
    patterns.sort(key=lambda pair: -len(_PLACE.sub("", pair[0])))
    plain = {vi: en for vi, en in sorted(words.items()) if not _PLACE.search(vi)}
    return script.replace("KHO_WORDS", _json(plain)).replace("KHO_PATTERNS", _json(patterns))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _terms(vocabulary: Vocabulary) -> Iterator[Text]:
    schemes = (
        vocabulary.stages, vocabulary.approval_states, vocabulary.licences, vocabulary.series,
        vocabulary.audience, vocabulary.cognitive_levels, vocabulary.exam_kinds, vocabulary.stem_kinds,
        vocabulary.resource_types, vocabulary.school_kinds, vocabulary.subjects, vocabulary.fields,
        vocabulary.grades, vocabulary.person_roles,
    )  # fmt: skip
    for scheme in schemes:
        yield from _labels(scheme)


def _shelves(vocabulary: Vocabulary) -> Iterator[Text]:
    """A subject of the young with their age, as titles of shelves join them."""
    for term in vocabulary.grades:
        if not term.key.isdecimal():
            vi = term.facts.get("short-vi", term.label.vi)
            en = term.facts.get("short-en", term.label.en)
            yield Text(f"{{subject}} {vi.lower()}", f"{{subject}}, {en}")


def _labels(scheme: Scheme) -> Iterator[Text]:
    for term in scheme.terms:
        yield from _of_term(term)


def _of_term(term: Term) -> Iterator[Text]:
    yield term.label
    if "short-vi" in term.facts:
        yield Text(term.facts["short-vi"], term.facts.get("short-en", term.label.en))
    for inner in (*term.parts, *term.levels.values()):
        yield from _of_term(inner)
