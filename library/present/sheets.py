"""Sheets of approval (phiếu duyệt): who let a version stand on a shelf, to be printed and filed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from library.addresses import sheet_anchor, sheets_page
from library.approval.days import day_of
from library.approval.model import Approval, Evidence, Key, Version
from library.pages.staff import Sheet, SheetLine, SheetsView
from library.pages.views import MetaRow
from library.present.context import Context, day_label
from library.present.ways import home_crumb
from library.resource import Resource
from library.vietnamese import collation_key

_EVIDENCE: dict[Evidence, str] = {
    "signed": "chữ kí số",
    "recorded": "ghi từ yêu cầu gộp",
    "unsigned": "không kí (mẫu)",
}
Shown = tuple[Key, Resource, Version]
"""A version that stands on the shelf of the site."""


@dataclass(frozen=True, slots=True)
class SheetsPage:
    """The page of one subject, on the district's site of one school; `members` are in its order."""

    path: str
    members: tuple[Shown, ...]
    view: Callable[[], SheetsView]


def sheets_pages(shown: Iterable[Shown], context: Context) -> Iterator[SheetsPage]:
    """The pages with the sheets of all versions."""
    groups: dict[str, list[Shown]] = {}
    for one in shown:
        groups.setdefault(_group(one[0], one[1], context), []).append(one)
    for group, members in sorted(groups.items()):
        ordered = tuple(sorted(members, key=lambda one: (collation_key(one[1].title), one[0])))
        yield SheetsPage(sheets_page(group), ordered, partial(_page, group, ordered, context))


def sheet_hrefs(shown: Iterable[Shown], context: Context) -> dict[Key, str]:
    """The address of each sheet from the root of the site."""
    return {
        key: f"{sheets_page(_group(key, resource, context))}#{sheet_anchor(key)}"
        for key, resource, _ in shown
    }


def _group(key: Key, resource: Resource, context: Context) -> str:
    """The page on which the sheet of a resource stands."""
    return key.school if context.site.is_district else resource.subject


def _page(group: str, members: Iterable[Shown], context: Context) -> SheetsView:
    organisation, path = context.organisation, sheets_page(group)
    school = organisation.schools.get(group)
    label = context.school_name(school) if school else context.label(context.vocabulary.subjects, group)
    return SheetsView(
        site=context.view,
        path=path,
        title=f"Phiếu duyệt: {label}",
        crumbs=(home_crumb(path),),
        section="states",
        office=organisation.district.office_at(day_of(context.as_of)) or organisation.district.name,
        school=context.site.name,
        sheets=tuple(_sheet(key, resource, version, context) for key, resource, version in members),
    )


def _sheet(key: Key, resource: Resource, version: Version, context: Context) -> Sheet:
    return Sheet(
        anchor=sheet_anchor(key),
        title=resource.title,
        facts=tuple(_facts(key, resource, context)),
        lines=tuple(_line(approval, context) for approval in version.approvals),
        version=version.ordinal,
        date=day_label(version.at),
        content=version.tree,
    )


def _facts(key: Key, resource: Resource, context: Context) -> Iterator[MetaRow]:
    vocabulary, people = context.vocabulary, context.organisation.people
    subject = context.label(vocabulary.subjects, resource.subject)
    authors = [people[name].name if name in people else name for name in resource.authors]
    yield MetaRow("Mã học liệu", str(key))
    yield MetaRow("Loại", context.label(vocabulary.resource_types, resource.type))
    yield MetaRow("Môn, lớp", f"{subject}, {context.grades_label(resource.grades).lower()}")
    yield MetaRow("Tác giả", ", ".join(authors))
    yield MetaRow("Giấy phép", context.label(vocabulary.licences, resource.licence))


def _line(approval: Approval, context: Context) -> SheetLine:
    person = context.organisation.people.get(approval.person)
    return SheetLine(
        stage=approval.label,
        person=person.name if person else approval.person,
        role=context.short(context.vocabulary.person_roles, approval.role),
        date=day_label(approval.at),
        evidence=_EVIDENCE[approval.evidence],
        number=approval.number,
        minutes=approval.minutes,
    )
