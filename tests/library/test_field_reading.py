"""Keys as they are written to fields by their canonical names."""

import pytest

from library.diagnostics import collect
from library.field_reading import is_empty, read_fields, read_plain_fields
from library.yaml_tree import Mapping, read_yaml


def test_keys_are_read_by_their_canonical_name_once_each() -> None:
    root, _ = collect(
        read_yaml("Tên: a\nTitle: b\ngrad: 6\nempty:\nnone: ~\nquoted: ''\nlist: []\n", "a.yml")
    )
    assert isinstance(root, Mapping)
    names = {"Tên": "title", "Title": "title", "empty": "e", "none": "n", "quoted": "q", "list": "l"}
    read, findings = collect(read_fields(root, "a.yml", names.get, ("title", "grade")))
    assert list(read.by_name) == ["title"]
    assert read.by_name["title"].written == "Tên"
    assert [f"{f.location.line} {f.rule.code}" for f in findings] == [
        "2 M103", "3 M101", "4 M102", "5 M102", "6 M102", "7 M102",
    ]  # fmt: skip
    assert "line 1" in findings[0].message("en")
    assert "“grade”" in findings[1].remedy("vi")


def test_plain_fields_have_no_aliases() -> None:
    root, _ = collect(read_yaml("name: a\nName: b", "a.yml"))
    assert isinstance(root, Mapping)
    read, findings = collect(read_plain_fields(root, "a.yml", ("name",)))
    assert list(read.by_name) == ["name"]
    assert [f.rule.code for f in findings] == ["M101"]


@pytest.mark.parametrize(
    ("text", "empty"),
    [("~", True), ("null", True), ("''", True), ("'  '", True), ("[]", True), ("{}", True),
     ("'~'", False), ("'null'", False), ("0", False), ("[~]", False), ("không", False)],
)  # fmt: skip
def test_what_counts_as_left_out(text: str, empty: bool) -> None:
    root, _ = collect(read_yaml(f"x: {text}", "a.yml"))
    assert isinstance(root, Mapping)
    assert is_empty(root.items[0][1]) is empty
