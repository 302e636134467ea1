"""Rows 26 to 40: names, places and modes; what a work tree cannot hold stands here as tree entries."""

from tests.build_tools.bad_inputs.row import FOLDER, SCHOOL, Row, index
from tests.build_tools.cases import Entry

_RESERVED = ("index", "404", "con", "aux", "nul", "search", "assets", ".well-known", "__proto__")
_NAMES = {
    "a space at the end": "phieu.txt ",
    "a dot at the end": "phieu.txt.",
    "a colon": "phieu:1.txt",
    "a star": "phieu*.txt",
    "a question mark": "phieu?.txt",
    "a bar": "phieu|1.txt",
    "a line end": "phieu\n::error::x.txt",
    "an escape sequence": "phieu\x1b[2J.txt",
    "right to left": "phieu\u202etxt.exe",
    "a zero-width space": "phieu\u200b.txt",
    "a Cyrillic letter": "phi\u0435u.txt",
    "300 bytes": f"{'a' * 296}.txt",
    "bytes that are no UTF-8": "phi\udce9u.txt",
    "a backslash": "..\\phieu.txt",
    "a percent sign": "..%2fphieu.txt",
}
_CONTROL = (
    *(".gitattributes", ".gitmodules", ".mailmap", "CNAME", ".nojekyll", "_headers", "_redirects"),
    *("robots.txt", "sw.js", ".htaccess", "web.config", ".DS_Store", "Thumbs.db", ".env"),
    *("~$phieu.docx", ".phieu.txt.swp", "#phieu#", "phieu.txt~"),
)


def _folder(name: str, folder: str) -> Row:
    return Row(name, {f"{SCHOOL}/{folder}/index.md": index()}, (f"{SCHOOL}/{folder}/index.md:1 F101",))


def _file(name: str, file: str, code: str) -> Row:
    return Row(name, {"index.md": index(), f"{FOLDER}/{file}": "a"}, (f"{_shown(file)}:1 {code}",))


def _shown(file: str) -> str:
    """A name as a report shows it."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in file)


def _link(name: str, target: str) -> Row:
    files = {
        "index.md": index(more="attachments: [phieu.pdf]\n"),
        "phieu.pdf": Entry(target.encode(), "120000"),
    }
    return Row(name, files, ("phieu.pdf:1 F104",))


ROWS: tuple[Row, ...] = (
    _folder("26 a way out, encoded", "..%2f..%2fetc"),
    _folder("26 a way out, encoded twice", "%252e%252e"),
    _folder("26 a drive", "C:\\x"),
    _folder("26 a server", "\\\\srv\\x"),
    Row(
        "27 two resources of one id",
        {f"{SCHOOL}/a/so/index.md": index(), f"{SCHOOL}/b/so/index.md": index()},
        (f"{SCHOOL}/a/so/index.md:1 F102", f"{SCHOOL}/b/so/index.md:1 F102"),
    ),
    *(_folder(f"28 the name {name}", name) for name in _RESERVED),
    Row(
        "29 names of JavaScript",
        {
            f"{SCHOOL}/{name}/index.md": index(more=f"tags: [{name}, __proto__]\n")
            for name in ("constructor", "tostring")
        },
    ),
    _folder("30 a name of 405 bytes", "phan-so-" * 50 + "a"),
    Row(
        "31 a folder in two normal forms",
        {f"{SCHOOL}/{name}/index.md": index() for name in ("b\u00e0i", "ba\u0300i")},
        tuple(f"{SCHOOL}/{name}/index.md:1 F101" for name in ("ba\u0300i", "b\u00e0i")),
    ),
    Row(
        "32 files that differ by case",
        {"index.md": index(more="attachments: [a.txt, A.txt]\n"), "a.txt": "1", "A.txt": "2"},
        ("a.txt:1 F112",),
    ),
    *(_file(f"33-35 a file with {name}", file, "F105") for name, file in _NAMES.items()),
    _link("36 a link to a file of the system", "/etc/passwd"),
    _link("36 a link to a key of the library", "../dap-an/index.md"),
    _link("36 a link to itself", "phieu.pdf"),
    _link("36 a link to nothing", "khong-co"),
    Row("36 a link for an index", {"index.md": Entry(b"../khac/index.md", "120000")}, ("index.md:1 F104",)),
    Row(
        "36 a link for a resource",
        {f"{SCHOOL}/khac": Entry(b"phan-so", "120000")},
        (f"{SCHOOL}/khac:1 F104",),
    ),
    Row(
        "36 a link for the people",
        {"content/district/them.yml": Entry(b"/etc/passwd", "120000")},
        ("content/district/them.yml:1 F104",),
    ),
    Row("37 a submodule", {"index.md": index(), "kem": Entry(b"1" * 40, "160000")}, ("kem:1 F104",)),
    Row(
        "38 three hundred folders deep",
        {"index.md": index(), f"{'a/' * 300}b.txt": "a"},
        (f"{'a/' * 300}b.txt:1 F107",),
    ),
    Row(
        "38 a thousand empty resources",
        {f"{SCHOOL}/a{n}/index.md": "" for n in range(1000)},
        tuple(f"{SCHOOL}/{name}/index.md:1 M114" for name in sorted(f"a{n}" for n in range(1000))),
    ),
    Row("39 a program", {"index.md": index(), "phieu.txt": Entry(b"a", "100755")}, ("phieu.txt:1 F104",)),
    Row(
        "39 an index that is a program", {"index.md": Entry(index().encode(), "100755")}, ("index.md:1 F104",)
    ),
    *(_file(f"40, 96 the file {name}", name, "F105") for name in _CONTROL),
)
