"""A bundle to what sites show: halves apart, files by what names them, nothing that can crash it."""

# ruff: noqa: E501 -- a named case is read best on one line

import dataclasses
import hashlib
import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from library.bundle_files import BundleFiles, bundle_sha256
from library.compile import compile_bundle
from library.compiled import Compiled, CompiledBundle, CompiledKey, PublicSummary
from library.diagnostics import Severity
from library.questions.model import QuestionKind
from library.snapshot import REGULAR, FileEntry
from tests.library.html_faults import html_faults
from tests.library.sample_bundle import (
    MP4,
    PDF,
    PNG,
    PROGRAMME,
    VTT,
    bundle,
    codes,
    compiled,
    compiled_bundle,
)
from tests.library.sample_front_matter import BANK, DOCUMENT, EXAM, VIDEO, index_md

PLANTED = "BI-MAT-8317"


def names(found: Compiled) -> tuple[list[str], list[str]]:
    """The names of the public files and of the secret ones."""
    return [file.name for file in found.public.files], [file.name for file in found.secret.files]


def test_a_document() -> None:
    whole = compiled_bundle(
        index_md(DOCUMENT, "Tính $\\frac{1}{2}$.\n\n![Hình](hinh.png)", description="Một trang.", tags="[rút gọn]",
                 topic="Phân số", attachments="[phieu.pdf]"),
        hinh__png=PNG, phieu__pdf=PDF,
    )  # fmt: skip
    found, text = whole.compiled, whole.content
    assert codes(found) == []
    assert found.publishable
    assert found.tree == "t" * 40
    assert "<math" in text.public.body
    assert (found.public.has_maths, found.public.picture) == (True, "hinh.png")
    assert found.public.opening.startswith("Một trang. Phân số rút gọn Tính")
    assert {"gon", "hinh", "mot", "tinh"} <= set(whole.search[0].split())
    assert names(found) == (["hinh.png", "phieu.pdf"], [])
    picture = found.public.files[0]
    assert (picture.size, picture.sha256) == (len(PNG), hashlib.sha256(PNG).hexdigest())
    assert (text.public.parts, text.secret.keys) == ((), ())
    assert found.lines["title"] == 2


def test_what_approval_needs_to_know() -> None:
    found = compiled(index_md(DOCUMENT, authors="[p-mai, p-lan]", grade="[6]"))
    assert found.facts is not None
    assert (found.facts.kind, found.facts.subject, found.facts.grades) == ("document", "toan", ("6",))
    assert found.facts.authors == ("p-lan", "p-mai")
    assert len(found.facts.sha256) == 64


def test_the_digest_of_a_bundle_is_the_documented_one() -> None:
    files = bundle("a", b__pdf=b"b")
    blobs = {name: hashlib.sha256(content).hexdigest() for name, content in files.contents.items()}
    written = f"100644 b.pdf\0{blobs['b.pdf']}\n100644 index.md\0{blobs['index.md']}\n"
    assert bundle_sha256(files) == hashlib.sha256(written.encode()).hexdigest()


def test_the_digest_sees_names_modes_and_contents_but_no_order() -> None:
    files = bundle("a", b__pdf=b"b", c__pdf=b"c")
    turned = BundleFiles(
        files.tree, dict(reversed(files.entries.items())), dict(reversed(files.contents.items()))
    )
    assert bundle_sha256(turned) == bundle_sha256(files)
    others = [
        bundle("a", b__pdf=b"c", c__pdf=b"b"),
        bundle("a", b__pdf=b"b", d__pdf=b"c"),
        bundle("a", b__pdf=b"b"),
    ]
    program = dataclasses.replace(files.entries["b.pdf"], mode="100755")
    others.append(dataclasses.replace(files, entries={**files.entries, "b.pdf": program}))
    assert len({bundle_sha256(one) for one in [files, *others]}) == 5


def test_a_lesson_video() -> None:
    record = json.dumps({"id": "bai.mp4", "duration": 61}).encode()
    found = compiled(
        index_md(VIDEO, video="bai.mp4", captions="phu-de.vtt"),
        bai__mp4=MP4,
        phu_de__vtt=VTT,
        video__json=record,
    )
    assert codes(found) == []
    assert names(found) == (["bai.mp4", "phu-de.vtt"], [])
    assert found.public.record is not None
    assert found.public.record.duration == 61


def test_a_record_of_another_video_is_noticed() -> None:
    found = compiled(index_md(VIDEO), video__json=b'{"id": "another"}')
    assert codes(found) == ["video.json:1:1 P104"]
    assert found.publishable


EXAM_TEXT = """\
Đề gồm hai câu.

PHẦN I. Trắc nghiệm nhiều lựa chọn
Chọn một phương án.

Ngữ liệu. Đoạn trích.
Câu 1. [NB] [bài 23] (9,75 điểm) Số nào lớn nhất?
A. 1
*B. 3
Lời giải. Vì $3 > 1$. ![cách giải](giai.png)

PHẦN II.
Câu 1. (0,25 điểm) Tìm $x$.
Đáp án: 12,5 | ~3/4
Lời giải. Chia.
Hướng dẫn chấm. Đúng kết quả.
"""


def test_an_exam_with_its_halves_apart() -> None:
    whole = compiled_bundle(
        index_md(EXAM, EXAM_TEXT, key_files="[dap-an.pdf]", attachments="[de.pdf]"),
        giai__png=PNG, dap_an__pdf=PDF, de__pdf=PDF,
    )  # fmt: skip
    found = whole.compiled
    assert codes(found) == []
    assert names(found) == (["de.pdf"], ["dap-an.pdf", "giai.png"])
    public, secret = whole.content.public, whole.content.secret
    assert public.body == "<p>Đề gồm hai câu.</p>\n"
    assert [part.title for part in public.parts] == ["Phần I. Trắc nghiệm nhiều lựa chọn", "Phần II."]
    assert public.parts[0].introduction == "<p>Chọn một phương án.</p>\n"
    assert public.passages == ("<p>Đoạn trích.</p>\n",)
    question = public.parts[0].questions[0]
    assert (question.kind, question.number, question.level, question.lesson) == (
        QuestionKind.MULTIPLE_CHOICE, "1", "biet", "bài 23",
    )  # fmt: skip
    assert (question.points, question.passage) == ("9,75", 0)
    assert (question.stem, question.options) == ("<p>Số nào lớn nhất?</p>\n", ("1", "3"))
    assert (found.public.question_count, found.secret.has_keys) == (2, True)
    assert secret.keys[0].answers == ("B",)
    assert secret.keys[1] == CompiledKey(("12,5", "~3/4"), "<p>Chia.</p>\n<p>Đúng kết quả.</p>\n")
    assert (found.public.has_maths, found.secret.has_maths) == (True, True)


def test_keys_of_every_kind() -> None:
    text = "Câu 1. [NB] x\n*a) 1\nb) 2\n*c) 3\nd) 4\nCâu 2. [NB] Chứng minh.\nHướng dẫn chấm. Đủ ý."
    whole = compiled_bundle(index_md(BANK, text))
    assert codes(whole.compiled) == []
    truths, essay = whole.content.public.parts[0].questions
    assert (truths.kind, truths.options) == (QuestionKind.TRUE_FALSE, ("1", "2", "3", "4"))
    assert (essay.kind, essay.options) == (QuestionKind.ESSAY, ())
    assert whole.content.secret.keys == (CompiledKey(("ĐSĐS",), ""), CompiledKey((), "<p>Đủ ý.</p>\n"))


def test_questions_in_a_file_of_their_own() -> None:
    whole = compiled_bundle(
        index_md(BANK, "Đọc trước khi làm. [phiếu](phieu.pdf)", questions="cau-hoi.md"),
        cau_hoi__md="Lời mở đầu.\nCâu 1. [NB] x\nĐáp án: 5\nLời giải. Chọn $2^3$".encode(), phieu__pdf=PDF,
    )  # fmt: skip
    found, text = whole.compiled, whole.content.public
    assert codes(found) == []
    assert text.body.startswith("<p>Đọc trước khi làm.")
    assert text.body.endswith("<p>Lời mở đầu.</p>\n")
    assert "Đọc trước" in found.public.opening
    assert found.public.question_count == 1
    assert names(found) == (["phieu.pdf"], [])


FINDINGS = {
    "broken maths": (index_md(DOCUMENT, "Tính $\\frac{1$."), {}, ["index.md:13:6 T102"]),
    "a picture that is not there": (index_md(DOCUMENT, "![a](b.png)"), {}, ["index.md:13:1 T125"]),
    "an attachment that is not there": (
        index_md(DOCUMENT, attachments="[a.pdf]"), {}, ["index.md:11:1 F106"],
    ),
    "captions that are not there": (
        index_md(VIDEO, video="a.mp4", captions="b.vtt"), {"a__mp4": MP4}, ["index.md:12:1 F106"],
    ),
    "a clip that is not there": (index_md(VIDEO, video="a.mp4"), {}, ["index.md:11:1 F106"]),
    "an observed clip that is not there": (
        index_md(DOCUMENT, type="phieu-du-gio", video="a.mp4"), {}, ["index.md:11:1 F106"],
    ),
    "questions that are not there": (index_md(BANK, questions="a.md"), {}, ["index.md:11:1 F106"]),
    "questions of another encoding": (
        index_md(BANK, questions="a.md"), {"a__md": b"C\xe2u 1. x"}, ["a.md:1:2 Y102"],
    ),
    "a file nobody mentions": (index_md(DOCUMENT), {"nhap__pdf": PDF}, ["nhap.pdf F107"]),
    "a file of another type": (
        index_md(DOCUMENT, attachments="[a.exe]"), {"a__exe": b"MZ"}, ["a.exe F108"],
    ),
    "a question without a key": (index_md(BANK, "Câu 1. [NB] x\nA. 1\nB. 2"), {}, ["index.md:13:1 Q131"]),
    "a bank without questions": (index_md(BANK, "Sắp có."), {}, ["index.md:12:1 Q101"]),
    "a bank without levels": (index_md(BANK, "Câu 1. x\nĐáp án: 5"), {}, ["index.md:13:1 Q163"]),
    "an exam that does not add up": (
        index_md(EXAM, "Câu 1. (9 điểm) x\nĐáp án: 5"), {}, ["index.md:15:1 Q161"],
    ),
    "an exam out of twenty": (index_md(EXAM, "Câu 1. (20 điểm) x\nĐáp án: 5", points="20"), {}, []),
    "a key by its name among the public": (
        index_md(EXAM, "Câu 1. x\nĐáp án: 5", attachments="[dap-an.pdf]"), {"dap_an__pdf": PDF}, ["index.md:13:1 F120"],
    ),
    "a question twice": (
        index_md(BANK, "Câu 1. [NB] x\nĐáp án: 5\nCâu 2. [NB] x\nĐáp án: 5"), {}, ["index.md:15:1 Q166"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FINDINGS)
def test_findings_stand_in_the_files_of_the_bundle(name: str) -> None:
    index, files, expected = FINDINGS[name]
    found = compiled(index, **files)
    assert codes(found) == expected
    assert found.publishable == all(finding.rule.severity is not Severity.ERROR for finding in found.findings)


def test_a_bundle_without_its_index_says_so() -> None:
    found = compile_bundle(
        BundleFiles("t", {"a.pdf": FileEntry("x/a.pdf", REGULAR, "0", 1)}, {"a.pdf": PDF}), PROGRAMME
    ).compiled
    assert codes(found) == ["index.md F106"]
    assert (found.resource, found.facts, found.public, found.publishable) == (
        None,
        None,
        PublicSummary(),
        False,
    )


def test_an_index_that_is_no_regular_file_is_not_read() -> None:
    files = bundle(index_md(DOCUMENT))
    linked = dataclasses.replace(files.entries["index.md"], mode="120000")
    found = compile_bundle(dataclasses.replace(files, entries={"index.md": linked}), PROGRAMME).compiled
    assert codes(found) == ["index.md F104"]
    assert found.resource is None


def test_a_file_that_is_refused_is_not_used() -> None:
    found = compiled(index_md(DOCUMENT, attachments="[a.pdf]"), a__pdf=b"MZ")
    assert codes(found) == ["a.pdf F108"]
    assert names(found) == ([], [])


def test_one_fault_a_thousand_times_is_told_briefly() -> None:
    found = compiled(index_md(DOCUMENT, "<b>x</b>\n\n" * 150))
    assert len(found.findings) < 150
    assert len({finding.rule.code for finding in found.findings}) > 1
    assert not found.publishable


LEAKS = {
    "the source as an attachment": (index_md(EXAM, EXAM_TEXT, attachments="[index.md]"), {}),
    "the source as a link": (index_md(EXAM, f"[nguồn](index.md)\n{EXAM_TEXT}"), {}),
    "the questions as an attachment": (
        index_md(EXAM, questions="de.md", attachments="[de.md]"), {"de__md": EXAM_TEXT.encode()},
    ),
    "the questions as a link": (
        index_md(EXAM, "[đề](de.md)", questions="de.md"), {"de__md": EXAM_TEXT.encode()},
    ),
    "a key as an attachment": (
        index_md(EXAM, EXAM_TEXT, attachments="[da.pdf]", key_files="[da.pdf]"), {"da__pdf": PDF},
    ),
    "a key as a link": (index_md(EXAM, f"[đáp án](da.pdf)\n{EXAM_TEXT}", key_files="[da.pdf]"), {"da__pdf": PDF}),
    "a key as a picture": (index_md(EXAM, f"![a](da.png)\n{EXAM_TEXT}", key_files="[da.png]"), {"da__png": PNG}),
    "the questions as questions and source": (index_md(BANK, EXAM_TEXT, questions="index.md"), {}),
}  # fmt: skip


@pytest.mark.parametrize("name", LEAKS)
def test_no_source_and_no_key_is_ever_offered(name: str) -> None:
    index, files = LEAKS[name]
    whole = compiled_bundle(index, giai__png=PNG, **files)
    found = whole.compiled
    assert not found.publishable
    shown, _ = names(found)
    assert not {"index.md", "de.md", "da.pdf", "da.png"} & set(shown)
    assert "title:" not in whole.content.public.body


def test_a_solution_may_show_what_only_the_key_holds() -> None:
    text = "Câu 1. [NB] x\nĐáp án: 5\nLời giải. ![giải](da.png) và [đáp án](da.pdf)"
    found = compiled(index_md(BANK, text, key_files="[da.pdf, da.png]"), da__png=PNG, da__pdf=PDF)
    assert codes(found) == []
    assert names(found) == ([], ["da.pdf", "da.png"])


# What only a key says changes no byte of the public half.
PAIRS = {
    "the right option": (("*B. 3", "B. 3"), ("A. 1", "*A. 1")),
    "the solution": (
        ("Vì $3 > 1$.", "Vì **ba** hơn một, $a^2$, [xem](https://example.vn).\n\n## Cách 2\n\nx"),
    ),
    "a picture in the solution": (("![cách giải](giai.png)", "![cách khác](khac.png)"),),
    "the number": (("12,5 | ~3/4", "-7"),),
    "the marking guide": (("Hướng dẫn chấm. Đúng kết quả.\n", ""),),
}


@pytest.mark.parametrize("name", PAIRS)
def test_only_a_key_changed(name: str) -> None:
    changed = EXAM_TEXT
    for old, new in PAIRS[name]:
        assert old in changed
        changed = changed.replace(old, new)
    files = {"giai__png": PNG, "khac__png": PNG + b"x", "da__pdf": PDF}
    one = compiled_bundle(index_md(EXAM, EXAM_TEXT, key_files="[da.pdf]"), **files)
    other = compiled_bundle(index_md(EXAM, changed, key_files="[da.pdf]"), **files)
    assert one.compiled.publishable
    assert other.compiled.publishable
    assert one.compiled.public == other.compiled.public
    assert (one.content.public, one.search) == (other.content.public, other.search)
    assert (one.content.secret, one.compiled.secret) != (other.content.secret, other.compiled.secret)


def test_only_a_key_file_changed() -> None:
    index = index_md(EXAM, EXAM_TEXT, key_files="[da.pdf]")
    one, other = (compiled(index, giai__png=PNG, da__pdf=PDF + more) for more in (b"1", b"22"))
    assert one.public == other.public
    assert one.secret.files != other.secret.files


def test_no_secret_is_in_the_public_half() -> None:
    text = EXAM_TEXT.replace("Vì $3", f"{PLANTED} Vì $3").replace("Chia.", f"Chia. {PLANTED}")
    text = text.replace("Đúng kết quả.", PLANTED)
    whole = compiled_bundle(index_md(EXAM, text), giai__png=PNG)
    assert PLANTED not in repr(whole.compiled)
    assert PLANTED not in repr(whole.content.public)
    assert PLANTED in repr(whole.content.secret)
    assert "8317" not in repr(whole.search)
    for finding in whole.compiled.findings:
        assert PLANTED not in finding.message("vi") + finding.remedy("vi")


def test_one_tree_compiles_alike_in_whatever_order_its_files_come() -> None:
    files = bundle(index_md(EXAM, EXAM_TEXT, attachments="[de.pdf]"), giai__png=PNG, de__pdf=PDF, la__pdf=PDF)
    turned = BundleFiles(
        files.tree, dict(reversed(files.entries.items())), dict(reversed(files.contents.items()))
    )
    assert compile_bundle(files, PROGRAMME) == compile_bundle(turned, PROGRAMME)


PIECES = st.sampled_from(
    [
        "---\n", "title: ", "type: ", "de-kiem-tra\n", "video: ", "[", "]", "Câu 1. ", "A. ", "*B. ", "Lời giải. ",
        "$", "$$", "\\frac", "{", "}", "![a](b.png)", "[x](index.md)", "<script>", "```\n", "# ", "| a |\n", "\n",
        "HẾT\n", "Đáp án: ", "\u200b", "\x00", "&", "!", "- ", "> ",
    ]
)  # fmt: skip
MATTER = st.dictionaries(
    st.sampled_from(
        [*EXAM, *VIDEO, "class_link", "visibility", "attachments", "key_files", "questions", "embargo"]
    ),
    st.text("abc:[]{}'\"#&*!|>-0123456789/.T+,\u00e0\n ", max_size=12)
    | st.sampled_from(["index.md", "public", "6"]),
    max_size=3,
)
KINDS = st.sampled_from([DOCUMENT, VIDEO, BANK, EXAM])


@given(
    st.binary(max_size=80)
    | st.lists(PIECES, max_size=20).map(lambda parts: "".join(parts).encode())
    | st.builds(
        lambda kind, changes, parts: index_md({**kind, **changes}, "".join(parts)).encode(),
        KINDS,
        MATTER,
        st.lists(PIECES, max_size=20),
    )
)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_compile_and_are_published_only_if_sound(index: bytes) -> None:
    whole = compiled_bundle(index, b__png=PNG)
    found = whole.compiled
    sound = all(finding.rule.severity is not Severity.ERROR for finding in found.findings)
    assert found.publishable == (sound and found.resource is not None)
    assert found.resource is not None or not sound
    assert (found.facts is None) == (found.resource is None)
    for finding in found.findings:
        assert finding.message("vi")
        assert finding.remedy("en")
    if found.publishable:
        assert "index.md" not in names(found)[0]


TEXT = st.lists(
    st.sampled_from(
        [
            "x", "9", " ", "\n", "\n\n", "$x^2$", "$$y$$", "$\\ce{H2O}$", "&#xe000;9&#xe001;", "&#57344;0&#57345;", "&#xe002;", "&lt;b&gt;",
            "&quot;", "<b onclick=x>", "<sub>", "</sub>", "<br>", "<!--", "-->", "`", "```\n", "**", "_", "\\", "|",
            "| a | b |\n|---|---|\n", "- ", "1. ", "> ", "## ", '[l](https://a.vn "', '")', "[l](javascript:x)",
            "[r]: https://a.vn '&#xe000;0&#xe001;'\n", "[r]", "![a](b.png)", '![a](b.png "t")', "[", "]", "(", ")", "Câu 1. ",
            "\nA. ", "\n*B. ", " C. ", "\nD. ", "\na) ", "\n*b) ", "\nĐáp án: ", "\nLời giải. ", "\nPhần II. ", "[NB] ",
        ]
    ),
    min_size=2,
    max_size=14,
)  # fmt: skip


@given(st.sampled_from([DOCUMENT, BANK, EXAM]), TEXT)
@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_a_text_says_it_is_html_that_does_nothing(kind: dict[str, str], text: list[str]) -> None:
    whole = compiled_bundle(index_md(kind, "".join(text)), b__png=PNG)
    pieces = list(pieces_of(whole))
    assert [fault for html in pieces for fault in html_faults(html)] == []
    # The signs that keep the place of a formula or a picture while a text is read.
    marks = {c for html in pieces for c in html if "\ue000" <= c <= "\uf8ff"}
    assert not (marks and whole.compiled.publishable)


def pieces_of(whole: CompiledBundle) -> Iterator[str]:
    """Every piece of HTML that a page puts somewhere."""
    public, secret = whole.content.public, whole.content.secret
    yield public.body
    yield from public.passages
    yield from (key.solution for key in secret.keys)
    for part in public.parts:
        yield part.introduction
        for question in part.questions:
            yield from (question.stem, *question.options)
