"""Queries in a real browser, as the search page asks them: what comes first, and what is counted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from library.search.syllables import syllables
from tests.build_tools.browser.search_pages import write_search_site
from tests.build_tools.browser.search_queries import FIRST, MEANT, NEAREST, NOTHING
from tests.library.search.small_catalogue import SCHOOLS, context, entries

TEXTS = (
    *FIRST,
    *(entry.brief.title for entry in entries()),
    *(lesson.lesson_title for entry in entries() for lesson in entry.brief.lessons),
    *(school.name for school in SCHOOLS.values()),
    "H₂SO₄ + 2NaOH ½ x² ﬁ ﷺ ① ｆｕｌｌ ㎏", "Ｃhương ＩＶ chương xxxix chương xl",
    "kì hai tập một ki mot bai mot", "lý Lý LÝ lỳ ly hy sĩ sỹ tỷ quý y", "a_b__c -_-",
    "o\u0302\u0301 e\u0323\u0302 đ\u0301 a\u0336 \u0301 \u0301a", "İstanbul ΣΑΣ straße 漢字 가각 が ไทย",
    "6A1 8a bài 08a bài 008 bài 1234", "𝓐𝔅 😀 \ud7a3", "a" * 100, "ô" * 100, "\u0301" * 100,
    "<b>&amp;</b> __proto__ .*+?^${}()|[]\\", "",
)  # fmt: skip

ASK = """async ([query, filters]) => {
  window.opened = window.opened || await KhoSearch.open("tim-kiem/");
  const wanted = new Map(Object.entries(filters).map(([key, values]) => {
    const at = opened.facets.findIndex(facet => facet.key === key);
    const known = opened.facets[at].values.map(value => value.key);
    return [at, new Set(values.map(value => known.indexOf(value)))];
  }));
  const answer = await KhoSearch.search(query, wanted, opened);
  const cards = await opened.cards(answer.numbers);
  const counts = opened.facets.map((facet, at) =>
    [facet.key, Object.fromEntries(facet.values.map((value, i) => [value.key, answer.counts[at][i]]))]);
  const telling = answer.telling < 0 ? [] : await opened.cards([answer.telling]);
  return {
    meant: telling.map(card => KhoSearch.corrected(query, answer.reading, card)).join(""),
    ids: cards.map(card => card.href.split("/").pop().replace(".html", "")),
    exact: answer.exact,
    counts: Object.fromEntries(counts),
  };
}"""


@pytest.fixture(scope="module")
def search(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The search page of the small catalogue's district, opened as a file."""
    page = browser.new_page()
    page.goto(write_search_site(tmp_path_factory.mktemp("search"), context()).as_uri())
    yield page
    page.close()


def ask(page: Page, query: str, **filters: list[str]) -> dict[str, object]:
    found: dict[str, object] = page.evaluate(ASK, [query, filters])
    return found


def ids(page: Page, query: str, **filters: list[str]) -> list[str]:
    return list(ask(page, query, **filters)["ids"])  # type: ignore[call-overload]


def test_both_sides_read_syllables_alike(search: Page) -> None:
    read = search.evaluate(
        "texts => texts.map(text => KhoSearch.syllables(text).map(one => [one.folded, one.exact]))",
        list(TEXTS),
    )
    wanted = {text: [list(one) for one in syllables(text)] for text in TEXTS}
    assert dict(zip(TEXTS, read, strict=True)) == wanted


@pytest.mark.parametrize("query", FIRST)
def test_first_result(search: Page, query: str) -> None:
    found = ask(search, query)
    assert found["exact"]
    assert found["ids"][:1] == [FIRST[query]]  # type: ignore[index]


@pytest.mark.parametrize("query", MEANT)
def test_what_was_meant_is_asked(search: Page, query: str) -> None:
    found = ask(search, query)
    assert (found["meant"], found["ids"][0]) == MEANT[query]  # type: ignore[index]


def test_what_was_typed_right_is_not_asked(search: Page) -> None:
    asked = {query: ask(search, query)["meant"] for query in FIRST}
    assert {query: meant for query, meant in asked.items() if meant} == {}


@pytest.mark.parametrize("query", NEAREST)
def test_nearest_results(search: Page, query: str) -> None:
    found = ask(search, query)
    assert not found["exact"]
    assert NEAREST[query] in found["ids"][:3]  # type: ignore[index]


@pytest.mark.parametrize("query", NOTHING)
def test_nothing_is_found(search: Page, query: str) -> None:
    assert ids(search, query) == []


def test_a_subject_that_is_absent_is_answered_by_no_word_of_a_text(browser: Browser, tmp_path: Path) -> None:
    shown = [entry for entry in entries() if entry.brief.subject != "ngu-van"]
    page = browser.new_page()
    page.goto(write_search_site(tmp_path, context(shown)).as_uri())
    for query in ("van 6", "văn 6", "ngữ văn lớp 6"):
        found = ask(page, query)
        assert (bool(found["ids"]), found["exact"]) == (True, False), query
        page.fill("#kho-search-input", query)
        page.locator("#kho-search-status", has_text=query.split()[0]).wait_for()
        assert "chưa có gì thuộc" in page.inner_text("#kho-search-status")
    page.close()


def test_sums_are_told_from_what_only_has_their_signs(search: Page) -> None:
    ask(search, "so")
    read = "queries => queries.filter(query => KhoSearch.read(query, window.opened, false).sum)"
    sums = ["(a+b)^2", "-3 + 5", "2x + 3 = 0", "ax^2 + bx + c = 0"]
    others = ["H2 + O2", "lop 6 + lop 7", "toan 6-7", "x^2", "hk1 + hk2", "so + chu", "25-26"]
    assert search.evaluate(read, [*sums, *others]) == sums


def test_accents_that_were_typed_come_first_but_hide_nothing(search: Page) -> None:
    found = ids(search, "phấn")
    assert found[0] == "phan-viet"
    assert "phan-so-bang-nhau" in found
    assert ids(search, "phân")[0] != "phan-viet"
    assert "phan-viet" in ids(search, "phân")


def test_a_grade_beside_its_subject_is_no_number_in_a_text(search: Page) -> None:
    assert not ask(search, "tin 6 so")["exact"]
    assert "ck2-tin-8" in ids(search, "de so 6")


def test_other_words_for_one_that_is_printed_do_not_come_between(search: Page) -> None:
    assert ids(search, "den") == ["khtn-6-tach"]


def test_accents_that_are_not_finished_are_no_other_accents(search: Page) -> None:
    judged = search.evaluate(
        "pairs => pairs.map(([written, typed]) => KhoSearch.hasAccents(...[written, typed].map(text =>"
        " KhoSearch.syllables(text).map(one => one.exact).join(' '))))",
        [["số", "sô"], ["giữa", "giưa"], ["giữa", "giũa"], ["lớp 6", "lơp 6"], ["đường", "đuờng"],
         ["hoá", "hóa"],
         ["phân", "phấn"], ["so", "sô"], ["văn", "vân"], ["lớp 6", "lớp 7"], ["kì 1", "kì 2"]],
    )  # fmt: skip
    assert judged == [True] * 6 + [False] * 5


def test_words_in_their_order_come_first(search: Page) -> None:
    found = ids(search, "bang nhau phan so")
    assert found[0] == "phan-so-bang-nhau"
    assert ids(search, "so phan")[-1] not in ids(search, "phan so")[:3]


def test_words_on_both_sides_of_a_full_stop_tell_no_slip(search: Page) -> None:
    corrected = """([query, title]) => {
        const reading = KhoSearch.read(query, window.opened, false);
        reading.words[2].forms.push(KhoSearch.nearForm({word: "ti", likely: true}, true));
        return KhoSearch.corrected(query, reading, {title: title, place: ""});
    }"""
    ask(search, "so")
    assert search.evaluate(corrected, ["phan so toi", "Phân số tỉ"]) == "phân số tỉ"
    assert search.evaluate(corrected, ["phan so toi", "Tỉ số. Tỉ số phần trăm"]) == ""


def test_keys_of_accents_find_what_the_accents_would(search: Page) -> None:
    assert len(ids(search, "so")) > 12
    assert set(ids(search, "soos")) == set(ids(search, "số"))


def test_bodies_answer_only_where_words_stand_near_each_other(search: Page) -> None:
    assert ids(search, "tinh the bay hoi") == ["khtn-6-tach"]


def test_filters_are_or_within_a_group_and_and_between(search: Page) -> None:
    every = set(ids(search, ""))
    assert every == {entry.key.id for entry in entries()}
    six, seven = set(ids(search, "", grade=["6"])), set(ids(search, "", grade=["7"]))
    assert set(ids(search, "", grade=["6", "7"])) == six | seven
    assert set(ids(search, "", grade=["6"], subject=["toan"])) < six
    assert ids(search, "de thi", grade=["8"], subject=["ngu-van"]) == ["ck1-van-8"]
    assert ids(search, "phan so", grade=["9"], subject=["toan"]) == []


def test_counts_are_those_each_filter_would_show(search: Page) -> None:
    counts = ask(search, "so", grade=["6"])["counts"]
    assert isinstance(counts, dict)
    for grade, count in counts["grade"].items():
        assert count == len(ids(search, "so", grade=[grade])), grade
    for subject, count in counts["subject"].items():
        assert count == len(ids(search, "so", grade=["6"], subject=[subject])), subject


HOSTILE = {
    "words": "phân số " * 125_000, "signs": ".*" * 500_000, "one word": "a" * 1_000_000,
    "marks": "\u0301" * 100_000, "glued": "toan6" * 50_000, "brackets": "<" * 10_000,
    "names of objects": "__proto__ constructor toString", "emoji": "😀" * 100_000,
    "vni": "d9u7o7ng2" * 10_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_queries_are_answered(search: Page, name: str) -> None:
    assert len(ids(search, HOSTILE[name])) <= len(entries())


def test_a_school_sees_its_own_first(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(write_search_site(tmp_path, context(site="thcs-b")).as_uri())
    assert ids(page, "de giua ki 1 toan 6") == ["gk1-toan-6-b", "gk1-toan-6"]
    page.close()
