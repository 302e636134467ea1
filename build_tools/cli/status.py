"""`hoclieu status`: where resources stand, who is waited for, and since when."""

import argparse
import sys
from collections.abc import Iterable
from functools import partial

from build_tools.approving import organisation_waits_for
from build_tools.cli.exit_codes import FINDINGS, OK, USAGE
from build_tools.cli.judged import judged
from build_tools.cli.keys import read_key, unknown_key
from build_tools.cli.language import Words
from build_tools.cli.repository_options import add_cache, add_revision, chosen_cache, now, opened
from build_tools.judgement import Judgement
from build_tools.report import render
from build_tools.selections import changes_of
from library.approval.adoption import AdoptionState
from library.approval.in_force import ORGANISATION
from library.approval.labels import CAUSES, NOBODY, shelf_name
from library.approval.model import SHELVES, Key
from library.approval.status import State, Status
from library.present.context import day_label
from library.rules import approval as rules

_LABELS = {
    State.UNREADABLE: ("có lỗi", "has errors"),
    State.DRAFT: ("bản nháp", "draft"),
    State.WAITING: ("đang chờ", "waiting"),
    State.RETURNED: ("bị trả lại", "returned"),
    State.WITHDRAWN: ("đã thu hồi", "withdrawn"),
    State.APPROVED: ("đã duyệt", "approved"),
    State.HANDED_IN: ("đã gửi, chưa có ở nhánh chính", "handed in, not on main"),
    State.GONE: ("không còn ở bản mới", "gone from the tip"),
}
_ADOPTED = {
    AdoptionState.WAITING: ("chờ nhận dùng", "to be adopted"),
    AdoptionState.OUTDATED: ("gốc có bản mới", "original newer"),
    AdoptionState.WITHDRAWN: ("gốc đã thu hồi", "original gone"),
    AdoptionState.CURRENT: ("đã nhận dùng", "adopted"),
}


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    add_revision(parser, words)
    add_cache(parser, words)
    parser.add_argument(
        "key", nargs="?", metavar="KEY",
        help=words("mã học liệu, ví dụ mau-thcs-01/phan-so", "a resource, e.g. mau-thcs-01/phan-so"),
    )  # fmt: skip


def run(options: argparse.Namespace, words: Words) -> int:
    with opened(options, words) as place:
        if place is None:
            return USAGE
        judgement = judged(place, words, chosen_cache(options))
        if judgement is None:
            return FINDINGS
        changes = changes_of(judgement).asked()
    known = sorted({*judgement.bundles, *judgement.standings})
    if options.key is not None:
        key = read_key(options.key)
        if key == ORGANISATION:
            sys.stdout.writelines(f"{line}\n" for line in _organisation(judgement, words))
            return OK
        if key not in known:
            return unknown_key(options.key, [*known, ORGANISATION], words)
        known = [key]
    statuses = [judgement.status(key, now(), partial(changes.of, key)) for key in known]
    if options.key is not None:
        sys.stdout.write(_one(statuses[0], judgement, words))
    else:
        sys.stdout.writelines(_table(statuses, judgement, words))
    return OK


def _table(statuses: list[Status], judgement: Judgement, words: Words) -> Iterable[str]:
    if judgement.branch.tip is None:
        missing = [finding for finding in judgement.findings if finding.rule is rules.NO_LEDGER]
        yield render(missing, "text", words.language)
    busy = [s for s in statuses if s.state is not State.APPROVED or s.notices]
    for status in sorted(busy, key=lambda s: (s.state, s.key)):
        yield f"{_state(status, words):<14} {status.key}  {_waiting(status, judgement, words)}\n"
    waiting = organisation_waits_for(judgement, now())
    if waiting is not None:
        names = ", ".join(f"{_name(one.person, judgement)} [{one.person}]" for one in waiting.present)
        yield f"{words(*_LABELS[State.WAITING]):<14} {ORGANISATION}  {names or '–'}\n"
    yield from _adopted(judgement, words)
    done = len(statuses) - len(busy)
    yield words(f"{done} học liệu đã duyệt xong.\n", f"{done} resources are fully approved.\n")


def _organisation(judgement: Judgement, words: Words) -> Iterable[str]:
    """Which people and policy are in force, and what is waited for where main holds others."""
    yield words(f"{ORGANISATION}: danh sách người và quy trình", f"{ORGANISATION}: people and policy")
    reigns = judgement.in_force.reigns
    yield words(
        f"  đang có hiệu lực: bản thứ {len(reigns)}, từ dòng {max(reigns[-1].first, 1)} của sổ duyệt",
        f"  in force: no. {len(reigns)}, from line {max(reigns[-1].first, 1)} of the ledger on",
    )
    able = organisation_waits_for(judgement, now())
    if able is None:
        return
    for approval in judgement.in_force.pending.get(judgement.tip_organisation_tree, ()):
        name, day = _name(approval.person, judgement), day_label(approval.at)
        yield words(f"  bản mới đã có: {name}, {day}", f"  the new one has: {name}, {day}")
    names = ", ".join(f"{_name(one.person, judgement)} [{one.person}]" for one in able.present)
    yield words(f"  bản mới đang chờ: {names or '–'}", f"  the new one waits for: {names or '–'}")
    if able.present:
        command = f"hoclieu approve {ORGANISATION} --as {able.present[0].person}"
        yield words("  để duyệt: ", "  to approve: ") + command


def _adopted(judgement: Judgement, words: Words, key: Key | None = None) -> Iterable[str]:
    """What schools took over from others and somebody must look at; of one resource, all of it."""
    for one, _ in judgement.adoptions(now()):
        if one.key == key or (key is None and one.state is not AdoptionState.CURRENT):
            names = ", ".join(f"{_name(person, judgement)} [{person}]" for person in one.waiting_for)
            stage = f"  {one.stage.label}: {names or words.of(NOBODY)}" if one.stage is not None else ""
            state = words(*_ADOPTED[one.state])
            day = words(f"từ {day_label(one.since)}", f"since {day_label(one.since)}")
            yield f"{state:<14} {one.key} → {one.adopter}{stage}  {day}\n"


def _one(status: Status, judgement: Judgement, words: Words) -> str:
    lines = [f"{status.key}: {status.title}", f"  {_state(status, words)}"]
    waiting = _waiting(status, judgement, words)
    lines += [f"  {waiting}"] if waiting else []
    for shelf in SHELVES:
        version = (status.published or {}).get(shelf)
        if version is None:
            continue
        names = ", ".join(f"{a.label}: {_name(a.person, judgement)}" for a in version.approvals)
        day = day_label(version.at)
        lines.append(
            words(
                f"  trên {shelf_name(shelf).vi}: phiên bản {version.ordinal}, {day} – {names}",
                f"  on {shelf_name(shelf).en}: version {version.ordinal}, {day} – {names}",
            )
        )
    lines += _notices(status, judgement, words)
    if status.published and not status.is_published_version:
        lines.append(
            words(
                "  bản mới nhất khác phiên bản trên trang; trang giữ bản đã duyệt",
                "  the tip differs from what is published; the site keeps the approved version",
            )
        )
    if status.stage is not None and status.waiting_for:
        lines.append(
            words("  để duyệt: ", "  to approve: ")
            + f"hoclieu approve {status.key} --as {status.waiting_for[0]}"
        )
    adopted = "".join(f"  {line}" for line in _adopted(judgement, words, status.key))
    return "\n".join(lines) + "\n" + adopted


def _notices(status: Status, judgement: Judgement, words: Words) -> Iterable[str]:
    for notice in status.notices:
        name, day = _name(notice.person, judgement), day_label(notice.at)
        left_out = ", ".join(notice.questions)
        note = words(f" (không tính điểm: {left_out})", f" (not scored: {left_out})") if left_out else ""
        yield words(
            f"  thông báo của {name}, {day}: {notice.reasons}{note}",
            f"  notice of {name}, {day}: {notice.reasons}{note}",
        )


def _state(status: Status, words: Words) -> str:
    return words(*_LABELS[status.state])


def _waiting(status: Status, judgement: Judgement, words: Words) -> str:
    since = (
        words(f" từ {day_label(status.since)}", f" since {day_label(status.since)}") if status.since else ""
    )
    if status.state is State.WAITING and status.stage is not None:
        names = ", ".join(f"{_name(p, judgement)} [{p}]" for p in status.waiting_for)
        return f"{status.stage.label}: {names or words.of(NOBODY)}{_instead(status, judgement, words)}{since}"
    if status.notices and status.state is State.APPROVED:
        notice = status.notices[-1]
        day = day_label(notice.at)
        return words(f"thông báo: {notice.reasons} (từ {day})", f"notice: {notice.reasons} (since {day})")
    if status.reasons:
        # Reasons are a sentence: without brackets it would be they that hold since that day.
        return status.reasons + (f" ({since.strip()})" if since else "")
    return since.strip()


def _instead(status: Status, judgement: Judgement, words: Words) -> str:
    """For whom those who are waited for stand in, and why."""
    roles = judgement.vocabulary.person_roles
    causes = [
        f"{words.of(roles[over.role].label)}: {words.of(CAUSES[over.cause])}" for over in status.passed_over
    ]
    return f" ({'; '.join(causes)})" if causes else ""


def _name(person: str, judgement: Judgement) -> str:
    known = judgement.organisation.people.get(person)
    return known.name if known else person
