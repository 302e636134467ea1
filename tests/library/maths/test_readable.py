"""Formulas as a line of text."""

import pytest

from library.maths import readable


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\dfrac{1}{2}", "1/2"),
        (r"\frac{a+b}{2}", "(a+b)/2"),
        (r"\sqrt{2} + \sqrt[3]{x+1}", "√2 + 3√(x+1)"),
        (r"12{,}5\%", "12,5%"),
        (r"\widehat{ABC} = 90^\circ", "ABC = 90°"),
        (r"\ce{2H2 + O2 -> 2H2O}", "2H2 + O2 → 2H2O"),
        (r"\heva{x = 1\\y = 2}", "x = 1; y = 2"),
        (r"a \vdots b", "a ⋮ b"),
        (r"\text{quãng đường}", "quãng đường"),
        (r"\begin{cases} x \\ y \end{cases}", "x ; y"),
        ("{" * 500 + "x" + "}" * 500, "x"),
    ],
)
def test_readable(latex: str, text: str) -> None:
    assert readable(latex) == text
