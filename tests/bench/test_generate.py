"""The generated district: the same everywhere, believed by the tool, and published whole."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from bench.district.resources import Made, make_resource
from bench.edit import edit
from bench.generate import AS_OF, generate, is_edited
from build_tools.git import git
from build_tools.judgement import Judgement
from build_tools.judging import judge_commit
from build_tools.progress import Progress
from build_tools.repository import Repository
from library.catalogue import sites_of
from library.diagnostics import Severity

COUNT = 60
FORMULA = re.compile(r"\$([^$]+)\$")


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return generate(tmp_path_factory.mktemp("district") / "repository", COUNT)


def judged(repository: Repository) -> Judgement:
    return judge_commit(repository, "HEAD", repository, Progress(quiet=True))


def tips(repository: Repository) -> list[str]:
    return git(repository.root, "rev-parse", "main", "approvals").decode().split()


def shown(judgement: Judgement) -> dict[tuple[str, str], str]:
    return {(str(key), shelf): version.tree for key, shelf, version in judgement.versions()}


def test_the_same_seed_gives_the_same_commits(district: Repository, tmp_path: Path) -> None:
    again, other = generate(tmp_path / "again", COUNT), generate(tmp_path / "other", COUNT, seed=2)
    assert tips(again) == tips(district)
    assert set(tips(other)).isdisjoint(tips(district))


def test_the_ledger_is_believed_and_everything_is_published(district: Repository) -> None:
    judgement = judged(district)
    assert not judgement.refused
    findings = [*judgement.findings, *judgement.tip_findings]
    assert [one for one in findings if one.rule.severity is not Severity.NOTE] == []
    assert len(judgement.bundles) == COUNT
    versions = shown(judgement)
    assert all(versions[str(key), "school"] == bundle.tree for key, bundle in judgement.bundles.items())
    assert sum(shelf == "district" for _, shelf in versions) > COUNT / 4
    assert len(sites_of(judgement.organisation, datetime.fromisoformat(AS_OF))) == 41


def test_some_were_edited_and_approved_again(district: Repository) -> None:
    ordinals = [version.ordinal for _, shelf, version in judged(district).versions() if shelf == "school"]
    assert sorted(set(ordinals)) == [1, 2]
    assert ordinals.count(2) <= sum(map(is_edited, range(COUNT)))


def test_an_edit_moves_both_branches_and_is_published(tmp_path: Path) -> None:
    repository = generate(tmp_path / "one", 8)
    before, versions = tips(repository), shown(judged(repository))
    key = edit(repository.root).key
    after = tips(repository)
    assert all(new != old for new, old in zip(after, before, strict=True))
    judgement = judged(repository)
    assert not judgement.refused
    assert git(repository.root, "status", "--porcelain") == b""
    changed = {name for (name, shelf), tree in shown(judgement).items() if versions[name, shelf] != tree}
    assert changed == {str(key)}
    assert shown(judgement)[str(key), "school"] == judgement.bundles[key].tree


def test_the_mix_is_what_was_asked_for() -> None:
    made = [make_resource(1, number) for number in range(600)]
    share = {kind: sum(one.facts.kind == kind for one in made) / len(made) for kind in KINDS}
    assert all(abs(share[kind] - wanted) < 0.05 for kind, wanted in KINDS.items()), share
    assert {one.facts.subject for one in made} == {"toan", "khtn", "tin-hoc", "lsdl"}
    banks = [one for one in made if one.facts.kind == "question-bank"]
    assert {questions(one) for one in banks} <= set(range(10, 41))
    counted = [formulas(one) for one in banks if one.facts.subject in ("toan", "khtn")]
    assert min(map(len, counted)) >= 30
    every = [formula for bank in counted for formula in bank]
    repeated = len(every) - len(set(every))
    assert repeated <= 0.2 * len(every)


KINDS = {"lesson-video": 0.60, "question-bank": 0.25, "exam": 0.15}


def questions(made: Made) -> int:
    return made.content.count(b"\nC\xc3\xa2u ")


def formulas(made: Made) -> list[str]:
    return FORMULA.findall(made.content.decode())
