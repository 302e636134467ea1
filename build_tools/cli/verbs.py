"""The verbs of the command: what each is for, which module runs it, and how it is typed."""

from library.diagnostics import Text
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the command, the module that runs it, and its help."""

    name: str
    module: str
    summary: Text
    examples: tuple[str, ...]


VERBS = (
    Verb(
        "demo",
        "build_tools.cli.demo",
        Text("dựng thử huyện mẫu", "make and build the sample district"),
        ("hoclieu demo", "hoclieu demo --folder /tmp/demo"),
    ),
    Verb(
        "check",
        "build_tools.cli.check",
        Text("kiểm tra học liệu", "check the resources"),
        ("hoclieu check", "hoclieu check --worktree", "hoclieu check --base origin/main --format markdown"),
    ),
    Verb(
        "build",
        "build_tools.cli.build",
        Text("dựng các trang thư viện", "build the library sites"),
        (
            "hoclieu build",
            "hoclieu build --site mau-thcs-01",
            "hoclieu build --as-of 2026-01-10T09:30:00+07:00",
        ),
    ),
    Verb(
        "serve",
        "build_tools.cli.serve",
        Text(
            "mở các trang trên máy này, hoặc xem trước khi sửa",
            "open sites on this machine, or preview edits",
        ),
        (
            "hoclieu serve",
            "hoclieu serve --worktree",
            "hoclieu serve --worktree --site mau-thcs-01",
            "hoclieu serve --worktree --as-of 2026-12-20T08:00:00+07:00",
        ),
    ),
    Verb(
        "pack",
        "build_tools.cli.pack",
        Text("chép một trang ra USB hoặc tệp zip", "copy a site to a USB stick or a zip"),
        (
            "hoclieu pack mau-thcs-01",
            "hoclieu pack mau-thcs-01 --to /media/usb/kho --without-videos",
            "hoclieu pack mau-thcs-01 --since mau-thcs-01.zip --to cap-nhat.zip",
        ),
    ),
    Verb(
        "status",
        "build_tools.cli.status",
        Text("học liệu đang chờ ai", "who is waited for"),
        ("hoclieu status", "hoclieu status mau-thcs-01/phan-so-bang-nhau"),
    ),
    Verb(
        "approve",
        "build_tools.cli.approve",
        Text("duyệt, trả lại hoặc thu hồi một học liệu", "approve, return or withdraw a resource"),
        (
            "hoclieu approve mau-thcs-01/phan-so-bang-nhau --as p-thanh",
            'hoclieu approve mau-thcs-01/phan-so-bang-nhau --as p-thanh --return "Sai câu 3"',
            'hoclieu approve mau-thcs-01/de-so-1 --as p-thanh --notice "Câu 7 sai đáp án" --question 7',
            "hoclieu approve mau-thcs-02/phan-so --adopt-for mau-thcs-01 --as p-thanh",
            "hoclieu approve district/organisation --as p-quan",
        ),
    ),
    Verb(
        "ledger",
        "build_tools.cli.ledger",
        Text("kiểm tra sổ duyệt, nhận lời duyệt gửi đến", "verify the ledger, receive statements"),
        ("hoclieu ledger verify", "hoclieu ledger verify --format json", "hoclieu ledger receive --push"),
    ),
    Verb(
        "record",
        "build_tools.cli.record",
        Text("ghi lời duyệt từ các yêu cầu gộp", "record the reviews of pull requests"),
        (
            "hoclieu record --forge github --repository phong-gd/kho-hoc-lieu",
            "hoclieu record --forge gitlab --repository gd/kho --api https://git.example.vn/api/v4 --dry-run",
        ),
    ),
    Verb(
        "batch",
        "build_tools.cli.batch",
        Text("lập đợt duyệt cho nhiều học liệu", "make a batch of resources to review at once"),
        (
            "hoclieu batch make --school mau-thcs-01 --stage pass --subject toan",
            "hoclieu batch make --school mau-thcs-01 --stage pass --minutes 12/BB-TCM --date 2026-09-28",
        ),
    ),
    Verb(
        "people",
        "build_tools.cli.people",
        Text("chuyển việc duyệt khi có người thôi nhiệm vụ", "hand over when somebody leaves"),
        (
            "hoclieu people leave p-thanh --to p-minh",
            "hoclieu people leave p-thanh --to p-minh --last-day 2026-12-31",
        ),
    ),
    Verb(
        "workflows",
        "build_tools.cli.workflows",
        Text("viết các quy trình tự động cho máy chủ Git", "write the workflows for a forge"),
        ("hoclieu workflows --forge github", "hoclieu workflows --forge forgejo --force"),
    ),
    Verb(
        "cache",
        "build_tools.cli.cache",
        Text("xem hoặc xoá bộ nhớ đệm", "look at the cache, or clear it"),
        ("hoclieu cache info", "hoclieu cache clear", "hoclieu cache keys"),
    ),
    Verb(
        "codeowners",
        "build_tools.cli.codeowners",
        Text("viết CODEOWNERS và danh sách việc cần cài đặt", "write CODEOWNERS and the settings checklist"),
        ("hoclieu codeowners --forge github", "hoclieu codeowners --forge gitlab --write"),
    ),
    Verb(
        "media",
        "build_tools.cli.media",
        Text("hỏi thông tin video", "learn about videos"),
        ("hoclieu media refresh", "hoclieu media refresh mau-thcs-01/phan-so-bang-nhau --update"),
    ),
    Verb(
        "explain",
        "build_tools.cli.explain",
        Text("giải thích một mã lỗi", "explain a code"),
        ("hoclieu explain M101", "hoclieu explain --all"),
    ),
)
