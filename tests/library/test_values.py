"""Our `dataclass` against the standard library's: whatever is done with a value, it is the same."""

import copy
import dataclasses
import inspect
import operator
import pickle
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError, field, replace
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest

from library import values


def _classes(dataclass: Callable[..., Any]) -> SimpleNamespace:
    """The same classes, of every shape that the house has, made by either decorator."""

    @dataclass(frozen=True, slots=True)
    class Place:
        """Positional, with a default."""

        path: str
        line: int = 0

    @dataclass(frozen=True, slots=True)
    class Named(Place):
        """Inherits, adds what is made anew for each, and what neither counts nor is shown."""

        words: dict[str, str] = field(default_factory=dict, hash=False)
        known: list[int] = field(default_factory=list, compare=False, repr=False)

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Page:
        """By name only."""

        kind: ClassVar[str] = "page"
        title: str = ""
        address: str

    @dataclass(frozen=True, slots=True)
    class Reckoned:
        """Has a field that nobody gives."""

        of: tuple[int, ...]
        total: int = field(init=False, compare=False)
        unit: str = field(init=False, default="bài")

        def __post_init__(self) -> None:
            object.__setattr__(self, "total", sum(self.of))

    @dataclass(frozen=True)
    class Open:
        """Without slots."""

        one: int
        two: str = "hai"

    @dataclass(slots=True)
    class Growing:
        """May be changed, so it has no hash."""

        names: list[str] = field(default_factory=list)
        count: int = 0

    @dataclass(frozen=True, slots=True, order=True)
    class Ordered:
        """Has an order."""

        first: int
        second: str = ""

    @dataclass(frozen=True, slots=True)
    class Empty:
        """Has nothing."""

    @dataclass(frozen=True, slots=True, repr=False)
    class Secret:
        """Does not show itself, and is compared as it says itself."""

        key: bytes

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Secret) and len(self.key) == len(other.key)

        def __hash__(self) -> int:
            return len(self.key)

    kinds = [Place, Named, Page, Reckoned, Open, Growing, Ordered, Empty, Secret]
    return SimpleNamespace(**{kind.__name__: kind for kind in kinds})


OURS = _classes(values.dataclass)
THEIRS = _classes(dataclasses.dataclass)


def _made(kinds: SimpleNamespace) -> Iterator[Any]:
    yield from (kinds.Place("a"), kinds.Place("a", 2), kinds.Place(path="a", line=2))
    yield from (kinds.Named("a"), kinds.Named("a", 1, {"x": "y"}, [3]), kinds.Named("a", known=[4]))
    yield from (kinds.Page(address="/"), kinds.Page(address="/", title="Trang"))
    yield from (kinds.Reckoned((1, 2)), kinds.Reckoned(()), kinds.Open(1), kinds.Open(1, "ba"))
    yield from (kinds.Growing(), kinds.Growing(["a"], 3), kinds.Empty())
    yield from (kinds.Ordered(1), kinds.Ordered(1, "b"), kinds.Ordered(2), kinds.Secret(b"khoa"))


def _answer(ask: Callable[..., Any], *given: Any, **named: Any) -> Any:
    try:
        return ask(*given, **named)
    except Exception as error:  # noqa: BLE001 - which one is what is compared
        return type(error), str(error).replace("_classes.<locals>.", "")


PAIRS = list(zip(_made(OURS), _made(THEIRS), strict=True))


@pytest.mark.parametrize(("ours", "theirs"), PAIRS)
def test_a_value_is_what_the_standard_library_makes(ours: Any, theirs: Any) -> None:
    assert dataclasses.is_dataclass(ours)
    assert [one.name for one in dataclasses.fields(ours)] == [one.name for one in dataclasses.fields(theirs)]
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert type(ours).__match_args__ == type(theirs).__match_args__
    assert getattr(type(ours), "__slots__", None) == getattr(type(theirs), "__slots__", None)
    if type(ours) is not OURS.Secret:
        assert repr(ours) == repr(theirs)
    assert (type(ours).__repr__ is object.__repr__) == (type(theirs).__repr__ is object.__repr__)
    assert _answer(hash, ours) == _answer(hash, theirs)


def test_a_frozen_value_refuses_what_the_standard_library_refuses() -> None:
    for ours, theirs in zip(_made(OURS), _made(THEIRS), strict=True):
        for name in [one.name for one in dataclasses.fields(ours)]:
            assert _answer(setattr, ours, name, 5) == _answer(setattr, theirs, name, 5)
            assert _answer(delattr, ours, name) == _answer(delattr, theirs, name)
    with pytest.raises(FrozenInstanceError):
        OURS.Place("a").other = 5  # where that of the standard library fails otherwise


@pytest.mark.parametrize(("ours", "theirs"), PAIRS)
def test_values_compare_as_those_of_the_standard_library(ours: Any, theirs: Any) -> None:
    for our_other, their_other in [*zip(_made(OURS), _made(THEIRS), strict=True), (5, 5)]:
        assert (ours == our_other) == (theirs == their_other)
        for sign in (operator.lt, operator.le, operator.gt, operator.ge):
            assert _answer(sign, ours, our_other) == _answer(sign, theirs, their_other)


@pytest.mark.parametrize("name", vars(OURS))
def test_what_a_value_is_made_with_is_told(name: str) -> None:
    ours, theirs = (inspect.signature(getattr(kinds, name)) for kinds in (OURS, THEIRS))
    assert str(ours) == str(theirs).removesuffix(" -> None").replace("<factory>", str(dataclasses.MISSING))


@pytest.mark.parametrize("name", vars(OURS))
@pytest.mark.parametrize("given", [(), (1,), (1, 2, 3, 4, 5)])
@pytest.mark.parametrize("named", [{}, {"unknown": 1}])
def test_what_does_not_fit_is_refused_alike(name: str, given: Any, named: Any) -> None:
    ours = _answer(lambda: dataclasses.asdict(getattr(OURS, name)(*given, **named)))
    assert ours == _answer(lambda: dataclasses.asdict(getattr(THEIRS, name)(*given, **named)))


@values.dataclass(frozen=True, slots=True)
class Sent:
    """At the top of a module, where pickle finds it."""

    path: str
    words: tuple[str, ...] = field(default=(), repr=False)


@values.dataclass(slots=True)
class Kept:
    """The like, and may be changed."""

    count: int


@pytest.mark.parametrize("value", [Sent("a", ("b",)), Kept(3)])
def test_a_value_is_pickled_copied_and_replaced(value: Any) -> None:
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own
    assert copy.copy(value) == copy.deepcopy(value) == replace(value) == value


def test_a_pattern_takes_a_value_apart() -> None:
    match replace(Sent("a"), path="c"):
        case Sent(path, words):
            assert (path, words) == ("c", ())


def test_each_value_has_what_is_made_for_it_alone() -> None:
    assert OURS.Growing().names is not OURS.Growing().names


def test_nothing_is_compiled_before_its_first_call() -> None:
    @values.dataclass(frozen=True, slots=True)
    class Fresh:
        """Nobody has made one yet."""

        one: int

    before = Fresh.__init__
    Fresh(1)
    after = Fresh.__init__
    Fresh(2)
    assert before is not after is Fresh.__init__
    assert after.__qualname__.endswith("Fresh.__init__")
