"""What hosts are told of a site: one strict policy in every form, and where its map is."""

import pytest

from library.feeds.hosting import APACHE, HEADERS, NGINX, ROBOTS, host_files
from library.pages.policy import PAGE_POLICY, Inline, host_policy

INLINE = Inline(styles=("sha256-AAA=",), scripts=("sha256-BBB=", "sha256-CCC="))


def test_the_policy_of_a_page_lets_nothing_in_from_elsewhere_but_films() -> None:
    rules = dict(rule.split(" ", 1) for rule in PAGE_POLICY.split("; "))
    assert rules.pop("default-src") == rules.pop("base-uri") == "'none'"
    assert rules.pop("frame-src") == "https://www.youtube-nocookie.com https://drive.google.com"
    assert rules.pop("img-src") == "'self' data:"
    assert set(rules.values()) == {"'self'"}
    assert {"script-src", "style-src", "worker-src", "manifest-src"} <= rules.keys()


def test_a_host_also_refuses_frames_and_lets_copies_run_by_their_digests() -> None:
    rules = dict(rule.split(" ", 1) for rule in host_policy(INLINE).split("; "))
    assert rules["style-src"] == "'self' 'sha256-AAA='"
    assert rules["script-src"] == "'self' 'sha256-BBB=' 'sha256-CCC='"
    assert rules["frame-ancestors"] == "'none'"
    assert "unsafe" not in host_policy(INLINE)


@pytest.mark.parametrize("path", [HEADERS, NGINX, APACHE])
def test_every_form_says_the_same(path: str) -> None:
    text = host_files(INLINE, "")[path].decode()
    for name, value in (
        ("Content-Security-Policy", host_policy(INLINE)),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ):
        assert f"{name}: {value}\n" in text or f'{name} "{value}"' in text
    assert all(len(line) < 2000 for line in text.splitlines())


def test_only_a_site_with_an_address_tells_robots_of_its_map() -> None:
    assert ROBOTS not in host_files(INLINE, "")
    assert host_files(INLINE, "https://kho.example/thcs/")[ROBOTS].decode().splitlines() == [
        "User-agent: *",
        "Allow: /",
        "Sitemap: https://kho.example/thcs/sitemap.xml",
    ]
