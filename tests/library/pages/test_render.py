"""Rendering: every kind of page, escaped, well formed, and silent about what it was not given."""

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from library import theme
from library.pages.html import Html
from library.pages.labels import labels
from library.pages.render import Renderer
from library.pages.resource_views import DocumentView, ExamView, QuestionBankView, VideoView
from library.pages.shelf_views import HomeView, Section, ShelfView, Tile
from library.pages.templates import option_columns
from library.pages.views import NavItem, Page, SiteView
from tests.library.pages.sample_views import NASTY, NOT_FOUND, QUESTIONS, every_view, question

_FOLDER = Path(theme.__file__).parent / "templates"
TEMPLATES = {path.name: path.read_text(encoding="utf-8") for path in _FOLDER.glob("*.html")}
RENDERER = Renderer(TEMPLATES)
VIEWS = every_view()
_VOID = {"img", "input", "br", "meta", "link", "hr"}


class WellFormed(HTMLParser):
    """Every tag is closed in its order, every id is there once."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_template_that_no_page_needs_is_not_compiled() -> None:
    """To compile all of them takes longer than all else of a small page."""
    spoiled = {name: "{% not a template" for name in TEMPLATES if name != "_frame.html"}
    renderer = Renderer({**TEMPLATES, **spoiled, "not-found.html": TEMPLATES["not-found.html"]})
    assert renderer.render_document(NOT_FOUND) == RENDERER.render_document(NOT_FOUND)


def all_text(view: Page) -> str:
    return " ".join(RENDERER.render(view).slots().values())


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: type(view).__name__)
def test_every_page_is_escaped_and_well_formed(view: Page) -> None:
    parts = RENDERER.render(view)
    slots = parts.slots()
    assert NASTY not in all_text(view)
    assert "alert(&#39;&amp;&#39;)" in slots["title"]
    for name in ("main", "nav", "crumbs", "logo", "banner"):
        page = WellFormed(slots[name])
        assert page.open == []
        assert not [a for a in page.attributes if a.startswith("on") or a == "style"]
        assert "script" not in page.tags
        assert len(page.ids) == len(set(page.ids))


def test_a_document_of_its_own_for_unknown_addresses() -> None:
    html = RENDERER.render_document(NOT_FOUND)
    page = WellFormed(html)
    assert NASTY not in html
    assert "script" not in page.tags
    assert "style" not in page.tags
    assert 'href="/"' in html
    assert "../" not in html


def test_an_unknown_address_is_told_in_both_languages_for_no_script_runs_there() -> None:
    html = RENDERER.render_document(NOT_FOUND)
    vietnamese, english = (html.index(labels(language)["not_found_text"]) for language in ("vi", "en"))
    assert vietnamese < html.index('<div lang="en">') < english
    assert RENDERER.render_document(replace(NOT_FOUND, language="en")).count(labels("en")["go_home"]) == 1


def test_the_root_leads_up_once_for_each_folder() -> None:
    for path, root in (("a.html", ""), ("a/b.html", "../"), ("a/b/c.html", "../../")):
        parts = RENDERER.render(replace(VIEWS[0], path=path))
        assert parts.root == root
        assert f'href="{root}lop-6/index.html"' in parts.frame["nav"]


def test_the_current_entry_is_marked() -> None:
    parts = RENDERER.render(replace(VIEWS[1], section="lop-6"))
    assert parts.frame["nav"].count('aria-current="true"') == 1
    assert "aria-current" not in RENDERER.render(VIEWS[1]).frame["nav"]


def test_entries_in_a_row_can_be_told_by_their_ends() -> None:
    site = SiteView("Kho", "Kho", nav=(NavItem("Lớp 7", "lop-7/index.html", short="7"),))
    nav = RENDERER.render(replace(VIEWS[1], site=site)).frame["nav"]
    assert '<span class="kho-drawer__word">Lớp </span>7</a>' in nav


@pytest.mark.parametrize(("subject", "needed"), [("toan", True), ("", False)])
def test_the_marks_of_subjects_are_loaded_only_where_a_shelf_shows_them(subject: str, needed: bool) -> None:
    tile = Tile(label="Toán", href="toan.html", count=1, subject_key=subject)
    shelf = replace(_view(ShelfView), tiles=(), sections=(Section(anchor="a", title="A", tiles=(tile,)),))
    assert ("assets/subjects.css" in RENDERER.render(shelf).head) is needed


@pytest.mark.parametrize(("total", "told"), [(0, True), (None, False)])
def test_where_nothing_is_told_of_how_much_there_is_no_shelf_is_called_empty(
    total: int | None, told: bool
) -> None:
    shelf = replace(_view(ShelfView), tiles=(), sections=(), total=total, subtitle="Mở liên kết của lớp.")
    html = RENDERER.render(shelf).main
    assert "Mở liên kết của lớp." in html
    assert ("kho-empty" in html, "0 học liệu" in html) == (told, told)


def _view(kind: type[Page]) -> Page:
    return next(view for view in VIEWS if type(view) is kind)


@pytest.mark.parametrize(
    ("for_staff", "preschool", "greeting"),
    [
        (False, False, "grades"),
        (False, True, "grades_of_preschool"),
        (True, False, "grades_of_staff"),
        (True, True, "grades_of_staff"),
    ],
)
def test_a_first_page_speaks_to_those_who_come(for_staff: bool, preschool: bool, greeting: str) -> None:
    full = next(view for view in VIEWS if isinstance(view, HomeView))
    html = all_text(replace(full, preschool=preschool, site=replace(full.site, for_staff=for_staff)))
    assert f'<h2 id="lop">{labels("vi")[greeting]}</h2>' in html


def test_stem_alone_on_a_first_page_is_not_named_twice_where_it_can_be_seen() -> None:
    full = next(view for view in VIEWS if isinstance(view, HomeView))
    pages = [all_text(replace(full, exams=exams)) for exams in (full.exams, ())]
    assert ['<h2 id="de" class="kho-hidden">' in html for html in pages] == [False, True]


def test_practice_has_what_its_script_needs() -> None:
    html = RENDERER.render(_view(QuestionBankView)).main
    for needed in (
        'id="kho-practice"',
        'data-kind="multiple-choice"',
        'data-answers="12,5|25/2"',
        'data-answers="ĐSĐS"',
        'name="level"',
        'class="kho-solution"',
    ):
        assert needed in html
    assert html.count("kho-question__check") == 3


def test_a_key_that_was_not_given_leaves_no_trace() -> None:
    bare = tuple(replace(q, answers=(), solution=Html("")) for q in QUESTIONS)
    for kind in (QuestionBankView, ExamView):
        view = _view(kind)
        assert isinstance(view, QuestionBankView | ExamView)
        part = replace(view.content.parts[0], questions=bare)
        content = replace(view.content, parts=(part,))
        html = RENDERER.render(replace(view, content=content)).main  # type: ignore[arg-type]
        for trace in ("data-answers", "kho-solution", "kho-key", labels("vi")["solution"]):
            assert trace not in html


def test_videos_load_nothing_before_a_click() -> None:
    for view in (v for v in VIEWS if isinstance(v, VideoView)):
        html = RENDERER.render(view).main
        assert "<iframe" not in html
        assert "<video" not in html


WIDTHS = {
    "numbers": (("1", "2", "3", "4"), 4),
    "short words": (("một phần hai", "hai phần ba", "ba", "bốn"), 4),
    "half lines": (("Điểm A nằm giữa B và C", "b", "c", "d"), 2),
    "sentences": (("Một câu dài hơn ba mươi tư chữ cái thì đứng một dòng", "b", "c", "d"), 1),
    "pictures": (('<img src="a.png" alt="">', "b", "c", "d"), 1),
    "tags are not counted": (("<em class='mot-lop-rat-dai'>1</em>", "2", "3", "4"), 4),
}


@pytest.mark.parametrize(("options", "columns"), WIDTHS.values(), ids=WIDTHS)
def test_options_stand_as_teachers_set_them(options: tuple[str, ...], columns: int) -> None:
    assert option_columns(question(1, "multiple-choice", (), options)) == columns


def test_statements_always_stand_in_one_column() -> None:
    assert option_columns(question(1, "true-false", (), ("1", "2", "3", "4"), "abcd")) == 1


def test_a_misspelt_name_in_a_template_is_an_error() -> None:
    renderer = Renderer({**TEMPLATES, "schools.html": "{{ view.titel }}"})
    with pytest.raises(AttributeError, match="titel"):
        renderer.render(next(v for v in VIEWS if type(v).__name__ == "SchoolsView"))


def test_both_languages_have_every_word_and_the_same_places() -> None:
    vi, en = labels("vi"), labels("en")
    assert vi.keys() == en.keys()
    for key in vi:
        assert vi[key]
        for place in ("{right}", "{all}", "{minutes}"):
            assert (place in vi[key]) == (place in en[key]), key


def test_english_pages_are_english() -> None:
    english = RENDERER.render(replace(_view(ExamView), language="en")).main
    assert labels("en")["exam_print"] in english
    assert labels("vi")["exam_print"] not in english


def test_the_bar_says_once_that_all_is_a_sample() -> None:
    sample = SiteView("Kho Tân Hồng (mẫu)", "Kho Tân Hồng (mẫu)", banner="Dữ liệu mẫu")
    names = {
        site: RENDERER.render(replace(VIEWS[0], site=site)).frame
        for site in (sample, replace(sample, banner=""))
    }
    assert [frame["short_name"] for frame in names.values()] == ["Kho Tân Hồng", "Kho Tân Hồng (mẫu)"]
    assert {frame["site_name"] for frame in names.values()} == {"Kho Tân Hồng (mẫu)"}


def test_questions_and_texts_say_their_language_and_nothing_that_we_say_does() -> None:
    for view in VIEWS:
        if not isinstance(view, QuestionBankView | ExamView | DocumentView):
            continue
        assert 'lang="en"' not in RENDERER.content(view.content)
        html = RENDERER.content(replace(view.content, language="en"))
        questions = () if isinstance(view, DocumentView) else QUESTIONS
        assert html.count('lang="en"') == (sum(1 + len(one.options) for one in questions) or 1)
