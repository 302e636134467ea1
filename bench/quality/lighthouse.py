"""Lighthouse's marks of a page, as a cheap phone on a slow line sees it."""

import json
import os
import shutil
import statistics
import subprocess
from dataclasses import dataclass
from pathlib import Path

_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"


@dataclass(frozen=True, slots=True)
class Scores:
    """Marks from 0 to 100."""

    performance: int
    accessibility: int
    practices: int
    seo: int

    def at_least(self, least: "Scores") -> bool:
        return all(
            mine >= wanted
            for mine, wanted in (
                (self.performance, least.performance),
                (self.accessibility, least.accessibility),
                (self.practices, least.practices),
                (self.seo, least.seo),
            )
        )


LEAST = Scores(99, 100, 100, 100)


def median_scores(tools: Path, address: str, runs: int) -> Scores:
    """The median of each mark over several runs."""
    found = [_scores(tools, address) for _ in range(runs)]
    return Scores(*(round(statistics.median(one[at] for one in found)) for at in range(len(_CATEGORIES))))


def _scores(tools: Path, address: str) -> tuple[float, ...]:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
    done = subprocess.run(
        [
            "node", tools / "lighthouse" / "cli" / "index.js", address, "--quiet", "--output=json",
            f"--only-categories={','.join(_CATEGORIES)}", f"--chrome-flags={_FLAGS}",
        ],
        env={**os.environ, "CHROME_PATH": os.environ.get("CHROMIUM", chromium)},
        capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr.decode()[-2000:])
    marks = json.loads(done.stdout)["categories"]
    return tuple(100 * (marks[name]["score"] or 0) for name in _CATEGORIES)
