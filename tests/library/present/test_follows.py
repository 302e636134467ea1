"""What a page follows from is all that it is made from: where that is the same, so is the page."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from library.catalogue import Site
from library.entry import Entry, EntryContent
from library.pages.views import SiteView
from library.present.context import Context
from library.present.resource_frame import near
from library.present.resources import resource_view
from library.present.shelves import shelf_pages
from tests.library.sample_entries import SCHOOL_A, SCHOOL_B, entry, exam, lesson, resource, with_record
from tests.library.sample_site import DISTRICT, SITE_A, context

FRAME = SiteView("Kho", "Kho")
LESSONS = ([], ["6/23"], ["6/24"], ["6/*"], ["1/1", "6/23"], [lesson("1/1", series="canh-dieu")])


@st.composite
def entries(draw: st.DrawFn, name: str) -> Entry:
    """A resource of any kind that stands on any of the shelves, approved on one of three days."""
    title = draw(st.sampled_from(["A", "B"]))
    if draw(st.integers(0, 3)) == 0:
        of = exam(
            title,
            draw(st.sampled_from(["giua-hk1", "cuoi-hk2"])),
            draw(st.sampled_from(["2025-2026", "2026-2027"])),
        )
    else:
        topic, stem = (
            draw(st.sampled_from([None, "Thơ", "Truyện"])),
            draw(st.sampled_from([None, "bai-hoc-stem"])),
        )
        subject = draw(st.sampled_from(["toan", "ngu-van"]))
        lessons = draw(st.sampled_from(LESSONS)) if subject == "toan" else []
        of = resource(title, subject=subject, lessons=lessons, topic=topic, stem=stem)
    school = draw(st.sampled_from([SCHOOL_A, SCHOOL_B]))
    return entry(name, of, school, days=draw(st.integers(0, 2)))


@st.composite
def libraries(draw: st.DrawFn) -> tuple[list[Entry], list[Entry]]:
    """Two libraries that differ in one or two resources, each of which may be missing in either."""
    names = "abcdefgh"[: draw(st.integers(2, 8))]
    one = {name: draw(entries(name)) for name in names}
    other = dict(one)
    for name in draw(st.lists(st.sampled_from(names), min_size=1, max_size=2)):
        match draw(st.sampled_from(["another", "another title", "gone"])):
            case "another":
                other[name] = draw(entries(name))
            case "another title":
                other[name] = with_record(one[name], resource=replace(one[name].record.resource, title="C"))
            case _:
                other.pop(name, None)
    return list(one.values()), list(other.values())


def _on(site: Site, found: list[Entry]) -> Context:
    """A site that shows these, under a bar that is the same whatever it shows."""
    return replace(context(*found, site=site), view=FRAME)


@settings(max_examples=150)
@given(libraries(), st.sampled_from([DISTRICT, SITE_A]))
def test_shelves_that_follow_from_the_same_are_the_same(
    both: tuple[list[Entry], list[Entry]], site: Site
) -> None:
    one, other = ({page.path: page for page in shelf_pages(_on(site, found))} for found in both)
    for path in one.keys() & other.keys():
        if one[path].follows == other[path].follows:
            assert one[path].view() == other[path].view()


@settings(max_examples=150)
@given(libraries())
def test_pages_that_follow_from_the_same_are_the_same(both: tuple[list[Entry], list[Entry]]) -> None:
    one, other = (_on(DISTRICT, found) for found in both)
    for shown in both[0]:
        if shown in both[1] and near(shown, one) == near(shown, other):
            text = EntryContent()
            assert resource_view(shown, text, one) == resource_view(shown, text, other)
