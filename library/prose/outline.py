"""The headings of a text, and the links of the text to them."""

from dataclasses import field
from urllib.parse import unquote

from library.diagnostics import Finding, Location, did_you_mean, find
from library.rules import text as rules
from library.values import dataclass
from library.vietnamese import slug

PREFIX = "muc-"
"""Before every anchor, so that no heading can take the name of a part of the page."""
_COMPARED = 100


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text: its level on the page (2 to 6), its anchor and its plain words."""

    level: int
    anchor: str
    text: str


@dataclass(slots=True)
class Outline:
    """The headings of a text as they are met, and the anchors that are taken."""

    headings: list[Heading] = field(default_factory=list)
    _used: dict[str, int] = field(default_factory=dict)
    _anchors: dict[str, str] = field(default_factory=dict)

    def add(self, level: int, text: str) -> Heading:
        base = PREFIX + (slug(text)[:60].strip("-") or "khong-ten")
        count = self._used[base] = self._used.get(base, 0) + 1
        heading = Heading(level, base if count == 1 else f"{base}-{count}", text)
        self.headings.append(heading)
        self._anchors[heading.anchor.removeprefix(PREFIX)] = heading.anchor
        return heading

    def resolve(self, fragment: str, location: Location) -> str | Finding:
        """The anchor that `#fragment` means, however its author spelt it; or a finding."""
        wanted = slug(unquote(fragment)).removeprefix(PREFIX)
        if anchor := self._anchors.get(wanted):
            return anchor
        near = did_you_mean(wanted, list(self._anchors)[:_COMPARED])
        vi = f"có phải là “#{near}”?" if near else "sửa lại cho đúng tên đề mục"
        en = f"did you mean “#{near}”?" if near else "spell it as the heading does"
        shown = fragment[:60]
        return find(rules.ANCHOR_TO_NOTHING, location, anchor=shown, hint_vi=vi, hint_en=en)
