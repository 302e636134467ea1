"""What every rival is given: the resources of each site, as plain facts and Markdown."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import frontmatter

from build_tools.builtin import builtin_vocabulary
from library.bundles import INDEX, SCHOOLS_FOLDER

DISTRICT = "district"

_STARRED = re.compile(r"^\*([A-Da-d][.)])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """One resource on one site: `name` is its path there without an ending."""

    name: str
    title: str
    subject: str
    grade: str
    kind: str
    licence: str
    description: str
    body: str


Sites = Mapping[str, list[Page]]


def read_sites(repository: Path) -> Sites:
    """The pages of each site, the site with the most first; read from the work tree."""
    sites: dict[str, list[Page]] = {}
    for source in sorted(repository.glob(f"{SCHOOLS_FOLDER}/*/*/*/{INDEX}")):
        for site, page in pages_of(repository, source.parent):
            sites.setdefault(site, []).append(page)
    return dict(sorted(sites.items(), key=lambda item: (-len(item[1]), item[0])))


def pages_of(repository: Path, folder: Path) -> list[tuple[str, Page]]:
    """A resource as its sites show it: its school's, and the district's where it is shared."""
    school = folder.relative_to(repository).parts[2]
    post = frontmatter.loads((folder / INDEX).read_text(encoding="utf-8"))
    words = builtin_vocabulary()
    page = Page(
        name=f"tai-nguyen/{folder.name}",
        title=str(post["title"]),
        subject=words.subjects[str(post["subject"])].label.vi,
        grade=f"Lớp {post['grade']}",
        kind=words.resource_types[str(post["type"])].label.vi,
        licence=words.licences[str(post["licence"])].label.vi,
        description=str(post["description"]),
        # The star marks the right answer; nobody would leave it on a page, nor is it Markdown.
        body=_STARRED.sub(r"\1", post.content),
    )
    shared = [(DISTRICT, replace(page, name=f"tai-nguyen/{school}/{folder.name}"))]
    return [(school, page), *(shared if post["share"] == "district" else [])]
