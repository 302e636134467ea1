"""The `theme` part of mkdocs.yml: palette, language, logo, features; fonts stay the device's."""

from collections.abc import Generator
from collections.abc import Mapping as MappingType
from dataclasses import replace

from build_tools.shell.config_findings import at, bad, refused
from build_tools.shell.readers import Reader, file, fold
from build_tools.shell.settings import COLOURS, FEATURES, LANGUAGE, SCHEMES, Palette, Settings
from library.diagnostics import Finding, Pass, Text, did_you_mean, find
from library.rules import site as rules
from library.yaml_tree import Mapping, Node, Scalar, Sequence, texts

_LONGEST_NAME = 120
_BUNDLE_PREFIXES = ("navigation.", "search.", "content.", "header.", "announce.", "toc.")


def read_theme_settings(settings: Settings, node: Node, files: frozenset[str]) -> Pass[Settings]:
    if isinstance(node, Scalar):
        yield from _theme_name(node)
        return settings
    if not isinstance(node, Mapping):
        yield bad(node, "theme", Text("name: material", "name: material"))
        return settings
    return (yield from fold(settings, node, _THEME, files))


def _language(settings: Settings, node: Node, _files: frozenset[str]) -> Pass[Settings]:
    """Pages are Vietnamese: another language here would change their frame alone, and what it claims."""
    if not (isinstance(node, Scalar) and node.text == LANGUAGE):
        hint = Text(
            "trang luôn mở bằng tiếng Việt; người đọc đổi giao diện sang tiếng Anh ở đầu mỗi trang",
            "pages open in Vietnamese; readers switch to English at the head of each page",
        )
        yield find(
            rules.BAD_VALUE, at(node), key="language", expected=Text(LANGUAGE, LANGUAGE), hint=hint
        )  # fmt: skip
    return settings


def _font(settings: Settings, node: Node, _files: frozenset[str]) -> Pass[Settings]:
    if not (isinstance(node, Scalar) and node.text.casefold() in ("false", "no", "off")):
        names = (
            (s.text for _, value in node.items for s in texts(value))
            if isinstance(node, Mapping)
            else (s.text for s in texts(node))
        )
        yield find(rules.REMOTE_FONT, at(node), name=", ".join(names))
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
            yield find(rule, at(item), name=item.text, known=known)
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
            yield bad(entry, "palette", Text("scheme, primary, toggle", "scheme, primary, toggle"))
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
            found["toggle"] = name.text[:_LONGEST_NAME] if isinstance(name, Scalar) else ""
        elif key.text in ("scheme", "primary", "media") and isinstance(value, Scalar):
            allowed = {"scheme": SCHEMES, "primary": COLOURS}.get(key.text)
            word = value.text.replace(" ", "-") if allowed else value.text
            if allowed and word not in allowed:
                expected = ", ".join(allowed)
                yield bad(value, key.text, Text(expected, expected), did_you_mean(word, allowed))
            else:
                found[key.text] = word
        else:
            yield refused(key, found)
    return Palette(found["scheme"], found["media"], found["toggle"]), found["primary"]


def _name(settings: Settings, node: Node, _files: frozenset[str]) -> Pass[Settings]:
    yield from _theme_name(node)
    return settings


def _theme_name(node: Node) -> Generator[Finding]:
    name = node.text if isinstance(node, Scalar) else "?"
    if name != "material":
        yield find(rules.OTHER_THEME, at(node), name=name)


_THEME: MappingType[str, Reader] = {
    "name": _name,
    "language": _language,
    "palette": _palette,
    "font": _font,
    "features": _features,
    "logo": file("logo", (".png", ".webp", ".jpg")),
    "favicon": file("favicon", (".png", ".ico")),
}
