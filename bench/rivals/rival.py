"""A rival: how it wants its files, how it is started, and what it makes of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Run
from bench.rivals.sources import Page, Sites

HERE = Path(".rivals")
"""Where `.ci/rivals` puts their programs; apart from the project's own environment."""

Files = Iterable[tuple[str, str]]
_KEPT = ".kept"
"""The folder for what a rival would keep in the user's own cache from run to run."""


@dataclass(frozen=True, slots=True)
class Rival:
    """Another generator.

    `renders` and `leaves` say what it does of what ours does, and what not. `files` are those of a whole
    site by its name, `page` the one of a resource; `out` is the folder of finished pages. One that can make
    many sites in one run has `together`, the files they share, and is told which by the variable SITES. One
    with `caches` of its own is timed again when nothing changed. One that keeps things elsewhere from run to
    run is told where by the variable `keeps_in`. Beyond `most` resources it is left out, because a run would
    take an hour.
    """

    name: str
    program: str
    arguments: tuple[str, ...]
    renders: str
    leaves: str
    out: str
    files: Callable[[str, list[Page]], Files]
    page: Callable[[Page], tuple[str, str]]
    together: tuple[tuple[str, str], ...] = ()
    caches: tuple[str, ...] = ()
    keeps_in: str = ""
    most: int = 1_000_000

    def write(self, folder: Path, sites: Sites) -> None:
        """Write what this rival reads."""
        for path, text in self.together:
            write(folder / path, text)
        for site, pages in sites.items():
            for path, text in self.files(site, pages):
                write(self._source(folder, site) / path, text)

    def rewrite(self, folder: Path, changed: Iterable[tuple[str, Page]]) -> None:
        """Write changed pages anew."""
        for site, page in changed:
            path, text = self.page(page)
            write(self._source(folder, site) / path, text)

    def finished(self, folder: Path, site: str) -> Path:
        """Where the finished pages of a site are."""
        return folder / self.out / site if self.together else folder / site / self.out

    def remembered(self, folder: Path, site: str) -> list[Path]:
        """What it keeps of a site from one run to the next."""
        return [*(folder / site / name for name in self.caches), folder / _KEPT]

    def runs(self, program: Path, folder: Path, sites: Iterable[str]) -> list[Run]:
        """What to carry out for these sites."""
        command = (str(program), *self.arguments)
        if self.together:
            return [Run(command, folder, (("SITES", " ".join(sites)),))]
        told = ((self.keeps_in, str(folder / _KEPT)),) if self.keeps_in else ()
        return [Run(command, folder / site, told) for site in sites]

    def _source(self, folder: Path, site: str) -> Path:
        return folder / "content" / site if self.together else folder / site


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def find_program(name: str) -> Path | None:
    """Where a rival's program is, or None where it could not be installed."""
    for folder in (HERE / "bin", HERE / "node_modules" / ".bin"):
        if (folder / name).exists():
            return (folder / name).absolute()
    return None


def grouped(pages: list[Page]) -> dict[str, list[Page]]:
    """The pages of each list, by its title: each grade, and each subject in a grade."""
    lists: dict[str, list[Page]] = {}
    for page in pages:
        lists.setdefault(page.grade, []).append(page)
        lists.setdefault(f"{page.grade} – {page.subject}", []).append(page)
    return lists
