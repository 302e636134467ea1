"""What is suggested instead of a word that is not known."""

import pytest

from build_tools.builtin import builtin_vocabulary
from library.suggestions import suggestion, term_hint


@pytest.mark.parametrize(
    ("word", "known", "vi"),
    [
        ("canh dieu", ("canh-dieu", "ket-noi-tri-thuc"), "có phải là “canh-dieu”?"),
        ("xyz", ("Toán", "Tin"), "dùng một trong: Toán, Tin"),
        ("xyz", tuple("abcdefghi"), "dùng một trong: a, b, c, d, e, f, g, h, ..."),
        ("xyz", (), "xem lại cách viết"),
    ],
)
def test_suggestions(word: str, known: tuple[str, ...], vi: str) -> None:
    assert suggestion(word, known).vi == vi


@pytest.mark.parametrize(
    ("scheme", "written", "vi"),
    [
        ("grades", "6, 7", "viết [6, 7] nếu mục này nhận nhiều giá trị"),
        ("grades", "lớp 6 và lớp 7", "viết [lớp 6, lớp 7] nếu mục này nhận nhiều giá trị"),
        ("grades", "6A1", "có phải là “Lớp 6”?"),
        ("grades", "Lớp 9/2", "có phải là “Lớp 9”?"),
        ("subjects", "Vật lý", "có phải là “Khoa học tự nhiên”?"),
        ("subjects", "Sử", "có phải là “Lịch sử và Địa lí”?"),
        ("subjects", "Toán học nâng cao", "có phải là “Toán”?"),
    ],
)
def test_what_was_meant(scheme: str, written: str, vi: str) -> None:
    assert term_hint(written, getattr(builtin_vocabulary(), scheme)).vi == vi
