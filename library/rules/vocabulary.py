"""Rules of vocabulary files: what a scheme must say before its terms can be relied upon."""

from library.diagnostics import Rule, Severity, Text

_WHY = Text(
    "Danh mục là chỗ dựa của mọi học liệu; sai ở đây là sai ở mọi trang.",
    "Every resource rests on the vocabulary; a fault here is a fault on every page.",
)

UNKNOWN_PART = Rule(
    code="V101",
    severity=Severity.ERROR,
    title=Text("Mục lạ trong danh mục", "Unknown part of a term"),
    message=Text("danh mục không có mục “{key}”", "a vocabulary has no part “{key}”"),
    remedy=Text("dùng một trong: {known}", "use one of: {known}"),
    why=_WHY,
    example="{key: toan, vi: Toán, en: Mathematics, alias: [T]}",
)
MISSING_PART = Rule(
    code="V102",
    severity=Severity.ERROR,
    title=Text("Thiếu thông tin của thuật ngữ", "Missing part of a term"),
    message=Text("thiếu mục “{key}”", "the part “{key}” is missing"),
    remedy=Text("thêm một dòng “{key}: ...”", "add a line “{key}: ...”"),
    why=_WHY,
    example="{key: toan, vi: Toán}",
)
SAME_NAME = Rule(
    code="V103",
    severity=Severity.ERROR,
    title=Text("Một tên cho hai thuật ngữ", "One name for two terms"),
    message=Text(
        "tên “{name}” vừa chỉ {first} vừa chỉ {second}",
        "the name “{name}” stands for both {first} and {second}",
    ),
    remedy=Text("bỏ tên này ở một trong hai chỗ", "remove the name from one of the two"),
    why=Text(
        "Giáo viên gõ tên ấy thì không biết xếp vào đâu.",
        "When a teacher types that name nobody can tell which one is meant.",
    ),
    example="{key: hk1, aliases: [HK]}\n{key: hk2, aliases: [HK]}",
)
SAME_KEY = Rule(
    code="V104",
    severity=Severity.ERROR,
    title=Text("Mã viết hai lần", "Key used twice"),
    message=Text("mã “{key}” đã dùng ở trên", "the key “{key}” is already used above"),
    remedy=Text("đặt mã khác cho thuật ngữ này", "give this term a key of its own"),
    why=_WHY,
    example="{key: toan, ...}\n{key: toan, ...}",
)
BAD_KEY = Rule(
    code="V105",
    severity=Severity.ERROR,
    title=Text("Mã không đúng dạng", "Malformed key"),
    message=Text("mã “{key}” không đúng dạng", "the key “{key}” is malformed"),
    remedy=Text(
        "chỉ dùng chữ thường không dấu, chữ số và dấu gạch, ví dụ de-kiem-tra",
        "use only lower-case letters without accents, digits and hyphens, such as de-kiem-tra",
    ),
    why=_WHY,
    example="key: Toán học",
)
BAD_DATE = Rule(
    code="V106",
    severity=Severity.ERROR,
    title=Text("Ngày không đúng", "Not a date"),
    message=Text("“{value}” không phải là một ngày có thật", "“{value}” is not a real date"),
    remedy=Text("viết ngày theo dạng 2025-06-30", "write the date as 2025-06-30"),
    why=_WHY,
    example="until: 2026-02-30",
)
UNKNOWN_SCHEME = Rule(
    code="V107",
    severity=Severity.ERROR,
    title=Text("Danh mục lạ", "Unknown scheme"),
    message=Text("không có danh mục “{key}”", "there is no scheme “{key}”"),
    remedy=Text("dùng một trong: {known}", "use one of: {known}"),
    why=_WHY,
    example="scheme: subject",
)
MISSING_SCHEME = Rule(
    code="V108",
    severity=Severity.ERROR,
    title=Text("Thiếu danh mục", "Missing scheme"),
    message=Text("thiếu danh mục “{key}”", "the scheme “{key}” is missing"),
    remedy=Text("thêm tệp {key}.yml", "add the file {key}.yml"),
    why=_WHY,
    example="(subjects.yml đã bị xoá)",
)

RULES: tuple[Rule, ...] = (
    UNKNOWN_PART,
    MISSING_PART,
    SAME_NAME,
    SAME_KEY,
    BAD_KEY,
    BAD_DATE,
    UNKNOWN_SCHEME,
    MISSING_SCHEME,
)
