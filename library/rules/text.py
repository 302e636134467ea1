"""Rules on body text: formulas, links, pictures, HTML and hidden characters.

No message quotes more of a text than the name of a command, a tag or a file: a text may be the
solution of an exam that is still under embargo, and messages stand in public logs.
"""

from library.diagnostics import Rule, Severity, Text

_WHY_FORMULA = Text(
    "Công thức sai mà vẫn hiện ra thì học sinh học sai; thà báo lỗi còn hơn đoán.",
    "A wrong formula that still shows teaches something wrong; an error is better than a guess.",
)
_WHY_SAFE = Text(
    "Trang web của trường chỉ chứa nội dung đã duyệt; mã lạ có thể theo dõi hoặc lừa học sinh.",
    "A school's pages hold approved content only; foreign code could track or deceive pupils.",
)
_WHY_HIDDEN = Text(
    "Người duyệt chỉ duyệt được cái mình thấy; phần giấu đi có thể lộ đáp án.",
    "Approvers can only judge what they see; what is hidden may leak an answer.",
)
_WHY_FOUND = Text(
    "Liên kết hỏng làm học sinh mất đường; kho chỉ công bố trang mà mọi liên kết đều mở được.",
    "A broken link strands a pupil; only pages whose links all open are published.",
)
_WHY_BOUNDED = Text(
    "Trang quá nặng không mở nổi trên điện thoại, và làm cả thư viện dựng chậm.",
    "A page this heavy does not open on a phone and slows the whole library down.",
)


UNKNOWN_COMMAND = Rule(
    code="T101",
    severity=Severity.ERROR,
    title=Text("Lệnh LaTeX không dùng được", "Unknown LaTeX command"),
    message=Text("công thức dùng lệnh lạ {command}", "the formula uses the unknown command {command}"),
    remedy=Text("{hint_vi}", "{hint_en}"),
    why=_WHY_FORMULA,
    example=r"$\phanso{1}{2}$",
)
UNBALANCED_FORMULA = Rule(
    code="T102",
    severity=Severity.ERROR,
    title=Text("Công thức thiếu dấu ngoặc", "Unbalanced formula"),
    message=Text(
        r"công thức thiếu hoặc thừa {{ }}, \left...\right, \begin...\end hay đối số của một lệnh",
        r"the formula lacks or has too many braces, \left...\right, \begin...\end, or arguments",
    ),
    remedy=Text(
        "đếm lại từng cặp mở và đóng; lệnh cần đủ đối số, như `\\frac{{1}}{{2}}`",
        "count each pair; a command needs all its arguments, as `\\frac{{1}}{{2}}` does",
    ),
    why=_WHY_FORMULA,
    example=r"$\frac{1}{2$",
)
BROKEN_FORMULA = Rule(
    code="T103",
    severity=Severity.ERROR,
    title=Text("Công thức không đọc được", "Unreadable formula"),
    message=Text("không đọc được công thức này: {kind_vi}", "the formula cannot be read: {kind_en}"),
    remedy=Text(
        "viết lại bằng lệnh LaTeX thông thường; nhiều dấu ^ hay _ liền nhau thì gộp trong {{ }}: `x^{{2y}}`",
        "rewrite it with ordinary LaTeX commands; join scripts in braces, as in `x^{{2y}}`",
    ),
    why=_WHY_FORMULA,
    example="$x^2^3$",
)
REFUSED_COMMAND = Rule(
    code="T104",
    severity=Severity.ERROR,
    title=Text("Lệnh không được phép trong công thức", "Command not allowed in a formula"),
    message=Text("không dùng {command} trong công thức", "{command} is not allowed in a formula"),
    remedy=Text(
        "bỏ lệnh này, viết thẳng công thức; màu, liên kết, khoảng cách để trang web lo",
        "drop it and write the formula out; colours, links and spacing belong to the site",
    ),
    why=_WHY_SAFE,
    example=r"$\href{https://example.org}{x}$",
)
FORMULA_TOO_BIG = Rule(
    code="T105",
    severity=Severity.ERROR,
    title=Text("Công thức quá dài", "Formula too long"),
    message=Text("công thức dài quá {limit} kí tự", "the formula is longer than {limit} characters"),
    remedy=Text("tách thành nhiều công thức ngắn", "split it into several shorter formulas"),
    why=_WHY_BOUNDED,
    example="$1 + 1 + 1 + ...$",
)
FORMULA_TOO_DEEP = Rule(
    code="T106",
    severity=Severity.ERROR,
    title=Text("Công thức lồng nhau quá sâu", "Formula nested too deeply"),
    message=Text("công thức lồng quá {limit} tầng", "the formula is nested more than {limit} levels deep"),
    remedy=Text("viết lại bằng các bước trung gian", "rewrite it in intermediate steps"),
    why=_WHY_BOUNDED,
    example=r"$\sqrt{\sqrt{\sqrt{...}}}$",
)
EMPTY_FORMULA = Rule(
    code="T107",
    severity=Severity.ERROR,
    title=Text("Công thức rỗng", "Empty formula"),
    message=Text("giữa hai dấu $ không có gì", "there is nothing between the $ signs"),
    remedy=Text("viết công thức vào giữa, hoặc xoá các dấu $", "write the formula, or delete the $ signs"),
    why=_WHY_FORMULA,
    example="$$ $$",
)
BARE_PERCENT = Rule(
    code="T108",
    severity=Severity.ERROR,
    title=Text("Dấu % trong công thức", "Bare % in a formula"),
    message=Text(
        "dấu % trong công thức làm mất phần đứng sau nó",
        "a bare % swallows the rest of the formula",
    ),
    remedy=Text(r"viết `\%`, như `25\%`", r"write `\%`, as in `25\%`"),
    why=_WHY_FORMULA,
    example="$25% + 1$",
)
SIGN_WITHOUT_GLYPH = Rule(
    code="T109",
    severity=Severity.ERROR,
    title=Text("Dấu không hiện được", "Sign that cannot be shown"),
    message=Text("phông công thức không có dấu {code}", "the font of formulas has no glyph for {code}"),
    remedy=Text(
        r"viết bằng lệnh LaTeX; lời văn và chữ có dấu đặt trong \text{{...}}",
        r"write it as a LaTeX command; words go inside \text{{...}}",
    ),
    why=Text(
        "Điện thoại không có sẵn phông toán; dấu lạ sẽ hiện thành ô trống.",
        "A phone has no maths font of its own; such a sign would show as an empty box.",
    ),
    example="$a 文 b$",
)
UNSHOWN_COMMAND = Rule(
    code="T118",
    severity=Severity.ERROR,
    title=Text("Cách trình bày không hỗ trợ", "Layout that is not supported"),
    message=Text(
        "công thức đòi cách trình bày mà trang web không hiện được",
        "the formula asks for a layout that the pages do not show",
    ),
    remedy=Text(
        r"bỏ khoảng cách, phông chữ hay màu đặt bằng tay (như \hspace, \texttt) trong công thức",
        r"drop hand-set spaces, fonts and colours (like \hspace, \texttt) from the formula",
    ),
    why=_WHY_FORMULA,
    example=r"$a \hspace{99cm} b$",
)
UNREADABLE_CHEMISTRY = Rule(
    code="T110",
    severity=Severity.ERROR,
    title=Text("Công thức hoá học không đọc được", "Unreadable chemistry"),
    message=Text(
        r"trong \ce{{...}} có chỗ không hiểu được, từ kí tự “{character}”",
        r"something in \ce{{...}} cannot be read, from the character “{character}” on",
    ),
    remedy=Text(
        r"viết như `\ce{{2H2 + O2 ->[t^\circ] 2H2O}}`; chữ thường đặt trong \text{{...}}",
        r"write it like `\ce{{2H2 + O2 ->[t^\circ] 2H2O}}`; words go inside \text{{...}}",
    ),
    why=_WHY_FORMULA,
    example=r"$\ce{A <=>> B}$",
)
CHARGE_OR_INDEX = Rule(
    code="T111",
    severity=Severity.ERROR,
    title=Text("Không rõ chỉ số hay điện tích", "Index or charge?"),
    message=Text(
        "có ion mà số cuối không rõ là chỉ số hay điện tích",
        "an ion's last number may be its index or its charge",
    ),
    remedy=Text(
        r"viết điện tích sau dấu ^, như `\ce{{SO4^2-}}`, `\ce{{Fe^3+}}`",
        r"write the charge after ^, as in `\ce{{SO4^2-}}`, `\ce{{Fe^3+}}`",
    ),
    why=_WHY_FORMULA,
    example=r"$\ce{SO42-}$",
)
LETTER_INDEX = Rule(
    code="T112",
    severity=Severity.ERROR,
    title=Text("Chỉ số bằng chữ", "Index that is a letter"),
    message=Text(
        "chỉ số có chữ trong công thức hoá học chưa được đánh dấu",
        "an index with a letter in it is not marked in a chemical formula",
    ),
    remedy=Text(
        r"viết `_` trước chỉ số, như `\ce{{C_nH_{{2n+2}}}}`",
        r"write `_` before it, as in `\ce{{C_nH_{{2n+2}}}}`",
    ),
    why=_WHY_FORMULA,
    example=r"$\ce{CH2n}$",
)
NO_ELEMENT = Rule(
    code="T113",
    severity=Severity.ERROR,
    title=Text("Không phải kí hiệu hoá học", "Not a chemical symbol"),
    message=Text(
        r"“{symbol}” trong \ce{{...}} không phải kí hiệu nguyên tố",
        r"“{symbol}” in \ce{{...}} is no symbol of an element",
    ),
    remedy=Text(
        r"kiểm tra chữ hoa, chữ thường; chỉ số viết như `C_xH_y`; lời văn đặt trong \text{{...}}",
        r"check capitals; an index is written `C_xH_y`; words go inside \text{{...}}",
    ),
    why=_WHY_FORMULA,
    example=r"$\ce{CxHy}$",
)
UNBALANCED_CHEMISTRY = Rule(
    code="T114",
    severity=Severity.ERROR,
    title=Text("Công thức hoá học thiếu ngoặc", "Unbalanced chemistry"),
    message=Text(r"\ce{{...}} thiếu hoặc thừa một dấu ngoặc", r"\ce{{...}} lacks or has too many brackets"),
    remedy=Text("đếm lại từng cặp ngoặc mở và đóng", "count each opening and closing bracket"),
    why=_WHY_FORMULA,
    example=r"$\ce{Ca(OH2}$",
)
UNREADABLE_UNIT = Rule(
    code="T115",
    severity=Severity.ERROR,
    title=Text("Đơn vị không đọc được", "Unreadable unit"),
    message=Text(r"trong \pu{{...}} có chỗ không hiểu được", r"something in \pu{{...}} cannot be read"),
    remedy=Text(r"viết như `\pu{{9,8 m/s2}}`", r"write it like `\pu{{9,8 m/s2}}`"),
    why=_WHY_FORMULA,
    example=r"$\pu{5 kg & 3}$",
)
STRAY_DOLLAR = Rule(
    code="T116",
    severity=Severity.ERROR,
    title=Text("Dấu $ lẻ", "Stray dollar sign"),
    message=Text("có dấu $ không thành cặp, công thức không hiện ra", "a $ has no partner: no formula shows"),
    remedy=Text(
        "viết `$x$` liền sát, không cách bên trong dấu $, trong cùng một đoạn; trong bảng viết "
        r"\vert thay cho |; muốn viết chữ $ thì gõ `\$`",
        "write `$x$` with no space inside the signs and in one paragraph; in a table write "
        r"\vert for |; for the sign itself type `\$`",
    ),
    why=_WHY_FORMULA,
    example="Giải $ 2x = 4 $",
)
TEX_BRACKETS = Rule(
    code="T117",
    severity=Severity.ERROR,
    title=Text(r"Công thức trong \(...\)", r"Formula in \(...\)"),
    message=Text(
        r"công thức đặt trong \(...\) hoặc \[...\] không hiện ra",
        r"a formula in \(...\) or \[...\] does not show",
    ),
    remedy=Text(
        "viết `$...$` trong dòng, `$$...$$` riêng dòng",
        "write `$...$` inline, `$$...$$` on its own",
    ),
    why=_WHY_FORMULA,
    example=r"Tính \(2 + 3\).",
)
RAW_HTML = Rule(
    code="T120",
    severity=Severity.ERROR,
    title=Text("Thẻ HTML", "HTML tag"),
    message=Text("không dùng thẻ <{tag}>", "the tag <{tag}> is not allowed"),
    remedy=Text(
        "viết bằng Markdown; chỉ dùng <sub>, <sup>, <u>, <br> không kèm thuộc tính; dấu bé hơn viết `\\<`",
        "write Markdown; only <sub>, <sup>, <u>, <br> without attributes pass; "
        "for the sign itself type `\\<`",
    ),
    why=_WHY_SAFE,
    example='<span style="color:red">đáp án</span>',
)
UNCLOSED_TAG = Rule(
    code="T121",
    severity=Severity.ERROR,
    title=Text("Thẻ chưa đóng", "Unclosed tag"),
    message=Text("thẻ <{tag}> không có cặp trong cùng đoạn", "<{tag}> has no partner in its paragraph"),
    remedy=Text("thêm thẻ đóng, như H<sub>2</sub>O", "add the closing tag, as in H<sub>2</sub>O"),
    why=_WHY_SAFE,
    example="H<sub>2O",
)
HIDDEN_COMMENT = Rule(
    code="T122",
    severity=Severity.ERROR,
    title=Text("Ghi chú ẩn", "Hidden comment"),
    message=Text("có ghi chú ẩn mà trang web không hiện", "there is a comment that no page shows"),
    remedy=Text(
        "xoá ghi chú; trao đổi với người duyệt thì viết trong yêu cầu gộp",
        "delete it; notes to an approver belong in the pull request",
    ),
    why=_WHY_HIDDEN,
    example="<!-- đáp án: B -->",
)
UNUSED_REFERENCE = Rule(
    code="T123",
    severity=Severity.ERROR,
    title=Text("Dòng liên kết không dùng đến", "Unused link definition"),
    message=Text(
        "dòng `[tên]: ...` này không liên kết nào dùng, nên không ai thấy",
        "no link uses this `[name]: ...` line, so nobody sees it",
    ),
    remedy=Text("xoá dòng này", "delete the line"),
    why=_WHY_HIDDEN,
    example="[//]: # (đáp án C)",
)
LINK_NOT_ALLOWED = Rule(
    code="T124",
    severity=Severity.ERROR,
    title=Text("Liên kết không được phép", "Link not allowed"),
    message=Text("liên kết kiểu “{kind}” không được phép", "a link of the kind “{kind}” is not allowed"),
    remedy=Text(
        "dùng địa chỉ https://, thư mailto:, mục #... trong bài, hoặc tên một tệp trong thư mục",
        "use an https:// address, mailto:, a #heading of this text, or a file of this folder",
    ),
    why=_WHY_SAFE,
    example="[xem](http://example.org)",
)
LINK_TO_NOTHING = Rule(
    code="T125",
    severity=Severity.ERROR,
    title=Text("Không có tệp này", "No such file"),
    message=Text("thư mục không có tệp “{name}”", "the folder has no file “{name}”"),
    remedy=Text("{hint_vi}", "{hint_en}"),
    why=_WHY_FOUND,
    example="[phiếu](phieu.pdf)",
)
ANCHOR_TO_NOTHING = Rule(
    code="T126",
    severity=Severity.ERROR,
    title=Text("Không có mục này trong bài", "No such heading"),
    message=Text("trong bài không có mục “#{anchor}”", "this text has no heading “#{anchor}”"),
    remedy=Text("{hint_vi}", "{hint_en}"),
    why=_WHY_FOUND,
    example="[xuống dưới](#luyen-tap)",
)
IMAGE_NOT_ALLOWED = Rule(
    code="T127",
    severity=Severity.ERROR,
    title=Text("Hình không dùng được", "Picture not allowed"),
    message=Text(
        "hình phải là một tệp của thư mục này, kiểu {types}",
        "a picture must be a file of this folder, of type {types}",
    ),
    remedy=Text(
        "tải hình về, đặt cạnh index.md rồi viết `![mô tả](hinh.png)`",
        "put the picture beside index.md and write `![what it shows](picture.png)`",
    ),
    why=_WHY_SAFE,
    example="![hình](https://example.org/a.png)",
)
NO_ALT_TEXT = Rule(
    code="T128",
    severity=Severity.WARNING,
    title=Text("Hình chưa có lời mô tả", "Picture without a description"),
    message=Text("hình “{name}” chưa có lời mô tả", "the picture “{name}” has no description"),
    remedy=Text(
        "viết mô tả ngắn trong ngoặc vuông: `![Tam giác ABC vuông tại A](hinh.png)`",
        "describe it in the square brackets: `![Triangle ABC](picture.png)`",
    ),
    why=Text(
        "Học sinh khiếm thị và khi mạng yếu chỉ có lời mô tả thay cho hình.",
        "Blind pupils, and all when the network is weak, have only the description.",
    ),
    example="![](hinh.png)",
)
HIDDEN_CHARACTER = Rule(
    code="T129",
    severity=Severity.ERROR,
    title=Text("Kí tự ẩn trong bài", "Hidden character in the text"),
    message=Text(
        "có kí tự {code} không nhìn thấy hoặc không hiện đúng",
        "there is a character {code} that is invisible or shows wrongly",
    ),
    remedy=Text(
        "xoá rồi gõ lại chỗ này; dấu đầu dòng, mũi tên chép từ Word thường gây ra lỗi này",
        "delete and retype this place; bullets and arrows pasted from Word often cause it",
    ),
    why=_WHY_HIDDEN,
    example="đáp án \\u202egnúđ",
)
TOO_MANY_MARKS = Rule(
    code="T130",
    severity=Severity.ERROR,
    title=Text("Chồng quá nhiều dấu", "Too many marks on a letter"),
    message=Text(
        "có chữ mang hơn {limit} dấu chồng lên nhau",
        "a letter carries more than {limit} combining marks",
    ),
    remedy=Text("gõ lại chữ này", "retype the letter"),
    why=_WHY_HIDDEN,
    example="à̀̀̀̀̀̀̀̀",
)
TEXT_TOO_LONG = Rule(
    code="T131",
    severity=Severity.ERROR,
    title=Text("Bài quá dài", "Text too long"),
    message=Text("bài dài quá {limit} KB", "the text is longer than {limit} KB"),
    remedy=Text("chia thành nhiều học liệu, hoặc đính kèm tệp", "split it, or attach a file"),
    why=_WHY_BOUNDED,
    example="(256 KB)",
)
TEXT_TOO_DEEP = Rule(
    code="T132",
    severity=Severity.ERROR,
    title=Text("Lồng nhau quá sâu", "Nested too deeply"),
    message=Text("danh sách hoặc trích dẫn lồng quá {limit} tầng", "nested more than {limit} levels deep"),
    remedy=Text("bớt tầng thụt vào", "use fewer levels of indentation"),
    why=_WHY_BOUNDED,
    example="> > > > > ...",
)
TOO_MANY_HEADINGS = Rule(
    code="T133",
    severity=Severity.ERROR,
    title=Text("Quá nhiều đề mục", "Too many headings"),
    message=Text("bài có hơn {limit} đề mục", "the text has more than {limit} headings"),
    remedy=Text("chia thành nhiều học liệu", "split it into several resources"),
    why=_WHY_BOUNDED,
    example="## 1\n## 2\n## 3 ...",
)
TOP_HEADING = Rule(
    code="T134",
    severity=Severity.WARNING,
    title=Text("Đề mục cấp một trong bài", "First-level heading in the body"),
    message=Text("đề mục `#` dành cho tên học liệu", "`#` is kept for the title of the resource"),
    remedy=Text("bắt đầu từ `##`", "begin with `##`"),
    why=Text(
        "Trang đã có tên học liệu ở cấp một; hai cấp một làm trình đọc màn hình lạc.",
        "The page has its title at level one; two of them confuse screen readers.",
    ),
    example="# Mở đầu",
)
TOO_WIDE_TABLE = Rule(
    code="T135",
    severity=Severity.ERROR,
    title=Text("Bảng quá rộng", "Table too wide"),
    message=Text("bảng có hơn {limit} cột", "the table has more than {limit} columns"),
    remedy=Text("chia bảng, hoặc đổi hàng thành cột", "split the table, or turn rows into columns"),
    why=_WHY_BOUNDED,
    example="| 1 | 2 | 3 | ...",
)
TOO_MANY_FAULTS = Rule(
    code="T136",
    severity=Severity.ERROR,
    title=Text("Quá nhiều lỗi", "Too many faults"),
    message=Text(
        "bài có hơn {limit} lỗi; phần sau chưa được đọc",
        "the text has more than {limit} faults; the rest was not read",
    ),
    remedy=Text("sửa các lỗi ở trên rồi kiểm tra lại", "mend those above and check again"),
    why=_WHY_BOUNDED,
    example="(hơn 200 thẻ HTML)",
)
NUMBER_OF_PERSON = Rule(
    code="T137",
    severity=Severity.WARNING,
    title=Text("Số giống số điện thoại", "Number like a telephone number"),
    message=Text(
        "có số giống số điện thoại hoặc số căn cước của một người",
        "there is a number like a person's telephone or citizen's number",
    ),
    remedy=Text(
        "xoá nếu là số của người thật; nếu là số bịa trong bài tập thì để nguyên được",
        "delete it if it is a real person's; one made up for an exercise may stay",
    ),
    why=Text(
        "Trang này ai cũng đọc được, và công cụ tìm kiếm nhớ lâu.",
        "Anybody can read the page, and search engines remember.",
    ),
    example="Thắc mắc xin gọi 0912 345 678.",
)
MORE_OF_THE_SAME = Rule(
    code="T138",
    severity=Severity.NOTE,
    title=Text("Còn nhiều chỗ nữa", "More of the same"),
    message=Text(
        "mã {code} còn ở {count} chỗ nữa từ đây trở đi, không kể ra hết",
        "{code} stands in {count} more places from here on, which are not listed",
    ),
    remedy=Text(
        "sửa các chỗ ở trên rồi kiểm tra lại; thường là một lỗi chép đi chép lại",
        "mend those above and check again; mostly one slip was copied many times",
    ),
    why=Text(
        "Báo cáo vài nghìn dòng thì không ai đọc.",
        "Nobody reads a report of thousands of lines.",
    ),
    example="(một trăm liên kết hỏng như nhau)",
)

RULES: tuple[Rule, ...] = (
    UNKNOWN_COMMAND,
    UNBALANCED_FORMULA,
    BROKEN_FORMULA,
    REFUSED_COMMAND,
    FORMULA_TOO_BIG,
    FORMULA_TOO_DEEP,
    EMPTY_FORMULA,
    BARE_PERCENT,
    SIGN_WITHOUT_GLYPH,
    UNREADABLE_CHEMISTRY,
    CHARGE_OR_INDEX,
    LETTER_INDEX,
    NO_ELEMENT,
    UNBALANCED_CHEMISTRY,
    UNREADABLE_UNIT,
    STRAY_DOLLAR,
    TEX_BRACKETS,
    UNSHOWN_COMMAND,
    RAW_HTML,
    UNCLOSED_TAG,
    HIDDEN_COMMENT,
    UNUSED_REFERENCE,
    LINK_NOT_ALLOWED,
    LINK_TO_NOTHING,
    ANCHOR_TO_NOTHING,
    IMAGE_NOT_ALLOWED,
    NO_ALT_TEXT,
    HIDDEN_CHARACTER,
    TOO_MANY_MARKS,
    TEXT_TOO_LONG,
    TEXT_TOO_DEEP,
    TOO_MANY_HEADINGS,
    TOP_HEADING,
    TOO_WIDE_TABLE,
    TOO_MANY_FAULTS,
    NUMBER_OF_PERSON,
    MORE_OF_THE_SAME,
)
