"""Runs every attack on the approval workflow and prints a table of them: `make attacks`.

A test names its row in its name: `test_row_36_to_42_...` with a parameter that begins with the row,
`test_row_30_and_53_...`, or `test_row_04_...` for one alone.
"""

import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pytest

TESTS = Path(__file__).parent / "build_tools" / "attacks"
ROWS = {
    1: "what main says of approval",
    2: "a pull request into the ledger",
    3: "an edit after approval",
    4: "an edit between review and merge",
    5: "an edit taken back",
    6: "approval copied to another resource",
    7: "an old approval after a withdrawal",
    8: "people changed beside content",
    9: "a role given to oneself",
    10: "CODEOWNERS edited, deleted, oversized",
    11: "self-approval",
    12: "a second account",
    13: "a sock puppet as author",
    14: "mail aliases and forged addresses",
    15: "a pusher who approves",
    16: "a renamed or recycled login",
    17: "a robot that approves",
    18: "the wrong subject, school or term",
    19: "a stage passed over",
    20: "two stages on two versions",
    21: "changes asked for, reviews dismissed",
    22: "an edited review",
    23: "more than one page",
    24: "dates set by the signer",
    25: "retired and stolen keys",
    26: "a signature made for something else",
    27: "wildcards among the keys",
    28: "squash, rebase, cherry-pick",
    29: "main pushed by force",
    30: "the ledger rolled back",
    31: "two recorders at once",
    32: "a move within a school",
    33: "a move to another school",
    34: "a deletion on main",
    35: "a clone that lacks objects",
    36: "submodules and names Git acts on",
    37: "symbolic links",
    38: "names a disk takes for one",
    39: "composed and decomposed names",
    40: "an evil merge",
    41: "octopus and criss-cross merges",
    42: "attributes, mail maps, pointers",
    43: "settings of the clone",
    44: "a bank edited after the exam",
    45: "references between bundles",
    46: "a video replaced elsewhere",
    47: "evidence too large or malformed",
    48: "a workflow that prints the secret",
    49: "shell injection by a title",
    50: "a twin of the tree id",
    51: "an approver who leaves",
    52: "an approver found out",
    53: "ledger and main both rewritten",
    54: "an embargoed exam in a public repository",
}
LEFT = {46: "told by `hoclieu media refresh --update`, which ends red; taking it off by itself is not built"}
"""Rows without a test, and why."""

_NAME = re.compile(r"test_row_(\d+)(?:_to_(\d+)|_and_(\d+))?_")
_PARAMETER = re.compile(r"\[(?:.*-)?(\d\d)-")
_EVIDENCE = re.compile(r"\b(unsigned|recorded|signed|github|gitlab|forgejo)\b")


@dataclass(slots=True)
class Row:
    """What became of the tests of one row."""

    passed: int = 0
    failed: int = 0
    kinds: set[str] = field(default_factory=set)


def rows_of(test: str) -> set[int]:
    """The rows that a test, by its id, is about."""
    name = _NAME.search(test)
    if name is None:
        return set()
    first, last, other = (int(part) if part else 0 for part in name.groups())
    if last:
        own = _PARAMETER.search(test)
        return {int(own[1])} if own else set()
    return {first, other} - {0}


class Results:
    """Listens to a run of pytest."""

    def __init__(self) -> None:
        self.rows: dict[int, Row] = defaultdict(Row)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when != "call" and not report.failed:
            return
        for number in rows_of(report.nodeid):
            row = self.rows[number]
            row.passed += report.passed
            row.failed += not report.passed
            row.kinds |= set(_EVIDENCE.findall(report.nodeid.partition("[")[2]))


def table(rows: dict[int, Row]) -> str:
    """A line a row: its number, what it is, on which evidence, and what became of it."""
    lines = [f"{'row':>3}  {'attack':42}  {'evidence or forge':34}  result"]
    for number, name in ROWS.items():
        row = rows.get(number)
        kinds = ", ".join(sorted(row.kinds)) if row else ""
        if row is None:
            result = f"left: {LEFT[number]}" if number in LEFT else "NO TEST"
        else:
            result = f"held ({row.passed})" if not row.failed else f"FAILED ({row.failed} of {row.passed})"
        lines.append(f"{number:>3}  {name:42}  {kinds or '-':34}  {result}")
    return "\n".join(lines) + "\n"


def main() -> int:
    results = Results()
    code = pytest.main([str(TESTS), "-q", "-k", "test_row_", *sys.argv[1:]], plugins=[results])
    sys.stdout.write("\n" + table(results.rows))
    missing = ROWS.keys() - results.rows.keys() - LEFT.keys()
    return int(code) or int(bool(missing))


if __name__ == "__main__":
    sys.exit(main())
