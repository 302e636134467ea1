"""The first page of a site, and the page of the district's schools."""

from library.addresses import (
    HOME,
    SCHOOLS,
    SEARCH,
    STEM,
    exam_page,
    grade_page,
    school_page,
)
from library.catalogue import newest_first
from library.pages.shelf_views import HomeView, SchoolsView, SchoolTile, ShelfView, Tile
from library.present.cards import cards
from library.present.context import Context
from library.present.ways import home_crumb, is_for_preschool, is_young, level_of, shared_by

_NEWEST = 8


def home(context: Context) -> HomeView:
    """The home page: grades, exams, STEM, what is newest, and the schools on the district's."""
    shelves, vocabulary = context.shelves, context.vocabulary
    grades = tuple(
        Tile(
            label=context.short(vocabulary.grades, shelf.grade),
            href=grade_page(shelf.grade),
            count=shelf.count,
            short=shelf.grade if shelf.grade.isdecimal() else "",
            grade_key=shelf.grade,
            level_key=level_of(shelf.grade, context),
        )
        for shelf in shelves.grades
    )
    exams = tuple(
        Tile(
            label=context.short(vocabulary.exam_kinds, shelf.exam),
            href=exam_page(shelf.exam),
            count=len(shelf.entries),
        )
        for shelf in shelves.exams
    )
    stem = Tile(label="STEM", href=STEM, count=len(shelves.stem)) if shelves.stem else None
    district = context.organisation.district
    listed = _school_tiles(context, HOME) if context.site.is_district else ()
    return HomeView(
        site=context.view,
        path=HOME,
        title=context.site.name,
        description=f"Học liệu đã duyệt của {context.site.name}",
        kind_label="Kho dùng chung" if context.site.is_district else district.short_name,
        total=len(context.entries),
        search_href=SEARCH,
        grades=grades,
        newest=cards(newest_first(context.entries)[:_NEWEST], HOME, context),
        exams=exams,
        stem=stem,
        young=bool(grades) and all(is_young(tile.grade_key, context) for tile in grades),
        preschool=is_for_preschool(context),
        # Staff see here what is for staff of all schools; few schools have any, the others need no "0".
        schools=tuple(tile for tile in listed if tile.count or not context.view.for_staff),
        section="home",
    )


def class_home(context: Context) -> ShelfView:
    """The first page of what is for single classes: it names nothing."""
    return ShelfView(
        site=context.view,
        path=HOME,
        title="Học liệu của lớp",
        subtitle="Em hãy mở đúng đường liên kết mà thầy cô gửi cho lớp.",
        total=None,
        section="home",
    )


def schools(context: Context) -> SchoolsView:
    """The schools of the district, each with what it shares."""
    return SchoolsView(
        site=context.view,
        path=SCHOOLS,
        title="Các trường",
        description="Kho học liệu số của từng trường",
        crumbs=(home_crumb(SCHOOLS),),
        schools=_school_tiles(context, SCHOOLS),
        section="schools",
    )


def _school_tiles(context: Context, page: str) -> tuple[SchoolTile, ...]:
    kinds = context.vocabulary.school_kinds
    return tuple(
        SchoolTile(
            name=context.school_name(school),
            href=context.href(school_page(school.id), page),
            kind_label=context.label(kinds, school.kind),
            commune=school.unit,
            count=len(shared_by(school.id, context)),
            site_href=school.site_url or "",
        )
        for school in context.organisation.schools.values()
        if school.merged_into is None
    )
