"""Records: the lists of mappings that the organisation's files are made of."""

import re
from datetime import date

from library.diagnostics import Finding, Location, Pass, Text, find
from library.field_reading import read_plain_fields
from library.fields import Fields
from library.organisation.model import Office, Period
from library.rules import organisation as rules
from library.yaml_tree import Mapping, Node, Sequence, read_yaml

LARGEST_FILE = 4 << 20
"""In bytes, of one file of content/district: the people of a district have some 250 bytes each."""

_MOST_VALUES = 200_000
"""In one file: a person has about fifteen, and a district some two thousand people."""

_IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_root(source: bytes | None, path: str) -> Pass[Node | None]:
    if source is None:
        yield find(rules.FILE_MISSING, Location(path), file=path)
        return None
    return (yield from read_yaml(source, path, limit=LARGEST_FILE, most=_MOST_VALUES))


def read_records(source: bytes | None, path: str) -> Pass[list[Mapping]]:
    root = yield from read_root(source, path)
    return (yield from mappings_of(root, path)) if root is not None else []


def submappings(fields: Fields, name: str) -> Pass[list[Mapping]]:
    value = fields.by_name.get(name)
    return (yield from mappings_of(value.value, fields.path)) if value else []


def mappings_of(node: Node, path: str) -> Pass[list[Mapping]]:
    """The mappings of a list, without those that are something else, which are findings."""
    shape = Text("một danh sách, mỗi mục bắt đầu bằng `- `", "a list of items that begin with `- `")
    if not isinstance(node, Sequence) or not node.items:
        yield wrong_shape(node, path, shape)
        return []
    for item in node.items:
        if not isinstance(item, Mapping):
            yield wrong_shape(item, path, shape)
    return [item for item in node.items if isinstance(item, Mapping)]


def read_labels(fields: Fields, name: str) -> Pass[tuple[Office, ...]]:
    labels: list[Office] = []
    for item in (yield from submappings(fields, name)):
        part = yield from read_plain_fields(item, fields.path, ("label", "from", "until"))
        yield from part.require("label")
        label = yield from part.text("label")
        period = yield from read_period(part)
        if label is not None:
            labels.append(Office(label, period))
    return tuple(labels)


def read_period(fields: Fields) -> Pass[Period]:
    """The `from` and `until` of a record; a period that runs backwards is empty, not open."""
    first = yield from fields.day("from")
    last = yield from fields.day("until")
    if first is not None and last is not None and last < first:
        yield find(rules.BAD_PERIOD, fields.place("until"))
    unreadable = (fields.has("from") and first is None) or (fields.has("until") and last is None)
    return Period(date.max, date.min) if unreadable else Period(first, last)


def is_identifier(text: str) -> bool:
    """Whether `text` can name a school, a person or a bundle: small ASCII words with hyphens."""
    return len(text) <= 80 and _IDENTIFIER.fullmatch(text) is not None


def wrong_shape(node: Node, path: str, shape: Text) -> Finding:
    return find(rules.NOT_A_LIST, Location(path, node.line, node.column), shape=shape)
