"""Hugo: pages, lists by grade, subject and kind, related pages. Formulas are left to the browser.

A second one lets Hugo render the formulas, by the KaTeX it carries.
"""

import json
from dataclasses import replace

from bench.rivals.rival import Files, Rival
from bench.rivals.sources import Page

_CONFIG = """\
baseURL = "https://example.vn/"
languageCode = "vi"
title = "{title}"
disableKinds = ["RSS", "404"]
[taxonomies]
grade = "grades"
subject = "subjects"
kind = "kinds"
[markup.goldmark.extensions.passthrough]
enable = true
[markup.goldmark.extensions.passthrough.delimiters]
block = [["$$", "$$"]]
inline = [["$", "$"]]
"""
_BASE = """\
<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{{ .Title }} – {{ site.Title }}</title>
<meta name="viewport" content="width=device-width"></head><body><header><a href="/">{{ site.Title }}</a>
<nav>{{ range site.Taxonomies.grades.Alphabetical }}<a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a>
{{ end }}</nav></header><main>{{ block "main" . }}{{ end }}</main>
<footer>{{ site.Title }}</footer></body></html>
"""
_SINGLE = """\
{{ define "main" }}<article><h1>{{ .Title }}</h1><p>{{ .Description }}</p><dl><dt>Môn</dt>
<dd>{{ .Params.subject }}</dd><dt>Lớp</dt><dd>{{ .Params.grade }}</dd><dt>Giấy phép</dt>
<dd>{{ .Params.licence }}</dd></dl>{{ .Content }}</article>
<aside><ul>{{ range first 6 (site.RegularPages.Related .) }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul></aside>{{ end }}
"""
_LIST = """\
{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ len .RegularPagesRecursive }}</p><ul>{{ range .Pages }}<li>
<a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
"""
_FORMULA = """\
{{- transform.ToMath .Inner (dict "output" "mathml" "displayMode" (eq .Type "block")) -}}
"""


def _page(page: Page) -> tuple[str, str]:
    facts = {
        "title": page.title,
        "description": page.description,
        "grades": [page.grade],
        "subjects": [page.subject],
        "kinds": [page.kind],
        "grade": page.grade,
        "subject": page.subject,
        "licence": page.licence,
    }
    return f"content/{page.name}.md", f"{json.dumps(facts, ensure_ascii=False, indent=1)}\n\n{page.body}\n"


def _files(site: str, pages: list[Page]) -> Files:
    yield "hugo.toml", _CONFIG.format(title=site)
    for name, text in (("baseof", _BASE), ("single", _SINGLE), ("list", _LIST)):
        yield f"layouts/_default/{name}.html", text
    yield from map(_page, pages)


def _files_with_formulas(site: str, pages: list[Page]) -> Files:
    yield from _files(site, pages)
    yield "layouts/_default/_markup/render-passthrough.html", _FORMULA


HUGO = Rival(
    name="Hugo",
    program="hugo",
    arguments=("--quiet",),
    renders="a page a resource, lists by grade, subject and kind, related pages",
    leaves="formulas to the browser; no search, approvals, question practice or copies to carry",
    out="public",
    files=_files,
    page=_page,
    keeps_in="HUGO_CACHEDIR",
)
HUGO_WITH_FORMULAS = replace(
    HUGO,
    name="Hugo with formulas",
    renders=f"{HUGO.renders}, formulas as MathML (its own KaTeX)",
    leaves="no search, approvals, question practice or copies to carry",
    files=_files_with_formulas,
    most=20_000,
)
