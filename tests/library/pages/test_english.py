"""The table of English words: every label, the terms of the vocabulary, and patterns with their places."""

import json
import re

from library.pages.english import english_script
from library.pages.labels import every_label, labels
from library.present.sheets import EVIDENCE
from tests.library.sample_entries import VOCABULARY

SCRIPT = english_script("KHO_WORDS\nKHO_PATTERNS", VOCABULARY)
WORDS: dict[str, str] = json.loads(SCRIPT.splitlines()[0])
PATTERNS: list[list[str]] = json.loads(SCRIPT.splitlines()[1])


def test_every_word_of_the_interface_has_its_english() -> None:
    patterns = dict(PATTERNS)
    for text in every_label():
        known = patterns if "{" in text.vi else WORDS
        assert text.vi == text.en or text.vi in known, text
    assert WORDS[labels("vi")["again"]] == labels("en")["again"]


def test_terms_stand_by_their_full_and_their_short_names() -> None:
    assert WORDS["Toán"] == "Mathematics"
    assert WORDS["KHTN"] == WORDS["Khoa học tự nhiên"] == "Natural sciences"
    assert WORDS["Giữa học kì I"] == "Mid-term 1"


def test_what_is_alike_in_both_languages_is_a_pattern_where_it_holds_words() -> None:
    assert ["{label} ({count})", "{label} ({count})"] in PATTERNS
    assert WORDS["Người thẩm định dùng chung"]


def test_what_a_sheet_says_of_its_evidence_and_its_line_has_its_english() -> None:
    assert [said for said in EVIDENCE.values() if said not in WORDS] == []
    line = labels("vi")["ledger_line"] + " {number}"
    assert dict(PATTERNS)[line] == labels("en")["ledger_line"] + " {number}"


def test_patterns_keep_their_places_and_the_narrower_come_first() -> None:
    for vi, en in PATTERNS:
        assert sorted(re.findall(r"\{\w+\}", vi)) == sorted(re.findall(r"\{\w+\}", en)), vi
    fixed = [len(re.sub(r"\{\w+\}", "", vi)) for vi, _ in PATTERNS]
    assert fixed == sorted(fixed, reverse=True)
