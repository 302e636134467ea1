"""Which addresses a page may lead to."""

import pytest

from library.public_addresses import is_public_address


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("https://www.youtube.com/watch?v=a", True),
        ("https://hoclieu.vn", True),
        ("https://a-b.c9.edu.vn/đường/dẫn", True),
        ("HTTPS://Example.VN/", True),
        ("https://xn--example-9d0b.vn/", True),
        ("http://example.vn", False),
        ("ftp://example.vn", False),
        ("javascript:alert(1)", False),
        ("//example.vn", False),
        ("example.vn", False),
        ("https://localhost/", False),
        ("https://localhost.", False),
        ("https://192.168.1.10/sach", False),
        ("https://[::1]/", False),
        ("https://2130706433/", False),
        ("https://0x7f.1/", False),
        ("https://ai:mat-khau@example.vn", False),
        ("https://@example.vn", False),
        ("https://example.vn:8443/", False),
        ("https://example.vn:x/", False),
        ("https://example.vn\\@other.vn/", False),
        ("https://example.vn/a b", False),
        ("https://example.vn/\u202e", False),
        ("https://example.\u017fn/", False),
        ("https://[example.vn/", False),
        ("https://example.vn/" + "a" * 2000, False),
        ("", False),
    ],
)
def test_which_addresses_may_be_linked(address: str, public: bool) -> None:
    assert is_public_address(address) is public
