"""Ways up and across: the crumbs of a page, links to chapters, and what a school shares."""

from library.addresses import HOME, chapter_page, grade_page, subject_page
from library.catalogue import absorbed
from library.curriculum import LessonPlace
from library.entry import Entry
from library.pages.views import Link
from library.present.context import Context


def level_of(grade: str, context: Context) -> str:
    """The school level of a grade; "" where the vocabulary does not say it."""
    term = context.vocabulary.grades.get(grade)
    return term.facts.get("level", "") if term else ""


def is_young(grade: str, context: Context) -> bool:
    """Whether those who come to the shelf of a grade look more than they read."""
    return level_of(grade, context) in ("mam-non", "tieu-hoc")


def is_for_preschool(context: Context) -> bool:
    """Whether a site has grades of preschool and no others."""
    grades = context.shelves.grades
    return bool(grades) and all(level_of(shelf.grade, context) == "mam-non" for shelf in grades)


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


def chapter_link_of(place: LessonPlace, page: str, context: Context) -> Link:
    """The link to the chapter of a lesson."""
    target = chapter_page(place.grade, place.subject, place.series, place.part, place.chapter)
    return Link(f"{place.chapter_label}. {place.chapter_title}", context.href(target, page))


def shared_by(school: str, context: Context) -> tuple[Entry, ...]:
    """What a school shares, with what the schools that were merged into it shared."""
    schools = absorbed(school, context.organisation)
    if len(schools) == 1:
        return context.shelves.schools.get(school, ())
    return tuple(entry for entry in context.entries if entry.key.school in schools)
