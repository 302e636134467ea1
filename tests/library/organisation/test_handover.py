"""Somebody leaves: what changes in people.yml, and that nothing else does."""

# ruff: noqa: E501 -- lines of a file are read best as they stand

from datetime import date

import pytest

from library.diagnostics import Text
from library.organisation.handover import Handover, hand_over

LAST = date(2026, 12, 31)
FILE = """\
# Người của trường
- id: p-cu
  name: Thầy Cũ (mẫu)   # tổ trưởng
  roles:
    - {role: department-head, school: thcs-a, subjects: [toan, tin-hoc], from: 2023-09-01}
    - role: deputy-head
      school: thcs-a
      subjects:
        - khtn   # cả ba phân môn
      until: 2027-05-31
    - {role: teacher, school: thcs-a}
    - {role: principal, school: thcs-a, until: 2020-08-31}

- id: p-moi
  name: Cô Mới (mẫu)
  roles:
    - {role: teacher, school: thcs-a}  # dạy Toán 6

- {id: p-hai, name: Thầy Hai (mẫu)}
- id: p-ba
  name: Cô Ba (mẫu)
  roles: [{role: teacher, school: thcs-a}]
- id: p-tu
  name: Thầy Tư (mẫu)
- id: p-nam
  name: Thầy Năm (mẫu)
  roles: []
"""
HEAD = "{role: department-head, school: thcs-a, subjects: [toan, tin-hoc], from: 2027-01-01}"
DEPUTY = "{role: deputy-head, school: thcs-a, subjects: [khtn], from: 2027-01-01, until: 2027-05-31}"


def done(heir: str = "p-moi", text: str = FILE, leaver: str = "p-cu") -> Handover:
    outcome = hand_over(text, leaver, heir, LAST)
    assert isinstance(outcome, Handover), outcome
    return outcome


def changed(before: str, after: str) -> list[str]:
    """The lines that are new, in order."""
    old = before.splitlines()
    return [line for line in after.splitlines() if line not in old]


ENDED = [
    "    - {role: department-head, school: thcs-a, subjects: [toan, tin-hoc], from: 2023-09-01, until: 2026-12-31}",
    "      until: 2026-12-31",
    "    - {role: teacher, school: thcs-a, until: 2026-12-31}",
]


def test_roles_end_and_are_taken_over_the_day_after() -> None:
    outcome = done()
    assert outcome.roles == (HEAD, DEPUTY)
    assert changed(FILE, outcome.text) == [*ENDED, f"    - {HEAD}", f"    - {DEPUTY}"]
    assert "    - {role: teacher, school: thcs-a}  # dạy Toán 6\n" in outcome.text
    assert "        - khtn   # cả ba phân môn\n" in outcome.text


@pytest.mark.parametrize(
    ("heir", "lines"),
    [
        ("p-hai", [f"- {{id: p-hai, name: Thầy Hai (mẫu), roles: [{HEAD}, {DEPUTY}]}}"]),
        ("p-ba", [f"  roles: [{{role: teacher, school: thcs-a}}, {HEAD}, {DEPUTY}]"]),
        ("p-tu", [f"  roles: [{HEAD}, {DEPUTY}]"]),
        ("p-nam", [f"  roles: [{HEAD}, {DEPUTY}]"]),
    ],
)
def test_however_the_heirs_roles_are_written(heir: str, lines: list[str]) -> None:
    assert changed(FILE, done(heir).text) == [*ENDED, *lines]


def test_a_role_without_a_last_line_gets_one_below_it() -> None:
    text = FILE.replace("      until: 2027-05-31\n", "")
    assert "        - khtn   # cả ba phân môn\n      until: 2026-12-31\n" in done(text=text).text


def test_who_holds_the_role_already_gets_it_once() -> None:
    text = FILE.replace(
        "    - {role: teacher, school: thcs-a}  # dạy",
        "    - {role: department-head, school: thcs-a, subjects: [toan, tin-hoc]}  # dạy",
    )
    assert done(text=text).roles == (DEPUTY,)


def test_the_last_line_of_a_file_without_a_line_feed() -> None:
    assert done(
        "p-tu", FILE.replace("- id: p-nam\n  name: Thầy Năm (mẫu)\n  roles: []\n", "").rstrip("\n")
    ).text.endswith(f"\n  roles: [{HEAD}, {DEPUTY}]")


@pytest.mark.parametrize(
    ("leaver", "heir"), [("p-cu", "p-cu"), ("p-khong", "p-moi"), ("p-cu", "p-khong"), ("p-tu", "p-moi")]
)
def test_what_cannot_be_handed_over(leaver: str, heir: str) -> None:
    assert isinstance(hand_over(FILE, leaver, heir, LAST), Text)
