"""Times whole builds of a generated district, ours and the rivals' on the same content, turn by turn.

    python -m bench.build [SIZE] [RUNS] [--keep] [--with NAME,NAME]

Prints wall and CPU seconds of whole processes, the memory of all of them together, what they wrote, and
the ratios between the rows. Machines differ and are noisy: quote the ratios, not the seconds. The rivals
are those in `.rivals/`, which `make bench` fills; each is given all cores: where it makes one site in a
run, as many run side by side. `--with` names those to take (`--with none`: no rival), `--keep` writes the
numbers to `bench/kept/`, from which the README's picture is drawn. Each row is told as it is measured.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Collection
from pathlib import Path

from bench.edit import edit
from bench.generate import AS_OF, generate
from bench.measure import Cost, Run, measured
from bench.rivals.all import RIVALS
from bench.rivals.pagefind import LEAVES, NAME, PROGRAM, RENDERS, index_runs
from bench.rivals.rival import Rival, find_program
from bench.rivals.sources import DISTRICT, Page, pages_of, read_sites
from bench.rows import Table, machine, weigh

OURS = "ours, from nothing"
EDITED = "ours, one edit approved"
UNCHANGED = "ours, nothing changed"
KEPT = Path(__file__).parent / "kept"
_OURS = (
    "a page a resource with its approvals, formulas as MathML, questions to practise, copies to carry, "
    "shelves, related pages, search (đ = d, works on file://), catalogues, feeds, covers, staff pages"
)


def main() -> None:
    parser = argparse.ArgumentParser(description="Time whole builds, ours and the rivals'.")
    parser.add_argument("size", type=int, nargs="?", default=1000)
    parser.add_argument("runs", type=int, nargs="?", default=3)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--with", dest="names", metavar="NAME,NAME", default=",".join(r.name for r in RIVALS))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hoclieu-bench-") as scratch:
        bench = _Bench(Path(scratch), options.size, options.names.split(","))
        for _ in range(options.runs):  # In turn, so that a slow minute of the machine is slow for all.
            bench.round()
            if options.keep:
                bench.table.keep(KEPT / f"{options.size}.json")
        print(bench.table.text())
        print(bench.legend())


class _Bench:
    """A generated district, the rivals' copies of it, and what was measured so far."""

    def __init__(self, scratch: Path, size: int, names: Collection[str]) -> None:
        self.scratch, self.root, self.old = scratch, scratch / "repository", scratch / "old"
        self.old.mkdir()
        self.table = Table(f"{size:,} resources. {machine()}")
        generate(self.root, size)
        os.environ |= {"HOCLIEU_CACHE": f"{scratch}/cache", "HOCLIEU_CACHE_KEY": f"{scratch}/key"}
        self.rivals = dict(_present(size, names))
        sites = read_sites(self.root) if self.rivals else {}
        self.sites = list(sites)
        for rival in self.rivals:
            rival.write(scratch / rival.name, sites)

    def round(self) -> None:
        """Measure every row once."""
        self._ours()
        for rival, program in self.rivals.items():
            self._rival(rival, program)
            if rival.name == "Hugo":
                self._search(rival)
        changed = pages_of(self.root, self.root / edit(self.root).folder)
        self.table.add(EDITED, EDITED, self._build())
        self.table.add(UNCHANGED, UNCHANGED, self._build())
        for rival, program in self.rivals.items():
            self._rival_edited(rival, program, changed)

    def legend(self) -> str:
        """What each of them does, and what not."""
        named = {rival.name: (rival.renders, rival.leaves) for rival in self.rivals}
        if find_program(PROGRAM) and named:
            named[NAME] = (RENDERS, LEAVES)
        lines = ["", "| | renders | leaves |", "|---|---|---|", f"| ours | {_OURS} | |"]
        return "\n".join([*lines, *(f"| {name} | {told} | {left} |" for name, (told, left) in named.items())])

    def _ours(self) -> None:
        build = self.root / "build"
        for folder in (build, self.scratch / "cache"):
            self._put_aside(folder)
        row = self.table.add(OURS, OURS, self._build())
        weigh(row, [build])
        for part in ("sites", "staff", "class-link"):
            self._put_aside(build / part)
        (build / ".hoclieu" / "manifest.json").unlink(missing_ok=True)
        self.table.add("ours, all sites anew, what was compiled kept", OURS, self._build())
        self.table.add("check, nothing cached", OURS, self._hoclieu("check", "--no-cache"))
        self.table.add("check, cached", OURS, self._hoclieu("check"))
        self.table.add("hoclieu --help", UNCHANGED, self._hoclieu("--help"))

    def _build(self) -> Callable[[], Cost]:
        return self._hoclieu("build", "--as-of", AS_OF)

    def _hoclieu(self, verb: str, *options: str) -> Callable[[], Cost]:
        root = ("--root", str(self.root)) if verb[0] != "-" else ()
        command = (sys.executable, "-m", "build_tools.cli.main", verb, *root, *options)
        return lambda: measured([Run(command, Path.cwd())])

    def _rival(self, rival: Rival, program: Path) -> None:
        folder = self.scratch / rival.name
        outs = [rival.finished(folder, site) for site in self.sites]
        kept = [part for site in self.sites for part in rival.remembered(folder, site)]
        for part in (*outs, *kept):
            self._put_aside(part)
        row = self.table.add(
            f"{rival.name}, from nothing", OURS, self._of(rival.runs(program, folder, self.sites))
        )
        weigh(row, outs)
        if rival.caches:
            again = self._of(rival.runs(program, folder, self.sites))
            self.table.add(f"{rival.name}, nothing changed", UNCHANGED, again)

    def _rival_edited(self, rival: Rival, program: Path, changed: list[tuple[str, Page]]) -> None:
        """Only the sites that show the edited resource: a person can tell a rival so."""
        folder = self.scratch / rival.name
        rival.rewrite(folder, changed)
        sites = [site for site, _ in changed]
        where = " and ".join("the district" if site == DISTRICT else "one school" for site in sites)
        self.table.add(
            f"{rival.name}, one edit: {where}", EDITED, self._of(rival.runs(program, folder, sites))
        )

    def _search(self, rival: Rival) -> None:
        program, folder = find_program(PROGRAM), self.scratch / rival.name
        if program is None:
            return
        outs = [rival.finished(folder, site) for site in self.sites]
        row = self.table.add(NAME, OURS, self._of(index_runs(program, outs)))
        weigh(row, [out / "pagefind" for out in outs])

    def _of(self, runs: list[Run]) -> Callable[[], Cost]:
        return lambda: measured(runs, os.cpu_count() or 1)

    def _put_aside(self, folder: Path) -> None:
        """Out of the way and not deleted: for a while after that ext4 makes files ten times slower."""
        if folder.exists():
            folder.rename(self.old / str(time.monotonic_ns()))


def _present(size: int, names: Collection[str]) -> list[tuple[Rival, Path]]:
    found: list[tuple[Rival, Path]] = []
    for rival in RIVALS:
        if rival.name not in names:
            continue
        program = find_program(rival.program)
        if program is None:
            print(f"Left out, since it is not installed: {rival.name}")
        elif size > rival.most:
            print(f"Left out, since it would take too long: {rival.name} (at most {rival.most:,} resources)")
        else:
            found.append((rival, program))
    return found


if __name__ == "__main__":
    main()
