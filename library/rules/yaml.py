"""Rules of YAML files and front matter as text: what can be read at all, before any meaning."""

from library.diagnostics import Rule, Severity, Text

_WHY_SAFE = Text(
    "Các dấu này của YAML có thể làm tệp phình to hoặc chạy lệnh lạ, nên thư viện không dùng.",
    "These marks of YAML can blow a file up or run foreign code, so the library uses none of them.",
)
_WHY_BOUNDED = Text(
    "Nhiều đến thế thường là do chép nhầm, và làm cả thư viện chậm.",
    "So much is mostly a slip of copying, and it slows the whole library down.",
)
_WHY_READ = Text(
    "Máy phải đọc được từng dòng đúng như thầy cô nhìn thấy.",
    "The tool must read each line exactly as a person sees it.",
)

TOO_LARGE = Rule(
    code="Y101",
    severity=Severity.ERROR,
    title=Text("Tệp quá lớn", "File too large"),
    message=Text("tệp lớn hơn {limit} KB", "the file is larger than {limit} KB"),
    remedy=Text(
        "rút ngắn tệp này; để phần dài vào một tệp đính kèm (pdf, docx), hoặc chia thành nhiều học liệu",
        "shorten it; move what is long to an attachment (pdf, docx), or make several resources",
    ),
    why=Text(
        "Một trang chữ chỉ vài chục KB; tệp quá lớn làm cả thư viện chậm.",
        "A page of text has a few dozen KB; a huge file slows the whole library down.",
    ),
    example="(index.md dài 2 MB)",
)
NOT_UTF8 = Rule(
    code="Y102",
    severity=Severity.ERROR,
    title=Text("Tệp không phải UTF-8", "File is not UTF-8"),
    message=Text("tệp không được lưu bằng bảng mã UTF-8", "the file is not saved in the UTF-8 encoding"),
    remedy=Text(
        "mở tệp, chọn Lưu thành (Save As), lưu lại bằng UTF-8; phông TCVN3 hay VNI hãy chuyển "
        "sang Unicode trước",
        "save the file again as UTF-8; convert TCVN3 or VNI text to Unicode first",
    ),
    why=_WHY_READ,
    example="Notepad: Save As > Encoding: ANSI",
)
LINE_TOO_LONG = Rule(
    code="Y103",
    severity=Severity.ERROR,
    title=Text("Dòng quá dài", "Line too long"),
    message=Text("dòng dài hơn {limit} kí tự", "the line is longer than {limit} characters"),
    remedy=Text("ngắt dòng này thành nhiều dòng ngắn", "break this line into shorter lines"),
    why=_WHY_READ,
    example="description: (một dòng dài 20 nghìn kí tự)",
)
HIDDEN_CHARACTER = Rule(
    code="Y104",
    severity=Severity.ERROR,
    title=Text("Kí tự ẩn", "Hidden character"),
    message=Text(
        "có kí tự ẩn {character} mà mắt không thấy",
        "there is a hidden character {character} that cannot be seen",
    ),
    remedy=Text(
        "xoá từ ở chỗ này rồi gõ lại bằng tay, đừng dán",
        "delete the word at this place and type it again by hand instead of pasting",
    ),
    why=_WHY_READ,
    example="title: Phân\\u200bsố",
)
ANCHOR = Rule(
    code="Y105",
    severity=Severity.ERROR,
    title=Text("Không dùng & và *", "No & and *"),
    message=Text(
        "giá trị bắt đầu bằng dấu & hoặc * sẽ bị hiểu là lệnh của YAML",
        "a value that starts with & or * is read as an instruction of YAML",
    ),
    remedy=Text(
        'không dùng & và * ở đầu giá trị; nếu là chữ thật thì đặt trong ngoặc kép: "* ..."',
        'do not start a value with & or *; if it is real text, put it in quotes: "* ..."',
    ),
    why=_WHY_SAFE,
    example="title: *Bài nâng cao*",
)
TAG = Rule(
    code="Y106",
    severity=Severity.ERROR,
    title=Text("Không dùng dấu !", "No tags"),
    message=Text(
        "giá trị bắt đầu bằng dấu ! sẽ bị hiểu là lệnh của YAML",
        "a value that starts with ! is read as an instruction of YAML",
    ),
    remedy=Text(
        'bỏ phần bắt đầu bằng !, hoặc đặt cả giá trị trong ngoặc kép: "! ..."',
        'remove what starts with !, or put the whole value in quotes: "! ..."',
    ),
    why=_WHY_SAFE,
    example="title: !Chú ý",
)
MERGE_KEY = Rule(
    code="Y107",
    severity=Severity.ERROR,
    title=Text("Không dùng <<", "No merge keys"),
    message=Text("không dùng mục << để gộp", "the merge key << is not used here"),
    remedy=Text("viết đầy đủ từng mục", "write each entry out in full"),
    why=_WHY_SAFE,
    example="<<: {grade: 7}",
)
SECOND_DOCUMENT = Rule(
    code="Y108",
    severity=Severity.ERROR,
    title=Text("Hai phần trong một tệp", "Two documents in one file"),
    message=Text(
        "có thêm một phần thứ hai sau dòng --- hoặc ...",
        "a second document starts after a line of --- or ...",
    ),
    remedy=Text(
        "xoá dòng --- hoặc ... này, hoặc tách thành hai tệp",
        "delete this line of --- or ..., or make two files",
    ),
    why=_WHY_READ,
    example="title: Phân số\n...\nsubject: toan",
)
DIRECTIVE = Rule(
    code="Y109",
    severity=Severity.ERROR,
    title=Text("Không dùng dòng %", "No directives"),
    message=Text(
        "dòng bắt đầu bằng % là lệnh của YAML",
        "a line that starts with % is a directive of YAML",
    ),
    remedy=Text("xoá dòng bắt đầu bằng %", "delete the line that starts with %"),
    why=_WHY_SAFE,
    example="%YAML 1.1\n---\nname: Kho học liệu",
)
DUPLICATE_KEY = Rule(
    code="Y110",
    severity=Severity.ERROR,
    title=Text("Mục viết hai lần", "Key written twice"),
    message=Text(
        "mục “{key}” đã có ở dòng {first_line}",
        "the key “{key}” already stands on line {first_line}",
    ),
    remedy=Text(
        "giữ lại một dòng “{key}” và xoá dòng kia",
        "keep one line of “{key}” and delete the other",
    ),
    why=Text(
        "Có hai giá trị thì không biết giá trị nào là đúng.",
        "With two values nobody can tell which one is meant.",
    ),
    example="grade: 6\ngrade: 7",
)
BAD_KEY = Rule(
    code="Y111",
    severity=Severity.ERROR,
    title=Text("Tên mục không đúng", "Unusable key"),
    message=Text(
        "tên mục trống, hoặc là một danh sách thay vì chữ",
        "the key is empty, or is a list instead of text",
    ),
    remedy=Text("viết tên mục bằng chữ trước dấu hai chấm", "write the key as text before the colon"),
    why=_WHY_READ,
    example="[a, b]: c",
)
TOO_DEEP = Rule(
    code="Y112",
    severity=Severity.ERROR,
    title=Text("Lồng nhau quá sâu", "Nested too deeply"),
    message=Text("danh sách lồng nhau sâu hơn {limit} tầng", "lists are nested more than {limit} deep"),
    remedy=Text(
        "viết thành danh sách đơn giản; dấu [ thừa thì xoá đi",
        "write a simple list; delete brackets that are too many",
    ),
    why=_WHY_BOUNDED,
    example="lessons: [[[[[[[[[[[[[[[[[[[[[6/23]]]]]]]]]]]]]]]]]]]]]",
)
TOO_MANY = Rule(
    code="Y113",
    severity=Severity.ERROR,
    title=Text("Quá nhiều giá trị", "Too many values"),
    message=Text("tệp có hơn {limit} giá trị", "the file holds more than {limit} values"),
    remedy=Text("tách thành nhiều tệp nhỏ hơn", "split it into smaller files"),
    why=_WHY_BOUNDED,
    example="tags: (hai mươi nghìn từ khoá)",
)
SYNTAX = Rule(
    code="Y120",
    severity=Severity.ERROR,
    title=Text("Không đọc được chỗ này", "Cannot be read"),
    message=Text("không hiểu được cách viết ở chỗ này", "what is written here cannot be understood"),
    remedy=Text(
        "mỗi dòng viết theo mẫu “tên mục: giá trị”; giá trị có dấu lạ thì đặt trong ngoặc kép",
        "write each line as “key: value”; put a value with unusual marks in quotes",
    ),
    why=_WHY_READ,
    example="một dòng không có dấu hai chấm",
)
TAB = Rule(
    code="Y121",
    severity=Severity.ERROR,
    title=Text("Dùng phím Tab", "Tab character"),
    message=Text("đầu dòng hoặc đầu giá trị có dấu Tab", "a tab stands before the text"),
    remedy=Text(
        "xoá dấu Tab và dùng dấu cách (2 dấu cách cho mỗi tầng)",
        "replace the tab with spaces (two for each level)",
    ),
    why=_WHY_READ,
    example="tags:\n\t- phân số",
)
NO_SPACE_AFTER_COLON = Rule(
    code="Y122",
    severity=Severity.ERROR,
    title=Text("Thiếu dấu cách sau dấu hai chấm", "No space after the colon"),
    message=Text("sau dấu hai chấm chưa có dấu cách", "there is no space after the colon"),
    remedy=Text(
        "thêm một dấu cách sau dấu hai chấm: “{key}: ...”",
        "put a space after the colon: “{key}: ...”",
    ),
    why=_WHY_READ,
    example="Môn:Toán",
)
UNCLOSED_QUOTE = Rule(
    code="Y123",
    severity=Severity.ERROR,
    title=Text("Thiếu dấu ngoặc kép đóng", "Unclosed quote"),
    message=Text("dấu ngoặc kép mở ở đây mà chưa đóng", "a quote is opened here and not closed"),
    remedy=Text(
        "thêm dấu ngoặc kép ở cuối giá trị; trong giá trị có dấu \" thì bao ngoài bằng dấu nháy đơn '",
        "add the closing quote; if the value holds a \" itself, put ' around the whole",
    ),
    why=_WHY_READ,
    example='title: "Ôn tập: Phân số',
)
UNCLOSED_BRACKET = Rule(
    code="Y124",
    severity=Severity.ERROR,
    title=Text("Thiếu dấu ngoặc đóng", "Unclosed bracket"),
    message=Text(
        "dấu ngoặc [ hoặc {{ mở ở đây mà chưa đóng, hoặc thiếu dấu phẩy bên trong",
        "a [ or {{ is opened here and not closed, or a comma is missing inside",
    ),
    remedy=Text(
        "thêm dấu ] hoặc }} ở cuối và dấu phẩy giữa các giá trị; nếu là chữ thì đặt trong ngoặc kép",
        "add ] or }} at the end and commas between the values; put real text in quotes",
    ),
    why=_WHY_READ,
    example="tags: [phân số, rút gọn",
)
COLON_IN_VALUE = Rule(
    code="Y125",
    severity=Severity.ERROR,
    title=Text("Giá trị có dấu hai chấm", "Colon inside a value"),
    message=Text(
        "trong giá trị có dấu hai chấm nên máy không biết cắt ở đâu",
        "the value holds a colon, so it is unclear where it ends",
    ),
    remedy=Text(
        'đặt cả giá trị trong ngoặc kép: {key}: "...: ..."',
        'put the whole value in quotes: {key}: "...: ..."',
    ),
    why=_WHY_READ,
    example="title: Chương 6: Phân số",
)
INDENTATION = Rule(
    code="Y126",
    severity=Severity.ERROR,
    title=Text("Thụt đầu dòng không đều", "Uneven indentation"),
    message=Text(
        "dòng này thụt vào không khớp với dòng trên",
        "this line is not indented like the lines around it",
    ),
    remedy=Text(
        "các mục cùng cấp phải bắt đầu ở cùng một cột; xoá bớt hoặc thêm dấu cách đầu dòng",
        "entries of one level must start in one column; remove or add spaces before it",
    ),
    why=_WHY_READ,
    example="title: Phân số\n  subject: toan",
)
NEEDS_QUOTES = Rule(
    code="Y127",
    severity=Severity.ERROR,
    title=Text("Giá trị cần đặt trong dấu nháy", "Value needs quotes"),
    message=Text(
        'giá trị bắt đầu bằng dấu đặc biệt (@ ` % [ {{ * " ...)',
        'the value starts with a special mark (@ ` % [ {{ * " ...)',
    ),
    remedy=Text("đặt cả giá trị trong dấu nháy đơn thẳng: '...'", "put the whole value in quotes: '...'"),
    why=_WHY_READ,
    example="title: @ Phân số",
)
ESCAPE = Rule(
    code="Y128",
    severity=Severity.ERROR,
    title=Text("Dấu \\ trong ngoặc kép", "Backslash inside double quotes"),
    message=Text(
        'dấu \\ trong ngoặc kép "..." bị hiểu là lệnh, nên chữ sau nó bị mất',
        'a \\ inside double quotes "..." is read as an instruction, and text is lost',
    ),
    remedy=Text(
        "thay dấu ngoặc kép \"...\" bằng dấu nháy đơn thẳng '...'",
        "use single quotes '...' instead of double quotes",
    ),
    why=_WHY_READ,
    example='description: "Rút gọn $\\frac{2}{4}$"',
)
EXPECTED_MAPPING = Rule(
    code="Y130",
    severity=Severity.ERROR,
    title=Text("Cần các dòng “tên mục: giá trị”", "Lines of “key: value” expected"),
    message=Text("chỗ này cần các dòng “tên mục: giá trị”", "lines of “key: value” are expected here"),
    remedy=Text(
        "viết mỗi thông tin một dòng theo mẫu “tên mục: giá trị”",
        "write one piece of information a line, as “key: value”",
    ),
    why=_WHY_READ,
    example="- toan\n- 6",
)
EXPECTED_LIST = Rule(
    code="Y131",
    severity=Severity.ERROR,
    title=Text("Cần một danh sách", "A list is expected"),
    message=Text("chỗ này cần một danh sách", "a list is expected here"),
    remedy=Text(
        "viết mỗi mục một dòng, bắt đầu bằng dấu gạch “- ”",
        "write one item a line, each starting with “- ”",
    ),
    why=_WHY_READ,
    example="chapters: Phân số",
)
EXPECTED_TEXT = Rule(
    code="Y132",
    severity=Severity.ERROR,
    title=Text("Cần một giá trị", "One value is expected"),
    message=Text("chỗ này cần một giá trị, không phải danh sách", "one value is expected here, not a list"),
    remedy=Text(
        "viết một giá trị trên cùng dòng, sau dấu hai chấm",
        "write one value on the same line, after the colon",
    ),
    why=_WHY_READ,
    example="subject: [toan, 6]",
)

RULES: tuple[Rule, ...] = (
    TOO_LARGE,
    NOT_UTF8,
    LINE_TOO_LONG,
    HIDDEN_CHARACTER,
    ANCHOR,
    TAG,
    MERGE_KEY,
    SECOND_DOCUMENT,
    DIRECTIVE,
    DUPLICATE_KEY,
    BAD_KEY,
    TOO_DEEP,
    TOO_MANY,
    SYNTAX,
    TAB,
    NO_SPACE_AFTER_COLON,
    UNCLOSED_QUOTE,
    UNCLOSED_BRACKET,
    COLON_IN_VALUE,
    INDENTATION,
    NEEDS_QUOTES,
    ESCAPE,
    EXPECTED_MAPPING,
    EXPECTED_LIST,
    EXPECTED_TEXT,
)
