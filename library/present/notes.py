"""What a preview says of a work tree: each finding on the page it concerns, and all of them on one."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from datetime import datetime
from functools import partial
from typing import Final

from library.addresses import HOME, folder_of, key_at
from library.approval.model import Key
from library.approval.standing import Standing
from library.brief import brief_of
from library.bundles import Bundle
from library.catalogue import Profile, Site
from library.compiled import Compiled
from library.diagnostics import Finding, Language, Severity, Text
from library.pages.notes import (
    NO_TALLY,
    EditedResource,
    Note,
    Overview,
    PageNotes,
    PlaceNotes,
    SiteLinks,
    Tally,
)
from library.resource import Resource
from library.values import dataclass

_WITH_A_HOME: Final[tuple[Profile, ...]] = ("public", "staff")
_MOST_ELSEWHERE = 3
_MOST_PLACES = 200

_HELD_BACK = Text(
    "Chưa hiện ở thời điểm này (đề còn giữ kín). Xem trước: hoclieu serve --worktree --as-of THỜI-ĐIỂM",
    "Not out at this moment (the exam is held back). To see it: hoclieu serve --worktree --as-of MOMENT",
)
_APPROVED = Text(
    "Bản đang sửa có lỗi nên trang này vẫn là bản đã duyệt.",
    "What is being edited has errors, so this page still is the approved version.",
)
_NOTHING = Text("Có lỗi nên chưa hiện được.", "It has errors and cannot be shown yet.")


@dataclass(frozen=True, slots=True)
class WorktreeNotes:
    """What was found in a work tree, by place: the folder of a resource, or any other file.

    `edited` are the places that differ from the last commit, `broken` those of them that have errors.
    Standings are those of the preview.
    """

    bundles: Mapping[Key, Bundle] = field(default_factory=dict)
    compiled: Mapping[str, Compiled] = field(default_factory=dict)
    standings: Mapping[Key, Standing] = field(default_factory=dict)
    by_place: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    edited: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    whole: Tally = NO_TALLY


def arrange_notes(
    bundles: Mapping[Key, Bundle],
    compiled: Mapping[str, Compiled],
    standings: Mapping[Key, Standing],
    findings: Iterable[Finding],
    edited: Iterable[str],
) -> WorktreeNotes:
    """Findings by their places, each once, and the places of the paths `edited`."""
    folders = {bundle.folder for bundle in bundles.values()}
    by_place: dict[str, dict[Finding, None]] = {}
    for finding in findings:
        by_place.setdefault(_place(finding.location.path, folders), {})[finding] = None
    arranged = {place: tuple(sorted(found, key=Finding.sort_key)) for place, found in by_place.items()}
    places = tuple(sorted({_place(path, folders) for path in edited}))
    broken = tuple(place for place in places if any(map(_is_error, arranged.get(place, ()))))
    whole = _tally(finding for found in arranged.values() for finding in found)
    return WorktreeNotes(bundles, compiled, standings, arranged, places, broken, whole)


def page_notes(
    notes: WorktreeNotes, site: str, address: str, as_of: datetime, failure: str, language: Language
) -> PageNotes:
    """What is said on the page at an address of a site."""
    bundle = notes.bundles.get(key) if (key := key_at(site, address)) is not None else None
    own: tuple[Note, ...] | None = None
    state = folder = ""
    if bundle is not None:
        folder, state = bundle.folder, _state(notes, bundle, as_of, language)
        own = tuple(_note(one, language, folder) for one in notes.by_place.get(folder, ()))
    broken = [place for place in notes.broken if place != folder]
    elsewhere = tuple(
        PlaceNotes(place, tuple(_note(one, language) for one in notes.by_place[place] if _is_error(one)))
        for place in broken[:_MOST_ELSEWHERE]
    )
    return PageNotes(notes.whole, own, state, elsewhere, len(broken), failure)


def overview(
    notes: WorktreeNotes,
    sites: Iterable[Site],
    roots: Mapping[str, Mapping[Profile, str]],
    as_of: datetime,
    failure: str,
    language: Language,
) -> Overview:
    """The first page; `roots` are the addresses of the parts of each site that stand, by its id."""
    by_folder = {bundle.folder: bundle for bundle in notes.bundles.values()}

    def placed(places: Iterable[str]) -> tuple[PlaceNotes, ...]:
        return tuple(
            PlaceNotes(
                place,
                tuple(_note(one, language, place) for one in notes.by_place[place]),
                _href(notes, by_folder[place], roots, as_of) if place in by_folder else "",
            )
            for place in places
        )

    edited = set(notes.edited)
    others = sorted((place for place in notes.by_place if place not in edited), key=partial(_gravest, notes))
    noted = [place for place in notes.edited if place in notes.by_place]
    return Overview(
        notes.whole,
        tuple(_links(site, roots[site.id]) for site in sites if site.id in roots),
        tuple(
            _edited(notes, by_folder[place], roots, as_of, language)
            for place in notes.edited[:_MOST_PLACES]
            if place in by_folder
        ),
        placed(noted[:_MOST_PLACES]),
        placed(others[:_MOST_PLACES]),
        max(0, len(noted) - _MOST_PLACES) + max(0, len(others) - _MOST_PLACES),
        failure,
    )


def _links(site: Site, parts: Mapping[Profile, str]) -> SiteLinks:
    return SiteLinks(
        site.name, tuple((part, root + HOME) for part, root in parts.items() if part in _WITH_A_HOME)
    )


def _edited(
    notes: WorktreeNotes,
    bundle: Bundle,
    roots: Mapping[str, Mapping[Profile, str]],
    as_of: datetime,
    language: Language,
) -> EditedResource:
    resource = notes.compiled[bundle.tree].resource
    title = resource.title if resource is not None else bundle.key.id
    tally = _tally(notes.by_place.get(bundle.folder, ()))
    state = _state(notes, bundle, as_of, language)
    return EditedResource(str(bundle.key), title, _href(notes, bundle, roots, as_of), state, tally)


def _href(
    notes: WorktreeNotes, bundle: Bundle, roots: Mapping[str, Mapping[Profile, str]], as_of: datetime
) -> str:
    """The page that shows some version of a resource on the site of its school; "" where none does."""
    version = _shown(notes, bundle.key)
    compiled = notes.compiled.get(version) if version is not None else None
    resource = compiled.resource if compiled is not None else None
    if resource is None or not brief_of(resource).is_out(as_of):
        return ""
    link = resource.class_link if resource.visibility == "class-link" else None
    root = roots.get(bundle.key.school, {}).get(_part(resource))
    return f"{root}{folder_of(bundle.key.school, bundle.key, link)}.html" if root else ""


def _part(resource: Resource) -> Profile:
    match resource.visibility:
        case "public" | "class-link" as part:
            return part
        case _:
            return "staff"


def _state(notes: WorktreeNotes, bundle: Bundle, as_of: datetime, language: Language) -> str:
    """What stands on the page of a resource instead of what is in the work tree; "" where that does."""
    version = _shown(notes, bundle.key)
    if version is None:
        return _NOTHING.in_language(language)
    if version != bundle.tree:
        return _APPROVED.in_language(language)
    resource = notes.compiled[version].resource
    held_back = resource is not None and not brief_of(resource).is_out(as_of)
    return _HELD_BACK.in_language(language) if held_back else ""


def _shown(notes: WorktreeNotes, key: Key) -> str | None:
    """The tree of the version that the shelf of its own school shows."""
    standing = notes.standings.get(key)
    version = standing.versions.get("school") if standing is not None else None
    return version.tree if version is not None else None


def _place(path: str, folders: Collection[str]) -> str:
    """The folder of the resource that a path lies in, else the path itself."""
    folder = path
    while folder and folder not in folders:
        folder = folder.rpartition("/")[0]
    return folder or path


def _gravest(notes: WorktreeNotes, place: str) -> tuple[int, int, str]:
    """What sorts places with more errors, then with more warnings first."""
    tally = _tally(notes.by_place[place])
    return -tally.errors, -tally.warnings, place


def _tally(findings: Iterable[Finding]) -> Tally:
    severities = [finding.rule.severity for finding in findings]
    return Tally(severities.count(Severity.ERROR), severities.count(Severity.WARNING))


def _is_error(finding: Finding) -> bool:
    return finding.rule.severity is Severity.ERROR


def _note(finding: Finding, language: Language, folder: str = "") -> Note:
    rule, location = finding.rule, finding.location
    return Note(
        rule.code, rule.severity.value, location.path.removeprefix(f"{folder}/"), location.line,
        finding.message(language), finding.remedy(language), rule.why.in_language(language), rule.example,
    )  # fmt: skip
