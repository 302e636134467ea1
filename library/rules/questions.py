"""Rules of the plain exam text: questions, options, answers, and papers as a whole.

Reports are public. No message of this area may quote or hint at an answer; a finding about a key
names the question and, at most, the line that holds the contradiction.
"""

from library.diagnostics import Rule, Severity, Text

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

_KEY_WHY = Text(
    "Học sinh được chấm tự động theo đáp án, nên đáp án phải rõ ràng và chỉ có một cách hiểu.",
    "Pupils are marked by this key, so it must be clear and have one reading only.",
)
_READING_WHY = Text(
    "Máy nhận ra câu hỏi qua các từ đầu dòng; gõ lệch một chút là câu hỏi bị dính vào phần khác.",
    "Questions are recognised by the words their lines begin with; a slip joins them.",
)
_SECRET_WHY = Text(
    "Mọi thứ không nằm trong phần lời giải của một câu đều được in ra cho học sinh xem.",
    "Whatever stands outside the solution of a question is shown to pupils.",
)
_PAPER_WHY = Text(
    "Người dùng lại đề cần tin được số câu, mức độ và số điểm ghi trên đó.",
    "Whoever reuses a paper must be able to trust its numbers, levels and points.",
)

# Q101-Q120: where questions begin and end.

NO_QUESTIONS = Rule(
    code="Q101",
    severity=_ERROR,
    title=Text("Không tìm thấy câu hỏi", "No question found"),
    message=Text("Không tìm thấy câu hỏi nào.", "No question was found."),
    remedy=Text(
        "Bắt đầu mỗi câu bằng một dòng như: Câu 1. Nội dung câu hỏi",
        "Begin each question with a line such as: Câu 1. What is asked",
    ),
    why=_READING_WHY,
    example="1. Phân số nào bằng 1/2?",
)
TOO_MANY_QUESTIONS = Rule(
    code="Q102",
    severity=_ERROR,
    title=Text("Quá nhiều câu hỏi", "Too many questions"),
    message=Text(
        "Tệp có hơn {most} câu hỏi; từ câu này trở đi không được đọc.",
        "The text has more than {most} questions; it is not read from this one on.",
    ),
    remedy=Text("Tách thành nhiều ngân hàng câu hỏi nhỏ hơn.", "Split it into smaller banks."),
    why=Text(
        "Một trang có hàng nghìn câu hỏi không mở nổi trên điện thoại của học sinh.",
        "A page with thousands of questions does not open on a pupil's phone.",
    ),
    example="Câu 2001. ...",
)
QUESTION_TOO_LONG = Rule(
    code="Q103",
    severity=_ERROR,
    title=Text("Câu hỏi quá dài", "Question too long"),
    message=Text(
        "Câu {number} dài quá 64 nghìn kí tự.",
        "Question {number} is longer than 64 thousand characters.",
    ),
    remedy=Text(
        "Xem lại các câu sau câu này có bắt đầu bằng “Câu N.” không; đưa hình ảnh thành tệp riêng.",
        "See that the questions after it begin with `Câu N.`; keep pictures in files of their own.",
    ),
    why=_READING_WHY,
    example="Câu 1. ![](data:image/png;base64,...)",
)
LOOKS_LIKE_QUESTION = Rule(
    code="Q104",
    severity=_WARNING,
    title=Text("Dòng giống một câu hỏi", "A line that looks like a question"),
    message=Text(
        "Dòng này giống đầu một câu hỏi nhưng chưa đúng mẫu nên chưa được tính là câu.",
        "This line looks like the start of a question but is not read as one.",
    ),
    remedy=Text("Viết: Câu 1. Nội dung câu hỏi", "Write: Câu 1. What is asked"),
    why=_READING_WHY,
    example="Cấu 3. Tìm x",
)
QUESTION_WITHOUT_DOT = Rule(
    code="Q105",
    severity=_WARNING,
    title=Text("Thiếu dấu chấm sau số câu", "No dot after the number"),
    message=Text("Sau “Câu {number}” thiếu dấu chấm.", "There is no dot after “Câu {number}”."),
    remedy=Text("Viết: Câu {number}. Nội dung", "Write: Câu {number}. What is asked"),
    why=_READING_WHY,
    example="Câu 3 Tìm x",
)
NUMBER_REPEATED = Rule(
    code="Q106",
    severity=_WARNING,
    title=Text("Trùng số câu", "Number used twice"),
    message=Text(
        "Số câu {number} đã được dùng trong phần này.",
        "The number {number} is already used in this part.",
    ),
    remedy=Text("Đánh lại số các câu theo thứ tự.", "Number the questions in order."),
    why=_PAPER_WHY,
    example="Câu 3. ... Câu 3. ...",
)
NUMBER_SKIPPED = Rule(
    code="Q107",
    severity=_WARNING,
    title=Text("Số câu không liên tục", "Numbers with a gap"),
    message=Text(
        "Ở đây phải là Câu {expected} nhưng lại là Câu {number}.",
        "Question {expected} is expected here, but this is question {number}.",
    ),
    remedy=Text(
        "Xem có câu nào bị mất hoặc gõ sai chữ “Câu” không, rồi đánh lại số.",
        "See whether a question is missing or its word `Câu` is mistyped, then number again.",
    ),
    why=_PAPER_WHY,
    example="Câu 3. ... Câu 5. ...",
)
EMPTY_STEM = Rule(
    code="Q108",
    severity=_ERROR,
    title=Text("Câu hỏi không có nội dung", "Question without a stem"),
    message=Text("Câu {number} chưa có nội dung.", "Question {number} asks nothing."),
    remedy=Text(
        "Viết nội dung ngay sau “Câu {number}.”, trước các phương án.",
        "Write what is asked behind `Câu {number}.`, before the options.",
    ),
    why=Text(
        "Chỉ câu điền vào ngữ liệu mới có thể không cần lời dẫn.",
        "Only a question on a gap in a passage can do without a stem.",
    ),
    example="Câu 3.",
)
UNCLOSED_FENCE = Rule(
    code="Q109",
    severity=_ERROR,
    title=Text("Khối mã chưa đóng", "Code block not closed"),
    message=Text(
        "Khối mã mở ở dòng này chưa được đóng trong cùng câu.",
        "The code block that opens here is not closed within its question.",
    ),
    remedy=Text("Thêm một dòng ``` ở cuối đoạn mã.", "Add a line ``` where the code ends."),
    why=Text(
        "Khối mã chưa đóng sẽ nuốt luôn các phương án phía sau.",
        "An open code block swallows the options behind it.",
    ),
    example="```python",
)
OPTIONS_OUTSIDE_QUESTION = Rule(
    code="Q110",
    severity=_ERROR,
    title=Text("Phương án nằm ngoài câu hỏi", "Options outside a question"),
    message=Text(
        "Các phương án ở đây không thuộc câu hỏi nào.",
        "The options here belong to no question.",
    ),
    remedy=Text(
        "Thêm dòng “Câu N.” trước nội dung câu hỏi của các phương án này.",
        "Put a line `Câu N.` before the question that these options belong to.",
    ),
    why=_SECRET_WHY,
    example="1. Phân số nào bằng 1/2?\n*A. 2/4",
)
KEY_OUTSIDE_QUESTION = Rule(
    code="Q111",
    severity=_ERROR,
    title=Text("Đáp án nằm ngoài câu hỏi", "Answer outside a question"),
    message=Text(
        "Đáp án hoặc lời giải ở đây không thuộc câu hỏi nào.",
        "The answer or solution here belongs to no question.",
    ),
    remedy=Text("Chuyển nó xuống dưới đúng câu hỏi của nó.", "Move it below the question it belongs to."),
    why=_SECRET_WHY,
    example="Ngữ liệu. ...\nLời giải. ...",
)
ANSWER_TABLE = Rule(
    code="Q112",
    severity=_ERROR,
    title=Text("Bảng đáp án riêng", "Separate table of answers"),
    message=Text("Từ phần đáp án này trở đi không được đọc.", "Nothing is read from these answers on."),
    remedy=Text(
        "Xoá phần này; đánh dấu * ngay trước phương án đúng và viết “Lời giải.” dưới từng câu.",
        "Remove them; put * before each right option and `Lời giải.` below each question.",
    ),
    why=Text(
        "Đáp án đi liền với câu hỏi thì không bao giờ lệch khi thêm, bớt hay đổi thứ tự câu.",
        "An answer that stands with its question stays right when questions are added or moved.",
    ),
    example="BẢNG ĐÁP ÁN",
)
TEXT_AFTER_END = Rule(
    code="Q113",
    severity=_WARNING,
    title=Text("Còn nội dung sau HẾT", "Text after the end"),
    message=Text("Nội dung sau chữ HẾT không được đọc.", "Text behind HẾT is not read."),
    remedy=Text("Xoá phần này, hoặc chuyển nó lên trước chữ HẾT.", "Remove it, or move it above HẾT."),
    why=_READING_WHY,
    example="HẾT\nGhi chú ...",
)
QUESTION_AFTER_END = Rule(
    code="Q114",
    severity=_ERROR,
    title=Text("Còn câu hỏi sau HẾT", "Question after the end"),
    message=Text("Có câu hỏi nằm sau chữ HẾT.", "A question stands behind HẾT."),
    remedy=Text(
        "Bỏ chữ HẾT ở giữa; nếu là đề khác thì để thành một học liệu riêng.",
        "Remove the HẾT in the middle; if this is another paper, make it a resource of its own.",
    ),
    why=_READING_WHY,
    example="HẾT\nCâu 1. ...",
)
UNUSED_PASSAGE = Rule(
    code="Q115",
    severity=_WARNING,
    title=Text("Ngữ liệu không có câu hỏi", "Passage without questions"),
    message=Text("Không có câu hỏi nào đi với ngữ liệu này.", "No question goes with this passage."),
    remedy=Text(
        "Viết các câu hỏi ngay sau ngữ liệu, hoặc bỏ ngữ liệu.",
        "Write its questions right behind the passage, or remove it.",
    ),
    why=_PAPER_WHY,
    example="Ngữ liệu. ...\nPHẦN II. ...",
)

BARE_ANSWER = Rule(
    code="Q116",
    severity=_ERROR,
    title=Text("Câu chỉ có đáp án", "Nothing but an answer"),
    message=Text(
        "Câu {number} không hỏi gì, chỉ có một đáp án.",
        "Question {number} asks nothing; it is but an answer.",
    ),
    remedy=Text(
        "Nếu đây là phần đáp án của cả đề, chuyển từng đáp án lên dưới câu hỏi của nó (Đáp án: …) rồi xoá"
        " phần này. Nếu đúng là một câu tự luận, thêm nhãn [TL] sau số câu.",
        "If these are the answers of the whole paper, move each below its question (Đáp án: ...) and remove"
        " them here. If it really is an essay, add the tag [TL] behind its number.",
    ),
    why=_SECRET_WHY,
    example="HƯỚNG DẪN CHẤM\nCâu 1: B\nCâu 2: A",
)
LOOKS_LIKE_PASSAGE = Rule(
    code="Q117",
    severity=_WARNING,
    title=Text("Dòng giống một ngữ liệu", "A line that looks like a passage"),
    message=Text(
        "Dòng này giống lời dẫn của một ngữ liệu nhưng đang dính vào câu ở trên.",
        "This line looks like the start of a passage but belongs to the question above.",
    ),
    remedy=Text(
        "Viết: Ngữ liệu. Đọc đoạn trích sau … Các câu sau đó sẽ đi cùng ngữ liệu ấy.",
        "Write: Ngữ liệu. Đọc đoạn trích sau ... The questions after it will go with it.",
    ),
    why=_READING_WHY,
    example="D. 5\nĐọc đoạn thơ sau và trả lời câu 2, câu 3:",
)
LOOKS_LIKE_PART = Rule(
    code="Q118",
    severity=_WARNING,
    title=Text("Dòng giống tên một phần", "A line that looks like a part"),
    message=Text(
        "Dòng này giống tên một phần của đề nhưng chưa đúng mẫu nên chưa được tính là phần.",
        "This line looks like the title of a part but is not read as one.",
    ),
    remedy=Text("Viết: PHẦN I. Tên phần (số điểm)", "Write: PHẦN I. Its title (points)"),
    why=_READING_WHY,
    example="II. LISTENING (4,0 điểm)",
)
PART_REPEATED = Rule(
    code="Q119",
    severity=_ERROR,
    title=Text("Trùng phần", "Part used twice"),
    message=Text("Phần {number} đã có ở trên.", "There is a part {number} above."),
    remedy=Text(
        "Nếu từ đây là đáp án của đề, chuyển từng đáp án, lời giải xuống dưới câu hỏi của nó; nếu là đề khác,"
        " để thành một học liệu riêng; nếu là phần mới, đánh lại số phần.",
        "If the answers of the paper begin here, move each below its question; if it is another paper, make"
        " it a resource of its own; if it is a new part, give it another number.",
    ),
    why=_SECRET_WHY,
    example="PHẦN I. Trắc nghiệm ... HƯỚNG DẪN CHẤM ... PHẦN I. Trắc nghiệm",
)

NUMBER_WITH_LEVELS = Rule(
    code="Q120",
    severity=_ERROR,
    title=Text("Số câu có nhiều cấp", "Number with levels"),
    message=Text("Câu {number} được đánh số nhiều cấp.", "Question {number} has a number with levels."),
    remedy=Text(
        "Đánh số Câu 1, Câu 2, Câu 3 …, hoặc Câu 1a, Câu 1b. Nếu số câu kết thúc ở dấu chấm đầu, thêm một dấu"
        " cách sau dấu ấy.",
        "Number them Câu 1, Câu 2, Câu 3 ..., or Câu 1a, Câu 1b. If the number ends at its first point, put a"
        " space behind that.",
    ),
    why=Text(
        "Khi một câu bị báo sai và tạm thu hồi, người ta gọi nó bằng một số và nhiều nhất một chữ cái.",
        "Whoever withdraws a faulty question names it by one number and at most one letter.",
    ),
    example="Câu 1.1. Tìm x",
)

# Q121-Q129: what stands between the number and the stem.

UNKNOWN_TAG = Rule(
    code="Q121",
    severity=_ERROR,
    title=Text("Nhãn không hiểu được", "Unknown tag"),
    message=Text("Câu {number}: không hiểu nhãn [{tag}].", "Question {number}: the tag [{tag}] is unknown."),
    remedy=Text(
        "{hint}Nhãn dùng được: [NB], [TH], [VD], [VDC], [bài 23],"
        " [TL]. Nếu đó là nội dung câu hỏi, đặt nó xuống dòng dưới.",
        "{hint}Tags are [NB], [TH], [VD], [VDC], [bài 23], [TL]."
        " If it is part of the question, put it on the next line.",
    ),
    why=Text(
        "Nhãn gõ sai làm câu hỏi mất mức độ hoặc mất bài học.",
        "A mistyped tag loses the question's level or lesson.",
    ),
    example="Câu 1. [Vận dung] ...",
)
REPEATED_TAG = Rule(
    code="Q122",
    severity=_ERROR,
    title=Text("Hai nhãn cùng loại", "Two tags of one kind"),
    message=Text(
        "Câu {number}: [{tag}] là nhãn thứ hai cùng loại.",
        "Question {number}: [{tag}] is the second tag of its kind.",
    ),
    remedy=Text(
        "Mỗi câu chỉ ghi một mức độ, một bài học và một số điểm.",
        "Give each question one level, one lesson and one number of points.",
    ),
    why=_PAPER_WHY,
    example="Câu 1. [NB] [TH] ...",
)
POINTS_NOT_A_NUMBER = Rule(
    code="Q123",
    severity=_ERROR,
    title=Text("Số điểm không đọc được", "Points are no number"),
    message=Text(
        "Câu {number}: không đọc được số điểm ({points}).",
        "Question {number}: the points ({points}) cannot be read.",
    ),
    remedy=Text(
        "Viết một số lớn hơn 0, ví dụ (0,25 điểm).",
        "Write a number above 0, for example (0,25 điểm).",
    ),
    why=_PAPER_WHY,
    example="Câu 1. (một điểm) ...",
)

# Q131-Q139: options and statements.

NO_RIGHT_OPTION = Rule(
    code="Q131",
    severity=_ERROR,
    title=Text("Chưa có phương án đúng", "No right option"),
    message=Text("Câu {number} chưa đánh dấu phương án đúng.", "Question {number} has no right option."),
    remedy=Text(
        "Thêm dấu * ngay trước chữ cái của phương án đúng, không có dấu cách ở giữa. Gạch chân, in đậm, in"
        " nghiêng hay tô màu trong Word không được tính.",
        "Put * right before the letter of the right option, with no space between. Underlining, bold, italics"
        " or colour from Word do not count.",
    ),
    why=_KEY_WHY,
    example="A. 1\nB. 2",
)
SEVERAL_RIGHT_OPTIONS = Rule(
    code="Q132",
    severity=_ERROR,
    title=Text("Nhiều phương án đúng", "Several right options"),
    message=Text(
        "Câu {number} có {count} phương án cùng mang dấu *.",
        "Question {number} has {count} options with a star.",
    ),
    remedy=Text(
        "Chỉ giữ một dấu *. Nếu là câu đúng – sai, dùng bốn ý a) b) c) d).",
        "Keep one star. For a true/false question use four statements a) b) c) d).",
    ),
    why=_KEY_WHY,
    example="*A. 1\n*B. 2",
)
LETTERS_OUT_OF_ORDER = Rule(
    code="Q133",
    severity=_ERROR,
    title=Text("Chữ cái không đúng thứ tự", "Letters out of order"),
    message=Text(
        "Câu {number}: ở đây phải là {expected} nhưng lại là {found}.",
        "Question {number}: {expected} is expected here, but this is {found}.",
    ),
    remedy=Text(
        "Đánh lại chữ cái lần lượt A, B, C, D (hoặc a, b, c, d), không thiếu, không lặp. Nếu dòng"
        " này không phải phương án, viết {found}\\. thay cho {found}.",
        "Letter the items A, B, C, D (or a, b, c, d) in turn. If this line is no option, write"
        " {found}\\. instead of {found}.",
    ),
    why=_KEY_WHY,
    example="A. 1\n*C. 2",
)
ONE_OPTION = Rule(
    code="Q134",
    severity=_ERROR,
    title=Text("Chỉ có một phương án", "Only one option"),
    message=Text("Câu {number} chỉ có một phương án.", "Question {number} has one option only."),
    remedy=Text(
        "Viết mỗi phương án trên một dòng, hoặc cách nhau bằng Tab hay ba dấu cách. Nếu là câu tự"
        " luận, thêm nhãn [TL] sau số câu.",
        "Put each option on a line of its own, or a Tab or three spaces between them. For an essay"
        " add the tag [TL] behind the number.",
    ),
    why=_KEY_WHY,
    example="*A. 1 B. 2 C. 3",
)
SAME_OPTIONS = Rule(
    code="Q135",
    severity=_ERROR,
    title=Text("Hai phương án giống nhau", "Two options alike"),
    message=Text(
        "Câu {number}: {first} và {second} có nội dung giống nhau.",
        "Question {number}: {first} and {second} say the same.",
    ),
    remedy=Text("Sửa lại một trong hai.", "Change one of them."),
    why=_KEY_WHY,
    example="A. 12\n*B. 12",
)
EMPTY_OPTION = Rule(
    code="Q136",
    severity=_ERROR,
    title=Text("Phương án trống", "Empty option"),
    message=Text("Câu {number}: {letter} chưa có nội dung.", "Question {number}: {letter} is empty."),
    remedy=Text("Viết nội dung sau chữ cái, hoặc bỏ dòng này.", "Fill it in, or remove it."),
    why=_KEY_WHY,
    example="A.\n*B. 12",
)
NOT_FOUR_STATEMENTS = Rule(
    code="Q137",
    severity=_ERROR,
    title=Text("Câu đúng – sai không đủ bốn ý", "True/false without four statements"),
    message=Text(
        "Câu {number} là câu đúng – sai nhưng có {count} ý.",
        "Question {number} is true/false but has {count} statements.",
    ),
    remedy=Text(
        "Viết đúng bốn ý a) b) c) d). Nếu là câu tự luận, thêm nhãn [TL] sau số câu.",
        "Write four statements a) b) c) d). For an essay add the tag [TL] behind the number.",
    ),
    why=Text(
        "Điểm của câu đúng – sai được tính theo bốn ý (Công văn 7991/BGDĐT-GDTrH).",
        "Points of true/false questions are counted over four statements (CV 7991/BGDĐT-GDTrH).",
    ),
    example="*a) ...\nb) ...",
)
UNMARKED_STATEMENTS = Rule(
    code="Q138",
    severity=_ERROR,
    title=Text("Chưa đánh dấu ý đúng", "Statements not marked"),
    message=Text(
        "Câu {number} chưa cho biết ý nào đúng, ý nào sai.",
        "Question {number} does not say which statements are true.",
    ),
    remedy=Text(
        "Thêm dấu * trước mỗi ý đúng (gạch chân hay tô màu trong Word không được tính); nếu cả bốn ý đều sai,"
        " viết dòng: Đáp án: SSSS. Nếu là câu tự luận, thêm nhãn [TL] sau số câu.",
        "Put * before each true one (underlining or colour from Word do not count); if all four are false,"
        " write the line: Đáp án: SSSS. For an essay add the tag [TL] behind the number.",
    ),
    why=_KEY_WHY,
    example="a) ...\nb) ...\nc) ...\nd) ...",
)
MIXED_OPTIONS = Rule(
    code="Q139",
    severity=_ERROR,
    title=Text("Lẫn lộn phương án và ý", "Options and statements mixed"),
    message=Text(
        "Câu {number} vừa có phương án A, B, C, D vừa có ý a), b) được đánh dấu.",
        "Question {number} has options A, B, C, D and marked statements a), b) as well.",
    ),
    remedy=Text(
        "Dùng A. B. C. D. cho câu chọn một, hoặc a) b) c) d) cho câu đúng – sai.",
        "Use A. B. C. D. to choose one, or a) b) c) d) for true/false; not both.",
    ),
    why=_KEY_WHY,
    example="A. 1\n*b) 2",
)

UNREAD_OPTIONS = Rule(
    code="Q140",
    severity=_ERROR,
    title=Text("Phương án chưa được nhận ra", "Options that are not read"),
    message=Text(
        "Câu {number}: dòng này có phương án hay ý ({letter}) nằm giữa dòng, trong danh sách hoặc trong bảng"
        " nên chưa được nhận ra.",
        "Question {number}: an option or statement ({letter}) in this line stands amid the line, in a list or"
        " in a table, and is not read as one.",
    ),
    remedy=Text(
        "Viết mỗi phương án ở đầu một dòng, hoặc cách nhau bằng Tab hay ba dấu cách; dấu * đứng liền ngay"
        " trước chữ cái. Nếu đó không phải phương án, viết {letter}\\. thay cho {letter}.",
        "Begin a line with each option, or put a Tab or three spaces between them; a star stands right before"
        " its letter. If this is no option, write {letter}\\. instead of {letter}.",
    ),
    why=_SECRET_WHY,
    example="| A. 1 | *B. 2 |",
)

# Q141-Q151: keys.

BAD_SHORT_ANSWER = Rule(
    code="Q141",
    severity=_ERROR,
    title=Text("Đáp án ngắn không phải là số", "Short answer is no number"),
    message=Text(
        "Câu {number}: đáp án ngắn không đọc được thành số.",
        "Question {number}: the short answer cannot be read as a number.",
    ),
    remedy=Text(
        "Chỉ viết số, ví dụ: Đáp án: 12,5 hoặc Đáp án: 3/4; nhiều đáp án cách nhau bằng “ | ”. Đơn"
        " vị để trong câu hỏi. Nếu là câu tự luận, thêm nhãn [TL] sau số câu.",
        "Write a number only, such as Đáp án: 12,5 or Đáp án: 3/4; put “ | ” between several. Units"
        " belong to the question. For an essay add the tag [TL] behind the number.",
    ),
    why=_KEY_WHY,
    example="Đáp án: khoảng mười hai",
)
AMBIGUOUS_NUMBER = Rule(
    code="Q142",
    severity=_ERROR,
    title=Text("Dấu chấm có hai cách hiểu", "A point with two meanings"),
    message=Text(
        "Câu {number}: dấu chấm trong đáp án có thể là dấu thập phân, cũng có thể ngăn hàng nghìn.",
        "Question {number}: the point in the answer may set off decimals or thousands.",
    ),
    remedy=Text(
        "Viết phần thập phân bằng dấu phẩy; ngăn hàng nghìn bằng dấu cách hoặc viết liền.",
        "Use a comma for decimals; a space, or nothing, for thousands.",
    ),
    why=_KEY_WHY,
    example="Đáp án: 1.250",
)
BAD_OPTION_ANSWER = Rule(
    code="Q143",
    severity=_ERROR,
    title=Text("Đáp án không phải một phương án", "Answer is none of the options"),
    message=Text(
        "Câu {number}: dòng đáp án không nêu đúng một phương án của câu.",
        "Question {number}: the answer line names none of its options.",
    ),
    remedy=Text(
        "Chỉ viết chữ cái của phương án đúng, hoặc bỏ dòng này và dùng dấu *.",
        "Write the letter of the right option only, or drop the line and use a star.",
    ),
    why=_KEY_WHY,
    example="Đáp án: xem sách",
)
BAD_TRUTH_ANSWER = Rule(
    code="Q144",
    severity=_ERROR,
    title=Text("Đáp án đúng – sai không đủ", "True/false answer incomplete"),
    message=Text(
        "Câu {number}: dòng đáp án không cho biết đúng hay sai cho từng ý.",
        "Question {number}: the answer line does not say true or false for each statement.",
    ),
    remedy=Text(
        "Viết bốn chữ Đ hoặc S liền nhau theo thứ tự a, b, c, d, hoặc bỏ dòng này và dùng dấu *.",
        "Write four letters Đ or S in the order a, b, c, d, or drop the line and use stars.",
    ),
    why=_KEY_WHY,
    example="Đáp án: ĐS",
)
ANSWER_CONTRADICTS_STARS = Rule(
    code="Q145",
    severity=_ERROR,
    title=Text("Dòng đáp án trái với dấu *", "Answer line against stars"),
    message=Text(
        "Câu {number}: dòng đáp án và dấu * không khớp nhau.",
        "Question {number}: the answer line and the stars disagree.",
    ),
    remedy=Text("Sửa lại cho khớp, hoặc chỉ giữ một trong hai.", "Mend one, or keep only one."),
    why=_KEY_WHY,
    example="*A. 1\nB. 2\nĐáp án: B",
)
SOLUTION_CONTRADICTS = Rule(
    code="Q146",
    severity=_ERROR,
    title=Text("Lời giải trái với đáp án", "Solution against the answer"),
    message=Text(
        "Câu {number}: lời giải kết luận khác với đáp án đã đánh dấu.",
        "Question {number}: the solution concludes otherwise than the marked answer.",
    ),
    remedy=Text("Xem lại lời giải và đáp án cho khớp nhau.", "Make solution and answer agree."),
    why=_KEY_WHY,
    example="*A. 1\nB. 2\nLời giải. ... Chọn B",
)
ANSWER_TWICE = Rule(
    code="Q147",
    severity=_ERROR,
    title=Text("Hai dòng đáp án", "Two answer lines"),
    message=Text("Câu {number} có hai dòng đáp án.", "Question {number} has two answer lines."),
    remedy=Text(
        "Chỉ giữ một dòng; nhiều đáp án được chấp nhận thì cách nhau bằng “ | ”.",
        "Keep one line; put “ | ” between several accepted answers.",
    ),
    why=_KEY_WHY,
    example="Đáp án: 3\nĐáp án: 4",
)
SOLUTION_TWICE = Rule(
    code="Q148",
    severity=_ERROR,
    title=Text("Hai lời giải", "Two solutions"),
    message=Text(
        "Câu {number} có hai phần lời giải hoặc hai phần hướng dẫn chấm.",
        "Question {number} has two solutions or two marking guides.",
    ),
    remedy=Text(
        "Gộp làm một. Nếu phần sau thuộc câu khác, thêm dòng “Câu N.” trước câu ấy.",
        "Join them. If the second belongs to another question, put a line `Câu N.` before that.",
    ),
    why=_READING_WHY,
    example="Lời giải. ...\nLời giải. ...",
)
TEXT_AFTER_ANSWER = Rule(
    code="Q149",
    severity=_ERROR,
    title=Text("Nội dung thừa sau đáp án", "Text behind the answer"),
    message=Text(
        "Câu {number}: nội dung sau dòng đáp án không rõ thuộc phần nào.",
        "Question {number}: it is unclear what the text behind the answer line belongs to.",
    ),
    remedy=Text(
        "Viết “Lời giải.” trước nó, hoặc chuyển nó lên trên dòng đáp án.",
        "Write `Lời giải.` before it, or move it above the answer line.",
    ),
    why=_SECRET_WHY,
    example="Đáp án: 12,5\nVì ...",
)
ESSAY_WITHOUT_SOLUTION = Rule(
    code="Q150",
    severity=_WARNING,
    title=Text("Câu tự luận chưa có lời giải", "Essay without solution"),
    message=Text(
        "Câu {number} là câu tự luận nhưng chưa có lời giải hay hướng dẫn chấm.",
        "Question {number} is an essay without solution or marking guide.",
    ),
    remedy=Text(
        "Thêm “Lời giải.” hoặc “Hướng dẫn chấm.”. Nếu là câu trắc nghiệm, xem lại chữ cái đầu các phương án.",
        "Add `Lời giải.` or `Hướng dẫn chấm.`. If it has options, look at how they begin.",
    ),
    why=Text(
        "Người chấm và học sinh tự học cần biết thế nào là một bài làm tốt.",
        "Markers, and pupils on their own, need to know what a good answer is.",
    ),
    example="Câu 4. Chứng minh rằng ...",
)

ANSWER_OF_LETTERED_ITEMS = Rule(
    code="Q151",
    severity=_ERROR,
    title=Text("Đáp án không hợp với các ý a), b)", "Answer does not fit the items a), b)"),
    message=Text(
        "Câu {number} có các ý a), b), … nhưng không rõ dòng đáp án muốn nói gì.",
        "Question {number} has items a), b), ... and it is unclear what its answer line says of them.",
    ),
    remedy=Text(
        "Câu chọn một phương án: dùng chữ in hoa A. B. C. D. Câu đúng – sai: viết Đáp án: ĐSĐS. Câu tự luận:"
        " thêm nhãn [TL] sau số câu.",
        "To choose one option use capitals A. B. C. D. For true/false write Đáp án: ĐSĐS. For an essay add"
        " the tag [TL] behind the number.",
    ),
    why=_KEY_WHY,
    example="a) 1\nb) 2\nĐáp án: b",
)

# Q161-Q170: the paper as a whole.

POINTS_SUM = Rule(
    code="Q161",
    severity=_ERROR,
    title=Text("Tổng điểm không khớp", "Points do not add up"),
    message=Text(
        "Tổng điểm các câu là {found}, nhưng thang điểm của đề là {total}.",
        "The questions have {found} points in all, but the paper has {total}.",
    ),
    remedy=Text(
        "Sửa điểm của các câu, hoặc sửa thang điểm ở đầu tệp.",
        "Mend the points of the questions, or of the paper in its front matter.",
    ),
    why=_PAPER_WHY,
    example="Thang điểm: 10, các câu cộng lại 9,75",
)
POINTS_MISSING = Rule(
    code="Q162",
    severity=_WARNING,
    title=Text("Câu chưa có điểm", "Question without points"),
    message=Text(
        "Câu {number} chưa có điểm, trong khi các câu khác đã có.",
        "Question {number} has no points, while others have.",
    ),
    remedy=Text(
        "Thêm số điểm sau số câu, ví dụ (0,25 điểm).",
        "Add them behind the number, for example (0,25 điểm).",
    ),
    why=_PAPER_WHY,
    example="Câu 1. (0,25 điểm) ... Câu 2. ...",
)
LEVEL_MISSING = Rule(
    code="Q163",
    severity=_WARNING,
    title=Text("Câu chưa có mức độ", "Question without level"),
    message=Text("Câu {number} chưa ghi mức độ.", "Question {number} has no level."),
    remedy=Text("Thêm [NB], [TH] hoặc [VD] sau số câu.", "Add [NB], [TH] or [VD] behind the number."),
    why=Text(
        "Người ra đề chọn câu từ ngân hàng theo mức độ.",
        "Whoever sets a paper from the bank chooses questions by level.",
    ),
    example="Câu 1. Phân số nào ...",
)
PART_CONTRADICTS_KIND = Rule(
    code="Q164",
    severity=_WARNING,
    title=Text("Loại câu khác với tên phần", "Kind against the part's title"),
    message=Text(
        "Câu {number} không phải loại câu mà tên phần này nêu.",
        "Question {number} is not of the kind that its part's title names.",
    ),
    remedy=Text(
        "Xem lại cách viết phương án, đáp án của câu, hoặc chuyển câu sang phần khác.",
        "Look at its options and answer, or move it to another part.",
    ),
    why=_PAPER_WHY,
    example="PHẦN II. Đúng – sai\nCâu 1. ...\nA. ...",
)
KEY_IN_PUBLIC_TEXT = Rule(
    code="Q165",
    severity=_WARNING,
    title=Text("Có thể lộ đáp án", "An answer may show"),
    message=Text(
        "Dòng này có vẻ nhắc đến một đáp án hoặc lời giải mà học sinh sẽ thấy.",
        "This line seems to tell of an answer or a solution that pupils will see.",
    ),
    remedy=Text(
        "Nếu đúng là đáp án hay lời giải của câu, xuống dòng trước “Đáp án:”, “Lời giải.” hoặc “Chọn …”."
        " Nếu là nội dung câu hỏi thì để nguyên.",
        "If it is the question's own, begin a new line before `Đáp án:`, `Lời giải.` or `Chọn ...`. If it is"
        " part of what is asked, leave it.",
    ),
    why=_SECRET_WHY,
    example="Bạn An viết lời giải: x = 2. Bạn ấy sai ở đâu?",
)
QUESTION_REPEATED = Rule(
    code="Q166",
    severity=_WARNING,
    title=Text("Hai câu giống nhau", "Two questions alike"),
    message=Text("Câu {number} giống hệt câu {first}.", "Question {number} is the same as question {first}."),
    remedy=Text("Bỏ hoặc thay một trong hai câu.", "Remove or replace one of them."),
    why=_PAPER_WHY,
    example="Câu 1. 1 + 1 = ? ... Câu 7. 1 + 1 = ?",
)
ONE_OPTION_STANDS_OUT = Rule(
    code="Q167",
    severity=_WARNING,
    title=Text("Một phương án nổi hẳn lên", "One option stands out"),
    message=Text(
        "Câu {number}: một phương án được in khác hẳn các phương án kia (đậm, nghiêng, gạch chân, gạch"
        " bỏ); học sinh sẽ thấy điều đó.",
        "Question {number}: one option is unlike all others (bold, italic, underlined, struck out); pupils"
        " will see that.",
    ),
    remedy=Text(
        "Bỏ cách in ấy; phương án đúng chỉ cần dấu * trước chữ cái.",
        "Take the emphasis away; a star before its letter is all a right option needs.",
    ),
    why=_SECRET_WHY,
    example="A. 1\n*B. **2**",
)
KEY_SHOWN = Rule(
    code="Q168",
    severity=_ERROR,
    title=Text("Lộ đáp án", "An answer shows"),
    message=Text(
        "Ở dòng này học sinh sẽ thấy đáp án hoặc lời giải.",
        "Pupils would see an answer or a solution in this line.",
    ),
    remedy=Text(
        "Viết “Đáp án: …” hay “Lời giải. …” ở đầu một dòng riêng dưới câu hỏi, không có gạch đầu dòng,"
        " ngoặc hay mũi tên phía trước; bảng đáp án thì xoá. Nếu đó là nội dung câu hỏi, thêm \\ trước dấu"
        " câu (Đáp án\\: …).",
        "Begin a line of its own below the question with `Đáp án: ...` or `Lời giải. ...`, with no bullet,"
        " bracket or arrow before it; remove a table of answers. If it is part of what is asked, put \\"
        " before the colon or the stop (Đáp án\\: ...).",
    ),
    why=_SECRET_WHY,
    example="D. 12 Lời giải: ...\n- Đáp án: B",
)
MARK_SHOWN = Rule(
    code="Q169",
    severity=_ERROR,
    title=Text("Dấu đánh đáp án hiện ra", "A mark of the answer shows"),
    message=Text(
        "Ở dòng này học sinh sẽ thấy dấu đánh phương án hay ý đúng (✓, [x], *, Đ/S …).",
        "Pupils would see in this line a mark (✓, [x], *, Đ/S ...) of what is right.",
    ),
    remedy=Text(
        "Xoá dấu ấy; chỉ đặt * liền trước chữ cái của phương án hay ý đúng. Bảng đúng – sai: viết mỗi ý"
        " thành một dòng a) b) c) d). Nếu dấu ấy thuộc nội dung câu hỏi, thêm \\ trước * hay ngoặc, đặt dấu"
        " khác trong ngoặc kép (“✓”).",
        "Remove it; only a * right before its letter marks an option or statement. Of a table of true and"
        " false write each statement as a line a) b) c) d). If the mark is part of what is asked, put \\"
        " before a * or a bracket, and any other sign in quotes (“✓”).",
    ),
    why=_SECRET_WHY,
    example="A. 1\nB. 2 ✓",
)
LAST_OPTION_GOES_ON = Rule(
    code="Q170",
    severity=_WARNING,
    title=Text("Phương án cuối còn dòng dưới", "The last option goes on"),
    message=Text(
        "Câu {number}: dòng này được tính là phần sau của phương án hay ý cuối, và học sinh sẽ thấy nó.",
        "Question {number}: this line counts as part of the last option or statement, which pupils see.",
    ),
    remedy=Text(
        "Nếu là lời giải, viết “Lời giải.” trước nó; nếu thuộc nội dung câu hỏi, đưa nó lên trước phương án"
        " đầu; nếu thừa, xoá nó.",
        "If it is a solution, put `Lời giải.` before it; if it belongs to what is asked, move it above the"
        " first option; if it is left over, remove it.",
    ),
    why=_SECRET_WHY,
    example="D. 12\nTa có 3 . 4 = 12",
)

RULES: tuple[Rule, ...] = (
    NO_QUESTIONS,
    TOO_MANY_QUESTIONS,
    QUESTION_TOO_LONG,
    LOOKS_LIKE_QUESTION,
    QUESTION_WITHOUT_DOT,
    NUMBER_REPEATED,
    NUMBER_SKIPPED,
    EMPTY_STEM,
    UNCLOSED_FENCE,
    OPTIONS_OUTSIDE_QUESTION,
    KEY_OUTSIDE_QUESTION,
    ANSWER_TABLE,
    TEXT_AFTER_END,
    QUESTION_AFTER_END,
    UNUSED_PASSAGE,
    BARE_ANSWER,
    LOOKS_LIKE_PASSAGE,
    LOOKS_LIKE_PART,
    PART_REPEATED,
    NUMBER_WITH_LEVELS,
    UNKNOWN_TAG,
    REPEATED_TAG,
    POINTS_NOT_A_NUMBER,
    NO_RIGHT_OPTION,
    SEVERAL_RIGHT_OPTIONS,
    LETTERS_OUT_OF_ORDER,
    ONE_OPTION,
    SAME_OPTIONS,
    EMPTY_OPTION,
    NOT_FOUR_STATEMENTS,
    UNMARKED_STATEMENTS,
    MIXED_OPTIONS,
    UNREAD_OPTIONS,
    BAD_SHORT_ANSWER,
    AMBIGUOUS_NUMBER,
    BAD_OPTION_ANSWER,
    BAD_TRUTH_ANSWER,
    ANSWER_CONTRADICTS_STARS,
    SOLUTION_CONTRADICTS,
    ANSWER_TWICE,
    SOLUTION_TWICE,
    TEXT_AFTER_ANSWER,
    ESSAY_WITHOUT_SOLUTION,
    ANSWER_OF_LETTERED_ITEMS,
    POINTS_SUM,
    POINTS_MISSING,
    LEVEL_MISSING,
    PART_CONTRADICTS_KIND,
    KEY_IN_PUBLIC_TEXT,
    QUESTION_REPEATED,
    ONE_OPTION_STANDS_OUT,
    KEY_SHOWN,
    MARK_SHOWN,
    LAST_OPTION_GOES_ON,
)
