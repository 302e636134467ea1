"""Shelves: everything stands where it belongs, and nothing is lost."""

import dataclasses

import pytest

from library.curriculum import Curriculum
from library.entry import Entry
from library.shelves import ChapterShelf, Shelves, SubjectShelf, arrange
from tests.library.sample_entries import CURRICULUM, SCHOOL_B, VOCABULARY, entry, exam, lesson, resource


def arranged(*entries: Entry) -> Shelves:
    return arrange(entries, VOCABULARY, CURRICULUM)


def names(entries: tuple[Entry, ...]) -> list[str]:
    return [one.key.id for one in entries]


def subject(shelves: Shelves, grade: str = "6", key: str = "toan") -> SubjectShelf:
    (found,) = [s for g in shelves.grades if g.grade == grade for s in g.subjects if s.subject == key]
    return found


def described(chapter: ChapterShelf) -> tuple[str, list[str], dict[str, list[str]]]:
    """The page of a chapter, what is about the whole of it, and what about each lesson."""
    return chapter.page, names(chapter.whole), {one.label: names(there) for one, there in chapter.lessons}


def test_nothing_makes_no_shelf() -> None:
    assert arranged() == Shelves()


def test_grades_and_subjects_in_the_order_of_the_vocabulary() -> None:
    shelves = arranged(
        entry("a", resource(grades=("7",))),
        entry("b", resource(subject="ngu-van")),
        entry("c", resource(subject="toan")),
        entry("d", resource(grades=("mau-giao-be",), subject="the-chat")),
    )
    assert [(g.grade, g.count, [s.subject for s in g.subjects]) for g in shelves.grades] == [
        ("mau-giao-be", 1, ["the-chat"]), ("6", 2, ["toan", "ngu-van"]), ("7", 1, ["toan"]),
    ]  # fmt: skip


def test_chapters_and_lessons_in_the_order_of_the_book() -> None:
    shelf = subject(
        arranged(
            entry("on-tap", resource(lessons=["6/*"])),
            entry("hai-bai", resource(lessons=["6/24", "6/23"])),
            entry("mot-bai", resource(lessons=["6/23"])),
            entry("chuong-1", resource(lessons=["1/1"])),
            entry("ca-hai", resource(lessons=["1/2", "6/25", "1/*"])),
        )
    )
    assert [described(chapter) for chapter in shelf.chapters] == [
        ("lop-6/toan/chuong-1.html", ["ca-hai"], {"1": ["chuong-1"], "2": ["ca-hai"]}),
        (
            "lop-6/toan/chuong-6.html",
            ["on-tap"],
            {"23": ["hai-bai", "mot-bai"], "24": ["hai-bai"], "25": ["ca-hai"]},
        ),
    ]
    assert names(shelf.chapters[0].entries) == ["ca-hai", "chuong-1"]
    assert names(shelf.chapters[1].entries) == ["on-tap", "hai-bai", "mot-bai", "ca-hai"]
    assert (shelf.count, shelf.topics, shelf.exams) == (5, (), ())


def test_the_usual_series_comes_first() -> None:
    other = resource(series="canh-dieu", lessons=[lesson("1/1", series="canh-dieu")])
    shelf = subject(arranged(entry("a", other), entry("b", resource(lessons=["6/23"]))))
    assert [chapter.page for chapter in shelf.chapters] == [
        "lop-6/toan/chuong-6.html",
        "lop-6/toan/canh-dieu/chuong-1.html",
    ]


def test_parts_of_a_subject_number_their_chapters_anew() -> None:
    history = resource(subject="lsdl", lessons=["lich-su/1/1"])
    geography = resource(subject="lsdl", lessons=["dia-li/1/1"])
    shelf = subject(arranged(entry("dia", geography), entry("su", history)), key="lsdl")
    assert {chapter.chapter.part: names(chapter.entries) for chapter in shelf.chapters} == {
        "lich-su": ["su"], "dia-li": ["dia"],
    }  # fmt: skip


def test_what_has_no_lesson_stands_by_topic() -> None:
    shelf = subject(
        arranged(
            entry("khong", resource()),
            entry("tho", resource(topic="Thơ lục bát")),
            entry("an-du", resource(topic="Ẩn dụ")),
            entry("tho-2", resource(topic="Thơ  lục Bát")),
        )
    )
    assert [(topic, names(there)) for topic, there in shelf.topics] == [
        ("Ẩn dụ", ["an-du"]), ("Thơ lục bát", ["tho", "tho-2"]), ("", ["khong"]),
    ]  # fmt: skip


def test_exams_stand_by_kind_and_year_and_in_their_subject() -> None:
    shelves = arranged(
        entry("cuoi", exam(exam="cuoi-hk1")),
        entry("cu", exam(year="2025-2026")),
        entry("moi", exam(lessons=["6/23"])),
        entry("khac", resource()),
    )
    assert [(shelf.exam, names(shelf.entries)) for shelf in shelves.exams] == [
        ("giua-hk1", ["moi", "cu"]), ("cuoi-hk1", ["cuoi"]),
    ]  # fmt: skip
    shelf = subject(shelves)
    assert names(shelf.exams) == ["cuoi", "cu", "moi"]
    assert [names(chapter.entries) for chapter in shelf.chapters] == [["moi"]]
    assert [names(there) for _, there in shelf.topics] == [["khac"]]


def test_stem_and_schools() -> None:
    shelves = arranged(
        entry("a", resource(stem="bai-hoc-stem")),
        entry("b", resource(type="chu-de-stem"), SCHOOL_B),
        entry("c", resource(), SCHOOL_B),
    )
    assert names(shelves.stem) == ["a", "b"]
    assert {school: names(there) for school, there in shelves.schools.items()} == {
        "thcs-a": ["a"], "thcs-b": ["b", "c"],
    }  # fmt: skip


def everywhere(shelf: SubjectShelf) -> set[str]:
    listed = [*shelf.exams, *(one for chapter in shelf.chapters for one in chapter.entries)]
    listed += [one for _, there in shelf.topics for one in there]
    return set(names(tuple(listed)))


def test_what_is_for_two_grades_stands_in_both() -> None:
    shelves = arranged(entry("a", resource(grades=("6", "7"), lessons=["6/23"])))
    assert [(g.grade, g.count) for g in shelves.grades] == [("6", 1), ("7", 1)]
    # Its lesson is one of grade 6; in grade 7 it must not vanish.
    assert [everywhere(subject(shelves, grade)) for grade in ("6", "7")] == [{"a"}, {"a"}]
    assert len(subject(shelves, "6").chapters) == 1
    assert subject(shelves, "7").chapters == ()


def test_a_lesson_that_the_list_no_longer_has_loses_nothing() -> None:
    shelves = arrange([entry("a", resource(lessons=["6/23"]))], VOCABULARY, Curriculum())
    assert everywhere(subject(shelves)) == {"a"}
    place = dataclasses.replace(lesson("6/23"), lesson="99")
    shelves = arranged(entry("b", resource(lessons=[place])))
    assert everywhere(subject(shelves)) == {"b"}
    assert subject(shelves).chapters == ()


@pytest.mark.parametrize("turn", range(4))
def test_the_order_within_a_shelf_is_that_of_the_library(turn: int) -> None:
    entries = [entry(name, resource(lessons=["6/23"])) for name in "abcd"]
    turned = entries[turn:] + entries[:turn]
    (chapter,) = subject(arranged(*turned)).chapters
    assert names(chapter.entries) == names(tuple(turned))
