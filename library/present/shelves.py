"""Pages that list: grades, subjects, chapters, exams, STEM, and a school's shelf."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from library.addresses import (
    EXAMS,
    HOME,
    SCHOOLS,
    STEM,
    chapter_page,
    exam_page,
    grade_page,
    lesson_anchor,
    school_page,
    subject_page,
)
from library.catalogue import Entry, absorbed, newest_first
from library.curriculum import LessonPlace
from library.pages.views import Link, Section, ShelfView, Tile
from library.present.cards import cards
from library.present.context import Context
from library.resource import ExamDetails
from library.shelves import ChapterShelf, ExamShelf, GradeShelf, SubjectShelf
from library.vietnamese import slug

_SAMPLE = 6


def shelf_pages(context: Context) -> Iterator[ShelfView]:
    """Every shelf of a site, one after another."""
    for grade in context.shelves.grades:
        yield _grade(grade, context)
        for subject in grade.subjects:
            yield _subject(grade, subject, context)
            for _, chapters in groupby(subject.chapters, key=_series_and_part):
                yield from _chapters(subject, list(chapters), context)
    if context.shelves.exams:
        yield _exams(context)
    for exam in context.shelves.exams:
        yield _exam(exam, context)
    if context.shelves.stem:
        yield _stem(context)
    if context.site.is_district:
        for school in context.organisation.schools.values():
            if school.merged_into is None:
                yield _school(school.id, context.school_name(school), context)


def level_of(grade: str, context: Context) -> str:
    """The school level of a grade; "" where the vocabulary does not say it."""
    term = context.vocabulary.grades.get(grade)
    return term.facts.get("level", "") if term else ""


def is_young(grade: str, context: Context) -> bool:
    """Whether those who come to the shelf of a grade look more than they read."""
    return level_of(grade, context) in ("mam-non", "tieu-hoc")


def home_crumb(page: str) -> Link:
    """The first crumb of every page."""
    depth = page.count("/")
    return Link("Trang chủ", "../" * depth + HOME)


def grade_crumb(grade: str, page: str, context: Context) -> Link:
    label = context.short(context.vocabulary.grades, grade)
    return Link(label, context.href(grade_page(grade), page))


def subject_crumb(grade: str, subject: str, page: str, context: Context) -> Link:
    label = context.short(context.vocabulary.subjects, subject)
    return Link(label, context.href(subject_page(grade, subject), page))


def _series_and_part(shelf: ChapterShelf) -> tuple[str, str]:
    return shelf.series, shelf.chapter.part


def _grade(shelf: GradeShelf, context: Context) -> ShelfView:
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
    here = [e for e in newest_first(context.entries) if shelf.grade in e.resource.grades]
    newest = Section(anchor="moi", title="Mới đưa lên", cards=cards(here[:_SAMPLE], page, context))
    title = context.label(context.vocabulary.grades, shelf.grade)
    return ShelfView(
        site=context.view, path=page, title=title, crumbs=(home_crumb(page),),
        total=shelf.count, tiles=tiles, sections=(newest,), section=grade_page(shelf.grade),
        young=is_young(shelf.grade, context),
        description=f"{title}: {shelf.count} học liệu đã duyệt",
    )  # fmt: skip


def _subject(grade: GradeShelf, shelf: SubjectShelf, context: Context) -> ShelfView:
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


def _chapters(subject: SubjectShelf, chapters: list[ChapterShelf], context: Context) -> Iterator[ShelfView]:
    for at, shelf in enumerate(chapters):
        page = shelf.page
        before = chapters[at - 1] if at else None
        after = chapters[at + 1] if at + 1 < len(chapters) else None
        yield ShelfView(
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


def chapter_link_of(place: LessonPlace, page: str, context: Context) -> Link:
    """The link to the chapter of a lesson."""
    target = chapter_page(place.grade, place.subject, place.series, place.part, place.chapter)
    return Link(f"{place.chapter_label}. {place.chapter_title}", context.href(target, page))


def _exams(context: Context) -> ShelfView:
    tiles = tuple(
        Tile(
            label=context.short(context.vocabulary.exam_kinds, shelf.exam),
            href=context.href(exam_page(shelf.exam), EXAMS),
            count=len(shelf.entries),
        )
        for shelf in context.shelves.exams
    )
    total = sum(len(shelf.entries) for shelf in context.shelves.exams)
    return ShelfView(
        site=context.view, path=EXAMS, title="Đề kiểm tra", crumbs=(home_crumb(EXAMS),),
        total=total, tiles=tiles, section="exams", description=f"{total} đề kiểm tra theo kì",
    )  # fmt: skip


def _exam(shelf: ExamShelf, context: Context) -> ShelfView:
    page = exam_page(shelf.exam)
    sections = tuple(
        Section(anchor=f"nam-hoc-{year}", title=f"Năm học {year}", cards=cards(entries, page, context))
        for year, entries in groupby(shelf.entries, key=_year_of)
    )
    title = context.label(context.vocabulary.exam_kinds, shelf.exam)
    crumbs = (home_crumb(page), Link("Đề kiểm tra", context.href(EXAMS, page)))
    return ShelfView(
        site=context.view, path=page, title=title, crumbs=crumbs, total=len(shelf.entries),
        sections=sections, section="exams", description=f"{title}: {len(shelf.entries)} đề",
    )  # fmt: skip


def _year_of(entry: Entry) -> str:
    details = entry.resource.details
    return details.school_year if isinstance(details, ExamDetails) else ""


def _stem(context: Context) -> ShelfView:
    found = context.shelves.stem
    section = Section(anchor="stem", title="Chủ đề và dự án", cards=cards(found, STEM, context))
    return ShelfView(
        site=context.view, path=STEM, title="STEM", crumbs=(home_crumb(STEM),),
        total=len(found), sections=(section,), section="stem",
        description="Bài học, chủ đề và dự án STEM",
    )  # fmt: skip


def _school(school: str, name: str, context: Context) -> ShelfView:
    page = school_page(school)
    entries = shared_by(school, context)
    sections = tuple(
        Section(
            anchor=f"lop-{grade}",
            title=context.short(context.vocabulary.grades, grade),
            cards=cards(there, page, context),
        )
        for grade, there in _by_grade(entries, context)
    )
    return ShelfView(
        site=context.view, path=page, title=name, total=len(entries), sections=sections,
        crumbs=(home_crumb(page), Link("Các trường", context.href(SCHOOLS, page))),
        section="schools", description=f"Học liệu {name} chia sẻ",
    )  # fmt: skip


def shared_by(school: str, context: Context) -> tuple[Entry, ...]:
    """What a school shares, with what the schools that were merged into it shared."""
    schools = absorbed(school, context.organisation)
    if len(schools) == 1:
        return context.shelves.schools.get(school, ())
    return tuple(entry for entry in context.entries if entry.key.school in schools)


def _by_grade(entries: Iterable[Entry], context: Context) -> Iterator[tuple[str, list[Entry]]]:
    owned = list(entries)
    for grade in context.vocabulary.grades.terms:
        here = [entry for entry in owned if grade.key in entry.resource.grades[:1]]
        if here:
            yield grade.key, here
