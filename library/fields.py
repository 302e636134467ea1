"""Fields: the values of one mapping, converted one by one, each remembering where it stands.

Bundles and the organisation's files are read through here. Every value arrives as text and is
converted by whoever asks for it, so that YAML's own guesses (12:45 is 765, no is false, 010 is 8)
never reach a resource. Each getter is a pass: it yields what is wrong and returns None for it.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from unicodedata import category

from library.diagnostics import Location, Pass, Text, find
from library.public_addresses import is_public_address
from library.rules import metadata as rules
from library.suggestions import suggestion, term_hint
from library.values import dataclass
from library.vietnamese import fold
from library.vocabulary import Scheme, Term
from library.yaml_tree import Node, Scalar, Sequence

_MARKUP = re.compile(r"<[a-zA-Z!/]")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs that show nothing."""
_NO_UNIT = Text("", "")
_YES = {"true", "yes", "co", "dung", "x"}
_NO = {"false", "no", "khong", "sai"}


@dataclass(frozen=True, slots=True)
class Field:
    """One field as written: its canonical name, the name the author typed, its value and place."""

    name: str
    written: str
    value: Node
    location: Location


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one mapping by canonical name; `start` is where the mapping begins.

    `spoilt` are the names of fields that were written without a value or with a slip in the name:
    that is told once, and no field of them is called missing as well.
    """

    path: str
    start: Location
    by_name: dict[str, Field]
    spoilt: frozenset[str] = frozenset()

    def has(self, name: str) -> bool:
        return name in self.by_name

    def place(self, name: str) -> Location:
        """Where the field stands, or where the mapping begins if it is not there."""
        field = self.by_name.get(name)
        return field.location if field else self.start

    def written(self, name: str) -> str:
        """The name that the author typed for a field, who may know no other."""
        field = self.by_name.get(name)
        return field.written if field else name

    def require(self, name: str, label: Text | None = None) -> Pass[bool]:
        """Whether the field is there; a finding where nothing at all was written for it.

        One with a `label` is typed as that, too.
        """
        if name not in self.by_name and name not in self.spoilt:
            typed = Text(label.vi if label else name, name)
            named = Text(f"“{typed.vi}” ({name})" if label else f"“{name}”", f"“{name}”")
            yield find(rules.MISSING_KEY, self.start, named=named, typed=typed)
        return name in self.by_name

    def text(self, name: str, limit: int = 200) -> Pass[str | None]:
        """One line of plain words."""
        scalar = yield from self._scalar(
            name, Text("một dòng chữ", "one line of words"), f"{self.written(name)}: Phân số bằng nhau"
        )
        if scalar is None:
            return None
        words = " ".join(scalar.text.split())
        if len(words) > limit:
            yield find(
                rules.TOO_LONG, self.place(name), key=self.written(name), length=len(words), limit=limit
            )
            return None
        if _MARKUP.search(words):
            yield find(rules.MARKUP_IN_TEXT, self.place(name), key=self.written(name))
            return None
        if not _is_visible(words):
            yield find(rules.EMPTY_VALUE, self.place(name), key=self.written(name))
            return None
        return words

    def texts(self, name: str, limit: int = 80) -> Pass[tuple[str, ...]]:
        """A list of plain words; a single value counts as a list of one."""
        values: list[str] = []
        for scalar in (yield from self._scalars(name)):
            words = " ".join(scalar.text.split())
            place = Location(self.path, scalar.line, scalar.column)
            if len(words) > limit:
                yield find(rules.TOO_LONG, place, key=self.written(name), length=len(words), limit=limit)
            elif _MARKUP.search(words):
                yield find(rules.MARKUP_IN_TEXT, place, key=self.written(name))
            elif not _is_visible(words):
                yield find(rules.EMPTY_VALUE, place, key=self.written(name))
            elif words in values:
                yield find(rules.REPEATED_ITEM, place, value=words, key=self.written(name))
            else:
                values.append(words)
        return tuple(values)

    def scalars(self, name: str) -> Pass[tuple[Scalar, ...]]:
        """The values of a list with their places, for those who judge them one by one."""
        return tuple((yield from self._scalars(name)))

    def term(self, name: str, scheme: Scheme) -> Pass[Term | None]:
        """A term of a controlled scheme, written as its key, its label or an alias."""
        scalar = yield from self._scalar(name, scheme.label, f"{self.written(name)}: ...")
        if scalar is None:
            return None
        return (yield from self._find_term(scalar, scheme))

    def terms(self, name: str, scheme: Scheme) -> Pass[tuple[Term, ...]]:
        """Several terms of a controlled scheme, each once, in the order written."""
        found: list[Term] = []
        for scalar in (yield from self._scalars(name)):
            term = yield from self._find_term(scalar, scheme)
            if term is not None and term in found:
                place = Location(self.path, scalar.line, scalar.column)
                yield find(rules.REPEATED_ITEM, place, value=scalar.text, key=self.written(name))
            elif term is not None:
                found.append(term)
        return tuple(found)

    def choice(self, name: str, known: Iterable[str]) -> Pass[str | None]:
        """One of a closed set of words of the tool itself, such as a stage or a role."""
        scalar = yield from self._scalar(
            name, Text("một từ trong danh sách", "one word of the list"), f"{self.written(name)}: ..."
        )
        if scalar is None:
            return None
        known = tuple(known)
        word = scalar.text.strip().replace("_", "-")
        if word in known:
            return word
        yield find(
            rules.UNKNOWN_TERM,
            self.place(name),
            value=scalar.text,
            scheme=name,
            hint=suggestion(word, known),
        )
        return None

    def number(self, name: str, low: int, high: int, unit: Text = _NO_UNIT) -> Pass[int | None]:
        """A whole number from `low` to `high`, with or without its `unit`."""
        scalar = yield from self._scalar(
            name, Text("một số nguyên", "a whole number"), f"{self.written(name)}: {low}"
        )
        if scalar is None:
            return None
        digits = fold(scalar.text).removesuffix(fold(unit.vi)).removesuffix(unit.en).strip()
        if digits.isascii() and digits.isdecimal() and len(digits) < 10:
            value = int(digits)
            if low <= value <= high:
                return value
        yield find(rules.NOT_A_NUMBER, self.place(name), key=self.written(name), low=low, high=high)
        return None

    def flag(self, name: str) -> Pass[bool | None]:
        """Yes or no, in Vietnamese or English."""
        scalar = yield from self._scalar(
            name, Text("có hoặc không", "true or false"), f"{self.written(name)}: có"
        )
        if scalar is None:
            return None
        word = fold(scalar.text)
        if word in _YES or word in _NO:
            return word in _YES
        yield find(rules.NOT_YES_OR_NO, self.place(name), key=self.written(name))
        return None

    def moment(self, name: str) -> Pass[datetime | None]:
        """A moment in RFC 3339 with its zone, from 2000 to 2100, as UTC."""
        scalar = yield from self._scalar(
            name, Text("ngày giờ", "a date and time"), f"{self.written(name)}: 2026-01-10T09:30:00+07:00"
        )
        if scalar is None:
            return None
        written = scalar.text.strip()
        try:
            moment = datetime.fromisoformat(written) if _MOMENT.fullmatch(written) else None
        except ValueError:
            moment = None
        if moment is None or not 2000 <= moment.year <= 2100:
            yield find(rules.NOT_A_MOMENT, self.place(name), key=self.written(name))
            return None
        return moment.astimezone(UTC)

    def day(self, name: str) -> Pass[date | None]:
        """A calendar date, year first."""
        scalar = yield from self._scalar(
            name, Text("một ngày", "a date"), f"{self.written(name)}: 2025-09-05"
        )
        if scalar is None:
            return None
        written = scalar.text.strip()
        try:
            day = date.fromisoformat(written) if _DATE.fullmatch(written) else None
        except ValueError:
            day = None
        if day is None:
            yield find(rules.NOT_A_DATE, self.place(name), key=self.written(name))
        return day

    def address(self, name: str) -> Pass[str | None]:
        """An https address of a public host, without credentials or port."""
        scalar = yield from self._scalar(
            name, Text("một địa chỉ", "an address"), f"{self.written(name)}: https://..."
        )
        if scalar is None:
            return None
        if is_public_address(scalar.text.strip()):
            return scalar.text.strip()
        yield find(rules.NOT_AN_ADDRESS, self.place(name), key=self.written(name))
        return None

    def _find_term(self, scalar: Scalar, scheme: Scheme) -> Pass[Term | None]:
        term = scheme.find(scalar.text)
        if term is None:
            yield find(
                rules.UNKNOWN_TERM,
                Location(self.path, scalar.line, scalar.column),
                value=scalar.text,
                scheme=scheme.label,
                hint=term_hint(scalar.text, scheme),
            )
        return term

    def _scalar(self, name: str, shape: Text, example: str) -> Pass[Scalar | None]:
        field = self.by_name.get(name)
        if field is None:
            return None
        if isinstance(field.value, Scalar):
            return field.value
        yield find(rules.WRONG_SHAPE, field.location, key=field.written, shape=shape, example=example)
        return None

    def _scalars(self, name: str) -> Pass[list[Scalar]]:
        field = self.by_name.get(name)
        if field is None:
            return []
        if isinstance(field.value, Scalar):
            return [field.value]
        if isinstance(field.value, Sequence):
            plain = [item for item in field.value.items if isinstance(item, Scalar)]
            if len(plain) == len(field.value.items):
                return plain
        shape, example = Text("một danh sách trong [ ]", "a list in [ ]"), f"{self.written(name)}: [a, b]"
        yield find(rules.WRONG_SHAPE, field.location, key=field.written, shape=shape, example=example)
        return []


def _is_visible(words: str) -> bool:
    """Whether a reader sees anything: a joiner, a blank letter or a mark on nothing is no title to click."""
    return words.isascii() or any(category(c)[0] in "LNPS" and c not in _BLANKS for c in words)
