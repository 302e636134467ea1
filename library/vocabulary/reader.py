"""Vocabulary files to a `Vocabulary`. What cannot be read is left out and said."""

import dataclasses
import re
from collections.abc import Mapping as Facts
from datetime import date

from library.diagnostics import Location, Pass, Text, find
from library.rules import vocabulary as rules
from library.vocabulary.matching import exact_form
from library.vocabulary.model import Scheme, Term, Title, Vocabulary
from library.yaml_tree import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    expect_list,
    expect_mapping,
    expect_text,
    read_yaml,
    texts,
)

SCHEMES = tuple(field.name.replace("_", "-") for field in dataclasses.fields(Vocabulary))
_OF_FILE = ("scheme", "label", "terms")
_OF_TERM = (
    "key",
    "vi",
    "en",
    "aliases",
    "facts",
    "parts",
    "levels",
    "titles",
    "from",
    "until",
    "trust",
)
_OF_TITLE = ("vi", "en", "from", "until")
_KEY = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")


def read_vocabulary(files: Facts[str, bytes]) -> Pass[Vocabulary]:
    """The vocabulary in `files`, contents by path; a scheme that is missing is empty."""
    schemes: dict[str, Scheme] = {}
    for path in sorted(files):
        scheme = yield from _scheme(files[path], path)
        if scheme is not None and scheme.key in schemes:
            yield find(rules.SAME_KEY, Location(path, 1, 1), key=scheme.key)
        elif scheme is not None:
            schemes[scheme.key] = scheme
    for key in SCHEMES:
        if key not in schemes:
            yield find(rules.MISSING_SCHEME, Location(f"{key}.yml"), key=key)
            schemes[key] = Scheme(key, Text(key, key), ())
    return Vocabulary(**{key.replace("-", "_"): scheme for key, scheme in schemes.items()})


def _scheme(source: bytes, path: str) -> Pass[Scheme | None]:
    root = yield from expect_mapping((yield from read_yaml(source, path)), path)
    if root is None:
        return None
    yield from _known_only(root, _OF_FILE, path)
    key = yield from _needed(root, "scheme", path)
    if key not in SCHEMES:
        where = root.location(path)
        yield find(rules.UNKNOWN_SCHEME, where, key=key, known=", ".join(SCHEMES))
        return None
    label = yield from expect_mapping(root.get("label"), path)
    text = (yield from _label(label, path)) if label else Text(key, key)
    terms = yield from _terms(root.get("terms"), path, {})
    return Scheme(key, text, terms)


def _terms(node: Node | None, path: str, names: dict[str, str]) -> Pass[tuple[Term, ...]]:
    """The terms of a list; `names` gathers which term each spelling stands for."""
    terms: list[Term] = []
    seen: set[str] = set()
    items = yield from expect_list(node, path)
    for item in items.items if items else ():
        mapping = yield from expect_mapping(item, path)
        term = (yield from _term(mapping, path)) if mapping else None
        if mapping is None or term is None:
            continue
        if term.key in seen:
            yield find(rules.SAME_KEY, mapping.location(path), key=term.key)
            continue
        seen.add(term.key)
        terms.append(term)
        for name in term.names():
            first = names.setdefault(exact_form(name), term.key)
            if first != term.key:
                where = mapping.location(path)
                yield find(rules.SAME_NAME, where, name=name, first=first, second=term.key)
    return tuple(terms)


def _term(mapping: Mapping, path: str) -> Pass[Term | None]:
    yield from _known_only(mapping, _OF_TERM, path)
    key = yield from _needed(mapping, "key", path)
    if not _KEY.fullmatch(key):
        if key:
            yield find(rules.BAD_KEY, mapping.location(path), key=key)
        return None
    label = yield from _label(mapping, path)
    facts, lists = yield from _facts(mapping.get("facts"), path)
    parts = yield from _terms(mapping.get("parts"), path, {})
    titles = yield from _titles(mapping.get("titles"), path)
    term = Term(
        key,
        label,
        tuple(alias.text for alias in texts(mapping.get("aliases"))),
        facts,
        lists,
        parts,
        {},
        titles,
        (yield from _day(mapping, "from", path)),
        (yield from _day(mapping, "until", path)),
        (yield from _text(mapping, "trust", path)),
    )
    levels = yield from _levels(term, mapping.get("levels"), path)
    return dataclasses.replace(term, levels=levels) if levels else term


def _levels(term: Term, node: Node | None, path: str) -> Pass[dict[str, Term]]:
    """The term at each school level: what is said there, on top of what is said in general."""
    levels: dict[str, Term] = {}
    mapping = yield from expect_mapping(node, path)
    for level, value in mapping.items if mapping else ():
        own = yield from expect_mapping(value, path)
        if own is None:
            continue
        spoken = Mapping(
            tuple(item for item in own.items if item[0].text not in ("vi", "en")),
            own.line,
            own.column,
        )
        facts, lists = yield from _facts(spoken, path)
        label = (yield from _label(own, path)) if own.get("vi") else term.label
        levels[level.text] = dataclasses.replace(
            term, label=label, facts={**term.facts, **facts}, lists={**term.lists, **lists}
        )
    return levels


def _facts(node: Node | None, path: str) -> Pass[tuple[dict[str, str], dict[str, tuple[str, ...]]]]:
    facts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    mapping = yield from expect_mapping(node, path)
    for name, value in mapping.items if mapping else ():
        if isinstance(value, Sequence):
            lists[name.text] = tuple(item.text for item in texts(value))
        else:
            scalar = yield from expect_text(value, path)
            facts[name.text] = scalar.text if scalar else ""
    return facts, lists


def _titles(node: Node | None, path: str) -> Pass[tuple[Title, ...]]:
    titles: list[Title] = []
    items = yield from expect_list(node, path)
    for item in items.items if items else ():
        mapping = yield from expect_mapping(item, path)
        if mapping is None:
            continue
        yield from _known_only(mapping, _OF_TITLE, path)
        label = yield from _label(mapping, path)
        first = yield from _day(mapping, "from", path)
        titles.append(Title(label, first, (yield from _day(mapping, "until", path))))
    return tuple(titles)


def _label(mapping: Mapping, path: str) -> Pass[Text]:
    vi = yield from _needed(mapping, "vi", path)
    return Text(vi, (yield from _needed(mapping, "en", path)))


def _needed(mapping: Mapping, name: str, path: str) -> Pass[str]:
    text = yield from _text(mapping, name, path)
    if not text and isinstance(mapping.get(name), Scalar | None):
        yield find(rules.MISSING_PART, mapping.location(path), key=name)
    return text


def _text(mapping: Mapping, name: str, path: str) -> Pass[str]:
    scalar = yield from expect_text(mapping.get(name), path)
    return "" if scalar is None or scalar.empty else scalar.text


def _day(mapping: Mapping, name: str, path: str) -> Pass[date | None]:
    written = yield from _text(mapping, name, path)
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        value = mapping.get(name)
        where = value.location(path) if isinstance(value, Scalar) else mapping.location(path)
        yield find(rules.BAD_DATE, where, value=written)
        return None


def _known_only(mapping: Mapping, known: tuple[str, ...], path: str) -> Pass[None]:
    for key, _ in mapping.items:
        if key.text not in known:
            listed = ", ".join(known)
            yield find(rules.UNKNOWN_PART, key.location(path), key=key.text, known=listed)
