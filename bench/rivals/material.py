"""MkDocs with Material, and Zensical, which reads the same file: pages and a search index.

Neither makes lists of its own, so they are written as pages beforehand. The resources stand in no navigation:
with one, MkDocs takes time that grows with the square of the pages.
"""

import json

from bench.rivals.rival import Files, Rival, grouped
from bench.rivals.sources import Page

_CONFIG = """\
site_name: {title}
site_url: https://example.vn/
docs_dir: content
site_dir: public
theme:
  name: material
  language: vi
  font: false
markdown_extensions:
  - pymdownx.arithmatex:
      generic: true
validation:
  omitted_files: ignore
nav:
  - Trang chủ: index.md
"""


def _page(page: Page) -> tuple[str, str]:
    facts = {"title": page.title, "description": page.description}
    head = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in facts.items())
    told = f"{page.subject} · {page.grade} · {page.kind} · {page.licence}"
    return f"content/{page.name}.md", f"---\n{head}---\n\n# {page.title}\n\n{told}\n\n{page.body}\n"


def _files(site: str, pages: list[Page]) -> Files:
    yield "mkdocs.yml", _CONFIG.format(title=site)
    lists = grouped(pages)
    for at, (title, listed) in enumerate(lists.items()):
        rows = "".join(
            f"- [{page.title.replace('[', '(').replace(']', ')')}](../{page.name}.md)\n" for page in listed
        )
        yield f"content/danh-muc/{at}.md", f"# {title}\n\n{len(listed)}\n\n{rows}"
    rows = "".join(f"- [{title}](danh-muc/{at}.md)\n" for at, title in enumerate(lists))
    yield "content/index.md", f"# {site}\n\n{rows}"
    yield from map(_page, pages)


MATERIAL = Rival(
    name="MkDocs Material",
    program="mkdocs",
    arguments=("build", "--quiet"),
    renders="a page a resource, a search index (one file a site, đ is not d)",
    leaves="formulas to the browser; lists written beforehand; no approvals, question practice or copies",
    out="public",
    files=_files,
    page=_page,
    most=20_000,
)
ZENSICAL = Rival(
    name="Zensical",
    program="zensical",
    arguments=("build",),
    renders=MATERIAL.renders,
    leaves=MATERIAL.leaves,
    out="public",
    files=_files,
    page=_page,
    caches=(".cache",),
    most=20_000,
)
