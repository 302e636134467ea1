"""Long formulas in a line: cut where a book would go on in the next line; short ones stay whole."""

import re

import pytest

from library.maths import Formula, MathCoreEngine
from library.maths.breaks import TORN, breakable
from library.prose.tying import tied

ENGINE = MathCoreEngine()
CUT = {
    r"(-17)\cdot 28+(-17)\cdot 72=(-17)\cdot(28+72)=-1700": [
        "(−17)⋅28", "+(−17)⋅72", "=(−17)⋅(28+72)", "=−1700",
    ],
    r"x^2-5x+6=0\Leftrightarrow (x-2)(x-3)=0\Leftrightarrow x=2": ["x2−5x+6=0", "⇔(x−2)(x−3)=0", "⇔x=2"],
    r"\ce{2Al + 6HCl -> 2AlCl3 + 3H2 ^}": ["2Al+6HCl", "→2AlCl3", "+3H2↑"],
    r"12;\ 24;\ 36;\ 48;\ 60;\ 72;\ 84": ["12;\xa024;\xa0", "36;\xa048;\xa0", "60;\xa072;\xa0", "84"],
}  # fmt: skip
WHOLE = (
    r"\frac{1}{2}", "x=5", r"\left(a+b\right)^2=a^2+2ab+b^2", r"\ce{CaCO3 ->[t^o] CaO + CO2 ^}",
    r"A=\{x\in\mathbb{N}\mid 3<x\le 7, x \text{ chia hết cho } 2\}",
    r"\frac{12345}{67890}:\frac{12345}{67890}=\frac{1}{1}",
    r"|x-1|+|x+2|+|x-3|+|x+4|+|x-5|=15",
    r"\heva{x+y=1000000\\x-y=2000000}",
)  # fmt: skip


def inline(latex: str) -> str:
    found = ENGINE.render(latex, display=False)
    assert isinstance(found, Formula)
    return found.html


def texts(html: str) -> list[str]:
    return [re.sub("<[^>]*>", "", piece) for piece in html.split(TORN)]


@pytest.mark.parametrize("latex", CUT)
def test_a_long_formula_is_cut_before_its_signs(latex: str) -> None:
    assert texts(inline(latex)) == CUT[latex]


@pytest.mark.parametrize("latex", WHOLE)
def test_what_is_short_or_has_no_place_for_it_stays_whole(latex: str) -> None:
    assert TORN not in inline(latex)


@pytest.mark.parametrize("latex", CUT)
def test_nothing_is_lost_and_each_piece_is_well_formed(latex: str) -> None:
    html = inline(latex)
    for piece in html.split(TORN):
        tags = re.findall("<(/?)([a-z]+)[^<>]*?(/?)>", piece.removeprefix("<math>").removesuffix("</math>"))
        open_: list[str] = []
        for end, name, alone in tags:
            if end:
                assert open_.pop() == name
            elif not alone:
                open_.append(name)
        assert open_ == []
    whole = ENGINE.render(latex, display=True)
    assert isinstance(whole, Formula)
    assert "".join(texts(html)) == re.sub("<[^>]*>", "", whole.html)


def test_a_sign_that_begins_a_line_keeps_its_room() -> None:
    html = inline(next(iter(CUT)))
    assert '<math><mo form="infix">=</mo>' in html
    assert '<math><mo form="infix">+</mo>' in html
    assert html.startswith('<math><mo stretchy="false">(</mo>')


def test_a_formula_in_a_paragraph_of_its_own_is_not_cut() -> None:
    found = ENGINE.render(next(iter(CUT)), display=True)
    assert isinstance(found, Formula)
    assert TORN not in found.html
    assert breakable(found.html) == found.html


def test_the_comma_after_it_is_tied_to_the_last_piece() -> None:
    html, rest = tied(inline(next(iter(CUT))), ". Vậy")
    assert rest == " Vậy"
    assert html.count("mf-tied") == 1
    assert html.endswith("<mn>1700</mn></math>.</span>")
    assert html.split('<span class="mf-tied">')[1].startswith('<math><mo form="infix">=</mo>')
