"""Rules on the district's organisation: its schools, people, roles and approval policy."""

from library.diagnostics import Rule, Severity, Text

FILE_MISSING = Rule(
    code="O101",
    severity=Severity.ERROR,
    title=Text("Thiếu tệp của huyện", "Organisation file missing"),
    message=Text("không có tệp {file}", "there is no file {file}"),
    remedy=Text(
        "tạo tệp này theo tệp cùng tên của kho mẫu (chạy hoclieu demo)",
        "make it after the file of that name in the sample (run hoclieu demo)",
    ),
    why=Text(
        "Không có danh sách trường, người và quy trình thì không duyệt được gì.",
        "Without schools, people and policy nothing can be approved.",
    ),
    example="(content/district/policy.yml)",
)
NOT_A_LIST = Rule(
    code="O102",
    severity=Severity.ERROR,
    title=Text("Tệp sai cấu trúc", "File of the wrong shape"),
    message=Text("chỗ này phải là {shape}", "this must be {shape}"),
    remedy=Text("xem lại dấu gạch đầu dòng và chỗ thụt vào", "look at the dashes and the indent"),
    why=Text("Không đọc được thì coi như không có.", "What cannot be read counts as absent."),
    example="schools: Trường THCS Sa Rài",
)
BAD_IDENTIFIER = Rule(
    code="O103",
    severity=Severity.ERROR,
    title=Text("Mã không hợp lệ", "Malformed identifier"),
    message=Text("“{value}” không dùng làm mã được", "“{value}” cannot be an identifier"),
    remedy=Text(
        "chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối",
        "use small letters without accents, digits and hyphens",
    ),
    why=Text("Mã đứng trong địa chỉ trang.", "Identifiers stand in addresses."),
    example="- id: Cô Lan",
)
REPEATED_IDENTIFIER = Rule(
    code="O104",
    severity=Severity.ERROR,
    title=Text("Mã dùng hai lần", "Identifier used twice"),
    message=Text("mã “{value}” đã dùng ở dòng {line}", "“{value}” is already used in line {line}"),
    remedy=Text("đặt mã khác; mã cũ không dùng lại", "choose another; ids are never reused"),
    why=Text("Chữ kí của người này sẽ thành của người kia.", "One person's word would be another's."),
    example="- id: p-lan\n- id: p-lan",
)
UNKNOWN_SCHOOL = Rule(
    code="O105",
    severity=Severity.ERROR,
    title=Text("Không có trường này", "Unknown school"),
    message=Text("không có trường “{value}” trong schools.yml", "schools.yml has no “{value}”"),
    remedy=Text("{hint}", "{hint}"),
    why=Text("Vai trò gắn với một trường cụ thể.", "A role belongs to a school."),
    example="school: truong-la",
)
BAD_PERIOD = Rule(
    code="O106",
    severity=Severity.ERROR,
    title=Text("Khoảng thời gian ngược", "Period runs backwards"),
    message=Text("ngày kết thúc trước ngày bắt đầu", "the end lies before the beginning"),
    remedy=Text("sửa `from` hoặc `until`", "mend `from` or `until`"),
    why=Text("Nhiệm kì rỗng thì không ai duyệt được.", "In an empty term nobody can approve."),
    example="from: 2025-09-01\nuntil: 2024-08-31",
)
SCHOOL_NEEDED = Rule(
    code="O107",
    severity=Severity.ERROR,
    title=Text("Vai trò thiếu trường", "Role without a school"),
    message=Text("vai trò {role} phải ghi trường", "the role {role} needs a school"),
    remedy=Text("thêm `school: mã-trường`", "add `school: the-school-id`"),
    why=Text(
        "Hiệu trưởng không ghi trường sẽ duyệt được mọi trường.",
        "A principal of no school would be a principal of all.",
    ),
    example="- {role: principal, from: 2023-09-01}",
)
FORGE_ID_SHARED = Rule(
    code="O108",
    severity=Severity.ERROR,
    title=Text("Hai người một tài khoản", "Two people, one account"),
    message=Text(
        "tài khoản {forge} {value} đã thuộc về {person}",
        "the {forge} account {value} already belongs to {person}",
    ),
    remedy=Text(
        "mỗi tài khoản chỉ thuộc về một người: sửa số ghi nhầm, hoặc gộp hai mục nếu là một người",
        "each account belongs to one person: mend the wrong number, or join the two entries",
    ),
    why=Text(
        "Nếu không, một người có thể duyệt bài của chính mình dưới tên khác.",
        "Or one person could approve their own work under another name.",
    ),
    example="forge: {github: 8928778}",
)
NO_STAGES = Rule(
    code="O109",
    severity=Severity.ERROR,
    title=Text("Quy trình duyệt thiếu bước", "Policy without stages"),
    message=Text("kệ {shelf} chưa có bước duyệt nào", "the shelf {shelf} has no stage"),
    remedy=Text(
        "khai báo ít nhất một bước: {{stage, role, label, evidence}}",
        "give at least one stage: {{stage, role, label, evidence}}",
    ),
    why=Text(
        "Không có bước duyệt nghĩa là không gì được công bố, chứ không phải ai cũng công bố được.",
        "No stages means that nothing is published, never that anything is.",
    ),
    example="shelves:\n  school: []",
)
UNSIGNED_EVIDENCE = Rule(
    code="O110",
    severity=Severity.NOTE,
    title=Text("Bằng chứng không chữ kí", "Unsigned evidence"),
    message=Text(
        "bước “{stage}” chấp nhận bằng chứng không chữ kí",
        "the stage “{stage}” accepts unsigned evidence",
    ),
    remedy=Text(
        "chỉ dùng cho dữ liệu mẫu; kho thật ghi `evidence: recorded` hoặc `signed`",
        "for samples only; a real library says `evidence: recorded` or `signed`",
    ),
    why=Text(
        "Ai ghi được vào nhánh approvals cũng giả được lời duyệt không chữ kí.",
        "Whoever can write the approvals branch can forge an unsigned word.",
    ),
    example="evidence: unsigned",
)
UNSIGNED_OUTSIDE_SAMPLE = Rule(
    code="O111",
    severity=Severity.ERROR,
    title=Text("Kho thật không nhận bằng chứng không chữ kí", "Unsigned evidence in a real library"),
    message=Text(
        "bước “{stage}” ghi `evidence: unsigned` nhưng đây không phải dữ liệu mẫu",
        "the stage “{stage}” says `evidence: unsigned`, but this is no sample",
    ),
    remedy=Text(
        "ghi `evidence: recorded` hoặc `evidence: signed`",
        "write `evidence: recorded` or `evidence: signed`",
    ),
    why=Text("Lời duyệt phải kiểm chứng được.", "An approval must be something that can be checked."),
    example="evidence: unsigned   # district.yml: sample: false",
)
BAD_COLOUR = Rule(
    code="O112",
    severity=Severity.ERROR,
    title=Text("Màu không hợp lệ", "Malformed colour"),
    message=Text("“{value}” không phải mã màu", "“{value}” is no colour"),
    remedy=Text('viết như `colour: "#00695c"`', 'write it like `colour: "#00695c"`'),
    why=Text("Màu này tô thanh đầu trang của trường.", "It colours the header of the school's site."),
    example="colour: xanh lá",
)
BAD_LOGO = Rule(
    code="O113",
    severity=Severity.ERROR,
    title=Text("Tên logo không hợp lệ", "Logo of another name"),
    message=Text("“{value}” không dùng làm logo được", "“{value}” cannot be the logo"),
    remedy=Text(
        "đặt tệp logo.png, logo.webp hoặc logo.jpg cạnh school.yml",
        "put logo.png, logo.webp or logo.jpg beside school.yml",
    ),
    why=Text(
        "Logo nằm cạnh tệp của trường; tệp SVG chạy được mã nên không nhận.",
        "The logo lies beside the school's file; an SVG could run code and is not taken.",
    ),
    example="logo: ../../anh.bmp",
)

BAD_KEY = Rule(
    code="O114",
    severity=Severity.ERROR,
    title=Text("Khoá không dùng được", "Key that cannot be used"),
    message=Text("dòng này không phải khoá SSH dùng được", "this is no SSH key that can be used"),
    remedy=Text("{hint}", "{hint}"),
    why=Text(
        "Chữ kí chỉ được kiểm bằng khoá Ed25519 (trong tệp hoặc trên khoá bảo mật).",
        "Signatures are verified with Ed25519 keys only (in a file or on a security key).",
    ),
    example="keys: [{ssh: ssh-rsa AAAAB3..., from: 0}]",
)
KEY_SHARED = Rule(
    code="O115",
    severity=Severity.ERROR,
    title=Text("Một khoá hai chủ", "One key, two owners"),
    message=Text("khoá này đã thuộc về {owner}", "this key already belongs to {owner}"),
    remedy=Text(
        "mỗi người, và người giữ sổ, có khoá của riêng mình; khoá chung không được tính cho ai",
        "each person, and the recorder, has a key of their own; a shared one counts for nobody",
    ),
    why=Text("Chữ kí phải chỉ ra đúng một người.", "A signature must point to one person."),
    example="recorders: [ssh-ed25519 AAAA...]   # trùng khoá trong people.yml",
)
NO_RECORDER = Rule(
    code="O116",
    severity=Severity.ERROR,
    title=Text("Chưa có người giữ sổ", "No recorder"),
    message=Text(
        "quy trình này chưa ghi khoá của người giữ sổ duyệt",
        "this policy names no key of a recorder",
    ),
    remedy=Text(
        "thêm `recorders: [ssh-ed25519 AAAA...]`; chỉ kho mẫu với `evidence: unsigned` mới bỏ được",
        "add `recorders: [ssh-ed25519 AAAA...]`; only a sample with `evidence: unsigned` may lack it",
    ),
    why=Text(
        "Không có chữ kí của người giữ sổ thì ai ghi được vào nhánh approvals cũng sửa được sổ.",
        "Without the recorder's signature whoever can write the approvals branch can alter the ledger.",
    ),
    example="# policy.yml không có `recorders`",
)
STAGE_REPEATED = Rule(
    code="O117",
    severity=Severity.ERROR,
    title=Text("Tên bước không dùng được", "Stage name that cannot be used"),
    message=Text("bước “{stage}” trùng tên một bước khác", "the stage “{stage}” has another's name"),
    remedy=Text(
        "đặt cho mỗi bước một tên riêng; `extra` và `organisation` là tên dành riêng",
        "give each stage a name of its own; `extra` and `organisation` are taken",
    ),
    why=Text(
        "Một lời duyệt nêu tên bước; trùng tên thì nó được tính cho cả hai.",
        "An approval names its stage: with one name it would count for two.",
    ),
    example="- {stage: pass, ...}\n- {stage: pass, ...}",
)
BELOW_TWO = Rule(
    code="O118",
    severity=Severity.ERROR,
    title=Text("Đổi người hay quy trình cần ít nhất hai người duyệt", "Changing the organisation takes two"),
    message=Text(
        "danh sách người và quy trình chỉ đổi được khi ít nhất hai người của huyện cùng duyệt",
        "people and policy change only when at least two of the district approve",
    ),
    remedy=Text("ghi `threshold: 2` hoặc hơn", "write `threshold: 2` or more"),
    why=Text(
        "Nếu không, một người có thể tự trao quyền cho mình.",
        "Or one person could give themselves any role.",
    ),
    example="organisation: {role: district-officer, threshold: 1, evidence: signed}",
)
MERGED_IN_CIRCLE = Rule(
    code="O119",
    severity=Severity.ERROR,
    title=Text("Sáp nhập thành vòng tròn", "Merged in a circle"),
    message=Text(
        "trường “{value}” sáp nhập rồi lại thành chính nó",
        "the school “{value}” is merged into itself in the end",
    ),
    remedy=Text(
        "sửa `merged_into`: trường còn hoạt động thì không có dòng này",
        "mend `merged_into`: the school that goes on has no such line",
    ),
    why=Text(
        "Không còn trường nào nhận học liệu, và cả vòng biến khỏi danh sách trường.",
        "No school is left to take the work over, and the whole circle leaves the list of schools.",
    ),
    example="- {code: A, merged_into: b}\n- {code: B, merged_into: a}",
)
FILE_TOO_LARGE = Rule(
    code="O120",
    severity=Severity.ERROR,
    title=Text("Tệp quá lớn trong content/district", "File too large in content/district"),
    message=Text(
        "tệp này lớn {size} MB, hơn {limit} MB, nên không được đọc",
        "this file has {size} MB, more than {limit}, and is not read",
    ),
    remedy=Text(
        "content/district chỉ giữ các tệp .yml của huyện; bỏ tệp này ra thì mới duyệt được "
        "danh sách người và quy trình",
        "content/district holds only the organisation's .yml files; take it out, or nobody can approve it",
    ),
    why=Text(
        "Mỗi lệnh đọc cả thư mục này; chưa đọc hết thì không biết huyện đã duyệt cái gì.",
        "Every command reads this folder; what was not read in full cannot have been approved.",
    ),
    example="content/district/danh-sach.xlsx (30 MB)",
)
TOO_FEW_OFFICERS = Rule(
    code="O121",
    severity=Severity.ERROR,
    title=Text("Không đủ người duyệt để đổi người hay quy trình", "Too few to change the organisation"),
    message=Text(
        "chỉ có {count} người giữ vai trò {role}, mà đổi danh sách người và quy trình cần {wanted}",
        "{count} hold the role {role}, and people and policy change by {wanted}",
    ),
    remedy=Text(
        "ghi thêm vai trò {role} cho người nữa, trước khi sổ duyệt có dòng đầu tiên",
        "give somebody else the role {role} too, before the ledger has its first line",
    ),
    why=Text(
        "Sổ duyệt bắt đầu với danh sách này thì về sau không đổi được ai hay bước nào nữa.",
        "A ledger that begins with this organisation could never see another person or stage.",
    ),
    example="(people.yml chỉ có một district-officer)",
)
ROLE_OUT_OF_TIME = Rule(
    code="O122",
    severity=Severity.WARNING,
    title=Text("Vai trò không có vào lúc ấy", "Role of another time"),
    message=Text("vai trò “{role}” chỉ có {when}", "the role “{role}” exists only {when}"),
    remedy=Text(
        "ghi from, until của vai trò nằm trong thời gian ấy; ai làm việc đó ngoài thời gian ấy "
        "thì ghi thêm vai trò đang có (ví dụ culture-division)",
        "let its from and until lie within that time; whoever does that work outside it gets the role "
        "that exists then (such as culture-division)",
    ),
    why=Text(
        "Cấp huyện kết thúc ngày 30/6/2025; chức danh cũ ghi cho hôm nay thì không ai biết người đó là ai.",
        "The district tier ended on 30 June 2025; under a title that is gone nobody knows who somebody is.",
    ),
    example="roles: [{role: district-head, from: 2024-01-01}]",
)

RULES: tuple[Rule, ...] = (
    FILE_MISSING,
    NOT_A_LIST,
    BAD_IDENTIFIER,
    REPEATED_IDENTIFIER,
    UNKNOWN_SCHOOL,
    BAD_PERIOD,
    SCHOOL_NEEDED,
    FORGE_ID_SHARED,
    NO_STAGES,
    UNSIGNED_EVIDENCE,
    UNSIGNED_OUTSIDE_SAMPLE,
    BAD_COLOUR,
    BAD_LOGO,
    BAD_KEY,
    KEY_SHARED,
    NO_RECORDER,
    STAGE_REPEATED,
    BELOW_TWO,
    MERGED_IN_CIRCLE,
    FILE_TOO_LARGE,
    TOO_FEW_OFFICERS,
    ROLE_OUT_OF_TIME,
)
