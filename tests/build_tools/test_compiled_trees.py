"""What trees compile to is decoded when it is looked at, and compiled anew where it got lost."""

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from build_tools.compiled_trees import CompiledTrees, FactsOfTrees
from build_tools.contents import Contents
from library.approval.model import Facts
from library.compiled import Compiled, CompiledBundle, CompiledContent
from library.diagnostics import Location, find
from library.rules.files import STRAY_FILE
from tests.library.sample_entries import compiled, resource

FACTS = Facts("document", "toan", ("6",), ("p-lan",), "0" * 64)


def whole(tree: str, facts: Facts | None = FACTS) -> Compiled:
    one = compiled(resource(f"Bài {tree}"), tree)
    note = find(STRAY_FILE, Location("a.txt"), name="a.txt")
    return replace(one, facts=facts, findings=(note,), lines={"title": 2})


class Making:
    """A stand-in for the cache and the compiler that remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, trees: Sequence[str]) -> Iterator[CompiledBundle]:
        if trees:
            self.asked.append(list(trees))
        return (CompiledBundle(whole(tree), CompiledContent()) for tree in trees)


@pytest.fixture
def making() -> Making:
    return Making()


@pytest.fixture
def trees(making: Making) -> CompiledTrees:
    return CompiledTrees("abcd", {"a": whole("a")}, Contents(making))


def test_one_that_is_in_hand_is_not_asked_for(trees: CompiledTrees, making: Making) -> None:
    assert trees["a"] == whole("a")
    assert making.asked == []
    assert list(trees) == ["a", "b", "c", "d"]
    assert len(trees) == 4
    assert "d" in trees
    assert making.asked == []


def test_another_is_found_when_it_is_looked_at_and_then_in_hand(trees: CompiledTrees, making: Making) -> None:
    assert trees["b"] == trees["b"] == whole("b")
    assert making.asked == [["b"]]
    assert set(trees.in_hand()) == {"a", "b"}


def test_whoever_asks_for_one_after_the_other_is_given_more_each_time(making: Making) -> None:
    names = [f"{number:03}" for number in range(500)]
    trees = CompiledTrees(
        names, {}, Contents(making), onwards=lambda tree, most: names[int(tree) : int(tree) + most]
    )
    assert [trees[name].tree for name in names] == names
    assert [len(asked) for asked in making.asked[:4]] == [1, 2, 4, 8]
    assert max(map(len, making.asked)) == 64
    assert sum(map(len, making.asked)) == 500


def test_some_are_found_together(trees: CompiledTrees, making: Making) -> None:
    trees.fetch(["c", "a", "b"])
    assert making.asked == [["c", "b"]]
    assert dict(trees) == {tree: whole(tree) for tree in "abcd"}
    assert list(trees.values()) == [whole(tree) for tree in "abcd"]
    assert making.asked == [["c", "b"], ["d"]]


def test_what_lacks_files_holds_here_alone(making: Making) -> None:
    some = CompiledTrees("ab", {"a": whole("a"), "b": whole("b")}, Contents(making), incomplete=["b"])
    assert some["b"] == whole("b")
    assert set(some.in_hand()) == {"a"}


def test_a_stranger_is_no_key(trees: CompiledTrees) -> None:
    assert trees.get("stranger") is None
    with pytest.raises(KeyError):
        trees["stranger"]


def test_others_come_beside_them_or_in_their_place(trees: CompiledTrees) -> None:
    more = trees.among("abcde", {"b": whole("other"), "e": whole("e")})
    assert list(more) == [*"abcde"]
    assert (more["b"].tree, more["c"].tree, trees["b"].tree) == ("other", "c", "b")


def test_what_is_known_of_a_stranger_makes_it_no_key(making: Making) -> None:
    trees = CompiledTrees("ab", {"a": whole("a"), "stranger": whole("stranger")}, Contents(making))
    assert (trees.get("stranger"), [*trees]) == (None, ["a", "b"])
    assert dict(trees) == {"a": whole("a"), "b": whole("b")}


def test_whoever_is_handed_them_gets_all_but_for_what_was_found(trees: CompiledTrees) -> None:
    handed = pickle.loads(pickle.dumps(trees))  # noqa: S301 - our own
    assert list(handed) == [*"abcd"]
    assert handed["c"].resource == whole("c").resource
    assert (handed["c"].findings, handed["c"].lines) == ((), {})


def test_facts_are_those_of_what_was_understood(making: Making) -> None:
    known = {"a": whole("a"), "b": whole("b", facts=None)}
    facts = FactsOfTrees(CompiledTrees("abc", known, Contents(making)))
    assert (facts["a"], facts.get("b"), facts.get("stranger")) == (FACTS, None, None)
    assert making.asked == []
    assert dict(facts) == {"a": FACTS, "c": FACTS}
    assert len(facts) == 2
    assert pickle.loads(pickle.dumps(facts)) == {"a": FACTS, "c": FACTS}  # noqa: S301
