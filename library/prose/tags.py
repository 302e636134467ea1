"""The little raw HTML that passes: indices, underlining and line breaks, without attributes."""

import re
from dataclasses import field

from library.diagnostics import Finding, Location, Rule, find
from library.rules import text as rules
from library.values import dataclass

_PASSED = re.compile(r"<(/?)(sub|sup|u)>|<br ?/?>", re.IGNORECASE)
_ONLY_PASSED = re.compile(r"(?:\s*<br ?/?>)+\s*", re.IGNORECASE)
_MOST_OPEN = 8
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]{0,30})")


@dataclass(slots=True)
class OpenTags:
    """The raw tags that are open in the block being read, and the foreign ones that were refused."""

    names: list[str] = field(default_factory=list)
    places: list[Location] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def read(self, tag: str, location: Location) -> str | Finding:
        """What an inline tag becomes, or the finding that it may not stand here."""
        if self._ends_refused(tag):
            return ""
        match = _PASSED.fullmatch(tag)
        if not match:
            return self._refuse(tag, location)
        if not match[2]:
            return "<br>"
        name = match[2].lower()
        if not match[1] and len(self.names) >= _MOST_OPEN:
            return find(rules.UNCLOSED_TAG, location, tag=name)
        if not match[1]:
            self.names.append(name)
            self.places.append(location)
            return f"<{name}>"
        if not self.names or self.names[-1] != name:
            return find(rules.UNCLOSED_TAG, location, tag=name)
        self.names.pop()
        self.places.pop()
        return f"</{name}>"

    def close(self) -> tuple[str, list[Finding]]:
        """The end tags that the block still owes, with a finding for each where it was opened."""
        self.refused.clear()
        owed = list(zip(reversed(self.names), reversed(self.places), strict=True))
        self.names.clear()
        self.places.clear()
        findings = [find(rules.UNCLOSED_TAG, place, tag=name) for name, place in owed]
        return "".join(f"</{name}>" for name, _ in owed), findings

    def _ends_refused(self, tag: str) -> bool:
        """Whether a tag ends one that was refused: it is gone with it and needs no second finding."""
        name = _NAME.match(tag) if tag.startswith("</") else None
        if name is None or name[1].lower() not in self.refused:
            return False
        self.refused.remove(name[1].lower())
        return True

    def _refuse(self, tag: str, location: Location) -> Finding:
        name = _NAME.match(tag)
        if name and not tag.startswith("</") and len(self.refused) < _MOST_OPEN:
            self.refused.append(name[1].lower())
        return refused(tag, location)


def block(html: str, location: Location) -> str | Finding:
    """What a block of raw HTML becomes: breaks pass; of anything else not a byte is shown."""
    return "<br>" if _ONLY_PASSED.fullmatch(html) else refused(html, location)


def refused(html: str, location: Location) -> Finding:
    tag = _NAME.search(html)
    rule: Rule = rules.RAW_HTML
    if html.lstrip().startswith("<!--") or not tag:
        rule = rules.HIDDEN_COMMENT
    return find(rule, location, tag=tag[1].lower() if tag else "")
