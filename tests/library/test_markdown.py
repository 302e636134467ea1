"""Strangers' words in Markdown: they are shown and do nothing."""

import html
import re

import pytest

from library.markdown import plain, plain_in_html

MARKUP = [
    "# to", "**đậm**", "[a](b)", "![a](b)", "<img src=x>", "</details>", "`x`", "a|b", "$x$", "&lt;", "_a_",
    "~~a~~", "\\*a\\*", "- a", "+ a", "1. a", "12) a", "=====", "{+ a +}", "x[^1]",
]  # fmt: skip


@pytest.mark.parametrize("word", MARKUP)
def test_every_sign_of_markup_is_written_as_a_sign(word: str) -> None:
    left = re.sub(r"\\.", "", plain(word))
    assert not re.search(r"[\\`*_{}\[\]<>#|~&$^]", left)
    assert not re.match(r"[-+=]|\d+[.)] ", plain(word))
    assert re.sub(r"\\(.)", r"\1", plain(word)).replace("\u2060", "") == word


@pytest.mark.parametrize("word", MARKUP)
def test_in_html_the_same_is_said_without_a_tag(word: str) -> None:
    said = plain_in_html(word)
    assert not re.search(r"[<>]", said)
    assert html.unescape(said).replace("\u2060", "") == word


@pytest.mark.parametrize("say", [plain, plain_in_html])
def test_nobody_is_mentioned_and_nothing_is_referred_to(say) -> None:  # type: ignore[no-untyped-def]
    shown = say("@lan #12 !7 ~bug %1 hung@example.vn").replace("\\", "")
    assert not re.search(r"[@#!~%]\w", shown)


@pytest.mark.parametrize("say", [plain, plain_in_html])
@pytest.mark.parametrize("address", ["https://a.vn", "www.a.vn", "HTTP://a.vn", "mailto:a", "ftp://x"])
def test_no_address_becomes_a_link(say, address: str) -> None:  # type: ignore[no-untyped-def]
    assert address.lower() not in say(address).lower()


def test_it_stays_on_one_line_and_short() -> None:
    assert plain("a\n/close\r\n\tb") == "a /close b"
    assert len(plain("x" * 500)) == 200
    assert "\u202e" not in plain("a\u202eb")


def test_plain_words_stay_as_they_are() -> None:
    words = "Phân số bằng nhau – lớp 6 (mẫu), câu 7/10: xem trang 12."
    assert plain(words) == words
