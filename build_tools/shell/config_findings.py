"""The findings on mkdocs.yml, each with the nearest thing that would have worked."""

from collections.abc import Iterable

from build_tools.shell.settings import CONFIG_PATH
from library.diagnostics import Finding, Location, Text, did_you_mean, find
from library.rules import site as rules
from library.yaml_tree import Node, Scalar

_CODE = ("hooks", "custom_dir", "watch", "INHERIT")
_SCRIPTS = ("extra_javascript", "extra_templates", "analytics", "consent", "polyfills")


def refused(key: Scalar, table: Iterable[str]) -> Finding:
    if key.text in _CODE:
        return find(rules.FOREIGN_CODE, at(key), key=key.text)
    if key.text in _SCRIPTS:
        return find(rules.FOREIGN_SCRIPT, at(key), key=key.text)
    near = did_you_mean(key.text, table)
    hint = (
        Text(f"có phải là “{near}”?", f"did you mean “{near}”?")
        if near
        else Text("xoá dòng này", "delete this line")
    )
    return find(rules.UNKNOWN_SETTING, at(key), key=key.text, hint=hint)


def at(node: Node) -> Location:
    return node.location(CONFIG_PATH)


def bad(node: Node, key: str, expected: Text, near: str = "") -> Finding:
    hint = (
        Text(f"có phải là “{near}”?", f"did you mean “{near}”?")
        if near
        else Text("xem ví dụ trong mkdocs.yml mẫu", "see the sample mkdocs.yml")
    )
    return find(rules.BAD_VALUE, at(node), key=key, expected=expected, hint=hint)


def missing(node: Node, path: str, files: Iterable[str]) -> Finding:
    near = did_you_mean(path, files)
    hint = (
        Text(f"có phải là “{near}”?", f"did you mean “{near}”?")
        if near
        else Text("thêm tệp đó hoặc xoá dòng này", "add the file or delete this line")
    )
    return find(rules.MISSING_FILE, at(node), file=path or "?", hint=hint)
