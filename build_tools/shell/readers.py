"""How one setting is read: a reader takes settings and a node, and gives the next settings."""

from collections.abc import Callable
from collections.abc import Mapping as MappingType
from dataclasses import replace

from build_tools.shell.config_findings import at, bad, missing, refused
from build_tools.shell.settings import RESERVED, Settings
from library.diagnostics import Pass, Text, find
from library.rules import site as rules
from library.yaml_tree import Mapping, Node, Scalar

Reader = Callable[[Settings, Node, frozenset[str]], Pass[Settings]]


def fold(
    settings: Settings, node: Mapping, table: MappingType[str, Reader], files: frozenset[str]
) -> Pass[Settings]:
    for key, value in node.items:
        if not _is_plain(value):
            yield find(rules.RESERVED_WORD, at(value))
        elif key.text in table:
            settings = yield from table[key.text](settings, value, files)
        else:
            yield refused(key, table)
    return settings


def text(name: str, limit: int = 300) -> Reader:
    def read(settings: Settings, node: Node, _files: frozenset[str]) -> Pass[Settings]:
        if not isinstance(node, Scalar) or len(node.text) > limit:
            yield bad(node, name, Text("một dòng chữ ngắn", "a short text"))
            return settings
        change = {} if node.empty else {name: " ".join(node.text.split())}
        return replace(settings, **change)  # type: ignore[arg-type]

    return read


def only(name: str, *allowed: str) -> Reader:
    """A setting that may stand in the file for `mkdocs serve`, with the values we build by."""

    def read(settings: Settings, node: Node, _files: frozenset[str]) -> Pass[Settings]:
        if not isinstance(node, Scalar) or node.text.rstrip("/") not in allowed:
            expected = " | ".join(allowed)
            yield bad(node, name, Text(expected, expected))
        return settings

    return read


def file(name: str, suffixes: tuple[str, ...]) -> Reader:
    def read(settings: Settings, node: Node, files: frozenset[str]) -> Pass[Settings]:
        path = node.text if isinstance(node, Scalar) else ""
        if path not in files or not path.endswith(suffixes):
            yield missing(node, path, files)
            return settings
        return replace(settings, **{name: path})  # type: ignore[arg-type]

    return read


def _is_plain(node: Node) -> bool:
    """Whether a value holds nothing that we mark places with, however deep in it."""
    if isinstance(node, Scalar):
        return RESERVED not in node.text
    if isinstance(node, Mapping):
        return all(_is_plain(key) and _is_plain(value) for key, value in node.items)
    return all(map(_is_plain, node.items))
