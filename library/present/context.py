"""What every presenter needs: the site, its entries by place, and the words for terms."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from library.addresses import relative
from library.approval.days import VIETNAM, day_of
from library.approval.model import Key
from library.catalogue import Site
from library.curriculum import Curriculum, LessonPlace
from library.diagnostics import Language
from library.entry import Entry
from library.organisation import Organisation, School
from library.pages.views import SiteView
from library.shelves import Shelves
from library.values import dataclass
from library.vocabulary import Scheme, Term, Vocabulary


@dataclass(frozen=True, slots=True)
class Media:
    """What is known of an entry's pictures and clip: the addresses of its posters, and seconds."""

    poster: str = ""
    poster_large: str = ""
    seconds: int | None = None


NO_MEDIA = Media()


@dataclass(frozen=True, slots=True)
class Context:
    """One site at one moment, ready to be presented; unless `listed`, no page names another.

    With `show_names` its pages name who approved, and not only in which role.
    """

    site: Site
    view: SiteView
    entries: tuple[Entry, ...]
    shelves: Shelves
    organisation: Organisation
    vocabulary: Vocabulary
    curriculum: Curriculum
    as_of: datetime
    media: Mapping[Key, Media] = field(default_factory=dict)
    by_lesson: Mapping[LessonPlace, tuple[Entry, ...]] = field(default_factory=dict)
    language: Language = "vi"
    listed: bool = True
    show_names: bool = False

    def label(self, scheme: Scheme, key: str) -> str:
        """The full label of a term; its key where the scheme no longer has it."""
        term = scheme.get(key)
        return term.label.in_language(self.language) if term else key

    def short(self, scheme: Scheme, key: str) -> str:
        """The short label of a term, for cards and tiles."""
        term = scheme.get(key)
        return short_label(term, self.language) if term else key

    def school_name(self, school: School) -> str:
        """What a school is called at the moment the site speaks for."""
        return school.name_at(day_of(self.as_of))

    def grades_label(self, grades: tuple[str, ...]) -> str:
        """ "Lớp 6", or "Lớp 6, 7" for several."""
        labels = [self.short(self.vocabulary.grades, grade) for grade in grades]
        if len(labels) > 1 and all(grade.isdecimal() for grade in grades):
            return f"{labels[0]}, " + ", ".join(grades[1:])
        return ", ".join(labels)

    def href(self, target: str, page: str) -> str:
        return relative(target, page)


def by_lesson(entries: tuple[Entry, ...]) -> dict[LessonPlace, tuple[Entry, ...]]:
    """Entries by each lesson or chapter they name, in the order given."""
    found: dict[LessonPlace, list[Entry]] = {}
    for entry in entries:
        for lesson in entry.brief.lessons:
            found.setdefault(lesson, []).append(entry)
    return {place: tuple(there) for place, there in found.items()}


def short_label(term: Term, language: Language) -> str:
    """The short label of a term where it has one, else its label."""
    return term.facts.get(f"short-{language}", term.label.in_language(language))


def day_label(moment: datetime) -> str:
    """A day as Vietnamese readers write it, in their own time: 5/9/2025."""
    local = moment.astimezone(VIETNAM)
    return f"{local.day}/{local.month}/{local.year}"


def moment_label(moment: datetime) -> str:
    """A moment with its hour, in Vietnamese time: 08:00 ngày 20/12/2026."""
    local = moment.astimezone(VIETNAM)
    return f"{local:%H:%M} ngày {day_label(moment)}"


def duration_label(seconds: int) -> str:
    """Minutes and seconds: 3:05, or 1:02:07."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def size_label(size: int) -> str:
    """A file's size in the unit a reader knows: 340 KB, 2,4 MB."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
