"""Curriculum files to a `Curriculum`. One file is one programme; what cannot be read is left out.

A district's own files say only what they add or change: a programme that is already known keeps
its chapters, and each chapter and lesson named again takes the new title.
"""

import re
from collections.abc import Mapping as Facts
from dataclasses import replace

from library.curriculum.curriculum import Curriculum, ProgrammeKey
from library.curriculum.model import Chapter, Lesson, Programme
from library.diagnostics import Location, Pass, Text, did_you_mean, find
from library.rules import curriculum as rules
from library.vietnamese import roman_to_int
from library.vocabulary import Scheme, Term, Vocabulary
from library.yaml_tree import (
    Mapping,
    Node,
    Scalar,
    expect_list,
    expect_mapping,
    expect_text,
    read_yaml,
)

_OF_FILE = ("subject", "grade", "series", "lesson-numbering", "trust", "chapters")
_OF_CHAPTER = ("number", "label", "title", "part", "strand", "volume", "term", "lessons")
_NUMBERING = ("continuous", "per-chapter", "per-part")
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LABEL = re.compile(r"\d{1,3}[a-z]?")


def read_curriculum(
    files: Facts[str, bytes], base: Curriculum | None = None, vocabulary: Vocabulary | None = None
) -> Pass[Curriculum]:
    """The programmes in `files`, contents by path, laid over those of `base`.

    With a vocabulary, its subjects, grades and series are the only ones a programme may name.
    """
    programmes = dict(base.programmes) if base else {}
    where_read: dict[ProgrammeKey, str] = {}
    for path in sorted(files):
        programme = yield from _programme(files[path], path, vocabulary)
        if programme is None:
            continue
        key = (programme.subject, programme.grade, programme.series)
        if key in where_read:
            yield find(rules.PROGRAMME_TWICE, Location(path, 1, 1), other=where_read[key])
            continue
        where_read[key] = path
        known = programmes.get(key)
        programmes[key] = known.with_changes(programme) if known else programme
    return Curriculum(programmes)


def _programme(source: bytes, path: str, vocabulary: Vocabulary | None) -> Pass[Programme | None]:
    root = yield from expect_mapping((yield from read_yaml(source, path)), path)
    if root is None:
        return None
    yield from _known_only(root, _OF_FILE, path)
    known = (vocabulary.subjects, vocabulary.grades, vocabulary.series) if vocabulary else (None,) * 3
    subject = yield from _key(root, "subject", path, known[0])
    grade = yield from _key(root, "grade", path, known[1])
    series = yield from _key(root, "series", path, known[2])
    numbering = (yield from _text(root, "lesson-numbering", path)) or "continuous"
    if numbering not in _NUMBERING:
        where = (root.get("lesson-numbering") or root).location(path)
        yield find(rules.UNKNOWN_NUMBERING, where, value=numbering, known=", ".join(_NUMBERING))
    trust = yield from _text(root, "trust", path)
    term = vocabulary.subjects.get(subject) if vocabulary else None
    chapters = yield from _chapters(root.get("chapters"), path, term)
    if not (subject and grade and series):
        return None
    return Programme(subject, grade, series, chapters, numbering, trust)


def _chapters(node: Node | None, path: str, subject: Term | None) -> Pass[tuple[Chapter, ...]]:
    chapters: dict[tuple[str, str], Chapter] = {}
    items = yield from expect_list(node, path)
    for item in items.items if items else ():
        mapping = yield from expect_mapping(item, path)
        chapter = (yield from _chapter(mapping, path)) if mapping else None
        if mapping and subject:
            yield from _parts(mapping, path, subject)
        if mapping is None or chapter is None:
            continue
        key = (chapter.part, chapter.number)
        if key in chapters:
            yield find(rules.CHAPTER_TWICE, mapping.location(path), number=chapter.number)
        else:
            chapters[key] = chapter
    return tuple(chapters.values())


def _chapter(mapping: Mapping, path: str) -> Pass[Chapter | None]:
    yield from _known_only(mapping, _OF_CHAPTER, path)
    written = yield from _needed(mapping, "number", path)
    number = written if written.isascii() and written.isdecimal() else _roman(written)
    if written and not number:
        where = (mapping.get("number") or mapping).location(path)
        yield find(rules.BAD_NUMBER, where, number=written)
    lessons = yield from _lessons(mapping.get("lessons"), path)
    chapter = Chapter(
        number,
        (yield from _needed(mapping, "label", path)),
        (yield from _needed(mapping, "title", path)),
        lessons,
        (yield from _text(mapping, "part", path)),
        (yield from _text(mapping, "volume", path)),
        (yield from _text(mapping, "term", path)),
        (yield from _text(mapping, "strand", path)),
    )
    return replace(chapter, number=str(int(number))) if number else None


def _parts(mapping: Mapping, path: str, subject: Term) -> Pass[None]:
    """What a chapter names as part of its subject must be one that the vocabulary has."""
    for name in ("part", "strand"):
        node = mapping.get(name)
        if not isinstance(node, Scalar) or node.empty or node.text in (part.key for part in subject.parts):
            continue
        hint = _part_hint(node.text, name, subject)
        yield find(
            rules.UNKNOWN_PART_OF_SUBJECT,
            node.location(path),
            key=node.text,
            subject=subject.label,
            hint=hint,
        )


def _part_hint(text: str, name: str, subject: Term) -> Text:
    """What to write instead; `text` may name a part in words, as its label or another name."""
    known = [part.key for part in subject.parts]
    if not known:
        return Text(
            f"môn này không có phân môn; xoá dòng “{name}”", f"it has no parts; delete the line “{name}”"
        )
    meant = subject.part(text)
    if near := meant.key if meant else did_you_mean(text, known):
        return _near(near)
    return Text(f"dùng một trong: {', '.join(known)}", f"use one of: {', '.join(known)}")


def _roman(written: str) -> str:
    number = roman_to_int(written) if len(written) < 10 else None
    return str(number) if number else ""


def _lessons(node: Node | None, path: str) -> Pass[tuple[Lesson, ...]]:
    lessons: list[Lesson] = []
    mapping = yield from expect_mapping(node, path)
    for label, value in mapping.items if mapping else ():
        title = yield from expect_text(value, path)
        if not _LABEL.fullmatch(label.text):
            yield find(rules.BAD_NUMBER, label.location(path), number=label.text)
        elif title is None or title.empty:
            yield find(rules.MISSING_PART, label.location(path), key=label.text)
        else:
            lessons.append(Lesson(label.text, title.text))
    return tuple(lessons)


def _key(mapping: Mapping, name: str, path: str, scheme: Scheme | None) -> Pass[str]:
    text = yield from _needed(mapping, name, path)
    where = (mapping.get(name) or mapping).location(path)
    if text and not _KEY.fullmatch(text):
        yield find(rules.BAD_KEY, where, key=text)
        return ""
    if text and scheme is not None and scheme.get(text) is None:
        near = did_you_mean(text, [term.key for term in scheme.terms])
        yield find(rules.UNKNOWN_KEY, where, key=text, scheme=scheme.label, hint=_near(near))
    return text


def _near(key: str) -> Text:
    if not key:
        return Text("dùng một mã có trong danh mục", "use a key of the vocabulary")
    return Text(f"có phải là “{key}”?", f"did you mean “{key}”?")


def _needed(mapping: Mapping, name: str, path: str) -> Pass[str]:
    text = yield from _text(mapping, name, path)
    if not text and isinstance(mapping.get(name), Scalar | None):
        yield find(rules.MISSING_PART, mapping.location(path), key=name)
    return text


def _text(mapping: Mapping, name: str, path: str) -> Pass[str]:
    scalar = yield from expect_text(mapping.get(name), path)
    return "" if scalar is None or scalar.empty else scalar.text


def _known_only(mapping: Mapping, known: tuple[str, ...], path: str) -> Pass[None]:
    for key, _ in mapping.items:
        if key.text not in known:
            listed = ", ".join(known)
            yield find(rules.UNKNOWN_PART, key.location(path), key=key.text, known=listed)
