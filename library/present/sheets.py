"""Sheets of approval (phiếu duyệt): who let a version stand on a shelf, to be printed and filed."""

from collections.abc import Iterable, Iterator, Sequence

from library.addresses import sheet_anchor, sheets_page
from library.approval.days import day_of
from library.approval.model import Approval, Evidence, Key, Version
from library.catalogue import brief_on
from library.holdings import BriefVersion, Holding
from library.pages.resource_views import MetaRow
from library.pages.staff import Sheet, SheetLine, SheetsView
from library.present.context import Context, day_label
from library.present.ways import home_crumb
from library.resource import Resource
from library.vietnamese import collation_key

EVIDENCE: dict[Evidence, str] = {
    "signed": "chữ kí số",
    "recorded": "duyệt trên yêu cầu gộp",
    "unsigned": "không kí (mẫu)",
}
Shelved = tuple[Holding, BriefVersion]
"""A resource with its version that stands on the shelf of the site, whoever may open it."""

Shown = tuple[Key, Resource, Version]
"""The same in full."""


def sheet_groups(holdings: Iterable[Holding], context: Context) -> Iterator[tuple[str, Sequence[Shelved]]]:
    """What has a sheet on each page: on that of a subject, or on the district's site of a school."""
    groups: dict[str, list[Shelved]] = {}
    for one in _shelved(holdings, context):
        groups.setdefault(_group(one, context), []).append(one)
    yield from sorted(groups.items())


def sheet_hrefs(holdings: Iterable[Holding], context: Context) -> dict[Key, str]:
    """The address of each sheet of some resources from the root of the site."""
    return {
        one[0].key: f"{sheets_page(_group(one, context))}#{sheet_anchor(one[0].key)}"
        for one in _shelved(holdings, context)
    }


def _shelved(holdings: Iterable[Holding], context: Context) -> Iterator[Shelved]:
    for holding in holdings:
        listed = brief_on(context.site, holding)
        if listed is not None:
            yield holding, listed[0]


def _group(one: Shelved, context: Context) -> str:
    """The page on which the sheet of a version stands."""
    holding, version = one
    return holding.key.school if context.site.is_district else version.brief.subject


def sheets_view(group: str, shown: Iterable[Shown], context: Context) -> SheetsView:
    """The page of one group with the sheets of what is shown, by title."""
    organisation, path = context.organisation, sheets_page(group)
    ordered = sorted(shown, key=lambda one: (collation_key(one[1].title), one[0]))
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
        sheets=tuple(_sheet(key, resource, version, context) for key, resource, version in ordered),
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
    yield MetaRow("Người soạn", ", ".join(authors))
    yield MetaRow("Giấy phép", context.label(vocabulary.licences, resource.licence))


def _line(approval: Approval, context: Context) -> SheetLine:
    person = context.organisation.people.get(approval.person)
    return SheetLine(
        stage=approval.label,
        person=person.name if person else approval.person,
        role=context.short(context.vocabulary.person_roles, approval.role),
        date=day_label(approval.at),
        evidence=EVIDENCE[approval.evidence],
        number=approval.number,
        minutes=approval.minutes,
    )
