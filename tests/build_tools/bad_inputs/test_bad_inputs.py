"""What teachers, tools and attackers put into `content/`: each is said, in its place, and harms nobody.

Every row is a commit of its own beside a resource that is sound: nothing crashes, nothing is run, no
report quotes a key, and the neighbour can still be published.
"""

import json
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest

from build_tools.git import git
from build_tools.judgement import Judgement
from build_tools.judging import judge_commit
from build_tools.report import FORMATS, render
from build_tools.repository import Repository
from library.approval.model import Key
from library.diagnostics import Finding, Language, Severity
from library.rules.questions import KEY_IN_PUBLIC_TEXT, ONE_OPTION_STANDS_OUT
from tests.build_tools.bad_inputs import file_rows, identity_rows, text_rows, yaml_rows
from tests.build_tools.bad_inputs.row import FOLDER, SCHOOL, SECRET, index
from tests.build_tools.cases import BASE, LEDGER_FOLDER, QUIET, Entry, commit_stream, read_case

ROWS = {
    f"{area}: {row.name}": row
    for area, rows in (
        ("yaml", yaml_rows.ROWS),
        ("identity", identity_rows.ROWS),
        ("text", text_rows.ROWS),
        ("files", file_rows.ROWS),
    )
    for row in rows
}
NEIGHBOUR = Key("mau-thcs-01", "lang-gieng")
LANGUAGES: tuple[Language, ...] = ("vi", "en")


class Judged:
    """The judgement of each row, made when first asked for."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._known: dict[str, Judgement] = {}

    def of(self, name: str) -> Judgement:
        if name not in self._known:
            ref = f"refs/rows/{list(ROWS).index(name)}"
            self._known[name] = judge_commit(self._repository, ref, self._repository, QUIET)
        return self._known[name]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """The base district with a sound resource, and one commit more for each row."""
    root = tmp_path_factory.mktemp("bad-inputs") / "repository"
    root.mkdir()
    git(root, "init", "--quiet", "--bare", ".")
    base = {p: e for p, e in read_case(BASE).entries.items() if not p.startswith(LEDGER_FOLDER)}
    base[f"{SCHOOL}/{NEIGHBOUR.id}/index.md".encode()] = Entry(index().encode())
    stream = (
        commit_stream(f"refs/rows/{number}", {**base, **row.entries()})
        for number, row in enumerate(ROWS.values())
    )
    git(root, "fast-import", "--quiet", "--date-format=raw", stdin=b"".join(stream))
    return Judged(Repository(root))


def _said(findings: list[Finding]) -> list[str]:
    """`file:line CODE` of what is said beyond the notes on the base, names in the folder made short."""
    listed = json.loads(render(sorted(findings, key=Finding.sort_key), "json", "en"))
    return [
        f"{found['path'].removeprefix(f'{FOLDER}/')}:{found['line']} {found['code']}"
        for found in listed
        if found["code"] not in ("A101", "O110")
    ]


@pytest.mark.parametrize("name", ROWS)
def test_a_bad_input_is_said_in_its_place_and_harms_nobody(judged: Judged, name: str) -> None:
    judgement = judged.of(name)
    findings = [*judgement.tip_findings, *judgement.findings]
    assert _said(findings) == list(ROWS[name].said)
    assert all(finding.remedy(language) for finding in findings for language in LANGUAGES)
    neighbour = judgement.bundles[NEIGHBOUR]
    assert judgement.compiled[neighbour.tree].publishable
    wrong = any(finding.rule.severity is Severity.ERROR for finding in judgement.tip_findings)
    own = [b for key, b in judgement.bundles.items() if key != NEIGHBOUR]
    assert all(judgement.compiled[bundle.tree].publishable for bundle in own) or wrong


@pytest.mark.parametrize("name", ROWS)
def test_no_report_holds_a_secret_or_a_character_that_acts(judged: Judged, name: str) -> None:
    judgement = judged.of(name)
    findings = [*judgement.tip_findings, *judgement.findings]
    for form, language in chain.from_iterable(((f, one) for one in LANGUAGES) for f in FORMATS):
        report = render(findings, form, language)
        assert SECRET not in report
        # A word joiner is what keeps a forge from making a link or a mention of what was typed.
        plain = report.replace("\u2060", "") if form == "markdown" else report
        assert all(c.isprintable() for c in plain.replace("\n", ""))
        assert report.encode().decode() == report
        if form == "github":
            assert all(
                line.startswith(("::error ", "::warning ", "::notice ")) for line in report.splitlines()
            )
        if form == "json":
            assert len(json.loads(report)) == len(findings)
        if form == "sarif":
            assert len(json.loads(report)["runs"][0]["results"]) == len(findings)


@pytest.mark.parametrize("name", [name for name in ROWS if SECRET in str(ROWS[name].files)])
def test_a_secret_is_in_nothing_public(judged: Judged, name: str) -> None:
    """What is compiled for everybody holds no key, unless a finding says that it seems to."""
    judgement = judged.of(name)
    texts = judgement.contents.of(judgement.compiled)
    for tree, compiled in judgement.compiled.items():
        everything = f"{compiled.public} {texts[tree].public}"
        assert SECRET not in everything or not compiled.publishable or _warned(compiled.findings)


def _warned(findings: Iterable[Finding]) -> bool:
    return any(finding.rule in (KEY_IN_PUBLIC_TEXT, ONE_OPTION_STANDS_OUT) for finding in findings)


def test_nothing_was_run() -> None:
    assert not Path("run").exists()
