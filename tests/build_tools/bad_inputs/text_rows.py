"""Rows 41 to 61 and 87 to 96: Markdown, HTML, formulas, and secrets that slip into what is public."""

from tests.build_tools.bad_inputs.row import SECRET, Row, index, text, worksheet

_LINKS = {
    "javascript": "javascript:alert(1)",
    "JavaScript": "JaVaScRiPt:alert(1)",
    "javascript with an entity": "java&#115;cript:alert(1)",
    "data": "data:text/html;base64,PHNjcmlwdD4=",
    "vbscript": "vbscript:x",
    "file": "file:///etc/passwd",
    "a server": "\\\\\\\\evil\\\\x",
    "an address without scheme": "//evil.example",
    "http": "http://example.org",
    "a user": "https://user@example.org",
    "another resource": "../dap-an/index.md",
}
_TAGS = {
    "script": "<script>alert(1)</script>",
    "onerror": "<img src=x onerror=alert(1)>",
    "style": '<p style="position:fixed;inset:0">a</p>',
    "id": "<p id=search>a</p>",
    "hidden": "<span hidden>a</span>",
    **{name: f"<{name} x=y>" for name in ("base", "meta", "form", "iframe", "object", "link", "svg", "math")},
}
_PICTURES = {
    "elsewhere": "https://evil.example/dem.png",
    "in the text": "data:image/svg+xml;base64,PHN2Zz4=",
    "an SVG": "hinh.svg",
    "on a server": "//evil.example/a.png",
}
_FORMULAS = {
    r"\href": (r"$\href{javascript:alert(1)}{x}$", "T104"),
    r"\htmlData": (r"$\htmlData{a=b}{x}$", "T104"),
    r"\includegraphics": (r"$\includegraphics{a}$", "T104"),
    r"\def": (r"$\def\a{\a\a}\a$", "T104"),
    r"\rule": (r"$\rule{9999em}{9999em}$", "T104"),
    "a formula of 5,000 signs": (f"${'1+' * 2500}1$", "T105"),
}
_MC = f"*A. {SECRET}\nB. 2\nC. 3\nD. 4\n"


def _bank(name: str, body: str, *said: str, **files: bytes) -> Row:
    written = index(body, type="ngan-hang-cau-hoi")
    return Row(name, {"index.md": written, **{n.replace("__", "."): c for n, c in files.items()}}, said)


def _secret_rows() -> tuple[Row, ...]:
    exam = {"type": "de-kiem-tra", "series": "", "lessons": "", "exam": "giua-hk1", "minutes": "45"}
    exam |= {"school_year": "2026-2027", "status": "chinh-thuc"}
    essay = f"Câu 1. (10 điểm) [TL] Chứng minh.\nLời giải. {SECRET}"
    return (
        _bank(
            "87 the answer in the question", f"Câu 1. [NB] Hỏi? Đáp án: {SECRET}\n{_MC}", "index.md:13 Q165"
        ),
        _bank(
            "87 the answer in an option",
            f"Câu 1. [NB] Hỏi?\n{_MC}E. 5 Lời giải: {SECRET}",
            "index.md:18 Q168",
        ),
        _bank("87 the right option in bold", f"Câu 1. [NB] Hỏi?\n*A. **{SECRET}**\nB. 2", "index.md:13 Q167"),
        _bank(
            "87 a table of answers", f"Câu 1. [NB] Hỏi?\n{_MC}\nBẢNG ĐÁP ÁN\n1. {SECRET}", "index.md:19 Q112"
        ),
        _bank(
            "87 an answer in front of the questions",
            f"Đáp án: {SECRET}\n\nCâu 1. [NB] Hỏi?\n{_MC}",
            "index.md:13 Q111",
        ),
        worksheet(
            "87 a file of the key that pupils may download",
            "index.md:13 F120",
            body=essay,
            **exam,
            attachments="[dap-an-B.txt]",
        ).with_file("dap-an-B.txt", SECRET),
        worksheet(
            "87 a solution that shows a file of the key",
            body=essay + " ![giải](dap-an.png)",
            **exam,
            key_files="[dap-an.png]",
        ).with_file("dap-an.png", _PIXEL),
        worksheet("88 a link to what is internal", "index.md:13 T124", body="[x](../noi-bo/bien-ban.md)"),
        worksheet(
            "91 a key that comes before its exam",
            "index.md:14 M116",
            body=essay,
            **exam,
            embargo="2026-11-10T09:30:00+07:00",
            key_release="2026-11-10T09:00:00+07:00",
        ),
        worksheet("93 a class list", "lop.csv:1 F119", more="attachments: [lop.csv]\n").with_file(
            "lop.csv", "Họ tên,Điện thoại\na,0912 000 001\nb,0912 000 002\nc,+84912000003\n"
        ),
        worksheet(
            "93 a class list as Excel saves Unicode text", "lop.txt:1 F119", more="attachments: [lop.txt]\n"
        ).with_file("lop.txt", "a\t0912-000-001\nb\t0912 000 002\nc\t0912.000.003\n".encode("utf-16")),
        worksheet("94 a key in a line that cannot be read", "index.md:11 Y123", more=f'topic: "{SECRET}\n'),
    )


_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)

ROWS: tuple[Row, ...] = (
    *(
        text(f"41-42, 50-51 the tag {name}", f"Chọn {tag} nhé.", "index.md:13 T120")
        for name, tag in _TAGS.items()
    ),
    *(
        text(f"43-47 a link to {name}", f"[xem]({target})", "index.md:13 T124")
        for name, target in _LINKS.items()
    ),
    *(
        text(f"45, 52 a picture {name}", f"![hình]({target})", "index.md:13 T127")
        for name, target in _PICTURES.items()
    ),
    text("43 a link to javascript with a tab", "[xem](<java\tscript:alert(1)>)", "index.md:13 T125"),
    text(
        "48 markup nested to deceive",
        "<svg></p><style><a title='</style><img src onerror=alert(1)>'>",
        *["index.md:13 T120"] * 4,
    ),
    text("53 a comment with the answer", f"Chọn ý.\n\n<!-- đáp án: {SECRET} -->", "index.md:15 T122"),
    text("53 a comment in a line", f"Chọn <!-- {SECRET} --> ý.", "index.md:13 T122"),
    text("54 a reference with the answer", f"Chọn ý.\n\n[//]: # (đáp án {SECRET})", "index.md:15 T123"),
    worksheet("55 a script in the title", "index.md:2 M113", title="</script><script>alert(1)</script>"),
    worksheet("56 a broken attribute in the title", "index.md:2 M113", title="'\"><img src=x>'"),
    worksheet("56 a template in the title", title="'{{ 7 * 7 }} {% raw %} ${7*7} #{7}'"),
    text(
        "57 20,000 brackets",
        "![[" * 5_000,
    ),
    text("57 a line of 50,000 brackets", "[" * 50_000, "index.md:13 Y103"),
    text("57 a table of 5,000 columns", "|a" * 5000 + "\n" + "|-" * 5000, "index.md:13 T135"),
    text("57 quotes 100 deep", "> " * 100 + "a", "index.md:13 T132"),
    text("58 10,000 headings", "## a\n" * 10_000, "index.md:2013 T133"),
    text("58 headings of one name", "## Bài\n\n## Bài\n\n[a](#bai-2)"),
    text("58 a word of a million letters", "a" * 10**6, "index.md:13 Y103"),
    *(text(f"59 {name}", source, f"index.md:13 {code}") for name, (source, code) in _FORMULAS.items()),
    text("60 text that runs backwards", "đáp án \u202enúđ", "index.md:13 Y104"),
    text("60 text that runs backwards, spelt", "đáp án &#x202e; núđ", "index.md:13 T129"),
    text(
        "60 the sign that keeps a formula's place, spelt",
        "$x$ &#xe000;9&#xe001;",
        "index.md:13 T129",
        "index.md:13 T129",
    ),
    text(
        "60 text that runs backwards in the title of a link",
        '[a](https://example.org "&#8238;b")',
        "index.md:13 T129",
    ),
    text("60 a thousand marks on a letter", "a" + "\u0301" * 1000, "index.md:13 T130"),
    text("61 a link to no file", "[phiếu](phieu.pdf)", "index.md:13 T125"),
    text("61 a link to no heading", "[dưới](#khong-co)", "index.md:13 T126"),
    text("61 a picture that is not there", "![hình](hinh.png)", "index.md:13 T125"),
    *_secret_rows(),
)
