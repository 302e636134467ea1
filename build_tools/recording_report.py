"""What a recorder's run did, as people and programs read it: text, Markdown and JSON."""

import json
from collections.abc import Iterator
from typing import Literal

from build_tools.forge_recording import Plan, Question
from build_tools.report import render
from library.approval.in_force import ORGANISATION
from library.approval.labels import shelf_name
from library.approval.model import Statement
from library.approval.placing import Placed
from library.approval.pull_request import name_of
from library.diagnostics import Language, Text, printable

Format = Literal["text", "markdown", "json"]
FORMATS: tuple[Format, ...] = ("text", "markdown", "json")

_EVENTS = {
    "submit": Text("gửi duyệt", "handed in"),
    "approve": Text("duyệt", "approved"),
    "return": Text("trả lại", "sent back"),
    "retract": Text("rút lời duyệt", "taken back"),
}
_MARKDOWN = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]<>()#!|~@"})


def render_run(plan: Plan, form: Format, language: Language, *, dry: bool) -> str:
    """The run in one of the formats; `dry` says that nothing was written."""
    match form:
        case "text":
            return "".join(_text(plan, language, dry=dry))
        case "markdown":
            return "".join(_markdown(plan, language, dry=dry))
        case "json":
            return json.dumps(_object(plan, language, dry=dry), ensure_ascii=False, indent=1) + "\n"


def _text(plan: Plan, language: Language, *, dry: bool) -> Iterator[str]:
    yield f"{_heading(plan, dry=dry).in_language(language)}\n"
    for placed in plan.placed:
        yield f"  {_said(placed, plan, language)}\n"
    for question in plan.questions:
        yield f"  {_asked(question, dry=dry).in_language(language)}\n"
    yield render(plan.findings, "text", language)


def _markdown(plan: Plan, language: Language, *, dry: bool) -> Iterator[str]:
    yield f"### {_heading(plan, dry=dry).in_language(language)}\n"
    lines = [_said(placed, plan, language) for placed in plan.placed]
    lines += [_asked(question, dry=dry).in_language(language) for question in plan.questions]
    if lines:
        yield "\n" + "".join(f"- {line.translate(_MARKDOWN)}\n" for line in lines)
    if plan.findings:
        title = Text("Không ghi được, hoặc cần xem lại", "Not recorded, or to be looked at")
        yield f"\n#### {title.in_language(language)}\n\n"
    for finding in plan.findings:
        yield f"- **{finding.rule.code}** {finding.message(language).translate(_MARKDOWN)}\n"
        yield f"  → {finding.remedy(language).translate(_MARKDOWN)}\n"


def _object(plan: Plan, language: Language, *, dry: bool) -> dict[str, object]:
    return {
        "dry_run": dry,
        "recorded": [_statement(placed) for placed in plan.placed],
        "asked": [{"request": q.request.number, "people": list(q.people.values())} for q in plan.questions],
        "findings": json.loads(render(plan.findings, "json", language)),
    }


def _statement(placed: Placed) -> dict[str, object]:
    said = placed.said.statement
    return {
        "event": said.event,
        "key": str(said.key),
        "person": said.person,
        "role": said.role,
        "shelf": said.shelf,
        "stage": said.stage,
        "tree": said.tree,
        "request": placed.claim.source.pull_request,
        "review": placed.claim.source.review,
        "published": [change.shelf for change in placed.changes],
    }


def _heading(plan: Plan, *, dry: bool) -> Text:
    number = len(plan.placed)
    if not number:
        return Text("Không có gì mới để ghi vào sổ duyệt.", "Nothing new to record.")
    if dry:
        return Text(f"Sẽ ghi {number} lời vào sổ duyệt:", f"{number} statements would be recorded:")
    return Text(f"Đã ghi {number} lời vào sổ duyệt:", f"Recorded {number} statements:")


def _said(placed: Placed, plan: Plan, language: Language) -> str:
    said, source = placed.said.statement, placed.claim.source
    event = _EVENTS[said.event].in_language(language)
    who = said.person or f"{source.forge}:{source.user}"
    label = _label(said, plan)
    stage = f" – {label}" if label else ""
    changes = [change for change in placed.changes if change.tree is not None]
    shown = [shelf_name(change.shelf).in_language(language) for change in changes]
    published = f" → {', '.join(shown)}" if shown else ""
    reasons = f": {printable(said.reasons)}" if said.reasons else ""
    request = name_of(source.forge, source.pull_request)
    return f"{request} {said.key}: {who} {event}{stage}{published}{reasons}"


def _label(said: Statement, plan: Plan) -> str:
    """What the policy calls the stage of a statement; "" where it takes none."""
    if said.key == ORGANISATION:
        return plan.judgement.authority.policy.organisation.label
    stages = plan.judgement.authority.policy.stages_of(said.shelf, said.facts.kind)
    return next((one.label for one in stages if one.stage == said.stage), said.stage)


def _asked(question: Question, *, dry: bool) -> Text:
    name, people = question.request.name, ", ".join(question.people.values())
    if dry:
        return Text(f"{name}: cần mời duyệt: {people}", f"{name}: to be asked: {people}")
    return Text(f"{name}: đã mời duyệt: {people}", f"{name}: asked to review: {people}")
