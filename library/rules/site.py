"""Rules on the look: mkdocs.yml and the hand-written pages of content/pages."""

from library.diagnostics import Rule, Severity, Text

_WHY_SAFE = Text(
    "Ai gửi được bản sửa cũng sửa được mkdocs.yml, nên máy không chạy mã lạ từ đó.",
    "Whoever can send a change can change mkdocs.yml, so no foreign code is run from it.",
)
_WHY_PUPILS = Text(
    "Trang học sinh mở không chạy mã lạ và không theo dõi ai.",
    "Pages that pupils open run no foreign code and track nobody.",
)
_WHY_SMALL = Text(
    "Trang chỉ mang vài tập lệnh nhỏ để điện thoại rẻ và mạng yếu vẫn mở nhanh.",
    "Pages carry only a few small scripts, so that cheap phones on weak networks open them fast.",
)
_WHY_HONEST = Text(
    "Một dòng không có tác dụng làm người sau tưởng là có.",
    "A line without effect makes the next reader believe that it has one.",
)

UNKNOWN_SETTING = Rule(
    code="S101",
    severity=Severity.WARNING,
    title=Text("Mục không dùng được", "Setting not used"),
    message=Text("mục “{key}” không có tác dụng ở đây", "“{key}” has no effect here"),
    remedy=Text("{hint}", "{hint}"),
    why=_WHY_HONEST,
    example="site_nam: Kho học liệu",
)
FOREIGN_CODE = Rule(
    code="S102",
    severity=Severity.ERROR,
    title=Text("Mục chạy mã lạ", "Setting that runs code"),
    message=Text("mục “{key}” chạy mã lạ nên bị bỏ qua", "“{key}” runs foreign code; left out"),
    remedy=Text("xoá mục này khỏi mkdocs.yml", "delete it from mkdocs.yml"),
    why=_WHY_SAFE,
    example="hooks: [my_hook.py]",
)
UNKNOWN_PLUGIN = Rule(
    code="S103",
    severity=Severity.ERROR,
    title=Text("Phần mở rộng lạ", "Unlisted plugin"),
    message=Text("plugin “{name}” không được chạy", "plugin “{name}” is not run"),
    remedy=Text("xoá nó; chỉ để “plugins: []”", "delete it; leave “plugins: []”"),
    why=_WHY_SAFE,
    example="plugins: [macros]",
)
SEARCH_IGNORED = Rule(
    code="S104",
    severity=Severity.NOTE,
    title=Text("Đã có tìm kiếm riêng", "The library has its own search"),
    message=Text("plugin “search” được bỏ qua", "plugin “search” is left out"),
    remedy=Text(
        "có thể xoá nó; trang tìm kiếm vẫn có",
        "you may delete it; the search page is there anyway",
    ),
    why=Text(
        "Tìm kiếm của thư viện hiểu tiếng Việt không dấu và nhẹ hơn.",
        "The library's search knows unaccented Vietnamese and is lighter.",
    ),
    example="plugins: [search]",
)
NEEDS_BUNDLE = Rule(
    code="S105",
    severity=Severity.WARNING,
    title=Text("Tính năng cần tập lệnh của Material", "Feature needs Material's scripts"),
    message=Text("tính năng “{name}” không có tác dụng", "feature “{name}” has no effect"),
    remedy=Text(
        "xoá nó; dùng được: {known}",
        "delete it; these work: {known}",
    ),
    why=_WHY_SMALL,
    example="features: [navigation.instant]",
)
UNKNOWN_FEATURE = Rule(
    code="S106",
    severity=Severity.WARNING,
    title=Text("Tính năng không biết", "Unknown feature"),
    message=Text("không có tính năng “{name}”", "there is no feature “{name}”"),
    remedy=Text("dùng được: {known}", "these work: {known}"),
    why=_WHY_HONEST,
    example="features: [navigation.tab]",
)
REMOTE_FONT = Rule(
    code="S107",
    severity=Severity.WARNING,
    title=Text("Phông chữ tải từ mạng", "Font from the network"),
    message=Text(
        "phông chữ “{name}” không được tải; trang dùng phông của máy",
        "font “{name}” is not loaded; pages use the device's own",
    ),
    remedy=Text("viết “font: false”", "write “font: false”"),
    why=Text(
        "Phông từ mạng làm chậm, không chạy khi ngoại tuyến và báo cho bên thứ ba ai đang đọc.",
        "Remote fonts are slow, fail offline and tell a third party who is reading.",
    ),
    example="font:\n  text: Roboto",
)
FOREIGN_SCRIPT = Rule(
    code="S108",
    severity=Severity.ERROR,
    title=Text("Tập lệnh hoặc theo dõi lạ", "Foreign script or tracking"),
    message=Text("mục “{key}” không được đưa vào trang", "“{key}” is not put on the pages"),
    remedy=Text("xoá mục này khỏi mkdocs.yml", "delete it from mkdocs.yml"),
    why=_WHY_PUPILS,
    example="extra_javascript: [https://example.com/a.js]",
)
BAD_VALUE = Rule(
    code="S109",
    severity=Severity.ERROR,
    title=Text("Giá trị không hợp lệ", "Value not valid"),
    message=Text("“{key}” phải là {expected}", "“{key}” must be {expected}"),
    remedy=Text("{hint}", "{hint}"),
    why=Text(
        "Máy bỏ qua mục này và dùng giá trị mặc định.",
        "The setting is left out and its default used.",
    ),
    example="site_name: [Kho, học liệu]",
)
UNKNOWN_EXTENSION = Rule(
    code="S110",
    severity=Severity.ERROR,
    title=Text("Phần mở rộng Markdown lạ", "Unlisted Markdown extension"),
    message=Text("“{name}” không được dùng", "“{name}” is not used"),
    remedy=Text("dùng được: {known}", "these work: {known}"),
    why=_WHY_SAFE,
    example="markdown_extensions: [pymdownx.snippets]",
)
EXTENSION_OPTION = Rule(
    code="S111",
    severity=Severity.WARNING,
    title=Text("Tuỳ chọn của phần mở rộng", "Option of an extension"),
    message=Text(
        "tuỳ chọn “{name}” của “{extension}” được bỏ qua",
        "option “{name}” of “{extension}” is left out",
    ),
    remedy=Text("xoá dòng này", "delete this line"),
    why=_WHY_HONEST,
    example="- toc:\n    slugify: my.code",
)
MISSING_FILE = Rule(
    code="S112",
    severity=Severity.ERROR,
    title=Text("Không có tệp", "File missing"),
    message=Text("không có tệp {file} trong content/pages", "content/pages has no file {file}"),
    remedy=Text("{hint}", "{hint}"),
    why=Text("Liên kết tới nó sẽ hỏng trên mọi trang.", "Links to it would break on every page."),
    example="nav:\n  - Giới thiệu: gioi-thieu.md",
)
PAGE_NAME = Rule(
    code="S113",
    severity=Severity.ERROR,
    title=Text("Tên trang không dùng được", "Page name not usable"),
    message=Text("tên “{name}” không dùng được", "“{name}” cannot be used"),
    remedy=Text(
        "đặt tên bằng chữ thường không dấu, chữ số, gạch nối; tránh tên mà thư viện đã dùng",
        "use small unaccented letters, digits, hyphens; avoid names the library uses",
    ),
    why=Text(
        "Tên tệp là địa chỉ của trang trên mọi trang trường.",
        "The file's name is the page's address on every site.",
    ),
    example="content/pages/index.md",
)
PAGE_KEY = Rule(
    code="S114",
    severity=Severity.WARNING,
    title=Text("Mục lạ ở đầu trang", "Unknown key of a page"),
    message=Text("mục “{key}” được bỏ qua", "“{key}” is left out"),
    remedy=Text("chỉ dùng: title, description", "use only: title, description"),
    why=_WHY_HONEST,
    example="---\ntemplate: other.html\n---",
)
RESERVED_WORD = Rule(
    code="S115",
    severity=Severity.ERROR,
    title=Text("Chữ dành riêng", "Reserved word"),
    message=Text("“KHO7F3A” là chữ dành riêng của máy", "“KHO7F3A” is reserved"),
    remedy=Text("viết chữ khác", "write another word"),
    why=Text("Máy dùng chữ này để đánh dấu chỗ trống.", "The tool marks empty places with it."),
    example="site_name: KHO7F3A",
)
RAW_HTML = Rule(
    code="S116",
    severity=Severity.WARNING,
    title=Text("HTML bị bỏ", "HTML left out"),
    message=Text("thẻ <{tag}> bị bỏ khỏi trang", "<{tag}> is left out of the page"),
    remedy=Text("viết bằng Markdown", "write it in Markdown"),
    why=_WHY_PUPILS,
    example="<script>alert(1)</script>",
)
TOO_MUCH = Rule(
    code="S117",
    severity=Severity.ERROR,
    title=Text("Quá lớn", "Too large"),
    message=Text("tệp này lớn hơn {limit} KB", "this file is larger than {limit} KB"),
    remedy=Text("chia nhỏ hoặc nén lại", "split it or make it smaller"),
    why=Text(
        "Tệp lớn làm điện thoại rẻ và mạng yếu mở trang chậm.",
        "A large file makes pages slow to open on cheap phones and weak networks.",
    ),
    example="content/pages/anh-lon.png",
)
PAGES_FAILED = Rule(
    code="S118",
    severity=Severity.ERROR,
    title=Text("Không dựng được trang tự soạn", "Hand-written pages failed"),
    message=Text(
        "trình dựng trang không đọc được trang tự soạn ở đây",
        "the page builder could not read the hand-written page here",
    ),
    remedy=Text(
        "tìm chỗ bảng, danh sách, trích dẫn hoặc ngoặc lồng quá sâu rồi viết gọn lại",
        "look for tables, lists, quotes or brackets nested too deep, and write them plainer",
    ),
    why=Text(
        "Các trang khác vẫn được dựng, chỉ thiếu trang này.",
        "All other pages are built; only this one is missing.",
    ),
    example="- - - - - - (một nghìn lần)",
)
OTHER_THEME = Rule(
    code="S119",
    severity=Severity.ERROR,
    title=Text("Giao diện khác", "Another theme"),
    message=Text("giao diện “{name}” không dùng được", "theme “{name}” cannot be used"),
    remedy=Text("viết “name: material”", "write “name: material”"),
    why=Text("Khung trang dựa trên Material.", "The page frames are made from Material."),
    example="theme: {name: readthedocs}",
)
REMOTE_CSS = Rule(
    code="S120",
    severity=Severity.ERROR,
    title=Text("CSS gọi ra ngoài", "Style sheet that loads from elsewhere"),
    message=Text("tệp {file} có @import hoặc url()", "{file} holds @import or url()"),
    remedy=Text("xoá dòng đó; chỉ dùng quy tắc tại chỗ", "delete it; use local rules only"),
    why=Text("Trang không tải gì từ nơi khác.", "Pages load nothing from elsewhere."),
    example="@import url(https://example.com/a.css);",
)

RULES: tuple[Rule, ...] = (
    UNKNOWN_SETTING,
    FOREIGN_CODE,
    UNKNOWN_PLUGIN,
    SEARCH_IGNORED,
    NEEDS_BUNDLE,
    UNKNOWN_FEATURE,
    REMOTE_FONT,
    FOREIGN_SCRIPT,
    BAD_VALUE,
    UNKNOWN_EXTENSION,
    EXTENSION_OPTION,
    MISSING_FILE,
    PAGE_NAME,
    PAGE_KEY,
    RESERVED_WORD,
    RAW_HTML,
    TOO_MUCH,
    PAGES_FAILED,
    OTHER_THEME,
    REMOTE_CSS,
)
