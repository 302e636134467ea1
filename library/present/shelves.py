"""Pages that list: the programme's, exams, STEM, and a school's shelf."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from library.addresses import EXAMS, SCHOOLS, STEM, exam_page, school_page
from library.entry import Entry
from library.pages.shelf_views import Section, ShelfView, Tile
from library.pages.views import Link
from library.present.cards import cards
from library.present.context import Context
from library.present.programme_shelves import programme_pages
from library.present.shelf_page import ShelfPage
from library.present.ways import home_crumb, shared_by
from library.shelves import ExamShelf


def shelf_pages(context: Context) -> Iterator[ShelfPage]:
    """Every shelf of a site, one after another."""
    yield from programme_pages(context)
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


def _exams(context: Context) -> ShelfPage:
    follows = tuple((shelf.exam, len(shelf.entries)) for shelf in context.shelves.exams)
    return ShelfPage(EXAMS, follows, partial(_exams_view, context))


def _exams_view(context: Context) -> ShelfView:
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


def _exam(shelf: ExamShelf, context: Context) -> ShelfPage:
    return ShelfPage(exam_page(shelf.exam), shelf.entries, partial(_exam_view, shelf, context))


def _exam_view(shelf: ExamShelf, context: Context) -> ShelfView:
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
    return entry.brief.school_year


def _stem(context: Context) -> ShelfPage:
    return ShelfPage(STEM, context.shelves.stem, partial(_stem_view, context))


def _stem_view(context: Context) -> ShelfView:
    found = context.shelves.stem
    section = Section(anchor="stem", title="Chủ đề và dự án", cards=cards(found, STEM, context))
    return ShelfView(
        site=context.view, path=STEM, title="STEM", crumbs=(home_crumb(STEM),),
        total=len(found), sections=(section,), section="stem",
        description="Bài học, chủ đề và dự án STEM",
    )  # fmt: skip


def _school(school: str, name: str, context: Context) -> ShelfPage:
    entries = shared_by(school, context)
    view = partial(_school_view, school, name, entries, context)
    return ShelfPage(school_page(school), entries, view)


def _school_view(school: str, name: str, entries: tuple[Entry, ...], context: Context) -> ShelfView:
    page = school_page(school)
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


def _by_grade(entries: Iterable[Entry], context: Context) -> Iterator[tuple[str, list[Entry]]]:
    owned = list(entries)
    for grade in context.vocabulary.grades.terms:
        here = [entry for entry in owned if grade.key in entry.brief.grades[:1]]
        if here:
            yield grade.key, here
