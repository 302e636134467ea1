"""Words of the user interface: Vietnamese first, English beside it, one table.

Terms of the domain (subjects, types, terms of the year) are not here; the vocabulary has them.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from library.diagnostics import Language, Text

_TABLE: dict[str, Text] = {
    # frame
    "home": Text("Trang chủ", "Home"),
    "search": Text("Tìm kiếm", "Search"),
    "menu": Text("Mở danh mục", "Open the menu"),
    "menu_close": Text("Đóng danh mục", "Close the menu"),
    "menu_title": Text("Danh mục", "Menu"),
    "skip": Text("Tới nội dung chính", "Skip to the content"),
    "scheme_dark": Text("Chuyển sang nền tối", "Switch to dark mode"),
    "scheme_light": Text("Chuyển sang nền sáng", "Switch to light mode"),
    "crumbs": Text("Đường dẫn", "Breadcrumbs"),
    "sample": Text("Dữ liệu mẫu", "Sample data"),
    "made_with": Text("Giao diện", "Look"),
    "contents": Text("Trong trang này", "On this page"),
    # home
    "search_placeholder": Text("Tìm bài học, đề kiểm tra…", "Find lessons, exams…"),
    "search_hint": Text("Gõ không dấu cũng được", "Accents are optional"),
    "grades": Text("Chọn lớp của em", "Choose your grade"),
    "grades_of_preschool": Text("Chọn lớp của bé", "Choose the age group"),
    "grades_of_staff": Text("Chọn lớp", "Choose a grade"),
    "newest": Text("Mới đưa lên", "Newest"),
    "exams": Text("Đề kiểm tra", "Exams"),
    "stem": Text("STEM", "STEM"),
    "schools": Text("Các trường", "Schools"),
    "school": Text("Trường", "School"),
    "resources": Text("học liệu", "resources"),
    "all": Text("Xem tất cả", "See all"),
    "empty_home": Text("Kho đang được xây dựng.", "The library is being built."),
    "empty_shelf": Text("Chưa có học liệu nào ở đây.", "Nothing here yet."),
    "empty_shelf_hint": Text("Thử tìm ở lớp hoặc môn khác.", "Try another grade or subject."),
    "school_site": Text("Trang của trường", "The school's own site"),
    # resource
    "about": Text("Thông tin học liệu", "About this resource"),
    "authors": Text("Người soạn", "Authors"),
    "source": Text("Nguồn", "Source"),
    "licence": Text("Giấy phép", "Licence"),
    "version": Text("Phiên bản", "Version"),
    "approved": Text("Đã duyệt", "Approved"),
    "attachments": Text("Tệp kèm theo", "Files"),
    "download": Text("Tải về", "Download"),
    "open_link": Text("Mở liên kết", "Open the link"),
    "tags": Text("Từ khoá", "Keywords"),
    "related": Text("Học liệu liên quan", "Related"),
    "previous": Text("Trước", "Previous"),
    "next": Text("Tiếp theo", "Next"),
    "print": Text("In trang này", "Print this page"),
    "report": Text("Báo lỗi", "Report a mistake"),
    "copy_link": Text("Chép liên kết", "Copy the link"),
    "link_copied": Text("Đã chép liên kết", "Link copied"),
    "qr_hint": Text("Quét để mở trang này", "Scan to open this page"),
    "carried": Text("Bản mang theo", "A copy to carry"),
    "carry": Text("Tải bản mang theo", "Download a copy to carry"),
    "carry_hint": Text("một tệp, mở được khi không có mạng", "one file that opens without a network"),
    "carried_newest": Text("Xem bản mới nhất", "See the newest version"),
    "leaves_site": Text("mở ở trang khác", "opens another site"),
    # video
    "video_missing": Text(
        "Máy không phát được video này. Có thể bản chép không kèm video; hãy mở trang trên mạng.",
        "This video cannot be played here. This copy may come without videos; open the page online.",
    ),
    "play": Text("Phát video", "Play the video"),
    "duration": Text("Thời lượng", "Duration"),
    "size": Text("Dung lượng", "Size"),
    "play_elsewhere_youtube": Text("Xem trên YouTube", "Watch on YouTube"),
    "play_elsewhere_drive": Text("Xem trên Google Drive", "Watch on Google Drive"),
    "play_elsewhere_file": Text("Mở tệp video", "Open the video file"),
    "data_hint": Text("Video chỉ tải khi em bấm phát.", "Nothing loads until you press play."),
    # questions
    "question": Text("Câu", "Question"),
    "questions": Text("câu hỏi", "questions"),
    "questions_heading": Text("Câu hỏi", "Questions"),
    "choose": Text("Chọn một đáp án", "Choose one answer"),
    "true": Text("Đúng", "True"),
    "false": Text("Sai", "False"),
    "your_answer": Text("Câu trả lời của em", "Your answer"),
    "answer_hint": Text("Ví dụ: 12,5", "For example: 12,5"),
    "check": Text("Kiểm tra", "Check"),
    "solution": Text("Lời giải", "Solution"),
    "answer": Text("Đáp án", "Answer"),
    "show_solution": Text("Xem đáp án và lời giải", "Show answer and solution"),
    "right": Text("Đúng rồi!", "Right!"),
    "wrong": Text("Chưa đúng, xem lời giải nhé.", "Not yet; see the solution."),
    "partly": Text("Đúng {right}/{all} ý, được {points} điểm.", "{right} of {all} right: {points} points."),
    "again": Text("Làm lại", "Start again"),
    "score": Text("Đúng {right}/{all} câu", "{right} of {all} right"),
    "score_points": Text("{points} điểm", "{points} points"),
    "ways": Text("Cách làm bài", "How to practise"),
    "way_all": Text("Cả bài", "All"),
    "way_one": Text("Từng câu", "One by one"),
    "mix": Text("Trộn câu", "Shuffle"),
    "place": Text("Câu {at}/{all}", "{at} of {all}"),
    "redo": Text("Sửa sai ({n})", "Redo mistakes ({n})"),
    "practice_end": Text("Em đã làm xong", "Well done, all answered"),
    "filter": Text("Lọc câu hỏi", "Filter questions"),
    "filter_all": Text("Tất cả", "All"),
    "none_match": Text("Không có câu nào hợp với bộ lọc.", "No question matches the filter."),
    "mark_all": Text("Chọn Đúng hoặc Sai cho cả bốn ý.", "Mark all four statements."),
    "type_answer": Text("Em hãy nhập câu trả lời.", "Type an answer first."),
    # exam
    "exam_subject": Text("Môn", "Subject"),
    "exam_year": Text("Năm học", "School year"),
    "exam_minutes": Text(
        "Thời gian làm bài: {minutes} phút (không kể thời gian phát đề)",
        "Time allowed: {minutes} minutes",
    ),
    "exam_code": Text("Mã đề", "Code"),
    "exam_name": Text("Họ và tên", "Name"),
    "exam_class": Text("Lớp", "Class"),
    "exam_end": Text("HẾT", "END"),
    "exam_key": Text("Đáp án và lời giải", "Answers and solutions"),
    "exam_print": Text("In đề", "Print the exam"),
    "sitting": Text("Làm bài tính giờ", "Timed sitting"),
    "sitting_start": Text("Làm bài tính giờ ({minutes} phút)", "Sit the exam ({minutes} minutes)"),
    "sitting_submit": Text("Nộp bài", "Submit"),
    "sitting_count": Text("Đã làm {done}/{all}", "{done} of {all} answered"),
    "sitting_left": Text("Còn {minutes} phút", "{minutes} minutes left"),
    "sitting_confirm": Text("Còn {open} câu chưa làm. Nộp bài luôn?", "{open} are still open. Submit now?"),
    "sitting_done": Text("Em đã nộp bài", "Submitted"),
    "sitting_points": Text("{right}/{all} điểm", "{right} of {all} points"),
    "sitting_unmarked": Text(
        "Đề này chưa có đáp án trên trang. Bài làm được giữ trên máy của em.",
        "This exam has no key here. Your answers stay on this device.",
    ),
    "sitting_essay": Text("Em làm câu này ra giấy.", "Answer this on paper."),
    "sitting_essays": Text(
        "Phần tự luận: em đối chiếu với hướng dẫn chấm ở dưới.",
        "Essays: compare yours with the marking guide below.",
    ),
    "sitting_again": Text("Làm lại từ đầu", "Start again"),
    "points": Text("điểm", "points"),
    # search
    "results": Text("Kết quả", "Results"),
    "search_button": Text("Tìm", "Search"),
    "search_filters": Text("Bộ lọc", "Filters"),
    "search_no_script": Text(
        "Trang tìm kiếm cần JavaScript. Em có thể chọn lớp và môn ở thanh danh mục.",
        "Search needs JavaScript. You can choose a grade and subject in the menu.",
    ),
    "search_examples": Text("Ví dụ", "For example"),
    "search_found": Text("{n} học liệu", "{n} resources"),
    "search_near": Text(
        "Chưa có học liệu nào khớp hết. Gần nhất: {n} học liệu",
        "Nothing matches everything. Nearest: {n} resources",
    ),
    "search_absent": Text("Ở đây chưa có gì thuộc “{name}”.", "There is nothing of “{name}” here."),
    "search_none": Text("Chưa tìm thấy học liệu nào.", "Nothing found."),
    "search_none_hint": Text(
        "Thử bớt từ, hoặc chọn lớp ở thanh danh mục.",
        "Try fewer words, or choose a grade in the menu.",
    ),
    "search_none_filtered": Text(
        "Thử bỏ bớt ô đã chọn trong bộ lọc.", "Try removing some of the chosen filters."
    ),
    "search_busy": Text("Đang tìm…", "Searching…"),
    "search_failed": Text(
        "Không tải được dữ liệu tìm kiếm. Em xem lại mạng rồi bấm “Thử lại” nhé.",
        "The search data could not be loaded. Please check the network, then try again.",
    ),
    "search_retry": Text("Thử lại", "Try again"),
    "search_meant": Text("Có phải bạn tìm:", "Did you mean:"),
    "search_more": Text("Xem thêm", "Show more"),
    "search_recent": Text("Đã tìm gần đây", "Recent searches"),
    "search_forget": Text("Xoá", "Clear"),
    "search_clear": Text("Bỏ lọc", "Clear filters"),
    "search_shelf": Text("Cả kệ", "Whole shelf"),
    "search_nearest_shelf": Text("Kệ gần nhất", "Nearest shelf"),
    "search_exam": Text("Đề", "Exam"),
    "search_exams": Text("{n} đề", "{n} exams"),
    "search_in_text": Text("Có nhắc tới:", "It mentions:"),
    # not found
    "not_found": Text("Không tìm thấy trang này", "Page not found"),
    "not_found_text": Text(
        "Địa chỉ có thể đã gõ sai, hoặc học liệu không còn được công bố.",
        "The address may be mistyped, or the resource is no longer published.",
    ),
    "go_home": Text("Về trang chủ", "Go to the home page"),
    # without a network
    "offline": Text("Em đang không có mạng", "You are offline"),
    "offline_text": Text(
        "Trang này chưa được mở trên máy nên chưa xem được. Khi có mạng, em tải lại trang.",
        "This page has not been opened on this device. Reload it once there is a network.",
    ),
    "offline_kept": Text("Những trang xem được ngay", "Pages you can read now"),
    # staff
    "state": Text("Tình trạng", "State"),
    "title": Text("Học liệu", "Resource"),
    "waiting_for": Text("Đang chờ", "Waiting for"),
    "since": Text("Từ ngày", "Since"),
    "whose_turn": Text("Đang chờ ai", "Whose turn it is"),
    "look_and_approve": Text("Xem và duyệt", "Review and approve"),
    "stage_times": Text("Thời gian xử lí từng bước", "How long each stage takes"),
    "stage": Text("Bước", "Stage"),
    "times_taken": Text("Số lượt", "Count"),
    "usually": Text("Thường mất", "Usually"),
    "at_most": Text("Lâu nhất", "Longest"),
    "every_resource": Text("Tất cả học liệu", "Every resource"),
    "unfinished": Text("Chưa xong", "Not finished"),
    "states_by_school": Text("Theo từng trường", "By school"),
    "how_many": Text("Học liệu", "Resources"),
    "how_many_published": Text("Đã công bố", "Published"),
    "how_many_waiting": Text("Đang chờ duyệt", "Waiting"),
    "sheet": Text("Phiếu duyệt", "Approval sheet"),
    "sheets": Text("Các phiếu duyệt", "Approval sheets"),
    "sheets_hint": Text(
        "Chọn một phiếu rồi in: chỉ phiếu ấy được in. Không chọn thì in tất cả, mỗi phiếu một trang.",
        "Choose a sheet and print: only that one is printed; without a choice all, each on its own page.",
    ),
    "sheet_title": Text("PHIẾU DUYỆT HỌC LIỆU", "APPROVAL SHEET"),
    "republic": Text("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIETNAM"),
    "motto": Text("Độc lập - Tự do - Hạnh phúc", "Independence – Freedom – Happiness"),
    "approver": Text("Người duyệt", "Approver"),
    "day": Text("Ngày", "Day"),
    "proof": Text("Bằng chứng", "Proof"),
    "ledger_line": Text("sổ duyệt, dòng", "ledger, line"),
    "content_id": Text("Mã nội dung", "Id of the content"),
    "sign_here": Text("(kí, ghi rõ họ tên)", "(signature and name)"),
}


def every_label() -> Iterable[Text]:
    """The words of the interface in both languages."""
    return _TABLE.values()


@cache
def labels(language: Language) -> Mapping[str, str]:
    """Every word of the interface in one language, by its key."""
    return MappingProxyType({key: text.in_language(language) for key, text in _TABLE.items()})
