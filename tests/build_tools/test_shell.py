"""Shells: what mkdocs.yml can and cannot do, and that no page runs or loads more than ours."""

import gzip
import re
from collections.abc import Iterable, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from build_tools.shell import SITE_SHEET, Shells, compile_shells, shell_inputs_digest
from build_tools.shell.config import read_settings
from build_tools.shell.settings import Settings
from build_tools.shell.stamping import compile_shell
from build_tools.shell.theme_files import read_theme
from build_tools.shell.written import read_pages, safe_text
from library.diagnostics import Severity, collect
from library.pages.render import Renderer, version_of
from library.pages.shelf_views import SearchView
from library.pages.views import NavItem, SiteView, WrittenView

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
PAGE = b"---\ntitle: Gi\xe1\xbb\x9bi thi\xe1\xbb\x87u\n---\n# Ch\xc3\xa0o\n\n![hinh](hinh.png)\n"
FILES: Mapping[str, bytes] = {"gioi-thieu.md": PAGE, "hinh.png": PNG, "them.css": b".a{color:red}"}
SITE = SiteView(
    name='Trường "Sa Rài" & <b>bạn</b>',
    short_name="Sa Rài",
    nav=(NavItem("Lớp 6", "lop-6/index.html", "lop-6"),),
    banner="Dữ liệu mẫu",
)


@cache
def _shells(config: str, files: tuple[tuple[str, bytes], ...]) -> tuple[Shells, tuple[str, ...]]:
    shells, findings = collect(compile_shells(config.encode(), dict(files)))
    return shells, tuple(finding.rule.code for finding in findings)


def shells_of(config: str, files: Mapping[str, bytes] = FILES) -> tuple[Shells, tuple[str, ...]]:
    return _shells(config, tuple(sorted(files.items())))


def stamped(shells: Shells, site: SiteView = SITE, path: str = "a/b/c.html") -> str:
    view = SearchView(site=site, path=path, title="Tìm", facets=(), script_srcs=())
    return shells.page.stamp(Renderer(shells.templates).render(view).slots())


def written(shells: Shells, site: SiteView = SITE) -> str:
    page = shells.written[0]
    view = WrittenView(site=site, path=page.path, title=page.title)
    return page.shell.stamp(Renderer(shells.templates).render(view).slots())


# --- what is honoured: each is proved in the output -------------------------------------------


def test_honoured_site_name_description_and_copyright() -> None:
    config = "site_name: Kho A\nsite_description: Mô tả B\ncopyright: Giấy phép <C>\n"
    shells, codes = shells_of(config)
    assert codes == ()
    assert (shells.site_name, shells.site_description) == ("Kho A", "Mô tả B")
    assert "Giấy phép &lt;C&gt;" in stamped(shells)
    assert shells.written[0].description == "Mô tả B"


def test_honoured_palette_schemes_and_the_names_of_the_switch() -> None:
    one, _ = shells_of("theme: {name: material, palette: {scheme: slate, primary: teal}}")
    page = stamped(one)
    assert 'data-md-color-scheme="slate" data-md-color-primary="teal"' in page
    assert 'id="kho-scheme"' not in page
    assert one.colour == "#009485"
    two, codes = shells_of(
        "theme:\n  palette:\n    - {scheme: default, toggle: {name: Tối đi}}\n"
        "    - {scheme: slate, toggle: {name: Sáng lên}}\n"
    )
    page = stamped(two)
    assert codes == ()
    assert 'data-schemes="default slate"' in page
    assert 'data-dark="Tối đi" data-light="Sáng lên"' in page


def test_another_language_is_told_and_pages_stay_vietnamese() -> None:
    shells, codes = shells_of("theme: {language: en}")
    assert codes == ("S109",)
    assert '<html lang="vi"' in stamped(shells)
    assert shells_of("theme: {language: vi}")[1] == ()


def test_honoured_features() -> None:
    with_all, codes = shells_of("theme: {features: [navigation.tabs, navigation.path]}")
    without, _ = shells_of("theme: {features: []}")
    assert codes == ()
    assert "crumbs" in with_all.page.slots
    assert "crumbs" not in without.page.slots
    assert 'class="kho-drawer kho-drawer--tabs"' in stamped(with_all)
    assert 'class="kho-drawer"' in stamped(without)


def test_honoured_logo_favicon_and_extra_css() -> None:
    shells, codes = shells_of(
        "theme: {font: false, logo: hinh.png, favicon: hinh.png}\nextra_css: [them.css]\n"
    )
    assert codes == ()
    assert (shells.logo_path, shells.favicon_path) == ("hinh.png", "hinh.png")
    page = stamped(shells)
    sheets = re.findall(r'<link rel="stylesheet" href="([^"?]+)', page)
    assert sheets[-3:] == [f"../../{p}" for p in ("assets/kho.css", "them.css", SITE_SHEET)]
    assert shells.assets["them.css"] == FILES["them.css"]


def test_honoured_nav_and_markdown_extensions() -> None:
    text = b"# A\n\n!!! note\n    N\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n## B\n\n## C\n"
    shells, codes = shells_of(
        "nav: [{Về kho: a.md}]\nmarkdown_extensions: [admonition, tables, {toc: {toc_depth: 2}}]",
        {"a.md": text},
    )
    page = written(shells)
    assert codes == ()
    assert shells.written[0].nav_label == "Về kho"
    assert shells.written[0].path == "a.html"
    assert 'class="admonition note"' in page
    assert 'class="kho-align-right"' in page
    assert '<a href="#b">B</a>' in page


# --- what is refused: each is a finding, and nothing of it is run or written -------------------

REFUSED = {
    "unknown key": ("site_nam: x", "S101"),
    "hooks": ("hooks: [evil.py]", "S102"),
    "custom_dir": ("theme: {name: material, custom_dir: content}", "S102"),
    "inherited file": ("INHERIT: ../x.yml", "S102"),
    "unknown plugin": ("plugins: [macros]", "S103"),
    "plugin with options": ("plugins:\n  - exec: {code: x}", "S103"),
    "search plugin": ("plugins: [search]", "S104"),
    "instant navigation": ("theme: {features: [navigation.instant]}", "S105"),
    "search suggestions": ("theme: {features: [search.suggest]}", "S105"),
    "copy button": ("theme: {features: [content.code.copy]}", "S105"),
    "feature misspelt": ("theme: {features: [navigation.tab]}", "S106"),
    "feature unheard of": ("theme: {features: [magic]}", "S106"),
    "remote font": ("theme: {font: {text: Roboto}}", "S107"),
    "extra script": ("extra_javascript: [https://e.example/a.js]", "S108"),
    "analytics": ("extra: {analytics: {provider: google}}", "S108"),
    "extra templates": ("extra_templates: [a.html]", "S108"),
    "name that is a list": ("site_name: [a, b]", "S109"),
    "unknown scheme": ("theme: {palette: {scheme: dark}}", "S109"),
    "unknown colour": ("theme: {palette: {primary: '#ff0000'}}", "S109"),
    "other docs folder": ("docs_dir: /etc", "S109"),
    "directory addresses": ("use_directory_urls: true", "S109"),
    "nested nav": ("nav: [{A: [{B: gioi-thieu.md}]}]", "S109"),
    "snippets": ("markdown_extensions: [pymdownx.snippets]", "S110"),
    "option that names code": ("markdown_extensions: [{toc: {slugify: os.system}}]", "S111"),
    "page that is not there": ("nav: [{A: khong-co.md}]", "S112"),
    "style sheet elsewhere": ("extra_css: [https://e.example/a.css]", "S112"),
    "logo outside": ("theme: {logo: ../../etc/passwd}", "S112"),
    "reserved word": ("site_name: KHO7F3A.main.", "S115"),
    "reserved word far down": ("theme: {palette: [{toggle: {name: KHO7F3A.main.}}]}", "S115"),
    "other theme": ("theme: {name: readthedocs}", "S119"),
    "python tag": ("a: !!python/object/apply:os.system [ls]", "Y"),
    "alias bomb": ("a: &a [x]\nb: *a", "Y"),
}


@pytest.mark.parametrize(("config", "code"), REFUSED.values(), ids=REFUSED)
def test_refused_settings_are_findings_with_a_line(config: str, code: str) -> None:
    settings, findings = collect(read_settings(config.encode(), FILES))
    assert findings
    assert all(f.rule.code.startswith(code) for f in findings), findings
    assert all(f.location.line >= 1 and f.message("vi") and f.remedy("vi") for f in findings)
    assert settings.extra_css == ()
    assert settings.logo == ""


def test_a_refused_file_still_gives_shells() -> None:
    shells, codes = shells_of("hooks: [evil.py]\nplugins: [macros]\nsite_name: Kho vẫn có\n")
    assert codes == ("S102", "S103")
    assert shells.site_name == "Kho vẫn có"
    assert "Kho vẫn có" not in "".join(shells.page.literals)


def test_no_configuration_at_all_is_the_default() -> None:
    settings, findings = collect(read_settings(None, ()))
    assert (settings, findings) == (Settings(), [])


# --- hand-written pages ------------------------------------------------------------------------

BAD_FILES = {
    "home page": ({"index.md": b"x"}, "S113"),
    "address of the library": ({"lop-6/toan.md": b"x"}, "S113"),
    "accent in the name": ({"giới-thiệu.md": b"x"}, "S113"),
    "script file": ({"a.js": b"x"}, "S113"),
    "picture that is no picture": ({"a.png": b"<html>"}, "S113"),
    "template in front matter": ({"a.md": b"---\ntemplate: x.html\n---\n# A"}, "S114"),
    "reserved word": ({"a.md": b"KHO7F3A.main."}, "S115"),
    "script in the text": ({"a.md": b"# A\n\n<script>alert(1)</script>"}, "S116"),
    "huge page": ({"a.md": b"x" * 300_000}, "S117"),
    "page in UTF-16": ({"a.md": "# Giới thiệu".encode("utf-16")}, "Y102"),
    "page of an older encoding": ({"a.md": b"# Gi\xedi thi\xeau"}, "Y102"),
    "line without an end": ({"a.md": b"![[" * 20_000}, "Y103"),
    "text that runs backwards": ({"a.md": "# a\u202eb".encode()}, "Y104"),
    "remote style": ({"a.css": b"@import url(https://e.example/x.css);"}, "S120"),
    "remote picture": ({"a.css": b"a{background:image-set('https://e.example/x.png' 1x)}"}, "S120"),
}


@pytest.mark.parametrize(("files", "code"), BAD_FILES.values(), ids=BAD_FILES)
def test_bad_page_files_are_findings(files: dict[str, bytes], code: str) -> None:
    _, findings = collect(read_pages(files))
    assert [finding.rule.code for finding in findings] == [code]


def test_text_of_pages_is_made_safe() -> None:
    html = safe_text(
        '<p onclick="x()" style="position:fixed">a<script>s()</script><iframe src="https://e">'
        '</iframe><a href="javascript:x">b</a><img src="x.png" onerror="y"></p>'
    )
    assert html == '<p>a<a>b</a><img src="x.png"></p>'


_HEADINGS = "# A\n\n## B\n\n## C\n\n"
DECEIVING = {
    "a mark spelt with an entity": "&#75;HO7F3A.khong-co. &#75;HO7F3A.main.",
    "a mark that a comment divides": "KHO<!-- x -->7F3A.main.",
    "a mark that a refused tag divides": "KHO<x>7F3A.nav.</x>",
    "a mark in an attribute": '[a](b.md){: title="&#75;HO7F3A.main." class="&#75;HO7F3A.khong."}',
    "the end of what is made safe, in a heading": "## &lt;!--&#75;HO7F3A-end--&gt;&lt;h2 onclick=a()&gt;D",
    "a script in a heading": "## &lt;script src=assets/a.js&gt;&lt;/script&gt;D",
}


@pytest.mark.parametrize("text", DECEIVING.values(), ids=DECEIVING)
def test_no_text_of_a_page_takes_a_place_of_ours_or_escapes_being_made_safe(text: str) -> None:
    plain, _ = shells_of("markdown_extensions: [attr_list, toc]", {"a.md": _HEADINGS.encode()})
    shells, codes = shells_of(
        "markdown_extensions: [attr_list, toc]", {"a.md": f"{_HEADINGS}{text}".encode()}
    )
    assert codes == ()
    assert shells.written[0].shell.slots == plain.written[0].shell.slots
    assert Reader(written(shells)).offences == []
    assert Reader(written(shells)).scripts == Reader(written(plain)).scripts


def test_the_name_of_a_switch_stays_a_name() -> None:
    shells, _ = shells_of(
        "theme:\n  palette:\n    - {scheme: default, toggle: {name: 'Tối\" onfocus=\"a()'}}\n"
        '    - {scheme: slate, toggle: {name: \'"><script src="a.txt">\'}}\n'
    )
    assert Reader(stamped(shells)).offences == []
    assert 'data-dark="Tối&quot; onfocus=&quot;a()"' in stamped(shells)
    assert "<script src=&quot;" not in stamped(shells)


def test_markdown_that_breaks_mkdocs_costs_only_the_pages() -> None:
    deep = b"- " * 600 + b"x"
    shells, codes = shells_of("site_name: A", {"a.md": b"# A\n\n" + deep})
    assert codes == ("S118",)
    assert shells.page.slots


def test_markdown_that_breaks_mkdocs_costs_that_page_alone() -> None:
    deep = b"- " * 600 + b"x"
    files = {"a.md": b"# A", "b.md": b"# B\n\n" + deep, "c.md": b"# C"}
    shells, findings = collect(compile_shells(b"site_name: A", files))
    assert [(f.rule.code, f.location.path) for f in findings] == [("S118", "content/pages/b.md")]
    assert [page.path for page in shells.written] == ["a.html", "c.html"]


# --- every page --------------------------------------------------------------------------------


class Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.offences: list[str] = []
        self.scripts = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        self.scripts += tag == "script"
        if (tag == "script" and "src" not in names) or tag == "style":
            self.offences.append(tag)
        self.offences += [n for n in names if n.startswith("on") or n == "style"]
        for name in ("href", "src", "action"):
            address = names.get(name)
            if address and not address.startswith("#"):
                self.addresses.append(address)


def test_no_inline_script_or_style_and_every_address_resolves() -> None:
    shells, _ = shells_of("extra_css: [them.css]")
    pages = {"index.html", "tim-kiem.html", "lop-6/index.html", SITE_SHEET}
    known = pages | set(shells.assets) | {page.path for page in shells.written}
    for path in ("x.html", "a/x.html", "a/b/x.html"):
        reader = Reader(stamped(shells, path=path))
        assert reader.offences == []
        targets = {normpath(join(dirname(path), a.split("?")[0])) for a in reader.addresses}
        assert targets <= known | {path}, targets - known
    reader = Reader(written(shells))
    assert reader.offences == []
    assert {address.split("?")[0] for address in reader.addresses} <= known
    assert "hinh.png" in reader.addresses


def test_policy_is_strict_and_the_same_everywhere() -> None:
    shells, _ = shells_of("site_name: A")
    policies = {
        re.findall(r'Content-Security-Policy" content="([^"]+)"', html)[0]
        for html in (stamped(shells), written(shells))
    }
    assert len(policies) == 1
    policy = policies.pop()
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_names_are_escaped_wherever_they_stand() -> None:
    page = stamped(shells_of("site_name: A")[0])
    assert "<b>bạn" not in page
    assert "Trường &#34;Sa Rài&#34; &amp; &lt;b&gt;bạn&lt;/b&gt;" in page
    assert not Reader(page).offences


def test_no_marker_is_left() -> None:
    shells, _ = shells_of("site_name: A")
    assert "KHO7F3A" not in stamped(shells) + written(shells)


def test_stamping() -> None:
    shell = compile_shell('<a href="../x">KHO7F3A.name.</a><!--KHO7F3A.main.-->', {}, folder=True)
    assert shell.stamp({"root": "../../", "name": "N", "main": "M"}) == '<a href="../../x">N</a>M'
    with pytest.raises(KeyError):
        shell.stamp({"root": "", "name": "N"})


@pytest.mark.parametrize(("folder", "up"), [(True, "../../"), (False, "../")])
def test_sheets_and_scripts_are_named_by_what_they_hold(folder: bool, up: str) -> None:
    html = '<link href="../assets/a.css"><script src="../assets/b.js"></script><a href="../assets/a.css.txt">'
    shell = compile_shell(html, {"assets/a.css": "assets/a.css?v=1"}, folder=folder)
    assert shell.stamp({"root": "../../"}) == (
        f'<link href="{up}assets/a.css?v=1"><script src="{up}assets/b.js"></script>'
        f'<a href="{up}assets/a.css.txt">'
    )


def test_a_sheet_that_changes_has_another_address() -> None:
    shells, _ = shells_of("site_name: A")
    for path, content in shells.assets.items():
        if path.startswith("assets/") and path.endswith((".css", ".js")):
            assert shells.versions[path] == f"{path}?v={version_of(content)}"
    assert version_of(b"a{}") != version_of(b"b{}")


def test_digest_changes_with_every_input() -> None:
    digests = {
        shell_inputs_digest(None, {}),
        shell_inputs_digest(b"", {}),
        shell_inputs_digest(b"", {"a.md": b""}),
        shell_inputs_digest(b"", {"a.md": b"x"}),
    }
    assert len(digests) == 4


def _weight(names: Iterable[str]) -> int:
    return sum(len(gzip.compress(read_theme().assets[name], 6)) for name in names)


@pytest.mark.parametrize("scripts", [("video",), ("marking", "practice"), ("marking", "sitting"), ()])
def test_a_first_visit_to_a_resource_is_light(scripts: tuple[str, ...]) -> None:
    """Of the 45 KB over the wire that a first visit may cost, the page itself needs the rest."""
    sheets = [name for name in read_theme().assets if name.endswith(".css") and "/maths/" not in name]
    own = [f"assets/{name}.js" for name in ("scheme", "library", *scripts)]
    assert _weight([*sheets, *own]) < 40_000


def test_assets_carry_no_source_maps() -> None:
    assert not any(b"sourceMappingURL" in data for data in read_theme().assets.values())


def test_the_repository_s_own_look_has_no_fault() -> None:
    root = Path(__file__).parents[2]
    folder = root / "content" / "pages"
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}
    shells, findings = collect(compile_shells((root / "mkdocs.yml").read_bytes(), files))
    assert [f for f in findings if f.rule.severity is not Severity.NOTE] == []
    assert {page.path: page.nav_label for page in shells.written} == {
        "gioi-thieu.html": "Giới thiệu", "huong-dan.html": "Hướng dẫn",
        "gui-bai.html": "", "duyet-bai.html": "",  # for teachers: the guide leads there, no pupil's bar does
    }  # fmt: skip
