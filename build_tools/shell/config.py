"""What mkdocs.yml asks for, judged by an allow-list.

mkdocs.yml comes from a commit that anybody may have written. Nothing of it reaches MkDocs as it
stands: what is known is read into `Settings`, from which a configuration is written afresh; all
else is a finding. A test proves each honoured setting in the output.
"""

import re
from collections.abc import Generator, Iterable
from collections.abc import Mapping as MappingType
from dataclasses import replace

from build_tools.shell.config_findings import at, bad, missing, refused
from build_tools.shell.readers import Reader, fold, only, text
from build_tools.shell.settings import CONFIG_PATH, EXTENSIONS, PAGES, Settings, WrittenLink
from build_tools.shell.theme_settings import read_theme_settings
from library.diagnostics import Pass, Text, find
from library.rules import site as rules
from library.yaml_tree import Mapping, Node, Scalar, Sequence, read_yaml, texts

_NAV_LIMIT = 40


def read_settings(source: bytes | None, files: Iterable[str]) -> Pass[Settings]:
    """What mkdocs.yml says; `files` are the paths under content/pages that it may name."""
    if source is None:
        return Settings()
    root = yield from read_yaml(source, CONFIG_PATH)
    if not isinstance(root, Mapping):
        if root is not None and not (isinstance(root, Scalar) and root.empty):
            yield bad(root, "mkdocs.yml", Text("các dòng “mục: giá trị”", "“key: value” lines"))
        return Settings()
    known = frozenset(files)
    return (yield from fold(Settings(), root, _TOP, known))


def _plugins(settings: Settings, node: Node, _files: frozenset[str]) -> Pass[Settings]:
    for name in _names(node):
        if name.text in ("search", "material/search"):
            yield find(rules.SEARCH_IGNORED, at(name))
        elif not name.empty and name.text != "[]":
            yield find(rules.UNKNOWN_PLUGIN, at(name), name=name.text)
    return settings


def _names(node: Node) -> Generator[Scalar]:
    """The names in a list of names and of `name: options`, or in a mapping of them."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        yield from (key for key, _ in node.items)
    else:
        for item in node.items:
            yield from _names(item)


def _extra_css(settings: Settings, node: Node, files: frozenset[str]) -> Pass[Settings]:
    kept: list[str] = []
    for item in texts(node):
        if item.text in files and item.text.endswith(".css"):
            kept.append(item.text)
        else:
            yield missing(item, item.text, files)
    return replace(settings, extra_css=tuple(kept))


def _nav(settings: Settings, node: Node, files: frozenset[str]) -> Pass[Settings]:
    links: list[WrittenLink] = []
    for item in node.items if isinstance(node, Sequence) else ():
        label, target = _nav_entry(item)
        if target is None or len(links) >= _NAV_LIMIT:
            expected = Text("danh sách “Tên: tệp.md” một cấp", "a flat list of “Name: file.md”")
            yield bad(item, "nav", expected)
        elif target.text not in files or not target.text.endswith(".md"):
            yield missing(target, target.text, files)
        else:
            links.append(WrittenLink(label, target.text))
    return replace(settings, nav=tuple(links))


def _nav_entry(item: Node) -> tuple[str, Scalar | None]:
    if isinstance(item, Scalar):
        return "", item
    if isinstance(item, Mapping) and len(item.items) == 1 and isinstance(item.items[0][1], Scalar):
        return item.items[0][0].text, item.items[0][1]
    return "", None


def _extensions(settings: Settings, node: Node, _files: frozenset[str]) -> Pass[Settings]:
    kept: dict[str, tuple[tuple[str, str], ...]] = {}
    entries: list[tuple[Scalar, Node | None]] = []
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Mapping):
            entries.extend(item.items)
        elif isinstance(item, Scalar):
            entries.append((item, None))
    for name, options in entries:
        if name.text not in EXTENSIONS:
            known = Text(", ".join(EXTENSIONS), ", ".join(EXTENSIONS))
            yield find(rules.UNKNOWN_EXTENSION, at(name), name=name.text, known=known)
        else:
            kept[name.text] = yield from _options(name.text, options)
    return replace(settings, extensions=tuple(kept.items()))


def _options(extension: str, node: Node | None) -> Pass[tuple[tuple[str, str], ...]]:
    kept: list[tuple[str, str]] = []
    for key, value in node.items if isinstance(node, Mapping) else ():
        is_known = key.text in EXTENSIONS[extension] and isinstance(value, Scalar)
        if isinstance(value, Scalar) and is_known and re.fullmatch(r"true|false|[1-6]", value.text):
            kept.append((key.text, value.text))
        else:
            yield find(rules.EXTENSION_OPTION, at(key), name=key.text, extension=extension)
    return tuple(kept)


def _extra(settings: Settings, node: Node, _files: frozenset[str]) -> Pass[Settings]:
    for key, _ in node.items if isinstance(node, Mapping) else ():
        yield refused(key, ())
    return settings


_TOP: MappingType[str, Reader] = {
    "site_name": text("site_name", 120),
    "site_description": text("site_description"),
    "copyright": text("copyright"),
    "theme": read_theme_settings,
    "plugins": _plugins,
    "extra_css": _extra_css,
    "nav": _nav,
    "markdown_extensions": _extensions,
    "extra": _extra,
    "docs_dir": only("docs_dir", PAGES),
    "use_directory_urls": only("use_directory_urls", "false"),
}
