"""Markdown to HTML: what passes, what is a finding and on which line, and what could break it."""

# ruff: noqa: E501 -- a named case is read best on one line

import re

import nh3
import pytest

from library.diagnostics import Finding, Rule, collect
from library.maths import MathCoreEngine
from library.prose import ASSET_BASE, Prose, render_prose
from library.prose.sanitise import ATTRIBUTES, CLASSES, TAGS
from library.rules import text as rules
from tests.bounded import must_end

FILES = ("hinh 1.png", "phieu.pdf", "anh/toan.webp", "so-do.svg")
ENGINE = MathCoreEngine()


def rendered(source: str, inline: bool = False) -> tuple[Prose, list[Finding]]:
    return collect(render_prose(source, "a/index.md", 10, ENGINE, inline=inline, files=FILES))


def html(source: str, inline: bool = False) -> str:
    prose, findings = rendered(source, inline)
    assert findings == [], [(f.rule.code, f.location) for f in findings]
    return prose.html


def codes(source: str) -> list[tuple[str, int, int]]:
    return [(f.rule.code, f.location.line, f.location.column) for f in rendered(source)[1]]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Một\nhai", "<p>Một\nhai</p>\n"),
        ("Một  \nhai", "<p>Một<br>\nhai</p>\n"),
        ("**đậm** *nghiêng* ~~bỏ~~ `a<b`", "<p><strong>đậm</strong> <em>nghiêng</em> <del>bỏ</del> <code>a&lt;b</code></p>\n"),
        ("H<sub>2</sub>O và x<sup>2</sup><br>mới", "<p>H<sub>2</sub>O và x<sup>2</sup><br>mới</p>\n"),
        ("- [ ] làm\n- [x] xong", "<ul>\n<li>☐ làm</li>\n<li>☑ xong</li>\n</ul>\n"),
        ("3. ba\n4. bốn", '<ol start="3">\n<li>ba</li>\n<li>bốn</li>\n</ol>\n'),
        ("- a) một\n- đ) hai", '<ul>\n<li class="lettered">a) một</li>\n<li class="lettered">đ) hai</li>\n</ul>\n'),
        ("- (a) một\n- a)hai\n- xa) ba", "<ul>\n<li>(a) một</li>\n<li>a)hai</li>\n<li>xa) ba</li>\n</ul>\n"),
        ("....................\n....................", '<p class="dotted">....................\n....................</p>\n'),
        ("………………………………", '<p class="dotted">………………………………</p>\n'),
        ("Tên: ....................\n\n...", "<p>Tên: ....................</p>\n<p>...</p>\n"),
        ("> trích", "<blockquote>\n<p>trích</p>\n</blockquote>\n"),
        ("```python\nif a < b:\n```", "<pre><code>if a &lt; b:\n</code></pre>\n"),
        ("---", "<hr>\n"),
        ("giá 5\\$", "<p>giá 5$</p>\n"),
        ("[xem](https://example.org/a?b=1&c=2)", '<p><a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer">xem</a></p>\n'),
        ("<co@truong.edu.vn>", '<p><a href="mailto:co@truong.edu.vn" rel="noopener noreferrer">co@truong.edu.vn</a></p>\n'),
        ("[phiếu](phieu.pdf#page=2)", f'<p><a href="{ASSET_BASE}phieu.pdf#page=2">phiếu</a></p>\n'),
        ("![Hình *một* $x$](<hinh 1.png>)", f'<p><img src="{ASSET_BASE}hinh%201.png" alt="Hình một x" loading="lazy"></p>\n'),
    ],
)  # fmt: skip
def test_markdown(source: str, expected: str) -> None:
    assert html(source) == expected


def test_tables_align_by_class() -> None:
    table = html("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |")
    assert '<th scope="col" class="left">a</th>' in table.replace(
        'class="left" scope="col"', 'scope="col" class="left"'
    )
    assert '<td class="right">3</td>' in table
    assert "style" not in table


def test_headings_begin_at_two_and_have_prefixed_anchors() -> None:
    prose, findings = rendered("# Ôn tập\n\n## Luyện tập\n\n## Luyện tập\n\n[xuống](#luyện-tập)")
    assert re.findall(r'<h(\d) id="([^"]+)">', prose.html) == [
        ("2", "muc-on-tap"),
        ("2", "muc-luyen-tap"),
        ("2", "muc-luyen-tap-2"),
    ]
    assert '<a href="#muc-luyen-tap">xuống</a>' in prose.html
    assert [f.rule for f in findings] == [rules.TOP_HEADING]


def test_texts_that_share_a_page_have_no_anchors() -> None:
    prose, findings = collect(
        render_prose("## Cách 1\n\n[lên](#cach-1)", "a/index.md", 10, ENGINE, anchors=False)
    )
    assert "<h2>Cách 1</h2>" in prose.html
    assert [f.rule for f in findings] == [rules.ANCHOR_TO_NOTHING]


def test_formulas_are_set_and_read_as_text() -> None:
    prose, findings = rendered("Tính $\\frac{1}{2}$ rồi\n\n$$x = 12{,}5$$")
    assert findings == []
    assert prose.has_maths
    assert prose.html.count("<math") == 2
    assert '<math display="block">' in prose.html
    assert prose.plain == "Tính 1/2 rồi\nx = 12,5"


@pytest.mark.parametrize(
    ("source", "tied"),
    [
        ("Số $x$, $y$.", [",", "."]),
        ("Nếu $x$ **thì** $y$?", ["?"]),
        ("(*xem* $x$), $y$", ["),"]),
        ("$$x$$, rồi", []),
        ("$x$ và $y$", []),
    ],
)
def test_a_formula_and_the_stop_after_it_stay_on_one_line(source: str, tied: list[str]) -> None:
    assert re.findall(r'<span class="mf-tied"><math>.*?</math>(.*?)</span>', html(source)) == tied


def test_a_bad_formula_is_a_finding_at_its_line_and_shows_its_source() -> None:
    prose, findings = rendered("Dòng một\n\nTính $\\href{javascript:1}{x}$ nhé")
    assert [(f.rule.code, f.location.line, f.location.column) for f in findings] == [("T104", 12, 6)]
    assert r'<code class="formula">\href{javascript:1}{x}</code>' in prose.html


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Số **ba**", "Số <strong>ba</strong>"),
        ("- 5", "- 5"),
        ("12.", "12."),
        ("3) ba", "3) ba"),
        ("> 5", "&gt; 5"),
        ("# 5", "# 5"),
        ("    thụt vào", "thụt vào"),
        ("một\n\nhai", "<p>một</p>\n<p>hai</p>\n"),
    ],
)
def test_inline_text_is_one_unwrapped_paragraph(source: str, expected: str) -> None:
    assert html(source, inline=True) == expected


FAULTS = {
    "script": ("a <script>alert(1)</script>", ["T120"]),
    "attributes": ("<b onclick=x>a</b>", ["T120"]),
    "hidden span": ("a <span hidden>B</span>", ["T120"]),
    "style": ('<sub style="x">a</sub>', ["T120"]),
    "svg": ("<svg><style><img src=x onerror=alert(1)></style></svg>", ["T120"] * 3),
    "math": ("<math><mi>x</mi></math>", ["T120"] * 2),
    "iframe": ("<iframe src=https://example.org></iframe>", ["T120"]),
    "base": ("<base href=//x>", ["T120"]),
    "comment": ("<!-- đáp án: B -->", ["T122"]),
    "inline comment": ("a <!-- đáp án: B --> b", ["T122"]),
    "processing": ("<?php echo 1 ?>", ["T122"]),
    "link comment": ("a\n\n[//]: # (đáp án C)", ["T123"]),
    "link comment beside": ("[r]\n\n[r]: https://example.org\n[x]: y 'đáp án'", ["T123"]),
    "unclosed": ("H<sub>2O", ["T121"]),
    "crossed": ("<sub><sup>a</sub></sup>", ["T121", "T121"]),
    "http": ("[a](http://example.org)", ["T124"]),
    "protocol": ("[a](//evil.example)", ["T124"]),
    "backslash": ("[a](\\\\evil.example)", ["T124"]),
    "javascript": ("[a](JaVaScRiPt:alert(1))", ["T124"]),
    "entity javascript": ("[a](java&#115;cript:alert(1))", ["T124"]),
    "data": ("[a](data:text/html;base64,x)", ["T124"]),
    "file": ("[a](file:///etc/passwd)", ["T124"]),
    "user": ("[a](https://youtube.com@evil.example/)", ["T124"]),
    "homograph": ("[a](https://уoutube.com/)", ["T124"]),
    "local": ("[a](https://localhost/)", ["T124"]),
    "address": ("[a](https://169.254.169.254/)", ["T124"]),
    "other bundle": ("[a](../khac/index.md)", ["T124"]),
    "encoded parent": ("[a](%2e%2e/khac.pdf)", ["T124"]),
    "missing file": ("[a](phieu2.pdf)", ["T125"]),
    "missing anchor": ("## A\n\n[a](#b)", ["T126"]),
    "remote image": ("![a](https://example.org/a.png)", ["T127"]),
    "data image": ("![a](data:image/svg+xml,x)", ["T127"]),
    "svg image": ("![a](so-do.svg)", ["T127"]),
    "missing image": ("![a](khac.png)", ["T125"]),
    "no alt": ("![](anh/toan.webp)", ["T128"]),
    "bidi": ("đáp án \u202egnúđ", ["T129"]),
    "private use": ("\uf0b7 một", ["T129"]),
    "control": ("a\x1b[31mb", ["T129"]),
    "entity bidi": ("a&#8238;b", ["T129"]),
    "entity bidi in the title of a link": ('[a](https://example.org "&#8238;b")', ["T129"]),
    "entity bidi in the title of a picture": ('![a](so-do.svg "&#8238;b")', ["T127", "T129"]),
    "surrogate": ("a\ud800b", ["T129"]),
    "zalgo": ("a" + "\u0301" * 1000, ["T130"]),
    "spaced dollars": ("Giải $ 2x = 4 $", ["T116"]),
    "lone dollar": ("giá 5$ thôi", ["T116"]),
    "tex brackets": ("Tính \\(2 + 3\\) nhé", ["T117"]),
    "tex display": ("Tính \\[2 + 3\\]", ["T117"]),
    "long": ("a" * 300_000, ["T131"]),
    "deep": (">" * 40 + " a", ["T132"]),
    "wide": ("|" + "a|" * 50 + "\n|" + "-|" * 50, ["T135"]),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_faults(name: str) -> None:
    source, expected = FAULTS[name]
    prose, findings = rendered(source)
    assert [f.rule.code for f in findings] == expected
    for finding in findings:
        assert finding.location.line >= 10
        for language in ("vi", "en"):
            assert "{" not in finding.message(language).replace(r"\ce{...}", "").replace("{ }", "")
            assert finding.remedy(language)
            assert "đáp án" not in finding.message(language)
    assert "đáp án" not in prose.html or name == "bidi"
    assert not re.search(r"<(script|svg|iframe|base|span|style|b\b)|on\w+=|javascript:|data:", prose.html)


@pytest.mark.parametrize(
    "spelt",
    ["&#xe000;{}&#xe001;", '[b](https://example.org "&#xe000;{}&#xe001;")', "![b &#xe000;{}&#xe001;](anh/toan.webp)",
     '![b](anh/toan.webp "&#xe000;{}&#xe001;")', "## &#xe000;{}&#xe001;", "|a|\n|-|\n|&#xe000;{}&#xe001;|"],
)  # fmt: skip
@pytest.mark.parametrize("number", ["0", "99", "9" * 5000])
def test_nobody_spells_the_place_of_a_formula(spelt: str, number: str) -> None:
    """A formula that was put into a title would end the attribute it stands in."""
    prose, findings = rendered(f"a $\\mathrm{{b}}$\n\n{spelt.format(number)}")
    assert {f.rule for f in findings} == {rules.HIDDEN_CHARACTER}
    assert prose.html.count("<math>") == 1
    assert not re.search('="[^"]*<', prose.html)


def test_every_finding_names_its_line_and_column() -> None:
    source = "## Mục\n\ná [a](http://x.vn)\n\n- b\n- <b>c</b>"
    assert codes(source) == [("T124", 12, 3), ("T120", 15, 3)]


def test_a_comment_is_never_written_anywhere() -> None:
    for source in (
        "<!-- BÍ MẬT -->",
        "a <!-- BÍ MẬT --> b",
        "[//]: # (BÍ MẬT)",
        "<div>BÍ MẬT</div>",
    ):
        prose, findings = rendered(source)
        assert findings
        assert "BÍ MẬT" not in prose.html + prose.plain


IDEMPOTENT = nh3.Cleaner(
    tags={*TAGS, "math", "mrow", "mi", "mn", "mo", "mfrac", "msup", "mtable", "mtr", "mtd"},
    attributes={**{t: set(a) for t, a in ATTRIBUTES.items()}, "math": {"display"}, "mo": {"lspace", "rspace", "stretchy"}, "mtable": {"displaystyle", "scriptlevel"}},
    allowed_classes={**{t: set(c) for t, c in CLASSES.items()}, "mtd": {"mf-left"}},
    link_rel=None,
)  # fmt: skip


@pytest.mark.parametrize(
    "source",
    [
        "a & b < c > d \"e\" 'f' \u00a0 &amp;lt; &copy;",
        "*a <sub>b* c</sub> **d <u>e** f</u>",
        '| a | b |\n|:-:|--|\n| $x^2$ | ![a "b" & c](anh/toan.webp \'t "x"\') |',
        "## A `b` *c*\n\n1. x\n\n   y\n2. $$\\heva{x = 1\\\\y = 2}$$\n\n> `a` <br> b",
        "[a *b*](https://example.org/?a=1&b=%22 'it''s') <u>x</u>",
        "```\n<script>&amp;</script>\n```\n\n    <b>",
    ],
)
def test_cleaning_twice_changes_nothing(source: str) -> None:
    prose, _ = rendered(source)
    assert IDEMPOTENT.clean(prose.html) == prose.html


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("images", "![[" * 20_000),
        ("brackets", "[" * 50_000),
        ("columns", "|" + "a|" * 5_000 + "\n|" + "-|" * 5_000 + "\n" + ("|" + "b|" * 5_000 + "\n") * 10),
        ("short rows", "|" + "a|" * 39 + "\n|" + "-|" * 39 + "\n" + "|b\n" * 80_000),
        ("quotes", ">" * 200_000),
        ("lists", "".join("  " * i + "- a\n" for i in range(500))),
        ("emphasis", "*a **b " * 18_000 + "** *" * 18_000),
        ("tags", "<b>" * 80_000),
        ("sub", "<sub>" * 50_000),
        ("formulas", "$a$ " * 60_000),
        ("bad formulas", "".join(f"$\\q{'abcdefghij'[i % 10]}{'klmnop'[i % 6]}$ " for i in range(30_000))),
        ("missing files", "[a](bcd.pdf) " * 19_000),
        ("missing anchors", "## a\n" * 1_900 + "[a](#x) " * 30_000),
        ("headings", "## a\n" * 50_000),
        ("entities", "&#8238;" * 37_000),
        ("references", "".join(f"[a{i}]: b\n" for i in range(20_000))),
        ("one word", "a" * 250_000),
        ("hidden", "".join(chr(0xE000 + i % 6400) for i in range(80_000))),
        ("marks", "a" + "\u0301" * 120_000),
    ],
)  # fmt: skip
def test_pathological_texts_end_and_stay_small(name: str, source: str) -> None:
    with must_end():
        prose, findings = rendered(source)
    assert len(findings) <= 202
    assert len(prose.html) < 16 * len(source) + 1000


def test_the_files_of_the_bundle_are_listed_once_in_order() -> None:
    prose, _ = rendered("![a](anh/toan.webp) ![b](<hinh 1.png>) ![c](anh/toan.webp) [d](phieu.pdf) [e](https://example.org)")  # fmt: skip
    assert prose.files == ("anh/toan.webp", "hinh 1.png", "phieu.pdf")


def test_every_rule_is_listed_once() -> None:
    defined = [value for value in vars(rules).values() if isinstance(value, Rule)]
    assert sorted(defined, key=lambda rule: rule.code) == sorted(rules.RULES, key=lambda r: r.code)
    assert len({rule.code for rule in rules.RULES}) == len(rules.RULES)
