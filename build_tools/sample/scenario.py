"""The scenario of the sample district: ordered steps with fixed dates, people and versions."""

from datetime import datetime
from pathlib import Path
from typing import Literal, get_args

import yaml

from library.values import dataclass

HERE = Path(__file__).parent
EARLIER = HERE / "earlier"
"""Versions of bundles from before what `content/` holds, by name and key."""


@dataclass(frozen=True, slots=True)
class Put:
    """A pull request by one person: paths of the sample, and keys that still hold an earlier version."""

    at: datetime
    by: str
    message: str
    paths: tuple[str, ...]
    earlier: dict[str, str]
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class About:
    """The resources a step is about: those whose keys match a pattern, and none of `without`."""

    keys: tuple[str, ...]
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Approve:
    """Stages taken, one after the other, by whoever is first in line."""

    at: datetime
    about: About
    stages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Batched:
    """A pull request with a batch, and its reviewers: of what waits for a stage, or of what is adopted."""

    at: datetime
    by: str
    school: str
    stage: str
    about: About
    adopts: bool
    reviewers: tuple[str, ...]
    minutes: str


Remarked = Literal["return", "withdraw", "notice"]


@dataclass(frozen=True, slots=True)
class Remark:
    """A return, a withdrawal or a notice by one person, signed."""

    at: datetime
    event: Remarked
    about: About
    person: str
    reasons: str
    questions: tuple[str, ...]


Step = Put | Approve | Batched | Remark


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
    at, by = datetime.fromisoformat(str(item["at"])), str(item.get("by", ""))
    without, stages = _texts(item.get("without", ())), _texts(item.get("stages", ()))
    if "put" in item:
        earlier = item.get("earlier", {})
        assert isinstance(earlier, dict)  # noqa: S101 - our own file
        named = {str(key): str(name) for key, name in earlier.items()}
        return Put(at, by, str(item["message"]), _texts(item["put"]), named, without)
    for batch in ("batch", "adopt"):
        if batch in item:
            return Batched(
                at, by, str(item["school"]), str(item["stage"]), About(_texts(item[batch]), without),
                batch == "adopt", _texts(item["reviewers"]), str(item.get("minutes", "")),
            )  # fmt: skip
    if "approve" in item:
        return Approve(at, About(_texts(item["approve"]), without), stages)
    remarked: tuple[Remarked, ...] = get_args(Remarked)
    for event in remarked:
        if event in item:
            about, questions = About(_texts(item[event]), without), _texts(item.get("questions", ()))
            return Remark(at, event, about, by, str(item["reasons"]), questions)
    raise ValueError(item)


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    assert isinstance(value, list | tuple)  # noqa: S101 - our own file
    return tuple(str(part) for part in value)
