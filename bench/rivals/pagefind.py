"""Pagefind: the search index that Hugo and Eleventy lack, made from a site's finished pages."""

from collections.abc import Iterable
from pathlib import Path

from bench.measure import Run

NAME = "Pagefind on Hugo's pages"
PROGRAM = "pagefind"
RENDERS = "the search index of a site's finished pages"
LEAVES = "needs a web server (not file://), đ is not d"


def index_runs(program: Path, sites: Iterable[Path]) -> list[Run]:
    """One run for each folder of finished pages."""
    return [Run((str(program), "--silent", "--site", "."), site) for site in sites]
