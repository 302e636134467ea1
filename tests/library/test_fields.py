"""Fields: each value converted by whoever asks, each fault said where it stands."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from build_tools.builtin import builtin_vocabulary
from library.diagnostics import Pass, Text, collect
from library.field_reading import read_fields
from library.fields import Fields
from library.yaml_tree import Mapping, read_yaml

VOCABULARY = builtin_vocabulary()


def fields(text: str) -> Fields:
    root, findings = collect(read_yaml(text, "a.yml"))
    assert findings == []
    assert isinstance(root, Mapping)
    read, findings = collect(read_fields(root, "a.yml", lambda key: key, ()))
    assert findings == []
    return read


def got(value: str, ask: Callable[[Fields], Pass[Any]]) -> tuple[Any, list[str]]:
    """What `ask` makes of the field `x: value`, and the findings as `line:column code`."""
    answer, findings = collect(ask(fields(f"x: {value}")))
    return answer, [f"{f.location.line}:{f.location.column} {f.rule.code}" for f in findings]


READ: dict[str, tuple[str, Callable[[Fields], Pass[Any]], Any]] = {
    "text": ("  Phân   số  ", lambda f: f.text("x"), "Phân số"),
    "text over two lines": ("Phân\n  số", lambda f: f.text("x"), "Phân số"),
    "text that YAML would take for a number": ("010", lambda f: f.text("x"), "010"),
    "text that YAML would take for minutes": ("12:45", lambda f: f.text("x"), "12:45"),
    "text that YAML would take for no": ("no", lambda f: f.text("x"), "no"),
    "text with a sign that is no markup": ("a < b và b > c", lambda f: f.text("x"), "a < b và b > c"),
    "text of the greatest length": ("a" * 200, lambda f: f.text("x"), "a" * 200),
    "texts": ("[a  b, c]", lambda f: f.texts("x"), ("a b", "c")),
    "one text as a list": ("a", lambda f: f.texts("x"), ("a",)),
    "term by its key": ("toan", lambda f: f.term("x", VOCABULARY.subjects), VOCABULARY.subjects["toan"]),
    "term by its label": ("Toán", lambda f: f.term("x", VOCABULARY.subjects), VOCABULARY.subjects["toan"]),
    "terms in the order written": (
        "[7, Lớp 6]",
        lambda f: f.terms("x", VOCABULARY.grades),
        (VOCABULARY.grades["7"], VOCABULARY.grades["6"]),
    ),
    "choice": (
        "department_head",
        lambda f: f.choice("x", ("principal", "department-head")),
        "department-head",
    ),
    "number": ("45", lambda f: f.number("x", 5, 240), 45),
    "number with its unit": ("45 Phút", lambda f: f.number("x", 5, 240, Text("phút", "minutes")), 45),
    "number with its unit in English": (
        "45 minutes",
        lambda f: f.number("x", 5, 240, Text("phút", "minutes")),
        45,
    ),
    "number with zeros": ("007", lambda f: f.number("x", 1, 9), 7),
    "yes": ("có", lambda f: f.flag("x"), True),
    "yes in English": ("TRUE", lambda f: f.flag("x"), True),
    "no": ("Không", lambda f: f.flag("x"), False),
    "no in English": ("no", lambda f: f.flag("x"), False),
    "moment": (
        "2026-01-10T09:30:00+07:00",
        lambda f: f.moment("x"),
        datetime(2026, 1, 10, 2, 30, tzinfo=UTC),
    ),
    "moment without seconds": (
        "2026-01-10T09:30Z",
        lambda f: f.moment("x"),
        datetime(2026, 1, 10, 9, 30, tzinfo=UTC),
    ),
    "day": ("2025-09-05", lambda f: f.day("x"), date(2025, 9, 5)),
    "address": (
        "https://phet.colorado.edu/vi/a?b=1#c",
        lambda f: f.address("x"),
        "https://phet.colorado.edu/vi/a?b=1#c",
    ),
}


@pytest.mark.parametrize("name", READ)
def test_what_is_read(name: str) -> None:
    value, ask, expected = READ[name]
    assert got(value, ask) == (expected, [])


def _scheme(f: Fields) -> Pass[Any]:
    return f.term("x", VOCABULARY.subjects)


FAULTY: dict[str, tuple[str, Callable[[Fields], Pass[Any]], Any, list[str]]] = {
    "text as a list": ("[a]", lambda f: f.text("x"), None, ["1:1 M105"]),
    "text as a mapping": ("{a: b}", lambda f: f.text("x"), None, ["1:1 M105"]),
    "text too long": ("a" * 201, lambda f: f.text("x"), None, ["1:1 M111"]),
    "text with a tag": ("'<b>a</b>'", lambda f: f.text("x"), None, ["1:1 M113"]),
    "text with a comment": ("a <!-- b -->", lambda f: f.text("x"), None, ["1:1 M113"]),
    "texts as a mapping": ("{a: b}", lambda f: f.texts("x"), (), ["1:1 M105"]),
    "texts within texts": ("[a, [b]]", lambda f: f.texts("x"), (), ["1:1 M105"]),
    "one of the texts too long": (f"[a, {'b' * 81}]", lambda f: f.texts("x"), ("a",), ["1:8 M111"]),
    "one of the texts with a tag": ("[a, '<i>']", lambda f: f.texts("x"), ("a",), ["1:8 M113"]),
    "one of the texts twice": ("[a, b, ' a']", lambda f: f.texts("x"), ("a", "b"), ["1:11 M117"]),
    "unknown term": ("Toán học nâng cao", _scheme, None, ["1:4 M106"]),
    "list of terms for one": ("[toan]", _scheme, None, ["1:1 M105"]),
    "one of the terms unknown": (
        "[6, 13]", lambda f: f.terms("x", VOCABULARY.grades), (VOCABULARY.grades["6"],), ["1:8 M106"],
    ),
    "one of the terms twice": (
        "[6, Lớp 6]", lambda f: f.terms("x", VOCABULARY.grades), (VOCABULARY.grades["6"],), ["1:8 M117"],
    ),
    "unknown choice": ("maybe", lambda f: f.choice("x", ("a", "b")), None, ["1:1 M106"]),
    "choice as a list": ("[a]", lambda f: f.choice("x", ("a", "b")), None, ["1:1 M105"]),
    "number too small": ("4", lambda f: f.number("x", 5, 240), None, ["1:1 M107"]),
    "number too great": ("241", lambda f: f.number("x", 5, 240), None, ["1:1 M107"]),
    "number in words": ("chín mươi", lambda f: f.number("x", 5, 240), None, ["1:1 M107"]),
    "number with another unit": (
        "45 điểm", lambda f: f.number("x", 5, 240, Text("phút", "minutes")), None, ["1:1 M107"]
    ),
    "number with a sign": ("+45", lambda f: f.number("x", 5, 240), None, ["1:1 M107"]),
    "number with decimals": ("45.0", lambda f: f.number("x", 5, 240), None, ["1:1 M107"]),
    "number in foreign digits": ("٤٥", lambda f: f.number("x", 5, 240), None, ["1:1 M107"]),
    "number without end": ("9" * 10_000, lambda f: f.number("x", 5, 240), None, ["1:1 M107"]),
    "number as a list": ("[45]", lambda f: f.number("x", 5, 240), None, ["1:1 M105"]),
    "flag in other words": ("chắc vậy", lambda f: f.flag("x"), None, ["1:1 M110"]),
    "flag as a list": ("[có]", lambda f: f.flag("x"), None, ["1:1 M105"]),
    "moment without a zone": ("2026-01-10T09:30:00", lambda f: f.moment("x"), None, ["1:1 M108"]),
    "moment with a space": ("2026-01-10 09:30:00+07:00", lambda f: f.moment("x"), None, ["1:1 M108"]),
    "moment that never was": ("2026-02-30T09:30:00+07:00", lambda f: f.moment("x"), None, ["1:1 M108"]),
    "moment in no zone": ("2026-01-10T09:30:00+99:00", lambda f: f.moment("x"), None, ["1:1 M108"]),
    "moment before the library": ("1999-01-10T09:30:00Z", lambda f: f.moment("x"), None, ["1:1 M108"]),
    "moment far away": ("9999-12-31T23:59:59-12:00", lambda f: f.moment("x"), None, ["1:1 M108"]),
    "moment as a list": ("[2026-01-10T09:30:00Z]", lambda f: f.moment("x"), None, ["1:1 M105"]),
    "day that never was": ("2026-02-30", lambda f: f.day("x"), None, ["1:1 M109"]),
    "day as Vietnamese write it": ("05/09/2025", lambda f: f.day("x"), None, ["1:1 M109"]),
    "day as a week": ("2025-W36-5", lambda f: f.day("x"), None, ["1:1 M109"]),
    "day as a list": ("[2025-09-05]", lambda f: f.day("x"), None, ["1:1 M105"]),
    "address without encryption": ("http://example.vn", lambda f: f.address("x"), None, ["1:1 M112"]),
    "address as a list": ("[https://example.vn]", lambda f: f.address("x"), None, ["1:1 M105"]),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTY)
def test_what_is_faulty(name: str) -> None:
    value, ask, expected, findings = FAULTY[name]
    assert got(value, ask) == (expected, findings)


@pytest.mark.parametrize(
    "ask",
    [
        lambda f: f.text("y"), lambda f: f.term("y", VOCABULARY.subjects), lambda f: f.choice("y", ("a",)),
        lambda f: f.number("y", 1, 2), lambda f: f.flag("y"), lambda f: f.moment("y"), lambda f: f.day("y"),
        lambda f: f.address("y"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_none_without_a_word(ask: Callable[[Fields], Pass[Any]]) -> None:
    assert got("a", ask) == (None, [])


def test_what_is_required_and_missing_is_said_where_the_mapping_begins() -> None:
    there, findings = collect(fields("\n\nx: a").require("y", Text("Tên", "Name")))
    assert there is False
    assert [(f.rule.code, f.location.line, f.location.column) for f in findings] == [("M104", 3, 1)]
    assert findings[0].message("vi") == "thiếu mục “Tên” (y)"
    assert findings[0].remedy("vi") == "thêm một dòng `Tên: ...`"
    assert findings[0].message("en") == "the field “y” is missing"
    assert collect(fields("x: a").require("y"))[1][0].message("vi") == "thiếu mục “y”"
    assert collect(fields("x: a").require("x")) == (True, [])


def test_places() -> None:
    read = fields("x: a\ny:\n  - b\n  - c")
    assert (read.place("y").line, read.place("y").column) == (2, 1)
    assert read.place("z") == read.start
    assert read.has("x")
    assert not read.has("z")
    scalars, _ = collect(read.scalars("y"))
    assert [(scalar.text, scalar.line, scalar.column) for scalar in scalars] == [("b", 3, 5), ("c", 4, 5)]


def test_a_field_is_called_what_its_author_called_it() -> None:
    root, _ = collect(read_yaml("Thời gian: 60 phút", "a.yml"))
    assert isinstance(root, Mapping)
    read, _ = collect(read_fields(root, "a.yml", lambda _: "minutes", ()))
    (finding,) = collect(read.number("minutes", 5, 240))[1]
    assert finding.message("vi").startswith("mục “Thời gian” phải là số nguyên")
    assert finding.remedy("vi") == "viết chữ số, ví dụ `Thời gian: 5`"
    assert read.written("title") == "title"
