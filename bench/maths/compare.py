"""Time the maths engines on the same formulas in the same run.

    python bench/maths/compare.py [folder of node_modules]

The rivals are optional: one that is not installed is named and left out. KaTeX and Temml run in
quickjs-ng, which is how a Python build would use them. Ratios matter, not microseconds.
"""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from library.maths import MathCoreEngine, Problem

TABLE = Path(__file__).parents[2] / "tests/library/maths/formulas.txt"
ROUNDS = 5


def formulas() -> list[tuple[str, bool]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line.partition(": ")[2] for line in lines if not line.startswith("#"))
    return [(latex, dollars == "$$") for dollars, latex in re.findall(r"(\$\$?)(.+?)\1", text)]


def ours() -> Callable[[str, bool], bool]:
    engine = MathCoreEngine()
    fresh = engine.fresh
    return lambda latex, display: not isinstance(fresh(latex, display), Problem)


def ours_remembered() -> Callable[[str, bool], bool]:
    engine = MathCoreEngine()
    return lambda latex, display: not isinstance(engine.render(latex, display), Problem)


def bare_math_core() -> Callable[[str, bool], bool]:
    from math_core import LatexError, LatexToMathML

    convert = LatexToMathML(fancy_error=False).convert_with_local_state

    def render(latex: str, display: bool) -> bool:
        try:
            convert(latex, displaystyle=display)
        except LatexError:
            return False
        return True

    return render


def latex2mathml() -> Callable[[str, bool], bool]:
    from latex2mathml.converter import convert

    def render(latex: str, display: bool) -> bool:
        try:
            convert(latex, display="block" if display else "inline")
        except Exception:  # noqa: BLE001 -- it raises whatever its parser meets
            return False
        return True

    return render


def in_quickjs(scripts: list[str], call: str) -> Callable[[], Callable[[str, bool], bool]]:
    def make() -> Callable[[str, bool], bool]:
        import quickjs

        modules = Path(sys.argv[1] if len(sys.argv) > 1 else "node_modules")
        context = quickjs.Context()
        context.eval("var window = globalThis, self = globalThis;")
        for script in scripts:
            context.eval((modules / script).read_text(encoding="utf-8"))
        context.eval(f"function render(t, d) {{ try {{ return {call} }} catch (e) {{ return '' }} }}")
        render = context.get("render")
        return lambda latex, display: bool(render(latex, display))

    return make


CANDIDATES: dict[str, Callable[[], Callable[[str, bool], bool]]] = {
    "ours, first time": ours,
    "ours, remembered": ours_remembered,
    "math-core alone": bare_math_core,
    "temml in quickjs-ng": in_quickjs(
        ["temml/dist/temml.min.js"],
        "JSON.stringify(temml.renderToString(t, {displayMode: d, throwOnError: true}))",
    ),
    "katex in quickjs-ng": in_quickjs(
        ["katex/dist/katex.min.js", "katex/dist/contrib/mhchem.min.js"],
        "JSON.stringify(katex.renderToString(t, {displayMode: d, strict: 'ignore'}))",
    ),
    "latex2mathml": latex2mathml,
}


def main() -> int:
    table = formulas()
    base = 0.0
    print(f"{len(table)} formulas, best of {ROUNDS} rounds")
    for name, make in CANDIDATES.items():
        try:
            render = make()
        except (ImportError, FileNotFoundError) as error:
            print(f"{name:22} not installed ({type(error).__name__})")
            continue
        best = min(timed(render, table) for _ in range(ROUNDS))
        base = base or best
        shown = sum(render(latex, display) for latex, display in table)
        ratio = best / base
        print(f"{name:22} {best / len(table) * 1e6:8.1f} us  x{ratio:7.2f}  {shown:3} accepted")
    return 0


def timed(render: Callable[[str, bool], bool], table: list[tuple[str, bool]]) -> float:
    begun = time.perf_counter()
    for latex, display in table:
        render(latex, display)
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
