"""Eleventy: pages, lists by grade and subject, related pages. Formulas are left to the browser."""

import json

from bench.rivals.rival import Files, Rival
from bench.rivals.sources import Page

_CONFIG = """\
const fs = require("fs");
const wanted = new Set((process.env.SITES || "").split(" "));
const place = (data) => `${data.site}|${data.grade} – ${data.subject}`;
const told = (page) => ({url: page.url, title: page.data.title});
module.exports = function (config) {
  for (const site of fs.readdirSync("content")) {
    const whole = site.startsWith("_") || site.includes(".");
    if (!whole && !wanted.has(site)) config.ignores.add(`content/${site}/**`);
  }
  const gather = (all, names) => {
    const lists = new Map();
    for (const page of all.getFilteredByTag("resource")) {
      for (const name of names(page.data)) {
        if (!lists.has(name)) lists.set(name, []);
        lists.get(name).push(told(page));
      }
    }
    return lists;
  };
  config.addCollection("lists", (all) => {
    const named = ({site, grade, kind}) => [`${site}|${grade}`, `${site}|${kind}`];
    const lists = gather(all, (data) => [...named(data), place(data)]);
    return [...lists].map(([name, pages]) => {
      const [site, title] = name.split("|");
      return {site, title, pages};
    });
  });
  // Gathered once for all pages: asking each page for its neighbours would take quadratic time.
  config.addCollection("near", (all) => {
    const near = gather(all, (data) => [place(data)]);
    return Object.fromEntries([...near].map(([name, pages]) => [name, pages.slice(0, 7)]));
  });
  return {markdownTemplateEngine: false, dir: {input: "content", output: "public"}};
};
"""
_BASE = """\
const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const link = (page) => `<li><a href="${page.url}">${escape(page.title)}</a></li>`;
const frame = (site, title, main) => `<!doctype html><html lang="vi"><head><meta charset="utf-8">
<title>${escape(title)} – ${escape(site)}</title><meta name="viewport" content="width=device-width"></head>
<body><header><a href="/">${escape(site)}</a></header><main>${main}</main><footer>${escape(site)}</footer>
</body></html>`;
module.exports = {escape, link, frame};
"""
_SINGLE = """\
const {escape, link, frame} = require("../../base.cjs");
module.exports = {render(data) {
  const near = data.collections.near[`${data.site}|${data.grade} – ${data.subject}`];
  const others = near.filter((one) => one.url !== data.page.url).slice(0, 6);
  return frame(data.site, data.title, `<article><h1>${escape(data.title)}</h1>
<p>${escape(data.description)}</p>
<dl><dt>Môn</dt><dd>${data.subject}</dd><dt>Lớp</dt><dd>${data.grade}</dd><dt>Giấy phép</dt>
<dd>${escape(data.licence)}</dd></dl>${data.content}</article>
<aside><ul>${others.map(link).join("")}</ul></aside>`);
}};
"""
_LIST = """\
const {escape, link, frame} = require("../base.cjs");
module.exports = {
  data: {pagination: {data: "collections.lists", size: 1, alias: "list"},
         permalink: (data) => `${data.list.site}/danh-muc/${data.pagination.pageNumber}/index.html`},
  render: ({list}) => frame(list.site, list.title, `<h1>${escape(list.title)}</h1><p>${list.pages.length}</p>
<ul>${list.pages.map(link).join("")}</ul>`),
};
"""


def _page(page: Page) -> tuple[str, str]:
    facts = {
        "title": page.title,
        "description": page.description,
        "grade": page.grade,
        "subject": page.subject,
        "kind": page.kind,
        "licence": page.licence,
    }
    return (
        f"content/{page.name}.md",
        f"---json\n{json.dumps(facts, ensure_ascii=False)}\n---\n\n{page.body}\n",
    )


def _files(site: str, pages: list[Page]) -> Files:
    yield f"{site}.json", json.dumps({"site": site, "layout": "single.11ty.cjs", "tags": "resource"})
    yield from map(_page, pages)


ELEVENTY = Rival(
    name="Eleventy",
    program="eleventy",
    arguments=("--quiet",),
    renders="a page a resource, lists by grade, subject and kind, related pages; all sites in one run",
    leaves="formulas to the browser; no search, approvals, question practice or copies to carry",
    out="public",
    files=_files,
    page=_page,
    together=(
        ("eleventy.config.cjs", _CONFIG),
        ("base.cjs", _BASE),
        ("content/_includes/single.11ty.cjs", _SINGLE),
        ("content/lists.11ty.cjs", _LIST),
    ),
)
