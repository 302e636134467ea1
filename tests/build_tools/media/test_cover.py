"""Drawn covers: every subject has its colour, every title fits, every letter is there."""

import pytest
from PIL import Image, ImageChops

from build_tools.builtin import builtin_vocabulary
from build_tools.media.cover import draw_cover
from build_tools.media.lettering import font, wrap, wrap_evenly
from build_tools.media.subject_hues import subject_hue

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"


@pytest.mark.parametrize("letter", LETTERS + LETTERS.upper() + "–’“”…·×÷²³°→")
def test_every_letter_is_in_the_font(letter: str) -> None:
    for bold in (False, True):
        missing = font(40, bold=bold).getmask("\U0010ffff")
        drawn = font(40, bold=bold).getmask(letter)
        assert (drawn.size, bytes(drawn)) != (missing.size, bytes(missing))


@pytest.mark.parametrize(
    "title",
    [
        "Đếm đến năm",
        "Nước Đại Việt thời Trần: ba lần kháng chiến chống quân xâm lược Mông – Nguyên",
        "Tiếng Việt giàu và đẹp " * 30,
        "w" * 10_000,
        "\U0001f600 Bài 1",
    ],
)
def test_a_title_keeps_clear_of_the_edges(title: str) -> None:
    blank, cover = draw_cover("", "Toán · Lớp 6", 217), draw_cover(title, "Toán · Lớp 6", 217)
    drawn = ImageChops.difference(blank, cover).getbbox()
    assert drawn is not None
    left, top, right, bottom = drawn
    assert left >= 30
    assert top >= 80
    assert right <= 610
    assert bottom <= 325


def test_a_title_without_a_letter_of_the_font_is_left_out() -> None:
    assert draw_cover("\U0001f600", "", 217) == draw_cover("", "", 217)


def test_a_long_label_stays_inside() -> None:
    blank, cover = draw_cover("", "", 26), draw_cover("", "Hoạt động trải nghiệm, hướng nghiệp " * 5, 26)
    drawn = ImageChops.difference(blank, cover).getbbox()
    assert drawn is not None
    assert drawn[2] <= 620


def test_composed_and_decomposed_titles_look_alike() -> None:
    assert draw_cover("Tiê\u0301ng", "", 8) == draw_cover("Tiếng", "", 8)


def test_white_is_readable_on_every_subject() -> None:
    for term in builtin_vocabulary().subjects.terms:
        cover = draw_cover("", "", subject_hue(term.key))
        ground = cover.crop((30, 180, 420, 320)).resize((1, 1), Image.Resampling.BOX)
        assert _luminance(ground.getpixel((0, 0))) <= 0.183, term.key  # 4.5:1 against white


def test_a_subject_has_the_hue_of_its_pages() -> None:
    assert subject_hue("toan") == 217
    assert subject_hue("lich-su") == 26
    assert subject_hue("no-such-subject") == 222


def test_lines_break_at_spaces_and_inside_what_is_too_long() -> None:
    face = font(30)
    lines = wrap("một hai " + "b" * 100, face, 200)
    assert lines[0] == "một hai"
    assert "".join(lines[1:]) == "b" * 100
    assert all(face.getlength(line) <= 200 for line in lines)


def _luminance(colour: object) -> float:
    assert isinstance(colour, tuple)
    parts = [c / 255 for c in colour]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    "title", ["Kinh độ, vĩ độ và toạ độ địa lí", "Định lí Thalès trong tam giác", "a " * 60, "b" * 300, ""]
)
def test_lines_are_even_and_no_more_than_needed(title: str) -> None:
    face = font(38, bold=True)
    greedy, even = wrap(title, face, 520), wrap_evenly(title, face, 520)
    assert len(even) == len(greedy)
    assert "".join(even).replace(" ", "") == title.replace(" ", "")
    assert all(face.getlength(line) <= 520 for line in even)
    shortest = min((face.getlength(line) for line in even), default=0)
    assert shortest >= min((face.getlength(line) for line in greedy), default=0)


def test_no_syllable_stands_alone() -> None:
    face = font(38, bold=True)
    assert wrap("Kinh độ, vĩ độ và toạ độ địa lí", face, 520)[-1] == "lí"
    assert len(wrap_evenly("Kinh độ, vĩ độ và toạ độ địa lí", face, 520)[-1].split()) > 2
