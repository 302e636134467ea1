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
    example="toan-6/phan-so/, toan-7/phan-so/",
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
    example="phan-so/index.md, phan-so/bai-tap/index.md",
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
    remedy=Text("{hint}", "{hint}"),
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
    example="Hinh.png, hinh.png",
)
PICTURE_TOO_LARGE = Rule(
    code="F113",
    severity=Severity.ERROR,
    title=Text("Hình quá lớn", "Picture too large"),
    message=Text(
        "hình “{name}” có {width} × {height} điểm ảnh, nhiều nhất {limit} triệu",
        "the picture “{name}” has {width} × {height} pixels; the most are {limit} million",
    ),
    remedy=Text(
        "thu nhỏ hình còn dưới 4000 điểm ảnh mỗi chiều rồi lưu lại",
        "scale it down to less than 4000 pixels on each side and save it again",
    ),
    why=Text(
        "Tệp vài trăm KB có thể bung ra hàng GB và làm treo điện thoại của học sinh.",
        "A few hundred kilobytes can unfold to gigabytes and freeze a pupil's phone.",
    ),
    example="hinh.png (40000 × 40000)",
)
FILE_BROKEN = Rule(
    code="F114",
    severity=Severity.ERROR,
    title=Text("Tệp hỏng", "Broken file"),
    message=Text("tệp “{name}” {what}", "“{name}” is {what}"),
    remedy=Text(
        "mở tệp gốc trên máy, lưu lại rồi thay tệp này",
        "open the original, save it again and put it in the place of this one",
    ),
    why=Text("Học sinh tải về sẽ không mở được.", "Pupils could not open it."),
    example="hinh.jpg (tải lên giữa chừng thì mất mạng)",
)
PICTURE_TELLS_PLACE = Rule(
    code="F115",
    severity=Severity.ERROR,
    title=Text("Hình ghi nơi chụp", "Picture tells where it was taken"),
    message=Text(
        "hình “{name}” còn ghi toạ độ nơi chụp",
        "the picture “{name}” still holds the place where it was taken",
    ),
    remedy=Text(
        "xoá thông tin vị trí (Windows: chuột phải > Properties > Details > Remove Properties; điện thoại: "
        "tắt vị trí khi chia sẻ) rồi thay tệp này",
        "remove the location (Windows: right click > Properties > Details > Remove Properties; phone: share "
        "without location) and replace the file",
    ),
    why=Text(
        "Ảnh chụp ở nhà học sinh cho mọi người biết nhà em ở đâu.",
        "A photo taken at a pupil's home tells everybody where they live.",
    ),
    example="hinh.jpg (ảnh chụp bằng điện thoại)",
)
ARCHIVE_UNSAFE = Rule(
    code="F116",
    severity=Severity.ERROR,
    title=Text("Tệp không mở an toàn được", "File that does not open safely"),
    message=Text("tệp “{name}” không dùng được: {reason}", "“{name}” cannot be used: {reason}"),
    remedy=Text(
        "mở tệp, chọn Lưu thành (Save As) một tệp mới không mật khẩu rồi thay tệp này",
        "open it, save it as a new file without a password and replace this one",
    ),
    why=Text(
        "Tệp nén độc hại có thể làm đầy máy người mở; tệp có mật khẩu thì không ai đọc được.",
        "A malicious archive can fill the reader's disk, and nobody can read a locked one.",
    ),
    example="phieu.docx (1 MB, bung ra 1 GB)",
)
ACTIVE_CONTENT = Rule(
    code="F117",
    severity=Severity.ERROR,
    title=Text("Tệp chạy được mã", "File that can run code"),
    message=Text("tệp “{name}” có {what}", "“{name}” holds {what}"),
    remedy=Text(
        "lưu lại bản không có phần ấy (Word, Excel: kiểu .docx, .xlsx; PDF: in ra một tệp PDF mới)",
        "save it without that part (Word, Excel: as .docx, .xlsx; PDF: print it to a new PDF)",
    ),
    why=Text(
        "Ai mở tệp của kho cũng tin là an toàn; mã trong tệp sẽ chạy trên máy của họ.",
        "Readers trust the school's library; code in a file runs on their machines.",
    ),
    example="bang-diem.xlsx (có vbaProject.bin)",
)
LEFTOVERS = Rule(
    code="F118",
    severity=Severity.ERROR,
    title=Text("Tệp còn phần soạn dở", "File with leftovers of its writing"),
    message=Text("tệp “{name}” còn {what}", "“{name}” still holds {what}"),
    remedy=Text(
        "xoá nhận xét, chấp nhận mọi sửa đổi (Word: Review > Accept All, Delete All Comments); xoá hoặc bỏ "
        "ẩn chữ, trang tính, cột, trang chiếu đang ẩn; rồi lưu lại",
        "delete comments, accept all changes (Word: Review > Accept All, Delete All Comments); delete or "
        "unhide hidden text, sheets, columns and slides; save again",
    ),
    why=Text(
        "Phần ấy người duyệt thường không thấy, mà học sinh mở ra là đọc được, kể cả đáp án.",
        "Approvers rarely see it, but pupils who open the file do, answers included.",
    ),
    example="de.docx (còn nhận xét của tổ trưởng)",
)
QUESTIONS_NOT_TEXT = Rule(
    code="F121",
    severity=Severity.ERROR,
    title=Text("Tệp câu hỏi không phải .md hay .txt", "File of questions that is no plain text"),
    message=Text(
        "không đọc được câu hỏi từ tệp “{name}”; câu hỏi phải nằm trong tệp .md hoặc .txt",
        "questions cannot be read from “{name}”; they stand in a file .md or .txt",
    ),
    remedy=Text(
        "mở tệp, chọn tất cả, chép rồi dán vào index.md dưới phần khai báo (hoặc vào một tệp .md), thêm "
        "dấu * trước phương án đúng; tệp gốc để ở attachments nếu muốn học sinh tải",
        "open it, copy all and paste it into index.md below the front matter (or into a file .md); put "
        "a star before each right option; list the file in attachments if pupils may download it",
    ),
    why=Text(
        "Từng câu được kiểm tra, tìm kiếm và luyện tập riêng; tệp Word, PDF chỉ tải về được.",
        "Each question is checked, found and practised by itself; a Word file or PDF can only be downloaded.",
    ),
    example="questions: de.docx",
)
NUMBERS_OF_PEOPLE = Rule(
    code="F119",
    severity=Severity.ERROR,
    title=Text("Danh sách số của người", "List of people's numbers"),
    message=Text(
        "tệp “{name}” có {count} số điện thoại hoặc số căn cước",
        "“{name}” holds {count} telephone or citizens' numbers",
    ),
    remedy=Text(
        "xoá cột số điện thoại, số căn cước rồi lưu lại; danh sách lớp không để trong kho",
        "delete these columns and save it again; class lists do not belong in the library",
    ),
    why=Text(
        "Thông tin của học sinh và phụ huynh được pháp luật bảo vệ, đã lên mạng thì không lấy lại được.",
        "Data of pupils and parents is protected by law, and what is published cannot be taken back.",
    ),
    example="danh-sach-lop.xlsx",
)
KEY_PUBLISHED = Rule(
    code="F120",
    severity=Severity.ERROR,
    title=Text("Tệp đáp án để công khai", "Key among the public files"),
    message=Text(
        "tệp “{name}” mang tên của đáp án mà lại để học sinh tải",
        "the name of “{name}” says that it is a key, but pupils may download it",
    ),
    remedy=Text(
        "chuyển tệp sang mục `key_files`; nếu không phải đáp án thì đổi tên",
        "move it to `key_files`; if it is no key, rename it",
    ),
    why=Text(
        "Tệp trong `key_files` chỉ lên trang sau giờ công bố đáp án.",
        "Files of `key_files` are shown only after the key is released.",
    ),
    example="attachments: [dap-an.pdf]",
)
TOOL_FAULT = Rule(
    code="F122",
    severity=Severity.ERROR,
    title=Text("Công cụ gặp lỗi ở học liệu này", "The tool failed on this bundle"),
    message=Text(
        "công cụ gặp lỗi của chính nó khi đọc học liệu này; chi tiết ở {log}",
        "the tool failed by its own fault when it read this bundle; details are in {log}",
    ),
    remedy=Text(
        "gửi tệp ấy cho người bảo trì; các học liệu khác vẫn được kiểm tra và lên trang như thường",
        "send that file to the maintainers; all others are checked and published as ever",
    ),
    why=Text(
        "Lỗi của công cụ ở một học liệu không được làm dừng cả thư viện.",
        "A fault of the tool in one bundle must not stop the library.",
    ),
    example="(không có tệp nào được phép gây ra lỗi này)",
)
FILE_LACKING = Rule(
    code="F123",
    severity=Severity.ERROR,
    title=Text("Bản sao thiếu tệp của học liệu", "Clone lacks a file of a bundle"),
    message=Text(
        "bản sao này của kho không có tệp “{name}”, hoặc tệp đã hỏng trong kho Git",
        "this clone lacks the file “{name}”, or what Git keeps of it is damaged",
    ),
    remedy=Text(
        "tải lại kho vào một thư mục mới (git clone, không kèm --filter) và chạy lệnh này ở đó; đừng sửa học "
        "liệu, học liệu không có lỗi",
        "clone the repository into a new folder (git clone, without --filter) and run this there; leave the "
        "bundle alone, nothing is wrong with it",
    ),
    why=Text(
        "Thiếu một tệp thì không biết học liệu có đúng như bản được duyệt hay không.",
        "Without one of its files nobody can tell whether a bundle is what was approved.",
    ),
    example="(ổ đĩa hỏng, git clone --filter=blob:none)",
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
    PICTURE_TOO_LARGE,
    FILE_BROKEN,
    PICTURE_TELLS_PLACE,
    ARCHIVE_UNSAFE,
    ACTIVE_CONTENT,
    LEFTOVERS,
    NUMBERS_OF_PEOPLE,
    QUESTIONS_NOT_TEXT,
    KEY_PUBLISHED,
    TOOL_FAULT,
    FILE_LACKING,
)
