"""YAML from strangers: every bad input of a kind is a finding with its place, and quickly so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.diagnostics import collect
from library.rules import yaml as rules
from library.yaml_tree import (
    DEPTH_LIMIT,
    NODE_LIMIT,
    Mapping,
    Node,
    Scalar,
    Sequence,
    expect_list,
    expect_mapping,
    expect_text,
    read_yaml,
    texts,
)
from tests.bounded import must_end

PATH = "content/schools/a/b/index.md"


def said(source: bytes | str, first_line: int = 1) -> list[str]:
    """What is found, as `line:column code`."""
    node, findings = collect(read_yaml(source, PATH, first_line))
    assert (node is None) == bool(findings)
    return [f"{f.location.line}:{f.location.column} {f.rule.code}" for f in findings]


def tree(source: bytes | str) -> Node:
    node, findings = collect(read_yaml(source, PATH))
    assert not findings
    assert node is not None
    return node


def mapping(source: bytes | str) -> Mapping:
    node = tree(source)
    assert isinstance(node, Mapping)
    return node


@pytest.mark.parametrize(
    "written",
    ["12:45", "no", "on", "010", "1_000", "2026-01-10", "2026-02-30", ".nan", "1e999", "9" * 5000],
)
def test_every_value_stays_the_text_that_was_written(written: str) -> None:
    assert mapping(f"a: {written}").get("a") == Scalar(written, 1, 4, plain=True)


def test_quoted_values_are_not_plain_and_lists_keep_their_places() -> None:
    root = mapping("title: 'no'\ntags: [6K2N1-1,\n  b]\n")
    assert root.get("title") == Scalar("no", 1, 8, plain=False)
    assert root.get("tags") == Sequence((Scalar("6K2N1-1", 2, 8), Scalar("b", 3, 3)), 2, 7)
    assert root.get("Title") is None


def test_lines_are_those_of_the_file() -> None:
    node, _ = collect(read_yaml("title: A\n", PATH, first_line=2))
    assert isinstance(node, Mapping)
    assert (node.items[0][0].line, node.items[0][0].column) == (2, 1)
    assert str(node.items[0][1].location(PATH)) == f"{PATH}:2:8"


@pytest.mark.parametrize(
    ("written", "empty"),
    [("a:", True), ("a: ~", True), ("a: null", True), ("a: 'null'", False), ("a: ' '", True)],
)
def test_what_counts_as_empty(written: str, *, empty: bool) -> None:
    value = mapping(written).get("a")
    assert isinstance(value, Scalar)
    assert value.empty is empty


@pytest.mark.parametrize("key", ["yes", "null", "3", "2026-01-10", "~"])
def test_keys_stay_text(key: str) -> None:
    assert mapping(f"{key}: 1").items[0][0].text == key


@pytest.mark.parametrize("source", ["", "# x\n# y", "---\n", b"\xef\xbb\xbf", "\n\n"])
def test_a_file_with_nothing_in_it_is_an_empty_value(source: bytes | str) -> None:
    node = tree(source)
    assert isinstance(node, Scalar)
    assert node.empty


@pytest.mark.parametrize(
    "source",
    [b"\xef\xbb\xbfa: 1\r\nb: 2", "a: 1\nb: 2\n", "---\na: 1\nb: 2", "a:\t1\nb: \t2"],
    ids=["byte order mark and CRLF", "plain", "opened by ---", "tab as a space"],
)
def test_harmless_variety_is_accepted(source: bytes | str) -> None:
    assert [(k.text, v.text) for k, v in mapping(source).items if isinstance(v, Scalar)] == [
        ("a", "1"),
        ("b", "2"),
    ]


def test_text_is_composed() -> None:
    assert mapping("tie\u0302u đe\u0302\u0300: phân số".encode()).items[0][0].text == "tiêu đề"


MISTAKES: dict[str, tuple[str | bytes, list[str]]] = {
    "alias bomb": ("a: &a [x]\nb: [*a, *a]", ["1:4 Y105", "2:5 Y105", "2:9 Y105"]),
    "merge bomb": ("a: &a {x: 1}\nb: {<<: *a}", ["1:4 Y105", "2:5 Y107", "2:9 Y105"]),
    "self-reference": ("&a [*a]", ["1:1 Y105", "1:5 Y105"]),
    "star in front": ("a: * x", ["1:4 Y105"]),
    "starred Vietnamese": ("a: *đáp án", ["1:4 Y105"]),
    "python tag": ("a: !!python/object/apply:os.system [x]", ["1:4 Y106"]),
    "binary": ("a: !!binary aGk=", ["1:4 Y106"]),
    "set": ("!!set {a, b}", ["1:1 Y106"]),
    "own tag": ("a: !x y", ["1:4 Y106"]),
    "duplicate key": ("id: a\nb: 1\nid: b", ["3:1 Y110"]),
    "duplicate key on one line": ("{a: 1, a: 2}", ["1:8 Y110"]),
    "duplicate key composed two ways": ("đ\u00ea: 1\nđe\u0302: 2", ["2:1 Y110"]),
    "two documents": ("a: 1\n---\nb: 2", ["2:1 Y108"]),
    "directive": ("%YAML 1.1\n---\na: 1", ["1:1 Y109"]),
    "list as key": ("? [a]\n: b", ["1:3 Y111"]),
    "empty key": ('"": 1', ["1:1 Y111"]),
    "surrogate": ('a: "\\ud800"', ["1:7 Y128"]),
    "raw surrogate": ("a: \ud800", ["1:4 Y104"]),
    "NUL": ("a: \0", ["1:4 Y104"]),
    "escaped NUL": ('a: "\\0"', ["1:4 Y128"]),
    "LaTeX in double quotes": ('a: "\\frac12"', ["1:4 Y128"]),
    "C1": ("a: x\x85y", ["1:5 Y104"]),
    "line separator": ("a: 1\nb: x\u2028y", ["2:5 Y104"]),
    "bidi override": ("a: \u202egpj.exe", ["1:4 Y104"]),
    "zero-width space": ("ti\u200btle: x", ["1:3 Y104"]),
    "UTF-16": ("a: 1".encode("utf-16"), ["1:1 Y102"]),
    "UTF-16 without mark": ("a: 1".encode("utf-16-be"), ["1:1 Y102"]),
    "UTF-32": ("a: 1".encode("utf-32"), ["1:1 Y102"]),
    "windows-1258": ("b: 1\ntiêu: đ".encode("cp1258"), ["2:3 Y102"]),
    "tab indent": ("a:\n\tb: 1", ["2:1 Y121"]),
    "tab list": ("tags:\n\t- x", ["2:1 Y121"]),
    "no space after colon": ("title: A\nmôn:Toán\nlớp: 6", ["2:4 Y122"]),
    "no space after last colon": ("title: A\nmôn:Toán", ["2:4 Y122"]),
    "colon in value": ("title: Toán: phân số", ["1:12 Y125"]),
    "unclosed quote": ('title: "abc\nb: 1', ["1:8 Y123"]),
    "quote closed by the next": ('title: "abc\nb: "x"\n', ["1:8 Y123"]),
    "unclosed bracket": ("tags: [a, b\ntype: x", ["1:7 Y124"]),
    "text after bracket": ("title: [Ôn tập] Phân số\nb: 1", ["1:17 Y127"]),
    "text after quote": ('title: "Phân số" lớp 6\nb: 1', ["1:18 Y127"]),
    "at sign": ("a: @x", ["1:4 Y127"]),
    "percent": ("a: %x", ["1:4 Y127"]),
    "crooked": ("a: 1\n b: 2", ["2:1 Y126"]),
    "crooked list": ("a:\n  - x\n b: 2", ["3:2 Y126"]),
    "no colon above": ("Tiêu đề Phân số\nLoại: Phiếu\n", ["1:1 Y120"]),
    "crooked below a list": ("a:\n- x\n b: 2", ["3:1 Y126"]),
    "hard space after the colon": ("a: 1\nMôn:\u00a0Toán\nb: 2", ["2:4 Y122"]),
    "wide colon": ("a: 1\nMôn：Toán\nb: 2", ["2:4 Y122"]),
    "bare words": ("a: 1\nxin chào\nb: 2", ["2:1 Y120"]),
    "too deep": ("[" * (DEPTH_LIMIT + 1) + "]" * (DEPTH_LIMIT + 1), ["1:21 Y112"]),
    "endless line": ("a: " + "x" * 20_000, ["1:1 Y103"]),
    "endless second line": ("a: 1\nb: " + "x" * 20_000, ["2:1 Y103"]),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes_are_found_where_they_stand(name: str) -> None:
    source, expected = MISTAKES[name]
    assert said(source) == expected


def test_findings_count_from_the_first_line_given() -> None:
    assert said("a: 1\na: 2", first_line=2) == ["3:1 Y110"]
    assert said("a: 1\nb:2\nc: 1", first_line=10) == ["11:2 Y122"]


def test_both_lines_of_a_duplicate_are_named() -> None:
    _, findings = collect(read_yaml("id: a\nid: b", PATH, first_line=2))
    assert findings[0].message("vi") == "mục “id” đã có ở dòng 2"
    assert findings[0].location.line == 3


def test_the_deepest_tree_that_is_allowed() -> None:
    assert isinstance(tree("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT), Sequence)


BOMBS: dict[str, str | bytes] = {
    "brackets on a line": "[" * 16_000,
    "brackets on lines": "[\n" * 500_000,
    "brackets beyond the line limit": "[" * 50_000,
    "dashes": "- " * 8_000,
    "dashes beyond the line limit": "- " * 100_000,
    "dashes down a slope": "\n".join(" " * depth + "-" for depth in range(1_400)),
    "braces": "{" * 16_000,
    "keys in keys": "{a: " * 4_000,
    "question marks": "? " * 8_000,
    "question marks on lines": "?\n" * 100_000,
    "commas": "[,\n" * 300_000,
    "quotes": '"' * 16_000,
    "quoted keys": '"a": ' * 3_000,
    "colons": ":" * 16_000,
    "anchors": "- &a x\n" * 1_000,
    "alias bomb": "a: &a [x]\n" + "".join(f"k{i}: &k{i} [*a,*a]\n" for i in range(50)),
    "many keys": "\n".join(f"k{i}: 1" for i in range(100_000)),
    "many keys within the size": "\n".join(f"k{i}: 1" for i in range(60_000)),
    "many items": "- a\n" * 250_000,
    "directives": "%TAG ! x\n" * 10_000,
    "one line of a megabyte": "a: " + "x" * 1_000_000,
    "spaces": " " * 1_000_000,
    "hidden characters": "\u200b\n" * 300_000,
    "documents": "---\n" * 200_000,
    "tabs": "a:\n" + "\t\n" * 200_000 + "\tb: 1",
    "fifty megabytes": b"a" * (50 << 20),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_with_few_words(name: str) -> None:
    with must_end():
        found = said(BOMBS[name])
    assert 1 <= len(found) <= 20


def test_the_size_limit_is_a_parameter() -> None:
    _, findings = collect(read_yaml("a: 1234", PATH, limit=6))
    assert [finding.rule for finding in findings] == [rules.TOO_LARGE]
    assert collect(read_yaml("a: 123", PATH, limit=6))[1] == []


def test_the_node_limit_is_a_round_number_of_values() -> None:
    assert isinstance(tree("- a\n" * (NODE_LIMIT - 1)), Sequence)
    assert said("- a\n" * (NODE_LIMIT + 1)) == [f"{NODE_LIMIT + 1}:3 Y113"]


def test_messages_never_quote_values() -> None:
    answer = "đáp án là B"
    for source in (f'a: "{answer}', f"a: x: {answer}", f"a: [{answer}", f"a: *{answer}"):
        _, findings = collect(read_yaml(source, PATH))
        assert findings
        spoken = [f.message(lang) + f.remedy(lang) for f in findings for lang in ("vi", "en")]
        assert not any(answer in words for words in spoken)


def test_expectations_say_what_is_wanted() -> None:
    glued = Scalar("Môn:Toán", 2, 1)
    for passed, code in (
        (expect_mapping(glued, PATH), "Y122"),
        (expect_mapping(Sequence((), 2, 1), PATH), "Y130"),
        (expect_list(glued, PATH), "Y131"),
        (expect_text(Sequence((), 2, 1), PATH), "Y132"),
    ):
        value, findings = collect(passed)
        assert value is None
        assert [finding.rule.code for finding in findings] == [code]
    assert collect(expect_mapping(None, PATH)) == (None, [])
    assert collect(expect_text(glued, PATH)) == (glued, [])


def test_texts_of_one_value_and_of_a_list() -> None:
    root = mapping("one: a\nmany: [a, ~, [x], b]\nnone:\ndeep: {a: b}")
    assert [[value.text for value in texts(root.get(key))] for key in ("one", "many", "none")] == [
        ["a"],
        ["a", "b"],
        [],
    ]
    assert list(texts(root.get("deep"))) == []
    assert list(texts(None)) == []


@given(st.text(alphabet=st.characters(), max_size=60) | st.binary(max_size=60))
def test_nothing_at_all_makes_it_raise(source: bytes | str) -> None:
    said(source)


@given(st.text(alphabet="ab:-[]{},\"'#&*!|>%@` \n\t?~đ", max_size=40))
def test_nothing_made_of_yaml_marks_makes_it_raise(source: str) -> None:
    said(source)


def test_every_rule_speaks_in_both_languages() -> None:
    codes = [rule.code for rule in rules.RULES]
    assert len(codes) == len(set(codes))
    for rule in rules.RULES:
        for text in (rule.title, rule.message, rule.remedy, rule.why):
            assert text.vi
            assert text.en
