"""Texts as search keeps them: passages of a few lines, each word once, and nothing that tells nothing."""

from library.search.passages import PASSAGES, search_text


def test_a_text_has_passages_of_some_words_and_never_too_many() -> None:
    assert search_text("một hai " * 12 + "ba bốn năm ba") == ("hai mot", "ba bon nam")
    assert len(search_text("từ " * 10_000)) == PASSAGES
    assert search_text("  ") == ()


def test_letters_and_long_numbers_are_on_every_page_and_not_listed() -> None:
    assert search_text("A. 12345 B. 2026 có") == ("2026 co",)
    assert search_text("x y") == ("",)
