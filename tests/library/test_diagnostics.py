"""Findings as values: passes, messages in two languages, and texts that are safe to print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.diagnostics import (
    Finding,
    Location,
    Pass,
    Rule,
    Severity,
    Text,
    collect,
    did_you_mean,
    find,
    printable,
    worst,
)
from library.vietnamese import fold


def rule(code: str = "X101", severity: Severity = Severity.ERROR) -> Rule:
    return Rule(
        code,
        severity,
        Text("Tên", "Title"),
        Text("“{name}” là {what}", "“{name}” is {what}"),
        Text("viết {{key}}: {name}", "write {{key}}: {name}"),
        Text("vì thế", "because"),
        "{not a template}",
    )


HERE = Location("a/index.md", 3, 5)


def test_a_pass_gives_its_findings_and_its_value() -> None:
    def run() -> Pass[int]:
        yield find(rule("X101"), HERE, name=1, what=2)
        inner = yield from nested()
        yield find(rule("X103"), HERE, name=1, what=2)
        return inner + 1

    def nested() -> Pass[int]:
        yield find(rule("X102"), HERE, name=1, what=2)
        return 41

    value, findings = collect(run())
    assert value == 42
    assert [finding.rule.code for finding in findings] == ["X101", "X102", "X103"]


def test_messages_are_filled_in_each_language() -> None:
    finding = find(rule(), HERE, name="Toán", what=Text("một môn", "a subject"))
    assert finding.message("vi") == "“Toán” là một môn"
    assert finding.message("en") == "“Toán” is a subject"
    assert finding.remedy("vi") == "viết {key}: Toán"
    assert finding.remedy("en") == "write {key}: Toán"


def test_an_argument_is_never_read_as_a_template() -> None:
    finding = find(rule(), HERE, name="{what} {0}", what="}{")
    assert finding.message("vi") == "“{what} {0}” là }{"


def test_findings_do_not_depend_on_the_order_of_their_arguments() -> None:
    assert find(rule(), HERE, name=1, what=2) == find(rule(), HERE, what=2, name=1)


def test_findings_sort_by_place_then_code() -> None:
    def at(path: str, line: int, column: int, code: str) -> Finding:
        return find(rule(code), Location(path, line, column), name="", what="")

    ordered = [
        at("a", 0, 0, "X109"),
        at("a", 2, 1, "X101"),
        at("a", 2, 1, "X102"),
        at("a", 10, 1, "X101"),
        at("b", 1, 1, "X101"),
    ]
    assert sorted(ordered[1::2] + ordered[::2], key=Finding.sort_key) == ordered


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Location("a.yml"), "a.yml"),
        (Location("a.yml", 3, 7), "a.yml:3:7"),
        (Location("a.yml", 3), "a.yml:3:0"),
    ],
)
def test_a_place_reads_as_editors_expect(place: Location, expected: str) -> None:
    assert str(place) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phân số bằng nhau", "Phân số bằng nhau"),
        ("hai\ndòng", "hai\\u000adòng"),
        ("đỏ \x1b[31m", "đỏ \\u001b[31m"),
        ("đáp án \u202egnúđ", "đáp án \\u202egnúđ"),
        ("a" * 120, "a" * 120),
        ("a" * 121, "a" * 119 + "…"),
    ],
)
def test_printable(text: str, expected: str) -> None:
    assert printable(text) == expected
    assert find(rule(), HERE, name=text, what="").message("en") == f"“{expected}” is "


@given(st.text(st.characters(codec=None)))
def test_whatever_is_quoted_stays_on_its_line(text: str) -> None:
    quoted = Text(text, text)
    message = find(rule(), HERE, name=quoted, what=text).message("vi")
    assert message.isprintable()
    assert message.encode().decode() == message


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("Toan", ("Toán", "Tin học"), "Toán"),
        ("TIN  HOC", ("Toán", "Tin học"), "Tin học"),
        ("ket-noi-tri-thúc", ("ket-noi-tri-thuc", "canh-dieu"), "ket-noi-tri-thuc"),
        ("duong", ("Đường", "Thẳng"), "Đường"),
        ("xyz", ("Toán", "Tin học"), ""),
        ("", ("Toán",), ""),
        ("Toán", (), ""),
    ],
)
def test_did_you_mean(word: str, known: tuple[str, ...], expected: str) -> None:
    assert did_you_mean(word, known) == expected


@given(st.text(min_size=1), st.lists(st.text(), max_size=5))
def test_a_suggestion_is_one_of_the_known_words(word: str, known: list[str]) -> None:
    assert did_you_mean(word, known) in {*known, ""}
    if fold(word):
        assert fold(did_you_mean(word, [*known, word])) == fold(word)


def test_worst() -> None:
    def of(*severities: Severity) -> Severity | None:
        return worst(find(rule(severity=one), HERE, name="", what="") for one in severities)

    assert of() is None
    assert of(Severity.NOTE) is Severity.NOTE
    assert of(Severity.NOTE, Severity.WARNING) is Severity.WARNING
    assert of(Severity.WARNING, Severity.ERROR, Severity.NOTE) is Severity.ERROR
