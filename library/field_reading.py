"""From a mapping of YAML to its fields, each under its canonical name."""

from collections.abc import Callable, Iterable

from library.diagnostics import Location, Pass, did_you_mean, find
from library.fields import Field, Fields
from library.rules import metadata as rules
from library.suggestions import suggestion
from library.yaml_tree import Mapping, Node, Scalar


def read_fields(
    mapping: Mapping, path: str, canonical: Callable[[str], str | None], known: Iterable[str]
) -> Pass[Fields]:
    """The fields of `mapping`; `canonical` reads a written key, `known` are the names to suggest."""
    fields: dict[str, Field] = {}
    spoilt: set[str] = set()
    for key, value in mapping.items:
        place = Location(path, key.line, key.column)
        name = canonical(key.text)
        if name is None:
            hint = suggestion(key.text, known)
            spoilt.add(canonical(did_you_mean(key.text, known)) or "")
            yield find(rules.UNKNOWN_KEY, place, key=key.text, hint=hint)
        elif name in fields:
            first = fields[name]
            yield find(
                rules.REPEATED_KEY,
                place,
                key=key.text,
                other=first.written,
                line=first.location.line,
            )
        elif is_empty(value):
            spoilt.add(name)
            yield find(rules.EMPTY_VALUE, place, key=key.text)
        else:
            fields[name] = Field(name, key.text, value, place)
    return Fields(path, Location(path, mapping.line, mapping.column), fields, frozenset(spoilt))


def read_plain_fields(mapping: Mapping, path: str, known: Iterable[str]) -> Pass[Fields]:
    """The fields of a mapping whose keys have no aliases, as in the organisation's files."""
    names = frozenset(known)
    return (yield from read_fields(mapping, path, lambda key: key if key in names else None, names))


def is_empty(value: Node) -> bool:
    """Whether a value was left out: nothing, `~` or `null` written plainly, or an empty list."""
    return value.empty if isinstance(value, Scalar) else not value.items
