"""What mkdocs.yml asks for, judged by an allow-list.

mkdocs.yml comes from a commit that anybody may have written. Nothing of it reaches MkDocs as it
stands: what is known is read into `Settings`, from which a configuration is written afresh; all
else is a finding. The honoured settings are the tables below, and a test proves each in the output.
"""

import re
from collections.abc import Callable, Generator, Iterable
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, replace

from library.diagnostics import Finding, Location, Pass, Rule, Text, did_you_mean, find
from library.rules import site as rules
from library.yaml_tree import Mapping, Node, Scalar, Sequence, read_yaml, texts

CONFIG_PATH = "mkdocs.yml"
PAGES = "content/pages"
RESERVED = "KHO7F3A"

FEATURES = ("navigation.tabs", "navigation.path")
SCHEMES = ("default", "slate")
LANGUAGES = ("vi", "en")
COLOURS = tuple(
    [
        "red",
        "pink",
        "purple",
        "deep-purple",
        "indigo",
        "blue",
        "light-blue",
        "cyan",
        "teal",
        "green",
        "light-green",
        "lime",
        "yellow",
        "amber",
        "orange",
        "deep-orange",
        "brown",
        "grey",
        "blue-grey",
    ]
)
EXTENSIONS: MappingType[str, tuple[str, ...]] = {
    "abbr": (),
    "admonition": (),
    "attr_list": (),
    "def_list": (),
    "footnotes": (),
    "md_in_html": (),
    "sane_lists": (),
    "tables": (),
    "toc": ("permalink", "toc_depth"),
    "pymdownx.betterem": (),
    "pymdownx.caret": (),
    "pymdownx.details": (),
    "pymdownx.mark": (),
    "pymdownx.superfences": (),
    "pymdownx.tilde": (),
}
_CODE = ("hooks", "custom_dir", "watch", "INHERIT")
_SCRIPTS = ("extra_javascript", "extra_templates", "analytics", "consent", "polyfills", "social")
_BUNDLE_PREFIXES = ("navigation.", "search.", "content.", "header.", "announce.", "toc.")
_NAV_LIMIT = 40


@dataclass(frozen=True, slots=True)
class WrittenLink:
    """An entry of `nav`: a hand-written page and what it is called there ("" for its title)."""

    label: str
    file: str


@dataclass(frozen=True, slots=True)
class Palette:
    """A scheme that the reader may switch to, and what the switch is called."""

    scheme: str
    media: str = ""
    toggle: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that mkdocs.yml can say here; the defaults are those of a file that says nothing."""

    site_name: str = "Kho học liệu số"
    site_description: str = ""
    copyright: str = ""
    language: str = "vi"
    palettes: tuple[Palette, ...] = (Palette("default"), Palette("slate"))
    primary: str = ""
    logo: str = ""
    favicon: str = ""
    features: tuple[str, ...] = FEATURES
    extra_css: tuple[str, ...] = ()
    nav: tuple[WrittenLink, ...] = ()
    extensions: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = tuple(
        (name, ()) for name in ("admonition", "tables", "attr_list", "def_list", "footnotes", "toc")
    )


_Reader = Callable[[Settings, Node, frozenset[str]], Pass[Settings]]


def read_settings(source: bytes | None, files: Iterable[str]) -> Pass[Settings]:
    """What mkdocs.yml says; `files` are the paths under content/pages that it may name."""
    if source is None:
        return Settings()
    root = yield from read_yaml(source, CONFIG_PATH)
    if not isinstance(root, Mapping):
        if root is not None and not (isinstance(root, Scalar) and root.empty):
            yield _bad(root, "mkdocs.yml", Text("các dòng “khoá: giá trị”", "“key: value” lines"))
        return Settings()
    known = frozenset(files)
    return (yield from _fold(Settings(), root, _TOP, known))


def _fold(
    settings: Settings, node: Mapping, table: MappingType[str, _Reader], files: frozenset[str]
) -> Pass[Settings]:
    for key, value in node.items:
        if not _is_plain(value):
            yield find(rules.RESERVED_WORD, _at(value))
        elif key.text in table:
            settings = yield from table[key.text](settings, value, files)
        else:
            yield _refused(key, table)
    return settings


def _refused(key: Scalar, table: Iterable[str]) -> Finding:
    if key.text in _CODE:
        return find(rules.FOREIGN_CODE, _at(key), key=key.text)
    if key.text in _SCRIPTS:
        return find(rules.FOREIGN_SCRIPT, _at(key), key=key.text)
    near = did_you_mean(key.text, table)
    hint = (
        Text(f"có phải “{near}” không?", f"did you mean “{near}”?")
        if near
        else Text("xoá dòng này", "delete this line")
    )
    return find(rules.UNKNOWN_SETTING, _at(key), key=key.text, hint=hint)


def _text(name: str, limit: int = 300) -> _Reader:
    def read(settings: Settings, node: Node, _files: frozenset[str]) -> Pass[Settings]:
        if not isinstance(node, Scalar) or len(node.text) > limit:
            yield _bad(node, name, Text("một dòng chữ ngắn", "a short text"))
            return settings
        change = {} if node.empty else {name: " ".join(node.text.split())}
        return replace(settings, **change)  # type: ignore[arg-type]

    return read


def _only(name: str, *allowed: str) -> _Reader:
    """A setting that may stand in the file for `mkdocs serve`, with the values we build by."""

    def read(settings: Settings, node: Node, _files: frozenset[str]) -> Pass[Settings]:
        if not isinstance(node, Scalar) or node.text.rstrip("/") not in allowed:
            expected = " | ".join(allowed)
            yield _bad(node, name, Text(expected, expected))
        return settings

    return read


def _file(name: str, suffixes: tuple[str, ...]) -> _Reader:
    def read(settings: Settings, node: Node, files: frozenset[str]) -> Pass[Settings]:
        path = node.text if isinstance(node, Scalar) else ""
        if path not in files or not path.endswith(suffixes):
            yield _missing(node, path, files)
            return settings
        return replace(settings, **{name: path})  # type: ignore[arg-type]

    return read


def _language(settings: Settings, node: Node, _files: frozenset[str]) -> Pass[Settings]:
    if isinstance(node, Scalar) and node.text in LANGUAGES:
        return replace(settings, language=node.text)
    yield _bad(node, "language", Text("vi hoặc en", "vi or en"))
    return settings


def _font(settings: Settings, node: Node, _files: frozenset[str]) -> Pass[Settings]:
    if not (isinstance(node, Scalar) and node.text.casefold() in ("false", "no", "off")):
        names = (
            (s.text for _, value in node.items for s in texts(value))
            if isinstance(node, Mapping)
            else (s.text for s in texts(node))
        )
        yield find(rules.REMOTE_FONT, _at(node), name=", ".join(names))
    return settings


def _features(settings: Settings, node: Node, _files: frozenset[str]) -> Pass[Settings]:
    kept: list[str] = []
    known = ", ".join(FEATURES)
    for item in texts(node):
        if item.text in FEATURES:
            kept.append(item.text)
        else:
            bundled = item.text.startswith(_BUNDLE_PREFIXES) and not _is_typing_error(item.text)
            rule = rules.NEEDS_BUNDLE if bundled else rules.UNKNOWN_FEATURE
            yield find(rule, _at(item), name=item.text, known=known)
    return replace(settings, features=tuple(dict.fromkeys(kept)))


def _is_typing_error(name: str) -> bool:
    """Whether `name` is an honoured feature but for a letter: it needs no bundle, it needs an s."""
    near = did_you_mean(name, FEATURES)
    return bool(near) and near[:-1] == name


def _palette(settings: Settings, node: Node, _files: frozenset[str]) -> Pass[Settings]:
    entries = node.items if isinstance(node, Sequence) else (node,)
    palettes: list[Palette] = []
    primary = settings.primary
    for entry in entries[:3]:
        if not isinstance(entry, Mapping):
            yield _bad(entry, "palette", Text("scheme, primary, toggle", "scheme, primary, toggle"))
            continue
        palette, colour = yield from _one_palette(entry)
        primary = primary or colour
        if palette.scheme not in (p.scheme for p in palettes):
            palettes.append(palette)
    return replace(settings, palettes=tuple(palettes) or settings.palettes, primary=primary)


def _one_palette(entry: Mapping) -> Pass[tuple[Palette, str]]:
    found = {"scheme": "default", "media": "", "primary": "", "toggle": ""}
    for key, value in entry.items:
        if key.text == "toggle" and isinstance(value, Mapping):
            name = value.get("name")
            found["toggle"] = name.text if isinstance(name, Scalar) else ""
        elif key.text in ("scheme", "primary", "media") and isinstance(value, Scalar):
            allowed = {"scheme": SCHEMES, "primary": COLOURS}.get(key.text)
            word = value.text.replace(" ", "-") if allowed else value.text
            if allowed and word not in allowed:
                expected = ", ".join(allowed)
                yield _bad(value, key.text, Text(expected, expected), did_you_mean(word, allowed))
            else:
                found[key.text] = word
        else:
            yield _refused(key, found)
    return Palette(found["scheme"], found["media"], found["toggle"]), found["primary"]


def _theme(settings: Settings, node: Node, files: frozenset[str]) -> Pass[Settings]:
    if isinstance(node, Scalar):
        yield from _theme_name(node)
        return settings
    if not isinstance(node, Mapping):
        yield _bad(node, "theme", Text("name: material", "name: material"))
        return settings
    return (yield from _fold(settings, node, _THEME, files))


def _name(settings: Settings, node: Node, _files: frozenset[str]) -> Pass[Settings]:
    yield from _theme_name(node)
    return settings


def _theme_name(node: Node) -> Generator[Finding]:
    name = node.text if isinstance(node, Scalar) else "?"
    if name != "material":
        yield find(rules.OTHER_THEME, _at(node), name=name)


def _plugins(settings: Settings, node: Node, _files: frozenset[str]) -> Pass[Settings]:
    for name in _names(node):
        if name.text in ("search", "material/search"):
            yield find(rules.SEARCH_IGNORED, _at(name))
        elif not name.empty and name.text != "[]":
            yield find(rules.UNKNOWN_PLUGIN, _at(name), name=name.text)
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
            yield _missing(item, item.text, files)
    return replace(settings, extra_css=tuple(kept))


def _nav(settings: Settings, node: Node, files: frozenset[str]) -> Pass[Settings]:
    links: list[WrittenLink] = []
    for item in node.items if isinstance(node, Sequence) else ():
        label, target = _nav_entry(item)
        if target is None or len(links) >= _NAV_LIMIT:
            expected = Text("danh sách “Tên: tệp.md” một cấp", "a flat list of “Name: file.md”")
            yield _bad(item, "nav", expected)
        elif target.text not in files or not target.text.endswith(".md"):
            yield _missing(target, target.text, files)
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
            known = ", ".join(EXTENSIONS)
            yield find(rules.UNKNOWN_EXTENSION, _at(name), name=name.text, known=known)
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
            yield find(rules.EXTENSION_OPTION, _at(key), name=key.text, extension=extension)
    return tuple(kept)


def _extra(settings: Settings, node: Node, _files: frozenset[str]) -> Pass[Settings]:
    for key, _ in node.items if isinstance(node, Mapping) else ():
        yield _refused(key, ())
    return settings


def _at(node: Node) -> Location:
    return node.location(CONFIG_PATH)


def _bad(node: Node, key: str, expected: Text, near: str = "") -> Finding:
    hint = (
        Text(f"có phải “{near}” không?", f"did you mean “{near}”?")
        if near
        else Text("xem ví dụ trong mkdocs.yml mẫu", "see the sample mkdocs.yml")
    )
    return find(rules.BAD_VALUE, _at(node), key=key, expected=expected, hint=hint)


def _missing(node: Node, path: str, files: Iterable[str]) -> Finding:
    near = did_you_mean(path, files)
    hint = (
        Text(f"có phải “{near}” không?", f"did you mean “{near}”?")
        if near
        else Text("thêm tệp đó hoặc xoá dòng này", "add the file or delete this line")
    )
    rule: Rule = rules.MISSING_FILE
    return find(rule, _at(node), file=path or "?", hint=hint)


def _is_plain(node: Node) -> bool:
    return not (isinstance(node, Scalar) and RESERVED in node.text)


_THEME: MappingType[str, _Reader] = {
    "name": _name,
    "language": _language,
    "palette": _palette,
    "font": _font,
    "features": _features,
    "logo": _file("logo", (".png", ".webp", ".jpg")),
    "favicon": _file("favicon", (".png", ".ico")),
}
_TOP: MappingType[str, _Reader] = {
    "site_name": _text("site_name", 120),
    "site_description": _text("site_description"),
    "copyright": _text("copyright"),
    "theme": _theme,
    "plugins": _plugins,
    "extra_css": _extra_css,
    "nav": _nav,
    "markdown_extensions": _extensions,
    "extra": _extra,
    "docs_dir": _only("docs_dir", PAGES),
    "use_directory_urls": _only("use_directory_urls", "false"),
}
