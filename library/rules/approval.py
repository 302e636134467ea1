"""Rules on the ledger and on what its statements may justify."""

from library.diagnostics import Rule, Severity, Text

NO_LEDGER = Rule(
    code="A101",
    severity=Severity.WARNING,
    title=Text("Chưa có sổ duyệt", "No ledger yet"),
    message=Text(
        "kho chưa có nhánh `approvals`, nên chưa có gì được công bố",
        "the repository has no branch `approvals`, so nothing is published",
    ),
    remedy=Text(
        "nếu nhánh này có ở máy chủ: git fetch origin approvals:approvals; nếu chưa: hoclieu approve",
        "if the server has it: git fetch origin approvals:approvals; if not yet: hoclieu approve",
    ),
    why=Text("Chỉ học liệu đã duyệt mới được lên trang.", "Only what is approved is published."),
    example="(git clone --single-branch)",
)
BROKEN_LEDGER = Rule(
    code="A102",
    severity=Severity.ERROR,
    title=Text("Sổ duyệt không liền mạch", "Ledger broken"),
    message=Text("sổ duyệt hỏng: {reason}", "the ledger is broken: {reason}"),
    remedy=Text(
        "trang đã công bố được giữ nguyên; lấy lại sổ từ máy chủ: git fetch origin +approvals:approvals",
        "published sites stay as they are; take the server's: git fetch origin +approvals:approvals",
    ),
    why=Text(
        "Mỗi dòng mang mã băm của dòng trước; đứt chuỗi nghĩa là có dòng bị sửa hoặc mất.",
        "Each line carries the hash of the one before: a gap means a line was changed or lost.",
    ),
    example="(một dòng trong evidence/... bị xoá)",
)
MALFORMED_LINE = Rule(
    code="A103",
    severity=Severity.ERROR,
    title=Text("Dòng không đọc được", "Malformed line"),
    message=Text("dòng này không phải một lời duyệt hợp lệ", "this line is no valid statement"),
    remedy=Text(
        "không sửa sổ duyệt bằng tay; lấy lại sổ từ máy chủ: git fetch origin +approvals:approvals",
        "never edit the ledger by hand; take the server's: git fetch origin +approvals:approvals",
    ),
    why=Text("Còn nghi ngờ thì không công bố.", "What is in doubt is not published."),
    example='{"statement": "yes"}',
)
VOID_STATEMENT = Rule(
    code="A104",
    severity=Severity.WARNING,
    title=Text("Lời duyệt không có hiệu lực", "Void statement"),
    message=Text(
        "lời duyệt của {person} cho {key} không có hiệu lực: {reason}",
        "the statement of {person} on {key} is void: {reason}",
    ),
    remedy=Text("{hint}", "{hint}"),
    why=Text(
        "Lời duyệt chỉ có hiệu lực khi đúng người, đúng vai trò, đúng phiên bản, đúng thứ tự.",
        "A statement counts only from the right person and role, on the exact version, in order.",
    ),
    example="(giáo viên duyệt bài của chính mình)",
)
GRAFT_DIFFERS = Rule(
    code="A105",
    severity=Severity.WARNING,
    title=Text("Bản lưu khác bằng chứng", "Graft differs from the evidence"),
    message=Text(
        "bản lưu ở approved/{shelf}/{key} không phải phiên bản được duyệt",
        "the tree at approved/{shelf}/{key} is not the approved one",
    ),
    remedy=Text(
        "bằng chứng quyết định; chạy lại `hoclieu approve` cho học liệu này",
        "the evidence decides; run `hoclieu approve` on this resource again",
    ),
    why=Text("Bản lưu chỉ giữ tệp, không phải lời duyệt.", "A graft keeps objects, it says nothing."),
    example="(approved/school/x bị thay bằng thư mục khác)",
)
VERSION_MISSING = Rule(
    code="A106",
    severity=Severity.ERROR,
    title=Text("Thiếu phiên bản đã duyệt", "Approved version not here"),
    message=Text(
        "bản sao này của kho không có đủ tệp của phiên bản đã duyệt của {key}, nên không lên trang",
        "the approved version of {key} is not whole in this clone, and is not shown",
    ),
    remedy=Text(
        "lấy sổ duyệt mới nhất: git fetch --depth 1 origin approvals:approvals; nếu vẫn thiếu thì tải lại "
        "kho vào một thư mục mới (git clone, không kèm --filter)",
        "fetch the newest ledger: git fetch --depth 1 origin approvals:approvals; if it still lacks them, "
        "clone the repository into a new folder (git clone, without --filter)",
    ),
    why=Text("Chỉ đúng phiên bản được duyệt mới lên trang.", "Only the exact approved version is shown."),
    example="(git clone --filter=blob:none)",
)
VERSION_UNPUBLISHABLE = Rule(
    code="A107",
    severity=Severity.ERROR,
    title=Text("Phiên bản đã duyệt có lỗi", "Approved version has faults"),
    message=Text(
        "phiên bản đã duyệt của {key} có {count} lỗi nên không lên trang",
        "the approved version of {key} has {count} errors and is not shown",
    ),
    remedy=Text("sửa lỗi rồi duyệt phiên bản mới", "mend it and have the new version approved"),
    why=Text(
        "Công cụ mới có thể phát hiện lỗi mà bản cũ bỏ qua.",
        "A newer tool may see a fault that an older one let pass.",
    ),
    example="(được duyệt trước khi có quy tắc này)",
)
APPROVAL_IN_CONTENT = Rule(
    code="A108",
    severity=Severity.WARNING,
    title=Text("Lời duyệt viết trong bài", "Approval written into content"),
    message=Text(
        "“{key}” trong phần khai báo không phải lời duyệt",
        "“{key}” in front matter is no approval",
    ),
    remedy=Text(
        "xoá dòng này; người duyệt dùng `hoclieu approve`",
        "delete it; approvers use `hoclieu approve`",
    ),
    why=Text("Ai cũng viết được dòng ấy.", "Anybody could write that line."),
    example="approved_by: Hiệu trưởng",
)
EMBARGO_IN_PUBLIC = Rule(
    code="A109",
    severity=Severity.ERROR,
    title=Text("Đề mật trong kho công khai", "Secret in a public repository"),
    message=Text(
        "học liệu này chưa được công bố, nhưng kho Git là công khai",
        "this is not public yet, but the Git repository is",
    ),
    remedy=Text(
        "đưa đề sang một kho riêng tư, hoặc ghi `repository: private` nếu kho đã riêng tư",
        "move it to a private repository, or write `repository: private` if it is one",
    ),
    why=Text("Ai cũng đọc được kho công khai.", "Anybody can read a public repository."),
    example="repository: public   # và một đề có mục embargo",
)

UNTRUSTED_LEDGER = Rule(
    code="A110",
    severity=Severity.ERROR,
    title=Text("Sổ duyệt không tin được", "Ledger not to be trusted"),
    message=Text("sổ duyệt không tin được: {reason}", "the ledger cannot be trusted: {reason}"),
    remedy=Text("trang đã công bố được giữ nguyên; {hint}", "published sites stay as they are; {hint}"),
    why=Text(
        "Chữ kí của người giữ sổ trên commit cuối là thứ duy nhất bảo đảm thứ tự các dòng.",
        "The recorder's signature on the last commit is what vouches for the order of the lines.",
    ),
    example="(ai đó tự đẩy một commit lên approvals)",
)
ROLLED_BACK = Rule(
    code="A111",
    severity=Severity.ERROR,
    title=Text("Sổ duyệt bị lùi lại", "Ledger rolled back"),
    message=Text(
        "sổ duyệt không nối tiếp sổ của các trang đang công bố: {reason}",
        "the ledger does not go on from that of the published sites: {reason}",
    ),
    remedy=Text(
        "lấy sổ mới nhất: git fetch origin approvals:approvals; nếu máy chủ cũng thiếu, máy nào còn sổ đủ "
        "thì gửi lại: git push origin approvals; nếu huyện đã lập lại sổ đúng luật, xoá các tệp version.json "
        "trong thư mục build rồi dựng lại",
        "fetch the newest: git fetch origin approvals:approvals; if the server lacks it too, send it from a "
        "clone that has it: git push origin approvals; if the district lawfully began it anew, delete the "
        "version.json files in the folder build and build again",
    ),
    why=Text(
        "Sổ chỉ được viết thêm; một sổ ngắn hơn hoặc khác đi có thể đã bị tráo.",
        "The ledger only grows: a shorter or another one may have been put in its place.",
    ),
    example="git push --force origin old:approvals",
)
ORGANISATION_PENDING = Rule(
    code="A112",
    severity=Severity.WARNING,
    title=Text("Danh sách người và quy trình mới chờ huyện duyệt", "Organisation waits for the district"),
    message=Text(
        "content/district ở bản mới nhất khác bản đang có hiệu lực",
        "content/district at the tip differs from the one in force",
    ),
    remedy=Text(
        "hai người của huyện cùng duyệt: hoclieu approve district/organisation --as MÃ-NGƯỜI",
        "two of the district approve it: hoclieu approve district/organisation --as PERSON",
    ),
    why=Text(
        "Đổi người hay quy trình ở nhánh chính chưa trao quyền cho ai; bản có hiệu lực vẫn là bản cũ.",
        "A change of people or policy on main gives nobody a right; the older one stays in force.",
    ),
    example="- {role: principal, school: mau-thcs-01, from: 2026-01-01}   # chưa ai duyệt",
)
LEDGER_DIVERGED = Rule(
    code="A113",
    severity=Severity.ERROR,
    title=Text("Hai sổ duyệt tách đôi", "Two ledgers diverged"),
    message=Text(
        "nhánh approvals ở máy này và ở máy chủ đã tách đôi: mỗi bên có dòng mà bên kia không có",
        "the branch approvals here and that of the server have diverged: each has lines the other lacks",
    ),
    remedy=Text(
        "giữ bản ở máy: git branch approvals-cu approvals; lấy bản của máy chủ: "
        "git fetch origin +approvals:approvals; rồi duyệt lại những gì chỉ bản cũ có",
        "keep the one here: git branch approvals-old approvals; take the server's: "
        "git fetch origin +approvals:approvals; then approve again what only the old one has",
    ),
    why=Text(
        "Hai sổ cùng đúng thì không biết tin sổ nào; trang đã công bố được giữ nguyên.",
        "Of two ledgers nobody can say which to believe; published sites stay as they are.",
    ),
    example="(hai máy cùng ghi sổ mà không dùng --push)",
)
MAIN_REWRITTEN = Rule(
    code="A114",
    severity=Severity.WARNING,
    title=Text("Nhánh chính bị ghi đè", "Main rewritten"),
    message=Text(
        "các trang đang công bố dựng từ commit {before}, nay không còn trong lịch sử của bản đang dựng",
        "published sites were built from commit {before}, which the history of this one no longer holds",
    ),
    remedy=Text(
        "học liệu đã duyệt không mất, vì sổ duyệt giữ chúng; hỏi ai đã đẩy đè và tìm lại phần bị bỏ ở máy "
        "còn commit ấy: git log {before} --not HEAD; rồi cấm đẩy đè theo danh sách của: hoclieu codeowners "
        "--write",
        "what was approved is not lost, for the ledger keeps it; ask who forced the push, and look for what "
        "was dropped in a clone that has it: git log {before} --not HEAD; then forbid it, as the checklist "
        "says: hoclieu codeowners --write",
    ),
    why=Text(
        "Nhánh chính chỉ nên được viết thêm: khi bị ghi đè, bài người khác đang chờ duyệt có thể biến mất.",
        "Main should only grow: when it is rewritten, what others have waiting for approval may be gone.",
    ),
    example="git push --force origin main",
)
LEDGER_INCOMPLETE = Rule(
    code="A115",
    severity=Severity.ERROR,
    title=Text("Bản sao thiếu tệp của sổ duyệt", "Clone lacks files of the ledger"),
    message=Text(
        "bản sao này của kho chưa tải đủ các tệp của sổ duyệt",
        "this clone of the repository lacks files of the ledger",
    ),
    remedy=Text(
        "trang đã công bố được giữ nguyên; tải lại kho không kèm --filter (máy dựng trang: fetch-depth: 0, "
        "không đặt filter)",
        "published sites stay; clone again without --filter (on a runner: fetch-depth: 0 and no filter)",
    ),
    why=Text(
        "Chưa thấy đủ lời duyệt thì không biết bài nào được công bố.",
        "Without every statement nobody can tell what may be published.",
    ),
    example="git clone --filter=blob:none",
)

RULES: tuple[Rule, ...] = (
    NO_LEDGER,
    BROKEN_LEDGER,
    MALFORMED_LINE,
    VOID_STATEMENT,
    GRAFT_DIFFERS,
    VERSION_MISSING,
    VERSION_UNPUBLISHABLE,
    APPROVAL_IN_CONTENT,
    EMBARGO_IN_PUBLIC,
    UNTRUSTED_LEDGER,
    ROLLED_BACK,
    ORGANISATION_PENDING,
    LEDGER_DIVERGED,
    MAIN_REWRITTEN,
    LEDGER_INCOMPLETE,
)
