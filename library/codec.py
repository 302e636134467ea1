"""Values as bytes and back, for a cache: JSON, read by the types themselves.

Each value is written as the list of its fields in their order, with a class's name where several
could stand. Reading believes nothing: whatever is not exactly what the types say is refused, and the
value is made anew. Two versions of this tool do not read each other's; that is the cache's care.

What reads a type is put together as source, as `dataclasses` make what builds one: a function called for
each field of a hundred thousand resources would take twice as long.
"""

import json
from collections.abc import Callable, Iterable, Mapping
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
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    if _is_named_tuple(kind):
        return _row_reader(get_type_hints(kind).values(), kind)
    if get_origin(kind) is Literal:
        return {word: word for word in get_args(kind)}.__getitem__
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    return _from_source("one", _source(kind, "one"))


def _dataclass_reader(kind: Any) -> _Turn:
    read = _row_reader(_field_types(kind).values(), kind)
    if kind is not LessonPlace:
        return read
    # The few lessons of a programme stand in all resources of a library: one value for each.
    shared = lru_cache(8192)(lambda *written: read(list(written)))
    return _from_source("row", f"{_name(shared)}(*({_source(list, 'row')}))")


def _row_reader(kinds: Iterable[Any], make: Callable[..., Any] | None = None) -> _Turn:
    """Reads a list with a field of each kind, in their order: what `make` makes of them, or a tuple."""
    fields = {f"field_{at}": kind for at, kind in enumerate(kinds)}
    read = ", ".join(_source(kind, field) for field, kind in fields.items())
    return _from_source(
        "row", f"{_name(make) if make else ''}({read},)", f"{', '.join(fields)}, = {_source(list, 'row')}"
    )


def _source(kind: Any, one: str) -> str:
    """The source of what reads the value called `one`."""
    if kind is str:
        # Titles of chapters, names of authors and of fields come again and again: half of a library's
        # memory. It raises TypeError for what is no text.
        return f"intern({one})"
    if kind in (bool, int, float, list, dict):
        return f"{one} if type({one}) is {kind.__name__} else refuse({one})"
    if _is_union(kind):
        return _union_source(kind, one)
    inner = get_args(kind)
    if get_origin(kind) is Mapping:
        items = f"(intern(key), {_source(inner[1], 'held')}) for key, held in ({_source(dict, one)}).items()"
        return f"{_name(_shared)}(tuple([{items}]))"
    if get_origin(kind) is not tuple:
        return f"{_name(_reader(kind))}({one})"
    if inner[-1] is not Ellipsis:
        return f"{_name(_row_reader(inner))}({one})"
    return f"tuple([{_source(inner[0], f'{one}_')} for {one}_ in ({_source(list, one)})])"


def _union_source(kind: Any, one: str) -> str:
    classes, others = _choices(kind)
    read = _source(others[0], one) if others else f"refuse({one})"
    if classes:
        readers = {name: _reader(member) for name, member in classes.items()}
        by_name = _name(lambda name, held: readers[name](held))
        read = f"{by_name}(*{one}) if type({one}) is list else {read}"
    return f"None if {one} is None else {read}" if type(None) in get_args(kind) else read


@lru_cache(4096)
def _shared(items: tuple[tuple[Any, Any], ...]) -> Mapping[Any, Any]:
    """One mapping for all that hold the same: front matter is written in few orders."""
    return dict(items)


def _refuse(plain: Any) -> Any:
    raise UnreadableError(type(plain).__name__)


_NAMES: dict[str, Any] = {"intern": intern, "refuse": _refuse}
"""What the source of readers may call, by name."""


def _name(called: Callable[..., Any]) -> str:
    name = f"call_{len(_NAMES)}"
    _NAMES[name] = called
    return name


def _from_source(given: str, answer: str, before: str = "pass") -> _Turn:
    """A function of one argument, `given`."""
    made: dict[str, _Turn] = {}
    exec(f"def read({given}):\n    {before}\n    return {answer}\n", _NAMES, made)  # noqa: S102 - ours
    return made["read"]
