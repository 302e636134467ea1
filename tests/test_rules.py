"""The rules and their use, read from the source: each is listed, used, and given what its words need."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from library import rules
from library.diagnostics import Location, Rule, find
from library.rules import ALL_RULES

ROOT = Path(__file__).parent.parent
AREAS = {name: area for name, area in vars(rules).items() if hasattr(area, "RULES")}
NAMES = {
    id(rule): (name, constant)
    for name, area in AREAS.items()
    for constant, rule in vars(area).items()
    if isinstance(rule, Rule)
}


@pytest.mark.parametrize("area", AREAS)
def test_every_rule_of_an_area_is_listed_once_in_the_order_of_codes_or_of_the_file(area: str) -> None:
    defined = [rule for rule in vars(AREAS[area]).values() if isinstance(rule, Rule)]
    assert sorted(rule.code for rule in defined) == sorted(rule.code for rule in AREAS[area].RULES)
    letters = {rule.code[0] for rule in defined}
    assert len(letters) == 1


def test_every_code_is_one_letter_and_three_digits_and_belongs_to_one_rule() -> None:
    assert all(re.fullmatch(r"[A-Z][0-9]{3}", code) for code in ALL_RULES)
    assert len(ALL_RULES) == sum(len(area.RULES) for area in AREAS.values())


def _uses() -> Iterator[tuple[str, Rule, frozenset[str] | None]]:
    """Each `find(rules.NAME, place, word=...)` in the source: where, the rule, and the words given."""
    for package in ("library", "build_tools"):
        for path in sorted((ROOT / package).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            aliases = _aliases(tree)
            for node in ast.walk(tree):
                if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "find" or not node.args:
                    continue
                rule = _rule(node.args[0], aliases)
                if rule is not None:
                    given = [keyword.arg for keyword in node.keywords]
                    where = f"{path.relative_to(ROOT)}:{node.lineno}"
                    known = None if None in given else frozenset(name for name in given if name)
                    yield where, rule, known


def _aliases(tree: ast.Module) -> dict[str, str]:
    """The names under which a module knows the areas of rules."""
    return {
        name.asname or name.name: name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "library.rules"
        for name in node.names
    }


def _rule(node: ast.expr, aliases: dict[str, str]) -> Rule | None:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in aliases:
        found = getattr(AREAS[aliases[node.value.id]], node.attr)
        assert isinstance(found, Rule)
        return found
    return None


def _words(rule: Rule) -> frozenset[str]:
    """The places left open in what a rule says."""
    texts = [text for both in (rule.message, rule.remedy) for text in (both.vi, both.en)]
    return frozenset(name for text in texts for _, name, _, _ in Formatter().parse(text) if name)


def test_every_finding_is_given_the_words_its_rule_needs_and_no_others() -> None:
    wrong = [
        f"{where}: {rule.code} needs {sorted(_words(rule))}, is given {sorted(given)}"
        for where, rule, given in _uses()
        if given is not None and given != _words(rule)
    ]
    assert wrong == []


def test_every_rule_is_used_somewhere() -> None:
    sources = [path for package in ("library", "build_tools") for path in (ROOT / package).rglob("*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources if path.parent.name != "rules")
    unused = [
        f"{area}.{constant}"
        for area, constant in NAMES.values()
        if not re.search(rf"rules\.{constant}\b", text)
    ]
    assert unused == []


@pytest.mark.parametrize("code", sorted(ALL_RULES))
def test_every_rule_can_be_said_in_both_languages(code: str) -> None:
    rule = ALL_RULES[code]
    finding = find(rule, Location("a"), **dict.fromkeys(_words(rule), "x"))
    for language in ("vi", "en"):
        assert finding.message(language)
        assert finding.remedy(language)
