"""Progress of long work: plain lines with counts in a log, one living line on a terminal."""

from tests.build_tools.cli.conftest import Command
from tests.build_tools.small_district import SmallDistrict

STEPS = [
    "Reading vocabulary and organisation",
    "Reading the ledger",
    "Reading resources 2",
    "Making posters",
    "Building pages 9",
    "Writing pages",
]


def test_in_a_log_each_step_is_a_plain_line_with_its_count(hoclieu: Command, approved: SmallDistrict) -> None:
    ran = hoclieu("build", "--root", str(approved.root), "--lang", "en")
    assert ran.code == 0
    assert ran.err.splitlines() == STEPS
    assert "\r" not in ran.said
    assert "\x1b" not in ran.said


def test_on_a_terminal_counts_go_up_in_one_line(hoclieu: Command, approved: SmallDistrict) -> None:
    ran = hoclieu.on_terminal("build", "--root", str(approved.root), "--lang", "en")
    assert ran.code == 0
    assert "\rBuilding pages 1/9" in ran.out
    assert "\rBuilding pages 9/9" in ran.out
    assert "\rBuilding pages 9\x1b[K\r\n" in ran.out


def test_reports_for_programs_come_without_progress(hoclieu: Command, approved: SmallDistrict) -> None:
    ran = hoclieu("check", "--root", str(approved.root), "--format", "json")
    assert (ran.code, ran.err) == (0, "")
