"""What a preview says of the work tree, as HTML: notes put into pages, and pages of its own.

Nothing of it is ever written to a site. Templates come in as text by name, like those of the sites.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from jinja2 import DictLoader, Environment, StrictUndefined

from library.diagnostics import Language, Severity, Text
from library.values import dataclass

POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What the preview's own pages may load."""

_WORDS: Final[Mapping[str, Text]] = {
    "preview": Text("Bản đang sửa", "Work in progress"),
    "overview": Text("Bản xem trước của kho", "Preview of the library"),
    "whole": Text("Cả kho", "Whole library"),
    "explained": Text(
        "Trang chỉ có trên máy này: cho thấy những gì đang sửa như thể đã được duyệt. "
        "Lưu tệp xong, các trang đang mở tự tải lại.",
        "Only on this machine: what is being edited, as if it were approved. "
        "Save a file, and open pages load anew.",
    ),
    "no_script": Text(
        "Trình duyệt đang tắt JavaScript nên trang không tự tải lại; hãy bấm tải lại sau khi lưu.",
        "JavaScript is off, so pages do not load anew by themselves; reload after saving.",
    ),
    "sites": Text("Các trang", "Sites"),
    "public": Text("Trang công khai", "Public site"),
    "staff": Text("Dành cho giáo viên", "For staff"),
    "edited": Text("Học liệu đang sửa", "Resources being edited"),
    "edited_explained": Text("Khác với lần commit cuối cùng.", "They differ from the last commit."),
    "nothing_edited": Text("Không có gì khác với lần commit cuối.", "Nothing differs from the last commit."),
    "findings": Text("Lỗi và ghi chú của cả kho", "Findings in the whole library"),
    "no_findings": Text("Không có lỗi nào.", "No faults."),
    "no_own": Text("Không có lỗi nào ở học liệu này.", "No faults in this resource."),
    "elsewhere": Text("Có lỗi ở {count} học liệu hoặc tệp đang sửa", "Errors in {count} of what is edited"),
    "more_places": Text("Còn {count} tệp hoặc học liệu khác có ghi chú: hoclieu check --worktree",
                        "{count} more places have findings: hoclieu check --worktree"),
    "why": Text("Vì sao?", "Why?"),
    "line": Text("dòng {line}", "line {line}"),
    "failed": Text("Lần dựng mới nhất không xong nên các trang vẫn là của lần trước.",
                   "The last build failed, so pages are still those of the one before."),
    "missing": Text("Không có trang này", "There is no such page"),
    "not_shown": Text("Học liệu này chưa hiện được", "This resource cannot be shown yet"),
    "error": Text("Lỗi", "Error"),
    "warning": Text("Cảnh báo", "Warning"),
    "note": Text("Ghi chú", "Note"),
    "errors": Text("{count} lỗi", "{count} errors"),
    "warnings": Text("{count} cảnh báo", "{count} warnings"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note:
    """One finding in one language; `line` of the file at `place` counts from 1, and 0 means all of it."""

    code: str
    severity: str
    place: str
    line: int
    message: str
    remedy: str
    why: str
    example: str


@dataclass(frozen=True, slots=True)
class PlaceNotes:
    """The notes on one resource's folder or one file; `href` is its page, "" where it has none."""

    place: str
    notes: tuple[Note, ...]
    href: str = ""

    @property
    def has_errors(self) -> bool:
        """Whether something keeps it off the sites."""
        return _has_errors(self.notes)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many errors and warnings there are."""

    errors: int = 0
    warnings: int = 0


NO_TALLY: Final = Tally()


@dataclass(frozen=True, slots=True)
class PageNotes:
    """What stands on top of one page; `own` is None on a page that is of no single resource.

    `state` says what the page shows instead of what is being edited, `failure` why no page is new.
    `broken` counts the other places being edited that have errors, `elsewhere` are the first of them.
    """

    whole: Tally
    own: tuple[Note, ...] | None = None
    state: str = ""
    elsewhere: tuple[PlaceNotes, ...] = ()
    broken: int = 0
    failure: str = ""

    @property
    def has_errors(self) -> bool:
        """Whether anything here keeps something off the page."""
        return bool(self.failure or self.elsewhere) or _has_errors(self.own or ())


@dataclass(frozen=True, slots=True)
class SiteLinks:
    """One site and where each part of it is to be opened, by the name of the part."""

    name: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EditedResource:
    """A resource that differs from the last commit; `href` is "" where it stands on no page."""

    key: str
    title: str
    href: str
    state: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page of a preview: `edited_places` are those that differ from the last commit.

    `left_out` counts the places that have notes and are not listed.
    """

    whole: Tally
    sites: tuple[SiteLinks, ...]
    edited: tuple[EditedResource, ...]
    edited_places: tuple[PlaceNotes, ...]
    other_places: tuple[PlaceNotes, ...]
    left_out: int = 0
    failure: str = ""


def _has_errors(notes: Iterable[Note]) -> bool:
    return any(note.severity == Severity.ERROR for note in notes)


class NotesRenderer:
    """Renders notes in one language through templates given by name."""

    def __init__(self, templates: Mapping[str, str], language: Language) -> None:
        environment = Environment(
            loader=DictLoader(dict(templates)), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True, auto_reload=False,
        )  # fmt: skip
        environment.globals["t"] = {name: text.in_language(language) for name, text in _WORDS.items()}
        environment.globals["language"] = language
        self._environment = environment

    def page_notes(self, notes: PageNotes) -> str:
        """The box for a page of a site."""
        return self._environment.get_template("box.html").render(view=notes)

    def overview(self, overview: Overview, state: str) -> str:
        """The first page; `state` is what the script compares."""
        return self._environment.get_template("overview.html").render(view=overview, state=state)

    def missing(self, notes: PageNotes, state: str) -> str:
        """The page for an address where nothing stands."""
        return self._environment.get_template("missing.html").render(view=notes, state=state)
