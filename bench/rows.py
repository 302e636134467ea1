"""The rows of a bench: what each cost in every run, and the table they make."""

import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench.measure import Cost, FailedError

LONG = 100.0
"""Seconds beyond which a row is measured once and not again in each round."""


@dataclass(slots=True)
class Row:
    """One thing that was measured; `about` is what its ratios are to, `folders` what it wrote."""

    name: str
    about: str
    costs: list[Cost] = field(default_factory=list)
    pages: int = 0
    files: int = 0
    size: int = 0
    failed: str = ""

    @property
    def wall(self) -> float:
        return statistics.median(cost.wall for cost in self.costs)

    @property
    def cpu(self) -> float:
        return statistics.median(cost.cpu for cost in self.costs)

    @property
    def peak(self) -> float:
        return statistics.median(cost.peak for cost in self.costs)


@dataclass(slots=True)
class Table:
    """All rows by name, in the order in which they were first measured."""

    title: str
    rows: dict[str, Row] = field(default_factory=dict)

    def add(self, name: str, about: str, carry_out: Callable[[], Cost]) -> Row | None:
        """Measure a row once more, unless it takes long or has failed; None where it was not."""
        row = self.rows.setdefault(name, Row(name, about))
        if row.failed or (row.costs and row.wall > LONG):
            return None
        try:
            cost = carry_out()
        except FailedError as error:
            row.failed = str(error)
            print(f"Left out, it failed: {name}\n{error}")
            return None
        row.costs.append(cost)
        told = f"{cost.wall:8.2f} s wall {cost.cpu:8.2f} s CPU {cost.peak / 1e6:6,.0f} MB  {name}"
        print(told, file=sys.stderr, flush=True)
        return row

    def text(self) -> str:
        """The table in Markdown: medians, and wall and CPU by those of the row that this is held against."""
        head = "| | wall | CPU | memory | HTML | files | MB | CPU a page | wall | CPU | runs |"
        lines = [self.title, "", head, "|---|---|---|---|---|---|---|---|---|---|---|"]
        lines += [self._line(row) for row in self.rows.values() if row.costs]
        return "\n".join(lines)

    def _line(self, row: Row) -> str:
        wrote = ["", "", "", ""]
        if row.files:
            each = f"{row.cpu / row.pages * 1000:.2f} ms" if row.pages else ""
            wrote = [f"{row.pages:,}", f"{row.files:,}", f"{row.size / 1e6:,.0f}", each]
        base = self.rows[row.about]
        cells = [
            row.name, f"{row.wall:.2f} s", f"{row.cpu:.2f} s", f"{row.peak / 1e6:,.0f} MB", *wrote,
            *((f"× {row.wall / base.wall:.2f}", f"× {row.cpu / base.cpu:.2f}") if base.costs else ("", "")),
            str(len(row.costs)),
        ]  # fmt: skip
        return f"| {' | '.join(cells)} |"

    def keep(self, path: Path) -> None:
        """Write every cost down, for the picture and for later comparisons."""
        path.parent.mkdir(parents=True, exist_ok=True)
        data = {"title": self.title, "rows": [asdict(row) for row in self.rows.values() if row.costs]}
        path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def weigh(row: Row | None, folders: list[Path]) -> None:
    """Count what a row wrote, the first time it did."""
    if row is None or row.files:
        return
    for folder in folders:
        for top, inner, names in os.walk(folder):
            inner[:] = [name for name in inner if name != ".hoclieu"]
            row.files += len(names)
            row.pages += sum(name.endswith(".html") for name in names)
            row.size += sum(Path(top, name).stat().st_size for name in names)


def machine() -> str:
    """What this machine is, and how long a loop takes that needs half a second on a quiet one like ours."""
    begin = time.perf_counter()
    sum(number * number for number in range(5_000_000))
    loop = time.perf_counter() - begin
    facts = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    model = next(
        (line.partition(": ")[2] for line in facts if line.startswith("model name")), platform.machine()
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GB; {system}; loop {loop:.2f} s"
