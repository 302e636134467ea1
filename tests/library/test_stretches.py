"""Stretches of entries: where they end, and that what is kept of one is what would be made of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from library import stretches as module
from library.approval.model import Key
from library.entry import Entry, Record
from library.stretches import Making, Stretch, parts_of, stretches
from tests.library.nothing_kept import NothingKept
from tests.library.sample_entries import entry

MANY = [replace(entry(), key=Key("thcs-a", f"bai-{number}")) for number in range(2000)]


@dataclass
class InMemory:
    """Keeps what stretches came to in a dictionary, as a cache would."""

    held: dict[tuple[str, Stretch], bytes] = field(default_factory=dict)
    fetched: list[Stretch] = field(default_factory=list)

    def read(self, kind: str, stretches: Sequence[Stretch]) -> Iterator[tuple[int, bytes]]:
        for at, stretch in enumerate(stretches):
            if (kind, stretch) in self.held:
                yield at, self.held[kind, stretch]

    def fetch(self, stretch: Stretch) -> None:
        self.fetched.append(stretch)

    def keep(self, kind: str, made: Sequence[tuple[Stretch, bytes]]) -> None:
        self.held |= {(kind, stretch): content for stretch, content in made}


class Locked:
    """Records that nobody may look at."""

    def of(self, entry: Entry) -> Record:
        raise AssertionError(entry.key)


@dataclass
class Names:
    """Makes of each stretch the names of its entries, and remembers of which it did."""

    made: list[Stretch] = field(default_factory=list)

    def making(self) -> Making[str]:
        return Making("names", self._make, str.encode, self._read)

    def _make(self, run: Stretch) -> str:
        self.made.append(run)
        return " ".join(one.key.id for one in run)

    def _read(self, content: bytes, size: int) -> str:
        names = content.decode()
        if len(names.split()) != size:
            raise ValueError(names)
        return names


def test_stretches_hold_every_entry_once_in_order() -> None:
    assert list(chain.from_iterable(stretches(MANY))) == MANY
    assert 5 < len(list(stretches(MANY))) < 40
    assert list(stretches([])) == []


@given(st.integers(0, len(MANY) - 1))
def test_one_entry_more_or_less_moves_no_other_end(at: int) -> None:
    whole, without = set(stretches(MANY)), set(stretches(MANY[:at] + MANY[at + 1 :]))
    assert len(whole - without) <= 2
    assert len(without - whole) <= 1


@given(st.integers(0, len(MANY) - 1))
def test_another_version_of_an_entry_touches_its_stretch_alone(at: int) -> None:
    other = replace(MANY[at], tree="b" * 40)
    changed = [*MANY[:at], other, *MANY[at + 1 :]]
    (touched,) = set(stretches(changed)) - set(stretches(MANY))
    assert other in touched


def test_a_stretch_that_no_entry_ends_is_ended() -> None:
    inner = [one for one in MANY if not module._is_an_end(one)]
    assert max(map(len, stretches(inner * 2))) == module._MOST


def test_what_is_kept_is_not_made_again() -> None:
    kept, first, second = InMemory(), Names(), Names()
    whole = list(parts_of(MANY, first.making(), kept))
    assert first.made == list(stretches(MANY))
    assert list(parts_of(MANY, second.making(), kept)) == whole
    assert list(parts_of(MANY, Names().making(), NothingKept())) == whole
    assert second.made == []


@given(st.sets(st.integers(0, len(MANY) - 1), min_size=1, max_size=5), st.binary(max_size=20))
def test_after_edits_only_what_they_touched_is_made_and_so_is_what_cannot_be_read(
    edited: set[int], spoiled: bytes
) -> None:
    kept, names = InMemory(), Names()
    list(parts_of(MANY, Names().making(), kept))
    now: list[Entry] = [replace(one, tree="b" * 40) if at in edited else one for at, one in enumerate(MANY)]
    unread = next(stretches(now))
    kept.held["names", unread] = b"\xff" + spoiled
    parts = list(parts_of(now, names.making(), kept))
    assert parts == list(parts_of(now, Names().making(), NothingKept()))
    assert set(names.made) == (set(stretches(now)) - set(stretches(MANY))) | {unread}
    assert kept.fetched == [*stretches(MANY), *names.made]
