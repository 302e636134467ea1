"""Rows 1 to 24: YAML, JSON and the values of fields."""

import codecs

from tests.build_tools.bad_inputs.row import SECRET, Row, index, worksheet

_BOMB = "".join(
    f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)
)
_MERGE = "".join(f"{b}: {{<<: [*a, *a]}}\n" for b in "bcdefg")
_EXAM = {
    "type": "de-kiem-tra", "series": "", "lessons": "", "exam": "giua-hk1", "school_year": "2026-2027",
    "minutes": "45", "status": "chinh-thuc",
}  # fmt: skip
_QUESTION = f"Câu 1. (10 điểm) [TL] Chứng minh.\nLời giải. {SECRET}"


def _exam(name: str, line: int, code: str, **fields: str) -> Row:
    return worksheet(name, f"index.md:{line} {code}", body=_QUESTION, **{**_EXAM, **fields})


def _matter(name: str, more: str, *said: str) -> Row:
    return worksheet(name, *said, more=more)


def _raw(name: str, content: bytes | str, *said: str) -> Row:
    return Row(name, {"index.md": content}, said)


def _record(name: str, content: str) -> Row:
    files = {"index.md": index(type="video-bai-giang", more="video: https://youtu.be/aqz-KE-bpKQ\n")}
    return Row(name, {**files, "video.json": content}, ("video.json:1 P103",))


def _moments() -> list[Row]:
    written = {
        "without a date": "07:30",
        "without a zone": "2026-05-20 7:30",
        "hour 25": "2026-05-20T25:00:00+07:00",
        "30 February": "2026-02-30T07:00:00+07:00",
        "year 0": "0000-05-20T07:00:00+07:00",
        "year 9999": "9999-05-20T07:00:00+07:00",
        "zone of 99 hours": "2026-05-20T07:00:00+99:00",
        "a number": "1779235200",
    }
    return [_exam(f"11 embargo: {name}", 13, "M108", embargo=value) for name, value in written.items()]


ROWS: tuple[Row, ...] = (
    _matter(
        "1 alias bomb",
        f"a: &a [x, x]\n{_BOMB}",
        *[f"index.md:{line} Y105" for line in (11, *(line for line in range(12, 19) for _ in range(10)))][
            :20
        ],
    ),
    _matter(
        "2 merge bomb",
        f"a: &a {{x: y}}\n{_MERGE}",
        "index.md:11 Y105",
        *(f"index.md:{line} {code}" for line in range(12, 18) for code in ("Y107", "Y105", "Y105")),
    ),
    _raw("3 50,000 brackets", index(more=f"tags: {'[' * 50_000}\n"), "index.md:11 Y103"),
    _raw(
        "3 100,000 brackets, one a line",
        index(more="tags:\n" + " [\n" * 100_000),
        "index.md:31 Y112",
    ),
    _raw(
        "3 dashes on many lines",
        index(more="tags:\n" + "".join(f"{' ' * at}-\n" for at in range(1, 40))),
        "index.md:31 Y112",
    ),
    _matter("4 a list that holds itself", "tags: &a [*a]\n", "index.md:11 Y105", "index.md:11 Y105"),
    _matter("5 a key twice", "grade: 7\n", "index.md:11 Y110"),
    _matter("6 a Python object", "tags: !!python/object/apply:os.system ['touch run']\n", "index.md:11 Y106"),
    *(_matter(f"7 tag {tag}", f"tags: {tag} a\n", "index.md:11 Y106") for tag in ("!!binary", "!!set", "!x")),
    worksheet("8 a title that YAML takes for false", title="no"),
    worksheet("8 a title that YAML takes for a number", title="1_000"),
    worksheet("8 grade 06", "index.md:5 M106", grade="06"),
    *(_matter(f"9 key {key}", f"{key}: a\n", "index.md:11 M101") for key in ("yes", "null", "3", "~")),
    *_moments(),
    _exam("12 a number of 5,000 digits", 11, "M107", minutes="9" * 5000),
    _exam("12 an endless number", 11, "M107", minutes="1e999"),
    _exam("13 not a number", 11, "M107", minutes=".nan"),
    worksheet("13 a title that is .inf", title=".inf"),
    worksheet("14 a lone surrogate, spelt", "index.md:2 Y128", title=r'"\ud800"'),
    _raw(
        "14 a lone surrogate, in bytes",
        index().encode().replace("Phân".encode(), b"\xed\xa0\x80"),
        "index.md:2 Y102",
    ),
    *(
        worksheet(f"15 U+{ord(c):04X}", "index.md:2 Y104", title=f"Phân{c} số")
        for c in "\x00\x07\x1b\x7f\x85\u2028\u2029\ufffe"
    ),
    _raw("16 UTF-16", index().encode("utf-16"), "index.md:1 Y102"),
    _raw("16 UTF-16 without a mark", index().encode("utf-16-le"), "index.md:1 Y102"),
    _raw("16 UTF-32", index().encode("utf-32"), "index.md:1 Y102"),
    _raw("16 a byte order mark", codecs.BOM_UTF8 + index().encode()),
    _raw("16 windows-1258", index().encode().replace("tự làm".encode(), b"t\xf9 l\xe0m"), "index.md:10 Y102"),
    _matter("17 tabs", "tags:\n\t- a\n", "index.md:12 Y121"),
    _matter("17 a second document", "...\na: b\n", "index.md:12 Y108"),
    _raw("17 CRLF", index().replace("\n", "\r\n")),
    _raw("17 old Macintosh line ends", index().replace("\n", "\r")),
    _raw("17 no last line end", index().rstrip("\n")),
    _raw("17 an empty file", "", "index.md:1 M114"),
    _raw("17 only a line of three dashes", "---\n", "index.md:1 M114"),
    _raw("17 only comments", "---\n# chưa viết\n---\n", "index.md:1 Y130"),
    _raw("17 a list", "---\n- a\n- b\n---\n", "index.md:2 Y130"),
    _raw("18 50 MB", b"---\ntitle: " + b"a " * (25 * 2**20) + b"\n---\n", "index.md:1 Y101"),
    _raw(
        "18 100,000 keys",
        "---\n" + "".join(f"k{n}: 1\n" for n in range(100_000)) + "---\n",
        "index.md:10002 Y113",
    ),
    _raw("18 a line of a million", f"---\ntitle: {'a' * 10**6}\n---\n", "index.md:2 Y103"),
    _matter("19 an unknown field", "grad: 6\n", "index.md:11 M101"),
    worksheet("20 a list for a title", "index.md:2 M105", title="[a, b]"),
    worksheet("20 a mapping for a title", "index.md:2 M105", title="{a: b}"),
    worksheet("20 grade nine in words", "index.md:5 M106", grade="chín"),
    worksheet("20 grade 13", "index.md:5 M106", grade="13"),
    worksheet("20 an unknown subject", "index.md:4 M106", subject="phep-thuat", lessons=""),
    worksheet("86 a title that nobody sees", "index.md:2 M102", title="\u200d\u3164"),
    worksheet("86 a title of a picture sign", title="\U0001f600"),
    worksheet("20 a title of spaces", "index.md:2 M102", title='"   "'),
    _record("21 JSON nested 100,000 deep", '{"a":' * 100_000),
    _record("21 JSON with NaN", '{"id": "aqz-KE-bpKQ", "duration": NaN}'),
    _record("21 JSON with something behind it", '{"id": "aqz-KE-bpKQ"} {}'),
    worksheet("22 a title that a spreadsheet would calculate", title="'=HYPERLINK(\"https://example.org\")'"),
    worksheet(
        "24 no right option",
        "index.md:13 Q131",
        type="ngan-hang-cau-hoi",
        body=f"Câu 1. [NB] Hỏi?\nA. {SECRET}\nB. 2",
    ),
    worksheet(
        "24 two right options",
        "index.md:13 Q132",
        type="ngan-hang-cau-hoi",
        body=f"Câu 1. [NB] Hỏi?\n*A. {SECRET}\n*B. 2",
    ),
    worksheet(
        "24 options alike",
        "index.md:15 Q135",
        type="ngan-hang-cau-hoi",
        body=f"Câu 1. [NB] Hỏi?\n*A. {SECRET}\nB. {SECRET}",
    ),
    worksheet(
        "24 an answer that is no option",
        "index.md:16 Q143",
        type="ngan-hang-cau-hoi",
        body=f"Câu 1. [NB] Hỏi?\nA. 1\nB. 2\nĐáp án: {SECRET}",
    ),
)
