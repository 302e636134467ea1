"""Values as bytes and back, for a cache: JSON, read by the types themselves.

Each value is written as the list of its fields in their order, with a class's name where several
could stand. Reading believes nothing: whatever is not exactly what the types say is refused, and the
value is made anew. Two versions of this tool do not read each other's; that is the cache's care.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache, lru_cache
from sys import intern
from types import UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from library.curriculum import LessonPlace
from library.diagnostics import Rule
from library.rules import ALL_RULES

_Kind = TypeVar("_Kind")
_Turn = Callable[[Any], Any]


class UnreadableError(ValueError):
    """Bytes that `encode` did not write."""


def encode(value: object) -> bytes:
    """A dataclass of the library as bytes."""
    plain = _writer(cast("Any", type(value)))(value)
    # Names of files may hold bytes that are no UTF-8, as surrogates.
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(kind: type[_Kind], content: bytes) -> _Kind:
    """The value of this kind that `encode` wrote; raises UnreadableError for anything else."""
    try:
        plain = json.loads(content.decode("utf-8", "surrogatepass"))
        value: _Kind = _reader(cast("Any", kind))(plain)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise UnreadableError(str(error)) from error
    return value


def _field_types(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _is_named_tuple(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")


def _choices(kind: Any) -> tuple[dict[str, Any], list[Any]]:
    """The classes of a union by name, and its other members but None."""
    members: list[Any] = [member for member in get_args(kind) if member is not type(None)]
    classes: list[Any] = [member for member in members if is_dataclass(member)]
    return {one.__name__: one for one in classes}, [m for m in members if m not in classes]


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType)


def _same(value: Any) -> Any:
    return value


@cache
def _writer(kind: Any) -> _Turn:
    if kind is Rule:
        return lambda rule: rule.code
    if kind is datetime:
        return datetime.isoformat
    if is_dataclass(kind):
        parts = [(name, _writer(hint)) for name, hint in _field_types(kind).items()]
        return lambda value: [write(getattr(value, name)) for name, write in parts]
    if _is_union(kind):
        return _union_writer(kind)
    if get_origin(kind) is tuple:
        return _tuple_writer(get_args(kind))
    if _is_named_tuple(kind):
        return _tuple_writer(tuple(get_type_hints(kind).values()))
    return dict if get_origin(kind) is Mapping else _same


def _tuple_writer(inner: tuple[Any, ...]) -> _Turn:
    if inner[-1] is Ellipsis:
        each = _writer(inner[0])
        return list if each is _same else lambda values: [each(value) for value in values]
    writers = [_writer(one) for one in inner]
    return lambda values: [write(value) for write, value in zip(writers, values, strict=True)]


def _union_writer(kind: Any) -> _Turn:
    classes, others = _choices(kind)
    if not classes:
        one = _writer(others[0])
        return lambda value: None if value is None else one(value)
    writers = {name: _writer(member) for name, member in classes.items()}

    def write(value: Any) -> Any:
        name = type(value).__name__
        return [name, writers[name](value)] if name in writers else value

    return write


@cache
def _reader(kind: Any) -> _Turn:
    if kind is Rule:
        return ALL_RULES.__getitem__
    if kind is datetime:
        return datetime.fromisoformat
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_reader(kind)
    if _is_union(kind):
        return _union_reader(kind)
    if get_origin(kind) is tuple:
        return _tuple_reader(get_args(kind))
    if _is_named_tuple(kind):
        readers = [_reader(hint) for hint in get_type_hints(kind).values()]
        make = kind._make
        return lambda plain: make([read(one) for read, one in zip(readers, _list(plain), strict=True)])
    if get_origin(kind) is Mapping:
        return _mapping_reader(*get_args(kind))
    if get_origin(kind) is Literal:
        return {word: word for word in get_args(kind)}.__getitem__
    return _enum_reader(kind) if issubclass(kind, Enum) else _exact_reader(kind)


def _enum_reader(kind: type[Enum]) -> _Turn:
    return {member.value: member for member in kind}.__getitem__


def _exact_reader(kind: type) -> _Turn:
    if kind is str:
        # Titles of chapters, names of authors and of fields come again and again: half of a library's
        # memory. It raises TypeError for what is no text.
        return intern

    def read(plain: Any) -> Any:
        if type(plain) is not kind:
            raise UnreadableError(kind.__name__)
        return plain

    return read


def _list(plain: Any) -> list[Any]:
    if type(plain) is not list:
        raise UnreadableError("list")
    return plain


def _dataclass_reader(kind: type) -> _Turn:
    readers = [_reader(hint) for hint in _field_types(kind).values()]

    def read(plain: Any) -> Any:
        return kind(*[read(one) for read, one in zip(readers, _list(plain), strict=True)])

    if kind is not LessonPlace:
        return read
    # The few lessons of a programme stand in all resources of a library: one value for each.
    shared = lru_cache(8192)(lambda *written: read(list(written)))
    return lambda plain: shared(*_list(plain))


def _tuple_reader(inner: tuple[Any, ...]) -> _Turn:
    if inner[-1] is Ellipsis:
        each = _reader(inner[0])
        return lambda plain: tuple(map(each, _list(plain)))
    readers = [_reader(one) for one in inner]
    return lambda plain: tuple([read(one) for read, one in zip(readers, _list(plain), strict=True)])


def _mapping_reader(name: type, value: type) -> _Turn:
    key, inner = _exact_reader(name), _reader(value)

    def read(plain: Any) -> Any:
        if type(plain) is not dict:
            raise UnreadableError("dict")
        return _shared(tuple([(key(one), inner(held)) for one, held in plain.items()]))

    return read


@lru_cache(4096)
def _shared(items: tuple[tuple[Any, Any], ...]) -> Mapping[Any, Any]:
    """One mapping for all that hold the same: front matter is written in few orders."""
    return dict(items)


def _union_reader(kind: Any) -> _Turn:
    classes, others = _choices(kind)
    may_be_none = type(None) in get_args(kind)
    readers = {name: _reader(member) for name, member in classes.items()}
    other = _reader(others[0]) if others else None
    if other is not None and may_be_none and not readers:
        return lambda plain: None if plain is None else other(plain)

    def read(plain: Any) -> Any:
        if plain is None and may_be_none:
            return None
        if type(plain) is list and readers:
            name, held = plain
            return readers[name](held)
        if other is None:
            raise UnreadableError(str(kind))
        return other(plain)

    return read
