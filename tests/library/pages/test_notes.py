"""Notes as HTML: everything escaped, each language its own words."""

from build_tools.live_preview.dress import notes_templates
from library.pages.notes import NO_TALLY, Note, NotesRenderer, Overview, PageNotes, PlaceNotes, Tally

EVIL = "<script>alert(1)</script>"
NOTE = Note("X1", "error", EVIL, 3, EVIL, EVIL, EVIL, EVIL)


def test_nothing_that_a_file_says_becomes_markup() -> None:
    renderer = NotesRenderer(notes_templates(), "vi")
    place = PlaceNotes(EVIL, (NOTE,), '"><img src=x>')
    view = PageNotes(Tally(1, 0), (NOTE,), EVIL, (place,), 1, EVIL)
    pages = [
        renderer.page_notes(view),
        renderer.missing(view, "1"),
        renderer.overview(Overview(Tally(1, 0), (), (), (place,), (place,), 3, EVIL), "1"),
    ]
    for page in pages:
        assert EVIL not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "<img" not in page


def test_notes_speak_the_language_that_was_asked_for() -> None:
    view = PageNotes(NO_TALLY, ())
    assert "Không có lỗi nào ở học liệu này." in NotesRenderer(notes_templates(), "vi").page_notes(view)
    english = NotesRenderer(notes_templates(), "en").page_notes(view)
    assert "No faults in this resource." in english
    assert 'lang="en"' in english


def test_only_errors_are_marked_as_such() -> None:
    renderer = NotesRenderer(notes_templates(), "vi")
    warning = Note("X2", "warning", "index.md", 1, "m", "r", "", "")
    assert "kho-notes--errors" not in renderer.page_notes(PageNotes(NO_TALLY, (warning,)))
    assert "kho-notes--errors" in renderer.page_notes(PageNotes(NO_TALLY, (NOTE,)))
    assert "kho-notes--errors" in renderer.page_notes(PageNotes(NO_TALLY, None, failure="Git"))
