"""Says where the time of a build goes: seconds between the lines in which it tells of its steps.

    python -m bench.stages [SIZE] [RUNS]

Three builds of a generated district: from nothing, after one edit was approved, and with nothing changed. A
step is counted up to the line that says it is done; what begins beside another step is in that one's time.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.edit import edit
from bench.generate import AS_OF, generate

_COMMAND = (sys.executable, "-m", "build_tools.cli.main", "--lang", "en", "build", "--as-of", AS_OF, "--root")


def main() -> None:
    size, runs = (*map(int, sys.argv[1:]), *(1000, 3)[len(sys.argv) - 1 :])
    costs: dict[str, dict[str, list[float]]] = {}
    with tempfile.TemporaryDirectory(prefix="hoclieu-bench-") as scratch:
        root = Path(scratch) / "repository"
        generate(root, size)
        for at in range(runs):
            os.environ |= {"HOCLIEU_CACHE": f"{scratch}/{at}", "HOCLIEU_CACHE_KEY": f"{scratch}/key"}
            if (root / "build").exists():
                (root / "build").rename(f"{scratch}/build-{at}")
            for name in ("from nothing", "one edit", "nothing changed"):
                if name == "one edit":
                    edit(root)
                for step, seconds in _steps(root):
                    costs.setdefault(step, {}).setdefault(name, []).append(seconds)
    print("| | from nothing | one edit | nothing changed |\n|---|---|---|---|")
    for step, named in costs.items():
        cells = (f"{statistics.median(named[name]):.2f} s" if name in named else "" for name in
                 ("from nothing", "one edit", "nothing changed"))  # fmt: skip
        print(f"| {step} | {' | '.join(cells)} |")


def _steps(root: Path) -> list[tuple[str, float]]:
    """Each step's name without its numbers, and its seconds; the last is what follows all of them."""
    last = begin = time.perf_counter()
    found: list[tuple[str, float]] = []
    with subprocess.Popen(
        (*_COMMAND, str(root)), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stderr is not None
        for line in run.stderr:
            now = time.perf_counter()
            found.append((line.strip().rstrip("0123456789 "), now - last))
            last = now
    end = time.perf_counter()
    if run.returncode:
        sys.exit(f"the build failed: {run.returncode}")
    return [*found, ("ending", end - last), ("all", end - begin)]


if __name__ == "__main__":
    main()
