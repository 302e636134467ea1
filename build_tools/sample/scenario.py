"""The scenario of the sample district: ordered steps with fixed dates, people and versions."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

import yaml

HERE = Path(__file__).parent
EARLIER = HERE / "earlier"
"""Versions of bundles from before what `content/` holds, by name and key."""


@dataclass(frozen=True, slots=True)
class Put:
    """A commit by one person: paths of the sample, and keys that still hold an earlier version."""

    at: datetime
    by: str
    message: str
    paths: tuple[str, ...]
    earlier: dict[str, str]
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Say:
    """Statements about every resource that matches: each by whoever is first in line for it."""

    at: datetime
    event: Literal["approve", "return", "withdraw"]
    keys: tuple[str, ...]
    stages: tuple[str, ...]
    without: tuple[str, ...]
    reasons: str
    person: str


Step = Put | Say


@dataclass(frozen=True, slots=True)
class Scenario:
    """All steps in order, and the moment the demonstration is built for."""

    as_of: datetime
    steps: tuple[Step, ...]


def read_scenario() -> Scenario:
    """The scenario that comes with the package."""
    text = (HERE / "scenario.yml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but strings
    return Scenario(datetime.fromisoformat(data["as_of"]), tuple(_step(item) for item in data["steps"]))


def _step(item: dict[str, object]) -> Step:
    at = datetime.fromisoformat(str(item["at"]))
    if "put" in item:
        earlier = item.get("earlier", {})
        assert isinstance(earlier, dict)  # noqa: S101 - our own file
        return Put(
            at, str(item["by"]), str(item["message"]), _texts(item["put"]),
            {str(key): str(name) for key, name in earlier.items()}, _texts(item.get("without", ())),
        )  # fmt: skip
    for event in ("approve", "return", "withdraw"):
        if event in item:
            return Say(
                at, event, _texts(item[event]), _texts(item.get("stages", ())),
                _texts(item.get("without", ())), str(item.get("reasons", "")),
                str(item.get("by", "")),
            )  # fmt: skip
    raise ValueError(item)


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    assert isinstance(value, list | tuple)  # noqa: S101 - our own file
    return tuple(str(part) for part in value)
