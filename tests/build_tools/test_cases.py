"""Every rule proved on the smallest repository that breaks it: what is found, where, and how it reads."""

import re
from string import Formatter

import pytest
import yaml

from build_tools.cli.language import Words
from build_tools.cli.rules_page import rules_page
from build_tools.report import render
from library.diagnostics import Finding, Language
from library.rules import ALL_RULES, approval, files, forge, video
from tests.build_tools.cases import CASES, CaseRepository, codes, read_case

_LINE = re.compile(r"^(.+:\d+:\d+: [A-Z]\d{3}) ", re.MULTILINE)
ELSEWHERE: dict[str, str] = yaml.safe_load((CASES / "elsewhere.yml").read_text(encoding="utf-8"))
_LANGUAGES: tuple[Language, ...] = ("vi", "en")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> CaseRepository:
    """All cases as commits of one repository."""
    folder = tmp_path_factory.mktemp("cases") / "repository"
    return CaseRepository(folder, [read_case(code) for code in codes()])


def test_every_rule_is_proved_once() -> None:
    assert sorted([*codes(), *ELSEWHERE]) == sorted(ALL_RULES)


@pytest.mark.parametrize("code", sorted(ELSEWHERE))
def test_what_is_proved_elsewhere_is_named_there(code: str) -> None:
    rule, test = ALL_RULES[code], CASES.parent.parent / ELSEWHERE[code]
    area = next(area for area in (approval, files, forge, video) if rule in area.RULES)
    constant = next(name for name, value in vars(area).items() if value is rule)
    assert re.search(rf"\b(?:{code}|{constant})\b", test.read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", codes())
def test_case(repository: CaseRepository, code: str) -> None:
    case = read_case(code)
    found = repository.findings(case)
    assert _lines(found) == list(case.expected)
    assert code in {finding.rule.code for finding in found}
    for finding in found:
        for language in _LANGUAGES:
            _reads_well(finding, language)


def test_the_base_has_nothing_but_the_notes_of_a_sample(repository: CaseRepository) -> None:
    assert {finding.rule.code for finding in repository.of_base} == {"O110"}


@pytest.mark.parametrize("code", sorted(ALL_RULES))
def test_a_rule_names_the_same_places_in_both_languages(code: str) -> None:
    """An argument that only one language uses is a translation that says less."""
    rule = ALL_RULES[code]
    for text in (rule.message, rule.remedy):
        vi, en = (
            {name.removesuffix("_vi").removesuffix("_en") for name in _places(t)} for t in (text.vi, text.en)
        )
        assert vi == en
    for text in (rule.title, rule.message, rule.remedy, rule.why):
        assert text.vi.strip()
        assert text.en.strip()
        assert text.vi == text.vi.strip() or text.vi.startswith("{")


def test_the_page_of_rules_is_current() -> None:
    """`make rules` writes it; a rule that changed without it would be looked up in vain."""
    written = (CASES.parent.parent / "RULES.md").read_text(encoding="utf-8")
    assert written == rules_page(Words("en"))
    assert all(f"\n### {code}\n" in written and f"](#{code.lower()})" in written for code in ALL_RULES)


def _lines(findings: list[Finding]) -> list[str]:
    """`path:line:column: CODE` of each finding, as the report prints it."""
    return _LINE.findall(render(findings, "text", "vi"))


def _places(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def _reads_well(finding: Finding, language: Language) -> None:
    """A message and a remedy are sentences without a place left open or an argument unfilled."""
    for template, text in (
        (finding.rule.message, finding.message(language)),
        (finding.rule.remedy, finding.remedy(language)),
    ):
        assert len(text.strip()) > 3, finding
        assert "\n" not in text
        assert "None" not in text
        assert "{{" not in text
        assert not any(f"{{{name}}}" in text for name in _places(template.in_language(language)))
