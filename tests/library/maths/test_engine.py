"""The engine on the table of formulas, on what it must refuse, and on what could break it."""

import re
import threading
from pathlib import Path

import pytest

from library.maths import Formula, MathCoreEngine, Problem
from library.maths.markup import COMMON_TAGS, closed
from library.maths.signs import outside
from library.rules import text as rules

_TABLE = Path(__file__).with_name("formulas.txt").read_text(encoding="utf-8").splitlines()
_LINES = [line.partition(": ") for line in _TABLE if line and not line.startswith("#")]
_DOLLARS = re.compile(r"(\$\$|\$)(.+?)\1")
ENGINE = MathCoreEngine()


def shown(latex: str, display: bool = False) -> str:
    result = ENGINE.render(latex, display)
    assert isinstance(result, Formula), result
    return result.html


def problem(latex: str) -> Problem:
    result = ENGINE.render(latex, display=False)
    assert isinstance(result, Problem), result
    return result


def words(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html).replace("\N{NO-BREAK SPACE}", " ")


def balanced(html: str) -> bool:
    """Whether every element is closed in its turn."""
    open_names: list[str] = []
    for end, name, alone in re.findall(r"<(/?)([a-z]+)[^>]*?(/?)>", html):
        if end and (not open_names or open_names.pop() != name):
            return False
        if not end and not alone:
            open_names.append(name)
    return not open_names


@pytest.mark.parametrize(("name", "formulas"), [(n, f) for n, _, f in _LINES], ids=lambda v: v)
def test_every_formula_of_the_table_is_shown_without_styles(name: str, formulas: str) -> None:
    found = _DOLLARS.findall(formulas)
    assert found, name
    for dollars, latex in found:
        html = shown(latex, display=dollars == "$$")
        assert re.fullmatch(r"<math[ >].*</math>", html, re.DOTALL)
        assert not re.search(r' style="|<script|&Apply', html)
        assert "\\" not in words(html), "a command was shown as text"
        assert outside(html) == ""
        assert balanced(html)


def test_the_table_is_as_long_as_was_promised() -> None:
    assert len(_LINES) >= 60
    assert sum("\\ce" in formulas for _, _, formulas in _LINES) >= 12


@pytest.mark.parametrize(
    ("latex", "words_shown"),
    [
        ("12{,}5", "12,5"),
        ("3,14", "3,14"),
        (r"25\% \cdot 4", "25%⋅4"),
        (r"a \not\vdots b", "a⋮̸b"),
        (r"S_{đáy}", "Sđáy"),
        (r"ƯCLN(12; 18)", "ƯCLN(12;18)"),
        (r"\mbox{nếu } x", "nếu x"),
        (r"a ⊥ b", "a⟂b"),
        (r"\pu{9,8 m/s2}", "9,8m/s2"),
        (r"\ce{SO4^2-}", "SO42−"),
    ],
)
def test_what_teachers_type_is_what_stands_there(latex: str, words_shown: str) -> None:
    assert words(shown(latex)) == words_shown


def test_rows_of_a_system_are_left_aligned_without_marks_and_aligned_with_them() -> None:
    assert shown(r"\heva{x = 1\\y = 2}").count('class="mf-left"') == 2
    assert "mf-right" in shown(r"\heva{&x = 1\\&y = 2}")
    assert words(shown(r"\hoac{x = 1\\x = 2}")).startswith("[")


def test_a_rule_under_the_last_row_spans_the_table() -> None:
    html = shown(r"\begin{array}{|c|c|}\hline a & b \\ \hline\end{array}")
    assert '<mtd columnspan="2" class="mf-rule"></mtd>' in html


def test_a_space_after_a_row_break_is_not_shown_as_text() -> None:
    assert "mm" not in words(shown(r"\begin{matrix} a \\[2mm] b \end{matrix}"))


def test_the_vector_of_two_points_reaches_over_both() -> None:
    assert shown(r"\vec{AB}").count("<mo>→</mo>") == 1
    assert "mf-vec" in shown(r"\vec{u}")


@pytest.mark.parametrize(
    ("latex", "code"),
    [
        (r"\href{javascript:alert(1)}{x}", rules.REFUSED_COMMAND.code),
        (r"\htmlData{a=b}{x}", rules.REFUSED_COMMAND.code),
        (r"\includegraphics{a.png}", rules.REFUSED_COMMAND.code),
        (r"\def\a{\a\a}\a", rules.REFUSED_COMMAND.code),
        (r"\newcommand{\a}{b}\a", rules.REFUSED_COMMAND.code),
        (r"\rule{9999em}{1em}", rules.REFUSED_COMMAND.code),
        (r"\kern9999em x", rules.REFUSED_COMMAND.code),
        (r"\color{red} x", rules.REFUSED_COMMAND.code),
        (r"\textcolor{red}{B}", rules.REFUSED_COMMAND.code),
        (r"\hspace{99cm}", rules.UNSHOWN_COMMAND.code),
        (r"\hspace{99em}", rules.UNSHOWN_COMMAND.code),
        (r"\texttt{x}", rules.UNSHOWN_COMMAND.code),
        (r"\phanso{1}{2}", rules.UNKNOWN_COMMAND.code),
        (r"\begin{tabular}{c}a\end{tabular}", rules.UNKNOWN_COMMAND.code),
        (r"\frac{1}{2", rules.UNBALANCED_FORMULA.code),
        (r"\frac{1}", rules.UNBALANCED_FORMULA.code),
        (r"\left( a", rules.UNBALANCED_FORMULA.code),
        (r"\ce{H2O", rules.UNBALANCED_FORMULA.code),
        ("x^2^3", rules.BROKEN_FORMULA.code),
        ("a & b", rules.BROKEN_FORMULA.code),
        ("25% + 1", rules.BARE_PERCENT.code),
        ("  ", rules.EMPTY_FORMULA.code),
        ("a 文 b", rules.SIGN_WITHOUT_GLYPH.code),
        ("x" * 5000, rules.FORMULA_TOO_BIG.code),
        ("{" * 41 + "}" * 41, rules.FORMULA_TOO_DEEP.code),
        (r"\sqrt" * 400 + "2", rules.FORMULA_TOO_DEEP.code),
        (r"\left(" * 50 + "x" + r"\right)" * 50, rules.FORMULA_TOO_DEEP.code),
        ("<script>alert(1)</script>&lt;", rules.BROKEN_FORMULA.code),
    ],
)
def test_what_is_unknown_or_dangerous_is_refused(latex: str, code: str) -> None:
    assert problem(latex).rule.code == code


def test_a_less_than_sign_never_opens_a_tag() -> None:
    assert "<img" not in shown("a<img src=x>b")


def test_an_unknown_command_is_met_with_the_nearest_known_one() -> None:
    arguments = dict(problem(r"\dfarc{1}{2}").arguments)
    assert arguments["command"] == r"\dfarc"
    assert r"\dfrac" in arguments["hint_vi"]


def test_problems_quote_no_more_than_a_command() -> None:
    latex = r"\text{đáp án B} \unknowncommand \text{đáp án B}"
    assert "đáp án" not in str(problem(latex).arguments)


def test_a_formula_of_the_greatest_size_fits_a_small_stack() -> None:
    """Threads on other systems have 512 KiB; math-core recurses and would end the process."""
    results: list[object] = []

    def run() -> None:
        engine = MathCoreEngine()
        deepest = "{" * 39 + "x" + "}" * 39
        results.append(engine.render(deepest * 50, display=False))
        results.append(engine.render(r"\frac12" * 585, display=False))
        results.append(engine.render(r"x^{y_{\sqrt{" * 13 + "z" + "}}}" * 13, display=False))

    before = threading.stack_size(512 * 1024)
    try:
        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    assert [type(result) for result in results] == [Formula] * 3


@pytest.mark.parametrize(
    "markup",
    [
        '<math><mi style="color:red">x</mi></math>',
        '<math><mi onclick="a">x</mi></math>',
        '<math><mspace width="9999em"/></math>',
        '<math><mi href="javascript:1">x</mi></math>',
        "<math><script>x</script></math>",
        '<math><mtext class="md-nav">x</mtext></math>',
        '<math><mtd style="position:fixed">x</mtd></math>',
    ],
)
def test_markup_outside_the_grammar_is_not_let_through(markup: str) -> None:
    assert closed(markup) is None


@pytest.mark.parametrize("tag", COMMON_TAGS)
def test_a_common_tag_is_one_that_the_grammar_leaves_as_it_is(tag: str) -> None:
    read_whole = closed(f'{tag}<mtd style="width:50%"></mtd>')
    assert read_whole == f'{tag}<mtd class="mf-half"></mtd>'


def test_the_same_formula_is_rendered_once() -> None:
    assert ENGINE.render("a+b", display=False) is ENGINE.render("a+b", display=False)
    assert shown("a+b", display=True) != shown("a+b", display=False)
