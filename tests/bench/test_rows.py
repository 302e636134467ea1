"""What `make bench` measures and prints."""

import sys
from pathlib import Path

import pytest

from bench.measure import Cost, FailedError, Run, measured
from bench.rows import Table, weigh


def python(program: str, folder: Path) -> Run:
    return Run((sys.executable, "-c", program), folder)


def test_processor_and_memory_of_all_processes_are_counted(tmp_path: Path) -> None:
    # Each waits for the other, however late that begins, so that both hold theirs at once.
    child = (
        "import os, pathlib, time; held = bytearray(80_000_000); here = pathlib.Path()\n"
        "(here / f'{os.getpid()}.held').touch()\n"
        "while len(list(here.glob('*.held'))) < 2: time.sleep(0.01)\n"
        "time.sleep(1)"
    )
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}], check=True)"
    cost = measured([python(parent, tmp_path), python(parent, tmp_path)], at_once=2)
    assert cost.wall > 1
    assert cost.peak > 160_000_000
    assert cost.cpu > 0


def test_a_run_that_fails_says_what_it_printed(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="no such luck"):
        measured([python("raise SystemExit('no such luck')", tmp_path)])


def test_a_rival_that_fails_is_left_out_of_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> Cost:
        raise FailedError("no such luck")

    table = Table("title")
    table.add("ours", "ours", lambda: Cost(2.0, 3.0, 4_000_000))
    table.add("theirs", "ours", fail)
    assert "| ours | 2.00 s | 3.00 s | 4 MB |" in table.text()
    assert "theirs" not in table.text()
    assert "no such luck" in capsys.readouterr().out


def test_a_row_is_the_median_and_says_what_it_wrote(tmp_path: Path) -> None:
    table, walls = Table("title"), iter((9.0, 1.0, 2.0))
    (tmp_path / "page.html").write_bytes(b"x" * 3_000_000)
    (tmp_path / ".hoclieu").mkdir()
    (tmp_path / ".hoclieu" / "manifest.json").write_text("{}")
    for _ in range(3):
        weigh(table.add("ours", "ours", lambda: Cost(next(walls), 0.5, 1_000_000)), [tmp_path])
    assert "| ours | 2.00 s | 0.50 s | 1 MB | 1 | 1 | 3 | 500.00 ms | × 1.00 | × 1.00 | 3 |" in table.text()
