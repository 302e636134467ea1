"""The pages of the programme: grades, the subjects of each, and their chapters."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby, islice

from library.addresses import grade_page, lesson_anchor, subject_page
from library.catalogue import newest_first
from library.entry import Entry
from library.pages.shelf_views import Section, ShelfView, Tile
from library.pages.views import Link
from library.present.cards import cards
from library.present.context import Context
from library.present.shelf_page import ShelfPage
from library.present.ways import grade_crumb, home_crumb, is_young, subject_crumb
from library.shelves import ChapterShelf, GradeShelf, SubjectShelf
from library.vietnamese import slug

_SAMPLE = 6


def programme_pages(context: Context) -> Iterator[ShelfPage]:
    """The page of every grade, subject and chapter that holds something, one after another."""
    newest = newest_first(context.entries)
    for grade in context.shelves.grades:
        yield _grade(grade, newest, context)
        for subject in grade.subjects:
            yield _subject(grade, subject, context)
            for _, chapters in groupby(subject.chapters, key=_series_and_part):
                yield from _chapters(subject, list(chapters), context)


def _series_and_part(shelf: ChapterShelf) -> tuple[str, str]:
    return shelf.series, shelf.chapter.part


def _grade(shelf: GradeShelf, newest: Iterable[Entry], context: Context) -> ShelfPage:
    shown = tuple(islice((entry for entry in newest if shelf.grade in entry.brief.grades), _SAMPLE))
    follows = (shelf.count, shown, tuple((subject.subject, subject.count) for subject in shelf.subjects))
    return ShelfPage(grade_page(shelf.grade), follows, partial(_grade_view, shelf, shown, context))


def _grade_view(shelf: GradeShelf, newest: tuple[Entry, ...], context: Context) -> ShelfView:
    page = grade_page(shelf.grade)
    tiles = tuple(
        Tile(
            label=context.short(context.vocabulary.subjects, subject.subject),
            href=context.href(subject_page(shelf.grade, subject.subject), page),
            count=subject.count,
            subject_key=subject.subject,
        )
        for subject in shelf.subjects
    )
    section = Section(anchor="moi", title="Mới đưa lên", cards=cards(newest, page, context))
    title = context.label(context.vocabulary.grades, shelf.grade)
    return ShelfView(
        site=context.view, path=page, title=title, crumbs=(home_crumb(page),),
        total=shelf.count, tiles=tiles, sections=(section,), section=grade_page(shelf.grade),
        young=is_young(shelf.grade, context),
        description=f"{title}: {shelf.count} học liệu đã duyệt",
    )  # fmt: skip


def _subject(grade: GradeShelf, shelf: SubjectShelf, context: Context) -> ShelfPage:
    follows = (
        shelf.count,
        tuple((chapter.page, len(chapter.entries)) for chapter in shelf.chapters),
        shelf.exams,
        shelf.topics,
        tuple(other.subject for other in grade.subjects),
    )
    page = subject_page(shelf.grade, shelf.subject)
    return ShelfPage(page, follows, partial(_subject_view, grade, shelf, context))


def _subject_view(grade: GradeShelf, shelf: SubjectShelf, context: Context) -> ShelfView:
    page = subject_page(shelf.grade, shelf.subject)
    sections: list[Section] = []
    for (series, part), chapters in groupby(shelf.chapters, key=_series_and_part):
        sections.append(_series_section(series, part, list(chapters), page, context))
    if shelf.exams:
        found = cards(shelf.exams, page, context)
        sections.append(Section(anchor="de-kiem-tra", title="Đề kiểm tra", cards=found))
    for at, (topic, entries) in enumerate(shelf.topics, 1):
        found = cards(entries, page, context)
        sections.append(Section(anchor=f"chu-de-{at}", title=topic or "Học liệu khác", cards=found))
    subject = context.label(context.vocabulary.subjects, shelf.subject)
    title = f"{subject} {context.short(context.vocabulary.grades, shelf.grade).lower()}"
    others = [s.subject for s in grade.subjects]
    at = others.index(shelf.subject)
    return ShelfView(
        site=context.view, path=page, title=title, total=shelf.count,
        crumbs=(home_crumb(page), grade_crumb(shelf.grade, page, context)),
        sections=tuple(sections), section=grade_page(shelf.grade), young=is_young(shelf.grade, context),
        description=f"{title}: {shelf.count} học liệu đã duyệt",
        previous=subject_crumb(shelf.grade, others[at - 1], page, context) if at else None,
        next=subject_crumb(shelf.grade, others[at + 1], page, context)
        if at + 1 < len(others) else None,
    )  # fmt: skip


def _series_section(
    series: str, part: str, chapters: list[ChapterShelf], page: str, context: Context
) -> Section:
    tiles = tuple(
        Tile(
            label=shelf.chapter.title,
            href=context.href(shelf.page, page),
            count=len(shelf.entries),
            short=shelf.chapter.number,
            note=shelf.chapter.label,
        )
        for shelf in chapters
    )
    name = context.label(context.vocabulary.series, series)
    title = f"{_part_label(chapters[0], context)} – {name}" if part else name
    return Section(anchor=slug(f"{series} {part}"), title=title, tiles=tiles)


def _part_label(shelf: ChapterShelf, context: Context) -> str:
    subject = context.vocabulary.subjects.get(shelf.subject)
    part = subject.part(shelf.chapter.part) if subject else None
    return part.label.in_language(context.language) if part else shelf.chapter.part


def _chapters(subject: SubjectShelf, chapters: list[ChapterShelf], context: Context) -> Iterator[ShelfPage]:
    for at, shelf in enumerate(chapters):
        before = chapters[at - 1] if at else None
        after = chapters[at + 1] if at + 1 < len(chapters) else None
        follows = (
            len(shelf.entries),
            tuple((lesson.label, entries) for lesson, entries in shelf.lessons),
            shelf.whole,
            before.page if before else None,
            after.page if after else None,
        )
        yield ShelfPage(shelf.page, follows, partial(_chapter_view, subject, shelf, before, after, context))


def _chapter_view(
    subject: SubjectShelf,
    shelf: ChapterShelf,
    before: ChapterShelf | None,
    after: ChapterShelf | None,
    context: Context,
) -> ShelfView:
    page = shelf.page
    return ShelfView(
        site=context.view,
        path=page,
        title=f"{shelf.chapter.label}. {shelf.chapter.title}",
        subtitle=context.label(context.vocabulary.series, shelf.series),
        crumbs=(
            home_crumb(page),
            grade_crumb(subject.grade, page, context),
            subject_crumb(subject.grade, subject.subject, page, context),
        ),
        total=len(shelf.entries),
        sections=tuple(_lesson_sections(shelf, context)),
        section=grade_page(subject.grade),
        previous=_chapter_link(before, page, context),
        next=_chapter_link(after, page, context),
        description=f"{shelf.chapter.title}: {len(shelf.entries)} học liệu đã duyệt",
    )


def _lesson_sections(shelf: ChapterShelf, context: Context) -> Iterator[Section]:
    for lesson, entries in shelf.lessons:
        yield Section(
            anchor=lesson_anchor(lesson.label),
            title=f"Bài {lesson.label}. {lesson.title}",
            short=f"Bài {lesson.label}",
            cards=cards(entries, shelf.page, context),
        )
    if shelf.whole:
        found = cards(shelf.whole, shelf.page, context)
        yield Section(anchor="ca-chuong", title="Ôn tập cả chương", cards=found)


def _chapter_link(shelf: ChapterShelf | None, page: str, context: Context) -> Link | None:
    if shelf is None:
        return None
    return Link(f"{shelf.chapter.label}. {shelf.chapter.title}", context.href(shelf.page, page))
