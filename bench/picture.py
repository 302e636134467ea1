"""Draws the README's picture from what `make bench` kept: bars of wall time, each by that of ours.

    python -m bench.picture [SIZE]

Writes `bench/speed.svg`. It has a ground of its own, light or dark as the reader's system is, so that it is
legible on any page.
"""

import json
import statistics
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from bench.build import EDITED, KEPT, OURS
from bench.rivals.pagefind import NAME as PAGEFIND

PICTURE = Path(__file__).parent / "speed.svg"
# With what of ours each has: * a search index, † formulas rendered before the browser.
_RIVALS = {
    "Hugo": "",
    "Hugo with formulas": "†",
    "Eleventy": "",
    "MkDocs Material": "*",
    "Zensical": "*",
}
_WIDTH, _BAR, _LEFT, _LONGEST = 760, 26, 300, 350
_STYLE = """\
  text { font: 14px system-ui, "Segoe UI", Roboto, sans-serif; fill: #1f2328 }
  .title { font-weight: 600; font-size: 15px }
  .note { font-size: 12px; fill: #59636e }
  .ground { fill: #ffffff; stroke: #d1d9e0 }
  .ours { fill: #1a7f37 }
  .theirs { fill: #8c959f }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .note { fill: #9198a1 }
    .ground { fill: #0d1117; stroke: #3d444d }
    .ours { fill: #3fb950 }
    .theirs { fill: #656c76 }
  }
"""


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    kept = json.loads((KEPT / f"{size}.json").read_text(encoding="utf-8"))
    walls = {row["name"]: statistics.median(cost["wall"] for cost in row["costs"]) for row in kept["rows"]}
    PICTURE.write_text(draw(size, walls), encoding="utf-8")
    print(PICTURE)


def draw(size: int, walls: dict[str, float]) -> str:
    """The picture as SVG; `walls` are the seconds of each row of the table by its name."""
    number = f"{size:,}"
    groups = (
        (f"{number.replace(',', '.')} học liệu, 41 trang, dựng từ đầu", "41 sites built from nothing", OURS,
         _cold(walls)),
        ("Một học liệu vừa sửa và duyệt", "one resource edited and approved", EDITED, _edited(walls)),
    )  # fmt: skip
    parts: list[str] = []
    y = 34
    for title, english, ours, rows in groups:
        parts.append(
            f'<text class="title" x="20" y="{y}">{title} <tspan class="note">· {english}</tspan></text>'
        )
        named = {name: seconds / walls[ours] for name, seconds in rows}
        most = max(named.values())
        for name, ratio in named.items():
            y += _BAR
            parts += _bar(name, ratio, most, y)
        y += 44
    parts.append(f'<text class="note" x="20" y="{y - 14}">{_NOTE}</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{y}" viewBox="0 0 {_WIDTH} {y}" '
        f'role="img" aria-label="{_ALT}">\n<style>\n{_STYLE}</style>\n'
        f'<rect class="ground" x=".5" y=".5" width="{_WIDTH - 1}" height="{y - 1}" rx="8"/>\n'
        + "\n".join(parts) + "\n</svg>\n"
    )  # fmt: skip


_OURS = "hoclieu*†"
_NOTE = (
    "So với hoclieu (1×): * có tìm kiếm, † có công thức · wall time by ours: * with search, † with formulas"
)
_ALT = "Wall time of builds by hoclieu and four other generators; the numbers stand in bench/RESULTS.md"


def _cold(walls: dict[str, float]) -> Iterator[tuple[str, float]]:
    yield _OURS, walls[OURS]
    for rival, mark in _RIVALS.items():
        seconds = walls.get(f"{rival}, from nothing")
        if seconds is not None:
            yield f"{rival}{mark}", seconds
        if rival == "Hugo" and seconds is not None and PAGEFIND in walls:
            yield "Hugo + Pagefind*", seconds + walls[PAGEFIND]


def _edited(walls: dict[str, float]) -> Iterator[tuple[str, float]]:
    yield _OURS, walls[EDITED]
    for rival, mark in _RIVALS.items():
        for name, seconds in walls.items():
            if name.startswith(f"{rival}, one edit"):
                yield f"{rival}{mark}, 2 / 41 sites", seconds


def _bar(name: str, ratio: float, most: float, y: int) -> Iterator[str]:
    kind = "ours" if name.startswith(_OURS) else "theirs"
    length = max(2, round(_LONGEST * ratio / most))
    yield f'<text x="{_LEFT - 12}" y="{y + 5}" text-anchor="end">{escape(name)}</text>'
    yield f'<rect class="{kind}" x="{_LEFT}" y="{y - 8}" width="{length}" height="16" rx="3"/>'
    yield f'<text x="{_LEFT + length + 8}" y="{y + 5}">{ratio:.2g}×</text>'


if __name__ == "__main__":
    main()
