"""Copies to carry: everything is in the file, and its policy allows exactly that."""

import hashlib
import re
from base64 import b64encode
from dataclasses import replace

import pytest

from library.pages.carried import CarriedTheme, Dresses, pictures_in, with_everything
from library.pages.contents import DocumentContent
from library.pages.html import Html
from library.pages.render import Renderer
from library.pages.resource_views import WITH_CONTENT, DocumentView, ResourceView
from library.pages.views import SiteView
from tests.library.pages.sample_views import NASTY, every_view
from tests.library.pages.test_render import TEMPLATES, WellFormed

THEME = CarriedTheme(
    sheets={"question-bank": "a{b:c}", "exam": "d{e:f}", "document": "g{h:i}"},
    scripts={"question-bank": "bank()\n", "exam": "sit()\n", "document": ""},
    maths="math{color:red}",
    maths_font="@font-face{src:url(data:font/woff2;base64,AAAA)}",
    scheme="scheme()\n",
)
RENDERER = Renderer(TEMPLATES)
DOCUMENT = next(view for view in every_view() if isinstance(view, DocumentView))
HERE = replace(
    DOCUMENT, site=SiteView("Kho", "Kho", site_url="https://kho.example/"), path="tai-nguyen/a.html"
)
CARRIED = [view for view in every_view() if isinstance(view, WITH_CONTENT)]


def copy_of(view: ResourceView, dresses: Dresses | None = None) -> str:
    assert isinstance(view, WITH_CONTENT)
    content = RENDERER.content(view.content)
    return RENDERER.render_carried(view, content, dresses or Dresses(THEME, "#1a5fb4"), {})


def sha256(text: str) -> str:
    return "'sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


@pytest.mark.parametrize("view", CARRIED, ids=lambda view: type(view).__name__)
def test_a_copy_is_escaped_well_formed_and_asks_for_no_other_file(view: ResourceView) -> None:
    copy = copy_of(view)
    assert NASTY not in copy
    page = WellFormed(copy.replace("<!doctype html>", ""))
    assert page.open == []
    assert "iframe" not in page.tags
    assert re.findall(r'<link(?! rel="canonical")|<script[^>]* src=|url\((?!data:)', copy) == []


@pytest.mark.parametrize("view", CARRIED, ids=lambda view: type(view).__name__)
def test_its_policy_allows_its_own_style_and_scripts_and_nothing_else(view: ResourceView) -> None:
    copy = copy_of(view)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', copy)
    assert policy is not None
    allowed = policy[1].replace("&#39;", "'")
    (style,) = re.findall(r"<style>(.*?)</style>", copy, re.DOTALL)
    assert f"style-src {sha256(style)};" in allowed
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", copy, re.DOTALL)
    assert f"script-src {' '.join(map(sha256, scripts))};" in allowed
    assert allowed.startswith("default-src 'none'; ")
    assert "http" not in allowed
    assert "unsafe" not in allowed


def test_pictures_stand_in_the_file_and_a_missing_one_leaves_its_words() -> None:
    content = (
        '<img src="a/so%20do.png" alt="Sơ đồ"> <img src="a/x.jpg" alt="Ảnh"> <img src="a/z.png" alt="Mất">'
    )
    assert pictures_in(content) == {"a/so do.png", "a/x.jpg", "a/z.png"}
    whole = with_everything(content, DOCUMENT, {"a/so do.png": b"\x89PNG", "a/x.jpg": b"\xff\xd8"})
    assert whole == (
        '<img src="data:image/png;base64,iVBORw==" alt="Sơ đồ"> '
        '<img src="data:image/jpeg;base64,/9g=" alt="Ảnh"> <img alt="Mất">'
    )


@pytest.mark.parametrize(
    ("written", "with_address", "without"),
    [
        ('<a href="a/x.pdf">', '<a href="https://kho.example/tai-nguyen/a/x.pdf">', "<a >"),
        (
            '<a title="t" href="../lop-6/">',
            '<a title="t" href="https://kho.example/lop-6/">',
            '<a title="t" >',
        ),
        ('<a href="#muc-1">', '<a href="#muc-1">', '<a href="#muc-1">'),
        ('<a href="https://a.vn/x">', '<a href="https://a.vn/x">', '<a href="https://a.vn/x">'),
        ('<a href="mailto:a@b.vn">', '<a href="mailto:a@b.vn">', '<a href="mailto:a@b.vn">'),
    ],
)
def test_links_lead_to_the_network_or_nowhere(written: str, with_address: str, without: str) -> None:
    assert with_everything(written, HERE, {}) == with_address
    assert with_everything(written, DOCUMENT, {}) == without


@pytest.mark.parametrize(
    ("formula", "maths", "font"),
    [
        ("", False, False),
        ("<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>", True, False),
        ("<math><msqrt><mn>2</mn></msqrt></math>", True, True),
        ("<math><mo>{</mo><mtable></mtable></math>", True, True),
        ("<math><mover><mi>A</mi><mo>⌢</mo></mover></math>", True, True),
    ],
)
def test_the_font_is_carried_only_where_something_must_stretch(formula: str, maths: bool, font: bool) -> None:
    copy = copy_of(replace(DOCUMENT, content=DocumentContent(body=Html(formula))))
    assert ("math{color:red}" in copy) is maths
    assert ("data:font/woff2" in copy) is font


def test_a_copy_says_where_the_newest_version_is_and_is_no_page_to_search_for() -> None:
    copy = copy_of(HERE)
    assert '<link rel="canonical" href="https://kho.example/tai-nguyen/a.html">' in copy
    assert '<a href="https://kho.example/tai-nguyen/a.html">Xem bản mới nhất</a>' in copy
    assert '<meta name="robots" content="noindex">' in copy
    assert "Xem bản mới nhất" not in copy_of(DOCUMENT)


def test_one_dress_serves_all_copies_of_a_kind() -> None:
    dresses = Dresses(THEME, "#1a5fb4")
    assert dresses.for_content("exam", "x") is dresses.for_content("exam", "y")
    assert dresses.for_content("exam", "x") is not dresses.for_content("document", "x")
