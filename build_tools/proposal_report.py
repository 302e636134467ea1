"""What a request asks to change and where it stands, as people and programs read it.

On a forge's page it is read on a phone: short lines, each resource folded away under its name and
what it waits for.
"""

import json
from collections.abc import Iterable, Iterator

from build_tools.proposal_sections import bundle_section, sections
from build_tools.proposals import JudgedProposal
from build_tools.report import Format, annotation, count, render
from library.approval.model import Approval
from library.approval.status import State
from library.bundles import INDEX
from library.diagnostics import Language, Location, Severity, Text, printable
from library.markdown import plain, plain_in_html
from library.proposal import FileChange, ProposedBundle, ProposedOrganisation

_MOST_SECTIONS = 60
_MOST_FINDINGS = 60


def render_proposal(judged: JudgedProposal, form: Format, language: Language) -> str:
    """A request in one of the formats."""
    match form:
        case "text":
            return "".join(_text(judged, language))
        case "markdown":
            return "".join(_markdown(judged, language))
        case "json":
            return json.dumps(_object(judged, language), ensure_ascii=False, indent=1) + "\n"
        case "github":
            return "".join(_annotations(judged, language))
        case "sarif":
            return render(judged.findings, "sarif", language)


def _text(judged: JudgedProposal, language: Language) -> Iterator[str]:
    yield render(judged.findings, "text", language)
    for section in sections(judged):
        yield f"{printable(section.title)}: {printable(section.state.in_language(language), 900)}\n"
        yield from (f"    {printable(line.in_language(language), 900)}\n" for line in section.lines)
    yield f"{_summary(judged).in_language(language)}\n"


def _markdown(judged: JudgedProposal, language: Language) -> Iterator[str]:
    yield f"### {plain(_summary(judged).in_language(language))}\n\n"
    if judged.findings:
        yield render(judged.findings[:_MOST_FINDINGS], "markdown", language)
        yield _more(len(judged.findings) - _MOST_FINDINGS, language)
        yield "\n"
    found = list(sections(judged))
    for section in found[:_MOST_SECTIONS]:
        title, state = plain_in_html(section.title), plain_in_html(section.state.in_language(language))
        yield f"<details><summary>{section.mark} <b>{title}</b><br>{state}</summary>\n\n"
        yield from (f"- {plain(line.in_language(language), 900)}\n" for line in section.lines)
        yield "\n</details>\n"
    yield _more(len(found) - _MOST_SECTIONS, language)


def _more(number: int, language: Language) -> str:
    if number <= 0:
        return ""
    return Text(f"\n… và {number} mục nữa.\n", f"\n… and {number} more.\n").in_language(language)


def _annotations(judged: JudgedProposal, language: Language) -> Iterator[str]:
    yield render(judged.findings, "github", language)
    for bundle in judged.proposal.bundles:
        section = bundle_section(bundle, judged)
        said = [text.in_language(language) for text in (section.state, *section.lines)]
        yield annotation("notice", Location(f"{bundle.folder}/{INDEX}"), section.title, "; ".join(said))


def _summary(judged: JudgedProposal) -> Text:
    errors = count(judged.findings, Severity.ERROR)
    number = len(judged.proposal.bundles)
    waiting = sum(bundle.status.state is State.WAITING for bundle in judged.proposal.bundles)
    return Text(
        f"{number} học liệu thay đổi, {waiting} chờ duyệt, {errors or 'không có'} lỗi.",
        f"{number} resources change, {waiting} wait for approval, {errors or 'no'} errors.",
    )


def _object(judged: JudgedProposal, language: Language) -> dict[str, object]:
    proposal, organisation = judged.proposal, judged.proposal.organisation
    return {
        "bundles": [_bundle(bundle) for bundle in proposal.bundles],
        "organisation": _organisation(organisation, language) if organisation is not None else None,
        "findings": json.loads(render(judged.findings, "json", language)),
    }


def _bundle(bundle: ProposedBundle) -> dict[str, object]:
    status = bundle.status
    return {
        "key": str(bundle.key),
        "title": printable(bundle.title),
        "folder": printable(bundle.folder),
        "change": bundle.fate,
        "files": _changes(bundle.files),
        "state": status.state.value,
        "reasons": status.reasons,
        "shelves": {
            one.shelf: {
                "has": _approvals(one.has),
                "needs": [{"stage": stage.stage, "label": stage.label} for stage in one.needs],
                "shown": one.shown,
            }
            for one in bundle.ahead
        },
        "next": {
            "shelf": status.shelf,
            "stage": status.stage.stage,
            "people": list(status.waiting_for),
            "instead_of": [{"role": one.role, "cause": one.cause} for one in status.passed_over],
        }
        if status.stage is not None
        else None,
        "differences": {
            one.shelf: {"version": one.ordinal, "files": _changes(one.files)} for one in bundle.differences
        },
    }


def _organisation(proposed: ProposedOrganisation, language: Language) -> dict[str, object]:
    return {
        "needs": proposed.stage.threshold,
        "has": _approvals(proposed.has),
        "people": list(proposed.approvers),
        "by_review": proposed.by_review,
        "fault": proposed.fault.in_language(language) if proposed.fault is not None else None,
    }


def _changes(files: Iterable[FileChange]) -> list[dict[str, str]]:
    return [{"path": printable(change.path, 400), "change": change.how} for change in files]


def _approvals(approvals: Iterable[Approval]) -> list[dict[str, object]]:
    return [
        {
            "stage": one.stage, "person": one.person, "role": one.role, "at": one.at.isoformat(),
            "number": one.number, "evidence": one.evidence,
        }
        for one in approvals
    ]  # fmt: skip
