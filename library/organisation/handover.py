"""One person leaves and another takes over: the change of people.yml, which keeps every other byte.

Nothing is ever taken away from whoever left: their roles get a last day, so that what they approved
stays approved. Roles in which nobody approves stay with them.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import yaml

from library.diagnostics import Text
from library.values import dataclass

_PERSONAL = frozenset({"teacher"})
"""Roles that nobody takes over: they give no right to approve."""
_TERM = ("from", "until")

_Edit = tuple[int, int, str]
"""From where to where in the text, and what stands there instead."""


@dataclass(frozen=True, slots=True)
class Handover:
    """The text of people.yml afterwards, and the roles that were taken over, as they are written."""

    text: str
    roles: tuple[str, ...]


def hand_over(text: str, leaver: str, heir: str, last: date) -> Handover | Text:
    """Let `heir` hold from the day after `last` what `leaver` holds until then, or say why not.

    `text` is a people.yml in which nothing is wrong.
    """
    people = {_value(person, "id"): person for person in _composed(text)}
    if leaver == heir or leaver not in people or heir not in people:
        return Text(
            "cần hai người khác nhau trong people.yml", "two different people of people.yml are needed"
        )
    edits: list[_Edit] = []
    taken: list[str] = []
    held = {_scope(role, text) for role in _roles(people[heir]) if not _is_over(role, last)}
    for role in _roles(people[leaver]):
        if _is_over(role, last):
            continue
        edits.append(_ended(role, text, last))
        if _value(role, "role") not in _PERSONAL and _scope(role, text) not in held:
            taken.append(_written(role, text, last + timedelta(days=1)))
    if not edits:
        return Text(f"{leaver} không giữ vai trò nào sau ngày ấy", f"{leaver} holds no role after that day")
    if taken:
        edits.append(_given(people[heir], text, taken))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return Handover(text, tuple(taken))


def _composed(text: str) -> Iterator[yaml.MappingNode]:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    for person in root.value if isinstance(root, yaml.SequenceNode) else ():
        if isinstance(person, yaml.MappingNode):
            yield person


def _field(mapping: yaml.MappingNode, name: str) -> yaml.Node | None:
    return next((value for key, value in mapping.value if key.value == name), None)


def _value(mapping: yaml.MappingNode, name: str) -> str:
    node = _field(mapping, name)
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _roles(person: yaml.MappingNode) -> list[yaml.MappingNode]:
    node = _field(person, "roles")
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    return [item for item in items if isinstance(item, yaml.MappingNode)]


def _is_over(role: yaml.MappingNode, last: date) -> bool:
    until = _value(role, "until")
    return bool(until) and date.fromisoformat(until) <= last


def _scope(role: yaml.MappingNode, text: str) -> tuple[tuple[str, str], ...]:
    """What a role is, but for its term."""
    return tuple(
        sorted((key.value, _flow(value, text)) for key, value in role.value if key.value not in _TERM)
    )


def _flow(node: yaml.Node, text: str) -> str:
    """A value as it may stand within braces."""
    if isinstance(node, yaml.SequenceNode):
        return f"[{', '.join(_flow(item, text) for item in node.value)}]"
    return text[node.start_mark.index : node.end_mark.index]


def _written(role: yaml.MappingNode, text: str, first: date) -> str:
    fields = [f"{key.value}: {_flow(value, text)}" for key, value in role.value if key.value not in _TERM]
    until = _value(role, "until")
    fields += [f"from: {first.isoformat()}", *([f"until: {until}"] if until else [])]
    return f"{{{', '.join(fields)}}}"


def _ended(role: yaml.MappingNode, text: str, last: date) -> _Edit:
    until = _field(role, "until")
    if until is not None:
        return until.start_mark.index, until.end_mark.index, last.isoformat()
    if role.flow_style:
        end = role.end_mark.index - 1
        return end, end, f", until: {last.isoformat()}"
    return _after(_end(role), text, role.start_mark.column, f"until: {last.isoformat()}")


def _given(person: yaml.MappingNode, text: str, roles: list[str]) -> _Edit:
    """The roles at the end of those that a person has."""
    node = _field(person, "roles")
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        listed = f"roles: [{', '.join(roles)}]"
        if node is not None:
            return node.start_mark.index, node.end_mark.index, listed.removeprefix("roles: ")
        if person.flow_style:
            end = person.end_mark.index - 1
            return end, end, f", {listed}"
        return _after(_end(person), text, person.start_mark.column, listed)
    if node.flow_style:
        end = node.end_mark.index - 1
        return end, end, "".join(f", {role}" for role in roles)
    column = node.start_mark.column
    return _after(_end(node), text, column, f"\n{' ' * column}".join(f"- {role}" for role in roles))


def _after(at: int, text: str, column: int, line: str) -> _Edit:
    """A new line below the one on which something ends, so that a comment behind it stays there."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end, end, f"\n{' ' * column}{line}"


def _end(node: yaml.Node) -> int:
    """Where the last thing written of a node ends; block nodes themselves end only at the next one."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(node, yaml.MappingNode) else last)
