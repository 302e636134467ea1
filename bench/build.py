"""Times whole builds of a generated district: from an empty cache, and with nothing changed.

    python -m bench.build [COUNT] [RUNS]

Prints the median of several runs, each a process of its own. Machines differ and are noisy: quote
the ratio between the rows, not the seconds.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.generate import generate

AS_OF = "2026-11-20T08:00:00+07:00"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory(prefix="hoclieu-bench-") as scratch:
        root = Path(scratch) / "repository"
        generate(root, count)
        cold = [_timed(root, fresh=True) for _ in range(runs)]
        again = [_timed(root, fresh=False) for _ in range(runs)]
        files = sum(1 for path in (root / "build").rglob("*") if path.is_file())
    print(f"{count} resources, 9 sites, {files} files; median of {runs} runs")
    print(f"  from an empty cache   {statistics.median(cold):6.2f} s")
    print(f"  nothing changed       {statistics.median(again):6.2f} s")


def _timed(root: Path, *, fresh: bool) -> float:
    if fresh:
        shutil.rmtree(root / "build", ignore_errors=True)
    command = [sys.executable, "-m", "build_tools.cli.main", "build", "--as-of", AS_OF]
    begin = time.perf_counter()
    done = subprocess.run([*command, "--root", str(root)], capture_output=True, check=False)
    if done.returncode:
        sys.exit(done.stdout.decode() + done.stderr.decode())
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
