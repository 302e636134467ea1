"""Maths: LaTeX as teachers write it, chemistry included, to MathML that needs no script.

Pure: a formula in, a `<math>` element or a problem out. The style sheet and the font that go with
it stand in `library/theme/maths/`.
"""

from library.maths.engine import MathCoreEngine
from library.maths.model import Formula, MathsEngine, Problem
from library.maths.readable import readable

__all__ = ["Formula", "MathCoreEngine", "MathsEngine", "Problem", "readable"]
