"""Findings as SARIF 2.1.0 (OASIS, 2020), which forges and editors read to show what tools found."""

import json
from collections.abc import Sequence
from urllib.parse import quote

from build_tools.package_versions import package_version
from library.diagnostics import Finding, Language, Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(findings: Sequence[Finding], language: Language) -> str:
    """One run with all findings in their order; columns count letters, paths begin at the top."""
    rules = list(dict.fromkeys(finding.rule for finding in findings))
    driver = {
        "name": "hoclieu",
        "version": package_version("hoclieu"),
        "rules": [_rule(rule, language) for rule in rules],
    }
    places = {rule.code: at for at, rule in enumerate(rules)}
    run = {
        "tool": {"driver": driver},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"REPOSITORY": {"description": {"text": "the top of the repository"}}},
        "results": [_result(finding, places[finding.rule.code], language) for finding in findings],
    }
    whole = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule, language: Language) -> dict[str, object]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title.in_language(language)},
        "fullDescription": {"text": rule.why.in_language(language)},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(finding: Finding, at: int, language: Language) -> dict[str, object]:
    remedy = finding.remedy(language)
    place = finding.location
    # Names may hold bytes that are no UTF-8; an address spells each of them.
    address = quote(place.path.encode("utf-8", "surrogateescape"))
    return {
        "ruleId": finding.rule.code,
        "ruleIndex": at,
        "level": finding.rule.severity.value,
        "message": {
            "text": f"{finding.message(language)} → {remedy}" if remedy else finding.message(language)
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": address, "uriBaseId": "REPOSITORY"},
                    "region": {"startLine": place.line or 1, "startColumn": place.column or 1},
                }
            }
        ],
    }
