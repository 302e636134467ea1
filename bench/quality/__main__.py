"""Holds the pages of the sample district against Lighthouse and the Nu HTML Checker.

    python -m bench.quality [RUNS [PAGE]]

PAGE is part of the name of a kind of page: `exam` looks at those of exams alone. Needs `make demo` before
it, Node, Java and a Chromium; `make quality` sees to all of them. Exits with 1 where a page is below what
this project asks of itself.
"""

import sys
from pathlib import Path

from bench.quality.host import hosting
from bench.quality.lighthouse import LEAST, Scores, median_scores
from bench.quality.markup import markup_faults
from tests.build_tools.browser.sample_pages import PAGES

ROOT = Path(__file__).parents[2]
SITES = ROOT / "demo" / "build" / "sites"
TOOLS = ROOT / ".quality" / "node_modules"
_NOT_INDEXED = {"search without results", "search with results", "missing"}


def main() -> int:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    wanted = sys.argv[2] if len(sys.argv) > 2 else ""
    if not SITES.is_dir():
        sys.stderr.write(f"There is nothing to look at in {SITES}. Run: make demo\n")
        return 2
    faults = markup_faults(TOOLS, SITES)
    print(f"Nu HTML Checker: {len(faults)} errors")
    for fault in faults[:20]:
        print(f"  {fault}")
    poor = False
    print(f"\n{'page':30} {'perf.':>6} {'access.':>8} {'practice':>9} {'SEO':>5}   (median of {runs})")
    with hosting(SITES) as address:
        for kind, path in PAGES.items():
            if kind in _NOT_INDEXED or wanted not in kind:
                continue
            scores = median_scores(TOOLS, f"{address}{path}", runs)
            print(_row(kind, scores), flush=True)
            poor = poor or not scores.at_least(LEAST)
    return 1 if poor or faults else 0


def _row(kind: str, scores: Scores) -> str:
    mark = "" if scores.at_least(LEAST) else "   below"
    return (
        f"{kind:30} {scores.performance:6} {scores.accessibility:8} {scores.practices:9} {scores.seo:5}{mark}"
    )


if __name__ == "__main__":
    sys.exit(main())
