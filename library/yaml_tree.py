"""Untrusted YAML as a small tree of text that remembers its lines.

The tree is built from the parser's events and nothing is ever composed or constructed, because
that is where a 400-byte file eats a gigabyte, 50,000 brackets crash the process, and `12:45` turns
into 765. Every scalar stays the text that was written; what it means is for the field to say.
"""

from collections.abc import Iterator
from dataclasses import field

import yaml

from library.diagnostics import Finding, Location, Pass, Rule, find
from library.rules import yaml as rules
from library.values import dataclass
from library.vietnamese import nfc
from library.yaml_errors import friendly
from library.yaml_text import FILE_LIMIT, has_hidden_character, readable_text

DEPTH_LIMIT = 20
NODE_LIMIT = 20_000
_MOST_FINDINGS = 20
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value exactly as written (NFC); `plain` when it stood without quotes."""

    text: str
    line: int
    column: int
    plain: bool = True

    @property
    def empty(self) -> bool:
        """Whether nothing was written: a blank, `~` or `null` without quotes, or only spaces."""
        return self.text in _NOTHING if self.plain else not self.text.strip()

    def location(self, path: str) -> Location:
        return Location(path, self.line, self.column)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list, with the place where it starts."""

    items: tuple["Node", ...]
    line: int
    column: int

    def location(self, path: str) -> Location:
        return Location(path, self.line, self.column)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order written; keys are unique."""

    items: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int

    def get(self, name: str) -> "Node | None":
        return next((value for key, value in self.items if key.text == name), None)

    def location(self, path: str) -> Location:
        return Location(path, self.line, self.column)


Node = Scalar | Sequence | Mapping


def read_yaml(
    source: bytes | str,
    path: str,
    first_line: int = 1,
    limit: int = FILE_LIMIT,
    most: int = NODE_LIMIT,
) -> Pass[Node | None]:
    """The tree of one YAML text, None exactly when a finding was yielded.

    `first_line` is the line of the file on which `source` starts; `limit` is in bytes, `most` in
    values. A text with nothing in it, or only comments, is an empty plain scalar.
    """
    text = yield from readable_text(source, path, first_line, limit)
    if text is None:
        return None
    builder = _Builder(path, first_line - 1, most)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if not builder.take(event):
                break
    except yaml.YAMLError as error:
        builder.findings.append(friendly(error, text, path, first_line))
    yield from builder.findings[:_MOST_FINDINGS]
    if builder.findings:
        return None
    return builder.root if builder.root is not None else Scalar("", first_line, 1)


def expect_mapping(node: Node | None, path: str) -> Pass[Mapping | None]:
    """`node` if it is a mapping; otherwise a finding and None (None stays None, silently)."""
    if node is None or isinstance(node, Mapping):
        return node
    if isinstance(node, Scalar) and (key := _glued_key(node)):
        yield find(rules.NO_SPACE_AFTER_COLON, node.location(path), key=key)
    else:
        yield find(rules.EXPECTED_MAPPING, node.location(path))
    return None


def expect_list(node: Node | None, path: str) -> Pass[Sequence | None]:
    """`node` if it is a list; otherwise a finding and None (None stays None, silently)."""
    if node is None or isinstance(node, Sequence):
        return node
    yield find(rules.EXPECTED_LIST, node.location(path))
    return None


def expect_text(node: Node | None, path: str) -> Pass[Scalar | None]:
    """`node` if it is one value; otherwise a finding and None (None stays None, silently)."""
    if node is None or isinstance(node, Scalar):
        return node
    yield find(rules.EXPECTED_TEXT, node.location(path))
    return None


def _glued_key(scalar: Scalar) -> str:
    """The key of `Môn:Toán`, which YAML takes for one word."""
    key, colon, _ = scalar.text.partition(":")
    return key if scalar.plain and colon and 0 < len(key) <= 30 else ""


@dataclass(slots=True)
class _Open:
    """A collection whose end has not been met; in a mapping `key` waits for its value."""

    line: int
    column: int
    is_mapping: bool
    nodes: list[Node] = field(default_factory=list)
    items: list[tuple[Scalar, Node]] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    key: Scalar | None = None

    def closed(self) -> Node:
        if self.is_mapping:
            return Mapping(tuple(self.items), self.line, self.column)
        return Sequence(tuple(self.nodes), self.line, self.column)


class _Builder:
    """Takes events one by one, so that a bomb is left alone as soon as it shows itself."""

    def __init__(self, path: str, offset: int, most: int) -> None:
        self.path = path
        self.offset = offset + 1
        self.most = most
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self._stack: list[_Open] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Put `event` in its place; False when the rest of the file is not worth reading."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            return self._start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._place(self._stack.pop().closed())
        elif isinstance(event, yaml.AliasEvent):
            self._say(rules.ANCHOR, event)
            self._place(Scalar("", *self._position(event)))
        elif isinstance(event, yaml.DocumentStartEvent):
            return self._document(event)
        return self._nodes <= self.most and len(self.findings) < _MOST_FINDINGS

    def _document(self, event: yaml.DocumentStartEvent) -> bool:
        self._documents += 1
        if self._documents > 1:
            self._say(rules.SECOND_DOCUMENT, event)
        if event.version or event.tags:
            self._say(rules.DIRECTIVE, event)
        return self._documents == 1

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._marks(event)
        text: str = event.value
        if has_hidden_character(text):
            self._say(rules.ESCAPE, event)
        line, column = self._position(event)
        self._place(Scalar(nfc(text), line, column, event.implicit[0]))

    def _start(self, event: yaml.CollectionStartEvent) -> bool:
        if event.anchor is not None or event.tag is not None:
            self._marks(event)
        line, column = self._position(event)
        self._stack.append(_Open(line, column, isinstance(event, yaml.MappingStartEvent)))
        if len(self._stack) > DEPTH_LIMIT:
            self._say(rules.TOO_DEEP, event, limit=DEPTH_LIMIT)
            return False
        return True

    def _marks(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self._say(rules.ANCHOR, event)
        if getattr(event, "tag", None) is not None:
            self._say(rules.TAG, event)

    def _place(self, node: Node) -> None:
        self._nodes += 1
        if self._nodes == self.most + 1:
            where = Location(self.path, node.line, node.column)
            self.findings.append(find(rules.TOO_MANY, where, limit=self.most))
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        if not parent.is_mapping:
            parent.nodes.append(node)
        elif parent.key is None:
            parent.key = self._checked_key(node, parent.lines)
        else:
            parent.items.append((parent.key, node))
            parent.key = None

    def _checked_key(self, node: Node, lines: dict[str, int]) -> Scalar:
        where = Location(self.path, node.line, node.column)
        if not isinstance(node, Scalar) or not node.text.strip():
            self.findings.append(find(rules.BAD_KEY, where))
            return Scalar("", node.line, node.column)
        if node.plain and node.text == "<<":
            self.findings.append(find(rules.MERGE_KEY, where))
        if node.text in lines:
            first = lines[node.text]
            duplicate = find(rules.DUPLICATE_KEY, where, key=node.text, first_line=first)
            self.findings.append(duplicate)
        lines.setdefault(node.text, node.line)
        return node

    def _say(self, rule: Rule, event: yaml.Event, **arguments: object) -> None:
        where = Location(self.path, *self._position(event))
        self.findings.append(find(rule, where, **arguments))

    def _position(self, event: yaml.Event) -> tuple[int, int]:
        mark = event.start_mark
        return (mark.line + self.offset, mark.column + 1) if mark else (self.offset, 1)


def texts(node: Node | None) -> Iterator[Scalar]:
    """The values of a list, or the one value itself, without the empty ones."""
    if isinstance(node, Scalar):
        node = Sequence((node,), node.line, node.column)
    if isinstance(node, Sequence):
        yield from (item for item in node.items if isinstance(item, Scalar) and not item.empty)
