"""Measures search over a generated district: the index, what a phone fetches, and how long it waits.

    python -m bench.search [COUNT]

Lessons of the real curriculum, 40 schools, bodies of 40 to 400 words, most of them from the lesson's
own chapter. Bytes are those of gzip -6; times in Chromium are on data that has been loaded once.
"""

import gzip
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from build_tools.builtin import builtin_curriculum, builtin_vocabulary
from build_tools.shell.theme_files import read_theme
from library.curriculum import LessonPlace
from library.search.document import SearchCard, SearchDocument, SearchFacet, SearchTraits, SearchValue
from library.search.expansions import NAMES
from library.search.index import index_files
from library.search.passages import search_text
from library.search.stretch import stretch_of
from library.vocabulary import Scheme

QUERIES = (
    "toan lop 6 phan so", "duong tron", "de thi giua ki 1 toan 6", "khtn 8 luc day acsimet", "hang dang thuc",
    "phân số bằng nhau", "ktra gk1 khtn 7", "toan6 so nguyen", "phuong trinh bac hai lop 9", "video toan 7",
    "chuwowng 1 toan 6", "so sanh phan so", "he mat troi", "ucln", "bai 23 toan 6", "tim kiem nhi phan",
)  # fmt: skip
SLIPS = (
    "phan so ban nhau", "so nguyen an", "duong ton", "tam giac dong dan", "hang dang thu", "phan xa anh san",
    "dinh li tales", "phna so bang nhau",
)  # fmt: skip
_TYPES = {
    "video-bai-giang": "Video",
    "phieu-hoc-tap": "Phiếu học tập",
    "de-kiem-tra": "Đề kiểm tra",
    "ngan-hang-cau-hoi": "Ngân hàng câu hỏi",
}
_EXAMS = ("giua-hk1", "cuoi-hk1", "giua-hk2", "cuoi-hk2")
_SCHOOLS = 40
_STRETCH = 64


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    documents, traits, bodies = zip(*_documents(count), strict=True)
    facets = _facets()
    begin = time.process_time()
    texts = map(search_text, bodies)
    parts = (documents[start : start + _STRETCH] for start in range(0, count, _STRETCH))
    files = dict(index_files([stretch_of(part, islice(texts, len(part))) for part in parts], traits, facets))
    spent = time.process_time() - begin
    sizes = [len(content) for content in files.values()]
    print(f"{count} resources: {spent:.2f} s of CPU, {spent / count * 1000:.3f} ms a resource")
    print(f"  {len(files)} files, {sum(sizes) / 1e6:.1f} MB, the largest {max(sizes) / 1000:.0f} KB")
    with tempfile.TemporaryDirectory(prefix="hoclieu-search-") as folder:
        _browse(Path(folder), files)


def _documents(count: int) -> list[tuple[SearchDocument, SearchTraits, str]]:
    chance = random.Random(count)
    places = [p for one in builtin_curriculum().programmes.values() for p in one.places()]
    words = " ".join(place.lesson_title for place in places).split()
    chapters: dict[tuple[object, ...], list[str]] = {}
    for place in places:
        chapters.setdefault(_order(place)[:-1], []).extend(
            f"{place.chapter_title} {place.lesson_title}".split()
        )
    chosen = sorted((chance.choice(places) for _ in range(count)), key=_order)
    return [
        _document(number, place, chapters[_order(place)[:-1]] * 3 + chance.choices(words, k=20), chance)
        for number, place in enumerate(chosen)
    ]


def _order(place: LessonPlace) -> tuple[object, ...]:
    return place.grade, place.subject, place.series, place.part, int(place.chapter), place.lesson


def _document(
    number: int, place: LessonPlace, words: list[str], chance: random.Random
) -> tuple[SearchDocument, SearchTraits, str]:
    """A document, its traits and its text."""
    kind = chance.choice(list(_TYPES))
    title = f"{_TYPES[kind]}: {place.lesson_title} ({chance.randrange(200)})"
    exam = (chance.choice(_EXAMS),) if kind == "de-kiem-tra" else ()
    school = f"truong-{chance.randrange(_SCHOOLS):02}"
    body = " ".join(chance.choices(words, k=chance.randint(40, 400)))
    lesson = f"Bài {place.lesson}. {place.lesson_title}"
    card = SearchCard(
        title, f"tai-nguyen/{school}/hoc-lieu-{number}.html", "", f"{place.subject} · Lớp {place.grade}", "",
        (), lesson, body[:170],
    )  # fmt: skip
    document = SearchDocument(
        title=title,
        place=(lesson, f"{place.chapter_label}. {place.chapter_title}"),
        more=(" ".join(chance.choices(words, k=6)), f"Giáo viên {chance.randrange(600)}"),
        card=card,
    )
    values = ((place.grade,), (place.subject,), (kind,), exam, (place.series,), (school,), ())
    return document, SearchTraits(values, chance.randrange(64)), body


def _facets() -> tuple[SearchFacet, ...]:
    vocabulary = builtin_vocabulary()
    schools = tuple(SearchValue(f"truong-{n:02}", f"Trường {n}", 1) for n in range(_SCHOOLS))
    return (
        _facet("grade", vocabulary.grades),
        _facet("subject", vocabulary.subjects),
        _facet("type", vocabulary.resource_types),
        _facet("exam", vocabulary.exam_kinds),
        _facet("series", vocabulary.series),
        SearchFacet("school", schools),
        SearchFacet("part", ()),
    )


def _facet(key: str, scheme: Scheme) -> SearchFacet:
    values = (
        SearchValue(t.key, t.label.vi, 1, names=(*t.names(), *NAMES.get((key, t.key), ()))) for t in scheme
    )
    return SearchFacet(key, tuple(values))


_ASK = """async query => {
  window.opened = window.opened || await KhoSearch.open("");
  const ask = async () => {
    const found = await KhoSearch.search(query, new Map(), opened);
    await opened.cards(found.numbers.slice(0, 10));
    return found.numbers.length;
  };
  await ask();
  const begin = performance.now();
  const count = await ask();
  return [count, performance.now() - begin];
}"""


def _browse(folder: Path, files: dict[str, bytes]) -> None:
    script = read_theme().assets["assets/search.js"]
    page_text = '<!DOCTYPE html><meta charset="utf-8"><title>search</title><script src="search.js"></script>'
    (folder / "index.html").write_text(page_text, encoding="utf-8")
    for name, content in (*files.items(), ("search.js", script)):
        (folder / name).write_bytes(content)
    code = len(gzip.compress(script, 6))
    print(f"  scripts {code / 1000:.1f} KB")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name, queries in (("queries", QUERIES), ("slips", SLIPS)):
            fetched, waits = zip(
                *(_asked(browser, folder, files, code, query) for query in queries), strict=True
            )
            print(
                f"  {name}: median {_median(fetched, 1000)} KB, most {max(fetched) / 1000:.1f} KB;", end=" "
            )
            print(f"median {_median(waits, 1)} ms, most {max(waits):.1f} ms")
        browser.close()


def _median(of: Sequence[float], unit: int) -> str:
    return f"{statistics.median(of) / unit:.1f}"


def _asked(
    browser: Browser, folder: Path, files: dict[str, bytes], code: int, query: str
) -> tuple[int, float]:
    """What a query fetches on a phone that has nothing yet, and how long it takes the next time."""
    page = browser.new_page()
    names: list[str] = []
    page.on("request", lambda request: names.append(request.url))
    page.goto((folder / "index.html").as_uri())
    count, wait = page.evaluate(_ASK, query)
    parts = {url.rpartition("/")[2].partition("?")[0] for url in names} & files.keys()
    sizes = Counter[str]()
    for part in parts:
        sizes[part.partition("-")[0]] += len(gzip.compress(files[part], 6))
    size = code + sum(sizes.values())
    detail = ", ".join(f"{name} {part / 1000:.1f}" for name, part in sorted(sizes.items()))
    print(f"  {query:28} {count:6} found {wait:7.1f} ms {size / 1000:6.1f} KB: {detail}")
    page.close()
    return size, wait


if __name__ == "__main__":
    main()
