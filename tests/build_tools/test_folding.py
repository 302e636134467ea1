"""A ledger spread over processes is judged as it is in one."""

from dataclasses import replace

import pytest

from build_tools import folding
from build_tools.workers import VARIABLE
from library.approval.in_force import InForce, Reign
from library.approval.ledger import Ledger
from library.approval.model import Key
from library.approval.standing import judge
from library.diagnostics import collect
from tests.library.approval.sample_ledger import ORGANISATION_TREE, authority, ledger, statement

IN_FORCE = InForce((Reign(0, ORGANISATION_TREE, authority()),))


def long_ledger() -> Ledger:
    """Thirty resources: published, half way, noticed, withdrawn, returned, and some of it void."""
    said = []
    for number in range(30):
        key = Key("a", f"bai-{number}")
        words = ["head approve 1", "principal approve 1", "other approve 1"]
        words += (["principal notice 1"], ["principal withdraw 1"], ["head return 1"])[number % 3]
        said += [(key, one) for one in words[number % 2 :]]
    return ledger(*(statement(words, at)._replace(key=key) for at, (key, words) in enumerate(said)))


@pytest.fixture(autouse=True)
def spread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding, "WORTH_SPREADING", 1)
    monkeypatch.setenv(VARIABLE, "2")


def test_the_same_standings_and_the_same_findings() -> None:
    book = long_ledger()
    alone, findings = collect(judge(book, IN_FORCE, {}))
    spread, found = folding.judge_widely(book, IN_FORCE, {})
    assert alone is not None
    assert spread == alone
    assert list(spread) == list(alone)
    assert set(found) == set(findings) != set()


def test_the_verdict_counts_what_the_standings_show() -> None:
    book = long_ledger()
    alone, findings = collect(judge(book, IN_FORCE, {}))
    verdict = folding.verify_widely(book, IN_FORCE, {})
    assert verdict.sound
    assert verdict.shown["school"] == sum("school" in one.versions for one in (alone or {}).values()) > 0
    assert set(verdict.findings) == set(findings)


def test_one_malformed_line_spoils_the_whole_ledger() -> None:
    book = long_ledger()
    key, rows = next(iter(book.rows.items()))
    broken = replace(book, rows={**book.rows, key: (*rows, rows[0].replace(b'"school"', b'"moon"'))})
    assert folding.judge_widely(broken, IN_FORCE, {})[0] is None
    assert not folding.verify_widely(broken, IN_FORCE, {}).sound
