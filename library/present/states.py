"""The staff page that says where every resource stands, who is waited for and how long stages take."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from library.addresses import STATES, states_page
from library.approval.adoption import Adoption, AdoptionState
from library.approval.days import day_of
from library.approval.model import Key
from library.approval.school_sum import SchoolSum
from library.approval.status import FINISHED, State, Status
from library.approval.turnaround import Turnaround
from library.organisation import Organisation, School
from library.pages.staff import Queue, SchoolStates, StaffRow, StaffView, StageTime, StateTone
from library.pages.views import Link, SiteView
from library.present.context import day_label
from library.present.reviews import command, review_link
from library.present.ways import home_crumb

_LABELS: dict[State, tuple[str, StateTone]] = {
    State.UNREADABLE: ("Có lỗi, chưa đọc được", "returned"),
    State.DRAFT: ("Bản nháp", "draft"),
    State.WAITING: ("Đang chờ", "waiting"),
    State.RETURNED: ("Trả lại, cần sửa", "returned"),
    State.WITHDRAWN: ("Đã thu hồi", "gone"),
    State.APPROVED: ("Đã công bố", "good"),
    State.HANDED_IN: ("Đã gửi, chưa có ở nhánh chính", "waiting"),
    State.GONE: ("Không còn ở bản mới nhất", "gone"),
}
_ADOPTED: dict[AdoptionState, tuple[str, StateTone]] = {
    AdoptionState.WAITING: ("Chờ nhận dùng", "waiting"),
    AdoptionState.OUTDATED: ("Bản gốc đã có bản mới", "returned"),
    AdoptionState.WITHDRAWN: ("Bản gốc đã thu hồi", "gone"),
    AdoptionState.CURRENT: ("Đang dùng", "good"),
}
_TITLE = "Tình trạng duyệt"
_ASKED = (State.WAITING, State.HANDED_IN)
"""The states in which somebody is asked to look."""


def states_view(
    statuses: Iterable[Status],
    adopted: Iterable[tuple[Adoption, str]],
    times: Iterable[Turnaround],
    sheets: Mapping[Key, str],
    organisation: Organisation,
    view: SiteView,
    now: datetime,
) -> StaffView:
    """A row a resource, those that wait the longest first; then what is `adopted`, with its title.

    `sheets` are the addresses of sheets of approval.
    """
    ordered = sorted(statuses, key=_urgency)
    states = list(_ADOPTED)
    taken = sorted(adopted, key=lambda one: (states.index(one[0].state), one[0].since, one[0].key))
    own = [
        (_row(one, sheets, organisation, now), one.waiting_for if _is_asked(one) else ()) for one in ordered
    ]
    others = [(_adopted_row(one, title, sheets, organisation, now), one.waiting_for) for one, title in taken]
    return StaffView(
        site=view,
        path=STATES,
        title=_TITLE,
        rows=tuple(row for row, _ in (*own, *others)),
        queues=tuple(_queues((*own, *others), organisation)),
        times=tuple(_time(one) for one in times),
        section="states",
        note="Trang nội bộ: chỉ dành cho giáo viên và cán bộ quản lí.",
    )


def district_states_view(
    sums: Mapping[str, SchoolSum],
    statuses: Sequence[Status],
    times: Iterable[Turnaround],
    sheets: Mapping[Key, str],
    organisation: Organisation,
    view: SiteView,
    now: datetime,
) -> StaffView:
    """What is not finished in the whole district, and how each school stands.

    `statuses` are of all resources that are in none of the sums of schools.
    """
    unfinished = [status for status in statuses if status.notices or status.state not in FINISHED]
    shown = states_view(unfinished, (), times, sheets, organisation, view, now)
    return replace(shown, schools=tuple(_schools(sums, statuses, organisation)))


def school_states_view(
    school: School,
    statuses: Iterable[Status],
    sheets: Mapping[Key, str],
    organisation: Organisation,
    view: SiteView,
    now: datetime,
) -> StaffView:
    """A row a resource of one school, on the district's site."""
    path = states_page(school.id)
    here = {key: f"../{href}" for key, href in sheets.items()}
    name = school.name_at(day_of(now))
    return replace(
        states_view(statuses, (), (), here, organisation, view, now),
        path=path,
        title=f"{_TITLE}: {name}",
        crumbs=(home_crumb(path), Link(_TITLE, f"../{STATES}")),
        queues=(),
    )


def _schools(
    sums: Mapping[str, SchoolSum], statuses: Iterable[Status], organisation: Organisation
) -> Iterator[SchoolStates]:
    by_school: dict[str, list[Status]] = {}
    for status in statuses:
        by_school.setdefault(status.key.school, []).append(status)
    for school in organisation.schools.values():
        own = [status for status in by_school.get(school.id, ()) if status.state is not State.GONE]
        known = sums.get(school.id)
        published = known.published if known is not None else 0
        if known is not None or school.id in by_school:
            yield SchoolStates(
                name=school.short_name,
                href=states_page(school.id),
                total=published + len(own),
                published=published + sum(status.state is State.APPROVED for status in own),
                waiting=sum(map(_is_asked, own)),
            )


def _is_asked(status: Status) -> bool:
    return status.state in _ASKED and status.stage is not None


def _queues(
    waiting: Iterable[tuple[StaffRow, tuple[str, ...]]], organisation: Organisation
) -> Iterator[Queue]:
    """What waits for each person, whoever has most to do first."""
    own: dict[str, list[StaffRow]] = {}
    for row, people in waiting:
        for person in people:
            # A row shows the command of the first who is asked; each person types their own name.
            typed = row.command.replace(f"--as {people[0]}", f"--as {person}")
            own.setdefault(person, []).append(replace(row, command=typed))
    for person, rows in sorted(own.items(), key=lambda one: (-len(one[1]), one[0])):
        yield Queue(anchor=person, person=_name(person, organisation), rows=tuple(rows))


def _urgency(status: Status) -> tuple[object, ...]:
    order = list(_LABELS)
    since = status.since.timestamp() if status.since else 0.0
    waiting_first = (State.WAITING, State.HANDED_IN, State.RETURNED, State.UNREADABLE)
    place = order.index(State.WAITING if _is_asked(status) else status.state)
    return (status.state not in waiting_first, not status.notices, place, since, status.key)


def _row(status: Status, sheets: Mapping[Key, str], organisation: Organisation, now: datetime) -> StaffRow:
    label, tone = _LABELS[status.state]
    if _is_asked(status) and status.stage is not None:
        label = f"Chờ: {status.stage.label}"
    shown = _is_asked(status) or status.state in (State.WAITING, State.RETURNED)
    names = [_name(person, organisation) for person in status.waiting_for] if shown else []
    review = review_link(status.review, organisation.district)
    asked = status.waiting_for[0] if _is_asked(status) and status.waiting_for else ""
    return StaffRow(
        key=str(status.key),
        title=status.title,
        state_label=label,
        tone=tone,
        waiting_for=", ".join(names),
        since=day_label(status.since) if status.since else "",
        waited=_days(now - status.since) if status.since and shown else "",
        note=_note(status),
        review=review,
        command=command(status.key, asked) if asked and review is None else "",
        sheet_href=sheets.get(status.key, ""),
    )


def _adopted_row(
    adoption: Adoption, title: str, sheets: Mapping[Key, str], organisation: Organisation, now: datetime
) -> StaffRow:
    label, tone = _ADOPTED[adoption.state]
    if adoption.stage is not None:
        label = f"{label}: {adoption.stage.label}"
    school = organisation.schools.get(adoption.key.school)
    notes = {
        AdoptionState.OUTDATED: "Trang đang giữ bản đã nhận dùng; tổ chuyên môn xem và duyệt bản mới.",
        AdoptionState.WITHDRAWN: adoption.reasons or "Học liệu đã được gỡ khỏi trang.",
    }
    note = notes.get(adoption.state, "")
    asked = adoption.waiting_for[0] if adoption.waiting_for else ""
    return StaffRow(
        key=str(adoption.key),
        title=title,
        state_label=label,
        tone=tone,
        waiting_for=", ".join(_name(person, organisation) for person in adoption.waiting_for),
        since=day_label(adoption.since),
        waited=_days(now - adoption.since) if asked else "",
        note=f"Của {school.name if school else adoption.key.school}. {note}".strip(),
        command=f"{command(adoption.key, asked)} --adopt-for {adoption.adopter}" if asked else "",
        sheet_href=sheets.get(adoption.key, ""),
    )


def _note(status: Status) -> str:
    told = [f"Đang có thông báo: {notice.reasons}" for notice in status.notices]
    return " ".join(part for part in (_note_of_state(status), *told) if part)


def _note_of_state(status: Status) -> str:
    if status.reasons:
        return status.reasons
    if status.published and not status.is_published_version and status.state is not State.GONE:
        return "Trang đang giữ phiên bản đã duyệt trước đó."
    if status.state is State.WAITING and status.stage is None:
        return "Quy trình duyệt của kệ này chưa đọc được; xem lại policy.yml."
    if _is_asked(status) and not status.waiting_for:
        return "Chưa có ai giữ vai trò này; xem lại people.yml."
    return ""


def _time(one: Turnaround) -> StageTime:
    return StageTime(label=one.label, count=one.count, middle=_days(one.middle), longest=_days(one.longest))


def _days(span: timedelta) -> str:
    """A span in whole days; within one day, as that."""
    return f"{span.days} ngày" if span.days >= 1 else "trong ngày"


def _name(person: str, organisation: Organisation) -> str:
    known = organisation.people.get(person)
    return known.name if known else person
