"""Rules on names, places and types of files."""

from library.diagnostics import Rule, Severity, Text

BAD_FOLDER_NAME = Rule(
    code="F101",
    severity=Severity.ERROR,
    title=Text("Tên thư mục không dùng được", "Folder name not allowed"),
    message=Text("“{name}” không dùng làm mã học liệu được", "“{name}” cannot name a resource"),
    remedy=Text(
        "đổi tên thư mục, ví dụ `{example}`: chữ thường không dấu, chữ số, dấu gạch nối",
        "rename the folder, for example `{example}`: small letters, digits and hyphens",
    ),
    why=Text(
        "Tên thư mục là mã vĩnh viễn và là địa chỉ trang của học liệu.",
        "The folder's name is the permanent id and the address of the resource.",
    ),
    example="content/schools/mau-thcs-01/Phân số/index.md",
)
REPEATED_ID = Rule(
    code="F102",
    severity=Severity.ERROR,
    title=Text("Hai học liệu một mã", "Two resources, one id"),
    message=Text("mã “{id}” cũng có ở {other}", "the id “{id}” also stands at {other}"),
    remedy=Text("đổi tên một trong hai thư mục", "rename one of the two folders"),
    why=Text("Hai trang không thể có cùng địa chỉ.", "Two pages cannot have one address."),
    example="toan-6/phan-so/ and toan-7/phan-so/",
)
NESTED_BUNDLE = Rule(
    code="F103",
    severity=Severity.ERROR,
    title=Text("Học liệu lồng nhau", "Bundle inside a bundle"),
    message=Text("thư mục này nằm trong học liệu {outer}", "this folder lies inside {outer}"),
    remedy=Text("chuyển thư mục ra ngoài", "move the folder out of it"),
    why=Text(
        "Duyệt học liệu ngoài sẽ duyệt luôn bên trong mà không ai đọc.",
        "Approving the outer one would approve the inner one unread.",
    ),
    example="phan-so/bai-tap/index.md beside phan-so/index.md",
)
SPECIAL_FILE = Rule(
    code="F104",
    severity=Severity.ERROR,
    title=Text("Không phải tệp thường", "Not a regular file"),
    message=Text("“{name}” là {what}, không phải tệp thường", "“{name}” is {what}, not a regular file"),
    remedy=Text("{hint}", "{hint}"),
    why=Text(
        "Liên kết và mô-đun con có thể trỏ ra ngoài kho.",
        "Links and submodules can point outside the library.",
    ),
    example="hinh.png -> /etc/passwd",
)
FORBIDDEN_NAME = Rule(
    code="F105",
    severity=Severity.ERROR,
    title=Text("Tên tệp không được dùng", "File name not allowed"),
    message=Text("không dùng được tên tệp “{name}”", "the file name “{name}” is not allowed"),
    remedy=Text(
        "xoá tệp, hoặc đổi tên: chữ thường không dấu, chữ số, dấu chấm, gạch nối",
        "delete it, or rename it with small letters, digits, dots and hyphens",
    ),
    why=Text(
        "Một số tên đổi cách máy chủ hoạt động, tệp tạm có thể lộ nội dung, tên lạ hỏng trên Windows.",
        "Some names change how a host behaves, backups leak text, odd names break on Windows.",
    ),
    example=".htaccess",
)
FILE_MISSING = Rule(
    code="F106",
    severity=Severity.ERROR,
    title=Text("Thiếu tệp", "File missing"),
    message=Text("không có tệp “{name}” trong thư mục", "there is no file “{name}” in the folder"),
    remedy=Text("{hint}", "{hint}"),
    why=Text("Học sinh sẽ gặp liên kết hỏng.", "Pupils would meet a broken link."),
    example="attachments: [phieu.pdf]",
)
FILE_UNUSED = Rule(
    code="F107",
    severity=Severity.WARNING,
    title=Text("Tệp không dùng đến", "File not used"),
    message=Text("tệp “{name}” không được nhắc đến", "the file “{name}” is not mentioned"),
    remedy=Text(
        "thêm vào `attachments` để học sinh tải, vào `key_files` nếu là đáp án, hoặc xoá",
        "add it to `attachments`, to `key_files` if it is a key, or delete it",
    ),
    why=Text(
        "Chỉ tệp được nhắc đến mới lên trang, để không lộ tệp quên xoá.",
        "Only files that are mentioned are published, so that forgotten ones never leak.",
    ),
    example="nhap-cu.docx",
)
TYPE_NOT_ALLOWED = Rule(
    code="F108",
    severity=Severity.ERROR,
    title=Text("Loại tệp không nhận", "File type not allowed"),
    message=Text("không nhận tệp “{name}”: {reason}", "“{name}” is not accepted: {reason}"),
    remedy=Text("{hint}", "{hint}"),
    why=Text(
        "Tệp chạy được mã hoặc giả đuôi có thể hại máy học sinh.",
        "Files that run code, or that hide behind another name, may harm pupils' devices.",
    ),
    example="de.docm",
)
FILE_TOO_BIG = Rule(
    code="F109",
    severity=Severity.ERROR,
    title=Text("Tệp quá lớn", "File too big"),
    message=Text(
        "tệp “{name}” lớn {size} MB, nhiều nhất {limit} MB",
        "“{name}” has {size} MB; the most is {limit} MB",
    ),
    remedy=Text(
        "nén lại, hoặc đưa video lên YouTube rồi ghi địa chỉ",
        "compress it, or put the video on YouTube and write its address",
    ),
    why=Text("Học sinh dùng 4G yếu.", "Pupils have weak 4G."),
    example="bai-giang.mp4 (900 MB)",
)
STRAY_FILE = Rule(
    code="F110",
    severity=Severity.WARNING,
    title=Text("Tệp nằm ngoài học liệu", "File outside any bundle"),
    message=Text("“{name}” không thuộc học liệu nào", "“{name}” belongs to no resource"),
    remedy=Text(
        "đặt vào thư mục có index.md, hoặc xoá",
        "put it into a folder with an index.md, or delete it",
    ),
    why=Text("Tệp ở đây không bao giờ lên trang.", "A file here is never published."),
    example="content/schools/mau-thcs-01/ghi-chu.txt",
)
UNKNOWN_SCHOOL_FOLDER = Rule(
    code="F111",
    severity=Severity.ERROR,
    title=Text("Thư mục của trường lạ", "Folder of an unknown school"),
    message=Text("không có trường “{name}” trong schools.yml", "schools.yml has no “{name}”"),
    remedy=Text("{hint}", "{hint}"),
    why=Text("Không biết ai duyệt học liệu ở đây.", "Nobody is known who could approve it."),
    example="content/schools/truong-la/...",
)
NAME_TWINS = Rule(
    code="F112",
    severity=Severity.ERROR,
    title=Text("Hai tên gần như một", "Names that collide"),
    message=Text(
        "“{name}” và “{other}” là một trên Windows hoặc macOS",
        "“{name}” and “{other}” are one name on Windows or macOS",
    ),
    remedy=Text("đổi tên một tệp", "rename one of them"),
    why=Text("Khi tải về, tệp này sẽ đè tệp kia.", "One would overwrite the other in a checkout."),
    example="Hinh.png and hinh.png",
)

RULES: tuple[Rule, ...] = (
    BAD_FOLDER_NAME,
    REPEATED_ID,
    NESTED_BUNDLE,
    SPECIAL_FILE,
    FORBIDDEN_NAME,
    FILE_MISSING,
    FILE_UNUSED,
    TYPE_NOT_ALLOWED,
    FILE_TOO_BIG,
    STRAY_FILE,
    UNKNOWN_SCHOOL_FOLDER,
    NAME_TWINS,
)
