"""Rules of references to lessons, and of the lists those references point into."""

from library.diagnostics import Rule, Severity, Text

_WHY_PLACE = Text(
    "Học sinh tìm học liệu theo chương và bài trong sách; ghi sai bài thì không ai tìm thấy.",
    "Students look for a resource by chapter and lesson; under a wrong lesson nobody finds it.",
)
_WHY_LIST = Text(
    "Mọi học liệu xếp kệ theo danh sách chương, bài này.",
    "Every resource is shelved by this list of chapters and lessons.",
)

UNKNOWN_LESSON = Rule(
    code="C101",
    severity=Severity.ERROR,
    title=Text("Không có bài này", "No such lesson"),
    message=Text(
        "không có bài “{reference}” trong danh sách của môn, lớp và bộ sách này",
        "there is no lesson “{reference}” in the list of this subject, grade and series",
    ),
    remedy=Text("{hint}", "{hint}"),
    why=_WHY_PLACE,
    example="lessons: [6/99]",
)
AMBIGUOUS = Rule(
    code="C102",
    severity=Severity.ERROR,
    title=Text("Chưa rõ bài nào", "More than one lesson"),
    message=Text("“{reference}” có thể là nhiều bài khác nhau", "“{reference}” can mean several lessons"),
    remedy=Text("viết rõ một trong các bài: {places}", "write one of these in full: {places}"),
    why=_WHY_PLACE,
    example="lessons: [1]   # lịch sử và địa lí",
)
NO_LIST = Rule(
    code="C103",
    severity=Severity.ERROR,
    title=Text("Môn này chưa có danh sách bài", "No list of lessons"),
    message=Text(
        "chưa có danh sách bài của môn {subject}, lớp {grade}, bộ sách {series}",
        "there is no list of lessons for subject {subject}, grade {grade}, series {series}",
    ),
    remedy=Text(
        "xoá dòng “lessons” và ghi chủ đề bằng chữ: “topic: ...”",
        "delete the line “lessons” and say the topic in words: “topic: ...”",
    ),
    why=_WHY_PLACE,
    example="subject: ngu-van\nlessons: [6/23]",
)
BAD_REFERENCE = Rule(
    code="C104",
    severity=Severity.ERROR,
    title=Text("Cách ghi bài chưa đúng", "Malformed lesson reference"),
    message=Text(
        "“{reference}” chưa đúng cách ghi một bài học",
        "“{reference}” is not how a lesson is written",
    ),
    remedy=Text("{hint}", "{hint}"),
    why=_WHY_PLACE,
    example="lessons: [Phân số bằng nhau]",
)
UNKNOWN_PART = Rule(
    code="C110",
    severity=Severity.ERROR,
    title=Text("Mục lạ trong danh sách bài", "Unknown part of a list"),
    message=Text("danh sách bài không có mục “{key}”", "a list of lessons has no part “{key}”"),
    remedy=Text("dùng một trong: {known}", "use one of: {known}"),
    why=_WHY_LIST,
    example="book: Toán 6",
)
MISSING_PART = Rule(
    code="C111",
    severity=Severity.ERROR,
    title=Text("Danh sách bài còn thiếu", "Something is missing in a list"),
    message=Text("thiếu “{key}”, hoặc chưa có giá trị", "“{key}” is missing or has no value"),
    remedy=Text("thêm một dòng “{key}: ...”", "add a line “{key}: ...”"),
    why=_WHY_LIST,
    example="- {number: 6, label: Chương VI}",
)
BAD_KEY = Rule(
    code="C112",
    severity=Severity.ERROR,
    title=Text("Mã không đúng dạng", "Malformed key"),
    message=Text("mã “{key}” không đúng dạng", "the key “{key}” is malformed"),
    remedy=Text(
        "dùng mã của danh mục, ví dụ toan, 6, ket-noi-tri-thuc",
        "use the key of the vocabulary, such as toan, 6, ket-noi-tri-thuc",
    ),
    why=_WHY_LIST,
    example="series: Kết nối tri thức",
)
BAD_NUMBER = Rule(
    code="C113",
    severity=Severity.ERROR,
    title=Text("Số chương hoặc số bài không đúng", "Malformed number"),
    message=Text(
        "“{number}” không phải là số chương hoặc số bài",
        "“{number}” is not the number of a chapter or a lesson",
    ),
    remedy=Text(
        "viết chương bằng số (6 hoặc VI), bài bằng số (23 hoặc 8a)",
        "number chapters 6 or VI, and lessons 23 or 8a",
    ),
    why=_WHY_LIST,
    example="lessons: {hai: Chợ quê}",
)
CHAPTER_TWICE = Rule(
    code="C114",
    severity=Severity.ERROR,
    title=Text("Chương viết hai lần", "Chapter written twice"),
    message=Text("chương {number} đã có ở trên", "chapter {number} already stands above"),
    remedy=Text(
        "sửa số chương, hoặc ghi thêm mục “part” nếu môn có nhiều phân môn",
        "correct the number, or add “part” where the subject has parts",
    ),
    why=_WHY_LIST,
    example="- {number: 6, ...}\n- {number: VI, ...}",
)
PROGRAMME_TWICE = Rule(
    code="C115",
    severity=Severity.ERROR,
    title=Text("Hai danh sách cho một môn", "Two lists for one programme"),
    message=Text(
        "môn, lớp và bộ sách này đã có ở tệp {other}",
        "this subject, grade and series already stand in {other}",
    ),
    remedy=Text("gộp hai tệp thành một", "join the two files into one"),
    why=_WHY_LIST,
    example="toan-6.yml, toan-6-them.yml: subject: toan, grade: 6, series: canh-dieu",
)
UNKNOWN_NUMBERING = Rule(
    code="C116",
    severity=Severity.ERROR,
    title=Text("Cách đánh số bài lạ", "Unknown numbering"),
    message=Text("không có cách đánh số “{value}”", "there is no numbering “{value}”"),
    remedy=Text("dùng một trong: {known}", "use one of: {known}"),
    why=_WHY_LIST,
    example="lesson-numbering: theo chương",
)
UNKNOWN_KEY = Rule(
    code="C117",
    severity=Severity.ERROR,
    title=Text("Mã không có trong danh mục", "Key outside the vocabulary"),
    message=Text("mã “{key}” không có trong danh mục {scheme}", "the key “{key}” is no {scheme}"),
    remedy=Text("{hint}", "{hint}"),
    why=Text(
        "Danh sách mang mã lạ thì không học liệu nào dùng được.",
        "A list under a strange key is one that no resource can use.",
    ),
    example="subject: toann",
)
UNKNOWN_PART_OF_SUBJECT = Rule(
    code="C118",
    severity=Severity.ERROR,
    title=Text("Phân môn không có trong danh mục", "Part of a subject outside the vocabulary"),
    message=Text("“{key}” không phải là phân môn của môn {subject}", "“{key}” is no part of {subject}"),
    remedy=Text("{hint}", "{hint}"),
    why=Text(
        "Học sinh tìm theo phân môn; ghi mã lạ thì kệ mang tên lạ và không tìm được chương này.",
        "Students search by part; under a strange key a shelf is named so and its chapter is not found.",
    ),
    example="strand: hoa-hoc",
)

RULES: tuple[Rule, ...] = (
    UNKNOWN_LESSON,
    AMBIGUOUS,
    NO_LIST,
    BAD_REFERENCE,
    UNKNOWN_PART,
    MISSING_PART,
    BAD_KEY,
    BAD_NUMBER,
    CHAPTER_TWICE,
    PROGRAMME_TWICE,
    UNKNOWN_NUMBERING,
    UNKNOWN_KEY,
    UNKNOWN_PART_OF_SUBJECT,
)
