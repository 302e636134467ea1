"""Reads the parts of a forge's answer, each for what the documentation says it is."""

from collections.abc import Iterator
from datetime import UTC, datetime

from build_tools.forges.faults import ForgeError
from library.diagnostics import Text
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """One JSON object; a part that is not of its kind raises ForgeError, one that is null is None."""

    data: dict[str, object]
    where: str

    def find_text(self, name: str) -> str | None:
        value = self.data.get(name)
        if value is not None and not isinstance(value, str):
            raise self._wrong(name)
        return value

    def text(self, name: str) -> str:
        value = self.find_text(name)
        if value is None:
            raise self._wrong(name)
        return value

    def find_number(self, name: str) -> int | None:
        value = self.data.get(name)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
            raise self._wrong(name)
        return value

    def number(self, name: str) -> int:
        value = self.find_number(name)
        if value is None:
            raise self._wrong(name)
        return value

    def flag(self, name: str) -> bool:
        return self.data.get(name) is True

    def find_moment(self, name: str) -> datetime | None:
        written = self.find_text(name)
        if not written:
            return None
        try:
            moment = datetime.fromisoformat(written)
            if moment.tzinfo is None:
                raise self._wrong(name)
            return moment.astimezone(UTC)
        except (ValueError, OverflowError) as error:  # no moment, or before the first there is
            raise self._wrong(name) from error

    def moment(self, name: str) -> datetime:
        value = self.find_moment(name)
        if value is None:
            raise self._wrong(name)
        return value

    def find_part(self, name: str) -> "Answer | None":
        value = self.data.get(name)
        return None if value is None else answer(value, f"{self.where}.{name}")

    def part(self, name: str) -> "Answer":
        return answer(self.data.get(name), f"{self.where}.{name}")

    def parts(self, name: str) -> Iterator["Answer"]:
        value = self.data.get(name)
        if not isinstance(value, list):
            if value is None:
                return
            raise self._wrong(name)
        for item in value:
            yield answer(item, f"{self.where}.{name}")

    def _wrong(self, name: str) -> ForgeError:
        return _not_understood(f"{self.where}.{name}")


def answer(value: object, where: str) -> Answer:
    """A JSON object as an answer; anything else raises ForgeError."""
    if not isinstance(value, dict):
        raise _not_understood(where)
    return Answer(value, where)


def _not_understood(where: str) -> ForgeError:
    return ForgeError(
        Text(f"không hiểu phần {where} của câu trả lời", f"the part {where} of the answer is not understood"),
        Text("xem lại --forge và --api", "check --forge and --api"),
    )
