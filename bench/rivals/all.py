"""Every rival, in the order in which they are measured."""

from bench.rivals.eleventy import ELEVENTY
from bench.rivals.hugo import HUGO, HUGO_WITH_FORMULAS
from bench.rivals.material import MATERIAL, ZENSICAL

RIVALS = (HUGO, HUGO_WITH_FORMULAS, ELEVENTY, MATERIAL, ZENSICAL)
