"""The same content as other generators want it: one folder of Markdown a site, in their own terms.

Hugo renders each site as ours does: a page a resource, lists by grade and subject, related pages. It has
no search index and leaves formulas to the browser; the table says so.
"""

import json
import shutil
from pathlib import Path

import frontmatter

_CONFIG = """\
baseURL = "https://example.vn/"
languageCode = "vi"
title = "{title}"
disableKinds = ["RSS", "404"]
[taxonomies]
grade = "grades"
subject = "subjects"
kind = "kinds"
"""
_BASE = """\
<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{{ .Title }} – {{ site.Title }}</title>
<meta name="viewport" content="width=device-width"></head><body><header><a href="/">{{ site.Title }}</a>
<nav>{{ range site.Taxonomies.grades.Alphabetical }}<a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a>
{{ end }}</nav></header><main>{{ block "main" . }}{{ end }}</main>
<footer>{{ site.Title }}</footer></body></html>
"""
_SINGLE = """\
{{ define "main" }}<article><h1>{{ .Title }}</h1><dl><dt>Môn</dt><dd>{{ .Params.subject }}</dd><dt>Lớp</dt>
<dd>{{ .Params.grade }}</dd><dt>Giấy phép</dt><dd>{{ .Params.licence }}</dd></dl>{{ .Content }}</article>
<aside><ul>{{ range first 6 (site.RegularPages.Related .) }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul></aside>{{ end }}
"""
_LIST = """\
{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ len .RegularPagesRecursive }}</p><ul>{{ range .Pages }}<li>
<a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
"""


def hugo_sites(repository: Path, target: Path) -> list[Path]:
    """A Hugo site for the district and for each school that has resources, ready to be built."""
    sources = sorted(repository.glob("content/schools/*/**/index.md"))
    sites: dict[str, list[tuple[str, frontmatter.Post]]] = {}
    for source in sources:
        school = source.relative_to(repository).parts[2]
        post = frontmatter.loads(source.read_text(encoding="utf-8"))
        sites.setdefault(school, []).append((source.parent.name, post))
        if post.get("share") == "district":
            sites.setdefault("district", []).append((f"{school}/{source.parent.name}", post))
    for name, posts in sorted(sites.items()):
        _write_site(target / name, name, posts)
    return [target / name for name in sorted(sites)]


def _write_site(folder: Path, title: str, posts: list[tuple[str, frontmatter.Post]]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    _write(folder / "hugo.toml", _CONFIG.format(title=title))
    for name, text in (("baseof", _BASE), ("single", _SINGLE), ("list", _LIST)):
        _write(folder / "layouts" / "_default" / f"{name}.html", text)
    for name, post in posts:
        facts = {
            "title": str(post["title"]),
            "grades": [f"lop-{post['grade']}"],
            "subjects": [str(post["subject"])],
            "kinds": [str(post["type"])],
            "grade": str(post["grade"]),
            "subject": str(post["subject"]),
            "licence": str(post["licence"]),
        }
        body = f"{json.dumps(facts, ensure_ascii=False, indent=1)}\n\n{post.content}\n"
        _write(folder / "content" / "tai-nguyen" / f"{name}.md", body)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
