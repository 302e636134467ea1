"""Formulas and equations as science teachers type them, and what is refused."""

import pytest

from library.maths import Formula, MathCoreEngine, Problem
from library.maths.chemistry import chemistry
from library.maths.units import quantity
from library.rules import text as rules

READ = {
    "H2SO4": r"\mathrm{H}_{2}\mathrm{SO}_{4}",
    "Ca(HCO3)2": r"\mathrm{Ca}(\mathrm{HCO}_{3})_{2}",
    "2 H2O": r"2\,\mathrm{H}_{2}\mathrm{O}",
    "nCO2": r"n\,\mathrm{CO}_{2}",
    "0,5O2": r"0{,}5\,\mathrm{O}_{2}",
    "1/2O2": r"\tfrac{1}{2}\,\mathrm{O}_{2}",
    "SO4^2-": r"\mathrm{SO}_{4}{}^{2-}",
    "Fe^{3+}": r"\mathrm{Fe}{}^{3+}",
    "NH4+": r"\mathrm{NH}_{4}{}^{+}",
    "e-": r"\mathrm{e}{}^{-}",
    "pH": r"\mathrm{pH}",
    "CuSO4.5H2O": r"\mathrm{CuSO}_{4}\cdot 5\,\mathrm{H}_{2}\mathrm{O}",
    "CuSO4 * 5H2O": r"\mathrm{CuSO}_{4}\cdot 5\,\mathrm{H}_{2}\mathrm{O}",
    "^{14}_{6}C": r"\prescript{14}{6}{\mathrm{C}}",
    "_6^14C": r"\prescript{14}{6}{\mathrm{C}}",
    "CH2=CH2": r"\mathrm{CH}_{2}{=}\mathrm{CH}_{2}",
    "CH#CH": r"\mathrm{CH}{\equiv}\mathrm{CH}",
    "(-CH2-CH2-)_n": r"({-}\mathrm{CH}_{2}{-}\mathrm{CH}_{2}{-})_{n}",
    "(C6H10O5)n": r"(\mathrm{C}_{6}\mathrm{H}_{10}\mathrm{O}_{5})_{n}",
    "C_nH_{2n+2}": r"\mathrm{C}_{n}\mathrm{H}_{2n+2}",
    "Fe_xO_y": r"\mathrm{Fe}_{x}\mathrm{O}_{y}",
    "A + B -> C": r"\mathrm{A}+\mathrm{B}\xrightarrow{}\mathrm{C}",
    "A -> B + C": r"\mathrm{A}\xrightarrow{}\mathrm{B}+\mathrm{C}",
    "A->B": r"\mathrm{A}\xrightarrow{}\mathrm{B}",
    "A → B": r"\mathrm{A}\xrightarrow{}\mathrm{B}",
    "A <=>[xt][t^o] B": r"\mathrm{A}\xrightleftharpoons[t{}^{\circ}]{\mathrm{xt}}\mathrm{B}",
    "A ->[HCl đặc] B": r"\mathrm{A}\xrightarrow{\mathrm{HCl}\ \text{đặc}}\mathrm{B}",
    "H2 ^": r"\mathrm{H}_{2}\,\mathord{\uparrow}",
    "AgCl v": r"\mathrm{AgCl}\,\mathord{\downarrow}",
    "NaCl(aq)": r"\mathrm{NaCl}\,(\mathrm{aq})",
    "K4[Fe(CN)6]": r"\mathrm{K}_{4}[\mathrm{Fe}(\mathrm{CN})_{6}]",
    "Fe + S = FeS": r"\mathrm{Fe}+\mathrm{S}=\mathrm{FeS}",
}
REFUSED = {
    "SO42-": rules.CHARGE_OR_INDEX,
    "Fe3+": rules.CHARGE_OR_INDEX,
    "Ca2+ + 2OH-": rules.CHARGE_OR_INDEX,
    "CxHy": rules.NO_ELEMENT,
    "FexOy": rules.NO_ELEMENT,
    "CnH2n+2": rules.NO_ELEMENT,
    "C_nH2n+2": rules.LETTER_INDEX,
    "Men rượu": rules.NO_ELEMENT,
    "A <=>> B": rules.UNREADABLE_CHEMISTRY,
    "<script>": rules.UNREADABLE_CHEMISTRY,
    "Ca(OH2": rules.UNBALANCED_CHEMISTRY,
    "A ->[a": rules.UNBALANCED_CHEMISTRY,
    "+": rules.UNREADABLE_CHEMISTRY,
}


@pytest.mark.parametrize(("source", "latex"), READ.items())
def test_chemistry_becomes_latex_that_the_engine_shows(source: str, latex: str) -> None:
    assert chemistry(source) == latex
    assert isinstance(MathCoreEngine().render(latex, display=False), Formula)


@pytest.mark.parametrize(("source", "rule"), REFUSED.items())
def test_chemistry_that_could_be_wrong_is_refused(source: str, rule: rules.Rule) -> None:
    result = chemistry(source)
    assert isinstance(result, Problem)
    assert result.rule is rule


@pytest.mark.parametrize(
    ("source", "latex"),
    [
        ("1,5 kg/m3", r"1{,}5\,\mathrm{kg}/\mathrm{m}^{3}"),
        ("9.8 m/s^2", r"9{,}8\,\mathrm{m}/\mathrm{s}^{2}"),
        ("25 °C", r"25\,{}^{\circ}\mathrm{C}"),
        ("20 cm²", r"20\,\mathrm{cm}^{2}"),
        ("kJ mol-1", r"\mathrm{kJ}\,\mathrm{mol}^{-1}"),
        ("50 %", r"50\,\%"),
        ("1.2e3 J", r"1{,}2 \cdot 10^{3}\,\mathrm{J}"),
        ("50 000 đồng", r"50\,000\,\text{đồng}"),
    ],
)
def test_quantities(source: str, latex: str) -> None:
    assert quantity(source) == latex
    assert isinstance(MathCoreEngine().render(latex, display=False), Formula)


@pytest.mark.parametrize("source", ["", "5 kg & 3", "5 <b>", "năm mét"])
def test_what_is_no_quantity_is_refused(source: str) -> None:
    assert isinstance(quantity(source), Problem)
