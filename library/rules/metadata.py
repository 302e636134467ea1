"""Rules on the fields of front matter and of the organisation's files."""

from library.diagnostics import Rule, Severity, Text

UNKNOWN_KEY = Rule(
    code="M101",
    severity=Severity.ERROR,
    title=Text("Mục lạ", "Unknown key"),
    message=Text("không có mục nào tên là “{key}”", "there is no field named “{key}”"),
    remedy=Text("{hint}", "{hint}"),
    why=Text(
        "Một mục gõ sai sẽ bị bỏ qua mà không ai hay, và học liệu nằm sai chỗ.",
        "A misspelt field would be ignored unseen, and the resource would stand on the wrong shelf.",
    ),
    example="grad: 6",
)
EMPTY_VALUE = Rule(
    code="M102",
    severity=Severity.ERROR,
    title=Text("Mục bỏ trống", "Empty value"),
    message=Text("mục “{key}” chưa có giá trị", "the field “{key}” has no value"),
    remedy=Text(
        "điền giá trị sau dấu hai chấm, hoặc xoá cả dòng",
        "type a value after the colon, or delete the line",
    ),
    why=Text(
        "Không biết người soạn quên điền hay cố ý bỏ trống.",
        "Nobody can tell a forgotten value from one left out on purpose.",
    ),
    example="series:",
)
REPEATED_KEY = Rule(
    code="M103",
    severity=Severity.ERROR,
    title=Text("Một mục viết hai lần", "Field given twice"),
    message=Text(
        "“{key}” và “{other}” (dòng {line}) là cùng một mục",
        "“{key}” and “{other}” (line {line}) are the same field",
    ),
    remedy=Text("giữ một dòng, xoá dòng kia", "keep one line and delete the other"),
    why=Text(
        "Hai giá trị khác nhau cho một mục thì không biết tin dòng nào.",
        "With two values for one field nobody can say which counts.",
    ),
    example="title: Phân số\nTiêu đề: Phân số bằng nhau",
)
MISSING_KEY = Rule(
    code="M104",
    severity=Severity.ERROR,
    title=Text("Thiếu mục bắt buộc", "Missing field"),
    message=Text("thiếu mục {named}", "the field {named} is missing"),
    remedy=Text("thêm một dòng `{typed}: ...`", "add a line `{typed}: ...`"),
    why=Text(
        "Không có mục này thì không xếp được học liệu lên kệ hoặc không rõ nguồn gốc.",
        "Without it the resource cannot be shelved, or its origin is unknown.",
    ),
    example="---\ntitle: Phân số\n---",
)
WRONG_SHAPE = Rule(
    code="M105",
    severity=Severity.ERROR,
    title=Text("Sai dạng giá trị", "Wrong shape"),
    message=Text("mục “{key}” phải là {shape}", "the field “{key}” takes {shape}"),
    remedy=Text("viết lại, ví dụ `{example}`", "write it like `{example}`"),
    why=Text(
        "Giá trị không đúng dạng thì không thể hiểu chắc chắn.",
        "A value of another shape cannot be understood with certainty.",
    ),
    example="title: [Phân số, Lớp 6]",
)
UNKNOWN_TERM = Rule(
    code="M106",
    severity=Severity.ERROR,
    title=Text("Giá trị không có trong danh mục", "Value outside the vocabulary"),
    message=Text("“{value}” không có trong danh mục {scheme}", "“{value}” is no {scheme}"),
    remedy=Text("{hint}", "{hint}"),
    why=Text(
        "Kệ sách, bộ lọc và báo cáo dựa trên danh mục chung; viết khác đi thì không ai tìm thấy.",
        "Shelves, filters and reports rest on shared terms; another spelling is found by nobody.",
    ),
    example="subject: Toan hoc nang cao",
)
NOT_A_NUMBER = Rule(
    code="M107",
    severity=Severity.ERROR,
    title=Text("Không phải số phù hợp", "Not a fitting number"),
    message=Text(
        "mục “{key}” phải là số nguyên từ {low} đến {high}",
        "the field “{key}” takes a whole number from {low} to {high}",
    ),
    remedy=Text("viết chữ số, ví dụ `{key}: {low}`", "write digits, for example `{key}: {low}`"),
    why=Text("Số ngoài khoảng thường là gõ nhầm.", "A number out of range is mostly a slip."),
    example="minutes: chín mươi",
)
NOT_A_MOMENT = Rule(
    code="M108",
    severity=Severity.ERROR,
    title=Text("Thời điểm không rõ", "Moment without certainty"),
    message=Text(
        "mục “{key}” phải là ngày giờ đầy đủ kèm múi giờ",
        "the field “{key}” takes a full date and time with its zone",
    ),
    remedy=Text(
        "viết như `{key}: 2026-01-10T09:30:00+07:00`",
        "write it like `{key}: 2026-01-10T09:30:00+07:00`",
    ),
    why=Text(
        "Thiếu múi giờ thì đề có thể lộ sớm bảy tiếng.",
        "Without the zone an exam could leak seven hours early.",
    ),
    example="embargo: 2026-01-10 9:30",
)
NOT_A_DATE = Rule(
    code="M109",
    severity=Severity.ERROR,
    title=Text("Ngày không có thật", "Not a date"),
    message=Text("mục “{key}” không phải một ngày có thật", "the field “{key}” is no real date"),
    remedy=Text("viết năm-tháng-ngày, như `2025-09-05`", "write year-month-day, like `2025-09-05`"),
    why=Text("Nhiệm kì và thời hạn được tính theo ngày.", "Terms of office are judged by dates."),
    example="from: 2026-02-30",
)
NOT_YES_OR_NO = Rule(
    code="M110",
    severity=Severity.ERROR,
    title=Text("Không phải có/không", "Neither yes nor no"),
    message=Text("mục “{key}” phải là `có` hoặc `không`", "the field “{key}” takes true or false"),
    remedy=Text("viết `{key}: có` hoặc xoá dòng", "write `{key}: true` or delete the line"),
    why=Text("Đoán sai có thể công bố một bản nháp.", "A wrong guess could publish a draft."),
    example="draft: chắc vậy",
)
TOO_LONG = Rule(
    code="M111",
    severity=Severity.ERROR,
    title=Text("Dài quá", "Too long"),
    message=Text(
        "mục “{key}” dài {length} kí tự, nhiều nhất là {limit}",
        "the field “{key}” has {length} characters; the most is {limit}",
    ),
    remedy=Text("rút gọn, chuyển phần còn lại xuống phần nội dung", "shorten it; move the rest below"),
    why=Text("Thẻ trên điện thoại chỉ có vài dòng.", "A card on a phone holds a few lines."),
    example="title: (một đoạn văn)",
)
NOT_AN_ADDRESS = Rule(
    code="M112",
    severity=Severity.ERROR,
    title=Text("Địa chỉ không dùng được", "Address not allowed"),
    message=Text(
        "mục “{key}” không phải địa chỉ https:// của một trang công khai",
        "the field “{key}” is no https:// address of a public site",
    ),
    remedy=Text("chép địa chỉ bắt đầu bằng https://", "paste an address that begins with https://"),
    why=Text(
        "Địa chỉ không mã hoá hoặc đến máy nội bộ có thể hại học sinh.",
        "An address without encryption, or into a private network, may harm pupils.",
    ),
    example="link: http://192.168.1.10/sach",
)
MARKUP_IN_TEXT = Rule(
    code="M113",
    severity=Severity.ERROR,
    title=Text("Mã HTML trong chữ", "Markup in plain text"),
    message=Text("mục “{key}” có mã HTML", "the field “{key}” holds HTML markup"),
    remedy=Text("chỉ viết chữ, bỏ phần nằm trong dấu < >", "write plain words without < >"),
    why=Text(
        "Tiêu đề hiện trên mọi kệ, trong kết quả tìm kiếm và tệp xuất ra.",
        "A title is shown on every shelf, in search and in exports.",
    ),
    example="title: <script>alert(1)</script>",
)
NO_FRONT_MATTER = Rule(
    code="M114",
    severity=Severity.ERROR,
    title=Text("Thiếu phần khai báo", "No front matter"),
    message=Text(
        "tệp không bắt đầu bằng phần khai báo giữa hai dòng ---",
        "the file does not begin with front matter between two --- lines",
    ),
    remedy=Text("{hint}", "{hint}"),
    why=Text(
        "Phần khai báo cho biết đây là học liệu gì, môn nào, của ai.",
        "Front matter says what the resource is, of which subject, and whose.",
    ),
    example="# Phân số",
)
KEY_NOT_FOR_KIND = Rule(
    code="M115",
    severity=Severity.ERROR,
    title=Text("Mục không dùng cho loại này", "Field of another kind"),
    message=Text("mục “{key}” không dùng cho loại “{type}”", "the field “{key}” is not for “{type}”"),
    remedy=Text("xoá dòng này, hoặc sửa mục `type`", "delete the line, or mend `type`"),
    why=Text(
        "Mục không ai đọc đến dễ làm người soạn yên tâm nhầm.",
        "A field that nothing reads gives its writer false comfort.",
    ),
    example="type: video-bai-giang\nembargo: 2026-01-10T09:30:00+07:00",
)
CONTRADICTION = Rule(
    code="M116",
    severity=Severity.ERROR,
    title=Text("Hai mục trái nhau", "Fields that contradict"),
    message=Text("“{key}” trái với “{other}”: {reason}", "“{key}” contradicts “{other}”: {reason}"),
    remedy=Text("sửa một trong hai mục", "mend one of the two"),
    why=Text("Không biết ý người soạn là gì.", "Nobody can tell what was meant."),
    example="visibility: school-staff\nshare: district",
)
REPEATED_ITEM = Rule(
    code="M117",
    severity=Severity.WARNING,
    title=Text("Giá trị lặp", "Repeated item"),
    message=Text("“{value}” có hai lần trong “{key}”", "“{value}” stands twice in “{key}”"),
    remedy=Text("xoá một lần", "delete one of them"),
    why=Text("Thường là chép nhầm một giá trị khác.", "Mostly another value was meant."),
    example="lessons: [6/23, 6/23]",
)
SCHOOL_YEAR = Rule(
    code="M118",
    severity=Severity.ERROR,
    title=Text("Năm học sai", "School year malformed"),
    message=Text("năm học phải gồm hai năm liền nhau", "a school year is two years in a row"),
    remedy=Text("viết như `2025-2026`", "write it like `2025-2026`"),
    why=Text("Đề được xếp theo năm học.", "Exams are shelved by school year."),
    example="school_year: 2025-2027",
)
UNKNOWN_AUTHOR = Rule(
    code="M119",
    severity=Severity.WARNING,
    title=Text("Tác giả không có trong danh sách", "Author not among the people"),
    message=Text("“{value}” không có trong people.yml", "“{value}” is not in people.yml"),
    remedy=Text(
        "dùng mã người trong people.yml; nếu là người ngoài, cần thêm một người duyệt",
        "use an id of people.yml; a person from outside calls for one more approver",
    ),
    why=Text(
        "Không ai được duyệt bài của chính mình, nên phải biết tác giả là ai.",
        "Nobody approves their own work, so the author must be known.",
    ),
    example="authors: [Nguyễn Văn A]",
)
SOURCE_NEEDED = Rule(
    code="M120",
    severity=Severity.ERROR,
    title=Text("Sưu tầm phải ghi nguồn", "Collected work needs its source"),
    message=Text(
        "học liệu sưu tầm chưa ghi nguồn thì chưa chia sẻ được",
        "collected work without a source cannot be shared",
    ),
    remedy=Text("ghi rõ nguồn ở mục `source`", "name the origin in `source`"),
    why=Text("Kho dùng chung phải tôn trọng bản quyền.", "A shared library respects copyright."),
    example="licence: suu-tam\nsource: sưu tầm\nshare: district",
)
GRADE_OUTSIDE_SCHOOL = Rule(
    code="M121",
    severity=Severity.WARNING,
    title=Text("Lớp không có ở trường này", "Grade not taught at this school"),
    message=Text("{school} không dạy {grade}", "{school} does not teach {grade}"),
    remedy=Text("kiểm tra lại mục `grade`", "look at `grade` again"),
    why=Text("Thường là gõ nhầm lớp.", "Mostly the grade is a slip."),
    example="grade: 10",
)
GRADE_OUTSIDE_SUBJECT = Rule(
    code="M122",
    severity=Severity.ERROR,
    title=Text("Môn không học ở lớp này", "Subject not taught in this grade"),
    message=Text("môn {subject} không học ở {grade}", "{subject} is not taught in {grade}"),
    remedy=Text("sửa mục `subject` hoặc `grade`", "mend `subject` or `grade`"),
    why=Text(
        "Chương trình giáo dục phổ thông 2018 quy định môn của từng lớp.",
        "The general education programme of 2018 says which grade learns what.",
    ),
    example="subject: khtn\ngrade: 3",
)
CLASS_LINK = Rule(
    code="M123",
    severity=Severity.ERROR,
    title=Text("Mã liên kết lớp chưa đúng", "Class link code missing or malformed"),
    message=Text(
        "học liệu cho một lớp cần mã liên kết khó đoán, dài từ 16 đến 64 kí tự",
        "work for one class needs a code nobody guesses, of 16 to 64 characters",
    ),
    remedy=Text(
        "viết như `class_link: 8a1-k7v3x9q2-m4w8`: chữ thường không dấu, chữ số, dấu gạch nối",
        "write it like `class_link: 8a1-k7v3x9q2-m4w8`: small letters, digits and hyphens",
    ),
    why=Text(
        "Ai đoán được địa chỉ thì mở được trang của lớp.",
        "Whoever guesses the address can open the page of the class.",
    ),
    example="visibility: class-link\nclass_link: lop8a1",
)

RULES: tuple[Rule, ...] = (
    UNKNOWN_KEY,
    EMPTY_VALUE,
    REPEATED_KEY,
    MISSING_KEY,
    WRONG_SHAPE,
    UNKNOWN_TERM,
    NOT_A_NUMBER,
    NOT_A_MOMENT,
    NOT_A_DATE,
    NOT_YES_OR_NO,
    TOO_LONG,
    NOT_AN_ADDRESS,
    MARKUP_IN_TEXT,
    NO_FRONT_MATTER,
    KEY_NOT_FOR_KIND,
    CONTRADICTION,
    REPEATED_ITEM,
    SCHOOL_YEAR,
    UNKNOWN_AUTHOR,
    SOURCE_NEEDED,
    GRADE_OUTSIDE_SCHOOL,
    GRADE_OUTSIDE_SUBJECT,
    CLASS_LINK,
)
