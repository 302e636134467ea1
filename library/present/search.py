"""The search page of a site, and the index it loads."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from library.addresses import SEARCH
from library.catalogue import newest_first
from library.entry import Entry
from library.pages.contents import Facet, FacetOption
from library.pages.shelf_views import SearchView
from library.present.context import Context
from library.present.search_documents import search_document
from library.present.search_traits import search_facets, search_order, search_traits, search_values
from library.present.ways import home_crumb, is_for_preschool
from library.search.document import SearchFacet
from library.search.index import CONTENTS, index_files
from library.search.stretch import SearchStretch, stretch_of
from library.search.stretch_codec import decode, encode
from library.stretches import Kept, Making, Stretch, parts_of
from library.vietnamese import fold

TextsOf = Callable[[Sequence[Entry]], Iterable[Sequence[str]]]

_FOLDER = "tim-kiem/"
_SCRIPT = "assets/search.js"
_LABELS = {
    "grade": "Lớp",
    "subject": "Môn",
    "type": "Loại học liệu",
    "exam": "Kì kiểm tra",
    "series": "Bộ sách",
    "school": "Trường",
}
_EXAMPLES = 5
_EXAMPLE = 30


def search_page(context: Context) -> SearchView:
    """The page to search on, with the filters that have more than one answer."""
    facets = search_facets(search_values(context.entries), context)
    labels = {**_LABELS, "subject": "Lĩnh vực"} if is_for_preschool(context) else _LABELS
    return SearchView(
        site=context.view,
        path=SEARCH,
        title="Tìm kiếm",
        crumbs=(home_crumb(SEARCH),),
        section="search",
        facets=tuple(_facets(facets, labels)),
        script_srcs=(_SCRIPT,) if context.entries else (),
        data_path=_FOLDER,
        contents_path=f"{_FOLDER}{CONTENTS}.js" if context.entries else "",
        total=len(context.entries),
        examples=tuple(_examples(context)),
        description=f"Tìm học liệu của {context.site.name}",
    )


def search_files(context: Context, texts_of: TextsOf, kept: Kept) -> Iterator[tuple[str, bytes]]:
    """The index of a site by path; what is for single classes is in no index.

    `texts_of` gives the texts of the pages of entries in their order, as `search_text` makes them; of
    stretches that are `kept` nobody asks for them.
    """
    if context.listed and context.entries:
        entries = search_order(context)

        def made(stretch: Stretch) -> SearchStretch:
            return stretch_of([search_document(entry, context) for entry in stretch], texts_of(stretch))

        stretches = parts_of(entries, Making("search", made, encode, decode), kept)
        values = search_values(entries)
        traits, facets = search_traits(entries, values, context), search_facets(values, context)
        for name, content in index_files(stretches, traits, facets):
            yield _FOLDER + name, content


def _facets(facets: Iterable[SearchFacet], labels: Mapping[str, str]) -> Iterator[Facet]:
    for facet in facets:
        if facet.key in labels and len(facet.values) > 1:
            options = tuple(FacetOption(value.key, value.label, value.count) for value in facet.values)
            yield Facet(facet.key, labels[facet.key], options)


def _examples(context: Context) -> Iterator[str]:
    """Queries that find something here, written as a phone without accents writes them."""
    grades, subjects = context.vocabulary.grades, context.vocabulary.subjects
    seen: set[str] = set()
    for entry in newest_first(context.entries):
        brief = entry.brief
        if brief.subject in seen:
            continue
        chapter = brief.lessons[0].chapter_title if brief.lessons else brief.topic or brief.title
        grade = brief.grades[0]
        number = grade if grade.isdecimal() else context.short(grades, grade)
        query = fold(f"{context.short(subjects, brief.subject)} {number} {chapter}")
        if len(query) <= _EXAMPLE:
            seen.add(brief.subject)
            yield query
        if len(seen) == _EXAMPLES:
            return
