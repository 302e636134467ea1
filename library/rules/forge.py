"""Rules on recording what a forge's pull requests prove, and on batches."""

from library.diagnostics import Rule, Severity, Text

REQUEST_UNREAD = Rule(
    code="R101",
    severity=Severity.WARNING,
    title=Text("Chưa đọc được yêu cầu gộp", "Request not read"),
    message=Text("{request}: chưa đọc được: {reason}", "{request}: could not be read: {reason}"),
    remedy=Text("{hint}", "{hint}"),
    why=Text(
        "Không đọc được đủ thì không ghi gì về yêu cầu ấy: lời từ chối có thể nằm ở trang chưa đọc. Lời "
        "duyệt ở các yêu cầu khác vẫn được ghi và công bố.",
        "Nothing is recorded of a request that cannot be read in full: a refusal may stand on the page that "
        "is missing. What was approved in others is recorded and published all the same.",
    ),
    example="(máy chủ báo lỗi ở danh sách lời duyệt của một yêu cầu)",
)
REVIEW_NOT_COUNTED = Rule(
    code="R102",
    severity=Severity.WARNING,
    title=Text("Lời duyệt không được ghi", "Review not recorded"),
    message=Text(
        "{request}: lời duyệt của {who} không được ghi: {reason}",
        "{request}: the approval by {who} is not recorded: {reason}",
    ),
    remedy=Text("{hint}", "{hint}"),
    why=Text(
        "Chỉ ghi lời duyệt của đúng người, cho đúng nội dung đã gộp.",
        "Only the right person's word is recorded, and only for the very content that was merged.",
    ),
    example="(giáo viên duyệt yêu cầu gộp của chính mình)",
)
EDITED_AFTER_REVIEW = Rule(
    code="R103",
    severity=Severity.WARNING,
    title=Text("Bài đổi sau khi duyệt", "Changed after the review"),
    message=Text(
        "{request}: {key} lúc gộp khác lúc {who} duyệt",
        "{request}: {key} as merged differs from what {who} reviewed",
    ),
    remedy=Text(
        "đề nghị {who} duyệt lại bản đã gộp; bản đã công bố trước đây vẫn giữ trên trang",
        "ask {who} to review what was merged; what was published before stays on the sites",
    ),
    why=Text(
        "Lời duyệt gắn với đúng nội dung, không gắn với yêu cầu gộp.",
        "An approval binds to exact content, not to a pull request.",
    ),
    example="(đẩy thêm bài sau khi duyệt, trước khi gộp)",
)
COMMIT_MISSING = Rule(
    code="R104",
    severity=Severity.WARNING,
    title=Text("Thiếu commit", "Commit not here"),
    message=Text(
        "{request}: kho này không có commit {commit}, nên chưa ghi được gì về nó",
        "{request}: the commit {commit} is not in this clone, so nothing is recorded about it",
    ),
    remedy=Text(
        "tải về rồi chạy lại: git fetch origin {ref}", "fetch it and run again: git fetch origin {ref}"
    ),
    why=Text(
        "Phải so nội dung lúc duyệt với nội dung lúc gộp.",
        "What was reviewed must be compared with what was merged.",
    ),
    example="(git clone --depth 1)",
)
PUSHERS_UNKNOWN = Rule(
    code="R105",
    severity=Severity.WARNING,
    title=Text("Không rõ ai đã đẩy bài", "Not known who pushed"),
    message=Text(
        "{request}: máy chủ không cho biết đủ ai đã viết và đẩy các commit",
        "{request}: the forge does not tell in full who wrote and pushed its commits",
    ),
    remedy=Text(
        "mở lại yêu cầu từ một nhánh mới trong chính kho này, hoặc duyệt bằng chữ kí: hoclieu approve",
        "open it again from a new branch of this very repository, or approve by signature: hoclieu approve",
    ),
    why=Text(
        "Người đã viết thì không duyệt; không biết ai viết thì không biết ai được duyệt.",
        "Nobody approves what they wrote; who wrote must be known first.",
    ),
    example="(bản rẽ (fork) đã bị xoá)",
)
UNREADABLE_SUBMISSION = Rule(
    code="R106",
    severity=Severity.NOTE,
    title=Text("Bài gửi còn lỗi", "Submission has faults"),
    message=Text(
        "{request}: không đọc được {key}, nên chưa ghi gì cho bài này",
        "{request}: {key} cannot be read, so nothing is recorded about it",
    ),
    remedy=Text(
        "xem lỗi bằng hoclieu check trên nhánh của yêu cầu",
        "see its faults with hoclieu check on the request's branch",
    ),
    why=Text("Lời duyệt cần biết môn, lớp và tác giả.", "An approval needs subject, grade and authors."),
    example="(phần khai báo không phải YAML)",
)
NO_ACCOUNT = Rule(
    code="R108",
    severity=Severity.NOTE,
    title=Text("Người duyệt chưa có tài khoản", "Approver without an account"),
    message=Text(
        "{request}: {person} là người duyệt tiếp theo nhưng chưa có tài khoản {forge} trong people.yml",
        "{request}: {person} is to approve next, but people.yml has no {forge} account of theirs",
    ),
    remedy=Text(
        "ghi số tài khoản vào mục forge của {person}, hoặc duyệt bằng chữ kí: hoclieu approve",
        "write the account's number under forge of {person}, or approve by signature: hoclieu approve",
    ),
    why=Text(
        "Không có tài khoản thì không mời duyệt trên máy chủ được.",
        "Who has no account cannot be asked on the forge.",
    ),
    example="- {id: p-hieu, name: Cô Hiệu (mẫu)}   # thiếu dòng forge:",
)
NOT_ASKED = Rule(
    code="R109",
    severity=Severity.WARNING,
    title=Text("Chưa mời được người duyệt", "Approver not asked"),
    message=Text(
        "{request}: máy chủ không mời {person} duyệt: {reason}",
        "{request}: the forge did not ask {person} to review: {reason}",
    ),
    remedy=Text(
        "nhắn cho {person}; xem người ấy vào được kho trên máy chủ chưa, và số tài khoản ở people.yml",
        "tell {person} yourself; see whether they may open the repository on the forge, and check their "
        "number in people.yml",
    ),
    why=Text(
        "Máy chủ chỉ mời người vào được kho. Lời duyệt đã có vẫn được ghi và công bố.",
        "A forge asks only those who may open the repository. What was approved is recorded all the same.",
    ),
    example="- {id: p-hieu, name: Cô Hiệu (mẫu), forge: {github: 12345}}   # không vào được kho",
)
CLOSED_UNREAD = Rule(
    code="R110",
    severity=Severity.NOTE,
    title=Text("Chưa đọc được yêu cầu đã đóng", "Closed request not read"),
    message=Text(
        "{request} đã đóng mà không gộp, và chưa đọc được: {reason}",
        "{request} was closed without being merged, and could not be read: {reason}",
    ),
    remedy=Text(
        "không cần làm gì; mở lại yêu cầu ấy thì nó lại được đọc",
        "nothing need be done; if it is opened again, it is read again",
    ),
    why=Text(
        "Yêu cầu không gộp thì không có lời duyệt nào để ghi.",
        "Of a request that was not merged no approval is recorded.",
    ),
    example="(một yêu cầu gộp có hàng vạn bình luận, đã bị đóng)",
)
BATCH_PLACE = Rule(
    code="R111",
    severity=Severity.ERROR,
    title=Text("Tên tệp đợt duyệt không đúng", "Batch file misnamed"),
    message=Text(
        "tên tệp và phần khai báo của đợt duyệt không khớp nhau",
        "the file's name and what the batch says of itself do not fit",
    ),
    remedy=Text(
        "đặt tệp ở content/batches/<trường>/<bước>-<năm>-<tháng>.yml, đúng như các dòng "
        "school, stage và month; cách dễ nhất: hoclieu batch",
        "name it content/batches/<school>/<stage>-<year>-<month>.yml, as its lines school, stage and "
        "month say; easiest: hoclieu batch",
    ),
    why=Text(
        "Người duyệt đọc tên tệp; nó phải nói đúng điều được duyệt.",
        "Reviewers read the file's name; it must say what is approved.",
    ),
    example="content/batches/mau-thcs-01/pass-2026-09.yml   # mà trong tệp ghi month: 2026-10",
)
BATCH_LINE = Rule(
    code="R112",
    severity=Severity.ERROR,
    title=Text("Dòng của đợt duyệt không đúng", "Batch line malformed"),
    message=Text(
        "“{key}: {value}” không phải một học liệu và mã nội dung của nó",
        "“{key}: {value}” is no resource with the id of its content",
    ),
    remedy=Text(
        "giữ nguyên các dòng do hoclieu batch viết; không duyệt học liệu nào thì xoá cả dòng",
        "keep the lines as hoclieu batch wrote them; strike out a whole line for what is not approved",
    ),
    why=Text(
        "Mỗi dòng duyệt đúng một nội dung, theo mã của nó.",
        "Each line approves exactly one content, by its id.",
    ),
    example="mau-thcs-01/phan-so: bản mới",
)
BATCH_TREE_UNKNOWN = Rule(
    code="R113",
    severity=Severity.WARNING,
    title=Text("Nội dung không có ở nhánh chính", "Content not on the main branch"),
    message=Text(
        "{key} ở nhánh chính không mang nội dung {tree} mà đợt duyệt ghi",
        "{key} on the main branch does not hold the content {tree} the batch names",
    ),
    remedy=Text(
        "bài đã đổi sau khi lập đợt; lập lại bằng hoclieu batch",
        "it changed after the batch was made; make it again with hoclieu batch",
    ),
    why=Text(
        "Chỉ duyệt theo đợt những gì ai cũng mở được ở nhánh chính.",
        "A batch approves only what everybody can open on the main branch.",
    ),
    example="(học liệu sửa sau khi lập đợt)",
)
BATCH_STAGE = Rule(
    code="R114",
    severity=Severity.ERROR,
    title=Text("Đợt duyệt cho bước không có", "Batch for a stage that is not there"),
    message=Text("quy trình không có bước “{stage}”", "the policy has no stage “{stage}”"),
    remedy=Text("{hint}", "{hint}"),
    why=Text("Mỗi đợt duyệt đúng một bước.", "A batch takes exactly one stage."),
    example="stage: thong-qua",
)
MIXED_PROPOSAL = Rule(
    code="R121",
    severity=Severity.ERROR,
    title=Text("Yêu cầu gộp lẫn học liệu với phần chung", "Content mixed with what governs it"),
    message=Text(
        "yêu cầu này vừa sửa phần chung của huyện ({settings}) vừa sửa học liệu ({content})",
        "this request changes both what is the district's ({settings}) and content ({content})",
    ),
    remedy=Text(
        "tách thành hai yêu cầu gộp, phần chung gộp trước",
        "split it into two requests; merge the district's part first",
    ),
    why=Text(
        "Người gửi bài không được sửa luôn quy trình hay danh sách người duyệt bài ấy.",
        "Who hands in content must not change, in the same breath, who judges it and how.",
    ),
    example="content/district/people.yml + content/schools/mau-thcs-01/... trong một yêu cầu gộp",
)
OWNERS_STALE = Rule(
    code="R131",
    severity=Severity.ERROR,
    title=Text("CODEOWNERS không còn khớp", "CODEOWNERS stale"),
    message=Text(
        "tệp này không phải tệp mà people.yml và policy.yml cho ra",
        "this is not the file that people.yml and policy.yml give",
    ),
    remedy=Text(
        "viết lại rồi commit: hoclieu codeowners --forge {forge} --write",
        "write it anew and commit it: hoclieu codeowners --forge {forge} --write",
    ),
    why=Text(
        "Tệp này mời người xem bài; sửa tay thì bài có thể đến tay người không còn giữ vai trò.",
        "It says who is asked to look; edited by hand, it may ask somebody who holds no role any more.",
    ),
    example="/content/schools/mau-thcs-01/ @somebody-else",
)
OWNERS_SHADOWED = Rule(
    code="R132",
    severity=Severity.ERROR,
    title=Text("Thừa một tệp CODEOWNERS", "A CODEOWNERS file too many"),
    message=Text(
        "tệp này không do hoclieu viết, mà máy chủ có thể đọc nó trước",
        "this was not written by hoclieu, and the forge may read it first",
    ),
    remedy=Text(
        "xoá tệp này; tệp của hoclieu nằm ở {place}", "delete it; the one by hoclieu stands at {place}"
    ),
    why=Text(
        "Máy chủ chỉ đọc tệp đầu tiên nó tìm thấy.",
        "A forge reads only the first file it finds.",
    ),
    example="docs/CODEOWNERS",
)
OWNERS_OLD = Rule(
    code="R133",
    severity=Severity.WARNING,
    title=Text("CODEOWNERS đã cũ", "CODEOWNERS out of date"),
    message=Text(
        "từ khi tệp này được viết ({day}), người giữ vai trò đã đổi",
        "since this was written ({day}), other people hold the roles",
    ),
    remedy=Text(
        "viết lại rồi commit: hoclieu codeowners --forge {forge} --write",
        "write it anew and commit it: hoclieu codeowners --forge {forge} --write",
    ),
    why=Text(
        "Nhiệm kì bắt đầu và hết theo ngày; tệp thì đứng yên.",
        "Terms begin and end by the day; the file stands still.",
    ),
    example="# hoclieu codeowners --forge github --day 2026-08-31",
)
OWNERS_MISSING = Rule(
    code="R134",
    severity=Severity.ERROR,
    title=Text("Thiếu CODEOWNERS", "CODEOWNERS missing"),
    message=Text(
        "kho có quy trình tự động của {forge} nhưng không có tệp {place}",
        "there are workflows for {forge}, and no {place}",
    ),
    remedy=Text(
        "viết rồi commit: hoclieu codeowners --forge {forge} --write",
        "write and commit it: hoclieu codeowners --forge {forge} --write",
    ),
    why=Text(
        "Không có tệp này, máy chủ không mời ai xem và không đòi ai duyệt trước khi gộp.",
        "Without it a forge asks nobody to look and requires nobody before a merge.",
    ),
    example="(một yêu cầu gộp xoá .github/CODEOWNERS)",
)

RULES: tuple[Rule, ...] = (
    REQUEST_UNREAD,
    REVIEW_NOT_COUNTED,
    EDITED_AFTER_REVIEW,
    COMMIT_MISSING,
    PUSHERS_UNKNOWN,
    UNREADABLE_SUBMISSION,
    NO_ACCOUNT,
    NOT_ASKED,
    CLOSED_UNREAD,
    BATCH_PLACE,
    BATCH_LINE,
    BATCH_TREE_UNKNOWN,
    BATCH_STAGE,
    MIXED_PROPOSAL,
    OWNERS_STALE,
    OWNERS_SHADOWED,
    OWNERS_OLD,
    OWNERS_MISSING,
)
