"""The picture of the README."""

from xml.etree import ElementTree as ET

from bench.build import EDITED, OURS
from bench.picture import draw
from bench.rivals.pagefind import NAME as PAGEFIND

WALLS = {
    OURS: 10.0,
    "Hugo, from nothing": 20.0,
    PAGEFIND: 30.0,
    EDITED: 1.0,
    "Hugo, one edit: one school and the district": 9.0,
}


def test_each_bar_is_as_long_as_its_ratio_says() -> None:
    picture = ET.fromstring(draw(20_000, WALLS))  # noqa: S314 - our own picture
    bars = [
        rect for rect in picture.iter("{http://www.w3.org/2000/svg}rect") if rect.get("class") != "ground"
    ]
    lengths = [int(bar.attrib["width"]) for bar in bars]
    assert lengths == [70, 140, 350, 39, 350]
    words = [text.text for text in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert [word for word in words if word and word.endswith("×")] == ["1×", "2×", "5×", "1×", "9×"]
