"""Addresses: where pages lie, and the way from one to another."""

import re
from posixpath import dirname, join, normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library import addresses
from library.addresses import (
    chapter_page,
    grade_page,
    lesson_anchor,
    relative,
    resource_folder,
    resource_page,
)
from library.catalogue import Site, sites_of
from tests.library.sample_entries import NOW, ORGANISATION, SCHOOL_B, VOCABULARY, entry, resource

DISTRICT, SITE_A, SITE_B = sites_of(ORGANISATION, NOW)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (grade_page("6"), "lop-6/index.html"),
        (grade_page("mau-giao-be"), "mau-giao-be/index.html"),
        (addresses.subject_page("6", "toan"), "lop-6/toan.html"),
        (chapter_page("6", "toan", "ket-noi-tri-thuc", "", "6"), "lop-6/toan/chuong-6.html"),
        (chapter_page("6", "toan", "canh-dieu", "", "6"), "lop-6/toan/canh-dieu/chuong-6.html"),
        (chapter_page("6", "lsdl", "ket-noi-tri-thuc", "lich-su", "2"), "lop-6/lsdl/lich-su/chuong-2.html"),
        (chapter_page("6", "lsdl", "canh-dieu", "dia-li", "2"), "lop-6/lsdl/canh-dieu/dia-li/chuong-2.html"),
        (addresses.exam_page("giua-hk1"), "de-kiem-tra/giua-hk1.html"),
        (addresses.school_page("thcs-a"), "truong/thcs-a.html"),
        (lesson_anchor("8a"), "bai-8a"),
    ],
)
def test_the_pages_that_list(page: str, expected: str) -> None:
    assert page == expected


@pytest.mark.parametrize(
    ("site", "page"),
    [
        (SITE_A, "tai-nguyen/phan-so.html"),
        (SITE_B, "tai-nguyen/thcs-a/phan-so.html"),
        (DISTRICT, "tai-nguyen/thcs-a/phan-so.html"),
    ],
)
def test_a_resource_lies_under_its_school_on_sites_of_others(site: Site, page: str) -> None:
    assert resource_page(site, entry()) == page
    assert resource_folder(site, entry()) == page.removesuffix(".html")


def test_resources_of_one_class_may_share_its_code() -> None:
    of = resource(visibility="class-link", class_link="8a1-k7v3x9q2-m4w8")
    assert resource_page(SITE_A, entry("bai-1", of)) == "lop/8a1-k7v3x9q2-m4w8/bai-1.html"
    assert resource_page(SITE_A, entry("bai-2", of)) == "lop/8a1-k7v3x9q2-m4w8/bai-2.html"
    assert resource_page(SITE_A, entry("bai-1", of, SCHOOL_B)) == "lop/8a1-k7v3x9q2-m4w8/thcs-b/bai-1.html"


@pytest.mark.parametrize(
    ("target", "page", "way"),
    [
        ("index.html", "index.html", "index.html"),
        ("lop-6/toan.html", "index.html", "lop-6/toan.html"),
        ("index.html", "lop-6/toan/chuong-6.html", "../../index.html"),
        ("lop-6/toan.html", "lop-6/toan/chuong-6.html", "../toan.html"),
        ("lop-6/toan/chuong-6.html#bai-23", "lop-6/toan/chuong-6.html", "#bai-23"),
        ("lop-6/toan/chuong-6.html#bai-23", "lop-6/toan/chuong-7.html", "chuong-6.html#bai-23"),
        ("tai-nguyen/a/hinh.png", "tai-nguyen/a.html", "a/hinh.png"),
    ],
)
def test_the_way_from_a_page(target: str, page: str, way: str) -> None:
    assert relative(target, page) == way


NAME = st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,2})?", fullmatch=True)
PATH = st.lists(NAME, min_size=1, max_size=4).map(lambda parts: "/".join(parts) + ".html")


@given(PATH, PATH)
def test_every_way_leads_there(target: str, page: str) -> None:
    way = relative(target, page)
    assert not way.startswith("/")
    assert normpath(join(dirname(page), way)) == target


@given(NAME, st.sampled_from([SITE_A, SITE_B, DISTRICT]))
def test_every_address_is_plain_and_inside_the_site(name: str, site: Site) -> None:
    page = resource_page(site, entry(name))
    assert re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*\.html", page)


def test_no_folder_of_the_vocabulary_is_one_of_ours_or_another_term() -> None:
    folders = [addresses.grade_name(grade.key) for grade in VOCABULARY.grades]
    ours = {"truong", "tai-nguyen", "lop", "assets", "de-kiem-tra", "du-lieu"}
    assert len(set(folders) | ours) == len(folders) + len(ours)
    parts = {part.key for subject in VOCABULARY.subjects for part in subject.parts}
    assert parts.isdisjoint(series.key for series in VOCABULARY.series)


@given(NAME, st.sampled_from([SITE_A, SITE_B, DISTRICT]), st.booleans())
def test_who_knows_an_address_knows_the_resource(name: str, site: Site, for_one_class: bool) -> None:
    of = resource(visibility="class-link", class_link="8a1-k7v3x9q2-m4w8") if for_one_class else resource()
    one = entry(name, of)
    assert addresses.key_at(site.id, resource_page(site, one)) == one.key


@pytest.mark.parametrize(
    "address",
    [
        "",
        "index.html",
        "lop-6/toan.html",
        "lop/8a1-k7v3x9q2-m4w8.html",
        "tai-nguyen/phan-so/mang_theo.html",
        "tai-nguyen/thcs-a/phan-so/mang_theo.html",
        "tai-nguyen/phan-so/hinh.png",
        "tai-nguyen/.html",
        "tai-nguyen/a/b/c.html",
    ],
)
def test_other_addresses_are_nobodys_page(address: str) -> None:
    assert addresses.key_at("thcs-a", address) is None
