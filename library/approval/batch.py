"""Batches: one file that names the exact trees a school passes or approves in one month.

The file is reviewed as a pull request; who reviews it approves every line of it, and no more. It is
no content, so whoever strikes out a line is nobody's author. Its name says what stands in it:
`content/batches/<school>/<stage>-<year>-<month>.yml`, with `-<word>` after the month where a
school needs more than one; in the folder `district` stand those for the district's shelf. A line that
names a resource of another school adopts it for the school of the batch.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from library.approval.model import Key, Shelf, adopted_by
from library.approval.policy import Policy
from library.diagnostics import Finding, Location, Pass, find, printable
from library.field_reading import read_plain_fields
from library.fields import Fields
from library.organisation import is_identifier
from library.rules import forge as rules
from library.suggestions import suggestion
from library.values import dataclass
from library.yaml_tree import Mapping as YamlMapping
from library.yaml_tree import Scalar, expect_mapping, read_yaml

BATCHES_FOLDER = "content/batches"
DISTRICT = "district"

_PLACE = re.compile(
    r"content/batches/(?P<school>[a-z0-9-]+)/(?P<stage>[a-z0-9-]+?)-(?P<month>\d{4}-(?:0[1-9]|1[0-2]))"
    r"(?:-(?P<word>[a-z0-9]+(?:-[a-z0-9]+)*))?\.yml"
)
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_TREE = re.compile(r"[0-9a-f]{40}")


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of the meeting that decided, by number and date."""

    number: str
    day: date


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch file asks its reviewers to approve: `trees` by key, at one stage of one shelf."""

    school: str
    stage: str
    month: str
    trees: Mapping[Key, str]
    minutes: Minutes | None = None

    @property
    def shelf(self) -> Shelf:
        """The shelf whose stages a batch takes."""
        return "district" if self.school == DISTRICT else "school"

    def shelf_of(self, key: Key) -> Shelf:
        """The shelf that a line is about: what another school has made is adopted."""
        return self.shelf if self.school in (DISTRICT, key.school) else adopted_by(self.school)

    def says_the_same(self, other: "Batch") -> bool:
        """Whether two batches are one but for their lines."""
        return (self.school, self.stage, self.month, self.minutes) == (
            other.school, other.stage, other.month, other.minutes,
        )  # fmt: skip


def batch_path(batch: Batch, word: str = "") -> str:
    """Where a batch's file stands."""
    more = f"-{word}" if word else ""
    return f"{BATCHES_FOLDER}/{batch.school}/{batch.stage}-{batch.month}{more}.yml"


def read_batch(source: bytes, path: str) -> Pass[Batch | None]:
    """A batch from its file; None where its head is wrong, and without the lines that are."""
    root = yield from expect_mapping((yield from read_yaml(source, path)), path)
    if root is None:
        return None
    fields = yield from read_plain_fields(root, path, ("school", "stage", "month", "minutes", "resources"))
    for name in ("school", "stage", "month", "resources"):
        yield from fields.require(name)
    school = yield from fields.text("school", 80)
    stage = yield from fields.text("stage", 40)
    month = yield from fields.text("month", 7)
    named = _PLACE.fullmatch(path)
    if named is None or (named["school"], named["stage"], named["month"]) != (school, stage, month):
        yield find(rules.BATCH_PLACE, fields.start)
        return None
    listed = fields.by_name.get("resources")
    resources = yield from expect_mapping(listed.value if listed else None, path)
    minutes = yield from _read_minutes(fields, path)
    if resources is None or (fields.has("minutes") and minutes is None):
        return None
    trees = yield from _read_lines(resources, path)
    return Batch(named["school"], named["stage"], named["month"], trees, minutes)


def _read_minutes(fields: Fields, path: str) -> Pass[Minutes | None]:
    written = fields.by_name.get("minutes")
    node = yield from expect_mapping(written.value if written else None, path)
    if node is None:
        return None
    part = yield from read_plain_fields(node, path, ("number", "date"))
    yield from part.require("number")
    yield from part.require("date")
    number = yield from part.text("number", 40)
    day = yield from part.day("date")
    return Minutes(number, day) if number is not None and day is not None else None


def _read_lines(resources: YamlMapping, path: str) -> Pass[dict[Key, str]]:
    trees: dict[Key, str] = {}
    for key, value in resources.items:
        parts = key.text.split("/")
        tree = value.text if isinstance(value, Scalar) else ""
        if len(parts) == 2 and all(map(is_identifier, parts)) and _TREE.fullmatch(tree):
            trees[Key(*parts)] = tree
        else:
            yield find(rules.BATCH_LINE, key.location(path), key=key.text, value=tree)
    return trees


def judge_batch(batch: Batch, path: str, policy: Policy) -> Iterable[Finding]:
    """What is wrong with a batch by the policy: a stage its shelf does not have."""
    of_kinds = [stages for (shelf, _), stages in policy.stages_of_kind.items() if shelf == batch.shelf]
    stages = [*policy.stages.get(batch.shelf, ()), *(stage for one in of_kinds for stage in one)]
    known = dict.fromkeys(stage.stage for stage in stages)
    if batch.stage not in known:
        hint = suggestion(batch.stage, known)
        yield find(rules.BATCH_STAGE, Location(path), stage=batch.stage, hint=hint)


def write_batch(batch: Batch, titles: Mapping[Key, str]) -> str:
    """The file of a batch, its resources by key, each with its title for people to read."""
    lines = [
        "# Đợt duyệt: ai duyệt tệp này là duyệt đúng nội dung của từng dòng dưới đây.",
        "# Không duyệt học liệu nào thì xoá cả dòng của nó; không sửa mã ở cuối dòng.",
        f"school: {batch.school}",
        f"stage: {batch.stage}",
        f"month: {batch.month}",
    ]
    if batch.minutes is not None:
        number = batch.minutes.number.replace("\\", "").replace('"', "")
        lines.append(f'minutes: {{number: "{number}", date: {batch.minutes.day.isoformat()}}}')
    lines.append("resources:")
    for key, tree in sorted(batch.trees.items()):
        lines.append(f"  {key}: {tree}  # {printable(titles.get(key, key.id))}")
    return "\n".join(lines) + "\n"


def minutes_text(batch: Batch) -> str:
    """How a statement names the minutes it rests on; "" where there are none."""
    if batch.minutes is None:
        return ""
    day = batch.minutes.day
    return f"Biên bản số {batch.minutes.number} ngày {day.day}/{day.month}/{day.year}"
