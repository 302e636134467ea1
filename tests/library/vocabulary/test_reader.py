"""Reading vocabulary files: faults are said, and what can be read is kept."""

from datetime import date

import pytest

from library.diagnostics import collect
from library.rules import vocabulary as rules
from library.vocabulary import Vocabulary, read_vocabulary
from library.vocabulary.reader import SCHEMES


def read(text: str) -> tuple[Vocabulary, list[str]]:
    """The vocabulary of one file of subjects, and the findings in that file."""
    vocabulary, findings = collect(read_vocabulary({"subjects.yml": text.encode()}))
    missing = [finding for finding in findings if finding.rule is rules.MISSING_SCHEME]
    assert len(missing) >= len(SCHEMES) - 1  # all the others
    own = [finding for finding in findings if finding.rule is not rules.MISSING_SCHEME]
    return vocabulary, [f"{f.location.line} {f.rule.code}" for f in own]


HEAD = "scheme: subjects\nlabel: {vi: Môn, en: Subject}\nterms:\n"


def test_a_term_with_everything() -> None:
    vocabulary, found = read(
        HEAD
        + """  - key: lsdl
    vi: Lịch sử và Địa lí
    en: History and Geography
    aliases: [LSĐL]
    facts: {abbr: LS, grades: [4, 6]}
    parts: [{key: lich-su, vi: Lịch sử, en: History}]
    levels: {thcs: {vi: Sử Địa, en: Both, grades: [6], periods: 105}}
    titles: [{vi: Cũ, en: Old, until: 2025-06-30}, {vi: Mới, en: New, from: 2025-07-01}]
    from: 2018-09-01
    until: 2030-08-31
    trust: v
"""
    )
    term = vocabulary.subjects["lsdl"]
    assert found == []
    assert term.facts == {"abbr": "LS"}
    assert term.lists == {"grades": ("4", "6")}
    assert [part.key for part in term.parts] == ["lich-su"]
    lower = term.at_level("thcs")
    assert (lower.label.vi, lower.facts["periods"], lower.facts["abbr"]) == ("Sử Địa", "105", "LS")
    assert lower.lists["grades"] == ("6",)
    assert term.at_level("tieu-hoc") is term
    assert term.label_at(date(2025, 6, 30)).vi == "Cũ"
    assert term.label_at(date(2025, 7, 1)).vi == "Mới"
    assert (term.valid_from, term.valid_until) == (date(2018, 9, 1), date(2030, 8, 31))
    assert term.trust == "v"


FAULTS = {
    "unknown part": ("  - {key: a, vi: A, en: A, alias: [b]}", ["4 V101"]),
    "no English label": ("  - {key: a, vi: A}", ["4 V102"]),
    "no key": ("  - {vi: A, en: A}", ["4 V102"]),
    "malformed key": ("  - {key: Á, vi: A, en: A}", ["4 V105"]),
    "key twice": ("  - {key: a, vi: A, en: A}\n  - {key: a, vi: B, en: B}", ["5 V104"]),
    "same alias": (
        "  - {key: a, vi: A, en: A, aliases: [X_y]}\n  - {key: b, vi: B, en: B, aliases: [x-Y]}",
        ["5 V103"],
    ),
    "label of another": ("  - {key: a, vi: A, en: A}\n  - {key: b, vi: B, en: a}", ["5 V103"]),
    "no such day": ("  - {key: a, vi: A, en: A, until: 2026-02-30}", ["4 V106"]),
    "no mapping": ("  - just words", ["4 Y130"]),
    "list as label": ("  - {key: a, vi: [A], en: A}", ["4 Y132"]),
    "list as facts": ("  - {key: a, vi: A, en: A, facts: [b]}", ["4 Y130"]),
    "broken YAML": ("  - {key: a", ["4 Y124"]),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults_are_said_where_they_stand(name: str) -> None:
    terms, expected = FAULTS[name]
    assert read(HEAD + terms)[1] == expected


def test_a_fault_in_one_term_leaves_the_others() -> None:
    vocabulary, _ = read(HEAD + "  - {key: Á, vi: A, en: A}\n  - {key: b, vi: B, en: B}")
    assert [term.key for term in vocabulary.subjects] == ["b"]


def test_schemes_are_known_once_and_all_there() -> None:
    text = HEAD.encode() + b"  - {key: a, vi: A, en: A}"
    files = {"a.yml": text, "b.yml": text, "c.yml": text.replace(b"subjects", b"subject")}
    _, findings = collect(read_vocabulary(files))
    codes = [f"{finding.location.path} {finding.rule.code}" for finding in findings]
    assert codes[:2] == ["b.yml V104", "c.yml V107"]
    assert "grades.yml V108" in codes
    assert "subjects.yml V108" not in codes
