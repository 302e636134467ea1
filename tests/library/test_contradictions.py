"""Fields that contradict one another, the vocabulary or the library's own promises."""

# ruff: noqa: E501 -- a named case is read best on one line

import pytest

from build_tools.builtin import builtin_curriculum, builtin_vocabulary
from library.diagnostics import collect
from library.metadata import read_index
from tests.library.sample_front_matter import BANK, DOCUMENT, EXAM, VIDEO, index_md


def said(fields: dict[str, str], **changes: str | None) -> list[str]:
    """The findings as `line code`."""
    source = index_md(fields, **changes).encode()
    _, findings = collect(read_index(source, "index.md", builtin_vocabulary(), builtin_curriculum()))
    return [f"{finding.location.line} {finding.rule.code}" for finding in findings]


CODE = "8a1-k7v3x9q2-m4w8"
FINE: dict[str, tuple[dict[str, str], dict[str, str | None]]] = {
    "shared by all": (DOCUMENT, {"share": "district"}),
    "shared by staff": (DOCUMENT, {"share": "district", "visibility": "district-staff"}),
    "for one class": (DOCUMENT, {"visibility": "class-link", "class_link": CODE}),
    "minutes of a meeting": (DOCUMENT, {"type": "bien-ban-hop-to", "licence": "noi-bo"}),
    "internal licence for staff": (DOCUMENT, {"licence": "noi-bo", "visibility": "district-staff"}),
    "a book by its link": (DOCUMENT, {"licence": "ban-quyen-nxb", "link": "https://hoclieu.vn/"}),
    "an e-book": (DOCUMENT, {"type": "sgk-dien-tu", "link": "https://hoclieu.vn/"}),
    "collected with its source": (
        DOCUMENT,
        {"licence": "suu-tam", "source": "Báo Toán học số 5", "share": "district"},
    ),
    "collected for the school": (DOCUMENT, {"licence": "suu-tam", "source": "Internet"}),
    "files of each kind": (DOCUMENT, {"attachments": "[a.pdf]", "key_files": "[b.pdf]"}),
    "a grade no subject is known for": (DOCUMENT, {"grade": "10", "series": None, "lessons": None}),
    "two grades": (DOCUMENT, {"grade": "[6, 7]", "lessons": None}),
}


@pytest.mark.parametrize("name", FINE)
def test_what_agrees(name: str) -> None:
    fields, changes = FINE[name]
    assert said(fields, **changes) == []


FAULTS: dict[str, tuple[dict[str, str], dict[str, str | None], list[str]]] = {
    "shared though for staff": (DOCUMENT, {"share": "district", "visibility": "school-staff"}, ["11 M116"]),
    "shared though for one class": (
        DOCUMENT, {"share": "district", "visibility": "class-link", "class_link": CODE}, ["11 M116"],
    ),
    "class link without a code": (DOCUMENT, {"visibility": "class-link"}, ["11 M123"]),
    "a code too short": (DOCUMENT, {"visibility": "class-link", "class_link": "lop8a1"}, ["12 M123"]),
    "a code that climbs": (
        DOCUMENT, {"visibility": "class-link", "class_link": "../../tai-nguyen/phan-so"}, ["12 M123"],
    ),
    "a code with capitals": (DOCUMENT, {"visibility": "class-link", "class_link": CODE.upper()}, ["12 M123"]),
    "a code nobody uses": (DOCUMENT, {"class_link": CODE}, ["11 M116"]),
    "minutes of a meeting for all": (DOCUMENT, {"type": "bien-ban-hop-to", "visibility": "public"}, ["11 M116"]),
    "minutes of a meeting for pupils": (
        DOCUMENT, {"type": "bien-ban-hop-to", "audience": "students"}, ["11 M116"],
    ),
    "internal licence for all": (DOCUMENT, {"licence": "noi-bo"}, ["9 M116"]),
    "a copy of a book": (DOCUMENT, {"licence": "ban-quyen-nxb", "attachments": "[sach.pdf]"}, ["11 M116"]),
    "a copy of an e-book": (DOCUMENT, {"type": "sgk-dien-tu", "attachments": "[sach.pdf]"}, ["11 M116"]),
    "collected from nowhere": (DOCUMENT, {"licence": "suu-tam", "source": "Sưu tầm", "share": "district"}, ["10 M120"]),
    "a key offered as a file": (
        DOCUMENT, {"attachments": "[a.pdf, b.pdf]", "key_files": "[b.pdf]"}, ["12 M116"],
    ),
    "the questions offered as a file": (
        EXAM, {"questions": "de.md", "attachments": "[de.md]"}, ["14 M116"],
    ),
    "the source offered as a file": (EXAM, {"attachments": "[index.md]"}, ["13 M116"]),
    "the source as a key": (BANK, {"key_files": "[index.md]"}, ["11 M116"]),
    "the source as its own questions": (BANK, {"questions": "index.md"}, ["11 M116"]),
    "the source as captions": (VIDEO, {"captions": "index.md"}, ["12 M116"]),
    "a subject not taught then": (
        DOCUMENT, {"subject": "khtn", "grade": "3", "series": None, "lessons": None}, ["5 M122"],
    ),
    "a subject not taught in one of its grades": (
        DOCUMENT, {"subject": "khtn", "grade": "[5, 6]", "series": None, "lessons": None}, ["5 M122"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_what_contradicts(name: str) -> None:
    fields, changes, expected = FAULTS[name]
    assert said(fields, **changes) == expected
