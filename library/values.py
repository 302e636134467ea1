"""The `dataclass` of this house: the standard library's, but that methods are compiled at their first call.

The standard library compiles six methods of each frozen class, whoever will call them. For the three hundred
classes that a build loads, that was two fifths of the time to load it. Here what makes, compares and hashes
a value is compiled at its first call; what shows it or refuses a change is one function for all classes.
Fields, slots, patterns and `replace` are the standard library's own, and mypy sees nothing but its decorator.
A slot is set by its own descriptor, so that a frozen value is made in two thirds of the time.

Only what the house uses is taken: `InitVar`, `unsafe_hash` and a `@dataclass` without brackets are not.
"""

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from functools import partial
from inspect import Signature, signature
from reprlib import recursive_repr
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, get_type_hints

_Kind = TypeVar("_Kind")
_Method = Callable[..., Any]

_SIGNS = {"__eq__": "==", "__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


def _dataclass(
    *,
    frozen: bool = False,
    slots: bool = False,
    kw_only: bool = False,
    order: bool = False,
    repr: bool = True,  # noqa: A002 - the standard library's word
) -> Callable[[type[_Kind]], type[_Kind]]:
    # Not frozen by the standard library, which would compile what refuses a change for each class.
    bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)

    def decorated(written: type[_Kind]) -> type[_Kind]:
        kind = bare(written)
        compiled: dict[str, Callable[[type], _Method]] = {"__init__": partial(_init, frozen=frozen)}
        compiled |= {name: partial(_comparison, name=name) for name in (_SIGNS if order else ("__eq__",))}
        methods: dict[str, Any] = {"__signature__": _Signature()}
        if frozen:
            compiled["__hash__"] = _hash
            methods |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
        else:
            methods["__hash__"] = None
        if frozen and slots:
            methods |= {"__getstate__": _state, "__setstate__": _set_state}
        if repr:
            methods["__repr__"] = _repr
        methods |= {name: _at_first_call(kind, name, compile_) for name, compile_ in compiled.items()}
        for name, method in methods.items():
            if vars(kind).get(name) is None:  # what the class itself writes stays
                setattr(kind, name, method)
        return kind

    return decorated


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - given on
else:
    dataclass = _dataclass


def _at_first_call(kind: type, name: str, compiled: Callable[[type], _Method]) -> _Method:
    def method(self: Any, *given: Any, **named: Any) -> Any:
        made = compiled(kind)
        made.__qualname__ = f"{kind.__qualname__}.{name}"
        setattr(kind, name, made)
        return made(self, *given, **named)

    return method


class _Signature:
    """What a class is made with, told to whoever asks, as what makes values for tests does."""

    def __get__(self, _: object, kind: type) -> Signature:
        hints = get_type_hints(kind)
        made = signature(partial(_init(kind, frozen=False), None))
        given = [one.replace(annotation=hints[name]) for name, one in made.parameters.items()]
        return made.replace(parameters=given)


def _init(kind: type, *, frozen: bool) -> _Method:
    names: dict[str, Any] = {"__missing": MISSING, "__set": object.__setattr__}
    given: list[str] = ["self"]
    by_name: list[str] = []
    body: list[str] = []
    for field in fields(kind):
        value, default = _value(field, names)
        if field.init:
            (by_name if field.kw_only else given).append(field.name + default)
        if value:
            body.append(_stored(kind, field.name, value, names) if frozen else f"self.{field.name} = {value}")
    if hasattr(kind, "__post_init__"):
        body.append("self.__post_init__()")
    return _compiled("__init__", [*given, *(["*", *by_name] if by_name else [])], body, names)


def _value(field: "Field[Any]", names: dict[str, Any]) -> tuple[str, str]:
    """The source of what a field is set to, empty where it is not, and of its default in the signature."""
    default = f"__default_{field.name}"
    if field.default_factory is not MISSING:
        names[default] = field.default_factory
        made = f"{default}()"
        return f"{made} if {field.name} is __missing else {field.name}" if field.init else made, "=__missing"
    if field.default is not MISSING:
        names[default] = field.default
        return field.name if field.init else default, f"={default}"
    return field.name if field.init else "", ""


def _stored(kind: type, name: str, value: str, names: dict[str, Any]) -> str:
    """The source that sets a field of a frozen value, past the `__setattr__` that refuses to."""
    slot = getattr(kind, name, None)
    if not isinstance(slot, MemberDescriptorType):
        return f"__set(self, {name!r}, {value})"
    names[f"__set_{name}"] = slot.__set__
    return f"__set_{name}(self, {value})"


def _comparison(kind: type, *, name: str) -> _Method:
    compared = [field.name for field in fields(kind) if field.compare]
    ours, theirs = _row("self", compared), _row("other", compared)
    body = [
        "if other.__class__ is self.__class__:",
        f"    return {ours} {_SIGNS[name]} {theirs}",
        "return NotImplemented",
    ]
    return _compiled(name, ["self", "other"], body, {})


def _hash(kind: type) -> _Method:
    hashed = [field.name for field in fields(kind) if (field.compare if field.hash is None else field.hash)]
    return _compiled("__hash__", ["self"], [f"return hash({_row('self', hashed)})"], {})


def _row(owner: str, names: Iterable[str]) -> str:
    return f"({''.join(f'{owner}.{name}, ' for name in names)})"


def _compiled(name: str, given: Iterable[str], body: Iterable[str], names: dict[str, Any]) -> _Method:
    lines = "\n    ".join(body) or "pass"
    exec(f"def {name}({', '.join(given)}):\n    {lines}\n", names)  # noqa: S102 - of names in our own classes
    method: _Method = names[name]
    return method


@recursive_repr()
def _repr(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse_to_set(_: Any, name: str, value: object) -> NoReturn:  # noqa: ARG001 - called by Python
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    """What is pickled, as the standard library writes it."""
    return [getattr(self, field.name) for field in fields(self)]


def _set_state(self: Any, state: Iterable[Any]) -> None:
    for field, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
